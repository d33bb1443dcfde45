"""Numbers before the names of a budget, `I.1.1` or `5.1.2`: the office's own, which are no accounts.

The same number may be the code of a node of the plan, and tells it where its name is cut short.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from capaian.domain.work import WorkNode
from capaian.dossier.intake.figures import is_figure
from capaian.dossier.intake.heads import ForeignTable, Head
from capaian.dossier.intake.words import fold, squeeze

# I, I.1, I.1.1, 5.1.2, A.2.b, 1.1.; but none of a field, 2.12.01
_NUMBER: Final = re.compile(
    r"(?!2\.12\b|x\.xx)(?:[ivxlc]+|[a-z]|[0-9]{1,2})(?:\.(?:[0-9]{1,2}|[a-z]))*\.?", re.I
)
_MOSTLY: Final = 2
"""One in so many of the rows that are named has to be numbered."""


def columns_of_numbers(table: ForeignTable, names: Head, named: Sequence[int]) -> list[Head]:
    """Return the columns before that of names that number most rows of nodes, and hold no code of one.

    Args:
        table: The table.
        names: The column of names.
        named: The rows that name a node.
    """
    before = (head for head in table.heads if head.column < names.column)
    return [head for head in before if _numbers(table, head, named)]


def _numbers(table: ForeignTable, head: Head, named: Sequence[int]) -> bool:
    told = [text for row in named if (text := table.text(row, head))]
    return len(told) * _MOSTLY >= len(named) > 0 and all(map(_NUMBER.fullmatch, told))


def without_numbers(table: ForeignTable, numbers: Sequence[Head], rows: Sequence[int]) -> ForeignTable:
    """Return a table without its numbers in some rows: what stands before a node is no account."""
    cells = [*table.grid.rows]
    places = {head.column for head in numbers}
    for row in rows if places else ():
        own = enumerate(cells[row - 1], start=1)
        cells[row - 1] = tuple(None if column in places else cell for column, cell in own)
    return replace(table, grid=replace(table.grid, rows=tuple(cells)))


def with_names_of_numbers(
    table: ForeignTable,
    numbered: ForeignTable,
    columns: tuple[Sequence[Head], Head],
    nodes: Sequence[WorkNode],
) -> ForeignTable:
    """Return a table with the plan's names in rows whose own name is cut short, where numbers are its codes.

    They are where the number of no row is that of a node of another name.

    Args:
        table: The table, without its numbers.
        numbered: The table with them.
        columns: The columns of numbers, and that of names.
        nodes: The nodes of the plan.
    """
    numbers, names = columns
    known = {_plain(code): node for node in nodes for code in (node.code, str(node.id)) if code}
    own = {squeeze(node.name) for node in nodes}
    told = {
        row: (known[number], table.text(row, names))
        for row in table.rows
        for head in numbers[-1:]
        if (number := _plain(numbered.text(row, head))) in known
    }
    if any(squeeze(text) in own and squeeze(text) != squeeze(node.name) for node, text in told.values()):
        return table
    cells = [*table.grid.rows]
    for row, (node, text) in told.items():
        if squeeze(text) not in own and _is_cut(text, node.name):
            line = [*cells[row - 1]]
            line[names.column - 1] = node.name
            cells[row - 1] = tuple(line)
    return replace(table, grid=replace(table.grid, rows=tuple(cells)))


def _plain(number: str) -> str:
    """Return a number as numbers are compared: the dots between its levels tell `1.11` from `11.1`."""
    return number.strip().rstrip(".").casefold()


def _is_cut(text: str, name: str) -> bool:
    """Say whether a text has words of a name alone, in its order: `Kerja Sama Pemanfaatan Data`."""
    left = iter(fold(name).split())
    words = fold(text).split()
    return len(words) > 1 and not is_figure(text) and all(any(one == word for one in left) for word in words)
