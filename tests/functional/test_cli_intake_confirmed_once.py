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


def recorded(month: int, *, is_pasted: bool = False) -> Rows:
    """A table of who has to have a card and who has one, at the end of a month."""
    title = f"PEREKAMAN KTP-EL KEADAAN AKHIR BULAN {MONTHS[month - 1]} TAHUN 2024"
    body: Rows = []
    for n, name in enumerate(kecamatan().values(), 1):
        eligible = 5_000 + 1_300 * n + (17 * month * n) % 29
        lacking = 0 if is_pasted or n in (3, 6) else 40 + 9 * n
        body.append([n, name, eligible, eligible - lacking])
    return [[title], [], ["NO", "KECAMATAN", "WAJIB KTP", "SUDAH REKAM"], *body]


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


def test_tenfold_figures_of_another_month_are_asked_about_again(office: Path) -> None:
    """What was confirmed for March is not what May is held against."""
    confirm(office, deaths(3, [10 * figure for figure in reported(3)]))
    assert bring(office, deaths(4, reported(4)), "--yes").code == 0
    again = bring(office, deaths(5, [10 * figure + 1 for figure in reported(5)]), "--yes")
    assert again.code == 2
    assert "6 kali lipat atau lebih di 8 dari 8 baris" in flat(again)


def test_one_area_that_was_tenfold_in_another_month_is_asked_about_again(office: Path) -> None:
    def campaign(month: int) -> list[int]:
        return [10 * figure + 1 if n == 3 else figure for n, figure in enumerate(reported(month))]

    confirm(office, deaths(3, campaign(3)))
    assert bring(office, deaths(4, reported(4)), "--yes").code == 0
    again = bring(office, deaths(5, campaign(5)), "--yes")
    assert again.code == 2
    assert "6 kali lipat atau lebih di 1 dari 8 baris" in flat(again)


def test_what_is_large_in_most_months_is_asked_about_no_more(office: Path) -> None:
    for month in (3, 4, 5):
        confirm(office, deaths(month, [10 * figure + 1 for figure in reported(month)]))
    assert bring(office, deaths(6, [10 * figure + 2 for figure in reported(6)]), "--yes").code == 0


def test_a_pasted_column_of_another_month_is_asked_about_again(tmp_path: Path) -> None:
    """In March all had been recorded by the sheet; since then, as before, two of eight areas had all."""
    office = new_office(tmp_path)
    for month in (1, 2, 3):
        confirm(office, recorded(month, is_pasted=month == 3))
    for month in (4, 5):
        assert bring(office, recorded(month), "--yes").code == 0
    again = bring(office, recorded(6, is_pasted=True), "--yes")
    assert again.code == 2
    assert "ktp.eligible sama dengan ktp.holders di 8 dari 8 baris" in flat(again)


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
