"""The printed report of Belitung 2024 as facts: every figure and every judgement of its 28 tables.

`printed.csv` holds the cells as printed, right or wrong. `repaired.csv` holds every cell that is
something else here, with what it is and the declared difference that says why.

Left out are running numbers of rows.
"""

from __future__ import annotations

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path

HERE = Path(__file__).resolve().parent

CellKey = tuple[str, int, str]
"""Table, row within it, column, as the print has them."""

Shown = Decimal | str | None
"""A figure, words, or neither."""


@dataclass(frozen=True)
class PrintedCell:
    table: str
    row: int
    line: int
    """Line of the document's text."""
    column: str
    value: Decimal | None
    decimals: int
    words: str

    @property
    def key(self) -> CellKey:
        return (self.table, self.row, self.column)

    def shows(self, found: Shown) -> bool:
        """Whether the print is this, a figure rounded half-up to as many
        decimals as the print has.
        """
        if isinstance(found, Decimal) and self.value is not None:
            return found.quantize(Decimal(1).scaleb(-self.decimals), ROUND_HALF_UP) == self.value
        return isinstance(found, str) and found.casefold() == self.words.casefold().replace(
            "√", "v"
        )


@dataclass(frozen=True)
class Repair:
    """One cell that is something else here."""

    key: CellKey
    shown: Shown
    difference: str
    """Id in `differences.yaml`."""


def read_printed() -> tuple[PrintedCell, ...]:
    return tuple(
        PrintedCell(
            row["table"],
            int(row["row"]),
            int(row["line"]),
            row["column"],
            Decimal(row["value"]) if row["value"] else None,
            int(row["decimals"]),
            row["words"],
        )
        for row in _rows("printed.csv")
    )


def read_repairs() -> Mapping[CellKey, Repair]:
    repairs = (
        Repair(
            (row["table"], int(row["row"]), row["column"]), _shown(row["shown"]), row["difference"]
        )
        for row in _rows("repaired.csv")
    )
    return {repair.key: repair for repair in repairs}


def _shown(text: str) -> Shown:
    if not text:
        return None
    return Decimal(text) if text[0].isdigit() or text[0] == "-" else text


def _rows(name: str) -> list[dict[str, str]]:
    with (HERE / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))
