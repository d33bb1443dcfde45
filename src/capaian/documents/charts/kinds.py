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
    fit_axis,
    line_at,
    reasons,
    tick_format,
    widen,
)
from capaian.documents.charts.rows import ChartRow
from capaian.domain.value import Known


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


def draw_pairs(frame: Frame) -> Drawing:
    """Return two dots per row joined by a line: grey for last year, full for this year."""
    seconds = [row.second.value for row in frame.rows if isinstance(row.second, Known)]
    axis = fit_axis([*(row.known for row in frame.rows if row.known is not None), *seconds])
    y, x = frame.label_axis(), figure_axis(axis, frame.unit)
    both: list[Spec] = [{"filter": "isValid(datum.value) && isValid(datum.second)"}]
    link: Spec = {"x": x, "x2": {"field": "second"}, "y": y}
    layers: list[Spec] = [
        {"transform": both, "mark": {"type": "rule", "style": "guide"}, "encoding": link},
        _dots("second", x | {"field": "second"}, y, "earlier", 55),
        _dots("value", x, y, "own", 80),
        *frame.figure_columns(y),
    ]
    return frame.drawing(layers, frame.values())


def _dots(name: str, x: Spec, y: Spec, style: str, size: int) -> Spec:
    return {
        "transform": [{"filter": f"isValid(datum.{name})"}],
        "mark": {"type": "point", "style": style, "size": size},
        "encoding": {"x": x, "y": y},
    }


_HEIGHT = 214
_MISSING = "realisasi|tidak|tersedia"
_ABOVE, _BELOW = -11, 14
"""Distance of a figure from its mark, in pixels."""


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
    layers = [*_missing(x), *_targets(x, y), *_results(x, y)]
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


def _missing(x: Spec) -> list[Spec]:
    gap: list[Spec] = [{"filter": "datum.past && !isValid(datum.value)"}]
    words: Spec = {"type": "text", "style": "note", "baseline": "top", "lineBreak": "|"}
    field: Spec = {"x": x, "y": {"value": 0}, "y2": {"value": {"expr": "height"}}}
    label: Spec = {"x": x, "y": {"value": 6}, "text": {"value": _MISSING}}
    return [
        {"transform": gap, "mark": {"type": "rect", "style": "missing"}, "encoding": field},
        {"transform": gap, "mark": words, "encoding": label},
    ]


def _targets(x: Spec, y: Spec) -> list[Spec]:
    at = y | {"field": "target"}
    tick: Spec = {"type": "tick", "style": "target-tick", "orient": "horizontal", "size": 42}
    there: list[Spec] = [{"filter": "isValid(datum.target)"}]
    drawn: Spec = {"transform": there, "mark": tick, "encoding": {"x": x, "y": at}}
    words = ("target-label", "wanted")
    return [
        drawn,
        _figure(x, at, words, "isValid(datum.target) && !datum.above", _ABOVE),
        _figure(x, at, words, "isValid(datum.target) && datum.above", _BELOW),
    ]


def _results(x: Spec, y: Spec) -> list[Spec]:
    """The result stands on the side of the target that it lies on, its figure further out."""
    at = y | {"field": "value"}
    there: list[Spec] = [{"filter": "isValid(datum.value)"}]
    line: Spec = {"type": "line", "style": "own", "invalid": "break-paths-show-domains"}
    point: Spec = {"type": "point", "style": "own", "size": 70}
    words = ("own-label", "shown")
    below = "isValid(datum.value) && !datum.above"
    return [
        {"mark": line, "encoding": {"x": x, "y": at}},
        {"transform": there, "mark": point, "encoding": {"x": x, "y": at}},
        _figure(x, at, words, below, _BELOW + 2),
        _figure(x, at, words, f"isValid(datum.value) && !({below})", _ABOVE - 3),
    ]


def _figure(x: Spec, y: Spec, words: tuple[str, str], test: str, distance: int) -> Spec:
    style, name = words
    mark: Spec = {"type": "text", "style": style, "dy": distance}
    text: Spec = {"field": name, "type": "nominal"}
    return {"transform": [{"filter": test}], "mark": mark, "encoding": {"x": x, "y": y, "text": text}}
