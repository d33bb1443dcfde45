"""Columns headed as totals are held against those that they sum up, whatever these tell and whether taken."""

from __future__ import annotations

import pytest
from tests.intake.area_layouts import NAMES
from tests.intake.desks import codes, desk, said, table, taken, values
from tests.unit.dossier.test_intake_budgets import office
from tests.unit.dossier.test_intake_other_rows import FIRST, SECOND, TITLE

from capaian.dossier.intake.figures import Kind
from capaian.dossier.intake.sums_beside import sums_beside

Row = list[str | int | None]


def children(*sums: int) -> list[Row]:
    """Children of two ages and all of them, 30 and 10 more in each row; sums other than that from the top."""
    rows: list[Row] = [
        ["ANAK WAJIB KIA TAHUN 2023"],
        ["Kecamatan", "WAJIB KIA", None, None, "MEMILIKI KIA"],
        [None, "0-5 TH", "5-17 TH KURANG 1 HARI", "JUMLAH", None],
    ]
    made = [30 * n + 10 * n for n in range(1, 9)]
    made[: len(sums)] = sums
    return rows + [[name, 30 * n, 10 * n, made[n - 1], 5] for n, name in enumerate(NAMES, 1)]


def pairs(*changes: tuple[int, int, int]) -> list[Row]:
    """What was told and issued in each half of the year, and in both: 3 + 4 and 2 + 3."""
    rows: list[Row] = [
        ["AKTA KEMATIAN TAHUN 2023"],
        ["Kecamatan", "SEMESTER I", None, "SEMESTER II", None, "JUMLAH", None],
        [None, *["DILAPORKAN", "TERBIT"] * 3],
        *([name, 3, 2, 4, 3, 7, 5] for name in NAMES),
    ]
    for row, column, value in changes:
        rows[row - 1][column - 1] = value
    return rows


def lines(*spent: int) -> list[Row]:
    """Money of two sources and both of it, 200 + 100 and 150 + 50; spending otherwise as told."""
    heads: list[Row] = [["Kode", "Uraian", *["ANGGARAN"] * 3, *["REALISASI"] * 3]]
    heads.append([None, None, *["DAU", "DAK", "JUMLAH"] * 2])
    nodes = [FIRST, SECOND, *(f"{FIRST[:-1]}{n}" for n in (7, 8, 9))]
    made = [*spent, *[200] * (len(nodes) - len(spent))]
    rows = ([code, "Sub kegiatan", 200, 100, 300, 150, 50, made[n]] for n, code in enumerate(nodes))
    return [[*TITLE], *heads, *rows]


def test_sound_sums_of_ages_are_silent_and_taken() -> None:
    at = desk()
    found = taken(children(), at)
    assert codes(at) == []
    assert ("kia.eligible", "80") in values(found, "measure", "value")


def test_a_wrong_sum_of_ages_is_told_at_its_cell() -> None:
    at = desk()
    taken(children(1040), at)
    assert [where for where, _ in said(at)] == ["4 D (JUMLAH)"]
    assert "1.040" in said(at)[0][1]
    assert "2 bagiannya 40 (selisih 1.000)" in said(at)[0][1]


def test_where_a_sum_holds_in_few_rows_nothing_is_said() -> None:
    at = desk()
    taken(children(41, 81, 121, 161, 201), at)
    assert codes(at) == []


def test_events_come_from_the_sum_above_them() -> None:
    at = desk()
    found = taken(pairs(), at)
    assert {*values(found, "measure", "value")} == {("akta-mati.reported", "7"), ("akta-mati.issued", "5")}
    assert codes(at) == []
    assert at.doubts == []


@pytest.mark.parametrize(
    ("change", "where", "summed"),
    [((6, 2, 43), "6 F (DILAPORKAN)", "47"), ((11, 7, 55), "11 G (TERBIT)", "5")],
)
def test_a_sum_above_pairs_is_held_against_its_halves(
    change: tuple[int, int, int], where: str, summed: str
) -> None:
    at = desk()
    taken(pairs(change), at)
    assert [place for place, _ in said(at)] == [where]
    assert f"2 bagiannya {summed} " in said(at)[0][1]


def test_sexes_of_each_quarter_are_held_against_the_sum_that_is_not_taken() -> None:
    upper = [part for name in ("TW I", "TW II", "TW III", "TW IV", "JUMLAH") for part in (name, name, name)]
    rows: list[Row] = [["PENERBITAN AKTA KEMATIAN TAHUN 2023"], ["Kecamatan", *upper]]
    rows.append([None, *["L", "P", "L+P"] * 5])
    rows += [[name, *[n, 1, n + 1] * 4, 4 * n, 4, 4 * n + 4] for n, name in enumerate(NAMES, 1)]
    at = desk()
    assert {value for (value,) in values(taken(rows, at), "value")} == {*map(str, range(8, 40, 4))}
    assert codes(at) == []
    rows[6][4:7] = [34, 1, 35]
    at = desk()
    taken(rows, at)
    assert [where for where, _ in said(at)] == ["7 N (L)"]
    assert "tertulis 16, padahal jumlah 4 bagiannya 46" in said(at)[0][1]


def test_sources_of_money_are_held_against_their_sum() -> None:
    at = desk(office(), means={"ANGGARAN > JUMLAH": "revised", "REALISASI > JUMLAH": "actual"})
    taken(lines(), at)
    assert "total_differs" not in codes(at)
    at = desk(office(), means={"ANGGARAN > JUMLAH": "revised", "REALISASI > JUMLAH": "actual"})
    taken(lines(200, 1200), at)
    wrong = [(where, text) for where, text in said(at) if text.startswith("Jumlah")]
    assert [where for where, _ in wrong] == ["5 H (JUMLAH)"]
    assert "tertulis 1.200, padahal jumlah 2 bagiannya 200" in wrong[0][1]


@pytest.mark.parametrize(
    ("figures", "parts"),
    [
        ([(1, 2, 3, 5), (2, 2, 4, 6), (3, 2, 5, 7)], ["B", "C"]),  # the two right before it
        ([(1, 2, 3, 6), (2, 2, 4, 8), (3, 2, 5, 10)], ["A", "B", "C"]),
        ([(9, 0, 3, 3), (9, 0, 4, 4), (9, 0, 5, 5)], []),  # of one figure any column is the sum
        ([(1, 2, 3, 5), (2, 2, 4, 9), (3, 2, 5, 9)], []),
    ],
)
def test_columns_right_before_a_sum_are_found_by_their_figures(
    figures: list[tuple[int, ...]], parts: list[str]
) -> None:
    rows = [["Nama", "A", "B", "C", "Total"], *(["Juai", *row] for row in figures)]
    found = [*sums_beside(table(rows), Kind.COUNT)]
    assert [[head.name for head in summed] for summed, _ in found] == ([parts] if parts else [])


def test_another_total_ends_what_is_summed() -> None:
    rows = [
        ["Nama", "A", "B", "Total", "C", "D", "Jumlah"],
        *(["Juai", n, 1, n + 1, 5, n, n + 5] for n in (2, 3, 4)),
    ]
    found = {
        total.name: [head.name for head in parts] for parts, total in sums_beside(table(rows), Kind.COUNT)
    }
    assert found == {"Total": ["A", "B"], "Jumlah": ["C", "D"]}


def named(total: str, *sums: int, above: str | None = None) -> list[Row]:
    """Children of two ages, below a head or none, all of them, and those who have a card."""
    heads: list[Row] = [["Kecamatan", "0-5 TAHUN", "6-17 TAHUN", total, "MEMILIKI KIA"]]
    if above:
        heads = [["Kecamatan", above, None, total, "MEMILIKI KIA"], [None, "0-5", "6-17", None, None]]
    return [["ANAK WAJIB KIA TAHUN 2023"], *heads, *children(*sums)[3:]]


@pytest.mark.parametrize("total", ["JUMLAH WAJIB KIA", "TOTAL WAJIB KIA", "JML WAJIB KIA"])
@pytest.mark.parametrize("above", [None, "UMUR"])
def test_a_total_that_names_what_it_sums_up_is_held_against_the_ages_beside_it(
    total: str, above: str | None
) -> None:
    at = desk()
    taken(named(total, above=above), at)
    assert codes(at) == []
    at = desk()
    taken(named(total, 1040, above=above), at)
    row = 4 if above else 3
    assert said(at) == [
        (f"{row} D ({total})", "Jumlah tertulis 1.040, padahal jumlah 2 bagiannya 40 (selisih 1.000).")
    ]


def test_a_named_total_that_several_rows_do_not_show_is_no_sum_of_those_beside_it() -> None:
    at = desk()
    taken(named("JUMLAH WAJIB KIA", 1040, 1080), at)
    assert codes(at) == []


def test_a_number_headed_as_a_total_of_other_things_is_none_of_those_beside_it() -> None:
    rows = named("JUMLAH WAJIB KIA")
    for n, row in enumerate(rows[2:], 1):
        row[3] = 90 * n
    at = desk()
    taken(rows, at)
    assert codes(at) == []
