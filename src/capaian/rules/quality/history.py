"""Earlier years and words: achievements that follow from their figures, rows that are about something."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from capaian.domain.issue import Issue, Level, Place
from capaian.domain.numerals import decimals_of, plain, write_decimal
from capaian.domain.plan import TargetValue
from capaian.domain.work import HistoryValue
from capaian.rules.achievement import AchievementRule, compute_achievement
from capaian.rules.facts import Facts
from capaian.rules.quality.contradiction import contradiction


def check_history(facts: Facts) -> Iterator[Issue]:
    """Yield each row whose achievement is not that of its figures, and each about an unknown output."""
    outputs = {(row.node, row.name) for row in facts.office_year.outputs if row.indicator is None}
    nodes = {node.id for node in facts.office_year.nodes}
    for row in facts.office_year.history:
        yield from _check_achievement(facts, row)
        if (row.name or row.subject in nodes) and (row.subject, row.name) not in outputs:
            yield _unknown_output(row, is_of_node=row.subject in nodes)


def _check_achievement(facts: Facts, row: HistoryValue) -> Iterator[Issue]:
    if row.achievement is None or row.actual is None or row.target is None:
        return
    found = compute_achievement(row.actual, TargetValue(row.target), _rule_of(facts, row))
    allowed = Decimal(1).scaleb(-decimals_of(row.achievement)) / 2
    if isinstance(found, Decimal) and abs(found - row.achievement) > allowed:
        message = (
            f"Capaian {_name(facts, row)}, {row.period.label}, tertulis {write_decimal(row.achievement, 2)}, "
            f"padahal dari realisasi dan targetnya {write_decimal(found, 2)}; yang dipakai hasil hitungan."
        )
        parts = [row.subject, row.name, str(row.period)] if row.name else [row.subject, str(row.period)]
        yield contradiction(
            f"two_values:history:{':'.join(parts)}", message, row.place, plain(row.achievement)
        )


def _rule_of(facts: Facts, row: HistoryValue) -> AchievementRule:
    indicator = next((i for i in facts.office_year.indicators if i.code == row.subject), None)
    policies = facts.office_year.policies
    if indicator is None:
        return AchievementRule(zero=policies.zero)
    method = indicator.method or policies.methods[indicator.polarity]
    return AchievementRule(method=method, polarity=indicator.polarity, zero=policies.zero)


def _unknown_output(row: HistoryValue, *, is_of_node: bool) -> Issue:
    """Only a warning for a named output of a node: it may be missing this year, and most papers need none."""
    message = (
        f"Baris {row.period.label} ini untuk keluaran {row.name or '(tanpa nama)'} pada {row.subject}, "
        "yang tidak ada di outputs.csv; jadi tidak dibandingkan dengan apa pun."
    )
    place = Place(row.place.file, row.place.row, "name")
    level = Level.WARNING if row.name and is_of_node else Level.ERROR
    remedy = "Isi keluaran itu di outputs.csv, atau tulis namanya seperti di sana."
    return Issue(level, "unknown_output", message, place, row.name or None, remedy)


def _name(facts: Facts, row: HistoryValue) -> str:
    return row.name or facts.names.get(row.subject, row.subject)
