"""The figures a chart draws: one row per thing of its query."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from capaian.documents.blocks.desk import Desk
from capaian.documents.layout.model import ChartSpec
from capaian.documents.narrative.show import settle, show, words_of
from capaian.documents.scope.paths import plain_text
from capaian.documents.scope.values import Figure, Series, Thing, Value, absent
from capaian.documents.tables.stars import is_over
from capaian.documents.tree import Inline, Inlines, Number
from capaian.domain.identifiers import TraceId
from capaian.domain.value import Known, Reason, Stated, Unavailable


@dataclass(frozen=True, slots=True)
class ChartRow:
    """One row of a chart."""

    label: str
    value: Figure
    second: Figure
    cells: tuple[Inlines, ...]
    """What the columns at the right show."""
    is_own: bool
    rank: Figure
    traces: tuple[TraceId, ...]

    @property
    def known(self) -> Decimal | None:
        """The figure, if there is one."""
        return self.value.value if isinstance(self.value, Known) else None

    @property
    def is_over(self) -> bool:
        """Whether a ratio exceeds the whole: shown as an open diamond with a star."""
        return is_over(self.value)

    @property
    def reason(self) -> str:
        """Why there is no figure; empty if there is one."""
        return self.value.words if isinstance(self.value, Unavailable) else ""


def read_rows(spec: ChartSpec, desk: Desk) -> tuple[ChartRow, ...]:
    """Return the rows of a chart in the order of its query.

    Raises:
        UnknownNameError: for a query or field that no data could hold.
    """
    series = desk.select(spec.items)
    if not isinstance(series, Series):
        return ()
    return tuple(_row(thing, spec, desk) for thing in series.items)


def _row(thing: Thing, spec: ChartSpec, desk: Desk) -> ChartRow:
    value = _figure(thing, spec.value, desk)
    second = _figure(thing, spec.second, desk) if spec.second else Unavailable(Reason.NOT_APPLICABLE)
    fields = [(c.field, c.format) for c in spec.columns]
    found = [(settle(desk.scope.field(thing, name), desk.scope), form) for name, form in fields]
    cells = tuple(show(cell, form) for cell, form in found) or (show(value),)
    shown: list[Value] = [value, second, *(cell for cell, _ in found)]
    return ChartRow(
        label=plain_text(desk.scope.field(thing, spec.label)),
        value=value,
        second=second,
        cells=cells,
        is_own=thing.field("is_own") == "ya",
        rank=_rank(thing),
        traces=tuple(dict.fromkeys(v.trace for v in shown if isinstance(v, Known | Stated))),
    )


def _rank(thing: Thing) -> Figure:
    rank = thing.field("rank")
    return rank if isinstance(rank, Known) else absent("peringkat")


def _figure(thing: Thing, field: str, desk: Desk) -> Figure:
    value = settle(desk.scope.field(thing, field), desk.scope)
    return value if isinstance(value, Known | Unavailable | Stated) else absent(field)


def cell_words(row: ChartRow) -> tuple[str, ...]:
    """Return the figures at the right as plain text."""
    return tuple(words_of(cell) for cell in row.cells)


def spoken_cells(row: ChartRow) -> tuple[str, ...]:
    """Return the figures as they are read aloud: reasons in place of marks."""
    return tuple("".join(map(_spoken, cell)) for cell in row.cells)


def _spoken(inline: Inline) -> str:
    reason = inline.reason if isinstance(inline, Number) else None
    return reason or words_of((inline,))
