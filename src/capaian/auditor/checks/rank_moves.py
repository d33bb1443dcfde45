"""Ranks that rose or fell: the first is the highest, so that one rises from the sixth to the fourth."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from capaian.auditor.claims.statement import Statement
from capaian.auditor.printed.worded import Worded
from capaian.auditor.understanding.report import UnderstoodReport
from capaian.domain.audit import AuditRule
from capaian.domain.issue import Level

_RANK: Final = r"peringkat\s+(?:ke\s?-?\s?)?"
_WAY: Final = r"(?P<way>naik|meningkat|membaik|turun|menurun|merosot)"
_MOVED: Final = (
    Worded(
        rf"\b{_RANK}(?P<now>\d{{1,3}})\b[^.;:]{{0,80}}?\b{_WAY}\s+dari\s+(?:{_RANK}|ke-)(?P<before>\d{{1,3}})\b"
    ),
    Worded(
        rf"\b{_WAY}\s+dari\s+{_RANK}(?P<before>\d{{1,3}})\b[^.;:]{{0,60}}?\b(?:menjadi|ke)\s+(?:{_RANK}|ke-)"
        r"(?P<now>\d{1,3})\b"
    ),
)
_UP: Final = frozenset(("naik", "meningkat", "membaik"))


def check_rank_moves(report: UnderstoodReport) -> Iterator[Statement]:
    """Yield the word beside two ranks, of which the smaller number is the higher one."""
    for sentence in report.document.sentences:
        for match in (match for words in _MOVED for match in words.finditer(sentence.text)):
            now, before, way = int(match["now"]), int(match["before"]), match["way"].casefold()
            right = "naik" if now < before else "turun" if now > before else "tetap"
            holds = right == ("naik" if way in _UP else "turun")
            yield Statement(
                AuditRule.TREND,
                holds,
                report.document.line_of(match[0], sentence),
                match["way"],
                right,
                f"Dari peringkat ke-{before} menjadi ke-{now} adalah {right}.",
                sentence.place,
                Level.WARNING,
            )
