"""What is told of a formula that is typed: its faults at their places, its values beside today's."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
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
from capaian.web.planning.formula_owners import Defined
from capaian.web.planning.formula_trial import FormulaName, FormulaNameKind, FormulaTrial, find_formula_names
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
class Side:
    """A value as people read it."""

    text: str
    why_not: str = ""

    @classmethod
    def of(cls, value: CellValue | None) -> Side:
        """Write a value; of one that is not there, why."""
        if value is None:
            return cls("")
        return cls(value.display, value.words if isinstance(value, Unavailable) else "")


@dataclass(frozen=True, slots=True)
class PeriodLine:
    """The values of one period."""

    period: Period
    stands: Side
    tried: Side
    working: str
    inputs: tuple[str, ...]

    @property
    def differs(self) -> bool:
        """Whether the formula makes another figure than today's."""
        return self.stands != self.tried


@dataclass(frozen=True, slots=True)
class AreaLine:
    """The values of one kecamatan in the year."""

    name: str
    numerator: Side
    denominator: Side
    stands: Side
    tried: Side

    @property
    def differs(self) -> bool:
        """Whether the formula makes another figure than today's."""
        return self.stands != self.tried


@dataclass(frozen=True)
class Shown:
    """All that a page tells of a formula."""

    defined: Defined
    stands: FormulaTrial
    tried: FormulaTrial
    obstacles: Sequence[Issue]
    """Errors of the office-year, whatever the formula: nothing can be computed with them."""
    is_changed: bool = False
    """Something else was typed than what stands."""

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
    def periods(self) -> Sequence[PeriodLine]:
        """The values of each period, by the formula as typed and as it stands."""
        tried, stands = _by_period(self.tried), _by_period(self.stands)
        known = [period for side in (stands, tried) for period, each in side.items() if _is_told(each)]
        return [_line(period, stands.get(period), tried.get(period)) for period in _in_order(known)]

    @property
    def areas(self) -> Sequence[AreaLine]:
        """The values of each kecamatan in the year."""
        tried, stands = _by_area(self.tried), _by_area(self.stands)
        known = {**stands, **tried}
        return [
            AreaLine(
                each.name,
                Side.of(each.numerator),
                Side.of(each.denominator),
                Side.of(stands[code].ratio if code in stands else None),
                Side.of(tried[code].ratio if code in tried else None),
            )
            for code, each in known.items()
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


def _is_told(yielded: PartResult) -> bool:
    """Say whether a period has its line: the year, and parts of it that have a value."""
    return yielded.period.kind is PeriodKind.YEAR or not isinstance(yielded.value, Unavailable)


def _in_order(periods: Iterable[Period]) -> Sequence[Period]:
    """Put parts of the year before the year that they are parts of, each once."""
    return sorted({*periods}, key=lambda period: (period.end, period.kind.months))


def _line(period: Period, stands: PartResult | None, tried: PartResult | None) -> PeriodLine:
    inputs = tried.inputs if tried else ()
    return PeriodLine(
        period,
        Side.of(stands.value if stands else None),
        Side.of(tried.value if tried else None),
        tried.working if tried else "",
        tuple(trace.subject for trace in inputs),
    )
