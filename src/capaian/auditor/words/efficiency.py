"""Conclusions that money was used efficiently, where less was achieved than was spent."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Final

from capaian.auditor.contradictions import Contradiction, ContradictionGround
from capaian.auditor.quantities.report_quantities import ReportQuantities
from capaian.auditor.quantities.text_quantities import TextFigure
from capaian.domain.audit import AuditRule
from capaian.domain.issue import Level

_EFFICIENT: Final = re.compile(
    r"\b(?:termasuk|sudah|telah|tergolong|dinilai|secara)\s+efisien\b", re.IGNORECASE
)
_DENIED: Final = re.compile(r"\b(?:tidak|belum|kurang|in)\s*efisien", re.IGNORECASE)
_ACHIEVED: Final = re.compile(r"capaian\s+kinerja\b[^.;]*$", re.IGNORECASE)
_SPENT: Final = re.compile(r"\b(?:keuangan|anggaran|serapan|penyerapan|dana)\b[^.;]*$", re.IGNORECASE)
MAX_SHARE: Final = 200.0


def audit_efficiency(report: ReportQuantities) -> Iterator[Contradiction]:
    """Yield paragraphs that call the use of money efficient beside the figures that deny it."""
    shares = [figure for figure in report.figures if figure.is_share and figure.quantity.value < MAX_SHARE]
    texts: dict[int, list[str]] = defaultdict(list)
    for passage in report.passages:
        texts[passage.paragraph].append(passage.text)
    for paragraph, figures in groupby(shares, key=lambda figure: figure.passage.paragraph):
        text = " ".join((*texts[paragraph - 1], *texts[paragraph]))
        if _EFFICIENT.search(text) and not _DENIED.search(text):
            yield from _audit([*figures])


def _audit(figures: Sequence[TextFigure]) -> Iterator[Contradiction]:
    achieved = [
        each for each in figures if _ACHIEVED.search(each.segment) and not _SPENT.search(each.segment)
    ]
    spent = [each for each in figures if _SPENT.search(each.segment)]
    if len(achieved) != 1 or len(spent) != 1:
        return
    quantity, other = achieved[0].quantity, spent[0].quantity
    if quantity.value < other.value:
        yield Contradiction(
            AuditRule.CLAIM,
            quantity,
            "tidak efisien",
            f"capaian {quantity.text}% di bawah serapan {other.text}%",
            ContradictionGround.WORDS,
            Level.WARNING,
            (other,),
            printed="efisien",
        )
