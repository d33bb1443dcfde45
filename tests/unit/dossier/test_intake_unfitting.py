"""Columns that tell of those beside them and fit in no row: what the table is taken for is doubted."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

import pytest
from tests.intake.desks import KTP, Cells, codes, desk, taken, uncounted
from tests.unit.dossier.test_intake_budgets import office

from capaian.dossier.intake.desk import Desk

TITLE, HEADS, ROWS = KTP[0], KTP[2], KTP[3:-1]
LEFT_AS_IT_IS = {"kolom tidak cocok": "dibiarkan"}
Rule = Callable[[int, int], Decimal | int | str]


def beside(head: str, rule: Rule, at: Desk | None = None, **asked: object) -> Desk:
    """The table of the report with a column worked out of those who must have a card, and who have it."""
    used = at or desk(uncounted(), **asked)
    rows = [(*row, rule(int(str(row[2])), int(str(row[3])))) for row in ROWS]
    taken([TITLE, (), (*HEADS, head), *rows], used)
    return used


def share(whole: int, part: int) -> Decimal:
    return round(Decimal(100 * part) / whole, 2)


@pytest.mark.parametrize(
    ("head", "rule"),
    [
        ("Persentase", lambda whole, part: share(whole, part) - 20),
        ("% Sudah Rekam", lambda whole, part: share(part, whole)),
        ("Belum Rekam", lambda whole, part: whole - part + 40),
        ("Sisa", lambda whole, part: part),
    ],
)
def test_what_follows_in_no_row_is_asked(head: str, rule: Rule) -> None:
    at = beside(head, rule)
    (doubt,) = at.doubts
    assert doubt.option == '--means "kolom tidak cocok=dibiarkan"'
    assert f'"Wajib KTP", "Sudah Rekam" benar, padahal {head} tidak cocok di 8 dari 8 baris' in doubt.words
    assert beside(head, rule, means=LEFT_AS_IT_IS).doubts == []


@pytest.mark.parametrize(
    ("head", "rule"),
    [
        ("Persentase", share),
        ("Belum Rekam", lambda whole, part: whole - part),
        ("Persentase terhadap penduduk", lambda whole, part: share(whole, part) - 20),
        ("Persentase", lambda whole, _: round(Decimal(100 * whole) / 96472, 2)),
        ("Selisih pemilih", lambda whole, part: whole + part),
    ],
)
def test_what_fits_or_is_of_something_else_is_not(head: str, rule: Rule) -> None:
    at = beside(head, rule)
    assert (codes(at), at.doubts) == ([], [])


def test_what_follows_from_other_columns_is_theirs() -> None:
    at = desk(uncounted())
    rows = [
        (*row, int(str(row[3])) - 90 * n, share(int(str(row[2])), int(str(row[3])) - 90 * n))
        for n, row in enumerate(ROWS)
    ]
    taken([TITLE, (), (*HEADS, "Hadir", "%"), *rows], at)
    assert at.doubts == []


def test_percentages_in_the_same_cells_that_fit_nowhere_are_asked() -> None:
    at = desk(uncounted())
    rows = [(*row[:3], f"{row[3]} (71,40%)") for row in ROWS]
    taken([TITLE, (), (*HEADS[:3], "Sudah Rekam (%)"), *rows], at)
    assert [doubt.text for doubt in at.doubts] == ["kolom tidak cocok"]
    assert "persentase di selnya tidak cocok di 8 dari 8 baris" in at.doubts[0].words


def sides(women: Callable[[int], int]) -> Desk:
    at = desk(uncounted())
    parts = [(int(str(row[3])) // 2, women(int(str(row[3])))) for row in ROWS]
    rows = [(*row[:3], *both, row[3]) for row, both in zip(ROWS, parts, strict=True)]
    taken([TITLE, (), (*HEADS[:3], "Laki-laki", "Perempuan", "Sudah Rekam"), *rows], at)
    return at


def test_men_and_women_that_no_column_adds_up_are_asked() -> None:
    (doubt,) = sides(lambda all_: all_ // 2 - 300).doubts
    assert doubt.words.startswith('dibiarkan: "Laki-laki", "Perempuan" lain halnya')
    others = sides(lambda all_: all_ - all_ // 2).doubts
    assert "kolom tidak cocok" not in [doubt.text for doubt in others]


def budget(*shares: int) -> Desk:
    at = desk(office())
    lines: Cells = [
        (f"2.12.01.2.01.000{n}", "Pendataan", 40000000 * n, 10000000 * n, part)
        for n, part in enumerate(shares, 1)
    ]
    rows: Cells = [
        ("REALISASI ANGGARAN TAHUN 2023",),
        (),
        ("Kode", "Uraian", "Anggaran", "Realisasi", "%"),
        *lines,
    ]
    taken(rows, at)
    return at


def test_spending_whose_percentages_never_fit_is_asked() -> None:
    assert [doubt.text for doubt in budget(60, 60, 60).doubts] == ["kolom tidak cocok"]
    assert budget(25, 25, 25).doubts == []
