"""Dates of which only a part is known: what they may mean, and what is no date at all."""

from __future__ import annotations

from datetime import date

import pytest

from capaian.rules.spans import last_day, span_of


@pytest.mark.parametrize(
    ("mark", "first", "last"),
    [
        ("2024", date(2024, 1, 1), date(2024, 12, 31)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("2023-02", date(2023, 2, 1), date(2023, 2, 28)),
        ("2023-12", date(2023, 12, 1), date(2023, 12, 31)),
        ("2024-02-29", date(2024, 2, 29), date(2024, 2, 29)),
        ("1900", date(1900, 1, 1), date(1900, 12, 31)),
        ("2199-12-31", date(2199, 12, 31), date(2199, 12, 31)),
    ],
)
def test_a_part_of_a_date_spans_all_days_it_may_mean(mark: str, first: date, last: date) -> None:
    assert span_of(mark) == (first, last)
    assert last_day(mark) == last


NO_DATES = [
    "2023-02-29",
    "2023-13",
    "2023-00",
    "2023-04-31",
    "0000",
    "9999",
    "1899-12-31",
    "0201-03-05",
    "2200-01",
]


@pytest.mark.parametrize("mark", NO_DATES)
def test_a_day_that_does_not_exist_is_refused(mark: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        span_of(mark)
    assert last_day(mark) is None


@pytest.mark.parametrize(
    "words", ["", "selama 5 tahun", "31-12-2023", "2023-7", "2023-07-1", "2023-07-14x", "ya"]
)
def test_other_words_are_no_date(words: str) -> None:
    assert last_day(words) is None
