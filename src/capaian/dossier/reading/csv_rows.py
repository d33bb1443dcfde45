"""The rows of a CSV part as the standard library reads and writes them, up to the limits of a dossier."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from capaian.domain.issue import Place
from capaian.dossier.reading.table_records import Reading

MAX_ROWS: Final = 200_000
"""Rows below the heads that a file may have."""
_MAX_LINES: Final = 1_000_000
"""Lines that are read, empty ones too."""
_MAX_FIELD: Final = 1_000_000
"""Signs of a cell."""


class CsvRow(NamedTuple):
    """A row of a file as it is written."""

    line: int
    """1-based line on which it begins; quoted cells may run over several."""
    cells: list[str]


def read_rows(file: str, text: str, reading: Reading) -> Iterator[CsvRow]:
    """Yield the rows that are not empty; what ends them early is recorded after them."""
    csv.field_size_limit(_MAX_FIELD)
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    count, line, problem = 0, 1, ""
    try:
        for cells in reader:
            is_filled = any(map(str.strip, cells))
            count += is_filled
            if count > MAX_ROWS + 1 or line > _MAX_LINES:
                problem = "too_many_rows"
                break
            if is_filled:
                yield CsvRow(line, cells)
            line = reader.line_num + 1
    except csv.Error:
        problem = "csv_syntax"
    if problem:
        reading.log.add(problem, Place(file, line), limit=str(MAX_ROWS))


def write_rows(header: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Return cells as the CSV of a dossier, with LF at the end of each row."""
    stream = io.StringIO()
    csv.writer(stream, lineterminator="\n").writerows([header, *rows])
    return stream.getvalue()


def write_records(names: Sequence[str], rows: Iterable[Mapping[str, str]]) -> str:
    """Return rows by the names of columns as the CSV of a dossier; what a row does not have is empty."""
    return write_rows(names, ([row.get(name, "") for name in names] for row in rows))
