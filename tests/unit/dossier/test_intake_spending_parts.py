"""Spending in parts beside each other: `SPJ-LS`, `SPJ-UP/GU/TU`, of which one alone is never taken."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from tests.functional.cli_cast import copy_balangan
from tests.intake.books import Page, write_xlsx
from tests.intake.desks import Cells, balangan, codes, desk, means, proposed, said, table, taken, values
from tests.unit.dossier.test_intake_take_in import take

from capaian.domain.intake import IntakeTable
from capaian.dossier.intake.desk import Desk
from capaian.dossier.intake.spending_parts import columns_of_parts, sums_of_parts, with_sums_of_parts

GAJI, GOODS, PETTY = "SPJ-LS GAJI", "SPJ-LS BARANG DAN JASA", "SPJ-UP/GU/TU"
ALL = "JUMLAH SPJ (LS+UP/GU/TU) S.D. BULAN INI"
TIMES = ("S.D. BULAN LALU", "BULAN INI", "S.D. BULAN INI")
SUM = f"BULAN INI > {GAJI} + {GOODS} + {PETTY}"
LINES = (
    (
        "2.12.01.2.01.0001",
        100_000_000,
        (10_000_000, 1_000_000),
        (40_000_000, 5_000_000),
        (30_000_000, 7_000_000),
    ),
    ("2.12.02.2.01.0002", 60_000_000, None, (20_000_000, 4_000_000), (10_000_000, 6_000_000)),
    ("2.12.03.2.01.0001", 50_000_000, None, None, (5_000_000, 500_000)),
)
"""The budget of each sub-activity, then what was spent of it by part: until the month before, and in this."""
MONTH = [
    ("V.1.1", "13000000"),
    ("III.1.1", "10000000"),
    ("IV.1.1", "500000"),
]
YEAR = [
    ("V.1.1", "93000000"),
    ("III.1.1", "40000000"),
    ("IV.1.1", "5500000"),
]


def rows(month: str = "DESEMBER", *, has_sum: bool = True) -> list[list[str | int | None]]:
    """The functional report of a treasurer for a month of 2023."""
    heads = [GAJI, GAJI, GAJI, GOODS, GOODS, GOODS, PETTY, PETTY, PETTY]
    made: list[list[str | int | None]] = [
        [f"SPJ FUNGSIONAL DISDUKCAPIL BULAN {month} 2023"],
        [
            "KODE",
            "SUB KEGIATAN",
            "JUMLAH ANGGARAN",
            *heads,
            *([ALL, "SISA PAGU ANGGARAN"] if has_sum else []),
        ],
        [None, None, None, *TIMES * 3, *([ALL, "SISA PAGU ANGGARAN"] if has_sum else [])],
    ]
    for code, budget, *parts in LINES:
        cells = [cell for part in parts for cell in ((*part, sum(part)) if part else (None, None, None))]
        spent = sum(sum(part) for part in parts if part)
        made.append([code, "Pelayanan", budget, *cells, *([spent, budget - spent] if has_sum else [])])
    return made


def spent(at: Desk, period: str, cells: Cells) -> list[tuple[str, ...]]:
    found = values(taken(cells, at), "node", "period", "kind", "actual")
    return [
        (node, actual) for node, when, kind, actual in found if (when, kind) == (period, "all") and actual
    ]


def test_the_sum_is_the_year_and_the_parts_of_the_month_are_added() -> None:
    """1 + 5 + 7 = 13 million in December, 11 + 45 + 37 = 93 in the year."""
    at = desk()
    assert means(proposed(rows(), at)) == {"JUMLAH ANGGARAN": "revised", ALL: "actual", SUM: "actual"}
    assert at.doubts == []
    assert spent(desk(), "2023-M12", rows()) == MONTH
    assert spent(desk(), "2023", rows()) == YEAR


def test_before_december_the_month_alone_is_taken() -> None:
    at = desk()
    assert spent(at, "2023-M11", rows("NOVEMBER")) == MONTH
    assert spent(desk(), "2023", rows("NOVEMBER")) == []
    assert [code for code in codes(at) if code != "year_stays_open"] == []


def test_a_part_is_refused_though_the_user_names_it() -> None:
    at = desk(means={f"{GOODS} > BULAN INI": "realisasi"})
    proposed(rows(), at)
    assert codes(at) == ["column_is_part"]
    ((_, words),) = said(at)
    assert f'"{SUM}"' in words
    assert f'"{ALL}"' in words


@pytest.mark.parametrize(("row", "column", "told"), [(3, 12, "4 M"), (3, 11, "4 L")])
def test_parts_that_do_not_make_their_sum_are_told(row: int, column: int, told: str) -> None:
    """One figure of petty cash until now, or its sum, is a million more."""
    cells = rows()
    cells[row][column] = int(cells[row][column] or 0) + 1_000_000
    at = desk()
    taken(cells, at)
    assert "total_differs" in codes(at)
    assert any(where.startswith(told) for where, _ in said(at))


def test_where_no_column_sums_them_up_it_is_asked() -> None:
    at = desk()
    proposed(rows(has_sum=False), at)
    parts = {f"{part} > {time}" for part in (GAJI, GOODS, PETTY) for time in TIMES[1:]}
    assert {doubt.text for doubt in at.doubts} == parts


@pytest.mark.parametrize("cell", ["lima juta", "#REF!"])
def test_a_cell_that_is_no_figure_forbids_adding_up(cell: str) -> None:
    cells = rows()
    cells[3][10] = cell
    assert [head.name for head in with_sums_of_parts(table(cells)).heads if " + " in head.name] == []


def test_dashes_are_no_figures_to_add() -> None:
    cells = rows()
    cells[5][4] = "-"
    added = with_sums_of_parts(table(cells))
    assert [int(value) for value in added.column(added.heads[-1]) if value] == [
        13_000_000,
        10_000_000,
        500_000,
    ]


@pytest.mark.parametrize(
    "heads",
    [
        ("REALISASI TW I", "REALISASI TW II", "JUMLAH REALISASI"),
        ("S.D. BULAN LALU", "BULAN INI", "S.D. BULAN INI"),
        ("PAGU BULAN INI", "REALISASI BULAN INI", "SISA BULAN INI"),
    ],
)
def test_other_columns_that_add_up_are_no_parts(heads: Sequence[str]) -> None:
    lines = [
        (f"2.12.02.2.01.000{n}", "Pelayanan", 900_000, 100_000 * n, 300_000, 100_000 * n + 300_000)
        for n in (1, 2, 3)
    ]
    found = table([["LRA DESEMBER 2023"], ["KODE", "URAIAN", "PAGU", *heads], *map(list, lines)])
    assert (columns_of_parts(found), [*sums_of_parts(found)]) == ([], [])
    assert with_sums_of_parts(found) is found


def test_what_is_remembered_holds_next_month() -> None:
    first = desk()
    intake = proposed(rows("NOVEMBER"), first).intake
    at = desk(replace(balangan(), intakes=(intake,)))
    proposal = proposed(rows(), at)
    assert proposal.is_remembered
    assert {ALL, SUM} <= means(proposal).keys()
    assert codes(at) == []


@pytest.mark.parametrize(
    ("title", "told", "taken_as"),
    [
        ("LRA DESEMBER 2023", "REALISASI BULAN INI", {"REALISASI BULAN INI", "REALISASI S.D. BULAN INI"}),
        ("LRA NOVEMBER 2023", "REALISASI BULAN INI", {"REALISASI BULAN INI"}),
        ("LRA DESEMBER 2023", "REALISASI S.D. BULAN INI", {"REALISASI S.D. BULAN INI"}),
    ],
)
def test_naming_the_month_does_not_take_the_year_away(title: str, told: str, taken_as: set[str]) -> None:
    heads = ["KODE", "URAIAN", "PAGU", "REALISASI BULAN INI", "REALISASI S.D. BULAN INI"]
    lines = [
        ["2.12.01.2.01.0001", "Pelayanan", 900, 100, 700],
        ["2.12.02.2.01.0002", "Pelayanan", 800, 50, 500],
    ]
    proposal = proposed([[title], heads, *lines], desk(means={told: "realisasi"}))
    assert {head for head, meant in means(proposal).items() if meant == "actual"} == taken_as


def test_a_table_without_codes_gets_no_column() -> None:
    """Certificates of two sorts in a month are counts."""
    heads = ("UMUM S.D. BULAN INI", "UMUM BULAN INI", "TERLAMBAT S.D. BULAN INI", "TERLAMBAT BULAN INI")
    lines = [["Juai", 40, 4, 30, 3, 70], ["Halong", 50, 5, 20, 2, 70]]
    found = table([["AKTA KELAHIRAN"], ["KECAMATAN", *heads, "JUMLAH S.D. BULAN INI"], *lines])
    assert with_sums_of_parts(found) is found


def without_present_sums(*, is_right: bool = True) -> list[list[str | int | None]]:
    """The report whose parts tell the month before and this one, and of which a sum alone tells all."""
    kept = [0, 1, 2, 3, 4, 6, 7, 9, 10, 12, 13]
    made = [[row[place] for place in kept] if len(row) > 1 else row for row in rows()]
    for row in made[3:]:
        row[9] = int(row[9] or 0) + (0 if is_right else 77)
    return made


def test_parts_until_last_month_and_of_this_one_are_parts_of_a_sum_until_now() -> None:
    at = desk(means={"angka pengganti": "benar"})
    assert spent(at, "2023-M12", without_present_sums()) == [
        (node, figure) for node, figure in spent(desk(), "2023-M12", rows())
    ]
    assert at.doubts == []


def test_parts_that_the_sum_does_not_add_up_are_none() -> None:
    made = without_present_sums(is_right=False)
    assert columns_of_parts(table(made)) == []
    assert len(columns_of_parts(table(without_present_sums()))) == 6


def test_parts_that_were_added_up_are_added_up_when_they_come_again(tmp_path: Path) -> None:
    path, dossier = (
        write_xlsx(tmp_path / "spj.xlsx", {"SPJ": Page(rows(has_sum=False))}),
        copy_balangan(tmp_path),
    )
    told = {f"{part} > {time}": "actual" for part in (GAJI, GOODS, PETTY) for time in TIMES[1:]}
    told["angka pengganti"] = "benar"
    first = take(path, dossier, table=IntakeTable.INPUTS, means=told)
    assert not first.has_errors
    first.write()
    again = take(path, dossier)
    assert (again.doubts, again.changes) == ((), {})
