"""What is known of a person (`columns.csv`), and how the cells of an extract become it: days,
choices, ages.

Everything is an expression that each engine runs alike: ages by whole numbers, texts become days
only in one checked spelling, and no text becomes a number. It is built in layers, so that nothing
is worked out twice.
"""

from __future__ import annotations

import operator
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from functools import reduce
from typing import Final

import ibis
import ibis.expr.types as ir

from capaian.domain.period import MONTH_WORDS
from capaian.dossier.declared_rows import read_declared_rows
from capaian.dossier.intake.words import fold
from capaian.register.conditions import Spellings, Term


class ColumnKind(StrEnum):
    """What the cells of a column hold."""

    AREA = "area"
    """Official code of a kecamatan or desa, in one cell or in a cell for each level."""
    DIGITS = "digits"
    TEXT = "text"
    DAY = "day"
    CHOICE = "choice"
    FLAG = "flag"


Heads = tuple[str, ...]
"""Headings of one column: one, or one for each level of an area."""
YES, NO = "ya", "tidak"
# Numbers are no spellings: in one register 1 says yes, in another 1 says none and 2 says yes. Who
# has them declares them under `values`.
_FLAG: Final = {
    YES: ("YA", "Y", "YES", "TRUE", "ADA", "SUDAH", "MEMILIKI", "PUNYA"),
    NO: ("TIDAK", "T", "N", "NO", "FALSE", "TIDAK ADA", "BELUM", "TIDAK MEMILIKI"),
}
_AREA_LEVELS: Final = (
    ("no prop", "no prov"),
    ("no kab", "no kabkota"),
    ("no kec",),
    ("no kel", "no desa"),
)
"""Headings of the cells that together are the code of an area."""


@dataclass(frozen=True, slots=True)
class PersonColumn:
    """A column of the register."""

    name: str
    kind: ColumnKind
    heads: Heads
    """Usual headings, folded; once an office mapped it, those of its files."""
    choices: Spellings


def _column(name: str, kind: str, heads: str, choices: str) -> PersonColumn:
    pairs = (choice.split("=") for choice in choices.split(";") if choice)
    spelt = {value: tuple(words.split("|")) for value, words in pairs}
    own = ColumnKind(kind)
    return PersonColumn(
        name, own, (fold(name), *heads.split("|")), _FLAG if own is ColumnKind.FLAG else spelt
    )


COLUMNS: Final = {
    row["name"]: _column(**row) for row in read_declared_rows(__file__, "columns.csv")
}


def map_columns(
    columns: Mapping[str, Heads], values: Mapping[str, Spellings]
) -> dict[str, PersonColumn]:
    """Return the columns of an office by name.

    Args:
        columns: The headings of each; a column that is not known here holds texts.
        values: Spellings that the office declares beside the usual ones.
    """
    known = {
        name: COLUMNS.get(name, PersonColumn(name, ColumnKind.TEXT, (), {})) for name in columns
    }
    return {
        name: replace(
            one, heads=columns[name], choices=_spelled(one.choices, values.get(name, {}))
        )
        for name, one in known.items()
    }


def _spelled(usual: Spellings, declared: Spellings) -> Spellings:
    """Return all spellings of each value; of one that means something else to the office,
    only that.
    """
    claimed = {str(word).strip().upper() for words in declared.values() for word in words}
    kept = {
        value: [word for word in words if word not in claimed] for value, words in usual.items()
    }
    return {
        value: (*kept.get(value, ()), *declared.get(value, ())) for value in {**usual, **declared}
    }


def propose_columns(heads: Sequence[str]) -> dict[str, Heads]:
    """Return which headings of a file look like which columns, to be confirmed by a person.

    Examples:
        >>> propose_columns(["NIK", "TGL_LHR", "NO_PROP", "NO_KAB", "NO_KEC", "HOBI"])
        {'nik': ('NIK',), 'born': ('TGL_LHR',), 'area': ('NO_PROP', 'NO_KAB', 'NO_KEC')}
    """
    by_words = {fold(head): head for head in heads}
    proposed = {
        one.name: (by_words[head],)
        for one in COLUMNS.values()
        for head in reversed(one.heads)
        if head in by_words
    }
    levels = tuple(by_words[word] for words in _AREA_LEVELS for word in words if word in by_words)
    return proposed | ({"area": levels} if len(levels) >= len(_AREA_LEVELS) - 1 else {})


UNREAD, FILLED = "unread ", "filled "
"""Before the name of a column: whether its cell holds something that could not be read,
or was read.
"""
COUNT: Final = "count "
"""How the names of columns begin that say whether a row counts;
no name of a mapping has a space.
"""
LINE: Final = "line of the file"
ORIGIN: Final = ("filename", LINE)
"""Where a row stands."""
_EMPTY: Final = ("", "-", "--", "NULL", "(NULL)", "N/A", "NONE", "NAN")
_CELL: Final = "cell "
"""Before the name of a column: its text."""
_LEVEL_DIGITS: Final = (2, 2, 2, 4)
_AREA_DIGITS: Final = (6, 10)
"""Of a kecamatan, and of a desa."""
_LOST_DIGITS: Final = r"^[0-9]([.,][0-9]+)?E\+?[0-9]+$"
_MAX_WHOLE: Final = 10**15
"""From here on numbers with a fraction, as table programs keep all of them,
lose their last digits.
"""
_MONTH_DIGITS: Final = 2
_TIME: Final = r"([T ][0-9:.]+Z?)?$"
_DAYS: Final = (
    (rf"^([0-9]{{4}})[-/. ]([0-9]{{1,2}})[-/. ]([0-9]{{1,2}}){_TIME}", (1, 2, 3)),
    (rf"^([0-9]{{1,2}})[-/. ]([0-9]{{1,2}}|[A-Z]{{3,9}})[-/. ]([0-9]{{4}}){_TIME}", (3, 2, 1)),
    (r"^((?:19|20)[0-9]{2})([0-9]{2})([0-9]{2})$", (1, 2, 3)),
)
"""Spellings of a day, with the groups of year, month and day."""
_NIK: Final = r"^[0-9]{6}(0[1-9]|[12][0-9]|3[01]|4[1-9]|[56][0-9]|7[01])(0[1-9]|1[0-2])[0-9]{6}$"
# Permendagri 73/2022: letters, spaces and apostrophes; no digits, commas, slashes or full stops.
_ODD_NAME: Final = r"[0-9,./]|\b(ALM|ALMARHUM|ALMARHUMAH|MENINGGAL|SAMPAH)\b"


def read_persons(cells: ir.Table, columns: Mapping[str, PersonColumn], cut_off: date) -> ir.Table:
    """Return the persons of an extract, with what tells whether their cells could be read.

    Args:
        cells: The extract; texts, or typed by who wrote the file.
        columns: Those that are wanted.
        cut_off: The day on which ages are counted.
    """
    origin = [name for name in ORIGIN if name in cells.columns]
    found = {f"{_CELL}{one.name}": _cell(cells, one) for one in columns.values()}
    texts = cells.select(*origin, **found)
    read = texts.mutate(
        **{one.name: _read(texts[f"{_CELL}{one.name}"], one) for one in columns.values()}
    )
    persons = read.select(*columns, *origin, **_cells_read(read, columns.values()))
    return persons.mutate(
        **{name: _DERIVED[name][1](persons, cut_off) for name in _derived(columns)}
    )


def terms_of(persons: ir.Table, columns: Mapping[str, PersonColumn]) -> dict[str, Term]:
    """Return what conditions may name of persons."""
    choices = {name: one.choices for name, one in columns.items() if one.kind is ColumnKind.CHOICE}
    return {
        name: Term(persons[name], choices.get(name)) for name in (*columns, *_derived(columns))
    }


def age_on(born: ir.DateValue, day: date) -> ir.IntegerValue:
    """Return the completed years at a day, by whole numbers:
    engines count the parts of years differently.

    Who was born on 29 February completes a year on 1 March of a year that has no such day.
    """
    is_before = born.month() * 100 + born.day() > day.month * 100 + day.day
    return day.year - born.year() - ibis.ifelse(is_before, 1, 0)


def _derived(known: Collection[str]) -> list[str]:
    return [name for name, (needed, _) in _DERIVED.items() if {*needed} <= {*known}]


def _cell(cells: ir.Table, column: PersonColumn) -> ir.Value:
    """Return a text in capitals, or a day or flag as the file has it."""
    cell, kind = _whole(cells[column.heads[0]]), column.kind
    if kind is ColumnKind.AREA:
        parts = [
            _whole(cells[head]).cast("string").re_replace("[^0-9]", "") for head in column.heads
        ]
        padded = (
            part.lpad(digits, "0") for part, digits in zip(parts, _LEVEL_DIGITS, strict=False)
        )
        return reduce(operator.add, padded) if len(parts) > 1 else parts[0]
    if kind is ColumnKind.DAY and (cell.type().is_date() or cell.type().is_timestamp()):
        return cell.cast("date")
    if kind is ColumnKind.FLAG and cell.type().is_boolean():
        return cell
    text = (cell if cell.type().is_string() else cell.cast("string")).strip().upper()
    # An office may say what an empty cell means; else it is looked for below, in the few that are
    # no choice.
    return text.fill_null("") if kind in (ColumnKind.CHOICE, ColumnKind.FLAG) else _filled(text)


def _whole(cell: ir.Value) -> ir.Value:
    """Return a number with a fraction as the text of a whole one,
    or of one that lost its last digits.
    """
    if not cell.type().is_floating():
        return cell
    is_whole = (cell.floor() == cell) & (cell < _MAX_WHOLE)
    return ibis.cases((is_whole, cell.try_cast("int64").cast("string")), (cell.notnull(), "1E+15"))


def _filled(text: ir.StringValue) -> ir.StringValue:
    return ibis.ifelse(text.isin(_EMPTY), ibis.null("string"), text)


def _read(cell: ir.Value, column: PersonColumn) -> ir.Value:
    """Return what a cell says; nothing where it cannot be read."""
    if not cell.type().is_string():
        return cell
    match column.kind:
        case ColumnKind.AREA:
            return ibis.ifelse(cell.length().isin(_AREA_DIGITS), cell, ibis.null("string"))
        case ColumnKind.DAY:
            return _day_in(cell)
        case ColumnKind.CHOICE | ColumnKind.FLAG:
            flags = {YES: True, NO: False} if column.kind is ColumnKind.FLAG else {}
            spelt = {
                value: {value.upper(), *(str(word).strip().upper() for word in words)}
                for value, words in column.choices.items()
            }
            return ibis.cases(
                *(
                    (cell.isin(sorted(words)), flags.get(value, value))
                    for value, words in spelt.items()
                )
            )
        case ColumnKind.DIGITS:
            digits = cell.re_replace("[^0-9A-Z]", "")
            return ibis.ifelse(cell.re_search(_LOST_DIGITS), ibis.null("string"), digits)
    return cell.re_replace(r"\s+", " ")


def _day_in(text: ir.StringValue) -> ir.DateValue:
    """Return a day that is written in one of the usual ways; nothing of any other way."""

    def part(pattern: str, group: int) -> ir.StringValue:
        return text.re_extract(pattern, group).lpad(2, "0")

    def month(pattern: str, group: int) -> ir.StringValue:
        word = text.re_extract(pattern, group)
        named = ((word == name.upper(), f"{number:02}") for name, number in MONTH_WORDS.items())
        return ibis.ifelse(word.length() > _MONTH_DIGITS, ibis.cases(*named), word.lpad(2, "0"))

    ways = (
        (
            text.re_search(pattern),
            part(pattern, year).concat("-", month(pattern, own), "-", part(pattern, day)),
        )
        for pattern, (year, own, day) in _DAYS
    )
    return ibis.cases(*ways).try_cast("date")


def _cells_read(read: ir.Table, known: Iterable[PersonColumn]) -> dict[str, ir.Value]:
    """Return of each cell that can be misread whether it was read,
    and whether it holds something else.
    """
    found: dict[str, ir.Value] = {}
    for one in known:
        cell = read[f"{_CELL}{one.name}"]
        if one.kind not in (ColumnKind.AREA, ColumnKind.TEXT):
            found[f"{COUNT}{FILLED}{one.name}"] = read[one.name].notnull()
            if cell.type().is_string():
                is_filled = _filled(cell).notnull()
                found[f"{COUNT}{UNREAD}{one.name}"] = ibis.ifelse(
                    read[one.name].isnull(), is_filled, False
                )
    return found


def _nik_birth(persons: ir.Table, _: date) -> ir.Value:
    """Return whether the date in a NIK is that of birth; 40 is added to a woman's day."""
    day, rest = persons.born.day(), persons.born.strftime("%m%y")
    days = [number.cast("string").lpad(2, "0").concat(rest) for number in (day, day + 40)]
    return persons.nik.substr(6, 6).isin(days)


def _nik_sex(persons: ir.Table, _: date) -> ir.Value:
    return persons.nik.substr(6, 1).isin(["4", "5", "6", "7"]) == (persons.sex == "P")


_DERIVED: Final[Mapping[str, tuple[tuple[str, ...], Callable[[ir.Table, date], ir.Value]]]] = {
    "age": (("born",), lambda persons, cut_off: age_on(persons.born, cut_off)),
    "counted_on": ((), lambda _, cut_off: ibis.literal(cut_off)),
    "nik_form": (("nik",), lambda persons, _: persons.nik.re_search(_NIK)),
    "nik_birth": (("nik", "born"), _nik_birth),
    "nik_sex": (("nik", "sex"), _nik_sex),
    "nik_ends_in_0": (("nik",), lambda persons, _: persons.nik.endswith("0")),
    "odd_name": (("name",), lambda persons, _: persons.name.re_search(_ODD_NAME)),
    "short_name": (("name",), lambda persons, _: ~persons.name.contains(" ")),
}
"""What is computed of a person: of which columns, and how; conditions name it too."""
RESERVED_NAMES: Final = frozenset({*_DERIVED, *ORIGIN})
"""Those of what is computed, so that no column of a file can have them."""
