"""Follow-ups of both reports, in the order of their need, and what they leave open."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from capaian.domain.follow_up import FollowUp, FollowUpOrigin, FollowUpState
from capaian.domain.identifiers import PostId
from capaian.dossier.read import load_dossier
from capaian.rules.follow_up import find_follow_ups

EXAMPLES = Path(__file__).parents[3] / "examples"
RECOMMENDED = FollowUpOrigin.RECOMMENDATION


def of_report(name: str) -> list[FollowUp]:
    found = find_follow_ups(load_dossier(EXAMPLES / name))
    return [each for each in found if each.origin is RECOMMENDED]


def with_cells(one: FollowUp, **cells: object) -> FollowUp:
    """The same with other cells of its row."""
    return replace(one, row=replace(one.row, **cells))


def test_what_both_reports_do_not_say_is_not_declared() -> None:
    belitung, balangan = of_report("belitung-2024"), of_report("balangan-2023")
    assert [each.state for each in belitung] == [*[FollowUpState.DONE] * 6, FollowUpState.RUNNING]
    assert [each.row.state for each in balangan] == [""] * 8
    assert not any(each.wanted for each in balangan) and all(each.wanted for each in belitung)
    assert not any(each.row.responsible or each.row.due for each in (*belitung, *balangan))
    assert not any(question for each in (*belitung, *balangan) for question in each.questions)


def test_open_ones_come_first_by_their_day() -> None:
    one = with_cells(of_report("belitung-2024")[6], state="")
    soon, late = (with_cells(one, due=text) for text in ("2025-Q1", "2024-12-31"))
    done = with_cells(one, due="2024-01-01", state="Selesai")
    other = with_cells(one, responsible=PostId("kepala-dinas"))
    assert sorted([done, one, other, soon, late], key=lambda each: each.need) == [
        late,
        soon,
        other,
        one,
        done,
    ]


@pytest.mark.parametrize(
    ("due", "state", "evidence", "columns"),
    [
        ("2022-12-31", "berjalan", "", ["due"]),
        ("2023-01-01", "berjalan", "", []),
        ("segera", "dalam proses", "", ["due", "state"]),
        ("", "selesai", "", ["evidence"]),
        ("", "tidak dilanjutkan", "", ["evidence"]),
        ("", "selesai", "SOP.pdf", []),
    ],
)
def test_what_is_left_open_is_a_question(
    due: str, state: str, evidence: str, columns: list[str]
) -> None:
    one = of_report("belitung-2024")[6]
    assert one.row.period.start == date(2023, 1, 1)
    other = with_cells(one, due=due, state=state, evidence=evidence)
    assert [column for column, _ in other.questions] == columns


def test_a_last_day_is_late_from_the_day_after_until_it_has_ended() -> None:
    one = with_cells(of_report("belitung-2024")[6], due="2024-12")
    assert [one.days_late(day) for day in (date(2024, 12, 31), date(2025, 1, 1))] == [0, 1]
    assert with_cells(one, state="tidak dilanjutkan").days_late(date(2025, 1, 1)) == 0
