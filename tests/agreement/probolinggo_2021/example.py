"""The example of Probolinggo 2021 as its tests read it, and copies of it with invented figures."""

from __future__ import annotations

import csv
import json
import shutil
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from typer.testing import CliRunner

from capaian.cli.program import make_app
from capaian.domain.narrative import IndividualSheet, SheetLine
from capaian.domain.office_year import OfficeYear
from capaian.domain.plan import Indicator
from capaian.dossier.read import load_dossier

EXAMPLE = Path(__file__).resolve().parents[3] / "examples" / "probolinggo-2021"
OFFICE = "35.74"
"""Where the counts of the office itself stand."""

Results = Mapping[str, Any]
"""The JSON of a command, or a part of it."""
Row = Mapping[str, object]


@cache
def office_year() -> OfficeYear:
    return load_dossier(EXAMPLE)


def sheets() -> tuple[IndividualSheet, ...]:
    return office_year().sheets


def sheet(number: int) -> IndividualSheet:
    """Return an individual sheet by its number; 0 is the sheet of key indicators before them."""
    return sheets()[number]


def indicator(code: str) -> Indicator:
    return next(item for item in office_year().indicators if item.code == code)


def name_of(line: SheetLine) -> str:
    return line.name_as_printed or (indicator(line.indicator).name if line.indicator else "")


def printed_names() -> list[tuple[int, int, str]]:
    """Read the hundred names that the sheets print, in order: sheet, line, name."""
    with Path(__file__).with_name("lines.csv").open(encoding="utf-8", newline="") as rows:
        return [(int(row["sheet"]), int(row["line"]), row["name"]) for row in csv.DictReader(rows)]


def copy_with(folder: Path, tables: Mapping[str, Sequence[Row]]) -> Path:
    dossier = folder / "dossier"
    shutil.copytree(EXAMPLE, dossier)
    for file, rows in tables.items():
        with (dossier / file).open("w", encoding="utf-8", newline="") as target:
            writer = csv.DictWriter(target, tuple(rows[0]), lineterminator="\n")
            writer.writeheader()
            writer.writerows(rows)
    return dossier


def counts_of(values: Mapping[str, int]) -> list[Row]:
    """Return rows of counts.csv for the office as a whole."""
    return [
        {"measure": measure, "area": OFFICE, "period": "2021", "value": value, "source": ""}
        for measure, value in values.items()
    ]


def run(*arguments: str) -> str:
    """Run the command as a user does; it must succeed."""
    result = CliRunner().invoke(make_app(), list(arguments))
    assert result.exit_code == 0, result.output
    return result.stdout


def compute(dossier: Path) -> Results:
    answer: Results = json.loads(run("compute", str(dossier), "--json"))
    return answer


def cell(results: Results, code: str, field: str = "actual") -> Results:
    found: Results = only(i for i in results["indicators"] if i["id"] == code)["periods"][-1][
        field
    ]
    return found


def only(items: Iterable[Results]) -> Results:
    (found,) = items
    return found
