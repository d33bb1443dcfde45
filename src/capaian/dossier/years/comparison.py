"""Closed years in a later dossier: every row of a closing equals today's,
or a restatement names both.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import groupby
from operator import attrgetter
from typing import Any, Final

from capaian.domain.errors import InputError
from capaian.domain.identifiers import closed_year_of, closing_of, is_closing_since
from capaian.domain.issue import Place
from capaian.domain.numerals import write_few
from capaian.domain.office import Source
from capaian.domain.office_year import OfficeYear
from capaian.domain.plan import StrategicPlan
from capaian.domain.work import WHOLE_OFFICE, RestatedColumn, Restatement
from capaian.dossier.file_names import is_closing, year_of_closing
from capaian.dossier.issues import IssueLog
from capaian.dossier.tables.declaration import Table
from capaian.dossier.tables.parts import COUNTS, FACTS, HISTORY, OUTPUTS, PEERS, PLAN, PLAN_YEARS
from capaian.dossier.years.closed_figures import rows_of_texts, spent_in
from capaian.dossier.years.closed_rows import (
    KEPT_FILES,
    OF_YEAR,
    Figure,
    FigureRow,
    RowId,
    approved_rows,
    key_of,
    rows_today,
    write_figure,
)
from capaian.dossier.years.definitions import MAX_NAMED, NOTHING, check_definitions
from capaian.dossier.years.reasons import is_reason
from capaian.dossier.years.snapshot import Snapshot, place_of, read_snapshot

_SIGNS_OF_A_LOST_FILE: Final = 12

_YEAR_FILES: Final = frozenset(table.file for table in OF_YEAR)
_COUNTED: Final[tuple[Table[Any], ...]] = (COUNTS, OUTPUTS, PEERS)
"""Tables that later dossiers go on without, and whose rows no restatement can name."""
_FOUNDATIONS: Final = frozenset({"office", "year", "policies"})
"""Without these fields nothing is known of an office-year."""
_PLAN_FILES: Final = frozenset({PLAN.file, PLAN_YEARS.file})


def check_closed_years(
    closings: Mapping[str, bytes], fields: dict[str, Any], log: IssueLog
) -> Sequence[Snapshot]:
    """Report closings that changed or are missing,
    and figures of closed years retyped without a reason.

    The names and formulas that were others in the last closing are added to the fields of
    `OfficeYear`.

    Returns:
        The closings that can be read, from the earliest.
    """
    sources: Sequence[Source] = fields.get("sources", ())
    years = (year for source in sources if (year := _closed_year(source)) is not None)
    if "year" in fields:
        check_sources(fields["year"] - 1, sources, closings, log)
    snapshots = _read_all(sources, closings, fields, log)
    comparison = _ClosedComparison(fields, snapshots[-1] if snapshots else None, log)
    comparison.check_missing()
    comparison.check_rows()
    closed = max((*map(year_of_closing, closings), *years), default=0)
    comparison.check_restatements(
        is_read=not closed or any(snapshot.year == closed for snapshot in snapshots)
    )
    if snapshots:
        _check_counted(snapshots[-1], fields, log)
        check_definitions(snapshots[-1], comparison.standing(), fields, log)
    comparison.check_dependents()
    return snapshots


def check_sources(
    last: int, sources: Iterable[Source], closings: Collection[str], log: IssueLog
) -> None:
    """Report sources that are closings and are missing, or could be any file.

    Closings before the last may lie in the archive: what they held, the last holds too.
    """
    for source in sources:
        year = _closed_year(source)
        if year is None:
            continue
        file, key = place_of(year), source.place.column
        if source.file != file or not source.sha256:
            missing = "file" if source.file != file else "sha256"
            place = _at(source.place, f"{key}.{missing}")
            log.add(
                "closing_unnoted", place, getattr(source, missing) or "", id=source.id, file=file
            )
        elif year == last and file not in closings and not log.has_any(file):
            place = _at(source.place, f"{key}.file")
            log.add(
                "closing_lost",
                place,
                file,
                year=str(year),
                sha256=source.sha256[:_SIGNS_OF_A_LOST_FILE],
            )


def _closed_year(source: Source) -> int | None:
    """Return the closed year that a source is, by its id, or else by its file."""
    year = closed_year_of(source.id)
    return year_of_closing(source.file) if year is None and is_closing(source.file) else year


def _read_all(
    sources: Sequence[Source],
    closings: Mapping[str, bytes],
    fields: Mapping[str, Any],
    log: IssueLog,
) -> list[Snapshot]:
    """Return the closings of this office, from the earliest; any other file is a problem."""
    hashes = {source.id: source.sha256 for source in sources}
    found: list[Snapshot] = []
    for file, content in sorted(closings.items()):
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


class _ClosedComparison:
    """What was approved beside what a dossier states of it."""

    def __init__(self, fields: Mapping[str, Any], closed: Snapshot | None, log: IssueLog) -> None:
        self._fields = fields
        self._log = log
        self._last = closed.year if closed else 0
        self._today = rows_today(fields)
        self._approved = approved_rows(closed) if closed else {}
        if closed:
            self._complete_plan(closed)
        self._restatements: Sequence[Restatement] = fields.get("restatements", ())
        self._reasons = {(key_of(row), row.column) for row in self._restatements}
        self._planned = {*_planned(fields)}

    def standing(self) -> set[RowId]:
        """Return the rows of results that were approved and are still there."""
        return {id_ for id_ in self._approved if id_ in self._today and id_[0] in _YEAR_FILES}

    def _complete_plan(self, snapshot: Snapshot) -> None:
        """Let `renstra.csv` be filled in of closed years by what history and the
        closing say came about.
        """
        spent = {(node, str(snapshot.year)): figure for node, figure in spent_in(snapshot)}
        for id_, now in self._today.items():
            if now.file != PLAN_YEARS.file or now.year > self._last:
                continue
            closed = self._approved.get(id_, replace(now, figures={}))
            history = self._today.get((HISTORY.file, now.key))
            came_about = {
                RestatedColumn.PLAN_ACTUAL: history.figure(RestatedColumn.ACTUAL)
                if history
                else None,
                RestatedColumn.PLAN_SPENT: spent.get((now.key[0], now.key[2])),
            }
            filled = {
                c: f if came_about.get(c) is None else came_about[c]
                for c, f in now.figures.items()
            }
            known = {
                column: figure for column, figure in closed.figures.items() if figure is not None
            }
            empty = {column: None for column, figure in now.figures.items() if figure is None}
            self._approved[id_] = replace(closed, figures={**filled, **empty, **known})

    def _unexplained(
        self, row: FigureRow, columns: Iterable[RestatedColumn]
    ) -> list[RestatedColumn]:
        """Return the columns that no restatement names."""
        return [column for column in columns if (row.key, column) not in self._reasons]

    def check_rows(self) -> None:
        """Report each row that is other than approved, or is one that was not approved."""
        for id_, now in self._today.items():
            closed = self._approved.get(id_)
            if closed is None:
                self._check_added(now)
                continue
            changed = now.changed(closed)
            for column in self._unexplained(now, changed):
                self._report(column, closed, now)
            for name, was in closed.meaning.items():
                if (found := now.meaning[name]) != was:
                    place, words = _at(now.place, name), {"closed": was or NOTHING}
                    self._log.add("regiven_prior", place, found or NOTHING, **words)
            if closed.file in _YEAR_FILES and not changed and now.source != closed.source:
                self._check_source(closed, now)

    def _check_added(self, now: FigureRow) -> None:
        """Report a row that adds to the money or survey of a closed year,
        or is traced to a closing.
        """
        if now.file not in _YEAR_FILES or now.year > self._last:
            return
        cited = closed_year_of(now.source)
        is_part = self._is_closed_part(now.file, now.year)
        is_traced = cited is not None and cited <= self._last
        if (is_part and self._unexplained(now, now.changed(None))) or (is_traced and not is_part):
            row = ", ".join(filter(None, now.key))
            self._log.add(
                "not_in_closing", _at(now.place, "source"), str(now.source or ""), row=row
            )

    def _is_closed_part(self, file: str, year: int) -> bool:
        """Say whether a closing holds money or a survey of a year,
        which further rows would make others.
        """
        return file in KEPT_FILES and any(
            (r.file, r.year) == (file, year) for r in self._approved.values()
        )

    def _report(self, column: RestatedColumn, closed: FigureRow, now: FigureRow | None) -> None:
        place, figure = (now or closed).place, now.figures[column] if now else None
        place = place if closed.file == PLAN.file else _at(place, column.removeprefix("plan_"))
        was = write_figure(closed.figures[column]) or NOTHING.strip("()")
        self._log.add("retyped_prior", place, _write(figure), closed=was, year=str(closed.year))

    def _check_source(self, closed: FigureRow, now: FigureRow) -> None:
        """Report a row as approved that is not traced to what was approved.

        One that is older than all closings may be led to another paper, and to a closing, which
        holds it too.
        """
        if is_closing_since(closed.source, closed.year) or (closed.source and not now.source):
            words = {"closed": str(closed.source or NOTHING)}
            self._log.add(
                "resourced_prior", _at(now.place, "source"), str(now.source or ""), **words
            )

    def check_missing(self) -> None:
        """Report rows that are missing without a reason: each of the plan,
        else once for a file and year.
        """
        lost = [
            row
            for id_, row in self._approved.items()
            if id_ not in self._today and self._is_lost(row)
        ]
        for row in [one for one in lost if one.file in _PLAN_FILES]:
            for column in self._unexplained(row, row.changed(None)):
                self._report(column, row, None)
        of_years = sorted(
            (row for row in lost if row.file in _YEAR_FILES), key=attrgetter("file", "year")
        )
        for (file, year), rows in groupby(of_years, key=attrgetter("file", "year")):
            self._report_missing(file, year, [*rows])

    def _is_lost(self, row: FigureRow) -> bool:
        """Say whether a row should be there:
        a file with a problem may have lost it by that alone.
        """
        if self._log.has_any(row.file) or not any(
            figure is not None for figure in row.figures.values()
        ):
            return False
        if row.file in KEPT_FILES:  # for one year
            return bool(row.year == self._fields.get("year", 0) - 1)
        if row.file in _PLAN_FILES:
            plan = self._fields.get("strategic_plan")
            begins = plan.first_year if isinstance(plan, StrategicPlan) else 0
            return row.year >= begins and row.key[:2] in self._planned
        return row.file == HISTORY.file

    def _report_missing(self, file: str, year: int, rows: Sequence[FigureRow]) -> None:
        """Report rows that went, and apart from them those whose part of the plan went too."""
        is_history = file == HISTORY.file
        parts = {row.key: (row.key[0], row.key[1] if is_history else "") for row in rows}
        gone = [
            row
            for row in rows
            if parts[row.key] in self._planned and self._unexplained(row, row.changed(None))
        ]
        words = {"year": str(year), "next": str(year + 1)}
        if gone:
            sources = write_few(
                [*dict.fromkeys(str(row.source or NOTHING) for row in gone)], MAX_NAMED
            )
            named = write_few([", ".join(filter(None, row.key)) for row in gone], MAX_NAMED, "; ")
            self._log.add(
                "prior_removed", Place(file), named, count=str(len(gone)), source=sources, **words
            )
        unplanned = [
            *dict.fromkeys(
                " ".join(filter(None, p)) for p in parts.values() if p not in self._planned
            )
        ]
        if unplanned and (not is_history or year == self._fields.get("year", 0) - 1):
            words |= {"count": str(len(unplanned)), "source": closing_of(year)}
            self._log.add("prior_left", Place(file), write_few(unplanned, MAX_NAMED), **words)

    def check_dependents(self) -> None:
        """Report results that rest on restated figures and are not restated themselves,
        be it as the same.

        The office works them out by the formula that was approved: today's may be another.
        """
        changed = {
            (r.subject, r.period.year) for r in self._restatements if r.closed != r.restated
        }
        if not changed or not self._fields.keys() >= _FOUNDATIONS:
            return
        # Formulas cost their parser: only where something is restated.
        from capaian.rules.dependencies import bases_of

        bases = bases_of(OfficeYear(**self._fields))
        for id_, now in self._today.items():
            if now.file == HISTORY.file and not now.key[1] and id_ in self._approved:
                roots = [
                    s for s, year in changed if year == now.year and s in bases.get(now.key[0], ())
                ]
                self._check_dependent(
                    now, self._approved[id_], roots, (now.key[0], now.year) in changed
                )

    def _check_dependent(
        self, now: FigureRow, closed: FigureRow, roots: Sequence[str], is_changed: bool
    ) -> None:
        """Report an actual beside restated bases,
        and an achievement beside them or a restated actual.
        """
        columns = [RestatedColumn.ACTUAL] if roots else []
        if closed.figures[RestatedColumn.ACHIEVEMENT] is not None and (roots or is_changed):
            columns.append(RestatedColumn.ACHIEVEMENT)
        for column in self._unexplained(now, columns):
            was = write_figure(closed.figures[column])
            row = f"{now.key[0]},,{now.key[2]},{column},{was}"
            words = {
                "year": str(now.year),
                "roots": ", ".join(sorted(roots) or [now.key[0]]),
                "row": row,
            }
            self._log.add("restate_also", _at(now.place, column.value), was, **words)

    def check_restatements(self, *, is_read: bool) -> None:
        """Report restatements without a reason in words,
        or of another figure than was approved or is there.

        What the last closing does not hold was approved nowhere, if it could be read.
        """
        # Rows of the same key differ in what they are: a figure of the year, the plan's, or a
        # fact.
        known = {**self._approved, **self._today}
        ids = {(key, file in _PLAN_FILES, file == FACTS.file): (file, key) for file, key in known}
        for row in self._restatements:
            if not is_reason(row.reason):
                self._log.add("restated_unexplained", _at(row.place, "reason"), row.reason)
            id_ = ids.get((key_of(row), row.column.is_of_plan, row.column is RestatedColumn.VALUE))
            is_added = id_ not in self._approved
            if id_ is None or (
                is_added and not self._is_closed_part(id_[0], self._today[id_].year)
            ):
                if is_read:
                    named = ", ".join(filter(None, key_of(row)))
                    self._log.add(
                        "restated_unheld", _at(row.place, "closed"), _write(row.closed), row=named
                    )
                continue
            self._check_restatement(row, id_)

    def _check_restatement(self, row: Restatement, id_: RowId) -> None:
        closed, now = self._approved.get(id_), self._today.get(id_)
        was, figure = (one.figure(row.column) if one else None for one in (closed, now))
        if row.closed != was:
            words = {"closed": _write(was)}
            self._log.add("restated_from", _at(row.place, "closed"), _write(row.closed), **words)
        if row.restated != figure:
            words = {"now": _write(figure), "file": id_[0]}
            self._log.add("restated_to", _at(row.place, "restated"), _write(row.restated), **words)
        if (
            row.closed != row.restated
            and now is not None
            and is_closing_since(now.source, now.year)
        ):
            self._log.add("restated_source", _at(now.place, "source"), str(now.source))


def _planned(fields: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Yield what the plan still has: the codes of its parts,
    and the outputs of nodes with their names.
    """
    yield WHOLE_OFFICE, ""
    for field in ("indicators", "components", "surveys", "nodes"):
        for part in fields.get(field, ()):
            yield (
                str(
                    getattr(part, "code", "") if field in ("indicators", "components") else part.id
                ),
                "",
            )
    for row in (*fields.get("outputs", ()), *fields.get("plan_years", ())):
        if row.name:
            yield str(row.node), row.name


def _check_counted(snapshot: Snapshot, fields: Mapping[str, Any], log: IssueLog) -> None:
    """Report rows of what the closed year counted that are none of its own:
    comparisons would print them.

    Of what it did not count a later dossier may tell, and all of it may be missing.
    """
    for table in _COUNTED:
        closed, subject = rows_of_texts(table, snapshot), table.key[0]
        counted, facts = (
            {getattr(row, subject) for row in closed},
            {_facts(table, row) for row in closed},
        )
        today = (row for row in fields.get(table.field, ()) if row.period.year == snapshot.year)
        others = [
            r for r in today if getattr(r, subject) in counted and _facts(table, r) not in facts
        ]
        if others:
            words = {
                "count": str(len(others)),
                "year": str(snapshot.year),
                "source": snapshot.source,
            }
            place = _at(others[0].place, "period")
            log.add("recounted_prior", place, str(getattr(others[0], subject) or ""), **words)


def _facts(table: Table[Any], row: object) -> tuple[object, ...]:
    return tuple(getattr(row, c.target) for c in table.columns if c.name not in ("source", "note"))


def _at(place: Place, column: str) -> Place:
    return replace(place, column=column)


def _write(figure: Figure) -> str:
    return write_figure(figure) or NOTHING
