"""Figures of running text: recomputed from those beside them, and held against the tables."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from capaian.auditor.checks.base import Claim
from capaian.auditor.checks.quoted import quotes_in
from capaian.auditor.claims.equation import Equation
from capaian.auditor.claims.law import Law
from capaian.auditor.printed.document import Formula
from capaian.auditor.understanding.clauses import (
    coverages_in,
    directions_in,
    gaps_in,
    means_in,
    spending_in,
)
from capaian.auditor.understanding.facts import find_facts
from capaian.auditor.understanding.prose import (
    Paragraph,
    achievements_in,
    changes_in,
    counts_cited,
    facts_cited,
    find_counts,
    read_paragraphs,
    rests_in,
    savings_in,
)
from capaian.auditor.understanding.quotes import quotes_of
from capaian.auditor.understanding.report import UnderstoodReport
from capaian.auditor.understanding.shares import shares_between, stated_shares
from capaian.auditor.understanding.stated_sums import conclusions_in, sums_in
from capaian.auditor.understanding.support import Support
from capaian.domain.audit import AuditRule
from capaian.domain.value import PERCENT

_FRACTION: Final = re.compile(r"\\frac\{[^{}]*\d[^{}]*\}\{[^{}]*\d[^{}]*\}")


def check_sentences(report: UnderstoodReport) -> Iterator[Claim]:
    """Yield every figure of running text that can be recomputed, or that a table states too."""
    facts, counts = find_facts(report), find_counts(report)
    quotes, support = quotes_of(report), Support(report)
    for paragraph in read_paragraphs(report.document):
        computed = [*_computed(paragraph)]
        yield from computed
        stated = [*stated_shares(paragraph, {equation.result.spot for equation in computed})]
        changes = [*changes_in(paragraph, facts, report.year)]
        yield from (*stated, *changes)
        yield from facts_cited(paragraph, facts)
        yield from directions_in(paragraph)
        yield from counts_cited(paragraph, counts)
        yield from quotes_in(paragraph, quotes, support, [*computed, *stated, *changes])
    for formula in report.document.formulas:
        yield from _fractions(formula)


def _computed(paragraph: Paragraph) -> Iterator[Equation]:
    """Yield the figures of a paragraph that follow from others beside them."""
    yield from achievements_in(paragraph)
    yield from shares_between(paragraph)
    yield from rests_in(paragraph)
    yield from sums_in(paragraph)
    yield from conclusions_in(paragraph)
    yield from savings_in(paragraph)
    yield from gaps_in(paragraph)
    yield from means_in(paragraph)
    yield from coverages_in(paragraph)
    yield from spending_in(paragraph)


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
