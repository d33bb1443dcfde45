"""Which component a narrow screen shows first: the one with a value that somebody has to look at."""

from __future__ import annotations

import pytest
from django.template.loader import render_to_string

from capaian.web.measurement.entry.grid import CountRow, CountTable, Input, Shown
from capaian.web.measurement.form.cells import COUNTS, Slot
from capaian.web.measurement.models import Remark
from capaian.web.measurement.templatetags.states import problem_of


def row(*marks: str) -> CountRow:
    """A row of components, of each its first cell: commented `c`, wrong `w`, or in order."""
    groups = []
    for place, mark in enumerate(marks):
        slot = Slot(COUNTS, (("measure", f"m{place}"),), "value", f"Ukuran {place}", "")
        comments = [Remark(kind=Remark.Kind.COMMENT, text="Periksa.")] if mark == "c" else []
        messages = ("Bukan bilangan.",) if mark == "w" else ()
        cell = Input(slot, "1", "1", "", messages, comments)
        groups.append((cell, Shown("a", "2"), Shown("b", "50,00")))
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


def test_what_is_said_of_a_cell_is_seen_with_its_component_and_calls_it_once() -> None:
    """At 360 px words about a second component had stood below the cells of the first one."""
    own = row("w", ".", "c")
    assert own.is_noted and not row(".", ".").is_noted
    drawn = "".join(
        render_to_string("measurement/cell_notes.html", {"cells": cells, "place": place})
        for place, cells in enumerate(own.groups, 1)
    )
    assert '<span class="salahnya m1"' in drawn and '<span class="kembalian m3">' in drawn
    assert drawn.count("Ukuran 0") == 1 and "Ukuran 1" not in drawn
    slot = Slot(COUNTS, (("measure", "kk"),), "value", "Muara Hulu, Kartu Keluarga terbit", "")
    cell = Input(slot, "1", "1", "", ("Kartu Keluarga terbit (12.500) melebihi keluarga (900).",))
    assert problem_of(cell) == "Muara Hulu: Kartu Keluarga terbit (12.500) melebihi keluarga (900)."


@pytest.mark.parametrize(
    ("text", "is_needed", "said", "is_optional"),
    [("", False, (), True), ("", True, (), False), ("3", False, (), False), ("", False, ("Salah.",), False)],
)
def test_a_cell_that_may_stay_empty_has_a_border_of_its_own(
    text: str, is_needed: bool, said: tuple[str, ...], is_optional: bool
) -> None:
    """It could not be seen beside the hatched ones that are asked for."""
    slot = Slot(COUNTS, (("measure", "m"),), "value", "Jawaban", "", is_needed=is_needed)
    cell = Input(slot, text, text, "", said)
    assert cell.is_optional is is_optional
    drawn = {
        may_fill: render_to_string("measurement/cell.html", {"cell": cell, "place": 1, "may_fill": may_fill})
        for may_fill in (True, False)
    }
    assert (" pil" in drawn[True]) is is_optional and " pil" not in drawn[False]
