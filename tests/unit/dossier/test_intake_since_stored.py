"""Sums since January that end in no half of the year: less what the dossier has, the last part of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

import pytest
from tests.factories import money
from tests.intake.desks import Cells, codes, desk, proposed, said, taken, values
from tests.unit.dossier.test_intake_budgets import office

from capaian.domain.office_year import OfficeYear
from capaian.domain.period import Period
from capaian.dossier.intake.clashes import report_clashes
from capaian.dossier.intake.counts import Taken
from capaian.dossier.intake.crossings import take_table
from capaian.dossier.intake.desk import Desk
from capaian.dossier.intake.since_stored import StoredSpending, until_words

CODES = tuple(f"2.12.01.2.01.000{n}" for n in range(1, 6))
Q3 = Period.parse("2023-Q3")
OPEN = ["year_stays_open"]
"""What is told of a table of a part of the year in any case."""
MONTHS = tuple(f"2023-M{month:02}" for month in range(1, 9))
SPENT = 9_000_000
AMOUNTS = "D (Realisasi)"
Stored = Mapping[str, int]


def stored(parts: Stored, codes: Sequence[str] = CODES, kind: str = "all") -> OfficeYear:
    """An office whose lines spent so much in each of some parts of years."""
    rows = [
        money(code, None, actual, period=Period.parse(part), kind=kind)
        for part, actual in parts.items()
        for code in codes
    ]
    return replace(office(), inputs=tuple(rows))


def each(*parts: str, spent: int = 1_000_000) -> Stored:
    return dict.fromkeys(parts, spent)


def until(title: str, *spent: int, head: str = "Realisasi") -> Cells:
    """A table of what five lines spent since January."""
    figures = [*spent] + [SPENT] * (len(CODES) - len(spent))
    lines: Cells = [(code, "Pelayanan", 90_000_000, figures[n]) for n, code in enumerate(CODES)]
    return [(f"REALISASI BELANJA {title} TAHUN 2023",), (), ("Kode", "Sub Kegiatan", "Pagu", head), *lines]


def spent_in(found: Taken) -> set[tuple[str, ...]]:
    return {row for row in values(found, "period", "kind", "actual") if row[2]}


@pytest.mark.parametrize(
    ("title", "before", "period", "left"),
    [
        ("S.D. TRIWULAN III", each("2023-S1", spent=5_000_000), "2023-Q3", 4_000_000),
        ("S.D. TRIWULAN III", each("2023-Q1", "2023-Q2"), "2023-Q3", 7_000_000),
        ("S.D. TRIWULAN III", each(*MONTHS[:6]), "2023-Q3", 3_000_000),
        ("S.D. TRIWULAN III", each("2023-Q1", *MONTHS[3:6]), "2023-Q3", 5_000_000),
        ("S.D. TRIWULAN III", each("2023-S1", "2023-Q1", *MONTHS[:6]), "2023-Q3", 8_000_000),
        ("S.D. TRIWULAN III", each("2023-S1", "2023-Q3"), "2023-Q3", 8_000_000),
        ("S.D. TRIWULAN III", each("2023-S1", *MONTHS[6:8]), "2023-Q3", 8_000_000),
        ("PER 30 SEPTEMBER", each("2023-S1"), "2023-Q3", 8_000_000),
        ("PER 30 SEPTEMBER", each("2023-S1", *MONTHS[6:8]), "2023-M09", 6_000_000),
        ("S.D. BULAN SEPTEMBER", each(*MONTHS), "2023-M09", 1_000_000),
        ("S.D. BULAN FEBRUARI", each("2023-M01"), "2023-M02", 8_000_000),
        ("S.D. BULAN MEI", each("2023-Q1", "2023-M04"), "2023-M05", 7_000_000),
        ("S.D. BULAN NOVEMBER", each("2023-S1", "2023-Q3", "2023-M10"), "2023-M11", 6_000_000),
    ],
)
def test_the_last_part_is_the_rest(title: str, before: Stored, period: str, left: int) -> None:
    at = desk(stored(before))
    found = taken(until(title), at)
    assert (codes(at), spent_in(found)) == (OPEN, {(period, "all", str(left))})
    assert found.rest == Period.parse(period)


@pytest.mark.parametrize(
    ("title", "before", "first"),
    [
        ("S.D. TRIWULAN III", {}, "Semester I Tahun 2023"),
        ("S.D. TRIWULAN III", each("2023-Q1"), "Triwulan II Tahun 2023"),
        ("S.D. TRIWULAN III", each("2023-Q2"), "Triwulan I Tahun 2023"),
        ("S.D. TRIWULAN III", each(*MONTHS[:5]), "Juni 2023"),
        ("S.D. TRIWULAN III", each("2022-S1"), "Semester I Tahun 2023"),
        ("S.D. TRIWULAN III", each("2023"), "Semester I Tahun 2023"),
        ("S.D. BULAN MEI", {}, "Triwulan I Tahun 2023, April 2023"),
        ("S.D. BULAN MEI", each("2023-Q1"), "April 2023"),
        ("S.D. BULAN FEBRUARI", {}, "Januari 2023"),
    ],
)
def test_what_is_not_stored_is_named(title: str, before: Stored, first: str) -> None:
    at = desk(stored(before))
    found = taken(until(title), at)
    assert (spent_in(found), codes(at)) == (set(), ["cumulative_alone"])
    (issue,) = at.log.finish(())
    assert issue.remedy.startswith(f"Ambil dahulu {first}, lalu berkas ini.")
    assert "Desember" not in issue.remedy


def test_less_than_stored_is_refused_at_its_cell() -> None:
    at = desk(stored(each("2023-S1")))
    found = taken(until("S.D. TRIWULAN III", SPENT, 999_999), at)
    told = [issue for issue in at.log.finish(()) if issue.code != OPEN[0]]
    assert [(one.code, one.place.row, one.place.column) for one in told] == [
        ("falls_below_stored", 5, AMOUNTS)
    ]
    assert "999.999" in told[0].message
    assert "1.000.000" in told[0].message
    assert (CODES[1], "2023-Q3") not in values(found, "node", "period")


def test_as_much_as_stored_is_nothing_since() -> None:
    at = desk(stored(each("2023-S1")))
    found = taken(until("S.D. TRIWULAN III", *[1_000_000] * 5), at)
    assert (codes(at), spent_in(found)) == (OPEN, {("2023-Q3", "all", "0")})


def test_lines_of_which_nothing_is_stored_are_refused_at_their_cells_where_they_are_most() -> None:
    at = desk(stored(each("2023-S1"), CODES[:2]))
    taken(until("S.D. TRIWULAN III"), at)
    told = [issue for issue in at.log.finish(()) if issue.code != OPEN[0]]
    assert {(one.code, one.place.column) for one in told} == {("stored_before_lacks", AMOUNTS)}
    assert [one.place.row for one in told] == [6, 7, 8]
    assert told[0].remedy.startswith("Ambil dahulu Semester I Tahun 2023")


def test_a_line_of_which_nothing_is_stored_is_new_where_most_others_are_known() -> None:
    at = desk(stored(each("2023-S1"), CODES[:4]))
    found = taken(until("S.D. TRIWULAN III"), at)
    assert codes(at) == OPEN
    assert (CODES[4], "2023-Q3", str(SPENT)) in values(found, "node", "period", "actual")
    assert (CODES[3], "2023-Q3", str(SPENT - 1_000_000)) in values(found, "node", "period", "actual")


def test_a_line_of_which_a_part_is_stored_is_told_the_other() -> None:
    known = stored(each("2023-S1"), CODES[:4])
    more = stored(each("2023-Q1"), CODES[4:])
    at = desk(replace(known, inputs=(*known.inputs, *more.inputs)))
    taken(until("S.D. TRIWULAN III"), at)
    (told,) = (issue for issue in at.log.finish(()) if issue.code != OPEN[0])
    assert told.remedy.startswith("Ambil dahulu Triwulan II Tahun 2023")


def test_a_line_that_spent_nothing_at_all_needs_nothing_stored() -> None:
    at = desk(stored(each("2023-S1"), CODES[:4]))
    found = taken(until("S.D. TRIWULAN III", *[SPENT] * 4, 0), at)
    assert codes(at) == OPEN
    assert (CODES[4], "2023-Q3", "0") in values(found, "node", "period", "actual")


def test_the_quarter_alone_is_taken_as_it_is() -> None:
    at = desk(stored(each("2023-S1")), means={"bulan": "-"})
    found = taken(until("S.D. TRIWULAN III"), at)
    assert (spent_in(found), found.rest) == ({("2023-Q3", "all", str(SPENT))}, None)


@pytest.mark.parametrize(
    ("title", "period"),
    [
        ("S.D. TRIWULAN I", "2023-Q1"),
        ("S.D. TRIWULAN II", "2023-S1"),
        ("S.D. TRIWULAN IV", "2023"),
    ],
)
def test_sums_that_are_periods_stay_these(title: str, period: str) -> None:
    at = desk(stored(each("2023-Q1", "2023-Q2", "2023-Q3")))
    found = taken(until(title), at)
    assert (spent_in(found), found.rest) == ({(period, "all", str(SPENT))}, None)


@pytest.mark.parametrize("asked", ["2023-Q3", "2023"])
def test_the_part_may_be_asked_for(asked: str) -> None:
    at = desk(stored(each("2023-S1")), period=Period.parse(asked))
    assert spent_in(taken(until("S.D. TRIWULAN III"), at)) == {("2023-Q3", "all", "8000000")}


def test_another_part_that_is_asked_for_is_refused() -> None:
    at = desk(stored(each("2023-S1")), period=Period.parse("2023-Q4"))
    found = taken(until("S.D. TRIWULAN III"), at)
    assert "2023-Q3" not in {period for period, *_ in spent_in(found)}


def test_columns_of_other_times_beside_it_may_be_newer_than_what_is_stored() -> None:
    """January is told anew here: what was spent since is not what is left of the stored one."""
    at = desk(stored(each("2023-M01")))
    heads = ("Kode", "Sub Kegiatan", "Pagu", "Realisasi Bulan Januari 2023", "Realisasi s.d. Februari 2023")
    lines: Cells = [(code, "Pelayanan", 90_000_000, 2_000_000, SPENT) for code in CODES]
    found = taken([("REALISASI BELANJA TAHUN 2023",), (), heads, *lines], at)
    assert found.rest is None
    assert ("2023-M02", "all", "8000000") not in spent_in(found)


def accounts(title: str, goods: int, capital: int) -> Cells:
    """A table of two accounts of one line."""
    return [
        (f"REALISASI BELANJA {title} TAHUN 2023",),
        (),
        ("Kode", "Uraian", "Pagu", "Realisasi"),
        (CODES[0], "Pelayanan", 90_000_000, goods + capital),
        ("5.1.02.01.01.0024", "Belanja Alat Tulis Kantor", 40_000_000, goods),
        ("5.2.02.05.01.0004", "Belanja Modal Alat Kantor", 50_000_000, capital),
    ]


def of_kinds(**spent: int) -> OfficeYear:
    rows = [
        money(CODES[0], None, actual, period=Period.parse("2023-S1"), kind=kind)
        for kind, actual in spent.items()
    ]
    return replace(office(), inputs=tuple(rows))


def test_kinds_of_money_are_parted_each_from_its_own() -> None:
    known = {"all": 5_000_000, "operations": 3_000_000, "goods": 3_000_000}
    at = desk(of_kinds(**known, capital=2_000_000, machinery=2_000_000))
    found = taken(accounts("S.D. TRIWULAN III", 4_000_000, 9_000_000), at)
    assert codes(at) == OPEN
    assert {(kind, spent) for _, kind, spent in spent_in(found)} == {
        ("all", "8000000"),
        ("operations", "1000000"),
        ("goods", "1000000"),
        ("capital", "7000000"),
        ("machinery", "7000000"),
    }


def test_a_kind_that_begins_later_had_nothing_before() -> None:
    at = desk(of_kinds(all=3_000_000, operations=3_000_000, goods=3_000_000))
    found = taken(accounts("S.D. TRIWULAN III", 4_000_000, 9_000_000), at)
    assert codes(at) == OPEN
    told = {(kind, spent) for _, kind, spent in spent_in(found)}
    assert told >= {("capital", "9000000"), ("machinery", "9000000"), ("goods", "1000000")}


def test_kinds_of_which_nobody_knows_are_left_out_and_told() -> None:
    at = desk(of_kinds(all=3_000_000))
    found = taken(accounts("S.D. TRIWULAN III", 4_000_000, 9_000_000), at)
    assert "kind_before_lacks" in codes(at)
    assert {(kind, spent) for _, kind, spent in spent_in(found)} == {("all", "10000000")}


def given(rows: Cells, at: Desk) -> tuple[object, Taken]:
    proposal = proposed(rows, at)
    return proposal, take_table(proposal, at)


@pytest.mark.parametrize(("other", "is_told"), [("S.D. TRIWULAN II", True), ("S.D. TRIWULAN IV", False)])
def test_a_sheet_that_tells_the_time_before_anew_is_taken_first(other: str, is_told: bool) -> None:
    at = desk(stored(each("2023-S1")))
    tables = [given(until(title), at) for title in (other, "S.D. TRIWULAN III")]
    report_clashes(tables, at.log)  # type: ignore[arg-type]  # proposals
    assert ("rest_of_file" in codes(at)) == is_told


def test_the_part_is_named_with_how_it_was_made() -> None:
    words = "selisih jumlah s.d. Mei dan realisasi tersimpan s.d. April"
    assert until_words(Period.parse("2023-M05")) == words


def test_what_is_stored_is_added_up_once() -> None:
    parts = {"2023-S1": 5, "2023-Q1": 2, "2023-M01": 1, "2023": 9, "2022-S1": 7}
    spending = StoredSpending.of(stored(parts), 2023)
    assert spending.before(CODES[0], "all", Q3) == Decimal(5)
    assert spending.before(CODES[0], "all", Period.parse("2023-Q2")) == Decimal(2)
    assert spending.before(CODES[0], "all", Period.parse("2023-Q4")) is None


def test_the_place_of_what_falls_is_said_in_both_figures() -> None:
    at = desk(stored(each("2023-M01")))
    taken(until("S.D. BULAN FEBRUARI", 5), at)
    assert any("5" in words and place == f"4 {AMOUNTS}" for place, words in said(at))
