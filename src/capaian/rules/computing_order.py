"""In which order the indicators of an office are computed."""

from __future__ import annotations

from collections.abc import Mapping

from capaian.domain.identifiers import IndicatorCode
from capaian.domain.office_year import OfficeYear
from capaian.domain.plan import Indicator
from capaian.domain.work import NodeKind
from capaian.rules.expression import formula_of
from capaian.rules.formula.issues import FormulaError
from capaian.rules.formula.parse import parse
from capaian.rules.formula.tree import Collection, MemberField, Tally, tallies_in
from capaian.rules.graph import needs_of, order

_KINDS = {
    Collection.PROGRAMS: NodeKind.PROGRAM,
    Collection.ACTIVITIES: NodeKind.ACTIVITY,
    Collection.SUBACTIVITIES: NodeKind.SUBACTIVITY,
}


def computing_order(office_year: OfficeYear) -> tuple[Indicator, ...]:
    """Return the indicators so that each comes after those that its formula rests on.

    Raises:
        CycleError: for formulas that rest on each other.
        FormulaError: for a formula that cannot be read.
    """
    by_code = office_year.indicator_by_code
    return tuple(by_code[IndicatorCode(code)] for code in order(indicator_needs(office_year)))


def indicator_needs(office_year: OfficeYear) -> Mapping[str, tuple[str, ...]]:
    """Return for each indicator the indicators it rests on: named, or members of a collection.

    Raises:
        FormulaError: for a formula that cannot be read.
    """
    codes = frozenset(str(code) for code in office_year.indicator_by_code)
    return {
        str(indicator.code): _needs(office_year, indicator, codes) for indicator in office_year.indicators
    }


def readable_needs(office_year: OfficeYear) -> Mapping[str, tuple[str, ...]]:
    """Return the same as `indicator_needs`, with nothing for formulas that cannot be read."""
    codes = frozenset(str(code) for code in office_year.indicator_by_code)
    needs: dict[str, tuple[str, ...]] = {}
    for indicator in office_year.indicators:
        try:
            needs[str(indicator.code)] = _needs(office_year, indicator, codes)
        except FormulaError:
            needs[str(indicator.code)] = ()
    return needs


def _needs(office_year: OfficeYear, indicator: Indicator, codes: frozenset[str]) -> tuple[str, ...]:
    expression = formula_of(indicator)
    if expression is None:
        return ()
    members = (code for tally in tallies_in(expression) for code in _members(office_year, indicator, tally))
    return tuple(dict.fromkeys((*needs_of(expression, codes), *members)))


def _members(office_year: OfficeYear, indicator: Indicator, tally: Tally) -> tuple[str, ...]:
    """Return the indicators behind a collection; of all indicators, those that do not tally themselves.

    Money rests on no indicator.
    """
    if tally.member.field is MemberField.ABSORPTION:
        return ()
    tier = tally.selector.tier
    if tally.member.collection is Collection.INDICATORS:
        others = (i for i in office_year.indicators if tier in (None, i.tier) and i.code != indicator.code)
        return tuple(str(i.code) for i in others if not (i.formula and tallies_in(parse(i.formula))))
    if tally.member.collection is Collection.OBJECTIVES:
        objectives = {o.id for o in office_year.objectives if tier in (None, o.tier)}
        return tuple(str(i.code) for i in office_year.indicators if i.objective in objectives)
    kind = _KINDS[tally.member.collection]
    return tuple(str(code) for node in office_year.nodes if node.kind is kind for code in node.indicators)
