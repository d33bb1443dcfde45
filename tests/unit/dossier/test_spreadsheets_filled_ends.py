"""Cells and rows that are too many are told by how they end, before any of them is looked at."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest
from tests.workbooks.hostile.packing import SHEET, TEXTS, book, of_sheets, pack, parts, shared

from capaian.dossier.spreadsheets.worker import gate
from capaian.dossier.spreadsheets.worker.filled_ends import FilledEnds
from capaian.dossier.spreadsheets.worker.limits import LIMITS, Limits
from capaian.dossier.spreadsheets.worker.run import tell

FORMS = {
    "number": '<c r="A1"><v>5</v></c>',
    "other quotes": "<c r='A1'><v>5</v></c>",
    "no place": "<c><v>5</v></c>",
    "formula": '<c r="A1"><f>B1*2</f><v>5</v></c>',
    "text": '<c r="A1" t="inlineStr"><is><t>Hulu</t></is></c>',
    "text of a formula": '<c r="A1" t="str"><v>Hulu</v></c>',
}
NOTHING = {
    "format": '<c r="A1" s="1"/>',
    "format in two tags": '<c r="A1" s="1"></c>',
    "no cell": "",
    "formula without a value": '<c r="A1"><f>B1*2</f></c>',
}


def counted(sheet: str, size: int = 1_000) -> tuple[int, int]:
    ends, content = FilledEnds(), sheet.encode()
    for start in range(0, len(content), size):
        ends.feed(content[start : start + size])
    return ends.values, ends.rows


def rows_of(cell: str, rows: int = 4) -> str:
    return "<sheetData>" + f"<row>{cell}</row>" * rows + "</sheetData>"


def code_of(content: bytes, limits: Limits) -> str:
    told = json.loads([*tell(content, limits)][-1])
    return "" if "notes" in told else str(told["refused"][0]["code"])


@pytest.mark.parametrize("cell", FORMS.values(), ids=FORMS)
def test_rows_that_end_in_a_value(cell: str) -> None:
    assert counted(rows_of(cell))[1] == 4


@pytest.mark.parametrize("cell", NOTHING.values(), ids=NOTHING)
def test_rows_without_a_value_are_none(cell: str) -> None:
    assert counted(rows_of(cell)) == (0, 0)


def test_cells_of_a_row_are_counted_each() -> None:
    assert counted(rows_of(3 * FORMS["number"])) == (12, 4)


def test_elements_with_a_prefix() -> None:
    sheet = rows_of("<c><v>5</v></c>").replace("</", "</x:").replace("<", "<x:").replace("<x:/x:", "</x:")
    assert counted(sheet) == (4, 4)


@pytest.mark.parametrize("size", [5, 20, 33, 100])
def test_there_are_never_fewer_than_told(size: int) -> None:
    sheet = f"<worksheet>{' ' * (size - 11)}" + rows_of(FORMS["number"], 50)
    values, rows = counted(sheet, size)
    assert values <= 50
    assert rows <= 50


def test_what_stands_before_the_rows_is_not_counted() -> None:
    assert counted("<v>1</v></c></row>" * 9) == (0, 0)


@pytest.mark.parametrize("cell", FORMS.values(), ids=FORMS)
def test_too_many_rows_are_refused_before_they_are_looked_at(
    cell: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def look(*_: object) -> None:
        raise AssertionError("it was looked at")

    monkeypatch.setattr(gate, "SheetWatch", look)
    rows = "".join(f'<row r="{n}">{cell.replace("A1", f"A{n}")}</row>' for n in range(1, 12))
    assert code_of(book(rows), Limits(rows=10)) == "book_of_too_many_cells"


def test_rows_of_several_sheets_are_taken_together(monkeypatch: pytest.MonkeyPatch) -> None:
    rows = "".join(f'<row r="{n}"><c r="A{n}"><v>{n}</v></c></row>' for n in range(1, 7))
    content = of_sheets({"Satu": rows, "Dua": rows})
    assert code_of(content, Limits(rows=11)) == "book_of_too_many_cells"
    assert code_of(content, Limits(rows=12)) == ""


@pytest.mark.parametrize("form", ["<c r='A{n}'><v>{n}</v></c>", "<c r='A{n}'><v>{n}</v></c ><c r='B{n}'/>"])
def test_rows_that_end_otherwise_are_counted_one_by_one(form: str) -> None:
    rows = "".join(f"<row r='{n}'>{form.format(n=n)}</row>" for n in range(1, 12))
    assert code_of(book(rows), Limits(rows=10)) == "book_of_too_many_cells"
    assert code_of(book(rows), Limits(rows=11)) == ""
    assert code_of(book(rows), Limits(values=10)) == "book_of_too_many_cells"


def texts_of(count: int, end: str = "") -> bytes:
    listed = [f"Desa {n:04} {'panjang ' * 5}" for n in range(count)]
    return shared(*listed).replace("</sst>", end or "</sst>").encode()


def naming(count: int, form: str = '<c r="A{n}" t="s"><v>{n}</v></c>') -> bytes:
    rows = "".join(f'<row r="{n}">{form.format(n=n)}</row>' for n in range(1, count + 1))
    return parts(rows)[SHEET]


@pytest.mark.parametrize(
    ("limits", "code"),
    [
        (Limits(texts_bytes=4_000, text_of_value=0), "book_of_too_much_text"),
        (Limits(texts_bytes=4_000, text_of_value=5), "book_of_too_much_text"),
        (Limits(texts_bytes=4_000, text_of_value=64), "book_broken"),
        (Limits(texts_bytes=4_000, text_of_value=30), "book_broken"),
        (Limits(texts_bytes=20_000, text_of_value=0), "book_broken"),
    ],
)
def test_too_much_text_is_told_before_texts_are_taken_apart(limits: Limits, code: str) -> None:
    """200 texts of 49 letters, in a list that is broken at its end, which only the slow look sees."""
    content = pack({**parts(), SHEET: naming(200), TEXTS: texts_of(200, "<si>")})
    assert code_of(content, limits) == code


def test_markup_is_no_text() -> None:
    """Ten letters in each of 100 texts, among 90 bytes of what they look like."""
    look = '<rPr><b/><sz val="11"/><color theme="1"/><rFont val="Calibri"/></rPr>'
    run = f"<si><r>{look}<t>Hulu {{n:05}}</t></r></si>"
    texts = shared().replace("</sst>", "".join(run.format(n=n) for n in range(101)) + "</sst>").encode()
    content = pack({**parts(), SHEET: naming(100), TEXTS: texts})
    assert code_of(content, Limits(texts_bytes=2_000, text_of_value=10)) == ""
    assert code_of(content, Limits(texts_bytes=500, text_of_value=4)) == "book_of_too_much_text"


@pytest.mark.parametrize("many", [str, str.upper], ids=["small", "large"])
def test_the_limits_of_offices_take_a_hundred_thousand_counts(many: Callable[[str], str]) -> None:
    rows = "".join(f'<row r="{n}"><c r="A{n}"><v>{n}</v></c></row>' for n in range(1, 100_001))
    assert code_of(book(rows, texts=shared(many("agregat"))), LIMITS) == ""
