"""Single errors planted in our own sound reports, of the kinds that people make.

A figure is only spoiled where the paper itself prints what contradicts it afterwards: traces tell
that.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from tests.audit.dice import Dice
from tests.audit.printing import LineKind
from tests.audit.relations import Figure, Kinship, TracedPaper, value_of

from capaian.documents.tree import BandLegend, Glyph, Heading, Table
from capaian.domain.numerals import write_decimal

_CLEAR: Final = 3
"""Units of the last decimal by which a spoiled figure must contradict what is printed."""
_TRIES: Final = 60


@dataclass(frozen=True, slots=True)
class Planted:
    kind: str
    report: str
    changed: tuple[int, ...]
    """1-based lines."""
    what: str
    lines: tuple[str, ...]
    bound: frozenset[int]
    """Lines with figures that stand in a relation to those of the changed lines."""

    @property
    def text(self) -> str:
        return "\n".join(self.lines)


Planter = Callable[[TracedPaper, Dice], "tuple[Mapping[int, str], str] | None"]
"""Chooses lines to replace and says what was done; `None` where the paper offers nothing."""


def plant(reports: Sequence[TracedPaper], count: int, seed: int) -> Iterator[Planted]:
    """Yield so many reports with one error each, all kinds in turn."""
    kinds = list(PLANTERS.items())
    for number in range(count):
        dice = Dice(seed, number)
        name, planter = kinds[number % len(kinds)]
        for report in dice.shuffled(reports):
            made = planter(report, dice)
            if made is not None:
                replaced, what = made
                lines = tuple(replaced.get(at, text) for at, text in enumerate(report.texts, 1))
                changed = tuple(sorted(replaced))
                yield Planted(name, report.name, changed, what, lines, _bound_to(report, changed))
                break


def _bound_to(report: TracedPaper, changed: Collection[int]) -> frozenset[int]:
    groups = ({figure.line for figure in relation.figures} for relation in report.relations)
    return frozenset().union(*(lines for lines in groups if not lines.isdisjoint(changed)))


def _spoil(report: TracedPaper, figure: Figure, text: str) -> tuple[Mapping[int, str], str]:
    line = report.texts[figure.line - 1]
    made = line[: figure.start] + text + line[figure.start + len(figure.text) :]
    return {figure.line: made}, f"{figure.text} -> {text}"


def _contradicts(report: TracedPaper, figure: Figure, text: str) -> bool:
    """Whether a figure printed otherwise clearly breaks a relation of its table, or with it."""
    values = {figure.spot: value_of(text)}
    return any(
        relation.error(values) >= _CLEAR
        for relation in report.relations
        if figure.spot in {other.spot for other in relation.figures}
        and relation.kinship is not Kinship.SAME
    )


def _related(report: TracedPaper) -> list[Figure]:
    relations = [relation for relation in report.relations if relation.kinship is not Kinship.SAME]
    return list(dict.fromkeys(figure for relation in relations for figure in relation.figures))


def _try_figures(
    report: TracedPaper, dice: Dice, change: Callable[[str, Dice], str | None]
) -> tuple[Mapping[int, str], str] | None:
    figures = _related(report)
    for _ in range(_TRIES):
        figure = dice.one_of(figures)
        text = change(figure.text, dice)
        if text is not None and _contradicts(report, figure, text):
            return _spoil(report, figure, text)
    return None


def swap_digits(report: TracedPaper, dice: Dice) -> tuple[Mapping[int, str], str] | None:
    return _try_figures(report, dice, swapped)


def swapped(text: str, dice: Dice) -> str | None:
    """Return a figure with two neighbouring digits swapped."""
    places = [place for place, sign in enumerate(text) if sign.isdigit()]
    pairs = [
        (a, b)
        for a, b in pairwise(places)
        if text[a] != text[b] and not (a == places[0] and text[b] == "0")
    ]
    if not pairs:
        return None
    a, b = dice.one_of(pairs)
    signs = list(text)
    signs[a], signs[b] = signs[b], signs[a]
    return "".join(signs)


def shift_decimals(report: TracedPaper, dice: Dice) -> tuple[Mapping[int, str], str] | None:
    return _try_figures(report, dice, _shifted)


def _shifted(text: str, dice: Dice) -> str | None:
    whole, comma, rest = text.partition(",")
    if not comma or "." in text or len(rest) < 2 or not value_of(text):
        return None
    if dice.below(2) and len(whole.lstrip("\u2212+")) > 1:
        return f"{whole[:-1]},{whole[-1]}{rest}"
    return f"{whole}{rest[0]},{rest[1:]}"


def exchange_rows(report: TracedPaper, dice: Dice) -> tuple[Mapping[int, str], str] | None:
    pairs = list(_numbered_pairs(report))
    if not pairs:
        return None
    first, second = dice.one_of(pairs)
    texts = report.texts
    return {first: texts[second - 1], second: texts[first - 1]}, f"rows {first} and {second}"


def _numbered_pairs(report: TracedPaper) -> Iterator[tuple[int, int]]:
    """Yield the lines of neighbouring rows numbered one after the other."""
    for (number, line), (_, below) in pairwise(enumerate(report.lines, 1)):
        if line.kind is LineKind.ROW and below.kind is LineKind.ROW and line.block is below.block:
            first, second = (each.text.split("\t")[0] for each in (line, below))
            if first.isdigit() and second.isdigit() and int(second) == int(first) + 1:
                yield number, number + 1


def miss_item(report: TracedPaper, dice: Dice) -> tuple[Mapping[int, str], str] | None:
    """Print a total that leaves out one of its items."""
    sums = [
        r
        for r in report.relations
        if r.kinship is Kinship.SUM and len(r.inputs) > 2 and r.result.value > 0
    ]
    for _ in range(_TRIES):
        relation = dice.one_of(sums)
        item = dice.one_of(relation.inputs)
        text = write_decimal(relation.result.value - item.value, relation.result.decimals)
        if item.value > 0 and text != relation.result.text:
            return _spoil(report, relation.result, text)
    return None


def exchange_class(report: TracedPaper, dice: Dice) -> tuple[Mapping[int, str], str] | None:
    """Print the class beside the right one."""
    legend = next(
        (line.block for line in report.lines if isinstance(line.block, BandLegend)), None
    )
    cells = [
        (number, at)
        for number, line in enumerate(report.lines, 1)
        for at in _class_cells(line.cells)
    ]
    judged = {figure.line for figure in report.figures if figure.in_table}
    cells = [(number, at) for number, at in cells if number in judged]
    if legend is None or not cells:
        return None
    bands = sorted(legend.bands, key=lambda band: band.position)
    number, at = dice.one_of(cells)
    parts = report.texts[number - 1].split("\t")
    own = next(
        (
            place
            for place, band in enumerate(bands)
            if parts[at].endswith(f"{band.sign} {band.name}")
        ),
        None,
    )
    if own is None:
        return None
    other = bands[own + 1] if own == 0 else bands[own - 1]
    old, parts[at] = parts[at], f"{other.sign} {other.name}"
    return {number: "\t".join(parts)}, f"{old} -> {parts[at]}"


def _class_cells(cells: Sequence[Sequence[object]]) -> Iterator[int]:
    for at, content in enumerate(cells):
        if len(content) == 2 and isinstance(content[0], Glyph) and content[0].band is not None:
            yield at


def change_year(report: TracedPaper, dice: Dice) -> tuple[Mapping[int, str], str] | None:
    """Put last year's number into the title of a table or section."""
    year = report.year
    titles = [
        number
        for number, line in enumerate(report.lines, 1)
        if line.kind in (LineKind.CAPTION, LineKind.HEADING)
        and re.findall(r"\b20\d\d\b", line.text) == [year]
        and isinstance(line.block, (Table, Heading))
    ]
    if not titles:
        return None
    number = dice.one_of(titles)
    other = str(int(year) - 1)
    return {number: report.texts[number - 1].replace(year, other)}, f"{year} -> {other}"


def exchange_ranks(report: TracedPaper, dice: Dice) -> tuple[Mapping[int, str], str] | None:
    ranked = {
        id(line.block)
        for line in report.lines
        if line.kind is LineKind.HEAD and "Peringkat" in line.text
    }
    pairs = [
        pair for pair in _numbered_pairs(report) if id(report.lines[pair[0] - 1].block) in ranked
    ]
    if not pairs:
        return None
    first, second = dice.one_of(pairs)
    above, below = (report.texts[number - 1].split("\t") for number in (first, second))
    above[0], below[0] = below[0], above[0]
    return {first: "\t".join(above), second: "\t".join(below)}, f"ranks {above[0]} and {below[0]}"


def copy_row(report: TracedPaper, dice: Dice) -> tuple[Mapping[int, str], str] | None:
    """Print a row a second time in place of the next."""
    summed = {f.line for r in report.relations if r.kinship is Kinship.SUM for f in r.inputs}
    pairs = [pair for pair in _numbered_pairs(report) if pair[1] in summed]
    if not pairs:
        return None
    first, second = dice.one_of(pairs)
    return {second: report.texts[first - 1]}, f"row {first} again"


def lose_unit(report: TracedPaper, dice: Dice) -> tuple[Mapping[int, str], str] | None:
    """Leave out the percent sign behind a figure that a table gives as percent."""
    figures = [
        relation.result for relation in report.relations if relation.kinship is Kinship.SAME
    ]
    marked = [
        f for f in figures if report.texts[f.line - 1][f.start + len(f.text) :].startswith("%")
    ]
    if not marked:
        return None
    figure = dice.one_of(marked)
    line, end = report.texts[figure.line - 1], figure.start + len(figure.text)
    return {figure.line: line[:end] + line[end + 1 :]}, f"{figure.text}% -> {figure.text}"


def double_number(report: TracedPaper, dice: Dice) -> tuple[Mapping[int, str], str] | None:
    """Give a table the number of the one before."""
    tables = [
        (number, line.block.label)
        for number, line in enumerate(report.lines, 1)
        if line.kind is LineKind.CAPTION and isinstance(line.block, Table)
    ]
    (_, before), (number, label) = dice.one_of(list(pairwise(tables)))
    return {number: report.texts[number - 1].replace(label, before, 1)}, f"{label} -> {before}"


def contradict_table(report: TracedPaper, dice: Dice) -> tuple[Mapping[int, str], str] | None:
    """Quote another figure in a sentence than its table has."""
    quoted = [relation for relation in report.relations if relation.kinship is Kinship.SAME]
    for _ in range(_TRIES):
        figure = dice.one_of(quoted).result
        places = [place for place, sign in enumerate(figure.text) if sign.isdigit()][:-1]
        place = dice.one_of(places)
        digit = str((int(figure.text[place]) + 1 + dice.below(8)) % 10)
        text = f"{figure.text[:place]}{digit}{figure.text[place + 1 :]}"
        if digit not in ("0", figure.text[place]):
            return _spoil(report, figure, text)
    return None


PLANTERS: Final[Mapping[str, Planter]] = {
    "digits swapped": swap_digits,
    "decimals shifted": shift_decimals,
    "rows exchanged": exchange_rows,
    "total misses an item": miss_item,
    "neighbour's class": exchange_class,
    "year off": change_year,
    "ranks exchanged": exchange_ranks,
    "row copied": copy_row,
    "unit lost": lose_unit,
    "table number doubled": double_number,
    "sentence contradicts table": contradict_table,
}
