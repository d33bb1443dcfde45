"""Men and women that make their sum in all rows are figures, however few they are."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from tests.intake.aggregate import kecamatan
from tests.intake.desks import Cells
from tests.intake.readings import Sheet, reading_of

from capaian.dossier.spreadsheets.model import CellValue

Row = tuple[CellValue, CellValue, CellValue]
NAMES = tuple(kecamatan().values())
MEN = "Kematian Dilaporkan > L"
WOMEN = "Kematian Dilaporkan > P"
BOTH = "Kematian Dilaporkan > JML"
SIDES = ("L", "P", "JML")


def deaths(rows: Sequence[Row], heads: Sequence[str] = SIDES) -> Cells:
    """A table of deaths of men and women in some areas."""
    above: Sequence[CellValue] = ("NO", "KECAMATAN", "Kematian Dilaporkan", None, None)
    body = [(n + 1, NAMES[n], *row) for n, row in enumerate(rows)]
    return [("KEMATIAN TRIWULAN I TAHUN 2023",), (), above, (None, None, *heads), *body]


def said(rows: Sequence[Row], heads: Sequence[str] = SIDES) -> set[str]:
    """Return the columns that say something."""
    return {*reading_of(Sheet(deaths(rows, heads))).said}


@pytest.mark.parametrize(
    "rows",
    [
        [(0, 1, 1), (2, 1, 3)],
        [(1, 0, 1), (1, 3, 4), (1, 2, 3)],
        [(None, 1, 1), (2, 1, 3)],
        [(2, 1, 3), (2, 1, 3)],
    ],
)
def test_sides_that_make_their_sum_say_nothing(rows: Sequence[Row]) -> None:
    assert said(rows) == set()


def test_a_side_that_is_no_part_of_the_sum_is_told() -> None:
    assert said([(3, 1, 3), (4, 1, 4)]) == {WOMEN}
    assert said([(0, 1, 1), (2, 1, 5)]) == {WOMEN}


def test_columns_that_are_no_sides_are_told() -> None:
    assert said([(0, 1, 1), (2, 1, 3)], ("DALAM", "LUAR", "JML")) == {"Kematian Dilaporkan > LUAR"}


def test_words_among_the_figures_of_a_side_are_told() -> None:
    assert WOMEN in said([(1, "nihil", 1), (2, 1, 3)])
