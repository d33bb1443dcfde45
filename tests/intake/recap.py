"""The recap of the province: holders of cards in thirteen regencies,
as the report of Balangan prints it.
"""

from __future__ import annotations

import csv
from pathlib import Path

from tests.functional.cli_cast import BALANGAN
from tests.intake.books import Cell, dotted, write_sheet

OWN = ("63.11", "KAB. BALANGAN", 96_472, 96_019)
TITLE = "REKAPITULASI PEREKAMAN KTP-EL PROVINSI KALIMANTAN SELATAN TAHUN 2023"
FIRST_ROW = 5


def regencies() -> list[tuple[str, str, int, int]]:
    """Return code, name, eligible and holders of the other regencies, and of the office's own."""
    with (BALANGAN / "peers.csv").open(encoding="utf-8", newline="") as file:
        rows = [
            row for row in csv.DictReader(file) if row["subject"] == "ktp" and "." in row["area"]
        ]
    found = [
        (row["area"], row["name"], int(row["denominator"]), int(row["numerator"])) for row in rows
    ]
    return sorted([*found, OWN])


def recap_rows(*, is_text: bool = True) -> list[list[Cell]]:
    """Return the recap: a title, heads in one row, a numbering row, the regencies,
    and the province.
    """
    rows: list[list[Cell]] = [
        [TITLE],
        [],
        ["No", "Kab/Kota", "WKTP", "REKAM", "Persen"],
        ["(1)", "(2)", "(3)", "(4)", "(5)=(4):(3)x100%"],
    ]
    lines = [(name, eligible, holders) for _, name, eligible, holders in regencies()]
    whole = ("PROVINSI", sum(line[1] for line in lines), sum(line[2] for line in lines))
    for number, (name, eligible, holders) in enumerate([*lines, whole], 1):
        figures: list[Cell] = (
            [dotted(eligible), dotted(holders)] if is_text else [eligible, holders]
        )
        first: Cell = number if name != "PROVINSI" else None
        rows.append(
            [
                first,
                name.upper(),
                *figures,
                f"{10_000 * holders // eligible / 100:.2f}".replace(".", ","),
            ]
        )
    return rows


def recap_book(folder: Path, *changes: tuple[int, int, Cell]) -> Path:
    rows = recap_rows()
    for row, column, value in changes:
        rows[row - 1][column - 1] = value
    return write_sheet(folder / "rekap-provinsi-2023.xlsx", rows)
