"""Things told before, parted in two: `Dari 3 rekomendasi tersebut, 2 telah selesai dan 1 masih dalam proses`.

The table beside lists as many as both parts have together.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from capaian.auditor.claims.statement import Statement
from capaian.auditor.printed.worded import Worded
from capaian.auditor.understanding.counting import NUMBER_WORDS, read_count
from capaian.auditor.understanding.nearby import is_beside, tables_near
from capaian.auditor.understanding.report import UnderstoodReport
from capaian.domain.audit import AuditRule
from capaian.domain.issue import Level

_COUNT: Final = rf"(?:\d{{1,3}}|{NUMBER_WORDS})"
_IN_WORDS: Final = r"(?:\s*\([\w ]+\))?"
_ANY: Final = Worded(r"\bdari\b")
_PARTED: Final = re.compile(
    rf"\bdari\s+(?P<all>{_COUNT}){_IN_WORDS}\s+(?P<noun>[^\W\d_]{{4,}})\s+(?:tersebut|itu|di\s?atas)\s*,\s*"
    rf"(?:sebanyak\s+)?(?P<one>{_COUNT}){_IN_WORDS}\s+(?:(?P=noun)\s+)?(?:telah|sudah)\s+[^.;:\d]{{3,80}}?,?\s+"
    rf"(?:dan|sedangkan|serta)\s+(?:sebanyak\s+)?(?P<other>{_COUNT}){_IN_WORDS}\s+(?:(?P=noun)\s+)?(?:lainnya\s+)?"
    r"(?:masih|belum|sedang|dalam)\b[^.;:\d]{0,80}[.]?$",
    re.IGNORECASE,
)


def check_parts_of_those(report: UnderstoodReport) -> Iterator[Statement]:
    """Yield how many there are of which some are done and the others not."""
    for sentence in report.document.sentences_with(_ANY):
        parted = _PARTED.search(sentence.text)
        if parted is None:
            continue
        whole, one, other = (read_count(parted[name]) or 0 for name in ("all", "one", "other"))
        tables = [table for table in tables_near(sentence, report) if is_beside(sentence, table)]
        if whole == one + other or not any(len(table.named) == one + other for table in tables):
            continue
        noun = parted["noun"].casefold()
        yield Statement(
            AuditRule.COUNT,
            False,
            sentence.line,
            f"{whole} {noun}",
            f"{one + other} {noun}",
            f"{one} + {other} = {one + other} {noun}, sebanyak yang dimuat tabelnya.",
            sentence.place,
            Level.WARNING,
        )
