"""Percentages of a recap that stand there as shares of one: `0,9812` for `98,12%`."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Final

from capaian.dossier.intake.area_rows import AreaRows
from capaian.dossier.intake.area_totals import AreaRow
from capaian.dossier.intake.desk import Desk, Proposal, shown_means
from capaian.dossier.intake.heads import Head
from capaian.dossier.intake.ratios import are_above
from capaian.dossier.intake.sums import PERCENT_PLACES, key_of_figures, shown
from capaian.dossier.intake.until_columns import Columns

_SHARES: Final = "pecahan"
"""What the user says a column of percentages to hold."""
_PERCENTS: Final = "persen"
_PERCENT: Final = "percent"


def as_percents(proposal: Proposal, found: AreaRows, columns: Columns, desk: Desk) -> AreaRows:
    """Return rows with percentages where a column has none above one: shares, which is asked.

    Args:
        proposal: The table and what it is taken for.
        found: Its rows.
        columns: Its columns by what they mean.
        desk: Where doubts go.
    """
    components = {str(one.code) for one in desk.office.components if one.unit == _PERCENT}
    indicators = {str(one.code) for one in desk.office.indicators if one.unit == _PERCENT}
    percents = components | indicators
    heads = [head for means, found_heads in columns.items() if means in percents for head in found_heads]
    shares = [
        head for head in heads if _are_shares(found.rows, head) and _is_agreed(proposal, found, head, desk)
    ]
    for head in heads:
        _report_above(proposal, found, head, desk)
    return replace(found, rows=tuple(_raised(row, shares) for row in found.rows)) if shares else found


def _are_shares(rows: Iterable[AreaRow], head: Head) -> bool:
    """Say whether no figure of a column is more than one, and some are more than nothing."""
    figures = [figure for row in rows if (figure := row.figures.get(head.name)) is not None]
    return any(figures) and all(0 <= figure <= 1 for figure in figures)


def _is_agreed(proposal: Proposal, found: AreaRows, head: Head, desk: Desk) -> bool:
    """Say whether a column holds shares as the user says; who says nothing is asked."""
    key = key_of_figures(head)
    told = desk.told(key)
    if told not in (_SHARES, _PERCENTS):
        row, figure = next((row.row, figure) for row in found.rows if (figure := row.figures.get(head.name)))
        otherwise = f"bila memang {shown(figure)} persen, tambahkan --means {shown_means(key, _PERCENTS)}"
        raised = shown(figure.scaleb(PERCENT_PLACES))
        words = f"pecahan dari 1, jadi {shown(figure)} dibaca {raised} persen; {otherwise}"
        desk.doubt(proposal.table.place(row, head), key, _SHARES, words)
    return told != _PERCENTS


def _raised(row: AreaRow, shares: Iterable[Head]) -> AreaRow:
    """Return a row with percentages for its shares."""
    known = {head.name: figure for head in shares if (figure := row.figures.get(head.name)) is not None}
    raised = {name: figure.scaleb(PERCENT_PLACES) for name, figure in known.items()}
    return replace(row, figures={**row.figures, **raised})


def _report_above(proposal: Proposal, found: AreaRows, head: Head, desk: Desk) -> None:
    """Report a column of percentages of which most are above any: without comma, or counts."""
    told = [(row.row, figure) for row in found.rows if (figure := row.figures.get(head.name)) is not None]
    key = key_of_figures(head)
    if are_above(figure for _, figure in told) and desk.told(key) != _PERCENTS:
        row, figure = next((row, figure) for row, figure in told if are_above([figure]))
        means = next(one.means for one in proposal.intake.columns if one.head == head.name)
        parts = {str(one.code): str(one.numerator.code) for one in desk.office.components}
        counted = shown_means(head.name, parts.get(means, "KODE"))
        words = {"counted": counted, "example": shown_means(key, _PERCENTS)}
        desk.log.add("percents_above", proposal.table.place(row, head), shown(figure), **words)
