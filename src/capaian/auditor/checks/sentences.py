"""Figures of running text: recomputed from those beside them, and held against the tables."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from capaian.auditor.checks.base import Claim
from capaian.auditor.claims.equation import Equation
from capaian.auditor.claims.law import Law
from capaian.auditor.printed.document import Formula
from capaian.auditor.understanding.clauses import coverages_in, directions_in, gaps_in, spending_in
from capaian.auditor.understanding.facts import find_facts
from capaian.auditor.understanding.prose import (
    achievements_in,
    changes_in,
    counts_cited,
    facts_cited,
    find_counts,
    read_paragraphs,
    rests_in,
    savings_in,
    shares_in,
    sums_in,
)
from capaian.auditor.understanding.report import UnderstoodReport
from capaian.auditor.understanding.shares import stated_shares
from capaian.domain.audit import AuditRule
from capaian.domain.value import PERCENT

_FRACTION: Final = re.compile(r"\\frac\{[^{}]*\d[^{}]*\}\{[^{}]*\d[^{}]*\}")


def check_sentences(report: UnderstoodReport) -> Iterator[Claim]:
    """Yield every figure of running text that can be recomputed, or that a table states too."""
    facts, counts = find_facts(report), find_counts(report)
    for paragraph in read_paragraphs(report.document):
        computed = [*achievements_in(paragraph), *shares_in(paragraph), *rests_in(paragraph)]
        computed += [*coverages_in(paragraph), *spending_in(paragraph), *savings_in(paragraph)]
        yield from computed
        yield from stated_shares(paragraph, {equation.result.spot for equation in computed})
        yield from facts_cited(paragraph, facts)
        yield from changes_in(paragraph, facts, report.year)
        yield from sums_in(paragraph)
        yield from gaps_in(paragraph)
        yield from directions_in(paragraph)
        yield from counts_cited(paragraph, counts)
    for formula in report.document.formulas:
        yield from _fractions(formula)


def _fractions(formula: Formula) -> Iterator[Equation]:
    """Yield a fraction of two figures that a formula sets equal to a percentage."""
    numbers = [number for number in formula.numbers if number.text != "100" or number.unit != PERCENT]
    if not _FRACTION.search(formula.text) or len(formula.numbers) < 4:
        return
    part, whole, result = formula.numbers[0], formula.numbers[1], formula.numbers[-1]
    if len(numbers) >= 2 and result.spot != whole.spot and whole.value:
        yield Equation(
            AuditRule.RATIO,
            Law.PERCENT,
            result,
            (part, whole),
            f"Rumus {formula.symbol}".strip(),
            subject="rumus",
        )
