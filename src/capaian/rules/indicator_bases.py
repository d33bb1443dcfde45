"""What the figures of indicators rest on, by name: components, surveys, money, other indicators."""

from __future__ import annotations

from collections.abc import Mapping

from capaian.domain.office_year import OfficeYear
from capaian.domain.plan import Indicator
from capaian.rules.computing_order import readable_needs
from capaian.rules.expression import formula_of
from capaian.rules.formula.issues import FormulaError
from capaian.rules.formula.tree import MemberField, surveys_in, tallies_in
from capaian.rules.graph import needs_of


def bases_of(office_year: OfficeYear) -> Mapping[str, frozenset[str]]:
    """Return for each indicator the codes of all that its figure rests on, directly or through others.

    Those of nodes are there for what they absorb. Formulas that cannot be read rest on nothing.
    """
    named = readable_needs(office_year)
    direct = {str(i.code): _own_bases(office_year, i) | {*named[i.code]} for i in office_year.indicators}
    return {code: frozenset(_all_below(code, direct)) for code in direct}


def former_formula(office_year: OfficeYear, code: str) -> str:
    """Return the formula by which the year before was approved, of a thing or of what it rests on.

    Nothing where it was today's: figures of two formulas do not compare.
    """
    former = office_year.former_formulas
    if not former or code in former:
        return former.get(code, "")
    return "; ".join(f"{base} = {former[base]}" for base in sorted(_bases_of(office_year, code) & {*former}))


def _bases_of(office_year: OfficeYear, code: str) -> frozenset[str]:
    return bases_of(office_year).get(code, frozenset())


def _own_bases(office_year: OfficeYear, indicator: Indicator) -> set[str]:
    try:
        expression = formula_of(indicator)
    except FormulaError:
        return set()
    if expression is None:
        return set()
    components = needs_of(expression, [str(component.code) for component in office_year.components])
    surveys = (part.survey for part in surveys_in(expression))
    absorbs = any(tally.member.field is MemberField.ABSORPTION for tally in tallies_in(expression))
    nodes = (str(node.id) for node in office_year.nodes) if absorbs else ()
    return {*components, *surveys, *nodes}


def _all_below(code: str, direct: Mapping[str, set[str]]) -> set[str]:
    found: set[str] = set()
    waiting = [*direct[code]]
    while waiting:
        below = waiting.pop()
        if below not in found:
            found.add(below)
            waiting += direct.get(below, ())
    return found - {code}
