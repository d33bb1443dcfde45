"""Tables of text: values parted by semicolons, commas or tabs, as finance systems export them."""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Final

from capaian.domain.errors import InputError
from capaian.domain.issue import Place
from capaian.dossier.issues import IssueLog
from capaian.dossier.spreadsheets.model import Book, Sheet
from capaian.dossier.spreadsheets.read_book import read_book, read_bytes
from capaian.dossier.spreadsheets.worker.limits import LIMITS, Limits

_ENDINGS: Final = frozenset({".csv", ".txt", ".tsv"})
_SIGNS: Final = (";", "\t", "|", ",")
_CONTROL: Final = re.compile(rb"[\x00-\x08\x0e-\x1f]")
_MARKUP: Final = re.compile(rb"\s*(?:<|%PDF-|\{\\rtf)", re.IGNORECASE)
_IDLE: Final = re.compile(r'"[^"]*"|(?<=[0-9]),(?=[0-9])')
"""What may hold a sign that parts nothing: quoted texts, and the comma of a figure."""
_HEAD: Final = 1 << 16
_MOST_ROWS: Final = 200_000
_MOST_COLUMNS: Final = 500


def read_tables(path: Path, limits: Limits = LIMITS) -> Book:
    """Read a file of tables: an xlsx, or text whose name ends in csv, tsv or txt.

    Raises:
        InputError: It is refused, with cause and remedy.
        FileError: It is not there or may not be read.
    """
    if path.suffix.lower() not in _ENDINGS:
        return read_book(path, limits)
    content = _in_utf_8(read_bytes(path, limits))
    if not content.strip() or _CONTROL.search(content[:_HEAD]) or _MARKUP.match(content):
        return read_book(path, limits)
    return Book(path.name, (Sheet(path.stem, _rows(path, _decode(content))),))


def _in_utf_8(content: bytes) -> bytes:
    """Return a text that Excel saved as Unicode (UTF-16) in the encoding that all others have."""
    if not content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return content
    return content.decode("utf-16", "replace").encode()


def _decode(content: bytes) -> str:
    """Return the text; what is not UTF-8 comes from an older Windows."""
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", "replace")


def _rows(path: Path, text: str) -> Sequence[Sequence[str | None]]:
    sign, body = _separator(text)
    try:
        reader = csv.reader(io.StringIO(body), delimiter=sign)
        rows = [[cell.strip() or None for cell in row] for row in reader]
    except csv.Error as error:
        raise _refused(path, "book_broken", part="baris csv") from error
    if len(rows) > _MOST_ROWS or max(map(len, rows), default=0) > _MOST_COLUMNS:
        raise _refused(path, "book_too_large")
    return rows


def _refused(path: Path, code: str, **words: str) -> InputError:
    log = IssueLog()
    log.add(code, Place(path.name), **words)
    return InputError(log.finish(()))


def _separator(text: str) -> tuple[str, str]:
    r"""Return what parts the values, and the text without a line that only says so.

    Examples:
        >>> _separator("sep=;\na;b")
        (';', 'a;b')
        >>> _separator("Kode|Pagu\n5.1|1,862,287,096.00\n5.2|53,670.00")[0]
        '|'
        >>> _separator("Kecamatan;KTP (%)\nHulu;12,5\nHilir;13,5\nRerata, 2023:;13,0\nLuas, Desember")[0]
        ';'
        >>> _separator("Kode,Pagu,Sisa\n1,2,3\n4,5,6")[0]
        ','
    """
    first, _, rest = text.partition("\n")
    if re.fullmatch(r"sep=.\r?", first):
        return first[4], rest
    lines = [_IDLE.sub("", line) for line in text.splitlines()[:50]]
    return max(_SIGNS, key=lambda sign: _most_alike(line.count(sign) for line in lines)), text


def _most_alike(counts: Iterable[int]) -> int:
    """Return how many lines have a sign equally often: columns are alike in all rows, thousands are not."""
    return max(Counter(count for count in counts if count).values(), default=0)
