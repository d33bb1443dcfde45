"""Of a large workbook the first rows are told before all the others, and may be all that is read."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from tests.workbooks.hostile.packing import SHEET, book, of_sheets, parts, shared

from capaian.domain.errors import InputError
from capaian.dossier.spreadsheets.model import Book, Span
from capaian.dossier.spreadsheets.read_book import read_book
from capaian.dossier.spreadsheets.worker import beginning as beginning_module
from capaian.dossier.spreadsheets.worker.beginning import cut_book, first_rows
from capaian.dossier.spreadsheets.worker.limits import LIMITS, Limits
from capaian.dossier.spreadsheets.worker.run import tell

ROWS = 60_000
"""Of two cells; their sheet has three megabytes."""
LARGE = replace(LIMITS, bytes_at_once=1_000_000)
MERGED = '<mergeCells><mergeCell ref="A1:B1"/></mergeCells>'
HEAD = b'<w><sheetData><row r="1"><c r="A1"><v>5</v></c></row>'
BELOW = b'<row r="2"><c r="A2"><v>6</v></c></row><row r="3"/>'
END = b'</sheetData><mergeCells><mergeCell ref="A1:A3"/></mergeCells></w>'


def numbers(rows: int = ROWS, last: str = "") -> str:
    made = (f'<row r="{n}"><c r="A{n}"><v>{n}</v></c><c r="B{n}"><v>7</v></c></row>' for n in range(1, rows))
    return "".join(made) + last


def lines_of(content: bytes) -> list[dict[str, object]]:
    """The lines of the child that are no rows."""
    told = tell(content, LARGE)
    return [json.loads(line) for line in told if line.startswith("{")]


@pytest.fixture
def large(tmp_path: Path) -> Path:
    file = tmp_path / "besar.xlsx"
    file.write_bytes(book(numbers(), MERGED))
    return file


class Asked:
    """Answers whether a beginning is enough, and keeps what it was asked of."""

    def __init__(self, *, is_enough: bool) -> None:
        self.is_enough = is_enough
        self.seen: list[Book] = []

    def __call__(self, beginning: Book) -> bool:
        self.seen.append(beginning)
        return self.is_enough


def in_pieces(content: bytes, size: int) -> Iterator[bytes]:
    return (content[start : start + size] for start in range(0, len(content), size))


def prefixed(content: bytes) -> bytes:
    """The same sheet as programs write it that give every element a prefix."""
    return content.replace(b"<", b"<x:").replace(b"<x:/", b"</x:")


@pytest.mark.parametrize("size", [1, 2, 7, 40, 1_000])
@pytest.mark.parametrize("form", [bytes, prefixed], ids=["plain", "with prefix"])
def test_rows_behind_a_place_are_left_out(size: int, form: Callable[[bytes], bytes]) -> None:
    sheet = form(HEAD) + form(BELOW) + form(END)
    kept = b"".join(first_rows(in_pieces(sheet, size), len(form(HEAD)) - 5))
    assert kept == form(HEAD) + form(END)


@pytest.mark.parametrize("size", [3, 50, 1_000])
def test_a_sheet_of_one_row_without_an_end_is_kept(size: int) -> None:
    sheet = b"<w><sheetData>" + b"<c><v>1</v></c>" * 60
    assert b"".join(first_rows(in_pieces(sheet, size), 20)) == sheet


def test_a_sheet_that_is_not_reached_is_kept() -> None:
    sheet = HEAD + BELOW + END
    assert b"".join(first_rows(in_pieces(sheet, 9), 10_000)) == sheet


def test_a_small_workbook_has_no_beginning() -> None:
    assert cut_book(book(numbers(100)), LARGE) is None
    assert all("beginning" not in line for line in lines_of(book(numbers(100))))


@pytest.mark.parametrize(("known", "is_cut"), [("", True), ("_capaian", True), ("Data", False)])
def test_a_workbook_with_a_known_sheet_is_read_whole(known: str, is_cut: bool, large: Path) -> None:
    asked = Asked(is_enough=True)
    read = read_book(large, replace(LARGE, known_sheet=known), asked)
    assert read.is_whole is not is_cut
    assert len(asked.seen) == is_cut


def test_only_sheets_are_cut() -> None:
    content = book(numbers(), MERGED, texts=shared("Kecamatan", "Jumlah"))
    cut = cut_book(content, LARGE)
    assert cut is not None
    with zipfile.ZipFile(io.BytesIO(content)) as before, zipfile.ZipFile(io.BytesIO(cut)) as after:
        held = {name.lower(): before.read(name) for name in before.namelist()}
        left = {name: after.read(name) for name in after.namelist()}
    assert held.keys() == left.keys()
    assert {name for name in held if held[name] != left[name]} == {SHEET}
    sheet = left[SHEET]
    assert 300_000 <= len(sheet) <= 300_400
    assert sheet.endswith(b"</row></sheetData>" + MERGED.encode() + b"</worksheet>")
    assert held[SHEET].startswith(sheet[: -len(MERGED) - 40])


def test_each_of_many_sheets_keeps_its_heads() -> None:
    rows = numbers(20_000)
    cut = cut_book(of_sheets({f"Lembar {n}": rows for n in range(8)}), LARGE)
    assert cut is not None
    with zipfile.ZipFile(io.BytesIO(cut)) as archive:
        sizes = [archive.getinfo(n).file_size for n in archive.namelist() if "worksheets/" in n]
    assert len(sizes) == 8
    assert all(200_000 <= size <= 200_400 for size in sizes)


def test_the_beginning_is_told_first_and_then_all_of_it() -> None:
    heads = lines_of(book(numbers(), MERGED))
    assert [next(iter(head)) for head in heads] == ["sheet", "beginning", "sheet", "notes"]
    assert heads[0] == heads[2]


def test_what_is_enough_is_all_that_is_read(large: Path) -> None:
    asked = Asked(is_enough=True)
    read = read_book(large, LARGE, asked)
    (sheet,) = read.sheets
    assert asked.seen == [read]
    assert (read.is_whole, read.file, sheet.name) == (False, "besar.xlsx", "Data")
    # A row has 69 bytes and the digits of its number three times.
    assert 300_000 / (69 + 3 * 4) < len(sheet.rows) < 300_000 / 69
    assert sheet.rows[:2] == [[1, 7], [2, 7]]
    assert sheet.rows[-1] == [len(sheet.rows), 7]
    assert sheet.merged == (Span(1, 1, 1, 2),)


def test_what_is_not_enough_is_read_as_if_nobody_asked(large: Path) -> None:
    asked = Asked(is_enough=False)
    read = read_book(large, LARGE, asked)
    assert len(asked.seen) == 1
    assert read.is_whole
    assert read == read_book(large)
    assert [len(sheet.rows) for sheet in read.sheets] == [ROWS - 1]


def test_a_small_workbook_is_not_asked_about(tmp_path: Path) -> None:
    file = tmp_path / "kecil.xlsx"
    file.write_bytes(book(numbers(100)))
    asked = Asked(is_enough=True)
    assert read_book(file, LARGE, asked).is_whole
    assert asked.seen == []


def test_nobody_asks_unless_somebody_answers(large: Path) -> None:
    (sheet,) = read_book(large, LARGE).sheets
    assert len(sheet.rows) == ROWS - 1


def test_a_beginning_that_is_no_workbook_is_passed_over(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """A remark in which a row begins is cut in two; the whole is read as before."""
    monkeypatch.setattr(beginning_module, "_SHOWN", 10)
    monkeypatch.setattr(beginning_module, "_LEAST", 10)
    remark = '<row r="1"><c r="A1"><v>4</v></c></row><!-- ' + "dahulu <row " * 25_000 + "-->"
    rows = remark + numbers(ROWS).replace('<row r="1"><c r="A1"><v>1</v></c><c r="B1"><v>7</v></c></row>', "")
    told = lines_of(book(rows))
    assert [next(iter(line)) for line in told if "beginning" not in line][-1] == "notes"
    file = tmp_path / "buku.xlsx"
    file.write_bytes(book(rows))
    asked = Asked(is_enough=False)
    (sheet,) = read_book(file, LARGE, asked).sheets
    assert sheet.rows[:2] == [[4], [2, 7]]


def test_a_fault_further_down_is_told_by_whoever_reads_on(tmp_path: Path) -> None:
    last = f'<row r="{ROWS}"><c r="A{ROWS}"><v>dua</v></c></row>'
    file = tmp_path / "buku.xlsx"
    file.write_bytes(book(numbers(last=last)))
    assert not read_book(file, LARGE, Asked(is_enough=True)).is_whole
    with pytest.raises(InputError) as refused:
        read_book(file, LARGE, Asked(is_enough=False))
    (issue,) = refused.value.issues
    assert (issue.code, issue.place.row, issue.place.column) == ("book_cell_unreadable", ROWS, "A")


def test_a_broken_workbook_is_refused_with_its_cause(tmp_path: Path) -> None:
    file = tmp_path / "buku.xlsx"
    file.write_bytes(book(numbers())[:-40])
    asked = Asked(is_enough=True)
    with pytest.raises(InputError) as refused:
        read_book(file, LARGE, asked)
    assert refused.value.issues[0].code == "book_broken"
    assert asked.seen == []


@pytest.mark.parametrize("limits", [replace(LARGE, rows=ROWS - 2), replace(LARGE, values=2 * ROWS - 3)])
def test_what_is_too_much_is_told_rather_than_that_nothing_is_found(limits: Limits, large: Path) -> None:
    asked = Asked(is_enough=True)
    with pytest.raises(InputError) as refused:
        read_book(large, limits, asked)
    assert refused.value.issues[0].code == "book_of_too_many_cells"
    assert asked.seen == []


def test_as_much_as_is_taken_has_a_beginning(large: Path) -> None:
    limits = replace(LARGE, rows=ROWS - 1, values=2 * ROWS - 2)
    assert not read_book(large, limits, Asked(is_enough=True)).is_whole


def test_parts_stand_where_they_stood() -> None:
    """The beginning is found by the same relations as the whole."""
    cut = cut_book(book(numbers()), LARGE)
    assert cut is not None
    with zipfile.ZipFile(io.BytesIO(cut)) as archive:
        assert [*archive.namelist()] == [name.lower() for name in parts()]
