"""Cells of an extract become persons: typed columns, ages, and of each cell whether it could be read.

Everything is an expression that each engine runs alike: ages by whole numbers, texts become days only in one
checked spelling, and no text becomes a number. It is built in layers, so that nothing is worked out twice.
"""

from __future__ import annotations

import operator
from collections.abc import Callable, Collection, Iterable, Mapping
from datetime import date
from functools import reduce
from typing import Final

import ibis
import ibis.expr.types as ir

from capaian.domain.period import MONTHS
from capaian.register.conditions import NO, YES, ColumnKind, Heads, PersonColumn, Spellings, Term, column_of

READING: Final = "reading_"
"""How names begin of what tells of an extract and not of a person."""
UNREAD: Final = f"{READING}unread_"
"""Before the name of a column: whether its cell holds something that could not be read."""
FILLED: Final = f"{READING}filled_"
"""The same: whether its cell was read."""
LOST_DIGITS: Final = f"{READING}lost_digits"
HEAD_ROW: Final = f"{READING}head_row"
"""Whether a row repeats the headings, as where two extracts were joined."""
BORN_LATER: Final = f"{READING}born_later"
OTHER_CUT_OFF: Final = f"{READING}other_cut_off"
NIK_AGREES: Final = f"{READING}nik_agrees"
NIK_COMPARED: Final = f"{READING}nik_compared"
ORIGIN: Final = ("filename", "file_row_number")
"""Where a row stands, as DuckDB says it."""
_EMPTY: Final = ("", "-", "--", "NULL", "(NULL)", "N/A", "NONE", "NAN")
_CELL, _MONTH, _ISO_OF = "cell_", "month_", "iso_"
"""Before the name of a column: its text, the month in its words, its day as year, month and day."""
_TYPES: Final = {ColumnKind.DAY: "date", ColumnKind.FLAG: "boolean", ColumnKind.NUMBER: "int64"}
_LEVEL_DIGITS: Final = (2, 2, 2, 4)
_AREA_DIGITS: Final = (6, 10)
"""Of a kecamatan, and of a desa."""
_SCIENTIFIC: Final = r"^[0-9][.,][0-9]+E\+?[0-9]+$"
_TIME: Final = r"([T ][0-9:.]+Z?)?$"
_ISO: Final = r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$"
_IN_WORDS: Final = r"^([0-9]{1,2})[-/. ]([A-Z]{3,9})[-/. ]([0-9]{4})$"
_DAYS: Final = (
    (rf"^([0-9]{{4}})[-/. ]([0-9]{{1,2}})[-/. ]([0-9]{{1,2}}){_TIME}", (1, 2, 3)),
    (rf"^([0-9]{{1,2}})[-/. ]([0-9]{{1,2}})[-/. ]([0-9]{{4}}){_TIME}", (3, 2, 1)),
    (r"^((?:19|20)[0-9]{2})([0-9]{2})([0-9]{2})$", (1, 2, 3)),
)
"""Spellings of a day in digits, with the groups of year, month and day."""
_SHORT_MONTHS: Final = (("AGT", 8), ("AGUST", 8), ("NOP", 11), ("NOPEMBER", 11), ("PEB", 2), ("PEBRUARI", 2))
_NIK: Final = r"^[0-9]{6}(0[1-9]|[12][0-9]|3[01]|4[1-9]|[56][0-9]|7[01])(0[1-9]|1[0-2])[0-9]{6}$"
# Permendagri 73/2022: letters, spaces and apostrophes; no digits, commas, slashes or full stops.
_ODD_NAME: Final = r"[0-9,./]|\b(ALM|ALMARHUM|ALMARHUMAH|MENINGGAL|SAMPAH)\b"


def read_persons(
    cells: ir.Table, columns: Mapping[str, Heads], values: Mapping[str, Spellings], cut_off: date
) -> ir.Table:
    """Return the persons of an extract, with what tells whether their cells could be read.

    Args:
        cells: The extract; texts, or typed by who wrote the file.
        columns: The headings of each column that is wanted.
        values: Spellings that the office declares, in place of the usual ones.
        cut_off: The day on which ages are counted.
    """
    known = {name: column_of(name) for name in columns}
    texts = _texts(cells, columns, known.values())
    spelt = {name: texts[f"{_CELL}{name}"] for name, one in known.items() if one.kind is ColumnKind.DAY}
    spelt = {name: cell for name, cell in spelt.items() if cell.type().is_string()}
    texts = texts.mutate(**{f"{_MONTH}{name}": _month_in(cell) for name, cell in spelt.items()})
    texts = texts.mutate(**{f"{_ISO_OF}{name}": _iso_of(texts, name) for name in spelt})
    read = texts.mutate(**{name: _read(texts, column, values) for name, column in known.items()})
    persons = read.select(*known, *_origin(read), HEAD_ROW, **_cells_read(read, known.values()))
    persons = persons.mutate(**{name: _DERIVED[name][2](persons, cut_off) for name in _derived(known)})
    return persons.mutate(**_readings(persons, known, cut_off))


def terms_of(
    persons: ir.Table, columns: Mapping[str, Heads], values: Mapping[str, Spellings]
) -> dict[str, Term]:
    """Return what conditions may name of persons."""
    known = [column_of(name) for name in columns]
    terms = {one.name: Term(one.kind, persons[one.name]) for one in known}
    choices = [one for one in known if one.kind is ColumnKind.CHOICE]
    terms |= {one.name: Term(one.kind, persons[one.name], _spellings(one, values)) for one in choices}
    return terms | {name: Term(_DERIVED[name][0], persons[name]) for name in _derived(columns)}


def person_types(columns: Collection[str]) -> dict[str, str]:
    """Return what Ibis calls the types of persons of whom these columns are known."""
    kinds = {name: column_of(name).kind for name in columns} | {
        name: _DERIVED[name][0] for name in _derived(columns)
    }
    return {name: _TYPES.get(kind, "string") for name, kind in kinds.items()}


def is_reserved(name: str) -> bool:
    """Say whether a name is that of something computed, so that no column of a file can have it."""
    return name in _DERIVED or name in ORIGIN or name.startswith((READING, _CELL, _MONTH, _ISO_OF))


def needed_columns(names: Iterable[str]) -> set[str]:
    """Return the columns of a file that named columns are made of."""
    return {needed for name in names for needed in (_DERIVED[name][1] if name in _DERIVED else (name,))}


def age_on(born: ir.DateValue, day: date) -> ir.IntegerValue:
    """Return the completed years at a day, by whole numbers: engines count the parts of years differently.

    Who was born on 29 February completes a year on 1 March of a year that has no such day.
    """
    is_before = born.month() * 100 + born.day() > day.month * 100 + day.day
    return day.year - born.year() - ibis.ifelse(is_before, 1, 0)


def _derived(known: Collection[str]) -> list[str]:
    return [name for name, (_, needed, _) in _DERIVED.items() if {*needed} <= {*known}]


def _spellings(column: PersonColumn, values: Mapping[str, Spellings]) -> Spellings:
    return {**column.choices, **values.get(column.name, {})}


def _texts(cells: ir.Table, columns: Mapping[str, Heads], known: Iterable[PersonColumn]) -> ir.Table:
    """Return the wanted cells alone: texts in capitals, or days and flags as the file has them."""
    found = {f"{_CELL}{one.name}": _cell(cells, columns[one.name], one.kind) for one in known}
    head = columns["area"][0]
    found[HEAD_ROW] = (cells[head].cast("string").strip() == head).fill_null(False)
    return cells.select(*_origin(cells), **found)


def _cell(cells: ir.Table, heads: Heads, kind: ColumnKind) -> ir.Value:
    cell = cells[heads[0]]
    if kind is ColumnKind.AREA:
        parts = [cells[head].cast("string").re_replace("[^0-9]", "") for head in heads]
        padded = (part.lpad(digits, "0") for part, digits in zip(parts, _LEVEL_DIGITS, strict=False))
        return reduce(operator.add, padded) if len(parts) > 1 else parts[0]
    if kind is ColumnKind.DAY and (cell.type().is_date() or cell.type().is_timestamp()):
        return cell.cast("date")
    if kind is ColumnKind.FLAG and cell.type().is_boolean():
        return cell
    text = _capitals(cell)
    # Of a choice it is asked below, of the few cells that are none of it.
    return text if kind in (ColumnKind.CHOICE, ColumnKind.FLAG) else _filled(text)


def _filled(text: ir.StringValue) -> ir.StringValue:
    return ibis.ifelse(text.isin(_EMPTY), ibis.null("string"), text)


def _capitals(cell: ir.Value) -> ir.StringValue:
    return (cell if cell.type().is_string() else cell.cast("string")).strip().upper()


def _origin(table: ir.Table) -> list[str]:
    return [name for name in ORIGIN if name in table.columns]


def _read(texts: ir.Table, column: PersonColumn, values: Mapping[str, Spellings]) -> ir.Value:
    """Return what a cell says; nothing where it cannot be read."""
    cell = texts[f"{_CELL}{column.name}"]
    if not cell.type().is_string():
        return cell
    match column.kind:
        case ColumnKind.AREA:
            return ibis.ifelse(cell.length().isin(_AREA_DIGITS), cell, ibis.null("string"))
        case ColumnKind.DAY:
            return texts[f"{_ISO_OF}{column.name}"].try_cast("date")
        case ColumnKind.CHOICE | ColumnKind.FLAG:
            flags = {YES: True, NO: False} if column.kind is ColumnKind.FLAG else {}
            branches = (
                (
                    cell.isin([value.upper(), *(str(word).strip().upper() for word in words)]),
                    flags.get(value, value),
                )
                for value, words in _spellings(column, values).items()
            )
            return ibis.cases(*branches)
        case ColumnKind.DIGITS:
            return cell.re_replace("[^0-9A-Z]", "")
    return cell.re_replace(r"\s+", " ")


def _month_in(text: ir.StringValue) -> ir.StringValue:
    word = text.re_extract(_IN_WORDS, 2)
    names = [*((name.upper(), number) for number, name in enumerate(MONTHS, 1)), *_SHORT_MONTHS]
    names += [(name[:3], number) for name, number in names[: len(MONTHS)]]
    by_number = ((f"{own:02}", [name for name, number in names if number == own]) for own in range(1, 13))
    return ibis.cases(*((word.isin(words), number) for number, words in by_number))


def _iso_of(texts: ir.Table, name: str) -> ir.StringValue:
    """Return a day that is written in one of the usual ways as year, month, day; nothing of any other way."""
    text, month = texts[f"{_CELL}{name}"], texts[f"{_MONTH}{name}"]

    def part(pattern: str, group: int) -> ir.StringValue:
        return text.re_extract(pattern, group).lpad(2, "0")

    in_digits = (
        (
            text.re_search(pattern),
            part(pattern, year).concat("-", part(pattern, month), "-", part(pattern, day)),
        )
        for pattern, (year, month, day) in _DAYS
    )
    in_words = text.re_extract(_IN_WORDS, 3).concat("-", month, "-", part(_IN_WORDS, 1))
    return ibis.cases((text.re_search(_ISO), text), *in_digits, (month.notnull(), in_words))


def _cells_read(read: ir.Table, known: Iterable[PersonColumn]) -> dict[str, ir.Value]:
    """Return of each cell that holds one of a few things whether it could be read, or lost its digits."""
    found: dict[str, ir.Value] = {}
    lost: list[ir.BooleanValue] = []
    for one in known:
        cell = read[f"{_CELL}{one.name}"]
        if one.kind in (ColumnKind.DAY, ColumnKind.CHOICE, ColumnKind.FLAG) and cell.type().is_string():
            holds_something = _filled(cell).notnull() & ~read[HEAD_ROW]
            found[f"{UNREAD}{one.name}"] = ibis.ifelse(read[one.name].isnull(), holds_something, False)
            found[f"{FILLED}{one.name}"] = read[one.name].notnull()
        if one.kind is ColumnKind.DIGITS:
            lost.append(cell.re_search(_SCIENTIFIC).fill_null(False))
    return found | ({LOST_DIGITS: reduce(operator.or_, lost)} if lost else {})


def _readings(persons: ir.Table, known: Collection[str], cut_off: date) -> dict[str, ir.Value]:
    """Return what tells of an extract rather than of a person: whether it is what it is taken for."""
    day, found = ibis.literal(cut_off), {}
    if "born" in known:
        found[BORN_LATER] = (persons.born > day).fill_null(False)
    if "cut_off" in known:
        found[OTHER_CUT_OFF] = (persons.cut_off != day).fill_null(True) & ~persons[HEAD_ROW]
    if {"nik", "born"} <= {*known}:
        found[NIK_AGREES] = (persons.nik_form & persons.nik_birth).fill_null(False)
        found[NIK_COMPARED] = (persons.nik_form & persons.born.notnull()).fill_null(False)
    return found


def _nik_birth(persons: ir.Table, _: date) -> ir.Value:
    """Return whether the date in a NIK is that of birth; 40 is added to a woman's day."""
    own, day = persons.nik.substr(6, 6), persons.born.day()
    rest = persons.born.strftime("%m%y")
    return own.isin([_two_digits(day).concat(rest), _two_digits(day + 40).concat(rest)])


def _nik_sex(persons: ir.Table, _: date) -> ir.Value:
    return persons.nik.substr(6, 1).isin(["4", "5", "6", "7"]) == (persons.sex == "P")


def _two_digits(number: ir.IntegerValue) -> ir.StringValue:
    return number.cast("string").lpad(2, "0")


_DERIVED: Final[Mapping[str, tuple[ColumnKind, tuple[str, ...], Callable[[ir.Table, date], ir.Value]]]] = {
    "age": (ColumnKind.NUMBER, ("born",), lambda persons, cut_off: age_on(persons.born, cut_off)),
    "nik_form": (ColumnKind.FLAG, ("nik",), lambda persons, _: persons.nik.re_search(_NIK)),
    "nik_birth": (ColumnKind.FLAG, ("nik", "born"), _nik_birth),
    "nik_sex": (ColumnKind.FLAG, ("nik", "sex"), _nik_sex),
    "odd_name": (ColumnKind.FLAG, ("name",), lambda persons, _: persons.name.re_search(_ODD_NAME)),
    "short_name": (ColumnKind.FLAG, ("name",), lambda persons, _: ~persons.name.contains(" ")),
}
"""What is computed of a person: what it is, of which columns, and how; conditions name it too."""
