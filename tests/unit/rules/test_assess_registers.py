"""Counts over the register of partners: which rows count when,
and the trace that leads to them.
"""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.every_case import every_case
from tests.factories import (
    HULU,
    REGENCY,
    component,
    count,
    history,
    indicator,
    office_year,
    partner,
    rule_set,
    source,
)
from tests.unit.rules.desks import desk_of, trace_of

from capaian.domain.identifiers import MeasureCode
from capaian.domain.issue import Level
from capaian.domain.narrative import CooperationState
from capaian.domain.period import Period
from capaian.domain.plan import Measure
from capaian.domain.value import Known, Reason, Unavailable, Unit
from capaian.rules.assess.assessment import assess
from capaian.rules.assess.registers import Partner, count_measure, count_rows
from capaian.rules.checks.validate import validate
from capaian.rules.formula.wording import REGISTERS

SIGNED = REGISTERS["cooperation.data_use.signed"]
YEAR = Period.parse("2023")
ROWS = (
    partner("Bank", signed="2023-03-01", row=5),
    partner("BPJS", approved="2023-03-01", row=6),
    partner("RSUD", signed="ya", row=9),
)


def test_the_trace_leads_to_the_counted_rows() -> None:
    desk = desk_of(cooperation=ROWS)
    result = count_rows(desk, SIGNED, YEAR)
    assert isinstance(result, Known)
    assert (str(result.value), result.display, result.unit) == ("2", "2", "mitra")
    trace = trace_of(desk, result)
    assert trace.subject == "Kerja sama pemanfaatan data yang ditandatangani, Tahun 2023"
    assert trace.formula == "banyaknya kerja sama pemanfaatan data yang ditandatangani"
    assert trace.working == "Bank; RSUD"
    leaves = [desk.log[leaf] for leaf in trace.inputs]
    assert [(leaf.subject, leaf.text) for leaf in leaves] == [
        ("Bank, Data: yang ditandatangani", "2023-03-01"),
        ("BPJS, Data: yang ditandatangani", "kosong"),
        ("RSUD, Data: yang ditandatangani", "ya"),
    ]
    assert [(leaf.source.file, leaf.source.row) for leaf in leaves if leaf.source] == [
        ("cooperation.csv", 5),
        ("cooperation.csv", 6),
        ("cooperation.csv", 9),
    ]
    assert leaves[0].source is not None
    assert leaves[0].source.title == source().title


def test_a_formula_over_a_register_rests_on_the_count() -> None:
    ik = indicator("ik", "count(cooperation.data_use.signed)", unit=Unit("mitra"), decimals=0)
    result = assess(
        office_year(indicators=(ik,), cooperation=ROWS, agreements=(), nodes=()), rule_set()
    )
    actual = result.indicators[0].current.actual
    assert isinstance(actual, Known)
    trace = result.traces[actual.trace]
    assert (trace.formula, trace.working) == (
        "jumlah kerja sama pemanfaatan data yang ditandatangani",
        "2",
    )
    assert [result.traces[step].working for step in trace.inputs] == ["Bank; RSUD"]


@every_case(
    ("mark", "period", "reached"),
    [
        ("", "2023", False),
        ("tidak", "2023", False),
        ("ya", "2023", True),
        ("ya", "2023-S2", True),
        ("ya", "2023-M12", True),
        ("ya", "2023-M11", None),
        ("2023-06-30", "2023-Q2", True),
        ("2023-07-01", "2023-Q2", False),
        ("2023-06", "2023-M06", True),
        ("2023-06", "2023-M05", False),
        ("2022", "2023-Q1", True),
        ("2023", "2023-Q3", None),
        ("2023", "2023-Q4", True),
        ("2024", "2023", False),
        ("2024-02", "2024-M02", True),
    ],
)
@every_case("state", CooperationState)
def test_a_mark_reaches_the_end_of_a_period_or_leaves_it_open(
    mark: str, period: str, reached: bool | None, state: CooperationState
) -> None:
    row = partner(**{state.value: mark})
    assert Partner(row, state, Period.parse(period)).is_reached is reached


@pytest.mark.parametrize(
    ("period", "reached"),
    [("2022", True), ("2022-Q3", None), ("2023", True), ("2023-Q1", True), ("2021", None)],
)
def test_a_mark_without_date_is_known_by_the_end_of_its_year(
    period: str, reached: bool | None
) -> None:
    row = replace(partner(signed="ya"), year=2022)
    assert Partner(row, CooperationState.SIGNED, Period.parse(period)).is_reached is reached


@every_case(
    ("marks", "state", "period", "reached"),
    [
        ({"approved": "ya"}, "requested", "2023", True),
        ({"signed": "2023-03"}, "requested", "2023-Q1", True),
        ({"signed": "2023-09"}, "approved", "2023-Q1", None),
        ({"approved": "tidak"}, "requested", "2023", False),
        ({"requested": "tidak", "signed": "ya"}, "approved", "2023", False),
        ({"requested": "2023-05", "approved": "2023-01"}, "requested", "2023-Q1", True),
        ({"requested": "2023-05", "approved": "2023-06"}, "requested", "2023-Q1", False),
        ({"requested": "2024-02", "approved": "ya"}, "requested", "2023", True),
        (
            {"requested": "2024-02", "approved": "2024-01", "signed": "2023-06"},
            "requested",
            "2023",
            True,
        ),
        ({"requested": "2023-05", "approved": "ya"}, "requested", "2023-Q1", False),
        ({"requested": "ya"}, "approved", "2023", False),
    ],
)
def test_a_later_state_implies_the_earlier_one(
    marks: dict[str, str], state: str, period: str, reached: bool | None
) -> None:
    assert (
        Partner(partner(**marks), CooperationState(state), Period.parse(period)).is_reached
        is reached
    )


@every_case(
    ("signed", "valid_to", "period", "reached"),
    [
        ("2021", "2022-06-30", "2023", False),
        ("2021", "2023-06-30", "2023-Q2", True),
        ("2021", "2023-06-30", "2023-Q3", False),
        ("2021", "2023-08-15", "2023-Q3", False),
        ("2021", "2023-08-15", "2023", False),
        ("2021", "2023-09", "2023-Q3", True),
        ("2021", "2023-12", "2023", True),
        ("2021", "2022-13", "2023", True),
        ("ya", "2022", "2023", False),
        ("2023", "2023-03-31", "2023-Q2", False),
    ],
)
def test_what_has_ended_before_the_last_day_is_not_signed(
    signed: str, valid_to: str, period: str, reached: bool
) -> None:
    row = partner(signed=signed, valid_to=valid_to)
    assert Partner(row, CooperationState.SIGNED, Period.parse(period)).is_reached is reached
    # what was once approved stays approved
    assert (
        Partner(
            replace(row, approved="2020"), CooperationState.APPROVED, Period.parse(period)
        ).is_reached
        is True
    )


def test_a_column_that_nobody_filled_is_no_zero() -> None:
    rows = (partner("Bank", requested="ya"), partner("BPJS", requested="ya"))
    desk = desk_of(cooperation=rows)
    gap = count_rows(desk, REGISTERS["cooperation.data_use.approved"], YEAR)
    assert isinstance(gap, Unavailable)
    assert gap.reason is Reason.NOT_REPORTED
    assert gap.words == (
        "kolom approved di cooperation.csv kosong untuk semua kerja sama pemanfaatan data"
    )
    # rows of another kind do not fill the column
    kia = partner("Toko", kind="kia", approved="ya")
    assert isinstance(
        count_rows(
            desk_of(cooperation=(*rows, kia)), REGISTERS["cooperation.data_use.approved"], YEAR
        ),
        Unavailable,
    )


def test_the_trace_says_why_a_row_counts_or_not() -> None:
    rows = (
        partner("Bank", signed="2021", valid_to="2022-06-30"),
        partner("BPJS", approved="2023-02"),
        partner("RSUD", requested="2023"),
    )
    desk = desk_of(cooperation=rows)
    signed = count_rows(desk, SIGNED, YEAR)
    requested = count_rows(desk, REGISTERS["cooperation.data_use.requested"], YEAR)
    assert (signed.display, requested.display) == ("0", "3")
    assert [desk.log[leaf].text for leaf in trace_of(desk, signed).inputs] == [
        "2021; berlaku sampai 2022-06-30, sebelum akhir Tahun 2023",
        "kosong",
        "kosong",
    ]
    assert [desk.log[leaf].text for leaf in trace_of(desk, requested).inputs] == [
        "kosong; ditandatangani 2021",
        "kosong; disetujui 2023-02",
        "2023",
    ]


@pytest.mark.parametrize(
    ("valid_to", "times"), [("", 0), ("2024", 0), ("31-12-2022", 1), ("2022-13", 1)]
)
def test_an_end_that_is_no_date_is_reported(valid_to: str, times: int) -> None:
    found = issues_of(cooperation=(partner("Bank", signed="ya", valid_to=valid_to),))
    assert [code for code, *_ in found] == ["register_valid_to"] * times


def test_a_mark_that_leaves_it_open_names_the_partner() -> None:
    desk = desk_of("2023-Q2", cooperation=ROWS)
    gap = count_rows(desk, SIGNED, Period.parse("2023-Q2"))
    assert isinstance(gap, Unavailable)
    assert gap.reason is Reason.NOT_REPORTED
    assert gap.words == "tanggal RSUD tidak cukup rinci untuk Triwulan II Tahun 2023"


def test_the_register_knows_its_own_year_only() -> None:
    gap = count_rows(desk_of(cooperation=ROWS), SIGNED, Period.parse("2022"))
    assert isinstance(gap, Unavailable)
    assert (gap.reason, gap.missing) == (Reason.NOT_IN_SOURCE, ("cooperation.data_use.signed",))


def test_no_register_is_not_zero_partners() -> None:
    desk = desk_of()
    gap = count_rows(desk, SIGNED, YEAR)
    assert isinstance(gap, Unavailable)
    assert (gap.reason, gap.words) == (Reason.NOT_REPORTED, "cooperation.csv tidak ada")
    assert (
        trace_of(desk, gap).subject
        == "Kerja sama pemanfaatan data yang ditandatangani, Tahun 2023"
    )


def test_an_empty_register_is_zero_partners() -> None:
    result = count_rows(desk_of(files={"cooperation.csv": "0" * 64}), SIGNED, YEAR)
    assert isinstance(result, Known)
    assert (result.value, result.unit) == (0, "mitra")


def test_the_year_before_comes_from_history() -> None:
    ik = indicator("ik", "count(cooperation.data_use.signed)", unit=Unit("mitra"), decimals=0)
    changes = {"indicators": (ik,), "agreements": (), "nodes": (), "cooperation": ROWS}
    result = assess(
        office_year(**changes, history=(history("ik", "7", scale=Unit("mitra")),)), rule_set()
    )
    prior = result.indicators[0].prior
    assert prior is not None
    assert (prior.actual.display, prior.change.display) == ("7", "−5")


DATA_USE = component(
    "akses",
    numerator=Measure(
        MeasureCode("akses.have"),
        "Akses diberikan",
        Unit("lembaga"),
        "cooperation.data_use.approved",
    ),
    denominator=Measure(
        MeasureCode("akses.need"),
        "Akses diminta",
        Unit("lembaga"),
        "cooperation.data_use.requested",
    ),
)
ASKING = (
    *(partner(f"Lembaga {n}", requested="2023", approved="ya") for n in range(4)),
    *(partner(f"Lembaga {n}", requested="2023") for n in range(4, 8)),
)


def test_a_component_is_counted_from_the_register() -> None:
    changes = {"components": (DATA_USE,), "indicators": (), "agreements": (), "nodes": ()}
    result = assess(office_year(cooperation=ASKING, **changes), rule_set())
    (found,) = result.components
    assert (found.numerator.display, found.denominator.display, found.ratio.display) == (
        "4",
        "8",
        "50,00",
    )
    assert found.areas == ()
    assert isinstance(found.numerator, Known)
    assert found.numerator.unit == "lembaga"
    assert (
        result.traces[found.numerator.trace].working
        == "Lembaga 0; Lembaga 1; Lembaga 2; Lembaga 3"
    )
    assert isinstance(found.prior_ratio, Unavailable)


def test_a_measure_of_the_register_is_counted_for_the_regency_only() -> None:
    desk = desk_of(cooperation=ASKING)
    assert count_measure(desk, DATA_USE.numerator, REGENCY, YEAR).display == "4"
    gap = count_measure(desk, DATA_USE.numerator, HULU, YEAR)
    assert isinstance(gap, Unavailable)
    assert gap.reason is Reason.NOT_IN_SOURCE


def test_a_formula_may_name_a_measure_of_the_register() -> None:
    ik = indicator("ik", "akses.have", unit=Unit("lembaga"), decimals=0)
    changes = {"components": (DATA_USE,), "indicators": (ik,), "agreements": (), "nodes": ()}
    result = assess(office_year(cooperation=ASKING, **changes), rule_set())
    assert result.indicators[0].current.actual.display == "4"


def issues_of(**changes: object) -> list[tuple[str, Level, str | None, str]]:
    given = {
        "components": (DATA_USE,),
        "indicators": (),
        "agreements": (),
        "nodes": (),
        "peers": (),
    }
    year = office_year(**{**given, "counts": (), "history": (), **changes})
    found = validate(year, rule_set())
    return [
        (i.code, i.level, i.value, i.remedy)
        for i in found
        if i.code.startswith(("register", "counted"))
    ]


def test_an_office_that_counts_from_its_register_has_no_issue() -> None:
    assert issues_of(cooperation=ASKING) == []


def test_a_measure_that_counts_what_no_register_has_is_reported_the_nearest() -> None:
    wrong = replace(DATA_USE.numerator, counted="cooperation.data_use.aproved")
    ((code, level, value, remedy),) = issues_of(components=(replace(DATA_USE, numerator=wrong),))
    assert (code, level, value) == (
        "register_unknown",
        Level.ERROR,
        "cooperation.data_use.aproved",
    )
    assert "cooperation.data_use.approved" in remedy


def test_a_measure_cannot_be_counted_in_two_ways() -> None:
    row = count("akses.have", REGENCY, 4)
    ((code, level, value, _),) = issues_of(counts=(row,), cooperation=ASKING)
    assert (code, level, value) == ("counted_twice", Level.ERROR, "akses.have")


def test_a_partner_whose_term_is_over_leaves_no_count_open() -> None:
    over = partner("Bank", signed="2023", valid_to="2023-03-31")
    period = Period.parse("2023-Q2")
    assert count_rows(desk_of("2023-Q2", cooperation=(over,)), SIGNED, period).display == "0"
    still = replace(over, valid_to="2023-06-30")
    assert isinstance(
        count_rows(desk_of("2023-Q2", cooperation=(still,)), SIGNED, period), Unavailable
    )


@pytest.mark.parametrize(
    "valid_to", ["", "2023-05-31", "2023-08", "2023-11-30", "2023-12", "2024-01"]
)
def test_a_year_and_its_last_parts_count_the_same_partners(valid_to: str) -> None:
    rows = (partner("Bank", signed="2023-02", valid_to=valid_to), partner("BPJS", signed="2022"))
    periods = ("2023", "2023-S2", "2023-Q4", "2023-M12")
    counts = {
        count_rows(desk_of(p, cooperation=rows), SIGNED, Period.parse(p)).display for p in periods
    }
    assert len(counts) == 1


def test_a_request_dated_after_its_approval_counts() -> None:
    late = partner("Lembaga 9", requested="2024-02", approved="ya")
    desk = desk_of(cooperation=(*ASKING, late))
    requested = count_rows(desk, REGISTERS["cooperation.data_use.requested"], YEAR)
    assert requested.display == "9"
    assert desk.log[trace_of(desk, requested).inputs[-1]].text == "2024-02; disetujui ya"


def test_a_partner_written_in_two_ways_is_reported() -> None:
    rows = (
        partner("Dinas Sosial", requested="2023"),
        partner("DINAS  Sosial ", requested="2023", row=3),
    )
    ((code, level, value, _),) = issues_of(cooperation=rows)
    assert (code, level, value) == ("register_twice", Level.ERROR, "DINAS  Sosial ")
    other = replace(rows[1], subject="Kartu anak")
    assert issues_of(cooperation=(rows[0], other)) == []


def test_a_register_without_any_kind_is_no_zero() -> None:
    rows = (partner("Bank", kind=None, signed="2023"), partner("BPJS", kind=None, signed="2023"))
    gap = count_rows(desk_of(cooperation=rows), SIGNED, YEAR)
    assert isinstance(gap, Unavailable)
    assert gap.words == "kolom kind di cooperation.csv kosong di semua baris"
