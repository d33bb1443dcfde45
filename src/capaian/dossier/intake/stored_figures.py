"""What a dossier has already, and how a table's figures look beside it: of another size, or since January."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property, lru_cache
from itertools import pairwise
from math import factorial
from typing import Final, NamedTuple, TypeVar

from capaian.domain.intake import IntakeTable
from capaian.domain.office_year import OfficeYear
from capaian.domain.period import Period, PeriodKind
from capaian.domain.work import Resource
from capaian.dossier.intake.amounts import ACTUAL, named
from capaian.dossier.intake.intaken import TakenTable
from capaian.dossier.intake.measures import adds_up
from capaian.dossier.intake.slipped_figures import Pair, exchanged, tenfold
from capaian.dossier.intake.sums import shown

T = TypeVar("T")

_LOOKED_AT: Final = 5_000
"""Rows of a long table that are held against what is there, taken from all of it."""
ENOUGH: Final = 3
"""Rows, or parts of a year, below which nothing is told."""
NEARLY_ALL: Final = 90
"""Percent of the rows."""
BY_CHANCE: Final = 10_000
"""One in so many tables of ordinary figures looks like it by chance."""
FIFTH: Final = 5
"""Fewer than one in so many are few, as they are where new tables are asked about it."""
_NEIGHBOURS: Final = 6
"""Rows from which figures that stand one row too low or high are told."""
_ENOUGH_OF_COPIES: Final = 5
"""Figures that do not all stand still by chance."""
_ALIKE: Final = Decimal("0.05")
"""By how much figures of one area may differ that are told as the same."""
_STOCK: Final = 2
"""How many times what is there may become more, or less, until the next state of it."""
_EVENTS: Final = 6
_MONEY: Final = 100

_Key = tuple[str, ...]
"""What is counted or granted, of what."""


class Known(NamedTuple):
    """A figure of one thing at one time."""

    period: Period
    value: Decimal


class _New(NamedTuple):
    """A figure that a table gives, with those that the dossier has of the same thing."""

    key: _Key
    period: Period
    value: Decimal
    before: Sequence[Known]


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

    def shapes(self, one: TakenTable) -> Iterator[tuple[str, str]]:
        """Yield how a table's figures look beside those that are there, by kinds and in words."""
        groups: dict[str, list[_New]] = {}
        for new in self._new(one):
            groups.setdefault(new.key[0], []).append(new)
        for means, news in groups.items():
            yield from self._of_sizes(one.sort, means, news)
            is_since = one.sort is IntakeTable.COUNTS and adds_up(means, self.office)
            if (is_since or means == ACTUAL) and not one.proposal.intake.is_cumulative:
                yield from _of_sums(means, news)
            if one.sort is not IntakeTable.INPUTS:
                yield from _of_neighbours(means, news)
            yield from _of_slips(means, news, is_stock=one.sort is IntakeTable.COUNTS and not is_since)
            if one.sort is IntakeTable.COUNTS or means == ACTUAL:
                yield from _of_copies(means, news, is_stock=not (is_since or means == ACTUAL))

    def _new(self, one: TakenTable) -> Iterator[_New]:
        known = {
            IntakeTable.COUNTS: self._counts,
            IntakeTable.INPUTS: self._money,
            IntakeTable.PEERS: self._peers,
        }
        names, thing = _KEYS[one.sort]
        by_key = known[one.sort]
        for row in spread(one.taken.rows, _LOOKED_AT) if by_key else ():
            of = tuple(row.cells.get(name, "") for name in names)
            for column in row.places:
                key = (row.cells[thing], *of) if thing == "measure" else (column, *of)
                before = by_key.get(key)
                if before and row.cells.get(column):
                    yield _New(key, parsed(row.cells["period"]), Decimal(row.cells[column]), before)

    def _of_sizes(self, sort: IntakeTable, means: str, news: Sequence[_New]) -> Iterator[tuple[str, str]]:
        """Yield that figures are many times those before, or a small part of them, in most rows.

        What is there at one and the same time, and money that is replaced, is asked about elsewhere.
        """
        is_stock = sort is IntakeTable.COUNTS and not adds_up(means, self.office)
        limit = _STOCK if is_stock else _MONEY if sort is IntakeTable.INPUTS else _EVENTS
        is_asked = is_stock or sort is IntakeTable.INPUTS
        pairs = [(new, one) for new in news if (one := _last(new, is_stock, is_asked)) and one.value > 0]
        more = [(new, one) for new, one in pairs if new.value >= limit * one.value]
        less = [
            (new, one) for new, one in pairs if limit * new.value <= one.value and (is_stock or new.value)
        ]
        for told, words, found in (("more", "kali lipat", more), ("less", "kali lebih kecil", less)):
            if len(found) >= ENOUGH and 2 * len(found) > len(pairs):
                (new, one), rows = found[0], rows_named(len(found), len(pairs))
                sample = f"{new.key[1]}: {shown(one.value)} untuk {one.period}, sekarang {shown(new.value)}"
                yield f"{told} {means}", f"{named(means)} {limit} {words} atau lebih {rows} ({sample})"

    @cached_property
    def _counts(self) -> Mapping[_Key, Sequence[Known]]:
        found: dict[_Key, list[Known]] = {}
        for row in self.office.counts:
            if row.value is not None:
                found.setdefault((str(row.measure), str(row.area)), []).append(Known(row.period, row.value))
        return found

    @cached_property
    def _money(self) -> Mapping[_Key, Sequence[Known]]:
        found: dict[_Key, list[Known]] = {}
        for row in self.office.inputs:
            amounts = {"original": row.original, "revised": row.revised, ACTUAL: row.actual}
            for means, amount in amounts.items() if row.resource is Resource.MONEY else ():
                if amount is not None:
                    key = (means, str(row.node), row.kind, row.fund)
                    found.setdefault(key, []).append(Known(row.period, amount))
        return found

    @cached_property
    def _peers(self) -> Mapping[_Key, Sequence[Known]]:
        found: dict[_Key, list[Known]] = {}
        for row in self.office.peers:
            figures = {"numerator": row.numerator, "denominator": row.denominator, "value": row.value}
            for name, figure in figures.items():
                if figure is not None:
                    key = (name, str(row.area), str(row.subject))
                    found.setdefault(key, []).append(Known(row.period, figure))
        return found


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


def _last(new: _New, is_stock: bool, is_before: bool) -> Known | None:
    """Return what came last up to the time of a figure; of what happens in a time, in one as long."""
    end = new.period.end
    found = [
        one
        for one in new.before
        if (is_stock or one.period.kind is new.period.kind)
        and (one.period.end < end or (one.period.end == end and not is_before))
    ]
    return max(found, key=lambda one: one.period.end, default=None)


def _of_sums(means: str, news: Sequence[_New]) -> Iterator[tuple[str, str]]:
    """Yield that a part of the year is nowhere less than all earlier parts together, and not by chance.

    Parts that the table tells itself are held against each other in it.
    """
    told, odds, compared = [], 1, 0
    given = {(new.key, new.period) for new in news}
    for new in news:
        year, kind = new.period.year, new.period.kind
        parts = [
            one.value
            for one in new.before
            if (one.period.kind, one.period.year) == (kind, year)
            and one.period.ordinal < new.period.ordinal
            and (new.key, one.period) not in given
        ]
        total = sum(parts, Decimal(0))
        if kind is PeriodKind.YEAR or len(parts) < 2 or total <= 0:
            continue
        compared += 1
        if new.value >= total:
            told.append((new, total))
            odds = min(odds * factorial(len(parts) + 1), BY_CHANCE)
    if told and odds >= BY_CHANCE and 100 * len(told) >= NEARLY_ALL * compared:
        new, total = told[0]
        sample = f"{new.key[1]}: {shown(new.value)}, sebelumnya seluruhnya {shown(total)}"
        words = f"{named(means)} tidak kurang dari jumlah semua bagian tahun sebelumnya ({sample})"
        yield f"since {means}", f"{words}: mungkin jumlah sejak awal tahun"


def _of_neighbours(means: str, news: Sequence[_New]) -> Iterator[tuple[str, str]]:
    """Yield that rows have the figures that were those of the row above or below them."""
    pairs = [(new, one.value) for new in news if (one := _last(new, True, True)) and one.value > 0]
    own = sum(_is_alike(new.value, before) for new, before in pairs)
    if len(pairs) <= _NEIGHBOURS or 3 * own >= len(pairs):
        return
    above = [_is_alike(new.value, before) for (_, before), (new, _) in pairwise(pairs)]
    below = [_is_alike(new.value, before) for (new, _), (_, before) in pairwise(pairs)]
    if 100 * max(sum(above), sum(below)) >= NEARLY_ALL * len(above):
        words = f"{named(means)} di hampir setiap baris seperti yang tersimpan untuk baris di sebelahnya"
        yield f"shifted {means}", f"{words}: mungkin angkanya bergeser satu baris"


def _of_copies(means: str, news: Sequence[_New], *, is_stock: bool) -> Iterator[tuple[str, str]]:
    """Yield that all figures are those of the time before: somebody sent the same table again."""
    pairs = [(new, one) for new in news if (one := _last(new, is_stock, True)) and (new.value or one.value)]
    if len(pairs) >= _ENOUGH_OF_COPIES and all(new.value == one.value for new, one in pairs):
        new, one = pairs[0]
        words = f"{named(means)} di semua {len(pairs)} baris sama persis dengan yang tersimpan untuk"
        sample = f"{new.key[1]}: {shown(new.value)}"
        yield f"copy {means}", f"{words} {one.period.label} ({sample}): mungkin tabel yang lama"


def _of_slips(means: str, news: Sequence[_New], *, is_stock: bool) -> Iterator[tuple[str, str]]:
    """Yield that figures have noughts more or less than those that they replace or follow, or are exchanged.

    Kinds of money are parts of each other: each is held against its own.
    """
    kinds: dict[_Key, list[Pair]] = {}
    for new in news:
        if before := _last(new, is_stock, False):
            kinds.setdefault(new.key[2:], []).append(Pair(new.key[1], new.value, before.value, before.period))
    for pairs in kinds.values():
        yield from tenfold(means, pairs)
        yield from exchanged(means, pairs, is_stock=is_stock)


def _is_alike(one: Decimal, other: Decimal) -> bool:
    return abs(one - other) <= _ALIKE * other


def spread(rows: Iterable[T], most: int) -> Sequence[T]:
    """Return rows from all of a table, and not more of them."""
    found = [*rows]
    return found[:: (len(found) - 1) // most + 1] if found else found


def rows_named(count: int, of: int) -> str:
    """Return in how many rows something is so."""
    return f"di {count} dari {of} baris"
