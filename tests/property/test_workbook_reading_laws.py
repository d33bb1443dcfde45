"""Whatever a table holds, another program writes it and we read the same; no damage gets past the gate."""

from __future__ import annotations

import io
import json
from collections.abc import Sequence
from decimal import Decimal
from typing import Any

import xlsxwriter
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.workbooks.hostile.packing import ONE_CELL, pack, parts, shared

from capaian.dossier.messages.spreadsheets import SPREADSHEETS
from capaian.dossier.spreadsheets.read_book import read_number
from capaian.dossier.spreadsheets.worker.limits import LIMITS
from capaian.dossier.spreadsheets.worker.run import tell

_PLAIN = {
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
    "in_memory": True,
}
TEXTS = st.text(
    st.characters(codec="utf-8", exclude_characters="\r", exclude_categories=["Cc", "Cs", "Cn"]), max_size=40
)
NUMBERS = st.decimals(-(10**12), 10**12, places=3, allow_nan=False, allow_infinity=False)
CELLS = st.none() | TEXTS | NUMBERS | st.booleans()
TABLES = st.lists(st.lists(CELLS, max_size=30), max_size=12)


def write(table: Sequence[Sequence[str | Decimal | bool | None]]) -> bytes:
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream, _PLAIN) as book:
        sheet = book.add_worksheet("Data")
        for row, values in enumerate(table):
            for column, value in enumerate(values):
                match value:
                    case bool():
                        sheet.write_boolean(row, column, value)
                    case Decimal():
                        sheet.write_number(row, column, float(value))
                    case str():
                        sheet.write_string(row, column, value)
    return stream.getvalue()


def told(content: bytes) -> list[Any]:
    """What the child says, told in this process."""
    return [json.loads(line, parse_float=read_number) for line in tell(content, LIMITS)]


def trimmed(
    table: Sequence[Sequence[str | Decimal | bool | None]],
) -> list[list[str | Decimal | bool | None]]:
    """The same without what nobody could see: empty texts and empty ends."""
    rows = [[None if value == "" else value for value in row] for row in table]
    for row in rows:
        while row and row[-1] is None:
            row.pop()
    while rows and not rows[-1]:
        rows.pop()
    return rows


@settings(max_examples=150)
@given(TABLES)
def test_what_another_program_writes_is_what_is_read(table: list[list[str | Decimal | bool | None]]) -> None:
    head, *lines, notes = told(write(table))
    assert isinstance(head, dict)
    assert (head["sheet"], notes) == ("Data", {"notes": [], "said": []})
    assert all(isinstance(line, list | int) for line in lines), "nothing is odd of plain values"
    rows = [row for line in lines for row in (line if isinstance(line, list) else [[]] * line)]
    assert trimmed(rows) == trimmed(table)


WHOLE = pack(parts(ONE_CELL + '<row r="2"><c r="A2" t="s"><v>0</v></c></row>', texts=shared("teks")))


@settings(max_examples=300)
@given(st.integers(0, len(WHOLE) - 1), st.integers(0, 255))
def test_a_changed_byte_is_refused_or_changes_nothing(place: int, byte: int) -> None:
    """Sums tell every change of what is packed; changes of what nobody reads are taken."""
    changed = WHOLE[:place] + bytes([byte]) + WHOLE[place + 1 :]
    last = told(changed)[-1]
    assert isinstance(last, dict)
    if "refused" in last:
        assert {flaw["code"] for flaw in last["refused"]} <= set(SPREADSHEETS)
    else:
        assert told(changed) == told(WHOLE)


@settings(max_examples=100)
@given(st.integers(0, len(WHOLE) - 1))
def test_a_book_that_was_cut_is_refused(length: int) -> None:
    (last,) = told(WHOLE[:length])
    assert isinstance(last, dict)
    assert "refused" in last


@settings(max_examples=100)
@given(st.binary(max_size=300))
def test_noise_in_a_sheet_is_refused_or_is_no_cells(noise: bytes) -> None:
    held = parts()
    held["xl/worksheets/sheet1.xml"] = held["xl/worksheets/sheet1.xml"].replace(b"<v>12336</v>", noise)
    last = told(pack(held))[-1]
    assert isinstance(last, dict)
    assert set(last) <= {"refused", "notes", "said"}
