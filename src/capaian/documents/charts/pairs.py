"""Last year and this year of each row, on one axis."""

from __future__ import annotations

from capaian.documents.charts.axis import fit_axis
from capaian.documents.charts.marks import Drawing, Frame, Spec, figure_axis
from capaian.domain.value import Known


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
