"""Years that go on from closed ones, as the core makes them and as they are read again."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path

from tests.closing.closed import balangan, balangan_file

from capaian.dossier.check import DossierCheck, find_issues
from capaian.dossier.years.next_year import NextYear, go_on
from capaian.dossier.years.snapshot import Snapshot, write_snapshot

Row = dict[str, str]


@cache
def balangan_2024() -> NextYear:
    """Return the year after the closed one of the example, without a figure of its own."""
    return go_on(balangan(), balangan_file(), is_compared=True)


def after(snapshot: Snapshot) -> NextYear:
    return go_on(snapshot, write_snapshot(snapshot), is_compared=True)


def lay(files: Mapping[str, bytes], folder: Path) -> Path:
    for name, content in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content)
    return folder


def found_in(files: Mapping[str, bytes], folder: Path) -> DossierCheck:
    return find_issues(lay(files, folder))


def rows(content: bytes) -> list[Row]:
    return list(csv.DictReader(io.StringIO(content.decode())))


def fill(file: Path, change: Callable[[Row], Mapping[str, str]]) -> None:
    """Change the rows of a CSV file."""
    found = rows(file.read_bytes())
    stream = io.StringIO()
    writer = csv.DictWriter(stream, list(found[0]), lineterminator="\n")
    writer.writeheader()
    writer.writerows([{**row, **change(row)} for row in found])
    file.write_text(stream.getvalue(), encoding="utf-8")


def fill_2024(folder: Path) -> None:
    """Fill in invented figures: 960 of 1.000 in each district, an index of 87,5,
    95 of 100 million spent.
    """
    wholes = ("families", "eligible", "population", "reported")

    def count(row: Row) -> Mapping[str, str]:
        is_district = len(row["area"]) == len("63.11.01")
        return (
            {"value": "1000" if row["measure"].endswith(wholes) else "960"} if is_district else {}
        )

    def spend(row: Row) -> Mapping[str, str]:
        is_own = row["period"] == "2024" and row["resource"] == "money" and row["kind"] == "all"
        return {"revised": "100", "actual": "95"} if is_own and row["node"].count(".") == 2 else {}

    fill(folder / "counts.csv", count)
    fill(folder / "survey.csv", lambda row: {"index": "87.5"} if row["period"] == "2024" else {})
    fill(folder / "inputs.csv", spend)
