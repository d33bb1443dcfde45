"""What the figures of a table look like that could be others below the same words.

Months that rise in every row may be sums since January, and holders whom few of those entitled have may be
those of one year. Nobody can tell for sure, so each such shape is a part of what a table says of itself: a
table that was confirmed without it is another one (docs/decisions/0148).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property
from itertools import pairwise
from typing import Final, NamedTuple

from capaian.domain.intake import IntakeTable
from capaian.domain.office_year import OfficeYear
from capaian.domain.period import Period, PeriodKind
from capaian.domain.work import Resource
from capaian.dossier.intake.amounts import ACTUAL
from capaian.dossier.intake.counts import columns_of
from capaian.dossier.intake.figures import Kind
from capaian.dossier.intake.heads import Head
from capaian.dossier.intake.intaken import TakenTable
from capaian.dossier.intake.measures import adds_up
from capaian.dossier.intake.sums import shown

_LEAST_STEPS: Final = 6
"""Steps from one time to the next below which nobody can tell whether figures ever fall."""
_LEAST_THINGS: Final = 5
"""Areas or sub-activities, likewise."""
_TENTH: Final = 10
"""Fewer than one in so many may fall: somebody corrected a figure."""
_BANDS: Final = (5, 2)
"""Who has a document may be fewer than one in so many of those entitled, the fewest first."""
_FAR: Final = Decimal("2.5")
"""From here a figure is so many times, or such a part of, what was stored before; families have 3 people."""
_MUCH: Final = Decimal("1.5")
_LEAST_COUNTED: Final = 50
"""Below it counts move by chance."""
_OF_MONEY: Final = ("node", "kind", "fund")

Figures = Mapping[str, Decimal]
"""By area or sub-activity."""
Told = Mapping[str, Mapping[Period, Figures]]
"""Figures by meaning and time."""


class _Pair(NamedTuple):
    thing: str
    one: Decimal
    other: Decimal


class Shape(NamedTuple):
    """Something that is to be looked at."""

    told: tuple[str, ...]
    """By what it is known: no figure of it."""
    text: str
    """The same in words, with figures that show it."""


@dataclass(frozen=True)
class FigureShapes:
    """Looks at the tables of a file beside each other, and at what a dossier holds of earlier times."""

    tables: Sequence[TakenTable]
    office: OfficeYear

    def of(self, one: TakenTable) -> tuple[Shape, ...]:
        """Return what is to be looked at in a table; what other offices achieved has no shape."""
        if one.sort is IntakeTable.PEERS:
            return ()
        own, is_added = _told([one]), self._added(one.sort)
        shapes = [*_of_columns(one, is_added)]
        if not shapes and not one.proposal.intake.is_cumulative:
            shapes += self._since(one.sort, {means: own[means] for means in own if is_added(means)})
        if one.sort is IntakeTable.COUNTS:
            shapes += [*self._few(own), *self._far(own)]
        return (*shapes, *_twins(one))

    def _added(self, sort: IntakeTable) -> Callable[[str], bool]:
        """Return what says of a meaning whether parts of a year add up to its figure."""
        return ACTUAL.__eq__ if sort is IntakeTable.INPUTS else lambda means: adds_up(means, self.office)

    @cached_property
    def _counts(self) -> Told:
        rows = self.office.counts
        return _grouped((row.measure, row.period, row.area, row.value) for row in rows)

    @cached_property
    def _spent(self) -> Told:
        money = [row for row in self.office.inputs if row.resource is Resource.MONEY]
        return _grouped(
            (ACTUAL, row.period, _named(row.node, row.kind, row.fund), row.actual) for row in money
        )

    def _since(self, sort: IntakeTable, own: Told) -> Iterator[Shape]:
        """Yield parts of a year that are nowhere less than all parts before them together."""
        in_file = _told(one for one in self.tables if one.sort is sort)
        stored = self._counts if sort is IntakeTable.COUNTS else self._spent
        for means, times in own.items():
            last = max((time for time in times if time.kind is not PeriodKind.YEAR), key=_end, default=None)
            if last is None:
                continue
            known = {**stored.get(means, {}), **in_file[means]}
            before = [figures for time, figures in known.items() if _is_before(time, last)]
            pairs = [pair for pair in _pairs(times[last], _sum(before)) if pair.one]
            now, then = _sums(pairs)
            # A second quarter that grew is more than the first; two of them are much more.
            is_more = now >= then * (_MUCH if len(before) == 1 else 1)
            if len(pairs) < _LEAST_THINGS or not is_more or any(pair.one < pair.other for pair in pairs):
                continue
            name, now, then = pairs[0]
            yield Shape(
                ("since", means),
                f"{means} {last.label} di setiap baris tidak kurang daripada jumlah bagian tahun sebelumnya "
                f"({name}: {shown(now)}, sebelumnya {shown(then)}); mungkin jumlah sejak Januari",
            )

    def _few(self, own: Told) -> Iterator[Shape]:
        """Yield documents that less than half of those entitled have, in most areas."""
        for component in self.office.components:
            part, whole = str(component.numerator.code), str(component.denominator.code)
            entitled = _latest(own.get(whole) or self._counts.get(whole, {}))
            pairs = _pairs(_latest(own.get(part, {})), entitled)
            few, all_ = _sums(pairs)
            for least in _BANDS:
                if 2 * sum(least * pair.one < pair.other for pair in pairs) > len(pairs):
                    yield Shape(
                        ("few", part, str(least)),
                        f"{part} hanya {shown(few)} dari {shown(all_)} ({whole}), kurang dari 1 di antara "
                        f"{least}; mungkin hanya sebagian, atau yang terbit selama waktu itu",
                    )
                    break

    def _far(self, own: Told) -> Iterator[Shape]:
        """Yield measures that are far more or far less than what is stored of the time before."""
        for means, times in own.items():
            is_event = adds_up(means, self.office)
            for time, figures in times.items():
                before = {
                    at: stored
                    for at, stored in self._counts.get(means, {}).items()
                    if at.end < time.end and (not is_event or at.kind is time.kind)
                }
                new, old = _sums(_pairs(figures, _latest(before)))
                if not (new and old) or max(new, old) < _LEAST_COUNTED:
                    continue
                if max(new / old, old / new) >= _FAR:
                    way = "lebih" if new > old else "kurang"
                    yield Shape(
                        ("far", means, way),
                        f"{means} {shown(new)}, jauh {way} daripada {shown(old)} yang tersimpan dari waktu "
                        "sebelumnya; mungkin satuannya atau yang dihitung lain",
                    )
                    break


def _told(tables: Iterable[TakenTable]) -> Told:
    """Return the figures that tables of one sort give."""
    return _grouped(
        (ACTUAL, Period.parse(cells["period"]), _named(*map(cells.get, _OF_MONEY)), _value(cells[ACTUAL]))
        if one.sort is IntakeTable.INPUTS
        else (cells["measure"], Period.parse(cells["period"]), cells["area"], _value(cells["value"]))
        for one in tables
        for cells in (row.cells for row in one.taken.rows)
        if one.sort is IntakeTable.COUNTS or ACTUAL in cells
    )


def _value(text: str) -> Decimal | None:
    return Decimal(text) if text else None


def _named(*parts: str | None) -> str:
    return " ".join(part for part in parts if part)


def _grouped(rows: Iterable[tuple[str, Period, str, Decimal | None]]) -> Told:
    found: dict[str, dict[Period, dict[str, Decimal]]] = {}
    for means, time, thing, value in rows:
        if value is not None:
            found.setdefault(str(means), {}).setdefault(time, {})[str(thing)] = value
    return found


def _end(time: Period) -> date:
    return time.end


def _is_before(time: Period, last: Period) -> bool:
    """Say whether a time is a part of the same year, as long as another and before it."""
    return (time.kind, time.year) == (last.kind, last.year) and time.end < last.end


def _latest(times: Mapping[Period, Figures]) -> Figures:
    return times[max(times, key=_end)] if times else {}


def _sum(each: Iterable[Figures]) -> Figures:
    found: dict[str, Decimal] = {}
    for figures in each:
        for name, value in figures.items():
            found[name] = found.get(name, Decimal(0)) + value
    return found


def _pairs(figures: Figures, others: Figures) -> list[_Pair]:
    """Return figures beside those of the same things among others, where these are something."""
    return [_Pair(name, value, others[name]) for name, value in figures.items() if others.get(name)]


def _sums(pairs: Sequence[_Pair]) -> tuple[Decimal, Decimal]:
    return sum((pair.one for pair in pairs), Decimal(0)), sum((pair.other for pair in pairs), Decimal(0))


def _of_columns(one: TakenTable, is_added: Callable[[str], bool]) -> Iterator[Shape]:
    """Yield columns of times that hardly ever fall from left to right; of sums those that do."""
    kind = Kind.AMOUNT if one.sort is IntakeTable.INPUTS else Kind.COUNT
    is_cumulative = one.proposal.intake.is_cumulative
    for means, heads in columns_of(one.proposal).items():
        if len(heads) < 2 or not is_added(means):
            continue
        rows = [(row, [*_series(one, row, heads, kind)]) for row in dict.fromkeys(_rows(one))]
        steps = [step for _, series in rows for step in pairwise(series) if step[0] != step[1]]
        falls = sum(b < a for a, b in steps)
        is_rising = _TENTH * falls <= len(steps)
        if len(steps) < _LEAST_STEPS or is_rising is is_cumulative:
            continue
        row, series = max(rows, key=lambda each: len(each[1]))
        which = f"{heads[0].name} … {heads[-1].name} (baris {row}: {' · '.join(map(shown, series))})"
        yield (
            Shape(("rising", means), f"{which}: hampir tidak pernah turun; mungkin jumlah sejak Januari")
            if is_rising
            else Shape(("falling", means), f"{which}: turun {falls} kali, padahal dipakai sebagai kumulatif")
        )


def _rows(one: TakenTable) -> Iterator[int]:
    return (row.row for row in one.taken.rows)


def _series(one: TakenTable, row: int, heads: Sequence[Head], kind: Kind) -> Sequence[Decimal]:
    """Return the figures of a row; noughts at its end are times that have not come."""
    table = one.proposal.table
    found = [figure for head in heads if (figure := table.figure(row, head, kind)) is not None]
    while found and not found[-1]:
        found.pop()
    return found


def _twins(one: TakenTable) -> Iterator[Shape]:
    """Yield columns that are taken and nowhere less, or nowhere more, than others headed alike."""
    table = one.proposal.table
    kind = Kind.AMOUNT if one.sort is IntakeTable.INPUTS else Kind.COUNT
    for head in (head for heads in columns_of(one.proposal).values() for head in heads):
        for other in (each for each in table.heads if each.parts == head.parts and each != head):
            rows = [[*map(lambda each: table.figure(row, each, kind), (head, other))] for row in _rows(one)]
            pairs = {(a, b) for a, b in rows if a is not None and b is not None and a != b}
            signs = {a > b for a, b in pairs}
            if len(pairs) >= _LEAST_THINGS and len(signs) == 1:
                word = "lebih" if signs.pop() else "kurang"
                a, b = next(iter(sorted(pairs)))
                yield Shape(
                    ("twin", head.name, other.name, word),
                    f'"{head.name}" di setiap baris {word} daripada "{other.name}" yang judulnya sama '
                    f"({shown(a)} dan {shown(b)})",
                )
