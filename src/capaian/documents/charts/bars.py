"""Bar charts: plain bars, growth from a line at zero, achievement against 100, spent within budget."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from capaian.documents.charts.axis import Axis, as_number, fit_axis
from capaian.documents.charts.dots import Line
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
from capaian.domain.value import Known

_SHARE = 0.62
"""Part of a row's height that its bar takes."""


def draw_bars(rows: Sequence[ChartRow], lines: Sequence[Line], unit: str, heads: Sequence[str]) -> Drawing:
    """Return one bar per row from zero; negative figures reach to the left."""
    axis = _axis(rows, [line.value for line in lines])
    y = _rows_axis(rows)
    x = figure_axis(axis, unit)
    bar: Spec = {
        "transform": [{"filter": "isValid(datum.value)"}],
        "mark": {"type": "bar", "style": "own", "height": {"band": _SHARE}},
        "encoding": {"x": x, "x2": {"datum": 0}, "y": y},
    }
    layers = [bar, *_zero_line(axis)]
    for line in lines:
        layers += line_at(line.value, line.words, line.style, axis)
    layers += [reasons(y, axis), *figure_columns(rows, heads, y)]
    return _drawing(rows, layers, heads or [line.words for line in lines])


def draw_spending(rows: Sequence[ChartRow], unit: str, heads: Sequence[str]) -> Drawing:
    """Return for each row what was spent inside what was budgeted."""
    budgets = [row.second.value for row in rows if isinstance(row.second, Known)]
    axis = _axis(rows, budgets)
    y = _rows_axis(rows)
    budget: Spec = {
        "transform": [{"filter": "isValid(datum.second)"}],
        "mark": {"type": "bar", "style": "other", "height": {"band": 0.8}},
        "encoding": {"x": figure_axis(axis, unit) | {"field": "second"}, "y": y},
    }
    spent: Spec = {
        "transform": [{"filter": "isValid(datum.value)"}],
        "mark": {"type": "bar", "style": "own", "height": {"band": 0.4}},
        "encoding": {"x": figure_axis(axis, unit), "y": y},
    }
    layers = [budget, spent, reasons(y, axis), *figure_columns(rows, heads, y)]
    return _drawing(rows, layers, heads)


def _axis(rows: Sequence[ChartRow], others: Sequence[Decimal]) -> Axis:
    known = [row.known for row in rows if row.known is not None]
    return fit_axis([*known, *others], from_zero=True)


def _rows_axis(rows: Sequence[ChartRow]) -> Spec:
    return label_axis(keys_of(rows), [row.label for row in rows], [row.is_own for row in rows])


def _zero_line(axis: Axis) -> list[Spec]:
    """A line at zero where bars go both ways."""
    if axis.start == 0:
        return []
    x: Spec = {"datum": 0, "type": "quantitative", "scale": axis.scale()}
    return [{"data": {"values": [{}]}, "mark": {"type": "rule"}, "encoding": {"x": x}}]


def _drawing(rows: Sequence[ChartRow], layers: list[Spec], heads: Sequence[str]) -> Drawing:
    values = row_values(rows)
    for record, row in zip(values, rows, strict=True):
        if isinstance(row.second, Known):
            record["second"] = as_number(row.second.value)
    spec: Spec = {"data": {"values": values}, "padding": padding_for(rows, heads), "layer": layers}
    return Drawing(spec, height_for(rows, heads))
