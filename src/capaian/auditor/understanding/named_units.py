"""Units that the name of what is measured rules out: a number of visits is no share of them."""

from __future__ import annotations

import re
from enum import StrEnum
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


class _Measure(StrEnum):
    """What a unit measures; nothing is measured in units of two of these."""

    AREA = r"ha|hektare?|km2|km²|m2|m²|meter persegi"
    MONEY = r"rp|rupiah|(?:ribu|juta|miliar|milyar) rupiah|rp\.? ?(?:ribu|juta|miliar|milyar)"
    PERSONS = r"orang|jiwa|pegawai|peserta|siswa|wisatawan"
    EVENTS = r"kejadian|peristiwa|kecelakaan"
    TIMES = r"kasus|kali|perkara"
    WEIGHT = r"ton|kg|kilogram|kuintal"
    VOLUME = r"liter|m3|m³|meter kubik"
    LENGTH = r"km|kilometer|meter|m"
    SPAN = r"hari(?: kerja)?|jam|menit|bulan|detik"
    LEVEL = r"level|predikat|kategori|opini"


_UNITS: Final = {measure: re.compile(measure.value) for measure in _Measure}
_LOOSELY: Final = (
    {_Measure.PERSONS, _Measure.TIMES},
    {_Measure.EVENTS, _Measure.TIMES},
    {_Measure.AREA, _Measure.LENGTH},
    {_Measure.WEIGHT, _Measure.VOLUME},
)
"""Measures whose words stand for each other: people and their cases, tons of water and their litres."""
_NAMES: Final = {
    _Measure.AREA: r"luas\w*|lahan|sawah|areal|hutan|kawasan|permukiman|ruang terbuka",
    _Measure.MONEY: r"penerimaan|pendapatan|retribusi|pajak|investasi|om[sz]et|pdrb|penjualan|nilai",
    _Measure.PERSONS: r"orang|penduduk|pegawai|peserta|siswa|wisatawan|pekerja|korban|pencari kerja|lulusan",
    _Measure.EVENTS: r"kejadian|kecelakaan|kebakaran|bencana|konflik|gangguan|pelanggaran",
    _Measure.TIMES: r"kasus|kunjungan|perkara|frekuensi",
    _Measure.WEIGHT: r"produksi|tangkapan|timbulan|sampah|panen",
    _Measure.VOLUME: r"volume|debit|susu|air",
    _Measure.LENGTH: r"panjang|jarak",
    _Measure.SPAN: r"waktu|lama|durasi",
    _Measure.LEVEL: r"tingkat|maturitas|level|predikat|kapabilitas|opini|kematangan",
}
_NAMED_FOR: Final = {
    measure: re.compile(rf"\b(?:{words})\b", re.IGNORECASE) for measure, words in _NAMES.items()
}


def _measure_of(unit: str) -> _Measure | None:
    word = unit.casefold().strip(" .()")
    return next((measure for measure, words in _UNITS.items() if words.fullmatch(word)), None)


def are_unlike(one: str, other: str) -> bool:
    """Say whether two units measure what nobody takes for each other: accidents and hectares.

    Examples:
        >>> are_unlike("Kejadian", "Hektar"), are_unlike("Rupiah", "Orang"), are_unlike("Level", "Orang")
        (True, True, True)
        >>> are_unlike("Orang", "Kasus"), are_unlike("Ha", "Hektar"), are_unlike("Nilai", "Orang")
        (False, False, False)
    """
    measures = {_measure_of(one), _measure_of(other)}
    return None not in measures and len(measures) > 1 and measures not in _LOOSELY


def is_measured_in(name: str, unit: str) -> bool:
    """Say whether a name has words for what a unit measures.

    Examples:
        >>> is_measured_in("Luas sawah", "Ha"), is_measured_in("Jumlah kecelakaan", "Ha")
        (True, False)
    """
    measure = _measure_of(unit)
    return measure is not None and _NAMED_FOR[measure].search(name) is not None


def is_counted(unit: str) -> bool:
    """Say whether there are only whole numbers of a unit.

    Examples:
        >>> is_counted("Orang"), is_counted("Ton")
        (True, False)
    """
    return _measure_of(unit) in (_Measure.PERSONS, _Measure.EVENTS, _Measure.TIMES)
