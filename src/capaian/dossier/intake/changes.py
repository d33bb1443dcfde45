"""What taken tables make of a dossier: shown before anything is written,
then all of it or nothing.

Months of registers are closed by what tables bring, each with its last day: without closing none
is fed.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from functools import cache
from typing import Any, Final

from capaian.domain.intake import IntakeTable
from capaian.domain.issue import Issue, Level, Place, has_errors
from capaian.domain.numerals import write_exact, write_few
from capaian.domain.office_year import OfficeYear
from capaian.domain.period import Period
from capaian.domain.registers.closed_month import MISSING, Register
from capaian.dossier.folder import Folder
from capaian.dossier.intake.foreign_tables import ForeignFile
from capaian.dossier.intake.mapping import NUMBER, TableMapping, free_id
from capaian.dossier.intake.problems import table_issue
from capaian.dossier.intake.taken_tables import TakenRow, TakenTable
from capaian.dossier.read import read_folder
from capaian.dossier.reading.cell_reading import Reading
from capaian.dossier.rows.files import ChangedFiles, changed_files, make_table, rows_of
from capaian.dossier.rows.flat_rows import FlatRow, Rows
from capaian.dossier.tables.declaration import Nature, Table
from capaian.dossier.tables.kinds import Kind, canonical_text
from capaian.dossier.tables.parts import (
    CLOSINGS,
    COUNTS,
    FIGURES,
    INPUTS,
    INTAKE,
    NODES,
    OUTPUTS,
    PEERS,
    SOURCES,
)
from capaian.rules.facts import gather
from capaian.rules.registers.feed import fingerprint

MIN_FIGURE_OF_JUMP: Final = 100
"""Smaller counts multiply without anything being wrong."""
MIN_FACTOR_OF_JUMP: Final = 10
"""Ten times more or less than what is stored: a digit too many, another unit, another table."""
_SOURCES: Final = "sources.yaml#sources"
_INTAKES: Final = "intake.yaml#intakes"
_CUT_OFF: Final = re.compile(r"Keadaan: ([0-9]{4}-[0-9]{2}-[0-9]{2})")
_TABLES: Final[Mapping[str, Table[Any]]] = {
    table.file: table for table in (COUNTS, INPUTS, PEERS, FIGURES)
}
"""Those that figures of tables go to."""
_TOUCHED_PARTS: Final = {
    *_TABLES,
    *(part.file for part in (NODES, OUTPUTS, SOURCES, INTAKE, CLOSINGS)),
}
"""Parts of the dossier that a table can change."""
_AMOUNTS: Final = (Nature.MEASURED, Nature.PLANNED)
MAX_KINDS_NAMED: Final = 5
_KIND = ("item", "stage", "detail")
Cells = dict[str, str]
Key = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CellChange:
    """A cell of the dossier that becomes another one."""

    row: TakenRow
    column: str
    before: str
    after: str


@dataclass(frozen=True)
class IntakePreview(ChangedFiles):
    """What would become of a dossier."""

    tables: tuple[TakenTable, ...]
    issues: tuple[Issue, ...]
    changed: tuple[CellChange, ...] = ()
    """Stored figures that become others."""
    added: int = 0
    """Figures that were not there."""
    unchanged: int = 0
    added_nodes: tuple[Mapping[str, str], ...] = ()
    dropped_nodes: tuple[str, ...] = ()

    @property
    def has_errors(self) -> bool:
        """Whether anything keeps it from being written."""
        return has_errors(self.issues)


@dataclass
class _Dossier:
    """Flat rows of the dossier under change."""

    before: Rows
    rows: dict[str, list[FlatRow]] = field(init=False)
    changed: list[CellChange] = field(default_factory=list)
    added: int = 0
    unchanged: int = 0
    _places: dict[str, dict[Key, int]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Begin with what can change."""
        touched = (name for name in self.before if name.partition("#")[0] in _TOUCHED_PARTS)
        self.rows = {name: [*self.before[name]] for name in touched}

    def put(self, taken: TakenRow, source: str) -> None:
        """Put figures into the row with their key, or a new one at the end."""
        table, kinds = _TABLES[taken.file], _kinds_of(taken.file)
        rows = self.rows.setdefault(taken.file, [])
        if taken.file not in self._places:
            self._places[taken.file] = {_key_of(table, row.cells): n for n, row in enumerate(rows)}
        places, key = self._places[taken.file], _key_of(table, taken.key)
        texts = {name: f"{value:f}" for name, value in taken.figures.items()}
        named = {"source": source} if "source" in kinds else {}
        if key not in places:
            places[key] = len(rows)
            rows.append(FlatRow({**taken.key, **texts, **named}))
            self.added += len(texts)
            return
        before = rows[places[key]]
        cells: Cells = dict(before.cells)
        differing = {
            n: text for n, text in texts.items() if not kinds[n].is_same(cells.get(n, ""), text)
        }
        filled = [name for name in differing if cells.get(name)]
        self.changed += [CellChange(taken, name, cells[name], texts[name]) for name in filled]
        self.added += len(differing) - len(filled)
        self.unchanged += len(texts) - len(differing)
        if differing:
            others = {name: text for name, text in taken.key.items() if name not in table.key}
            rows[places[key]] = FlatRow({**cells, **others, **differing, **named}, before.number)

    def replace(self, sheet: str, column: str, value: str, rows: Sequence[Cells]) -> None:
        """Put rows in the place of those that have a value in a column."""
        kept = [row for row in self.rows.get(sheet, ()) if row.cells.get(column) != value]
        self.rows[sheet] = [*kept, *(FlatRow(cells) for cells in rows)]

    def drop_unbudgeted(self, tables: Sequence[TakenTable]) -> tuple[str, ...]:
        """Take out work of which neither the budget nor the dossier has a figure,
        and what is empty then.
        """
        kept = {
            row.key["node"] for taken in tables if taken.mapping.is_budget for row in taken.rows
        }
        if not kept:
            return ()
        for table in (INPUTS, OUTPUTS):
            names = table.columns_of(*_AMOUNTS)
            rows = self.rows.get(table.file, ())
            kept |= {
                row.cells["node"] for row in rows if any(row.cells.get(name) for name in names)
            }
        nodes = self.rows.get(NODES.file, [])
        parents = {row.cells["id"]: row.cells.get("parent", "") for row in nodes}
        for node in (*kept,):
            while node := parents.get(node, ""):
                kept.add(node)
        dropped = tuple(node for node in parents if node not in kept)
        self.rows[NODES.file] = [row for row in nodes if row.cells["id"] in kept]
        for table in (INPUTS, OUTPUTS):
            rows = self.rows.get(table.file, ())
            self.rows[table.file] = [row for row in rows if row.cells["node"] not in dropped]
        return dropped


def plan_changes(
    folder: Folder,
    year: OfficeYear,
    file: ForeignFile,
    tables: Sequence[TakenTable],
    issues: Sequence[Issue],
    *,
    drops_unbudgeted: bool = False,
) -> IntakePreview:
    """Return what taken tables, with their problems, would make of a dossier.

    With `drops_unbudgeted` work goes that has no figure, and that a budget among them does not
    have.
    """
    problems = (*issues, *_find_clashes(file, tables), *_find_jumps(file, year, tables))
    if has_errors(problems):
        return IntakePreview(tuple(tables), problems)
    dossier = _Dossier(rows_of(folder))
    source = _put_source(dossier, year, file) if any(taken.rows for taken in tables) else ""
    nodes = [node for taken in tables for node in taken.added_nodes]
    dossier.rows.setdefault(NODES.file, []).extend(map(FlatRow, nodes))
    for taken in tables:
        for row in taken.rows:
            dossier.put(row, source)
        _remember(dossier, taken.mapping, file)
    dropped = dossier.drop_unbudgeted(tables) if drops_unbudgeted else ()
    problems = (*problems, *_close_months(dossier, year, tables, file))
    if has_errors(problems):
        return IntakePreview(tuple(tables), problems)
    changed = changed_files(folder, dossier.rows)
    return IntakePreview(
        tuple(tables),
        (
            *problems,
            *_find_new_first_budgets(file, dossier.changed),
            *_new_errors(folder, changed.files),
        ),
        tuple(dossier.changed),
        dossier.added,
        dossier.unchanged,
        tuple(nodes),
        dropped,
        files=changed.files,
        hashes=changed.hashes,
    )


@cache
def _kinds_of(file: str) -> Mapping[str, Kind]:
    columns = _TABLES[file].columns
    return {column.name: column.kind for column in columns if isinstance(column.kind, Kind)}


def _key_of(table: Table[Any], cells: Mapping[str, str]) -> Key:
    kinds = _kinds_of(table.file)
    return tuple([canonical_text(kinds[name], cells.get(name, "").strip()) for name in table.key])


def _put_source(dossier: _Dossier, year: OfficeYear, file: ForeignFile) -> str:
    """Return the source that the file is: the one with its content,
    or a new one with its SHA-256.
    """
    for source in year.sources:
        if source.sha256 == file.sha256:
            return str(source.id)
    rows = dossier.rows.get(_SOURCES, ())
    waiting = (
        row for row in rows if row.cells.get("file") == file.name and not row.cells.get("sha256")
    )
    if (row := next(waiting, None)) is not None:
        cells = dict(row.cells)
    else:
        code = free_id(file.name, [str(one.id) for one in year.sources])
        cells = {"id": code, "title": file.name, "file": file.name, **_named_source(file)}
    dossier.replace(_SOURCES, "id", cells["id"], [{**cells, "sha256": file.sha256}])
    return cells["id"]


def _named_source(file: ForeignFile) -> Cells:
    """Return title and day of a source where lines above the table say them
    as a count sheet does.
    """
    above = [text for table in file.tables for text in table.above]
    titles = {text.removeprefix("Sumber: ") for text in above if text.startswith("Sumber: ")}
    days = {match[1] for text in above if (match := _CUT_OFF.fullmatch(text))}
    return {
        name: found.pop()
        for name, found in (("title", titles), ("cut_off", days))
        if len(found) == 1
    }


def _remember(dossier: _Dossier, mapping: TableMapping, file: ForeignFile) -> None:
    """Note how a table was understood, in place of what was noted of it before."""
    code = mapping.id or free_id(
        file.name, [row.cells["id"] for row in dossier.rows.get(_INTAKES, ())]
    )
    rules = mapping.rules
    own = {
        "id": code,
        "table": mapping.kind.value,
        "title": mapping.title,
        "names_in": mapping.names_in,
    }
    own |= {"cumulative": "ya" if rules.is_cumulative else "", "only": rules.only}
    own |= {"adds_repeated": "ya" if rules.adds_repeated else ""}
    dossier.replace(_INTAKES, "id", code, [own])
    # Kinds with their stages are no codes: they stand among the names.
    kinds = {column.head: column.means for column in mapping.columns if "|" in column.means}
    means = {each.head: NUMBER if each.head in kinds else each.means for each in mapping.columns}
    months = {each.head: str(each.month or "") for each in mapping.columns}
    columns = [
        {"head": head, "means": means[head], "month": month} for head, month in months.items()
    ]
    names = [{"text": text, "means": means} for text, means in (*mapping.names, *kinds.items())]
    for below, rows in (("columns", columns), ("names", names)):
        of_table = [{"intakes.id": code, **row} for row in rows]
        dossier.replace(f"{_INTAKES}/{below}", "intakes.id", code, of_table)


def _find_clashes(file: ForeignFile, tables: Sequence[TakenTable]) -> Iterator[Issue]:
    """Yield figures that two tables of the file give different values."""
    seen: dict[tuple[str, tuple[tuple[str, str], ...], str], tuple[Decimal, TakenTable, int]] = {}
    for taken in tables:
        for row in taken.rows:
            for column, value in row.figures.items():
                key = row.file, tuple(sorted(row.key.items())), column
                before = seen.setdefault(key, (value, taken, row.number))
                if before[0] != value:
                    other = (
                        f"{write_exact(before[0])} di lembar {before[1].table.sheet} baris "
                        f"{before[2]}"
                    )
                    place = Place(file.name, row.number, sheet=taken.table.sheet)
                    words = {"key": " ".join(row.key.values()), "value": write_exact(value)}
                    yield table_issue("two_figures", place, other=other, **words)


def _find_jumps(
    file: ForeignFile, year: OfficeYear, tables: Sequence[TakenTable]
) -> Iterator[Issue]:
    """Yield counts that are ten times more or less than the last one stored
    of the same kecamatan.
    """
    stored = {
        (str(count.measure), str(count.area)): count.value
        for count in sorted(year.counts, key=lambda one: one.period.end)
        if count.value is not None
    }
    for taken in tables:
        for row in taken.rows if taken.mapping.kind is IntakeTable.COUNTS else ():
            measure, area, value = row.key["measure"], row.key["area"], row.figures["value"]
            low, high = sorted((stored.get((measure, area), value), value))
            if high >= MIN_FIGURE_OF_JUMP and high >= MIN_FACTOR_OF_JUMP * max(low, Decimal(1)):
                place = Place(file.name, row.number, sheet=taken.table.sheet)
                words = {"value": write_exact(value), "before": write_exact(stored[measure, area])}
                yield table_issue("jump", place, measure=measure, area=area, **words)


def _find_new_first_budgets(file: ForeignFile, changed: Sequence[CellChange]) -> Iterator[Issue]:
    """Yield that first budgets become others: a revised one is soon taken for the first."""
    first = [change for change in changed if change.column == "original"]
    for change in first[:1]:
        words = {"node": change.row.key["node"], "before": change.before, "after": change.after}
        yield table_issue("first_budget_changes", Place(file.name), count=str(len(first)), **words)


def _new_errors(folder: Folder, changed: Mapping[str, bytes]) -> tuple[Issue, ...]:
    """Return the errors that a dossier would have after the change and has not before it."""
    before = {(issue.code, str(issue.place)) for issue in read_folder(folder, Reading()).issues}
    after = read_folder(replace(folder, parts={**folder.parts, **changed}), Reading())
    return tuple(
        issue
        for issue in after.issues
        if issue.level is Level.ERROR and (issue.code, str(issue.place)) not in before
    )


def _close_months(
    dossier: _Dossier, year: OfficeYear, tables: Sequence[TakenTable], file: ForeignFile
) -> Iterator[Issue]:
    """Close each month with new figures as its next version;
    yield those of which closed figures change.

    Kinds that no table brought are marked as missing, and not 0, until one brings them. The file
    is the reason of a version that adds figures alone.
    """
    taken = [row for each in tables for row in each.rows if row.file == FIGURES.file]
    reopens = next(
        (each.mapping.rules.reopens for each in tables if each.mapping.rules.reopens), ""
    )
    for month, days in gather((row.key["period"], row.days) for row in taken).items():
        there, period = _of_month(dossier.before, FIGURES, month), Period.parse(month)
        if _of_month(dossier.rows, FIGURES, month) == there:
            continue
        closings = _of_month(dossier.before, CLOSINGS, month)
        # Kinds are unknown unless a table brings them; of a level that is so anyway.
        unknown = {row.cells.get("item", "") for row in there if row.cells.get("stage") == MISSING}
        if not closings and not there:
            offered = (
                each for each in year.services if period.meets(each.valid_from, each.valid_to)
            )
            unknown |= {each.code for each in offered if not each.is_level}
        if missing := _mark_missing(dossier.rows, month, unknown):
            words = {"count": str(len(missing)), "kinds": write_few(missing, MAX_KINDS_NAMED)}
            yield table_issue("register_closing", Place(file.name), period=period.label, **words)
        own = _of_month(dossier.rows, FIGURES, month)
        kinds, known = {*map(_kind_of, there)}, {*map(_filled, there)}
        changed = [row for row in own if _kind_of(row) in kinds and _filled(row) not in known]
        if closings and changed and not reopens:
            words = {"count": str(len(changed)), "first": " ".join(_kind_of(changed[0])).strip()}
            yield table_issue("register_closed", Place(file.name), period=period.label, **words)
        else:
            reason = reopens if changed else f"Tabel {file.name}."
            closing = _closing(own, period, [row.cells for row in closings], max(days), reason)
            dossier.rows.setdefault(CLOSINGS.file, []).append(FlatRow(closing))


def _closing(
    own: Sequence[FlatRow],
    period: Period,
    closings: Sequence[Mapping[str, str]],
    days: int,
    reason: str,
) -> Mapping[str, str]:
    """Return the next closing of a month; the first one needs no reason."""
    names = ("version", "days", "sites")
    version, most_days, sites = (max((int(row[n]) for row in closings), default=0) for n in names)
    figures = make_table(FIGURES, "", own).records(Reading())
    cells = {
        "register": Register.SERVICES.value,
        "period": str(period),
        "closed_on": period.end.isoformat(),
        "version": str(version + 1),
        "days": str(max(days, most_days)),
        "sites": str(max(1, sites)),
        "sha256": fingerprint(Register.SERVICES, period, figures),
    }
    return cells | ({"reason": reason} if closings else {})


def _mark_missing(
    rows: dict[str, list[FlatRow]], month: str, items: Collection[str]
) -> Sequence[str]:
    """Mark those of the items as missing of which a month has no figure; return them."""
    own = _of_month(rows, FIGURES, month)
    marks = [row for row in own if row.cells.get("stage") == MISSING]
    missing = sorted({*items} - {row.cells.get("item") for row in own if row not in marks})
    of_month = {
        "register": Register.SERVICES.value,
        "period": month,
        "stage": MISSING,
        "value": "0",
    }
    kept = [row for row in rows[FIGURES.file] if row not in marks]
    rows[FIGURES.file] = [*kept, *(FlatRow({**of_month, "item": item}) for item in missing)]
    return missing


def _kind_of(row: FlatRow) -> tuple[str, ...]:
    return tuple(row.cells.get(name, "") for name in _KIND)


def _filled(row: FlatRow) -> frozenset[tuple[str, str]]:
    return frozenset((name, text) for name, text in row.cells.items() if text)


def _of_month(rows: Rows, table: Table[Any], month: str) -> list[FlatRow]:
    wanted = {"register": Register.SERVICES.value, "period": month}.items()
    return [row for row in rows.get(table.file, ()) if wanted <= row.cells.items()]
