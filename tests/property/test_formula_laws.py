"""Laws of the formula language: reading never breaks, writing reads back,
computing agrees with itself.
"""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from tests.property.formula_trees import CODES, LISTED, NONSENSE, SOURCES, TREES, damaged_sources
from tests.property.slow_formula import Nothing, SlowFormula, same_to_the_last_decimal

from capaian.domain.policy import Policies, Rounding, Step
from capaian.domain.value import PERCENT, PURE_NUMBER, Known, Reason, Result, Unavailable, Unit
from capaian.rules.dependencies import CycleError, find_cycles, order
from capaian.rules.formula.check import FormulaScope, check
from capaian.rules.formula.evaluate import Quantity, evaluate
from capaian.rules.formula.explain import explain, to_source
from capaian.rules.formula.issues import FormulaError
from capaian.rules.formula.parse import MAX_DEPTH, parse
from capaian.rules.formula.tree import Expression, ListRows, Member, RegisterRows, Selector
from capaian.rules.formula.wording import REGISTERS
from capaian.rules.outcome import StepRounding, step_rounding
from capaian.rules.tracelog import TraceLog

FIGURES = st.decimals(-1000, 1000, places=2) | st.integers(0, 3).map(Decimal)
SURVEYS = ("skm", "skm-online")
ROWS = (*REGISTERS, *map(str, LISTED))
FACTS = st.fixed_dictionaries({code: st.none() | FIGURES for code in (*CODES, *SURVEYS, *ROWS)})
KNOWN_FACTS = st.fixed_dictionaries({code: FIGURES for code in (*CODES, *SURVEYS, *ROWS)})
MEMBERS = st.lists(st.none() | st.integers(0, 120).map(Decimal), max_size=5)
UNITS = st.fixed_dictionaries(
    {
        code: st.sampled_from([None, PERCENT, PURE_NUMBER, Unit("orang"), Unit("rupiah")])
        for code in CODES
    }
)
EXACT = StepRounding(2, is_rounded=False)

EXAMPLES = int(os.environ.get("CAPAIAN_LAWS", "40"))
"""Few while one waits for them; `make nightly` asks for many."""
LAW = settings(deadline=None, max_examples=EXAMPLES)
MANY = settings(deadline=None, max_examples=3 * EXAMPLES)


class Facts:
    """Answers formulas with plain figures; `None` is a figure not reported."""

    def __init__(
        self, facts: Mapping[str, Decimal | None], members: Sequence[Decimal | None]
    ) -> None:
        self.log = TraceLog()
        self._facts = facts
        self._members = members

    def value(self, name: str, selector: Selector) -> Result:
        return self._answer(name, self._facts[name])

    def survey_index(self, survey: str, selector: Selector) -> Result:
        return self._answer(survey, self._facts[survey])

    def collection(self, member: Member, selector: Selector) -> Sequence[Result]:
        return [self._answer(str(member), figure) for figure in self._members]

    def register_rows(self, rows: RegisterRows | ListRows, selector: Selector) -> Result:
        return self._answer(str(rows), self._facts[str(rows)])

    def _answer(self, name: str, figure: Decimal | None) -> Result:
        if figure is None:
            return self.log.absent(name, Unavailable(Reason.NOT_REPORTED), PURE_NUMBER, None)
        return self.log.leaf(name, figure, PURE_NUMBER, 2, None)


def compute(tree: Expression, facts: Facts, rounding: StepRounding = EXACT) -> Result:
    return evaluate(tree, facts, facts.log, Quantity("Hasil", PERCENT, rounding))


def slowly(
    source: str, facts: Mapping[str, Decimal | None], members: Sequence[Decimal | None]
) -> object:
    figures = {
        code: None if figure is None else Fraction(figure) for code, figure in facts.items()
    }
    return SlowFormula(
        source, figures, [None if m is None else Fraction(m) for m in members]
    ).compute()


@MANY
@given(text=NONSENSE | damaged_sources())
@example("(" * 500)
@example("-" * 500)
@example("a[" * 250)
@example("mean(" * 100)
@example("9" * 500)
@example("a-" * 250)
@example("1.1." * 125)
@example("\ud800")
def test_any_text_is_a_formula_or_a_formula_error(text: str) -> None:
    try:
        tree = parse(text)
    except FormulaError as error:
        assert 1 <= error.issue.column <= len(text) + 1
        assert error.issue.remedy
    else:
        assert parse(to_source(tree)) == tree


@LAW
@given(text=NONSENSE | damaged_sources() | SOURCES, units=UNITS)
def test_what_can_be_read_can_be_checked_and_explained(
    text: str, units: Mapping[str, Unit | None]
) -> None:
    try:
        tree = parse(text)
    except FormulaError:
        return
    scope = FormulaScope(
        units, surveys=("skm",), areas=("63.11.02",), tiers=("II",), result=PERCENT
    )
    issues = check(tree, scope)
    assert [issue.column for issue in issues] == sorted(issue.column for issue in issues)
    assert all(1 <= issue.column <= len(text) and issue.remedy for issue in issues)
    assert explain(tree, {})


@LAW
@given(tree=TREES)
def test_a_written_tree_reads_back(tree: Expression) -> None:
    assert parse(to_source(tree)) == tree


@LAW
@given(source=SOURCES)
def test_the_standard_form_is_stable(source: str) -> None:
    assert to_source(parse(source)) == source


@LAW
@given(source=SOURCES, spaces=st.sampled_from([" ", "  ", "\t", "\n "]))
def test_spaces_between_parts_do_not_matter(source: str, spaces: str) -> None:
    parts = source.split('"')
    parts[::2] = [part.replace(" ", spaces) for part in parts[::2]]
    if len(spaced := '"'.join(parts)) <= 500:
        assert parse(spaced) == parse(source)


@LAW
@given(source=SOURCES, depth=st.integers(1, 5))
def test_brackets_around_the_whole_do_not_matter(source: str, depth: int) -> None:
    deepest = source.count("(") + depth
    if deepest <= MAX_DEPTH and len(source) + 2 * depth <= 500:
        assert parse("(" * depth + source + ")" * depth) == parse(source)


@MANY
@given(tree=TREES, facts=KNOWN_FACTS | FACTS, members=MEMBERS)
def test_two_ways_of_computing_agree(
    tree: Expression, facts: Mapping[str, Decimal | None], members: Sequence[Decimal | None]
) -> None:
    expected = slowly(to_source(tree), facts, members)
    result = compute(tree, Facts(facts, members))
    match expected:
        case Nothing(missing=missing) if missing:
            assert isinstance(result, Unavailable)
            assert result.missing == missing
        case Nothing(zero=zero):
            assert isinstance(result, Unavailable)
            assert result.reason is {"0/0": Reason.NO_EVENTS, "n/0": Reason.DIVISION_BY_ZERO}[zero]
        case Fraction() if abs(expected) >= 10**30:
            assert isinstance(result, Unavailable)
            assert result.reason is Reason.NOT_APPLICABLE
        case _:
            assert isinstance(result, Known)
            assert isinstance(expected, Fraction)
            assert same_to_the_last_decimal(result.value, expected)


@LAW
@given(tree=TREES, facts=FACTS, members=MEMBERS)
def test_every_trace_rests_on_earlier_traces(
    tree: Expression, facts: Mapping[str, Decimal | None], members: Sequence[Decimal | None]
) -> None:
    resolver = Facts(facts, members)
    result = compute(tree, resolver)
    traces = resolver.log.freeze()
    assert list(traces) == [f"t{n}" for n in range(1, len(traces) + 1)]
    assert result.trace == list(traces)[-1]
    for trace in traces.values():
        assert all(int(used[1:]) < int(trace.id[1:]) for used in trace.inputs)
    used = {input_id for trace in traces.values() for input_id in trace.inputs}
    assert used == set(traces) - {result.trace}


@LAW
@given(tree=TREES, facts=KNOWN_FACTS, lost=FACTS, members=MEMBERS)
def test_ids_of_traces_do_not_depend_on_data(
    tree: Expression,
    facts: Mapping[str, Decimal],
    lost: Mapping[str, Decimal | None],
    members: Sequence[Decimal | None],
) -> None:
    full, thin = Facts(facts, members), Facts(lost, members)
    compute(tree, full)
    compute(tree, thin)
    shapes = [
        [
            (trace.id, trace.subject, trace.formula, trace.inputs)
            for trace in resolver.log.freeze().values()
        ]
        for resolver in (full, thin)
    ]
    assert shapes[0] == shapes[1]


@LAW
@given(tree=TREES, facts=FACTS, members=MEMBERS)
def test_computing_twice_gives_the_same(
    tree: Expression, facts: Mapping[str, Decimal | None], members: Sequence[Decimal | None]
) -> None:
    first, second = Facts(facts, members), Facts(facts, members)
    assert compute(tree, first) == compute(tree, second)
    assert first.log.freeze() == second.log.freeze()


@LAW
@given(tree=TREES, facts=KNOWN_FACTS, members=MEMBERS)
def test_a_printed_result_is_the_exact_one_rounded(
    tree: Expression, facts: Mapping[str, Decimal], members: Sequence[Decimal | None]
) -> None:
    exact = compute(tree, Facts(facts, members))
    printed = compute(tree, Facts(facts, members), StepRounding(2, is_rounded=True))
    if isinstance(exact, Known):
        assert isinstance(printed, Known)
        assert printed.display == exact.display
        assert abs(printed.value - exact.value) <= Decimal("0.005")
    else:
        assert printed == exact


@LAW
@given(facts=st.lists(FIGURES, min_size=1, max_size=6), more=st.decimals(0, 100, places=2))
@pytest.mark.parametrize("function", ["mean", "sum", "min", "max"])
def test_more_is_never_less(function: str, facts: list[Decimal], more: Decimal) -> None:
    names = [f"n{place}" for place in range(len(facts))]
    formula = parse(f"{function}({', '.join(names)})")
    before = compute(formula, Facts(dict(zip(names, facts, strict=True)), ()))
    after = compute(
        formula, Facts(dict(zip(names, [facts[0] + more, *facts[1:]], strict=True)), ())
    )
    assert isinstance(before, Known)
    assert isinstance(after, Known)
    assert before.value <= after.value


@LAW
@given(
    facts=st.lists(FIGURES, min_size=1, max_size=6),
    weights=st.lists(st.integers(1, 9), min_size=6),
)
def test_a_mean_lies_between_its_parts(facts: list[Decimal], weights: list[int]) -> None:
    names = [f"n{place}" for place in range(len(facts))]
    pairs = [f"{name}: {weight}" for name, weight in zip(names, weights, strict=False)]
    for formula in (f"mean({', '.join(names)})", f"wmean({', '.join(pairs)})"):
        result = compute(parse(formula), Facts(dict(zip(names, facts, strict=True)), ()))
        assert isinstance(result, Known)
        assert min(facts) <= result.value <= max(facts)


@LAW
@given(facts=st.lists(FIGURES, min_size=2, max_size=5))
def test_equal_weights_make_a_plain_mean(facts: list[Decimal]) -> None:
    figures = {f"n{place}": fact for place, fact in enumerate(facts)}
    plain = compute(parse(f"mean({', '.join(figures)})"), Facts(figures, ()))
    weighted = compute(
        parse(f"wmean({', '.join(f'{name}: 3' for name in figures)})"), Facts(figures, ())
    )
    assert isinstance(plain, Known)
    assert isinstance(weighted, Known)
    assert plain.value == weighted.value


@LAW
@given(
    members=st.lists(st.integers(0, 120).map(Decimal), min_size=1, max_size=8),
    bound=st.integers(0, 120),
)
def test_shares_within_and_beyond_a_limit_make_a_whole(members: list[Decimal], bound: int) -> None:
    formula = parse(
        f"share(programs.achievement >= {bound}) + share(programs.achievement < {bound})"
    )
    result = compute(formula, Facts({}, members))
    assert isinstance(result, Known)
    assert result.value == 100


@LAW
@given(value=st.decimals(-(10**6), 10**6, places=6), decimals=st.integers(0, 4))
def test_rounding_again_changes_nothing(value: Decimal, decimals: int) -> None:
    policies = Policies(rounding=Rounding.PRINTED)
    rounding = step_rounding(policies, Step.RATIO, decimals)
    once = rounding.apply(value)
    assert rounding.apply(once) == once
    assert abs(once - value) * 2 <= Decimal(1).scaleb(-decimals)


NEEDS = st.dictionaries(
    st.sampled_from("abcdefgh"), st.lists(st.sampled_from("abcdefghxy"), max_size=4), max_size=8
)


@LAW
@given(needs=NEEDS)
def test_an_order_exists_where_no_circle_does(needs: dict[str, list[str]]) -> None:
    cycles = find_cycles(needs)
    try:
        ordered = order(needs)
    except CycleError as error:
        assert error.cycle in cycles
    else:
        assert cycles == ()
        assert sorted(ordered) == sorted(needs)
        for code, needed in needs.items():
            earlier = ordered[: ordered.index(code)]
            assert all(need in earlier for need in needed if need in needs)


@LAW
@given(needs=NEEDS)
def test_each_circle_is_one(needs: dict[str, list[str]]) -> None:
    for cycle in find_cycles(needs):
        for code, following in zip(cycle, (*cycle[1:], cycle[0]), strict=True):
            assert following in needs[code]
