"""CSV files of a closed year as the next one takes them over: what repeats waits for its new figures."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any, Final

from capaian.dossier.canonical import format_text
from capaian.dossier.reading.csv_rows import write_rows
from capaian.dossier.tables import BY_FILE
from capaian.dossier.tables.declaration import Nature, NextYear, Table
from capaian.dossier.tables.parts import FACTORS, HISTORY
from capaian.dossier.years.closed_figures import closed_figures
from capaian.dossier.years.closed_rows import KEPT, restated_keys
from capaian.dossier.years.snapshot import Snapshot

Row = dict[str, str]
_FIGURES: Final = (Nature.MEASURED, Nature.PLANNED, Nature.STATE, Nature.TEXT)
"""What is emptied in rows that go on: figures of a closed year never become figures of the new one."""


@dataclass(frozen=True, slots=True)
class Renewal:
    """From a closed year to the next."""

    closed: int
    sources: dict[str, str] = field(default_factory=dict)
    """Ids of sources of the closed year, with those of the same sources a year later, as they are met."""

    @property
    def year(self) -> int:
        """The new year."""
        return self.closed + 1

    def is_closed(self, period: str) -> bool:
        """Say whether a period lies within the closed year."""
        return period[:4] == str(self.closed)

    def period(self, period: str) -> str:
        """Return the same part of the new year.

        Examples:
            >>> Renewal(2023).period("2023-Q3")
            '2024-Q3'
        """
        return f"{self.year}{period[4:]}"

    def words(self, text: str) -> str:
        """Return a text with the closed year moved on wherever it occurs as a year.

        Examples:
            >>> Renewal(2023).words("Perjanjian Kinerja Tahun 2023, Nomor 20231")
            'Perjanjian Kinerja Tahun 2024, Nomor 20231'
        """
        return re.sub(rf"(?<![0-9]){self.closed}(?![0-9])", str(self.year), text)

    def source(self, source: str) -> str:
        """Return the id of the same source a year later.

        Examples:
            >>> Renewal(2023).source("agregat-2023-s2"), Renewal(2023).source("dkb"), Renewal(2023).source("")
            ('agregat-2024-s2', 'dkb-2024', '')
        """
        if not source:
            return ""
        renewed = self.words(source)
        return self.sources.setdefault(source, renewed if renewed != source else f"{source}-{self.year}")


def carry_tables(snapshot: Snapshot, renewal: Renewal) -> dict[str, str]:
    """Return the CSV files of the new year by name; the sources of its figures are noted in the renewal."""
    tables = [part for file in snapshot.files if isinstance(part := BY_FILE.get(file), Table)]
    carried = {
        table.file: snapshot.files[table.file]
        if table.next_year is NextYear.KEPT and table is not FACTORS
        else _write(table, _carried(table, snapshot, renewal))
        for table in tables
    }
    carried[HISTORY.file] = _write(HISTORY, _history(snapshot))
    return {file: text for file, text in carried.items() if text}


def _carried(table: Table[Any], snapshot: Snapshot, renewal: Renewal) -> Iterable[Row]:
    """Return the rows of a table in the new year, by what its declaration says becomes of them."""
    rows = _rows(table, snapshot)
    empty = dict.fromkeys(table.columns_of(*_FIGURES), "")
    match table.next_year:
        case NextYear.RENEWED:
            closed = [row for row in rows if renewal.is_closed(row["period"])]
            new = [row | empty | _renewed(row, renewal) for row in closed]
            return [*new, *(row | {"source": snapshot.source} for row in closed if table in KEPT)]
        case NextYear.EMPTIED:
            return [row | empty | {"source": ""} for row in rows]
        case NextYear.DROPPED:
            return []
        case NextYear.KEPT:  # of what promoted or hindered only plans speak of what is to come
            return [row for row in rows if row["kind"] == "plan"]


def _renewed(row: Row, renewal: Renewal) -> Row:
    return {"period": renewal.period(row["period"]), "source": renewal.source(row["source"])}


def _history(snapshot: Snapshot) -> list[Row]:
    """Return the earlier years with the closed one behind them, as it was approved.

    A row that the closed year restated names it as its source, since earlier closings say another figure.
    """
    own = {"period": str(snapshot.year), "source": str(snapshot.source)}
    closed = [
        {
            name: getattr(figure, name)
            for name in ("subject", "name", "actual", "target", "achievement", "scale")
        }
        for figure in closed_figures(snapshot)
    ]
    restated = restated_keys(snapshot)
    earlier = [
        row | {"source": own["source"]} if (row["subject"], row["name"], row["period"]) in restated else row
        for row in _rows(HISTORY, snapshot)
    ]
    return [*earlier, *(row | own for row in closed)]


def _rows(table: Table[Any], snapshot: Snapshot) -> list[Row]:
    """Return the rows of a table of a closing, a column that it lacks being empty."""
    text = snapshot.files.get(table.file, "")
    found = csv.DictReader(io.StringIO(format_text(table.file, text) if text else ""))
    return [dict.fromkeys(_names(table), "") | row for row in found]


def _write(table: Table[Any], rows: Iterable[Row]) -> str:
    """Return rows as a file; empty if there are none."""
    names = _names(table)
    cells = [[row.get(name, "") for name in names] for row in rows]
    return write_rows(names, cells) if cells else ""


def _names(table: Table[Any]) -> list[str]:
    return [column.name for column in table.columns]
