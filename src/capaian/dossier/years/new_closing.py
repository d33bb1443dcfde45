"""A year that goes on from a closing takes over a newer one of the same closed year.

Three states are compared row by row: what the old closing gave, what the new one gives, and what is there. A
figure that somebody changed since stays, unless the new closing says another one than the old did. Rows of
the year itself are never touched. What the new figures lead to further on, the check of the dossier says.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from capaian.domain.work import RestatedColumn
from capaian.dossier.rows.flat_rows import FlatRow, table_rows
from capaian.dossier.rows.sheets import sheets_of
from capaian.dossier.rows.tables import make_table
from capaian.dossier.rows.yaml_edits import edit_part, read_part
from capaian.dossier.rows.yaml_rows import unfold
from capaian.dossier.rows.yaml_values import Fields, Items, Leaf
from capaian.dossier.tables import BY_FILE
from capaian.dossier.tables.comparison import HISTORY, PEERS, RESTATEMENTS
from capaian.dossier.tables.declaration import Column, KeyFile, Names, Nature, Table
from capaian.dossier.tables.kinds import Kind
from capaian.dossier.tables.means import FACTS
from capaian.dossier.tables.office import OFFICE
from capaian.dossier.tables.plan import PLAN
from capaian.dossier.tables.rejection import RejectedValueError
from capaian.dossier.tables.statements import STATEMENTS
from capaian.dossier.tables.strategic import PLAN_YEARS
from capaian.dossier.tables.words import DIFFERENCES, SOURCES
from capaian.dossier.tables.work import NODES
from capaian.dossier.years.closed_rows import KEPT
from capaian.dossier.years.next_year import go_on
from capaian.dossier.years.snapshot import Snapshot, place_of
from capaian.dossier.years.snapshot_file import hash_snapshot, read_snapshot

Texts = Mapping[str, str]
Row = Mapping[str, str]
Rows = dict[tuple[str, ...], Row]
"""Rows by their keys."""
_CARRIED: Final[tuple[Table[Any], ...]] = (HISTORY, *KEPT, PEERS, FACTS, PLAN_YEARS, STATEMENTS)
"""Tables in which rows of closed years lie."""
_SURVEY_KEYS: Final = ("top", "classes", "year_value")
"""What the index and the class of a survey follow from, whose rows of the closed year are kept."""


@dataclass(frozen=True, slots=True)
class Severed:
    """Something of which work says that it belongs to it, and that the year does not have."""

    work: str
    """Code and name of the work, which came without it."""
    column: str
    """What it is to the work, in Indonesian: `Penanggung jawab`."""
    name: str


@dataclass(frozen=True, slots=True)
class TakenOver:
    """A year with a newer closing."""

    texts: Mapping[str, str]
    """Its files, by their places."""
    severed: tuple[Severed, ...]


def take_over(texts: Texts, old: bytes, new: bytes, closed: int, *, is_last: bool = True) -> TakenOver:
    """Return a year with the new closing of a closed year instead of the old one.

    Args:
        texts: The files of the year, by their places.
        old: The closing that it holds.
        new: The closing that it is to hold.
        closed: The closed year.
        is_last: It is the year before: money and surveys are kept for one year only.

    Raises:
        InputError: if a closing is damaged.
        BrokenTextsError: if its texts are none that a year can have been closed with.
    """
    place = place_of(closed)
    before, after = read_snapshot(old, place), read_snapshot(new, place)
    taking = _Taking(closed, dict(texts), _given(before, old), _given(after, new), _defined(texts))
    taking.take_work()
    for table in _CARRIED:
        taking.take_table(table, may_add=is_last or table not in KEPT)
    taking.take_plan()
    taking.drop_restatements()
    taking.take_differences()
    taking.take_sources((hash_snapshot(old), hash_snapshot(new)))
    taking.texts[place] = new.decode()
    return TakenOver(taking.texts, tuple(taking.severed))


def _given(snapshot: Snapshot, content: bytes) -> Texts:
    files = go_on(snapshot, content, is_compared=True).files
    return {file: text.decode() for file, text in files.items() if file in BY_FILE}


@dataclass
class _Taking:
    """Texts on their way from one closing to another."""

    year: int
    """The closed year."""
    texts: dict[str, str]
    was: Texts
    """What the old closing gave."""
    becomes: Texts
    """What the new one gives."""
    defined: dict[Names, set[str]]
    """What the plan of the year has."""
    changed: set[tuple[str, ...]] = field(default_factory=set)
    """Figures that the new closing says otherwise: subject, name, period and column of restatements."""
    sources: set[str] = field(default_factory=set)
    """Sources that rows and declared differences name which came."""
    severed: list[Severed] = field(default_factory=list)

    def take_work(self) -> None:
        """Add the work that the old closing did not have: totals of money hold only with all their parts.

        It comes without posts, objectives and indicators that the year does not have, but not without its
        parent.
        """
        was, becomes, rows = (_rows(NODES, each) for each in (self.was, self.becomes, self.texts))
        names = _names_of(self.becomes)
        count = len(rows)
        for key, row in becomes.items():  # what is above comes before what is below
            if key in was or key in rows:
                continue
            severed = {
                column.name: [name for name in row[column.name].split() if not self._has(column, name)]
                for column in NODES.columns
                if column.refers_to and not column.is_parent
            }
            kept = {
                name: " ".join(n for n in row[name].split() if n not in lost)
                for name, lost in severed.items()
            }
            if row["parent"] and (row["parent"],) not in rows:
                continue
            rows[key] = {**row, **kept}
            self.defined.setdefault(Names.NODE, set()).add(row["id"])
            work = f"{row['code']} {row['name']}".strip()
            titles = {column.name: column.title for column in NODES.columns}
            self.severed += [
                Severed(work, titles[column], names.get(name, name))
                for column, lost in severed.items()
                for name in lost
            ]
        if len(rows) > count:
            self._write(NODES, rows)

    def take_table(self, table: Table[Any], *, may_add: bool) -> None:
        """Renew the rows of closed years in a table; its text stays as it is where nothing changed."""
        was, becomes = (self._closed_rows(table, each) for each in (self.was, self.becomes))
        differing = [key for key in {**was, **becomes} if was.get(key) != becomes.get(key)]
        rows = _rows(table, self.texts)
        for key in differing:
            old, new, now = was.get(key), becomes.get(key), rows.get(key)
            self._note(table, key, old or {}, new or {})
            if new is None:
                if now is not None and (table in (*KEPT, PEERS) or _is_own(old or {}, now)):
                    rows.pop(key)
            elif now is not None:
                rows[key] = _merged(table, old, new, now)
            elif may_add and self._is_known(table, new):
                rows[key] = new
            if key in rows:
                self.sources.add(rows[key].get("source", ""))
        if differing:
            self._write(table, rows)

    def _closed_rows(self, table: Table[Any], texts: Texts) -> Rows:
        at = table.key.index("period")
        return {key: row for key, row in _rows(table, texts).items() if key[at][:4] <= str(self.year)}

    def _note(self, table: Table[Any], key: tuple[str, ...], old: Row, new: Row) -> None:
        """Note the figures that the new closing says otherwise, as restatements name them."""
        cells = dict(zip(table.key, key, strict=True))
        subject, *names = (cells[name] for name in table.key if name != "period")
        before = "plan_" if table is PLAN_YEARS else ""
        for name in {**old, **new}:
            if old.get(name, "") != new.get(name, ""):
                self.changed.add((subject, " ".join(names), cells["period"], f"{before}{name}"))

    def _is_known(self, table: Table[Any], row: Row) -> bool:
        """Say whether the plan still has what a row is about: what left it brings no row back."""
        columns = [column for column in table.columns if column.name in table.key and column.refers_to]
        return all(self._has(column, row[column.name]) for column in columns if row[column.name])

    def _has(self, column: Column, name: str) -> bool:
        """Say whether the year has what a column names; what no plan defines it always has."""
        if name in column.also or not {*column.refers_to} & {*self.defined}:
            return True
        return any(name in self.defined.get(kind, ()) for kind in column.refers_to)

    def take_plan(self) -> None:
        """Renew the targets of the plan for closed years, and what the indices of surveys follow from."""
        was, becomes, now = (
            read_part(PLAN, each.get(PLAN.file, "")) for each in (self.was, self.becomes, self.texts)
        )
        indicators = [self._with_targets(one, was, becomes) for one in now.records("indicators")]
        surveys = []
        for one in now.records("surveys"):
            old, new = (_record(each, "surveys", "id", one.text("id")) for each in (was, becomes))
            keys = [key for key in _SURVEY_KEYS if old and new and old.get(key) != new.get(key)]
            surveys.append(one.replace(**{key: new.get(key) for key in keys}) if new else one)
        lists = {"indicators": indicators, "surveys": surveys}
        made = now.replace(**{name: Items((*records,)) for name, records in lists.items() if records})
        self.texts[PLAN.file] = edit_part(PLAN, self.texts.get(PLAN.file, ""), made)

    def _with_targets(self, now: Fields, was: Fields, becomes: Fields) -> Fields:
        code = now.text("code")
        old, new, targets = (
            value if record and isinstance(value := record.get("targets"), Fields) else Fields(())
            for record in (*(_record(each, "indicators", "code", code) for each in (was, becomes)), now)
        )
        years = {year for year, _ in (*old.entries, *new.entries) if year <= str(self.year)}
        changed = {year: new.get(year) for year in sorted(years) if old.get(year) != new.get(year)}
        for year in [
            year for year, value in changed.items() if value is None and targets.get(year) != old.get(year)
        ]:
            changed.pop(year)  # the new closing has none, and this one is the office's own
        self.changed |= {(code, "", year, str(RestatedColumn.PLAN_TARGET)) for year in changed}
        made = targets.replace(**changed)
        return now.replace(targets=made if made.entries else None) if changed else now

    def drop_restatements(self) -> None:
        """Leave out restatements of figures that the new closing says otherwise than the old one."""
        rows = _rows(RESTATEMENTS, self.texts)
        kept = {key: row for key, row in rows.items() if key not in self.changed}
        if len(kept) < len(rows):
            self._write(RESTATEMENTS, kept)

    def take_differences(self) -> None:
        """Renew what is declared of rows of the closed year that contradict each other."""
        was, becomes, now = (
            {
                one.text("id"): one
                for one in read_part(DIFFERENCES, each.get(DIFFERENCES.file, "")).records("differences")
            }
            for each in (self.was, self.becomes, self.texts)
        )
        for id_ in {**was, **becomes}:
            new = becomes.get(id_)
            if was.get(id_) == new or now.get(id_) != was.get(id_):
                continue
            if new is None:
                now.pop(id_)
            elif id_ in was or self._is_closed(new):
                now[id_] = new
                self.sources.add(new.text("source"))
        self._write_records(DIFFERENCES, "differences", [*now.values()])

    def _is_closed(self, difference: Fields) -> bool:
        covers = difference.get("covers")
        texts = (
            [one.text for one in covers.values if isinstance(one, Leaf)] if isinstance(covers, Items) else []
        )
        return any(text.rpartition(":")[2][:4] == str(self.year) for text in texts)

    def take_sources(self, sha256: tuple[str, str]) -> None:
        """Note the new closing as the source of its figures, and the sources that rows name which came."""
        self.texts[SOURCES.file] = self.texts.get(SOURCES.file, "").replace(*sha256)
        now = read_part(SOURCES, self.texts[SOURCES.file]).records("sources")
        named = self.sources - {one.text("id") for one in now}
        given = read_part(SOURCES, self.becomes[SOURCES.file]).records("sources")
        more = [Fields(one.entries) for one in given if one.text("id") in named]
        self._write_records(SOURCES, "sources", [*now, *more])

    def _write(self, table: Table[Any], rows: Rows) -> None:
        made = make_table(table, self.texts.get(table.file, ""), [FlatRow(row) for row in rows.values()])
        self.texts[table.file] = made.text

    def _write_records(self, part: KeyFile, name: str, records: Sequence[Fields]) -> None:
        text = self.texts.get(part.file, "")
        wanted = read_part(part, text).replace(**{name: Items((*records,)) if records else None})
        if made := edit_part(part, text, wanted):
            self.texts[part.file] = made


def _rows(table: Table[Any], texts: Texts) -> Rows:
    """Return the rows of a table by their keys, each text in its one form."""
    rows = table_rows(texts.get(table.file, ""))
    kinds = {column.name: column.kind for column in table.columns if isinstance(column.kind, Kind)}
    found = [{name: _one_form(kind, row.cells.get(name, "")) for name, kind in kinds.items()} for row in rows]
    return {tuple(row[name] for name in table.key): row for row in found}


def _one_form(kind: Kind, text: str) -> str:
    try:
        return kind.write_cell(kind.read_cell(text))
    except RejectedValueError:
        return text


def _is_own(old: Row, now: Row) -> bool:
    """Say whether a row is still what the old closing gave, or at least names it as its source."""
    is_same = all(now.get(name, "") == text for name, text in old.items())
    return is_same or now.get("source", "") == old.get("source", "") != ""


def _merged(table: Table[Any], old: Row | None, new: Row, now: Row) -> Row:
    """Return a row with what the new closing says otherwise than the old one.

    A row that says what the new closing says is traced to where that is.
    """
    if old is None:
        return {**now, **new}
    made = {**now, **{name: text for name, text in new.items() if old.get(name, "") != text}}
    figures = table.columns_of(Nature.MEASURED, Nature.PLANNED)
    is_as_closed = table in (HISTORY, *KEPT) and all(made[name] == new[name] for name in figures)
    return {**made, "source": new.get("source", "")} if is_as_closed else made


def _record(part: Fields, listing: str, name: str, text: str) -> Fields | None:
    return next((one for one in part.records(listing) if one.text(name) == text), None)


def _defined(texts: Texts) -> dict[Names, set[str]]:
    found: dict[Names, set[str]] = {}
    for kind, id_, _ in _definitions(texts):
        found.setdefault(kind, set()).add(id_)
    return found


def _names_of(texts: Texts) -> Mapping[str, str]:
    return {id_: name for _, id_, name in _definitions(texts) if name}


def _definitions(texts: Texts) -> Iterator[tuple[Names, str, str]]:
    """Yield what is defined: what it is, its id, and what it is called."""
    flat: dict[str, Sequence[FlatRow]] = {NODES.file: table_rows(texts.get(NODES.file, ""))}
    for part in (PLAN, OFFICE):
        flat |= unfold(part, texts.get(part.file, ""))
    for spec in (spec for part in (NODES, PLAN, OFFICE) for spec in sheets_of(part)):
        for column in spec.columns:
            if column.defines is not None:
                for row in flat[spec.id]:
                    yield column.defines, row.cells.get(column.id, ""), row.cells.get("name", "")
