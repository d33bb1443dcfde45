"""Tables of two published reports as the auditor reads them, beside the same tables put down cell by cell."""

from __future__ import annotations

import json
import re
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from capaian.auditor.printed.table import PrintedRow, PrintedTable
from capaian.auditor.reading.structure import read_structure
from capaian.auditor.reading.text import read_lines

SHARED = Path(__file__).resolve().parents[3] / "shared"
REPORTS = [("balangan-lkjip-2023", 300), ("belitung-lkj-2024", 250)]


def _rows(name: str) -> dict[int, tuple[PrintedTable, PrintedRow]]:
    text = (SHARED / "documents" / f"{name}.txt").read_text(encoding="utf-8")
    tables = read_structure(read_lines(text)).tables
    return {line: (table, row) for table in tables for row in table.rows for line in row.lines}


def _put_down(name: str) -> list[dict[str, Any]]:
    path = SHARED / "data" / f"{name}-tables.json"
    return list(json.loads(path.read_text(encoding="utf-8"), parse_float=Decimal))


def read_every_row_and_number(name: str, fewest: int) -> None:
    read = _rows(name)
    compared = 0
    for put_down in _put_down(name):
        columns = [column["name"] for column in put_down["columns"]]
        for line, cells in ((row["line"], row["cells"]) for row in put_down["rows"]):
            table, row = read[line]
            if table.width != len(columns):
                continue
            compared += 1
            for cell in (row.cells[columns.index(column)] for column in cells):
                raw = re.sub(r"<[^>]+>", "", cells[columns[cell.column]].get("raw") or "").strip()
                value = cells[columns[cell.column]].get("value")
                if not raw or (row.label.startswith("Jumlah") and not cell.numbers):
                    continue
                assert cell.text.replace(" ", "") == raw.replace(" ", ""), (put_down["id"], line)
                if cell.number is not None and isinstance(value, int | Decimal):
                    assert cell.number.value in (value, 100 * value), (put_down["id"], line, raw)
    assert compared > fewest


def say_so() -> None:
    """Stand in the list of tests where the reports are not at hand, so that nobody takes them for read."""
    assert not SHARED.is_dir()


if SHARED.is_dir():
    of_reports = pytest.mark.parametrize(("name", "fewest"), REPORTS)
    test_every_row_and_number_is_read_where_it_stands = of_reports(read_every_row_and_number)
else:
    test_not_read_because_the_reports_are_not_beside_the_project = say_so
