"""What formulas are worth, and how the way there is told."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest
from tests.conftest import Golden
from tests.every_case import every_case
from tests.transcripts import check_transcript
from tests.unit.rules.formula.ledger import EXACT, Figure, Ledger, compute, quantity, trace_of

from capaian.domain.identifiers import AreaCode
from capaian.domain.period import Period
from capaian.domain.value import PERCENT, Known, Reason, Unavailable
from capaian.rules.formula.evaluate import evaluate
from capaian.rules.formula.functions import NOTHING_TO_MEASURE
from capaian.rules.formula.parse import parse
from capaian.rules.formula.part_value import MAX_DIGITS, exact, to_decimal
from capaian.rules.formula.tree import Selector

FIGURES: dict[str, Figure] = {
    "holders": "12278",
    "eligible": "12336",
    "a": "89.11",
    "b": "-9.36",
    "one": "1",
    "three": "3",
    "zero": "0",
    "late": Reason.NOT_REPORTED,
    "none": Reason.NO_EVENTS,
    "nil": Reason.NO_EVENTS,
    "lost": Reason.NOT_IN_SOURCE,
}
NAMES = {"holders": "Perekaman", "eligible": "Wajib KTP", "a": "Q1", "b": "Q2"}


def gap_of(formula: str, ledger: Ledger | None = None) -> Unavailable:
    result = compute(formula, ledger or Ledger(FIGURES))
    assert isinstance(result, Unavailable), result
    return result


def answer(line: str) -> Iterator[str]:
    """Yield what `formula  of members  without reasons` comes to, why not, and the working."""
    question, _, ignored = line.partition("  without ")
    formula, _, members = question.partition("  of ")
    ledger = Ledger(FIGURES, [Reason(m) if m.isidentifier() else m for m in members.split()])
    ignoring = quantity(EXACT, frozenset(map(Reason, ignored.split())))
    result = evaluate(parse(formula), ledger, ledger.log, ignoring)
    if isinstance(result, Known):
        yield f"{result.value}"
    else:
        yield f"{result.reason}: {result.words} {list(result.missing) or ''}".rstrip()
    assert result.trace is not None
    if working := ledger.log[result.trace].working:
        yield f"= {working}"


def test_what_formulas_come_to(golden: Golden) -> None:
    check_transcript(golden, Path(__file__).with_name("computed.txt"), answer)


def test_a_survey_without_index_is_named_like_a_call() -> None:
    gap = gap_of("index(skm) / 25", Ledger(FIGURES, survey=Reason.NOT_REPORTED))
    assert (gap.reason, gap.missing) == (Reason.MISSING_INPUT, ("index(skm)",))


@every_case("function", ["share", "count"])
@every_case("reason", sorted(set(Reason) - NOTHING_TO_MEASURE))
def test_a_member_that_should_have_a_figure_leaves_no_tally(function: str, reason: Reason) -> None:
    ledger = Ledger(members=["90", reason, "80.50"])
    result = compute(f"{function}(programs.achievement >= 80)", ledger)
    assert isinstance(result, Unavailable)
    assert (result.reason, result.missing) == (Reason.MISSING_INPUT, ("programs.achievement",))
    assert result.words == "1 dari 3 belum ada nilainya"


def test_a_register_that_is_not_there_is_missing_by_its_name() -> None:
    ledger = Ledger({"cooperation.kia.signed": Reason.NOT_REPORTED})
    gap = gap_of("2 * count(cooperation.kia.signed)", ledger)
    assert gap.missing == ("count(cooperation.kia.signed)",)


def test_the_period_of_a_register_reaches_whoever_resolves() -> None:
    ledger = Ledger({"cooperation.kia.signed": "1"})
    compute("count(cooperation.kia.signed[period=2023-Q2])", ledger)
    assert ledger.requests == [
        ("cooperation.kia.signed", Selector(period=Period.parse("2023-Q2")))
    ]


def test_credit_points_that_are_not_written_out_have_no_value() -> None:
    assert gap_of("credits()", Ledger()).missing == ("credits",)


def test_the_selector_reaches_whoever_resolves() -> None:
    ledger = Ledger(FIGURES, members=["1"])
    lower = "count(indicators[tier=III].achievement < 1)"
    compute(f"a[area=63.11.02, period=2022] + index(skm[period=2021]) + {lower}", ledger)
    assert ledger.requests == [
        ("a", Selector(AreaCode("63.11.02"), Period(2022))),
        ("skm", Selector(period=Period(2021))),
        ("indicators.achievement", Selector(tier="III")),
    ]


def test_a_trace_tells_names_figures_inputs_and_policy() -> None:
    ledger = Ledger(FIGURES)
    trace = trace_of("100 * holders / eligible", ledger, NAMES)
    assert trace.subject == "Cakupan"
    assert trace.formula == "100 × Perekaman ÷ Wajib KTP"
    assert trace.working == "100 × 12.278 ÷ 12.336"
    assert [ledger.log[input_id].subject for input_id in trace.inputs] == ["holders", "eligible"]
    assert trace.policy == "rounding: printed"
    assert (trace.value, trace.decimals, trace.unit) == (Decimal("99.53"), 2, PERCENT)


def test_a_gap_has_a_trace_with_its_words_and_inputs() -> None:
    ledger = Ledger(FIGURES)
    trace = trace_of("late + a + lost", ledger)
    assert trace.value is None
    assert trace.text == "masukan belum lengkap: late, lost"
    assert len(trace.inputs) == 3
    assert trace.policy == ""


def test_a_function_inside_is_a_step_of_its_own() -> None:
    ledger = Ledger(FIGURES)
    trace = trace_of("100 * mean(a, b) / one", ledger, NAMES)
    step, last = (ledger.log[input_id] for input_id in trace.inputs)
    assert step.subject == "Rata-rata (Q1; Q2)"
    assert step.formula == "rata-rata (Q1; Q2)"
    assert step.working == "(89,11 + (−9,36)) ÷ 2"
    assert step.value == Decimal("39.875")
    assert [ledger.log[input_id].subject for input_id in step.inputs] == ["a", "b"]
    assert last.subject == "one"


@pytest.mark.parametrize(
    ("formula", "unit"),
    [
        ("2 * mean(a, b)", "orang"),
        ("2 * mean(a, 1)", "orang"),
        ("2 * mean(1, 3)", "one"),
        ("2 * mean(a, index(skm))", "one"),
        ("2 * share(programs.achievement >= 80)", "percent"),
        ("2 * count(programs.achievement >= 80)", "one"),
    ],
)
def test_a_step_inside_has_the_unit_of_its_parts(formula: str, unit: str) -> None:
    ledger = Ledger(FIGURES, members=["90"])
    (step,) = (ledger.log[input_id] for input_id in trace_of(formula, ledger).inputs)
    assert step.unit == unit


def test_a_function_inside_that_fails_is_a_step_too() -> None:
    ledger = Ledger(FIGURES)
    trace = trace_of("2 * mean(a, late)", ledger)
    (step,) = (ledger.log[input_id] for input_id in trace.inputs)
    assert (step.value, step.text) == (None, "masukan belum lengkap: late")


@pytest.mark.parametrize(
    "formula", ["mean(a, b) * min(one, a) - 2", "a / (b + one)", "100 * a / b"]
)
def test_trace_ids_do_not_depend_on_the_data(formula: str) -> None:
    missing = Ledger(dict.fromkeys(FIGURES, Reason.NOT_REPORTED))
    full = Ledger(FIGURES)
    compute(formula, full)
    compute(formula, missing)
    shapes = [
        [
            (trace.id, trace.subject, trace.formula, trace.inputs)
            for trace in ledger.log.freeze().values()
        ]
        for ledger in (full, missing)
    ]
    assert shapes[0] == shapes[1]


@pytest.mark.parametrize("figure", ["NaN", "Infinity", "-Infinity", "1E+401", "1E-401"])
def test_a_resolver_may_not_return_what_nobody_can_count(figure: str) -> None:
    with pytest.raises(ValueError, match=r"NaN|Infinity|E"):
        exact(Decimal(figure))


@pytest.mark.parametrize("figure", ["1E+400", "-1E-400", "0", "0E-900"])
def test_what_can_be_counted_is_taken_as_it_is(figure: str) -> None:
    assert exact(Decimal(figure)) == Fraction(Decimal(figure))


def test_the_largest_printable_result() -> None:
    assert to_decimal(Fraction(10**MAX_DIGITS - 1)) == Decimal("9" * MAX_DIGITS)
    assert isinstance(to_decimal(Fraction(-(10**MAX_DIGITS))), Unavailable)


def test_huge_steps_on_the_way_do_no_harm() -> None:
    bomb = " * ".join(["99999999999999999999"] * 10)
    assert isinstance(gap_of(bomb), Unavailable)
    assert next(answer(f"({bomb}) / ({bomb})")) == "1"
