"""Dot charts: rankings, and areas in official order."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from capaian.documents.charts.axis import fit_axis
from capaian.documents.charts.marks import (
    Drawing,
    Spec,
    figure_axis,
    figure_columns,
    height_for,
    keys_of,
    label_axis,
    line_at,
    padding_for,
    reasons,
    row_values,
)
from capaian.documents.charts.rows import ChartRow


@dataclass(frozen=True, slots=True)
class Line:
    """A value that concerns all rows: a target, or the figure of the whole."""

    value: Decimal
    words: str
    style: str
    """`target` (dashed) or `average` (solid)."""


def draw_dots(rows: Sequence[ChartRow], lines: Sequence[Line], unit: str, heads: Sequence[str]) -> Drawing:
    """Return one dot per row; the own row larger and on its ground, ratios over 100 as open diamonds."""
    known = [row.known for row in rows if row.known is not None]
    axis = fit_axis([*known, *(line.value for line in lines)])
    y = label_axis(keys_of(rows), [row.label for row in rows], [row.is_own for row in rows])
    x = figure_axis(axis, unit)
    layers: list[Spec] = [_ground(y)]
    for line in lines:
        layers += line_at(line.value, line.words, line.style, axis)
    layers += [*_points(x, y), reasons(y, axis), *figure_columns(rows, heads, y)]
    data: Spec = {"values": row_values(rows, star_over=True)}
    top = heads or [line.words for line in lines]
    return Drawing({"data": data, "padding": padding_for(rows, top), "layer": layers}, height_for(rows, top))


def _ground(y: Spec) -> Spec:
    x: Spec = {"value": 0}
    encoding: Spec = {"y": y, "x": x, "x2": {"value": {"expr": "width"}}}
    return {
        "transform": [{"filter": "datum.own"}],
        "mark": {"type": "rect", "style": "here"},
        "encoding": encoding,
    }


def _points(x: Spec, y: Spec) -> list[Spec]:
    kinds = (
        ("!datum.own && !datum.over", {"type": "point", "style": "other", "size": 60}),
        ("datum.own && !datum.over", {"type": "point", "style": "own", "size": 110}),
        ("datum.over", {"type": "point", "style": "over", "size": 70}),
    )
    return [
        {
            "transform": [{"filter": f"isValid(datum.value) && {test}"}],
            "mark": mark,
            "encoding": {"x": x, "y": y},
        }
        for test, mark in kinds
    ]
