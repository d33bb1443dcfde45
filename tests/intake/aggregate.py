"""The aggregate book of Balangan: published counts of eight kecamatan,
under heads as such books have them.

Each figure is that of the example; how it is parted into men and women is invented.
"""

from __future__ import annotations

import csv
from collections.abc import Mapping, Sequence
from pathlib import Path

from tests.functional.cli_cast import BALANGAN
from tests.intake.books import Cell, Page, dotted, write_xlsx

Figures = Mapping[str, Mapping[str, int]]
"""Counts by measure and area."""

PAIRS: Mapping[str, tuple[tuple[str, str], tuple[str, str]]] = {
    "KK": (("kk.families", "Jumlah Keluarga"), ("kk.issued", "Memiliki KK")),
    "KTP": (("ktp.eligible", "Wajib KTP"), ("ktp.holders", "Sudah Rekam")),
    "KIA": (("kia.eligible", "Wajib KIA"), ("kia.issued", "Sudah Cetak KIA")),
    "AKTA LAHIR": (
        ("akta-lahir.population", "Penduduk 0-17 Tahun"),
        ("akta-lahir.holders", "Memiliki Akta Kelahiran"),
    ),
    "AKTA MATI": (
        ("akta-mati.reported", "Kematian dilaporkan"),
        ("akta-mati.issued", "Penerbitan Akta Kematian"),
    ),
    "AKTA KAWIN": (
        ("akta-kawin.reported", "Perkawinan dilaporkan"),
        ("akta-kawin.issued", "Penerbitan Akta Perkawinan"),
    ),
}
"""What each sheet counts: code and head of two measures."""
TITLES: Mapping[str, str] = {
    "KK": "KEPEMILIKAN KARTU KELUARGA",
    "KTP": "KEPEMILIKAN KTP-EL",
    "KIA": "KEPEMILIKAN KARTU IDENTITAS ANAK",
    "AKTA LAHIR": "KEPEMILIKAN AKTA KELAHIRAN USIA 0-17 TAHUN",
    "AKTA MATI": "PENERBITAN AKTA KEMATIAN",
    "AKTA KAWIN": "PENERBITAN AKTA PERKAWINAN",
}
"""Row of the first kecamatan in each sheet."""
_HEAD = ("L", "P", "L+P")


def published() -> Figures:
    """Return the counts of the example, without those of the regency."""
    with (BALANGAN / "counts.csv").open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if len(row["area"]) > len("63.11")]
    found: dict[str, dict[str, int]] = {}
    for row in rows:
        found.setdefault(row["measure"], {})[row["area"]] = int(row["value"])
    return found


def kecamatan() -> Mapping[str, str]:
    with (BALANGAN / "areas.csv").open(encoding="utf-8", newline="") as file:
        return {
            row["code"]: row["name"] for row in csv.DictReader(file) if row["kind"] == "district"
        }


def sexes(figure: int) -> tuple[int, int]:
    """Part a figure into men and women; invented."""
    men = figure * 51 // 100
    return men, figure - men


def page(
    name: str, figures: Figures, areas: Mapping[str, str] | None = None, year: int = 2023
) -> Page:
    """Return a sheet: title rows, heads over two rows, a numbering row, areas,
    and a total that adds up.

    Args:
        name: Its tab.
        figures: The counts.
        areas: Names of the kecamatan by code; of Balangan if none are given.
        year: The year of the counts.
    """
    pairs, names = PAIRS[name], areas or kecamatan()
    lines = [
        _line(number, area, names[area], pairs, figures) for number, area in enumerate(names, 1)
    ]
    totals = [
        sum(int(str(line[place]).replace(".", "")) for line in lines) for place in range(2, 8)
    ]
    rows: list[Sequence[Cell]] = [
        [f"DATA AGREGAT KEPENDUDUKAN SEMESTER II TAHUN {year}"],
        [TITLES[name]],
        [],
        ["NO", "KECAMATAN", pairs[0][1], None, None, pairs[1][1], None, None],
        [None, None, *_HEAD, *_HEAD],
        [str(number) for number in range(1, 9)],
        *lines,
        ["JUMLAH", None, *totals],
    ]
    merged = [
        "A1:H1",
        "A2:H2",
        "A4:A5",
        "B4:B5",
        "C4:E4",
        "F4:H4",
        f"A{len(lines) + 7}:B{len(lines) + 7}",
    ]
    return Page(rows, merged)


def _line(
    number: int,
    area: str,
    name: str,
    pairs: tuple[tuple[str, str], tuple[str, str]],
    figures: Figures,
) -> list[Cell]:
    """Return a row; the second of the measures is text with dots, as where a column was pasted."""
    first, second = (figures[code][area] for code, _ in pairs)
    texts = [dotted(figure) for figure in (*sexes(second), second)]
    return [number, name.upper(), *sexes(first), first, *texts]


def aggregate_book(
    folder: Path, figures: Figures | None = None, name: str = "agregat-2023.xlsx"
) -> Path:
    """Write the whole book: six sheets, twelve measures, eight kecamatan."""
    counts = published() if figures is None else figures
    return write_xlsx(folder / name, {sheet: page(sheet, counts) for sheet in PAIRS})


def one_sheet(folder: Path, sheet: str = "KTP", *changes: tuple[int, int, Cell]) -> Path:
    made = page(sheet, published())
    rows = [list(row) for row in made.rows]
    for row, column, value in changes:
        cells = rows[row - 1]
        cells.extend([None] * (column - len(cells)))
        cells[column - 1] = value
    return write_xlsx(folder / "agregat.xlsx", {sheet: Page(rows, made.merged)})
