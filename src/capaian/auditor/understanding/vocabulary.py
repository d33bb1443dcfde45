"""Words of the field, as heads of tables use them, and what they say about a column."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import Final


class Role(StrEnum):
    """What a column holds."""

    NUMBER = "nomor"
    LABEL = "uraian"
    TARGET = "target"
    ACTUAL = "realisasi"
    ACHIEVEMENT = "capaian"
    BUDGET = "pagu"
    SPENT = "belanja"
    ABSORPTION = "serapan"
    EFFICIENCY = "efisiensi"
    WHOLE = "penyebut"
    PART = "pembilang"
    SHARE = "persentase"
    TOTAL = "jumlah"
    CHANGE = "perubahan"
    RANK = "peringkat"
    CATEGORY = "kategori"
    MEAN = "nilai rata-rata"
    INDEX = "indeks"
    UNIT = "satuan"
    TREND = "arah"


_WORDS: Final[Mapping[Role, str]] = {
    Role.NUMBER: r"^no\b|^nomor\b",
    Role.UNIT: r"\bsatuan\b",
    Role.TREND: r"naik\s*/|\bkecenderungan\b|\btren\b",
    Role.CATEGORY: r"\bkategori\b|\bpredikat\b|\bkriteria\b|\bnotifikasi\b|\bmutu\b",
    Role.RANK: r"\bperingkat\b|\branking\b|\brank\b",
    Role.EFFICIENCY: r"\befisien",
    Role.ABSORPTION: r"\b(?:pen(?:y|g)?erapan|serapan|daya serap)\b",
    Role.CHANGE: r"\bselisih\b|\bperubahan\b|\bkenaikan\b|\bpenurunan\b|\bnaik\b|\bturun\b"
    r"|lebih\s*/?\s*\(?kurang",
    Role.ACHIEVEMENT: r"\bcapaian\b|\bpencapaian\b|\bketercapaian\b|\btingkat kemajuan\b",
    Role.BUDGET: r"\bpagu\b|\banggaran\b|\balokasi\b|\bplafon\b",
    Role.SPENT: r"\brealisasi (?:anggaran|keuangan|belanja|biaya)\b|\bpenggunaan anggaran\b|\bbelanja\b",
    Role.TARGET: r"\btarget\b|\brencana\b",
    Role.ACTUAL: r"\brealisasi\b|\bkinerja nyata\b|\bhasil\b",
    Role.SHARE: r"%|\bpersen(?:tase)?\b|\bprosentase\b|\brati?o\b|\brasio\b|\bcakupan\b",
    Role.INDEX: r"\bindeks\b|\bikm\b|\bnrr tertimbang\b",
    Role.MEAN: r"\brata-?\s?rata\b|\bnrr\b|\bmean\b",
    Role.WHOLE: r"\bwajib\b|\bwktp\b|\bjumlah (?:penduduk|keluarga|anak|jiwa|kk)\b|\bdilaporkan\b"
    r"|\bseluruh\b",
    Role.PART: r"\bsudah\b|\bmemiliki\b|\brekam\w*|\bterbit\b|\bpenerbitan\b|\bcetak\b"
    r"|\bkepemilikan\b|\btercatat\b",
    Role.TOTAL: r"\bjumlah\b|\btotal\b",
}
_PATTERNS: Final = {role: re.compile(words, re.IGNORECASE) for role, words in _WORDS.items()}

MONEY: Final = re.compile(r"\brp\b|\brupiah\b|\bpagu\b|\banggaran\b|\bbelanja\b|\bbiaya\b", re.IGNORECASE)
TOTAL_ROW: Final = re.compile(
    r"^(?:jumlah|total|grand total|sub\s?total|capaian realisasi anggaran)\b", re.IGNORECASE
)
MEAN_ROW: Final = re.compile(r"^(?:rata-?\s?rata|nilai rata-?\s?rata|mean)\b", re.IGNORECASE)
AREA_ROW: Final = re.compile(r"^(?:kabupaten|kota|provinsi|kab\.?)\b", re.IGNORECASE)
"""A last or first row with the name of the whole area is its total."""


def roles_of(path: Iterable[str]) -> tuple[Role, ...]:
    """Return what the words of a head may mean, the innermost word first, the most telling role first.

    Examples:
        >>> [role.value for role in roles_of(("2023", "Capaian (%)"))][0]
        'capaian'
        >>> roles_of(("Realisasi Anggaran (Rp.)",))[0].value
        'belanja'
    """
    found: dict[Role, None] = {}
    for words in reversed([*path]):
        if _PATTERNS[Role.SPENT].search(words):
            found[Role.SPENT] = None
        found |= {role: None for role, pattern in _PATTERNS.items() if pattern.search(words)}
    return tuple(found)
