"""Which workbook comes again: the one that was taken in before, or another copy of its export."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.bad_input.spoiling import copy_base
from tests.unit.dossier.test_workbook_again import FIRST, MENDED, OTHER_ROW, TARGET, counts, put_target, taken
from tests.unit.dossier.test_workbook_import import bring, codes, drop_sheet, edit
from tests.workbooks.grids import COUNTS, Change, add, changed_book, put

from capaian.dossier.excel.import_book import import_book
from capaian.dossier.excel.past_imports import PastImport
from capaian.dossier.excel.which import RowName, Traces, find_which

THREE = [FIRST, OTHER_ROW, put(COUNTS, 6, "value", 20001)]
HERE = PastImport("ekspor", "sini", {})
THERE = PastImport("ekspor", "sana", {})
BEYOND = PastImport("ekspor", "situ", {})


@pytest.fixture
def dossier(tmp_path: Path) -> Path:
    return copy_base(tmp_path)


@pytest.mark.parametrize(
    ("traces", "past", "is_asked"),
    [
        ([], None, False),
        ([Traces(HERE)], HERE, False),  # it brought nothing then
        ([Traces(HERE, common=1, back=9)], HERE, False),
        ([Traces(HERE, overtaken=1, back=9)], HERE, False),
        ([Traces(HERE, other=2)], HERE, False),  # mended all over
        ([Traces(HERE, back=1)], HERE, True),
        ([Traces(HERE, back=1, other=1)], HERE, True),
        ([Traces(HERE, closed=3)], HERE, False),  # the dossier has it so already
        ([Traces(THERE, common=5), Traces(HERE, other=1)], HERE, False),  # its name goes before
        ([Traces(THERE, common=2, back=1)], THERE, True),
        ([Traces(THERE, overtaken=1)], THERE, True),
        ([Traces(THERE, common=2, closed=1)], None, False),  # it makes no difference
        ([Traces(THERE, common=1, back=2)], None, False),
    ],
)
def test_a_workbook_is_known_by_its_place_and_by_what_it_holds(
    traces: list[Traces], past: PastImport | None, is_asked: bool
) -> None:
    which = find_which(traces, "sini", is_same=None)
    assert (which.past, which.doubt is not None) == (past, is_asked)


@pytest.mark.parametrize(
    ("traces", "is_same", "past", "is_asked"),
    [
        ([Traces(HERE, back=1)], True, HERE, False),
        ([Traces(HERE, back=1)], False, HERE, True),  # a copy needs a name of its own
        ([Traces(THERE, common=2, back=1)], True, THERE, False),
        ([Traces(THERE, common=2, back=1)], False, None, False),
        ([Traces(THERE, back=3)], True, THERE, False),
        ([Traces(THERE, back=1), Traces(BEYOND, common=1, back=2)], True, BEYOND, False),
        ([Traces(THERE, back=1), Traces(BEYOND, back=2)], True, THERE, True),  # which of the two?
        ([], True, None, False),
    ],
)
def test_what_a_person_says_is_believed_as_far_as_it_tells(
    traces: list[Traces], is_same: bool, past: PastImport | None, is_asked: bool
) -> None:
    which = find_which(traces, "sini", is_same=is_same)
    assert (which.past, which.doubt is not None) == (past, is_asked)


def rows(*names: str) -> frozenset[RowName]:
    return frozenset(("counts.csv", "counts.csv", (name,)) for name in names)


def test_what_other_copies_brought_is_counted_where_it_stays() -> None:
    """Of all of them, and a row that two of them brought once."""
    traces = [
        Traces(THERE, back=2, other=1, closed=2, left=rows("a", "b", "c")),
        Traces(BEYOND, common=1, back=2, left=rows("c", "d")),
    ]
    assert find_which(traces, "sini", is_same=None).left == 4
    assert find_which([Traces(HERE), *traces], "sini", is_same=None).left == 0


def copy_of(folder: Path, name: str, *changes: Change) -> Path:
    """Write a copy of the export under a name of its own."""
    return changed_book(folder, *changes).rename(folder / f"{name}.xlsx")


def a_row_of(year: int) -> Change:
    """Add a count of a year that nobody else has."""
    cells = {"measure": "ktp.holders", "area": "63.99.01", "value": 20000 + year, "source": "agregat"}
    return add(COUNTS, **cells, period=str(year))


def test_rows_of_all_other_copies_are_counted(tmp_path: Path, dossier: Path) -> None:
    """Three copies bring two rows, one and one; one of them brings a row of the first as well."""
    brought = [[FIRST, OTHER_ROW], [a_row_of(2011), FIRST], [a_row_of(2012)]]
    for number, changes in enumerate(brought):
        import_book(copy_of(tmp_path, f"salinan-{number}", *changes), dossier, is_same=False).write()
    quiet = import_book(copy_of(tmp_path, "diam"), dossier)
    assert (codes(quiet), quiet.changes, quiet.left) == ([], {}, 4)


def test_texts_and_plans_of_other_copies_are_counted_too(tmp_path: Path, dossier: Path) -> None:
    for name, changes in {"satu": [FIRST, TARGET], "dua": [OTHER_ROW]}.items():
        import_book(copy_of(tmp_path, name, *changes), dossier).write()
    assert import_book(copy_of(tmp_path, "diam"), dossier).left == 3


@pytest.mark.parametrize("others", [0, 1, 9, 14])
def test_what_is_withdrawn_goes_however_many_copies_came_since(
    others: int, tmp_path: Path, dossier: Path
) -> None:
    before = counts(dossier)
    import_book(copy_of(tmp_path, "satu", FIRST, TARGET), dossier).write()
    for number in range(others):
        import_book(copy_of(tmp_path, f"salinan-{number}", a_row_of(2001 + number)), dossier).write()
    held = counts(dossier)
    assert held.count("\n") == before.count("\n") + others
    withdrawn = import_book(copy_of(tmp_path, "satu", TARGET), dossier)
    assert (codes(withdrawn), withdrawn.changes.keys()) == ([], {"counts.csv"})
    withdrawn.write()
    wanted = held.replace(",12337,", ",12336,")
    assert counts(dossier) == wanted
    assert wanted.startswith(before)
    mended = import_book(copy_of(tmp_path, "satu", MENDED, TARGET), dossier)
    assert codes(mended) == []
    mended.write()
    assert counts(dossier) == wanted.replace(",12336,", ",12338,")


@pytest.mark.parametrize("typed", [[FIRST], THREE])
def test_what_is_put_back_is_taken_however_much_it_is(
    tmp_path: Path, dossier: Path, typed: list[Change]
) -> None:
    before = counts(dossier)
    taken(tmp_path, dossier, *typed, TARGET)
    taken(tmp_path, dossier, TARGET)
    assert counts(dossier) == before


@pytest.mark.parametrize("typed", [[FIRST], THREE])
def test_where_nothing_is_left_in_the_same_place_a_person_is_asked(
    tmp_path: Path, dossier: Path, typed: list[Change]
) -> None:
    """All was put back; or another left a copy in this place, which would undo what others typed."""
    before = counts(dossier)
    taken(tmp_path, dossier, *typed)
    asked = bring(tmp_path, dossier, TARGET)
    assert codes(asked) == ["book_emptied"]
    assert "--same-book" in asked.issues[0].remedy
    assert f"{len(typed)} baris" in asked.issues[0].message
    assert codes(import_book(tmp_path / "buku.xlsx", dossier, is_same=False)) == ["book_emptied"]
    same = import_book(tmp_path / "buku.xlsx", dossier, is_same=True)
    assert (codes(same), same.changes.keys()) == ([], {"counts.csv", "plan.yaml"})
    copy = (tmp_path / "buku.xlsx").rename(tmp_path / "lain.xlsx")
    other = import_book(copy, dossier)
    assert (codes(other), other.changes.keys(), other.left) == ([], {"plan.yaml"}, len(typed))
    import_book(copy, dossier, is_same=True).write()
    assert counts(dossier) == before


def test_a_renamed_workbook_is_asked_for_where_it_matters(tmp_path: Path, dossier: Path) -> None:
    taken(tmp_path, dossier, *THREE)
    moved = (tmp_path / "a", tmp_path / "b")
    for folder in moved:
        folder.mkdir()
    asked = bring(moved[0], dossier, *THREE[:2])
    assert codes(asked) == ["book_same_or_copy"]
    assert "2 dari 3 baris" in asked.issues[0].message
    book = moved[0] / "buku.xlsx"
    assert import_book(book, dossier, is_same=False).changes == {}
    assert import_book(book, dossier, is_same=True).changes.keys() == {"counts.csv"}
    more = bring(moved[1], dossier, *THREE, TARGET)
    assert (codes(more), more.changes.keys()) == ([], {"plan.yaml"})


def test_a_sheet_that_is_gone_puts_nothing_back(tmp_path: Path, dossier: Path) -> None:
    """As long as it was there its figures came in; whoever deletes it afterwards withdraws none."""
    taken(tmp_path, dossier, *THREE, TARGET)
    incoming = taken(tmp_path, dossier, put_target("2023", 97), drop_sheet(COUNTS))
    assert incoming.changes.keys() == {"plan.yaml"}
    taken(tmp_path, dossier, put_target("2023", 97), *THREE[1:])
    assert "12336" in counts(dossier)
    assert "20001" in counts(dossier)


def test_what_others_put_back_is_not_brought_again(tmp_path: Path, dossier: Path) -> None:
    taken(tmp_path, dossier, FIRST)
    edit(dossier / "counts.csv", "12337", "12336")
    incoming = taken(tmp_path, dossier, FIRST, TARGET)
    assert (incoming.changes.keys(), incoming.kept) == ({"plan.yaml"}, ("counts.csv",))
