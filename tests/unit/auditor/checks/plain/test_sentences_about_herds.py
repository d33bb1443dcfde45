"""Sentences in one report of an office of livestock: those that its tables refute, and sound ones."""

from __future__ import annotations

import pytest
from tests.unit.auditor.checks.plain.herds import (
    beside_wider_targets,
    changes_since_last_year,
    columns_told_of_rows,
    counts_beside_tables,
    counts_of_chapters,
    counts_of_labelled_rows,
    ends_and_means_told,
    levels_moved_from,
    levels_that_met,
    moves_told_of_rows,
    parts_of_those,
    plan_periods,
    rests_of_rates,
    second_sides,
    shares_of_called_wholes,
    steps_of_closing_chapters,
    totals_by_head,
    totals_by_title,
)
from tests.unit.auditor.checks.plain.herds.report import said_of

_KINDS = (
    beside_wider_targets,
    changes_since_last_year,
    columns_told_of_rows,
    counts_beside_tables,
    counts_of_chapters,
    counts_of_labelled_rows,
    ends_and_means_told,
    levels_moved_from,
    levels_that_met,
    moves_told_of_rows,
    parts_of_those,
    plan_periods,
    rests_of_rates,
    second_sides,
    shares_of_called_wholes,
    steps_of_closing_chapters,
    totals_by_head,
    totals_by_title,
)
WRONG = [case for kind in _KINDS for case in kind.WRONG]
SOUND = [case for kind in _KINDS for case in kind.SOUND]


@pytest.mark.parametrize(("place", "sentence", "found"), WRONG)
def test_what_tables_refute_is_told(place: str, sentence: str, found: tuple[str, str, str]) -> None:
    assert found in said_of(place, sentence)


@pytest.mark.parametrize(("place", "sentence"), SOUND)
def test_what_is_right_or_of_something_else_is_left(place: str, sentence: str) -> None:
    assert said_of(place, sentence) == []
