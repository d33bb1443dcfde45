"""Cells of an extract become persons: typed columns, ages, and of each cell whether it could be read.

Everything is an expression that each engine runs alike: ages by whole numbers, texts become days only in one
checked spelling, and no text becomes a number.
"""

from __future__ import annotations

import operator
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from datetime import date
from functools import reduce
from typing import Final

import ibis
import ibis.expr.types as ir

from capaian.domain.period import MONTHS
from capaian.register.columns import EMPTY_SPELLINGS, NO, YES, Heads, Kind, PersonColumn, column_of
from capaian.register.conditions import Term

Values = Mapping[str, Mapping[str, Sequence[str]]]
"""By column and value the spellings that an office declares, in place of the usual ones."""

READING: Final = "reading_"
"""How names begin of what tells of an extract and not of a person."""
UNREAD: Final = f"{READING}unread_"
"""Before the name of a column: whether its cell holds something that could not be read."""
FILLED: Final = f"{READING}filled_"
"""The same: whether its cell was read."""
LOST_DIGITS: Final = f"{READING}lost_digits"
HEAD_ROWS: Final = f"{READING}head_rows"
BORN_LATER: Final = f"{READING}born_later"
OTHER_CUT_OFF: Final = f"{READING}other_cut_off"
NIK_AGREES: Final = f"{READING}nik_agrees"
NIK_COMPARED: Final = f"{READING}nik_compared"
ORIGIN: Final = ("filename", "file_row_number")
"""Where a row stands, as DuckDB says it."""
HEAD_ROW: Final = "is_head_row"
"""Whether a row repeats the headings, as where two extracts were joined."""
_CELL, _MONTH, _ISO_OF = "cell_", "month_", "iso_"
"""Before the name of a column: its text, the month in its words, its day as year, month and day."""
_LEVEL_DIGITS: Final = (2, 2, 2, 4)
_AREA: Final = r"^([0-9]{6}|[0-9]{10})$"
_SCIENTIFIC: Final = r"^[0-9][.,][0-9]+E\+?[0-9]+$"
_SEPARATOR: Final = "[-/. ]"
_TIME: Final = r"([T ][0-9:.]+Z?)?$"
_YEAR_FIRST: Final = rf"^([0-9]{{4}}){_SEPARATOR}([0-9]{{1,2}}){_SEPARATOR}([0-9]{{1,2}}){_TIME}"
_DAY_FIRST: Final = rf"^([0-9]{{1,2}}){_SEPARATOR}([0-9]{{1,2}}){_SEPARATOR}([0-9]{{4}}){_TIME}"
_IN_WORDS: Final = rf"^([0-9]{{1,2}}){_SEPARATOR}([A-Z]{{3,9}}){_SEPARATOR}([0-9]{{4}})$"
_JOINED: Final = r"^((19|20)[0-9]{2})([0-9]{2})([0-9]{2})$"
_ISO: Final = r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$"
_MONTH_WORDS: Final = {
    **{month.upper(): f"{number:02}" for number, month in enumerate(MONTHS, 1)},
    **{month[:3].upper(): f"{number:02}" for number, month in enumerate(MONTHS, 1)},
    **{"AGT": "08", "AGUST": "08", "NOP": "11", "NOPEMBER": "11", "PEBRUARI": "02", "PEB": "02"},
}
_NIK: Final = r"^[0-9]{6}(0[1-9]|[12][0-9]|3[01]|4[1-9]|[56][0-9]|7[01])(0[1-9]|1[0-2])[0-9]{6}$"
# Permendagri 73/2022: letters, spaces, apostrophes of names; no digits, commas, slashes or full stops.
_ODD_NAME: Final = r"[0-9,./]|\b(ALM|ALMARHUM|ALMARHUMAH|MENINGGAL|SAMPAH)\b"
DERIVED: Final[Mapping[str, tuple[Kind, tuple[str, ...]]]] = {
    "age": (Kind.NUMBER, ("born",)),
    "nik_form": (Kind.FLAG, ("nik",)),
    "nik_birth": (Kind.FLAG, ("nik", "born")),
    "nik_sex": (Kind.FLAG, ("nik", "sex")),
    "odd_name": (Kind.FLAG, ("name",)),
    "short_name": (Kind.FLAG, ("name",)),
}
"""Columns that are computed, with what they are computed from; the condition language names them too."""


def read_persons(cells: ir.Table, columns: Mapping[str, Heads], values: Values, cut_off: date) -> ir.Table:
    """Return the persons of an extract, with what tells whether their cells could be read.

    Args:
        cells: The extract; texts, or typed by who wrote the file.
        columns: The headings of each column that is wanted.
        values: Spellings that the office declares.
        cut_off: The day on which ages are counted.
    """
    known = {name: column_of(name) for name in columns}
    texts = _texts(cells, columns, known.values())
    days = [name for name, one in known.items() if one.kind is Kind.DAY and _is_text(texts, name)]
    texts = texts.mutate(**{f"{_MONTH}{name}": _month_in(texts[f"{_CELL}{name}"]) for name in days})
    texts = texts.mutate(
        **{f"{_ISO_OF}{name}": _iso_of(texts[f"{_CELL}{name}"], texts[f"{_MONTH}{name}"]) for name in days}
    )
    read = texts.mutate(**{name: _read(texts, column, values) for name, column in known.items()})
    persons = read.select(*known, *_origin(read), HEAD_ROW, **_cells_read(read, known.values()))
    derived = {name: _DERIVE[name](persons, cut_off) for name in _derived(known)}
    persons = persons.mutate(**derived)
    return persons.mutate(**_readings(persons, known, cut_off))


def terms_of(persons: ir.Table, columns: Mapping[str, Heads], values: Values) -> dict[str, Term]:
    """Return what conditions may name of persons."""
    known = [column_of(name) for name in columns]
    terms = {one.name: Term(one.kind, persons[one.name], _choices(one, values)) for one in known}
    return terms | {name: Term(DERIVED[name][0], persons[name]) for name in _derived(columns)}


def _derived(known: Collection[str]) -> list[str]:
    return [name for name, (_, needed) in DERIVED.items() if {*needed} <= {*known}]


def _texts(cells: ir.Table, columns: Mapping[str, Heads], known: Iterable[PersonColumn]) -> ir.Table:
    """Return the wanted cells alone: texts in capitals, or days and flags as the file has them."""
    found = {f"{_CELL}{one.name}": _cell(cells, columns[one.name], one.kind) for one in known}
    head = columns["area"][0]
    is_head = (_capitals(cells[head]) == head.strip().upper()).fill_null(False)
    return cells.select(*_origin(cells), **found, **{HEAD_ROW: is_head})


def _cell(cells: ir.Table, heads: Heads, kind: Kind) -> ir.Value:
    cell = cells[heads[0]]
    if kind is Kind.AREA and len(heads) > 1:
        parts = (_capitals(cells[head]).re_replace("[^0-9]", "") for head in heads)
        return reduce(
            operator.add, (part.lpad(n, "0") for part, n in zip(parts, _LEVEL_DIGITS, strict=False))
        )
    if kind is Kind.DAY and (cell.type().is_date() or cell.type().is_timestamp()):
        return cell.cast("date")
    if kind is Kind.FLAG and cell.type().is_boolean():
        return cell
    text = _capitals(cell)
    return ibis.ifelse(text.isin(EMPTY_SPELLINGS), ibis.null("string"), text)


def _capitals(cell: ir.Value) -> ir.StringValue:
    return (cell if cell.type().is_string() else cell.cast("string")).strip().upper()


def _origin(table: ir.Table) -> list[str]:
    return [name for name in ORIGIN if name in table.columns]


def _is_text(texts: ir.Table, name: str) -> bool:
    return bool(texts[f"{_CELL}{name}"].type().is_string())


def _cells_read(read: ir.Table, known: Iterable[PersonColumn]) -> dict[str, ir.Value]:
    """Return of each cell that holds one of a few things whether it could be read, or lost its digits."""
    found: dict[str, ir.Value] = {}
    for one in known:
        cell = read[f"{_CELL}{one.name}"]
        if one.kind in (Kind.DAY, Kind.CHOICE, Kind.FLAG) and cell.type().is_string():
            found[f"{UNREAD}{one.name}"] = cell.notnull() & read[one.name].isnull() & ~read[HEAD_ROW]
            found[f"{FILLED}{one.name}"] = read[one.name].notnull()
        if one.kind is Kind.DIGITS:
            lost = cell.re_search(_SCIENTIFIC).fill_null(False)
            found[LOST_DIGITS] = found[LOST_DIGITS] | lost if LOST_DIGITS in found else lost
    return found


def _readings(persons: ir.Table, known: Collection[str], cut_off: date) -> dict[str, ir.Value]:
    """Return what tells of an extract rather than of a person: whether it is what it is taken for."""
    day = ibis.literal(cut_off)
    found = {HEAD_ROWS: persons[HEAD_ROW]}
    if "born" in known:
        found[BORN_LATER] = (persons.born > day).fill_null(False)
    if "cut_off" in known:
        found[OTHER_CUT_OFF] = (persons.cut_off != day).fill_null(True) & ~persons[HEAD_ROW]
    if {"nik", "born"} <= {*known}:
        found[NIK_AGREES] = (persons.nik_form & persons.nik_birth).fill_null(False)
        found[NIK_COMPARED] = (persons.nik_form & persons.born.notnull()).fill_null(False)
    return found


def needed_columns(names: Iterable[str]) -> set[str]:
    """Return the columns of a file that named columns are made of."""
    return {needed for name in names for needed in (DERIVED[name][1] if name in DERIVED else (name,))}


def age_on(born: ir.DateValue, day: date) -> ir.IntegerValue:
    """Return the completed years at a day, by whole numbers: engines count the parts of years differently.

    Who was born on 29 February completes a year on 1 March of a year that has no such day.
    """
    is_before = born.month() * 100 + born.day() > day.month * 100 + day.day
    return day.year - born.year() - ibis.ifelse(is_before, 1, 0)


def _choices(column: PersonColumn, values: Values) -> tuple[str, ...]:
    return tuple({**column.choices, **values.get(column.name, {})}) if column.kind is Kind.CHOICE else ()


def _read(texts: ir.Table, column: PersonColumn, values: Values) -> ir.Value:
    """Return what a cell says; nothing where it cannot be read."""
    cell = texts[f"{_CELL}{column.name}"]
    if not cell.type().is_string():
        return cell
    match column.kind:
        case Kind.AREA:
            digits = cell.re_replace("[^0-9]", "")
            return ibis.ifelse(digits.re_search(_AREA), digits, ibis.null("string"))
        case Kind.DAY:
            return texts[f"{_ISO_OF}{column.name}"].try_cast("date")
        case Kind.CHOICE | Kind.FLAG:
            spellings = {**column.choices, **values.get(column.name, {})}
            return _chosen(cell, spellings, is_flag=column.kind is Kind.FLAG)
        case Kind.DIGITS:
            return cell.re_replace("[^0-9A-Z]", "")
    return cell.re_replace(r"\s+", " ")


def _month_in(text: ir.StringValue) -> ir.StringValue:
    word = text.re_extract(_IN_WORDS, 2)
    by_number: dict[str, list[str]] = {}
    for name, number in _MONTH_WORDS.items():
        by_number.setdefault(number, []).append(name)
    return ibis.cases(*((word.isin(names), number) for number, names in by_number.items()))


def _iso_of(text: ir.StringValue, month: ir.StringValue) -> ir.StringValue:
    """Return a day that is written in one of the usual ways as year, month, day; nothing of any other way."""
    return ibis.cases(
        (text.re_search(_ISO), text),
        (text.re_search(_YEAR_FIRST), _ordered(text, _YEAR_FIRST, (1, 2, 3))),
        (text.re_search(_DAY_FIRST), _ordered(text, _DAY_FIRST, (3, 2, 1))),
        (text.re_search(_JOINED), _ordered(text, _JOINED, (1, 3, 4))),
        (month.notnull(), text.re_extract(_IN_WORDS, 3) + "-" + month + "-" + _padded(text, _IN_WORDS, 1)),
    )


def _ordered(text: ir.StringValue, pattern: str, groups: tuple[int, int, int]) -> ir.StringValue:
    year, month, day = groups
    return (
        text.re_extract(pattern, year)
        + "-"
        + _padded(text, pattern, month)
        + "-"
        + _padded(text, pattern, day)
    )


def _padded(text: ir.StringValue, pattern: str, group: int) -> ir.StringValue:
    return text.re_extract(pattern, group).lpad(2, "0")


def _chosen(text: ir.StringValue, spellings: Mapping[str, Sequence[str]], *, is_flag: bool) -> ir.Value:
    branches: list[tuple[ir.BooleanValue, object]] = []
    for value, words in spellings.items():
        result = {YES: True, NO: False}.get(value) if is_flag else value
        branches.append((text.isin([value.upper(), *(str(word).strip().upper() for word in words)]), result))
    return ibis.cases(*branches)


def _nik_form(persons: ir.Table, _: date) -> ir.Value:
    return persons.nik.re_search(_NIK)


def _nik_birth(persons: ir.Table, _: date) -> ir.Value:
    """Return whether the date in a NIK is that of birth; a woman's day has 40 added. Unknown without both."""
    day = persons.born.day()
    rest = _two_digits(persons.born.month()) + _two_digits(persons.born.year() % 100)
    own = persons.nik.substr(6, 6)
    return (own == _two_digits(day) + rest) | (own == _two_digits(day + 40) + rest)


def _nik_sex(persons: ir.Table, _: date) -> ir.Value:
    is_woman = persons.nik.substr(6, 1).isin(["4", "5", "6", "7"])
    return is_woman == (persons.sex == "P")


def _two_digits(number: ir.IntegerValue) -> ir.StringValue:
    return number.cast("string").lpad(2, "0")


_DERIVE: Final[Mapping[str, Callable[[ir.Table, date], ir.Value]]] = {
    "age": lambda persons, cut_off: age_on(persons.born, cut_off),
    "nik_form": _nik_form,
    "nik_birth": _nik_birth,
    "nik_sex": _nik_sex,
    "odd_name": lambda persons, _: persons.name.re_search(_ODD_NAME),
    "short_name": lambda persons, _: ~persons.name.contains(" "),
}
