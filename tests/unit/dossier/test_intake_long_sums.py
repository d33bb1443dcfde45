"""Rows of months that never fall: a total that adds all of them up tells that they are no running sums."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.intake.desks import codes, desk, taken
from tests.unit.dossier.test_intake_budgets import amounts, office

from capaian.domain.intake import Intake, IntakeColumn, IntakeTable
from capaian.domain.issue import Place
from capaian.domain.office_year import OfficeYear
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


@pytest.mark.parametrize("amount", [373, 382, 472, 272])
def test_a_wrong_total_near_that_of_all_months_is_the_only_thing_told(amount: int) -> None:
    told, at = take(*rows(), total(amount))
    assert (codes(at), at.doubts) == (["total_differs"], [])
    assert told["2023"] == ("500", "124")


@pytest.mark.parametrize("amount", [48, 142])
def test_a_wrong_total_near_that_of_the_last_months_leaves_both_open(amount: int) -> None:
    _, at = take(*rows(), total(amount))
    assert [doubt.option for doubt in at.doubts] == [f'--means "{KEY}=kumulatif"']


def test_a_wrong_last_month_is_told_and_nothing_asked() -> None:
    cells = [*rows()]
    cells[11] = (*cells[11][:4], 15)
    _, at = take(*cells, total(372))
    assert (codes(at), at.doubts) == (["total_differs"], [])


HERE = Place("intake.yaml")
TITLE = "REALISASI TAHUN ANGGARAN 2023"


def settled(*columns: tuple[str, str, int | None], is_cumulative: bool) -> OfficeYear:
    """The office after it was settled what the columns mean."""
    made = tuple(IntakeColumn(head, means, month, HERE) for head, means, month in columns)
    known = Intake("tabel", IntakeTable.INPUTS, TITLE, "Kode", is_cumulative, made, (), HERE)
    return replace(office(), intakes=(known,))


LONG = (("Pagu", "revised", None), ("Realisasi", "actual", None))
WIDE = (
    ("Pagu", "revised", None),
    *((month, "actual", n) for n, month in enumerate(MONTHS, 1)),
    ("Jumlah", "actual", None),
)


def take_known(known: OfficeYear, *cells: Row, is_wide: bool = False, **means: str) -> tuple[str, list[str]]:
    """What was spent in December, and what was said of a table that was settled before."""
    at = desk(known, means={name.replace("_", " "): answer for name, answer in means.items()})
    heads = ("Kode", "Uraian", "Pagu", *MONTHS, "Jumlah")
    found = taken(
        [(TITLE,), heads if is_wide else ("Kode", "Uraian", "Bulan", "Pagu", "Realisasi"), *cells], at
    )
    assert at.doubts == []
    return amounts(found, CODES[0])["2023-M12"][1], codes(at)


def test_what_was_settled_is_held_against_the_total() -> None:
    known = settled(*LONG, is_cumulative=True)
    assert take_known(known, *rows(), total(372))[1] == ["sums_contradicted"]
    assert take_known(known, *lines(SPENT, 124))[1] == ["sums_contradicted"]
    assert take_known(known, *rows(), total(42)) == ("4", [])
    assert take_known(known, *rows()) == ("4", [])


def test_the_new_answer_goes_before_what_was_settled() -> None:
    known = settled(*LONG, is_cumulative=True)
    assert take_known(known, *rows(), total(372), angka_setiap_baris="sendiri") == ("14", [])


def test_heads_that_say_it_need_no_total() -> None:
    """A pivot adds up all that is in a column."""
    at = desk(office())
    heads = ("Kode", "Sub Kegiatan", "Bulan", "Pagu", "Realisasi s.d. Bulan Ini")
    taken([(TITLE,), heads, *rows(), total(372)], at)
    assert (codes(at), at.doubts) == ([], [])


def wide(spent: tuple[int, ...], year: int) -> list[Row]:
    return [(code, "Kegiatan", 500, *spent, year) for code in CODES]


RUNNING = tuple(10 * n for n in range(1, 13))


@pytest.mark.parametrize(
    ("is_cumulative", "spent", "year", "told"),
    [
        (True, SPENT, 124, ("4", ["months_add_up"])),
        (True, RUNNING, 120, ("10", [])),
        (False, RUNNING, 120, ("120", ["months_are_so_far"])),
        (False, SPENT, 124, ("14", [])),
        (True, (0,) * 11 + (14,), 14, ("14", [])),
        (False, (0,) * 11 + (14,), 14, ("14", [])),
    ],
)
def test_columns_of_months_are_held_against_that_of_the_year(
    *, is_cumulative: bool, spent: tuple[int, ...], year: int, told: tuple[str, list[str]]
) -> None:
    assert take_known(settled(*WIDE, is_cumulative=is_cumulative), *wide(spent, year), is_wide=True) == told


@pytest.mark.parametrize(("is_cumulative", "answer", "spent", "year"), [
    (True, "-", SPENT, 124), (False, "kumulatif", RUNNING, 120)
])  # fmt: skip
def test_the_answer_about_months_replaces_what_was_settled(
    *, is_cumulative: bool, answer: str, spent: tuple[int, ...], year: int
) -> None:
    known = settled(*WIDE, is_cumulative=is_cumulative)
    last = "14" if answer == "-" else "10"
    assert take_known(known, *wide(spent, year), is_wide=True, bulan=answer) == (last, [])


def test_the_column_of_the_year_is_held_against_the_last_month_of_running_sums() -> None:
    cells = wide(RUNNING, 120)
    cells[1] = (*cells[1][:-1], 130)
    assert take_known(settled(*WIDE, is_cumulative=True), *cells, is_wide=True) == ("10", ["total_differs"])
