"""Which quantity a printed number is said to be: its words, its role and its years."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from capaian.auditor.words_of_things import things_of

_ROLES: Final = frozenset(
    word
    for name in ("target", "realisasi", "capaian", "serapan", "pagu", "efisiensi", "rata-rata", "sisa")
    for word in things_of(name)
)
"""What may be told of one thing, as figures of their own."""
_REACHING: Final = re.compile(r"\b(?:men|ter|di)capai\w*", re.IGNORECASE)
"""Leads to any figure: `cakupan mencapai 91 persen`."""
_MONEY: Final = things_of("pagu")
YEAR: Final = re.compile(r"\b(?:19|20)\d\d\b")
_MOST_TIMES: Final = 5
"""A figure so many times as large is of another thing, whatever it is called."""


@dataclass(frozen=True, slots=True)
class Quantity:
    """What the words right beside a number say that it is."""

    words: frozenset[str] = frozenset()
    own: frozenset[str] = frozenset()
    """Those of them that its own row or sentence says, and no title above it."""
    roles: frozenset[str] = frozenset()
    years: frozenset[str] = frozenset()

    @classmethod
    def of(cls, texts: Iterable[str], above: str, role: Sequence[str], years: Sequence[str]) -> Quantity:
        """Return what texts say, and a title above; role and years are those of the first that has any."""
        own = frozenset[str]().union(*map(things_of, texts))
        return cls(own | things_of(above), own, _first(map(roles_of, role)), _first(map(_years_of, years)))

    def may_be(self, name: str, *, year: int | None) -> bool:
        """Say whether a figure of that name has this role and year, where `year` is meant if none is told."""
        meant = self.years or ({str(year)} if year is not None else frozenset())
        years = _years_of(name)
        is_of_year = not years or not meant or bool(years & meant)
        return is_of_year and _told_apart(roles_of(name)) == _told_apart(self.roles)


UNSAID: Final = Quantity()
"""Where no words tell it."""


def roles_of(text: str) -> frozenset[str]:
    """Return the words of a text that tell of what kind a figure is.

    Examples:
        >>> sorted(roles_of("Rata-rata capaian sasaran"))
        ['capai', 'rata']
    """
    return things_of(_REACHING.sub("", text)) & _ROLES


def is_akin(one: Decimal, other: Decimal) -> bool:
    """Say whether two values are so near that one may have been written for the other."""
    less, more = sorted((abs(one), abs(other)))
    return more <= less * _MOST_TIMES


def _told_apart(roles: frozenset[str]) -> frozenset[str]:
    """The roles without that of money, which stands beside others: `serapan anggaran`."""
    return roles - _MONEY or roles


def _years_of(text: str) -> frozenset[str]:
    return frozenset(YEAR.findall(text))


def _first(found: Iterable[frozenset[str]]) -> frozenset[str]:
    return next(filter(None, found), frozenset())
