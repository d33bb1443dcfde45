"""The rows of a CSV part in blocks: of plain text by columns, else as the standard library reads them."""

from __future__ import annotations

import csv
import io
from collections.abc import Generator, Iterable, Iterator, Sequence
from itertools import chain
from typing import Final, NamedTuple

from capaian.domain.issue import Place
from capaian.dossier.cells import Reading

MAX_ROWS: Final = 200_000
"""Rows below the heads that a file may have."""
_MAX_LINES: Final = 1_000_000
"""Lines that are read, empty ones too."""
_MAX_FIELD: Final = 1_000_000
"""Signs of a cell; a block of plain text has no more, so that none of its cells has."""
_ROWS_OF_BLOCK: Final = 1_000
"""Where cells are quoted or missing."""
_SIGNS_OF_BLOCK: Final = 40_000
"""Of plain text: some thousand rows of a few cells."""


class Row(NamedTuple):
    """A row of a file as it stands."""

    line: int
    """1-based line on which it begins; quoted cells may run over several."""
    cells: list[str]


class Block(NamedTuple):
    """Rows that stand behind each other."""

    lines: Sequence[int]
    """The line on which each begins."""
    columns: Sequence[Sequence[str]]
    """Their cells by columns; none where the rows are not equally long."""
    cells: Iterable[list[str]]
    """Their cells by rows, which can be gone through once."""

    def rows(self) -> Iterator[Row]:
        """Yield them one by one."""
        return map(Row, self.lines, self.cells)


def read_rows(file: str, text: str, reading: Reading) -> Iterator[Row]:
    """Yield the rows that are not empty, with the line on which each begins."""
    return chain.from_iterable(block.rows() for block in read_blocks(file, text, reading))


def read_blocks(file: str, text: str, reading: Reading) -> Iterator[Block]:
    """Yield the rows that are not empty, the first one alone; what ends them early is told after them."""
    end, count = yield from _read_plain(text)
    yield from _read_others(file, text[end:], count, reading)


def _read_plain(text: str) -> Generator[Block, None, tuple[int, int]]:
    """Yield blocks as long as nothing is quoted or left empty and all rows are as long as the first.

    Returns:
        Where they end, and how many rows they are: each stands in a line of its own.
    """
    begin = count = 0
    last = 0 if '"' in text or "\r" in text else len(text) - text.endswith("\n")
    end = text.find("\n", 0, last)
    width = text.count(",", 0, last if end < 0 else end) + 1
    while begin < last:
        end = last if end < 0 else end
        columns = _part(text[begin:end], width)
        rows = len(columns[0]) if columns else 0
        if not rows or end - begin > _MAX_FIELD or count + rows > MAX_ROWS + 1:
            break
        yield Block(range(count + 1, count + rows + 1), columns, map(list, zip(*columns, strict=True)))
        begin, count = end + 1, count + rows
        end = text.find("\n", begin + _SIGNS_OF_BLOCK, last)
    return begin, count


def _part(text: str, width: int) -> Sequence[Sequence[str]]:
    """Return the columns of lines without quotes; none where a row is not as wide or its first cell is empty.

    Examples:
        >>> _part("a,1" + chr(10) + "b,2", 2), _part("a" + chr(10) + "b,2,3", 2)
        ([['a', 'b'], ['1', '2']], ())
    """
    # The end of a row becomes a cell: in rows of one width these stand equally far from each other.
    cells = text.replace("\n", ",\n,").split(",")
    ends = cells[width :: width + 1]
    is_even = len(cells) == (width + 1) * len(ends) + width and ends.count("\n") == len(ends)
    if not is_even or text.count("\n") > len(ends) or not all(map(str.strip, cells[:: width + 1])):
        return ()
    return [cells[place :: width + 1] for place in range(width)]


def _read_others(file: str, text: str, count: int, reading: Reading) -> Iterator[Block]:
    """Yield the rows behind so many that stand in a line each."""
    csv.field_size_limit(_MAX_FIELD)
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    lines: list[int] = []
    rows: list[list[str]] = []
    before, problem = count, ""
    line = before + 1
    try:
        for cells in reader:
            # Mostly the first cell tells, which is quick.
            is_filled = bool(cells) and (cells[0].strip() != "" or any(map(str.strip, cells)))
            count += is_filled
            if count > MAX_ROWS + 1 or line > _MAX_LINES:
                problem = "too_many_rows"
                break
            if is_filled:
                lines.append(line)
                rows.append(cells)
            line = before + reader.line_num + 1
            if len(rows) == _ROWS_OF_BLOCK or (rows and count == 1):
                yield _block(lines, rows)
                lines, rows = [], []
    except csv.Error:
        problem = "csv_syntax"
    if rows:
        yield _block(lines, rows)
    if problem:
        reading.log.add(problem, Place(file, line), limit=str(MAX_ROWS))


def _block(lines: Sequence[int], rows: Sequence[list[str]]) -> Block:
    is_even = len({*map(len, rows)}) == 1
    return Block(lines, [*zip(*rows, strict=True)] if is_even else (), rows)
