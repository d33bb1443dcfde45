"""Which printed figures of our own papers follow from which others, by their traces.

The product knows how it computed each figure, so what can be recomputed is known without the
auditor.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from functools import cached_property

from tests.audit.printing import LineKind, PaperLine, words_of

from capaian.documents.tree import Document, Inlines, Number, Table

_FIGURE = re.compile(r"^[\u2212+]?(?:\d{1,3}(?:\.\d{3})+|\d+)(?:,\d+)?$")
Values = Mapping[tuple[int, int], Decimal]
"""Other values of figures, by line and offset."""


class Kinship(StrEnum):
    """How a figure follows from others."""

    SUM = "sum"
    RATIO = "ratio"
    MEAN = "mean"
    DIFFERENCE = "difference"
    SAME = "same"


@dataclass(frozen=True, slots=True)
class Figure:
    line: int
    """1-based."""
    start: int
    """Offset in the line."""
    text: str
    trace: str
    in_table: bool

    @property
    def spot(self) -> tuple[int, int]:
        return self.line, self.start

    @property
    def decimals(self) -> int:
        return len(self.text.partition(",")[2])

    @property
    def value(self) -> Decimal:
        return value_of(self.text)


@dataclass(frozen=True, slots=True)
class Relation:
    """A figure that follows from others printed in the same table, or is printed twice."""

    kinship: Kinship
    result: Figure
    inputs: tuple[Figure, ...]

    @property
    def figures(self) -> tuple[Figure, ...]:
        return (self.result, *self.inputs)

    def error(self, values: Values) -> Decimal:
        """Return by how many units of its last decimal the result misses what
        follows from the inputs.
        """
        result = values.get(self.result.spot, self.result.value)
        inputs = [values.get(figure.spot, figure.value) for figure in self.inputs]
        follows = compute(self.kinship, inputs)
        return (
            Decimal("Infinity")
            if follows is None
            else abs(result - follows).scaleb(self.result.decimals)
        )


def value_of(text: str) -> Decimal:
    return Decimal(text.replace(".", "").replace(",", ".").replace("\u2212", "-"))


def compute(kinship: Kinship, inputs: Sequence[Decimal]) -> Decimal | None:
    match kinship:
        case Kinship.SUM:
            return sum(inputs, Decimal(0))
        case Kinship.MEAN:
            return sum(inputs, Decimal(0)) / len(inputs)
        case Kinship.RATIO:
            return 100 * inputs[0] / inputs[1] if len(inputs) == 2 and inputs[1] else None
        case Kinship.DIFFERENCE:
            return inputs[0] - inputs[1] if len(inputs) == 2 else None
        case Kinship.SAME:
            return inputs[0]


@dataclass(frozen=True)
class TracedPaper:
    """A paper with the origin of its figures."""

    name: str
    year: str
    lines: tuple[PaperLine, ...]
    origins: Mapping[str, tuple[str, ...]] = field(repr=False)
    """For each trace the traces it was computed from."""
    document: Document = field(repr=False)
    """What it was printed from."""

    @cached_property
    def texts(self) -> tuple[str, ...]:
        return tuple(line.text for line in self.lines)

    @cached_property
    def figures(self) -> tuple[Figure, ...]:
        return tuple(
            f for number, line in enumerate(self.lines, 1) for f in _figures(number, line)
        )

    @cached_property
    def relations(self) -> tuple[Relation, ...]:
        """Every relation that holds between printed figures within half a unit of each."""
        tables: dict[object, list[Figure]] = {}
        for figure in self.figures:
            if figure.in_table:
                tables.setdefault(id(self.lines[figure.line - 1].block), []).append(figure)
        found = (r for figures in tables.values() for r in self._within(figures))
        return (*found, *self._repeated())

    def _within(self, figures: Sequence[Figure]) -> Iterator[Relation]:
        by_trace: dict[str, list[Figure]] = {}
        for figure in figures:
            by_trace.setdefault(figure.trace, []).append(figure)
        for result in figures:
            origins = self.origins.get(result.trace, ())
            inputs = tuple(_nearest(result, by_trace[o], self) for o in origins if o in by_trace)
            if len(inputs) == len(origins) > 1:
                yield from _fitting(result, inputs)

    def _repeated(self) -> Iterator[Relation]:
        """Yield each figure of running text that is also printed in a table."""
        in_tables = {(f.trace, f.text): f for f in self.figures if f.in_table}
        for figure in self.figures:
            twin = in_tables.get((figure.trace, figure.text))
            if not figure.in_table and twin is not None and len(figure.text) > 2:
                yield Relation(Kinship.SAME, figure, (twin,))

    def column(self, figure: Figure) -> int:
        return self.texts[figure.line - 1][: figure.start].count("\t")


def _nearest(result: Figure, choices: Sequence[Figure], paper: TracedPaper) -> Figure:
    own = paper.column(result)
    return min(
        choices,
        key=lambda f: (f.line != result.line, paper.column(f) != own, abs(f.line - result.line)),
    )


def _fitting(result: Figure, inputs: tuple[Figure, ...]) -> Iterator[Relation]:
    kinships = (Kinship.SUM, Kinship.MEAN, Kinship.RATIO, Kinship.DIFFERENCE)
    for kinship in kinships:
        relation = Relation(kinship, result, inputs)
        if relation.error({}) <= 1:
            yield relation
            return


def _figures(number: int, line: PaperLine) -> Iterator[Figure]:
    is_row = line.kind is LineKind.ROW and isinstance(line.block, Table)
    start = 0
    for content in line.cells:
        yield from _of_content(number, content, start, is_row=is_row)
        start += len(words_of(content)) + 1


def _of_content(line: int, content: Inlines, start: int, *, is_row: bool) -> Iterator[Figure]:
    """Yield the figures of a cell or paragraph that can be read as a number and have a trace."""
    numbers = [inline for inline in content if isinstance(inline, Number)]
    if is_row and len(numbers) != 1:
        return
    for place, inline in enumerate(content):
        if isinstance(inline, Number) and inline.trace and _FIGURE.match(inline.display):
            before = len(words_of((*content[:place], inline))) - len(inline.display)
            yield Figure(line, start + before, inline.display, str(inline.trace), is_row)
