"""Figures of a closed year that rest on restated ones: they are restated too, by the year's own formulas."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from decimal import ROUND_HALF_UP, Decimal
from typing import Any, Final, TypeVar

from capaian.domain.errors import CapaianError
from capaian.domain.identifiers import ComponentCode, IndicatorCode
from capaian.domain.numerals import plain, write_decimal
from capaian.domain.office_year import OfficeYear
from capaian.domain.period import Period
from capaian.domain.plan import Indicator
from capaian.domain.survey import SurveyElement
from capaian.domain.value import Known
from capaian.domain.work import Output, ResourceInput, RestatedColumn
from capaian.dossier.issues import IssueLog
from capaian.dossier.tables.comparison import HISTORY, SURVEY
from capaian.dossier.tables.declaration import Table
from capaian.dossier.tables.work import INPUTS
from capaian.dossier.years.closed_rows import FigureRow, RowId, row_key
from capaian.rulebook import load_rulebook
from capaian.rules.assess.indicators import IndicatorResults
from capaian.rules.assess.partial import recompute_restated
from capaian.rules.dependencies import bases_of

T = TypeVar("T", ResourceInput, SurveyElement)
Rows = Mapping[RowId, FigureRow]
_FOUNDATIONS: Final = frozenset({"office", "year", "policies"})
"""Without these fields nothing is known of an office-year."""


def check_consequences(
    closed: OfficeYear | None, rows: tuple[Rows, Rows], fields: Mapping[str, Any], year: int, log: IssueLog
) -> None:
    """Report figures of a closed year that stay as approved though what they are made of is restated.

    The closed year is computed again by its own formulas, with what is stated otherwise of it now. Where it
    cannot be, the planner works the figure out and restates it, even if it comes to the same.

    Args:
        closed: The year as its closing holds it; `None` where it is not there or cannot be read any more.
        rows: Its rows as they were approved, and all rows of the dossier.
        fields: What was read from the dossier, by the fields of `OfficeYear`.
        year: The closed year.
        log: Takes the problems.
    """
    own = [row for row in fields.get("restatements", ()) if row.period.year == year]
    reasons = {row.subject: row.reason for row in reversed(own) if row.closed != row.restated}
    if not reasons or not fields.keys() >= _FOUNDATIONS:
        return
    approved, today = rows
    restated = {(row.subject, row.column) for row in own}
    withdrawn = {row.subject for row in own if row.restated is None}
    changed = {
        id_: today.get(id_)
        for id_, row in approved.items()
        if row.changed(today.get(id_)) and (id_ in today or id_[1][0] in withdrawn)
    }
    bases = bases_of(closed if closed is not None else OfficeYear(**fields))
    before, after = _compute(closed, changed, bases)
    for id_, was in approved.items():
        now, subject = today.get(id_), id_[1][0]
        if now is None or id_[0] != HISTORY.file or id_[1][1] or subject not in bases:
            continue
        roots = [one for one in reasons if one in bases[subject]]
        columns = [RestatedColumn.ACTUAL] if roots else []
        if was.figures[RestatedColumn.ACHIEVEMENT] is not None and (roots or subject in reasons):
            columns.append(RestatedColumn.ACHIEVEMENT)
        results = [judged.get(IndicatorCode(subject)) for judged in (before, after)]
        for column in columns:
            values = [getattr(result, column) for result in results if result is not None]
            is_told = (subject, column) in restated
            _check(column, (was, now), values, roots or [subject], (reasons, is_told), log)


def _check(
    column: RestatedColumn,
    rows: tuple[FigureRow, FigureRow],
    values: Sequence[object],
    roots: Sequence[str],
    restated: tuple[Mapping[str, str], bool],
    log: IssueLog,
) -> None:
    was, now = (row.figure(column) for row in rows)
    row, (reasons, is_told) = rows[1], restated
    named = f"{row.key[0]},,{row.key[2]},{column},{_write(was)}"
    words = {"year": str(row.year), "roots": ", ".join(roots), "row": named}
    place = replace(row.place, column=column.value)
    match values:
        case [Known() as before, Known() as after]:
            follows = now is not None and write_decimal(now, after.decimals) == after.display
            if before.value != after.value and not follows:
                reason = f"Mengikuti {roots[0]}: {reasons[roots[0]]}"
                figure = after.value.quantize(Decimal(1).scaleb(-after.decimals), ROUND_HALF_UP)
                log.add("restate_also", place, _write(now), figure=plain(figure), reason=reason, **words)
        case _ if not is_told:
            log.add("restate_unknown", place, _write(now), **words)


def _compute(
    closed: OfficeYear | None, changed: Mapping[RowId, FigureRow | None], bases: Mapping[str, frozenset[str]]
) -> tuple[IndicatorResults, IndicatorResults]:
    """Return the results of a closed year by its texts, and by what is stated of it now."""
    if closed is None:
        return {}, {}
    figures = {
        key[0]: row.figure(RestatedColumn.ACTUAL) if row else None
        for (file, key), row in changed.items()
        if file == HISTORY.file and not key[1]
    }
    ratios = {ComponentCode(c.code): figures[c.code] for c in closed.components if c.code in figures}
    subjects = {key[0] for _, key in changed}
    # Actuals that rest on nothing else that changed count as reported, so that what rests on them follows.
    own = {code: figure for code, figure in figures.items() if bases.get(code, subjects).isdisjoint(subjects)}
    try:
        before = recompute_restated(closed, load_rulebook(), {})
        return before, recompute_restated(_as_today(closed, changed, own), load_rulebook(), ratios)
    except CapaianError:
        return {}, {}


def _as_today(
    closed: OfficeYear, changed: Mapping[RowId, FigureRow | None], own: Mapping[str, Decimal | None]
) -> OfficeYear:
    """Return a closed year with its rows as they are now, and with actuals that are reported."""
    indicators = [i if i.code not in own else replace(i, formula="", credits=()) for i in closed.indicators]
    outputs = [row for row in closed.outputs if row.indicator not in own]
    outputs += [_report(i, closed.year, own[i.code]) for i in indicators if i.code in own]
    return replace(
        closed,
        indicators=tuple(indicators),
        outputs=tuple(outputs),
        inputs=_records(INPUTS, closed.inputs, changed),
        survey_elements=_records(SURVEY, closed.survey_elements, changed),
    )


def _records(
    table: Table[T], records: Iterable[T], changed: Mapping[RowId, FigureRow | None]
) -> tuple[T, ...]:
    rows: dict[RowId, T | None] = {(table.file, row_key(table, record)): record for record in records}
    rows |= {id_: row.record if row else None for id_, row in changed.items() if id_[0] == table.file}
    return tuple(record for record in rows.values() if record is not None)


def _report(indicator: Indicator, year: int, actual: Decimal | None) -> Output:
    return Output(
        node=None,
        indicator=indicator.code,
        name="",
        unit=indicator.unit,
        period=Period.year_of(year),
        target=None,
        actual=actual,
        text="",
        met=None,
        source=None,
        note="",
        place=indicator.place,
    )


def _write(value: Decimal | None) -> str:
    return "" if value is None else plain(value)
