"""The figures a chart draws, one row per thing of its query;
years of a thing as a spark line for a cell.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal

from capaian.documents.blocks.desk import Desk
from capaian.documents.layout.model import ChartSpec
from capaian.documents.narrative.fields import Format, is_over, settle, show, words_of
from capaian.documents.scope.paths import plain_text
from capaian.documents.scope.values import Figure, Series, Thing, Value, absent
from capaian.documents.tree import Inline, Inlines, Number, Sparkline, SparkPoint
from capaian.domain.assessment import Status
from capaian.domain.identifiers import TraceId
from capaian.domain.policy import Polarity
from capaian.domain.value import Known, Reason, TextValue, Unavailable


@dataclass(frozen=True, slots=True)
class ChartRow:
    """One row of a chart."""

    label: str
    value: Figure
    second: Figure
    cells: tuple[Inlines, ...]
    """What the columns at the right show."""
    is_own: bool
    rank: Value | None
    traces: tuple[TraceId, ...]
    status: Status = Status.UNKNOWN
    """Whether the target was met, as the assessment judges."""
    polarity: Polarity = Polarity.HIGHER_IS_BETTER
    """Which direction is good."""

    @property
    def is_met(self) -> bool | None:
        """Whether the target was met; `None` where that cannot be told."""
        return None if self.status is Status.UNKNOWN else self.status is Status.MET

    @property
    def known_value(self) -> Decimal | None:
        """The figure, if there is one."""
        return self.value.value if isinstance(self.value, Known) else None

    @property
    def is_over(self) -> bool:
        """Whether a ratio exceeds the whole: shown as an open diamond with a star."""
        return is_over(self.value)

    @property
    def reason(self) -> str:
        """Why there is no figure; empty if there is one."""
        return self.value.printed if isinstance(self.value, Unavailable) else ""


def read_rows(spec: ChartSpec, desk: Desk) -> tuple[ChartRow, ...]:
    """Return the rows of a chart in the order of its query,
    each column with one number of decimals.
    """
    read = [_row(thing, spec, desk) for thing in desk.things(spec.items)]
    columns = [[found[n] for _, found in read] for n in range(len(spec.columns) or 1)]
    decimals = [
        max((v.decimals for v in c if isinstance(v, Known)), default=None) for c in columns
    ]
    forms = [column.format for column in spec.columns] or [Format.PLAIN]
    rows = []
    for row, found in read:
        alike = [
            v.aligned(d) if isinstance(v, Known) else v
            for v, d in zip(found, decimals, strict=True)
        ]
        rows.append(replace(row, cells=tuple(map(show, alike, forms))))
    return tuple(rows)


def _row(thing: Thing, spec: ChartSpec, desk: Desk) -> tuple[ChartRow, list[Value]]:
    """A row still without its cells, and what they will show."""
    value = _figure(thing, spec.value, desk)
    second = (
        _figure(thing, spec.second, desk) if spec.second else Unavailable(Reason.NOT_APPLICABLE)
    )
    found = [settle(desk.scope.field(thing, column.field), desk.scope) for column in spec.columns]
    shown: list[Value] = [value, second, *found]
    status, polarity = thing.field("status"), thing.field("polarity")
    row = ChartRow(
        label=plain_text(desk.scope.field(thing, spec.label)),
        value=value,
        second=second,
        cells=(),
        is_own=thing.field("is_own") == "ya",
        rank=thing.field("rank"),
        traces=tuple(dict.fromkeys(v.trace for v in shown if isinstance(v, Known | TextValue))),
        status=next((each for each in Status if each.words == status), Status.UNKNOWN),
        polarity=Polarity(polarity) if isinstance(polarity, str) else Polarity.HIGHER_IS_BETTER,
    )
    return row, found or [value]


def _figure(thing: Thing, field: str, desk: Desk) -> Figure:
    value = settle(desk.scope.field(thing, field), desk.scope)
    return value if isinstance(value, Known | Unavailable | TextValue) else absent(field)


def cell_words(row: ChartRow) -> tuple[str, ...]:
    """Return the figures at the right as plain text."""
    return tuple(words_of(cell) for cell in row.cells)


def spoken_cells(row: ChartRow) -> tuple[str, ...]:
    """Return the figures as they are read aloud: reasons in place of marks."""
    return tuple("".join(map(_spoken, cell)) for cell in row.cells)


def _spoken(inline: Inline) -> str:
    reason = inline.reason if isinstance(inline, Number) else None
    return reason or words_of((inline,))


_MIN_YEARS = 2
"""Fewer years with a figure are no course."""


def draw_years(years: Value, desk: Desk) -> Inlines:
    """Return years as a spark line; a mark where fewer than two of them have a result or a target.

    Args:
        years: Series of things with `year`, `actual` and `target`.
        desk: Notes the traces of the figures that are drawn.
    """
    items = years.items if isinstance(years, Series) else ()
    points = tuple(SparkPoint(_value(item, "actual"), _value(item, "target")) for item in items)
    if sum(point.value is not None or point.target is not None for point in points) < _MIN_YEARS:
        return show(absent("perjalanan menurut tahun"))
    name = desk.unique("garis")
    figures = [item.field(field) for item in items for field in ("actual", "target")]
    desk.notes.chart_traces[name] = tuple(
        figure.trace for figure in figures if isinstance(figure, Known)
    )
    return (Sparkline(name, points, "; ".join(map(_year_words, items))),)


def _value(item: Thing, field: str) -> Decimal | None:
    found = item.field(field)
    return found.value if isinstance(found, Known) else None


def _year_words(item: Thing) -> str:
    parts = [
        f"{word} {figure.display}"
        for word, figure in (("realisasi", item.field("actual")), ("target", item.field("target")))
        if isinstance(figure, Known)
    ]
    return f"{item.key}: {', '.join(parts) or 'tidak ada'}"
