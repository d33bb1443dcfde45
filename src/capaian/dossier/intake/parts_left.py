"""Columns of other parts of the year that have figures and are not taken."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from capaian.dossier.intake.cumulative import never_falls
from capaian.dossier.intake.desk import Desk, Proposal, shown_means
from capaian.dossier.intake.figures import Kind
from capaian.dossier.intake.heads import ForeignTable, Head, quoted
from capaian.dossier.intake.periods import span_about
from capaian.dossier.intake.row_sums import figures_of
from capaian.dossier.intake.until_columns import is_so_far
from capaian.dossier.intake.written_span import span_of_period
from capaian.dossier.intake.year_end import split_part


def report_parts_left(
    proposal: Proposal, columns: Mapping[str, Sequence[Head]], year: int, desk: Desk
) -> None:
    """Say which columns of a table tell the same events of other parts of the year, and are not taken.

    Args:
        proposal: The table.
        columns: Those that tell what happens in a time, by what they mean.
        year: The year that is meant.
        desk: Where problems go.
    """
    taken = {head for heads in columns.values() for head in heads}
    for means, heads in columns.items():
        left = [head for head in _beside(proposal.table, heads, year, desk) if head not in taken]
        if left:
            every = [*heads, *left]
            options = " ".join(f"--means {shown_means(head.name, means)}" for head in every)
            words = {"left": quoted(left), "taken": quoted(heads), "options": options}
            desk.log.add("parts_left", proposal.table.place(None, left[0]), **words)


def _beside(table: ForeignTable, heads: Sequence[Head], year: int, desk: Desk) -> list[Head]:
    """Return the columns with figures of parts of the year that some others, of other parts, do not cover.

    None are there where all are sums since January: the last of these holds the others.
    """
    about = span_about(table.titles, desk.asked.period)
    own = [split_part(head, year) for head in heads]
    covered = {month for _, part in own if part is not None for month in span_of_period(part).months}
    if any(part is None for _, part in own) or any(map(is_so_far, heads)):
        return []
    stems = {stem for stem, _ in own}
    left = []
    for head in table.heads:
        stem, part = split_part(head, year)
        if part is None or stem not in stems or is_so_far(head) or desk.told(head.name) is not None:
            continue
        months = span_of_period(part).months
        is_within = about is None or months <= about.months
        if is_within and not months <= covered and _has_figures(table, head):
            left.append(head)
    every = sorted([*heads, *left], key=lambda head: head.column)
    return [] if never_falls(table, every, year) else left


def _has_figures(table: ForeignTable, head: Head) -> bool:
    return any(any(figures_of(table, row, [head], Kind.COUNT)) for row in table.rows)
