"""Parts of the year that are sums since January less what is stored: they hang on what is stored.

A line that is stored for no time before spent all of it in the part: changed budgets bring some.
What is stored before is corrected later at times; the part then stays what it was, and is wrong.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import partial
from typing import Final, NamedTuple

from capaian.domain.intake import IntakeTable
from capaian.domain.period import MONTHS, Period, PeriodKind
from capaian.domain.work import Count, Resource, ResourceInput
from capaian.dossier.intake.amounts import ACTUAL, named
from capaian.dossier.intake.intaken import TakenTable
from capaian.dossier.intake.since_stored import EVENTS, SPENT, StoredSpending, until_words
from capaian.dossier.intake.stored_figures import Stored, others_named, parsed, rows_named
from capaian.dossier.intake.sums import shown

_ALL: Final = "all"
_SHOWN: Final = 3


class _Outdated(NamedTuple):
    """What there was before a part of the year, as it was when that was made, and as the table tells it."""

    line: str
    before: Decimal
    now: Decimal


@dataclass(frozen=True)
class _Ledger:
    """What is stored of one thing by lines and parts of the year, and what a table gives of it."""

    name: str
    told: str
    """What it is besides, in the words that tell of it: nothing of money."""
    given: Mapping[tuple[str, Period], Decimal]
    made: Mapping[str, Sequence[Period]]
    """Parts of the year of each line that their source says to be made of a sum, from the first."""
    of_year: Callable[[int], StoredSpending]


def begun_lines(one: TakenTable, stored: Stored) -> Iterator[tuple[str, str]]:
    """Yield the lines of a sum since January that are stored for no time before the part that is made of it.

    Args:
        one: The table.
        stored: What the dossier has already.
    """
    part = one.taken.rest
    if part is None:
        return
    spending = StoredSpending.of(stored.office, part.year)
    rows = {
        row.cells["node"]: Decimal(row.cells[ACTUAL])
        for row in one.taken.rows
        if _is_spent(row.cells.get("kind"), row.cells.get(ACTUAL)) and parsed(row.cells["period"]) == part
    }
    new = {node: spent for node, spent in rows.items() if spent and not spending.has_begun(node, part)}
    if new:
        sample = "; ".join(f"{node}: {shown(spent)}" for node, spent in [*new.items()][:_SHOWN])
        more = others_named([*new], _SHOWN)
        until = MONTHS[part.last_month - part.kind.months - 1]
        words = f"belum ada {named(ACTUAL)} tersimpan s.d. {until} {rows_named(len(new), len(rows))}"
        told = f"begun {part} {' '.join(sorted(new))}"
        yield told, f"{words} ({sample}{more}): seluruhnya dianggap {part.label}"


def outdated_parts(one: TakenTable, stored: Stored) -> Iterator[tuple[str, str]]:
    """Yield the stored parts of the year that were made of sums, of which the table corrects what was before.

    The first of them alone: once it is taken again, sums until later parts are what they were.

    Args:
        one: The table.
        stored: What the dossier has already.
    """
    for ledger in _ledgers(one, stored):
        yield from _outdated(ledger)


def _outdated(ledger: _Ledger) -> Iterator[tuple[str, str]]:
    found: dict[Period, list[_Outdated]] = {}
    for year in {part.year for parts in ledger.made.values() for part in parts} if ledger.given else ():
        known = ledger.of_year(year)
        after = known.with_spent(ledger.given)
        for line, parts in ledger.made.items():
            for part in (one for one in parts if one.year == year and (line, one) not in ledger.given):
                before, now = known.before(line, _ALL, part), after.before(line, _ALL, part)
                if before is not None and now is not None and before != now:
                    found.setdefault(part, []).append(_Outdated(line, before, now))
                    break
    for part, lines in found.items():
        sample = "; ".join(
            f"{one.line}: {shown(one.before)}, sekarang {shown(one.now)}" for one in lines[:_SHOWN]
        )
        more = others_named([one.line for one in lines], _SHOWN)
        until = MONTHS[part.last_month - 1]
        words = f"{part.label} yang tersimpan dihitung dari {ledger.name} sebelumnya, yang sekarang diganti"
        told = " ".join((f"outdated {part}{ledger.told}", *(one.line for one in lines)))
        yield told, f"{words} ({sample}{more}): sesudah ini ambil lagi berkas s.d. {until}"


def _ledgers(one: TakenTable, stored: Stored) -> Iterator[_Ledger]:
    """Yield what a table gives of spending, or of each measure of events."""
    office = stored.office
    if one.sort is IntakeTable.INPUTS:
        given = {
            (row.cells["node"], parsed(row.cells["period"])): Decimal(row.cells[ACTUAL])
            for row in one.taken.rows
            if _is_spent(row.cells.get("kind"), row.cells.get(ACTUAL))
        }
        rows = [row for row in office.inputs if row.resource is Resource.MONEY]
        made = _made(((row.node, row) for row in rows if _is_spent(row.kind, row.actual)), stored, SPENT)
        yield _Ledger(named(ACTUAL), "", given, made, partial(StoredSpending.of, office))
    counted = [row.cells for row in one.taken.rows if one.sort is IntakeTable.COUNTS]
    for means in dict.fromkeys(cells["measure"] for cells in counted):
        figures = {
            (cells["area"], parsed(cells["period"])): Decimal(cells["value"])
            for cells in counted
            if cells["measure"] == means and cells["value"]
        }
        counts = (row for row in office.counts if row.measure == means and row.value is not None)
        made = _made(((row.area, row) for row in counts), stored, EVENTS)
        of_year = partial(StoredSpending.of_events, office, means=means)
        yield _Ledger(named(means), f" {means}", figures, made, of_year)


def _made(
    rows: Iterable[tuple[str, ResourceInput | Count]], stored: Stored, what: str
) -> Mapping[str, Sequence[Period]]:
    """Return the parts of years of each line that their source says to be made of a sum, from the first."""
    titles = {source.id: source.title for source in stored.office.sources}
    found: dict[str, list[Period]] = {}
    for line, row in rows:
        title = titles.get(row.source, "") if row.source is not None else ""
        if title and row.period.kind is not PeriodKind.YEAR and until_words(row.period, what) in title:
            found.setdefault(str(line), []).append(row.period)
    return {line: sorted(parts, key=lambda part: part.start) for line, parts in found.items()}


def _is_spent(kind: str | None, actual: object) -> bool:
    return (kind or _ALL) == _ALL and actual not in (None, "")
