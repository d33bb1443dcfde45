"""CSV parts: their rows up to the limits of a dossier, read into records and written."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from difflib import get_close_matches
from typing import Any, Final, TypeVar

from capaian.domain.issue import Place
from capaian.dossier.reading.cell_reading import Reading, TableRecords, report_missing_columns
from capaian.dossier.tables.declaration import Column, Table
from capaian.dossier.tables.kinds import Kind
from capaian.rulebook.personal import find_personal_number

MAX_ROWS: Final = 200_000
"""Rows below the heads that a file may have."""
_MAX_LINES: Final = 1_000_000
"""Lines that are read, empty ones too."""
_MAX_FIELD: Final = 1_000_000
"""Signs of a cell."""


CsvRow = tuple[int, list[str]]
"""1-based line on which a row begins, as quoted cells may run over several,
and its cells as written.
"""


def read_rows(file: str, text: str, reading: Reading) -> Iterator[CsvRow]:
    """Yield the rows that are not empty; what ends them early is recorded after them."""
    csv.field_size_limit(_MAX_FIELD)
    # `StringIO` would take four bytes a letter; lines keep whatever they end with.
    lines = io.TextIOWrapper(
        io.BytesIO(text.encode(errors="surrogatepass")), "utf-8", "surrogatepass", ""
    )
    reader = csv.reader(lines, strict=True)
    count, line, problem = 0, 1, ""
    try:
        for cells in reader:
            is_filled = any(map(str.strip, cells))
            count += is_filled
            if count > MAX_ROWS + 1 or line > _MAX_LINES:
                problem = "too_many_rows"
                break
            if is_filled:
                yield line, cells
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
    """Return rows by the names of columns as the CSV of a dossier;
    what a row does not have is empty.
    """
    return write_rows(names, ([row.get(name, "") for name in names] for row in rows))


T = TypeVar("T")

_MAX_GUESSED = 50
_WRONG_SEPARATORS = (";", "\t", "|")
# 2 of 2,8; -1.234 of -1.234,5
_HEAD_OF_FIGURE = re.compile(r"-?[0-9][0-9.]*\Z")


def read_table(table: Table[T], text: str, reading: Reading) -> tuple[T, ...]:
    """Read all rows of a table; a row with a problem in a required cell is left out.

    Where the first row is no header the rows mean nothing, so that they are not read at all.
    """
    rows = read_rows(table.file, text, reading)
    header = next(rows, None)
    if header is None:
        reading.log.add("empty_file", Place(table.file))
        return ()
    columns = _read_header(table, header, reading)
    if not any(columns):
        return ()
    whole = _whole_rows(table.file, columns, len(header[1]), rows, reading)
    return TableRecords(table, columns, reading).read(whole)


def _whole_rows(
    file: str,
    columns: Sequence[Column | None],
    header_width: int,
    rows: Iterable[CsvRow],
    reading: Reading,
) -> Iterator[CsvRow]:
    """Yield the rows that have a cell for each column; others are reported."""
    width = len(columns)
    for line, cells in rows:
        if len(cells) == width:
            yield line, cells
            continue
        kept = _drop_empty_ends(cells, keep=width)
        # Empty cells behind a row are a habit of table programs; behind digits side by side they
        # are what a decimal comma pushed out: `2,8,,` for `2.8,,`. The header has as many at its
        # end as all rows.
        if len(kept) != width or (len(cells) > header_width and any(_cut_figures(columns, cells))):
            _report_count(Place(file, line), columns, cells, len(kept), reading)
        else:
            yield line, kept


def _read_header(table: Table[Any], header: CsvRow, reading: Reading) -> list[Column | None]:
    """Match the first row with the declared columns."""
    line, cells = header
    names = _drop_empty_ends([name.strip() for name in cells])
    known = {column.name: column for column in table.columns}
    place = Place(table.file, line)
    is_one_cell = len(names) == 1 and any(sign in names[0] for sign in _WRONG_SEPARATORS)
    if is_one_cell or not any(
        get_close_matches(name.casefold(), known) for name in names[:_MAX_GUESSED]
    ):
        _report_no_header(names, known, place, reading)
        return []
    columns = [
        _take_column(known, names, position, place, reading) for position in range(len(names))
    ]
    report_missing_columns(table, names, line, reading)
    return columns


def _report_no_header(
    names: Sequence[str], known: Iterable[str], place: Place, reading: Reading
) -> None:
    """Say why no cell of the first row is a name of a column: another separator,
    or no header at all.
    """
    text = ",".join(names)
    if find_personal_number(text) is not None:
        reading.log.add("personal_number", place)
    elif any(sign in text for sign in _WRONG_SEPARATORS) or text.startswith("sep="):
        reading.log.add("wrong_separator", place)
    else:
        reading.log.add("no_header", place, text, columns=", ".join(known))


def _drop_empty_ends(cells: Sequence[str], keep: int = 0) -> list[str]:
    """Leave out empty cells at the end, as table programs add them, but not the first `keep`."""
    length = len(cells)
    while length > keep and not cells[length - 1].strip():
        length -= 1
    return [*cells[:length]]


def _take_column(
    known: Mapping[str, Column],
    names: Sequence[str],
    position: int,
    header: Place,
    reading: Reading,
) -> Column | None:
    name = names[position]
    place = Place(header.file, header.row, name)
    if find_personal_number(name) is not None:
        reading.log.add("personal_number", header)
        return None
    if not name:
        reading.log.add("unnamed_column", header, number=str(position + 1))
        return None
    if name not in known:
        reading.log.add("unknown_column", place, name, among=known)
        return None
    if name in names[:position]:
        reading.log.add("duplicate_column", place, name)
        return None
    return known[name]


def _report_count(
    place: Place,
    columns: Sequence[Column | None],
    row: Sequence[str],
    filled: int,
    reading: Reading,
) -> None:
    expected = len(columns)
    if filled < expected:
        reading.log.add("cell_count", place, found=str(filled), expected=str(expected))
        return
    found = str(filled if filled > expected else len(row))
    cut = " atau ".join(_cut_figures(columns, row))
    hint = f" Mungkin satu bilangan yang terpotong: {cut}." if cut else ""
    reading.log.add("too_many_cells", place, found=found, expected=str(expected), hint=hint)


def _cut_figures(columns: Sequence[Column | None], row: Sequence[str]) -> Iterator[str]:
    """Yield what may be one figure cut at a comma: digits in a column of figures,
    and digits beside them.
    """
    for column, left, right in zip(columns, row, row[1:], strict=False):
        is_figure = column is not None and isinstance(column.kind, Kind) and column.kind.is_number
        if is_figure and _HEAD_OF_FIGURE.match(left.strip()) and right.strip().isdecimal():
            yield f"{left.strip()},{right.strip()}"
