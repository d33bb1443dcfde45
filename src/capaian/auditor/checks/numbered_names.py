"""Names that belong to another of the numbered things of a report, or to the row beside: copied by slip."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Final

from capaian.auditor.claims.statement import Statement
from capaian.auditor.printed.worded import Worded
from capaian.auditor.understanding.facts import plain
from capaian.auditor.understanding.figures import words_of
from capaian.auditor.understanding.report import UnderstoodReport, UnderstoodTable
from capaian.auditor.understanding.rows import UnderstoodRow
from capaian.domain.audit import AuditRule

_HEADED: Final = Worded(
    r"^\W{0,3}(?P<kind>indikator(?:\s+kinerja(?:\s+utama)?)?|iku|sasaran(?:\s+strategis)?|tujuan|program|unsur)\s+"
    r"(?:ke-?\s*)?(?P<number>\d{1,2})\s*[:.\u2013-]?\s+(?P<name>[^\W\d_][^.;:]{9,140})$"
)
"""A line that is the number and the name of a thing: `Indikator 6 Persentase kepemilikan`."""
_CODE: Final = re.compile(r"(?P<kind>[A-Z]{1,3})[.-]?(?P<number>\d{1,2})")
_FEWEST: Final = 4
"""Things of a list whose names differ but for two."""
_FEWEST_WORDS: Final = 4
_FEWEST_OWN: Final = 2
"""Words by which one owner is told from another."""


def check_numbered_names(report: UnderstoodReport) -> Iterator[Statement]:
    """Yield each heading, coded row and row of an owner whose name is that of another one."""
    listed = [names for table in report.tables if (names := _numbered(table))]
    for line in report.document.lines_with(_HEADED) if listed else ():
        headed = _HEADED.search(line.text) if not line.is_row else None
        if headed:
            yield from _of_heading(line.number, headed, listed)
    for table in report.tables:
        yield from _of_codes(table)
        yield from _of_owners(table)


def _numbered(table: UnderstoodTable) -> dict[int, str]:
    """Return the names of a table by the numbers of its rows; none where numbers or names are told twice."""
    found: dict[int, str] = {}
    for row in table.items:
        mark = next((text.strip(" .") for text in row.row.texts if text.strip()), "")
        if mark.isdecimal() and row.label:
            if int(mark) in found:
                return {}
            found[int(mark)] = row.label
    is_list = len({*map(plain, found.values())}) == len(found) >= _FEWEST
    return found if is_list else {}


def _of_heading(line: int, headed: re.Match[str], listed: Sequence[Mapping[int, str]]) -> Iterator[Statement]:
    """Yield whether a thing is headed by its own name, where tables list it and the one so called."""
    number, name = int(headed["number"]), plain(headed["name"])
    own: dict[str, str] = {}
    others: set[int] = set()
    for names in listed:
        bearers = [other for other, label in names.items() if plain(label) == name]
        if number in names and bearers:
            own[plain(names[number])] = names[number]
            others.update(bearers)
    if len(own) == 1:
        right = "" if name in own else next(iter(own.values()))
        why = f"Dalam tabel nama ini bernomor {min(others)}; nomor {number} adalah “{right}”."
        printed, told = headed["name"].strip(), why if right else ""
        yield Statement(AuditRule.LABEL, not right, line, printed, right, told, f"baris {line}")


def _of_codes(table: UnderstoodTable) -> Iterator[Statement]:
    """Yield the first of two rows of a coded list that bear one name: each code is of a thing of its own."""
    coded = [
        (row, match) for row in table.items for text in row.row.texts[:2] if (match := _CODE.fullmatch(text))
    ]
    numbers = [int(match["number"]) for _, match in coded]
    is_list = numbers == [*range(1, len(numbers) + 1)] and len({match["kind"] for _, match in coded}) == 1
    names = Counter(plain(row.label) for row, _ in coded)
    twice = [name for name, times in names.items() if times > 1]
    if not is_list or len(names) < _FEWEST or len(twice) != 1 or names[twice[0]] != 2:
        return
    (first, one), (second, other) = (pair for pair in coded if plain(pair[0].label) == twice[0])
    why = f"{one[0]} dan {other[0]} pada {table.table.name} bernama sama: salah satunya tersalin."
    yield _copied(table, first, second, first.label, why)


def _of_owners(table: UnderstoodTable) -> Iterator[Statement]:
    """Yield the name of a row that tells the owner of the row beside it, which bears the same name."""
    for above, row in pairwise(table.items):
        for one, other in zip(above.row.texts, row.row.texts, strict=True):
            if plain(one) == plain(other) and len(other.split()) >= _FEWEST_WORDS:
                yield from _of_owner(table, row, above, other)
                yield from _of_owner(table, above, row, one)


def _of_owner(
    table: UnderstoodTable, wrong: UnderstoodRow, right: UnderstoodRow, name: str
) -> Iterator[Statement]:
    said = words_of(name)
    for text, other in zip(wrong.row.texts, right.row.texts, strict=True):
        mine, theirs = words_of(text) - words_of(other), words_of(other) - words_of(text)
        are_owners = text.split()[:1] == other.split()[:1] and min(len(mine), len(theirs)) >= _FEWEST_OWN
        if are_owners and theirs <= said and not mine & said:
            why = f"Nama ini tentang {other}, sedangkan barisnya {text}."
            yield _copied(table, wrong, right, name, why)


def _copied(
    table: UnderstoodTable, row: UnderstoodRow, other: UnderstoodRow, name: str, why: str
) -> Statement:
    """Return that a name stands where another one belongs."""
    lines, place = (other.row.line,), table.place(row)
    return Statement(AuditRule.LABEL, False, row.row.line, name, "nama lain", why, place, lines=lines)
