"""Areas that a file has no row for: judged by all of its tables that tell the same, and told once."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.intake.books import Rows
from tests.intake.desks import KTP, Cells, desk, proposed, uncounted
from tests.unit.dossier.test_intake_two_tables import taken

from capaian.domain.office_year import OfficeYear
from capaian.dossier.intake.absent import report_absent
from capaian.dossier.intake.counts import take_counts

HEADS = KTP[2]
UPPER, LOWER = KTP[3:7], KTP[7:11]
SWAPPED: Cells = [(row[0], row[1], row[3], row[2]) for row in (HEADS, *LOWER)]
WIDER: Cells = [
    (*row[:3], beside, row[3]) for row, beside in zip((HEADS, *LOWER), ("Belum", 62, 60, 57, 33), strict=True)
]
SECOND = ("DATA KEPEMILIKAN KTP-EL WILAYAH II TAHUN 2023",)


def absent(tmp_path: Path, rows: Rows) -> list[str]:
    found = taken(tmp_path, rows)
    assert not found.has_errors
    return [one.message.split(" tidak ada")[0] for one in found.issues if one.code == "area_absent"]


@pytest.mark.parametrize("lower", [SWAPPED, [SECOND, *SWAPPED], [SECOND, *WIDER], [SECOND, HEADS, *LOWER]])
def test_blocks_of_one_sheet_have_the_areas_together(tmp_path: Path, lower: Cells) -> None:
    assert absent(tmp_path, [KTP[0], HEADS, *UPPER, (), *lower]) == []


def test_an_area_that_no_block_has_is_told_once(tmp_path: Path) -> None:
    rows = [KTP[0], HEADS, *UPPER[1:], (), *SWAPPED]
    assert absent(tmp_path, rows) == ["Juai"]


@pytest.mark.parametrize(
    "title", ["DATA KEPEMILIKAN KTP-EL SEMESTER I TAHUN 2023", "DATA KEPEMILIKAN KIA TAHUN 2023"]
)
def test_blocks_of_other_times_and_things_say_nothing_of_each_other(tmp_path: Path, title: str) -> None:
    heads = ("No", "Kecamatan", "Wajib", "Memiliki")
    names = [str(row[1]) for row in (*LOWER, *UPPER)]
    rows = [KTP[0], heads, *UPPER, (), (title,), heads, *LOWER]
    assert absent(tmp_path, rows) == names


def asked(rows: Rows, **more: object) -> list[str]:
    """What is asked of areas that have no row, with the figures of the dossier."""
    at = desk(**more)
    one = proposed(rows, at)
    report_absent([(one, take_counts(one, at))], at)
    return [doubt.option for doubt in at.doubts if doubt.means == "-"]


def changed(rows: Cells, by: int) -> Cells:
    return [
        (*row[:2], *(figure - by if isinstance(figure, int) else figure for figure in row[2:]))
        for row in rows
    ]


def test_old_figures_of_an_area_beside_new_ones_are_asked() -> None:
    rows = [KTP[0], HEADS, *changed([*UPPER[1:], *LOWER], 3)]
    assert asked(rows) == ['--means "Juai=-"']
    assert asked(rows, means={"Juai": "-"}) == []


@pytest.mark.parametrize(
    ("rows", "by"), [([*UPPER[1:], *LOWER], 0), ([*UPPER, *LOWER], 3), (UPPER, 3), (LOWER[:2], 3)]
)
def test_the_same_figures_and_tables_of_a_part_of_the_areas_are_not_asked(rows: Cells, by: int) -> None:
    assert asked([KTP[0], HEADS, *changed(rows, by)]) == []


def unreported(*figures: str | None, office: OfficeYear | None = None) -> tuple[list[str], list[str]]:
    """What is said of the stored figures of the first kecamatan, and of their cells without a figure."""
    at = desk(office)
    lines = [list(row) for row in (*UPPER, *LOWER)]
    for line, figure in zip(lines, figures, strict=False):
        line[3] = figure
    one = proposed([KTP[0], HEADS, *lines], at)
    report_absent([(one, take_counts(one, at))], at)
    issues = at.log.finish(())
    left = [issue.message for issue in issues if issue.code == "counts_left"]
    return left, [issue.message for issue in issues if issue.code.startswith("figure_")]


@pytest.mark.parametrize("blank", [None, "-"])
def test_a_cell_without_a_figure_leaves_the_stored_one_and_says_which(blank: str | None) -> None:
    (left,), (cell,) = unreported(blank)
    assert "Juai ktp.holders 12.336" in left
    assert "tetap berlaku" in left
    assert "belum dilaporkan" not in cell


def test_where_nothing_is_stored_nothing_is_said_of_it() -> None:
    left, cells = unreported(None, office=uncounted())
    assert (left, len(cells)) == ([], 1)


def test_many_stored_figures_are_told_once_by_the_first_few() -> None:
    (left,), cells = unreported(None, None, None, None, None)
    assert left.count("ktp.holders") == 3
    assert "dan 2 lagi" in left
    assert len(cells) == 5


def test_a_table_with_all_figures_leaves_none() -> None:
    assert unreported() == ([], [])
