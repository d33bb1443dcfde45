"""Years that the heads of columns tell, held against those of the titles above them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from capaian.domain.period import Period
from capaian.dossier.intake.desk import Desk, Proposal
from capaian.dossier.intake.head_times import span_of
from capaian.dossier.intake.heads import ForeignTable, Head
from capaian.dossier.intake.periods import is_begun_after, is_of_year, years_of, years_told
from capaian.dossier.spreadsheets.model import column_letters

YEARS_APART: Final = "heads_against_title"
_SHOWN: Final = 80
"""Letters of a title or head that are shown."""


def report_head_years(proposal: Proposal, desk: Desk) -> None:
    """Report columns that are taken and headed with years of which no title tells any.

    A form of the year before, whose title alone was changed, may hold the figures of either year. Titles
    that run through the year of the heads, or tell the day after it, are of it. Years alone, which are none
    of the dossier, are asked about elsewhere.
    """
    table = proposal.table
    titles = [title for title in table.titles if title != table.grid.sheet]
    found = (table.head(column.head) for column in proposal.intake.columns)
    headed = [head for head in found if head is not None and years_told(head.parts)]
    told = years_told(part for head in headed for part in head.parts)
    titled = years_of(titles)
    if not (told and titled) or any(min(titled) <= year <= max(titled) for year in told):
        return
    is_asked = desk.office.year not in told and not any(map(span_of, headed))
    if not is_asked and not any(is_begun_after(titles, year) for year in told):
        words = {"told": _joined(sorted(told)), "titled": _joined(sorted(titled))}
        where = next(_places(table, titles), _quoted(titles[0]))
        desk.log.add(YEARS_APART, table.place(None, headed[0]), heads=_ends(headed), where=where, **words)


def check_years(proposal: Proposal, desk: Desk, heads: Sequence[Head], period: Period) -> None:
    """Report columns that are headed with other years than that of their figures; once, if titles tell it."""
    for head in () if desk.log.has_code(proposal.table.grid.file, {YEARS_APART}) else heads:
        if not is_of_year(head.parts, period.year):
            told = _joined(sorted(years_told(head.parts)))
            place = proposal.table.place(None, head)
            desk.log.add("column_of_other_year", place, head.name, told=told, wanted=str(period.year))


def _joined(years: Sequence[int]) -> str:
    return ", ".join(map(str, years))


def _ends(heads: Sequence[Head]) -> str:
    """Return the first and the last of some columns as messages show them."""
    ordered = sorted(heads, key=lambda head: head.column)
    ends = [ordered[0], *ordered[1:][-1:]]
    return " sampai ".join(f"kolom {column_letters(one.column)} {_quoted(one.name)}" for one in ends)


def _places(table: ForeignTable, titles: Sequence[str]) -> Iterator[str]:
    """Yield where the titles stand that tell a year."""
    telling = {title for title in titles if years_of([title])}
    for row in range(1, table.rows[0] if telling else 1):
        for column in range(1, table.grid.width + 1):
            if (text := table.grid.text(row, column)) in telling:
                yield f"{column_letters(column)}{row} {_quoted(text)}"


def _quoted(text: str) -> str:
    return f'"{text}"' if len(text) <= _SHOWN else f'"{text[:_SHOWN]}…"'
