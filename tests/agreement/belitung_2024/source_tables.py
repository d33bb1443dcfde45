"""The cells of the full comparison data that can be compared, in the form of `printed.csv`."""

from __future__ import annotations

import json
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

from tests.agreement.belitung_2024.printed import PrintedCell

SPOKEN = frozenset(
    ("Notifikasi", "Mutu", "Kinerja", "TrenR", "TrenC", "DanaEf", "DanaTdk", "SDMEf", "SDMTdk")
)
"""Columns whose words are judgements of the report, and so are compared too."""

_STATED = {"LapSem2": frozenset(("Target", "Realisasi"))}
"""Columns of a table that hold words in place of figures."""


def read_tables(path: Path) -> tuple[PrintedCell, ...]:
    """Return every cell with a figure or a judgement, in the order of the document."""
    tables = json.loads(path.read_text(encoding="utf-8"), parse_float=Decimal)
    return tuple(
        cell
        for table in tables
        for number, row in enumerate(table["rows"], 1)
        for column, content in row["cells"].items()
        if column not in ("No", "IndNo")
        for cell in _cells((table["id"], number, row["line"]), column, content)
    )


def _cells(place: tuple[str, int, int], column: str, content: dict[str, Any]) -> Iterator[PrintedCell]:
    for name, key in ((column, "value"), (f"{column} bawah", "low"), (f"{column} atas", "high")):
        if content.get(key) is not None:
            yield _figure(place, name, content[key], content.get("dec"))
    words = content["raw"].strip()
    is_stated = column in SPOKEN or (column in _STATED.get(place[0], ()) and content.get("value") is None)
    if is_stated and words not in ("", "-"):
        yield PrintedCell(*place, column, None, 0, words)


def _figure(place: tuple[str, int, int], column: str, value: object, decimals: int | None) -> PrintedCell:
    figure = Decimal(str(value))
    if decimals is None:
        exponent = figure.normalize().as_tuple().exponent
        assert isinstance(exponent, int)
        decimals = max(0, -exponent)
    return PrintedCell(*place, column, figure.quantize(Decimal(1).scaleb(-decimals)), decimals, "")
