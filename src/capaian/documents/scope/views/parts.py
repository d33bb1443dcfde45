"""Which parts of a dossier hold anything: what layouts require."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sized
from dataclasses import fields

from capaian.documents.scope.values import Value, yes_no
from capaian.documents.scope.view import View
from capaian.documents.scope.world import World
from capaian.domain.office_year import OfficeYear

_FIGURES = {
    "counts": ("value",),
    "survey_elements": ("mean", "index"),
    "inputs": ("original", "revised", "actual"),
    "outputs": ("target", "actual", "text"),
}
"""Fields that hold the figures of a table: rows that wait for theirs, and those of other
years, hold nothing yet."""
_PARTS = tuple(part.name for part in fields(OfficeYear))


def _reader(part: str) -> Callable[[OfficeYear, World], Value]:
    def read(year: OfficeYear, _world: World) -> Value:
        found = getattr(year, part)
        if part in _FIGURES:
            rows = (row for row in found if row.period.year == year.year)
            return yes_no(any(_has_figure(row, _FIGURES[part]) for row in rows))
        return yes_no(bool(found) if isinstance(found, Sized) else found is not None)

    return read


def _has_figure(row: object, names: Iterable[str]) -> bool:
    return any(getattr(row, name) not in (None, "") for name in names)


PARTS: View[OfficeYear] = View("bagian dossier", {part: _reader(part) for part in _PARTS})


def parts_root(world: World) -> Value:
    """Return `ya` or `tidak` for each part of the dossier: `parts.counts`."""
    return PARTS.of("parts", world.office_year, world)
