"""Sentences that call a move from one figure to another a rise or a fall."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from capaian.auditor.contradictions import Contradiction, Evidence
from capaian.auditor.quantities.report_quantities import ReportQuantities
from capaian.auditor.quantities.text_quantities import TextFigure
from capaian.domain.audit import AuditRule

_RISE: Final = r"naik|meningkat|bertambah|kenaikan|peningkatan|membesar"
_FALL: Final = r"turun|menurun|berkurang|penurunan|merosot"
_MOVE: Final = re.compile(
    rf"\b(?:(?P<rise>{_RISE})|(?P<fall>{_FALL}))\b(?P<between>[^.;]{{0,60}}?)\bdari\W*(?:Rp\.?\s*)?$",
    re.IGNORECASE,
)
"""What leads to the first of two figures: `meningkat dari`."""
_OTHER_MOVE: Final = re.compile(rf"\b(?:{_RISE}|{_FALL}|tidak|bukan)\b", re.IGNORECASE)
_TO: Final = re.compile(
    r"^[^.;\d]{0,50}?(?:\bpada\b[^;\d]{0,30}(?:20\d\d)?[^.;\d]{0,20})?\bmenjadi\W*(?:Rp\.?\s*)?$",
    re.IGNORECASE,
)
"""What stands between them."""


def audit_directions(report: ReportQuantities) -> Iterator[Contradiction]:
    """Yield moves whose figures go the other way."""
    for figures in report.figures_of.values():
        for before, after in pairwise(figures):
            yield from _audit(before, after)


def _audit(before: TextFigure, after: TextFigure) -> Iterator[Contradiction]:
    text = before.passage.text
    if "menjadi" not in text[before.end : after.start].lower():
        return
    move = _MOVE.search(text[max(0, before.start - 120) : before.start])
    if move is None or _OTHER_MOVE.search(move["between"]) or not _TO.match(text[before.end : after.start]):
        return
    one, other = before.quantity.value, after.quantity.value
    right = "tetap" if one == other else "naik" if one < other else "turun"
    if right == ("naik" if move["rise"] else "turun"):
        return
    word = move["rise"] or move["fall"]
    why = f"dari {before.quantity.text} menjadi {after.quantity.text} adalah {right}; tertulis {word}"
    yield Contradiction(
        AuditRule.TREND, after.quantity, right, why, Evidence.WORDS, inputs=(before.quantity,), printed=word
    )
