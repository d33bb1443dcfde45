"""First and last days: both belong to what is valid, and the days beside them do not.

Each row is a place of the program that asks whether something is there on a day. It is given a
thing of a few days, one of a single day, and one across New Year.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from types import SimpleNamespace
from typing import Final

import pytest
from tests.factories import AREAS, agreement, indicator, provenance, report
from tests.register import invented
from tests.unit.rules.checked_years import bare
from tests.unit.rules.registered_years import hours, service

from capaian.documents.scope.views import undertakings
from capaian.documents.scope.views.courses import QUARTER
from capaian.domain.period import Period
from capaian.dossier.intake.register_tables import RegisterNumber
from capaian.rules.agreements import agreements_in_force
from capaian.rules.assess import lists
from capaian.rules.checks.belonging import BELONGING_FINDERS
from capaian.rules.registers.working_time import WorkCalendar
from capaian.web.services.table_comparison import Cell, Kind, KindMonth
from capaian.web.services.table_import import TablePlanner

Days = tuple[date, date]
DAY: Final = timedelta(days=1)
SPANS: Final = (
    (date(2023, 3, 1), date(2023, 3, 31)),
    (date(2024, 2, 29), date(2024, 2, 29)),
    (date(2023, 12, 31), date(2024, 1, 1)),
)


def area_is_there(days: Days, day: date) -> bool:
    return replace(AREAS[0], valid_from=days[0], valid_to=days[1]).is_there(day, day)


def service_is_offered(days: Days, day: date) -> bool:
    return service(valid_from=days[0], valid_to=days[1]).is_offered(day)


def law_is_valid(days: Days, day: date) -> bool:
    own = replace(provenance(), valid_from=days[0], valid_to=days[1])
    return own.is_valid_on(day)


def hours_are_open(days: Days, day: date) -> bool:
    own = replace(hours("1234567", "08:00", "15:00"), first=days[0], last=days[1])
    return bool(WorkCalendar((own,), frozenset()).openings(day))


PLACES: Final[tuple[Callable[[Days, date], bool], ...]] = (
    area_is_there,
    service_is_offered,
    law_is_valid,
    hours_are_open,
)


@pytest.mark.parametrize("days", SPANS, ids=["a month", "one day", "New Year"])
@pytest.mark.parametrize("is_valid", PLACES, ids=lambda place: place.__name__)
def test_the_first_and_the_last_day_belong_to_it(
    is_valid: Callable[[Days, date], bool], days: Days
) -> None:
    first, last = days
    found = [is_valid(days, day) for day in (first - DAY, first, last, last + DAY)]
    assert found == [False, True, True, False]


@pytest.mark.parametrize(
    ("first", "last", "quarters"),
    [
        ("2023-03-31", None, "1234"),
        ("2023-04-01", None, "234"),
        (None, "2023-03-31", "1"),
        (None, "2023-04-01", "12"),
        ("2023-06-30", "2023-07-01", "23"),
        ("2023-12-31", "2024-12-31", "4"),
        ("2024-01-01", None, ""),
        (None, "2022-12-31", ""),
        (None, "2023-01-01", "1"),
    ],
)
def test_a_period_has_what_is_valid_on_any_of_its_days(
    first: str | None, last: str | None, quarters: str
) -> None:
    """Indicators, areas and kinds of services are asked of whole periods."""
    days = [date.fromisoformat(each) if each else None for each in (first, last)]
    own = indicator(valid_from=days[0], valid_to=days[1])
    area = replace(AREAS[0], valid_from=days[0], valid_to=days[1])
    quarters_of_year = [Period.parse(f"2023-Q{number}") for number in range(1, 5)]
    assert (
        "".join(str(each.ordinal) for each in quarters_of_year if own.holds_in(each)) == quarters
    )
    inside = (each for each in quarters_of_year if area.is_there(each.start, each.end))
    assert "".join(str(each.ordinal) for each in inside) == quarters


@pytest.mark.parametrize(
    ("born", "is_eligible"),
    [("30-12-2006", True), ("31-12-2006", True), ("01-01-2007", False)],
)
def test_a_year_of_age_is_complete_on_the_birthday(
    tmp_path: Path, born: str, *, is_eligible: bool
) -> None:
    """Seventeen on 31 December 2023: the person register counts who is to have a card."""
    day, month, year = born.split("-")
    number = f"631101{day}{month}{year[2:]}0001"
    row = invented.person(NIK=number, TGL_LHR=born, STATUS_KAWIN="BELUM KAWIN")
    extract = invented.write_csv(tmp_path / "warga.csv", [row])
    assert invented.count(tmp_path, extract).code == 0
    sheet = (tmp_path / "hasil" / "hitungan.csv").read_text(encoding="utf-8")
    [cells] = [line.split(";") for line in sheet.splitlines() if ";JUMLAH;" in line]
    assert cells[-1] == str(int(is_eligible))


@pytest.mark.parametrize(
    ("day", "quarters"),
    [
        ("2023-03-31", "1234"),
        ("2023-04-01", "234"),
        ("2023-06-30", "234"),
        ("2023-12-31", "4"),
        ("2024-01-01", ""),
        ("2022-12-31", "1234"),
    ],
)
def test_a_revision_counts_at_the_end_of_the_day_on_which_it_is_signed(
    day: str, quarters: str
) -> None:
    """So it does in the quarter that ends with that day."""
    year = bare(
        agreements=(
            agreement(signed="2022-01-03"),
            agreement(id="pk-ubah", revision=1, signed=day),
        )
    )
    as_of = [Period.parse(f"2023-Q{number}") for number in range(1, 5)]
    revised = (each for each in as_of if agreements_in_force(year, each)[0].revision)
    assert "".join(str(each.ordinal) for each in revised) == quarters


@pytest.mark.parametrize(
    ("last", "is_hit"), [("2023-03-03", True), ("2023-03-04", False), ("2023-03-05", False)]
)
def test_an_area_of_a_single_day_has_no_fault(last: str, is_hit: bool) -> None:
    first = date.fromisoformat("2023-03-04")
    area = replace(AREAS[0], valid_from=first, valid_to=date.fromisoformat(last))
    year = SimpleNamespace(year=2023, office=None, areas=[area])
    found = [*BELONGING_FINDERS["area_dates"](SimpleNamespace(year=year))]
    assert len(found) == is_hit


@pytest.mark.parametrize(
    ("until", "day"),
    [
        (None, "2023-03-31"),
        ("2023-02-28", "2023-03-31"),
        ("2023-03-01", "2023-03-01"),
        ("2023-03-15", "2023-03-15"),
        ("2023-03-31", "2023-03-31"),
        ("2023-04-01", "2023-03-31"),
    ],
)
def test_a_recap_goes_to_the_last_day_of_the_month_on_which_its_kind_was_there(
    until: str | None, day: str
) -> None:
    own = SimpleNamespace(valid_to=until and date.fromisoformat(until))
    planner = SimpleNamespace(
        catalogue=SimpleNamespace(services={"kk": own}),
        rules=SimpleNamespace(number_of=lambda post, day: None),
        post="",
        _home="",
    )
    last = date(2023, 3, 31)
    recap = RegisterNumber(last, True, "kk", "received", "", "", 4, 2)
    assert TablePlanner._cell_of(planner, recap).day == date.fromisoformat(day)
    of_a_day = replace(recap, is_recap=False)
    assert TablePlanner._cell_of(planner, of_a_day).day == last


@pytest.mark.parametrize(
    ("day", "is_seen"), [(2, False), (3, True), (4, True), (5, True), (6, False)]
)
def test_a_table_is_about_all_days_from_its_first_to_its_last(day: int, is_seen: bool) -> None:
    march = Period.parse("2023-M03")
    numbers = [
        (RegisterNumber(each.day, False, "kk", "received", "", "", 4, 2), each)
        for each in (cell_of(3), cell_of(5))
    ]
    table = KindMonth(Kind("kk", "", "received"), march, "", False, numbers, (), {})
    assert (table._place(cell_of(day)) is not None) is is_seen


def cell_of(day: int) -> Cell:
    return Cell(date(2023, 3, day), False, "", "", None)


@pytest.mark.parametrize(("until", "over"), [("2023-M05", 1), ("2023-Q2", 2), ("2023-Q3", 3)])
def test_a_quarter_is_over_with_the_period_that_ends_with_it(until: str, over: int) -> None:
    quarters = [Period.parse(f"2023-Q{number}") for number in range(1, 5)]
    world = SimpleNamespace(assessment=SimpleNamespace(as_of=Period.parse(until)))
    found = [QUARTER.of("", each, world).field("is_over") == "ya" for each in quarters]
    assert found == [number < over for number in range(4)]


@pytest.mark.parametrize(
    ("until", "rows"),
    [
        ("2023-Q1", "2023-M01 2023-Q1"),
        ("2023-Q2", "2023-Q2"),
        ("2023", "2023-M01 2023-Q1 2023-Q2"),
    ],
)
def test_rows_of_a_period_begin_and_end_in_it(until: str, rows: str) -> None:
    outputs = [report("ik", 1, when) for when in ("2022", "2023-M01", "2023-Q1", "2023-Q2")]
    world = SimpleNamespace(
        assessment=SimpleNamespace(as_of=Period.parse(until)),
        office_year=SimpleNamespace(outputs=outputs),
    )
    found = undertakings._rows(SimpleNamespace(indicator="ik"), world)
    assert " ".join(str(each.period) for each in found) == rows


def listed_row(until: str, *, is_yearly: bool = False) -> SimpleNamespace:
    column = SimpleNamespace(is_day=True, blank_is_no=False)
    shape = SimpleNamespace(
        columns={"begins": column}, begin_columns=("begins",), needs_day=True, is_yearly=is_yearly
    )
    return SimpleNamespace(shape=shape, row=None, period=Period.parse(until))


@pytest.mark.parametrize(
    ("cell", "is_there"),
    [
        ("2023-03-31", True),
        ("2023-04-01", False),
        ("2023-03", True),
        ("2023-04", False),
        # some day of a year of which a part is over
        ("2023", None),
        ("2022", True),
        ("2022-12-31", True),
    ],
)
def test_what_a_list_has_until_the_end_of_a_quarter_is_counted(
    monkeypatch: pytest.MonkeyPatch, cell: str, is_there: bool | None
) -> None:
    monkeypatch.setattr(lists, "cells_of", lambda *of: (cell,))
    condition = SimpleNamespace(column="begins", comparison=None, values=())
    own = listed_row("2023-Q1")
    assert lists.ListedRow.meets(own, condition) is is_there
    assert lists.ListedRow._is_there.fget(own) is is_there


@pytest.mark.parametrize(("day", "is_there"), [("2022-12-31", False), ("2023-01-01", True)])
def test_a_yearly_list_has_what_happened_in_the_year(
    monkeypatch: pytest.MonkeyPatch, day: str, is_there: bool
) -> None:
    monkeypatch.setattr(lists, "cells_of", lambda *of: (day,))
    assert lists.ListedRow._is_there.fget(listed_row("2023-Q1", is_yearly=True)) is is_there
