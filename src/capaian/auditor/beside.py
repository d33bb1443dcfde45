"""What stands beside a printed number where the report says it: words that tell what it is, and its unit."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum
from itertools import dropwhile, takewhile
from typing import Final

from capaian.auditor.printed.document import PrintedDocument, Sentence
from capaian.auditor.printed.number import PrintedNumber, read_numbers
from capaian.auditor.printed.table import PrintedCell, PrintedRow, PrintedTable
from capaian.auditor.same_quantity import UNSAID, YEAR, Quantity
from capaian.auditor.words_of_things import things_of
from capaian.domain.audit.shortening import ELLIPSIS
from capaian.domain.value import INDEX, ONE, PERCENT, POINT, RUPIAH, SCALE_4, Unit

_SIDE: Final = re.compile(r"(?:^|(?<= = )).+?(?= = |$)")
_ASIDE: Final = re.compile(r"\((?:[\w-]+\.(?:csv|yaml)|lihat) [^()]*\)")
"""Where the figures of a working come from."""
_TERM: Final = re.compile(r"[^+\u2212\u00d7\u00f7()]+")
_FEW_DIGITS: Final = 3
"""A whole number of more digits meets another by no chance."""
_UNDER: Final = 20
"""Lines below a table or figure of which a paragraph may speak."""
_SYMBOL: Final = re.compile(r"^[A-Z]{1,4} ?\d+$")
_TRACE: Final = re.compile(r"\s*Jejak \d")
"""A note of a trace, which may stand on another page than what it is of."""
_NEAR_BEFORE, _NEAR_BEHIND = 2, 4
"""Words before and behind a number among which stands what it counts."""
_ABOVE: Final = 4
"""Lines above a working, blank ones too, in which what it is of stands."""
_BEFORE: Final = 4
"""Sentences before one that may name what it speaks of."""


class Sort(Enum):
    """What a figure measures in."""

    MONEY = "money"
    SHARE = "share"
    COUNT = "count"


_SHARES: Final = frozenset({PERCENT, INDEX, POINT, SCALE_4, ONE})


def sort_of(unit: Unit | None) -> Sort | None:
    """Return what a unit measures in; `None` where it is not said."""
    if unit is None or unit == ONE:
        return None
    if unit == RUPIAH:
        return Sort.MONEY
    return Sort.SHARE if unit in _SHARES else Sort.COUNT


@dataclass(frozen=True, slots=True)
class Beside:
    """What stands beside a number."""

    words: frozenset[str]
    near: frozenset[str] = frozenset()
    """Those of them that stand right beside it, among which what it counts is named."""
    sort: Sort | None = None
    must_name: bool = True
    """Whether a figure fits only if these words tell it: a long number alone meets no other by chance."""
    is_whole: bool = False
    """Whether it is a short whole number, which meets most others by chance."""
    term: frozenset[str] = frozenset()
    """The words in its place on the other side of a working, where those are a name."""
    quantity: Quantity = UNSAID
    """What the words right beside it say that it is."""
    constant: Decimal | None = None
    """The number in its place on the other side of a working: it must be the same."""


def beside_cell(table: PrintedTable, row: PrintedRow, cell: PrintedCell, number: PrintedNumber) -> Beside:
    """Return what stands beside a number of a table: its row, the heads above it, the title."""
    path = table.paths[cell.column] if cell.column < len(table.paths) else ()
    texts = (*(each.text for each in row.cells), *path, table.title, table.section, table.above)
    words = frozenset[str]().union(*map(things_of, texts))
    near = things_of(row.label) | things_of(" ".join(path[-1:])) | _near(cell.text, number)
    quantity = Quantity.of(
        (*(each.text for each in row.cells), *path),
        table.title,
        (*reversed(path), row.label, table.title),
        (" ".join(path), row.label, table.title),
    )
    return Beside(words, near, _sort_printed(number), _is_short(number), number.is_exact, quantity=quantity)


def beside_row(text: str, number: PrintedNumber) -> Beside:
    """Return what stands beside a number of a row without a table: the words of the row."""
    before = text[: number.spot.start]
    return Beside(things_of(text), quantity=Quantity.of((text,), "", (before, text), (before, text)))


def _near(text: str, number: PrintedNumber) -> frozenset[str]:
    """Return the words right before and behind a number."""
    before = _ASIDE.sub(_blank, text)[: number.spot.start].split()[-_NEAR_BEFORE:]
    behind = text[number.spot.end :].split()[:_NEAR_BEHIND]
    return things_of(" ".join(before)) | things_of(" ".join(behind))


@dataclass(frozen=True)
class Telling:
    """The sentences of a report, for what is said before one."""

    document: PrintedDocument

    def beside(self, sentence: Sentence, number: PrintedNumber) -> Beside:
        """Return what stands beside a number of a sentence: its words and those before, its section."""
        line = self.document.line(number.spot.line).text
        counterpart = counterpart_of(line, number.spot.start)
        if isinstance(counterpart, Decimal):
            return Beside(frozenset(), constant=counterpart)
        if counterpart is None:
            texts = (*self._said_before(sentence), self._captions(number), sentence.text, sentence.section)
        else:
            texts = (self._said_above(number), sentence.text)
        words = frozenset[str]().union(*map(things_of, texts))
        # what is quoted in part may lack the words of what it speaks of
        is_short = _is_short(number) and not line.rstrip().endswith(ELLIPSIS) and not _TRACE.match(line)
        term = frozenset(() if counterpart is None or _SYMBOL.search(counterpart) else things_of(counterpart))
        said = _said_of(line, sentence, number)
        quantity = Quantity.of((sentence.text,), sentence.section, (said,), (said, sentence.text))
        return Beside(
            words, _near(line, number), _sort_printed(number), is_short, number.is_exact, term, quantity
        )

    def _said_before(self, sentence: Sentence) -> tuple[str, ...]:
        own = sentence.line, sentence.start
        place = bisect_left(self.document.sentences, own, key=lambda each: (each.line, each.start))
        return tuple(each.text for each in self.document.sentences[max(0, place - _BEFORE) : place])

    def _captions(self, number: PrintedNumber) -> str:
        """Return the titles of the tables and figures right above."""
        captions, line = self.document.captions, number.spot.line
        first, last = (bisect_left(captions, at, key=lambda each: each.line) for at in (line - _UNDER, line))
        return " ".join(caption.title for caption in captions[first:last])

    def _said_above(self, number: PrintedNumber) -> str:
        """Return what a working is of: the next lines above it that are not blank."""
        above = self.document.lines[max(0, number.spot.line - 1 - _ABOVE) : number.spot.line - 1]
        texts = dropwhile(lambda text: not text, (line.text.strip() for line in reversed(above)))
        return " ".join(takewhile(bool, texts))


def _said_of(line: str, sentence: Sentence, number: PrintedNumber) -> str:
    """Return the words of a sentence between a number and the one before it."""
    start = sentence.start if number.spot.line == sentence.line else 0
    ends = [each.spot.end for each in sentence.numbers if each.spot.line == number.spot.line]
    years = [found.end() for found in YEAR.finditer(line)]
    before = [end for end in ends if start <= end <= number.spot.start and end not in years]
    return line[max(before, default=start) : number.spot.start]


def counterpart_of(working: str, start: int) -> str | Decimal | None:
    """Return what stands on the other side of a working in the place of the number that begins there.

    Returns:
        A name or a number; `None` where the sides have not as many terms.

    Examples:
        >>> counterpart_of("100 × Rekam ÷ Wajib = 100 × 412 ÷ 480 (rekam.csv baris 3)", 22)
        Decimal('100')
        >>> counterpart_of("100 × Rekam ÷ Wajib = 100 × 412 ÷ 480 (rekam.csv baris 3)", 28)
        'Rekam'
    """
    sides = [(side.start(), side[0]) for side in _SIDE.finditer(_ASIDE.sub(_blank, working))]
    if len(sides) < 2:
        return None
    place = max((place for place, side in enumerate(sides) if side[0] <= start), default=0)
    own, other = _terms(*sides[place]), _terms(*sides[place - 1 if place else 1])
    if len(own) != len(other) or len(own) < 2:
        return None
    index = max((index for index, term in enumerate(own) if term[0] <= start), default=0)
    if _value_of(own[index][1]) is None:
        return None
    value = _value_of(other[index][1])
    return other[index][1] if value is None else value


def _value_of(term: str) -> Decimal | None:
    """Return the value of a term that is a number and nothing else."""
    numbers = read_numbers(term, 1)
    return numbers[0].value if len(numbers) == 1 and numbers[0].signed == term else None


def _blank(aside: re.Match[str]) -> str:
    return " " * len(aside[0])


def _terms(start: int, side: str) -> list[tuple[int, str]]:
    found = ((start + term.start(), term[0]) for term in _TERM.finditer(side))
    return [(at + len(term) - len(term.lstrip()), term.strip()) for at, term in found if term.strip()]


def _is_short(number: PrintedNumber) -> bool:
    """Whether a number is so short, or so likely a share, that it meets others by chance."""
    return bool(number.decimals) or number.digits <= _FEW_DIGITS


def _sort_printed(number: PrintedNumber) -> Sort | None:
    return sort_of(number.unit)
