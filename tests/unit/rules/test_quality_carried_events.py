"""Documents of a month for events of the month before: told, and the sum of the year is held."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from tests.factories import HULU, component, count, difference, office_year, rule_set

from capaian.domain.issue import Issue, Level
from capaian.domain.work import Count
from capaian.rules.checks.validate import validate

MONTHS = [f"2023-M{n:02}" for n in range(1, 13)]
QUARTERS = [f"2023-Q{n}" for n in range(1, 5)]
CODE = "part_larger_than_whole"


def rows(periods: Sequence[str], had: Sequence[int | None], need: Sequence[int | None]) -> list[Count]:
    """Documents and events of one kecamatan, by periods."""
    made = [count("akta.have", HULU, value, when) for when, value in zip(periods, had, strict=True)]
    return made + [count("akta.need", HULU, value, when) for when, value in zip(periods, need, strict=True)]


def found(counts: Sequence[Count], **changes: object) -> list[Issue]:
    issues = validate(office_year(counts=tuple(counts), **changes), rule_set())
    return [issue for issue in issues if issue.code == CODE]


def told(counts: Sequence[Count]) -> list[tuple[str | None, Level]]:
    """Which parts are larger than their wholes, and how bad it is."""
    return [
        ((issue.subject or "").removeprefix(f"{CODE}:akta.have:{HULU}:"), issue.level)
        for issue in found(counts)
    ]


def test_documents_of_a_month_for_events_of_the_month_before_are_a_warning() -> None:
    had = [8, 8, 8, 8, 6, 10, 8, 8, 8, 8, 8, 8]
    counts = rows(MONTHS, had, [8] * 12)

    assert told(counts) == [("2023-M06", Level.WARNING)]
    (issue,) = found(counts)
    assert "Memiliki akta (10) lebih banyak daripada Wajib akta (8) di Hulu" in issue.message
    assert "masa sebelumnya" in issue.remedy


@pytest.mark.parametrize("periods", [MONTHS, QUARTERS])
def test_a_year_of_whose_parts_more_is_issued_than_reported_is_an_error(periods: list[str]) -> None:
    counts = rows(periods, [8] * (len(periods) - 1) + [9], [8] * len(periods))

    assert told(counts) == [(periods[-1], Level.WARNING), ("2023", Level.ERROR)]
    total = 8 * len(periods)
    assert (
        f"Memiliki akta ({total + 1}) lebih banyak daripada Wajib akta ({total})" in found(counts)[1].message
    )


@pytest.mark.parametrize(
    ("had", "need"),
    [([8] * 12, [8] * 12), ([4] * 12, [8] * 12), ([0] * 12, [0] * 12)],
    ids=["all", "half", "none"],
)
def test_sound_years_are_silent(had: list[int], need: list[int]) -> None:
    assert told(rows(MONTHS, had, need)) == []


def test_of_a_year_that_is_not_all_told_no_sum_is_made() -> None:
    assert told(rows(MONTHS[:6], [9] * 6, [8] * 6)) == [(month, Level.WARNING) for month in MONTHS[:6]]
    assert told(rows(MONTHS, [9] * 11 + [None], [8] * 12)) == [(m, Level.WARNING) for m in MONTHS[:11]]


def test_a_whole_year_stays_an_error() -> None:
    assert told(rows(["2023"], [9], [8])) == [("2023", Level.ERROR)]


def test_a_year_that_is_told_itself_is_told_once() -> None:
    counts = rows(["2023", "2023-S1", "2023-S2"], [17, 8, 9], [16, 8, 8])

    assert told(counts) == [("2023-S2", Level.WARNING), ("2023", Level.ERROR)]


def test_the_year_of_the_documents_is_held_against_months_of_the_events() -> None:
    counts = [count("akta.have", HULU, 97, "2023"), *rows(MONTHS, [None] * 12, [8] * 12)[12:]]

    assert told(counts) == [("2023", Level.ERROR)]


def test_who_has_a_document_at_the_end_of_a_month_never_exceeds_those_who_need_it() -> None:
    counts = [count("ktp.have", HULU, 9, "2023-M06"), count("ktp.need", HULU, 8, "2023-M06")]

    assert [issue.level for issue in found(counts)] == [Level.ERROR]


def test_a_year_may_be_declared() -> None:
    counts = rows(QUARTERS, [8, 8, 8, 9], [8] * 4)
    declared = (difference(f"{CODE}:akta.have:{HULU}:2023"),)

    assert [issue.level for issue in found(counts, differences=declared)] == [Level.WARNING] * 2


def test_services_for_others_may_exceed_in_months_and_years() -> None:
    parts = (component("ktp"), component("akta", may_exceed_whole=True))
    counts = rows(QUARTERS, [9] * 4, [8] * 4)

    assert found(counts, components=parts) == []
