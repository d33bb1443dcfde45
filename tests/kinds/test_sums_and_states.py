"""Counts add up over months, states are those of the last one, shares and times come from all
their parts: in every place that joins periods.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from decimal import Decimal
from functools import cache

import pytest
from tests.factories import DISTRICTS, period
from tests.unit.documents import cast
from tests.unit.documents.cast import laws
from tests.unit.rules.registered_years import CASE_LIST, CASH, closing, feed_row, figure, service

from capaian.documents.scope.paths import Scope
from capaian.documents.scope.roots import open_scope
from capaian.domain.office_year import OfficeYear
from capaian.domain.period import PeriodKind
from capaian.domain.registers.closed_month import (
    DURATION,
    DURATION_DAYS,
    FeedMethod,
    Register,
    RegisterFigure,
)
from capaian.domain.value import Known
from capaian.rules.assess import assess
from capaian.rules.registers.feed import feed_of

MONTHS = ("2023-M01", "2023-M02", "2023-M03")
FIRST, SECOND = DISTRICTS[:2]
COUNTER_LEVEL = replace(
    CASH, code="titik", name="Titik", field=service().field, posts=(), unit="titik"
)
"""A state of a service to citizens."""


def months_of(
    register: Register, item: str, stage: str, values: Iterable[int], **more: object
) -> Iterator[RegisterFigure]:
    """A figure of each month; 0 is none."""
    plain = {"site": "", "register": register, "item": item, **more}
    for month, value in zip(MONTHS, values, strict=True):
        if value:
            yield figure(value, month, stage, **plain)


def times_of(stage: str, sizes: Iterable[tuple[str, int]]) -> Iterator[RegisterFigure]:
    """How often a size occurs in each month."""
    for month, (size, count) in zip(MONTHS, sizes, strict=True):
        yield figure(count, month, stage, detail=size)


S, B, C, V = Register
FIGURES = (
    *months_of(S, "kk", "received", (10, 20, 30), area=FIRST),
    *months_of(S, "kk", "received", (1, 2, 3), area=SECOND),
    *months_of(S, "kk", "delivered", (7, 8, 9), area=FIRST),
    *months_of(S, "kk", "refused", (1, 0, 2), area=FIRST),
    *months_of(S, "kk", "withdrawn", (0, 3, 1), area=FIRST),
    *months_of(S, "kk", "due", (10, 10, 20), area=FIRST),
    *months_of(S, "kk", "on_time", (10, 5, 3), area=FIRST),
    *times_of(DURATION, (("10", 1), ("20", 1), ("90", 3))),
    *times_of(DURATION_DAYS, (("0", 1), ("2", 1), ("9", 3))),
    *months_of(S, "titik", "recorded", (12, 14, 13), area=FIRST),
    *months_of(S, "titik", "recorded", (2, 2, 1), area=SECOND),
    *months_of(S, "kas", "recorded", (500, 300, 400), area=None),
    *months_of(S, CASE_LIST.code, "recorded", (40, 40, 40), area=FIRST, detail="daftar"),
    *months_of(S, CASE_LIST.code, "recorded", (10, 20, 30), area=FIRST, detail="digabung"),
    *months_of(B, "ktp-el", "received", (100, 50, 0), area=None),
    *months_of(B, "ktp-el", "used", (30, 40, 20), area=None),
    *months_of(B, "ktp-el", "stock", (70, 80, 60), area=None),
    *months_of(B, "ktp-el", "waste", (3, 5, 4), area=None, detail="print"),
    *months_of(C, "ringan", "received", (5, 6, 7), area=None, site="room"),
    *months_of(C, "ringan", "solved", (4, 5, 6), area=None, site="room"),
    *months_of(C, "ringan", "solved_in_time", (3, 4, 4), area=None, site="room"),
    *months_of(C, "ringan", "overdue", (1, 2, 3), area=None, site="room"),
    *months_of(V, "jemput", "done", (1, 2, 4), area=None),
    *months_of(V, "jemput", "served", (11, 20, 30), area=None),
)


def counted_year(*figures: RegisterFigure, **changes: object) -> OfficeYear:
    """A year in which the first quarter of every register is closed with these figures."""
    closings = [
        replace(closing(period(month), ()), register=register)
        for month in MONTHS
        for register in Register
    ]
    own = service(
        stages="received delivered refused withdrawn on_time", standard=30, days=5, posts=()
    )
    stated = {
        "services": (own, COUNTER_LEVEL, CASH, replace(CASE_LIST, details=("daftar", "digabung"))),
        "register_figures": figures,
        "register_closings": (*closings,),
    }
    return cast.rich(**{**stated, **changes})


@cache
def scope_until(when: str) -> Scope:
    year, rules = counted_year(*FIGURES), laws()
    return open_scope(year, assess(year, rules, period(when)), rules)


def value_at(path: str, when: str) -> Decimal:
    found = scope_until(when).resolve(path)
    assert isinstance(found, Known), (path, found)
    return found.value


KK = "year_registers.services.rows.kk"
CITIZENS = "year_registers.services"
OFFICE = "year_registers.office.rows"
BLANKS = "year_registers.blanks"
COMPLAINTS = "year_registers.complaints"


@pytest.mark.parametrize(
    ("path", "quarter", "february"),
    [
        # counts add up
        (f"{KK}.received", "66", "22"),
        (f"{KK}.done", "24", "8"),
        (f"{KK}.refused", "7", "3"),
        (f"{KK}.counts.received.areas.{FIRST}.value", "60", "20"),
        (f"{CITIZENS}.areas.{SECOND}.counts.received.value", "6", "2"),
        (f"{CITIZENS}.fields.residents.received", "66", "22"),
        (f"{BLANKS}.rows.ktp-el.counts.used.value", "90", "40"),
        (f"{BLANKS}.rows.ktp-el.counts.received.value", "150", "50"),
        (f"{COMPLAINTS}.rows.ringan.counts.received.value", "18", "6"),
        (f"{COMPLAINTS}.whole.channels.room.counts.solved.value", "15", "5"),
        ("year_registers.visits.rows.jemput.done", "7", "2"),
        ("year_registers.visits.rows.jemput.counts.served.value", "61", "20"),
        # of states the last month counts
        (f"{CITIZENS}.rows.titik.counts.recorded.value", "14", "16"),
        (f"{CITIZENS}.rows.titik.counts.recorded.areas.{FIRST}.value", "13", "14"),
        (f"{OFFICE}.kas.counts.recorded.value", "400", "300"),
        (f"{OFFICE}.daftar-ganda.counts.recorded.details.daftar.value", "40", "40"),
        (
            f"{OFFICE}.daftar-ganda.areas.{FIRST}.counts.recorded.details.digabung.value",
            "30",
            "20",
        ),
        (f"{OFFICE}.daftar-ganda.solved", "30", "20"),
        (f"{BLANKS}.rows.ktp-el.counts.stock.value", "60", "80"),
        (f"{BLANKS}.whole.counts.stock.value", "60", "80"),
        (f"{BLANKS}.rows.ktp-el.counts.waste.details.print.value", "4", "5"),
        (f"{COMPLAINTS}.rows.ringan.counts.overdue.value", "3", "2"),
        (f"{COMPLAINTS}.whole.channels.room.counts.overdue.value", "3", "2"),
        # shares and times come from all parts: months have 100, 50 and 15 per cent on time
        (f"{KK}.on_time", "45", "50"),
        (f"{OFFICE}.daftar-ganda.solved_share", "75", "50"),
        (f"{KK}.median", "90", "20"),
        (f"{KK}.median_days", "9", "2"),
        (f"{KK}.p90", "90", "20"),
        (f"{KK}.within", "40", "100"),
    ],
)
def test_register_papers_add_up_counts_and_take_the_last_state(
    path: str, quarter: str, february: str
) -> None:
    assert (value_at(path, "2023-Q1"), value_at(path, "2023-M02")) == (
        Decimal(quarter),
        Decimal(february),
    )


def test_complaints_in_time_are_a_share_of_all_solved_and_of_those_late_at_the_end() -> None:
    """By hand: 11 in time of 15 solved and the 3 that are late at the end of March."""
    in_time = value_at(f"{COMPLAINTS}.rows.ringan.in_time", "2023-Q1")
    assert in_time.quantize(Decimal("0.0001")) == Decimal("61.1111")


@pytest.mark.parametrize(
    ("filters", "month", "quarter"),
    [
        ({"stage": ("received",), "area": FIRST}, "20", "60"),
        ({"stage": ("refused", "withdrawn"), "area": None}, "3", "7"),
        ({"item": ("titik",), "stage": ("recorded",), "how": FeedMethod.LAST}, "16", "14"),
        ({"item": ("kas",), "stage": (), "how": FeedMethod.LAST}, "300", "400"),
        ({"stage": (DURATION,), "how": FeedMethod.MEDIAN}, "20", "90"),
        ({"stage": (DURATION,), "how": FeedMethod.P90}, "20", "90"),
        (
            {"stage": (DURATION,), "how": FeedMethod.SHARE, "within": Decimal(30)},
            "100",
            "40",
        ),
        (
            {"register": B, "item": ("ktp-el",), "stage": ("stock",), "how": FeedMethod.LAST},
            "80",
            "60",
        ),
        ({"register": B, "item": ("ktp-el",), "stage": ("used",)}, "40", "90"),
        (
            {"register": C, "item": (), "stage": ("overdue",), "how": FeedMethod.LAST},
            "2",
            "3",
        ),
        ({"register": V, "item": (), "stage": ("served",)}, "20", "61"),
    ],
)
def test_the_feed_adds_up_counts_and_takes_the_last_state(
    filters: dict[str, object], month: str, quarter: str
) -> None:
    """Fault: a quarter is fed with three months of a stock, or with its last month of a count."""
    rows = [
        feed_row(**{"area": None, **filters, "span": span})
        for span in (PeriodKind.MONTH, PeriodKind.QUARTER)
    ]
    values = feed_of(counted_year(*FIGURES, feeds=(*rows,))).values
    found = {str(each.period): each.value for each in values}
    assert (found["2023-M02"], found["2023-Q1"]) == (Decimal(month), Decimal(quarter))
