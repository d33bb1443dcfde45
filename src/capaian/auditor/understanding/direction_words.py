"""Words of direction and of comparison: what rose or fell, what is more or less than another.

Rules take their words from here, so that each reads `menyusut` and `lebih singkat` as all others do. A noun
may be part of the name of a measure, and is no direction then: `persentase pengurangan sampah`.
"""

from __future__ import annotations

import re
from typing import Final

ROSE: Final = r"naik|meningkat|bertambah|tumbuh(?!\s+kembang)|melonjak|menanjak|terdongkrak|melebar|membesar"
"""What a thing did whose figure is larger now."""
FELL: Final = r"turun|menurun|berkurang|menyusut|merosot|anjlok|terpangkas|menciut|menyempit|mengecil"
GAPS: Final = frozenset(("melebar", "menyempit", "membesar", "mengecil"))
"""What gaps do: they neither rise nor fall."""
MOVED: Final = f"{ROSE}|{FELL}"
"""Verbs of either way."""
UNMOVED: Final = rf"(?!(?:{MOVED})\b)"
"""A word between a word of a way and its figure is none itself: `pengurangan sampah naik 2,30 poin`."""

_RISES: Final = "kenaikan|peningkatan|penambahan|pertambahan|lonjakan"
_FALLS: Final = "penurunan|pengurangan|penyusutan|pemangkasan|kemerosotan"
MOVE: Final = f"{_RISES}|{_FALLS}"
"""Nouns of either way, whatever they stand in."""
MOVES: Final = f"{MOVED}|{MOVE}|pertumbuhan"
"""Any word by which a figure may be a change, or that of another time."""
RAISED: Final = r"(?:me|di)naikk?an|(?:men|dit)ingkatkan"
LOWERED: Final = r"(?:men|dit)urunkan"
CAUSED: Final = f"{RAISED}|{LOWERED}"
"""What somebody did to a figure, or means to: `dinaikkan menjadi`, `untuk meningkatkan`."""

_BEFORE_NAMES: Final = "persentase tingkat laju target angka indeks rasio program upaya indikator"
_HAPPENED: Final = "mengalami terjadi terdapat ada adanya menunjukkan mencatat mencatatkan berupa"
_QUANTITIES: Final = (
    "dari angka jumlah nilai persentase tingkat indeks skor capaian realisasi cakupan rata prevalensi"
    " proporsi rasio kasus waktu serapan penyerapan anggaran pagu target"
)
_NO_NAME: Final = "".join(rf"(?<!\b{word} )" for word in _BEFORE_NAMES.split())
_TOLD: Final = "|".join(rf"(?<=\b{word} )" for word in _HAPPENED.split())
_OF_QUANTITY: Final = rf"(?=\s+(?:{'|'.join(_QUANTITIES.split())})\b)"


def _no_name(nouns: str) -> str:
    """Return nouns where nothing before them makes them the name of a measure."""
    return f"{_NO_NAME}(?:{nouns})"


def _surely(nouns: str) -> str:
    """Return nouns that are no name for sure: `penurunan angka kematian`, `mengalami kenaikan`."""
    return f"(?:{_TOLD})(?:{nouns})|{_no_name(nouns)}{_OF_QUANTITY}"


RISE: Final = _no_name(_RISES)
"""What that is called by which a thing rose."""
FALL: Final = _no_name(_FALLS)
UP: Final = f"{ROSE}|{RISE}"
DOWN: Final = f"{FELL}|{FALL}"
WAY: Final = f"(?:(?P<up>{UP})|(?P<down>{DOWN}))"
"""Either way; groups tell which."""
WENT: Final = f"(?:(?P<up>{ROSE}|{_surely(_RISES)})|(?P<down>{FELL}|{_surely(_FALLS)}))"
"""Either way, where both levels follow: `pengurangan sampah dari 20% menjadi 22%` is a rise."""

MORE: Final = r"lebih\s+(?:tinggi|besar|banyak|lama|lambat|panjang|luas)"
LESS: Final = r"lebih\s+(?:rendah|kecil|sedikit|cepat|singkat|pendek|sempit)"
"""Fewer days are less, however welcome."""
UNLIKE: Final = f"{MORE}|{LESS}"
THAN: Final = r"(?:dari(?:pada)?|ketimbang|terhadap|(?:di)?banding(?:kan)?(?:\s+dengan)?)"
"""Right before what a level is held against."""
SPEED: Final = re.compile(r"cepat|lambat", re.IGNORECASE)
"""In words by which a thing may be better where its measure is less: `lebih cepat`."""
EARLIER: Final = re.compile(
    r"\b(?:tahun|triwulan|semester|bulan|periode)\s+(?:lalu|sebelumnya)\b|\btahun\s+(?P<year>(?:19|20)\d\d)\b",
    re.IGNORECASE,
)
"""A time before, by its year or not: `tahun 2022`, `triwulan sebelumnya`."""
_PAIRS: Final = (
    ("naik", "turun"),
    ("meningkat", "menurun"),
    ("bertambah", "berkurang"),
    ("tumbuh", "menyusut"),
    ("melonjak", "merosot"),
    ("melebar", "menyempit"),
    ("membesar", "mengecil"),
    ("kenaikan", "penurunan"),
    ("penambahan", "pengurangan"),
    ("lebih tinggi", "lebih rendah"),
    ("lebih besar", "lebih kecil"),
    ("lebih banyak", "lebih sedikit"),
    ("lebih lambat", "lebih cepat"),
    ("lebih lama", "lebih singkat"),
    ("lebih panjang", "lebih pendek"),
    ("lebih luas", "lebih sempit"),
)
OPPOSITES: Final = {
    **{down: up for up, down in _PAIRS},
    **dict(_PAIRS),
    "peningkatan": "penurunan",
    "pertambahan": "pengurangan",
    "lonjakan": "kemerosotan",
    "kemerosotan": "lonjakan",
    "penyusutan": "pertambahan",
    "pemangkasan": "penambahan",
    "anjlok": "melonjak",
    "terpangkas": "bertambah",
    "menciut": "bertambah",
    "menanjak": "merosot",
    "terdongkrak": "merosot",
}
"""From a word to the one that says the opposite in its place."""


def opposite_of(word: str) -> str:
    """Return the word that says the opposite in the same place of a sentence; none is known of other words.

    Examples:
        >>> opposite_of("Kenaikan"), opposite_of("lebih  singkat"), opposite_of("sama")
        ('penurunan', 'lebih lama', '')
    """
    return OPPOSITES.get(" ".join(word.casefold().split()), "")
