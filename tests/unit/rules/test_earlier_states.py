"""Stocks of June that stand for December: told as a warning, in gaps, and in every trace above them."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.factories import component, count, counts, office_year, rule_set

from capaian.domain.assessment import Assessment
from capaian.domain.office_year import OfficeYear
from capaian.domain.period import Period
from capaian.domain.policy import Aggregation
from capaian.domain.work import Count
from capaian.rules.assess import assess
from capaian.rules.gaps import find_gaps
from capaian.rules.quality.earlier_states import EARLIER_STATE
from capaian.rules.validate import validate

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
    (told,) = warnings(HALF)
    assert "keadaan akhir Tahun 2023 belum ada, yang dipakai keadaan Triwulan II Tahun 2023" in told


@pytest.mark.parametrize("rows", [quarter(4), counts("ktp", [90, 180, 270], [100, 200, 300])])
def test_stocks_of_the_end_of_the_year_are_no_earlier_ones(rows: tuple[Count, ...]) -> None:
    year = year_with(*quarter(2), *rows)
    assert warnings(year) == []
    assert all(trace.state is None for trace in assess(year, rule_set()).traces.values())


def test_one_district_that_ends_earlier_is_named() -> None:
    first = [row for row in quarter(4) if row.area != quarter(4)[0].area]
    (told,) = warnings(year_with(*quarter(2), *first))
    assert "belum ada di Hulu, yang dipakai" in told


def test_a_total_of_the_regency_stands_for_nothing_where_districts_are_counted() -> None:
    total = count("ktp.have", office_year().office.regency, 540, when="2023-Q2")
    assert warnings(year_with(*quarter(4), total)) == []


def test_events_have_no_state() -> None:
    summed = (component("ktp", aggregation=Aggregation.SUM), component("akta"))
    assert warnings(replace(HALF, components=summed)) == []


def test_what_is_to_be_filled_in_names_the_end_of_the_year() -> None:
    told = [gap.what for gap in find_gaps(HALF) if gap.file == "counts.csv"]
    assert told == [
        "keadaan akhir tahun 2 ukuran: ktp.have, ktp.need; yang dipakai keadaan Triwulan II Tahun 2023"
    ]


def test_traces_of_the_year_say_the_state_up_to_the_ratio() -> None:
    result = assess(HALF, rule_set())
    ratio = next(found.ratio for found in result.components if found.code == "ktp")
    assert ratio.trace is not None
    assert result.traces[ratio.trace].state == Q2
    assert result.traces[ratio.trace].title.endswith("Tahun 2023 (keadaan Triwulan II Tahun 2023)")
    assert len(limits(result)) == 1


def test_a_quarter_that_has_its_own_figures_rests_on_nothing_earlier() -> None:
    result = assess(HALF, rule_set(), Q2)
    assert limits(result) == []
    assert all(trace.state is None for trace in result.traces.values())


def test_a_quarter_without_its_own_figures_says_so() -> None:
    assert len(limits(assess(HALF, rule_set(), Period.parse("2023-Q3")))) == 1
