"""What a page shows of a formula that is typed: faults at their places, values beside those stored."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from capaian.domain.assessment import AreaResult
from capaian.domain.issue import Issue, Level
from capaian.domain.period import Period, PeriodKind
from capaian.domain.plan import Component
from capaian.domain.value import CellValue, Unavailable
from capaian.rules.assess.partial import PartResult
from capaian.rules.formula.issues import FormulaIssue
from capaian.web.planning.formulas.defined import Defined
from capaian.web.planning.formulas.trial import FormulaName, FormulaNameKind, FormulaTrial, find_formula_names
from capaian.web.site.issue_words import on_page

_WORD: Final = re.compile(r"[\w.-]+|\S")
"""What is pointed at: a name, a number, or one sign."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A fault of a formula at its place."""

    issue: FormulaIssue
    line: int
    """1-based."""
    letter: int
    """1-based place in its line."""
    before: str
    """The line up to there."""
    at: str
    """What stands there; empty at the end of the line."""
    after: str

    @property
    def said(self) -> str:
        """What is wrong and what to write instead, of pages and not of files."""
        return on_page(f"{self.issue.message} {self.issue.remedy}".strip())

    @property
    def is_error(self) -> bool:
        """Whether the formula cannot be kept with it."""
        return self.issue.level is Level.ERROR


def spot_of(issue: FormulaIssue, formula: str) -> Spot:
    """Return where in a formula of one or several lines a fault stands."""
    place = min(issue.column - 1, len(formula))
    start = formula.rfind("\n", 0, place) + 1
    line = formula[start:].partition("\n")[0]
    letter = place - start
    found = _WORD.match(line, letter)
    end = found.end() if found else letter
    return Spot(
        issue, formula.count("\n", 0, place) + 1, letter + 1, line[:letter], line[letter:end], line[end:]
    )


@dataclass(frozen=True, slots=True)
class Compared:
    """The values of a period or of a kecamatan, by the formula as it is stored and as it was typed."""

    label: str
    stored: CellValue | None
    tried: CellValue | None
    working: str = ""
    inputs: Sequence[str] = ()
    area: AreaResult | None = None

    @property
    def differs(self) -> bool:
        """Whether the formula makes another figure than the stored one."""
        return _words(self.stored) != _words(self.tried)


def _words(value: CellValue | None) -> tuple[str, str]:
    """Return a value as people read it; of one that is not there, why."""
    if value is None:
        return "", ""
    return value.display, value.words if isinstance(value, Unavailable) else ""


@dataclass(frozen=True)
class Shown:
    """All that a page shows of a formula."""

    defined: Defined
    stored: FormulaTrial
    tried: FormulaTrial
    obstacles: Sequence[Issue]
    """Errors of the office-year, whatever the formula: nothing can be computed with them."""
    is_changed: bool = False
    """Something else was typed than what is stored."""

    @property
    def spots(self) -> Sequence[Spot]:
        """The faults of the formula by itself."""
        return [spot_of(issue, self.tried.formula) for issue in self.tried.flaws]

    @property
    def verdict(self) -> str:
        """One sentence on the formula."""
        errors = sum(spot.is_error for spot in self.spots)
        if errors:
            return f"Ada {errors} hal yang harus diperbaiki pada rumus ini."
        if self.tried.is_refused:
            return "Rumus ini tidak dapat dipakai bersama rencana yang ada."
        if not self.tried.formula:
            return "Tanpa rumus: realisasinya dilaporkan langsung."
        unit = self.tried.unit.label if self.tried.unit is not None else ""
        return f"Rumus ini dapat dipakai{f', hasilnya dalam {unit}' if unit else ''}."

    @property
    def periods(self) -> Sequence[Compared]:
        """The values of the year, and before it of the parts of it that have one."""
        tried, stored = _by_period(self.tried), _by_period(self.stored)
        shown = {
            period
            for side in (stored, tried)
            for period, each in side.items()
            if period.kind is PeriodKind.YEAR or not isinstance(each.value, Unavailable)
        }
        found = []
        for period in sorted(shown, key=lambda each: (each.end, each.kind.months)):
            own, before = tried.get(period), stored.get(period)
            inputs = [trace.subject for trace in own.inputs] if own else []
            values = before.value if before else None, own.value if own else None
            found.append(Compared(period.label, *values, own.working if own else "", inputs))
        return found

    @property
    def areas(self) -> Sequence[Compared]:
        """The values of each kecamatan in the year."""
        tried, stored = _by_area(self.tried), _by_area(self.stored)
        return [
            Compared(
                each.name,
                stored[code].ratio if code in stored else None,
                tried[code].ratio if code in tried else None,
                area=each,
            )
            for code, each in {**stored, **tried}.items()
        ]

    @property
    def component(self) -> Component | None:
        """The component, where it is the formula of one."""
        return self.defined.part if isinstance(self.defined.part, Component) else None

    @property
    def names(self) -> Sequence[tuple[FormulaNameKind, Sequence[FormulaName]]]:
        """What the formula may name, by kind."""
        found = find_formula_names(self.defined.facts, self.defined.part)
        return [(kind, [*own]) for kind, own in groupby(found, lambda each: each.kind)]


def _by_period(trial: FormulaTrial) -> Mapping[Period, PartResult]:
    return {each.period: each for each in trial.yields.periods} if trial.yields else {}


def _by_area(trial: FormulaTrial) -> Mapping[str, AreaResult]:
    return {each.code: each for each in trial.yields.areas} if trial.yields else {}
