"""Kinds of charts: dots, bars, pairs, and the course over years."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from capaian.documents.charts.marks import (
    Axis,
    Drawing,
    Frame,
    Spec,
    as_number,
    figure_axis,
    fill_layers,
    fit_axis,
    line_at,
    tick_format,
    widen,
)
from capaian.documents.charts.rows import ChartRow
from capaian.documents.layout.model import ChartKind
from capaian.domain.value import Known


@dataclass(frozen=True, slots=True)
class Line:
    """A value that concerns all rows: a target, or the figure of the whole."""

    value: Decimal
    words: str
    style: str
    """`target` (dashed) or `average` (solid)."""


_LAYERS = {
    ChartKind.RANKING: "dots",
    ChartKind.DOTS: "dots",
    ChartKind.BARS: "bars",
    ChartKind.CHANGE: "bars",
    ChartKind.BULLETS: "bars",
    ChartKind.SPENDING: "spending",
    ChartKind.PAIRS: "pairs",
}
"""The marks of the charts with one row per thing.

Dots: the own row larger and on its ground, ratios over 100 as open diamonds. Bars: negative figures reach to
the left. Spending: what was spent inside what was budgeted. Pairs: grey for last year, full for this year.
"""


def draw_rows(kind: ChartKind, frame: Frame, lines: Sequence[Line] = ()) -> Drawing:
    """Return a chart with one row per thing; of two figures in each row, or of one beside lines."""
    name = _LAYERS[kind]
    is_double = name in ("spending", "pairs")
    lines = () if is_double else lines
    beside = _seconds(frame) if is_double else [line.value for line in lines]
    axis = fit_axis([*_known(frame), *beside], from_zero=name in ("bars", "spending"))
    return frame.drawing(_layers(name, frame, axis, lines), frame.values(star_over=name == "dots"))


def _known(frame: Frame) -> list[Decimal]:
    return [row.known for row in frame.rows if row.known is not None]


def _seconds(frame: Frame) -> list[Decimal]:
    return [row.second.value for row in frame.rows if isinstance(row.second, Known)]


def _layers(name: str, frame: Frame, axis: Axis, lines: Sequence[Line] = ()) -> list[Spec]:
    x, y = figure_axis(axis, frame.unit), frame.label_axis()
    return fill_layers(
        name,
        x=x,
        y=y,
        second=x | {"field": "second"},
        lines=[layer for line in lines for layer in line_at(line.value, line.words, line.style, axis)],
        # A line at zero where bars go both ways.
        zero=fill_layers("zero", scale=axis.scale()) if axis.start != 0 else [],
        reasons=fill_layers("reasons", y=y),
        columns=frame.figure_columns(y),
    )


_HEIGHT = 214


def draw_timeline(rows: Sequence[ChartRow], this_year: str, unit: str) -> Drawing:
    """Return the years of a plan: a past year without a result gets a pale field that says so."""
    known = [v.value for row in rows for v in (row.value, row.second) if isinstance(v, Known)]
    axis = widen(fit_axis(known))
    ticks: Spec = {"title": None, "values": axis.tick_values(), "format": tick_format(axis)}
    y: Spec = {"type": "quantitative", "scale": axis.scale(), "axis": ticks}
    years: Spec = {"title": axis.words(unit), "grid": False}
    x: Spec = {
        "field": "key",
        "type": "nominal",
        "scale": {"domain": [row.label for row in rows]},
        "axis": years,
    }
    # The result is drawn on the side of the target that it lies on, its figure further out.
    targets, results = y | {"field": "target"}, y | {"field": "value"}
    layers = fill_layers("timeline", x=x, target=targets, value=results)
    padding: Spec = {"top": 12, "right": 12, "bottom": 46}
    data: Spec = {"values": [_record(row, this_year) for row in rows]}
    return Drawing({"data": data, "padding": padding, "layer": layers}, _HEIGHT)


def _record(row: ChartRow, this_year: str) -> Spec:
    record: Spec = {"key": row.label, "past": row.label <= this_year}
    if isinstance(row.value, Known):
        record |= {"value": as_number(row.value.value), "shown": row.value.display}
    if isinstance(row.second, Known):
        record |= {"target": as_number(row.second.value), "wanted": row.second.display}
    if isinstance(row.value, Known) and isinstance(row.second, Known):
        record["above"] = row.value.value >= row.second.value
    return record
