"""Of a large file that names nothing the dossier knows its beginning is looked at, and no more."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

import pytest
from tests.intake.desks import balangan

from capaian.domain.intake import Intake, IntakeName, IntakeTable
from capaian.domain.issue import Place
from capaian.domain.office_year import OfficeYear
from capaian.dossier.intake.desk import Asked
from capaian.dossier.intake.large_books import beginning_of
from capaian.dossier.spreadsheets.model import Book, CellValue, Sheet
from capaian.rulebook import load_rulebook

Row = Sequence[CellValue]
ROWS = 12_000
HERE = Place("intake.yaml")
NOTHING = Asked()


def book(*others: Row, rows: int = ROWS, wide: int = 3) -> Book:
    """A file of rows that name nothing, among which some others stand."""
    own: list[Row] = [("Barang", *(Decimal(n + place) for place in range(wide - 1))) for n in range(rows)]
    middle = rows // 2
    return Book("stok.csv", (Sheet("stok", [*own[:middle], *others, *own[middle:]]),))


def begun(one: Book, office: OfficeYear | None = None, asked: Asked = NOTHING) -> int | None:
    """Return how many rows are looked at; `None`: all."""
    found = beginning_of(one, office or balangan(), load_rulebook(), asked)
    return None if found is None else len(found.sheets[0].rows)


def test_a_file_that_names_nothing_is_begun() -> None:
    found = beginning_of(book(), balangan(), load_rulebook(), NOTHING)
    assert found is not None
    assert not found.is_whole
    assert found.sheets[0].rows == book().sheets[0].rows[:333]


def test_a_wide_one_is_begun_by_rows_enough_for_heads() -> None:
    assert begun(book(rows=300, wide=400)) == 20


def test_a_small_one_is_read_whole() -> None:
    assert begun(book(rows=9_000)) is None


@pytest.mark.parametrize(
    "row",
    [
        (Decimal(1), "PARINGIN SELATAN", Decimal(9)),
        (Decimal(1), "Kec. Batumandi", Decimal(9)),
        (Decimal(1), "Kab. Hulu Sungai Tengah", Decimal(9)),
        ("63.11.02", Decimal(7), Decimal(9)),
        ("631102", Decimal(7), Decimal(9)),
        (Decimal(631102), Decimal(7), Decimal(9)),
        ("2.12.01.2.05", Decimal(7), Decimal(9)),
        ("X.XX.01", Decimal(7), Decimal(9)),
        ("Pagu", "Sisa", None),
    ],
)
def test_whatever_may_be_known_has_all_of_it_read(row: Row) -> None:
    assert begun(book(row)) is None


@pytest.mark.parametrize(
    "row",
    [
        ("KABUPATEN BALANGAN TAHUN 2023", None, None),
        (Decimal(6311), Decimal(63), Decimal("63.11")),
        ("Rp 1.631.102", None, None),
    ],
)
def test_titles_and_figures_name_no_row(row: Row) -> None:
    assert begun(book(row)) is not None


def test_what_was_settled_or_is_told_now_is_known() -> None:
    names = (IntakeName("Barang", "63.11.02", HERE),)
    settled = Intake("stok", IntakeTable.COUNTS, "STOK", "NAMA", False, (), names, HERE)
    office = replace(balangan(), intakes=(settled,))
    assert begun(book(), office) is None
    assert begun(book(), asked=Asked(means={"Barang": "63.11.02"})) is None
    assert begun(book(), asked=Asked(choices={"Barang": frozenset({"ktp.holders"})})) is None


def named(*behind: Row, rows: int = ROWS, wide: int = 3) -> Book:
    """A file of rows of two areas and one code, behind which others stand."""
    names = ("Batumandi", "Kec. Paringin", "2.12.01.2.05")
    own = [(names[n % 3], *(Decimal(n + place) for place in range(wide - 1))) for n in range(rows)]
    return Book("daftar.csv", (Sheet("daftar", [*own, *behind]),))


def test_a_long_file_that_names_the_same_to_its_end_is_begun() -> None:
    assert begun(named()) == 2_000


def test_of_a_wide_one_the_rows_begun_are_fewer() -> None:
    assert begun(named(rows=2_100, wide=200)) == 30


@pytest.mark.parametrize("wide", [20, 300])
def test_no_table_of_few_rows_is_cut(wide: int) -> None:
    assert begun(named(rows=1_900, wide=wide)) is None


@pytest.mark.parametrize(
    "row",
    [
        ("Juai", Decimal(1), Decimal(2)),
        ("63.11.04", Decimal(1), Decimal(2)),
        ("1.01.01.2.05", Decimal(1), Decimal(2)),
        ("Realisasi", Decimal(1), Decimal(2)),
    ],
    ids=["area", "code of an area", "code of another office", "budget"],
)
def test_what_is_named_behind_the_beginning_alone_has_all_of_it_read(row: Row) -> None:
    assert begun(named(row)) is None
