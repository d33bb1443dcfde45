"""What formulas are worth, and how the way there is told."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from tests.every_case import every_case
from tests.unit.rules.formula.ledger import EXACT, Figure, Ledger, compute, quantity, trace_of

from capaian.domain.identifiers import AreaCode
from capaian.domain.period import Period
from capaian.domain.value import PERCENT, Known, Reason, Unavailable
from capaian.rules.formula.evaluate import evaluate
from capaian.rules.formula.exact import MAX_DIGITS, exact, to_decimal
from capaian.rules.formula.functions import NOTHING_TO_MEASURE
from capaian.rules.formula.parse import parse
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


def value_of(formula: str) -> Decimal:
    result = compute(formula, Ledger(FIGURES), EXACT)
    assert isinstance(result, Known), result
    return result.value


def gap_of(formula: str, ledger: Ledger | None = None) -> Unavailable:
    result = compute(formula, ledger or Ledger(FIGURES))
    assert isinstance(result, Unavailable), result
    return result


@pytest.mark.parametrize(
    ("formula", "value"),
    [
        ("one / three * three", "1"),
        ("one / three + one / three + one / three", "1"),
        ("mean(one / three, one / three, one / three) * three", "1"),
        ("100 * (one / three) * three / 100", "1"),
        ("0.1 + 0.2", "0.3"),
        ("99999999999999999999 + 0.0000000000000000001", "99999999999999999999.0000000000000000001"),
    ],
)
def test_nothing_is_lost_on_the_way(formula: str, value: str) -> None:
    assert value_of(formula) == Decimal(value)


def test_a_difference_that_is_zero_is_zero_as_a_divisor() -> None:
    assert gap_of("one / (one / three * three - one)").reason is Reason.DIVISION_BY_ZERO


def test_a_result_without_end_has_fifty_digits() -> None:
    digits = value_of("one / three").as_tuple().digits
    assert digits == (3,) * 50


@every_case(
    ("formula", "reason"),
    [
        ("zero / zero", Reason.NO_EVENTS),
        ("100 * zero / zero", Reason.NO_EVENTS),
        ("a / zero", Reason.DIVISION_BY_ZERO),
        ("a / zero * 2", Reason.DIVISION_BY_ZERO),
        ("zero / zero / zero", Reason.NO_EVENTS),
        ("-(zero / zero)", Reason.NO_EVENTS),
        ("one + zero / zero", Reason.NO_EVENTS),
        ("mean(a, zero / zero)", Reason.NO_EVENTS),
        ("max(a, one / zero)", Reason.DIVISION_BY_ZERO),
        ("one / zero + zero / zero", Reason.DIVISION_BY_ZERO),
        ("zero / zero + one / zero", Reason.NO_EVENTS),
    ],
)
def test_a_zero_divisor_is_an_answer(formula: str, reason: Reason) -> None:
    gap = gap_of(formula)
    assert (gap.reason, gap.missing) == (reason, ())


@every_case(
    ("formula", "missing"),
    [
        ("late + a", ("late",)),
        ("late + a + lost", ("late", "lost")),
        ("late * 0", ("late",)),
        ("late + late", ("late",)),
        ("-late", ("late",)),
        ("a / late", ("late",)),
        ("late / zero", ("late",)),
        ("a / zero + late", ("late",)),
        ("mean(a, none)", ("none",)),
        ("wmean(a: 1, none: 1)", ("none",)),
        ("wmean(a: 1, none: 0)", ("none",)),
        ("sum(a, late)", ("late",)),
        ("min(a, late)", ("late",)),
        ("max(late, lost, none)", ("late", "lost", "none")),
        ("mean(a, late) + lost", ("late", "lost")),
        ("late[period=2022] + a", ("late[period=2022]",)),
    ],
)
def test_a_missing_input_is_named(formula: str, missing: tuple[str, ...]) -> None:
    gap = gap_of(formula)
    assert (gap.reason, gap.missing) == (Reason.MISSING_INPUT, missing)


@pytest.mark.parametrize("name", ["late", "none", "lost"])
def test_a_bare_name_keeps_its_own_reason(name: str) -> None:
    gap = gap_of(name)
    assert gap.reason is FIGURES[name]
    assert gap.missing == (name,)


def test_a_survey_without_index_is_named_like_a_call() -> None:
    gap = gap_of("index(skm) / 25", Ledger(FIGURES, survey=Reason.NOT_REPORTED))
    assert (gap.reason, gap.missing) == (Reason.MISSING_INPUT, ("index(skm)",))


IGNORE_NO_EVENTS = frozenset({Reason.NO_EVENTS})


@pytest.mark.parametrize(
    ("formula", "value", "working"),
    [
        ("mean(a, none, one)", "45.06", "(89,11 + 1) ÷ 2 (tanpa none: tidak ada peristiwa)"),
        (
            "wmean(none: 5, a: 2, one: 2)",
            "45.06",
            "(2 × 89,11 + 2 × 1) ÷ 4 (tanpa none: tidak ada peristiwa)",
        ),
        ("mean(a, none)", "89.11", "89,11 (tanpa none: tidak ada peristiwa)"),
        ("mean(a, zero / zero)", "89.11", "89,11 (satu bagian ditinggalkan: tidak ada peristiwa)"),
        (
            "wmean(a: 2, none: 5, one: 2)",
            "45.06",
            "(2 × 89,11 + 2 × 1) ÷ 4 (tanpa none: tidak ada peristiwa)",
        ),
        ("2 * mean(a, none)", "178.22", "2 × 89,11 (tanpa none: tidak ada peristiwa)"),
    ],
)
def test_means_leave_out_what_policy_ignores(formula: str, value: str, working: str) -> None:
    ledger = Ledger(FIGURES)
    result = evaluate(parse(formula), ledger, ledger.log, quantity(ignored=IGNORE_NO_EVENTS))
    assert isinstance(result, Known)
    assert result.value == Decimal(value)
    assert ledger.log[result.trace].working == working


@pytest.mark.parametrize("formula", ["mean(a, late)", "sum(a, none)", "max(a, none)", "a + none"])
def test_policy_ignores_nothing_else(formula: str) -> None:
    ledger = Ledger(FIGURES)
    result = evaluate(parse(formula), ledger, ledger.log, quantity(ignored=IGNORE_NO_EVENTS))
    assert isinstance(result, Unavailable)
    assert result.reason is Reason.MISSING_INPUT


@pytest.mark.parametrize("formula", ["mean(none, nil)", "wmean(none: 1, nil: 2)", "mean(none, nil, none)"])
def test_a_mean_of_nothing_keeps_the_reason(formula: str) -> None:
    ledger = Ledger(FIGURES)
    result = evaluate(parse(formula), ledger, ledger.log, quantity(ignored=IGNORE_NO_EVENTS))
    assert isinstance(result, Unavailable)
    assert (result.reason, result.missing) == (Reason.NO_EVENTS, ("none", "nil"))
    assert result.trace is not None
    assert ledger.log[result.trace].inputs[:2] == ("t1", "t2")


def test_a_mean_of_nothing_computed_has_no_names() -> None:
    ledger = Ledger(FIGURES)
    formula = parse("mean(zero / zero, 2 * none)")
    result = evaluate(formula, ledger, ledger.log, quantity(ignored=frozenset(Reason)))
    assert isinstance(result, Unavailable)
    assert (result.reason, result.missing) == (Reason.NO_EVENTS, ("none",))


@pytest.mark.parametrize(
    ("formula", "members", "value", "working"),
    [
        ("share(programs.achievement >= 80)", ["80", "79.99", "100"], "66.67", "100 × 2 ÷ 3"),
        ("share(programs.achievement > -1)", ["-0.5", "-2"], "50", "100 × 1 ÷ 2"),
        ("count(programs.achievement >= 80)", ["80", "79.99", "100"], "2", "2"),
        (
            "share(programs.achievement >= 80)",
            ["90", Reason.NO_TARGET, "70", Reason.NO_EVENTS],
            "50",
            "100 × 1 ÷ 2 (2 tanpa nilai tidak dihitung)",
        ),
        (
            "count(programs.achievement >= 80)",
            ["90", Reason.NO_TARGET],
            "1",
            "1 (1 tanpa nilai tidak dihitung)",
        ),
        ("100 - share(programs.achievement >= 80)", ["90", "70"], "50", "100 − 100 × 1 ÷ 2"),
    ],
)
def test_tallies_count_members_with_a_figure(
    formula: str, members: list[Figure], value: str, working: str
) -> None:
    ledger = Ledger(members=members)
    result = compute(formula, ledger)
    assert isinstance(result, Known)
    assert result.value == Decimal(value)
    assert ledger.log[result.trace].working == working


@every_case("function", ["share", "count"])
@every_case("reason", sorted(set(Reason) - NOTHING_TO_MEASURE))
def test_a_member_that_should_have_a_figure_leaves_no_tally(function: str, reason: Reason) -> None:
    ledger = Ledger(members=["90", reason, "80.50"])
    result = compute(f"{function}(programs.achievement >= 80)", ledger)
    assert isinstance(result, Unavailable)
    assert (result.reason, result.missing) == (Reason.MISSING_INPUT, ("programs.achievement",))
    assert result.words == "1 dari 3 belum ada nilainya"


@pytest.mark.parametrize("tallying", ["share", "count"])
def test_members_without_any_figure_are_missing(tallying: str) -> None:
    ledger = Ledger(members=[Reason.NO_TARGET, Reason.NOT_REPORTED])
    gap = gap_of(f"{tallying}(programs.achievement >= 80)", ledger)
    assert (gap.reason, gap.missing) == (Reason.MISSING_INPUT, ("programs.achievement",))


def test_a_register_that_is_not_there_is_missing_by_its_name() -> None:
    ledger = Ledger({"cooperation.kia.signed": Reason.NOT_REPORTED})
    gap = gap_of("2 * count(cooperation.kia.signed)", ledger)
    assert gap.missing == ("count(cooperation.kia.signed)",)


def test_the_period_of_a_register_reaches_whoever_resolves() -> None:
    ledger = Ledger({"cooperation.kia.signed": "1"})
    compute("count(cooperation.kia.signed[period=2023-Q2])", ledger)
    assert ledger.requests == [("cooperation.kia.signed", Selector(period=Period.parse("2023-Q2")))]


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


@every_case(
    ("formula", "working"),
    [
        ("a", "89,11"),
        ("b", "−9,36"),
        ("-b", "−(−9,36)"),
        ("a + b", "89,11 + (−9,36)"),
        ("b + a", "(−9,36) + 89,11"),
        ("a * (b - 0.5)", "89,11 × ((−9,36) − 0,5)"),
        ("mean(a, b, one)", "(89,11 + (−9,36) + 1) ÷ 3"),
        ("mean(a)", "89,11"),
        ("100 * mean(a, one) / 2", "100 × ((89,11 + 1) ÷ 2) ÷ 2"),
        ("sum(a, one) * 2", "(89,11 + 1) × 2"),
        ("sum(a) * 2", "89,11 × 2"),
        ("min(a, one) - 1", "terkecil dari (89,11; 1) − 1"),
        ("max(a + 1, one)", "terbesar dari (89,11 + 1; 1)"),
        ("wmean(a: 2, one + one: 0.5)", "(2 × 89,11 + 0,5 × (1 + 1)) ÷ 2,5"),
        ("wmean(a: 2)", "(2 × 89,11) ÷ 2"),
        ("late + a", "… + 89,11"),
        ("none + lost", "– + t.t."),
        ("mean(a, late)", "(89,11 + …) ÷ 2"),
        ("index(skm) / 25", "86,95 ÷ 25"),
        ("a / zero", "89,11 ÷ 0"),
    ],
)
def test_the_working_can_be_typed_into_a_calculator(formula: str, working: str) -> None:
    assert trace_of(formula, Ledger(FIGURES)).working == working


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


@pytest.mark.parametrize("formula", ["mean(a, b) * min(one, a) - 2", "a / (b + one)", "100 * a / b"])
def test_trace_ids_do_not_depend_on_the_data(formula: str) -> None:
    missing = Ledger(dict.fromkeys(FIGURES, Reason.NOT_REPORTED))
    full = Ledger(FIGURES)
    compute(formula, full)
    compute(formula, missing)
    shapes = [
        [(trace.id, trace.subject, trace.formula, trace.inputs) for trace in ledger.log.freeze().values()]
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


def test_a_result_nobody_can_print_is_refused_with_its_reason() -> None:
    gap = gap_of("99999999999999999999 * 99999999999999999999")
    assert gap.reason is Reason.NOT_APPLICABLE
    assert gap.words == "hasil lebih dari 30 angka: periksa rumus dan satuannya"


def test_the_largest_printable_result() -> None:
    assert to_decimal(Fraction(10**MAX_DIGITS - 1)) == Decimal("9" * MAX_DIGITS)
    assert isinstance(to_decimal(Fraction(-(10**MAX_DIGITS))), Unavailable)


def test_huge_steps_on_the_way_do_no_harm() -> None:
    bomb = " * ".join(["99999999999999999999"] * 10)
    assert isinstance(gap_of(bomb), Unavailable)
    assert value_of(f"({bomb}) / ({bomb})") == 1
