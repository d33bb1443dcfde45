"""Closing the months of a dossier's register that a table brings figures of: without it none is fed.

The files of a dossier name no day on which somebody closed them: a month is closed with its last day.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from capaian.domain.issue import Issue, Place
from capaian.domain.period import Period
from capaian.domain.registers.closed_month import Register
from capaian.dossier.intake.foreign_tables import ForeignFile
from capaian.dossier.intake.problems import table_issue
from capaian.dossier.intake.taken_tables import TakenTable
from capaian.dossier.reading.cell_reading import Reading
from capaian.dossier.rows.files import make_table
from capaian.dossier.rows.flat_rows import FlatRow
from capaian.dossier.tables.parts import CLOSINGS, FIGURES
from capaian.rules.registers.feed import fingerprint

_KIND = ("item", "stage", "detail")
Rows = Mapping[str, Sequence[FlatRow]]


def close_months(
    rows: dict[str, list[FlatRow]], before: Rows, tables: Sequence[TakenTable], file: ForeignFile
) -> Iterator[Issue]:
    """Close each month with new figures as its next version; yield those of which closed figures change.

    Args:
        rows: Rows of the dossier with what the tables bring; closings are added.
        before: As they were.
        tables: What the file brings.
        file: The file, which is the reason of a later version.
    """
    taken = [row for each in tables for row in each.rows if row.file == FIGURES.file]
    for month in dict.fromkeys(row.key["period"] for row in taken):
        own, there = _of_month(rows, month), _of_month(before, month)
        if own == there:
            continue
        closings = [row.cells for row in before.get(CLOSINGS.file, ()) if _is_of(row, month)]
        kinds = {tuple(row.cells.get(name, "") for name in _KIND) for row in there}
        known = {row.text for row in map(_Figure, there)}
        changed = [row for row in map(_Figure, own) if row.text not in known and row.kind in kinds]
        label = Period.parse(month).label
        if closings and changed:
            words = {"period": label, "count": str(len(changed)), "first": " ".join(changed[0].kind).strip()}
            yield table_issue("register_closed", Place(file.name), **words)
            continue
        version = max((int(cells.get("version", "1")) for cells in closings), default=0) + 1
        days = max((row.days for row in taken if row.key["period"] == month), default=0)
        days = max([days, *(int(cells.get("days", "0")) for cells in closings)])
        sites = max([1, *(int(cells.get("sites", "0")) for cells in closings)])
        figures = make_table(FIGURES, "", own).records(Reading())
        cells = {"register": Register.SERVICES.value, "period": month, "version": str(version)}
        cells |= {"closed_on": Period.parse(month).end.isoformat(), "days": str(days), "sites": str(sites)}
        cells["sha256"] = fingerprint(Register.SERVICES, Period.parse(month), figures)
        cells |= {"reason": f"Tabel {file.name}."} if closings else {}
        rows.setdefault(CLOSINGS.file, []).append(FlatRow(cells))


class _Figure:
    """A row of figures, to be compared."""

    def __init__(self, row: FlatRow) -> None:
        """Take its texts."""
        self.kind = tuple(row.cells.get(name, "") for name in _KIND)
        self.text = str(sorted((name, text) for name, text in row.cells.items() if text))


def _is_of(row: FlatRow, month: str) -> bool:
    return (row.cells.get("register"), row.cells.get("period")) == (Register.SERVICES.value, month)


def _of_month(rows: Rows, month: str) -> list[FlatRow]:
    return [row for row in rows.get(FIGURES.file, ()) if _is_of(row, month)]
