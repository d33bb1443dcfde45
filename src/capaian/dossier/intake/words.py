"""Words of headings and names, folded: what is a side, a whole, a group of spending, a total row."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from capaian.domain.period import MONTH_WORDS, PART_OF_YEAR_WORDS

DATE_WORDS: Final = frozenset(
    {"tahun", "thn", "ta", "anggaran", "semester", "smt", "triwulan", "tw", "bulan", "periode", "per"}
    | {"i", "ii", "iii", "iv", "s", "d", "sd", "sampai", "dengan", "tanggal", "keadaan"}
    | {word for word in MONTH_WORDS}
)
"""Words of a title that change from one delivery to the next."""
PERIOD_HEADS: Final = frozenset(
    {"tahun", "thn", "semester", "smt", "triwulan", "tw", "bulan", "bln", "periode"}
)
"""Words of headings of columns that say of which period a row is."""
PERIOD_PATTERN: Final = (
    rf"(?:{'|'.join(PART_OF_YEAR_WORDS.values())}|q|bulan|bln) ?(?:iv|i{{1,3}}|1[0-2]|[1-9])"
)
"""A numbered part of a year in a folded text, for a regular expression: `tw 1`, `semester ii`."""
_PARTS: Final = frozenset(
    {"l", "lk", "laki", "p", "pr", "perempuan", "wanita", "pria"}
    | {"operasi", "operasional", "modal", "transfer", "terduga", "pegawai"}
)
"""Sides of a figure: sexes, and groups of spending."""
_SEXES: Final = dict.fromkeys(("l", "lk", "laki", "pria"), "l") | dict.fromkeys(
    ("p", "pr", "perempuan", "wanita"), "p"
)
_WHOLES: Final = frozenset({"jml", "jumlah", "total", "lp", "seluruhnya"})
_NOISE: Final = frozenset(
    {"dinamis", "dan", "belanja", "kelompok", "rp", "nilai", "n", "orang", "jiwa", "tahun", "thn", "th"}
)
"""Words that tell no column from another one."""
_NEGATIONS: Final = re.compile(r"\b(?:tidak|tdk|tak|belum|blm|bukan|non|tanpa)\b(?! terduga\b)")
_TOTAL_ROW: Final = re.compile(
    r"(?:sub ?)?(?:jumlah|total|jml|grand total)\b.*|.*\b(?:seluruhnya|keseluruhan)"
)
_PERCENT: Final = re.compile(r"%|\b(?:persen|persentase|prosentase|persen\w*)\b", re.IGNORECASE)
_SCALES: Final = tuple(
    (re.compile(rf"\b(?:dalam )?(?:{words})(?: rupiah)?\b", re.IGNORECASE), scale)
    for words, scale in (
        (r"ribu(?:an)?|rb|(?:rp|x)\.? ?(?:1[.,])?000(?![.,]?\d)", 1_000),
        (r"juta(?:an)?|jt", 1_000_000),
        (r"mil[iy]ar(?:an)?", 1_000_000_000),
    )
)


class Side(StrEnum):
    """Which part of a figure a column holds."""

    PART = "part"
    """One of several that are added up: men, women, operations, capital."""
    WHOLE = "whole"
    """Said to be all of them."""
    NONE = ""
    """The heading says nothing of it."""


@dataclass(frozen=True, slots=True)
class HeadingWords:
    """A heading taken apart."""

    base: str
    """The words without side, folded."""
    side: Side
    is_percent: bool


def fold(text: str) -> str:
    """Return a text in small letters without signs and accents.

    Examples:
        >>> fold("KEPEMILIKAN_KTP-el (L+P)")
        'kepemilikan ktp el l p'
    """
    plain = unicodedata.normalize("NFKD", text.casefold()).encode("ascii", "ignore").decode()
    return " ".join(re.sub(r"[^a-z0-9]+", " ", plain).split())


def head_words(head: str) -> HeadingWords:
    """Take a heading apart.

    Examples:
        >>> head_words("LK_MMLK_DINAMIS"), head_words("Wajib KTP > L+P").side
        (HeadWords(base='mmlk', side=<Side.PART: 'part'>, is_percent=False), <Side.WHOLE: 'whole'>)
    """
    is_percent = _PERCENT.search(head.replace("_", " ")) is not None
    plain = re.sub(r"(?<![A-Za-z])L ?[+&/] ?P(?![A-Za-z])", "LP", head)
    for scale, _ in _SCALES:
        plain = scale.sub(" ", plain)
    words = re.sub(r"\b(?:tak|tidak)(?= terduga\b)", " ", fold(plain)).split()
    sides = {_SEXES.get(word, word) for word in words if word in _PARTS}
    wholes = {word for word in words if word in _WHOLES}
    # `LK_JML` are the men among all; `JML L P` are both.
    side = Side.PART if len(sides) == 1 else Side.WHOLE if wholes or sides else Side.NONE
    base = [word for word in words if word not in _PARTS | _WHOLES | _NOISE]
    return HeadingWords(" ".join(base), side, is_percent)


def negations_in(text: str) -> frozenset[str]:
    """Return the words of a text that make it the contrary.

    Examples:
        >>> negations_in("Blm Memiliki KIA"), negations_in("Belanja Tidak Terduga")
        (frozenset({'blm'}), frozenset())
    """
    return frozenset(_NEGATIONS.findall(fold(text)))


def is_total_row(name: str) -> bool:
    """Say whether the name of a row says that it sums others.

    Examples:
        >>> is_total_row("JUMLAH"), is_total_row("Muara Hulu")
        (True, False)
    """
    return _TOTAL_ROW.fullmatch(fold(name)) is not None


def bare_area_name(name: str) -> str:
    """Return the name of an area without its level, folded.

    Examples:
        >>> bare_area_name("KEC. MUARA HULU"), bare_area_name("Kab. Contoh")
        ('muarahulu', 'contoh')
    """
    words = re.sub(r"^(?:kec|kecamatan|kab|kabupaten|kota adm|kota|distrik|prov|provinsi)\b", "", fold(name))
    return words.replace(" ", "")


def scales_in(text: str) -> frozenset[int]:
    """Return by how much figures are to be multiplied, by the words of a title or heading.

    Examples:
        >>> scales_in("LAPORAN REALISASI (dalam jutaan rupiah)"), scales_in("Pagu (Rp. 000)")
        (frozenset({1000000}), frozenset({1000}))
    """
    return frozenset(scale for words, scale in _SCALES if words.search(text))
