"""Noughts that a format shows as empty cells: the user tells whether there are none or nothing is known."""

from __future__ import annotations

import pytest
from tests.intake.desks import Cells, codes, desk, taken, uncounted, values

from capaian.dossier.intake.desk import Desk
from capaian.dossier.spreadsheets.model import Odd

ROWS: Cells = (
    ("PERISTIWA KEMATIAN DILAPORKAN TAHUN 2023",),
    ("Kecamatan", "Kematian dilaporkan"),
    ("Juai", 31),
    ("Halong", 0),
    ("Awayan", 0),
    ("Batu Mandi", 44),
)
UNSEEN = {(row, 2): (Odd.BLANK, "#,##0;;") for row in (4, 5)}


def given(odd: dict[tuple[int, int], tuple[Odd, str]], **told: str) -> tuple[Desk, list[tuple[str, ...]]]:
    """The desk, and what is taken of the rows."""
    at = desk(uncounted(), means={key.replace("_", " "): means for key, means in told.items()})
    return at, values(taken(ROWS, at, odd=odd), "area", "value")


def test_noughts_that_nobody_sees_are_asked_about_once() -> None:
    at, _ = given(UNSEEN)
    (doubt,) = at.doubts
    assert (doubt.option, doubt.place.row) == ('--means "nol tersembunyi=0"', 4)
    assert doubt.words.startswith("0, padahal selnya tampak kosong")
    assert doubt.words.endswith('--means "nol tersembunyi=-"')


@pytest.mark.parametrize(("answer", "areas"), [("0", ["01", "02", "03", "04"]), ("-", ["01", "04"])])
def test_they_are_taken_as_the_user_says(answer: str, areas: list[str]) -> None:
    at, found = given(UNSEEN, nol_tersembunyi=answer)
    assert [area[-2:] for area, _ in found] == areas
    assert at.doubts == []
    assert codes(at).count("figure_missing") == 4 - len(areas)
    assert "figure_dashed" not in codes(at)


def test_noughts_that_are_seen_are_no_question() -> None:
    at, found = given({})
    assert [value for _, value in found] == ["31", "0", "0", "44"]
    assert at.doubts == []
