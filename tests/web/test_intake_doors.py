"""The same foreign tables by both doors, command and pages: the right figures,
or the same question.

Their shapes, in `intake_doors.yaml`, are those of real spreadsheets, cut down; all figures and
village names are invented.
"""

from __future__ import annotations

import csv
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import product
from pathlib import Path

import pytest
from ruamel.yaml import YAML
from tests.conftest import IS_NIGHTLY
from tests.functional.cli_cast import run
from tests.intake.books import Cell, Page, write_csv, write_xlsx
from tests.web.beginnings import YEAR, lay, small_files
from tests.web.elements import elements
from tests.web.exchanging import make_desk

from capaian.web.offices.models import Office
from capaian.web.years.store import take_in

FLAGS = {"adds_repeated": "--add", "takes_zeros": "--with-zeros", "skips_others": "--skip-others"}
Figures = Mapping[tuple[str, ...], str]


@dataclass(frozen=True)
class Table:
    """A table, what is said of it, and what becomes of it."""

    rows: Sequence[Sequence[Cell]]
    figures: Mapping[str, str] = field(default_factory=dict)
    """Stored afterwards, by measure and area, or by node and column; none: it is refused,
    or asked about.
    """
    words: Sequence[str] = ()
    """Said before anything is written."""
    period: str = f"{YEAR}-S1"
    rules: Mapping[str, str] = field(default_factory=dict)
    name: str = "tabel.xlsx"
    sheet: str = "Data"
    hidden_columns: str = ""
    hidden_rows: Sequence[int] = ()

    def write(self, folder: Path) -> Path:
        if self.name.endswith(".csv"):
            return write_csv(folder / self.name, self.rows)
        page = Page(self.rows, hidden_columns=self.hidden_columns, hidden_rows=self.hidden_rows)
        return write_xlsx(folder / self.name, {self.sheet: page})

    @property
    def stored(self) -> Figures:
        return {tuple(name.split()): text for name, text in self.figures.items()}


TABLES = {
    name: Table(**case)
    for name, case in YAML(typ="safe").load(Path(__file__).with_name("intake_doors.yaml")).items()
}


def by_command(table: Table, folder: Path) -> tuple[str, Figures]:
    """What is said of a table, and stored of it, where the command is told all at once."""
    dossier = lay(small_files(), folder / "dossier").path
    options = [FLAGS[name] for name in table.rules if name in FLAGS]
    options += ["--only", table.rules["only"]] if "only" in table.rules else []
    options += ["--period", table.period] if table.period else []
    done = run("intake", table.write(folder), dossier, "--yes", *options)
    stored: dict[tuple[str, ...], str] = {}
    for name in ("counts.csv", "inputs.csv"):
        with (dossier / name).open(encoding="utf-8", newline="") as file:
            stored |= figures_in(name, csv.DictReader(file))
    return " ".join(done.says.split()), stored


def by_page(table: Table, folder: Path) -> tuple[str, Figures]:
    """What the pages say of a table, and store of it, where the proposal is confirmed as it is."""
    office = Office.objects.create(slug="kecil", name="kecil")
    desk = make_desk(take_in(office, YEAR, lay(small_files(), folder / "tahun")))
    address = desk.bring(table.name, table.write(folder).read_bytes())
    page = elements(desk.shown(address))
    sent = {each.attributes["name"]: chosen(each.all("option")) for each in page.all("select")}
    sent |= {"periode": table.period} if table.period else {}
    answer = desk.client.post(address, {**sent, **table.rules})
    lines = [
        page.words,
        *(each.attributes["value"] for each in page.all("option") if "berkas" in each.text),
    ]
    if answer.status_code == 302:
        preview = str(answer.headers["Location"])
        lines.append(elements(desk.shown(preview)).words)
        desk.take(preview)
    rows: dict[tuple[str, ...], str] = {}
    for name in ("counts.csv", "inputs.csv"):
        rows |= figures_in(name, (row.cells for row in desk.year.rows.filter(sheet=name)))
    return " ".join(lines), rows


def chosen(options: Sequence[object]) -> str:
    values = [each.attributes for each in options]
    return next((own["value"] for own in values if "selected" in own), values[0]["value"])


def figures_in(name: str, rows: object) -> Figures:
    names = ("measure", "area") if name == "counts.csv" else ("node",)
    columns = ("value",) if name == "counts.csv" else ("original", "revised", "actual")
    return {
        (*(row[key] for key in names), *(() if column == "value" else (column,))): row[column]
        for row in rows
        for column in columns
        if row.get(column)
    }


DOORS: Mapping[str, Callable[[Table, Path], tuple[str, Figures]]] = {
    "command": by_command,
    "page": by_page,
}


BY_DAY = [(name, [*DOORS][number % len(DOORS)]) for number, name in enumerate(TABLES)]
"""Each table by one of the doors, in turn: both lead to the same reading."""


@pytest.mark.parametrize(("name", "door"), [*product(TABLES, DOORS)] if IS_NIGHTLY else BY_DAY)
def test_a_table_is_taken_rightly_or_questioned(name: str, door: str, tmp_path: Path) -> None:
    table = TABLES[name]
    message, stored = DOORS[door](table, tmp_path)
    assert stored == table.stored, message
    assert [words for words in table.words if words not in message] == [], message
