"""How a step is made: gaps, decimals, policies and the text of its working."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

import pytest
from tests.factories import policies
from tests.unit.rules.desks import desk_of, trace_of

from capaian.domain.identifiers import TraceId
from capaian.domain.policy import Step
from capaian.domain.value import (
    INDEX,
    ONE,
    PERCENT,
    POINT,
    RUPIAH,
    CellValue,
    Known,
    Reason,
    Result,
    SourceReference,
    TextValue,
    Unavailable,
    Unit,
)
from capaian.rules.assess.context import (
    AssessContext,
    Recipe,
    derive,
    find_gap,
    finest_decimals,
    known_value,
    record,
    settle,
    shown_decimals,
    sum_template,
    traces_of,
    typed_decimals,
)
from capaian.rules.outcome import Outcome

PEOPLE = Unit("orang")
PLACE = SourceReference("counts.csv", 9)
KNOWN = Known(Decimal(5), PEOPLE, TraceId("t1"), 0)
WORDS = TextValue("Sudah", TraceId("t2"))


def gap_of(reason: Reason) -> Unavailable:
    return Unavailable(reason)


# --- why a step cannot be done -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("values", "reason", "missing"),
    [
        pytest.param((KNOWN, KNOWN), None, (), id="everything is there"),
        pytest.param((gap_of(Reason.NOT_REPORTED), KNOWN), "missing_input", ("a",), id="not yet there"),
        pytest.param((KNOWN, gap_of(Reason.MISSING_INPUT)), "missing_input", ("b",), id="incomplete itself"),
        pytest.param((KNOWN, gap_of(Reason.NO_TARGET)), "no_target", ("b",), id="a reason that stays"),
        pytest.param((KNOWN, gap_of(Reason.NO_EVENTS)), "no_events", ("b",), id="no events"),
        pytest.param(
            (gap_of(Reason.NOT_REPORTED), gap_of(Reason.NO_TARGET)),
            "no_target",
            ("a", "b"),
            id="what stays goes before what may come",
        ),
        pytest.param(
            (gap_of(Reason.NOT_COMPARABLE), gap_of(Reason.NO_TARGET)),
            "not_comparable",
            ("a", "b"),
            id="the first of two that stay",
        ),
        pytest.param((WORDS, KNOWN), "not_applicable", ("a",), id="words cannot be computed with"),
        pytest.param(
            (WORDS, gap_of(Reason.NOT_REPORTED)), "not_applicable", ("a", "b"), id="words and a gap"
        ),
        pytest.param(
            (WORDS, gap_of(Reason.NO_TARGET)), "no_target", ("a", "b"), id="words and a gap that stays"
        ),
    ],
)
def test_the_reason_of_a_gap(
    values: Sequence[CellValue], reason: str | None, missing: tuple[str, ...]
) -> None:
    found = find_gap(("a", "b"), values)
    assert (found.reason.value if found else None) == reason
    assert (found.missing if found else ()) == missing


def test_names_and_values_go_together() -> None:
    with pytest.raises(ValueError, match="zip"):
        find_gap(("a",), (KNOWN, KNOWN))


# --- a step --------------------------------------------------------------------------------------------


def recipe(desk: AssessContext, policy: str = "") -> Recipe:
    rounding = desk.rounding(Step.RATIO)
    return Recipe("Cakupan", PERCENT, rounding, "100 × {0} ÷ {1}", ("Punya", "Wajib"), policy)


def parts(desk: AssessContext, *values: str | None) -> list[Result]:
    return [
        record(
            desk,
            "x",
            Unavailable(Reason.NOT_REPORTED) if value is None else Decimal(value),
            PEOPLE,
            PLACE,
        )
        for value in values
    ]


def percent(part: Decimal, whole: Decimal) -> Outcome:
    return 100 * part / whole


def test_a_step_names_its_recipe_and_its_figures() -> None:
    desk = desk_of()
    inputs = parts(desk, "1", "3")
    found = derive(desk, recipe(desk), inputs, percent)
    trace = trace_of(desk, found)
    assert (trace.subject, trace.unit, trace.decimals) == ("Cakupan", PERCENT, 2)
    assert (trace.formula, trace.working) == ("100 × Punya ÷ Wajib", "100 × 1 ÷ 3")
    assert trace.inputs == tuple(value.trace for value in inputs)
    assert (found.display, trace.value) == ("33,33", Decimal("33.33"))


@pytest.mark.parametrize(
    ("own", "printed", "policy"),
    [
        ("", True, "rounding: printed"),
        ("", False, ""),
        ("methods: R/T", True, "methods: R/T; rounding: printed"),
        ("methods: R/T", False, "methods: R/T"),
    ],
)
def test_the_declared_choices_that_a_step_followed(own: str, printed: bool, policy: str) -> None:
    desk = desk_of(policies=policies(printed_steps=(Step.RATIO,) if printed else ()))
    found = derive(desk, recipe(desk, own), parts(desk, "1", "3"), percent)
    assert trace_of(desk, found).policy == policy


def test_a_gap_was_not_rounded() -> None:
    desk = desk_of()
    found = derive(desk, recipe(desk, "methods: R/T"), parts(desk, None, "3"), percent)
    assert trace_of(desk, found).policy == "methods: R/T"


def test_a_gap_keeps_its_working_its_inputs_and_its_unit() -> None:
    desk = desk_of()
    inputs = parts(desk, None, "3")
    found = derive(desk, recipe(desk), inputs, percent)
    trace = trace_of(desk, found)
    assert isinstance(found, Unavailable)
    assert (trace.working, trace.inputs) == ("100 × … ÷ 3", tuple(value.trace for value in inputs))
    assert (trace.value, trace.unit, trace.text) == (None, PERCENT, "masukan belum lengkap: Punya")


def test_a_rule_is_not_asked_while_something_is_missing() -> None:
    def refuse(*figures: Decimal) -> Outcome:
        raise AssertionError(figures)

    desk = desk_of()
    assert isinstance(derive(desk, recipe(desk), parts(desk, None, "3"), refuse), Unavailable)


@pytest.mark.parametrize(
    "outcome", [Reason.NO_EVENTS, Unavailable(Reason.NO_EVENTS)], ids=["a reason", "a gap"]
)
def test_a_rule_may_say_why_there_is_no_figure(outcome: Reason | Unavailable) -> None:
    desk = desk_of()
    found = settle(desk, recipe(desk), parts(desk, "0", "0"), outcome)
    assert found == Unavailable(Reason.NO_EVENTS)
    assert trace_of(desk, found).text == "tidak ada peristiwa"


def test_negative_figures_stand_in_brackets_and_zeros_do_not() -> None:
    desk = desk_of()
    found = derive(desk, recipe(desk), parts(desk, "-1", "0"), lambda *figures: Reason.DIVISION_BY_ZERO)
    assert trace_of(desk, found).working == "100 × (−1) ÷ 0"


# --- decimals ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("value", "decimals"),
    [("86", 0), ("99.4", 1), ("86.25", 2), ("86.250", 3), ("0", 0), ("1E+3", 0), ("-0.5", 1)],
)
def test_decimals_as_typed(value: str, decimals: int) -> None:
    assert typed_decimals(Decimal(value)) == decimals


@pytest.mark.parametrize(
    ("unit", "value", "declared", "shown"),
    [
        pytest.param(PERCENT, "95", None, 2, id="percentages as the office prints them"),
        pytest.param(INDEX, "86.5", None, 2, id="indices too"),
        pytest.param(POINT, "1", None, 2, id="points too"),
        pytest.param(RUPIAH, "95", None, 0, id="money as typed"),
        pytest.param(PEOPLE, "95.5", None, 1, id="persons as typed"),
        pytest.param(ONE, "0.125", None, 3, id="ratios as typed"),
        pytest.param(PERCENT, "95.25", 0, 0, id="as declared, even less than typed"),
        pytest.param(PEOPLE, "95", 1, 1, id="as declared, even more than typed"),
    ],
)
def test_decimals_of_a_typed_figure(unit: Unit, value: str, declared: int | None, shown: int) -> None:
    assert shown_decimals(desk_of(), unit, Decimal(value), declared) == shown


@pytest.mark.parametrize("decimals", [0, 1, 3])
def test_the_office_says_how_finely_it_prints(decimals: int) -> None:
    desk = desk_of(policies=policies(decimals=decimals))
    assert shown_decimals(desk, PERCENT, Decimal(95)) == decimals
    assert desk.plain(PERCENT).decimals == decimals
    assert desk.rounding(Step.RATIO).decimals == decimals


def test_no_typed_digit_is_hidden() -> None:
    """Else a reader with a calculator would start from another figure than the product."""
    assert shown_decimals(desk_of(policies=policies(decimals=1)), PERCENT, Decimal("95.125")) == 3


@pytest.mark.parametrize(
    ("unit", "declared", "decimals"), [(PERCENT, None, 2), (PEOPLE, None, 0), (PEOPLE, 3, 3), (PERCENT, 0, 0)]
)
def test_a_plain_step_is_never_rounded(unit: Unit, declared: int | None, decimals: int) -> None:
    plain = desk_of().plain(unit, declared)
    assert (plain.decimals, plain.is_rounded) == (decimals, False)


@pytest.mark.parametrize(
    ("values", "finest"),
    [
        ((), None),
        ((WORDS, gap_of(Reason.NO_TARGET)), None),
        ((KNOWN,), 0),
        ((KNOWN, Known(Decimal("1.25"), PEOPLE, TraceId("t1"), 2), WORDS), 2),
    ],
)
def test_the_finest_of_several(values: Sequence[CellValue], finest: int | None) -> None:
    assert finest_decimals(values) == finest


# --- leaves --------------------------------------------------------------------------------------------


def test_a_typed_figure_is_a_leaf_with_its_place() -> None:
    desk = desk_of()
    found = record(desk, "Wajib", Decimal("5.5"), PEOPLE, PLACE)
    trace = trace_of(desk, found)
    assert (found.display, trace.subject, trace.source, trace.formula) == ("5,5", "Wajib", PLACE, "")


def test_an_empty_place_is_a_leaf_too() -> None:
    desk = desk_of()
    found = record(desk, "Wajib", Unavailable(Reason.NOT_IN_SOURCE), PEOPLE, PLACE)
    trace = trace_of(desk, found)
    assert isinstance(found, Unavailable)
    assert (trace.source, trace.text, trace.unit) == (PLACE, "tidak dimuat dalam sumber", PEOPLE)


def test_traces_of_values_that_have_one() -> None:
    assert traces_of((KNOWN, gap_of(Reason.NO_TARGET), WORDS)) == ("t1", "t2")


@pytest.mark.parametrize(
    ("value", "figure"), [(KNOWN, Decimal(5)), (WORDS, None), (gap_of(Reason.NO_TARGET), None), (None, None)]
)
def test_the_figure_of_a_value(value: CellValue | None, figure: Decimal | None) -> None:
    assert known_value(value) == figure


@pytest.mark.parametrize(("number", "template"), [(0, ""), (1, "{0}"), (3, "{0} + {1} + {2}")])
def test_the_template_of_a_sum(number: int, template: str) -> None:
    assert sum_template(number) == template
