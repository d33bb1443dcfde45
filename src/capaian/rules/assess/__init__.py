"""The one computation that papers, pages and interfaces read.

`assess` turns the facts of an office-year and the law in force into an `Assessment`, every figure
with a trace back to the row it came from. Each module makes one kind of result; `assessment` puts
them together.
"""

from capaian.rules.assess.assessment import assess
from capaian.rules.assess.partial import (
    Counting,
    CountResult,
    Headlines,
    assess_indicators,
    judge_indicators,
)

__all__ = [
    "CountResult",
    "Counting",
    "Headlines",
    "assess",
    "assess_indicators",
    "judge_indicators",
]
