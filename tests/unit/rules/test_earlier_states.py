"""Stocks of June that stand for December: told as a warning, in gaps,
and in every trace above them.
"""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.factories import counts, office_year, rule_set

from capaian.domain.assessment import Assessment
from capaian.domain.office_year import OfficeYear
from capaian.domain.period import Period
from capaian.domain.value import StockState, Trace
from capaian.domain.work import Count
from capaian.rules.assess import assess
from capaian.rules.checks.counts import EARLIER_STATE
from capaian.rules.checks.gaps import find_gaps
from capaian.rules.checks.validate import validate
from capaian.rules.tracelog import MadeParts

AKTA = counts("akta", [0, 5, 3], [0, 5, 5])
BLANK = tuple(replace(row, value=None) for row in counts("ktp", [0, 0, 0], [0, 0, 0]))
Q2 = Period.parse("2023-Q2")


def quarter(number: int) -> tuple[Count, ...]:
    return counts("ktp", [90, 180, 270], [100, 200, 300], when=f"2023-Q{number}")


def year_with(*rows: Count) -> OfficeYear:
    return office_year(counts=(*rows, *AKTA))


def warnings(year: OfficeYear) -> list[str]:
    return [issue.message for issue in validate(year, rule_set()) if issue.code == EARLIER_STATE]


def limits(result: Assessment) -> list[str]:
    return [issue.message for issue in result.issues if issue.code == EARLIER_STATE]


HALF = year_with(*quarter(1), *quarter(2), *BLANK)


def test_check_tells_each_component_that_rests_on_an_earlier_state() -> None:
    (warning,) = warnings(HALF)
    assert (
        "keadaan akhir Tahun 2023 belum ada, yang dipakai keadaan Triwulan II Tahun 2023"
        in warning
    )


@pytest.mark.parametrize("rows", [quarter(4), counts("ktp", [90, 180, 270], [100, 200, 300])])
def test_stocks_of_the_end_of_the_year_are_no_earlier_ones(rows: tuple[Count, ...]) -> None:
    year = year_with(*quarter(2), *rows)
    assert warnings(year) == []
    assert all(trace.state is None for trace in assess(year, rule_set()).traces.values())


def test_one_district_that_ends_earlier_is_named() -> None:
    first = [row for row in quarter(4) if row.area != quarter(4)[0].area]
    (warning,) = warnings(year_with(*quarter(2), *first))
    assert "belum ada di Hulu, yang dipakai" in warning


def test_what_is_to_be_filled_in_names_the_end_of_the_year() -> None:
    missing = [gap.what for gap in find_gaps(HALF) if gap.file == "counts.csv"]
    assert missing == [
        (
            "keadaan akhir tahun 2 ukuran: ktp.have, ktp.need; yang dipakai keadaan Triwulan "
            "II Tahun 2023"
        )
    ]


def test_traces_of_the_year_say_the_state_up_to_the_ratio() -> None:
    result = assess(HALF, rule_set())
    ratio = next(found.ratio for found in result.components if found.code == "ktp")
    assert ratio.trace is not None
    assert result.traces[ratio.trace].state == StockState(Q2, Q2)
    assert result.traces[ratio.trace].title.endswith("Tahun 2023 (keadaan Triwulan II Tahun 2023)")
    assert len(limits(result)) == 1


def test_a_quarter_that_has_its_own_figures_rests_on_nothing_earlier() -> None:
    result = assess(HALF, rule_set(), Q2)
    assert limits(result) == []
    assert all(trace.state is None for trace in result.traces.values())


def test_a_quarter_without_its_own_figures_says_so() -> None:
    assert len(limits(assess(HALF, rule_set(), Period.parse("2023-Q3")))) == 1


def trace_of(result: Assessment, what: str = "ratio", area: str = "") -> Trace:
    """The trace of a figure of identity cards: of the regency, or of an area."""
    found = next(found for found in result.components if found.code == "ktp")
    holder = next(each for each in found.areas if each.code == area) if area else found
    trace = getattr(holder, what).trace
    assert trace is not None
    return result.traces[trace]


Q1 = Period.parse("2023-Q1")
ONE_MORE = tuple(
    row for row in quarter(2) if row.area == quarter(2)[0].area and row.measure == "ktp.have"
)
"""Holders of one district in the second quarter, and nothing else."""


@pytest.mark.parametrize("as_of", ["2023-Q2", "2023-Q3", "2023"])
def test_parts_of_different_ends_are_called_mixed_and_both_ends_are_named(as_of: str) -> None:
    result = assess(year_with(*quarter(1), *ONE_MORE), rule_set(), Period.parse(as_of))
    area = ONE_MORE[0].area
    for found in (
        trace_of(result),
        trace_of(result, "numerator"),
        trace_of(result, "ratio", area),
    ):
        assert found.state == StockState(Q1, Q2)
        assert (
            "(keadaan campuran, Triwulan I Tahun 2023 dan Triwulan II Tahun 2023)" in found.title
        )
    other = next(each.code for each in office_year().districts if each.code != area)
    for found in (trace_of(result, "denominator"), trace_of(result, "ratio", other)):
        assert found.state == StockState(Q1, Q1)
        assert "campuran" not in found.title


def test_a_mixture_stays_one_where_its_counts_are_taken_over() -> None:
    made: MadeParts = {}
    year = year_with(*quarter(1), *ONE_MORE)
    assess(year, rule_set(), None, made)
    other = replace(year, indicators=(replace(year.indicators[0], formula="mean(ktp, akta) * 1"),))
    assert assess(other, rule_set(), None, made).traces == assess(other, rule_set()).traces


def test_a_number_of_the_end_alone_beside_an_earlier_one_is_its_own() -> None:
    result = assess(year_with(*quarter(1), *ONE_MORE), rule_set(), Q2)
    assert trace_of(result, "numerator", ONE_MORE[0].area).state is None


def test_the_year_before_makes_no_mixture_of_this_one() -> None:
    before = tuple(replace(row, period=Period.parse("2022-Q4")) for row in quarter(4))
    result = assess(year_with(*quarter(1), *before), rule_set(), Q2)
    found = next(found for found in result.components if found.code == "ktp")
    assert found.change.trace is not None
    assert result.traces[found.change.trace].state == StockState(Q1, Q1)


def test_check_names_all_ends_that_stand_for_a_later_one() -> None:
    (warning,) = warnings(year_with(*quarter(1), *ONE_MORE))
    assert "yang dipakai keadaan Triwulan I Tahun 2023 dan Triwulan II Tahun 2023, jadi" in warning
