"""Laws of figures on their way into cells."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from capaian.dossier.excel.write.cells import as_day, as_number, number_format


@given(st.integers(-(10**15) + 1, 10**15 - 1), st.integers(0, 9))
def test_a_figure_that_becomes_a_number_comes_back_with_its_decimals(
    digits: int, places: int
) -> None:
    text = f"{Decimal(digits).scaleb(-places):f}"
    value = as_number(text)
    assert value is not None
    assert Decimal(f"{float(value):.15g}") == value
    assert len(number_format(text).partition(".")[2]) == len(text.partition(".")[2])


@pytest.mark.parametrize(
    "text",
    [
        "",
        "1.234,5",
        "1e5",
        "12345678901234567",
        "1000000000000000",
        "0.1234567890123456",
        "−1",
        "1.",
    ],
)
def test_other_figures_stay_texts(text: str) -> None:
    assert as_number(text) is None


@pytest.mark.parametrize(
    ("text", "is_day"), [("2023-12-31", True), ("1901-01-01", True), ("1900-12-31", False)]
)
def test_days_that_all_programs_show_alike_are_days(text: str, *, is_day: bool) -> None:
    assert (as_day(text) is not None) == is_day


@pytest.mark.parametrize("text", ["2023-02-30", "2023-07", "kemarin"])
def test_what_is_no_day_stays_a_text(text: str) -> None:
    assert as_day(text) is None
