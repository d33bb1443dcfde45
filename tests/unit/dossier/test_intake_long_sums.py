"""Rows of months that never fall: a total that adds all of them up tells that they are no running sums."""

from __future__ import annotations

import pytest
from tests.intake.desks import codes, desk, taken
from tests.unit.dossier.test_intake_budgets import amounts, office

from capaian.domain.period import MONTHS
from capaian.dossier.intake.desk import Desk

CODES = ("2.12.01.2.01.0001", "2.12.01.2.01.0002", "2.12.01.2.01.0003")
SPENT = (*(10,) * 11, 14)
"""124 in a year; rises once, as the last month of even instalments does."""
KEY = "angka setiap baris"
Row = tuple[str | int | None, ...]


def rows(spent: tuple[int, ...] = SPENT) -> list[Row]:
    return [
        (code, f"Kegiatan {code[-1]}", month, 500, amount)
        for code in CODES
        for month, amount in zip(MONTHS, spent, strict=True)
    ]


def take(*cells: Row, means: dict[str, str] | None = None) -> tuple[dict[str, tuple[str, str]], Desk]:
    """Amounts of the first sub-activity, and what was said."""
    at = desk(office(), means=means or {})
    heads = ("Kode", "Sub Kegiatan", "Bulan", "Pagu", "Realisasi")
    found = taken([("REALISASI TAHUN ANGGARAN 2023",), heads, *cells], at)
    return amounts(found, CODES[0]), at


def total(amount: int) -> Row:
    return (None, "JUMLAH", None, 1500, amount)


def lines(spent: tuple[int, ...], amount: int) -> list[Row]:
    """The rows with a total below those of each sub-activity."""
    parts = [rows(spent)[start : start + 12] for start in (0, 12, 24)]
    return [row for part in parts for row in (*part, (None, "JUMLAH", None, 500, amount))]


def test_a_total_of_all_rows_tells_that_months_are_their_own() -> None:
    told, at = take(*rows(), total(372))
    assert (codes(at), at.doubts) == ([], [])
    assert (told["2023"], told["2023-M12"]) == (("500", "124"), ("", "14"))


def test_without_a_total_running_sums_are_guessed_and_doubted() -> None:
    _, at = take(*rows())
    assert [doubt.option for doubt in at.doubts] == [f'--means "{KEY}=kumulatif"']


def test_a_total_of_the_last_months_is_no_proof_against_running_sums() -> None:
    told, at = take(*rows(), total(42))
    assert [doubt.option for doubt in at.doubts] == [f'--means "{KEY}=kumulatif"']
    assert (codes(at), told["2023"]) == ([], ("500", "14"))


def test_totals_of_each_line_tell_it_too() -> None:
    told, at = take(*lines(SPENT, 124))
    assert (codes(at), at.doubts, told["2023"]) == ([], [], ("500", "124"))
    _, at = take(*lines(SPENT, 14))
    assert [doubt.option for doubt in at.doubts] == [f'--means "{KEY}=kumulatif"']


def test_totals_of_each_month_tell_nothing_of_it() -> None:
    by_month = [[row for row in rows() if row[2] == month] for month in MONTHS]
    sums = [(None, "JUMLAH", None, 1500, 3 * amount) for amount in SPENT]
    cells = [row for part, end in zip(by_month, sums, strict=True) for row in (*part, end)]
    _, at = take(*cells)
    assert [doubt.option for doubt in at.doubts] == [f'--means "{KEY}=kumulatif"']


@pytest.mark.parametrize(
    ("amount", "answer", "told"),
    [
        (372, "kumulatif", ["sums_contradicted"]),
        (372, "sendiri", []),
        (42, "kumulatif", []),
        (42, "sendiri", ["total_differs"]),
    ],
)
def test_an_answer_is_held_against_the_total(amount: int, answer: str, told: list[str]) -> None:
    _, at = take(*rows(), total(amount), means={KEY: answer})
    assert codes(at) == told


def test_a_total_by_which_more_than_was_granted_would_be_spent_proves_nothing() -> None:
    """Running sums that somebody added up: 3 x 780 against 1500."""
    running = tuple(10 * n for n in range(1, 13))
    _, at = take(*rows(running), total(2340))
    assert [doubt.option for doubt in at.doubts] == [f'--means "{KEY}=kumulatif"']
