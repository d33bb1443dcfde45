"""Outputs of nodes that are no indicator of the plan: target, actual, achievement."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal

from capaian.domain.assessment import OutputPrior, OutputResult
from capaian.domain.identifiers import NodeId
from capaian.domain.plan import TargetValue
from capaian.domain.policy import Polarity, Step
from capaian.domain.value import PERCENT, CellValue, Reason, Result
from capaian.domain.work import HistoryValue, Output, RestatedColumn
from capaian.rules.achievement import METHODS, AchievementRule
from capaian.rules.assess.context import AssessContext, Label, Recipe, known_value, settled_rows
from capaian.rules.assess.history import prior_figure, trend_between
from capaian.rules.assess.period_results import as_result, output_rule
from capaian.rules.facts import group
from capaian.rules.spans import combines_by, is_within
from capaian.rules.status import judge_status


def assess_outputs(desk: AssessContext, node: NodeId, label: str) -> tuple[OutputResult, ...]:
    """Return the outputs of a node; rows of one name are periods of one output.

    They combine as `renstra.csv` declares; else numbers of documents and the like add up over the year,
    percentages and indices keep the last.
    """
    rows = [row for row in desk.facts.node_outputs.get(node, ()) if is_within(row.period, desk.as_of)]
    named = group(rows, lambda row: row.name)
    return tuple(_assess_output(desk, node, f"{name} {label}", own) for name, own in named.items())


def _assess_output(desk: AssessContext, node: NodeId, subject: str, rows: Sequence[Output]) -> OutputResult:
    name, unit = rows[0].name, rows[0].unit
    how = combines_by(unit, desk.facts.aggregation_of(node, name))

    def combined(word: str, read: Callable[[Output], Decimal | None], empty: Reason) -> Result:
        cells = settled_rows(desk.read_rows(rows, read, empty), desk.as_of)
        return desk.combine_rows(Label(f"{word} {subject}", unit), cells, how, desk.as_of)

    target = combined("Target", lambda row: row.target, Reason.NO_TARGET)
    actual: CellValue | None = desk.record_words(f"Realisasi {subject}", rows)
    if actual is None:
        actual = combined("Realisasi", lambda row: row.actual, Reason.NOT_REPORTED)
    rule = output_rule(desk, node, name)
    achievement = _achieve(desk, subject, rule, (as_result(actual), target))
    notes = dict.fromkeys(row.note for row in rows if row.note and not Reason.find_in(row.note))
    history = desk.facts.output_history.get((node, name, desk.as_of.previous_year()))
    prior = None
    if history is not None:
        current = as_result(actual, history.scale == unit), achievement
        prior = _compare_prior(desk, subject, rule, history, current)
    return OutputResult(
        name=name,
        unit=unit,
        target=target,
        actual=actual,
        achievement=achievement,
        note="; ".join(notes),
        prior=prior,
        status=judge_status(TargetValue(known_value(target)), actual, rule).status,
    )


def _compare_prior(
    desk: AssessContext,
    output: str,
    rule: AchievementRule,
    row: HistoryValue,
    current: tuple[Result, Result],
) -> OutputPrior:
    """Return an output against what the year before states of it.

    Args:
        desk: The desk.
        output: What it is called.
        rule: How it is judged.
        row: What the year before states.
        current: Actual, on the scale of that year, and achievement of this year.
    """
    subject = f"{output}, {row.period.label}"
    actual = prior_figure(desk, f"Realisasi {subject}", row, RestatedColumn.ACTUAL)
    if row.target is None:
        achievement = prior_figure(desk, f"Capaian {subject}", row, RestatedColumn.ACHIEVEMENT)
    else:
        target = prior_figure(desk, f"Target {subject}", row, RestatedColumn.TARGET)
        achievement = _achieve(desk, subject, rule, (actual, target))
    return OutputPrior(
        period=row.period,
        actual=actual,
        achievement=achievement,
        trend=trend_between(desk, current[0], actual, row),
        achievement_trend=trend_between(desk, current[1], achievement),
    )


def _achieve(desk: AssessContext, subject: str, rule: AchievementRule, pair: tuple[Result, Result]) -> Result:
    policy = "" if rule.polarity is Polarity.HIGHER_IS_BETTER else f"methods: {rule.method}"
    label = Label(f"Capaian {subject}", PERCENT, step=Step.ACHIEVEMENT, policy=policy)
    recipe = Recipe(label, METHODS[rule.method].working, ("Realisasi", "Target"))
    return desk.derive(recipe, pair, rule.of_numbers)
