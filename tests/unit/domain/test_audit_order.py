"""The findings that matter most: heavy ones with many consequences, then targets, achievements and money."""

from __future__ import annotations

import pytest

from capaian.domain.audit import AuditRule, Finding
from capaian.domain.audit_order import foremost
from capaian.domain.issue import Level

SUM, CLAIM, LABEL, TREND = AuditRule.SUM, AuditRule.CLAIM, AuditRule.LABEL, AuditRule.TREND


def made(
    number: int, rule: AuditRule = LABEL, *, root: int = 0, level: Level = Level.ERROR, printed: str = "1"
) -> Finding:
    place = ("Tabel 1", "kutipan", printed, "2", "hitungan")
    follows = f"T-{root:03}" if root else None
    return Finding(f"T-{number:03}", rule, level, number, None, *place, root=follows)


def ids(*findings: Finding) -> list[int]:
    return [int(finding.id.removeprefix("T-")) for finding in foremost(findings)]


MANY = tuple(made(number, TREND) for number in range(50, 62))
"""More findings than anybody sees at once."""


def test_what_most_others_follow_from_comes_first() -> None:
    found = (made(1), made(2, root=1), made(3, SUM), made(4, root=3), made(5, root=3), made(6, CLAIM))
    assert ids(*found) == [3, 1]


def test_a_short_list_has_only_what_others_follow_from() -> None:
    assert ids(made(1), made(2, CLAIM)) == []
    assert ids() == []


@pytest.mark.parametrize(
    ("findings", "first"),
    [
        ((made(1, LABEL), made(2, SUM), made(3, CLAIM)), [3, 2, 1]),
        ((made(1, SUM, printed="96,51"), made(2, SUM, printed="5.666.159.488")), [2, 1]),
        ((made(2, SUM), made(1, SUM)), [1, 2]),
        ((made(1, CLAIM, level=Level.WARNING), made(2, SUM)), [2]),
    ],
    ids=["rules", "amounts", "order-of-the-report", "weights"],
)
def test_in_a_long_list_targets_and_money_stand_before_words(
    findings: tuple[Finding, ...], first: list[int]
) -> None:
    assert ids(*MANY, *findings)[: len(first)] == first


def test_there_are_ten_at_most_and_none_that_only_follows() -> None:
    roots = [made(number, SUM) for number in range(1, 13)]
    following = [made(20 + number, CLAIM, root=number) for number in range(1, 13)]
    assert ids(*roots, *following) == [*range(1, 11)]


def test_a_warning_that_others_follow_from_is_told_behind_the_errors() -> None:
    found = (made(1, level=Level.WARNING), made(2, root=1), made(3, root=1), made(4), made(5, root=4))
    assert ids(*found) == [4, 1]


def test_a_root_that_was_not_asked_for_makes_no_finding_follow() -> None:
    assert ids(made(2, SUM, root=1), made(3, SUM, root=2)) == [2]
