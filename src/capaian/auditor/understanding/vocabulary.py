"""Words of the field, as heads of tables use them, and what they say about a column."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from enum import StrEnum
from functools import lru_cache
from typing import Final

from capaian.auditor.printed.worded import Worded
from capaian.auditor.understanding.direction_words import FELL, ROSE
from capaian.domain.policy import Trend


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
    Role.TREND: r"\bnaik\s*/|\bmeningkat\s*/|\bkecenderungan\b|\btren\b|\barah perubahan\b",
    Role.CATEGORY: r"\bkategori\b|\bpredikat\b|\bkriteria\b|\bnotifikasi\b|\bmutu\b",
    Role.RANK: r"\bperingkat\b|\brang?king\b|\brank\b"
    r"|^\W*(?:urutan|posisi)(?:\s+(?:ke|tahun|(?:19|20)\d\d))*\W*$",
    Role.EFFICIENCY: r"\befisien",
    Role.ABSORPTION: r"\b(?:pen(?:y|g)?erapan|serapan|daya serap)\b",
    Role.CHANGE: r"\bselisih\b|(?<!sebelum )(?<!sesudah )(?<!setelah )"
    r"(?<!pagu )(?<!anggaran )(?<!apbd )(?<!dpa )\bperubahan\b"
    r"|\bbertambah\b|\bberkurang\b|\bkenaikan\b|\bpenurunan\b|\bnaik\b|\bturun\b|\bsisa\b"
    r"|\bpertumbuhan\b|\bpeningkatan\b|\bpercepatan\b|\bperlambatan\b|\bdeviasi\b|\bgap\b|lebih\s*/?\s*\(?kurang"
    r"|^kekurangan\b",
    Role.ACHIEVEMENT: r"\bcapaian\b|\bpencapaian\b|\bketercapaian\b|%\s*kinerja\b|\bkinerja\s*\(\s*%"
    r"|\btingkat (?:kemajuan|keberhasilan)\b",
    Role.BUDGET: r"\bpagu\b|\banggaran\b|\balokasi\b|\bplafon\b|\bdpp?a\b",
    Role.SPENT: r"\brealisasi (?:anggaran|keuangan|belanja|biaya)\b|\bpenggunaan anggaran\b|\bbelanja\b",
    Role.TARGET: r"\btarget\b|\brencana\b|\bsasaran volume\b|\b(?:dijanjikan|diperjanjikan|direncanakan)\b"
    r"|^komitmen\b",
    Role.ACTUAL: r"\brealisasi\b|\bkinerja nyata\b|\bhasil\b"
    r"|^(?:yang )?(?:dicapai|diraih|terwujud|terpenuhi)\b",
    Role.SHARE: r"%|\bpersen(?:tase)?\b|\bprosentase\b|\brati?o\b|\brasio\b|\bcakupan\b",
    Role.INDEX: r"\bindeks\b|\bikm\b|\bnrr tertimbang\b",
    Role.MEAN: r"\brata-?\s?rata\b|\brerata\b|\bnrr\b|\bmean\b",
    Role.WHOLE: r"\bwajib\b|\bwktp\b|\bjumlah (?:penduduk|keluarga|anak|jiwa|kk)\b|\bdilaporkan\b"
    r"|\bseluruh\b",
    Role.PART: r"\bsudah\b|\bmemiliki\b|\brekam\w*|\bterbit\b|\bpenerbitan\b|\bcetak\b"
    r"|\bkepemilikan\b|\btercatat\b",
    Role.TOTAL: r"\bjumlah\b|\btotal\b|^(?:seluruhnya|keseluruhan|semua(?:nya)?|banyaknya|setahun)$",
}
_PATTERNS: Final = {role: re.compile(words, re.IGNORECASE) for role, words in _WORDS.items()}

PHYSICAL: Final = re.compile(r"\bfisik\b", re.IGNORECASE)
"""Progress of works: no share of money."""
REVENUE: Final = Worded(
    r"\bpendapatan\b|\bpenerimaan\b|\bretribusi\b|\bpajak daerah\b|\bhasil usaha\b|\bpad\b"
    r"|\bdana (?:transfer|perimbangan)\b"
)
"""What comes in may well exceed what was planned."""
AGAINST: Final = re.compile(r"\b(?:thdp?|terhadap|dibanding(?:kan)?)\b", re.IGNORECASE)
"""An achievement of one year against the target of another."""
NAMES: Final = re.compile(
    r"^(?:indikator|sasaran|tujuan|uraian|program|kegiatan|sub\s?kegiatan|unsur|jenis|nama)\b"
    r"|\b(?:keterangan|rencana tindak|penanggung\s?jawab|sumber data)\b",
    re.IGNORECASE,
)
"""Heads over names and remarks."""
QUOTIENT: Final = re.compile(
    r"\bkepadatan\b|\brati?o\b|\brasio\b|\bproduktivitas\b|\bbeban (?:kerja|layanan|tugas)\b"
    r"|\bharga satuan\b|\b(?:per|tiap|setiap)\s+[a-z]|[a-z\d²]\s*/\s*(?:[a-z]|\d+ )"
    r"|^rata-?\s?rata\b|^rerata\b",
    re.IGNORECASE,
)
"""How much of one thing there is for one of another: `Kepadatan (jiwa/km²)`, `Biaya per peserta`."""
MONEY: Final = re.compile(
    r"\brp\b|\brupiah\b|\bpagu\b|\banggaran\b|\bbelanja\b|\bbiaya\b|\bdpp?a\b", re.IGNORECASE
)
WIDER_CIRCLE: Final = re.compile(r"\b(?:nasional|provinsi|indonesia)\b", re.IGNORECASE)
"""A circle that has more members than the office: its figures are not those of the office."""
COMPARED_NEXT: Final = re.compile(
    r"\b(?:dan|serta|sedangkan)\b[^;:]{0,40}\bdibanding(?:kan)?\b", re.IGNORECASE
)
"""A second comparison of what was told before, not of the figure right before it."""
TOTAL_ROW: Final = re.compile(
    r"^(?:jumlah|total|grand total|sub[\s-]?(?:total|jumlah)|capaian realisasi anggaran)\b", re.IGNORECASE
)
PLAIN_TOTAL: Final = re.compile(
    r"^(?:(?:jumlah|total|grand total|sub[\s-]?(?:total|jumlah)|jumlah total|total jumlah)"
    r"(?:\s+(?:keseluruhan|seluruh(?:nya)?|umum|[ivx]+|\d+|[a-z]))?|capaian realisasi anggaran"
    r"|seluruhnya|keseluruhan|semua(?:nya)?|banyaknya|setahun)\s*[:.]?$",
    re.IGNORECASE,
)
"""A total and nothing else; more words may name a thing that is counted: `Jumlah penduduk`."""
TOTAL_OF_GROUP: Final = re.compile(
    r"^(?:jumlah|total|sub[\s-]?(?:total|jumlah))\s+(?:belanja|pendapatan|anggaran|pagu|sasaran|program|kegiatan|bidang|sk)\b",
    re.IGNORECASE,
)
"""The total of a group that its words name."""
BOUND: Final = re.compile(r"\b(?:maks(?:imum|imal)?|min(?:imum|imal)?)\b", re.IGNORECASE)
"""The most or least that a row may have is stated for it."""
LEAST: Final = "min"
"""How the words for the least begin."""
MEAN_ROW: Final = re.compile(
    r"^(?:(?:jumlah|total|nilai|capaian|persentase)\s*/?\s*)?(?:rata-?\s?rata|mean|rerata)\b", re.IGNORECASE
)
SHARE_ROW: Final = re.compile(r"^\W*(?:persen|prosentase|%|rasio\b|rata-?\s?rata\b|cakupan\b)", re.IGNORECASE)
"""A row of shares or means of the rows above it: its figures add up to nothing."""
BARE_MEAN: Final = re.compile(r"^(?:rata-?\s?rata|rerata)\W*$", re.IGNORECASE)
"""It names nothing that is a mean of its own, as `Rata-rata Lama Sekolah` does."""
MEAN_OF_ROW: Final = re.compile(
    r"^(?:nilai\s+)?(?:rata-?\s?rata|rerata)(?:\s+(?:nilai|indeks|skor|ikm|skm|capaian|tahun|tahunan|setahun|semester"
    r"|triwulan|bulanan|per|(?:19|20)\d\d))*[^\w]*$",
    re.IGNORECASE,
)
"""The head of a column that may be the mean of those before it: `Rata-rata`, `Rerata Tahunan`."""
MEAN_AND_TOTAL: Final = re.compile(
    r"^(?:rata-?\s?rata|mean|rerata)\s*(?:dan|/|&)\s*(?:jumlah|total)\b"
    r"|^(?:jumlah|total)\s*(?:dan|/|&)\s*(?:rata-?\s?rata|mean|rerata)\b",
    re.IGNORECASE,
)
"""One row for both: the mean of shares, the total of what adds up."""
_IN_BRACKETS: Final = re.compile(r"\s*[(][^()]*[)]")
AREA_ROW: Final = re.compile(r"^(?:kabupaten|kota|provinsi|kab\.?)\b", re.IGNORECASE)
"""A last or first row with the name of the whole area is its total."""
FORMER: Final = (
    r"(?:sebelum\s+(?:ada(?:nya)?\s+)?(?:perubahan|revisi|refocusing|pergeseran|penyesuaian|direvisi|diubah)"
    r"|semula|murni|(?:target|pagu|anggaran|rencana|kinerja)\s+awal)\b"
)
"""Of before a plan was revised."""
FORMER_HEAD: Final = re.compile(rf"\b{FORMER}", re.IGNORECASE)
INDEX_ROW: Final = re.compile(
    r"^(?:(?:nilai\s+)?(?:ikm|skm|indeks)\b|nilai (?:akhir|konversi|unit)\b)", re.IGNORECASE
)
"""The index of a service unit below those of the elements."""
CLASS_ROW: Final = re.compile(
    r"^(?:predikat|kategori|mutu|kriteria|kualifikasi|kinerja unit|nilai huruf|interpretasi|tingkat)\b",
    re.IGNORECASE,
)
"""Below numbered rows the class of what they come to: `Predikat | BB`."""
_UP: Final = re.compile(rf"^\W*(?:{ROSE}|peningkatan|kenaikan)\b", re.IGNORECASE)
_DOWN: Final = re.compile(rf"^\W*(?:{FELL}|penurunan)\b", re.IGNORECASE)
_STEADY: Final = re.compile(r"^\W*(?:tetap|stabil|sama)\b", re.IGNORECASE)


@lru_cache(maxsize=4096)
def trend_of(words: str) -> Trend | None:
    """Return the direction that a cell names; `None` if it names none.

    Examples:
        >>> trend_of("Naik"), trend_of("(turun)"), trend_of("12")
        (<Trend.UP: 'naik'>, <Trend.DOWN: 'turun'>, None)
    """
    patterns = ((Trend.UP, _UP), (Trend.DOWN, _DOWN), (Trend.STEADY, _STEADY))
    return next((trend for trend, pattern in patterns if pattern.match(words)), None)


def roles_of(path: Iterable[str]) -> tuple[Role, ...]:
    """Return what the words of a head may mean, the innermost word first, the most telling role first.

    Examples:
        >>> [role.value for role in roles_of(("2023", "Capaian (%)"))][0]
        'capaian'
        >>> roles_of(("Realisasi Anggaran (Rp.)",))[0].value
        'belanja'
    """
    return _roles_of(tuple(path))


@lru_cache(maxsize=4096)
def _roles_of(path: tuple[str, ...]) -> tuple[Role, ...]:
    """Heads are asked for again by every rule."""
    found: dict[Role, None] = {}
    for words in reversed(path):
        found |= dict.fromkeys(_roles_in(words))
    return tuple(found)


_NAME_OF_SHARE: Final = re.compile(
    r"^\W*(?:persentase|prosentase|persen|cakupan|rasio|tingkat|indeks|angka)\b", re.IGNORECASE
)
_OF_SHARES: Final = frozenset({Role.PART, Role.WHOLE})


@lru_cache(maxsize=4096)
def _roles_in(words: str) -> tuple[Role, ...]:
    """What one head may mean.

    A share is no part of another, whatever it is a share of: `Persentase kepemilikan KIA`.
    """
    of_shares = _OF_SHARES if _NAME_OF_SHARE.match(words) else frozenset()
    roles = [role for role, pattern in _PATTERNS.items() if role not in of_shares and pattern.search(words)]
    return (Role.SPENT, *roles) if Role.SPENT in roles else tuple(roles)


def without_brackets(text: str) -> str:
    """Return a name without what it has in brackets, such as its unit.

    Examples:
        >>> without_brackets("Konsumsi ikan (kg/kapita)"), without_brackets("Target (Ton) 2037")
        ('Konsumsi ikan', 'Target 2037')
    """
    return _IN_BRACKETS.sub("", text)
