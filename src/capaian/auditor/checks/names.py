"""Names of programmes, activities and measures: once among their like, at one level in all tables."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from capaian.auditor.checks.base import Claim
from capaian.auditor.checks.doubled_names import check_doubled_names
from capaian.auditor.claims.statement import Statement
from capaian.auditor.printed.document import PrintedDocument
from capaian.auditor.printed.table import PrintedTable
from capaian.auditor.understanding.facts import plain
from capaian.auditor.understanding.report import UnderstoodReport, UnderstoodTable
from capaian.auditor.understanding.rows import RowKind, UnderstoodRow
from capaian.auditor.understanding.titles import are_alike
from capaian.domain.audit import AuditRule
from capaian.domain.issue import Level

_LEVEL: Final = re.compile(
    r"^\W*(?P<level>sub\s?kegiatan|kegiatan|program)\b\s*:?\s*(?P<name>.*)$", re.IGNORECASE | re.DOTALL
)
_FEWEST: Final = 3
"""Words that make a name of its own."""
_OWNED: Final = 2
_FEWEST_OWNED: Final = 12
"""Letters of what belongs to another thing; a unit has fewer."""
_SEVERAL_WORDS: Final = re.compile(r"[A-Za-z]{3,}\s+[A-Za-z]{3,}")
_FEWEST_ROWS: Final = 5
_MOST_SLIPS: Final = 2
"""How often a name stands in its column where a second time is a slip."""
_AGES: Final = re.compile(
    r"\b(?P<before>(?:\w++\s++){2,4})(?:usia|umur)\s+(?P<ages>\d{1,2}\s*[-\u2013]\s*\d{1,2})\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Name:
    """A name in a column of a table."""

    line: int
    key: str
    """Plain letters, without the word of its level."""
    text: str
    level: str
    """`program`, `kegiatan`, `subkegiatan`, or nothing."""
    table: str


Names = tuple[Name, ...]


@lru_cache(maxsize=4)
def names_in(document: PrintedDocument) -> tuple[tuple[Names, ...], ...]:
    """Return for each table the names of its columns, each report read once."""
    return tuple(tuple(_names_of(table)) for table in document.tables)


def _names_of(table: PrintedTable) -> Iterator[Names]:
    """Yield for each column of words the names in it, from top to bottom."""
    for index in range(table.width):
        found = [_name(cell.line, cell.text, table.name) for cell in table.column(index)]
        names = tuple(name for name in found if name is not None)
        if len(names) >= _FEWEST:
            yield names


def _name(line: int, text: str, table: str) -> Name | None:
    text = " ".join(text.split())
    match = _LEVEL.match(text)
    words = match["name"] if match else text
    if match and (again := _LEVEL.match(words)) and again["level"].casefold() == match["level"].casefold():
        words = again["name"]
    if len(words.split()) < _FEWEST - (match is not None) or not any(sign.isalpha() for sign in words):
        return None
    level = re.sub(r"\s", "", match["level"].casefold()) if match else ""
    return Name(line, plain(words), text, level, table)


def check_names(report: UnderstoodReport) -> Iterator[Claim]:
    """Yield every name that stands in two tables: again where another one belongs, or at another level."""
    doubled = [*check_doubled_names(report)]
    yield from doubled
    told = {each.line for each in doubled}
    lists = [names for columns in names_in(report.document) for names in columns]
    leveled: dict[str, list[Name]] = {}
    holding: dict[str, list[int]] = {}
    for place, names in enumerate(lists):
        for key, name in _by_key(names).items():
            leveled.setdefault(key, []).append(name)
        for key in {name.key for name in names}:
            holding.setdefault(key, []).append(place)
    for place, names in enumerate(lists):
        again = {key for key, count in Counter(name.key for name in names).items() if count > 1}
        others = {index for key in again for index in holding[key]} - {place}
        again_told = _again(names, [lists[index] for index in sorted(others)])
        yield from (each for each in again_told if each.line not in told)
        yield from _levels(names, leveled)
    for understood in report.tables:
        yield from (each for each in _twice(understood) if each.line not in told)
    yield from _ages(report)


def _again(names: Sequence[Name], others: Sequence[Sequence[Name]]) -> Iterator[Statement]:
    """Yield names printed again where another table has another name after the same name."""
    counted = Counter(name.key for name in names)
    if max(counted.values()) > _MOST_SLIPS:
        return  # of those in charge, and of units, one stands beside many rows
    found: dict[int, Statement] = {}
    for other in others:
        once = Counter(name.key for name in other)
        if len({*counted} & {*once}) < max(_FEWEST, len(counted) // 2):
            continue
        before, seen = names[0].key, {names[0].key}
        for name in names[1:]:
            following = _after(other, before)
            is_again = name.key in seen and name.key != before and once[name.key] == 1
            seen.add(name.key)
            before = name.key
            if (
                is_again
                and following is not None
                and not any(are_alike(following.key, key) for key in counted)
            ):
                found.setdefault(name.line, _again_statement(name, names, following))
                before = following.key
    yield from found.values()


def _twice(understood: UnderstoodTable) -> Iterator[Statement]:
    """Yield the names of a numbered table; one that is printed twice where all others differ is told."""
    rows = [
        row
        for row in understood.rows
        if row.kind is RowKind.ITEM and row.row.cells[0].text.strip(" .").isdecimal()
    ]
    numbers = {row.row.cells[0].text.strip(" .") for row in rows}
    if len(rows) < _FEWEST_ROWS or len(numbers) < len(rows) - 1 or len({row.level for row in rows}) > 1:
        return
    names = [(row, plain(row.row.cells[1].text)) for row in rows if len(row.row.cells) > 1]
    counted = Counter(name for _, name in names)
    twice = [name for name, count in counted.items() if count > 1 and len(name) >= _FEWEST]
    if (
        len(twice) > 1
        or not all(any(sign.isalpha() for sign in name) for name in counted)
        or max(counted.values()) > 2
        or (twice and _owns_neighbours(names, twice[0]))
    ):
        return
    seen: dict[str, int] = {}
    for row, name in names:
        first = seen.setdefault(name, row.row.line)
        is_again = first != row.row.line
        text = row.row.cells[1].text.strip()
        yield Statement(
            AuditRule.LABEL,
            not is_again,
            row.row.line,
            text,
            "nama lain",
            f"“{text}” sudah tercetak pada baris {first}; nama lain dalam tabel ini masing-masing satu kali.",
            understood.place(row),
            Level.WARNING,
            (first,) if is_again else (),
        )


def _is_own_name(text: str) -> bool:
    return len(plain(text)) >= _FEWEST_OWNED or _SEVERAL_WORDS.match(text) is not None


def _owns_neighbours(names: Sequence[tuple[UnderstoodRow, str]], name: str) -> bool:
    """Whether two rows beside each other bear the name of what both are of: a goal with two indicators."""
    places = [place for place, (_, other) in enumerate(names) if other == name]
    own = [row.row.cells[2].text.strip() for row, _ in names if len(row.row.cells) > _OWNED]
    are_named = len({*map(plain, own)}) == len(names) and all(map(_is_own_name, own))
    return places[-1] - places[0] == 1 and are_named


def _after(names: Sequence[Name], key: str) -> Name | None:
    """Return the name that follows another, where that one stands once."""
    places = [place for place, name in enumerate(names) if name.key == key]
    return names[places[0] + 1] if len(places) == 1 and places[0] + 1 < len(names) else None


def _again_statement(name: Name, names: Sequence[Name], right: Name) -> Statement:
    first = next(other.line for other in names if other.key == name.key)
    told = _LEVEL.match(right.text)
    is_bare = not name.level and told is not None
    return Statement(
        AuditRule.LABEL,
        holds=False,
        line=name.line,
        printed=name.text,
        expected=told["name"] if is_bare and told is not None else right.text,
        why=(
            f"Nama ini sudah tercetak pada baris {first}; pada tempat yang sama {right.table} mencantumkan"
            f" “{right.text}”, yang tidak ada di sini."
        ),
        place=f"{name.table}, {name.text}",
        lines=(first, right.line),
    )


def _levels(names: Sequence[Name], leveled: Mapping[str, Sequence[Name]]) -> Iterator[Statement]:
    """Yield names whose level is another one in another table, where that one makes a tree."""
    own = _by_key(names)
    for key, name in own.items():
        found = [known for known in leveled[key] if known.table != name.table]
        if not found:
            continue
        wrong = next((known for known in found if known.level != name.level), None)
        is_right = (
            wrong is None
            or sum(k.level == name.level for k in found) > 0
            or not _is_less_fit(name, names, wrong)
        )
        expected = wrong.level.replace("sub", "sub ").title() if wrong else ""
        yield Statement(
            AuditRule.LABEL,
            is_right,
            name.line,
            name.text,
            _at_level(name, expected),
            ""
            if is_right or wrong is None
            else f"Pada {wrong.table} (baris {wrong.line}) ini adalah {expected}.",
            f"{name.table}, {name.text}",
            lines=() if wrong is None else (wrong.line,),
        )


def _at_level(name: Name, level: str) -> str:
    """The name with the word of another level before it."""
    told = _LEVEL.match(name.text)
    if told is None:
        return f"{level}: {name.text}"
    return f"{name.text[: told.start('level')]}{level}{name.text[told.end('level') :]}"


def _by_key(names: Sequence[Name]) -> dict[str, Name]:
    """Return the names with a level that stand once."""
    counted = Counter(name.key for name in names)
    return {name.key: name for name in names if name.level and counted[name.key] == 1}


def _is_less_fit(name: Name, names: Sequence[Name], other: Name) -> bool:
    """Whether of two levels it is the other that makes a tree: an activity has parts, a sub-activity none.

    A name called a sub-activity whose neighbours on both sides are sub-activities tells nothing by itself; a
    name called an activity must be followed by a sub-activity.
    """
    place = names.index(name)
    following = names[place + 1].level if place + 1 < len(names) else ""
    if name.level == "subkegiatan":
        return other.level != "subkegiatan" and following == "subkegiatan"
    return name.level == "kegiatan" and following != "subkegiatan"


def _ages(report: UnderstoodReport) -> Iterator[Statement]:
    """Yield measures of an age printed with the figure of the same measure of another age."""
    rows = [
        (
            row.line,
            cell.text,
            match,
            {n.value for c in row.cells for n in c.numbers if n.decimals > 1},
            table.name,
        )
        for table in report.document.tables
        for row in table.rows
        for cell in row.cells
        if (match := _AGES.search(cell.text))
    ]
    if len({_age(match["ages"]) for _, _, match, _, _ in rows}) < 2:
        return
    text = "\n".join(line.text for line in report.document.lines)
    counted = Counter(_age(match["ages"]) for match in _AGES.finditer(text))
    for line, words, match, values, table in rows:
        age = _age(match["ages"])
        for other_line, _, other, others, other_table in rows:
            other_age = _age(other["ages"])
            same = {*match["before"].casefold().split()} & {*other["before"].casefold().split()}
            is_rarer = counted[age] < counted[other_age]
            if other_age == age or len(same) < 2 or not values & others or not is_rarer:
                continue
            yield Statement(
                AuditRule.LABEL,
                holds=False,
                line=line,
                printed=f"usia {match['ages']}",
                expected=f"usia {other['ages']}",
                why=f"Pada {other_table} (baris {other_line}) angka ini untuk usia {other['ages']}.",
                place=f"{table}, {words[:80]}",
                level=Level.NOTE,
                lines=(other_line,),
            )
            break


def _age(words: str) -> str:
    return re.sub(r"\D+", "-", words)
