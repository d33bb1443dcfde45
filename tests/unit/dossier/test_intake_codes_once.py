"""Months below a code that is told once: beside the first of them, or in a row above them."""

from __future__ import annotations

import pytest
from tests.intake.desks import codes, desk, said, table, taken, values
from tests.unit.dossier.test_intake_budgets import office
from tests.unit.dossier.test_intake_other_rows import FIRST, SECOND, TITLE

from capaian.domain.period import MONTHS
from capaian.dossier.intake.codes_once import with_codes_below
from capaian.dossier.spreadsheets.model import Span

Row = list[str | int | None]
SPENT = {FIRST: [*range(1, 13)], SECOND: [*range(2, 26, 2)]}


def beside(*, is_repeated: bool = False) -> list[Row]:
    """The code, name and budget in the row of January alone, or in each: rows 3 to 26, and a total."""
    rows: list[Row] = [[*TITLE], ["Kode", "Nama", "Bulan", "Pagu", "Realisasi"]]
    for code, spent in SPENT.items():
        for month, amount in zip(MONTHS, spent, strict=True):
            is_told = is_repeated or month == MONTHS[0]
            said_ = [code, "Sub kegiatan", month, 500] if is_told else [None, None, month, None]
            rows.append([*said_, amount])
    return [*rows, ["Jumlah", None, None, 1000, 234]]


def above() -> list[Row]:
    """A row with code, name and budget above the months, which stand below the name: rows 4 to 15."""
    rows: list[Row] = [[*TITLE], ["Kode", "Sub Kegiatan / Bulan", "Pagu", "Realisasi"]]
    for code, spent in SPENT.items():
        rows.append([code, "Sub kegiatan", 500, None])
        rows += [[None, month, None, amount] for month, amount in zip(MONTHS, spent, strict=True)]
        rows.append([None, "Jumlah", 500, sum(spent)])
    return [*rows, [None, "Jumlah Total", 1000, 234]]


@pytest.mark.parametrize("rows", [beside(), above(), beside(is_repeated=True)])
def test_all_months_are_taken_and_the_year(rows: list[Row]) -> None:
    at = desk(office())
    found = [row for row in values(taken(rows, at), "kind", "period", "revised", "actual") if row[0] == "all"]
    assert codes(at) == []
    assert [row[3] for row in found if "-M" in row[1]] == [
        str(n) for amounts in SPENT.values() for n in amounts
    ]
    assert [row[2:] for row in found if row[1] == "2023"] == [("500", "78"), ("500", "156")]


def test_what_is_merged_is_as_what_is_left_empty() -> None:
    spans = [Span(row, column, row + 11, column) for row in (3, 15) for column in (1, 2)]
    assert with_codes_below(table(beside())).grid == with_codes_below(table(beside(), *spans)).grid


@pytest.mark.parametrize(("rows", "place"), [(beside(), "27 E"), (above(), "31 D")])
def test_a_wrong_total_is_told(rows: list[Row], place: str) -> None:
    rows[-1][-1] = 734
    at = desk(office())
    taken(rows, at)
    assert [(where.split(" (")[0], text[:45]) for where, text in said(at)] == [
        (place, "Jumlah tertulis 734, padahal jumlah 24 bagian")
    ]


def test_a_wrong_total_of_one_code_is_told() -> None:
    rows = above()
    rows[15][3] = 578
    at = desk(office())
    taken(rows, at)
    assert [where.split(" (")[0] for where, _ in said(at)] == ["16 D"]


@pytest.mark.parametrize(
    "changes",
    [
        {4: ["", "", "Maret", None, 3]},
        {3: [" ", None, "Februari", None, 2]},
    ],
)
def test_blanks_are_no_words(changes: dict[int, Row]) -> None:
    rows = beside()
    for place, row in changes.items():
        rows[place] = row
    at = desk(office())
    taken(rows, at)
    assert codes(at) == []


def test_months_that_begin_anew_have_no_code() -> None:
    """Whose the second January is cannot be told: the rows from there on are named."""
    rows = beside()
    rows[14] = [None, None, "Januari", None, 2]
    at = desk(office())
    taken(rows, at)
    assert [(where, text[:24]) for where, text in said(at)][:1] == [("15 -", "Baris ini berisi angka, ")]


@pytest.mark.parametrize("words", ["RSUD PARINGIN", "Jumlah", "Lain-lain"])
def test_words_end_what_a_code_is_told_for(words: str) -> None:
    rows = beside()
    rows.insert(20, [words, None, None, None, None])
    filled = with_codes_below(table(rows)).grid
    assert [filled.text(row, 1) for row in (20, 22, 26)] == [SECOND, "", ""]


def test_another_name_ends_what_a_code_is_told_for() -> None:
    rows = beside()
    rows[20][1] = "Penyediaan Obat"
    filled = with_codes_below(table(rows)).grid
    assert [filled.text(row, 1) for row in (20, 21, 22)] == [SECOND, "", ""]


def test_a_table_without_months_in_rows_is_left_as_it_is() -> None:
    rows: list[Row] = [
        [*TITLE],
        ["Kode", "Uraian", "Pagu", "Realisasi"],
        [FIRST, "A", 9, 8],
        [None, "B", 9, 8],
    ]
    plain = table(rows)
    assert with_codes_below(plain) is plain
