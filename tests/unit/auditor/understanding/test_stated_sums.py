"""A list of parts is of the figure that they make, also where another figure stands between the two."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import told

from capaian.domain.audit import AuditRule

SPENT = (
    "Pada tahun 2022 realisasi keuangan sebesar Rp {spent},- dari pagu dana sebesar Rp {budget},- dengan"
    " rincian belanja operasi Rp 4.695.052.296,- (86,64%) dan belanja modal Rp 131.337.850,- (95,63%).\n"
)
STAFF = (
    "Dermaga utara memiliki {own} petugas dari {all} petugas yang terdiri dari 23 orang pandu dan 18 orang"
    " penambat.\n"
)


def sums(text: str) -> list[tuple[str, str]]:
    return [(printed, right) for _, printed, right in told(text, AuditRule.SUM)]


@pytest.mark.parametrize("budget", ["5.556.670.837", "4.926.390.146"])
def test_what_was_spent_of_a_budget_has_the_parts(budget: str) -> None:
    assert sums(SPENT.format(spent="4.826.390.146", budget=budget)) == []


def test_a_budget_beside_another_spending_may_have_the_parts() -> None:
    assert sums(SPENT.format(spent="4.100.000.000", budget="4.826.390.146")) == []
    wrong = SPENT.format(spent="4.100.000.000", budget="4.862.390.146")
    assert sums(wrong) == [("4.862.390.146", "4.826.390.146")]


@pytest.mark.parametrize(
    ("own", "whole", "found"), [("41", "46", []), ("30", "41", []), ("30", "46", ["46"])]
)
def test_people_of_one_place_among_all(own: str, whole: str, found: list[str]) -> None:
    text = STAFF.format(own=own, all=whole)
    assert [printed for printed, _ in sums(text)] == found
