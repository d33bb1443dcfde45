"""Efficiency by the formula that fits the table."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final

from capaian.auditor.checks.base import Claim, column_claims
from capaian.auditor.claims.equation import Equation
from capaian.auditor.claims.law import Law
from capaian.auditor.printed.document import Sentence
from capaian.auditor.printed.worded import Worded
from capaian.auditor.understanding.mentions import Mention, Part
from capaian.auditor.understanding.prose import read_sentences
from capaian.auditor.understanding.report import UnderstoodReport
from capaian.auditor.understanding.vocabulary import Role
from capaian.domain.audit import AuditRule
from capaian.domain.value import PERCENT

_EFFICIENT: Final = re.compile(r"\befisien(?:si)?\b(?!\s*=)", re.IGNORECASE)
_OTHER: Final = re.compile(r"\b(?:sedangkan|sementara|namun|tetapi|adapun|serta)\b|;", re.IGNORECASE)
"""What follows is no reason of the figure before."""
_STATED: Final = Worded(
    r"\befisiensi(?:nya)?\b[^.;:=]{0,40}?(?:\b(?:adalah|ialah|yaitu|yakni|dihitung|diperoleh|merupakan|dari)\b|=)[^.;:]{0,40}?"
    r"\bcapaian\b[^.;:]{0,40}?(?:\b(?:dikurangi|minus)\b|[-\u2212\u2013])[^.;:]{0,30}?\b(?:serapan|penyerapan)\b"
)
"""The formula in words: `Efisiensi dihitung dari rata-rata capaian dikurangi serapan anggarannya`."""
_REASON: Final = re.compile(r"\b(?:karena|sebab|akibat|diperoleh dari|hasil)\b|[(=]", re.IGNORECASE)
_ABOVE: Final = 14
"""Lines from the words that state a formula to the table that has it."""


def check_efficiency(report: UnderstoodReport) -> Iterator[Claim]:
    """Yield every printed efficiency with what it follows from; in sentences by the formula of the tables."""
    yield from column_claims(report, AuditRule.EFFICIENCY)
    yield from _by_stated_formula(report)
    laws = {r.law for u in report.tables for r in u.relations if r.rule is AuditRule.EFFICIENCY and r.held}
    if laws == {Law.DIFFERENCE}:
        for sentence, mentions in read_sentences(report.document):
            yield from _in_sentence(sentence, mentions)


def _by_stated_formula(report: UnderstoodReport) -> Iterator[Equation]:
    """Yield the efficiencies of tables too short to tell their formula, where words above state it."""
    stated = [s for s in report.document.sentences_with(_STATED) if _STATED.search(s.text)]
    for table in report.tables if stated else ():
        ends = [
            [column for column in table.figure_columns if role in column.roles]
            for role in (Role.EFFICIENCY, Role.ACHIEVEMENT, Role.ABSORPTION)
        ]
        is_told = any(relation.rule is AuditRule.EFFICIENCY for relation in table.relations)
        is_near = any(0 < table.table.line - sentence.line <= _ABOVE for sentence in stated)
        if is_told or not is_near or any(len(own) != 1 for own in ends):
            continue
        for row in table.items:
            told, achieved, absorbed = (row.row.cells[own[0].index].number for own in ends)
            if told is not None and achieved is not None and absorbed is not None:
                place = f"{table.table.name}, {row.label}"
                inputs = (achieved, absorbed)
                yield Equation(
                    AuditRule.EFFICIENCY, Law.DIFFERENCE, told, inputs, place, subject="tingkat efisiensi"
                )


def efficiencies_of(report: UnderstoodReport) -> frozenset[Decimal]:
    """Return the efficiencies of tables that hold spending against achievements."""
    return frozenset(
        equation.result.value
        for table in report.tables
        for relation, equations in table.equations
        if relation.rule is AuditRule.EFFICIENCY and not any(c.is_money for c in relation.inputs)
        for equation in equations
    )


def _in_sentence(sentence: Sentence, mentions: Sequence[Mention]) -> Iterator[Equation]:
    """Yield an efficiency whose achievement and absorption the same sentence gives as its reason."""
    for told, *reason in zip(mentions, mentions[1:], mentions[2:], strict=False):
        parts = {mention.part: mention.number for mention in reason}
        achieved, absorbed = parts.get(Part.ACHIEVEMENT), parts.get(Part.ABSORPTION)
        between = reason[0].before
        is_reason = _REASON.search(between) and not _OTHER.search(between)
        is_told = _EFFICIENT.search(told.before) and told.number.unit == PERCENT
        if achieved is None or absorbed is None or not is_told or not is_reason:
            continue
        place = sentence.place
        inputs = (achieved, absorbed)
        yield Equation(
            AuditRule.EFFICIENCY, Law.DIFFERENCE, told.number, inputs, place, subject="tingkat efisiensi"
        )
