"""Years that the narrow columns of a pdf cut in two lines: `202` above `1`, `202` above `2`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Final

from capaian.auditor.reading.flow import PageLine

_BEGUN: Final = re.compile(r"(?:19|20)\d")
_REST: Final = re.compile(r"\d")
_FEWEST: Final = 3
"""Years one after another that are cut alike: fewer meet by chance."""


def join_cut_years(lines: Sequence[PageLine]) -> list[PageLine]:
    """Return lines with the years of a head in one row again; the second row may hold nothing else."""
    joined: list[PageLine] = []
    for line in lines:
        cells = _joined(joined[-1].cells, line.cells) if joined else ()
        if cells:
            joined[-1] = replace(joined[-1], cells=cells)
        else:
            joined.append(line)
    return joined


def _joined(above: Sequence[str], below: Sequence[str]) -> tuple[str, ...]:
    """Return the cells of two rows as one, where these are pieces of years that follow each other."""
    filled = [place for place, text in enumerate(below) if text]
    if len(above) != len(below) or len(filled) < _FEWEST:
        return ()
    pieces = [(above[place], below[place]) for place in filled]
    if not all(_BEGUN.fullmatch(begun) and _REST.fullmatch(rest) for begun, rest in pieces):
        return ()
    years = [int(begun + rest) for begun, rest in pieces]
    is_run = all(after == before + 1 for before, after in pairwise(years))
    return tuple(one + other for one, other in zip(above, below, strict=True)) if is_run else ()
