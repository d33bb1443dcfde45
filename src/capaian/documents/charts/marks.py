"""Axes, frames and marks that the kinds of charts share."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from functools import cache
from itertools import pairwise
from math import ceil
from pathlib import Path
from statistics import mean

from capaian.documents.charts.rows import ChartRow, cell_words
from capaian.documents.layout.model import ChartKind
from capaian.documents.tree_sizes import drawn_width, wrap
from capaian.domain.identifiers import TraceId
from capaian.domain.numerals import decimals_of, plain, write_exact
from capaian.domain.value import Known
from capaian.rules.facts import gather

_NARROW_SPREAD = Decimal("0.4")
"""Values that spread over less than this share of the highest are drawn without the zero."""
_LEAST_SPAN = Decimal("0.004")
"""Share of the highest value that an axis spans at least: 99,08 beside 99,10 is no gulf."""
_STEPS = tuple(Decimal(step) for step in ("1", "2", "2.5", "5", "10"))
_TICKS, _FEW_TICKS = 6, 3
_LONG_FIGURE = Decimal(1_000_000)
"""Figures from here on are too long for more than a few ticks."""


@dataclass(frozen=True, slots=True)
class Axis:
    """Start, end and ticks of a figure axis."""

    start: Decimal
    end: Decimal
    ticks: tuple[Decimal, ...]

    def scale(self) -> dict[str, object]:
        """Return the scale of a Vega-Lite encoding."""
        return {
            "domain": [as_number(self.start), as_number(self.end)],
            "nice": False,
            "zero": False,
        }

    def words(self, unit: str) -> str:
        """Return the axis title: the unit, and the start where it is not zero."""
        if self.start == 0:
            return unit
        return f"{unit}; sumbu mulai dari {write_exact(self.start)}"

    def tick_values(self) -> list[float]:
        """Return the ticks as JSON numbers."""
        return [as_number(tick) for tick in self.ticks]


def as_number(value: Decimal) -> float:
    """Return a figure as a JSON number; only pictures are drawn from it."""
    return float(value)


def fit_axis(values: list[Decimal], *, from_zero: bool = False) -> Axis:
    """Return an axis that holds all values, from zero unless they lie close together.

    Examples:
        >>> fit_axis([Decimal("91.04"), Decimal("100.67")]).start
        Decimal('90')
        >>> fit_axis([Decimal(23), Decimal(46)]).start
        Decimal('0')
        >>> narrow = fit_axis([Decimal("99.08"), Decimal("99.10")])
        >>> str(narrow.start), str(narrow.end)
        ('98.8', '99.3')
    """
    low, high = min(values, default=Decimal(0)), max(values, default=Decimal(1))
    if from_zero or low <= 0 or high - low > _NARROW_SPREAD * high:
        low = min(low, Decimal(0))
    if low == high:
        high = low + 1
    if (missing := _LEAST_SPAN * high - (high - low)) > 0:
        low, high = low - missing / 2, high + missing / 2
    step = _step((high - low) / (_FEW_TICKS if high >= _LONG_FIGURE else _TICKS))
    start = (low / step).to_integral_value(ROUND_FLOOR) * step
    end = (high / step).to_integral_value(ROUND_CEILING) * step
    count = int((end - start) / step)
    return Axis(
        _clean(start), _clean(end), tuple(_clean(start + n * step) for n in range(count + 1))
    )


def _step(rough: Decimal) -> Decimal:
    """The next round step at or above a rough one."""
    power = Decimal(1).scaleb(rough.adjusted())
    return next(step * power for step in _STEPS if step * power >= rough)


def _clean(value: Decimal) -> Decimal:
    return Decimal(plain(value))


def tick_format(axis: Axis) -> str:
    """Return the number format that shows every tick with the same decimals."""
    return f",.{max(decimals_of(tick) for tick in axis.ticks)}f"


def widen(axis: Axis) -> Axis:
    """Return the axis with one step more at each end that is not zero:
    room for figures at marks.
    """
    step = axis.ticks[1] - axis.ticks[0]
    start = axis.start if axis.start == 0 else axis.start - step
    ticks = tuple(
        _clean(start + n * step) for n in range(int((axis.end + step - start) / step) + 1)
    )
    return Axis(_clean(start), _clean(axis.end + step), ticks[:: 2 if len(ticks) > _TICKS else 1])


Spec = dict[str, object]

ROW_HEIGHT = 20
COLUMN_WIDTH = 64
"""Least room of a column of figures at the right, in pixels."""
MARGIN_COLUMN = 151
_TOP, _TOP_WITH_WORDS, _BOTTOM, _RIGHT_EDGE = 10, 26, 40, 10
_LINE_HEIGHT, _ROW_GAP = 13, 8
_COLUMN_GAP = 12
_LABEL_GAP = 8
"""Between a row label and the plot."""
_REASON, _REASON_BESIDE_LINE = 240, 84
"""Room of a line that says why a row has no figure, in pixels."""


@dataclass(frozen=True, slots=True)
class Drawing:
    """A specification with the height it needs."""

    spec: Spec
    height: int

    @property
    def text(self) -> str:
        """The specification as JSON, the same for the same data."""
        return json.dumps(self.spec, ensure_ascii=False, separators=(",", ":"))


@dataclass(frozen=True, slots=True)
class Frame:
    """What surrounds the marks: rows with their labels, unit, columns of figures at the right."""

    rows: tuple[ChartRow, ...]
    unit: str
    heads: tuple[str, ...] = ()
    """Heads of the columns of figures; none for a single unnamed column."""
    label_width: int = MARGIN_COLUMN
    """Room for row labels, in pixels."""
    has_line: bool = False
    """Whether words of a line stand above the plot."""

    @property
    def keys(self) -> list[str]:
        """Row keys that data and axis share."""
        return [f"r{n}" for n in range(len(self.rows))]

    @property
    def columns(self) -> int:
        """How many columns of figures stand at the right."""
        return max((len(row.cells) for row in self.rows), default=1)

    @property
    def column_widths(self) -> list[int]:
        """Room of each column of figures: wider where one of them, or its head,
        is written in words.
        """
        texts = [self.heads, *map(cell_words, self.rows)]
        longest = [
            max((drawn_width(t[n]) for t in texts if n < len(t)), default=0)
            for n in range(self.columns)
        ]
        return [max(COLUMN_WIDTH, ceil(most) + _COLUMN_GAP) for most in longest]

    @property
    def labels(self) -> list[list[str]]:
        """Row labels in lines that fit their room."""
        room = self.label_width - _LABEL_GAP
        return [[*wrap(row.label, room, is_bold=row.is_own)] or [""] for row in self.rows]

    @property
    def reasons(self) -> list[list[str]]:
        """Why rows have no figure, in lines;
        short ones where a line with words crosses the plot.
        """
        room = _REASON_BESIDE_LINE if self.has_line else _REASON
        return [[*wrap(row.reason, room, is_bold=False)] or [""] for row in self.rows]

    @property
    def top(self) -> int:
        """Room above the plot."""
        return _TOP_WITH_WORDS if self.heads or self.has_line else _TOP

    @property
    def height(self) -> int:
        """Height of the picture; every row is as high as two neighbours with
        the longest labels need.
        """
        lines = [max(map(len, words)) for words in zip(self.labels, self.reasons, strict=True)]
        most = max((mean(pair) for pair in pairwise(lines)), default=max(lines, default=1))
        return (
            len(self.rows) * max(ROW_HEIGHT, ceil(_ROW_GAP + _LINE_HEIGHT * most))
            + self.top
            + _BOTTOM
        )

    @property
    def padding(self) -> Spec:
        """Room around the plot for labels, columns of figures and the axis."""
        right = sum(self.column_widths) + _RIGHT_EDGE
        return {"left": self.label_width, "right": right, "top": self.top, "bottom": _BOTTOM}

    def label_axis(self) -> Spec:
        """Return the encoding of rows by key, with broken labels and the own row in bold."""
        names = json.dumps(dict(zip(self.keys, self.labels, strict=True)), ensure_ascii=False)
        chosen = json.dumps(
            [key for key, row in zip(self.keys, self.rows, strict=True) if row.is_own]
        )
        test = f"indexof({chosen}, datum.value) >= 0"
        axis: Spec = {
            "title": None,
            "labelExpr": f"({names})[datum.value]",
            "labelBaseline": "middle",
            "labelOffset": {"condition": self._shifts(), "value": 0},
            "labelFontWeight": {"condition": {"test": test, "value": 600}, "value": 400},
            "labelColor": {"condition": {"test": test, "value": "@own"}, "value": "@text"},
        }
        return {"field": "key", "type": "nominal", "scale": {"domain": self.keys}, "axis": axis}

    def _shifts(self) -> list[Spec]:
        """Labels of several lines move up, so that their middle stands at the row."""
        counts = map(len, self.labels)
        by_lines = gather(zip(counts, self.keys, strict=True))
        return [
            {
                "test": f"indexof({json.dumps(keys)}, datum.value) >= 0",
                "value": -_LINE_HEIGHT * (count - 1) / 2,
            }
            for count, keys in by_lines.items()
        ]

    def figure_columns(self, y: Spec) -> list[Spec]:
        """Return the columns of figures at the right,
        with their heads above where they have any.
        """
        layers: list[Spec] = []
        for n in range(self.columns):
            x: Spec = {"value": {"expr": f"width + {sum(self.column_widths[: n + 1])}"}}
            layers += fill_layers("column", x=x, y=y, field=f"cell{n}")
            layers += fill_layers("head", x=x, head=self.heads[n]) if n < len(self.heads) else []
        return layers

    def values(self, *, star_over: bool = False) -> list[Spec]:
        """Return the rows as inline data; a star marks ratios over 100 where that is asked for."""
        reasons = ["|".join(lines) for lines in self.reasons]
        rows = zip(self.keys, self.rows, reasons, strict=True)
        return [_record(key, row, reason, star_over) for key, row, reason in rows]


def _record(key: str, row: ChartRow, reason: str, star_over: bool) -> Spec:
    over = star_over and row.is_over
    record: Spec = {"key": key, "own": row.is_own, "over": over}
    if row.known_value is not None:
        record["value"] = as_number(row.known_value)
    else:
        record["why"] = reason
    if isinstance(row.second, Known):
        record["second"] = as_number(row.second.value)
    cells = enumerate(cell_words(row))
    return record | {f"cell{n}": f"{cell}*" if over else cell for n, cell in cells}


def figure_axis(axis: Axis, unit: str) -> Spec:
    """Return the encoding of the figure `value` along an axis."""
    look: Spec = {
        "title": axis.words(unit),
        "values": axis.tick_values(),
        "format": tick_format(axis),
    }
    return {"field": "value", "type": "quantitative", "scale": axis.scale(), "axis": look}


def line_at(value: Decimal, words: str, style: str, axis: Axis) -> list[Spec]:
    """Return a vertical line with its words at the top; words lean away from the nearer edge."""
    align, nudge = ("right", 3) if value > (axis.start + axis.end) / 2 else ("left", -3)
    return fill_layers(
        "line",
        at=as_number(value),
        scale=axis.scale(),
        style=style,
        align=align,
        nudge=nudge,
        words=words,
    )


@cache
def _templates() -> Mapping[str, list[object]]:
    """Layers by name, as the table beside this module has them;
    `$name` stands for a part to be filled in.
    """
    templates: Mapping[str, list[object]] = json.loads(
        Path(__file__).with_name("layers.json").read_text(encoding="utf-8")
    )
    return templates


def fill_layers(name: str, **parts: object) -> list[Spec]:
    """Return the layers of a name with their parts filled in; a part that is a list is spliced.

    Raises:
        KeyError: if a part is not given.
    """
    filled = _fill(_templates()[name], parts)
    return (
        [layer for layer in filled if isinstance(layer, dict)] if isinstance(filled, list) else []
    )


def _fill(node: object, parts: Mapping[str, object]) -> object:
    if isinstance(node, str):
        return parts[node[1:]] if node.startswith("$") else node
    if isinstance(node, dict):
        return {key: _fill(value, parts) for key, value in node.items()}
    if not isinstance(node, list):
        return node
    items: list[object] = []
    for item in node:
        filled = _fill(item, parts)
        items += filled if isinstance(item, str) and isinstance(filled, list) else [filled]
    return items


# --- kinds of charts: dots, bars, pairs, and the course over years -------------------------


@dataclass(frozen=True, slots=True)
class ReferenceLine:
    """A value that concerns all rows: a target, or the figure of the whole."""

    value: Decimal
    words: str
    style: str
    """`target` (dashed) or `average` (solid)."""
    trace: TraceId | None = None


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

Dots: the own row larger and on its ground, ratios over 100 as open diamonds. Bars: negative
figures reach to the left. Spending: what was spent inside what was budgeted. Pairs: grey for last
year, full for this year.
"""


def draw_rows(kind: ChartKind, frame: Frame, lines: Sequence[ReferenceLine] = ()) -> Drawing:
    """Return a chart with one row per thing; of two figures in each row,
    or of one beside lines.
    """
    name = _LAYERS[kind]
    is_double = name in ("spending", "pairs")
    known = [row.known_value for row in frame.rows if row.known_value is not None]
    known += [
        row.second.value for row in frame.rows if is_double and isinstance(row.second, Known)
    ]
    axis = fit_axis(
        [*known, *(line.value for line in lines)], from_zero=name in ("bars", "spending")
    )
    x, y = figure_axis(axis, frame.unit), frame.label_axis()
    layers = fill_layers(
        name,
        x=x,
        y=y,
        second=x | {"field": "second"},
        lines=[
            layer for line in lines for layer in line_at(line.value, line.words, line.style, axis)
        ],
        # A line at zero where bars go both ways.
        zero=fill_layers("zero", scale=axis.scale()) if axis.start != 0 else [],
        reasons=fill_layers("reasons", y=y),
        columns=frame.figure_columns(y),
    )
    data: Spec = {"values": frame.values(star_over=name == "dots")}
    return Drawing({"data": data, "padding": frame.padding, "layer": layers}, frame.height)


_HEIGHT = 214


def draw_timeline(rows: Sequence[ChartRow], unit: str) -> Drawing:
    """Return the years of a plan: targets as strokes,
    results as a line that leaves out years without one.
    """
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
    targets, results = y | {"field": "target"}, y | {"field": "value"}
    layers = fill_layers("timeline", x=x, target=targets, value=results)
    padding: Spec = {"top": 12, "right": 12, "bottom": 46}
    around = zip((None, *rows), rows, (*rows[1:], None), strict=False)
    data: Spec = {"values": [_year_record(row, before, after) for before, row, after in around]}
    return Drawing({"data": data, "padding": padding, "layer": layers}, _HEIGHT)


def _year_record(row: ChartRow, before: ChartRow | None, after: ChartRow | None) -> Spec:
    record: Spec = {"key": row.label}
    if isinstance(row.second, Known):
        record |= {"target": as_number(row.second.value), "wanted": row.second.display}
    if isinstance(row.value, Known):
        record |= {"value": as_number(row.value.value), "shown": row.value.display}
        # The figure of a result is on the side of the target that the result lies on, further out.
        above = not isinstance(row.second, Known) or row.value.value >= row.second.value
        is_crossed = [_is_beyond(row.value.value, one, above) for one in (before, after)]
        # It leans away from the line to a neighbour that would cross it.
        align, nudge = {(True, False): ("left", 4), (False, True): ("right", -4)}.get(
            (is_crossed[0], is_crossed[1]), ("center", 0)
        )
        record |= {"above": above, "align": align, "nudge": nudge}
    return record


def _is_beyond(value: Decimal, neighbour: ChartRow | None, above: bool) -> bool:
    """Say whether the line from a point to its neighbour runs on the side of its figure."""
    other = neighbour.known_value if neighbour is not None else None
    return other is not None and (other > value if above else other < value)
