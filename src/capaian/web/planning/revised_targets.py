"""Targets of a new revision of an agreement: cells over those of the last paper, read as on other pages."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from capaian.domain.plan import Indicator, PerformanceAgreement
from capaian.rules.quality.odd_targets import by_code
from capaian.web.planning.agreed import LINES, lines_of
from capaian.web.planning.cells import Cell
from capaian.web.planning.odd import SURE
from capaian.web.planning.stated import figure_of, stated, stated_in
from capaian.web.planning.target_cells import TargetCell, target_cell
from capaian.web.site.seen import SHOWN
from capaian.web.years.known import Known
from capaian.web.years.models import Row

TARGET: Final = "target-"
"""Before the code of an indicator, in what a form sends."""


def cells_of_last(known: Known, last: PerformanceAgreement) -> Mapping[str, TargetCell]:
    """Return the targets of the last paper, by indicator, as cells in which nothing was typed."""
    rows = {row["indicator"]: Row(sheet=LINES, cells=dict(row)) for row in lines_of(known, last.id)}
    return cells_over(known, last, rows)


def cells_over(
    known: Known, last: PerformanceAgreement, rows: Mapping[str, Row | None]
) -> Mapping[str, TargetCell]:
    """Return cells over rows of the last paper, by indicator; `None`: it has none."""
    facts = known.read.partial
    indicators = {str(each.code): each for each in facts.indicators} if facts is not None else {}
    told = by_code(facts) if facts is not None else {}
    found = {}
    for code, row in rows.items():
        blank = TargetCell(f"{TARGET}{code}", "", LINES, "target.value", {}, row)
        indicator = indicators.get(code)
        if indicator is not None:
            cell = target_cell(blank, indicator, told[code], last.year)
            blank = replace(cell, offered=_planned(indicator, last.year))
        found[code] = blank.fresh()
    return found


def _planned(indicator: Indicator, year: int) -> str:
    plan = indicator.plan_targets.get(year)
    return "" if plan is None else stated(plan)


def typed_over(cell: TargetCell, text: str, sure: str) -> TargetCell:
    """Return a cell as it was typed; one that says the same in another spelling is as it stands.

    Args:
        cell: Over what the last paper says by now: whoever sees both decides which of them is kept.
        text: What was typed.
        sure: What was asked about, and is meant.
    """
    if says_same(cell, text):
        return cell
    sent = {cell.name: text, f"{SHOWN}{cell.name}": cell.stands, f"{SURE}{cell.name}": sure}
    return cell.typed(sent)


def says_same(cell: TargetCell, text: str) -> bool:
    """Say whether a text states what stands there: `80-90` over `80–90`, `95,0` over `95`."""
    typed, stands = (replace(cell, text=each).texts for each in (text, cell.stands))
    return all(_is_same(typed[name], stands[name]) for name in typed)


def _is_same(first: str, second: str) -> bool:
    figure = figure_of(first)
    return first == second if figure is None else figure == figure_of(second)


def states(cell: Cell) -> str:
    """Return what a cell comes to say, as people write it."""
    return stated_in(LINES, cell.texts) if cell.text else ""
