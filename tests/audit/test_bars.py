"""Bars: what fails the build."""

from __future__ import annotations

from tests.audit.bars import Bar


def test_at_least() -> None:
    bar = Bar("faults found", now=30, goal=80)
    assert [bar.is_kept(value) for value in (29, 30, 31)] == [False, True, True]
    assert "BELOW" in bar.tell(29)
    assert bar.tell(30).endswith("kept")
    assert bar.tell(80).endswith("ok")


def test_at_most() -> None:
    bar = Bar("false findings", now=5, goal=3, at_most=True)
    assert [bar.is_kept(value) for value in (6, 5, 0)] == [False, True, True]
    assert bar.tell(4).endswith("kept")
    assert bar.tell(3).endswith("ok")
