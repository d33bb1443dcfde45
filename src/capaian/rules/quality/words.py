"""What the office declares of words beside what the words themselves say."""

from __future__ import annotations

from collections.abc import Iterator

from capaian.domain.issue import Issue
from capaian.domain.period import Period
from capaian.domain.plan import Indicator
from capaian.domain.policy import WordsRule
from capaian.domain.work import Output
from capaian.rules.agreements import lines_in_force
from capaian.rules.facts import Facts
from capaian.rules.quality.contradiction import contradiction
from capaian.rules.targets import judge_text_target


def check_words(facts: Facts) -> Iterator[Issue]:
    """Yield each row that declares met, or not met, what its words plainly are not."""
    year = facts.office_year
    lines = lines_in_force(year, Period.year_of(year.year))
    for code, rows in facts.indicator_outputs.items():
        indicator, line = year.indicator_by_code.get(code), lines.get(code)
        if indicator is None or line is None:
            continue
        stated = dict(line.line.periods)
        for row in rows:
            target = stated.get(row.period, line.line.target)
            yield from _check_row(indicator, target.text, row)


def _check_row(indicator: Indicator, target: str, row: Output) -> Iterator[Issue]:
    found = judge_text_target(target, row.text, WordsRule.SAME_WORDS, indicator.polarity)
    if row.met is None or found is None or found is row.met:
        return
    said, are = ("terpenuhi", "tidak") if row.met else ("tidak terpenuhi", "memang")
    message = (
        f"{indicator.symbol or indicator.name}, {row.period.label}, dinyatakan {said}, padahal realisasi "
        f"{row.text} {are} memenuhi target {target}."
    )
    subject = f"met_against_words:{indicator.code}:{row.period}"
    yield contradiction(subject, message, row.place, "ya" if row.met else "tidak")
