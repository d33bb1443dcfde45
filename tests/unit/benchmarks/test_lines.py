"""Ratios, verdicts and the table."""

from __future__ import annotations

import pytest
from benchmarks.lines import AgainstFloor, AgainstLimit, Line, NotMeasured, Shown, render_table
from benchmarks.timing import Spread


def spread(*values: float) -> Spread:
    return Spread(values)


@pytest.mark.parametrize(
    ("ours", "floor", "ratio", "is_kept"),
    [
        (spread(3.0), spread(2.0), 1.5, True),
        (spread(4.0), spread(2.0), 2.0, True),
        (spread(4.1), spread(2.0), 2.05, False),
        (spread(1.0, 9.0, 2.0), spread(1.0, 1.0, 8.0), 2.0, True),
        (spread(1.0), spread(2.0), 0.5, True),
    ],
)
def test_ratio_is_that_of_the_medians(ours: Spread, floor: Spread, ratio: float, is_kept: bool) -> None:
    line = AgainstFloor("pdf", ours, floor, limit=2.0)
    assert line.ratio == pytest.approx(ratio)
    assert line.is_kept is is_kept
    assert line.cells[-1] == ("ok" if is_kept else "OVER")


@pytest.mark.parametrize(
    ("values", "is_kept"),
    [((0.5, 0.9, 0.7), True), ((0.8,), True), ((0.81,), False), ((0.1, 0.9, 0.9), False)],
)
def test_limit_holds_for_the_median(values: tuple[float, ...], is_kept: bool) -> None:
    line = AgainstLimit("compute", Spread(values), 0.8, "s")
    assert line.is_kept is is_kept
    assert line.cells[-1] == ("ok" if is_kept else "OVER")


def test_what_was_not_measured_is_not_kept() -> None:
    line = NotMeasured("capaian report", "code 10 no such folder")
    assert not line.is_kept
    assert "no such folder" in render_table([line])


def test_what_is_only_shown_has_no_verdict() -> None:
    assert Shown("assess", spread(1.0)).is_kept
    assert Shown("assess", spread(1.0)).cells[-1] == ""


def test_what_is_only_shown_carries_its_unit() -> None:
    assert Shown("assess", spread(1.0)).cells[1] == "1.000 s"
    assert Shown("memory", spread(512.0), "MB").cells[1] == "512.00 MB"


def test_cells_say_median_and_range() -> None:
    line = AgainstFloor("pdf", spread(1.0, 3.0, 1.5), spread(1.0, 1.0, 1.25), 2.0)
    assert line.cells == (
        *("pdf", "1.500 s", "1.000-3.000"),
        *("1.000 s", "1.000-1.250", "1.50x", "2.0x", "ok"),
    )


def test_limit_cells_carry_the_unit() -> None:
    line = AgainstLimit("memory", spread(225.0), 450, "MB")
    assert line.cells == ("memory", "225.00 MB", "225.00-225.00", "", "", "0.50", "450 MB", "ok")


def test_columns_of_the_table_line_up() -> None:
    lines: list[Line] = [
        AgainstFloor("a", spread(1.0), spread(1.0), 2.0),
        AgainstLimit("a longer name", spread(400.0), 450, "MB"),
        Shown("third", spread(2.0)),
    ]
    head, first, second, third = render_table(lines).splitlines()
    assert head.startswith("what")
    assert head.endswith("verdict")
    ends = {row.index(word) + len(word) for row, word in ((first, "2.0x"), (second, "450 MB"))}
    assert ends == {head.index("limit") + len("limit")}
    assert third.startswith("third")
