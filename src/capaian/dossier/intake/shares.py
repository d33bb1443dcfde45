"""Figures of a recap that stand there as parts: `0,9812` for `98,12%`, the mean 3,56 of a survey for 89."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Final

from capaian.dossier.intake.area_rows import AreaRows
from capaian.dossier.intake.area_totals import AreaRow
from capaian.dossier.intake.desk import Desk, Proposal, shown_means
from capaian.dossier.intake.heads import Head
from capaian.dossier.intake.ratios import are_above
from capaian.dossier.intake.sums import key_of_figures, shown
from capaian.dossier.intake.until_columns import Columns

_PERCENT: Final = "percent"
_PERCENTS: Final = "persen"
_BEST: Final = 4
"""The best answer of a survey: indices are told as its mean, or as 25 times that."""
_FAR: Final = 5
"""How many times the highest of all others a percentage is that lost its decimal comma."""


_OVER: Final = 2
"""Up to here figures may be shares of one: more have a document than live there, 1,0006 of one."""


_SEVERAL: Final = 2
"""Rows that show on which scale a column is."""
_APART: Final = 10
"""How many times smaller or larger than all others a figure on another scale is."""
_AROUND: Final = Decimal("1.25")
"""How far from all others a figure may be that is one of them on their scale."""


@dataclass(frozen=True, slots=True)
class _Raising:
    """Figures that stand there as parts of what is wanted."""

    answer: str
    """What the user says a column to hold, where its figures are to be raised."""
    plain: str
    """The same where they are not."""
    times: Decimal
    most: int
    """No figure is above it."""
    named: str
    """What such figures are called."""
    unit: str
    """Stands behind those that are wanted."""


_SHARE: Final = _Raising("pecahan", _PERCENTS, Decimal(100), _OVER, "pecahan dari 1", " persen")
_MEAN: Final = _Raising("skala-4", "skala-100", Decimal(25), _BEST, "skala 1-4", " dari 100")


def as_percents(proposal: Proposal, found: AreaRows, columns: Columns, desk: Desk) -> AreaRows:
    """Return rows with percentages for shares of one, and indices for means of a survey, which are asked.

    Args:
        proposal: The table and what it is taken for.
        found: Its rows.
        columns: Its columns by what they mean.
        desk: Where doubts go.
    """
    percents = {str(one.code) for one in desk.office.components if one.unit == _PERCENT}
    percents |= {str(one.code) for one in desk.office.indicators if one.unit == _PERCENT}
    surveys = {str(one.code) for one in desk.office.indicators if one.survey is not None}
    times: dict[str, Decimal] = {}
    raisings = {**dict.fromkeys(surveys, _MEAN), **dict.fromkeys(percents, _SHARE)}
    for head, raising in (
        (head, raisings[one]) for one in columns if one in raisings for head in columns[one]
    ):
        is_small = _are_within(found.rows, head, raising)
        if is_small and _is_agreed(proposal, found, head, desk, raising):
            times[head.name] = raising.times
        if raising is _SHARE:
            _report_above(proposal, found, head, desk)
        _report_alone(proposal, found, head, desk)
        _report_mixed(proposal, found, head, desk, raising)
    return replace(found, rows=tuple(_raised(row, times) for row in found.rows)) if times else found


def _are_within(rows: Iterable[AreaRow], head: Head, raising: _Raising) -> bool:
    """Say whether no figure of a column is more than the most of parts, and some are more than nothing."""
    figures = [figure for row in rows if (figure := row.figures.get(head.name)) is not None]
    return any(figures) and all(0 <= figure <= raising.most for figure in figures)


def _is_agreed(proposal: Proposal, found: AreaRows, head: Head, desk: Desk, raising: _Raising) -> bool:
    """Say whether a column is to be raised as the user says; who says nothing is asked."""
    key = key_of_figures(head)
    told = desk.told(key)
    if told not in (raising.answer, raising.plain):
        row, figure = next((row.row, figure) for row in found.rows if (figure := row.figures.get(head.name)))
        otherwise = (
            f"bila memang {shown(figure)}{raising.unit}, tambahkan --means {shown_means(key, raising.plain)}"
        )
        raised = shown(_times(figure, raising.times))
        words = f"{raising.named}, jadi {shown(figure)} dibaca {raised}{raising.unit}; {otherwise}"
        desk.doubt(proposal.table.place(row, head), key, raising.answer, words)
    return told != raising.plain


def _times(figure: Decimal, factor: Decimal) -> Decimal:
    """Return so many times a figure without the noughts that this leaves behind it."""
    made = figure * factor
    return made.to_integral_value() if made == made.to_integral_value() else made.normalize()


def _raised(row: AreaRow, times: Mapping[str, Decimal]) -> AreaRow:
    """Return a row with what is wanted for its parts."""
    raised = {
        name: _times(figure, factor)
        for name, factor in times.items()
        if (figure := row.figures.get(name)) is not None
    }
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


def _report_alone(proposal: Proposal, found: AreaRows, head: Head, desk: Desk) -> None:
    """Report rows that alone are far above a hundred, which all others are not: their comma was lost."""
    told = {row.row: figure for row in found.rows if (figure := row.figures.get(head.name)) is not None}
    below = [figure for figure in told.values() if not are_above([figure])]
    key = key_of_figures(head)
    if 2 * len(below) < len(told) or desk.told(key) == _PERCENTS:
        return
    for row, figure in told.items():
        if are_above([figure]) and figure > _FAR * max(below):
            words = {"stated": shown(figure), "most": shown(max(below))}
            place, example = proposal.table.place(row, head), shown_means(key, _PERCENTS)
            desk.log.add("percent_above", place, example=example, **words)


def _report_mixed(proposal: Proposal, found: AreaRows, head: Head, desk: Desk, raising: _Raising) -> None:
    """Report a few parts among what is wanted, or the other way round: raised they are like all others.

    A new area has nothing before it that it could be held against, so that its column has to tell.
    """
    told = {row.row: figure for row in found.rows if (figure := row.figures.get(head.name))}
    small = {row: figure for row, figure in told.items() if 0 < figure <= raising.most}
    large = {row: figure for row, figure in told.items() if figure > raising.most}
    few, most = (small, large) if len(small) <= len(large) else (large, small)
    times = raising.times if few is small else 1 / raising.times
    key = key_of_figures(head)
    if len(most) < _SEVERAL or desk.told(key) == raising.plain:
        return
    low, high = min(most.values()), max(most.values())
    for row, figure in few.items():
        is_apart = _APART * figure <= low or figure >= _APART * high
        if is_apart and low <= figure * times * _AROUND and figure * times <= high * _AROUND:
            words = {"stated": shown(figure), "low": shown(low), "high": shown(high)}
            place, example = proposal.table.place(row, head), shown_means(key, raising.plain)
            raised = shown(_times(figure, times))
            desk.log.add("scale_alone", place, raised=raised, example=example, **words)
