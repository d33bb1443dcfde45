"""Whether a text is a performance report at all: by the words of the field."""

from __future__ import annotations

import re
from typing import Final

_PERFORMANCE: Final = re.compile(
    r"\b(?:kinerja(?:nya)?|akuntabilitas|lkj(?:ip)?|lakip|lkip)\b", re.IGNORECASE
)
"""What a report of performance is of, by the law that asks for it."""
_PLAN: Final = re.compile(
    r"\b(?:target|realisasi|capaian|indikator|sasaran|renstra|rpjmd|pagu|anggaran|program|kegiatan)\b",
    re.IGNORECASE,
)
MIN_PLAN_WORDS: Final = 4
"""Different words of plans and budgets; minutes and statistics have some of them too."""


def is_performance_report(text: str) -> bool:
    """Say whether a text speaks of performance, and of what was planned and reached."""
    if _PERFORMANCE.search(text) is None:
        return False
    words: set[str] = set()
    for match in _PLAN.finditer(text):
        words.add(match[0].lower())
        if len(words) >= MIN_PLAN_WORDS:
            return True
    return False
