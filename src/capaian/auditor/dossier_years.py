"""Years of a report that its dossier does not know: no period, plan, date, law or text of it has them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from typing import Final

from capaian.auditor.named_spans import is_called
from capaian.auditor.printed.document import PrintedDocument
from capaian.auditor.printed.number import PrintedNumber
from capaian.domain.issue import Place

_YEAR: Final = re.compile(
    r"(?<![\d.,/])(?:(?:19|20)\d\d|(?<=\btahun )\d{4})(?![\d/_]|[.,]\d|[.-][^\W\d])", re.IGNORECASE
)
"""Four digits that are no part of a number, a code or a law, such as `86/2017` and `2023/xi`."""
_BEFORE_NO_YEAR: Final = re.compile(
    r"(?:[^\W\d]-|\b(?:nomor|no\.?)\s*[\w./-]+[,\s]+tahun\s*)$", re.IGNORECASE
)
"""What stands before the digits of a name and before the year of a law: `lkj-2023`, `Nomor 8 Tahun 2006`."""
_LONGEST: Final = 60
"""Signs before a year in which a law is named."""
_FIELD: Final = "year"


def years_of(*things: object) -> frozenset[int]:
    """Return every year that values hold, in fields of years, dates and texts; other numbers are none."""
    return frozenset(year for thing in things for year in _held(thing))


def _held(thing: object) -> Iterator[int]:
    if isinstance(thing, str):
        yield from (int(thing[start:end]) for start, end in years_in(thing))
    elif isinstance(thing, date):
        yield thing.year
    elif isinstance(thing, Mapping):
        yield from _held((*thing.keys(), *thing.values()))
    elif isinstance(thing, Iterable):
        for part in thing:
            yield from _held(part)
    elif is_dataclass(thing) and not isinstance(thing, (type, Place)):
        for part in fields(thing):
            value = getattr(thing, part.name)
            yield from [value] if isinstance(value, int) and _FIELD in part.name else _held(value)


def strange_years(document: PrintedDocument, known: frozenset[int]) -> Iterator[PrintedNumber]:
    """Yield each year of a report that is not among those of its dossier."""
    for line in document.lines:
        strange = {
            (cell, start)
            for cell, text in enumerate(line.cells)
            for start, end in years_in(text)
            if int(text[start:end]) not in known
        }
        if strange:
            numbers = document.numbers_in(line)
            yield from (each for each in numbers if (each.spot.cell, each.spot.start) in strange)


def years_in(text: str) -> Iterator[tuple[int, int]]:
    """Yield where the years in a text begin and end; those of laws are left out."""
    for found in _YEAR.finditer(text):
        before = text[max(0, found.start() - _LONGEST) : found.start()]
        if not _BEFORE_NO_YEAR.search(before) and not is_called(text, found.start()):
            yield found.span()
