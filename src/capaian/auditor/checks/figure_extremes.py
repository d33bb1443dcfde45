"""Extremes by the figure told with them: `terendah 97,48%` beside a column of which that is the highest.

Both ends of an order called alike are told as well: `antara yang tertinggi dan tertinggi`.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache
from typing import Final

from capaian.auditor.claims.statement import Statement, held_by
from capaian.auditor.printed.document import Sentence
from capaian.auditor.printed.number import PrintedNumber
from capaian.auditor.understanding.direction_words import MOVES
from capaian.auditor.understanding.over_periods import periods_beside
from capaian.auditor.understanding.report import UnderstoodReport
from capaian.auditor.understanding.vocabulary import Role
from capaian.domain.audit import AuditRule

_PAIRS: Final = (
    ("tertinggi", "terendah"),
    ("terbesar", "terkecil"),
    ("terbanyak", "tersedikit"),
    ("paling tinggi", "paling rendah"),
    ("paling besar", "paling kecil"),
    ("paling banyak", "paling sedikit"),
)
_OPPOSITES: Final = {**dict(_PAIRS), **{low: high for high, low in _PAIRS}}
_HIGHEST: Final = frozenset(high for high, _ in _PAIRS)
_ORDINAL: Final = r"(?:kedua|ketiga|keempat|kelima|ke-?\s*\d+|berikut\w*|lain\w*|juga)"
_SAID: Final = re.compile(
    rf"(?<!kedua )(?<!ketiga )\b(?P<word>{'|'.join(_OPPOSITES)})\b(?!\s+{_ORDINAL}\b)(?=(?P<clause>[^;]*))",
    re.IGNORECASE,
)
_ENDS: Final = re.compile(
    rf";|\b(?:{'|'.join(_OPPOSITES)}|disusul|diikuti|kemudian|berikutnya|dibanding\w*|sedangkan|sementara|adapun|namun"
    r"|tetapi|sehingga|karena|meskipun|walaupun|selisih|terhadap|dari(?:pada)?)\b",
    re.IGNORECASE,
)
"""Where other figures than that of the extreme follow."""
_OF_SOME: Final = re.compile(
    r"\b(?:di\s?antara\w*|selain|kecuali|di luar|tidak|bukan|belum|sepanjang|selama|sejak|nasional|provinsi"
    rf"|{MOVES}|perubahan|kelas|kualitas|kategori|predikat|opini)\b",
    re.IGNORECASE,
)
"""What is said is of some of the rows, of other times or circles, or of how far they moved."""
OF_REST: Final = re.compile(
    r"\s*(?:%|persen)?\s*(?:[^\W\d_]+\s+){0,5}?(?:belum|tidak|tanpa|kurang|tersisa)\b", re.IGNORECASE
)
"""What is left of the row that is called so: `terendah adalah A dengan 28,64% warga yang belum terlayani`."""
_BOTH: Final = re.compile(
    rf"\bantara\b[^.;,\d]{{0,40}}?\b(?P<word>{'|'.join(_OPPOSITES)})\b[^.;,\d]{{0,30}}?\bdan\b[^.;,\d]{{0,30}}?"
    r"\b(?P=word)\b",
    re.IGNORECASE,
)
_PLANNED: Final = re.compile(r"\b(?:\w*target\w*|rencana\w*|direncanakan)\b", re.IGNORECASE)
_REACH: Final = 60
_FEWEST: Final = 3
_FEWEST_DIGITS: Final = 3


@dataclass(frozen=True, slots=True)
class _Place:
    """A figure of a column or row, and which end of it it is."""

    number: PrintedNumber
    high: Decimal
    low: Decimal
    where: str
    is_planned: bool
    """Whether it is a target, which is the highest or lowest of what was reached by chance."""

    @property
    def is_high(self) -> bool:
        """Whether it is the highest."""
        return self.number.value == self.high

    @property
    def is_low(self) -> bool:
        """Whether it is the lowest."""
        return self.number.value == self.low


def extremes_by_figure(sentence: Sentence, report: UnderstoodReport) -> Iterator[Statement]:
    """Yield each extreme whose figure is the opposite one in every column and row that prints it."""
    for both in _BOTH.finditer(sentence.text):
        word = both["word"].casefold()
        right = f"{word} dan {_OPPOSITES[word]}"
        why = f"Tercetak {word} di kedua ujung; yang dibandingkan {right}."
        yield _made(
            report.document.line_of(both["word"], sentence), f"{word} dan {word}", right, why, sentence
        )
    for said in _SAID.finditer(sentence.text):
        is_highest = said["word"].casefold() in _HIGHEST
        is_planned = _PLANNED.search(sentence.text) is not None
        for number in _figures(sentence, said):
            start = sentence.place_of(number)
            is_of_rest = OF_REST.match(sentence.text, start + len(number.text))
            if is_of_rest or _OF_SOME.search(sentence.text, max(said.start() - _REACH, 0), start):
                continue
            places = _places(report).get((number.value, number.decimals), ())
            found = [place for place in places if is_planned or not place.is_planned]
            ends = {(place.is_high, place.is_low) for place in found}
            if ends == {(not is_highest, is_highest)}:
                yield _statement(sentence, said["word"], number, found[0])


def _figures(sentence: Sentence, said: re.Match[str]) -> Sequence[PrintedNumber]:
    """Return the first telling figure behind the word of an extreme, if nothing else begins before it."""
    start = said.end("word")
    end = _ENDS.search(sentence.text, start)
    last = end.start() if end else len(sentence.text)
    own = [n for n in sentence.numbers if start <= sentence.place_of(n) < last and _is_telling(n)]
    return own[:1]


def _is_telling(number: PrintedNumber) -> bool:
    digits = number.digits
    return bool(number.decimals) and digits >= _FEWEST_DIGITS


@lru_cache(maxsize=4)
def _places(report: UnderstoodReport) -> Mapping[tuple[Decimal, int], Sequence[_Place]]:
    """Return the figures of all columns of several items, and of rows over periods, by value and decimals."""
    found: dict[tuple[Decimal, int], list[_Place]] = defaultdict(list)
    for own, where, is_planned in _lists(report):
        values = {number.value for number in own}
        if len(values) < _FEWEST or min(values) < 0:
            continue  # of falls and gaps the largest is the lowest
        high, low = max(values), min(values)
        for number in own:
            found[number.value, number.decimals].append(_Place(number, high, low, where, is_planned))
    return found


def _lists(report: UnderstoodReport) -> Iterator[tuple[Sequence[PrintedNumber], str, bool]]:
    """Yield the figures of each column, and of rows over periods, with where they are and if planned."""
    for table in report.tables:
        for column in table.figure_columns:
            numbers = [row.row.cells[column.index].number for row in table.items]
            yield (
                [number for number in numbers if number is not None],
                f"{table.table.name} kolom {column.name}",
                Role.TARGET in column.roles,
            )
        periods = periods_beside(table)
        columns = periods.columns if periods else ()
        for row in table.items if periods and len(table.items) >= _FEWEST else ():
            cells = [row.row.cells[column.index].number for column in columns]
            own = [number for number in cells if number is not None]
            yield own, f"{table.table.name} baris {row.label}", False


def _statement(sentence: Sentence, word: str, number: PrintedNumber, place: _Place) -> Statement:
    right = _OPPOSITES[word.casefold()]
    why = f"Menurut {place.where} {number.text} adalah yang {right}; tercetak {word}."
    made = _made(number.spot.line, f"{word} ({number.text})", right, why, sentence)
    end = place.high if word.casefold() in _HIGHEST else place.low
    against = held_by((number,), lambda value: value == end)
    return replace(made, lines=(place.number.spot.line,), against=against)


def _made(line: int, printed: str, right: str, why: str, sentence: Sentence) -> Statement:
    return Statement(AuditRule.CLAIM, False, line, printed, right, why, sentence.place)
