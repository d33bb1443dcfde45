"""A figure is held against the median of the others, whatever their order, and never itself."""

from __future__ import annotations

from decimal import Decimal

import pytest

from capaian.rules.checks.outliers import MIN_FIGURES_FOR_MEDIAN, _with_median


@pytest.mark.parametrize(
    ("figures", "medians"),
    [
        # of four the middle of the other three
        ((9, 1, 5, 7), (5, 7, 7, 5)),
        # twins: one of them is the figure itself
        ((4, 4, 8, 2), (4, 4, 4, 4)),
        # of five the mean of the two in the middle of the other four
        ((10, 2, 8, 4, 6), (5, 7, 5, 7, 6)),
    ],
)
def test_each_figure_has_the_median_of_the_others(
    figures: tuple[int, ...], medians: tuple[int, ...]
) -> None:
    known = [("row", Decimal(figure)) for figure in figures]
    assert tuple(int(middle) for _, _, middle in _with_median(known)) == medians


def test_of_too_few_figures_there_is_no_median() -> None:
    few = [("row", Decimal(1))] * (MIN_FIGURES_FOR_MEDIAN - 1)
    assert [*_with_median(few)] == []
