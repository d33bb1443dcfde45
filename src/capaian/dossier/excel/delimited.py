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

from capaian.domain.errors import InputError
from capaian.domain.issue import Place
from capaian.dossier.excel.book import Book, Sheet
from capaian.dossier.excel.read_book import open_file, read_book
from capaian.dossier.excel.worker.limits import LIMITS, Limits
from capaian.dossier.excel.worker.sheet_reader import LAST_ROW
from capaian.dossier.issues import IssueLog

_ENDINGS: Final = frozenset({".csv", ".txt", ".tsv"})
_SIGNS: Final = (";", "\t", "|", ",")
_CONTROL: Final = re.compile(rb"[\x00-\x08\x0e-\x1f]")
_MARKUP: Final = re.compile(rb"\s*(?:<|%PDF-|\{\\rtf|\{\s*[\"}]|\[\s*[\[{])", re.IGNORECASE)
_IDLE: Final = re.compile(r'"[^"]*"|(?<=[0-9]),(?=[0-9])')
"""What may hold a sign that parts nothing: quoted texts, and the comma of a figure."""
_HEAD_BYTES: Final = 1 << 16
"""Bytes from which it is told how a text is written."""
_PIECE_BYTES: Final = 1 << 20
_MOST_COLUMNS: Final = 500
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
    return Book(path.name, (Sheet(path.stem, _rows(path, content, limits)),))


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


def _rows(path: Path, content: bytes, limits: Limits) -> Sequence[Row]:
    encoding = _encoding(content)
    sign, skipped = _separator(content[:_HEAD_BYTES].decode(encoding, "replace"))
    # Decoded bit by bit: a text at once has four bytes for each of its letters.
    text = io.TextIOWrapper(io.BytesIO(content), encoding, "replace", newline="")
    text.read(skipped)
    rows: list[Row] = []
    room = _Room(path, limits)
    reader = csv.reader(chain(text, (_END,)), delimiter=sign)
    began = 1
    try:
        for cells in reader:
            if _END in cells[-1:]:
                break
            if cells and cells[-1].endswith(_END):
                raise _refused(path, "quote_unclosed", number=began)
            began = reader.line_num + 1
            row = _trim(cells) if any(cells) else ()
            rows.append(row)
            room.take(len(rows), row)
    except csv.Error as error:
        raise _refused(path, "book_broken", part="baris csv") from error
    while rows and not rows[-1]:
        rows.pop()
    return rows


def _trim(cells: Sequence[str]) -> Row:
    row = [cell.strip() or None for cell in cells]
    while row and row[-1] is None:
        row.pop()
    return row or ()


class _Room:
    """What a table takes so far, held against the limits of a workbook."""

    def __init__(self, path: Path, limits: Limits) -> None:
        self._path = path
        self._limits = limits
        self._values = self._filled = self._width = 0

    def take(self, number: int, row: Row) -> None:
        """Take the next row.

        Raises:
            InputError: It is one too many, or too wide.
        """
        if not row and number <= LAST_ROW:
            return
        limits = self._limits
        self._filled += 1
        self._values += len(row) - row.count(None)
        self._width = max(self._width, len(row))
        for number_of, most, what in (
            (self._values, limits.values, "sel berisi"),
            (self._filled, limits.rows, "baris berisi"),
            (number, LAST_ROW, "baris"),
            (self._width, _MOST_COLUMNS, "kolom"),
        ):
            if number_of > most:
                limit = f"{most:,} {what}".replace(",", ".")
                raise _refused(self._path, "book_of_too_many_cells", limit=limit)
        places = max(limits.cells, limits.cells_of_value * self._values)
        if number * self._width > places:
            raise _refused(
                self._path, "book_sheet_too_wide", rows=str(number), columns=str(self._width), number=number
            )


def _refused(path: Path, code: str, number: int | None = None, **words: str) -> InputError:
    log = IssueLog()
    log.add(code, Place(path.name, number), **words)
    return InputError(log.finish(()))


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
