"""Whether a text is a performance report at all: by the words of the field."""

from __future__ import annotations

import re
from collections.abc import Iterable
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


def is_performance_report(texts: Iterable[str]) -> bool:
    """Say whether texts speak of performance, and of what was planned and reached."""
    whole = "\n".join(texts)
    words = {word.lower() for word in _PLAN.findall(whole)}
    return _PERFORMANCE.search(whole) is not None and len(words) >= MIN_PLAN_WORDS
