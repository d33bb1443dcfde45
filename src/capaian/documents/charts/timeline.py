"""Targets of every year of a plan as short bars; results of the years that are known as a line."""

from __future__ import annotations

from collections.abc import Sequence

from capaian.documents.charts.axis import Axis, as_number, fit_axis
from capaian.documents.charts.marks import Drawing, Spec
from capaian.documents.charts.rows import ChartRow
from capaian.domain.numerals import write_decimal
from capaian.domain.value import Known

_HEIGHT = 190
_MISSING = "realisasi tidak tersedia"


def draw_timeline(rows: Sequence[ChartRow], this_year: str, unit: str) -> Drawing:
    """Return the years of a plan: a past year without a result gets a pale field that says so."""
    known = [v.value for row in rows for v in (row.value, row.second) if isinstance(v, Known)]
    axis = fit_axis(known)
    y: Spec = {
        "type": "quantitative",
        "scale": axis.scale(),
        "axis": {"title": axis.words(unit), "values": axis.tick_values(), "titleAnchor": "start"},
    }
    x: Spec = {
        "field": "key",
        "type": "nominal",
        "scale": {"domain": [row.label for row in rows]},
        "axis": {"title": None, "grid": False},
    }
    layers = [*_missing(x, axis), *_targets(x, y), *_results(x, y)]
    padding: Spec = {"top": 22, "right": 12, "bottom": 30}
    data: Spec = {"values": [_record(row, this_year) for row in rows]}
    return Drawing({"data": data, "padding": padding, "layer": layers}, _HEIGHT)


def _record(row: ChartRow, this_year: str) -> Spec:
    record: Spec = {"key": row.label, "past": row.label <= this_year}
    if isinstance(row.value, Known):
        shown = write_decimal(row.value.value, row.value.decimals)
        record |= {"value": as_number(row.value.value), "shown": shown}
    if isinstance(row.second, Known):
        shown = write_decimal(row.second.value, row.second.decimals)
        record |= {"target": as_number(row.second.value), "wanted": shown}
    return record


def _missing(x: Spec, axis: Axis) -> list[Spec]:
    gap: list[Spec] = [{"filter": "datum.past && !isValid(datum.value)"}]
    words: Spec = {"type": "text", "style": "note", "baseline": "top", "lineBreak": "|"}
    text = _MISSING.replace(" tidak", "|tidak").replace(" tersedia", "|tersedia")
    field: Spec = {"x": x, "y": {"value": 0}, "y2": {"value": {"expr": "height"}}}
    label: Spec = {"x": x, "y": {"value": 6}, "text": {"value": text}}
    return [
        {"transform": gap, "mark": {"type": "rect", "style": "missing"}, "encoding": field},
        {"transform": gap, "mark": words, "encoding": label},
    ]


def _targets(x: Spec, y: Spec) -> list[Spec]:
    at = y | {"field": "target"}
    there: list[Spec] = [{"filter": "isValid(datum.target)"}]
    tick: Spec = {"type": "tick", "style": "target-tick", "orient": "horizontal", "size": 42}
    label: Spec = {"type": "text", "style": "target-label", "dy": -9}
    text: Spec = {"field": "wanted", "type": "nominal"}
    return [
        {"transform": there, "mark": tick, "encoding": {"x": x, "y": at}},
        {"transform": there, "mark": label, "encoding": {"x": x, "y": at, "text": text}},
    ]


def _results(x: Spec, y: Spec) -> list[Spec]:
    at = y | {"field": "value"}
    there: list[Spec] = [{"filter": "isValid(datum.value)"}]
    text: Spec = {"field": "shown", "type": "nominal"}
    return [
        {
            "mark": {"type": "line", "style": "own", "invalid": "break-paths-show-domains"},
            "encoding": {"x": x, "y": at},
        },
        {
            "transform": there,
            "mark": {"type": "point", "style": "own", "size": 70},
            "encoding": {"x": x, "y": at},
        },
        {
            "transform": there,
            "mark": {"type": "text", "style": "own-label", "dy": 15},
            "encoding": {"x": x, "y": at, "text": text},
        },
    ]
