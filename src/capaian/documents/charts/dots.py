"""Dot charts: rankings, and areas in official order."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from capaian.documents.charts.axis import fit_axis
from capaian.documents.charts.marks import Drawing, Frame, Spec, figure_axis, line_at, reasons


@dataclass(frozen=True, slots=True)
class Line:
    """A value that concerns all rows: a target, or the figure of the whole."""

    value: Decimal
    words: str
    style: str
    """`target` (dashed) or `average` (solid)."""


def draw_dots(frame: Frame, lines: Sequence[Line]) -> Drawing:
    """Return one dot per row; the own row larger and on its ground, ratios over 100 as open diamonds."""
    known = [row.known for row in frame.rows if row.known is not None]
    axis = fit_axis([*known, *(line.value for line in lines)])
    y, x = frame.label_axis(), figure_axis(axis, frame.unit)
    layers: list[Spec] = [_ground(y)]
    for line in lines:
        layers += line_at(line.value, line.words, line.style, axis)
    layers += [*_points(x, y), reasons(y), *frame.figure_columns(y)]
    return frame.drawing(layers, frame.values(star_over=True))


def _ground(y: Spec) -> Spec:
    encoding: Spec = {"y": y, "x": {"value": 0}, "x2": {"value": {"expr": "width"}}}
    mark: Spec = {"type": "rect", "style": "here"}
    return {"transform": [{"filter": "datum.own"}], "mark": mark, "encoding": encoding}


def _points(x: Spec, y: Spec) -> list[Spec]:
    kinds: tuple[tuple[str, Spec], ...] = (
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
