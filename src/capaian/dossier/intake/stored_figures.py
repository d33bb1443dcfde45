"""The figures of a dossier, and those of a table beside them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum, auto
from functools import cached_property, lru_cache
from typing import Any, Final, NamedTuple, TypeVar

from capaian.domain.intake import IntakeTable
from capaian.domain.office_year import OfficeYear
from capaian.domain.period import Period
from capaian.domain.work import Resource
from capaian.dossier.intake.amounts import ACTUAL, stored_amounts
from capaian.dossier.intake.intaken import TakenTable
from capaian.dossier.intake.measures import adds_up
from capaian.dossier.tables.comparison import PEERS
from capaian.dossier.tables.declaration import Table
from capaian.dossier.tables.work import COUNTS, INPUTS
from capaian.dossier.years.closed_rows import rows_of_texts
from capaian.dossier.years.snapshot import Snapshot

T = TypeVar("T")

_LOOKED_AT: Final = 5_000
"""Rows of a long table that are held against what is there, taken from all of it."""
ENOUGH: Final = 3
"""Rows, or parts of a year, below which nothing is told."""
NEARLY_ALL: Final = 90
"""Percent of the rows."""
FIFTH: Final = 5
"""Fewer than one in so many are few, as they are where new tables are asked about it."""
Key = tuple[str, ...]
"""What is counted or granted, of what."""


class Nature(Enum):
    """How figures come about, and so how they may change."""

    STATE = auto()
    """What is there at a time."""
    EVENTS = auto()
    """What happens in a time."""
    SPENT = auto()
    GRANTED = auto()


class Known(NamedTuple):
    """A figure of one thing at one time."""

    period: Period
    value: Decimal


Figures = Mapping[Key, Sequence[Known]]
"""Stored figures by what they are of."""


class New(NamedTuple):
    """A figure that a table gives, with those that the dossier has of the same thing."""

    key: Key
    period: Period
    value: Decimal
    before: Sequence[Known]

    @property
    def of(self) -> str:
        """The area or part of the work plan."""
        return self.key[1]

    @property
    def is_stored(self) -> bool:
        """Whether it is there already as it is: nothing of it is new, and nothing to be asked."""
        return Known(self.period, self.value) in self.before

    def parts(self, nature: Nature) -> Sequence[Known]:
        """Return what it may be held against, from the earliest: of what happens in a time, times as long."""
        is_any = nature is Nature.STATE
        found = (one for one in self.before if is_any or one.period.kind is self.period.kind)
        return sorted(found, key=lambda one: one.period.end)

    def nearest(self, nature: Nature) -> Known | None:
        """Return what it replaces, else what came last before it, else what came first after it."""
        parts = self.parts(nature)
        same = [one for one in parts if one.period == self.period]
        until = [one for one in parts if one.period.end <= self.period.end]
        return next(iter((*same, *until[-1:], *parts[:1])), None)


class Share(NamedTuple):
    """Of those counted in an area and period, how many have something."""

    area: str
    period: str
    part: Decimal
    whole: Decimal

    @property
    def is_few(self) -> bool:
        """Whether fewer than a fifth have it."""
        return FIFTH * self.part < self.whole


@dataclass(frozen=True)
class Stored:
    """The figures of a dossier, by what they are of; read once for all tables of a file."""

    office: OfficeYear
    closed: Sequence[Snapshot] = ()
    """The closings that lie in it, from the earliest."""

    def count(self, measure: str, area: str, period: str) -> Decimal | None:
        """Return what is counted of a measure in an area and period."""
        found = (one.value for one in self._counts.get((measure, area), ()) if str(one.period) == period)
        return next(found, None)

    def shares(self, one: TakenTable) -> Iterator[tuple[str, str, Sequence[Share]]]:
        """Yield parts and wholes by their codes with the shares that a table of counts tells.

        The dossier alone may know how many there are in all.
        """
        taken: dict[str, dict[tuple[str, str], Decimal]] = {}
        for row in one.taken.rows if one.sort is IntakeTable.COUNTS else ():
            cells = row.cells
            taken.setdefault(cells["measure"], {})[cells["area"], cells["period"]] = Decimal(cells["value"])
        for component in self.office.components if taken else ():
            part, whole = str(component.numerator.code), str(component.denominator.code)
            shares = [
                Share(*place, have, had)
                for place, have in taken.get(part, {}).items()
                if (had := taken.get(whole, {}).get(place) or self.count(whole, *place)) and had > 0
            ]
            yield part, whole, shares

    def news(self, one: TakenTable) -> Iterator[New]:
        """Yield the figures of a table of whose places the dossier has any."""
        names, thing = _KEYS[one.sort]
        by_key = self.figures(one.sort)
        for row in spread(one.taken.rows, _LOOKED_AT) if by_key else ():
            of = tuple(row.cells.get(name, "") for name in names)
            for column in row.places:
                key = (row.cells[thing], *of) if thing else (column, *of)
                before = by_key.get(key)
                if before and row.cells.get(column):
                    yield New(key, parsed(row.cells["period"]), Decimal(row.cells[column]), before)

    def figures(self, sort: IntakeTable) -> Figures:
        """Return all figures of a sort, those of the last closing too, by what they are of."""
        return {
            IntakeTable.COUNTS: self._counts,
            IntakeTable.INPUTS: self._money,
            IntakeTable.PEERS: self._peers,
        }[sort]

    def nature(self, sort: IntakeTable, means: str) -> Nature:
        """Return how figures come about."""
        if sort is IntakeTable.INPUTS:
            return Nature.SPENT if means == ACTUAL else Nature.GRANTED
        is_event = sort is IntakeTable.COUNTS and adds_up(means, self.office)
        return Nature.EVENTS if is_event else Nature.STATE

    @cached_property
    def _counts(self) -> Figures:
        return _by_key(
            ((str(row.measure), str(row.area)), row.period, row.value)
            for row in (*self.office.counts, *self._closed(COUNTS))
        )

    @cached_property
    def _money(self) -> Figures:
        return _by_key(
            ((means, str(row.node), row.kind, row.fund), row.period, amount)
            for row in (*self.office.inputs, *self._closed(INPUTS))
            for means, amount in stored_amounts(row).items()
            if row.resource is Resource.MONEY
        )

    @cached_property
    def _peers(self) -> Figures:
        return _by_key(
            ((name, str(row.area), str(row.subject)), row.period, getattr(row, name))
            for row in (*self.office.peers, *self._closed(PEERS))
            for name in ("numerator", "denominator", "value")
        )

    def _closed(self, table: Table[Any]) -> Sequence[Any]:
        """Return the rows of the last closing: a year that begins has none of its own yet."""
        return rows_of_texts(table, self.closed[-1]) if self.closed else ()


def _by_key(rows: Iterable[tuple[Key, Period, Decimal | None]]) -> Figures:
    """Return figures by what they are of; the first of a time stands."""
    found: dict[Key, dict[Period, Known]] = {}
    for key, period, value in rows:
        if value is not None:
            found.setdefault(key, {}).setdefault(period, Known(period, value))
    return {key: [*known.values()] for key, known in found.items()}


_KEYS: Final[Mapping[IntakeTable, tuple[tuple[str, ...], str]]] = {
    IntakeTable.COUNTS: (("area",), "measure"),
    IntakeTable.INPUTS: (("node", "kind", "fund"), ""),
    IntakeTable.PEERS: (("area", "subject"), ""),
}
"""What the figures of a table are of, and the column that says what is counted, where there is one."""


@lru_cache(maxsize=256)
def parsed(text: str) -> Period:
    """Return a period as rows write it; they have few."""
    return Period.parse(text)


def spread(rows: Iterable[T], most: int) -> Sequence[T]:
    """Return rows from all of a table, and not more of them."""
    found = [*rows]
    return found[:: (len(found) - 1) // most + 1] if found else found


def shares_of_peers(one: TakenTable) -> Mapping[tuple[str, str], Sequence[Share]]:
    """Return the parts and wholes that a recap tells of offices, by what they are of and when."""
    found: dict[tuple[str, str], list[Share]] = {}
    for row in one.taken.rows if one.sort is IntakeTable.PEERS else ():
        cells = row.cells
        if cells.get("numerator") and cells.get("denominator"):
            figures = Decimal(cells["numerator"]), Decimal(cells["denominator"])
            share = Share(cells["area"], cells["period"], *figures)
            found.setdefault((cells["subject"], cells["period"]), []).append(share)
    return found


def rows_named(count: int, of: int) -> str:
    """Return in how many rows something is so."""
    return f"di {count} dari {of} baris"


def others_named(rows: Sequence[str], shown: int) -> str:
    """Return which rows something is so of besides those that are shown as samples."""
    return f"; begitu pula {' '.join(rows[shown:])}" if rows[shown:] else ""
