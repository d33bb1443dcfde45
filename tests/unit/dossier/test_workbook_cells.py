"""Which cell a text becomes: by the kind of its column,
and by what table programs would make of it.
"""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook
from tests.conftest import Golden
from tests.transcripts import check_transcript
from tests.workbooks.writing import write_cells
from xlsxwriter.workbook import Workbook

from capaian.dossier.excel.write.cells import put_text
from capaian.dossier.rows.sheets import SheetColumn
from capaian.dossier.tables.parts import _kind


def answer(line: str) -> Iterator[str]:
    """Yield the cell of `kind: text`: type, value, format and side; `several` of them,
    or in a `form`.
    """
    words, _, text = line.partition(": ")
    kind = _kind(words.removeprefix("several ").removeprefix("form "))
    column = SheetColumn("x", kind, "X", is_several=words.startswith("several "))
    cell = write_cells(column, [json.loads(text), "x"], is_left=words.startswith("form "))["A1"]
    yield (
        f"{cell.data_type} {cell.value!r}, {cell.number_format}, "
        f"{cell.alignment.horizontal or 'right'}"
    )


def test_what_texts_become(golden: Golden) -> None:
    check_transcript(golden, Path(__file__).with_name("written_cells.txt"), answer)


@pytest.mark.parametrize(
    "text",
    ["_x0041_", "_x005F_x0041_", "_x0041_x0042_x0043_", "__x0041_", "<r>_x0041_</r>", "<r></r>"],
)
def test_what_looks_like_markup_is_a_text(text: str) -> None:
    stream = io.BytesIO()
    book = Workbook(stream, {"in_memory": True})
    put_text(book.add_worksheet("A"), 0, 0, text)
    book.close()
    stream.seek(0)
    assert CalamineWorkbook.from_filelike(stream).get_sheet_by_name("A").to_python() == [[text]]
