"""Columns that follow from those taken in every row say nothing of themselves, whatever their figures are."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal

import pytest
from tests.intake.desks import KTP, Cells, desk
from tests.intake.readings import Sheet, reading_of
from tests.unit.dossier.test_intake_budgets import office
from tests.unit.dossier.test_intake_spent_before import stored

TITLE = ("DATA KEPEMILIKAN KTP-EL TAHUN 2023",)
ALL_BUT_THREE = (0, 24, 18, 0, 16, 0, 0, 0)
Cell = Decimal | int | str
Rule = Callable[[int, int], Cell]


def share(whole: int, part: int) -> Decimal:
    return round(Decimal(100 * part) / whole, 2).normalize()


def left(whole: int, part: int) -> int:
    return whole - part


def cards(head: str, rule: Rule, lacking: Sequence[int] = ALL_BUT_THREE, **cells: Cell) -> Cells:
    """A table of KTP with a column worked out of the others, with some of its cells changed: `a0`."""
    rows = []
    for n, (row, less) in enumerate(zip(KTP[3:11], lacking, strict=True)):
        whole = int(str(row[2]))
        rows.append((*row[:3], whole - less, cells.get(f"a{n}", rule(whole, whole - less))))
    return [TITLE, (), (*KTP[2], head), *rows]


def said(cells: Cells) -> Mapping[str, tuple[str, ...]]:
    return reading_of(Sheet(cells)).said


def digest(cells: Cells) -> str:
    return reading_of(Sheet(cells)).digest


@pytest.mark.parametrize("lacking", [ALL_BUT_THREE, (0,) * 8, (40,) * 8])
@pytest.mark.parametrize(("head", "rule"), [("%", share), ("% Sudah Rekam", share), ("Belum Rekam", left)])
def test_what_follows_in_all_rows_is_explained(head: str, rule: Rule, lacking: Sequence[int]) -> None:
    assert said(cards(head, rule, lacking)) == {}
    assert digest(cards(head, rule, lacking)) == digest(cards(head, rule, (5, 6, 7, 8, 9, 10, 11, 12)))


@pytest.mark.parametrize("wrong", [Decimal(95), Decimal("98.5")])
def test_one_row_that_does_not_follow_leaves_the_column_told(wrong: Decimal) -> None:
    assert "%" in said(cards("%", share, a1=wrong))


def test_a_hundred_in_every_row_that_is_no_share_is_told() -> None:
    assert said(cards("%", lambda *_: 100, (900,) * 8)) == {"%": ("100",)}


@pytest.mark.parametrize("head", ["% terhadap target", "Target (%)", "Kode"])
def test_a_hundred_of_something_else_is_told(head: str) -> None:
    assert said(cards(head, lambda *_: 100, (0,) * 8)) == {head: ("100",)}


def test_words_beside_percentages_that_follow_are_told() -> None:
    assert said(cards("%", share, a3="belum final")) == {"%": ("belum final",)}


def spending(*figures: tuple[int, Cell], head: str = "%") -> Cells:
    lines = [
        (f"2.12.01.2.01.000{n}", "Pelayanan", 40_000_000 * n, spent * n, beside)
        for n, (spent, beside) in enumerate(figures, 1)
    ]
    return [("REALISASI ANGGARAN TAHUN 2023",), (), ("Kode", "Uraian", "Anggaran", "Realisasi", head), *lines]


def told_of_money(cells: Cells) -> tuple[str, ...]:
    return reading_of(Sheet(cells), office()).said.get("%", ())


def test_budgets_that_are_spent_alike_are_explained() -> None:
    assert told_of_money(spending(*[(40_000_000, 100)] * 4)) == ()
    assert told_of_money(spending(*[(10_000_000, 25)] * 4)) == ()
    assert told_of_money(spending(*[(10_000_000, 40)] * 4)) == ("40",)


def test_lines_without_a_budget_explain_no_share() -> None:
    cells = [*spending(*[(40_000_000, 100)] * 3)]
    cells += [(f"2.12.01.2.01.000{n}", "Pelayanan", 0, 0, 77) for n in (4, 5, 6)]
    assert told_of_money(cells) == ("77",)


def test_what_is_left_after_stored_months_is_explained() -> None:
    lines = [
        (f"2.12.01.2.01.000{n}", "Sub", 9_000_000 + 3_000_000 * n, 2_000_000, 7_000_000) for n in range(1, 5)
    ]
    heads = ("Kode", "Sub Kegiatan", "Pagu", "Realisasi Bulan Ini", "Sisa")
    cells: Cells = [("REALISASI BELANJA BULAN APRIL 2023",), (), heads, *lines]
    before = stored("2023-M01", "2023-M02", "2023-M03")
    assert "Sisa" not in reading_of(Sheet(cells), before).said
    assert "Sisa" in reading_of(Sheet(cells), desk(office()).office).said
