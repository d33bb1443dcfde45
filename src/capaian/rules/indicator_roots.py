"""What the figure of an indicator rests on in the end: counts, surveys, registers, reported actuals."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from capaian.domain.identifiers import IndicatorCode
from capaian.domain.office_year import OfficeYear
from capaian.rules.expression import formula_of
from capaian.rules.formula.parse import parse
from capaian.rules.formula.tree import Expression, names_in, registers_in, surveys_in
from capaian.rules.graph import needs_of


@dataclass(frozen=True, slots=True)
class IndicatorRoots:
    """For each indicator, what its formula names and what it rests on in the end."""

    named: Mapping[str, frozenset[str]]
    """Codes of components and indicators, directly named."""
    reached: Mapping[str, frozenset[str]]
    """Codes of components and indicators, named or behind those."""
    data: Mapping[str, frozenset[str]]
    """Measures, surveys and registers; an indicator without a formula stands for itself."""

    def names(self, above: IndicatorCode, below: IndicatorCode) -> bool:
        """Say whether the formula of one indicator names the other itself."""
        return below in self.named[above]

    def uses(self, above: IndicatorCode, below: IndicatorCode) -> bool:
        """Say whether an indicator is computed from another, or from all of the same data."""
        return below in self.reached[above] or (
            below != above and bool(self.data[below]) and self.data[below] <= self.data[above]
        )


def find_indicator_roots(office_year: OfficeYear) -> IndicatorRoots:
    """Return what the indicators of an office rest on.

    Raises:
        FormulaError: for a formula that cannot be read.
    """
    formulas = _formulas(office_year)
    codes = frozenset(formulas)
    named = {code: frozenset(_needs(formula, codes)) for code, formula in formulas.items()}
    reached = {code: frozenset(_below(code, named)) for code in formulas}
    data = {
        code: frozenset(root for part in (code, *reached[code]) for root in _data_of(part, formulas, codes))
        for code in formulas
    }
    return IndicatorRoots(named, reached, data)


def _formulas(office_year: OfficeYear) -> dict[str, Expression | None]:
    components = {str(c.code): parse(c.formula) for c in office_year.components}
    return {**components, **{str(i.code): formula_of(i) for i in office_year.indicators}}


def _needs(formula: Expression | None, codes: frozenset[str]) -> tuple[str, ...]:
    return needs_of(formula, codes) if formula is not None else ()


def _below(code: str, named: Mapping[str, frozenset[str]]) -> set[str]:
    """Return everything behind a code, circles included only once."""
    found: set[str] = set()
    waiting = list(named[code])
    while waiting:
        part = waiting.pop()
        if part not in found:
            found.add(part)
            waiting += named[part]
    return found


def _data_of(code: str, formulas: Mapping[str, Expression | None], codes: frozenset[str]) -> Iterator[str]:
    formula = formulas[code]
    if formula is None:
        yield code
        return
    yield from (name.code for name in names_in(formula) if not needs_of(name, codes))
    yield from (f"index({part.survey})" for part in surveys_in(formula))
    yield from (f"count({part.rows})" for part in registers_in(formula))
