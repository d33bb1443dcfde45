"""Small invented tables of Balangan, and a way to take them in as a person would."""

from __future__ import annotations

import shutil
from collections.abc import Mapping, Sequence
from pathlib import Path

from tests.functional.cli_cast import BALANGAN, Run, run
from tests.intake.books import Cell, write_sheet

DISTRICTS = {
    "63.11.01": "Juai",
    "63.11.02": "Halong",
    "63.11.03": "Awayan",
    "63.11.04": "Batu Mandi",
    "63.11.05": "Lampihong",
    "63.11.06": "Paringin",
    "63.11.07": "Paringin Selatan",
    "63.11.08": "Tebing Tinggi",
}
TITLE = "WAJIB KTP TAHUN 2023"


def fresh(folder: Path, *emptied: str) -> Path:
    """Return a copy of the example, some of its tables without rows."""
    dossier = shutil.copytree(BALANGAN, folder / "dossier")
    for name in emptied:
        head = (dossier / name).read_text(encoding="utf-8").splitlines()[0]
        (dossier / name).write_text(f"{head}\n", encoding="utf-8")
    return dossier


def counts(
    folder: Path,
    heads: Sequence[Cell] = ("KODE", "KECAMATAN", "WKTP"),
    values: Mapping[str, Sequence[Cell]] | None = None,
    *,
    title: str = TITLE,
    below: Sequence[Sequence[Cell]] = (),
    name: str = "tabel.xlsx",
) -> Path:
    """Write a table with a row for each kecamatan: 1.001 for the first one,
    1.002 for the second …
    """
    rows: list[Sequence[Cell]] = [[title], heads] if title else [heads]
    for number, (code, district) in enumerate(DISTRICTS.items(), start=1):
        own = (values or {}).get(code, [1000 + number] * (len(heads) - 2))
        rows.append([code, district.upper(), *own])
    return write_sheet(folder / name, [*rows, *below])


def take(table: Path, dossier: Path, *options: str) -> Run:
    """Take a table in without being asked."""
    return run("intake", table, dossier, "--yes", *options)


def stored(dossier: Path, measure: str) -> dict[str, str]:
    lines = (dossier / "counts.csv").read_text(encoding="utf-8").splitlines()[1:]
    cells = [line.split(",") for line in lines]
    return {area: value for code, area, _, value, *_ in cells if code == measure}
