"""The printed report of Balangan 2023 as facts: every numeric cell of its tables,
and what is wrong with it.

`printed.csv` holds the figures as printed, right or wrong. `findings.csv` holds the places where
the print contradicts itself, each with its rule and the lines of the document that it rests on.
`repaired.csv` holds every cell in which this report differs from the print, with the figure that
it shows instead.

Left out are running numbers of rows; the numbers of Tabel 3.10 are ranks and are kept.
"""

from __future__ import annotations

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path

HERE = Path(__file__).resolve().parent

COMPUTED_RULES = frozenset(
    ("ratio", "capaian", "serapan", "efisiensi", "sum", "average", "rank", "index", "bound")
)
"""Rules about figures that follow from other figures; a wrong one must show as a difference."""

CellKey = tuple[str, int, str]
"""Table, row within it, column, as the print has them."""


@dataclass(frozen=True)
class PrintedCell:
    table: str
    row: int
    line: int
    """Line of the document's text."""
    column: str
    value: Decimal
    decimals: int

    @property
    def key(self) -> CellKey:
        return (self.table, self.row, self.column)

    def shows(self, figure: Decimal | None) -> bool:
        """Whether the print is this figure, rounded half-up to as many decimals as it has."""
        if figure is None:
            return False
        return figure.quantize(Decimal(1).scaleb(-self.decimals), ROUND_HALF_UP) == self.value


@dataclass(frozen=True)
class Finding:
    """One place where the print is wrong or contradicts itself."""

    id: str
    rule: str
    lines: frozenset[int]


@dataclass(frozen=True)
class Repair:
    """One cell in which this report differs from the print."""

    key: CellKey
    shown: Decimal | None
    """What this report shows there; `None` for a mark, where nothing can be computed."""
    findings: tuple[str, ...]


def read_printed() -> tuple[PrintedCell, ...]:
    return tuple(
        PrintedCell(
            row["table"],
            int(row["row"]),
            int(row["line"]),
            row["column"],
            Decimal(row["value"]),
            int(row["decimals"]),
        )
        for row in _rows("printed.csv")
    )


def read_findings() -> Mapping[str, Finding]:
    return {
        row["id"]: Finding(
            row["id"], row["rule"], frozenset(int(line) for line in row["lines"].split())
        )
        for row in _rows("findings.csv")
    }


def read_repairs() -> Mapping[CellKey, Repair]:
    repairs = (
        Repair(
            (row["table"], int(row["row"]), row["column"]),
            Decimal(row["shown"]) if row["shown"] else None,
            tuple(row["findings"].split()),
        )
        for row in _rows("repaired.csv")
    )
    return {repair.key: repair for repair in repairs}


def _rows(name: str) -> list[dict[str, str]]:
    with (HERE / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))
