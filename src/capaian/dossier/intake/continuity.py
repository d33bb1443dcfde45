"""Whether a table's figures go on with those of the dossier and of its last closing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from math import factorial
from typing import Final

from capaian.domain.intake import IntakeTable
from capaian.domain.period import Period, PeriodKind
from capaian.dossier.intake.amounts import named
from capaian.dossier.intake.chances import BY_CHANCE
from capaian.dossier.intake.coincidences import coincidences
from capaian.dossier.intake.empty_rests import empty_rests
from capaian.dossier.intake.granted import granted_of
from capaian.dossier.intake.intaken import TakenTable
from capaian.dossier.intake.steps import Steps, out_of_order
from capaian.dossier.intake.stored_figures import (
    ENOUGH,
    NEARLY_ALL,
    Nature,
    New,
    Stored,
    rows_named,
    shares_of_peers,
)
from capaian.dossier.intake.stored_sums import sums_of_stored
from capaian.dossier.intake.sums import shown
from capaian.dossier.intake.used_again import dragged, pasted_rows, replaced, same_columns, same_parts
from capaian.dossier.intake.year_level import year_level

_MANY: Final = 3
"""One of so many offices has more holders than people that need a document; more have not."""


def discontinuities(one: TakenTable, stored: Stored) -> Iterator[tuple[str, str]]:
    """Yield how figures do not go on with those that are there, by kinds and in words."""
    own = Period.year_of(stored.office.year)
    groups: dict[str, list[New]] = {}
    for new in stored.news(one):
        groups.setdefault(new.key[0], []).append(new)
    granted = granted_of(one, stored)
    wholes = {str(component.denominator.code) for component in stored.office.components} | {"denominator"}
    for means, news in groups.items():
        nature = stored.nature(one.sort, means)
        changed = [new for new in news if not new.is_stored]
        yield from coincidences(means, changed, stored.figures(one.sort), nature)
        yield from Steps(means, news, nature, means in wholes, granted).told()
        yield from empty_rests(means, news, nature)
        yield from year_level(means, news, nature)
        yield from out_of_order(means, news, nature, granted)
        yield from replaced(means, news, nature, own)
        yield from dragged(means, news, nature)
        if nature in (Nature.EVENTS, Nature.SPENT) and not one.proposal.intake.is_cumulative:
            yield from _of_sums(means, news)
    yield from pasted_rows({means: (stored.nature(one.sort, means), news) for means, news in groups.items()})
    yield from same_parts(one)
    yield from sums_of_stored(one, stored)
    if one.sort is not IntakeTable.INPUTS:
        answered = {
            frozenset({str(pair.numerator.code), str(pair.denominator.code)})
            for pair in stored.office.components
        }
        are_events = {means for means in groups if stored.nature(one.sort, means) is Nature.EVENTS}
        events = [pair for pair in answered if pair <= are_events]
        yield from same_columns(groups, stored.figures(one.sort), events)
    yield from _of_wholes(one)


def _of_sums(means: str, news: Sequence[New]) -> Iterator[tuple[str, str]]:
    """Yield that a part of the year is nowhere less than all earlier parts together, and not by chance.

    Parts that the table tells itself are held against each other in it.
    """
    told, odds, compared = [], 1, 0
    given = {(new.key, new.period) for new in news}
    for new in news:
        year, kind = new.period.year, new.period.kind
        parts = [
            one.value
            for one in new.before
            if (one.period.kind, one.period.year) == (kind, year)
            and one.period.ordinal < new.period.ordinal
            and (new.key, one.period) not in given
        ]
        total = sum(parts, Decimal(0))
        if kind is PeriodKind.YEAR or len(parts) < 2 or total <= 0:
            continue
        compared += 1
        if new.value >= total:
            told.append((new, total))
            odds = min(odds * factorial(len(parts) + 1), BY_CHANCE)
    if told and odds >= BY_CHANCE and 100 * len(told) >= NEARLY_ALL * compared:
        new, total = told[0]
        sample = f"{new.of}: {shown(new.value)}, sebelumnya seluruhnya {shown(total)}"
        words = f"{named(means)} tidak kurang dari jumlah semua bagian tahun sebelumnya ({sample})"
        yield f"since {means}", f"{words}: mungkin jumlah sejak awal tahun"


def _of_wholes(one: TakenTable) -> Iterator[tuple[str, str]]:
    """Yield that more offices have more of a part than of its whole than ever have."""
    for (subject, period), shares in shares_of_peers(one).items():
        more = [share for share in shares if share.part > share.whole]
        if len(more) > ENOUGH and _MANY * len(more) > len(shares):
            first, rows = more[0], rows_named(len(more), len(shares))
            words = f"{subject} {period} {rows} lebih banyak daripada yang wajib"
            sample = f"{first.area}: {shown(first.part)} dari {shown(first.whole)}"
            yield f"above {subject}", f"{words} ({sample}): mungkin kedua kolomnya tertukar"
