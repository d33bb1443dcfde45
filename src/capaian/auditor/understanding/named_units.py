"""Units that the name of what is measured rules out: a number of visits is no share of them."""

from __future__ import annotations

import re
from typing import Final

PERCENT_WORDS: Final = re.compile(r"%|persen|persentase|prosentase")
"""Words for percent in a column of units, in small letters."""
_MEASURE: Final = re.compile(r"(?:persentase|prosentase|indeks|index)\b", re.IGNORECASE)
"""Words at the head of a name for what is reckoned, never counted."""
_OF_SHARE: Final = re.compile(r"(?:persentase|prosentase)\b", re.IGNORECASE)
_GRADED: Final = re.compile(r"indeks|index|level|predikat|kategori")
"""What no share is; `nilai` and `angka` stand for any figure."""
_NO_SHARE: Final = re.compile(
    r"(?:jumlah|banyaknya)\s+(?!persen)|(?:rata-?\s?rata\s+|rerata\s+)?(?:waktu|lama(?:nya)?|durasi)\s",
    re.IGNORECASE,
)
_COUNTED: Final = re.compile(
    r"orang|jiwa|pegawai|peserta|jenis|unit|buah|paket|set|kali|dokumen|laporan|berkas|lembar|keping|akta|buku|kegiatan"
    r"|hari(?: kerja)?|jam|menit|bulan|ton|kg|ha|km|km²|desa|kecamatan"
)


_KINDS: Final = (
    PERCENT_WORDS,
    re.compile(r"indeks|index|nilai|skor|score|poin|point|angka|level|predikat|kategori"),
    re.compile(r"orang|jiwa|penduduk|pegawai|peserta|responden"),
    re.compile(r"unit|buah|bh|paket|set|kali|keg|kegiatan"),
    re.compile(r"hari(?: kerja)?|hr"),
    re.compile(r"dokumen|dok|laporan|lap|berkas|lembar|keping|akta|buku"),
)
"""Words for units that reports use in turn for one thing."""


def kind_of_unit(unit: str) -> int | str:
    """Return what a unit counts, alike for words that reports use in turn; the word where it is none of them.

    Examples:
        >>> kind_of_unit("lembar") == kind_of_unit("Dok."), kind_of_unit("orang") == kind_of_unit("buah")
        (True, False)
        >>> kind_of_unit("ton")
        'ton'
    """
    word = unit.casefold().strip(" .()")
    return next((number for number, words in enumerate(_KINDS) if words.fullmatch(word)), word)


def is_ruled_out(name: str, unit: str) -> bool:
    """Say whether a thing of this name is never measured in this unit.

    Examples:
        >>> is_ruled_out("Jumlah tamu", "Persen"), is_ruled_out("Jumlah tamu", "orang")
        (True, False)
        >>> is_ruled_out("Persentase jalan mantap", "hari"), is_ruled_out("Persentase jalan mantap", "%")
        (True, False)
        >>> is_ruled_out("Indeks kelulusan", "orang"), is_ruled_out("Indeks kelulusan", "poin")
        (True, False)
        >>> is_ruled_out("Persentase jalan mantap", "level"), is_ruled_out("Persentase jalan mantap", "nilai")
        (True, False)
    """
    word = unit.casefold().strip(" .()")
    if PERCENT_WORDS.fullmatch(word):
        return _NO_SHARE.match(name) is not None
    if _OF_SHARE.match(name) and _GRADED.fullmatch(word):
        return True
    return _MEASURE.match(name) is not None and _COUNTED.fullmatch(word) is not None
