"""Parts that several charts share: label axis, columns of figures at the right, lines with words."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from capaian.documents.charts.axis import Axis, as_number
from capaian.documents.charts.rows import ChartRow, cell_words

Spec = dict[str, object]

ROW_HEIGHT = 20
COLUMN_WIDTH = 64
_TOP, _TOP_WITH_HEADS, _BOTTOM, _RIGHT_EDGE = 20, 26, 40, 10
_LINE_CHARACTERS = 25
"""Row labels longer than this are broken into lines; the margin column holds about so many."""


@dataclass(frozen=True, slots=True)
class Drawing:
    """A specification with the height it needs."""

    spec: Spec
    height: int

    @property
    def text(self) -> str:
        """The specification as JSON, the same for the same data."""
        return json.dumps(self.spec, ensure_ascii=False, separators=(",", ":"))


def break_label(label: str, most: int = _LINE_CHARACTERS) -> list[str]:
    """Return a row label in lines that fit the margin column.

    Examples:
        >>> break_label("Kerja sama pemanfaatan data kependudukan", 25)
        ['Kerja sama pemanfaatan', 'data kependudukan']
    """
    lines = [""]
    for word in label.split():
        wider = f"{lines[-1]} {word}".strip()
        if len(wider) > most and lines[-1]:
            lines.append(word)
        else:
            lines[-1] = wider
    return lines


def row_heights(rows: Sequence[ChartRow]) -> int:
    """Return the height of all rows; every row is as high as the longest label needs."""
    most = max((len(break_label(row.label)) for row in rows), default=1)
    return len(rows) * max(ROW_HEIGHT, 6 + 14 * most)


def label_axis(keys: Sequence[str], labels: Sequence[str], own: Sequence[bool]) -> Spec:
    """Return the encoding of rows by key, with broken labels and the own row in bold."""
    names = json.dumps(dict(zip(keys, map(break_label, labels), strict=True)), ensure_ascii=False)
    chosen = json.dumps([key for key, is_own in zip(keys, own, strict=True) if is_own])
    test = f"indexof({chosen}, datum.value) >= 0"
    axis: Spec = {
        "title": None,
        "labelExpr": f"({names})[datum.value]",
        "labelBaseline": "middle",
        "labelFontWeight": {"condition": {"test": test, "value": 600}, "value": 400},
        "labelColor": {"condition": {"test": test, "value": "@own"}, "value": "@text"},
    }
    return {"field": "key", "type": "nominal", "scale": {"domain": list(keys)}, "axis": axis}


def figure_axis(axis: Axis, unit: str) -> Spec:
    """Return the encoding of the figure `value` along an axis."""
    look: Spec = {"title": axis.words(unit), "values": axis.tick_values(), "format": _tick_format(axis)}
    return {"field": "value", "type": "quantitative", "scale": axis.scale(), "axis": look}


def _tick_format(axis: Axis) -> str:
    fractions = any(tick != tick.to_integral_value() for tick in axis.ticks)
    return ",.1f" if fractions else ",.0f"


def figure_columns(rows: Sequence[ChartRow], heads: Sequence[str], y: Spec) -> list[Spec]:
    """Return the columns of figures at the right, with their heads above where there are several."""
    count = max((len(row.cells) for row in rows), default=1)
    layers: list[Spec] = []
    for n in range(count):
        offset = (n + 1) * COLUMN_WIDTH
        x: Spec = {"value": {"expr": f"width + {offset}"}}
        own: Spec = {"condition": {"test": "datum.own", "value": "@own"}, "value": "@text"}
        mark: Spec = {"type": "text", "align": "right", "baseline": "middle"}
        text: Spec = {"field": f"cell{n}", "type": "nominal"}
        layers.append({"mark": mark, "encoding": {"y": y, "x": x, "text": text, "color": own}})
        if n < len(heads):
            layers.append(_column_head(heads[n], x))
    return layers


def _column_head(head: str, x: Spec) -> Spec:
    mark: Spec = {"type": "text", "align": "right", "baseline": "bottom", "style": "note"}
    encoding: Spec = {"x": x, "y": {"value": -6}, "text": {"value": head}}
    return {"data": {"values": [{}]}, "mark": mark, "encoding": encoding}


def padding_for(rows: Sequence[ChartRow], heads: Sequence[str]) -> Spec:
    """Return the room around the plot: columns of figures right, heads or words of lines above."""
    count = max((len(row.cells) for row in rows), default=1)
    top = _TOP_WITH_HEADS if heads else _TOP
    return {"right": count * COLUMN_WIDTH + _RIGHT_EDGE, "top": top, "bottom": _BOTTOM}


def height_for(rows: Sequence[ChartRow], heads: Sequence[str]) -> int:
    """Return the height of the whole picture."""
    return row_heights(rows) + (_TOP_WITH_HEADS if heads else _TOP) + _BOTTOM


def line_at(value: Decimal, words: str, style: str, axis: Axis) -> list[Spec]:
    """Return a vertical line with its words at the top; words lean away from the nearer edge."""
    middle = (axis.start + axis.end) / 2
    align = "right" if value > middle else "left"
    x: Spec = {"datum": as_number(value), "type": "quantitative", "scale": axis.scale()}
    nudge = 3 if align == "right" else -3
    text: Spec = {"type": "text", "style": "target-label", "align": align, "baseline": "bottom", "dx": nudge}
    return [
        {"data": {"values": [{}]}, "mark": {"type": "rule", "style": style}, "encoding": {"x": x}},
        {
            "data": {"values": [{}]},
            "mark": text,
            "encoding": {"x": x, "y": {"value": -4}, "text": {"value": words}},
        },
    ]


def row_values(rows: Sequence[ChartRow], *, star_over: bool = False) -> list[Spec]:
    """Return the rows as inline data."""
    values: list[Spec] = []
    for n, row in enumerate(rows):
        cells = cell_words(row)
        record: Spec = {"key": f"r{n}", "own": row.is_own, "over": star_over and row.is_over}
        if row.known is not None:
            record["value"] = as_number(row.known)
        else:
            record["why"] = row.reason
        star = "*" if star_over and row.is_over else ""
        values.append(record | {f"cell{i}": cell + star for i, cell in enumerate(cells)})
    return values


def keys_of(rows: Sequence[ChartRow]) -> list[str]:
    """Return the row keys that data and axis share."""
    return [f"r{n}" for n in range(len(rows))]


def reasons(y: Spec, axis: Axis) -> Spec:
    """Return the words in place of a mark where a row has no figure."""
    mark: Spec = {"type": "text", "style": "note", "align": "left", "baseline": "middle"}
    encoding: Spec = {"y": y, "x": {"value": 4}, "text": {"field": "why", "type": "nominal"}}
    return {"transform": [{"filter": "isValid(datum.why)"}], "mark": mark, "encoding": encoding}
