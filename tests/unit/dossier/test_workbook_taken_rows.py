"""The rows of a sheet: what is filled, what is merged, what runs over several rows, what stands in a form."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal

import pytest
from tests.workbooks.writing import spec_of

from capaian.domain.issue import Issue, Level
from capaian.dossier.excel.read.recognise import FoundSheet
from capaian.dossier.excel.read.rows import TakenRows, Tally, take_rows
from capaian.dossier.issues import IssueLog
from capaian.dossier.rows.long_texts import UNITS, split_text
from capaian.dossier.rows.text_sheets import NARRATIVE_SHEET
from capaian.dossier.spreadsheets.model import CellValue, Odd, Sheet, Span

BOATS = {"#": 2, "id": 3, "name": 4, "engine.power": 5, "built": 6, "ports": 7}
FORM = {"id": 2, "title": 3, "value": 4, "help": 5}
TEXTS = {"file": 2, "number": 3, "paragraph": 4, "piece": 5}
NEMO = (None, Decimal(1), "nemo", "Nemo", Decimal("12.5"))
DORY = (None, Decimal(2), "dory", "Dory")


def take(
    name: str,
    columns: Mapping[str, int],
    *rows: Sequence[CellValue],
    merged: tuple[Span, ...] = (),
    odd: Mapping[tuple[int, int], tuple[Odd, str]] | None = None,
) -> tuple[TakenRows, list[Issue], Tally]:
    """Take rows below two rows of heads."""
    log, tally = IssueLog(), Tally()
    spec = NARRATIVE_SHEET if name == "narrative" else spec_of(name)
    found = FoundSheet(spec, Sheet("Lembar", ((), (), *rows), merged=merged, odd=odd or {}), columns, 3)
    return take_rows(found, "b.xlsx", log, tally), [*log.finish(())], tally


def boats(
    *rows: Sequence[CellValue],
    merged: tuple[Span, ...] = (),
    odd: Mapping[tuple[int, int], tuple[Odd, str]] | None = None,
) -> tuple[TakenRows, list[Issue], Tally]:
    return take("#boats", BOATS, *rows, merged=merged, odd=odd)


def ids(taken: TakenRows) -> list[str]:
    return [row.cells["id"] for row in taken.rows]


def test_rows_have_texts_numbers_and_places() -> None:
    taken, said, _ = boats(NEMO, DORY)
    assert taken.rows[0].cells == {
        "#": "1",
        "id": "nemo",
        "name": "Nemo",
        "engine.power": "12.5",
        "built": "",
        "ports": "",
    }
    assert [row.number for row in taken.rows] == [1, 2]
    assert (taken.places, said) == ([3, 4], [])


def test_empty_rows_are_passed_over_wherever_they_stand() -> None:
    taken, _, _ = boats((), NEMO, (None, None, " ", "\t"), (), DORY, ())
    assert (ids(taken), taken.places) == (["nemo", "dory"], [4, 7])


def test_a_number_that_nobody_sees_makes_no_row() -> None:
    taken, _, _ = boats(NEMO, (None, Decimal(2)), DORY)
    assert ids(taken) == ["nemo", "dory"]


def test_cells_beside_the_table_make_no_row() -> None:
    taken, _, _ = boats(NEMO, (None,) * 9 + ("catatan",))
    assert ids(taken) == ["nemo"]


def test_a_visible_number_makes_a_row() -> None:
    columns = {"boats.id": 2, "#": 3, "rank": 4}
    taken, _, _ = take("#boats/crew", columns, (None, "nemo", Decimal(1)), (None, None, Decimal(2)))
    assert [row.number for row in taken.rows] == [1, 2]


def test_true_is_not_taken_for_one() -> None:
    """True equals 1, so that a look-up of cells met before would mix them up."""
    taken, said, _ = boats((None, None, Decimal(1)), (None, None, True), (None, None, Decimal(1)))
    assert ids(taken) == ["1", "", "1"]
    assert [(issue.code, issue.place.row) for issue in said] == [("truth_cell", 4)]


def test_problems_are_told_by_cell_and_kept_as_flaws() -> None:
    odd = {(3, 3): (Odd.ERROR, "#REF!"), (4, 5): (Odd.NO_VALUE, "A1")}
    taken, said, tally = boats((None, Decimal(1), None, "Nemo"), (*DORY, None), odd=odd)
    assert [(issue.code, str(issue.place)) for issue in said] == [
        ("error_cell", "b.xlsx, lembar Lembar, baris 3, kolom C (Kode)"),
        ("formula_without_value", "b.xlsx, lembar Lembar, baris 4, kolom E (Mesin: Daya)"),
    ]
    assert tally.flawed == {issue.place for issue in said}
    assert ids(taken) == ["", "dory"]


def test_formulas_and_percentages_are_counted() -> None:
    odd = {(3, 5): (Odd.FORMULA, "A1"), (4, 5): (Odd.PERCENT, "0%"), (4, 3): (Odd.FORMULA, "A1")}
    taken, _, tally = boats(NEMO, (*DORY, Decimal("0.5")), odd=odd)
    assert (tally.formulas, tally.percentages) == (2, 1)
    assert taken.rows[1].cells["engine.power"] == "50"


def test_a_figure_merged_downwards_is_refused_in_each_row() -> None:
    rows = ((*NEMO[:4], Decimal(7)), DORY, (None, Decimal(3), "gill", "Gill"))
    _, said, tally = boats(*rows, merged=(Span(3, 5, 5, 5),))
    (told,) = said
    assert (told.code, told.level, told.value) == ("figure_merged", Level.ERROR, "7")
    assert str(told.place) == "b.xlsx, lembar Lembar, baris 3, kolom E (Mesin: Daya)"
    assert "di baris 3–5" in told.message
    assert sorted(place.row or 0 for place in tally.flawed) == [3, 4, 5]


def test_a_row_that_is_merged_as_a_whole_is_one_row() -> None:
    rows = ((*NEMO[:4], Decimal(7)), (), DORY)
    taken, said, _ = boats(*rows, merged=tuple(Span(3, column, 4, column) for column in range(1, 6)))
    assert [row.cells["engine.power"] for row in taken.rows] == ["7", ""]
    assert not said


@pytest.mark.parametrize(
    ("second", "said_of"), [(Decimal(9), [(6, "satu berisi 7 dan satu 9")]), (Decimal(7), [])]
)
def test_a_cell_merged_with_two_others_is_asked_back(second: Decimal, said_of: list[tuple[int, str]]) -> None:
    rows = (
        (*NEMO[:4], Decimal(7)),
        DORY,
        (None, Decimal(3), "gill", "Gill", second),
        (None, Decimal(4), "bloat"),
    )
    _, said, tally = boats(*rows, merged=(Span(3, 5, 6, 5), Span(5, 5, 7, 5)))
    told = [issue for issue in said if issue.code == "merged_twice"]
    assert [(issue.place.row, issue.level) for issue in told] == [(row, Level.ERROR) for row, _ in said_of]
    assert all(words in issue.message for issue, (_, words) in zip(told, said_of, strict=True))
    assert tally.flawed >= {issue.place for issue in told}


def test_words_merged_downwards_are_no_matter() -> None:
    rows = ((*NEMO[:3], "Nemo"), (None, Decimal(2), "dory", None), (None, Decimal(3), "gill", None))
    taken, said, _ = boats(*rows, merged=(Span(3, 4, 5, 4),))
    assert [row.cells["name"] for row in taken.rows] == ["Nemo", "Nemo", "Nemo"]
    assert said == []


def test_a_merged_value_makes_no_row_by_itself() -> None:
    taken, _, _ = boats(NEMO, (), (), merged=(Span(3, 3, 5, 3), Span(3, 4, 5, 4)))
    assert ids(taken) == ["nemo"]


def test_cells_merged_across_columns_are_asked_back() -> None:
    taken, said, tally = boats((None, Decimal(1), "nemo"), merged=(Span(3, 3, 3, 5),))
    assert [issue.code for issue in said] == ["merged_across"]
    assert {place.column for place in tally.flawed} == {"C (Kode)", "D (Nama)", "E (Mesin: Daya)"}
    assert ids(taken) == ["nemo"]


def test_merged_heads_and_cells_beside_the_table_are_nothing() -> None:
    spans = (Span(1, 2, 2, 6), Span(3, 8, 3, 12), Span(3, 1, 9, 1), Span(20, 3, 30, 4))
    taken, said, _ = boats(NEMO, DORY, merged=spans)
    assert (ids(taken), said) == (["nemo", "dory"], [])


@pytest.mark.parametrize(
    ("span", "first", "cells", "hidden"),
    [
        (Span(2, 5, 4, 5), "baris 3, kolom E (Mesin: Daya)", "E2:E4", [(3, "E"), (4, "E")]),
        (Span(2, 4, 9, 4), "baris 3, kolom D (Nama)", "D2:D9", [(3, "D"), (4, "D")]),
        (Span(4, 1, 4, 3), "baris 4, kolom B (#)", "A4:C4", [(4, "B"), (4, "C")]),
        (Span(4, 6, 4, 8), "baris 4, kolom G (Pelabuhan)", "F4:H4", [(4, "G")]),
    ],
    ids=["figures-below-a-head", "words-below-a-head", "beside-nothing", "from-an-empty-cell"],
)
def test_what_lies_under_a_cell_beside_the_values_is_told_once(
    span: Span, first: str, cells: str, hidden: list[tuple[int, str]]
) -> None:
    dory = (*DORY, Decimal(7), None, "Ampana")
    _, said, tally = boats(NEMO, dory, merged=(span,))
    (told,) = (issue for issue in said if issue.code == "cell_covered")
    assert str(told.place) == f"b.xlsx, lembar Lembar, {first}"
    assert told.level is Level.ERROR
    assert cells in told.message
    places = {(place.row or 0, (place.column or "")[:1]) for place in tally.flawed}
    assert sorted(places) == hidden


def test_a_merge_over_the_whole_sheet_hides_all_rows() -> None:
    _, said, tally = boats(NEMO, DORY, merged=(Span(1, 1, 4, 7),))
    assert [(issue.code, issue.place.row) for issue in said] == [("cell_covered", 3)]
    assert {place.row for place in tally.flawed} == {3, 4}


def test_a_cell_that_shows_the_same_as_the_one_under_it_hides_nothing() -> None:
    rows = ((*NEMO[:4], Decimal(7)), (None, Decimal(2), "dory"), ("Nemo", Decimal(3), "gill"))
    _, said, _ = boats(*rows, merged=(Span(2, 5, 2, 5), Span(4, 4, 4, 5), Span(5, 8, 9, 9)))
    assert said == []


def test_a_column_that_is_not_there_has_no_cells() -> None:
    taken, _, _ = take("#boats", {"id": 1, "name": 2}, ("nemo", "Nemo"))
    assert taken.rows[0].cells == {"id": "nemo", "name": "Nemo"}
    assert taken.rows[0].number == 0


def test_lines_of_a_form_are_found_by_path_and_by_title() -> None:
    taken, said, _ = take(
        "",
        FORM,
        (None, "depth", "Kedalaman", Decimal("4.5")),
        (None, None, "Nama *", "Sunda"),
        (None, "open", "Buka", "ya"),
    )
    assert taken.rows[0].cells == {"depth": "4.5", "name": "Sunda", "open": "ya"}
    assert taken.lines == {"depth": 3, "name": 4, "open": 5}
    assert said == []


def test_a_place_in_a_form_is_the_cell_of_the_value() -> None:
    taken, _, _ = take("", FORM, (None, "depth", "Kedalaman", Decimal("4.5")))
    assert str(taken.place("b.xlsx", 0, "depth")) == "b.xlsx, lembar Lembar, baris 3, kolom D (Isi)"
    assert taken.place("b.xlsx", 0, "name").row is None


def test_strange_and_repeated_lines_of_a_form_are_told() -> None:
    _, said, _ = take(
        "",
        FORM,
        (None, "depth", "Kedalaman", Decimal("4.5")),
        (None, "depth", "Kedalaman", Decimal("5.5")),
        (None, "colour", "Warna", "biru"),
        (None, None, "Catatan sendiri"),
    )
    assert [(issue.code, issue.place.row) for issue in said] == [("line_twice", 4), ("line_unread", 5)]


def test_a_flaw_in_a_form_is_told_at_the_value() -> None:
    _, said, _ = take("", FORM, (None, "depth", "Kedalaman", True))
    assert said[0].place.column == "D (Isi)"


def paragraphs(*rows: Sequence[CellValue]) -> tuple[TakenRows, list[Issue], Tally]:
    return take("narrative", TEXTS, *rows)


def line(number: int, text: str, piece: int | None = None) -> tuple[CellValue, ...]:
    return (None, "narrative/a.md", Decimal(number), text, None if piece is None else Decimal(piece))


def test_texts_over_several_rows_come_together_again() -> None:
    text = "Kata " * UNITS
    pieces = split_text(text)
    rows = [line(1, piece, place) for place, piece in enumerate(pieces, 1)]
    taken, said, _ = paragraphs(line(7, "pendek"), *rows, line(2, "lain"))
    assert len(pieces) > 2
    assert [row.cells["paragraph"] for row in taken.rows] == ["pendek", text, "lain"]
    assert "piece" not in taken.rows[1].cells
    assert taken.places == [3, 4, 4 + len(pieces)]
    assert said == []


@pytest.mark.parametrize(
    ("pieces", "code"),
    [
        ((1, 1), "piece_twice"),
        ((1, 2, 2), "piece_twice"),
        ((1, 3), "piece_missing"),
        ((2, 3), "piece_missing"),
    ],
)
def test_no_piece_is_lost_in_silence(pieces: tuple[object, ...], code: str) -> None:
    _, said, _ = paragraphs(*(line(4, f"potong {place}", piece) for place, piece in enumerate(pieces)))
    assert code in str(said)


def test_a_number_of_a_piece_that_is_none_is_told() -> None:
    _, said, _ = paragraphs(line(4, "potong", 1), (*line(4, "lain")[:4], "dua"))
    assert "piece_unread" in str(said)


def test_pieces_come_together_however_they_were_sorted() -> None:
    rows = [line(1, "c", 3), line(2, "x", 2), line(1, "a", 1), line(2, "y", 1), line(1, "b", 2)]
    taken, said, _ = paragraphs(*rows)
    assert [row.cells["paragraph"] for row in taken.rows] == ["abc", "yx"]
    assert said == []


def test_a_piece_that_is_missing_is_told() -> None:
    for rows in ([line(1, "a", 1), line(1, "c", 3)], [line(1, "b", 2)]):
        _, said, _ = paragraphs(*rows)
        assert [(issue.code, issue.place.column) for issue in said] == [("piece_missing", "E (Bagian)")]


def test_rows_without_a_piece_are_rows_of_their_own() -> None:
    taken, said, _ = paragraphs(line(1, "a"), line(1, "b"), line(1, "c"))
    assert [row.cells["paragraph"] for row in taken.rows] == ["a", "b", "c"]
    assert said == []
