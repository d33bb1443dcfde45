"""The same staff divided in several ways: each grouping must come to the same number."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from capaian.domain.issue import Issue, Level, Place
from capaian.domain.office import StaffCount
from capaian.rules.facts import Facts, group

_WHOLE = ("status", "position", "education")
"""Groupings that divide all staff; a rank belongs to civil servants only."""


def check_staff_totals(facts: Facts) -> Iterator[Issue]:
    """Yield a warning where two groupings of all staff have another sum."""
    rows = group(facts.office_year.people, lambda row: row.grouping)
    known = [name for name in _WHOLE if name in rows and _total(rows[name]) is not None]
    for first, second in pairwise(known):
        one, other = _total(rows[first]), _total(rows[second])
        if one != other:
            message = (
                f"Jumlah pegawai menurut {second} {other}, padahal menurut {first} {one} "
                f"({rows[first][0].place})."
            )
            where = rows[second][0].place
            remedy = "Perbaiki barisnya; jelaskan di kolom note bila memang tidak mencakup pegawai yang sama."
            place = Place(where.file, where.row, "grouping")
            yield Issue(Level.WARNING, "staff_totals_differ", message, place, second, remedy)


def _total(rows: Sequence[StaffCount]) -> int | None:
    """Return the sum of the rows that are part of no other; `None` for cross tables and unknown numbers."""
    counts = [row.count for row in rows if row.parent is None]
    known = [count for count in counts if count is not None]
    is_plain = not any(row.across for row in rows)
    return sum(known) if is_plain and counts and len(known) == len(counts) else None
