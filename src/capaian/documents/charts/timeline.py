"""Targets of every year of a plan as short bars; results of the years that are known as a line."""

from __future__ import annotations

from collections.abc import Sequence

from capaian.documents.charts.axis import as_number, fit_axis, tick_format, widen
from capaian.documents.charts.marks import Drawing, Spec
from capaian.documents.charts.rows import ChartRow
from capaian.domain.value import Known

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
