"""Years of a head that narrow columns cut are whole again; figures below each other are not joined."""

from __future__ import annotations

import pytest

from capaian.auditor.reading.cut_years import join_cut_years
from capaian.auditor.reading.flow import PageLine


def joined(*rows: tuple[str, ...]) -> list[tuple[str, ...]]:
    lines = [PageLine(float(12 * place), cells, is_after_gap=False) for place, cells in enumerate(rows)]
    return [line.cells for line in join_cut_years(lines)]


HEAD = ("No", "Indikator", "Target Tahun", "", "")


def test_years_one_after_another_are_one_row() -> None:
    cut = (("", "", "203", "203", "203"), ("", "", "1", "2", "3"))
    assert joined(HEAD, *cut, ("1", "Kapal", "7", "8", "9")) == [
        HEAD,
        ("", "", "2031", "2032", "2033"),
        ("1", "Kapal", "7", "8", "9"),
    ]


@pytest.mark.parametrize(
    "rows",
    [
        (("", "Kapal", "203", "201", "205"), ("", "", "1", "2", "3")),
        (("", "", "203", "203", "203"), ("1", "Kapal", "1", "2", "3")),
        (("", "", "203", "203", "203"), ("", "", "1", "2", "12")),
        (("", "", "203", "203", ""), ("", "", "1", "2", "")),
    ],
)
def test_figures_below_each_other_are_two_rows(rows: tuple[tuple[str, ...], ...]) -> None:
    assert joined(HEAD, *rows) == [HEAD, *rows]
