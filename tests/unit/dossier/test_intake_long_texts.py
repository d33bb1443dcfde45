"""Texts too long for a table are refused unread; what is read costs time by its length alone."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from time import process_time

import pytest
from tests.functional.cli_cast import small_dossier

from capaian.domain.errors import InputError
from capaian.dossier.intake.amount_words import is_granted
from capaian.dossier.intake.beginnings import require_short
from capaian.dossier.intake.desk import Asked
from capaian.dossier.intake.head_times import is_since_january, month_told, span_of
from capaian.dossier.intake.heads import Head
from capaian.dossier.intake.measures import is_ratio
from capaian.dossier.intake.ordinal_heads import number_at
from capaian.dossier.intake.sides import side_of
from capaian.dossier.intake.take_in import take_in
from capaian.dossier.intake.written_span import read_spans, read_years
from capaian.dossier.spreadsheets.model import Book, CellValue, Sheet
from capaian.rulebook import load_rulebook

TABLE: list[tuple[CellValue, ...]] = [
    ("Kecamatan", "Wajib KTP", "Sudah Rekam"),
    ("Hulu", "12.336", "11.900"),
    ("Hilir", "9.120", "8.870"),
]
LETTERS = 32_000


def told(*sheets: Sheet) -> list[str]:
    with pytest.raises(InputError) as refused:
        require_short(Book("tabel.xlsx", sheets))
    return [f"{issue.code} {issue.place}: {issue.message}" for issue in refused.value.issues]


@pytest.mark.parametrize("words", ["Januari ", "TW I ", "jan ", "tw i-", "Januari s.d. Maret ", "- "])
def test_a_title_of_many_times_is_refused_at_once(words: str, tmp_path: Path) -> None:
    file = tmp_path / "judul.csv"
    rows = [(words * (LETTERS // len(words)),), *TABLE]
    file.write_text("".join(";".join(map(str, row)) + "\n" for row in rows), encoding="utf-8")
    dossier, rules = small_dossier(tmp_path / "dossier"), load_rulebook()
    began = process_time()
    with pytest.raises(InputError) as refused:
        take_in(file, dossier, rules, Asked())
    assert process_time() - began < 1
    (issue,) = refused.value.issues
    assert (issue.code, issue.place.row, issue.place.column) == ("cell_too_long", 1, "A")


@pytest.mark.parametrize("visible", [True, False])
def test_a_long_text_is_told_by_its_cell_wherever_it_stands(visible: bool) -> None:
    sheet = Sheet("Catatan", [(), (None, "a" * 2_001)], is_visible=visible)
    place = "tabel.xlsx, lembar Catatan, baris 2, kolom B"
    assert told(Sheet("Data", TABLE), sheet) == [f"cell_too_long {place}: Isi lebih dari 2000 huruf."]


def test_many_long_texts_are_refused_too() -> None:
    rows: list[tuple[CellValue, ...]] = [(f"{number} {'Januari ' * 200}",) for number in range(40)]
    (one,) = told(Sheet("Data", [*rows, *TABLE]))
    assert one.startswith("long_texts tabel.xlsx, lembar Data: Tulisan yang panjangnya lebih dari 250 huruf")


def test_one_text_in_all_rows_counts_once_and_names_of_rows_not_at_all() -> None:
    rows: list[tuple[CellValue, ...]] = [("a" * 1_000, f"{number} {'b' * 200}") for number in range(600)]
    require_short(Book("tabel.xlsx", (Sheet("Data", rows),)))


@pytest.mark.parametrize("read", [read_spans, read_years, side_of, lambda text: number_at((text,))])
@pytest.mark.parametrize("words", ["jan ", "tw i-", "0-17 ", "jumlah ", "– ", "dan ", "31 Desember 2024 "])
def test_the_time_that_a_text_takes_grows_with_its_length_alone(
    read: Callable[[str], object], words: str
) -> None:
    began = process_time()
    read(words * (LETTERS // len(words)))
    assert process_time() - began < 2


HOSTILE = [
    "0-17 ",
    "bulan x ",
    "TW I ",
    "Jan-23 ",
    "Pagu ",
    "L+P ",
    "31 ",
    "1/ ",
    "( ",
    "Januari s.d. ",
    "a1 ",
    ".... ",
]


@pytest.mark.parametrize("words", HOSTILE)
def test_heads_as_long_as_they_may_be_are_read_or_refused_within_a_second(words: str, tmp_path: Path) -> None:
    """Each of them is asked by dozens of rules what it says: that is found out once."""
    file = tmp_path / "kolom.csv"
    heads = [f"{n} {words * 2_000}"[:1_990].strip() for n in range(25)]
    names = ("Hulu", "Hilir", "Muara", "Tepi")
    rows = [(name, *(9_000 + 7 * n + place for place in range(25))) for n, name in enumerate(names)]
    lines = [("KEPEMILIKAN KTP-EL TAHUN 2023",), (), ("Kecamatan", *heads), *rows]
    file.write_text("".join(";".join(map(str, row)) + "\n" for row in lines), encoding="utf-8")
    dossier, rules = small_dossier(tmp_path / "dossier"), load_rulebook()
    began = process_time()
    take_in(file, dossier, rules, Asked())
    assert process_time() - began < 1


def test_what_a_head_says_is_found_out_once() -> None:
    for read in (is_granted, span_of, is_ratio, is_since_january, month_told):
        read.cache_clear()
        for _ in range(3):
            read(Head(4, ("Realisasi", "s.d. TW II"), "Realisasi > s.d. TW II"))
        assert read.cache_info().misses == 1
