"""Targets as values: figures, ranges and words, each with the line of its paper."""

from __future__ import annotations

from decimal import Decimal

import pytest
from tests.factories import DOCUMENTS, agreement, agreement_target, indicator, office_year, target
from tests.unit.rules.desks import desk_of, trace_of

from capaian.domain.period import Period
from capaian.domain.plan import TargetValue
from capaian.domain.policy import Aggregation
from capaian.domain.value import PERCENT, SCALE_4, CellValue, Known, Reason, TextValue, Unavailable
from capaian.rules.agreements import describe_range, lines_in_force, target_in_force
from capaian.rules.assess.context import AssessContext
from capaian.rules.assess.period_results import name_of, record_target, target_unit

OWN = indicator("x", unit=PERCENT, aggregation=Aggregation.SUM)


def recorded(
    stated: TargetValue | str | int | None, as_of: str = "2023", **parts: str
) -> tuple[CellValue, AssessContext]:
    line = agreement(agreement_target("x", stated, **parts))
    year = office_year(indicators=(OWN,), agreements=(line,))
    desk, period = desk_of(as_of, indicators=(OWN,), agreements=(line,)), Period.parse(as_of)
    found = target_in_force(desk.facts, OWN, lines_in_force(year, period)["x"], period)
    return record_target(desk, OWN, found, period), desk


def bounds(lower: str | None, upper: str | None, text: str = "") -> TargetValue:
    low, high = (None if bound is None else Decimal(bound) for bound in (lower, upper))
    return TargetValue(None, text=text, lower=low, upper=high)


@pytest.mark.parametrize(
    ("typed", "shown"), [("95", "95"), ("86.25", "86,25"), ("99.4", "99,4"), ("0", "0")]
)
def test_a_figure_is_shown_as_its_paper_has_it(typed: str, shown: str) -> None:
    value, _ = recorded(typed)
    assert isinstance(value, Known)
    assert (value.display, value.unit) == (shown, PERCENT)


def test_a_figure_on_another_scale_has_its_own_unit() -> None:
    value, _ = recorded(target("3.40", scale=SCALE_4))
    assert isinstance(value, Known)
    assert (value.unit, value.display) == (SCALE_4, "3,40")
    assert target_unit(OWN, target("3.40", scale=SCALE_4)) == SCALE_4
    assert target_unit(OWN, target("3.40")) == PERCENT


@pytest.mark.parametrize(
    ("stated", "text"),
    [
        pytest.param(bounds("4.5", "6"), "4,5–6", id="a range"),
        pytest.param(bounds("4.5", None), "minimal 4,5", id="at least"),
        pytest.param(bounds(None, "6"), "maksimal 6", id="at most"),
        pytest.param(bounds("4", "6", "antara 4 dan 6"), "antara 4 dan 6", id="as printed"),
        pytest.param(TargetValue(None, text="3 (tiga) mitra"), "3 (tiga) mitra", id="words"),
    ],
)
def test_ranges_and_words(stated: TargetValue, text: str) -> None:
    value, desk = recorded(stated)
    assert isinstance(value, TextValue)
    assert (value.text, value.met) == (text, None)
    source = trace_of(desk, value).source
    assert source is not None
    assert (source.file, source.row) == ("agreements.yaml", 12)


@pytest.mark.parametrize(
    ("lower", "upper", "text"),
    [("1", "1", "1–1"), ("0", None, "minimal 0"), (None, "0", "maksimal 0")],
)
def test_ranges_written_out(lower: str | None, upper: str | None, text: str) -> None:
    assert describe_range(bounds(lower, upper)) == text


def test_a_figure_goes_before_its_words() -> None:
    value, _ = recorded(target(3, text="3 (tiga) mitra"))
    assert isinstance(value, Known)


@pytest.mark.parametrize(
    ("has_line", "row"), [(True, 12), (False, None)], ids=["an empty line", "no line"]
)
def test_no_target(has_line: bool, row: int | None) -> None:
    if has_line:
        value, desk = recorded(None)
    else:
        desk = desk_of()
        value = record_target(desk, OWN, None, Period(2023))
    assert value == Unavailable(Reason.NO_TARGET)
    trace = trace_of(desk, value)
    assert (trace.source.row if trace.source else None) == row
    assert trace.subject == "Target Indikator x, Tahun 2023"


def test_a_target_until_a_quarter_is_the_sum_of_its_quarters() -> None:
    value, desk = recorded(50, "2023-Q2", q1="10", q2="12.5")
    trace = trace_of(desk, value)
    assert (value.display, trace.working) == ("22,50", "10,00 + 12,50")
    assert trace.subject == "Target Indikator x, sampai Triwulan II Tahun 2023"
    sources = [desk.log[part].source for part in trace.inputs]
    assert [source.row for source in sources if source] == [12, 12]


def test_a_target_of_the_first_quarter_is_itself() -> None:
    value, desk = recorded(50, "2023-Q1", q1="10")
    assert (value.display, trace_of(desk, value).formula) == ("10", "")


@pytest.mark.parametrize(("symbol", "name"), [("IKU 9", "IKU 9"), ("", "Indikator x")])
def test_how_traces_call_an_indicator(symbol: str, name: str) -> None:
    assert name_of(indicator("x", symbol=symbol, unit=DOCUMENTS)) == name
