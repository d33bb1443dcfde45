"""Files of a closed year as the next one takes them over.

In CSV files what repeats waits for its new figures. Of YAML files rows are changed, so that all
other records stay as they were written.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any, Final

from capaian.domain.follow_up import has_ended
from capaian.domain.period import DIGITS_OF_A_YEAR
from capaian.domain.value import is_register_source
from capaian.dossier.canonical import format_text
from capaian.dossier.reading.csv_reader import write_records
from capaian.dossier.rows.files import files_of, part_rows
from capaian.dossier.rows.flat_rows import FlatRow, Rows, open_table
from capaian.dossier.tables import BY_FILE
from capaian.dossier.tables.declaration import Nature, NextYearRule, Table
from capaian.dossier.tables.kinds import Kind
from capaian.dossier.tables.parts import (
    AGREEMENTS,
    AREAS,
    DIFFERENCES,
    FACTORS,
    HISTORY,
    OFFICE,
    PLAN,
    RESTATEMENTS,
    SOURCES,
)
from capaian.dossier.years.closed_figures import closed_figures, rows_of_texts
from capaian.dossier.years.closed_rows import KEPT_TABLES, restated_keys
from capaian.dossier.years.snapshot import Snapshot, hash_snapshot, place_of

Row = dict[str, str]
_FIGURES: Final = (Nature.MEASURED, Nature.PLANNED, Nature.STATE, Nature.TEXT)
"""What is emptied in rows that go on: figures of a closed year never become
figures of the new one.
"""
LEFT_FILES: Final = frozenset({"awards.yaml", "evidence.yaml"})
"""Files that belong to the closed year alone: its awards, its evidence."""
CARRIED_FILES: Final = (OFFICE.file, AGREEMENTS.file, DIFFERENCES.file, SOURCES.file)
"""YAML files of which values change."""
_COMPARED: Final = frozenset({"inputs", "peer", "survey"})
"""Rows of the closed year that stay, as the keys of contradictions name them."""
# "sebelum perubahan", "Perjanjian Kinerja Perubahan", ", perubahan ke-1": no draft is a revision
_REVISION: Final = re.compile(
    r"(?:,|(?<!\s))\s*\b(?:(?:sebelum|sesudah|setelah) )?perubahan\b(?: ke-?\d+)?", re.I
)
_OF_THE_OLD_PAPER: Final = ("revision", "signed", "reason", "document", "source")
_OF_THE_OLD_TARGET: Final = ("objective_as_printed", "indicator_as_printed")
_TARGET_CELLS: Final = ("value", "text", "scale", "lower", "upper")
_AGREEMENTS, _AGREED_TARGETS = "agreements.yaml#agreements", "agreements.yaml#agreements/targets"
_OWNER: Final = "agreements.id"
_DIFFERENCES, _COVERS = "differences.yaml#differences", "differences.yaml#*texts"
_SOURCES: Final = "sources.yaml#sources"
UNCOMPARED: Final = (
    "SHA-256 dihitung saat tahun berikutnya dibuat, belum dibandingkan dengan yang dicatat"
)
"""What the source of a closed year says whose hash was noted nowhere."""


@dataclass(frozen=True, slots=True)
class Renewal:
    """From a closed year to the next."""

    closed: int
    is_approved: bool = True
    """The year was closed, so that its figures are there to be compared with."""
    sources: dict[str, str] = field(default_factory=dict)
    """Ids of sources of the closed year, with those of the same sources a year later,
    as they are met.
    """

    @property
    def year(self) -> int:
        """The new year."""
        return self.closed + 1

    def is_closed(self, period: str) -> bool:
        """Say whether a period lies within the closed year."""
        return period[:DIGITS_OF_A_YEAR] == str(self.closed)

    def period(self, period: str) -> str:
        """Return the same part of the new year.

        Examples:
            >>> Renewal(2023).period("2023-Q3")
            '2024-Q3'
        """
        return f"{self.year}{period[DIGITS_OF_A_YEAR:]}"

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
            >>> (Renewal(2023).source("agregat-2023-s2"), Renewal(2023).source("dkb"),
            ...     Renewal(2023).source(""))
            ('agregat-2024-s2', 'dkb-2024', '')
        """
        if not source or is_register_source(source):  # the feed names the new year's months itself
            return ""
        renewed = self.words(source)
        return self.sources.setdefault(
            source, renewed if renewed != source else f"{source}-{self.year}"
        )


def carry_tables(snapshot: Snapshot, renewal: Renewal) -> dict[str, str]:
    """Return the CSV files of the new year by name;
    the sources of its figures are noted in the renewal.
    """
    tables = [part for file in snapshot.files if isinstance(part := BY_FILE.get(file), Table)]
    carried = {}
    for table in tables:
        has_figures = table is FACTORS or ("period" in table.key and not renewal.is_approved)
        is_same = table.next_year is NextYearRule.KEPT and not has_figures
        text = snapshot.files[table.file]
        carried[table.file] = (
            text if is_same else _write(table, _carried(table, snapshot, renewal))
        )
    if renewal.is_approved:
        carried[HISTORY.file] = _write(HISTORY, _history(snapshot))
    return {file: text for file, text in carried.items() if text}


def _carried(table: Table[Any], snapshot: Snapshot, renewal: Renewal) -> Iterable[Row]:
    """Return the rows of a table in the new year, by what its declaration says becomes of them."""
    rows = _rows(table, snapshot)
    empty = dict.fromkeys(table.columns_of(*_FIGURES), "")
    match table.next_year:
        case NextYearRule.RENEWED:
            ended = {
                str(area.code)
                for area in rows_of_texts(AREAS, snapshot)
                if area.valid_to and area.valid_to.year <= renewal.closed
            }
            closed = [
                row
                for row in rows
                if renewal.is_closed(row["period"]) and row.get("area") not in ended
            ]
            new = [
                row
                | empty
                | {
                    "period": renewal.period(row["period"]),
                    "source": renewal.source(row["source"]),
                }
                for row in closed
            ]
            kept = closed if table in KEPT_TABLES and renewal.is_approved else ()
            return [*new, *(row | {"source": snapshot.source} for row in kept)]
        case NextYearRule.EMPTIED:
            return [row | empty | {"source": ""} for row in rows]
        case (
            NextYearRule.DROPPED
        ):  # closings of before are restated until the closed year has its own
            return rows if table is RESTATEMENTS and not renewal.is_approved else []
        case NextYearRule.KEPT if table is FACTORS:  # only plans speak of what is to come
            return [row for row in rows if row["kind"] == "plan" and not has_ended(row["state"])]
        case NextYearRule.KEPT:
            return _without_figures(table, rows, renewal)


def _without_figures(table: Table[Any], rows: Iterable[Row], renewal: Renewal) -> Iterator[Row]:
    """Yield rows without figures of a year that nobody approved;
    one that plans nothing waits for that.
    """
    figures = dict.fromkeys(table.columns_of(Nature.MEASURED, Nature.STATE), "")
    planned = table.columns_of(Nature.PLANNED)
    for row in rows:
        if not renewal.is_closed(row["period"]):
            yield row
        elif any(row[name] for name in planned):
            yield row | figures


def _history(snapshot: Snapshot) -> list[Row]:
    """Return the earlier years with the closed one behind them, as it was approved.

    A row that the closed year restated names it as its source, since earlier closings say another
    figure.
    """
    columns = [(c.name, c.target, c.kind) for c in HISTORY.columns if isinstance(c.kind, Kind)]
    closed = [
        {name: kind.write_cell(getattr(figure, target)) for name, target, kind in columns}
        for figure in closed_figures(snapshot)
    ]
    restated = restated_keys(snapshot)
    earlier = [
        row | {"source": snapshot.source}
        if (row["subject"], row["name"], row["period"]) in restated
        else row
        for row in _rows(HISTORY, snapshot)
    ]
    return [*earlier, *closed]


def _rows(table: Table[Any], snapshot: Snapshot) -> list[Row]:
    """Return the rows of a table of a closing, a column that it lacks being empty."""
    text = snapshot.files.get(table.file, "")
    _, found = open_table(format_text(table.file, text) if text else "")
    return [dict.fromkeys(table.columns_of(*Nature), "") | {**row.cells} for row in found]


def _write(table: Table[Any], rows: Iterable[Row]) -> str:
    """Return rows as a file; empty if there are none."""
    made = [*rows]
    return write_records(table.columns_of(*Nature), made) if made else ""


@dataclass(frozen=True, slots=True)
class Drafts:
    """The agreements of the new year, still to be settled."""

    rows: Mapping[str, Sequence[FlatRow]]
    """By sheet."""
    ids: Mapping[str, str]
    """Of each agreement of the closed year: the id of the one that goes on from it."""
    ended: frozenset[str]
    """Those that another one has replaced."""


def draft_agreements(snapshot: Snapshot, renewal: Renewal) -> Drafts:
    """Return the agreements of the closed year as drafts for the new one.

    Of an agreement and its revisions the last goes on, under the id and title that it had before
    any. Its targets are those of the strategic plan; a line without one, or whose definition has
    ended, is left out, since nobody has promised anything yet.
    """
    rows = part_rows(AGREEMENTS, snapshot.files.get(AGREEMENTS.file, ""))
    agreements = [row.cells for row in rows[_AGREEMENTS]]
    in_order = sorted(agreements, key=lambda cells: int(cells["revision"] or 0))
    last = {_signs(cells): cells["id"] for cells in in_order}
    first = {_signs(cells): cells for cells in reversed(in_order)}
    ids = {cells["id"]: renewal.words(first[_signs(cells)]["id"]) for cells in agreements}
    going_on = [cells for cells in agreements if last[_signs(cells)] == cells["id"]]
    drafts = [
        {
            **cells,
            **dict.fromkeys(_OF_THE_OLD_PAPER, ""),
            "id": ids[cells["id"]],
            "title": renewal.words(_REVISION.sub("", first[_signs(cells)]["title"]).strip()),
            "year": str(renewal.year),
        }
        for cells in going_on
    ]
    targets, ended = (
        _plan_targets(snapshot, renewal.year),
        frozenset(ids) - {each["id"] for each in going_on},
    )
    lines = [
        {
            **cells,
            **dict.fromkeys(_OF_THE_OLD_TARGET, ""),
            **targets[cells["indicator"]],
            _OWNER: ids[cells[_OWNER]],
        }
        for cells in (row.cells for row in rows[_AGREED_TARGETS])
        if cells[_OWNER] not in ended and cells["indicator"] in targets
    ]
    sheets = {**dict.fromkeys(rows, ()), _AGREEMENTS: drafts, _AGREED_TARGETS: lines}
    return Drafts({name: [*map(FlatRow, own)] for name, own in sheets.items()}, ids, ended)


def _signs(agreement: Mapping[str, str]) -> tuple[str, ...]:
    """Return who signs what: the same for an agreement and its revisions."""
    return tuple(agreement[key] for key in ("kind", "tier", "first_party"))


def _plan_targets(snapshot: Snapshot, year: int) -> dict[str, dict[str, str]]:
    """Return the targets that the strategic plan sets for a year,
    of definitions still in force by then.
    """
    rows = part_rows(PLAN, snapshot.files.get(PLAN.file, ""))
    ends = {row.cells["code"]: row.cells["valid_to"] for row in rows["plan.yaml#indicators"]}
    found = {}
    for cells in (row.cells for row in rows["plan.yaml#indicators/targets"]):
        ended = ends[cells["indicators.code"]]
        if cells["key"] == str(year) and (not ended or date.fromisoformat(ended).year >= year):
            found[cells["indicators.code"]] = {
                f"target.{name}": cells[name] for name in _TARGET_CELLS
            }
    return found


def carry_parts(
    snapshot: Snapshot, content: bytes, renewal: Renewal, drafts: Drafts, *, is_compared: bool
) -> Mapping[str, str]:
    """Return the YAML files of the new year whose values are others;
    those of which nothing goes on are none.

    `is_compared` says that the bytes of the closed year have the hash that was noted.

    Raises:
        LookupError: if the closed year tells no year.
        ValueError: if a file is none of a dossier.
    """
    base = {file: snapshot.files.get(file, "") for file in CARRIED_FILES}
    rows: dict[str, Sequence[FlatRow]] = {}
    for part in (OFFICE, DIFFERENCES, SOURCES):
        rows |= part_rows(part, base[part.file])
    (office,) = rows[OFFICE.file]
    if not office.cells["year"]:
        raise LookupError("year")
    rows[OFFICE.file] = [replace(office, cells={**office.cells, "year": str(renewal.year)})]
    rows |= _differences(rows, renewal, drafts.ids)
    rows[_SOURCES] = [
        *_sources(rows[_SOURCES], snapshot, content, renewal, is_compared=is_compared)
    ]
    made = files_of({**rows, **drafts.rows}, base)
    if made.problems:
        raise ValueError(made.problems[0].origin.sheet)
    return made.files


def _differences(rows: Rows, renewal: Renewal, agreements: Collection[str]) -> Rows:
    """Return what is declared of definitions and of rows that stay.

    What an agreement of the closed year said otherwise ends with it.
    """
    covers: dict[str, list[str]] = {}
    for row in rows[_COVERS]:
        covers.setdefault(row.cells["owner1"], []).append(row.cells["value"])
    ended = {id_ for id_, keys in covers.items() if not _goes_on(keys, renewal, agreements)}
    kept = [row for row in rows[_DIFFERENCES] if row.cells["id"] in covers.keys() - ended]
    return {
        _DIFFERENCES: kept,
        _COVERS: [row for row in rows[_COVERS] if row.cells["owner1"] not in ended],
    }


def _goes_on(covers: Sequence[str], renewal: Renewal, agreements: Collection[str]) -> bool:
    keys = [text.split(":") for text in covers]
    ended = [not {*key}.isdisjoint(agreements) or renewal.is_closed(key[-1]) for key in keys]
    compared = _COMPARED if renewal.is_approved else frozenset()
    return any(compared & {*key} or not is_over for key, is_over in zip(keys, ended, strict=True))


def _sources(
    rows: Sequence[FlatRow],
    snapshot: Snapshot,
    content: bytes,
    renewal: Renewal,
    *,
    is_compared: bool,
) -> Iterator[FlatRow]:
    """Yield the sources with the closed year, by its SHA-256, and those of what is still to come.

    A hash that was compared with none says so in the title, which stands wherever the source is
    named.
    """
    known = {row.cells["id"]: row for row in rows if not is_register_source(row.cells["id"])}
    yield from known.values()
    if renewal.is_approved:
        remark = "" if is_compared else f" ({UNCOMPARED})"
        title = f"Penutupan tahun {snapshot.year} {snapshot.office}{remark}"
        file = {"file": place_of(snapshot.year), "sha256": hash_snapshot(content)}
        yield FlatRow(
            {"id": snapshot.source, "title": title, "cut_off": f"{snapshot.year}-12-31", **file}
        )
    for old, id_ in renewal.sources.items():
        if old in known and id_ not in known:  # its file is still to come
            cells = {name: renewal.words(known[old].cells[name]) for name in ("title", "cut_off")}
            yield FlatRow({"id": id_, **cells, "file": "", "sha256": ""})
