"""Files of numbers alone, and long tables whose rows name nothing, are refused without much work."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path
from unittest.mock import patch

import pytest
from tests.intake.desks import KTP, Cells, desk, grid, proposed, table

from capaian.dossier.intake import heads, long_rows, row_kinds
from capaian.dossier.intake.figures import is_figure
from capaian.dossier.intake.guess import propose
from capaian.dossier.intake.heads import find_tables
from capaian.dossier.intake.row_kinds import RowKind, kind_of
from capaian.dossier.intake.table_sorts import may_name
from capaian.dossier.spreadsheets.delimited import read_tables
from capaian.dossier.spreadsheets.model import CellValue

HEADS = ["satu", "dua", "tiga"]


def numbers(count: int, first: int = 1) -> list[list[int]]:
    return [[first + n + place for place in range(3)] for n in range(count)]


@pytest.mark.parametrize("first", [1, 100_000], ids=["numbering", "large"])
def test_a_sheet_without_letters_is_not_worked_through(first: int) -> None:
    """Rows that begin `1;2;3` look like numbers of columns below heads."""
    with (
        patch.object(row_kinds, "kind_of", side_effect=AssertionError),
        patch.object(heads, "kind_of", side_effect=AssertionError),
    ):
        assert find_tables(grid(numbers(50, first))) == ()


def test_a_text_of_numbers_is_read_and_has_no_tables(tmp_path: Path) -> None:
    path = tmp_path / "angka.csv"
    path.write_text("".join(f"{n};{n + 1};{n + 2}\n" for n in range(1, 300)), encoding="utf-8")
    (sheet,) = read_tables(path).sheets
    assert len(sheet.rows) == 299
    assert (
        find_tables(heads.Grid("angka.csv", "angka", tuple(map(tuple, sheet.rows)), {}, grid([]).figures))
        == ()
    )


@pytest.mark.parametrize("last", [1, 40], ids=["first", "last"])
def test_one_word_anywhere_makes_a_sheet_worth_looking_at(last: int) -> None:
    rows: list[list[int | str]] = [[*row] for row in numbers(40)]
    rows[last - 1][1] = "Juai"
    assert grid(rows).has_words and not grid(numbers(40)).has_words


def test_a_long_table_whose_rows_name_nothing_is_of_no_sort() -> None:
    at = desk()
    found = table([HEADS, *numbers(1200, 5000)])
    assert not may_name(found, at)
    with patch.object(long_rows, "parts_column", side_effect=AssertionError):
        assert propose(found, at, "tabel") is None


@pytest.mark.parametrize(
    "name", ["Juai", "631101", "63.11.01", "2.12.01.2.01.0001", "5.1.02.01", "Desa Maju"], ids=str
)
@pytest.mark.parametrize("place", [0, 999], ids=["first", "thousandth"])
def test_a_name_or_a_code_in_its_first_rows_makes_it_one_that_may_be(name: str, place: int) -> None:
    rows: list[list[int | str]] = [[*row] for row in numbers(1200, 5000)]
    rows[place][0] = name
    assert may_name(table([HEADS, *rows]), desk())


def test_an_answer_makes_it_one_too_and_short_tables_always_are() -> None:
    assert may_name(table([HEADS, *numbers(1200, 5000)]), desk(means={"5000": "63.11.01"}))
    assert may_name(table([HEADS, *numbers(20, 5000)]), desk())


def test_a_table_of_areas_below_many_villages_stays_known() -> None:
    """Codes alone name its rows, more than a thousand of them."""
    rows: Cells = [*KTP[2:3], *([n, f"Desa {n}", 10, 9] for n in range(1100)), *KTP[3:]]
    assert may_name(table([["KTP-EL TAHUN 2023"], *rows]), desk())
    assert proposed(KTP, desk()).intake.columns


PLAIN: Sequence[tuple[Sequence[CellValue], RowKind]] = [
    (("10000", "20000"), RowKind.FIGURES),
    ((Decimal(2200), None, Decimal(9000)), RowKind.FIGURES),
    ((Decimal(9000),), RowKind.WORDS),
    (("2023", "2024"), RowKind.WORDS),
    ((Decimal(2023), Decimal(2024)), RowKind.WORDS),
    (("1", "2", "3"), RowKind.NUMBERING),
    (("Juai", "20000"), RowKind.FIGURES),
    (("63.11.01", "Juai"), RowKind.WORDS),
]


@pytest.mark.parametrize(("row", "kind"), PLAIN, ids=[str(n) for n in range(len(PLAIN))])
def test_rows_are_of_the_kind_that_they_were(row: Sequence[CellValue], kind: RowKind) -> None:
    assert kind_of(row) is kind


@pytest.mark.parametrize("text", ["0", "12", "0012", "12345678901"])
def test_digits_alone_are_a_figure(text: str) -> None:
    assert is_figure(text) and not is_figure(f"{text}.{text}.x")


@pytest.mark.parametrize("text", ["²", "٣", "１２", ""])
def test_signs_that_only_look_like_digits_are_read_as_before(text: str) -> None:
    assert not (text.isascii() and text.isdigit())
