"""Places that repeat what a report says elsewhere: boxes of key figures, messages above charts, traces."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from itertools import chain
from typing import Final

from capaian.auditor.printed.document import CaptionKind, Line, PrintedDocument
from capaian.auditor.printed.number import PrintedNumber
from capaian.auditor.understanding.labelled import find_labelled, tells
from capaian.auditor.understanding.worked_below import find_worked_below

_ABOVE: Final = 2
"""Lines from the message of a chart to its title."""
_LONGEST_MESSAGE: Final = 120
_WORD: Final = re.compile(r"[^\W\d_]{5}")
"""Shorter words are units."""
_USED: Final = re.compile(r"(?:yang )?(?:dipakai|digunakan)\b", re.IGNORECASE)
_PRINTED: Final = re.compile(r"(?:yang )?(?:tercetak|tertulis|tercantum)\b", re.IGNORECASE)
Value = tuple[Decimal, int]


@dataclass(frozen=True, slots=True)
class QuotingPlace:
    """Figures of one kind of place."""

    words: str
    """How messages call it: `kotak angka`."""
    numbers: tuple[PrintedNumber, ...]


def find_quoting_places(document: PrintedDocument) -> Iterator[QuotingPlace]:
    """Yield the kinds of places whose figures may all stand elsewhere, with their telling figures."""
    labelled = (each.number for each in find_labelled(document).values())
    operands = (operand.number for each in find_worked_below(document) for operand in each.operands)
    for words, numbers in (
        ("kotak angka", _in_boxes(document)),
        ("kalimat di atas gambar", _in_messages(document)),
        ("angka di belakang namanya", labelled),
        ("hitungan di bawah namanya", operands),
        ("kolom angka yang dipakai", _in_corrections(document)),
    ):
        yield QuotingPlace(words, tuple(filter(tells, numbers)))


@lru_cache(maxsize=4)
def printed_values(document: PrintedDocument) -> Mapping[Value, Sequence[PrintedNumber]]:
    """Return everywhere that a value is printed with as many decimals, lists of contents left out."""
    contents = {entry.line for entry in document.contents}
    found: defaultdict[Value, list[PrintedNumber]] = defaultdict(list)
    for line in document.lines:
        if line.text and line.number not in contents:
            for number in document.numbers_in(line):
                found[value_of(number)].append(number)
    return found


def value_of(number: PrintedNumber) -> Value:
    """Return by what a figure is known again, whatever its sign."""
    return abs(number.value), number.decimals


def _in_boxes(document: PrintedDocument) -> Iterator[PrintedNumber]:
    """Yield figures of rows whose cells each name their own: of no table, or of one without a number."""
    for line in rows_without_table(document):
        yield from document.numbers_in(line)
    for table in document.tables:
        cells = [cell for row in table.rows for cell in row.cells if cell.numbers]
        if not table.number and all(_WORD.search(cell.text) for cell in cells):
            yield from chain.from_iterable(cell.numbers for cell in cells)


def rows_without_table(document: PrintedDocument) -> Iterator[Line]:
    """Yield rows that are in no table, and in no list of contents."""
    known = {entry.line for entry in document.contents}
    for table in document.tables:
        known |= {line for row in table.rows for line in (row.line, *row.lines)}
    yield from (line for line in document.lines if line.is_row and line.number not in known)


def _in_messages(document: PrintedDocument) -> Iterator[PrintedNumber]:
    for caption in document.captions:
        if caption.kind is not CaptionKind.TABLE:
            for line in document.lines[max(caption.line - 1 - _ABOVE, 0) : caption.line - 1]:
                if not line.is_row and len(line.text) <= _LONGEST_MESSAGE:
                    yield from document.numbers_in(line)


def _in_corrections(document: PrintedDocument) -> Iterator[PrintedNumber]:
    """Yield figures that are used in place of what a source prints."""
    for table in document.tables:
        heads = [" ".join(path) for path in table.paths]
        if any(map(_PRINTED.match, heads)):
            for column, head in enumerate(heads):
                if _USED.match(head):
                    yield from chain.from_iterable(cell.numbers for cell in table.column(column))
