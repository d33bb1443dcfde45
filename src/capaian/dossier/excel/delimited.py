"""Tables of text: values parted by semicolons, commas or tabs, as finance systems export them."""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections import Counter
from collections.abc import Sequence
from itertools import chain
from pathlib import Path
from typing import Final

from capaian.dossier.excel.book import Book, Sheet
from capaian.dossier.excel.read_book import open_file, read_book, refused
from capaian.dossier.excel.worker.limits import LIMITS, Limits, RefusedError, Room

_ENDINGS: Final = frozenset({".csv", ".txt", ".tsv"})
_SIGNS: Final = (";", "\t", "|", ",")
_NO_TABLE: Final = re.compile(r"\s*(?:<|%PDF-|\{\\rtf|\{\s*[\"}]|\[\s*[\[{])|[\x00-\x08\x0e-\x1f]")
"""How a text begins that is a page, a document or data of another kind."""
_IDLE: Final = re.compile(r'"[^"]*"|(?<=[0-9]),(?=[0-9])')
"""What may hold a sign that parts nothing: quoted texts, and the comma of a figure."""
_SAMPLED_LINES: Final = 50
_END: Final = "\0"
"""A row of its own behind the last one, unless a quote is open there; no text has this sign."""

Row = Sequence[str | None]


def read_tables(path: Path, limits: Limits = LIMITS) -> Book:
    """Read a file of tables: an xlsx, or text whose name ends in csv, tsv or txt.

    Raises:
        InputError: It is refused, with cause and remedy.
        FileError: It is not there or may not be read.
    """
    if path.suffix.lower() not in _ENDINGS:
        return read_book(path, limits)
    with open_file(path, limits) as source:
        text = _decode(source.read())
    if not text.strip() or _NO_TABLE.match(text):
        return read_book(path, limits)
    try:
        return Book(path.name, (Sheet(path.stem, _rows(text, limits)),))
    except RefusedError as error:
        raise refused(path, **error.flaw) from error


def _decode(content: bytes) -> str:
    """Return a text; what is not UTF-8 comes from Excel as "Unicode" or from an older Windows."""
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return content.decode("utf-16", "replace")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", "replace")


def _rows(text: str, limits: Limits) -> Sequence[Row]:
    """Return the rows of a text, within the limits of a workbook.

    Raises:
        RefusedError: It has too many rows, columns or cells, or a quote that is never closed.
    """
    sign, skipped = _separator(text)
    rows: list[Row] = []
    room, width, first_line = Room(limits), 0, 1
    reader = csv.reader(chain(io.StringIO(text[skipped:], newline=""), (_END,)), delimiter=sign)
    try:
        for cells in reader:
            if cells and cells[-1].endswith(_END):
                if cells != [_END]:
                    raise RefusedError("quote_unclosed", row=first_line)
                break
            first_line = reader.line_num + 1
            row = [cell.strip() or None for cell in cells]
            while row and row[-1] is None:
                row.pop()
            rows.append(row)
            width = max(width, len(row))
            room.take_row(row)
    except csv.Error as error:
        raise RefusedError("book_broken", part="baris csv") from error
    while rows and not rows[-1]:
        rows.pop()
    room.check_area(len(rows), width)
    return rows


def _separator(text: str) -> tuple[str, int]:
    r"""Return what parts the values, and the length of a line that only says so.

    Examples:
        >>> _separator("sep=;\na;b")
        (';', 6)
        >>> _separator("Kode|Pagu\n5.1|1,862,287,096.00\n5.2|53,670.00")[0]
        '|'
        >>> text = "Kecamatan;KTP (%)\nHulu;12,5\nHilir;13,5\nRerata, 2023:;13,0\nLuas, Desember"
        >>> _separator(text)[0]
        ';'
        >>> _separator("Kode,Pagu,Sisa\n1,2,3\n4,5,6")[0]
        ','
    """
    first, end, _ = text.partition("\n")
    if re.fullmatch(r"sep=.\r?", first):
        return first[4], len(first + end)
    lines = [
        _IDLE.sub("", line.rstrip("\r\n"))
        for line in text.split("\n", _SAMPLED_LINES)[:_SAMPLED_LINES]
    ]
    counts = {sign: Counter(filter(None, (line.count(sign) for line in lines))) for sign in _SIGNS}
    # Most lines have it equally often: columns are alike in all rows, thousands are not.
    return max(_SIGNS, key=lambda sign: max(counts[sign].values(), default=0)), 0
