"""A cell that is said to be a number holds one: programs read different figures of anything else."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
from tests.workbooks.hostile.packing import book, shared

from capaian.domain.errors import InputError
from capaian.dossier.spreadsheets.model import Odd, Sheet
from capaian.dossier.spreadsheets.read_book import read_book

_BEFORE = '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1"><v>14107</v></c></row>'


def read(folder: Path, cell: str) -> Sheet:
    """A sheet of a text, a number, and the cell B2 below them."""
    file = folder / "buku.xlsx"
    file.write_bytes(book(f'{_BEFORE}<row r="2">{cell}</row>', texts=shared("Awayan")))
    (sheet,) = read_book(file).sheets
    return sheet


@pytest.mark.parametrize("kind", ["", ' t="n"'])
@pytest.mark.parametrize(
    "value",
    ["12,336", "12 336", "12.336,0", "12\u00a0336", "1.2.3", "１２", "0x10", "1_000", "-", "5 856", "TRUE"],
)
def test_a_number_cell_whose_content_is_none_is_told(kind: str, value: str, tmp_path: Path) -> None:
    with pytest.raises(InputError) as refused:
        read(tmp_path, f'<c r="B2"{kind}><v>{value}</v></c>')
    (issue,) = refused.value.issues
    assert (issue.code, issue.value) == ("book_cell_unreadable", value)
    assert (issue.place.sheet, issue.place.row, issue.place.column) == ("Data", 2, "B")


@pytest.mark.parametrize(
    ("cell", "code"),
    [
        ('<c r="B2"><f>1+1</f><v>12,336</v></c>', "book_cell_unreadable"),
        ('<c r="B2" s="0"> <v>12,336</v> </c>', "book_cell_unreadable"),
        ('<c r="B2"><v xml:space="preserve">12,336</v></c>', "book_cell_unreadable"),
        ('<c r="B2" t="d"><v>12,336</v></c>', "book_cell_unreadable"),
        ('<c r="B2" t="b"><v>12,336</v></c>', "book_cell_unreadable"),
        (f'<c r="B2">{" " * 500}<v>12\x00336</v></c>', "book_broken"),
    ],
    ids=["formula", "blanks around", "attribute", "day", "truth", "no sign of XML"],
)
def test_the_same_however_its_cell_is_written(cell: str, code: str, tmp_path: Path) -> None:
    with pytest.raises(InputError) as refused:
        read(tmp_path, cell)
    assert refused.value.issues[0].code == code


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("12336", "12336"),
        ("-5", "-5"),
        ("+5", "5"),
        ("5.", "5"),
        (".5", "0.5"),
        ("1e3", "1000"),
        ("1.2336E+4", "12336"),
        ("1E-3", "0.001"),
    ],
)
@pytest.mark.parametrize("kind", ["", ' t="n"'])
def test_a_number_however_it_is_written_is_read(kind: str, text: str, value: str, tmp_path: Path) -> None:
    assert read(tmp_path, f'<c r="B2"{kind}><v>{text}</v></c>').rows[1] == [None, Decimal(value)]


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        ('<c r="B2"><v> 12336\n</v></c>', " 12336\n"),
        ('<c r="B2"><v></v></c>', None),
        ('<c r="B2"><v/></c>', None),
        ('<c r="B2" t="str"><v>12,336</v></c>', "12,336"),
        ('<c r="B2" s="0" t="str"><f>"12"&amp;",336"</f><v>12,336</v></c>', "12,336"),
        ('<c r="B2" t="inlineStr"><is><t>12,336</t></is></c>', "12,336"),
        ('<c r="B2" t="b"><v>TRUE</v></c>', True),
        ('<c r="B2" t="e"><v>#N/A</v></c>', None),
    ],
    ids=["blanks", "empty", "nothing", "text", "formula of a text", "own text", "truth", "error"],
)
def test_blanks_texts_truths_and_errors_are_no_fault(cell: str, value: object, tmp_path: Path) -> None:
    below = read(tmp_path, cell).rows[1:]
    assert below in ([[None, value]], [] if value is None else None, [()])


@pytest.mark.parametrize(
    "word",
    [
        "#SPILL!",
        "#CALC!",
        "#FIELD!",
        "#BLOCKED!",
        "#CONNECT!",
        "#BUSY!",
        "#GETTING_DATA",
        "Err:502",
        "#DATA!",
        "#ref!",
    ],
)
@pytest.mark.parametrize("formula", ["", "<f>SORT(A1:A9)</f>"])
def test_an_error_of_a_newer_function_is_told_with_its_cell(word: str, formula: str, tmp_path: Path) -> None:
    """The file is not broken: to open and save it again mends nothing."""
    with pytest.raises(InputError) as refused:
        read(tmp_path, f'<c r="B2" t="e">{formula}<v>{word}</v></c>')
    (issue,) = refused.value.issues
    assert issue.code == "book_cell_failed"
    assert issue.message == f"Rumus di sel ini gagal: {word}."
    assert (issue.place.sheet, issue.place.row, issue.place.column) == ("Data", 2, "B")


def test_all_such_errors_are_told_at_once(tmp_path: Path) -> None:
    cells = (
        '<c r="B2" t="e"><v>#SPILL!</v></c><c r="C2" t="e"><v>#REF!</v></c><c r="D2" t="e"><v>#CALC!</v></c>'
    )
    with pytest.raises(InputError) as refused:
        read(tmp_path, cells)
    assert [issue.place.column for issue in refused.value.issues] == ["B", "D"]


@pytest.mark.parametrize("word", ["#DIV/0!", "#N/A", "#NAME?", "#NULL!", "#NUM!", "#REF!", "#VALUE!"])
def test_the_errors_that_every_program_has_are_left_to_who_needs_the_cell(word: str, tmp_path: Path) -> None:
    """A sheet of one's own may hold as many as it likes."""
    sheet = read(tmp_path, f'<c r="A2"><v>7</v></c><c r="B2" t="e"><v>{word}</v></c>')
    assert sheet.odd == {(2, 2): (Odd.ERROR, word)}
    assert sheet.rows[1][0] == Decimal(7)
