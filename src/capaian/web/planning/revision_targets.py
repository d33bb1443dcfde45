"""Targets of a new revision of an agreement: cells over those of the last paper, read as on other pages.

Those within the year stand behind the target of the year, under its code and their period.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from capaian.domain.plan import Indicator, PerformanceAgreement
from capaian.rules.targets import write_target
from capaian.web.planning.agreement_series import LINES, PARTS, lines_of, parts_of
from capaian.web.planning.cells import Cell
from capaian.web.planning.fields import listed_text
from capaian.web.planning.implausible_values import SURE
from capaian.web.planning.target_cells import TargetCell, target_cell
from capaian.web.planning.target_texts import figure_of, stated_in
from capaian.web.planning.typed_figures import targets_by_code
from capaian.web.site.overwriting import SHOWN
from capaian.web.years.known import SHEETS, Known
from capaian.web.years.models import Row

TARGET: Final = "target-"
"""Before the code of an indicator, in what a form sends."""
PART_OF: Final = "targets.indicator"
"""Column by which rows of targets within the year name their indicator."""
_BEHIND: Final = ":"
"""Between the code of an indicator and a period; no code has it, and no period."""


def part_name(code: str, key: str) -> str:
    """Return by what a target within the year goes among the targets of a paper.

    Examples:
        >>> part_name("iku-1", "2025-Q4")
        'iku-1:2025-Q4'
    """
    return f"{code}{_BEHIND}{key}"


def line_of(name: str) -> str:
    """Return the code of the indicator of a target, of the year or within it."""
    return name.partition(_BEHIND)[0]


def cells_of_last(known: Known, last: PerformanceAgreement) -> Mapping[str, TargetCell]:
    """Return the targets of the last paper, by indicator and part, as cells in which nothing was typed."""
    rows = {row["indicator"]: Row(sheet=LINES, cells=dict(row)) for row in lines_of(known, last.id)}
    lines, parts = cells_over(known, last, rows), _parts_of_last(known, last)
    found = {}
    for code, cell in lines.items():
        found[code] = cell
        found |= {name: part for name, part in parts.items() if line_of(name) == code}
    return found


def names_of_parts(known: Known, last: PerformanceAgreement) -> Mapping[str, str]:
    """Return the periods of the targets within the year, as people write them."""
    names = map(_name_of, parts_of(known, last.id))
    return {name: period_of(name) for name in names}


def period_of(name: str) -> str:
    """Return the period of a target within the year, as people write it; empty for one of the year.

    Examples:
        >>> period_of("iku-1:2025-Q4"), period_of("iku-1")
        ('Triwulan IV Tahun 2025', '')
    """
    key = next(column for column in SHEETS[PARTS].columns if column.id == "key")
    return listed_text(key, name.partition(_BEHIND)[2])


def _parts_of_last(known: Known, last: PerformanceAgreement) -> Mapping[str, TargetCell]:
    facts = known.read.partial
    indicators = {str(each.code): each for each in facts.indicators} if facts is not None else {}
    told = targets_by_code(facts) if facts is not None else {}
    found = {}
    for row in parts_of(known, last.id):
        name, code = _name_of(row), row.get(PART_OF, "")
        cell = TargetCell(f"{TARGET}{name}", "", PARTS, "value", {}, Row(sheet=PARTS, cells=dict(row)))
        if code in indicators:
            # how much of a year's target is due in a part of it nobody knows: only what no target is is asked
            bounds = replace(told[code], others=(), shares=())
            cell = target_cell(cell, indicators[code], bounds, last.year)
        found[name] = cell.fresh()
    return found


def _name_of(row: Mapping[str, str]) -> str:
    return part_name(row.get(PART_OF, ""), row.get("key", ""))


def cells_over(
    known: Known, last: PerformanceAgreement, rows: Mapping[str, Row | None]
) -> Mapping[str, TargetCell]:
    """Return cells over rows of the last paper, by indicator; `None`: it has none."""
    facts = known.read.partial
    indicators = {str(each.code): each for each in facts.indicators} if facts is not None else {}
    told = targets_by_code(facts) if facts is not None else {}
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
    return "" if plan is None else write_target(plan)


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
    return stated_in(cell.sheet, cell.texts) if cell.text else ""
