"""Sentences that say that targets were met, or money used efficiently, beside the figures."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Final

from capaian.auditor.contradictions import Contradiction, as_error, contradict_words
from capaian.auditor.document.passages import Passage
from capaian.auditor.findings import MAX_VALUE_LETTERS
from capaian.auditor.quantities.figures import FULL, PrintedQuantity, words_at
from capaian.auditor.quantities.grid_quantities import GridQuantities
from capaian.auditor.quantities.report_quantities import ReportQuantities
from capaian.auditor.quantities.roles import FigurePeriod, FigureRole
from capaian.auditor.quantities.text_quantities import TextFigure
from capaian.auditor.relations.column_laws import Triple
from capaian.domain.audit import AuditRule

_ALL_MET: Final = re.compile(
    r"(?:keseluruhan|seluruh|semua|secara umum)\b[^.]*\b(?:target|sasaran|indikator)\b[^.]*"
    r"\b(?:(?:telah|sudah|dapat)\s+(?:ter|di)?(?:men)?capai|berhasil\s+(?:ter|di)capai|"
    r"(?:melebihi|melampaui|memenuhi)\s+target)\b"
    r"|(?:secara umum|secara keseluruhan)\b[^.]*\bmencapai target\b",
    re.IGNORECASE,
)
_MET: Final = re.compile(
    r"\b(?:telah|sudah)\s+(?:berhasil\s+)?(?:tercapai|dicapai|mencapai|melampaui|melebihi)\b",
    re.IGNORECASE,
)
_REACHED: Final = ("capai", "lampaui", "lebihi", "menuhi")
_AFFIRMED: Final = ("seluruh", "semua", "secara umum", "telah", "sudah")
"""One of each is in every such sentence: most sentences need no closer look."""
_DENIED: Final = re.compile(
    r"\b(?:belum|tidak|kurang dari|kecuali|sebagian|hampir|meskipun|walaupun)\b", re.IGNORECASE
)
_OF_PART: Final = re.compile(
    r"\b(?:misi|tujuan|sasaran|bidang|program|triwulan|semester)\s+(?:strategis\s+)?"
    r"(?:ini\b|(?<!semua sasaran )(?<!seluruh sasaran "
    r")tersebut\b|ke\b|per|kedua|ketiga|keempat|kelima|"
    r"\d|[IVX]+\b)",
    re.IGNORECASE,
)
"""Words that say a sentence to be of some indicators alone."""
_OF_INDICATORS: Final = re.compile(r"indikator|sasaran|kinerja", re.IGNORECASE)
"""What the caption or a head of a table says that holds what was promised;
rows of money do not count.
"""
MAX_MISS: Final = 0.02
"""Part by which an achievement may miss its share: it is rounded."""
MAX_LISTED: Final = 2
"""Figures that a finding names as reasons."""


def audit_verdicts(report: ReportQuantities) -> Iterator[Contradiction]:
    """Yield sentences that call targets met which the figures deny."""
    missed = [*_missed_targets(report)]
    for at, passage in enumerate(report.passages):
        small = passage.text.lower()
        may_affirm = any(word in small for word in _AFFIRMED) and any(
            word in small for word in _REACHED
        )
        if not may_affirm or _DENIED.search(passage.text):
            continue
        if missed and _ALL_MET.search(passage.text) and not _OF_PART.search(passage.text):
            yield _of_all(passage, missed, report.year)
        elif _MET.search(passage.text):
            yield from _of_one(report.figures_of.get(at, ()))


def _missed_targets(report: ReportQuantities) -> Iterator[Triple]:
    """Yield the indicators of tables that fell short in the year of the report:
    by actual and achievement.
    """
    for table in report.tables:
        columns = _of_year(table, report.year)
        if columns is None or not _OF_INDICATORS.search(
            f"{table.grid.caption} {table.grid.heads}"
        ):
            continue
        for row in table.rows:
            if all(column in row for column in columns):
                target, actual, achievement = (row[column] for column in columns)
                is_of_both = _is_share_of(achievement, actual, target)
                if actual.value < target.value and achievement.value < FULL and is_of_both:
                    yield Triple(achievement, actual, target)


def _is_share_of(
    achievement: PrintedQuantity, actual: PrintedQuantity, target: PrintedQuantity
) -> bool:
    """Whether an achievement is about what is reached of a target:
    what should be low is judged otherwise.
    """
    share = FULL * actual.value / target.value if target.value else 0
    return abs(share - achievement.value) <= MAX_MISS * achievement.value


def _of_year(table: GridQuantities, year: int) -> tuple[int, int, int] | None:
    found = []
    for role in (FigureRole.TARGET, FigureRole.ACTUAL, FigureRole.ACHIEVEMENT):
        columns = [
            at
            for at in table.columns
            if table.roles[at] is role and table.periods[at] == FigurePeriod(year)
        ]
        if len(columns) != 1:
            return None
        found.append(columns[0])
    return found[0], found[1], found[2]


def _of_all(passage: Passage, missed: Sequence[Triple], year: int) -> Contradiction:
    quantity = words_at(passage.place, passage.text, year)
    reasons = "; ".join(map(_reason, missed[:MAX_LISTED]))
    inputs = tuple(each.first for each in missed[:MAX_LISTED])
    why = f"belum tercapai: {reasons}"
    right = "belum semua target tercapai"
    return as_error(contradict_words(AuditRule.CLAIM, quantity, right, why, "tercapai", inputs))


def _reason(missed: Triple) -> str:
    table = missed.first.source
    return (
        f"{missed.result.label.text[:MAX_VALUE_LETTERS]} {missed.first.text} dari target "
        f"{missed.second.text} ({table})"
    )


def _of_one(figures: Sequence[TextFigure]) -> Iterator[Contradiction]:
    roles = {figure.quantity.role: figure for figure in reversed(figures)}
    target, actual, achievement = (
        roles.get(role) for role in (FigureRole.TARGET, FigureRole.ACTUAL, FigureRole.ACHIEVEMENT)
    )
    if target is None or actual is None or achievement is None:
        return
    if actual.quantity.value < target.quantity.value and achievement.quantity.value < FULL:
        why = f"{actual.quantity.text} di bawah target {target.quantity.text}"
        right, inputs = "belum tercapai", (target.quantity,)
        yield as_error(
            contradict_words(AuditRule.CLAIM, actual.quantity, right, why, "tercapai", inputs)
        )


_EFFICIENT: Final = re.compile(
    r"\b(?:termasuk|sudah|telah|tergolong|dinilai|secara)\s+efisien\b", re.IGNORECASE
)
_NOT_EFFICIENT: Final = re.compile(r"\b(?:tidak|belum|kurang|in)\s*efisien", re.IGNORECASE)
_ACHIEVED: Final = re.compile(r"capaian\s+kinerja\b[^.;]*$", re.IGNORECASE)
_SPENT: Final = re.compile(
    r"\b(?:keuangan|anggaran|serapan|penyerapan|dana)\b[^.;]*$", re.IGNORECASE
)
MAX_SHARE: Final = 200.0


def audit_efficiency(report: ReportQuantities) -> Iterator[Contradiction]:
    """Yield paragraphs that call the use of money efficient beside the figures that deny it."""
    shares = [
        figure
        for figure in report.figures
        if figure.is_share and figure.quantity.value < MAX_SHARE
    ]
    texts: dict[int, list[str]] = defaultdict(list)
    for passage in report.passages:
        texts[passage.paragraph].append(passage.text)
    for paragraph, figures in groupby(shares, key=lambda figure: figure.passage.paragraph):
        text = " ".join((*texts[paragraph - 1], *texts[paragraph]))
        if _EFFICIENT.search(text) and not _NOT_EFFICIENT.search(text):
            yield from _of_money([*figures])


def _of_money(figures: Sequence[TextFigure]) -> Iterator[Contradiction]:
    achieved = [
        each
        for each in figures
        if _ACHIEVED.search(each.segment) and not _SPENT.search(each.segment)
    ]
    spent = [each for each in figures if _SPENT.search(each.segment)]
    if len(achieved) != 1 or len(spent) != 1:
        return
    quantity, other = achieved[0].quantity, spent[0].quantity
    if quantity.value < other.value:
        why = f"capaian {quantity.text}% di bawah serapan {other.text}%"
        yield contradict_words(
            AuditRule.CLAIM, quantity, "tidak efisien", why, "efisien", (other,)
        )
