"""Words of heads and names, made alike: offices write `KTP-el`, `e-KTP` and `Kec. Juai` as they please."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from difflib import SequenceMatcher
from functools import lru_cache
from typing import Final

_SIGNS: Final = re.compile(r"[^0-9a-z%]+")
_PHRASES: Final[Sequence[tuple[str, str]]] = (
    ("kartu tanda penduduk", "ktp"),
    ("kartu keluarga", "kk"),
    ("kartu identitas anak", "kia"),
    ("wktp", "wajib ktp"),
    ("ktpel", "ktp"),
    ("ktp el", "ktp"),
    ("e ktp", "ktp"),
    ("ektp", "ktp"),
    ("tahun belum menikah", "tahun"),
    ("tahun belum kawin", "tahun"),
    ("tahun dan belum menikah", "tahun"),
    ("tahun dan belum kawin", "tahun"),
    ("tahun kurang satu hari", "tahun"),
    ("tahun kurang 1 hari", "tahun"),
    ("tahun kurang sehari", "tahun"),
)
"""Names of documents in full or run together, and the short names that stand for them.

Behind ages, who is not married yet is a child, and none who lacks something; and 17 years less a day end
childhood.
"""
_STEMS: Final[Mapping[str, str]] = {
    **dict.fromkeys(("merekam", "perekaman", "direkam", "terekam"), "rekam"),
    **dict.fromkeys(("memiliki", "kepemilikan", "pemilik", "mempunyai", "punya", "dimiliki", "ada"), "milik"),
    **dict.fromkeys(("pencetakan", "tercetak", "dicetak", "mencetak"), "cetak"),
    **dict.fromkeys(("penerbitan", "diterbitkan", "menerbitkan"), "terbit"),
    **dict.fromkeys(("dilaporkan", "pelaporan", "laporan", "melapor"), "lapor"),
    **dict.fromkeys(("tervalidasi", "divalidasi", "memvalidasi", "validasi", "valid"), "validasi"),
    **dict.fromkeys(("sdh",), "sudah"),
    **dict.fromkeys(("kelahiran",), "lahir"),
    **dict.fromkeys(("kematian", "meninggal"), "mati"),
    **dict.fromkeys(("perkawinan", "nikah", "pernikahan"), "kawin"),
}
_IDLE: Final = frozenset(
    [
        "jumlah",
        "jml",
        "banyaknya",
        "yang",
        "yg",
        "dan",
        "atau",
        "di",
        "dari",
        "per",
        "menurut",
        "data",
        "penduduk",
        "orang",
        "jiwa",
        "anak",
        "usia",
        "umur",
        "tahun",
        "thn",
        "th",
        "org",
        "keping",
        "lembar",
        "dokumen",
        "sum",
        "of",
    ]
)
"""Words that tell no measure from another."""
DISTRICT_RANKS: Final = ("kecamatan", "kec", "kapanewon", "kap", "kemantren", "kmt", "distrik")
"""What a kecamatan is called: kapanewon and kemantren in DI Yogyakarta, distrik in Papua."""
# USIA 0 S/D 17 TAHUN
_UNTIL_AGE: Final = re.compile(r"(?<=\b[0-9]) (?:s d|sd|sampai(?: dengan)?|hingga) (?=[0-9]{1,2}\b)")
# >= 17, 17+, 17-, > 17, ($); neither 0-17 nor L+P nor Wajib KTP > L
_SIGN: Final = re.compile(
    r"[<>]=|=[<>]|(?<=[0-9]) ?\+(?! ?[0-9])|(?<=[0-9])-(?! ?[0-9a-z])|>(?= ?[0-9])|[^0-9a-z\s+=|~>-]"
)
_DASHES: Final = re.compile("[\u2010-\u2015\u2212]")
_WRITTEN: Final[Mapping[str, str]] = {
    **dict.fromkeys((">=", "=>", "≧", "⩾"), "≥"),
    **dict.fromkeys(("<=", "=<", "≦", "⩽"), "≤"),
}
"""Comparisons that are written in several ways."""
_SILENT: Final = frozenset({"Pc", "Pd", "Ps", "Pe", "Pi", "Pf", "Po", "Sk", "So", "No", "Mn", "Cf", "Cc"})
"""Sorts of signs that tell nothing: other ones are those of money, sums and comparisons, and letters."""
_FIGURES: Final = "0123456789.,-% "
_FULL: Final = 100
KEPT: Final = 4096
"""Texts whose folded form is kept: a table has its few names in many rows, each held against all others."""
_LEAST_OF_NAME: Final = 5


def word_set(text: str) -> frozenset[str]:
    """Return the words of a list that is written as one text."""
    return frozenset(text.split())


@lru_cache(maxsize=KEPT)
def fold(text: str) -> str:
    """Return words in small letters, parted by single spaces.

    Examples:
        >>> fold("  Kec. BATU-MANDI ")
        'kec batu mandi'
    """
    plain = unicodedata.normalize("NFKC", text).casefold()
    return " ".join(_SIGNS.sub(" ", plain).split())


@lru_cache(maxsize=KEPT)
def spelt(text: str) -> str:
    """Return folded words with the signs by which heads of the same words tell something else.

    Examples:
        >>> spelt("Penduduk >= 17"), spelt("PENDUDUK  ≤ 17"), spelt("L+P > Usia 0-17"), spelt("17-")
        ('penduduk 17 ≥', 'penduduk 17 ≤', 'l p usia 0 17', '17 -')
    """
    plain = _DASHES.sub("-", unicodedata.normalize("NFKC", text).casefold())
    signs = (match[0].strip() for match in _SIGN.finditer(plain))
    told = (_WRITTEN.get(sign, sign) for sign in signs if len(sign) > 1 or _tells(sign))
    return " ".join([fold(text), *told])


def _tells(sign: str) -> bool:
    return sign in "-‰" or unicodedata.category(sign) not in _SILENT


@lru_cache(maxsize=KEPT)
def squeeze(text: str) -> str:
    """Return the letters and digits alone: `Batu Mandi` and `Batumandi` are one name.

    Examples:
        >>> squeeze("Batu Mandi") == squeeze("BATUMANDI")
        True
    """
    return fold(text).replace(" ", "")


def has_words(text: str) -> bool:
    """Say whether a text is more than a figure, which is seen sooner than what it says.

    Examples:
        >>> has_words("-1.234,5%"), has_words("12 Juai")
        (False, True)
    """
    return text.strip(_FIGURES) != ""


def is_worded(text: str) -> bool:
    """Say whether a text is long enough for a name, and has letters besides those of codes: `X.XX.01`.

    Examples:
        >>> is_worded("Rapat Koordinasi"), is_worded("X.XX.01"), is_worded("Dana")
        (True, False, False)
    """
    return any(sign.isalpha() and sign not in "xX" for sign in text) and len(text) >= _LEAST_OF_NAME


@lru_cache(maxsize=KEPT)
def tokens(text: str) -> frozenset[str]:
    """Return the words by which measures are told apart.

    Examples:
        >>> sorted(tokens("Jumlah Penduduk yang sudah merekam KTP-el"))
        ['ktp', 'rekam', 'sudah']
    """
    return frozenset(word for word in map(stem_of, shortened(text).split()) if word not in _IDLE)


@lru_cache(maxsize=KEPT)
def shortened(text: str) -> str:
    """Return a folded text with the short names of documents.

    Examples:
        >>> shortened("Kartu Identitas Anak usia 0-17"), shortened("Usia 0 s/d 17")
        ('kia usia 0 17', 'usia 0 17')
    """
    folded = f" {_UNTIL_AGE.sub(' ', fold(text))} "
    for phrase, short in _PHRASES:
        folded = folded.replace(f" {phrase} ", f" {short} ")
    return folded.strip()


def stem_of(word: str) -> str:
    """Return the word that stands for another one of the same meaning.

    Examples:
        >>> stem_of("kelahiran"), stem_of("juai")
        ('lahir', 'juai')
    """
    return _STEMS.get(word, word)


def likeness(one: frozenset[str], other: frozenset[str]) -> int:
    """Return how many percent of the words of two heads are the same.

    Examples:
        >>> likeness(tokens("Sudah Rekam"), tokens("Sudah rekam KTP-el"))
        80
    """
    if not one or not other:
        return 0
    return 2 * _FULL * len(one & other) // (len(one) + len(other))


@lru_cache(maxsize=KEPT)
def closeness(one: str, other: str) -> int:
    """Return how alike two names are, in percent, by their letters.

    Examples:
        >>> closeness("lampihog", "lampihong")
        94
    """
    return round(SequenceMatcher(None, one, other, autojunk=False).ratio() * _FULL)
