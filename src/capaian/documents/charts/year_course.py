"""Years of a thing as a spark line for a cell: what was reached beside what was to be reached."""

from __future__ import annotations

from decimal import Decimal

from capaian.documents.blocks.desk import Desk
from capaian.documents.narrative.fields import show
from capaian.documents.scope.values import Series, Thing, Value, absent
from capaian.documents.tree import Inlines, Sparkline, SparkPoint
from capaian.domain.value import Known

_MIN_YEARS = 2
"""Fewer years with a figure are no course."""


def draw_years(years: Value, desk: Desk) -> Inlines:
    """Return years as a spark line; a mark where fewer than two of them have a result or a target.

    Args:
        years: Series of things with `year`, `actual` and `target`.
        desk: Notes the traces of the figures that are drawn.
    """
    items = years.items if isinstance(years, Series) else ()
    points = tuple(SparkPoint(_figure(item, "actual"), _figure(item, "target")) for item in items)
    if sum(point.value is not None or point.target is not None for point in points) < _MIN_YEARS:
        return show(absent("perjalanan menurut tahun"))
    name = desk.unique("garis")
    figures = [item.field(field) for item in items for field in ("actual", "target")]
    desk.notes.chart_traces[name] = tuple(figure.trace for figure in figures if isinstance(figure, Known))
    return (Sparkline(name, points, "; ".join(map(_words, items))),)


def _figure(item: Thing, field: str) -> Decimal | None:
    found = item.field(field)
    return found.value if isinstance(found, Known) else None


def _words(item: Thing) -> str:
    parts = [
        f"{word} {figure.display}"
        for word, figure in (("realisasi", item.field("actual")), ("target", item.field("target")))
        if isinstance(figure, Known)
    ]
    return f"{item.key}: {', '.join(parts) or 'tidak ada'}"
