"""Counts add up over months, states are those of the last one, shares and times come from all
their parts: in every place that joins periods.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal
from functools import cache
from types import SimpleNamespace

import pytest
from tests import factories as make
from tests.factories import DISTRICTS, period
from tests.kinds.board_figures import board
from tests.unit.documents import cast
from tests.unit.documents.cast import laws
from tests.unit.rules.registered_years import CASE_LIST, CASH, closing, feed_row, figure, service

from capaian.documents.scope.paths import Scope
from capaian.documents.scope.roots import open_scope
from capaian.domain.assessment import Assessment
from capaian.domain.identifiers import MeasureCode
from capaian.domain.office_year import OfficeYear
from capaian.domain.period import PeriodKind
from capaian.domain.policy import Aggregation
from capaian.domain.registers.catalogue import AmountKind, Service
from capaian.domain.registers.closed_month import (
    DURATION,
    DURATION_DAYS,
    FeedMethod,
    Register,
    RegisterFigure,
)
from capaian.domain.value import PERCENT, Known, Unavailable, Unit
from capaian.dossier.intake.mapping import RowRules
from capaian.dossier.intake.register_tables import RegisterNumber, RegisterReader, month_rows
from capaian.rules.assess import assess
from capaian.rules.facts import Facts
from capaian.rules.registers.feed import feed_of
from capaian.rules.registers.working_time import WorkCalendar
from capaian.rules.spans import combines_by, stock_state, way_of_counts
from capaian.web.boards.indicator_page import counted_bases
from capaian.web.services.catalogue import Catalogue
from capaian.web.services.table_comparison import TAKE_BOTH, Cell, Kind, KindMonth, Part, Source
from capaian.web.services.table_import import TablePlanner

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


def test_what_nobody_recorded_of_a_state_is_unknown_and_of_a_count_nought() -> None:
    """Fault: cash that was recorded in no month is printed as 0."""
    others = [each for each in FIGURES if each.item != "kas"]
    cash = [each for each in FIGURES if each.item == "kas" and each.period == period("2023-M01")]
    year, rules = counted_year(*others, *cash), laws()
    scope = open_scope(year, assess(year, rules, period("2023-Q1")), rules)
    unknown = scope.resolve(f"{OFFICE}.kas.counts.recorded.value")
    assert isinstance(unknown, Unavailable) and unknown.note == "keadaannya tidak dicatat"
    assert value_at(f"{KK}.counts.withdrawn.value", "2023-M01") == 0


# --- periods of the plan: what adds up, what is a state, what is a mean ---

SUM, LAST, MEAN = Aggregation.SUM, Aggregation.LAST, Aggregation.MEAN


@pytest.mark.parametrize(
    ("declared", "of_counts", "of_percent", "of_pieces", "state"),
    [
        (SUM, SUM, SUM, SUM, None),
        (LAST, LAST, LAST, LAST, "2023-Q2"),
        (MEAN, MEAN, MEAN, MEAN, None),
        (Aggregation.RATIO_OF_SUMS, SUM, Aggregation.RATIO_OF_SUMS, None, None),
        (None, SUM, LAST, SUM, None),
    ],
)
def test_each_way_of_joining_periods_has_its_rule(
    declared: Aggregation | None,
    of_counts: Aggregation,
    of_percent: Aggregation,
    of_pieces: Aggregation | None,
    state: str | None,
) -> None:
    quarters = [period("2023-Q1"), period("2023-Q2")]
    assert way_of_counts(declared) is of_counts
    assert combines_by(PERCENT, declared) is of_percent
    assert combines_by(Unit("dokumen"), declared) is (of_pieces or declared)
    found = stock_state(quarters, declared or SUM, period("2023"))
    assert (None if found is None else str(found)) == state


REPORTED = {"2023-Q1": 10, "2023-Q2": 30, "2023-Q3": 23}


@cache
def reported_year(how: Aggregation) -> Assessment:
    """An indicator with a report and a target in each of three quarters, in plan and agreement."""
    own = make.indicator(
        "ik",
        unit=Unit("dokumen"),
        aggregation=how,
        plan_targets={2023: make.target(100), 2026: make.target(150)},
    )
    line = make.agreement_target("ik", 100, q1=20, q2=22, q3=24)
    year = make.office_year(
        indicators=(own,),
        agreements=(make.agreement(line),),
        outputs=tuple(make.report("ik", value, when) for when, value in REPORTED.items()),
        nodes=(),
        inputs=(),
    )
    return assess(year, laws(), period("2023-Q3"))


@pytest.mark.parametrize(
    ("how", "actual", "target"), [(SUM, 63, 66), (LAST, 23, 24), (MEAN, 21, 24)]
)
def test_quarters_make_the_result_and_the_target_of_the_year_so_far(
    how: Aggregation, actual: int, target: int
) -> None:
    """By hand: 10 + 30 + 23, the last of them, their mean; 20 + 22 + 24 or that of the quarter."""
    now = reported_year(how).indicators[0].current
    assert isinstance(now.actual, Known) and isinstance(now.target, Known)
    assert (now.actual.value, now.target.value) == (actual, target)


@pytest.mark.parametrize(
    ("how", "is_additive", "alone"), [(SUM, True, 23), (LAST, False, 23), (MEAN, False, 23)]
)
def test_a_line_of_progress_says_whether_it_adds_up(
    how: Aggregation, is_additive: bool, alone: int
) -> None:
    progress = reported_year(how).progress
    lines = [line for node in (progress.nodes if progress else ()) for line in node.lines]
    (line,) = [line for line in lines if line.indicator == "ik"]
    third = line.stages[2].actual
    assert line.is_additive is is_additive
    assert isinstance(third, Known) and third.value == alone


@pytest.mark.parametrize(("unit", "actual", "target"), [("dokumen", 30, 42), ("persen", 20, 22)])
def test_outputs_of_work_add_up_and_shares_take_the_last(
    unit: str, actual: int, target: int
) -> None:
    """Outputs of 10 and 20, promised as 20 and 22."""
    rows = tuple(
        make.output("II.1.1", promised, done, unit=PERCENT if unit == "persen" else Unit(unit))
        for promised, done in ((20, 10), (22, 20))
    )
    outputs = tuple(
        replace(row, period=period(when))
        for row, when in zip(rows, ("2023-Q1", "2023-Q2"), strict=True)
    )
    found = assess(make.office_year(outputs=outputs), laws(), period("2023-Q2"))
    (own,) = [each for node in found.nodes if node.id == "II.1.1" for each in node.outputs]
    assert isinstance(own.actual, Known) and isinstance(own.target, Known)
    assert (own.actual.value, own.target.value) == (actual, target)


def test_money_of_quarters_adds_up() -> None:
    """By hand: 10 and 25 spent."""
    rows = tuple(
        replace(make.money("II.1.1", None, spent), period=period(when))
        for when, spent in (("2023-Q1", 10), ("2023-Q2", 25))
    )
    budget = replace(make.money("II.1.1", 100, None))
    found = assess(make.office_year(inputs=(budget, *rows)), laws(), period("2023-Q2"))
    (own,) = [node.money for node in found.nodes if node.id == "II.1.1"]
    assert own is not None and isinstance(own.actual, Known) and own.actual.value == 35


@cache
def planned_result(how: Aggregation) -> tuple[Mapping[str, Decimal | None], Decimal | None]:
    """The columns of E.81 and T-C.29, and the gap to the plan's end: promised 10, 20 ... 60 from
    2021 to 2026, reached 9, 18 and this year 27.
    """
    promised = {2021 + place: make.target(10 * (place + 1)) for place in range(6)}
    unit = Unit("dokumen")
    own = make.indicator("ik", unit=unit, aggregation=how, plan_targets=promised)
    year = make.office_year(
        indicators=(own,),
        agreements=(make.agreement(make.agreement_target("ik", 30)),),
        outputs=tuple(
            make.report("ik", value, f"2023-Q{quarter}")
            for quarter, value in enumerate((0, 0, 0, 27), 1)
        ),
        history=(
            make.history("ik", "9", scale=unit, when=2021),
            make.history("ik", "18", scale=unit, when=2022),
        ),
        nodes=(),
        inputs=(),
    )
    found = assess(year, laws())
    lines = [
        line for node in (found.progress.nodes if found.progress else ()) for line in node.lines
    ]
    (plan,) = [line.plan for line in lines if line.indicator == "ik"]
    end = found.indicators[0].plan_end
    columns = (
        *("target", "before_last", "last_target", "last_actual", "last_share", "earlier"),
        *("to_date", "share", "expected", "expected_share", "next_target"),
    )
    values = {name: getattr(getattr(plan, name), "value", None) for name in columns}
    return values, getattr(end and end.gap, "value", None)


@pytest.mark.parametrize(
    ("column", "of_sum", "of_state"),
    [
        ("target", "210", "60"),
        ("before_last", "9", "9"),
        ("last_target", "20", "20"),
        ("last_actual", "18", "18"),
        ("last_share", "90", "90"),
        ("earlier", "27", "18"),
        ("to_date", "54", "27"),
        ("share", "25.71", "45"),
        ("expected", "57", "30"),
        ("expected_share", "27.14", "50"),
        ("next_target", "40", "40"),
    ],
)
def test_columns_of_the_plan_add_up_years_or_take_the_last(
    column: str, of_sum: str, of_state: str
) -> None:
    found = [planned_result(how)[0][column] for how in (SUM, LAST)]
    cent = Decimal("0.01")
    assert [None if each is None else each.quantize(cent) for each in found] == [
        Decimal(of_sum).quantize(cent),
        Decimal(of_state).quantize(cent),
    ]


def test_the_gap_to_the_end_of_the_plan_is_of_sums_or_of_states() -> None:
    """By hand: 54 of 210, and 27 of 60."""
    assert [planned_result(how)[1] for how in (SUM, LAST)] == [-156, -33]


# --- tables that are brought ---

LEVEL = replace(service(), amount=AmountKind.LEVEL)
HOURS, RUPIAH = AmountKind.HOURS, AmountKind.RUPIAH


def number_of(day: int, value: int, row: int = 2) -> RegisterNumber:
    """A number of a day of March."""
    return RegisterNumber(date(2023, 3, day), False, "kk", "received", "", "", value, row)


@pytest.mark.parametrize(
    ("own", "adds", "value", "problems"),
    [
        (service(), True, 7, []),
        (service(), False, 3, ["register_repeated"]),
        (LEVEL, True, 3, ["register_repeated.level"]),
        (LEVEL, False, 3, ["register_repeated.level"]),
    ],
)
def test_two_numbers_of_one_day_add_up_where_they_are_counts_alone(
    own: Service, adds: bool, value: int, problems: list[str]
) -> None:
    found: list[str] = []
    reader = SimpleNamespace(
        names=SimpleNamespace(services={"kk": own}),
        _rules=RowRules(adds_repeated=adds),
        problems=SimpleNamespace(add=lambda code, *of, **words: found.append(code)),
    )
    (joined,) = RegisterReader._join(reader, [number_of(1, 3), number_of(1, 4, row=3)])
    assert (joined.value, found) == (value, problems)


@pytest.mark.parametrize(("own", "value"), [(service(), 130), (LEVEL, 60)])
def test_a_month_has_the_last_level_whatever_the_order_of_its_days(
    own: Service, value: int
) -> None:
    names = SimpleNamespace(
        year=SimpleNamespace(register_figures=()), services={"kk": replace(own, posts=())}
    )
    (row,) = month_rows([number_of(31, 60), number_of(1, 70)], names, SimpleNamespace())
    assert row.figures == {"value": value}


def test_activities_that_earn_credit_points_add_up() -> None:
    own = make.indicator(credits=(make.activity("a", "0.5"),))
    found = Facts(make.office_year(indicators=(own,))).aggregations
    assert found[MeasureCode("prakom.a")] is SUM


@pytest.mark.parametrize(
    ("how", "months", "state"),
    [
        (LAST, ("2023-Q1",), ("2023-Q1", "2023-Q1")),
        # the last report, whatever the order of the rows
        (LAST, ("2023-Q2", "2023-Q1"), ("2023-Q2", "2023-Q2")),
        (LAST, ("2023-Q3", "2023-Q1"), None),
        (SUM, ("2023-Q1",), None),
    ],
)
def test_a_report_of_before_speaks_for_today_where_it_is_a_state(
    how: Aggregation, months: tuple[str, ...], state: tuple[str, str] | None
) -> None:
    own = make.indicator("ik", unit=Unit("dokumen"), aggregation=how)
    year = make.office_year(
        indicators=(own,),
        outputs=tuple(make.report("ik", 10, when) for when in months),
        nodes=(),
        inputs=(),
    )
    found = assess(year, laws(), period("2023-Q3"))
    now = found.indicators[0].current.actual
    assert now.trace is not None
    of_trace = found.traces[now.trace].state
    assert (of_trace and (str(of_trace.earliest), str(of_trace.latest))) == state


def test_denominators_of_stocks_alone_are_those_of_a_register() -> None:
    """Fault: events of a quarter, of which there are always others, move like a register."""
    stock, event = (
        make.component(code, aggregation=how) for code, how in (("a", LAST), ("b", SUM))
    )
    all_of_it = make.office().regency
    rows = (
        make.count("a.need", FIRST, 10, when="2023-Q1"),
        make.count("a.need", SECOND, 5, when="2023-Q1"),
        make.count("a.have", FIRST, 3, when="2023-Q1"),
        make.count("a.need", all_of_it, 99, when="2023-Q1"),
        make.count("b.need", FIRST, 7, when="2023-Q1"),
        make.count("a.need", FIRST, 11, when="2023-Q2"),
        make.count("a.need", FIRST, 12, when="2023-Q3"),
    )
    facts = {"components": (stock, event), "counts": rows, "office": make.office()}
    found = counted_bases(board(as_of=period("2023-Q2"), facts=facts))
    assert {str(when): dict(each) for when, each in found.items()} == {
        "2023-Q1": {"a.need": 15},
        "2023-Q2": {"a.need": 11},
    }


def test_only_levels_and_rupiah_are_more_than_anybody_does_in_a_day() -> None:
    own = (service(), LEVEL, *(replace(service(), amount=each) for each in (HOURS, RUPIAH)))
    limits = []
    for each in own:
        catalogue = Catalogue({"kk": each}, {}, (), {}, {}, WorkCalendar((), frozenset()))
        limits.append((catalogue.is_level("kk"), catalogue.most("kk")))
        assert (catalogue.is_level("lain"), catalogue.most("lain")) == (False, 99_999)
    plain, large = 99_999, 999_999_999_999
    assert limits == [(False, plain), (True, large), (False, plain), (False, large)]


MARCH = period("2023-M03")


def compared(in_table: int, register: dict[int, int], *, is_level: bool) -> KindMonth:
    """A recap of March beside what the register has by day."""
    last = Cell(date(2023, 3, 31), True, "", "", None)
    recap = RegisterNumber(last.day, True, "kk", "received", "", "", in_table, 2)
    parts = [
        Part(Cell(date(2023, 3, day), False, "", "", None), Source.COUNTER, number)
        for day, number in register.items()
    ]
    return KindMonth(Kind("kk", "", "received"), MARCH, "", is_level, [(recap, last)], parts, {})


@pytest.mark.parametrize("is_level", [True, False])
def test_a_level_of_a_table_is_never_added_to_that_of_the_register(is_level: bool) -> None:
    choices = compared(9, {30: 5, 31: 7}, is_level=is_level).choices
    assert (TAKE_BOTH in choices) is not is_level


@pytest.mark.parametrize(
    ("in_table", "is_level", "is_sum"), [(12, True, True), (7, True, False), (12, False, False)]
)
def test_a_table_that_added_up_levels_is_found(
    in_table: int, is_level: bool, is_sum: bool
) -> None:
    assert compared(in_table, {30: 5, 31: 7}, is_level=is_level).is_sum_of_levels is is_sum


@pytest.mark.parametrize(("is_level", "count"), [(True, 3), (False, -3)])
def test_what_a_table_takes_from_a_level_is_judged_by_its_size(is_level: bool, count: int) -> None:
    seen: list[int] = []
    planner = SimpleNamespace(
        rules=SimpleNamespace(
            find_reason=lambda press: seen.append(press.count), holders_on=lambda *of: ()
        ),
        site="loket",
        post="",
        _closed_days=(),
    )
    own = compared(5, {31: 5}, is_level=is_level)
    cell = Cell(date(2023, 3, 31), False, "", "", None)
    assert TablePlanner._find_reason(planner, own, cell, -3) is None
    assert seen == [count]


def test_what_a_component_does_not_declare_is_a_state() -> None:
    """By hand: 20 of 100 in each kecamatan at the end of June, whatever was in March."""
    rows = (
        *make.counts("ktp", [10, 10, 10], [100, 100, 100], "2023-Q1"),
        *make.counts("ktp", [20, 20, 20], [100, 100, 100], "2023-Q2"),
    )
    year = make.office_year(components=(make.component("ktp"),), counts=rows, indicators=())
    (found,) = assess(year, laws(), period("2023-Q2")).components
    assert isinstance(found.numerator, Known) and found.numerator.value == 60
