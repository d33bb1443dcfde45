"""Years, semesters, quarters and months."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.every_case import every_case

from capaian.domain.period import Period, PeriodKind, write_date

PERIODS = st.one_of(
    st.builds(Period, st.integers(1990, 2100)),
    st.builds(Period, st.integers(1990, 2100), st.just(PeriodKind.SEMESTER), st.integers(1, 2)),
    st.builds(Period, st.integers(1990, 2100), st.just(PeriodKind.QUARTER), st.integers(1, 4)),
    st.builds(Period, st.integers(1990, 2100), st.just(PeriodKind.MONTH), st.integers(1, 12)),
)


@pytest.mark.parametrize(
    ("text", "label", "start", "end"),
    [
        ("2023", "Tahun 2023", date(2023, 1, 1), date(2023, 12, 31)),
        ("2023-S1", "Semester I Tahun 2023", date(2023, 1, 1), date(2023, 6, 30)),
        ("2023-S2", "Semester II Tahun 2023", date(2023, 7, 1), date(2023, 12, 31)),
        ("2024-Q1", "Triwulan I Tahun 2024", date(2024, 1, 1), date(2024, 3, 31)),
        ("2024-Q3", "Triwulan III Tahun 2024", date(2024, 7, 1), date(2024, 9, 30)),
        ("2024-M02", "Februari 2024", date(2024, 2, 1), date(2024, 2, 29)),
        ("2023-M12", "Desember 2023", date(2023, 12, 1), date(2023, 12, 31)),
    ],
)
def test_a_period_knows_its_words_and_days(text: str, label: str, start: date, end: date) -> None:
    period = Period.parse(text)
    assert (str(period), period.label, period.start, period.end) == (text, label, start, end)


@every_case(
    "text",
    [
        "",
        "23",
        "2023-",
        "2023-S0",
        "2023-S3",
        "2023-Q5",
        "2023-M13",
        "2023-X1",
        "2023/1",
        "Q1-2023",
        "1800",
        "2023 S1",
    ],
)
def test_other_texts_are_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r".*"):
        Period.parse(text)


@given(PERIODS)
def test_what_is_written_is_read_back(period: Period) -> None:
    assert Period.parse(str(period)) == period


@given(PERIODS)
def test_a_year_contains_its_parts_and_no_part_contains_its_year(period: Period) -> None:
    year = Period.year_of(period.year)
    assert year.contains(period)
    assert period.contains(year) == (period.kind is PeriodKind.YEAR)


@given(PERIODS)
def test_the_year_before_has_the_same_place_in_it(period: Period) -> None:
    before = period.previous_year()
    assert (before.year, before.kind, before.ordinal) == (
        period.year - 1,
        period.kind,
        period.ordinal,
    )
    assert not before.contains(period)


def test_dates_are_written_in_indonesian() -> None:
    assert write_date(date(2026, 11, 20)) == "20 November 2026"
    assert write_date(date(2024, 2, 5)) == "5 Februari 2024"


@pytest.mark.parametrize(
    ("period", "answer"),
    [
        ("2023", True),
        ("2023-S2", True),
        ("2023-Q4", True),
        ("2023-M12", True),
        ("2023-S1", False),
        ("2023-Q3", False),
        ("2023-M11", False),
    ],
)
def test_periods_that_end_with_their_year(period: str, answer: bool) -> None:
    assert Period.parse(period).ends_year is answer


@pytest.mark.parametrize(
    ("period", "kind", "parts"),
    [
        ("2024", PeriodKind.YEAR, ["2024"]),
        ("2024", PeriodKind.SEMESTER, ["2024-S1", "2024-S2"]),
        ("2024-S2", PeriodKind.QUARTER, ["2024-Q3", "2024-Q4"]),
        ("2024-Q2", PeriodKind.MONTH, ["2024-M04", "2024-M05", "2024-M06"]),
        ("2024-M05", PeriodKind.MONTH, ["2024-M05"]),
        ("2024-M05", PeriodKind.QUARTER, []),
        ("2024-Q3", PeriodKind.YEAR, []),
    ],
)
def test_parts_of_a_period_are_those_that_lie_within_it(
    period: str, kind: PeriodKind, parts: list[str]
) -> None:
    whole = Period.parse(period)
    assert [str(part) for part in whole.parts(kind)] == parts
    everything = Period.year_of(whole.year).parts(kind)
    assert [part for part in everything if whole.contains(part)] == [*whole.parts(kind)]


@pytest.mark.parametrize("kind", PeriodKind)
def test_a_year_has_as_many_parts_as_their_length_says(kind: PeriodKind) -> None:
    parts = Period.year_of(2024).parts(kind)
    assert len(parts) == kind.per_year
    assert kind.months * kind.per_year == 12
    assert (parts[0].start, parts[-1].end) == (
        Period.year_of(2024).start,
        Period.year_of(2024).end,
    )
