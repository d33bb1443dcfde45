"""Sums since January until a time that is no period: less what is stored they are those of its last part.

`S.D. TRIWULAN III` is the third quarter where the dossier has what the same lines spent until June.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property
from typing import Final

from capaian.domain.office_year import OfficeYear
from capaian.domain.period import MONTHS, Period, PeriodKind
from capaian.domain.work import Resource

SPENT: Final = "realisasi"
EVENTS: Final = "angka"
"""What is stored of spending and of events, in the words of how a part was made."""
_ALL: Final = "all"
_WITHIN: Final[Mapping[str, str]] = {
    "operations": _ALL,
    "capital": _ALL,
    "personnel": "operations",
    "goods": "operations",
    "machinery": "capital",
}
"""Kinds of money by the kind that they are part of; nothing else is part of all money, and of operations."""
_SPLIT: Final = frozenset({_ALL, "operations"})
_PARTS: Final = (PeriodKind.SEMESTER, PeriodKind.QUARTER, PeriodKind.MONTH)
_Spent = dict[Period, Decimal]


@dataclass(frozen=True)
class StoredSpending:
    """What was spent in the parts of a year, by node and kind of money; or what was counted, by area."""

    year: int
    spent: Mapping[tuple[str, str], _Spent] = field(default_factory=dict)

    @classmethod
    def of(cls, office: OfficeYear, year: int) -> StoredSpending:
        """Return what an office has of a year, which is no part of itself."""
        found: dict[tuple[str, str], _Spent] = {}
        for row in office.inputs:
            is_part = row.period.year == year and row.period.kind is not PeriodKind.YEAR
            if row.resource is Resource.MONEY and row.actual is not None and is_part:
                found.setdefault((str(row.node), row.kind), {})[row.period] = row.actual
        return cls(year, found)

    @classmethod
    def of_events(cls, office: OfficeYear, year: int, means: str) -> StoredSpending:
        """Return what an office has counted of a measure of what happens in a year, by areas."""
        found: dict[tuple[str, str], _Spent] = {}
        for row in office.counts:
            is_part = row.period.year == year and row.period.kind is not PeriodKind.YEAR
            if row.measure == means and row.value is not None and is_part:
                found.setdefault((str(row.area), _ALL), {})[row.period] = row.value
        return cls(year, found)

    def last_part(self, until: int, own: Period | None) -> Period | None:
        """Return the part of the year that ends with a month and before which most lines are known.

        `None`: none is. The part that the table itself names goes before others that are known as well.

        Args:
            until: The month until which a sum goes.
            own: The part that the table names: the quarter of `s.d. Triwulan III`.
        """
        parts = [Period(self.year, kind, until // kind.months) for kind in _PARTS if not until % kind.months]
        ordered = sorted((part for part in parts if _first(part) > 1), key=lambda part: part != own)
        best = max(ordered, key=self._known_before, default=None)
        return best if best is not None and self._known_before(best) else None

    def _known_before(self, part: Period) -> int:
        return sum(self.before(node, _ALL, part) is not None for node, kind in self.spent if kind == _ALL)

    def before(self, node: str, kind: str, part: Period) -> Decimal | None:
        """Return what a line spent from January until a part of the year; `None`: not all of it is known.

        A kind of money of which nothing is stored spent nothing where all that it is part of is of others.
        """
        within = {
            one: spent for one, spent in self.spent.get((node, kind), {}).items() if one.end < part.start
        }
        if _months(within) == {*range(1, _first(part))}:
            whole = [
                one for one in within if not any(other != one and other.contains(one) for other in within)
            ]
            return sum((within[one] for one in whole), Decimal(0))
        return None if within or kind == _ALL else self._rest(node, kind, part)

    def has_begun(self, node: str, part: Period) -> bool:
        """Say whether anything is stored of a line before a part of the year."""
        return any(one.end < part.start for one in self.spent.get((node, _ALL), ()))

    def with_spent(self, spent: Mapping[tuple[str, Period], Decimal]) -> StoredSpending:
        """Return it with other amounts of all money of lines and parts of the year."""
        found = {key: {**known} for key, known in self.spent.items()}
        for (node, part), actual in spent.items():
            if part.year == self.year and part.kind is not PeriodKind.YEAR:
                found.setdefault((node, _ALL), {})[part] = actual
        return StoredSpending(self.year, found)

    def _rest(self, node: str, kind: str, part: Period) -> Decimal | None:
        above = _WITHIN[kind]
        whole = self.before(node, above, part)
        others = [one for one, of in _WITHIN.items() if of == above and one != kind and above in _SPLIT]
        known = [self.before(node, one, part) for one in others if (node, one) in self.spent]
        made = sum((spent for spent in known if spent is not None), Decimal(0))
        return Decimal(0) if whole is not None and made == whole else None

    @cached_property
    def _stored(self) -> set[int]:
        return _months(part for (_, kind), spent in self.spent.items() if kind == _ALL for part in spent)

    def lacking(self, until: int, own: Period | None) -> str:
        """Return what is to be taken in before a sum until a month: the longest parts that no line has."""
        first = _first(own) if own is not None and _first(own) > 1 else until
        return self._named({*range(1, first)} - self._stored)

    def lacking_of(self, node: str, part: Period) -> str:
        """Return what a line lacks of the time before a part of the year."""
        return self._named({*range(1, _first(part))} - _months(self.spent.get((node, _ALL), ())))

    def _named(self, left: set[int]) -> str:
        told = []
        for kind in _PARTS:
            for part in Period.year_of(self.year).parts(kind):
                if (months := {*range(_first(part), part.last_month + 1)}) <= left:
                    left -= months
                    told.append(part)
        return ", ".join(part.label for part in sorted(told, key=_first))


def until_words(part: Period, what: str = SPENT) -> str:
    """Return how a part of the year was made.

    Examples:
        >>> until_words(Period.parse("2024-Q3"))
        'selisih jumlah s.d. September dan realisasi tersimpan s.d. Juni'
    """
    last, before = MONTHS[part.last_month - 1], MONTHS[_first(part) - 2]
    return f"selisih jumlah s.d. {last} dan {what} tersimpan s.d. {before}"


def _first(part: Period) -> int:
    return part.last_month - part.kind.months + 1


def _months(parts: Iterable[Period]) -> set[int]:
    return {month for part in parts for month in range(_first(part), part.last_month + 1)}
