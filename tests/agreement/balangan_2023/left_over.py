"""Findings about computed figures that no cell of this report differs for, by rule,
each with the reason.
"""

from __future__ import annotations

from collections.abc import Mapping

_WEIGHT = (
    "the print multiplies by 0,111 instead of a ninth; the office declares that weight, "
    "the report computes "
    "with it and prints it, so the index is the printed one"
)
_NO_BASIS = (
    "what the figure rests on is printed nowhere; it is used as printed and declared as a "
    "difference"
)
_BOTH_USED = (
    "recorded and obliged are both used as printed; the ratio above 100 shows it, and it is "
    "declared"
)

LEFT_OVER: Mapping[str, Mapping[str, str]] = {
    "average": {
        "BLG-F027": "no single repair makes the halves of 2022 average to 93,46; it is used and "
        "declared",
        "BLG-F081": _NO_BASIS,
        "BLG-F083": _NO_BASIS,
        "BLG-F089": _NO_BASIS,
    },
    "bound": {"BLG-F042": _BOTH_USED, "BLG-F045": _BOTH_USED, "BLG-F048": _BOTH_USED},
    "capaian": {
        "BLG-F033": "the slip of BLG-F032 repeated in the prose; the table it names holds the "
        "target alone"
    },
    "efisiensi": {
        "BLG-F079": "the prose states another formula than the table uses; the table's is the "
        "declared one, "
        "and the other stands beside it under a name of its own"
    },
    "index": {"BLG-F034": _WEIGHT, "BLG-F035": _WEIGHT},
    "serapan": {
        "BLG-F073": "the printed 96,53 is right for the repaired ceiling of the same row "
        "(BLG-F072)"
    },
}
