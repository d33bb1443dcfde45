"""Which figures came from which: a value that goes from one to another in one change keeps its writers.

A measure gets another name, a node another number, two quarters are exchanged: rows go and others come, and
what stands in them was written by whoever wrote it before.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence, Set

from capaian.web.measurement.figures import (
    Figure,
    Texts,
    factor_in,
    figures_of,
    given_in,
    is_another,
    is_given,
    named_by,
    said_in,
)
from capaian.web.measurement.owed import FACTORS
from capaian.web.years.rules import Written

_Value = tuple[str, str, str]
"""Sheet, column, and text as it is read."""


def moves_in(
    written: Sequence[Written], gone: Sequence[tuple[str, Texts]] = ()
) -> Mapping[Figure, Set[Figure]]:
    """Return from which figures the values of others may have come, by those that have them now.

    Where several had the same value nobody can tell which of them moved: each counts. Those of other years do
    too, since a value may come back from there.

    Args:
        written: Rows that were written together.
        gone: Sheets and texts of rows that went before and did not come back in their place.
    """
    left: dict[_Value, set[Figure]] = defaultdict(set)
    for row in written:
        for value, figure in _only_in(row.sheet, row.before or {}, row.after or {}):
            left[value].add(figure)
    found: dict[Figure, set[Figure]] = defaultdict(set)
    for row in written if left else ():
        for value, figure in _only_in(row.sheet, row.after or {}, row.before or {}):
            found[figure] |= left.get(value, set()) - {figure}
    for figure, sources in _returns(written, gone) if gone else ():
        found[figure] |= sources
    return {figure: sources for figure, sources in found.items() if sources}


def _returns(
    written: Sequence[Written], gone: Sequence[tuple[str, Texts]]
) -> Iterator[tuple[Figure, set[Figure]]]:
    """Yield the figures all of whose new rows say what rows of others said before these went."""
    came = _said([(row.sheet, row.after) for row in written if row.before is None and row.after])
    left = _said(gone) if came else {}
    for figure, said in came.items():
        own = (source for source, each in left.items() if source.sheet == figure.sheet and said <= each)
        yield figure, {*own} - {figure}


def _said(rows: Sequence[tuple[str, Texts]]) -> Mapping[Figure, Set[tuple[tuple[str, str], ...]]]:
    found: dict[Figure, set[tuple[tuple[str, str], ...]]] = defaultdict(set)
    for sheet, cells in rows:
        if is_given(sheet, cells):
            for figure in figures_of(sheet, cells, None):
                found[figure].add(said_in(sheet, cells))
    return found


def _only_in(sheet: str, cells: Texts, other: Texts) -> Iterator[tuple[_Value, Figure]]:
    """Yield the values that a row has with some texts, and not in the same place with others."""
    if sheet == FACTORS:
        yield from _factors(cells, other)
    elif is_another(sheet, cells, other):
        is_same_place = bool(other) and named_by(sheet, cells) == named_by(sheet, other)
        stays = dict(given_in(sheet, other)) if is_same_place else {}
        for column, text in given_in(sheet, cells):
            if stays.get(column) != text:
                for figure in figures_of(sheet, cells, None):
                    yield (sheet, column, text), figure


def _factors(cells: Texts, other: Texts) -> Iterator[tuple[_Value, Figure]]:
    figure = factor_in(cells)
    if figure is not None and dict(cells) != dict(other):
        yield (FACTORS, "text", cells["text"].strip()), figure
