"""`capaian intake --yes`: a slip that was confirmed for one time is forgiven for that time alone."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from tests.functional.cli_cast import new_office
from tests.functional.intake_cast import Rows, bring, confirm, flat
from tests.intake.aggregate import kecamatan

MONTHS = ("JANUARI", "FEBRUARI", "MARET", "APRIL", "MEI", "JUNI", "JULI")
REPORTED = (21, 34, 27, 45, 31, 38, 24, 42)
"""Deaths in a month, in each kecamatan."""


@pytest.fixture
def office(tmp_path: Path) -> Path:
    """An office whose form of deaths was looked at for two months."""
    found = new_office(tmp_path)
    for month in (1, 2):
        confirm(found, deaths(month, reported(month)))
    return found


def deaths(month: int, figures: Sequence[int]) -> Rows:
    rows = zip(kecamatan().values(), figures, strict=True)
    title = f"KEMATIAN YANG DILAPORKAN BULAN {MONTHS[month - 1]} TAHUN 2024"
    body: Rows = [[n, name, figure] for n, (name, figure) in enumerate(rows, 1)]
    return [[title], [], ["NO", "KECAMATAN", "KEMATIAN DILAPORKAN"], *body]


def reported(month: int) -> list[int]:
    return [figure + (5 * month + 3 * n) % 7 - 3 for n, figure in enumerate(REPORTED)]


def emptied(month: int, rows: int) -> list[int]:
    return [0 if n < rows else figure for n, figure in enumerate(reported(month))]


def test_noughts_of_another_month_are_asked_about_again(office: Path) -> None:
    told = bring(office, deaths(3, emptied(3, 5)), "--yes")
    assert told.code == 2
    assert "0 di 5 dari 8 baris yang sebelumnya berisi" in flat(told)
    confirm(office, deaths(3, emptied(3, 5)))
    assert bring(office, deaths(4, reported(4)), "--yes").code == 0
    again = bring(office, deaths(5, emptied(5, 6)), "--yes")
    assert again.code == 2
    assert "0 di 6 dari 8 baris yang sebelumnya berisi" in flat(again)


def test_a_copy_of_another_month_is_asked_about_again(office: Path) -> None:
    confirm(office, deaths(3, reported(2)))
    assert bring(office, deaths(4, reported(4)), "--yes").code == 0
    again = bring(office, deaths(5, reported(4)), "--yes")
    assert again.code == 2
    assert "sama persis dengan yang tersimpan untuk April 2024" in flat(again)


def test_the_same_table_corrected_in_a_row_is_asked_about_no_more(office: Path) -> None:
    confirm(office, deaths(3, emptied(3, 5)))
    figures = emptied(3, 5)
    figures[-1] += 1
    assert bring(office, deaths(3, figures), "--yes").code == 0


def test_who_confirms_a_slip_confirms_the_words(tmp_path: Path) -> None:
    """The month after it has the words of one that was looked at, and figures as they should be."""
    office = new_office(tmp_path)
    confirm(office, deaths(1, reported(1)))
    confirm(office, deaths(2, reported(1)))
    assert bring(office, deaths(3, reported(3)), "--yes").code == 0


@pytest.mark.parametrize(
    ("before", "noughts", "code"), [(1, 5, 0), (2, 5, 0), (9, 5, 2), (1, 6, 0), (4, 8, 2)]
)
def test_where_little_happens_nothing_may(before: int, noughts: int, code: int, tmp_path: Path) -> None:
    office = new_office(tmp_path)
    for month in (1, 2):
        confirm(office, deaths(month, [before + (n + month) % 2 for n in range(8)]))
    figures = [0 if n < noughts else before for n in range(8)]
    assert bring(office, deaths(3, figures), "--yes").code == code
