"""The same thing in two tables: rows with the same label, columns with the same meaning."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache
from itertools import combinations
from typing import Final

from capaian.auditor.printed.number import PrintedNumber
from capaian.auditor.understanding.columns import Column
from capaian.auditor.understanding.measures import own_levels
from capaian.auditor.understanding.other_gaps import are_other_gaps
from capaian.auditor.understanding.report import UnderstoodReport, UnderstoodTable
from capaian.auditor.understanding.rows import UnderstoodRow
from capaian.auditor.understanding.vocabulary import FORMER_HEAD, WIDER_CIRCLE, Role
from capaian.auditor.understanding.years import without_time, year_of_head, years_in

_SHORTEST: Final = 8
"""Letters of a label that can be the name of one thing only."""
_LEVEL_WORDS: Final = re.compile(
    r"^(?:program|sub[\s-]?kegiatan|kegiatan|sasaran|indikator)\s*:?\s*", re.IGNORECASE
)
_CODE: Final = re.compile(r"(?:IKU|IKK|IKSS?|IKP|IKSK|IK|SS)[ .-]?\d{1,2}(?:\.\d{1,2})*", re.IGNORECASE)
"""The code of an indicator or a goal, which may stand for its name: `IKU 1`."""
_COMMON: Final = frozenset(map(Decimal, (0, 1, 100)))
"""Figures that say little about which column they are of."""
_MOST: Final = 0.6
_FEWEST: Final = 3
_MOST_TABLES: Final = 40
"""A name that stands in more tables says little about any two of them."""
_TARGETS: Final = re.compile(r"\btarget\b", re.IGNORECASE)
_MORE_THAN_TARGETS: Final = re.compile(
    r"\b(?:realisasi|capaian|terhadap|perbandingan|dibanding\w*|perubahan|revisi|semula|nasional|provinsi|serapan)\b",
    re.IGNORECASE,
)
_BARE_YEAR: Final = re.compile(r"(?:tahun\s+)?(?P<year>20\d\d)", re.IGNORECASE)
_PLANNED: Final = frozenset({Role.TARGET, Role.BUDGET})
_Pair = tuple[UnderstoodRow, UnderstoodRow]


@dataclass(frozen=True, slots=True)
class Join:
    """Two columns of two tables that print the same figures for the same things."""

    first: UnderstoodTable
    second: UnderstoodTable
    columns: tuple[Column, Column]
    pairs: tuple[tuple[PrintedNumber, PrintedNumber, str], ...]
    """Figures of the same thing, with its label."""
    equal: int
    """How many are equal."""
    is_by_title: bool = False
    """Whether the title of a table alone tells what its years hold: `Target Renstra`, then 2030, 2031."""


@lru_cache(maxsize=4)
def find_joins(report: UnderstoodReport) -> tuple[Join, ...]:
    """Return every pair of columns that mostly prints the same figures for the same things.

    Each report is looked through once.
    """
    named = [_named(table) for table in report.tables]
    tables_of: dict[str, list[int]] = {}
    for place, table in enumerate(named):
        for name in (*table.rows, *table.codes):
            tables_of.setdefault(name, []).append(place)
    shared = Counter(
        pair
        for places in tables_of.values()
        if len(places) <= _MOST_TABLES
        for pair in combinations(places, 2)
    )
    lists: dict[frozenset[str], list[int]] = {}
    for place, understood in enumerate(report.tables):
        lists.setdefault(_list_of(understood), []).append(place)
    for own, places in lists.items():
        shared |= {pair: _FEWEST for pair in combinations(places, 2) if own and len(places) <= _MOST_TABLES}
    return tuple(
        join
        for (first, second), times in sorted(shared.items())
        if times >= _FEWEST
        for join in _joins(named[first], named[second], report.year)
    )


@dataclass(frozen=True, slots=True)
class _Named:
    """A table with the names of its rows."""

    table: UnderstoodTable
    rows: Mapping[str, UnderstoodRow]
    """Each by every name that no other row bears."""
    codes: Mapping[str, UnderstoodRow]
    """Each by its code, where no other row bears it."""
    names: Mapping[int, frozenset[str]]
    """Those of each row, by its line, without those by which another one is called."""
    units: Mapping[int, str]
    """What each row names as its unit, percent where its cell is empty; none without a column of units."""
    figures: Sequence[Column]
    contested: Set[str]
    """Names of one row that are also those of the goal of others."""


def _named(table: UnderstoodTable) -> _Named:
    nameless = {c.index for c in table.columns if {Role.UNIT, Role.CATEGORY} & {*c.roles}}
    nameless |= {*_classes(table)}
    borne = {row.row.line: _names(row, nameless) for row in table.items}
    names = _without_others(table.items, borne)
    contested = frozenset(name for line, own in borne.items() for name in own - names[line])
    alone = _alone((name, row) for row in table.items for name in names[row.row.line])
    codes = _alone((code, row) for row in table.items if (code := _code(row)))
    return _Named(table, alone, codes, names, _units(table), _figures(table), contested)


def _without_others(
    rows: Sequence[UnderstoodRow], borne: Mapping[int, frozenset[str]]
) -> dict[int, frozenset[str]]:
    """Return the names of rows without those by which another one is called.

    `Meningkatnya produksi padi` is the goal of `Jumlah produksi padi`, and of other indicators too.
    """
    called = Counter(_name(row.label) for row in rows)
    return {
        row.row.line: frozenset(
            name for name in borne[row.row.line] if name == _name(row.label) or called[name] != 1
        )
        for row in rows
    }


def _classes(table: UnderstoodTable) -> Iterator[int]:
    """Yield the columns of words behind the figures that several rows share: `Tercapai`, `Belum tercapai`."""
    first = min((column.index for column in _figures(table)), default=len(table.columns))
    for column in table.columns[first:]:
        texts = [text for row in table.items if (text := row.row.texts[column.index])]
        if not column.is_numeric and len({*texts}) < len(texts):
            yield column.index


def _alone(named: Iterable[tuple[str, UnderstoodRow]]) -> Mapping[str, UnderstoodRow]:
    """Return the rows by the names that one of them bears alone."""
    found: dict[str, list[UnderstoodRow]] = {}
    for name, row in named:
        found.setdefault(name, []).append(row)
    return {name: rows[0] for name, rows in found.items() if len(rows) == 1}


def _joins(first: _Named, second: _Named, year: int | None) -> Iterator[Join]:
    found = [*_same_rows(first, second)]
    is_named = len(found) >= _FEWEST
    found = found if is_named else [*_same_list(first.table, second.table)]
    rows = _Rows(found, [pair for pair in found if _are_of_one_measure(first, second, *pair)])
    for own in first.figures if found else ():
        pairs = [(own, other) for other in second.figures]
        tried = (_join(first, second, pair, rows) for pair in pairs if is_named)
        best = max(filter(None, tried), key=lambda join: join.equal, default=None)
        if best is None:
            tried = (_of_targets(first, second, pair, rows, year) for pair in pairs if is_named)
            best = next(filter(None, tried), None)
        if best is None:
            ways = (_of_year, _of_own_area)
            tried = (way(first, second, pair, rows, year) for way in ways for pair in pairs)
            best = next(filter(None, tried), None)
        if best is not None and not are_other_gaps((first.table, second.table), best.columns, found):
            yield best


@dataclass(frozen=True, slots=True)
class _Rows:
    """The rows of two tables with one name."""

    all: Sequence[_Pair]
    measured_alike: Sequence[_Pair]


def _figures(table: UnderstoodTable) -> list[Column]:
    return [column for column in table.columns if column.is_numeric and Role.NUMBER not in column.roles]


def _same_rows(first: _Named, second: _Named) -> Iterator[_Pair]:
    """Yield the rows of two tables with one name, unless another of their names is that of a third row."""
    seen: set[tuple[int, int]] = set()
    for name, row in first.rows.items():
        found = second.rows.get(name)
        if found is None or (key := (row.row.line, found.row.line)) in seen:
            continue
        seen.add(key)
        if name in first.contested | second.contested and _is_other_label(row, found):
            continue
        is_of_row = all(second.rows.get(other, found) is found for other in first.names[row.row.line])
        if is_of_row and all(first.rows.get(other, row) is row for other in second.names[found.row.line]):
            yield row, found
    for code, row in first.codes.items():
        found = second.codes.get(code)
        if found is not None and not (first.names[row.row.line] and second.names[found.row.line]):
            yield row, found  # where both have names, these tell better what they are of


def _is_other_label(row: UnderstoodRow, other: UnderstoodRow) -> bool:
    """Whether two rows are called by other words, as a goal and its indicator are."""
    own, words = (re.sub(r"[^0-9a-z]", "", each.label.casefold()) for each in (row, other))
    return own != words


def _same_list(first: UnderstoodTable, second: UnderstoodTable) -> Iterator[_Pair]:
    """Yield the rows of two tables that have the same rows, however short their names are."""
    rows = {row.label.casefold(): row for row in second.items}
    if _list_of(first) and _list_of(first) == _list_of(second):
        yield from ((row, rows[row.label.casefold()]) for row in first.items)


def _list_of(table: UnderstoodTable) -> frozenset[str]:
    """Return the names of a table's rows; none if two are the same, or few."""
    labels = [label.casefold() for label in table.labels if label]
    own = frozenset(labels)
    return own if len(own) == len(table.items) > _FEWEST else frozenset()


def _names(row: UnderstoodRow, nameless: Set[int]) -> frozenset[str]:
    """Return the names of a row: no words of a group of rows, no amount, no unit and no verdict."""
    apart = row.of_group | nameless
    words = (text for index, text in enumerate(row.row.texts) if index not in apart)
    found = map(_name, words)
    return frozenset(name for name in found if len(name) >= _SHORTEST and not name.isdigit())


def _code(row: UnderstoodRow) -> str:
    """Return the code in the first filled cell of a row, without blanks; nothing if there is none."""
    first = next((text for text in row.row.texts if text), "")
    return re.sub(r"\W", "", first.casefold()) if _CODE.fullmatch(first) else ""


def _name(text: str) -> str:
    """Return the name of a thing without its level, or the words of a goal or a count around it."""
    return re.sub(r"[^0-9a-z]", "", _AROUND.sub("", text).casefold())


_AROUND: Final = re.compile(
    r"^(?:\W*(?:program|sub[\s-]?kegiatan|kegiatan|sasaran|indikator|ter\w+nya|meningkatnya|optimalnya"
    r"|jumlah(?:\s+(?:dokumen|laporan|unit|orang|paket))?(?:\s+hasil)?)\b[\s:]*)+",
    re.IGNORECASE,
)


def _of_targets(
    first: _Named, second: _Named, columns: tuple[Column, Column], rows: _Rows, year: int | None
) -> Join | None:
    """Return the targets of one year, where the title of a table alone calls them targets.

    Without a year in its head the other table wants them of the report's own.
    """
    tables = (first.table, second.table)
    years = [year_by_title(table, column) for table, column in zip(tables, columns, strict=True)]
    if years.count(None) != 1:
        return None
    titled, other = columns if years[0] else columns[::-1]
    if other.roles != (Role.TARGET,) or other.is_money or (other.years or {year}) != {*years} - {None}:
        return None
    told = replace(titled, roles=other.roles, is_percent=other.is_percent)
    join = _join(first, second, (told, other) if years[0] else (other, told), rows)
    return join and replace(join, is_by_title=True)


def _of_year(
    first: _Named, second: _Named, columns: tuple[Column, Column], rows: _Rows, year: int | None
) -> Join | None:
    """Return the figures of one year where a head says nothing else: `2023`, and `Tahun Lalu` of 2024."""
    own, other = columns
    heads = [" ".join(column.path) for column in columns]
    years = {year_of_head(head, year) for head in heads}
    bare = [column for column, head in zip(columns, heads, strict=True) if not without_time(head)]
    is_planned = {own.meaning, other.meaning} & _PLANNED or any(
        map(_is_of_targets, (first.table, second.table))
    )
    if len(years) > 1 or None in years or not bare or is_planned:
        return None
    roles = own.roles or other.roles or (Role.ACTUAL,)
    told = [replace(column, roles=roles, is_percent=own.is_percent) for column in columns]
    return _join(first, second, (told[0], told[1]), rows)


def _of_own_area(
    first: _Named, second: _Named, columns: tuple[Column, Column], rows: _Rows, year: int | None
) -> Join | None:
    """Return what was reached in the report's year, in one table beside the province: `Kota Melati`."""
    sides = [_is_own(named, column, year) for named, column in zip((first, second), columns, strict=True)]
    others = [column for column, is_own in zip(columns, sides, strict=True) if not is_own]
    if year is None or not any(sides) or not all(_is_reached(column, year) for column in others):
        return None
    told = [replace(column, roles=(Role.ACTUAL,), is_percent=False) for column in columns]
    return _join(first, second, (told[0], told[1]), rows)


def _is_own(named: _Named, column: Column, year: int | None) -> bool:
    """Whether a head names the report's own area, in a table of its year."""
    titled = years_in(named.table.table.title)
    is_bare = not column.roles and not column.years and not column.is_money
    return is_bare and titled <= {year} and column in own_levels(named.table, year)


def _is_reached(column: Column, year: int) -> bool:
    head = " ".join(column.path)
    is_bare = year_of_head(head, year) == year and not without_time(head)
    return is_bare or (Role.ACTUAL in column.roles and column.years <= {year} and not column.is_money)


def year_by_title(table: UnderstoodTable, column: Column) -> int | None:
    """Return the year that is all a head says, in a table that its title alone calls targets."""
    head = _BARE_YEAR.fullmatch(" ".join(column.path)) if _is_of_targets(table) else None
    return int(head["year"]) if head else None


def _is_of_targets(table: UnderstoodTable) -> bool:
    """Whether the title of a table calls all that it holds targets."""
    title = table.table.title
    return _TARGETS.search(title) is not None and _MORE_THAN_TARGETS.search(title) is None


def _join(first: _Named, second: _Named, columns: tuple[Column, Column], rows: _Rows) -> Join | None:
    own, other = columns
    is_of_a_kind = own.is_percent == other.is_percent and own.is_money == other.is_money
    is_near = own.is_money == other.is_money and own.meaning is other.meaning is not None
    is_of_a_mean = (Role.MEAN in own.roles) == (Role.MEAN in other.roles)
    is_of_a_year = own.years == other.years or not own.years or not other.years
    if (
        not (is_of_a_kind or is_near)
        or not {*own.roles} & {*other.roles}
        or not (is_of_a_year and is_of_a_mean)
        or _is_former(own) != _is_former(other)
        or _is_wider(own) != _is_wider(other)
    ):
        return None
    pairs = tuple(
        (a, b, _words(one))
        for one, two in (rows.all if own.is_money else rows.measured_alike)
        if (a := one.row.cells[own.index].number) is not None
        and (b := two.row.cells[other.index].number) is not None
    )
    equal = sum(a.value == b.value for a, b, _ in pairs)
    telling = [(a, b) for a, b, _ in pairs if a.value not in _COMMON]
    told = sum(a.value == b.value for a, b in telling)
    if len(telling) < _FEWEST or told < _MOST * len(telling) or equal < _MOST * len(pairs):
        return None
    return Join(first.table, second.table, columns, pairs, equal)


def _is_former(column: Column) -> bool:
    """Whether a column is of before a revision: `Target Semula`."""
    return FORMER_HEAD.search(" ".join(column.path)) is not None


def _is_wider(column: Column) -> bool:
    """Whether its figures are of the province or nation: `Target Nasional` is no target of the office."""
    return WIDER_CIRCLE.search(" ".join(column.path)) is not None


def _units(table: UnderstoodTable) -> Mapping[int, str]:
    column = table.unit_column
    if column is None:
        return {}
    named = {row.row.line: row.row.cells[column].text.strip().casefold() for row in table.rows}
    return {line: "" if unit in ("%", "persen") else unit for line, unit in named.items()}


def _are_of_one_measure(first: _Named, second: _Named, one: UnderstoodRow, two: UnderstoodRow) -> bool:
    """Whether rows that name a goal and its indicator name the same indicator, and no two units."""
    names, others = first.names[one.row.line], second.names[two.row.line]
    is_same = names == others or min(len(names), len(others)) <= 1
    unit, other = first.units.get(one.row.line), second.units.get(two.row.line)
    return is_same and (None in (unit, other) or unit == other)


def _words(row: UnderstoodRow) -> str:
    return _LEVEL_WORDS.sub("", row.longest) or row.longest
