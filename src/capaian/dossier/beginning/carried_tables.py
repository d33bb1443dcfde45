"""CSV files of a closed year as the next one takes them over: what repeats waits for its new figures."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable
from typing import Final

from capaian.dossier.beginning.renewal import Renewal
from capaian.dossier.canonical import format_text
from capaian.dossier.closing.figures import closed_figures
from capaian.dossier.closing.priors import KEPT, Key, find_restated
from capaian.dossier.closing.snapshot import Snapshot
from capaian.dossier.csv_writer import write_rows
from capaian.dossier.tables import BY_FILE
from capaian.dossier.tables.declaration import Nature, NextYear, Table
from capaian.dossier.tables.words import FACTORS

Row = dict[str, str]

_FIGURES: Final = (Nature.MEASURED, Nature.PLANNED, Nature.STATE, Nature.TEXT)
"""What is emptied in rows that go on: figures of a closed year never become figures of the new one."""
_KEPT: Final = frozenset(table.file for table in KEPT)


def carry_tables(snapshot: Snapshot, renewal: Renewal) -> dict[str, str]:
    """Return the CSV files of the new year by name; the sources of its figures are noted in the renewal."""
    files = {file: text for file, text in snapshot.files.items() if isinstance(BY_FILE.get(file), Table)}
    carried = {file: _carry(file, text, snapshot, renewal) for file, text in files.items()}
    carried["history.csv"] = _history(snapshot)
    return {file: text for file, text in carried.items() if text}


def _carry(file: str, text: str, snapshot: Snapshot, renewal: Renewal) -> str:
    """Return a file of the new year; empty if it does not go on."""
    table = BY_FILE[file]
    if not isinstance(table, Table) or table.next_year is NextYear.DROPPED:
        return ""
    empty = dict.fromkeys(table.columns_of(*_FIGURES), "")
    if table.next_year is NextYear.RENEWED:
        return _renew(file, text, empty, snapshot, renewal)
    if table.next_year is NextYear.EMPTIED:
        return _change(file, text, lambda row: row | empty | {"source": ""})
    if table is FACTORS:  # only plans speak of what is to come
        return _keep(file, text, lambda row: row["kind"] == "plan")
    return text


def _renew(file: str, text: str, empty: Row, snapshot: Snapshot, renewal: Renewal) -> str:
    closed = [row for row in _rows(file, text) if renewal.is_closed(row["period"])]
    kept = [row | {"source": snapshot.source} for row in closed] if file in _KEPT else []
    new = [
        row | empty | {"period": renewal.period(row["period"]), "source": renewal.source(row["source"])}
        for row in closed
    ]
    return _write(file, [*new, *kept])


def _history(snapshot: Snapshot) -> str:
    """Return the earlier years with the closed one behind them, as it was approved.

    A row that the closed year restated names it as its source, since earlier closings say another figure.
    """
    file = "history.csv"
    closed = [
        {
            "subject": figure.subject,
            "name": figure.name,
            "period": str(snapshot.year),
            "actual": figure.actual,
            "target": figure.target,
            "achievement": figure.achievement,
            "scale": figure.scale,
            "source": snapshot.source,
        }
        for figure in closed_figures(snapshot)
    ]
    restated, own = find_restated(snapshot), {"source": snapshot.source}
    earlier = _rows(file, snapshot.files.get(file, ""))
    told = [row | own if _key(row) in restated else row for row in earlier]
    return _write(file, [*told, *closed])


def _key(row: Row) -> Key:
    return row["subject"], row["name"], row["period"]


def _change(file: str, text: str, change: Callable[[Row], Row]) -> str:
    return _write(file, map(change, _rows(file, text)))


def _keep(file: str, text: str, is_kept: Callable[[Row], bool]) -> str:
    return _write(file, filter(is_kept, _rows(file, text)))


def _rows(file: str, text: str) -> list[Row]:
    """Return the rows of a file, a column that it lacks being empty."""
    found = csv.DictReader(io.StringIO(format_text(file, text) if text else ""))
    return [dict.fromkeys(_columns(file), "") | row for row in found]


def _write(file: str, rows: Iterable[Row]) -> str:
    """Return rows as a file; empty if there are none."""
    columns = _columns(file)
    cells = [[row.get(column, "") for column in columns] for row in rows]
    return write_rows(columns, cells) if cells else ""


def _columns(file: str) -> list[str]:
    part = BY_FILE[file]
    return [column.name for column in part.columns] if isinstance(part, Table) else []
