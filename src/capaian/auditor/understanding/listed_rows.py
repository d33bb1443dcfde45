"""Rows of a table that are listed by name behind a count: `Tiga kapal yang belum laik adalah A dan B`.

Where nothing but such names stands in a list, it is plain where each of them ends.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from capaian.auditor.understanding.counting import counts_in
from capaian.auditor.understanding.name_lists import OF_OTHERS
from capaian.auditor.understanding.naming import find_named

_LISTED: Final = re.compile(
    r"^(?P<between>[^.;:,()\d]{0,90}?)\s*,?\s*\b(?:yaitu|yakni|adalah|ialah)\b\s*:?\s*(?P<list>\S.*?)[\s.;]*$",
    re.IGNORECASE | re.DOTALL,
)
_JOINED: Final = re.compile(r"\b(?:dan|serta|atau|maupun)\b", re.IGNORECASE)
"""Between a count and its list: of what is told there twice, a part may be listed."""
_JOINT: Final = re.compile(
    r"\s*(?:[(][^()]*[)]\s*)?(?:,\s*)?(?:(?:dan|serta)\s+)?(?:indikator\s+)?", re.IGNORECASE
)
"""Between two names, with the figure of the first."""
_LAST: Final = re.compile(r"\s*(?:[(][^()]*[)])?\s*")


def rows_listed(behind: str, labels: Sequence[str]) -> int:
    """Return how many rows the words behind a count list; 0 where anything else stands among them.

    Examples:
        >>> rows = ["Suar menyala", "Kapal laik dan berizin", "Alur dikeruk"]
        >>> rows_listed(" yang belum tercapai adalah Suar menyala (90,1%) dan Kapal laik dan berizin.", rows)
        2
        >>> rows_listed(" yang belum tercapai adalah Suar menyala dan dermaga.", rows)
        0
    """
    match = _LISTED.match(behind)
    if match is None or any(found.search(match["between"]) for found in (OF_OTHERS, _JOINED)):
        return 0
    text = match["list"]
    named = find_named(text, labels)
    starts, ends = [*(each.start for each in named), len(text)], [0, *(each.end for each in named)]
    gaps = [text[end:start] for end, start in zip(ends, starts, strict=True)]
    is_whole = len({each.row for each in named}) == len(named) and not any(counts_in(match["between"]))
    is_list = not gaps[0].strip() and all(map(_JOINT.fullmatch, gaps[1:-1])) and _LAST.fullmatch(gaps[-1])
    return len(named) if is_whole and is_list else 0
