"""The feed beside sums made by another route, and the cells that it never writes."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from statistics import median

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.factories import DISTRICTS, HULU, TENGAH, period
from tests.unit.rules.registered_years import (
    CASH,
    CLERK,
    closing,
    fed_output,
    feed_row,
    figure,
    registered,
    service,
)

from capaian.domain.identifiers import IndicatorCode, MeasureCode
from capaian.domain.period import PeriodKind
from capaian.domain.registers.catalogue import ServiceField
from capaian.domain.registers.closed_month import (
    DURATION,
    MISSING,
    CountBasis,
    FeedMethod,
    Register,
    RegisterFigure,
    read_source,
)
from capaian.dossier.feeding import fed_cells
from capaian.dossier.tables.numbers import read_decimal
from capaian.rules.registers.feed import combine, definitions_of, feed_of, fingerprint

FIGURES = (
    figure(34),
    figure(12, area=TENGAH, detail="anak"),
    figure(50, stage="received"),
    figure(7, site="loket-2", post=CLERK, holder=1),
    figure(5, site="loket-2", post=CLERK, holder=2),
    figure(20, "2023-M08"),
    figure(9, item="ktp"),
)
QUARTER = PeriodKind.QUARTER


def fed(*figures: RegisterFigure, **filters: object) -> list[tuple[str, str, str]]:
    year = registered(*figures, feeds=[feed_row(**filters)])
    return [(str(each.area), str(each.period), str(each.value)) for each in feed_of(year).values]


@pytest.mark.parametrize(
    ("filters", "july", "august"),
    [
        ({}, 34 + 12 + 7 + 5, 20),
        ({"item": ()}, 34 + 12 + 7 + 5 + 9, 20),
        ({"stage": ("received",)}, 50, 0),
        ({"site": ("loket-2",)}, 7 + 5, 0),
        ({"post": CLERK, "holder": 2}, 5, 0),
        ({"detail": ("anak",)}, 12, 0),
        ({"area": HULU}, 34 + 7 + 5, 20),
    ],
)
def test_filters_take_what_they_name(filters: dict[str, object], july: int, august: int) -> None:
    assert [int(value) for _, _, value in fed(*FIGURES, **filters)] == [july, august]


def test_a_feed_says_what_it_leaves_out_for_want_of_a_part() -> None:
    figures = (
        figure(21, detail="anak"),
        figure(5, area=None),
        figure(3, stage="received", area=None),
    )
    year = registered(*figures, figure(2, area=None)._replace(site=""))
    for filters, found in (
        ({}, []),
        ({"area": "*"}, [("area", 7, 28)]),
        ({"area": HULU, "detail": ("anak",)}, [("detail", 7, 28)]),
        ({"site": ("loket-1",)}, [("site", 2, 28)]),
    ):
        left = feed_of(year).left_out(feed_row(**filters), period("2023-M07"))
        assert [(each.part, each.count, each.total) for each in left] == found


def test_a_quarter_is_of_recaps_only_where_no_month_was_counted_by_day() -> None:
    """Fault: one recap lets 58 days of counting pass for a "rekap bulanan"."""
    recap = figure(5, "2023-M09")._replace(is_recap=True)
    for figures, basis in (
        ((figure(3), figure(4, "2023-M08")), CountBasis.DAYS),
        ((figure(3), recap), CountBasis.PARTLY_RECAP),
        ((figure(3)._replace(is_recap=True), recap), CountBasis.RECAP),
    ):
        others = (figure(9, f"2023-M0{month}", item="ktp") for month in (7, 8, 9))
        year = registered(*figures, *others, feeds=[feed_row(span=QUARTER)])
        assert [each.basis for each in feed_of(year).values] == [basis]
        source = feed_of(year).source(Register.SERVICES, period("2023-Q3"), basis)
        assert read_source(source.id) == (Register.SERVICES, period("2023-Q3"))


def test_what_was_closed_without_sites_is_unknown_of_each_and_no_nought() -> None:
    without = figure(30)._replace(site="")
    assert fed(without, site=("loket-2",))[0][2] == "None"
    assert fed(without._replace(stage="received"), site=("loket-2",))[0][2] == "0"


def test_versions_of_a_year_share_a_feed_until_a_part_of_it_is_another_one() -> None:
    year = registered(*FIGURES, feeds=[feed_row()])
    assert feed_of(year) is feed_of(replace(year, goals=()))
    fewer = replace(year, register_figures=year.register_figures[1:])
    assert [each.value for each in feed_of(fewer).values] == [24, 20]


def test_each_kecamatan_has_its_row_and_none_is_left_out() -> None:
    assert fed(*FIGURES, measure=MeasureCode("kk.have"), indicator=None, area="*")[
        : len(DISTRICTS)
    ] == [
        (HULU, "2023-M07", "46"),
        (TENGAH, "2023-M07", "12"),
        (DISTRICTS[2], "2023-M07", "0"),
    ]


def test_levels_are_those_of_the_last_month_and_unknown_where_nobody_recorded_them() -> None:
    """Fault: cash of three months is added up, or is 0 in a month in which nobody looked."""
    figures = (
        figure(500, item="kas", stage="recorded"),
        figure(700, "2023-M09", item="kas", stage="recorded"),
    )
    own = {"item": ("kas",), "stage": ("recorded",), "how": FeedMethod.LAST}
    for span, expected in ((PeriodKind.MONTH, ["500", "None", "700"]), (QUARTER, ["700"])):
        rows = (*figures, figure(20, "2023-M08"))
        year = registered(*rows, feeds=[feed_row(**own, span=span)], services=(service(), CASH))
        assert [str(each.value) for each in feed_of(year).values] == expected


def test_a_sum_of_two_levels_is_unknown_where_one_was_not_recorded() -> None:
    """Fault: the one that somebody looked at is printed as both together."""
    petty, own = replace(CASH, code="kas-kecil"), {"item": ("kas", "kas-kecil")}
    feeds = [feed_row(**own, stage=("recorded",), how=FeedMethod.LAST)]
    rows = (
        figure(500, item="kas", stage="recorded"),
        figure(60, item="kas-kecil", stage="recorded"),
        figure(700, "2023-M08", item="kas", stage="recorded"),
    )
    year = registered(*rows, feeds=feeds, services=(service(), CASH, petty))
    assert [str(each.value) for each in feed_of(year).values] == ["560", "None"]


def test_what_a_month_was_closed_without_is_unknown_and_no_nought() -> None:
    """Fault: letters that nobody brought are 0,
    or also what was counted of other kinds is unknown.
    """
    mark = figure(0, "2023-M08", stage=MISSING)
    whole = (
        figure(34),
        figure(9, item="ktp"),
        mark,
        figure(5, "2023-M08", item="ktp"),
        figure(7, "2023-M09"),
    )
    assert [value for *_, value in fed(*whole)] == ["34", "None", "7"]
    assert [value for *_, value in fed(*whole, item=("ktp",))] == ["9", "5", "0"]
    assert [value for *_, value in fed(*whole, item=())] == ["43", "None", "7"]
    for how, expected in ((FeedMethod.SUM, "None"), (FeedMethod.LAST, "7")):
        assert fed(*whole, span=QUARTER, how=how) == [("99.01", "2023-Q3", expected)]
    months = [period(f"2023-M0{month}") for month in (7, 8)]
    assert {*feed_of(registered(*whole)).by_holder(feed_row(), *months).values()} == {None}


def test_work_of_the_office_is_in_no_feed_that_does_not_name_it() -> None:
    letters = service("surat", "received printed", field=ServiceField.OFFICE)
    for item, expected in (((), 34), (("surat",), 9), (("kk", "surat"), 43)):
        year = registered(
            figure(34),
            figure(9, item="surat"),
            feeds=[feed_row(item=item)],
            services=(service(), letters),
        )
        assert [each.value for each in feed_of(year).values] == [expected]


def test_a_quarter_is_fed_when_all_its_months_are_closed() -> None:
    assert fed(*FIGURES, span=QUARTER) == []
    whole = (*FIGURES, figure(1, "2023-M09"))
    assert fed(*whole, span=QUARTER) == [("99.01", "2023-Q3", "79")]
    assert fed(*whole, span=QUARTER, how=FeedMethod.LAST) == [("99.01", "2023-Q3", "1")]


def day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


@pytest.mark.parametrize(
    ("first", "last", "entries", "expected"),
    [
        ("2023-01-01", None, (7, 9), [(1, "0"), (2, "0"), (3, "2"), (4, "0")]),
        ("2023-07-01", None, (9,), [(3, "1"), (4, "0")]),
        ("2023-06-30", None, (9,), [(2, "0"), (3, "1"), (4, "0")]),
        ("2023-12-31", None, (), [(4, "0")]),
        ("2024-01-01", None, (), []),
        ("2022-05-01", "2023-06-30", (2,), [(1, "1"), (2, "0")]),
        (None, "2023-07-01", (2,), [(1, "1"), (2, "0"), (3, "0")]),
        (None, None, (7,), [(3, "1"), (4, "0")]),
        (None, None, (), []),
        (
            "2023-07-01",
            None,
            (2,),
            [(1, "1"), (3, "0"), (4, "0")],
        ),  # what was counted is never left out
    ],
)
def test_a_service_feeds_nothing_before_it_began(
    first: str | None, last: str | None, entries: tuple[int, ...], expected: list[tuple[int, str]]
) -> None:
    other = [figure(5, f"2023-M{month:02}", item="ktp") for month in range(1, 13)]
    own = [figure(1, f"2023-M{month:02}") for month in entries]
    services = (service(valid_from=day(first), valid_to=day(last)), service("ktp"))
    year = registered(*other, *own, feeds=[feed_row(span=QUARTER)], services=services)
    found = feed_of(year)
    assert [(each.period.ordinal, str(each.value)) for each in found.values] == expected
    unfed = {1, 2, 3, 4} - {ordinal for ordinal, _ in expected}
    assert {each.ordinal for _, each in found.unknown} == (
        unfed if not first and not last else set()
    )
    both = registered(
        *other, *own, feeds=[feed_row(span=QUARTER, item=("kk", "ktp"))], services=services
    )
    assert len(feed_of(both).values) == 4


def test_a_corrected_month_counts_with_its_last_version() -> None:
    month, before, after = period("2023-M07"), (figure(34),), (figure(43),)
    closings = (closing(month, after, version=2, reason="Salah hitung"), closing(month, before))
    year = registered(*after, register_closings=closings)
    source = feed_of(year).source(feed_row().register, month)
    assert [each.value for each in feed_of(year).values] == [Decimal(43)]
    assert (
        source.title
        == "Register pelayanan Juli 2023, ditutup 4-8-2023, versi 2, 21 hari, 3 tempat"
    )
    assert source.sha256 == fingerprint(feed_row().register, month, reversed(after))


def test_holders_of_one_post_have_their_own_and_what_nobody_holds_is_there() -> None:
    year = registered(*FIGURES)
    by_holder = feed_of(year).by_holder(feed_row(), period("2023-M07"))
    assert by_holder == {(CLERK, 1): 7, (CLERK, 2): 5, (None, None): 46}


@given(st.lists(st.integers(0, 5000), min_size=1, max_size=40))
def test_medians_and_shares_are_those_of_the_single_requests(minutes: list[int]) -> None:
    rows = [figure(1, stage=DURATION, detail=str(each)) for each in minutes]
    ordered = sorted(minutes)
    within = 100 * sum(each <= 360 for each in minutes) / Decimal(len(minutes))
    by_method = {
        FeedMethod.MEDIAN: Decimal(str(median(minutes))),
        FeedMethod.P90: Decimal(ordered[-(-9 * len(ordered) // 10) - 1]),
        FeedMethod.SHARE: within,
    }
    for how, expected in by_method.items():
        changed = feed_row(stage=(DURATION,), how=how, within=Decimal(360))
        found = combine(changed, rows)
        assert found is not None
        assert found == pytest.approx(expected)


def test_a_share_with_three_decimals_is_written_so_that_it_can_be_read() -> None:
    late, on_time = (
        figure(31, stage=DURATION, detail="361"),
        figure(1, stage=DURATION, detail="360"),
    )
    share = feed_row(stage=(DURATION,), how=FeedMethod.SHARE, within=Decimal(360))
    cells = fed_cells(registered(late, on_time, feeds=[share]))
    assert [(each.text, read_decimal(each.text)) for each in cells] == [
        ("3.1250", Decimal("3.125"))
    ]


def test_nothing_finished_has_no_median() -> None:
    assert combine(feed_row(how=FeedMethod.MEDIAN), []) is None
    assert fed(figure(3), stage=(DURATION,), how=FeedMethod.MEDIAN) == [
        ("99.01", "2023-M07", "None")
    ]


def test_a_figure_made_of_times_says_so_at_its_row_alone() -> None:
    feeds = [
        feed_row(stage=(DURATION,), how=FeedMethod.MEDIAN),
        feed_row(indicator=IndicatorCode("ik-2")),
    ]
    row = fed_output(41)
    other = replace(row, indicator=IndicatorCode("ik-2"), place=replace(row.place, row=9))
    year = registered(figure(1, stage=DURATION, detail="41"), feeds=feeds, outputs=(row, other))
    assert list(definitions_of(year)) == [row.place]


def test_a_fingerprint_is_of_every_field_of_a_figure() -> None:
    others = {
        "item": "ktp",
        "stage": "received",
        "site": "loket-2",
        "area": TENGAH,
        "post": CLERK,
        "holder": 1,
    }
    rows = [FIGURES[0], *(FIGURES[0]._replace(**{name: other}) for name, other in others.items())]
    rows += [
        FIGURES[0]._replace(**other)
        for other in (
            {"holder": 2},
            {"detail": "anak"},
            {"value": Decimal(35)},
            {"is_recap": True},
        )
    ]
    month = period("2023-M07")
    assert len({fingerprint(feed_row().register, month, [row]) for row in rows}) == len(rows)
