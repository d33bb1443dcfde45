"""The shape of a table's figures, where it is not that of ordinary ones: it belongs to what is confirmed.

A table whose words were confirmed is another reading once its months never fall any more, few of the whole
have what many had, or columns headed alike have changed places. Shapes are coarse, and ordinary figures have
none, so that the next month or year says the same. A sample is shown; the digest has the kind alone.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import pairwise
from math import factorial, prod
from typing import Final, NamedTuple

from capaian.domain.intake import IntakeTable
from capaian.domain.office_year import OfficeYear
from capaian.domain.period import Period, PeriodKind
from capaian.dossier.intake.amounts import ACTUAL, named
from capaian.dossier.intake.continuity import discontinuities
from capaian.dossier.intake.coverages import fallen
from capaian.dossier.intake.figures import Kind
from capaian.dossier.intake.head_times import span_of
from capaian.dossier.intake.heads import Head
from capaian.dossier.intake.intaken import TakenTable
from capaian.dossier.intake.lone_figures import lone_figures
from capaian.dossier.intake.measures import adds_up
from capaian.dossier.intake.row_sums import figures_of
from capaian.dossier.intake.stored_figures import (
    BY_CHANCE,
    ENOUGH,
    NEARLY_ALL,
    Stored,
    parsed,
    rows_named,
    spread,
)
from capaian.dossier.intake.sums import shown
from capaian.dossier.intake.twins import twins_of
from capaian.dossier.spreadsheets.model import column_letters

_LOOKED_AT: Final = 500
"""Rows of a long table from which its shape is told, taken from all of it."""
_SHOWN: Final = 4

Series = Sequence[Decimal]


class Shape(NamedTuple):
    """What the figures look like, where ordinary ones do not."""

    told: str
    """What makes another reading of it: no figure."""
    text: str
    """What is shown, with a sample."""


def shapes_of(one: TakenTable, stored: Stored) -> tuple[Shape, ...]:
    """Return the shapes of a table's figures; of ordinary ones there are none.

    Args:
        one: The table.
        stored: What the dossier has already.
    """
    found = (
        *_of_times(one, stored.office),
        *_of_parts(one, stored),
        *_of_twins(one),
        *discontinuities(one, stored),
        *lone_figures(one, stored),
        *fallen(one, stored),
    )
    return tuple(Shape(told, text) for told, text in dict(found).items())


def _of_times(one: TakenTable, office: OfficeYear) -> Iterator[tuple[str, str]]:
    """Yield what adds up over a year and never falls from part to part; since January it has to.

    Where what is known to be since January falls, that is an error already.
    """
    if one.proposal.intake.is_cumulative:
        return
    for means, series in (*_by_rows(one, office), *_by_columns(one, office)):
        sample = _rising(series)
        if sample:
            figures = ", ".join(map(shown, sample[:_SHOWN])) + (", …" if len(sample) > _SHOWN else "")
            words = f"{named(means)} tidak pernah turun dari satu bagian tahun ke berikutnya ({figures})"
            yield f"rises {means}", f"{words}: mungkin jumlah sejak awal tahun"


def _by_rows(one: TakenTable, office: OfficeYear) -> Iterator[tuple[str, Sequence[Series]]]:
    """Yield what is stored for several parts of the year: money, and events that have a row for each."""
    is_money = one.sort is IntakeTable.INPUTS
    is_of_parts = is_money or (one.sort is IntakeTable.COUNTS and one.taken.adds_up)
    means = ACTUAL if is_money else "value"
    kinds: dict[tuple[str, PeriodKind], dict[tuple[str, ...], dict[Period, Decimal]]] = {}
    for row in one.taken.rows if is_of_parts else ():
        period = parsed(row.cells["period"])
        if row.cells.get(means) and period.kind is not PeriodKind.YEAR:
            what = means if is_money else row.cells["measure"]
            key = tuple(row.cells.get(name, "") for name in ("node", "kind", "fund", "area"))
            found = kinds.setdefault((what, period.kind), {}).setdefault((*key, str(period.year)), {})
            found[period] = Decimal(row.cells[means])
    for (what, _), rows in kinds.items():
        if is_money or adds_up(what, office):
            told = [
                [row[at] for at in sorted(row, key=lambda period: period.ordinal)]
                for row in spread(rows.values(), _LOOKED_AT)
            ]
            yield what, _without_end(told)


def _by_columns(one: TakenTable, office: OfficeYear) -> Iterator[tuple[str, Sequence[Series]]]:
    """Yield what several columns tell of the same events: their months, quarters or numbers.

    Columns of one time, such as men and women, are one figure.
    """
    table = one.proposal.table
    found: dict[str, list[Head]] = {}
    for column in one.proposal.intake.columns if one.sort is IntakeTable.COUNTS else ():
        head = table.head(column.head)
        if head is not None and adds_up(column.means, office):
            found.setdefault(column.means, []).append(head)
    for means, heads in found.items():
        groups: dict[object, list[Head]] = {}
        for head in sorted(heads, key=lambda head: head.column):
            groups.setdefault(span_of(head) or head.column, []).append(head)
        if len(groups) >= ENOUGH:
            rows = spread(dict.fromkeys(row.row for row in one.taken.rows), _LOOKED_AT)
            told = [[_sum(one, row, group) for group in groups.values()] for row in rows]
            yield means, _without_end([[n for n in row if n is not None] for row in told])


def _sum(one: TakenTable, row: int, heads: Sequence[Head]) -> Decimal | None:
    found = (one.proposal.table.figure(row, head, Kind.COUNT) for head in heads)
    known = [figure for figure in found if figure is not None]
    return sum(known, Decimal(0)) if known else None


def _without_end(rows: Sequence[Series]) -> Sequence[Series]:
    """Return rows without the noughts that all of them end with: parts of the year that are to come."""
    last = max((n for row in rows for n, figure in enumerate(row, 1) if figure), default=0)
    return [row[:last] for row in rows]


def _rising(rows: Sequence[Series]) -> Series:
    """Return a row that never falls, where nearly all do not, and not by chance; else nothing.

    Of all orders in which the figures of a row could stand one does not fall: the odds are counted by that.
    """
    telling = [row for row in rows if len({*row}) > 1]
    rising = [row for row in telling if all(a <= b for a, b in pairwise(row))]
    if max(map(len, telling), default=0) < ENOUGH or 100 * len(rising) < NEARLY_ALL * len(telling):
        return ()
    odds = 1
    for row in rising:
        odds *= factorial(len(row)) // prod(map(factorial, Counter(row).values()))
        if odds >= BY_CHANCE:
            return max(rising[:_LOOKED_AT], key=lambda row: len({*row}))
    return ()


def _of_parts(one: TakenTable, stored: Stored) -> Iterator[tuple[str, str]]:
    """Yield of whom few have what is counted, also where the dossier alone knows how many there are."""
    for part, whole, shares in stored.shares(one):
        few = [share for share in shares if share.is_few]
        if len(few) >= ENOUGH and 2 * len(few) > len(shares):
            (area, _, have, had), rows = few[0], rows_named(len(few), len(shares))
            words = f"{part} kurang dari seperlima {whole} {rows} ({area}: {shown(have)} dari {shown(had)})"
            yield f"few {part}", f"{words}: mungkin dari sebagian waktu saja"


def _of_twins(one: TakenTable) -> Iterator[tuple[str, str]]:
    """Yield which of columns headed alike has the larger figures, where that is so in all rows."""
    table = one.proposal.table
    kind = Kind.AMOUNT if one.sort is IntakeTable.INPUTS else Kind.COUNT
    for column in one.proposal.intake.columns:
        head = table.head(column.head)
        if head is None:
            continue
        for n, twin in enumerate(twins_of(table, head)):
            rows = spread(dict.fromkeys(row.row for row in one.taken.rows), _LOOKED_AT)
            pairs = [pair for row in rows if (pair := figures_of(table, row, (head, twin), kind))]
            other = [pair for pair in pairs if pair[0] != pair[1]]
            larger = sum(own > beside for own, beside in other)
            if len(other) >= ENOUGH and larger in (0, len(other)):
                more = "lebih banyak" if larger else "lebih sedikit"
                places = f"{column_letters(head.column)} di setiap baris {more} daripada kolom"
                words = f"{column.head}: kolom {places} {column_letters(twin.column)} yang berjudul sama"
                yield f"twin {column.means} {n} {more}", f"{words} ({' dan '.join(map(shown, other[0]))})"


def told_of(shapes: Iterable[Shape]) -> Mapping[str, Sequence[str]]:
    """Return what makes another reading of figures with shapes; nothing where they are ordinary."""
    told = sorted(shape.told for shape in shapes)
    return {"shapes": told} if told else {}
