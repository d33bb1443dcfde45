"""A year that goes on from a closing takes over a newer one of the same closed year.

Three texts are held beside each other: what the old closing gave, what the new one gives, and what stands. A
figure that somebody changed since stays, unless the new closing says another one than the old did. Rows of
the year itself are never touched.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from capaian.domain.identifiers import SourceId
from capaian.domain.numerals import plain
from capaian.domain.work import RestatedColumn
from capaian.dossier.beginning.keyed_rows import Cells, Keyed, keyed, written
from capaian.dossier.beginning.next_year import go_on
from capaian.dossier.beginning.taken_parts import take_differences, take_plan, take_sources
from capaian.dossier.beginning.taken_restated import follow_restated
from capaian.dossier.closing.exchange import hash_snapshot, read_snapshot
from capaian.dossier.closing.plan_results import spent_in
from capaian.dossier.closing.priors import KEPT, Key, never_taken
from capaian.dossier.closing.snapshot import Snapshot, place_of
from capaian.dossier.rows.flat_rows import FlatRow, table_rows
from capaian.dossier.rows.sheets import sheets_of
from capaian.dossier.rows.tables import make_table
from capaian.dossier.rows.yaml_rows import unfold
from capaian.dossier.tables import BY_FILE
from capaian.dossier.tables.comparison import HISTORY, PEERS, RESTATEMENTS
from capaian.dossier.tables.declaration import Column, Names, Table
from capaian.dossier.tables.means import FACTS
from capaian.dossier.tables.office import OFFICE
from capaian.dossier.tables.plan import PLAN
from capaian.dossier.tables.statements import STATEMENTS
from capaian.dossier.tables.strategic import PLAN_YEARS
from capaian.dossier.tables.work import COUNTS, NODES, OUTPUTS

_Texts = Mapping[str, str]

_CARRIED: Final[tuple[Table[Any], ...]] = (HISTORY, *KEPT, PEERS, FACTS, PLAN_YEARS, STATEMENTS)
"""Tables in which rows of closed years stand; history first, since others follow it."""
_HELD: Final[tuple[Table[Any], ...]] = (*KEPT, PEERS)
"""Those of which a closed year has no row that its closing does not hold."""
_COUNTED: Final[Mapping[str, tuple[str, ...]]] = {
    COUNTS.file: ("measure",),
    OUTPUTS.file: ("node", "indicator", "name"),
}
"""Tables that tell of no closed year what its closing tells, with the columns that say of what a row is."""
_RESTATED: Final = frozenset(map(str, RestatedColumn))


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


@dataclass
class _Taking:
    """Texts on their way from one closing to another."""

    year: int
    """The closed year."""
    texts: dict[str, str]
    was: _Texts
    """What the old closing gave."""
    becomes: _Texts
    """What the new one gives."""
    is_last: bool
    """The closed year is the one before: money and surveys stand for one year only."""
    moved: set[tuple[Key, str]] = field(default_factory=set)
    """Rows and columns of which the new closing says something else than the old."""
    sources: set[str] = field(default_factory=set)
    """Sources that rows and declared differences name which came."""
    severed: list[Severed] = field(default_factory=list)
    never_taken: set[Key] = field(default_factory=set)
    """Rows of history that the old closing gives by today's program, and did not when the year was begun."""


def take_over(texts: _Texts, old: bytes, new: bytes, closed: int, *, is_last: bool = True) -> TakenOver:
    """Return a year with the new closing of a closed year instead of the old one.

    Args:
        texts: The files of the year, by their places.
        old: The closing that it holds.
        new: The closing that it is to hold.
        closed: The closed year.
        is_last: It is the year before.

    Raises:
        InputError: if a closing is damaged.
        BrokenTextsError: if its texts are none that a year can have been closed with.
    """
    place = place_of(closed)
    before, after = read_snapshot(old, place), read_snapshot(new, place)
    taking = _Taking(closed, dict(texts), _given(before, old), _given(after, new), is_last)
    taking.never_taken = _never_taken(before, texts)
    _take_nodes(taking)
    defined = _defined(taking.texts)
    for table in _CARRIED:
        _take_table(table, taking, defined)
    _follow_results(taking, before, after)
    for file, columns in _COUNTED.items():
        _leave_counted(file, columns, taking, before, after)
    taking.moved |= take_plan(taking.texts, taking.was, taking.becomes, closed)
    _leave_restated(taking)
    taking.sources |= take_differences(taking.texts, taking.was, taking.becomes, closed)
    take_sources(taking.texts, taking.becomes, taking.sources, (hash_snapshot(old), hash_snapshot(new)))
    taking.texts[place] = new.decode()
    follow_restated(taking.texts, texts, closed)
    return TakenOver(taking.texts, tuple(taking.severed))


def _given(snapshot: Snapshot, content: bytes) -> _Texts:
    files = go_on(snapshot, content, is_compared=True).files
    return {file: text.decode() for file, text in files.items() if file in BY_FILE}


def _never_taken(before: Snapshot, texts: _Texts) -> set[Key]:
    """Return the rows of history that the old closing gives, where the year took none of them from it."""
    rows, restated = (
        keyed(table, table_rows(texts.get(table.file, ""))) for table in (HISTORY, RESTATEMENTS)
    )
    sources = {(key[0], key[1], key[2]): SourceId(row["source"]) for key, row in rows.items()}
    return never_taken(before, sources, {(key[0], key[1], key[2]) for key in restated})


def _take_nodes(taking: _Taking) -> None:
    """Add the work that the old closing did not have: totals of money hold only with all their parts.

    It comes without posts, objectives and indicators that the year does not have, but not without its parent.
    """
    was, becomes = (
        keyed(NODES, table_rows(each.get(NODES.file, ""))) for each in (taking.was, taking.becomes)
    )
    text, defined = taking.texts.get(NODES.file, ""), _defined(taking.texts)
    rows = keyed(NODES, table_rows(text))
    before = len(rows)
    for key, row in becomes.items():  # what is above stands before what is below
        if key in was or key in rows:
            continue
        severed = _severed(row, defined)
        kept = {name: " ".join(n for n in row[name].split() if n not in severed[name]) for name in severed}
        if _is_known(NODES, {**row, **kept}, defined, NODES.columns):
            rows[key] = {**row, **kept}
            defined.setdefault(Names.NODE, set()).add(key[0])
            taking.severed += _told(row, severed, taking.becomes)
    if len(rows) > before:
        taking.texts[NODES.file] = written(NODES, text, rows)


def _severed(row: Cells, defined: Mapping[Names, set[str]]) -> Mapping[str, Sequence[str]]:
    """Return by the columns of work what it names that the plan does not have, save what it is part of."""
    looked = (column for column in NODES.columns if column.refers_to and not column.is_parent)
    found = {
        column.name: [
            name
            for name in row[column.name].split()
            if not any(name in defined.get(kind, ()) for kind in column.refers_to)
        ]
        for column in looked
    }
    return {column: names for column, names in found.items() if names}


def _told(row: Cells, severed: Mapping[str, Sequence[str]], becomes: _Texts) -> Iterator[Severed]:
    called = {(kind, id_): name for kind, id_, name in _definitions(becomes)} if severed else {}
    for column in NODES.columns:
        for id_ in severed.get(column.name, ()):
            names = (called.get((kind, id_), "") for kind in column.refers_to)
            name = next(filter(None, names), id_)
            yield Severed(f"{row['code']} {row['name']}".strip(), column.title, name)


def _take_table(table: Table[Any], taking: _Taking, defined: Mapping[Names, set[str]]) -> None:
    """Renew the rows of closed years in a table; its text stays as it is where nothing changed."""
    was = _closed_rows(table, taking.was, taking.year)
    if table is HISTORY:
        was = {key: row for key, row in was.items() if key not in taking.never_taken}
    becomes = _closed_rows(table, taking.becomes, taking.year)
    differing = {key for key in {**was, **becomes} if was.get(key) != becomes.get(key)}
    for key in differing:
        taking.moved |= _moved(table, was.get(key, {}), becomes.get(key, {}), key)
    if not differing:
        return
    text = taking.texts.get(table.file, "")
    rows = keyed(table, table_rows(text))
    for key in [key for key in {**was, **becomes} if key in differing]:
        if key not in becomes:
            if key in rows and _goes(table, rows[key], was[key]):
                rows.pop(key)
        elif key in rows:
            rows[key] = _merged(table, rows[key], was.get(key), becomes[key])
        elif (taking.is_last or table not in KEPT) and _is_known(table, becomes[key], defined):
            rows[key] = becomes[key]
        if key in becomes and key in rows:
            taking.sources.add(rows[key].get("source", ""))
    taking.texts[table.file] = written(table, text, rows)


def _goes(table: Table[Any], now: Cells, was: Cells) -> bool:
    """Say whether a row goes that the new closing does not have: not one that somebody made their own."""
    if table in _HELD or all(now.get(name, "") == text for name, text in was.items()):
        return True
    return table is HISTORY and now.get("source", "") == was.get("source", "")


def _merged(table: Table[Any], now: Cells, was: Cells | None, becomes: Cells) -> Cells:
    """Return a row with what the new closing says otherwise than the old one.

    A row that says what the new closing says is traced to where that is.
    """
    if was is None:
        return {**now, **becomes}
    changed = {name: text for name, text in becomes.items() if was.get(name, "") != text}
    made = {**now, **changed}
    figures = [name for name in becomes if name in _RESTATED]
    is_as_closed = all(made.get(name, "") == becomes[name] for name in figures)
    return (
        {**made, "source": becomes.get("source", "")} if is_as_closed and table in (HISTORY, *KEPT) else made
    )


def _moved(table: Table[Any], was: Cells, becomes: Cells, key: tuple[str, ...]) -> set[tuple[Key, str]]:
    """Return the figures of a row that the new closing says otherwise, as restatements name them."""
    cells = dict(zip(table.key, key, strict=True))
    subject, *names = (cells[column] for column in table.key if column != "period")
    own = (subject, " ".join(names), cells["period"])
    before = "plan_" if table is PLAN_YEARS else ""
    changed = {name for name in {**was, **becomes} if was.get(name, "") != becomes.get(name, "")}
    return {(own, f"{before}{name}") for name in changed}


def _follow_results(taking: _Taking, before: Snapshot, after: Snapshot) -> None:
    """Renew what `renstra.csv` tells by results of the closed year, where its closing has nothing there."""
    file, period = PLAN_YEARS.file, str(taking.year)
    text, given = taking.texts.get(file, ""), _closed_rows(PLAN_YEARS, taking.becomes, taking.year)
    if not text:
        return
    old, new = (
        {key: plain(figure) for key, figure in spent_in(one).items() if figure is not None}
        for one in (before, after)
    )
    results = keyed(HISTORY, table_rows(taking.texts.get(HISTORY.file, "")))
    made = {key: row.get("actual", "") for key, row in results.items()}
    rows, changed = keyed(PLAN_YEARS, table_rows(text)), False
    for (node, name, when), row in rows.items():
        key, of_node = (node, name, when), (node, "", when)
        told = {
            "actual": made.get(key, "") if (key, "actual") in taking.moved else "",
            "spent": new.get(of_node, "") if old.get(of_node) != new.get(of_node) else "",
        }
        for column, figure in told.items():
            is_own = bool(row.get(column)) and not given.get(key, {}).get(column) and when == period
            if is_own and figure and row[column] != figure:
                rows[key], changed = {**rows[key], column: figure}, True
                taking.moved.add((key, f"plan_{column}"))
    if changed:
        taking.texts[file] = written(PLAN_YEARS, text, rows)


def _leave_counted(
    file: str, columns: Sequence[str], taking: _Taking, before: Snapshot, after: Snapshot
) -> None:
    """Leave out rows of the closed year about what only the new closing tells."""
    text, year = taking.texts.get(file, ""), str(taking.year)

    def thing(row: FlatRow) -> tuple[str, ...]:
        return tuple(row.cells.get(name, "").strip() for name in columns)

    def is_closed(row: FlatRow) -> bool:
        return row.cells.get("period", "").strip()[:4] == year

    told, now = (
        {thing(row) for row in table_rows(one.files.get(file, "")) if is_closed(row)}
        for one in (before, after)
    )
    rows = [*table_rows(text)]
    kept = [row for row in rows if not (is_closed(row) and thing(row) in now - told)]
    table = BY_FILE[file]
    if len(kept) < len(rows) and isinstance(table, Table):
        taking.texts[file] = make_table(table, text, kept).text


def _leave_restated(taking: _Taking) -> None:
    """Leave out restatements of figures that the new closing says otherwise than the old one."""
    file = RESTATEMENTS.file
    text = taking.texts.get(file, "")
    rows = keyed(RESTATEMENTS, table_rows(text))
    kept = {key: row for key, row in rows.items() if ((key[0], key[1], key[2]), key[3]) not in taking.moved}
    if len(kept) < len(rows):
        taking.texts[file] = written(RESTATEMENTS, text, kept)


def _closed_rows(table: Table[Any], texts: _Texts, year: int) -> Keyed:
    """Return the rows of years up to a closed one, by their keys."""
    at = table.key.index("period")
    rows = keyed(table, table_rows(texts.get(table.file, "")))
    return {key: row for key, row in rows.items() if key[at][:4] <= str(year)}


def _defined(texts: _Texts) -> dict[Names, set[str]]:
    """Return what the plan of a year has, by what it is."""
    found: dict[Names, set[str]] = {}
    for kind, id_, _ in _definitions(texts):
        found.setdefault(kind, set()).add(id_)
    return found


def _definitions(texts: _Texts) -> Iterator[tuple[Names, str, str]]:
    """Yield what is defined: what it is, its id, and what it is called."""
    flat: dict[str, Sequence[FlatRow]] = {NODES.file: table_rows(texts.get(NODES.file, ""))}
    for yaml in (PLAN, OFFICE):
        flat |= unfold(yaml, texts.get(yaml.file, ""))
    for part in (NODES, PLAN, OFFICE):
        for spec in sheets_of(part):
            for column in spec.columns:
                if column.defines is not None:
                    cells = (row.cells for row in flat[spec.id])
                    yield from (
                        (column.defines, each.get(column.id, ""), each.get("name", "")) for each in cells
                    )


def _is_known(
    table: Table[Any], row: Cells, defined: Mapping[Names, set[str]], columns: Sequence[Column] = ()
) -> bool:
    """Say whether the plan still has what a row is about: what left it brings no row back.

    Args:
        table: The table of the row.
        row: Its texts.
        defined: What the plan has.
        columns: Those that are looked at; without any they are those of the key.
    """
    looked = [column for column in columns or table.columns if columns or column.name in table.key]
    return all(
        name in column.also or any(name in defined.get(kind, ()) for kind in column.refers_to)
        for column in looked
        if {*column.refers_to} & {*defined}
        for name in row[column.name].split()
    )
