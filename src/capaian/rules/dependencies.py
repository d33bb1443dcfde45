"""What figures follow from: names in formulas, the order of computing,
and the data behind an indicator.
"""

from __future__ import annotations

import graphlib
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import ClassVar

from capaian.domain.errors import CapaianError
from capaian.domain.identifiers import IndicatorCode
from capaian.domain.office_year import OfficeYear
from capaian.domain.plan import CreditActivity, Indicator
from capaian.domain.work import NodeKind
from capaian.rules.facts import reach
from capaian.rules.formula import tree
from capaian.rules.formula.parse import parse, parse_readable


def formula_of(indicator: Indicator) -> tree.Expression | None:
    """Return what an indicator is computed from; `None` where its actual is reported directly.

    Raises `FormulaError` for a formula that cannot be read.
    """
    return (
        expand_credits(parse(indicator.formula), indicator.credits) if indicator.formula else None
    )


class CycleError(CapaianError):
    """Formulas that name each other in a circle, so that none of them can be computed first."""

    code: ClassVar[str] = "formula_cycle"

    def __init__(self, cycle: tuple[str, ...]) -> None:
        """Keep the circle: each code names the next one, the last one the first."""
        super().__init__(describe_cycle(cycle))
        self.cycle = cycle


def describe_cycle(cycle: tuple[str, ...]) -> str:
    """Say in Indonesian which formulas name each other.

    Examples:
        >>> describe_cycle(("iku-1", "iku-2"))
        'Rumus saling menunjuk sehingga tidak ada yang dapat dihitung lebih dulu: iku-1 → iku-2 →
        iku-1.'
        >>> describe_cycle(("iku-1",))
        'Rumus iku-1 menunjuk dirinya sendiri.'
    """
    if len(cycle) == 1:
        return f"Rumus {cycle[0]} menunjuk dirinya sendiri."
    circle = " → ".join((*cycle, cycle[0]))
    return f"Rumus saling menunjuk sehingga tidak ada yang dapat dihitung lebih dulu: {circle}."


COMPUTED_FIELDS = frozenset({"actual", "target", "achievement"})
"""What follows a code after a point when the computed thing itself is meant:
`ik-4-3.achievement`.
"""


def needs_of(expression: tree.Expression, codes: Container[str]) -> tuple[str, ...]:
    """Return the codes whose figures a formula names, itself or by one of their computed fields.

    Measures are no fields: `ktp.holders` is counted, so the formula of `ktp` does not name itself.
    Members of collections are not among the needs: who is a member is known to the caller only.

    Examples:
        >>> from capaian.rules.formula.parse import parse
        >>> needs_of(parse("mean(ktp, ik-4-3.achievement) + kia.issued"), {"ktp", "kia", "ik-4-3"})
        ('ktp', 'ik-4-3')
    """
    found = (_owner(name.code, codes) for name in tree.names_in(expression))
    return tuple(dict.fromkeys(code for code in found if code is not None))


def order(needs: Mapping[str, Iterable[str]]) -> tuple[str, ...]:
    """Return the codes so that each comes after those it needs; those that need none first,
    as given.

    Needs that are no keys are left out: they are data, not formulas. `CycleError` names the first
    circle.

    Examples:
        >>> order({"iku-2": ("ktp", "kia"), "ktp": (), "kia": ("kia.issued",)})
        ('ktp', 'kia', 'iku-2')
    """
    try:
        return tuple(graphlib.TopologicalSorter(_within(needs)).static_order())
    except graphlib.CycleError as error:
        raise CycleError(_circle(error, needs)) from None


def find_cycles(needs: Mapping[str, Iterable[str]]) -> tuple[tuple[str, ...], ...]:
    """Return circles that share no code, until no other circle is left beside them.

    Examples:
        >>> find_cycles({"a": ("b",), "b": ("a",), "c": ("c",), "d": ("a",)})
        (('a', 'b'), ('c',))
    """
    left = _within(needs)
    cycles: list[tuple[str, ...]] = []
    while True:
        try:
            order(left)
        except CycleError as error:
            cycles.append(error.cycle)
            left.update((code, []) for code in error.cycle)
        else:
            return tuple(cycles)


def _owner(name: str, codes: Container[str]) -> str | None:
    if name in codes:
        return name
    stem, _, last = name.rpartition(".")
    return stem if stem in codes and last in COMPUTED_FIELDS else None


def _within(needs: Mapping[str, Iterable[str]]) -> dict[str, list[str]]:
    return {
        code: [need for need in dict.fromkeys(needed) if need in needs]
        for code, needed in needs.items()
    }


def _circle(error: graphlib.CycleError, needs: Mapping[str, Iterable[str]]) -> tuple[str, ...]:
    """Return the circle with each code before the one it needs,
    from the one that was given first.
    """
    backwards = error.args[1][:-1]
    circle = tuple(reversed(backwards))
    positions = {code: place for place, code in enumerate(needs)}
    first = min(range(len(circle)), key=lambda place: positions[circle[place]])
    return circle[first:] + circle[:first]


NODE_KINDS = {
    tree.Collection.PROGRAMS: NodeKind.PROGRAM,
    tree.Collection.ACTIVITIES: NodeKind.ACTIVITY,
    tree.Collection.SUBACTIVITIES: NodeKind.SUBACTIVITY,
}
"""Collections of formulas that are nodes of the work plan."""


def computing_order(office_year: OfficeYear) -> tuple[Indicator, ...]:
    """Return the indicators so that each comes after those that its formula rests on.

    Raises `CycleError` for formulas that rest on each other, `FormulaError` for one that cannot be
    read.
    """
    by_code = office_year.indicator_by_code
    needs = {
        str(each.code): _needs(office_year, each, formula_of(each)) for each in by_code.values()
    }
    return tuple(by_code[IndicatorCode(code)] for code in order(needs))


def readable_needs(office_year: OfficeYear) -> Mapping[str, tuple[str, ...]]:
    """Return for each indicator the indicators it rests on: named, or members of a collection.

    A formula that cannot be read rests on nothing.
    """
    indicators = office_year.indicators
    return {
        str(each.code): _needs(office_year, each, readable_formula(each)) for each in indicators
    }


def readable_formula(indicator: Indicator) -> tree.Expression | None:
    """Return what an indicator is computed from; `None` where it is reported,
    or nobody can read it.
    """
    written = parse_readable(indicator.formula)
    return expand_credits(written, indicator.credits) if written else None


def _needs(
    office_year: OfficeYear, indicator: Indicator, expression: tree.Expression | None
) -> tuple[str, ...]:
    if expression is None:
        return ()
    named = needs_of(expression, frozenset(map(str, office_year.indicator_by_code)))
    members = (
        code
        for tally in tree.find_parts(expression, tree.MemberTally)
        for code in _members(office_year, indicator, tally)
    )
    return tuple(dict.fromkeys((*named, *members)))


def _members(
    office_year: OfficeYear, indicator: Indicator, tally: tree.MemberTally
) -> tuple[str, ...]:
    """Return the indicators behind a collection; of all indicators,
    those that do not tally themselves.

    Money rests on no indicator.
    """
    if tally.member.field is tree.MemberField.ABSORPTION:
        return ()
    tier = tally.selector.tier
    if tally.member.collection is tree.Collection.INDICATORS:
        others = (
            i
            for i in office_year.indicators
            if tier in (None, i.tier) and i.code != indicator.code
        )
        written = ((i, parse_readable(i.formula)) for i in others)
        return tuple(
            str(i.code)
            for i, formula in written
            if formula is None or not tree.find_parts(formula, tree.MemberTally)
        )
    if tally.member.collection is tree.Collection.OBJECTIVES:
        objectives = {o.id for o in office_year.objectives if tier in (None, o.tier)}
        return tuple(str(i.code) for i in office_year.indicators if i.objective in objectives)
    kind = NODE_KINDS[tally.member.collection]
    return tuple(
        str(code) for node in office_year.nodes if node.kind is kind for code in node.indicators
    )


def bases_of(office_year: OfficeYear) -> Mapping[str, frozenset[str]]:
    """Return for each indicator the codes of all that its figure rests on,
    directly or through others.

    Those of nodes are there for what they absorb. Formulas that cannot be read rest on nothing.
    """
    named = readable_needs(office_year)
    direct = {
        str(i.code): _own_bases(office_year, i) | {*named[i.code]} for i in office_year.indicators
    }
    return {code: all_below(code, direct) - {code} for code in direct}


def former_formula(office_year: OfficeYear, code: str) -> str:
    """Return the formula by which the year before was approved, of a thing or of what it rests on.

    Nothing where it was today's: figures of two formulas do not compare.
    """
    former = office_year.former_formulas
    if not former or code in former:
        return former.get(code, "")
    bases = bases_of(office_year).get(code, frozenset())
    return "; ".join(f"{base} = {former[base]}" for base in sorted(bases & {*former}))


def _own_bases(office_year: OfficeYear, indicator: Indicator) -> set[str]:
    expression = readable_formula(indicator)
    if expression is None:
        return set()
    components = needs_of(
        expression, [str(component.code) for component in office_year.components]
    )
    surveys = (part.survey for part in tree.surveys_in(expression))
    absorbs = any(
        tally.member.field is tree.MemberField.ABSORPTION
        for tally in tree.find_parts(expression, tree.MemberTally)
    )
    nodes = (str(node.id) for node in office_year.nodes) if absorbs else ()
    return {*components, *surveys, *nodes}


def all_below(code: str, direct: Mapping[str, Iterable[str]]) -> frozenset[str]:
    """Return everything behind a code, circles included only once."""
    return frozenset(reach(direct[code], lambda below: direct.get(below, ())))


# --- credit points written out: what `credits()` stands for, as a sum that every reader of
# formulas knows ---

# Decrees print a weight for so many counted, as in `0,001/1000 karakter`. Written out, the working
# shows each activity with its count, and an activity that is not counted is missing by its own
# name.


def expand_credits(
    expression: tree.Expression, activities: Sequence[CreditActivity]
) -> tree.Expression:
    """Return the formula with `credits()` written out; without activities it stays as it is.

    Examples:
        >>> from capaian.rules.formula.explain import to_source
        >>> from capaian.domain.issue import Place
        >>> where = Place("plan.yaml")
        >>> rows = [
        ...     CreditActivity("a", "Laporan", "laporan", Decimal("0.013"), 1, "p.laporan", where),
        ...     CreditActivity("b", "Rekam", "karakter", Decimal("0.001"), 1000, "p.rekam", where),
        ... ]
        >>> to_source(expand_credits(tree.Credits(), rows))
        '0.013 * p.laporan + 0.001 * p.rekam / 1000'
    """
    match expression:
        case tree.Credits(column) if activities:
            terms = [_term(activity, column) for activity in activities]
            links = tuple(tree.ChainLink(tree.Operator.PLUS, term) for term in terms)
            return tree.Sum(links, column) if len(terms) > 1 else terms[0]
        case tree.Negative():
            return replace(expression, operand=expand_credits(expression.operand, activities))
        case tree.Chain(links):
            expanded = (
                replace(link, operand=expand_credits(link.operand, activities)) for link in links
            )
            return replace(expression, links=tuple(expanded))
        case tree.Call():
            arguments = tuple(expand_credits(part, activities) for part in expression.arguments)
            return replace(expression, arguments=arguments)
        case tree.WeightedMean():
            pairs = tuple(
                tree.Weighted(expand_credits(p.value, activities), p.weight)
                for p in expression.pairs
            )
            return replace(expression, pairs=pairs)
        case tree.NumberLiteral() | tree.Name() | tree.SurveyIndex() | tree.Credits():
            return expression
        case tree.MemberTally() | tree.RegisterCount():
            return expression


def _term(activity: CreditActivity, column: int) -> tree.Product:
    factors = [
        tree.ChainLink(tree.Operator.TIMES, tree.NumberLiteral(activity.weight, column)),
        tree.ChainLink(tree.Operator.TIMES, tree.Name(activity.measure, column=column)),
    ]
    if activity.per != 1:
        factors.append(
            tree.ChainLink(tree.Operator.OVER, tree.NumberLiteral(Decimal(activity.per), column))
        )
    return tree.Product(tuple(factors), column)
