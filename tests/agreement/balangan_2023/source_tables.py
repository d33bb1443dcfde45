"""The numeric cells of the full comparison data, in the form of `printed.csv`."""

from __future__ import annotations

import json
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

from tests.agreement.balangan_2023.printed import PrintedCell

_RANKED = "3.10"
"""The only table whose row numbers say something: they are ranks."""


def read_tables(path: Path) -> tuple[PrintedCell, ...]:
    """Return every numeric cell of a file of tables, cell by cell, in the order of the document."""
    tables = json.loads(path.read_text(encoding="utf-8"), parse_float=Decimal)
    return tuple(
        cell
        for table in tables
        for number, row in enumerate(table["rows"], 1)
        for cell in _row(table["id"], number, row)
    )


def _row(table: str, number: int, row: dict[str, object]) -> Iterator[PrintedCell]:
    line = row["line"]
    assert isinstance(line, int)
    for place, target in enumerate(_mappings(row.get("targets")), number):
        yield _cell(table, place, line, "Target", target["value"])
    cells = row["cells"]
    assert isinstance(cells, dict)
    for column, cell in cells.items():
        for name, key in ((column, "value"), ("Batas bawah", "low"), ("Batas atas", "high")):
            value = cell.get(key)
            if value is not None and (column != "No" or table == _RANKED):
                yield _cell(table, number, line, name, value, cell.get("dec"))


def _mappings(value: object) -> list[dict[str, object]]:
    return value if isinstance(value, list) else []


def _cell(
    table: str, row: int, line: int, column: str, value: object, decimals: int | None = None
) -> PrintedCell:
    figure = Decimal(str(value))
    if decimals is None:
        decimals = 0 if figure == figure.to_integral_value() else _places(figure)
    return PrintedCell(table, row, line, column, figure.quantize(Decimal(1).scaleb(-decimals)), decimals)


def _places(figure: Decimal) -> int:
    exponent = figure.as_tuple().exponent
    assert isinstance(exponent, int)
    return -exponent
