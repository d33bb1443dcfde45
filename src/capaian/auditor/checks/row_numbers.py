"""Numbers of the rows of a table run without gap or repeat, also in trees and where they begin anew."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence, Set
from typing import Final

from capaian.auditor.checks.base import Claim
from capaian.auditor.checks.numbering import read_numeral
from capaian.auditor.claims.statement import Statement
from capaian.auditor.printed.table import PrintedRow, counts_columns
from capaian.auditor.understanding.ranking import find_ranking
from capaian.auditor.understanding.report import UnderstoodReport, UnderstoodTable
from capaian.auditor.understanding.vocabulary import Role, roles_of
from capaian.domain.audit import AuditRule
from capaian.domain.issue import Level

_FEWEST: Final = 3
_MOST_WRONG: Final = 0.2
"""Above it the first column does not hold what we take it for."""
_OPEN: Final = 6
"""Sequences that may go on at the same time."""
_YEAR: Final = re.compile(r"^(?:19|20)\d\d$")
_NOTED: Final = re.compile(r"(?<=\d)\s*\*+\s*\)?\s*$")
"""`6 *)`: a number with a note."""
_TREE: Final = re.compile(r"^(?:[IVX]+|\d{1,2})(?:\.(?!0)\d{1,2})+$")
"""`I.1.2`; codes of the nomenclature, `2.12.01.2.05`, leave out what an office has not."""


def check_row_numbers(report: UnderstoodReport) -> Iterator[Claim]:
    """Yield the number of each row that has one, of every table whose numbers run."""
    for understood in report.tables:
        if _are_ranks(understood):
            continue
        rows = [row.row for row in understood.rows if row.row.cells and not _counts(row.row)]
        numbered = [(row, _NOTED.sub("", row.cells[0].text).strip().rstrip(".)")) for row in rows]
        whole = [(row, text) for row, text in numbered if text.isdecimal() and len(text) < 4]
        tree = [(row, text) for row, text in numbered if _TREE.match(text)]
        years = [(row, text) for row, text in numbered if _YEAR.match(text)]
        swapped = _swapped(understood, whole) or _swapped(understood, years)
        if swapped:
            yield from swapped
            continue
        for found, own in ((_runs(understood, whole), whole), (_tree(understood, numbered), tree)):
            statements = [*found]
            wrong = sum(not statement.holds for statement in statements)
            if len(own) >= _FEWEST and wrong <= max(1, _MOST_WRONG * len(own)):
                yield from statements


def _are_ranks(understood: UnderstoodTable) -> bool:
    """Whether the first column ranks the rows by a figure: equal figures may have one rank."""
    heads = understood.columns[0].path[-1:] if understood.columns else ()
    return Role.RANK in roles_of(heads) and find_ranking(understood) is not None


def _counts(row: PrintedRow) -> bool:
    """Whether a row numbers the columns."""
    return counts_columns([cell.text for cell in row.cells])


def _swapped(understood: UnderstoodTable, rows: Sequence[tuple[PrintedRow, str]]) -> list[Statement]:
    """Return the rows of a table of which two stand in each other's place; none if there are no such two."""
    numbers = [int(text) for _, text in rows]
    right = sorted(numbers, reverse=len(numbers) > 1 and numbers[0] > numbers[-1])
    wrong = sum(number != own for number, own in zip(numbers, right, strict=True))
    runs = [*range(min(numbers, default=0), max(numbers, default=0) + 1)]
    if len(numbers) < _FEWEST or sorted(numbers) != runs or wrong != 2:
        return []
    return [
        _statement(understood, row, text, "" if int(text) == own else str(own), str(before))
        for (row, text), own, before in zip(rows, right, ["-", *numbers], strict=False)
    ]


def _runs(understood: UnderstoodTable, rows: Sequence[tuple[PrintedRow, str]]) -> Iterator[Statement]:
    """Yield whole numbers: each the next of one of the sequences that are open, or the first of a new one."""
    last: list[int] = []
    before: tuple[PrintedRow, int] | None = None
    for row, text in rows:
        number = int(text)
        is_same_row = before is not None and before[1] == number and _goes_on(before[0], row)
        expected = ""
        if before is not None and _is_copy(before[0], row):
            expected = str(number + 1)
            last = [*(known + 1 for known in last), *last][-_OPEN:]
        elif number - 1 in last:
            place = len(last) - 1 - last[::-1].index(number - 1)
            last = [*last[:place], *last[place + 1 :], number]
        elif number == 1 or is_same_row:
            last = [*last, number][-_OPEN:] if number == 1 else last
        else:
            expected = str(before[1] + 1) if before else ""
            last = [*last[:-1], number, *([before[1] + 1] if before else [])][-_OPEN:]
        yield _statement(understood, row, text, expected, "" if before is None else str(before[1]))
        before = (row, number)


def _goes_on(before: PrintedRow, row: PrintedRow) -> bool:
    """Whether a row repeats the number of the row before for more figures of the same thing."""
    words = row.label.casefold()
    return not words or words == before.label.casefold()


def _is_copy(before: PrintedRow, row: PrintedRow) -> bool:
    """Whether a row is the row before, printed again."""
    return [cell.text for cell in row.cells] == [cell.text for cell in before.cells]


def _tree(understood: UnderstoodTable, numbered: Sequence[tuple[PrintedRow, str]]) -> Iterator[Statement]:
    """Yield numbers such as I.1.2: each the next below the same parent, and below that where it is a row.

    A table that does not begin with the first may go on with another: there the first of each parent may have
    any number. After a wrong one both what is printed and what was expected may be gone on with.
    """
    last: dict[str, set[int]] = {}
    printed = Counter(text for _, text in numbered)
    parents = {text.rpartition(".")[0] for text in printed}
    tree = [text for _, text in numbered if _TREE.match(text)]
    begin, _, first = tree[0].rpartition(".") if tree else ("", "", "")
    is_whole = read_numeral(begin) == 1 and (first == "1" or bool(understood.table.number))
    before = head = ""
    for row, text in numbered:
        if not _TREE.match(text):
            before = head = text if read_numeral(text) else head
            continue
        parent, _, own = text.rpartition(".")
        own_head = _ancestor(head, parent)
        known = last.get(parent, {0 if is_whole else int(own) - 1})
        meant = f"{own_head}.{max(last.get(own_head, {0})) + 1}"
        is_elsewhere = own_head != parent and {own_head, parent} <= printed.keys() and meant not in printed
        if is_elsewhere and (printed[text] > 1 or own_head in parents):
            parent, own, expected = own_head, meant.rpartition(".")[2], meant
        else:
            holds = int(own) - 1 in known or (int(own) == 1 and bool(read_numeral(parent)))
            expected = "" if holds else f"{parent}.{_next(known, int(own))}"
        yield _statement(understood, row, text, expected, before)
        last[parent] = {int(number.rpartition(".")[2]) for number in (own, expected) if number}
        before, head = text, f"{parent}.{own}"


def _next(known: Set[int], printed: int) -> int:
    """Return the number that should stand where another is printed: of two the one that it is not."""
    return max((last + 1 for last in known if last + 1 != printed), default=printed)


def _ancestor(number: str, parent: str) -> str:
    """Return of a row's number the part that has as many levels as another: of `5.1.2` the `5`."""
    return ".".join(number.split(".")[: parent.count(".") + 1])


def _statement(
    understood: UnderstoodTable, row: PrintedRow, text: str, expected: str, before: str
) -> Statement:
    return Statement(
        AuditRule.NUMBERING,
        not expected,
        row.line,
        text,
        expected,
        f"Nomor {text} menyusul nomor {before}; seharusnya {expected}." if expected else "",
        f"{understood.table.name}, {row.label}".rstrip(", "),
        Level.WARNING,
    )
