"""What a newcomer has at hand for the manual's first report, and types; no figure of it is real.

The two tables that offices have as files are written as such; the same figures can be typed
instead.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet
from tests.intake.aggregate import TITLES, page
from tests.intake.books import Cell, write_sheet, write_xlsx

REGENCY, YEAR = "Kabupaten Samosir", 2024
PEOPLE = (9_140, 15_230, 13_310, 8_620, 12_150, 27_480, 19_870, 31_260, 8_950)
"""Invented, for the nine districts in the order of their codes."""
_SHARES: Mapping[str, tuple[int, int]] = {
    "kk.issued": (262, 37),
    "kk.families": (268, 0),
    "ktp.holders": (681, 53),
    "ktp.eligible": (690, 0),
    "kia.issued": (205, 71),
    "kia.eligible": (300, 0),
    "akta-lahir.holders": (301, 43),
    "akta-lahir.population": (310, 0),
    "akta-mati.issued": (6, 3),
    "akta-mati.reported": (6, 0),
    "akta-kawin.issued": (1, 0),
    "akta-kawin.reported": (1, 0),
}
"""By measure: how many of a thousand people, and what some districts are short of."""
COUNTS: Mapping[str, Sequence[int]] = {
    measure: [people * share // 1000 - place % 3 * short for place, people in enumerate(PEOPLE)]
    for measure, (share, short) in _SHARES.items()
}
SURVEY = (84.1, 85.2, 82.75, 97.3, 86.4, 87.05, 88.9, 83.5, 91.2)
"""The nine elements of the satisfaction survey."""
PLAN = {
    "strategic_plan.title": "Renstra Disdukcapil Kabupaten Samosir 2024–2026",
    "strategic_plan.first_year": 2024,
    "strategic_plan.last_year": 2026,
}
TARGETS = {"ikm": 86, "kepemilikan-dokumen": 90}
_LARGE_ACTIVITY = 4
"""Sub activities of an activity from which on the last two had no budget this year."""
_SUBACTIVITY_PARTS = 6


@dataclass
class Typed:
    cells: int = 0
    deleted: int = 0
    """Rows."""
    sheets: list[str] = field(default_factory=list)
    """That were gone to."""


# --- the files at hand


def write_files(dossier: Path, folder: Path) -> None:
    """Write the aggregate book and the export of the finance system beside a new dossier."""
    areas = {
        row["code"]: row["name"]
        for row in _rows_of(dossier / "areas.csv")
        if row["kind"] == "district"
    }
    figures = {
        measure: dict(zip(areas, counts, strict=True)) for measure, counts in COUNTS.items()
    }
    pages = {name: page(name, figures, areas, YEAR) for name in TITLES}
    write_xlsx(folder / "agregat-2024.xlsx", pages)
    nodes = _rows_of(dossier / "nodes.csv")
    write_sheet(folder / "realisasi-2024.xlsx", _export(nodes))


def _rows_of(file: Path) -> list[dict[str, str]]:
    with file.open(encoding="utf-8", newline="") as opened:
        return list(csv.DictReader(opened))


def _export(nodes: Sequence[Mapping[str, str]]) -> list[Sequence[Cell]]:
    """Rows of programs, activities and budgeted sub-activities, each the sum of those below it."""
    unfunded = _unfunded((row["id"], row["parent"]) for row in nodes)
    leaves = [row["id"] for row in nodes if _is_leaf(row["id"]) and row["id"] not in unfunded]
    amounts = {node: _amounts(number) for number, node in enumerate(leaves, 1)}
    rows: list[Sequence[Cell]] = [
        [f"PEMERINTAH {REGENCY.upper()}"],
        [f"LAPORAN REALISASI ANGGARAN PER SUB KEGIATAN TAHUN ANGGARAN {YEAR}"],
        [],
        ["Kode", "Uraian", "Anggaran", "Realisasi"],
    ]
    for row in nodes:
        below = [amounts[node] for node in leaves if f"{node}.".startswith(f"{row['id']}.")]
        if below:
            rows.append(
                [row["code"], row["name"], *(sum(column) for column in zip(*below, strict=True))]
            )
    total = [sum(column) for column in zip(*amounts.values(), strict=True)]
    return [*rows, ["JUMLAH", None, *total]]


def _is_leaf(node: str) -> bool:
    return len(node.split(".")) == _SUBACTIVITY_PARTS


def _unfunded(nodes: Iterable[tuple[str, str]]) -> set[str]:
    """Return which sub activities had no budget, of nodes with what is above them."""
    below: dict[str, list[str]] = {}
    for node, parent in nodes:
        if _is_leaf(node):
            below.setdefault(parent, []).append(node)
    return {
        node for leaves in below.values() if len(leaves) >= _LARGE_ACTIVITY for node in leaves[-2:]
    }


def _amounts(number: int) -> tuple[int, int]:
    """Return budget and spending of the sub activity with a number."""
    budget = 20_000_000 + number * 7919 % 97 * 1_350_000
    return budget, budget - number * 104729 % 83 * 90_000


# --- what is typed


def fill_rest(book: Path, *, mistake: bool = False) -> Typed:
    """Fill in where it stands what neither file tells: plan, targets, survey.

    Args:
        book: The workbook of a new office.
        mistake: Type one figure with a letter in it.
    """
    opened, typed = load_workbook(book), Typed()
    for name, fill in _FORMS.items():
        typed.cells += fill(opened[name])
        typed.sheets.append(name)
    opened.save(book)
    if mistake:
        put_index(book, "82,7S")
    return typed


def put_index(book: Path, value: object) -> None:
    opened = load_workbook(book)
    sheet = opened["Unsur survei"]
    sheet.cell(5, _columns(sheet)["index"]).value = value
    opened.save(book)


def fill_all(book: Path) -> Typed:
    """Fill in everything, without any file; rows without budget are deleted."""
    typed = fill_rest(book)
    opened = load_workbook(book)
    plan, money, counts = "Program, kegiatan, sub kegiatan", "Masukan", "Data hitungan"
    unfunded = _unfunded(_nodes(opened[plan]))
    typed.deleted += _drop(opened[plan], "id", unfunded) + _drop(opened[money], "node", unfunded)
    typed.cells += _fill_money(opened[money]) + _fill_counts(opened[counts])
    typed.sheets += [plan, money, counts]
    opened.save(book)
    return typed


def put_count(book: Path, value: object) -> None:
    opened = load_workbook(book)
    sheet = opened["Data hitungan"]
    sheet.cell(5, _columns(sheet)["value"]).value = value
    opened.save(book)


def _columns(sheet: Worksheet) -> Mapping[str, int]:
    return {str(cell.value): place for place, cell in enumerate(sheet[1], 1)}


def _rows(sheet: Worksheet, column: str) -> list[tuple[int, str]]:
    place = _columns(sheet)[column]
    named = ((row, sheet.cell(row, place).value) for row in range(3, sheet.max_row + 1))
    return [(row, str(name)) for row, name in named if name is not None]


def _fill_plan(sheet: Worksheet) -> int:
    place = _columns(sheet)["value"]
    lines = {str(sheet.cell(row, 2).value): row for row in range(1, sheet.max_row + 1)}
    for name, value in PLAN.items():
        sheet.cell(lines[name], place).value = value
    return len(PLAN)


def _fill_targets(sheet: Worksheet, *heads: str) -> int:
    """Type a row for each indicator: it, what its target is of, and the target."""
    for row, (indicator, target) in enumerate(TARGETS.items(), 3):
        cells = {
            "indicator": indicator,
            "indicators.code": indicator,
            "agreements.id": "pk-2024",
            "key": 2024,
        }
        for head in heads:
            sheet.cell(row, _columns(sheet)[head]).value = cells.get(head, target)
    return len(TARGETS) * len(heads)


def _fill_survey(sheet: Worksheet) -> int:
    rows = _rows(sheet, "code")
    for (row, _), index in zip(rows, SURVEY, strict=True):
        sheet.cell(row, _columns(sheet)["index"]).value = index
    return len(rows)


_FORMS = {
    "Rencana": _fill_plan,
    "Indikator, target Renstra": lambda sheet: _fill_targets(
        sheet, "indicators.code", "key", "value"
    ),
    "Perjanjian kinerja, target": lambda sheet: _fill_targets(
        sheet, "agreements.id", "indicator", "target.value"
    ),
    "Unsur survei": _fill_survey,
}


def _fill_counts(sheet: Worksheet) -> int:
    columns, rows = _columns(sheet), _rows(sheet, "measure")
    for row, measure in rows:
        district = int(str(sheet.cell(row, columns["area"]).value)[-2:])
        sheet.cell(row, columns["value"]).value = COUNTS[measure][district - 1]
    return len(rows)


def _nodes(sheet: Worksheet) -> Iterator[tuple[str, str]]:
    parent = _columns(sheet)["parent"]
    return ((node, str(sheet.cell(row, parent).value)) for row, node in _rows(sheet, "id"))


def _drop(sheet: Worksheet, column: str, names: set[str]) -> int:
    """Delete rows as people do; return how many."""
    gone = [row for row, name in _rows(sheet, column) if name in names]
    for row in reversed(gone):
        sheet.delete_rows(row)
    return len(gone)


def _fill_money(sheet: Worksheet) -> int:
    columns, rows = _columns(sheet), _rows(sheet, "node")
    for number, (row, _) in enumerate(rows, 1):
        for name, amount in zip(("revised", "actual"), _amounts(number), strict=True):
            sheet.cell(row, columns[name]).value = amount
    return len(rows) * 2
