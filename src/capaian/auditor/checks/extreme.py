"""What sentences call highest or lowest, held against the tables that they may speak of."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Final

from capaian.auditor.checks.exchanged_names import EXTREME_SAID, names_exchanged_in
from capaian.auditor.checks.figure_extremes import extremes_by_figure
from capaian.auditor.checks.year_extremes import extremes_over_years
from capaian.auditor.claims.equation import Changed
from capaian.auditor.claims.law import compute
from capaian.auditor.claims.statement import Held, Statement
from capaian.auditor.printed.document import Sentence
from capaian.auditor.printed.number import NumberStyle, Spot, read_numbers
from capaian.auditor.printed.worded import Worded
from capaian.auditor.understanding.columns import Column, inputs_of
from capaian.auditor.understanding.extreme_quantities import CHANGE, end_of, is_of_unprinted_change, own_share
from capaian.auditor.understanding.extremes import Extreme, extremes_in
from capaian.auditor.understanding.figures import words_of
from capaian.auditor.understanding.measures import is_share, measure_of, of_years, years_beside
from capaian.auditor.understanding.nearby import tables_near
from capaian.auditor.understanding.over_periods import is_extreme_of_its_periods
from capaian.auditor.understanding.peers import peers_of
from capaian.auditor.understanding.report import UnderstoodReport, UnderstoodTable
from capaian.auditor.understanding.row_units import of_one_unit
from capaian.auditor.understanding.rows import UnderstoodRow
from capaian.auditor.understanding.vocabulary import Role, roles_of
from capaian.auditor.understanding.years import YEAR, years_in
from capaian.domain.audit import AuditRule

_FEWEST: Final = 3
"""Rows among which one is the highest; as many figures must differ."""
_LARGE: Final = 10
"""A smaller count may be that of the highest by chance."""
_FALLS: Final = re.compile(
    r"\b(?:penurunan|menurun|turun|selisih|perubahan|deviasi|penyimpangan|(?:ketidak|in)efisien\w*|gap|kesenjangan|kekurangan)\b",
    re.IGNORECASE,
)
"""Of what may be negative the greatest may be the lowest."""
_PROVINCE: Final = Worded(r"\bprovinsi\b")
_REGENCY: Final = re.compile(r"^(?:kab(?:upaten)?|kota)\b", re.IGNORECASE)
_IS_FIGURE: Final = re.compile(r"\W*(?:rp\.?)?\s*\d", re.IGNORECASE)
"""A cell that begins with its number; others are words with a number among them."""
_NO_FIGURE: Final = re.compile(rf"{YEAR.pattern}|\bke-?\s*\d+", re.IGNORECASE)
_NUMBERED: Final = re.compile(r"(?P<kind>[^\W\d_]{4,})\s+(?:[IVX]{1,4}|\d{1,2}|[A-E])(?:[./]?[a-e])?")


def check_extreme(report: UnderstoodReport) -> Iterator[Statement]:
    """Yield what sentences call highest or lowest, where a table tells whether it is."""
    for sentence in report.document.sentences_with(EXTREME_SAID):
        if EXTREME_SAID.search(sentence.text):
            made = [*_of_sentence(sentence, report)] or [*extremes_over_years(sentence, report)]
            yield from made
            if all(statement.holds for statement in made):
                yield from extremes_by_figure(sentence, report)
                yield from names_exchanged_in(sentence, report)


@dataclass(frozen=True, slots=True)
class _Reading:
    """One way to hold an extreme against a table: a column, and the rows that it is the extreme of."""

    extreme: Extreme
    table: UnderstoodTable
    column: Column
    named: Sequence[UnderstoodRow]
    values: Mapping[int, tuple[Decimal, ...]]
    """For the line of each row its figure as printed, and as it follows from the others of its row."""

    @property
    def limit(self) -> Decimal:
        """The figure that a row must have to be named."""
        printed = sorted((own[0] for own in self.values.values()), reverse=self.extreme.is_highest)
        return printed[self.extreme.place + len(self.named) - 2]

    @property
    def tells(self) -> bool:
        """Whether enough rows differ to have an extreme."""
        return len({own[0] for own in self.values.values()}) >= _FEWEST

    @property
    def holds(self) -> bool:
        return all(any(map(self._reaches, self.values[row.row.line])) for row in self.named)

    def _reaches(self, value: Decimal) -> bool:
        if self.extreme.place > 1:
            return value == self.limit
        return value >= self.limit if self.extreme.is_highest else value <= self.limit

    def with_changes(self, changed: Changed) -> _Reading:
        """The same with other values in place of some printed."""
        spots = self.spots
        values = {
            line: (changed.get(spots[line], own[0]), *own[1:]) if line in spots else own
            for line, own in self.values.items()
        }
        return replace(self, values=values)

    @property
    def spots(self) -> Mapping[int, Spot]:
        """For the line of each row where its figure stands; nothing where it is the gap of two."""
        cells = {row.row.line: row.row.cells[self.column.index] for row in self.table.rows}
        found = {line: cells[line].number for line in self.values}
        return {
            line: number.spot
            for line, number in found.items()
            if number is not None and number.value == self.values[line][0]
        }

    @property
    def right(self) -> list[str]:
        """The names of the rows that are the extreme."""
        return [
            r.label
            for r in self.table.rows
            if r.row.line in self.values and self._reaches(self.values[r.row.line][0])
        ]


def _of_sentence(sentence: Sentence, report: UnderstoodReport) -> Iterator[Statement]:
    told: dict[tuple[str, str], list[_Reading]] = {}
    for table in tables_near(sentence, report):
        for reading in _readings(sentence, table, report):
            told.setdefault((reading.extreme.word, reading.extreme.clause), []).append(reading)
    for readings in told.values():
        misnamed = _misnamed(sentence, readings, report)
        if misnamed:
            yield misnamed
        yield _statement(sentence, readings, report, misnamed.spots if misnamed else ())


def _readings(sentence: Sentence, table: UnderstoodTable, report: UnderstoodReport) -> Iterator[_Reading]:
    columns = table.figure_columns
    items = [row for row in table.named if any(_value(row, column) is not None for column in columns)]
    items = [row for row in items if not _is_whole(row, items, columns)]
    if _PROVINCE.search(sentence.text) and not any(_REGENCY.match(row.label) for row in items):
        return
    heads = [column.name for column in columns]
    for extreme in extremes_in(sentence.text, [row.label for row in items], heads):
        named = [items[place] for place in extreme.rows]
        told = _told(extreme, report.document.style)
        yield from _of_changes(extreme, table, items, named, told)
        if is_of_unprinted_change(extreme, table) or (
            len(named) == 1 and is_extreme_of_its_periods(extreme, table, named[0])
        ):
            continue
        share = own_share(extreme, table, report.document.style)
        told = told if share is None else [share]
        meant = _columns(extreme, table, named, told, report.year)
        is_told = any(_value(row, column) in told for column in meant for row in items)
        for column in meant if is_told else _of_figure(extreme, table, items, told) or meant:
            pools = _pools(of_one_unit(items, named, table, column), named, columns)
            tried = (_read(extreme, table, column, named, pool) for pool in pools)
            found = [reading for reading in tried if reading is not None]
            if any(reading.tells for reading in found):
                yield from found


def _is_whole(row: UnderstoodRow, items: Sequence[UnderstoodRow], columns: Iterable[Column]) -> bool:
    """Whether a first or last row is the total of the others, whatever its name."""
    if row not in (items[0], items[-1]) or len(items) <= _FEWEST:
        return False
    for column in columns:
        own = row.row.cells[column.index].number
        others = [item.row.cells[column.index].number for item in items if item is not row]
        values = [number.value for number in others if number is not None]
        if own is not None and own.value and not column.is_percent and sum(values) == own.value:
            return True
    return False


def _told(extreme: Extreme, style: NumberStyle) -> Sequence[Decimal]:
    """Return the figures that are told with an extreme."""
    return [number.value for number in read_numbers(_NO_FIGURE.sub(" ", extreme.clause), 1, 0, style)]


def _columns(
    extreme: Extreme,
    table: UnderstoodTable,
    named: Sequence[UnderstoodRow],
    told: Sequence[Decimal],
    year: int | None,
) -> Sequence[Column]:
    """Return the columns that may be meant, by the words of the quantity and the figures beside names."""
    measure = measure_of(extreme.quantity, table)
    quoted = [c for c in table.figure_columns if any(_value(row, c) in told for row in named)]
    both = [column for column in measure.columns if column in quoted]
    if quoted and not both and measure.is_named and not measure.is_foreign:
        ends = [c for c in measure.columns if end_of(c, table, is_highest=extreme.is_highest) in told]
        is_slip = any(all(value not in _figures(row) for row in named) for value in told)
        own = measure.columns if is_slip else ()  # of the quantity itself, and no figure of the row
        return ends or own or quoted  # the figure of another column stands beside the name by chance
    if both or measure.is_foreign or (told and not measure.is_named):
        return both if measure.columns else quoted
    years = years_in(extreme.clause) or frozenset({year} if year else ())
    is_of_title = bool(words_of(extreme.quantity) & words_of(table.table.title))
    if not measure.columns and measure.tells_topic and is_of_title:
        return _levels_of(table, years)
    return of_years(measure.columns, years)


def _levels_of(table: UnderstoodTable, years: frozenset[int]) -> Sequence[Column]:
    """Return the one column of a year whose head names nothing else: the title says what it is of."""
    own = [c for c in table.figure_columns if c.years == years and not words_of(" ".join(c.path))]
    return own if len(own) == 1 else ()


def _of_figure(
    extreme: Extreme, table: UnderstoodTable, items: Sequence[UnderstoodRow], told: Sequence[Decimal]
) -> Sequence[Column]:
    """Return the one column whose extreme is the figure that is told first beside the name of another row.

    Where several figures are told, one row has all of them, but for what share of the column it is.
    """
    if not told or extreme.place > 1 or measure_of(extreme.quantity, table).is_foreign:
        return []
    most = max if extreme.is_highest else min
    found = []
    for column in table.figure_columns:
        values = {row.row.line: value for row in items if (value := _value(row, column)) is not None}
        if values and most(values.values()) == told[0]:
            owners = [row for row in items if values.get(row.row.line) == told[0]]
            others = {other for other in told if not is_share(other, told[0], values.values())}
            if any(others <= _figures(row) for row in owners):
                found.append(column)
    return found if len(found) == 1 else []


def _of_changes(
    extreme: Extreme,
    table: UnderstoodTable,
    items: Sequence[UnderstoodRow],
    named: Sequence[UnderstoodRow],
    told: Sequence[Decimal],
) -> Iterator[_Reading]:
    """Yield the extreme of a rise or fall that a table of two years does not print, told with its figure."""
    change = CHANGE.search(extreme.quantity)
    if not change or extreme.place > 1 or any(Role.CHANGE in roles_of(c.path[-1:]) for c in table.columns):
        return
    sign = -1 if change["down"] else 1
    for before, after in years_beside(table):
        values: dict[int, tuple[Decimal, ...]] = {}
        for row in items:
            first, then = _value(row, before), _value(row, after)
            if first is not None and then is not None:
                values[row.row.line] = (sign * (then - first),)
        own = [values[row.row.line][0] for row in named if row.row.line in values]
        end = (max if extreme.is_highest else min)(values.values(), default=(None,))[0]
        is_told = all(value in told for value in own) or [end] == [*told]
        if len(values) == len(items) > _FEWEST and own and is_told:
            name = f"{change[0].casefold()} {before.name} ke {after.name}"
            yield _Reading(extreme, table, replace(after, path=(name,)), named, values)


def _value(row: UnderstoodRow, column: Column) -> Decimal | None:
    cell = row.row.cells[column.index]
    return cell.number.value if cell.number is not None and _IS_FIGURE.match(cell.text) else None


def _figures(row: UnderstoodRow) -> set[Decimal]:
    return {cell.number.value for cell in row.row.cells if cell.number is not None}


def _pools(
    items: Sequence[UnderstoodRow], named: Sequence[UnderstoodRow], columns: Sequence[Column]
) -> Iterator[Sequence[UnderstoodRow]]:
    """Yield the rows that the named ones may be the extreme of: of their level, parent, or band."""
    levels = {row.level for row in named}
    if len(levels) > 1:
        return
    peers = [peers_of(row, items, columns) for row in named]
    level = [row for row in items if all(row in own for own in peers)]
    yield level
    numbered = {_numbered(row) for row in named}
    if len(numbered) == 1 and numbered != {""}:
        yield [row for row in level if _numbered(row) in numbered]
    parents = {row.parent for row in named}
    if len(parents) == 1 and parents != {None}:
        yield [row for row in level if row.parent in parents]
    bands = {row.band for row in named}
    if len(bands) == 1 and any(row.band not in bands for row in level):
        yield [row for row in level if row.band in bands]


def _numbered(row: UnderstoodRow) -> str:
    """What rows of one numbered kind have in common: `golongan` of `Golongan III`."""
    match = _NUMBERED.fullmatch(row.label.strip())
    return match["kind"].casefold() if match else ""


def _read(
    extreme: Extreme,
    table: UnderstoodTable,
    column: Column,
    named: Sequence[UnderstoodRow],
    pool: Sequence[UnderstoodRow],
) -> _Reading | None:
    """Return a reading where nearly every row has its figure; no blank is the lowest."""
    if not extreme.is_highest and Role.CHANGE in roles_of(column.path[-1:]):
        pool = _moved_as(named, pool, column)
    values = {row.row.line: own for row in pool if (own := _values(row, column, table))}
    differing = {own[0] for own in values.values()}
    blank = len(pool) - len(values)
    if blank > (len(pool) // 2 if extreme.is_highest else 0):
        return None
    if any(row.row.line not in values for row in named) or len(named) + extreme.place > len(values):
        return None
    if (_FALLS.search(extreme.quantity) and min(differing) < 0) or (extreme.place > 1 and len(named) > 1):
        return None
    return _Reading(extreme, table, column, named, values)


def _moved_as(
    named: Sequence[UnderstoodRow], pool: Sequence[UnderstoodRow], column: Column
) -> Sequence[UnderstoodRow]:
    """Return the rows that moved the way of those named: the least rise is no fall."""
    ways = {_way(row, column) for row in named}
    return [row for row in pool if _way(row, column) in ways] if len(ways) == 1 else pool


def _way(row: UnderstoodRow, column: Column) -> bool | None:
    value = _value(row, column)
    return None if value is None else value < 0


def _values(row: UnderstoodRow, column: Column, table: UnderstoodTable) -> tuple[Decimal, ...]:
    """Return the figure of a row as printed, and as it follows from others; nothing if it has none."""
    number, value = row.row.cells[column.index].number, _value(row, column)
    if number is None or value is None:
        return ()
    relation = next((known for known in table.relations if known.result.index == column.index), None)
    inputs = [known.value for known in inputs_of(row, relation)] if relation else []
    computed = compute(relation.law, inputs) if relation and len(inputs) == len(relation.inputs) else None
    return value, round(computed, number.decimals) if isinstance(computed, Decimal) else value


def _misnamed(sentence: Sentence, readings: Sequence[_Reading], report: UnderstoodReport) -> Statement | None:
    """Return that a name is wrong: the figure told beside it is the extreme indeed, of another row."""
    first = readings[0]
    told = _told(first.extreme, report.document.style)
    numbers = [n for n in sentence.numbers if n.value in told and (n.decimals or n.value >= _LARGE)]
    own = {value for row in first.named for value in _figures(row)}
    found = [number for number in numbers if number.value == first.limit and number.value not in own]
    is_one = len(first.right) == len(first.named) == 1
    if not found or not is_one or any(reading.holds for reading in readings):
        return None
    number, name, right = found[0], first.named[0].label, first.right[0]
    table = first.table.table.name
    why = f"{number.text} pada {table} kolom {first.column.name} adalah milik {right}, bukan {name}."
    line, spots = number.spot.line, (number.spot,)
    lines = tuple(row.row.line for row in first.table.rows if row.label == right)
    return Statement(
        AuditRule.LABEL,
        False,
        line,
        name,
        right,
        why,
        sentence.place,
        lines=lines,
        spots=spots,
        keeps=spots,
        against=_held(readings),
        crossed=frozenset({first.named[0].row.line, *lines}),
    )


def _held(readings: Sequence[_Reading]) -> Held:
    """Return the figures of the rows that an extreme is one of, and whether it is with others for them."""
    return Held(
        tuple(spot for reading in readings for spot in reading.spots.values()),
        lambda changed: any(reading.with_changes(changed).holds for reading in readings),
    )


def _statement(
    sentence: Sentence, readings: Sequence[_Reading], report: UnderstoodReport, spots: tuple[Spot, ...]
) -> Statement:
    """Return the statement that a sentence is right; it is if any of its readings bears it out."""
    first = readings[0]
    word, holds = first.extreme.word, any(reading.holds for reading in readings)
    right, table = ", ".join(first.right), first.table.table.name
    why = f"Menurut {table} kolom {first.column.name} yang {first.extreme.called} adalah {right}."
    return Statement(
        AuditRule.CLAIM,
        holds,
        report.document.line_of(word, sentence),
        f"{word}: {', '.join(row.label for row in first.named)}",
        right,
        why,
        sentence.place,
        lines=tuple(row.row.line for row in first.named),
        spots=spots,
        against=None if holds else _held(readings),
    )
