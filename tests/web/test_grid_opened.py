"""Which component a narrow screen shows first: the one with a value that somebody has to look at."""

from __future__ import annotations

import pytest

from capaian.web.measurement.grid import CountRow, CountTable, Input, Shown
from capaian.web.measurement.owed import COUNTS, Slot


def row(*marks: str) -> CountRow:
    """A row of components, of each its first cell: commented `c`, wrong `w`, or in order."""
    groups = []
    for place, mark in enumerate(marks):
        slot = Slot(COUNTS, (("measure", f"m{place}"),), "value", f"Ukuran {place}")
        said = {"c": ((), ("Periksa.",)), "w": (("Bukan bilangan.",), ())}.get(mark, ((), ()))
        groups.append((Input(slot, "1", "1", "", *said), Shown("a", "2"), Shown("b", "50,00")))
    return CountRow("Karang Tirta", tuple(groups))


@pytest.mark.parametrize(
    ("rows", "opened"),
    [
        (("...", "..."), 1),
        (("...", ".c."), 2),
        (("..w", "..."), 3),
        (("..c", ".w."), 2),
        (("c.c", "..."), 1),
        ((), 1),
    ],
    ids=["nothing", "a comment", "an error", "the first of two", "its own first", "no areas"],
)
def test_the_first_component_with_something_to_look_at_is_shown(rows: tuple[str, ...], opened: int) -> None:
    count = len(rows[0]) if rows else 3
    table = CountTable((None,) * count, tuple(row(*marks) for marks in rows), ())  # type: ignore[arg-type]  # only counted
    assert table.opened == opened
