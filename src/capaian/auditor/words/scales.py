"""Classes by the report's own scale: in the columns beside achievements, and in sentences."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Final

from capaian.auditor.contradictions import Contradiction, Evidence
from capaian.auditor.document.grids import CellRow
from capaian.auditor.document.passages import Passage
from capaian.auditor.printed.number import NumberStyle, read_numbers
from capaian.auditor.quantities.figures import Quantity
from capaian.auditor.quantities.grid_quantities import GridQuantities
from capaian.auditor.quantities.report_quantities import ReportQuantities
from capaian.auditor.quantities.roles import Role
from capaian.domain.audit import AuditRule
from capaian.domain.issue import Level

_BETWEEN: Final = r"(?:\s*(?:-|\u2013|s/d|s\.d\.?|sampai|<|\u2264|x)+\s*)"
INTERVAL_FORM: Final = re.compile(
    rf"\s*(?P<sign>[<>\u2265\u2264]?=?)\s*(?P<low>\d[\d.,]*)\s*%?(?:{_BETWEEN}(?P<high>\d[\d.,]*)\s*%?)?\s*"
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
    r"(?P<interval>(?:(?:lebih|kurang)\s+dari|di ?atas|di ?bawah|[<>\u2264\u2265]=?)?\s*\d[\d.,]*\s*%?"
    rf"(?:{_BETWEEN}\d[\d.,]*\s*%?)?)"
    r"\s*[,:=]?\s*(?:[a-z ,]*\b(?:adalah|sebutan|dinyatakan|kategori|predikat|berarti)\b)?\s*[:=]?\s*"
    r"(?P<name>[a-z]{3,}(?: [a-z]{3,})?)\s*(?:\([a-z]{1,3}\))?\W*",
    re.IGNORECASE,
)
"""A line of a list that gives a class: `1) Diatas 100 % dengan sebutan sangat baik (SB)`."""
MAX_LINES_BETWEEN: Final = 2
"""Lines between two classes of a list: marks that stand alone."""
_NAME: Final = re.compile(r"[A-Za-z]{3}")
_DIGIT: Final = re.compile(r"\d")
_NO_INTERVAL: Final = re.compile(r"[\d.,\s]*%?\s*|\D*")
"""A bare figure, or words alone."""
MAX_LETTERS_OF_INTERVAL: Final = 40
MIN_CLASSES: Final = 3
MIN_KNOWN: Final = 0.5
"""Part of the cells of a column that name a class where it holds them."""
MIN_NAMED: Final = 2
INFINITE: Final = 1e9
MIN_SHARE: Final = 20.0
MAX_SHARE: Final = 400.0
"""Percent of an achievement in a sentence."""


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
        """The places of classes by their names and by their letters; of two alike the first is meant."""
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


def audit_scales(report: ReportQuantities) -> Iterator[Contradiction]:
    """Yield the classes that the scale of the report denies: the one that the column beside follows."""
    scales = find_scales(report)
    for table in report.tables:
        if read_scale(table) is None:
            yield from _audit_table(table, scales)
    if len(scales) == 1:
        yield from _audit_sentences(report, scales[0])


def find_scales(report: ReportQuantities) -> Sequence[Scale]:
    """Return the scales that a report prints, each once."""
    found = [scale for table in report.tables if (scale := read_scale(table)) is not None]
    found += read_scales_of_lists(report.passages)
    return [
        *{tuple((each.low, each.name) for each in scale.classes): scale for scale in reversed(found)}.values()
    ]


def read_scale(table: GridQuantities) -> Scale | None:
    """Return the scale that a table prints: intervals in one column, names beside them."""
    for column in range(table.grid.width):
        found = [each for row in table.grid.rows if (each := _read_class(row, column)) is not None]
        if _are_classes(found):
            return Scale(table.grid.name, _in_order(found))
    return None


def _are_classes(found: Sequence[ScaleClass]) -> bool:
    return len(found) >= MIN_CLASSES and len({each.name for each in found}) == len(found)


def _in_order(found: Sequence[ScaleClass]) -> tuple[ScaleClass, ...]:
    ordered = sorted(found, key=lambda each: each.low, reverse=True)
    return replace(ordered[0], high=INFINITE), *ordered[1:]


def read_scales_of_lists(passages: Sequence[Passage]) -> Iterator[Scale]:
    """Yield the scales that lines tell one after the other: `60% s.d 80% adalah Cukup (C)`."""
    known = [(at, each) for at, passage in enumerate(passages) if (each := _class_of_line(passage.text))]
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
    match = _CLASS_LINE.fullmatch(text) if _DIGIT.search(text) else None
    return _read_class_of(match["interval"], match["name"]) if match else None


def _read_class(row: CellRow, column: int) -> ScaleClass | None:
    cell = row[column]
    if cell is None or len(cell.text) > MAX_LETTERS_OF_INTERVAL or _NO_INTERVAL.fullmatch(cell.text):
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


def _audit_table(table: GridQuantities, scales: Sequence[Scale]) -> Iterator[Contradiction]:
    for column in range(table.grid.width):
        left = [at for at in table.columns if at < column]
        if column in table.columns or not left:
            continue
        found = [
            judged
            for scale in scales
            for values in reversed(left)
            if (judged := _judge(table, values, column, scale)) is not None
        ]
        yield from min(found, key=len, default=[])


def _judge(table: GridQuantities, values: int, column: int, scale: Scale) -> list[Contradiction] | None:
    """Return the rows that a scale denies; `None` where the column does not follow it by these values."""
    named = [
        (table.rows[at][values], said)
        for at, row in enumerate(table.grid.rows)
        if (cell := row[column]) is not None
        and values in table.rows[at]
        and (said := scale.named(cell.flat)) is not None
    ]
    if len(named) < MIN_NAMED or len(named) < MIN_KNOWN * len(table.cells(column)):
        return None
    wrong = [
        _contradiction(quantity, said, scale)
        for quantity, said in named
        if all(scale.class_of(value) is not said for value in quantity.readings)
    ]
    return (
        wrong
        if len(wrong) <= (1 - MIN_KNOWN) * len(named) or table.roles[values] is Role.ACHIEVEMENT
        else None
    )


def _contradiction(quantity: Quantity, said: ScaleClass, scale: Scale) -> Contradiction:
    """Return what the scale denies: to be looked at, for a table may follow the scale of another year."""
    right = scale.class_of(quantity.value)
    name = right.name if right else "di luar skala"
    why = f"{quantity.text} menurut {scale.name}: {name}; tertulis {said.name}"
    return Contradiction(
        AuditRule.SCALE,
        quantity,
        name,
        why,
        Evidence.WORDS,
        Level.WARNING,
        printed=f"{quantity.text} {said.name}",
    )


def _audit_sentences(report: ReportQuantities, scale: Scale) -> Iterator[Contradiction]:
    names = "|".join(re.escape(each.name) for each in sorted(scale.classes, key=lambda each: -len(each.name)))
    form = re.compile(
        rf"[^.%\d]{{0,12}}%?(?:[^.%\d]{{0,60}}?\b(?:kategori|predikat|kriteria)\W+|\s*\()(?P<name>{names})\b",
        re.IGNORECASE,
    )
    for figure in report.figures:
        match = form.match(figure.passage.text, figure.end)
        if match is None or not figure.is_share or not MIN_SHARE <= figure.quantity.value <= MAX_SHARE:
            continue
        said = scale.named(match["name"])
        if said is not None and scale.class_of(figure.quantity.value) is not said:
            yield _contradiction(figure.quantity, said, scale)
