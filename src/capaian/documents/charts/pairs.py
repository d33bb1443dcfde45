"""Last year and this year of each row, on one axis."""

from __future__ import annotations

from collections.abc import Sequence

from capaian.documents.charts.axis import as_number, fit_axis
from capaian.documents.charts.marks import (
    Drawing,
    Spec,
    figure_axis,
    figure_columns,
    height_for,
    keys_of,
    label_axis,
    padding_for,
    row_values,
)
from capaian.documents.charts.rows import ChartRow
from capaian.domain.value import Known


def draw_pairs(rows: Sequence[ChartRow], unit: str, heads: Sequence[str]) -> Drawing:
    """Return two dots per row joined by a line: grey for last year, full for this year."""
    seconds = [row.second.value for row in rows if isinstance(row.second, Known)]
    axis = fit_axis([*(row.known for row in rows if row.known is not None), *seconds])
    y = label_axis(keys_of(rows), [row.label for row in rows], [row.is_own for row in rows])
    x = figure_axis(axis, unit)
    before = x | {"field": "second"}
    link: Spec = {"x": x, "x2": {"field": "second"}, "y": y}
    both = [{"filter": "isValid(datum.value) && isValid(datum.second)"}]
    layers: list[Spec] = [
        {"transform": both, "mark": {"type": "rule", "style": "guide"}, "encoding": link},
        _dots("second", before, y, "earlier", 55),
        _dots("value", x, y, "own", 80),
        *figure_columns(rows, heads, y),
    ]
    values = row_values(rows)
    for record, row in zip(values, rows, strict=True):
        if isinstance(row.second, Known):
            record["second"] = as_number(row.second.value)
    spec: Spec = {"data": {"values": values}, "padding": padding_for(rows, heads), "layer": layers}
    return Drawing(spec, height_for(rows, heads))


def _dots(name: str, x: Spec, y: Spec, style: str, size: int) -> Spec:
    return {
        "transform": [{"filter": f"isValid(datum.{name})"}],
        "mark": {"type": "point", "style": style, "size": size},
        "encoding": {"x": x, "y": y},
    }
