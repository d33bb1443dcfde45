"""Bar charts: plain bars, growth from a line at zero, achievement against 100, spent within budget."""

from __future__ import annotations

from collections.abc import Sequence

from capaian.documents.charts.axis import Axis, fit_axis
from capaian.documents.charts.dots import Line
from capaian.documents.charts.marks import Drawing, Frame, Spec, figure_axis, line_at, reasons
from capaian.domain.value import Known

_BAR, _OUTER_BAR, _INNER_BAR = 0.62, 0.8, 0.4
"""Part of a row's height that a bar takes."""


def draw_bars(frame: Frame, lines: Sequence[Line]) -> Drawing:
    """Return one bar per row from zero; negative figures reach to the left."""
    known = [row.known for row in frame.rows if row.known is not None]
    axis = fit_axis([*known, *(line.value for line in lines)], from_zero=True)
    y = frame.label_axis()
    encoding: Spec = {"x": figure_axis(axis, frame.unit), "x2": {"datum": 0}, "y": y}
    layers = [_bar("value", "own", _BAR, encoding), *_zero_line(axis)]
    for line in lines:
        layers += line_at(line.value, line.words, line.style, axis)
    layers += [reasons(y), *frame.figure_columns(y)]
    return frame.drawing(layers, frame.values())


def draw_spending(frame: Frame) -> Drawing:
    """Return for each row what was spent inside what was budgeted."""
    budgets = [row.second.value for row in frame.rows if isinstance(row.second, Known)]
    known = [row.known for row in frame.rows if row.known is not None]
    x = figure_axis(fit_axis([*known, *budgets], from_zero=True), frame.unit)
    y = frame.label_axis()
    budget: Spec = {"x": x | {"field": "second"}, "x2": {"datum": 0}, "y": y}
    spent: Spec = {"x": x, "x2": {"datum": 0}, "y": y}
    layers = [
        _bar("second", "other", _OUTER_BAR, budget),
        _bar("value", "own", _INNER_BAR, spent),
        reasons(y),
        *frame.figure_columns(y),
    ]
    return frame.drawing(layers, frame.values())


def _bar(name: str, style: str, share: float, encoding: Spec) -> Spec:
    mark: Spec = {"type": "bar", "style": style, "height": {"band": share}}
    return {"transform": [{"filter": f"isValid(datum.{name})"}], "mark": mark, "encoding": encoding}


def _zero_line(axis: Axis) -> list[Spec]:
    """A line at zero where bars go both ways."""
    if axis.start == 0:
        return []
    x: Spec = {"datum": 0, "type": "quantitative", "scale": axis.scale()}
    return [{"data": {"values": [{}]}, "mark": {"type": "rule"}, "encoding": {"x": x}}]
