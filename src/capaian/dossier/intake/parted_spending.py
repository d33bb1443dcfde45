"""Parts of the year that are what was spent since January less what is stored: they hang on what is stored.

A line that is stored for no time before spent all of it in the part: changed budgets bring some.
What is stored before is corrected later at times; the part then stays what it was, and is wrong.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Final, NamedTuple

from capaian.domain.intake import IntakeTable
from capaian.domain.period import MONTHS, Period
from capaian.domain.work import Resource
from capaian.dossier.intake.amounts import ACTUAL, named
from capaian.dossier.intake.intaken import TakenTable
from capaian.dossier.intake.since_stored import StoredSpending, until_words
from capaian.dossier.intake.stored_figures import Stored, others_named, parsed, rows_named
from capaian.dossier.intake.sums import shown

_ALL: Final = "all"
_SHOWN: Final = 3


class _Outdated(NamedTuple):
    """What was spent before a part of the year, as it was when that was made, and as the table tells it."""

    node: str
    before: Decimal
    now: Decimal


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
    rows = one.taken.rows if one.sort is IntakeTable.INPUTS else ()
    given = {
        (row.cells["node"], parsed(row.cells["period"])): Decimal(row.cells[ACTUAL])
        for row in rows
        if _is_spent(row.cells.get("kind"), row.cells.get(ACTUAL))
    }
    found: dict[Period, list[_Outdated]] = {}
    made = _made_of_sums(stored) if given else {}
    for year in {part.year for parts in made.values() for part in parts}:
        known = StoredSpending.of(stored.office, year)
        after = known.with_spent(given)
        for node, parts in made.items():
            for part in (one for one in parts if one.year == year and (node, one) not in given):
                before, now = known.before(node, _ALL, part), after.before(node, _ALL, part)
                if before is not None and now is not None and before != now:
                    found.setdefault(part, []).append(_Outdated(node, before, now))
                    break
    for part, lines in found.items():
        sample = "; ".join(
            f"{line.node}: {shown(line.before)}, sekarang {shown(line.now)}" for line in lines[:_SHOWN]
        )
        more = others_named([line.node for line in lines], _SHOWN)
        until = MONTHS[part.last_month - 1]
        words = f"{part.label} yang tersimpan dihitung dari {named(ACTUAL)} sebelumnya, yang sekarang diganti"
        told = f"outdated {part} {' '.join(line.node for line in lines)}"
        yield told, f"{words} ({sample}{more}): sesudah ini ambil lagi berkas s.d. {until}"


def _made_of_sums(stored: Stored) -> dict[str, list[Period]]:
    """Return the parts of years of each line that their source says to be made of a sum, from the first."""
    titles = {source.id: source.title for source in stored.office.sources}
    found: dict[str, list[Period]] = {}
    for row in stored.office.inputs:
        title = titles.get(row.source, "") if row.source is not None else ""
        is_spent = row.resource is Resource.MONEY and _is_spent(row.kind, row.actual)
        if title and is_spent and until_words(row.period) in title:
            found.setdefault(str(row.node), []).append(row.period)
    return {node: sorted(parts, key=lambda part: part.start) for node, parts in found.items()}


def _is_spent(kind: str | None, actual: object) -> bool:
    return (kind or _ALL) == _ALL and actual not in (None, "")
