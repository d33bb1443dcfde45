"""What the words of a total say that it adds up: `Jumlah Program …`, `Jumlah halaman ini`, `s.d. Maret`."""

from __future__ import annotations

import re
from enum import IntEnum
from functools import lru_cache
from typing import Final

from capaian.domain.period import month_of
from capaian.dossier.intake.words import fold, has_words

_BARE: Final = frozenset({"jumlah", "total", "jml", "jumlah total", "total jumlah", "grand total"})
_PARTS: Final = frozenset({"sub total", "subtotal", "sub jumlah"})
_BEGINS: Final = ("jumlah ", "total ", "grand total ", "jml ", "sub total ", "subtotal ", "sub jumlah ")
# Pindahan dari halaman 1, Jumlah yang dipindahkan, Jumlah halaman lalu: sums until the page before
_CARRIED: Final = re.compile(
    r"(?:yang )?(?:di)?pindah(?:an|kan)\b|(?:halaman|hal|bulan) (?:yang )?(?:lalu|sebelum)"
)
# s.d. halaman ini, sampai dengan bulan ini, s/d Maret, kumulatif
_SO_FAR: Final = re.compile(r"(?:\b(?:s d|sd|sampai dengan|sampai|hingga) (?P<until>[a-z]+)|\bkumulatif\b)")
_UNTIL: Final = frozenset(
    {"bulan", "halaman", "hal", "triwulan", "tw", "semester", "dengan", "saat", "tahap"}
)
_PAGE: Final = re.compile(r"\b(?:halaman|hal)\b")


_SPACED: Final = re.compile(r"\b(?:[a-z] ){3,}[a-z]\b")
_MANY: Final = 4096
"""Texts of which is known what they are: names come again in long tables."""


class Level(IntEnum):
    """What a total says that it is about; the higher close the lower."""

    PAGE = 0
    CARRIED = 1
    """All until the page before, or the month before."""
    SO_FAR = 2
    PART = 3
    """Of some rows, by its words never of all."""
    KIND = 4
    """Of a kind of spending: some accounts of its rows."""
    UNNAMED = 5
    SUBACTIVITY = 6
    ACTIVITY = 7
    PROGRAM = 8
    WHOLE = 9


NAMED: Final = frozenset({Level.SUBACTIVITY, Level.ACTIVITY, Level.PROGRAM})
"""Totals of a part of an office."""
_LEVELS: Final = (
    (Level.SUBACTIVITY, ("sub kegiatan", "subkegiatan", "sub-kegiatan")),
    (Level.ACTIVITY, ("kegiatan",)),
    (Level.PROGRAM, ("program",)),
    (Level.WHOLE, ("seluruh", "keseluruhan", "semua", "umum", "grand total")),
)
_DOUBLED: Final = frozenset({"jumlah total", "total jumlah", "grand total"})


@lru_cache(maxsize=_MANY)
def _plain(text: str) -> str:
    """Return the words of a total as they are compared: `J U M L A H` and `Σ` in letters too.

    Examples:
        >>> _plain("J U M L A H"), _plain("Σ Kecamatan"), _plain("Wilayah I a")
        ('jumlah', 'jumlah kecamatan', 'wilayah i a')
    """
    folded = fold(re.sub("[Σ∑]", " jumlah ", text))
    return _SPACED.sub(lambda found: found[0].replace(" ", ""), folded)


def is_total(text: str) -> bool:
    """Say whether a row adds up others.

    Examples:
        >>> is_total("JUMLAH"), is_total("Total Kabupaten"), is_total("Totalindo")
        (True, True, False)
        >>> is_total("Sub Total"), is_total("Sub Kegiatan"), is_total("Pindahan dari halaman 1")
        (True, False, True)
        >>> is_total("s.d. Maret"), is_total("Sampai dengan halaman ini"), is_total("Sampai di Juai")
        (True, True, False)
    """
    return has_words(text) and (is_named_total(text) or is_running(text))


def is_running(text: str) -> bool:
    """Say whether a row adds up all so far without calling itself a sum.

    Examples:
        >>> is_running("s.d. Maret"), is_running("Pindahan"), is_running("Jumlah")
        (True, True, False)
    """
    folded = _plain(text)
    is_until = folded.startswith(("s d ", "sd ", "sampai ", "hingga ")) and _is_so_far(folded)
    return is_until or folded.startswith(("pindahan", "dipindahkan"))


@lru_cache(maxsize=_MANY)
def is_named_total(text: str) -> bool:
    """Say whether a row calls itself a sum, as one with the code of what it adds up does.

    Examples:
        >>> is_named_total("Jumlah 2.12.01 Program Penunjang"), is_named_total("Pindahan")
        (True, False)
    """
    folded = _plain(text)
    return folded in _BARE | _PARTS or folded.startswith(_BEGINS)


def is_bare(text: str) -> bool:
    """Say whether a total has no words besides that it is one."""
    return _plain(text) in _BARE


def is_unnamed(text: str) -> bool:
    """Say whether a total, of all or of a part, does not say of what.

    Examples:
        >>> is_unnamed("Jumlah"), is_unnamed("Sub Total"), is_unnamed("Sub Total Juai")
        (True, True, False)
    """
    return _plain(text) in _BARE | _PARTS


def after_total(text: str) -> str:
    """Return what a total says besides that it is one, in small letters: `JUMLAH Dinas Kesehatan`."""
    folded = _plain(text)
    begin = next((begin for begin in _BEGINS if folded.startswith(begin)), "")
    return folded[len(begin) :]


def is_of_last_year(text: str) -> bool:
    """Say whether a total is of the year before: `Jumlah tahun lalu`."""
    return after_total(text).startswith(("tahun lalu", "tahun sebelumnya"))


def after_until(text: str) -> str:
    """Return what a total says besides that it is one of all so far, in small letters.

    Examples:
        >>> after_until("Jumlah s.d. Maret"), after_until("Jumlah Maret")
        ('maret', 'maret')
    """
    return re.sub(r"\A(?:s d|sd|sampai dengan|sampai|hingga) ", "", after_total(text))


def level_of(text: str) -> Level:
    """Return how much a total adds up, by its words.

    Examples:
        >>> [level_of(text).name for text in ("Jumlah Program Pencatatan Sipil", "JUMLAH SELURUHNYA")]
        ['PROGRAM', 'WHOLE']
        >>> [level_of(text).name for text in ("Jumlah halaman ini", "Jumlah s.d. halaman ini", "Pindahan")]
        ['PAGE', 'SO_FAR', 'CARRIED']
    """
    folded, rest = _plain(text), after_total(text)
    if folded in _DOUBLED:
        return Level.WHOLE
    if _CARRIED.search(rest):
        return Level.CARRIED
    if _is_so_far(rest):
        return Level.SO_FAR
    if _PAGE.search(rest):
        return Level.PAGE
    named = next((level for level, begins in _LEVELS if rest.startswith(begins)), None)
    is_part = folded in _PARTS or folded.startswith(("sub total ", "subtotal ", "sub jumlah "))
    return named or (Level.PART if is_part else Level.UNNAMED)


def _is_so_far(folded: str) -> bool:
    found = _SO_FAR.search(folded)
    until = None if found is None else found["until"]
    return found is not None and (until is None or until in _UNTIL or month_of(until) is not None)
