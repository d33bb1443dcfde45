"""Tables of text: values parted by semicolons, commas or tabs, as finance systems export them."""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import chain
from pathlib import Path
from typing import Final

from capaian.dossier.excel.book import Book, Sheet
from capaian.dossier.excel.read_book import open_file, read_book, refused
from capaian.dossier.excel.worker.limits import LIMITS, Limits
from capaian.dossier.excel.worker.refusal import Flaw, RefusedError, refuse
from capaian.dossier.excel.worker.sheet_reader import LAST_ROW, Room

_ENDINGS: Final = frozenset({".csv", ".txt", ".tsv"})
_SIGNS: Final = (";", "\t", "|", ",")
_CONTROL: Final = re.compile(rb"[\x00-\x08\x0e-\x1f]")
_MARKUP: Final = re.compile(rb"\s*(?:<|%PDF-|\{\\rtf|\{\s*[\"}]|\[\s*[\[{])", re.IGNORECASE)
_IDLE: Final = re.compile(r'"[^"]*"|(?<=[0-9]),(?=[0-9])')
"""What may hold a sign that parts nothing: quoted texts, and the comma of a figure."""
_HEAD_BYTES: Final = 1 << 16
"""Bytes from which it is told how a text is written."""
_PIECE_BYTES: Final = 1 << 20
_MAX_COLUMNS: Final = 500
_END: Final = "\0"
"""A row of its own behind the last one, unless a quote is open there; no text has this sign."""

Row = Sequence[str | None]


def read_tables(path: Path, limits: Limits = LIMITS) -> Book:
    """Read a file of tables: an xlsx, or text whose name ends in csv, tsv or txt.

    Args:
        path: The file.
        limits: How much is taken of it.

    Raises:
        InputError: It is refused, with cause and remedy.
        FileError: It is not there or may not be read.
    """
    if path.suffix.lower() not in _ENDINGS:
        return read_book(path, limits)
    with open_file(path, limits) as source:
        content = _in_utf_8(source.read())
    if not content.strip() or _CONTROL.search(content[:_HEAD_BYTES]) or _MARKUP.match(content):
        return read_book(path, limits)
    try:
        return Book(path.name, (Sheet(path.stem, _rows(content, limits)),))
    except RefusedError as error:
        raise refused(path, error.as_json()) from error


def _in_utf_8(content: bytes) -> bytes:
    """Return a text that Excel saved as Unicode (UTF-16) in the encoding that all others have."""
    if not content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return content
    return content.decode("utf-16", "replace").encode()


def _encoding(content: bytes) -> str:
    """Return how a text is written; what is not UTF-8 comes from an older Windows."""
    decoder = codecs.getincrementaldecoder("utf-8")()
    try:
        for place in range(0, len(content), _PIECE_BYTES):
            decoder.decode(content[place : place + _PIECE_BYTES])
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return "cp1252"
    return "utf-8-sig"


def _rows(content: bytes, limits: Limits) -> Sequence[Row]:
    """Return the rows of a text, within the limits of a workbook.

    Raises:
        RefusedError: It has too many rows, columns or cells, or a quote that is never closed.
    """
    encoding = _encoding(content)
    sign, skipped = _separator(content[:_HEAD_BYTES].decode(encoding, "replace"))
    # Decoded bit by bit: a text at once has four bytes for each of its letters.
    text = io.TextIOWrapper(io.BytesIO(content), encoding, "replace", newline="")
    text.read(skipped)
    rows: list[Row] = []
    room, width, began = Room(limits), 0, 1
    reader = csv.reader(chain(text, (_END,)), delimiter=sign)
    try:
        for cells in reader:
            if _END in cells[-1:]:
                break
            if cells and cells[-1].endswith(_END):
                raise RefusedError([Flaw("quote_unclosed", row=began)])
            began = reader.line_num + 1
            rows.append(row := _trim(cells))
            width = max(width, len(row))
            if len(rows) > LAST_ROW or width > _MAX_COLUMNS:
                raise refuse("book_of_too_many_cells", limit=f"{LAST_ROW} baris atau {_MAX_COLUMNS} kolom")
            if row:
                room.take_row(len(row) - row.count(None), sum(map(len, filter(None, row))))
    except csv.Error as error:
        raise refuse("book_broken", part="baris csv") from error
    while rows and not rows[-1]:
        rows.pop()
    # Who goes through a table looks at each place of it, empty or not.
    if len(rows) * width > max(limits.cells, limits.cells_of_value * room.values):
        words = {"rows": str(len(rows)), "columns": str(width)}
        raise RefusedError([Flaw("book_sheet_too_wide", words, row=len(rows))])
    return rows


def _trim(cells: Sequence[str]) -> Row:
    row = [cell.strip() or None for cell in cells]
    while row and row[-1] is None:
        row.pop()
    return row or ()


def _separator(text: str) -> tuple[str, int]:
    r"""Return what parts the values, and the length of a line that only says so.

    Examples:
        >>> _separator("sep=;\na;b")
        (';', 6)
        >>> _separator("Kode|Pagu\n5.1|1,862,287,096.00\n5.2|53,670.00")[0]
        '|'
        >>> _separator("Kecamatan;KTP (%)\nHulu;12,5\nHilir;13,5\nRerata, 2023:;13,0\nLuas, Desember")[0]
        ';'
        >>> _separator("Kode,Pagu,Sisa\n1,2,3\n4,5,6")[0]
        ','
    """
    first, end, _ = text.partition("\n")
    if re.fullmatch(r"sep=.\r?", first):
        return first[4], len(first + end)
    lines = [_IDLE.sub("", line) for line in text.splitlines()[:50]]
    return max(_SIGNS, key=lambda sign: _most_alike(line.count(sign) for line in lines)), 0


def _most_alike(counts: Iterable[int]) -> int:
    """Return how many lines have a sign equally often: columns are alike in all rows, thousands are not."""
    return max(Counter(count for count in counts if count).values(), default=0)
