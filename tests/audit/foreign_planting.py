"""Single errors planted in reports that we did not make, where their own figures contradict them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise
from typing import Final

from tests.audit.dice import Dice
from tests.audit.foreign_bonds import Bond, Foreign, Quantity
from tests.audit.planting import swapped
from tests.audit.relations import Kinship

from capaian.auditor.printed.document import Line
from capaian.domain.audit import AuditRule
from capaian.domain.numerals import write_decimal

_CLEAR: Final = 3
"""Units of the last decimal by which a spoiled figure must contradict what is printed."""
_TRIES: Final = 200
_TITLE: Final = re.compile(r"(tabel\.?\s*)(\d+(?:\.\s?\d+)+)", re.IGNORECASE)
_WORDED: Final = re.compile(r"\b(\d) \((\w+)\)")
_WORDS: Final = ("nol", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan")
_ORDERS: Final = frozenset({AuditRule.NUMBERING, AuditRule.RANK})
_YEARS: Final = frozenset({AuditRule.YEAR, AuditRule.NUMBERING, AuditRule.COPY})
_FIGURES: Final = frozenset(AuditRule) - _YEARS - {AuditRule.COUNT}
"""Rules that may name a wrong figure."""
_TRENDS: Final = frozenset({AuditRule.TREND, AuditRule.CLAIM})
_LABELS: Final = frozenset({AuditRule.SCALE, AuditRule.LABEL, AuditRule.CLAIM})


@dataclass(frozen=True, slots=True)
class Spoiled:
    """Lines to replace, where else the error may be told, and by which rules."""

    replaced: Mapping[int, str]
    bound: frozenset[int]
    rules: frozenset[AuditRule]
    what: str


@dataclass(frozen=True, slots=True)
class ForeignPlant:
    """A report that we did not make with one error in it."""

    kind: str
    report: str
    spoiled: Spoiled
    lines: tuple[Line, ...]

    @property
    def places(self) -> frozenset[int]:
        """The changed lines and those of figures that are bound to them."""
        return self.spoiled.bound | self.spoiled.replaced.keys()


@dataclass(frozen=True)
class BoundPrint:
    """A report with its bonds."""

    name: str
    foreign: Foreign
    lines: tuple[Line, ...]

    @cached_property
    def bonds(self) -> tuple[Bond, ...]:
        return tuple(bond for declared in self.foreign.declared for bond in declared.bonds(self.lines))

    @cached_property
    def by_spot(self) -> Mapping[tuple[int, int], tuple[Bond, ...]]:
        held: dict[tuple[int, int], list[Bond]] = {}
        for bond in self.bonds:
            for figure in bond.figures:
                held.setdefault(figure.spot, []).append(bond)
        return {spot: tuple(bonds) for spot, bonds in held.items()}

    def text(self, line: int) -> str:
        return self.lines[line - 1].text

    def spoil(self, figure: Quantity, text: str) -> Spoiled:
        """Return the report with another figure in one place."""
        line = self.text(figure.line)
        made = line[: figure.start] + text + line[figure.start + len(figure.text) :]
        bound = frozenset(line for bond in self.by_spot[figure.spot] for line in bond.lines)
        return Spoiled({figure.line: made}, bound, _FIGURES, f"{figure.text} -> {text}")

    def contradicts(self, figure: Quantity, text: str) -> bool:
        values = {figure.spot: figure.read(text)}
        return any(bond.error(values) >= _CLEAR for bond in self.by_spot[figure.spot])

    def with_error(self, spoiled: Spoiled) -> tuple[Line, ...]:
        made = list(self.lines)
        for number, text in spoiled.replaced.items():
            made[number - 1] = replace(made[number - 1], cells=tuple(text.split("\t")))
        return tuple(made)


Planter = Callable[[BoundPrint, Dice], Spoiled | None]


def plant_foreign(reports: Sequence[BoundPrint], count: int, seed: int) -> Iterator[ForeignPlant]:
    """Yield so many reports with one error each, all kinds and all reports in turn."""
    kinds = list(FOREIGN_PLANTERS.items())
    for number in range(count):
        dice = Dice("foreign", seed, number)
        name, planter = kinds[number % len(kinds)]
        for report in dice.shuffled(reports):
            spoiled = planter(report, dice)
            if spoiled is not None:
                yield ForeignPlant(name, report.name, spoiled, report.with_error(spoiled))
                break


def _numeral(change: Callable[[Quantity, Dice], str | None], *, quoted: bool = False) -> Planter:
    """Return what changes a figure of a table, or one that a sentence quotes."""

    def planter(report: BoundPrint, dice: Dice) -> Spoiled | None:
        bonds = [bond for bond in report.bonds if (bond.kinship is Kinship.SAME) is quoted]
        for _ in range(_TRIES):
            bond = dice.one_of(bonds)
            figure = bond.result if quoted else dice.one_of(bond.figures)
            text = change(figure, dice)
            if text is not None and text != figure.text and report.contradicts(figure, text):
                return report.spoil(figure, text)
        return None

    return planter


def _changed(figure: Quantity, dice: Dice) -> str:
    places = [place for place, sign in enumerate(figure.text) if sign.isdigit()]
    place = dice.one_of(places)
    digit = str(dice.below(9) + 1)
    return f"{figure.text[:place]}{digit}{figure.text[place + 1 :]}"


def _shifted(figure: Quantity, dice: Dice) -> str | None:
    whole, point, rest = figure.text.partition(figure.point or "?")
    if not point or set(whole) & set(".,") or len(rest) < 2 or not figure.value:
        return None
    if dice.below(2) and len(whole.lstrip("-\u2212\u2013")) > 1:
        return f"{whole[:-1]}{point}{whole[-1]}{rest}"
    return f"{whole}{rest[0]}{point}{rest[1:]}"


def _exchange_cells(report: BoundPrint, dice: Dice) -> Spoiled | None:
    """Exchange the results of two bonds of one kind that stand below each other."""
    results = [bond for bond in report.bonds if bond.kinship in (Kinship.RATIO, Kinship.DIFFERENCE)]
    for _ in range(_TRIES):
        above, below = dice.one_of(list(pairwise(results)))
        one, other = above.result, below.result
        is_near = one.line < other.line <= one.line + 3 and one.point == other.point
        if is_near and report.contradicts(one, other.text) and report.contradicts(other, one.text):
            first, second = report.spoil(one, other.text), report.spoil(other, one.text)
            return replace(
                first, replaced={**first.replaced, **second.replaced}, bound=first.bound | second.bound
            )
    return None


def _exchange_rows(report: BoundPrint, dice: Dice) -> Spoiled | None:
    pairs = [
        (a.number, b.number)
        for ordered in report.foreign.ordered
        for a, b in pairwise(ordered.rows.of(report.lines))
        if _counts_on(a.cells[0], b.cells[0])
    ]
    if not pairs:
        return None
    one, other = dice.one_of(pairs)
    replaced = {one: report.text(other), other: report.text(one)}
    return Spoiled(replaced, frozenset(), _ORDERS, f"rows {one} and {other}")


def _counts_on(first: str, second: str) -> bool:
    one, other = (cell.strip(" .") for cell in (first, second))
    return one.isdigit() and other.isdigit() and int(other) == int(one) + 1


def _exchange_ranks(report: BoundPrint, dice: Dice) -> Spoiled | None:
    """Exchange what stands right of two neighbouring ranks."""
    pairs = [
        (a, b)
        for ordered in report.foreign.ordered
        if ordered.by is not None
        for a, b in pairwise(ordered.rows.of(report.lines))
        if _counts_on(a.cells[0], b.cells[0])
    ]
    if not pairs:
        return None
    one, other = dice.one_of(pairs)
    replaced = {
        one.number: "\t".join((one.cells[0], *other.cells[1:])),
        other.number: "\t".join((other.cells[0], *one.cells[1:])),
    }
    return Spoiled(replaced, frozenset(), _ORDERS, f"ranks of {one.number} and {other.number}")


def _miss_item(report: BoundPrint, dice: Dice) -> Spoiled | None:
    sums = [bond for bond in report.bonds if bond.kinship is Kinship.SUM and len(bond.inputs) > 1]
    for _ in range(_TRIES):
        bond = dice.one_of(sums)
        item = dice.one_of(bond.inputs)
        value = bond.result.value - item.value
        text = write_decimal(value, bond.result.decimals)
        if bond.result.point == "." or (not bond.result.point and "," in bond.result.text):
            text = text.translate(str.maketrans(".,", ",."))
        if value > 0 < item.value and report.contradicts(bond.result, text):
            return report.spoil(bond.result, text)
    return None


def _exchange_word(turns: bool) -> Planter:
    """Return what exchanges a class by the one beside it, or a rise by a fall."""

    def planter(report: BoundPrint, dice: Dice) -> Spoiled | None:
        found = [
            (row, word, classes)
            for classes in report.foreign.words
            if (len(classes.figures) > 1) is turns
            for row, word in classes.labels(report.lines)
            if word in classes.others
        ]
        if not found:
            return None
        row, word, classes = dice.one_of(found)
        at = classes.others.index(word)
        other = classes.others[at - 1] if at else classes.others[1]
        cells = [*row.cells]
        cells[classes.column] = other
        rules = _TRENDS if turns else _LABELS
        return Spoiled({row.number: "\t".join(cells)}, frozenset(), rules, f"{word} -> {other}")

    return planter


def _titles(report: BoundPrint) -> list[tuple[int, str]]:
    """Return the line and number of each title of a table."""
    found = ((line.number, _TITLE.match(line.text)) for line in report.lines if not line.is_row)
    rows = {line.number for line in report.lines if line.is_row}
    return [
        (number, match[2])
        for number, match in found
        if match and any(below in rows for below in range(number + 1, number + 7))
    ]


def _double_number(report: BoundPrint, dice: Dice) -> Spoiled | None:
    titles = [pair for pair in pairwise(_titles(report)) if pair[0][1].count(".") == pair[1][1].count(".")]
    (_, before), (line, number) = dice.one_of(titles)
    text = report.text(line).replace(number, before, 1)
    return Spoiled({line: text}, frozenset(), frozenset({AuditRule.NUMBERING}), f"{number} -> {before}")


def _change_year(report: BoundPrint, dice: Dice) -> Spoiled | None:
    """Put last year's number into the title of a table that names the year of the report alone."""
    year = report.foreign.year
    found = [
        (line, line + below)
        for line, _ in _titles(report)
        for below in range(3)
        if not report.lines[line + below - 1].is_row
        and re.findall(r"\b20\d\d\b", report.text(line + below)) == [year]
        and f"ahun {year}" in report.text(line + below).lower()
    ]
    if not found:
        return None
    title, number = dice.one_of(found)
    text = report.text(number).replace(year, str(int(year) - 1))
    return Spoiled({number: text}, frozenset({title}), _YEARS, f"{year} -> {int(year) - 1}")


def _change_word(report: BoundPrint, dice: Dice) -> Spoiled | None:
    """Change the digit of a number that stands there in words too."""
    found = [
        (line.number, match)
        for line in report.lines
        if not line.is_row
        for match in _WORDED.finditer(line.text)
        if _WORDS[int(match[1])] == match[2].lower()
    ]
    if not found:
        return None
    number, match = dice.one_of(found)
    digit = str((int(match[1]) + dice.below(8)) % 9 + 1)
    text = report.text(number)
    made = text[: match.start(1)] + digit + text[match.end(1) :]
    return Spoiled({number: made}, frozenset(), frozenset({AuditRule.COUNT}), f"{match[0]} -> {digit}")


FOREIGN_PLANTERS: Final[Mapping[str, Planter]] = {
    "digits swapped": _numeral(lambda figure, dice: swapped(figure.text, dice)),
    "digit changed": _numeral(_changed),
    "decimals shifted": _numeral(_shifted),
    "results exchanged": _exchange_cells,
    "rows exchanged": _exchange_rows,
    "total misses an item": _miss_item,
    "neighbour's class": _exchange_word(turns=False),
    "rise for fall": _exchange_word(turns=True),
    "year off": _change_year,
    "ranks exchanged": _exchange_ranks,
    "table number doubled": _double_number,
    "digit against its word": _change_word,
    "sentence contradicts table": _numeral(_changed, quoted=True),
    "sentence with swapped digits": _numeral(lambda figure, dice: swapped(figure.text, dice), quoted=True),
}
