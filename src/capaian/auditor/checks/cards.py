"""Cards of indicators: `Realisasi 86,95`, `Target 86,00` and `Capaian 101,10%` beside each other in a row."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from capaian.auditor.claims.equation import Equation
from capaian.auditor.claims.law import Law
from capaian.auditor.printed.document import Line
from capaian.auditor.printed.number import NumberStyle, PrintedNumber, read_numbers
from capaian.auditor.understanding.report import UnderstoodReport
from capaian.auditor.understanding.years import YEAR
from capaian.domain.audit import AuditRule

_NAMES: Final = {
    "actual": re.compile(r"\s*realisasi\b", re.IGNORECASE),
    "target": re.compile(r"\s*target\b", re.IGNORECASE),
    "share": re.compile(r"\s*capaian\b", re.IGNORECASE),
    "gap": re.compile(r"\s*(?:selisih|terhadap target)\b", re.IGNORECASE),
}
_NEEDED: Final = 3
_STATEMENTS: Final = ("share", "gap")
"""What follows from the actual and the target."""


@dataclass(frozen=True, slots=True)
class Card:
    """What one row says of an indicator: its achievement, and by how much it misses its target."""

    equations: tuple[Equation, ...]

    @property
    def held(self) -> int:
        """How many of its statements hold."""
        return sum(equation.holds() for equation in self.equations)

    @property
    def is_mended_by_one(self) -> bool:
        """Whether achievement and gap agree, so that the actual alone is wrong, or the target alone.

        A gap counted from the actual to the target is that of an indicator which is better the lower it is.
        """
        if len(self.equations) < len(_STATEMENTS):
            return False
        (actual, target), gap = self.equations[0].inputs, self.equations[1].result.value
        if gap == target.value - actual.value:
            return False
        changes = ({actual.spot: target.value + gap}, {target.spot: actual.value - gap})
        return any(all(equation.holds(changed) for equation in self.equations) for changed in changes)


def check_cards(report: UnderstoodReport) -> Iterator[Equation]:
    """Yield what cards say, where another card or another statement of the same one holds.

    An indicator that is better the lower it is follows another formula: none of its card holds.
    """
    lines = (line for line in report.document.lines if line.is_row)
    cards = [card for line in lines if (card := _card(line, report.document.style)) is not None]
    for card in cards:
        others = sum(other.held == len(other.equations) for other in cards if other is not card)
        if card.held or (others and len(card.equations) > 1) or card.is_mended_by_one:
            yield from card.equations


def _card(line: Line, style: NumberStyle) -> Card | None:
    found = {name: number for name in _NAMES if (number := _figure(line, name, style)) is not None}
    if len(found.keys() & {"actual", "target", "share"}) < _NEEDED:
        return None
    inputs = found["actual"], found["target"]
    made = [(AuditRule.ACHIEVEMENT, Law.PERCENT, "share", "Capaian")]
    if "gap" in found:
        made.append((AuditRule.DIFFERENCE, Law.DIFFERENCE, "gap", "Selisih terhadap target"))
    place = f"baris {line.number}"
    return Card(
        tuple(
            Equation(rule, law, found[name], inputs, place, subject=subject, names=("Realisasi", "Target"))
            for rule, law, name, subject in made
        )
    )


def _figure(line: Line, name: str, style: NumberStyle) -> PrintedNumber | None:
    """Return the first figure of the one cell that begins with a name; a year is none."""
    cells = [place for place, cell in enumerate(line.cells) if _NAMES[name].match(cell)]
    numbers: Sequence[PrintedNumber] = ()
    if len(cells) == 1:
        numbers = read_numbers(line.cells[cells[0]], line.number, cells[0], style)
    return next((number for number in numbers if not YEAR.fullmatch(number.text)), None)
