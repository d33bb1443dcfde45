"""Ordinary figures have no shape that anybody would have to look at, and sums since January always do."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import accumulate, pairwise

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.intake.aggregate import kecamatan
from tests.intake.desks import desk, proposed, uncounted

from capaian.dossier.intake.crossings import take_table
from capaian.dossier.intake.figure_shapes import FigureShapes
from capaian.dossier.intake.intaken import TakenTable

MONTHS = ("Januari", "Februari", "Maret", "April", "Mei", "Juni")
AREAS = tuple(kecamatan().values())
ROWS = st.lists(
    st.lists(st.integers(70, 130), min_size=len(MONTHS), max_size=len(MONTHS)),
    min_size=len(AREAS),
    max_size=len(AREAS),
)
"""Deaths of eight areas by month, up to a third more or less than even ones."""


def shapes_of(rows: Iterable[Sequence[int]]) -> list[str]:
    """What is to be looked at in a table of deaths, by what it is known."""
    at = desk(uncounted(), means=dict.fromkeys(MONTHS, "akta-mati.issued"))
    cells = [("AKTA KEMATIAN YANG DITERBITKAN TAHUN 2023",), (), ("KECAMATAN", *MONTHS)]
    proposal = proposed([*cells, *((name, *row) for name, row in zip(AREAS, rows, strict=True))], at)
    one = TakenTable(proposal, take_table(proposal, at))
    assert one.taken.rows
    return [shape.told[0] for shape in FigureShapes([one], at.office).of(one)]


@given(ROWS)
@settings(max_examples=50)
def test_months_that_rise_and_fall_are_nothing_to_look_at(rows: list[list[int]]) -> None:
    steps = [(a, b) for row in rows for a, b in pairwise(row) if a != b]
    is_rising = sum(b < a for a, b in steps) * 10 <= len(steps)
    assert shapes_of(rows) == (["rising"] if is_rising and len(steps) >= 6 else [])


@given(ROWS)
@settings(max_examples=50)
def test_sums_since_january_are_always_to_be_looked_at(rows: list[list[int]]) -> None:
    assert shapes_of(accumulate(row) for row in rows) == ["rising"]
    assert shapes_of([*accumulate(row[:4]), 0, 0] for row in rows) == ["rising"]


def test_one_figure_that_was_corrected_does_not_hide_sums() -> None:
    rows = [[*accumulate([90, 80, 70, 100, 110, 95])] for _ in AREAS]
    rows[3][4] = rows[3][3] - 1
    assert shapes_of(rows) == ["rising"]
