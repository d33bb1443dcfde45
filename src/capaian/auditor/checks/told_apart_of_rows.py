"""Which of two rows is the higher, where words name one: `95,45%, lebih rendah 3,11 poin daripada gaji`.

The table near has both figures, and the gap that is told is exactly theirs: only the word can be wrong.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from capaian.auditor.claims.statement import Statement
from capaian.auditor.printed.document import Sentence
from capaian.auditor.printed.number import PrintedNumber
from capaian.auditor.understanding.direction_words import LESS, MORE, THAN, opposite_of
from capaian.auditor.understanding.mentions import Mention
from capaian.auditor.understanding.nearby import tables_near
from capaian.auditor.understanding.prose import read_sentences
from capaian.auditor.understanding.report import UnderstoodReport, UnderstoodTable
from capaian.auditor.understanding.rows_meant import row_meant
from capaian.domain.audit import AuditRule

_SAID: Final = re.compile(
    rf"^\s*(?:%|persen)?\s*(?:[^\W\d_]+\s+){{0,3}}?,?\s*(?:\b(?:yang|atau|berarti|masih|juga|jauh|sedikit)\s+)*"
    rf"(?P<said>(?P<more>{MORE})|{LESS})(?:\s+sebesar)?\s*$",
    re.IGNORECASE,
)
"""All that stands between a level and the gap."""
_OTHER: Final = re.compile(
    rf"^\s*(?:%|persen)?\s*(?:poin(?:\s+persen(?:tase)?)?)?\s*{THAN}\s+"
    r"(?P<name>(?:[^.;:,()\d]|,(?!\s*(?:sedangkan|sementara|dan|serta)\b)){4,90}?)\s*(?:[.;:(]|$)",
    re.IGNORECASE,
)
"""Behind the gap the row that the level is held against."""


def check_told_apart_of_rows(report: UnderstoodReport) -> Iterator[Statement]:
    """Yield what lies above or below a row that is named, where the gap is that of the figures of a table."""
    for sentence, mentions in read_sentences(report.document):
        for level, gap in pairwise(mentions):
            said, other = _SAID.match(gap.before), _OTHER.match(gap.after)
            if said is None or other is None or not (gap.number.decimals and level.number.decimals):
                continue
            for table in tables_near(sentence, report):
                base = _base(level, gap, other["name"], table)
                if base is not None:
                    yield _statement(sentence, level.number, base, said, table)
                    break


def _base(level: Mention, gap: Mention, words: str, table: UnderstoodTable) -> PrintedNumber | None:
    """Return the figure of the one row that words name, in the column of a level that lies a gap off it."""
    row = row_meant(words, table.labels)
    if row is None:
        return None
    for column in table.figure_columns:
        base = table.items[row].row.cells[column.index].number
        others = (
            item.row.cells[column.index].number for place, item in enumerate(table.items) if place != row
        )
        has_level = any(n is not None and n.value == level.number.value for n in others)
        is_gap = base is not None and abs(level.number.value - base.value) == abs(gap.number.value) != 0
        if base is not None and has_level and is_gap:
            return base
    return None


def _statement(
    sentence: Sentence, level: PrintedNumber, base: PrintedNumber, said: re.Match[str], table: UnderstoodTable
) -> Statement:
    """Return that a level lies on the side of a row that is told."""
    words = " ".join(said["said"].split())
    is_more = level.value > base.value
    holds = is_more is bool(said["more"])
    side = "lebih dari" if is_more else "kurang dari"
    why = f"{level.text} {side} {base.text} ({table.table.name}); tercetak {words}."
    right = opposite_of(words) or side
    return Statement(
        AuditRule.CLAIM,
        holds,
        level.spot.line,
        words,
        right,
        why,
        sentence.place,
        lines=(base.spot.line,),
    )
