"""A chart of a layout as a chart of the tree, with its alternative text and table of figures."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Final

from capaian.documents.blocks.desk import ChartGap, Desk
from capaian.documents.charts.claims import ClaimFigures, message
from capaian.documents.charts.marks import Frame, ReferenceLine, draw_rows, draw_timeline
from capaian.documents.charts.rows import ChartRow, read_rows, spoken_cells
from capaian.documents.layout.model import ChartKind, ChartSpec
from capaian.documents.narrative.fields import Format, join_runs, settle, show, styled, words_of
from capaian.documents.numbering import UNNUMBERED
from capaian.documents.scope.values import Series, join_names
from capaian.documents.tree import (
    Align,
    Cell,
    Chart,
    Column,
    HeadCell,
    Inlines,
    Paragraph,
    Row,
    Table,
    Text,
    TextStyle,
    Width,
)
from capaian.domain.value import Known

_HUNDRED = Decimal(100)


def build_chart(spec: ChartSpec, desk: Desk) -> Chart | Paragraph | None:
    """Return the chart, or a sentence where there is too little to draw;
    `None` where no row has a figure.

    Its caption says what is drawn and what is found in it. Its figures go to the notes as a table
    unless the layout names a table that shows them.

    Raises:
        UnknownNameError: for a query or field that no data could hold.
    """
    rows = _ordered(spec, read_rows(spec, desk))
    if not any(row.known_value is not None for row in rows):
        return None
    name = desk.block_id(spec, "gambar")
    lines = _lines(spec, desk, rows)
    topic, unit = desk.inlines(spec.caption), desk.words(spec.unit)
    heads = tuple(desk.words(column.head) for column in spec.columns)
    finding = _finding(spec, desk, _evidence(spec, desk, rows, lines, name))
    caption = (*topic, Text(": "), *finding) if finding else topic
    note = _note_gaps(spec, desk, rows, topic)
    usual = _usual_figure(rows)
    if not _says_more_than_words(rows, usual):
        desk.notes.undrawn[name] = desk.words(spec.table)
        is_plain = finding and all(figure.display == usual for figure in _drawn(rows))
        figures = () if is_plain else _figures(rows, usual, spec.kind)
        lead = styled((*topic, *((Text(":"),) if finding else ())), TextStyle.STRONG)
        return Paragraph((*lead, *_spaced(finding), *figures, Text("."), *_spaced(note)))
    frame = Frame(rows, unit, heads, spec.label_width, bool(lines))
    if frame.height > _MAX_HEIGHT or (spec.kind is ChartKind.DOTS and len(rows) > _MAX_DOTS):
        frame, note = replace(frame, rows=_ends(rows)), (Text(_ONLY_ENDS),)
    is_course = spec.kind is ChartKind.TIMELINE
    drawing = draw_timeline(rows, unit) if is_course else draw_rows(spec.kind, frame, lines)
    table = desk.words(spec.table) or f"data-{name}"
    if not spec.table:
        desk.notes.chart_tables.append(_figures_table(table, topic, rows, heads or (unit,)))
    traces = (
        *(trace for row in rows for trace in row.traces),
        *(line.trace for line in lines if line.trace),
    )
    desk.notes.chart_traces[name] = tuple(dict.fromkeys(traces))
    source = desk.inlines(spec.source)
    return Chart(
        id=name,
        label="" if spec.numbered else UNNUMBERED,
        caption=caption,
        topic=topic,
        spec=drawing.text,
        alt=f"{spec.kind.words} ({unit}). {_in_words(frame.rows, lines, heads)}.",
        height=drawing.height,
        source=(*source, *((Text(" "),) if source and note else ()), *note),
        data_table=table,
        width=spec.width,
    )


def _spaced(words: Inlines) -> Inlines:
    return (Text(" "), *words) if words else ()


_MAX_HEIGHT: Final = 820
"""Pixels that a page has room for beside a caption: what is higher would be cut."""
_MAX_DOTS: Final = 20
_ROWS_AT_ENDS: Final = 5
_ONLY_ENDS: Final = "Tampak lima tertinggi dan lima terendah; selebihnya ada pada tabelnya."


def _ends(rows: Sequence[ChartRow]) -> tuple[ChartRow, ...]:
    """Of very many rows those at both ends and the own, the highest first;
    the table has them all.
    """
    known = [(row.known_value, row) for row in rows if row.known_value is not None]
    known.sort(key=lambda one: one[0], reverse=True)
    middle = range(_ROWS_AT_ENDS, len(known) - _ROWS_AT_ENDS)
    return tuple(row for place, (_, row) in enumerate(known) if place not in middle or row.is_own)


_MIN_POINTS: Final = 3
"""Points that differ from the others: fewer say no more than a sentence does."""


def _drawn(rows: Sequence[ChartRow]) -> list[Known]:
    return [
        figure for row in rows for figure in (row.value, row.second) if isinstance(figure, Known)
    ]


def _usual_figure(rows: Sequence[ChartRow]) -> str:
    """The figure that most points have, as it is displayed; empty where no two are the same."""
    ((display, count),) = Counter(figure.display for figure in _drawn(rows)).most_common(1)
    return display if count > 1 else ""


def _says_more_than_words(rows: Sequence[ChartRow], usual: str) -> bool:
    """Say whether at least three figures differ from the one that most rows have."""
    return sum(figure.display != usual for figure in _drawn(rows)) >= _MIN_POINTS


_NAMING: Final = (ChartKind.BARS, ChartKind.DOTS)
"""Charts whose finding names rows: in the same words it is the same finding."""


def _finding(spec: ChartSpec, desk: Desk, evidence: ClaimFigures) -> Inlines:
    """What the chart shows, in the layout's words where no claim holds;
    nothing that another chart shows.
    """
    finding = message(spec.kind, evidence, desk.inlines(spec.neutral))
    words = words_of(finding)
    if spec.kind in _NAMING and words in desk.notes.findings:
        return ()
    desk.notes.findings.add(words)
    return finding


def _figures(rows: Sequence[ChartRow], usual: str, kind: ChartKind) -> Inlines:
    """What would be drawn, in brackets: rows with the usual figure together,
    the others one by one.
    """

    def figure(row: ChartRow) -> Inlines:
        if kind is ChartKind.CHANGE:
            return (*show(row.value, Format.SIGNED), Text("%"))
        has_target = kind is ChartKind.TIMELINE and isinstance(row.second, Known)
        target = (Text(" dari target "), *show(row.second, Format.UNIT)) if has_target else ()
        return (*show(row.value, Format.UNIT), *target)

    known = [row for row in rows if row.known_value is not None]
    shown = [(Text(f"{row.label} "), *figure(row)) for row in known if row.value.display != usual]
    if same := [row for row in known if row.value.display == usual]:
        shown.append((Text("yang lain " if shown else "semua "), *figure(same[0])))
    return (Text(" ("), *join_runs(shown, Text("; ")), Text(")"))


def _note_gaps(spec: ChartSpec, desk: Desk, rows: Sequence[ChartRow], topic: Inlines) -> Inlines:
    """Note for the page of limitations which rows have no figure; years to come are no gap.

    Returns:
        What is said below a course over years that has gaps.
    """
    is_course, this_year = spec.kind is ChartKind.TIMELINE, str(desk.scope.world.year)
    gaps = [row for row in rows if row.reason and not (is_course and row.label > this_year)]
    for row in gaps:
        reason = desk.words(spec.absent) or row.reason
        desk.notes.gaps.append(ChartGap(row.value.display, reason, words_of(topic), row.label))
    years = join_names([row.label for row in gaps])
    return (Text(f"Realisasi tahun {years} tidak tersedia."),) if is_course and gaps else ()


def _ordered(spec: ChartSpec, rows: tuple[ChartRow, ...]) -> tuple[ChartRow, ...]:
    """Rankings carry their place before the name; dots say which is more, so that they go down."""
    if spec.kind is ChartKind.DOTS:
        known = [row for row in rows if row.known_value is not None]
        known.sort(key=lambda row: row.known_value or 0, reverse=True)
        return (*known, *(row for row in rows if row.known_value is None))
    if spec.kind is not ChartKind.RANKING:
        return rows
    return tuple(
        replace(row, label=f"{row.rank.display}. {row.label}")
        if isinstance(row.rank, Known)
        else row
        for row in rows
    )


def _lines(spec: ChartSpec, desk: Desk, rows: tuple[ChartRow, ...]) -> tuple[ReferenceLine, ...]:
    """The whole as a solid line, the target as a dashed one; each with its words and figure."""
    decimals = max((r.value.decimals for r in rows if isinstance(r.value, Known)), default=0)
    lines = [ReferenceLine(_HUNDRED, desk.words(spec.hundred), "target")] if spec.hundred else []
    for path, label, style in (
        (spec.whole, spec.whole_label, "average"),
        (spec.target, spec.target_label, "target"),
    ):
        figure = settle(desk.scope.resolve(desk.words(path)), desk.scope) if path else None
        if isinstance(figure, Known):
            words = f"{desk.words(label)} {figure.aligned(max(decimals, figure.decimals)).display}"
            lines.append(ReferenceLine(figure.value, words, style, figure.trace))
    return tuple(lines)


def _evidence(
    spec: ChartSpec,
    desk: Desk,
    rows: tuple[ChartRow, ...],
    lines: tuple[ReferenceLine, ...],
    name: str,
) -> ClaimFigures:
    series = desk.select(spec.items)
    return ClaimFigures(
        rows=rows,
        target=next((line for line in lines if line.style == "target"), None),
        subject=desk.words(spec.subject),
        kind=series.kind if isinstance(series, Series) else "baris",
        name=name,
        facts=desk.scope.world.facts,
        this_year=str(desk.scope.world.year),
        goal=desk.words(spec.target_label),
    )


def _in_words(
    rows: Sequence[ChartRow], lines: Sequence[ReferenceLine], heads: Sequence[str]
) -> str:
    """Every row with its figures, then the lines."""
    cells = [zip(heads or ("",), spoken_cells(row), strict=True) for row in rows]
    shown = [", ".join(f"{head} {word}".strip() for head, word in own) for own in cells]
    parts = [f"{row.label} {words}" for row, words in zip(rows, shown, strict=True)]
    return "; ".join([*parts, *(line.words for line in lines)])


def _figures_table(
    name: str, caption: Inlines, rows: Sequence[ChartRow], heads: Sequence[str]
) -> Table:
    """The figures of a chart as a table for the annex."""
    return Table(
        id=name,
        label="",
        caption=caption,
        columns=(Column(width=30), *(Column(Align.RIGHT, 12) for _ in heads)),
        head=((HeadCell("Uraian"), *(HeadCell(head) for head in heads)),),
        rows=tuple(
            Row((Cell((Text(row.label),)), *map(Cell, row.cells)), emphasis=row.is_own)
            for row in rows
        ),
        width=Width.TEXT,
    )
