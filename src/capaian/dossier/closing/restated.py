"""Figures of closed years in a later dossier: as they were approved, or restated with a reason."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any, Final

from capaian.domain.errors import InputError
from capaian.domain.identifiers import SourceId, closing_of, is_closing_since
from capaian.domain.issue import Place
from capaian.domain.numerals import plain
from capaian.domain.office import Source
from capaian.domain.office_year import OfficeYear
from capaian.domain.work import WHOLE_OFFICE, RestatedColumn, Restatement
from capaian.dossier.closing.cited import check_cited
from capaian.dossier.closing.closed_peers import check_peers
from capaian.dossier.closing.exchange import read_snapshot
from capaian.dossier.closing.plan_results import find_plan_results
from capaian.dossier.closing.planned import find_planned
from capaian.dossier.closing.priors import (
    KEPT,
    Key,
    PlannedTarget,
    Prior,
    Row,
    find_earlier,
    find_priors,
    find_withdrawn,
    key_of,
)
from capaian.dossier.closing.reasons import is_reason
from capaian.dossier.closing.recounted import check_recounted, check_recounted_before
from capaian.dossier.closing.redeclared import check_ways
from capaian.dossier.closing.redefined import check_elements, check_names, check_surveys, check_units
from capaian.dossier.closing.reformulated import check_formulas
from capaian.dossier.closing.snapshot import Snapshot
from capaian.dossier.closing.stated import check_facts, find_facts
from capaian.dossier.closing.there import check_there, cited_years
from capaian.dossier.closing.unrestated import check_restates
from capaian.dossier.file_names import year_of_closing
from capaian.dossier.folder import Folder
from capaian.dossier.issues import IssueLog
from capaian.dossier.tables.comparison import HISTORY
from capaian.dossier.tables.strategic import PLAN_YEARS

ReadTexts = Callable[[Snapshot], OfficeYear | None]
"""Gives the office-year that a closing holds; `None` where its texts cannot be read any more."""
_NOTHING: Final = "(kosong)"
_FEW: Final = 5
_PLANNED: Final = RestatedColumn.PLAN_TARGET
_MEANING: Final = ("given", "scale", "fund")
"""Columns without which a figure says something else."""


def check_closed_years(
    folder: Folder, fields: dict[str, Any], log: IssueLog, read_texts: ReadTexts
) -> Sequence[Snapshot]:
    """Report closings that changed or are gone, and figures of closed years retyped without a reason.

    Args:
        folder: The dossier with its closings.
        fields: What was read from it, by the fields of `OfficeYear`; restatements get what their parts make,
            and the names and formulas that were others in the last closing are added.
        log: Takes the problems.
        read_texts: Reads the texts of a closing.

    Returns:
        The closings that can be read, from the earliest.
    """
    sources: Sequence[Source] = fields.get("sources", ())
    if "year" in fields:
        check_there(fields["year"] - 1, sources, folder, log)
    snapshots = _read_all(sources, folder, fields, log)
    years = _find_years(snapshots, fields)
    made: dict[Place, Decimal] = {}
    for year in sorted(years):
        _check_year(year, years[year], fields, log)
        made |= _check_followed(year, years[year], snapshots, (fields, read_texts), log)
    if made:
        rows: Sequence[Restatement] = fields["restatements"]
        fields["restatements"] = tuple(replace(row, made=made.get(row.place)) for row in rows)
    for snapshot in snapshots:
        check_surveys(snapshot, _standing(years[snapshot.year]), fields, log)
        check_elements(snapshot, _standing(years[snapshot.year]), log)
        check_recounted(snapshot, fields, log)
        check_peers(snapshot, fields, log)
    planned = find_planned(snapshots[-1], fields) if snapshots else {}
    results = find_plan_results(snapshots, fields) if snapshots else {}
    facts = find_facts(snapshots[-1], fields) if snapshots else {}
    _check_planned(planned, fields, log)
    _check_plan_results(results, fields, log)
    check_facts(facts.values(), fields, log)
    own = {key: prior for priors in years.values() for key, prior in priors.items()}
    if snapshots:
        check_units(snapshots[-1], fields, log)
        standing = _standing(years[snapshots[-1].year])
        fields["former_names"] = check_names(snapshots[-1], standing, fields, log)
        check_ways(snapshots[-1], standing, fields, log)
        fields["former_formulas"] = check_formulas(snapshots[-1], standing, fields, log)
        check_recounted_before(snapshots[-1], [snapshot.year for snapshot in snapshots], fields, log)
        check_cited(own, snapshots[-1].year, fields, log)
    last = max((*map(year_of_closing, folder.closed), *cited_years(sources)), default=0)
    is_read = not last or any(snapshot.year == last for snapshot in snapshots)
    for reason in fields.get("restatements", ()):
        held = (
            facts if reason.column is RestatedColumn.VALUE else _held_by(reason.column, own, planned, results)
        )
        prior = held.get(key_of(reason))
        _check_reason(reason, prior, log, is_read=is_read)
    check_restates(fields.get("restatements", ()), snapshots, fields, log)
    return snapshots


def _find_years(snapshots: Sequence[Snapshot], fields: Mapping[str, Any]) -> dict[int, dict[Key, Prior]]:
    """Return the rows of each closed year beside what was approved last, by a later closing even."""
    years: dict[int, dict[Key, Prior]] = {}
    for snapshot in snapshots:
        withdrawn = find_withdrawn(snapshot)
        for year, found in find_earlier(snapshot, fields).items():
            years[year] = years.get(year, {}) | found
        years = {
            y: {key: p for key, p in found.items() if key not in withdrawn} for y, found in years.items()
        }
        years[snapshot.year] = find_priors(snapshot, fields)
    return years


def _check_followed(
    year: int,
    priors: Mapping[Key, Prior],
    snapshots: Sequence[Snapshot],
    reading: tuple[Mapping[str, Any], ReadTexts],
    log: IssueLog,
) -> Mapping[Place, Decimal]:
    """Report what follows from the restatements of a year, by its own closing where that lies there."""
    fields, read_texts = reading
    restatements = _restatements(fields, year)
    if not restatements:
        return {}
    # Formulas cost their parser: only where something is restated.
    from capaian.dossier.closing.followed import check_followed

    own = next((snapshot for snapshot in snapshots if snapshot.year == year), None)
    closed = None if own is None else read_texts(own)
    original = priors if own is None else find_priors(own, fields)
    return check_followed(closed, [*original.values()], restatements, fields, log)


def _standing(priors: Mapping[Key, Prior]) -> list[Prior]:
    return [prior for prior in priors.values() if prior.now is not None]


def _read_all(
    sources: Sequence[Source], folder: Folder, fields: Mapping[str, Any], log: IssueLog
) -> list[Snapshot]:
    """Return the closings of this office, from the earliest; any other file is told."""
    hashes = {source.id: source.sha256 for source in sources}
    found: list[Snapshot] = []
    for file, content in sorted(folder.closed.items()):
        year = year_of_closing(file)
        snapshot = _read(file, content, hashes.get(closing_of(year)), log)
        if snapshot is None:
            continue
        if snapshot.year != year:
            log.add("closed_elsewhere", Place(file), year=str(snapshot.year))
        elif "office" in fields and fields["office"].regency != snapshot.regency:
            log.add("closed_by_another", Place(file), snapshot.regency, office=snapshot.office)
        else:
            found.append(snapshot)
    return found


def _read(file: str, content: bytes, sha256: str | None, log: IssueLog) -> Snapshot | None:
    try:
        return read_snapshot(content, file, sha256 or None)
    except InputError as error:
        log.take(error.issues)
        return None


def _check_year(year: int, priors: Mapping[Key, Prior], fields: Mapping[str, Any], log: IssueLog) -> None:
    reasons = {(key_of(row), row.column) for row in _restatements(fields, year)}
    is_last = "year" in fields and year == fields["year"] - 1
    ends = {source.id: source.cut_off for source in fields.get("sources", ())}
    gone = _gone(priors.values(), log, is_last=is_last)
    planned = _planned(fields)
    unreasoned = [p for p in gone if any((p.key, column) not in reasons for column in p.changed)]
    _tell_removed([prior for prior in unreasoned if _is_planned(prior, planned)], year, log)
    left = [prior for prior in gone if not _is_planned(prior, planned)]
    _tell_left([prior for prior in left if prior.table in KEPT], year, log)
    _tell_renamed([prior for prior in left if prior.table is HISTORY and is_last], year, log)
    for prior in priors.values():
        if prior.now is not None:
            changed = [column for column in prior.changed if (prior.key, column) not in reasons]
            _check_standing(prior, changed, prior.now, log)
            if not prior.changed:
                _check_source(prior, prior.now, ends, log)


def _restatements(fields: Mapping[str, Any], year: int) -> list[Restatement]:
    """Return what is restated of a year, save what the strategic plan and facts tell of it."""
    rows: Iterable[Restatement] = fields.get("restatements", ())
    return [row for row in rows if row.period.year == year and row.column.is_of_year]


def _check_planned(priors: Mapping[Key, Prior], fields: Mapping[str, Any], log: IssueLog) -> None:
    """Report targets of closed years that the strategic plan sets otherwise now, without a reason."""
    reasons = {key_of(row) for row in fields.get("restatements", ()) if row.column is _PLANNED}
    for key, prior in priors.items():
        was, now = prior.closed, prior.now
        if isinstance(was, PlannedTarget) and key not in reasons and not was.is_same(now):
            told = now.words if isinstance(now, PlannedTarget) else ""
            place = was.place if now is None else now.place
            figures = (_write(figure) for figure in prior.pair(_PLANNED))
            row = ",".join((*key, _PLANNED, *("" if figure == _NOTHING else figure for figure in figures)))
            log.add("retyped_plan_target", place, told, closed=was.words, year=key[2], row=row)


def _check_plan_results(priors: Mapping[Key, Prior], fields: Mapping[str, Any], log: IssueLog) -> None:
    """Report results and money of closed years that `renstra.csv` tells otherwise now, without a reason."""
    rows: Iterable[Restatement] = fields.get("restatements", ())
    reasons = {(key_of(row), row.column) for row in rows if row.column.is_of_plan}
    for key, prior in priors.items():
        for column in prior.changed:
            closed, now = prior.pair(column)
            if (key, column) not in reasons:
                place = Place(PLAN_YEARS.file) if prior.now is None else prior.now.place
                figures = ("" if figure is None else plain(figure) for figure in (closed, now))
                words = {
                    "closed": _within_brackets(closed),
                    "row": ",".join((*key, column, *figures)),
                    "year": key[2],
                }
                log.add("retyped_plan_result", _at(place, column.removeprefix("plan_")), _write(now), **words)


def _planned(fields: Mapping[str, Any]) -> set[tuple[str, str]]:
    """Return what the plan still has: the codes of its parts, and the outputs of nodes with their names."""
    parts = (*fields.get("indicators", ()), *fields.get("components", ()))
    named = (*fields.get("surveys", ()), *fields.get("nodes", ()))
    outputs = {(str(output.node), output.name) for output in fields.get("outputs", ()) if output.name}
    codes = {WHOLE_OFFICE, *(part.code for part in parts), *(part.id for part in named)}
    return {*((code, "") for code in codes), *outputs}


def _is_planned(prior: Prior, planned: Collection[tuple[str, str]]) -> bool:
    """Tell whether what a row is about is still in the plan; rows of history may tell of an output."""
    subject, name, _ = prior.key
    return (subject, name if prior.table is HISTORY else "") in planned


def _gone(priors: Iterable[Prior], log: IssueLog, *, is_last: bool) -> list[Prior]:
    """Return rows that are gone: of money and surveys of earlier years only while others still tell of them.

    History goes on from year to year, the rest for one year. A file with a problem may have lost rows by
    that alone.
    """
    whole = [prior for prior in priors if not log.has_any(prior.table.file)]
    telling = {HISTORY.file, *(prior.table.file for prior in whole if prior.now is not None or is_last)}
    return [prior for prior in whole if prior.now is None and prior.table.file in telling]


def _tell_removed(removed: Sequence[Prior], year: int, log: IssueLog) -> None:
    """Report rows of an approved year that are gone without a reason, once for each file."""
    for file in dict.fromkeys(prior.table.file for prior in removed):
        gone = [prior for prior in removed if prior.table.file == file]
        rows = [", ".join(filter(None, prior.key)) for prior in gone]
        sources = dict.fromkeys(str(prior.closed.source or _NOTHING) for prior in gone if prior.closed)
        words = {"count": str(len(rows)), "year": str(year), "source": _first_few([*sources], ", ")}
        log.add("prior_removed", Place(file), _first_few(rows, "; "), **words)


def _tell_left(left: Sequence[Prior], year: int, log: IssueLog) -> None:
    """Warn of surveys and nodes that left the plan with rows of an approved year, once for each file."""
    for file in dict.fromkeys(prior.table.file for prior in left):
        names = list(dict.fromkeys(prior.key[0] for prior in left if prior.table.file == file))
        words = {"count": str(len(names)), "year": str(year), "next": str(year + 1)}
        log.add("prior_left", Place(file), _first_few(names, ", "), source=closing_of(year), **words)


def _tell_renamed(left: Sequence[Prior], year: int, log: IssueLog) -> None:
    """Warn of what left the plan with its history of the last year: under another code nothing holds it."""
    names = list(dict.fromkeys(" ".join(filter(None, prior.key[:2])) for prior in left))
    if names:
        words = {"count": str(len(names)), "year": str(year), "source": closing_of(year)}
        log.add("history_left", Place(HISTORY.file), _first_few(names, ", "), **words)


def _first_few(names: Sequence[str], between: str) -> str:
    more = f"{between}dan {len(names) - _FEW} lagi" if len(names) > _FEW else ""
    return between.join(names[:_FEW]) + more


def _check_standing(prior: Prior, changed: Iterable[RestatedColumn], now: Row, log: IssueLog) -> None:
    """Report each column of a row that says something else than was approved, without a reason."""
    for column in changed:
        closed, figure = prior.pair(column)
        words = {"closed": _within_brackets(closed), "year": str(now.period.year)}
        log.add("retyped_prior", _at(now.place, column), _write(figure), **words)
    for meant in _MEANING if prior.closed is not None else ():
        was, said = (str(getattr(row, meant, "") or _NOTHING) for row in (prior.closed, now))
        if was != said:
            log.add("regiven_prior", _at(now.place, meant), said, closed=was)
    noted, note = (getattr(row, "note", "") for row in (prior.closed, now))
    if noted != note and not prior.changed:
        code = "renoted_prior" if noted else "noted_prior"
        log.add(code, _at(now.place, "note"), note or _NOTHING, closed=noted, year=str(now.period.year))


def _check_source(prior: Prior, now: Row, ends: Mapping[SourceId, date | None], log: IssueLog) -> None:
    """Report a row that stands as approved, but is traced to another source than was approved with it.

    One that is older than all closings may be led to a later paper, and to a closing, which holds it too.
    """
    was = prior.closed.source if prior.closed is not None else None
    if prior.closed is None or now.source == was:
        return
    end, was_end = (ends.get(source) if source else None for source in (now.source, was))
    is_weaker = was is not None and (now.source is None or (end and was_end and end < was_end))
    if _is_of_closing(prior.closed) or (is_weaker and not _is_of_closing(now)):
        log.add(
            "resourced_prior", _at(now.place, "source"), str(now.source or ""), closed=str(was or _NOTHING)
        )


def _held_by(
    column: RestatedColumn,
    own: Mapping[Key, Prior],
    planned: Mapping[Key, Prior],
    results: Mapping[Key, Prior],
) -> Mapping[Key, Prior]:
    """Return the rows among which a restated figure stands: those of its year, or of the strategic plan."""
    if column is _PLANNED:
        return planned
    return results if column.is_of_plan else own


def _check_reason(reason: Restatement, prior: Prior | None, log: IssueLog, *, is_read: bool) -> None:
    """Report a restatement without words for a reason, or of another figure than was approved or stands.

    What no closing holds was approved nowhere: where the last one could be read, as it holds the others' too.
    """
    if not is_reason(reason.reason):
        log.add("restated_unexplained", _at(reason.place, "reason"), reason.reason)
    if prior is None:
        if is_read:
            row = ", ".join(filter(None, key_of(reason)))
            log.add("restated_unheld", _at(reason.place, "closed"), _write(reason.closed), row=row)
        return
    closed, now = prior.pair(reason.column)
    if reason.closed != closed:
        log.add("restated_from", _at(reason.place, "closed"), _write(reason.closed), closed=_write(closed))
    if reason.restated != now:
        words = {"now": _write(now), "file": prior.table.file}
        log.add("restated_to", _at(reason.place, "restated"), _write(reason.restated), **words)
    is_new = reason.closed != reason.restated
    if is_new and prior.now is not None and _is_of_closing(prior.now):
        log.add("restated_source", _at(prior.now.place, "source"), prior.now.source)


def _is_of_closing(row: Row) -> bool:
    return is_closing_since(row.source, row.period.year)


def _at(place: Place, column: str) -> Place:
    return replace(place, column=column)


def _write(value: Decimal | None) -> str:
    return _NOTHING if value is None else plain(value)


def _within_brackets(value: Decimal | None) -> str:
    return _write(value).strip("()")
