"""Figures of a closed year that follow from restated ones: they are restated too, by their own formulas."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import ROUND_HALF_UP, Decimal
from typing import Any, Final, TypeVar

from capaian.domain.errors import CapaianError
from capaian.domain.identifiers import ComponentCode, IndicatorCode
from capaian.domain.issue import Place
from capaian.domain.numerals import plain, write_decimal
from capaian.domain.office_year import OfficeYear
from capaian.domain.period import Period
from capaian.domain.plan import Indicator
from capaian.domain.survey import SurveyElement
from capaian.domain.value import CellValue, Known
from capaian.domain.work import HistoryValue, Output, ResourceInput, RestatedColumn, Restatement
from capaian.dossier.closing.priors import Key, Prior, key_in, key_of
from capaian.dossier.issues import IssueLog
from capaian.dossier.tables.comparison import HISTORY, SURVEY
from capaian.dossier.tables.declaration import Table
from capaian.dossier.tables.work import INPUTS
from capaian.rulebook import load_rulebook
from capaian.rules.assess.indicators import IndicatorResults
from capaian.rules.assess.partial import recompute_restated
from capaian.rules.dependencies import bases_of

T = TypeVar("T", ResourceInput, SurveyElement)

_FOUNDATIONS: Final = frozenset({"office", "year", "policies"})
"""Without these fields nothing is known of an office-year."""


@dataclass(frozen=True)
class _Followed:
    """A closed year before and after what is told otherwise of it."""

    bases: Mapping[str, frozenset[str]]
    """What each indicator rests on."""
    reasons: Mapping[str, str]
    """Restated subjects, with the reason."""
    stated: Collection[tuple[str, RestatedColumn]]
    """Figures of indicators that are restated themselves."""
    before: IndicatorResults
    after: IndicatorResults
    """Both empty where the closing cannot be computed."""
    by_formula: IndicatorResults
    """The same as `after`, but with no figure of an indicator taken as stated."""
    places: Mapping[tuple[str, RestatedColumn], Place]
    """Where figures of indicators are restated."""
    made: dict[Place, Decimal] = field(default_factory=dict)
    """By those places what figures come to whose parts stand as approved, if another."""

    def cells(self, code: str, column: RestatedColumn) -> Iterator[CellValue]:
        """Yield a figure of an indicator before and after; nothing where it is not computed."""
        results = (judged.get(IndicatorCode(code)) for judged in (self.before, self.after))
        return (getattr(result, column) for result in results if result is not None)


def check_followed(
    closed: OfficeYear | None,
    original: Collection[Prior],
    restatements: Sequence[Restatement],
    fields: Mapping[str, Any],
    log: IssueLog,
) -> Mapping[Place, Decimal]:
    """Report figures of a closed year that stand as approved though what they are made of is restated.

    The closed year is computed again by its own formulas, with what is told otherwise of it now. Where it
    cannot be, the planner works the figure out and states it, even if it comes to the same.

    Args:
        closed: The year as its closing holds it; `None` where it is not there or cannot be read any more.
        original: Its rows as they stand now, beside what was approved.
        restatements: Those of the year; without one there is nothing to follow.
        fields: What was read from the dossier, by the fields of `OfficeYear`.
        log: Takes the problems.

    Returns:
        By the place of its restatement what a figure comes to whose parts stand as approved, if another.
    """
    reasons = {row.subject: row.reason for row in reversed(restatements) if row.closed != row.restated}
    if not reasons or not fields.keys() >= _FOUNDATIONS:
        return {}
    withdrawn = {key_of(row) for row in restatements if row.restated is None}
    changed = [p for p in original if p.changed and (p.now is not None or p.key in withdrawn)]
    bases = bases_of(closed if closed is not None else OfficeYear(**fields))
    places = {(row.subject, row.column): row.place for row in reversed(restatements) if not row.name}
    followed = _Followed(bases, reasons, places.keys(), *_judge(closed, changed, bases), places)
    for prior in original:
        now, was = prior.now, prior.closed
        if (
            isinstance(now, HistoryValue)
            and isinstance(was, HistoryValue)
            and now.subject in bases
            and not now.name
        ):
            _check_indicator(now, was, followed, log)
    return followed.made


def _judge(
    closed: OfficeYear | None, changed: Collection[Prior], bases: Mapping[str, frozenset[str]]
) -> tuple[IndicatorResults, IndicatorResults, IndicatorResults]:
    """Return the results of a closed year by its texts, by what is told of it now, and by formulas alone."""
    if closed is None:
        return {}, {}, {}
    told = {p.key[0]: getattr(p.now, "actual", None) for p in changed if p.table is HISTORY and not p.key[1]}
    ratios = {ComponentCode(c.code): told[c.code] for c in closed.components if c.code in told}
    subjects = {prior.key[0] for prior in changed}
    own = {code: figure for code, figure in told.items() if bases.get(code, subjects).isdisjoint(subjects)}
    try:
        before = recompute_restated(closed, load_rulebook(), {})
        told_now, by_formula = (_as_told(closed, changed, figures) for figures in (own, {}))
        after, worked_out = (
            recompute_restated(year, load_rulebook(), ratios) for year in (told_now, by_formula)
        )
    except CapaianError:
        return {}, {}, {}
    return before, after, worked_out


def _as_told(closed: OfficeYear, changed: Collection[Prior], own: Mapping[str, Decimal | None]) -> OfficeYear:
    """Return a closed year with its rows as they stand now, and with actuals that rest on nothing else.

    Those count as reported, so that what rests on them follows.
    """
    indicators = [i if i.code not in own else replace(i, formula="", credits=()) for i in closed.indicators]
    outputs = [row for row in closed.outputs if row.indicator not in own]
    outputs += [_report(i, closed.year, own[i.code]) for i in indicators if i.code in own]
    return replace(
        closed,
        indicators=tuple(indicators),
        outputs=tuple(outputs),
        inputs=_rows_told(INPUTS, closed.inputs, changed),
        survey_elements=_rows_told(SURVEY, closed.survey_elements, changed),
    )


def _rows_told(table: Table[T], rows: Iterable[T], changed: Collection[Prior]) -> tuple[T, ...]:
    now: dict[Key, Any] = {prior.key: prior.now for prior in changed if prior.table is table}
    told = {key_in(table, row): row for row in rows} | now
    return tuple(row for row in told.values() if row is not None)


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


def _check_indicator(now: HistoryValue, closed: HistoryValue, followed: _Followed, log: IssueLog) -> None:
    code = now.subject
    roots = [subject for subject in followed.reasons if subject in followed.bases[code]]
    if roots:
        _check_figure(RestatedColumn.ACTUAL, (now, closed), roots, followed, log)
    elif (code, RestatedColumn.ACTUAL) in followed.places and followed.bases[code]:
        _check_against_parts(now, closed, followed, log)
    is_own = any(
        (code, column) in followed.stated for column in (RestatedColumn.ACTUAL, RestatedColumn.TARGET)
    )
    if closed.achievement is not None and (roots or is_own):
        _check_figure(RestatedColumn.ACHIEVEMENT, (now, closed), roots or [code], followed, log)


def _check_against_parts(now: HistoryValue, closed: HistoryValue, followed: _Followed, log: IssueLog) -> None:
    """Warn of a figure that was made of its parts, and is restated while they stand as approved."""
    code = now.subject
    results = (judged.get(IndicatorCode(code)) for judged in (followed.before, followed.by_formula))
    match [result.actual for result in results if result is not None]:
        case [Known() as before, Known() as made]:
            figures = [(closed.actual, before), (now.actual, made)]
            was_made, is_made = (
                figure is not None and write_decimal(figure, known.decimals) == known.display
                for figure, known in figures
            )
            if was_made and not is_made and now.actual is not None:
                at = followed.places[code, RestatedColumn.ACTUAL]
                parts = ", ".join(sorted(followed.bases[code]))
                words = {"figure": _shown(made), "parts": parts, "year": str(now.period.year)}
                followed.made[at] = Decimal(_shown(made))
                for place in (replace(now.place, column="actual"), replace(at, column="restated")):
                    log.add("restated_without_parts", place, _write(now.actual), **words)


def _check_figure(
    column: RestatedColumn,
    rows: tuple[HistoryValue, HistoryValue],
    roots: Sequence[str],
    followed: _Followed,
    log: IssueLog,
) -> None:
    now, closed = (getattr(row, column) for row in rows)
    row = rows[0]
    cells = followed.cells(row.subject, column)
    words = {
        "year": str(row.period.year),
        "roots": ", ".join(roots),
        "row": f"{row.subject},,{row.period},{column},{_write(closed)}",
    }
    place = replace(row.place, column=column.value)
    match [*cells]:
        case [Known() as before, Known() as after]:
            fits = now is not None and write_decimal(now, after.decimals) == after.display
            if before.value != after.value and not fits:
                words |= {
                    "figure": _shown(after),
                    "reason": f"Mengikuti {roots[0]}: {followed.reasons[roots[0]]}",
                }
                log.add("restate_also", place, _write(now), **words)
        case _:
            if (row.subject, column) not in followed.stated:
                log.add("restate_unknown", place, _write(now), **words)


def _shown(known: Known) -> str:
    return plain(known.value.quantize(Decimal(1).scaleb(-known.decimals), ROUND_HALF_UP))


def _write(value: Decimal | None) -> str:
    return "" if value is None else plain(value)
