"""Closed years in a later dossier: every row of a closing equals today's, or a restatement names both."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from itertools import groupby
from operator import attrgetter
from typing import Any, Final

from capaian.domain.errors import InputError
from capaian.domain.identifiers import closed_year_of, closing_of, is_closing_since
from capaian.domain.issue import Place
from capaian.domain.office import Source
from capaian.domain.office_year import OfficeYear
from capaian.domain.plan import StrategicPlan
from capaian.domain.work import WHOLE_OFFICE, RestatedColumn, Restatement
from capaian.dossier.file_names import is_closing, year_of_closing
from capaian.dossier.folder import Folder
from capaian.dossier.issues import IssueLog
from capaian.dossier.tables.comparison import HISTORY, PEERS
from capaian.dossier.tables.declaration import Table
from capaian.dossier.tables.means import FACTS
from capaian.dossier.tables.plan import PLAN
from capaian.dossier.tables.strategic import PLAN_YEARS
from capaian.dossier.tables.work import COUNTS, INPUTS, OUTPUTS
from capaian.dossier.years.closed_figures import spent_in
from capaian.dossier.years.closed_rows import (
    KEPT,
    OF_YEAR,
    Figure,
    FigureRow,
    RowId,
    approved_rows,
    key_of,
    own_rows,
    rows_of_texts,
    rows_today,
    write_figure,
)
from capaian.dossier.years.definitions import check_definitions, find_reformulated
from capaian.dossier.years.reasons import is_reason
from capaian.dossier.years.snapshot import Snapshot, place_of
from capaian.dossier.years.snapshot_file import read_snapshot

ReadTexts = Callable[[Snapshot], OfficeYear | None]
"""Gives the office-year that a closing holds; `None` where its texts cannot be read any more."""
NOTHING: Final = "(kosong)"
MAX_NAMED: Final = 5
"""Rows that a message names; how many more there are is said in figures."""
_KEPT_FILES: Final = frozenset(table.file for table in KEPT)
_YEAR_FILES: Final = frozenset(table.file for table in OF_YEAR)
_PLAN_FILES: Final = frozenset({PLAN.file, PLAN_YEARS.file})
_COUNTED: Final[tuple[Table[Any], ...]] = (COUNTS, OUTPUTS, PEERS)
"""Tables that later dossiers go on without, and whose rows no restatement can name."""
_TITLE: Final = re.compile(r"penutupan tahun ([0-9]{4})\b", re.IGNORECASE)
"""As `capaian new --from` titles the source."""


def check_closed_years(
    folder: Folder, fields: dict[str, Any], log: IssueLog, read_texts: ReadTexts
) -> Sequence[Snapshot]:
    """Report closings that changed or are missing, and figures of closed years retyped without a reason.

    Args:
        folder: The dossier with its closings.
        fields: What was read from it, by the fields of `OfficeYear`; the names and formulas that were others
            in the last closing are added.
        log: Takes the problems.
        read_texts: Reads the texts of a closing.

    Returns:
        The closings that can be read, from the earliest.
    """
    sources: Sequence[Source] = fields.get("sources", ())
    if "year" in fields:
        _check_sources(fields["year"] - 1, sources, folder, log)
    snapshots = _read_all(sources, folder, fields, log)
    today = rows_today(fields)
    approved = approved_rows(snapshots, today)
    comparison = _Comparison(fields, approved, today, snapshots, log)
    comparison.check_missing()
    comparison.check_rows()
    comparison.check_consequences(read_texts)
    for snapshot in snapshots:
        _check_counted(snapshot, fields, log)
    closed = max((*map(year_of_closing, folder.closed), *_closed_years(sources)), default=0)
    is_read = not closed or any(snapshot.year == closed for snapshot in snapshots)
    comparison.check_restatements(is_read=is_read)
    if snapshots:
        standing = {id_ for id_ in approved if id_ in today and id_[0] in _YEAR_FILES}
        check_definitions(snapshots[-1], standing, fields, log)
    return snapshots


def _check_sources(last: int, sources: Iterable[Source], folder: Folder, log: IssueLog) -> None:
    """Report sources that are closings and are missing, or could be any file.

    What an earlier one held, the last holds too: without it a figure is not traced to the end.
    """
    for source in sources:
        year = _closed_year(source)
        if year is None:
            continue
        file, key = place_of(year), source.place.column
        if source.file != file or not source.sha256:
            missing = "file" if source.file != file else "sha256"
            place = replace(source.place, column=f"{key}.{missing}")
            log.add("closing_unnoted", place, getattr(source, missing) or "", id=source.id, file=file)
        elif file not in folder.closed and not log.has_any(file):
            code = "closing_lost" if year == last else "earlier_closing_lost"
            place = replace(source.place, column=f"{key}.file")
            log.add(code, place, file, year=str(year), sha256=source.sha256[:12])


def _closed_years(sources: Iterable[Source]) -> Iterator[int]:
    yield from (year for source in sources if (year := _closed_year(source)) is not None)


def _closed_year(source: Source) -> int | None:
    """Return the closed year that a source is, by its id, or else by its file or title."""
    if (year := closed_year_of(source.id)) is not None:
        return year
    if is_closing(source.file):
        return year_of_closing(source.file)
    titled = _TITLE.match(source.title)
    return int(titled[1]) if titled else None


def _read_all(
    sources: Sequence[Source], folder: Folder, fields: Mapping[str, Any], log: IssueLog
) -> list[Snapshot]:
    """Return the closings of this office, from the earliest; any other file is told."""
    hashes = {source.id: source.sha256 for source in sources}
    found: list[Snapshot] = []
    for file, content in sorted(folder.closed.items()):
        year = year_of_closing(file)
        try:
            snapshot = read_snapshot(content, file, hashes.get(closing_of(year)) or None)
        except InputError as error:
            log.take(error.issues)
            continue
        if snapshot.year != year:
            log.add("closed_elsewhere", Place(file), year=str(snapshot.year))
        elif "office" in fields and fields["office"].regency != snapshot.regency:
            log.add("closed_by_another", Place(file), snapshot.regency, office=snapshot.office)
        else:
            found.append(snapshot)
    return found


class _Comparison:
    """What was approved beside what a dossier states of it."""

    def __init__(
        self,
        fields: Mapping[str, Any],
        approved: Mapping[RowId, FigureRow],
        today: Mapping[RowId, FigureRow],
        snapshots: Sequence[Snapshot],
        log: IssueLog,
    ) -> None:
        self._fields = fields
        self._today = today
        self._snapshots = snapshots
        self._log = log
        self._restatements: Sequence[Restatement] = fields.get("restatements", ())
        self._reasons = {(key_of(row), row.column) for row in self._restatements}
        self._ends = {source.id: source.cut_off for source in fields.get("sources", ())}
        self._planned = {*_planned(fields)}
        spent = {(node, str(one.year)): figure for one in snapshots for node, figure in spent_in(one)}
        last = snapshots[-1].year if snapshots else 0
        self._approved = {**approved} | {
            id_: self._known_of_plan(approved.get(id_), row, spent)
            for id_, row in today.items()
            if row.file == PLAN_YEARS.file and row.year <= last
        }

    def check_rows(self) -> None:
        """Report each row that is other than approved, or is one that was not approved."""
        for id_, now in self._today.items():
            closed = self._approved.get(id_)
            if closed is None:
                self._check_added(now)
                continue
            changed = [c for c in now.changed(closed) if (now.key, c) not in self._reasons]
            for column in changed:
                self._report(column, closed, now)
            self._check_meaning(closed, now)
            if closed.file in _YEAR_FILES and not now.changed(closed):
                self._check_source(closed, now)

    def _known_of_plan(
        self, closed: FigureRow | None, now: FigureRow, spent: Mapping[tuple[str, str], Decimal]
    ) -> FigureRow:
        """Return what `renstra.csv` is to say of a closed year: as approved, else as it came about.

        An actual that follows `history.csv` is right, since that is compared itself.
        """
        history = self._today.get((HISTORY.file, now.key))
        actual = history.figure(RestatedColumn.ACTUAL) if history else None
        known: dict[RestatedColumn, Figure] = {
            RestatedColumn.PLAN_ACTUAL: actual,
            RestatedColumn.PLAN_SPENT: spent.get((now.key[0], now.key[2])),
        }
        figures = {} if closed is None else dict(closed.figures)
        for column, figure in now.figures.items():
            follows = column is RestatedColumn.PLAN_ACTUAL and figure == actual is not None
            if figure is not None and (follows or figures.get(column) is None):
                figures[column] = figure if known.get(column) is None else known[column]
        blank = dict.fromkeys(now.figures) if closed is None else {}
        return replace(now if closed is None else closed, figures={**blank, **figures})

    def _check_added(self, now: FigureRow) -> None:
        """Report a row that makes the figures of a closed year others, or whose trace would lead nowhere."""
        if not self._snapshots or now.year > self._snapshots[-1].year:
            return
        cited = closed_year_of(now.source) if now.source else None
        is_cited = cited is not None and cited <= self._snapshots[-1].year
        beside = {key for file, key in self._approved if file == now.file and key[2][:4] == str(now.year)}
        is_part = any((key[0], key[2]) == (now.key[0], now.key[2]) for key in beside)
        is_more = now.file == INPUTS.file or any(key[0] == now.key[0] for key in beside)
        if now.file == PLAN_YEARS.file or (
            now.file in _KEPT_FILES and beside and (is_part or (is_more and not is_cited))
        ):
            none = replace(now, figures=dict.fromkeys(now.figures))
            for column in now.changed(none):
                if (now.key, column) not in self._reasons:
                    self._report(column, none, now)
        elif now.file in _YEAR_FILES and is_cited:
            row = ", ".join(filter(None, now.key))
            self._log.add("not_in_closing", _at(now.place, "source"), str(now.source), row=row)

    def _report(self, column: RestatedColumn, closed: FigureRow, now: FigureRow | None) -> None:
        was, figure = closed.figures[column], now.figures[column] if now else None
        place = (now or closed).place
        place = place if closed.file == PLAN.file else _at(place, column.removeprefix("plan_"))
        words = {"closed": write_figure(was) or NOTHING.strip("()"), "year": str(closed.year)}
        if closed.file in _PLAN_FILES or closed.file == FACTS.file:
            is_target = column is RestatedColumn.PLAN_TARGET
            code = "retyped_plan_target" if is_target else "retyped_plan_result"
            code = "retyped_fact" if closed.file == FACTS.file else code
            figures = (write_figure(one.figure(column) if one else None) for one in (closed, now))
            row = ",".join((*closed.key, column, *figures))
            value = "" if now is None else _write(figure)
            self._log.add(code, place, value, row=row, next=str(closed.year + 1), **words)
        else:
            self._log.add("retyped_prior", place, _write(figure), **words)

    def _check_meaning(self, closed: FigureRow, now: FigureRow) -> None:
        """Report what the figures of a row are said to be of otherwise than approved."""
        year = str(now.year)
        for column, was in closed.meaning.items():
            if (said := now.meaning[column]) == was:
                continue
            place = _at(now.place, column)
            if column == "name":
                self._log.add("renamed_since", place, said, count="1", year=year, id=now.key[1], was=was)
            else:
                self._log.add("regiven_prior", place, said or NOTHING, closed=was or NOTHING)
        if closed.note != now.note and closed.file in _YEAR_FILES and not now.changed(closed):
            code = "renoted_prior" if closed.note else "noted_prior"
            self._log.add(code, _at(now.place, "note"), now.note or NOTHING, closed=closed.note, year=year)

    def _check_source(self, closed: FigureRow, now: FigureRow) -> None:
        """Report a row as approved that is traced to another source than was approved with it.

        One that is older than all closings may be led to a later paper, and to a closing, which holds it too.
        """
        if now.source == closed.source:
            return
        end, closed_end = (self._ends.get(one) if one else None for one in (now.source, closed.source))
        is_weaker = closed.source is not None and (now.source is None or _is_before(end, closed_end))
        if _is_of_closing(closed) or (is_weaker and not _is_of_closing(now)):
            words = {"closed": str(closed.source or NOTHING)}
            self._log.add("resourced_prior", _at(now.place, "source"), str(now.source or ""), **words)

    def check_missing(self) -> None:
        """Report rows that are missing without a reason: each of the plan, else once for a file and year."""
        lost = [row for id_, row in self._approved.items() if id_ not in self._today and self._is_lost(row)]
        for row in [one for one in lost if one.file in _PLAN_FILES]:
            for column in row.changed(None):
                if (row.key, column) not in self._reasons:
                    self._report(column, row, None)
        of_years = sorted((row for row in lost if row.file in _YEAR_FILES), key=attrgetter("file", "year"))
        for (file, year), rows in groupby(of_years, key=attrgetter("file", "year")):
            self._report_missing(file, year, [*rows])

    def _is_lost(self, row: FigureRow) -> bool:
        """Say whether a row should be there: a file with a problem may have lost it by that alone."""
        if self._log.has_any(row.file) or not any(figure is not None for figure in row.figures.values()):
            return False
        if row.file in _KEPT_FILES:  # for one year, and longer while others still tell of them
            others = any((one.file, one.year) == (row.file, row.year) for one in self._today.values())
            return others or row.year == self._fields.get("year", 0) - 1
        if row.file in _PLAN_FILES:
            plan = self._fields.get("strategic_plan")
            begins = plan.first_year if isinstance(plan, StrategicPlan) else 0
            return row.year >= begins and row.key[:2] in self._planned
        return row.file == HISTORY.file

    def _report_missing(self, file: str, year: int, rows: Sequence[FigureRow]) -> None:
        is_last = year == self._fields.get("year", 0) - 1
        left = [
            row
            for row in rows
            if (row.key[0], row.key[1] if file == HISTORY.file else "") not in self._planned
        ]
        gone = [
            row
            for row in rows
            if row not in left and any((row.key, column) not in self._reasons for column in row.changed(None))
        ]
        words = {"year": str(year), "next": str(year + 1)}
        if gone:
            named = [", ".join(filter(None, row.key)) for row in gone]
            sources = [*dict.fromkeys(str(row.source or NOTHING) for row in gone)]
            words |= {"count": str(len(gone)), "source": first_few(sources)}
            self._log.add("prior_removed", Place(file), first_few(named, "; "), **words)
        if left and (file != HISTORY.file or is_last):
            names = [
                *dict.fromkeys(
                    " ".join(filter(None, row.key[: 2 if file == HISTORY.file else 1])) for row in left
                )
            ]
            code = "history_left" if file == HISTORY.file else "prior_left"
            words |= {"count": str(len(names)), "source": closing_of(year)}
            self._log.add(code, Place(file), first_few(names), **words)

    def check_consequences(self, read_texts: ReadTexts) -> None:
        """Report figures that rest on restated ones and did not follow them."""
        years = {row.period.year for row in self._restatements if row.column.is_of_year}
        if not years:
            return
        # Formulas cost their parser: only where something is restated.
        from capaian.dossier.years.consequences import check_consequences

        for year in sorted(years):
            own = next((snapshot for snapshot in self._snapshots if snapshot.year == year), None)
            rows = self._approved.values() if own is None else own_rows(own, self._today)
            closed = {row.id: row for row in rows if row.year == year and row.file in _YEAR_FILES}
            texts = None if own is None else read_texts(own)
            check_consequences(texts, (closed, self._today), self._fields, year, self._log)

    def check_restatements(self, *, is_read: bool) -> None:
        """Report restatements without a reason in words, or of another figure than was approved or is there.

        Args:
            is_read: The last closing could be read: what it does not hold was approved nowhere.
        """
        ids = {**self._approved, **self._today}
        files = {(key, file in _PLAN_FILES, file == FACTS.file): (file, key) for file, key in ids}
        changed = {row.period.year for row in self._restatements if row.closed != row.restated}
        reformulated = {
            code for snapshot in self._snapshots for code in find_reformulated(snapshot, self._fields)
        }
        for row in self._restatements:
            if not is_reason(row.reason):
                self._log.add("restated_unexplained", _at(row.place, "reason"), row.reason)
            kind = (key_of(row), row.column.is_of_plan, row.column is RestatedColumn.VALUE)
            id_ = files.get(kind)
            if id_ is None or (id_ not in self._approved and not self._is_added(id_)):
                if is_read:
                    named = ", ".join(filter(None, key_of(row)))
                    self._log.add("restated_unheld", _at(row.place, "closed"), _write(row.closed), row=named)
                continue
            self._check_restatement(row, id_)
            is_needed = row.period.year in changed or row.subject in reformulated
            if row.closed == row.restated and not is_needed:
                self._log.add("not_restated", _at(row.place, "restated"), _write(row.restated).strip("()"))

    def _is_added(self, id_: RowId) -> bool:
        """Say whether a row was added to those of a closed year, or a plan's that was filled in."""
        row = self._today[id_]
        years = {one.year for one in self._approved.values() if one.file == row.file}
        return row.file != FACTS.file and row.file != HISTORY.file and row.year in years

    def _check_restatement(self, row: Restatement, id_: RowId) -> None:
        closed, now = self._approved.get(id_), self._today.get(id_)
        was, figure = (one.figure(row.column) if one else None for one in (closed, now))
        if row.closed != was:
            words = {"closed": _write(was)}
            self._log.add("restated_from", _at(row.place, "closed"), _write(row.closed), **words)
        if row.restated != figure:
            words = {"now": _write(figure), "file": id_[0]}
            self._log.add("restated_to", _at(row.place, "restated"), _write(row.restated), **words)
        if row.closed != row.restated and now is not None and _is_of_closing(now):
            self._log.add("restated_source", _at(now.place, "source"), str(now.source))


def _planned(fields: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Yield what the plan still has: the codes of its parts, and the outputs of nodes with their names."""
    yield WHOLE_OFFICE, ""
    for field in ("indicators", "components", "surveys", "nodes"):
        for part in fields.get(field, ()):
            yield str(getattr(part, "code", "") if field in ("indicators", "components") else part.id), ""
    for row in (*fields.get("outputs", ()), *fields.get("plan_years", ())):
        if row.name:
            yield str(row.node), row.name


def _check_counted(snapshot: Snapshot, fields: Mapping[str, Any], log: IssueLog) -> None:
    """Report rows of a closed year that tell otherwise what was counted then, once for each measure.

    Of what the closed year did not count a later dossier may tell, and all of it may be missing.
    """
    for table in _COUNTED:
        closed = [row for row in rows_of_texts(table, snapshot) if row.period.year == snapshot.year]
        things, facts = {_thing(table, row) for row in closed}, {_facts(table, row) for row in closed}
        rows = [row for row in fields.get(table.field, ()) if row.period.year == snapshot.year]
        others = [row for row in rows if _thing(table, row) in things and _facts(table, row) not in facts]
        for thing, found in groupby(
            sorted(others, key=lambda row: _thing(table, row)), key=lambda row: _thing(table, row)
        ):
            first, *more = found
            words = {
                "count": str(1 + len(more)),
                "year": str(snapshot.year),
                "source": closing_of(snapshot.year),
            }
            log.add("recounted_prior", _at(first.place, "period"), thing, **words)


def _thing(table: Table[Any], row: object) -> str:
    """Return what a row counts: its key without period and area."""
    names = (name for name in table.key if name not in ("period", "area"))
    return " ".join(filter(None, (str(getattr(row, name) or "") for name in names)))


def _facts(table: Table[Any], row: object) -> tuple[object, ...]:
    return tuple(getattr(row, c.target) for c in table.columns if c.name not in ("source", "note"))


def _is_of_closing(row: FigureRow) -> bool:
    return is_closing_since(row.source, row.year)


def _is_before(end: date | None, other: date | None) -> bool:
    return end is not None and other is not None and end < other


def first_few(names: Sequence[str], between: str = ", ") -> str:
    """Return some names, and how many more there are."""
    more = f"{between}dan {len(names) - MAX_NAMED} lagi" if len(names) > MAX_NAMED else ""
    return between.join(names[:MAX_NAMED]) + more


def _at(place: Place, column: str) -> Place:
    return replace(place, column=column)


def _write(figure: Figure) -> str:
    return write_figure(figure) or NOTHING
