"""How deep rows stand in the tree of programmes, activities and their parts."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from capaian.auditor.quantities.labels import RowLabel

_TIERS: Final = {"program": 1, "kegiatan": 2, "sub kegiatan": 3}
_CODE: Final = re.compile(r"(?:[IVXL]+|\d{1,2})(?:\.\d{1,2})*\.?")
MIN_ROWS_OF_TIER: Final = 2


def depths_of(labels: Sequence[RowLabel], are_filled: Sequence[bool]) -> tuple[int, ...]:
    """Return the depth of each row, from 1; 0 for rows that stand in no tree.

    Words tell where several rows say `Program` and `Kegiatan`; rows below that say neither are
    their parts. Else the parts of codes tell: `1`, `1.1`.
    """
    tiers = [_TIERS.get(label.tier, 0) for label in labels]
    if min(tiers.count(1), tiers.count(2)) >= MIN_ROWS_OF_TIER:
        return tuple(_depth_of_tier(*each) for each in zip(tiers, labels, are_filled, strict=True))
    codes = [label.code.rstrip(".)") for label in labels]
    depths = [len(code.split(".")) if _CODE.fullmatch(code) else 0 for code in codes]
    is_tree = len({*depths} - {0}) > 1
    return tuple(depths) if is_tree else (0,) * len(labels)


def _depth_of_tier(tier: int, label: RowLabel, is_filled: bool) -> int:
    if tier or not is_filled:
        return tier
    return 3 if label.code else 0


def is_below(label: RowLabel, other: RowLabel) -> bool:
    """Say whether a row may be a part of another: by its words,
    else its code begins with the other's.
    """
    if label.tier or other.tier:
        return True
    return other.code.rstrip(".)").startswith(f"{label.code.rstrip('.)')}.")
