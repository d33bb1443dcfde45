"""Spending in several columns: their sum is proposed where a column holds it, made where the user says."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from tests.intake.desks import balangan, codes, desk, means, proposed, taken, values

from capaian.dossier.intake.desk import Desk

CODES = ("2.12.01.2.01.0001", "2.12.02.2.01.0002", "2.12.03.2.01.0001")
BUDGET = 90_000_000


def rows(
    *columns: tuple[str, int], title: str = "LAPORAN KEUANGAN TAHUN 2023"
) -> list[list[str | int | None]]:
    """A table of three sub-activities; each column begins with a figure that grows by one."""
    lines: list[list[str | int | None]] = [
        [code, "Pelayanan", BUDGET, *(figure + n for _, figure in columns)] for n, code in enumerate(CODES)
    ]
    return [[title], [], ["KODE", "SUB KEGIATAN", "ANGGARAN", *(head for head, _ in columns)], *lines]


def spent(at: Desk, cells: Sequence[Sequence[str | int | None]]) -> list[str]:
    found = values(taken(cells, at), "period", "kind", "actual")
    return [actual for period, kind, actual in found if (period, kind) == ("2023", "all")]


PARTS = ("REALISASI TUNAI", 11_000_000), ("REALISASI NONTUNAI", 43_000_000)


def test_parts_that_the_user_names_are_added_up() -> None:
    at = desk(means={head: "actual" for head, _ in PARTS})
    assert spent(at, rows(*PARTS)) == ["54000000", "54000002", "54000004"]
    assert codes(at) == []


def test_the_doubt_about_one_part_says_how_to_take_both() -> None:
    at = desk()
    proposed(rows(*PARTS), at)
    (doubt,) = at.doubts
    assert doubt.words.endswith('--means "REALISASI TUNAI=actual" --means "REALISASI NONTUNAI=actual"')


@pytest.mark.parametrize(("more", "found"), [(0, []), (700_000, ["beside_differs"])])
def test_what_is_left_of_the_budget_is_held_against_all_parts(more: int, found: list[str]) -> None:
    cells = rows(*PARTS, ("SISA", 0))
    for row in range(3, 6):
        cells[row][5] = BUDGET - sum(int(figure or 0) for figure in cells[row][3:5])
    cells[4][5] = int(cells[4][5] or 0) + more
    at = desk(means={head: "actual" for head, _ in PARTS})
    taken(cells, at)
    assert codes(at) == found


@pytest.mark.parametrize("whole", ["JUMLAH", "TOTAL BELANJA", "SELURUHNYA"])
def test_a_part_beside_the_whole_is_not_added(whole: str) -> None:
    both = {PARTS[0][0]: "actual", PARTS[1][0]: "actual", whole: "actual"}
    cells = rows(*PARTS, (whole, 54_000_000))
    for row in range(3, 6):
        cells[row][-1] = sum(int(figure or 0) for figure in cells[row][3:5])
    at = desk(means=both)
    taken(cells, at)
    assert "amount_twice" in codes(at)


@pytest.mark.parametrize("whole", ["JUMLAH", "TOTAL"])
def test_the_column_that_sums_up_all_parts_is_proposed(whole: str) -> None:
    cells = rows(*PARTS, (whole, 54_000_000))
    for row in range(3, 6):
        cells[row][-1] = sum(int(figure or 0) for figure in cells[row][3:5])
    at = desk()
    assert means(proposed(cells, at)) == {"ANGGARAN": "revised", whole: "actual"}
    assert at.doubts == []


def test_a_column_that_is_no_sum_of_the_parts_is_not_proposed() -> None:
    at = desk()
    assert "JUMLAH" not in means(proposed(rows(*PARTS, ("JUMLAH", 60_000_000)), at))
    assert [doubt.text for doubt in at.doubts] == ["REALISASI TUNAI"]


UNTIL = ("LS S.D. BULAN INI", 11_000_000), ("GU S.D. BULAN INI", 43_000_000)


def test_a_sum_without_a_time_has_that_of_its_parts() -> None:
    cells = rows(*UNTIL, ("JUMLAH SPJ", 0), title="SPJ BENDAHARA BULAN DESEMBER 2023")
    for row in range(3, 6):
        cells[row][-1] = sum(int(figure or 0) for figure in cells[row][3:5])
    at = desk(balangan())
    assert spent(at, cells) == ["54000000", "54000002", "54000004"]
    assert at.doubts == []


def test_a_sum_without_a_time_that_is_none_of_the_parts_is_not_taken() -> None:
    cells = rows(*UNTIL, ("JUMLAH SPJ", 70_000_000), title="SPJ BENDAHARA BULAN DESEMBER 2023")
    at = desk()
    proposed(cells, at)
    assert at.doubts


def test_payments_without_a_word_of_spending_are_asked() -> None:
    cells = rows(("GU", 11_000_000), ("LS", 43_000_000), ("TOTAL", 0))
    for row in range(3, 6):
        cells[row][-1] = sum(int(figure or 0) for figure in cells[row][3:5])
    at = desk()
    assert means(proposed(cells, at)) == {"ANGGARAN": "revised", "TOTAL": "actual"}
    assert [doubt.text for doubt in at.doubts] == ["TOTAL"]
    assert '--means "TOTAL=-"' in at.doubts[0].words


def test_times_without_a_word_of_spending_are_asked() -> None:
    columns = ("S.D. BULAN LALU", 30_000_000), ("BULAN INI", 4_000_000), ("S.D. BULAN INI", 34_000_000)
    at = desk()
    found = means(proposed(rows(*columns, title="LAPORAN BULAN DESEMBER 2023"), at))
    assert found == {"ANGGARAN": "revised", "BULAN INI": "actual", "S.D. BULAN INI": "actual"}
    assert [doubt.text for doubt in at.doubts] == ["BULAN INI", "S.D. BULAN INI"]


def test_other_columns_of_no_known_word_are_not_asked() -> None:
    at = desk()
    found = means(proposed(rows(("BELANJA OPERASI", 80_000_000), ("BELANJA MODAL", 10_000_000)), at))
    assert found == {"ANGGARAN": "revised"}
    assert at.doubts == []


@pytest.mark.parametrize("head", ["PAGU INDIKATIF", "ANGGARAN PPAS", "PAGU RKPD"])
def test_a_budget_of_a_plan_is_asked(head: str) -> None:
    cells = rows((head, 50_000_000))
    for row in cells[2:]:
        del row[2]
    at = desk()
    assert means(proposed(cells, at)) == {head: "revised"}
    assert [doubt.text for doubt in at.doubts] == [head]


def test_the_granted_budget_goes_before_that_of_a_plan() -> None:
    at = desk()
    found = means(proposed(rows(("PAGU INDIKATIF", 95_000_000), ("REALISASI", 60_000_000)), at))
    assert found == {"ANGGARAN": "revised", "REALISASI": "actual"}
    assert at.doubts == []


@pytest.mark.parametrize(
    ("heads", "shown"),
    [
        (("TOTAL", "TRIWULAN A", "TRIWULAN B"), "TOTAL"),
        (("TAHUN N", "TAHUN N+1", "TAHUN N-1"), "TAHUN N"),
        (("KOLOM A", "KOLOM B", "KOLOM C"), "KOLOM C"),
    ],
)
def test_the_example_is_the_sum_or_the_year_of_the_plan(heads: Sequence[str], shown: str) -> None:
    cells = rows(*((head, 9_000_000) for head in heads), title="DPA TAHUN 2023")
    for row in cells[2:]:
        del row[2]
    at = desk()
    proposed(cells, at)
    (issue,) = [one for one in at.log.finish(()) if one.code == "head_unmapped"]
    assert f'"{shown}=revised"' in issue.remedy
