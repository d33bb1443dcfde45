"""What can be read and hardly means what it says is asked, and taken where a person says so."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.bad_input.spoiling import copy_base
from tests.workbooks.grids import AREAS, COUNTS, SURVEY, Change, add, changed_book, put, swap
from tests.workbooks.spoiled.case import code_and_place

from capaian.dossier.excel.import_book import import_book
from capaian.dossier.excel.past_imports import PAST_IMPORTS

TOTAL = add(SURVEY, survey="skm", period="2023", code="Jumlah", name="Jumlah", index="83,7")


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (TOTAL, "row_of_total Unsur survei!D"),
        (put(COUNTS, 3, "value", 123360), "figure_shifted Data hitungan!E3"),
    ],
    ids=["a total", "a shifted figure"],
)
def test_a_slip_is_questioned_and_taken_as_it_is_where_somebody_says_so(
    change: Change, expected: str, tmp_path: Path
) -> None:
    book, dossier = changed_book(tmp_path, change), copy_base(tmp_path)
    questions = [code_and_place(issue) for issue in import_book(book, dossier).issues]
    assert [line for line in questions if line.startswith(expected)]
    assert not [
        issue
        for issue in import_book(book, dossier, is_as_typed=True).issues
        if code_and_place(issue).startswith(expected)
    ]


def test_a_book_that_was_mended_comes_again_under_its_name(tmp_path: Path) -> None:
    dossier = copy_base(tmp_path)
    import_book(changed_book(tmp_path, put(COUNTS, 3, "value", 12337)), dossier).write()
    again = import_book(changed_book(tmp_path, put(COUNTS, 3, "value", 12338)), dossier)
    assert again.issues == ()
    again.write()
    assert "2023,12338" in (dossier / "counts.csv").read_text()
    withdrawn = import_book(changed_book(tmp_path), dossier)
    withdrawn.write()
    assert "2023,12336" in (dossier / "counts.csv").read_text()


def test_under_another_name_or_without_a_memory_the_row_is_questioned_with_both_values(
    tmp_path: Path,
) -> None:
    dossier = copy_base(tmp_path)
    import_book(changed_book(tmp_path, put(COUNTS, 3, "value", 12337)), dossier).write()
    book = changed_book(tmp_path, put(COUNTS, 3, "value", 12338))
    for other in (book.rename(tmp_path / "lain.xlsx"), book):
        if not other.exists():
            (tmp_path / "lain.xlsx").rename(other)
            (dossier / PAST_IMPORTS).write_text("rusak")
        (issue,) = import_book(other, dossier).issues
        assert code_and_place(issue) == "row_changed_since_export Data hitungan!3"
        assert "Di buku: 12338" in issue.message
        assert "Di dossier sekarang: 12337" in issue.message
    taken = import_book(book, dossier, takes_workbook=True)
    assert taken.issues == ()
    assert b"2023,12338" in (taken.changes["counts.csv"] or b"")


def test_rows_sorted_with_their_codes_bring_nothing_but_their_order(tmp_path: Path) -> None:
    incoming = import_book(changed_book(tmp_path, swap(AREAS, 3, 4)), copy_base(tmp_path))
    assert incoming.issues == ()
    assert [*incoming.changes] == ["areas.csv"]
