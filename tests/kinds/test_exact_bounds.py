"""What begins where another thing ends, is exactly enough, or is reached to the point."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time
from decimal import Decimal
from types import SimpleNamespace

import pytest
from tests import factories as make

from capaian.documents.scope.views import comparisons, courses
from capaian.documents.scope.views.survey_results import CLOSING
from capaian.domain.assessment import Status
from capaian.domain.identifiers import PostId, SurveyId, TraceId
from capaian.domain.issue import Place
from capaian.domain.office import Post
from capaian.domain.period import Period
from capaian.domain.policy import Polarity
from capaian.domain.registers.catalogue import OfficeHours
from capaian.domain.registers.closed_survey import SurveyClosing
from capaian.domain.value import PERCENT, Known, Unit
from capaian.rules.registers.survey_answers import sample_size
from capaian.rules.registers.working_time import WorkCalendar

AT = Place("registers/hours.csv")
MORNING = OfficeHours(None, None, "1", "08:00", "12:00", AT)
MONDAY = date(2025, 7, 7)


@pytest.mark.parametrize(
    ("begins", "are_both_open"), [("12:00", True), ("11:59", False), ("12:30", True)]
)
def test_hours_that_begin_where_others_end_are_no_overlap(
    begins: str, *, are_both_open: bool
) -> None:
    """Fault: the afternoon of an office that declares two halves is no working time."""
    afternoon = OfficeHours(None, None, "1", begins, "16:00", AT)
    openings = WorkCalendar((MORNING, afternoon), frozenset()).openings(MONDAY)
    assert (len(openings) == 2) is are_both_open
    assert MORNING.overlaps(afternoon) is afternoon.overlaps(MORNING) is not are_both_open
    assert openings[0] == (time(8), time(12))


@pytest.mark.parametrize(("lack", "is_short"), [(1, True), (0, False), (-1, False)])
def test_a_sample_that_is_exactly_enough_is_not_short(lack: int, *, is_short: bool) -> None:
    users = 500
    closing = SurveyClosing(
        SurveyId("skm"),
        Period.parse("2024"),
        sample_size(users) - lack,
        users,
        0,
        9,
        None,
        None,
        "",
        None,
        AT,
    )
    assert CLOSING.fields["is_short"](closing, SimpleNamespace()) is is_short
    assert not CLOSING.fields["is_short"](replace(closing, users=None), SimpleNamespace())


@pytest.mark.parametrize(
    ("reported", "has_results"),
    [("2023-Q2", True), ("2023-M04", True), ("2023-M06", True), ("2023-M07", False)],
)
def test_a_quarter_has_the_results_of_its_months(reported: str, *, has_results: bool) -> None:
    """Fault: a quarter that was reported by month stands in the paper as one without results."""
    row = make.count("ktp.holders", make.HULU, 5, reported)
    world = SimpleNamespace(
        office_year=SimpleNamespace(outputs=(), counts=(row,), survey_elements=())
    )
    found = courses.QUARTER.fields["has_results"](Period.parse("2023-Q2"), world)
    assert found is has_results


@pytest.mark.parametrize(
    ("end", "status", "words"),
    [
        (2023, Status.NOT_MET, "tahun terakhir"),
        (2023, Status.MET, "tercapai"),
        (2026, Status.NOT_MET, "tercapai"),
    ],
)
def test_the_last_year_of_a_plan_is_named_only_where_its_target_is_missed(
    end: int, status: Status, words: str
) -> None:
    """A plan that is reached already asks for no change, whatever the year's target."""
    gap = Known(Decimal(1 if words == "tercapai" else -1), PERCENT, TraceId("t1"))
    result = SimpleNamespace(
        code="a",
        plan_end=SimpleNamespace(gap=gap, period=Period.year_of(end)),
        current=SimpleNamespace(period=Period.year_of(2023), status=status),
    )
    definition = SimpleNamespace(polarity=Polarity.HIGHER_IS_BETTER)
    assert (
        comparisons.yearly_change(result, SimpleNamespace(definitions={"a": definition})) == words
    )


@pytest.mark.parametrize(
    ("unit", "own", "beside", "shown"),
    [
        (PERCENT, 0, 2, "90,00"),
        (PERCENT, 2, 0, "90"),
        (Unit("keping"), 0, 2, "90"),
        (Unit("keping"), 1, 2, "90,00"),
        (PERCENT, 1, None, "90,0"),
    ],
)
def test_figures_have_the_decimals_of_those_beside_them_but_pieces(
    unit: Unit, own: int, beside: int | None, shown: str
) -> None:
    assert Known(Decimal(90), unit, TraceId("t1"), own).aligned(beside).display == shown


@pytest.mark.parametrize(
    ("holders", "holder", "name"),
    [
        (1, 1, "Petugas"),
        (1, 2, "Petugas, pemegang 2"),
        (2, 1, "Petugas, pemegang 1"),
        (2, None, "Petugas"),
    ],
)
def test_a_holder_has_a_number_where_the_post_has_several_or_had(
    holders: int, holder: int | None, name: str
) -> None:
    """Fault: what the second holder of before did is printed as that of the first."""
    own = Post(PostId("petugas"), "Petugas", holders=holders)
    year = make.office_year(office=replace(make.office(), posts=(own,)))
    assert year.holder_name(PostId("petugas"), holder) == name


@pytest.mark.parametrize(
    ("first", "last", "is_whole"),
    [
        (date(2025, 1, 1), date(2025, 12, 31), True),
        (date(2025, 1, 2), None, False),
        (None, date(2025, 12, 30), False),
        (date(2024, 12, 31), date(2026, 1, 1), True),
    ],
)
def test_an_area_of_the_whole_year_is_named_without_its_dates(
    first: date | None, last: date | None, *, is_whole: bool
) -> None:
    """Fault: a kecamatan there since 1 January is printed as if it came within the year."""
    area = replace(make.district(make.HULU, "Hulu"), valid_from=first, valid_to=last)
    assert (area.name_in(2025) == "Hulu") is is_whole
