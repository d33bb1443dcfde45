"""Files of a closed year as the next one takes them over.

In CSV files what repeats waits for its new figures. YAML files are changed where they stand, so that comments
are kept.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Final

from capaian.domain.follow_up import has_ended
from capaian.domain.value import is_register_source
from capaian.dossier.canonical import format_text
from capaian.dossier.reading.csv_reader import write_records
from capaian.dossier.rows.flat_rows import table_rows
from capaian.dossier.rows.yaml_edits import edit_part, read_part
from capaian.dossier.rows.yaml_values import Fields, Items, Value, YamlLeaf, value_of
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
from capaian.dossier.years.snapshot import Snapshot, place_of
from capaian.dossier.years.snapshot_file import hash_snapshot

Row = dict[str, str]
_FIGURES: Final = (Nature.MEASURED, Nature.PLANNED, Nature.STATE, Nature.TEXT)
"""What is emptied in rows that go on: figures of a closed year never become figures of the new one."""
LEFT_FILES: Final = frozenset({"awards.yaml", "evidence.yaml"})
"""Files that belong to the closed year alone: its awards, its evidence."""
_COMPARED: Final = frozenset({"inputs", "peer", "survey"})
"""Rows of the closed year that stay, as the keys of contradictions name them."""
# "sebelum perubahan", "Perjanjian Kinerja Perubahan", ", perubahan ke-1": no draft is a revision
_REVISION: Final = re.compile(
    r"(?:,|(?<!\s))\s*\b(?:(?:sebelum|sesudah|setelah) )?perubahan\b(?: ke-?\d+)?", re.I
)
_OF_THE_OLD_PAPER: Final = ("revision", "signed", "reason", "document", "source")
_OF_THE_OLD_TARGET: Final = ("periods", "objective_as_printed", "indicator_as_printed")
UNCOMPARED: Final = "SHA-256 dihitung saat tahun berikutnya dibuat, belum dibandingkan dengan yang dicatat"
"""What the source of a closed year says whose hash was noted nowhere."""


@dataclass(frozen=True, slots=True)
class Renewal:
    """From a closed year to the next."""

    closed: int
    is_approved: bool = True
    """The year was closed, so that its figures are there to be compared with."""
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
        if not source or is_register_source(source):  # the feed names the new year's months itself
            return ""
        renewed = self.words(source)
        return self.sources.setdefault(source, renewed if renewed != source else f"{source}-{self.year}")


def carry_tables(snapshot: Snapshot, renewal: Renewal) -> dict[str, str]:
    """Return the CSV files of the new year by name; the sources of its figures are noted in the renewal."""
    tables = [part for file in snapshot.files if isinstance(part := BY_FILE.get(file), Table)]
    carried = {}
    for table in tables:
        has_figures = table is FACTORS or ("period" in table.key and not renewal.is_approved)
        is_same = table.next_year is NextYearRule.KEPT and not has_figures
        text = snapshot.files[table.file]
        carried[table.file] = text if is_same else _write(table, _carried(table, snapshot, renewal))
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
                row for row in rows if renewal.is_closed(row["period"]) and row.get("area") not in ended
            ]
            new = [row | empty | _renewed(row, renewal) for row in closed]
            kept = closed if table in KEPT_TABLES and renewal.is_approved else ()
            return [*new, *(row | {"source": snapshot.source} for row in kept)]
        case NextYearRule.EMPTIED:
            return [row | empty | {"source": ""} for row in rows]
        case NextYearRule.DROPPED:  # closings of before are restated until the closed year has its own
            return rows if table is RESTATEMENTS and not renewal.is_approved else []
        case NextYearRule.KEPT if table is FACTORS:  # only plans speak of what is to come
            return [row for row in rows if row["kind"] == "plan" and not has_ended(row["state"])]
        case NextYearRule.KEPT:
            return _without_figures(table, rows, renewal)


def _without_figures(table: Table[Any], rows: Iterable[Row], renewal: Renewal) -> Iterator[Row]:
    """Yield rows without figures of a year that nobody approved; one that plans nothing waits for that."""
    figures = dict.fromkeys(table.columns_of(Nature.MEASURED, Nature.STATE), "")
    planned = table.columns_of(Nature.PLANNED)
    for row in rows:
        if not renewal.is_closed(row["period"]):
            yield row
        elif any(row[name] for name in planned):
            yield row | figures


def _renewed(row: Row, renewal: Renewal) -> Row:
    return {"period": renewal.period(row["period"]), "source": renewal.source(row["source"])}


def _history(snapshot: Snapshot) -> list[Row]:
    """Return the earlier years with the closed one behind them, as it was approved.

    A row that the closed year restated names it as its source, since earlier closings say another figure.
    """
    columns = [(c.name, c.target, c.kind) for c in HISTORY.columns if isinstance(c.kind, Kind)]
    closed = [
        {name: kind.write_cell(getattr(figure, target)) for name, target, kind in columns}
        for figure in closed_figures(snapshot)
    ]
    restated = restated_keys(snapshot)
    earlier = [
        row | {"source": snapshot.source} if (row["subject"], row["name"], row["period"]) in restated else row
        for row in _rows(HISTORY, snapshot)
    ]
    return [*earlier, *closed]


def _rows(table: Table[Any], snapshot: Snapshot) -> list[Row]:
    """Return the rows of a table of a closing, a column that it lacks being empty."""
    text = snapshot.files.get(table.file, "")
    found = table_rows(format_text(table.file, text) if text else "")
    return [dict.fromkeys(table.columns_of(*Nature), "") | {**row.cells} for row in found]


def _write(table: Table[Any], rows: Iterable[Row]) -> str:
    """Return rows as a file; empty if there are none."""
    made = [*rows]
    return write_records(table.columns_of(*Nature), made) if made else ""


def carry_office(text: str, renewal: Renewal) -> str:
    """Return office.yaml of the new year.

    Raises:
        LookupError: if the closed one tells no year.
    """
    office = read_part(OFFICE, text)
    if office.get("year") is None:
        raise LookupError("year")
    return edit_part(OFFICE, text, office.replace(year=value_of(renewal.year)))


def carry_differences(text: str, renewal: Renewal, agreements: Collection[str]) -> str:
    """Return differences.yaml with what is declared of definitions and of rows that stay.

    What an agreement of the closed year said otherwise ends with it.
    """
    root = read_part(DIFFERENCES, text)
    kept = [one for one in root.records("differences") if _goes_on(one, renewal, agreements)]
    return edit_part(DIFFERENCES, text, root.replace(differences=_list(kept)))


def _goes_on(difference: Fields, renewal: Renewal, agreements: Collection[str]) -> bool:
    covers = difference.get("covers")
    texts = (
        [key.text for key in covers.values if isinstance(key, YamlLeaf)] if isinstance(covers, Items) else []
    )
    keys = [text.split(":") for text in texts]
    ended = [not {*key}.isdisjoint(agreements) or renewal.is_closed(key[-1]) for key in keys]
    compared = _COMPARED if renewal.is_approved else frozenset()
    return any(compared & {*key} or not is_over for key, is_over in zip(keys, ended, strict=True))


def carry_sources(snapshot: Snapshot, content: bytes, renewal: Renewal, *, is_compared: bool) -> str:
    """Return sources.yaml with the closed year, by its SHA-256, and the sources of what is still to come.

    A hash that was compared with none says so in the title, which stands wherever the source is named.
    """
    text = snapshot.files.get(SOURCES.file, "")
    root = read_part(SOURCES, text)
    kept = [one for one in root.records("sources") if not is_register_source(one.text("id"))]
    known = {one.text("id"): one for one in kept}
    remark = "" if is_compared else f" ({UNCOMPARED})"
    new: list[Value] = [_closed_source(snapshot, content, remark)] if renewal.is_approved else []
    new += [
        _renewed_source(known[old], id_, renewal)
        for old, id_ in renewal.sources.items()
        if old in known and id_ not in known
    ]
    return edit_part(SOURCES, text, root.replace(sources=_list([*known.values(), *new])))


def _closed_source(snapshot: Snapshot, content: bytes, remark: str) -> Value:
    return value_of(
        {
            "id": snapshot.source,
            "title": f"Penutupan tahun {snapshot.year} {snapshot.office}{remark}",
            "cut_off": date(snapshot.year, 12, 31),
            "file": place_of(snapshot.year),
            "sha256": hash_snapshot(content),
        }
    )


def _renewed_source(old: Fields, id_: str, renewal: Renewal) -> Value:
    """Return a source a year later: its file is still to come."""
    cut_off = old.get("cut_off") and YamlLeaf(renewal.words(old.text("cut_off")), is_bare=True)
    return Fields(()).replace(
        id=YamlLeaf(id_), title=YamlLeaf(renewal.words(old.text("title"))), cut_off=cut_off
    )


@dataclass(frozen=True, slots=True)
class Drafts:
    """The agreements of the new year, still to be settled."""

    text: str
    """Of agreements.yaml; empty if there are none."""
    ids: Mapping[str, str]
    """Of each agreement of the closed year: the id of the one that goes on from it."""
    ended: frozenset[str]
    """Those that another one has replaced."""


def draft_agreements(snapshot: Snapshot, renewal: Renewal) -> Drafts:
    """Return the agreements of the closed year as drafts for the new one.

    Of an agreement and its revisions the last goes on. Its targets are those of the strategic plan; a line
    without one, or whose definition has ended, is left out, since nobody has promised anything yet.
    """
    text = snapshot.files.get(AGREEMENTS.file, "")
    root = read_part(AGREEMENTS, text)
    agreements = root.records("agreements")
    in_order = sorted(agreements, key=lambda agreement: int(agreement.text("revision") or 0))
    last = {_signs(agreement): agreement for agreement in in_order}
    first = {_signs(agreement): agreement for agreement in reversed(in_order)}
    ids = {a.text("id"): renewal.words(first[_signs(a)].text("id")) for a in agreements}
    targets = _plan_targets(snapshot, renewal.year)
    drafts = [_draft(a, first[_signs(a)], targets, renewal) for a in agreements if last[_signs(a)] is a]
    ended = frozenset(a.text("id") for a in agreements if last[_signs(a)] is not a)
    return Drafts(edit_part(AGREEMENTS, text, root.replace(agreements=_list(drafts))), ids, ended)


def _signs(agreement: Fields) -> tuple[str, ...]:
    """Return who signs what: the same for an agreement and its revisions."""
    return tuple(agreement.text(key) for key in ("kind", "tier", "first_party"))


def _draft(agreement: Fields, first: Fields, targets: Mapping[str, Value], renewal: Renewal) -> Fields:
    """Return an agreement a year later, under the id and title that it had before any revision."""
    lines = [
        line.replace(target=targets[line.text("indicator")], **dict.fromkeys(_OF_THE_OLD_TARGET))
        for line in agreement.records("targets")
        if line.text("indicator") in targets
    ]
    return agreement.replace(
        id=YamlLeaf(renewal.words(first.text("id"))),
        title=YamlLeaf(renewal.words(_REVISION.sub("", first.text("title")).strip())),
        year=value_of(renewal.year),
        targets=_list(lines),
        **dict.fromkeys(_OF_THE_OLD_PAPER),
    )


def _plan_targets(snapshot: Snapshot, year: int) -> dict[str, Value]:
    """Return the targets that the strategic plan sets for a year, of definitions still in force by then."""
    plan = read_part(PLAN, snapshot.files.get(PLAN.file, ""))
    found: dict[str, Value] = {}
    for indicator in plan.records("indicators"):
        targets = indicator.get("targets")
        value = targets.get(str(year)) if isinstance(targets, Fields) else None
        ended = indicator.text("valid_to")
        if value is not None and (not ended or date.fromisoformat(ended).year >= year):
            found[indicator.text("code")] = value
    return found


def _list(records: Sequence[Value]) -> Items | None:
    return Items((*records,)) if records else None
