"""How many rows of a table something is said of, by every way that its columns have to tell it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence, Set
from decimal import Decimal
from operator import eq, gt, lt
from types import MappingProxyType
from typing import Final

from capaian.auditor.checks.counted_meant import Truth, items_of
from capaian.auditor.checks.told_direction import told_achievements
from capaian.auditor.checks.told_lower import told_lower
from capaian.auditor.claims.equation import Changed, Equation
from capaian.auditor.understanding.classes import plain_name
from capaian.auditor.understanding.columns import Column
from capaian.auditor.understanding.measures import Measure, measure_of, of_report, years_beside
from capaian.auditor.understanding.predicates import Counted, CountedTogether, Kind
from capaian.auditor.understanding.report import UnderstoodReport, UnderstoodTable
from capaian.auditor.understanding.rows import RowKind
from capaian.auditor.understanding.vocabulary import Role, roles_of, trend_of
from capaian.domain.policy import Trend
from capaian.rules.outcome import HUNDRED

_AS_PRINTED: Final[Changed] = MappingProxyType({})
_SIDES: Final = {"di atas": gt, "di bawah": lt, "sebesar": eq}
_TRENDS: Final = {"naik": Trend.UP, "turun": Trend.DOWN, "tetap": Trend.STEADY}
_OF_END: Final = re.compile(r"\b(?:akhir|renstra|rpjmd|rpd|jangka menengah)\b", re.IGNORECASE)
"""Heads of targets that are not those of the year."""
_UNSAID: Final = re.compile(
    r"(?:\s|\b(?:yang|lain(?:nya)?|telah|sudah|masih|baru|juga|berada|berhasil|mampu|dengan|capaian(?:nya)?)\b)*",
    re.IGNORECASE,
)
"""Words before a bound that do not say what is held against it."""
_OWN: Final = re.compile(
    r"\b(?:kabupaten|kota|daerah|seluruh(?:nya)?|keseluruhan|semua|umum|tersebut|ini|itu|adalah|atau|sementara"
    r"|sedangkan|lainnya|sisanya|selebihnya)\b",
    re.IGNORECASE,
)
"""Words behind a whole that name no other one."""


def ways_to_count(told: CountedTogether, table: UnderstoodTable, report: UnderstoodReport) -> Truth | None:
    """Return how many rows of a table each part is of; `None` if it does not tell of all parts."""
    ways: dict[Kind, Callable[[Counted], set[int]]] = {
        Kind.CLASS: lambda part: _in_class(part, table),
        Kind.TARGET: lambda part: _met(part, {each.says for each in told.parts}, table, report),
        Kind.TREND: lambda part: moved(part, table),
        Kind.LEVEL: lambda part: lying(part, table, report.year),
    }
    found = [ways[part.kind](part) for part in told.parts]
    return found if all(found) else None


def _in_class(part: Counted, table: UnderstoodTable) -> set[int]:
    """Count the rows of a class, in columns where every row has one; its name may be of several words."""
    items = items_of(table)
    found: set[int] = set()
    for column in table.columns:
        names = [plain_name(row.row.texts[column.index]) for row in items]
        if column.is_numeric or not all(names) or Role.CATEGORY not in column.roles:
            continue
        words = part.says.split()
        said = [plain_name(" ".join(words[:length])) for length in range(len(words), 0, -1)]
        name = next((each for each in said if each in names), said[-1])
        found.add(sum(each == name for each in names))
    return found


def _met(part: Counted, says: Set[str], table: UnderstoodTable, report: UnderstoodReport) -> set[int]:
    """Count the rows that meet their targets; those that surpass them alone, where a sentence says so."""
    if (rows := rows_met(table, report)) is None:
        return set()
    count, met, over = rows
    reached = {met, met - over} if "melampaui" in says else {met}
    return {"belum": {count - met}, "tercapai": reached, "melampaui": {over, met}}[part.says]


def rows_met(table: UnderstoodTable, report: UnderstoodReport) -> tuple[int, int, int] | None:
    """Return how many rows a table has, how many meet their targets, and how many surpass them.

    The one column of achievements tells. It tells nothing where the report's own formula, or the row, has
    one of its figures on the other side.
    """
    columns = [*of_report(table.achievement_columns, report.year)]
    turned = (*told_achievements(report), *told_lower(report))
    by_formula = {each.result.spot: value for each in turned if (value := each.computed()) is not None}
    if is_of_plan(table, report.year) or len(columns) != 1:
        return None
    numbers = [row.row.cells[columns[0].index].number for row in items_of(table)]
    told = [{n.value, by_formula[n.spot]} if n and n.spot in by_formula else set() for n in numbers]
    figures = [own or ways for own, ways in zip(told, _figures(columns[0], table), strict=False)]
    sides = [{(value >= HUNDRED, value > HUNDRED) for value in ways} for ways in figures]
    if not sides or any(len(side) > 1 for side in sides):
        return None  # printed it is met, and worked out it is not
    met, over = (sum(side[place] for (side,) in sides) for place in (0, 1))
    return len(sides), met, over


def is_of_plan(table: UnderstoodTable, year: int | None) -> bool:
    """Whether a table holds results against the targets of the end of a plan, which are not yet due."""
    targets = [column for column in table.columns if Role.TARGET in column.roles]
    is_later = any(year and column.years and min(column.years) > year for column in targets)
    return is_later or any(_OF_END.search(" ".join(column.path)) for column in targets)


def moved(part: Counted, table: UnderstoodTable, changed: Changed = _AS_PRINTED) -> set[int]:
    """Count the rows that rise, fall or stay, by words, by the sign of a change, by two years."""
    items, wanted = items_of(table), _TRENDS[part.says]
    found: set[int] = set()
    for column in table.columns:
        trends = [trend_of(row.row.texts[column.index]) for row in items]
        if all(trends):
            found.add(sum(trend is wanted for trend in trends))
        elif Role.CHANGE in roles_of(column.path[-1:]) and (values := _values(column, table)):
            signs = [Trend.UP if v > 0 else Trend.DOWN if v < 0 else Trend.STEADY for v in values]
            found.add(sum(sign is wanted for sign in signs))
    measure = measure_of(part.quantity, table)
    is_of_some = measure.is_named and not measure.is_foreign
    for before, after in years_beside(table):
        if is_of_some and after not in measure.columns:
            continue
        pairs = [*zip(_figures(before, table, changed), _figures(after, table, changed), strict=False)]
        ways = [{_trend(b, a) for b in befores for a in afters} for befores, afters in pairs]
        if any(len(way) > 1 for way in ways):
            return set()  # a figure that does not follow from its row leaves open where its row goes
        found |= {sum(wanted in way for way in ways)} if ways else set()
    return found


def moved_in(part: Counted, table: UnderstoodTable, said: Set[int], year: int | None) -> set[int]:
    """Count the rows that moved as is told between the years that are said, or up to the report's year.

    Args:
        part: What is told of the rows.
        table: That of the rows.
        said: The years of the sentence.
        year: The one that the report is on.
    """
    others, found = said - {year}, set()
    for before, after in years_beside(table):
        is_said = others in (before.years, before.years | after.years) if others else year in after.years
        if is_said:
            pairs = zip(_figures(before, table), _figures(after, table), strict=False)
            ways = [{_trend(b, a) for b in befores for a in afters} for befores, afters in pairs]
            found.add(sum({_TRENDS[part.says]} == way for way in ways))
    return found


def _trend(before: Decimal, after: Decimal) -> Trend:
    return Trend.UP if before < after else Trend.DOWN if before > after else Trend.STEADY


def lying(
    part: Counted, table: UnderstoodTable, year: int | None, changed: Changed = _AS_PRINTED
) -> set[int]:
    """Count the rows beyond a bound, by the column that words name, or else the one whose figures tell it."""
    ways = (_beyond, _parted_by, _apart_from_whole)
    return next(filter(None, (way(part, table, year, changed) for way in ways)), set())


def _beyond(part: Counted, table: UnderstoodTable, year: int | None, changed: Changed) -> set[int]:
    """Count the rows above or below a bound, or the mean of the table, in the column that is named."""
    measure = measure_of(part.quantity, table)
    columns = [c for c in measure.columns if c.is_percent or c.may_be_share] if measure.is_named else []
    columns = [*of_report(columns, year)]
    if len(columns) != 1 or measure.is_foreign or not part.is_share:
        return set()
    bound = part.bound if part.bound is not None else _whole_of(columns[0], table)
    return set() if bound is None else _on_side(part, columns[0], table, bound, changed)


def _parted_by(part: Counted, table: UnderstoodTable, year: int | None, changed: Changed) -> set[int]:
    """Count the rows above or below a bound where words tell no column, and one alone is parted by it."""
    measure = measure_of(part.quantity, table)
    is_open = _UNSAID.fullmatch(part.quantity) or measure.tells_topic
    if part.bound is None or not (is_open if part.is_share else not measure.is_foreign):
        return set()
    shares = [c for c in table.figure_columns if c.is_percent or c.may_be_share]
    items, found = len(items_of(table)), []
    for column in of_report(shares if part.is_share else _marks_of(measure, table), year):
        ways = _on_side(part, column, table, part.bound, changed)
        found += [ways] if ways - {0, items} else []
    return found[0] if len(found) == 1 and 0 < part.count.number < items else set()


def _marks_of(measure: Measure, table: UnderstoodTable) -> Sequence[Column]:
    """Return the columns of marks and indices that a quantity may be: `nilainya`."""
    columns = measure.columns or table.figure_columns
    return [column for column in columns if not column.is_percent and not column.is_money]


def names_no_measure(part: Counted) -> bool:
    """Whether things lie above or below the mean or the whole of something that no words tell."""
    is_bare = part.kind is Kind.LEVEL and part.bound is None
    return is_bare and _UNSAID.fullmatch(part.quantity) is not None


def _apart_from_whole(part: Counted, table: UnderstoodTable, year: int | None, changed: Changed) -> set[int]:
    """Count the rows above or below the mean or the whole, in all columns that have one between their rows.

    Words tell no column, so that a count is right by any of them.
    """
    whose = _OWN.sub(" ", part.whose)
    if not names_no_measure(part) or measure_of(whose, table).is_foreign:
        return set()
    found: set[int] = set()
    for column in of_report(table.figure_columns, year):
        for whole in _wholes_of(column, table, is_mean="rata" in part.whole):
            ways = _on_side(part, column, table, whole, changed)
            if not ways:
                return set()
            found |= ways
    return found


def _wholes_of(column: Column, table: UnderstoodTable, *, is_mean: bool) -> set[Decimal]:
    """Return what a column has for all rows together that lies between them, and the mean if that is told."""
    printed = [figure for figures in _figures(column, table) for figure in figures]
    rows = [row for row in table.rows if row.kind in (RowKind.TOTAL, RowKind.MEAN)]
    found = {number.value for row in rows if (number := row.row.cells[column.index].number) is not None}
    found |= {sum(printed, Decimal(0)) / len(printed)} if is_mean and printed else set()
    return {whole for whole in found if printed and min(printed) <= whole <= max(printed)}


def _on_side(
    part: Counted, column: Column, table: UnderstoodTable, bound: Decimal, changed: Changed
) -> set[int]:
    """Count the rows on one side of a bound; nothing where it is open on which side one lies."""
    figures = _figures(column, table, changed)
    is_beyond = _SIDES[part.says]
    sides = [{is_beyond(value, bound) for value in ways} for ways in figures]
    if not figures or any(len(side) > 1 for side in sides):
        return set()
    beyond = sum(True in side for side in sides)
    return {beyond} if is_beyond is eq else {beyond, beyond + sum(bound in ways for ways in figures)}


def _figures(column: Column, table: UnderstoodTable, changed: Changed = _AS_PRINTED) -> list[set[Decimal]]:
    """Return what the figure of every row may be, as printed and as its row says; nothing if one has none."""
    printed = [row.row.cells[column.index].number for row in items_of(table)]
    found = {n.spot: {changed.get(n.spot, n.value)} for n in printed if n is not None}
    for equation in _failing(column, table):
        value = equation.computed()
        if value is not None and equation.result.spot in found and equation.result.spot not in changed:
            found[equation.result.spot].add(value)
    return [*found.values()] if len(found) == len(printed) else []


def _failing(column: Column, table: UnderstoodTable) -> Iterator[Equation]:
    """Yield the figures of a column that do not follow from their rows."""
    derived = (made for relation, made in table.equations if relation.result.index == column.index)
    yield from (equation for made in derived for equation in made if not equation.holds())


def _values(column: Column, table: UnderstoodTable) -> list[Decimal]:
    """Return the figure of every row; nothing if one has none, or is itself wrong."""
    if any(True for _ in _failing(column, table)):
        return []
    items = items_of(table)
    numbers = [row.row.cells[column.index].number for row in items]
    values = [number.value for number in numbers if number is not None]
    return values if len(values) == len(items) else []


def _whole_of(column: Column, table: UnderstoodTable) -> Decimal | None:
    """Return the one figure of all rows together, if no other figures refute it."""
    rows = [row for row in table.rows if row.kind in (RowKind.TOTAL, RowKind.MEAN)]
    numbers = [number for row in rows if (number := row.row.cells[column.index].number) is not None]
    refuted = {equation.result.spot for equation in _failing(column, table)}
    is_sure = len(numbers) == 1 and numbers[0].spot not in refuted
    return numbers[0].value if is_sure else None
