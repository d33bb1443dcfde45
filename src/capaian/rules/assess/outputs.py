"""Outputs of nodes that are no indicator of the plan: target, actual, achievement."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from capaian.domain.assessment import OutputPrior, OutputResult
from capaian.domain.identifiers import NodeId
from capaian.domain.plan import TargetValue
from capaian.domain.policy import Polarity, Step
from capaian.domain.value import PERCENT, CellValue, Reason, Result
from capaian.domain.work import HistoryValue, Output
from capaian.rules.achievement import AchievementRule, compute_achievement
from capaian.rules.assess.context import AssessContext, Label, Recipe, known_value, settled_rows
from capaian.rules.assess.history import prior_actual, prior_target, stated_achievement, trend_between
from capaian.rules.assess.period_results import METHOD_TEMPLATES, as_result, output_rule
from capaian.rules.facts import group
from capaian.rules.outcome import Outcome
from capaian.rules.spans import is_within
from capaian.rules.status import judge_status
from capaian.rules.strategic_plan import combines_by


@dataclass(frozen=True, slots=True)
class OutputColumn:
    """Target or actual of an output."""

    word: str
    read: Callable[[Output], Decimal | None]
    empty: Reason


_TARGET = OutputColumn("Target", lambda row: row.target, Reason.NO_TARGET)
_ACTUAL = OutputColumn("Realisasi", lambda row: row.actual, Reason.NOT_REPORTED)


def assess_outputs(desk: AssessContext, node: NodeId, label: str) -> tuple[OutputResult, ...]:
    """Return the outputs of a node; rows of one name are periods of one output.

    They combine as `renstra.csv` declares; else numbers of documents and the like add up over the year,
    percentages and indices keep the last.
    """
    rows = [row for row in desk.facts.node_outputs.get(node, ()) if is_within(row.period, desk.as_of)]
    named = group(rows, lambda row: row.name)
    return tuple(_assess_output(desk, label, tuple(periods)) for periods in named.values())


def _assess_output(desk: AssessContext, label: str, rows: Sequence[Output]) -> OutputResult:
    target = _combine(desk, label, rows, _TARGET)
    actual = _actual(desk, label, rows)
    rule = _rule(desk, rows[0])
    recipe = _recipe(f"Capaian {_subject(rows[0], label)}", rule)
    achievement = desk.derive(recipe, (as_result(actual), target), _by(rule))
    notes = dict.fromkeys(row.note for row in rows if row.note and not Reason.find_in(row.note))
    prior = _compare_prior(desk, label, rows[0], (actual, achievement))
    aim = TargetValue(known_value(target))
    return OutputResult(
        name=rows[0].name,
        unit=rows[0].unit,
        target=target,
        actual=actual,
        achievement=achievement,
        note="; ".join(notes),
        prior=prior,
        status=judge_status(aim, actual, rule).status,
    )


def _compare_prior(
    desk: AssessContext, label: str, output: Output, current: tuple[CellValue, Result]
) -> OutputPrior | None:
    """Return an output against what the year before states of it; `None` if it states nothing."""
    period = desk.as_of.previous_year()
    row = desk.facts.output_history.get((output.node or "", output.name, period))
    if row is None:
        return None
    subject = f"{_subject(output, label)}, {period.label}"
    before = prior_actual(desk, f"Realisasi {subject}", row, None)
    achievement = _prior_achievement(desk, f"Capaian {subject}", row, before, _rule(desk, output))
    actual, achieved = current
    return OutputPrior(
        period=period,
        actual=before,
        achievement=achievement,
        trend=trend_between(desk, as_result(actual, row.scale == output.unit), before),
        achievement_trend=trend_between(desk, achieved, achievement),
    )


def _prior_achievement(
    desk: AssessContext, subject: str, row: HistoryValue, actual: Result, rule: AchievementRule
) -> Result:
    if row.target is None:
        return stated_achievement(desk, subject, row)
    target = prior_target(desk, subject.replace("Capaian", "Target", 1), row, None)
    return desk.derive(_recipe(subject, rule), (actual, target), _by(rule))


def _recipe(subject: str, rule: AchievementRule) -> Recipe:
    policy = "" if rule.polarity is Polarity.HIGHER_IS_BETTER else f"methods: {rule.method}"
    label = Label(subject, PERCENT, step=Step.ACHIEVEMENT, policy=policy)
    return Recipe(label, METHOD_TEMPLATES[rule.method], ("Realisasi", "Target"))


def _rule(desk: AssessContext, output: Output) -> AchievementRule:
    return output_rule(desk, output.node or NodeId(""), output.name)


def _by(rule: AchievementRule) -> Callable[[Decimal, Decimal], Outcome]:
    return lambda actual, target: compute_achievement(actual, TargetValue(target), rule)


def _actual(desk: AssessContext, label: str, rows: Sequence[Output]) -> CellValue:
    in_words = [row for row in rows if row.actual is None and row.text]
    if not in_words:
        return _combine(desk, label, rows, _ACTUAL)
    latest = max(in_words, key=lambda row: row.period.end)
    reference = desk.facts.reference(latest.place, latest.source)
    return desk.log.stated(f"Realisasi {_subject(latest, label)}", latest.text, latest.met, reference)


def _combine(desk: AssessContext, label: str, rows: Sequence[Output], column: OutputColumn) -> Result:
    cells = desk.read_rows(rows, column.read, column.empty)
    declared = None if rows[0].node is None else desk.facts.aggregation_of(rows[0].node, rows[0].name)
    how = combines_by(rows[0].unit, declared)
    naming = Label(f"{column.word} {_subject(rows[0], label)}", rows[0].unit)
    return desk.combine_rows(naming, settled_rows(cells, desk.as_of), how, desk.as_of)


def _subject(row: Output, label: str) -> str:
    return f"{row.name} {label}"
