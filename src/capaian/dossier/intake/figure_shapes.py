"""The shape of a table's figures, where it is not that of ordinary ones: it belongs to what is confirmed.

A table whose words were confirmed is another reading once its months never fall any more, few of the whole
have what many had, or columns headed alike have changed places. Shapes are coarse, and ordinary figures have
none, so that the next month or year says the same. A sample is shown; the digest has the kind alone, and of
slips the time.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Final, NamedTuple

from capaian.domain.intake import IntakeTable
from capaian.domain.office_year import OfficeYear
from capaian.domain.period import Period, PeriodKind
from capaian.dossier.intake.amounts import ACTUAL, named
from capaian.dossier.intake.blank_budgets import blank_budgets
from capaian.dossier.intake.continuity import discontinuities
from capaian.dossier.intake.contradicted import contradicted
from capaian.dossier.intake.coverages import fallen
from capaian.dossier.intake.desk import TakenRow
from capaian.dossier.intake.figures import Kind
from capaian.dossier.intake.granted import granted_of
from capaian.dossier.intake.head_times import span_of
from capaian.dossier.intake.heads import Head
from capaian.dossier.intake.intaken import TakenTable
from capaian.dossier.intake.lone_figures import lone_figures
from capaian.dossier.intake.measures import adds_up
from capaian.dossier.intake.overspent import overspent
from capaian.dossier.intake.parted_spending import begun_lines, outdated_parts
from capaian.dossier.intake.row_sums import figures_of
from capaian.dossier.intake.since_january import (
    Line,
    Series,
    are_sums_of_two,
    lines_of_sums,
    sample_of_sums,
    without_end,
)
from capaian.dossier.intake.stored_figures import ENOUGH, Key, Stored, parsed, rows_named, spread
from capaian.dossier.intake.sums import shown
from capaian.dossier.intake.twins import twins_of
from capaian.dossier.intake.written_span import Span
from capaian.dossier.spreadsheets.model import column_letters

_LOOKED_AT: Final = 500
"""Rows of a long table from which its shape is told, taken from all of it."""
_SHOWN: Final = 4
_HALF: Final = PeriodKind.SEMESTER.months
_ALL: Final = "all"
"""The kind of money that has all others."""
_Place = tuple[str, str]
"""An area, or a part of the work plan and whose money it is."""


class Shape(NamedTuple):
    """What the figures look like, where ordinary ones do not."""

    told: str
    """What makes another reading of it: no figure."""
    text: str
    """What is shown, with a sample."""
    times: str = ""
    """Of which times it tells a slip: to confirm it says nothing of others. Else it belongs to the form."""


def shapes_of(one: TakenTable, stored: Stored) -> tuple[Shape, ...]:
    """Return the shapes of a table's figures; of ordinary ones there are none.

    Args:
        one: The table.
        stored: What the dossier has already.
    """
    found = (
        *_of_times(one, stored),
        *_of_parts(one, stored),
        *_of_twins(one),
        *lone_figures(one, stored),
        *blank_budgets(one),
        *overspent(one, granted_of(one, stored)),
        *begun_lines(one, stored),
        *outdated_parts(one, stored),
        *contradicted(one),
        *fallen(one, stored),
    )
    periods = {row.cells.get("period", "") for row in one.taken.rows} | {str(one.taken.period)}
    slips = dict(discontinuities(one, stored))
    return (
        *(Shape(told, text) for told, text in dict(found).items()),
        *(Shape(told, text, " ".join(sorted(periods))) for told, text in slips.items()),
    )


def _of_times(one: TakenTable, stored: Stored) -> Iterator[tuple[str, str]]:
    """Yield what adds up over a year and never falls from part to part, in all rows or in some.

    Since January it has to; where what is known to be since January falls, that is an error already.
    """
    if one.proposal.intake.is_cumulative:
        return
    is_money = one.sort is IntakeTable.INPUTS
    for means, kind, found in (*_by_rows(one, stored), *_by_columns(one, stored.office)):
        lines = without_end(found)
        if sample := _rising(lines, is_money=is_money, is_year=kind is PeriodKind.SEMESTER):
            words = (
                f"{named(means)} tidak pernah turun dari satu bagian tahun ke berikutnya ({_shown(sample)})"
            )
            yield f"rises {means}", f"{words}: mungkin jumlah sejak awal tahun"
        elif some := lines_of_sums(lines, is_money=is_money):
            rows = ", ".join(f"{line.of} (baris {line.row})" for line in some)
            words = (
                f"{named(means)} di {len(some)} dari {len(lines)} baris tidak pernah turun dari satu bagian"
            )
            why = "mungkin hanya baris itu jumlah sejak awal tahun"
            told = " ".join(line.of for line in some)
            yield (
                f"rises {means} {told}",
                f"{words} tahun ke berikutnya ({_shown(some[0].figures)}): {rows}; {why}",
            )


def _rising(lines: Sequence[Line], *, is_money: bool, is_year: bool) -> Series:
    """Return a row of what never falls in nearly all, and not by chance; else nothing."""
    if max((len(line.figures) for line in lines), default=0) >= ENOUGH:
        return sample_of_sums(lines)
    are_sums = are_sums_of_two(lines, is_money=is_money, is_year=is_year)
    return next((line.figures for line in lines if line.is_telling), ()) if are_sums else ()


def _shown(figures: Series) -> str:
    return ", ".join(map(shown, figures[:_SHOWN])) + (", …" if len(figures) > _SHOWN else "")


_Lines = tuple[str, PeriodKind | None, Sequence[Line]]
"""What is counted or spent, of which parts of the year where rows tell it, and the rows."""


def _by_rows(one: TakenTable, stored: Stored) -> Iterator[_Lines]:
    """Yield what is stored for several parts of the year: money, and events that have a row for each."""
    is_money = one.sort is IntakeTable.INPUTS
    is_of_parts = is_money or (one.sort is IntakeTable.COUNTS and one.taken.adds_up)
    means = ACTUAL if is_money else "value"
    kinds: dict[tuple[str, PeriodKind], dict[tuple[_Place, int], dict[Period, TakenRow]]] = {}
    for row in one.taken.rows if is_of_parts else ():
        period = parsed(row.cells["period"])
        if row.cells.get(means) and period.kind is not PeriodKind.YEAR and _is_whole(row):
            what = means if is_money else row.cells["measure"]
            rows = kinds.setdefault((what, period.kind), {})
            rows.setdefault((_place(row), period.year), {})[period] = row
    granted = granted_of(one, stored)
    for (what, kind), rows in kinds.items():
        if is_money or adds_up(what, stored.office):
            lines = [_line(parts, means, granted) for parts in spread(rows.values(), _LOOKED_AT)]
            yield what, kind, sorted(lines, key=lambda line: line.row)


def _is_whole(row: TakenRow) -> bool:
    """Say whether a row is of all money, and none of its kinds, which would tell the same again."""
    return row.cells.get("kind", _ALL) == _ALL


def _place(row: TakenRow) -> _Place:
    return row.cells.get("node") or row.cells.get("area", ""), row.cells.get("fund", "")


def _line(parts: Mapping[Period, TakenRow], means: str, granted: Mapping[Key, Decimal]) -> Line:
    """Return what rows tell of one thing, from part to part."""
    rows = [parts[at] for at in sorted(parts, key=lambda period: period.ordinal)]
    of, fund = _place(rows[0])
    figures = [Decimal(row.cells[means]) for row in rows]
    return Line(of, rows[0].row, figures, granted.get((of, _ALL, fund)))


def _by_columns(one: TakenTable, office: OfficeYear) -> Iterator[_Lines]:
    """Yield what several columns tell of the same events: their months, quarters or numbers.

    Columns of one time, such as men and women, are one figure. Two columns tell something where they are
    semesters by their words.
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
        are_halves = all(isinstance(time, Span) and time.is_one and time.closing == _HALF for time in groups)
        if len(groups) >= ENOUGH or (len(groups) > 1 and are_halves):
            areas = {row.row: _place(row)[0] for row in one.taken.rows}
            rows = spread(areas, _LOOKED_AT)
            told = {row: [_sum(one, row, group) for group in groups.values()] for row in rows}
            known = {row: [n for n in figures if n is not None] for row, figures in told.items()}
            kind = PeriodKind.SEMESTER if are_halves else None
            yield means, kind, [Line(areas[row], row, figures) for row, figures in known.items()]


def _sum(one: TakenTable, row: int, heads: Sequence[Head]) -> Decimal | None:
    found = (one.proposal.table.figure(row, head, Kind.COUNT) for head in heads)
    known = [figure for figure in found if figure is not None]
    return sum(known, Decimal(0)) if known else None


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
    told = sorted(f"{shape.told} {shape.times}".rstrip() for shape in shapes)
    return {"shapes": told} if told else {}
