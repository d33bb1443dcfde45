"""What is found wrong: whether any of it forbids going on."""

from __future__ import annotations

import pytest

from capaian.domain.issue import Issue, Level, Place, has_errors


@pytest.mark.parametrize(
    ("levels", "expected"),
    [
        ((), False),
        ((Level.WARNING,), False),
        ((Level.NOTE, Level.WARNING), False),
        ((Level.ERROR,), True),
        ((Level.NOTE, Level.ERROR, Level.WARNING), True),
    ],
)
def test_only_an_error_forbids_going_on(levels: tuple[Level, ...], expected: bool) -> None:
    issues = (
        Issue(level, "empty_value", "Nilai kosong.", Place("counts.csv", row))
        for row, level in enumerate(levels)
    )
    assert has_errors(issues) is expected
