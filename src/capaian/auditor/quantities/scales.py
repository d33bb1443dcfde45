"""Scales that a report prints: classes with their limits and names,
in a table or in the lines of a list.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Final

from capaian.auditor.document.grids import CellRow, TableGrid
from capaian.auditor.document.passages import Passage
from capaian.auditor.printed.number import NumberStyle, read_numbers

_BETWEEN: Final = r"(?:\s*(?:-|\u2013|s/d|s\.d\.?|sampai|<|\u2264|x)+\s*)"
INTERVAL_FORM: Final = re.compile(
    r"\s*(?P<sign>[<>\u2265\u2264]?=?)\s*(?P<low>\d[\d.,"
    rf"]*)\s*%?(?:{_BETWEEN}(?P<high>\d[\d.,]*)\s*%?)?\s*"
)
_SIGN_WORDS: Final = (
    (re.compile(r"(?:lebih dari|di ?atas)\s*(?P<value>\d[\d.,]*)\s*%?", re.IGNORECASE), ">"),
    (re.compile(r"(?:kurang dari|di ?bawah)\s*(?P<value>\d[\d.,]*)\s*%?", re.IGNORECASE), "<"),
    (re.compile(r"(?P<value>\d[\d.,]*)\s*%?\s*(?:ke ?atas|atau lebih)", re.IGNORECASE), "\u2265"),
    (re.compile(r"(?P<value>\d[\d.,]*)\s*%?\s*ke ?bawah", re.IGNORECASE), "\u2264"),
)
_ABOVE: Final = re.compile(r"^\s*(?:lebih dari|di ?atas)\s*", re.IGNORECASE)
_CLASS_LINE: Final = re.compile(
    r"\W*(?:(?:\d+|[a-z])[.)]\s*)?(?:[a-z ]{0,25}:?\s)??"
    r"(?P<interval>(?:(?:lebih|kurang)\s+dari|di ?atas|di "
    r"?bawah|[<>\u2264\u2265]=?)?\s*\d[\d.,]*\s*%?"
    rf"(?:{_BETWEEN}\d[\d.,]*\s*%?)?)"
    r"\s*[,:=]?\s*(?:[a-z "
    r",]*\b(?:adalah|sebutan|dinyatakan|kategori|predikat|berarti)\b)?\s*[:=]?\s*"
    r"(?P<name>[a-z]{3,}(?: [a-z]{3,})?)\s*(?:\([a-z]{1,3}\))?\W*",
)
"""A line that gives a class, in small letters:
`1) diatas 100 % dengan sebutan sangat baik (sb)`.
"""
MAX_LETTERS_BEFORE_INTERVAL: Final = 36
"""Of a line that gives a class: its mark, what the class is of, and `lebih dari`."""
MAX_LINES_BETWEEN: Final = 2
"""Lines between two classes of a list: marks that stand alone."""
_NAME: Final = re.compile(r"[A-Za-z]{3}")
_DIGIT: Final = re.compile(r"\d")
_NO_INTERVAL: Final = re.compile(r"[\d.,\s]*%?\s*|\D*")
"""A bare figure, or words alone."""
MAX_LETTERS_OF_INTERVAL: Final = 40
MIN_CLASSES: Final = 3
INFINITE: Final = 1e9


@dataclass(frozen=True, slots=True)
class ScaleClass:
    """A class with its limits."""

    low: float
    high: float
    name: str
    is_above: bool = False
    """Whether its lower limit itself belongs to the next class: `> 80`."""

    def begins_below(self, value: float) -> bool:
        """Say whether a value reaches its lower limit."""
        return self.low < value if self.is_above else self.low <= value

    @property
    def code(self) -> str:
        """The first letters of its name: `SB`."""
        return "".join(word[0] for word in self.name.split()).upper()


@dataclass(frozen=True)
class Scale:
    """Classes from the highest, as a table or the lines of a list print them."""

    name: str
    """How findings call the place."""
    classes: tuple[ScaleClass, ...]

    def class_of(self, value: float) -> ScaleClass | None:
        """Return the class of a value; gaps between classes belong to the lower one."""
        return next((each for each in self.classes if each.begins_below(value)), None)

    @cached_property
    def _places(self) -> tuple[Mapping[str, int], Mapping[str, int]]:
        """The places of classes by their names and by their letters;
        of two alike the first is meant.
        """
        lowest_first = [*enumerate(self.classes)][::-1]
        return (
            {each.name.casefold(): at for at, each in lowest_first},
            {each.code: at for at, each in lowest_first},
        )

    def named(self, text: str) -> ScaleClass | None:
        """Return the class that a text names, in full or by its letters."""
        names, codes = self._places
        bare = text.strip()
        places = [at for at in (names.get(bare.casefold()), codes.get(bare)) if at is not None]
        return self.classes[min(places)] if places else None


@dataclass(frozen=True)
class ReportScales:
    """The scales that a report prints."""

    of_tables: tuple[Scale | None, ...]
    """For each table the scale that it prints; `None` for most."""
    all: tuple[Scale, ...]
    """Each once, those of lists included."""


def find_scales(grids: Sequence[TableGrid], passages: Sequence[Passage]) -> ReportScales:
    """Return the scales that tables and lists print."""
    of_tables = tuple(map(read_scale, grids))
    found = [*filter(None, of_tables), *read_scales_of_lists(passages)]
    known = {
        tuple((each.low, each.name) for each in scale.classes): scale for scale in reversed(found)
    }
    return ReportScales(of_tables, tuple(known.values()))


def read_scale(grid: TableGrid) -> Scale | None:
    """Return the scale that a table prints: intervals in one column, names beside them."""
    for column in range(grid.width):
        found = [each for row in grid.rows if (each := _read_class(row, column)) is not None]
        if _are_classes(found):
            return Scale(grid.name, _in_order(found))
    return None


def _are_classes(found: Sequence[ScaleClass]) -> bool:
    return len(found) >= MIN_CLASSES and len({each.name for each in found}) == len(found)


def _in_order(found: Sequence[ScaleClass]) -> tuple[ScaleClass, ...]:
    ordered = sorted(found, key=lambda each: each.low, reverse=True)
    return replace(ordered[0], high=INFINITE), *ordered[1:]


def read_scales_of_lists(passages: Sequence[Passage]) -> Iterator[Scale]:
    """Yield the scales that lines tell one after the other: `60% s.d 80% adalah Cukup (C)`."""
    known = [
        (at, each) for at, passage in enumerate(passages) if (each := _class_of_line(passage.text))
    ]
    for run in _runs(known):
        found = [each for _, each in run]
        if _are_classes(found):
            yield Scale(f"skala di {passages[run[0][0]].place.name}", _in_order(found))


def _runs(known: Sequence[tuple[int, ScaleClass]]) -> Iterator[Sequence[tuple[int, ScaleClass]]]:
    """Yield the classes of lines that follow each other."""
    run: list[tuple[int, ScaleClass]] = []
    for at, each in known:
        if run and at - run[-1][0] > MAX_LINES_BETWEEN + 1:
            yield run
            run = []
        run.append((at, each))
    yield run


def _class_of_line(text: str) -> ScaleClass | None:
    digit = _DIGIT.search(text)
    if digit is None or sum(map(str.isalpha, text[: digit.start()])) > MAX_LETTERS_BEFORE_INTERVAL:
        return None
    match = _CLASS_LINE.fullmatch(text.lower())
    if match is None:
        return None
    interval, name = (text[slice(*match.span(part))] for part in ("interval", "name"))
    return _read_class_of(interval, name)


def _read_class(row: CellRow, column: int) -> ScaleClass | None:
    cell = row[column]
    if (
        cell is None
        or len(cell.text) > MAX_LETTERS_OF_INTERVAL
        or _NO_INTERVAL.fullmatch(cell.text)
    ):
        return None
    beside = (each.flat for at, each in enumerate(row) if at != column and each)
    name = next((text for text in beside if _NAME.match(text)), None)
    return _read_class_of(cell.flat, name) if name else None


def _read_class_of(interval: str, name: str) -> ScaleClass | None:
    match = INTERVAL_FORM.fullmatch(_with_signs(interval))
    if match is None or not (match["sign"] or match["high"]):
        return None
    low = _value(match["low"])
    if match["sign"].startswith(("<", "\u2264")):
        return ScaleClass(-INFINITE, low, name)
    high = _value(match["high"]) if match["high"] else INFINITE
    return ScaleClass(low, high, name, is_above=match["sign"] == ">")


def _with_signs(text: str) -> str:
    """Return an interval with signs in place of words.

    Examples:
        >>> _with_signs("lebih dari 90,00"), _with_signs("50,00 ke bawah")
        ('> 90,00', '\u2264 50,00')
    """
    for words, sign in _SIGN_WORDS:
        match = words.fullmatch(text.strip())
        if match is not None:
            return f"{sign} {match['value']}"
    return _ABOVE.sub(">", text)


def _value(text: str) -> float:
    return float(read_numbers(text.rstrip(".,"), 1, 0, NumberStyle.INDONESIAN)[0].value)
