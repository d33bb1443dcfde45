"""What the register of blanks counts in a month, as the feed takes it, and minutes of destruction."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from operator import itemgetter
from typing import Final

from capaian.domain.period import Period
from capaian.domain.registers.closed_month import Register
from capaian.domain.registers.entries import MovementKind, WasteReason
from capaian.web.feed.month_counts import CountKey, MonthCount, Notice, filtering_parts, make_figures
from capaian.web.services.blanks.stock import ask_about_months, balances
from capaian.web.services.catalogue import catalogue_of
from capaian.web.site.unread_entries import WholeSum
from capaian.web.years.models import OfficeYear

STOCK: Final = "stock"
"""Stage of what is left at the end of the month, in the store and at other places: for the method `last`."""
WASTE: Final = "waste"
"""Stage of cards that wait to be destroyed at the end of the month, by reason."""


def count_month(year: OfficeYear, month: Period) -> MonthCount:
    """Return what closing a month of the register starts from.

    Places are kept apart only where a declared row filters by them.
    """
    by_site = "site" in filtering_parts(year, Register.BLANKS)
    rows = year.office.blank_movements.filter(day__gte=month.start, day__lte=month.end).order_by()
    columns = ("blank", "kind", "site", "reason", "day")
    moved = [*rows.values_list(*columns).annotate(WholeSum("count"))]
    flows: Counter[CountKey] = Counter()
    for blank, kind, site, reason, _, total in moved:
        flows[CountKey(blank, kind, site if by_site else "", detail=reason)] += total
    counts = Counter({key: total for key, total in flows.items() if total})
    for heap, left in balances(year.office, month.end).items():
        stage, site = WASTE if heap.reason else STOCK, heap.site if by_site else ""
        counts[CountKey(heap.blank, stage, site, detail=heap.reason)] += left
    days, sites = {row[4] for row in moved}, {row[2] for row in moved}
    figures = make_figures(Register.BLANKS, month, counts)
    questions = ask_about_months(year.office, catalogue_of(year), month.start, month.end)
    return MonthCount(figures, len(days), len(sites), questions=(*map(Notice, questions),))


@dataclass(frozen=True, slots=True)
class DestroyedCards:
    """A line of minutes of destruction."""

    name: str
    """Of the kind of blank."""
    reason: str
    """Why they were of no use, in words."""
    count: int


@dataclass(frozen=True, slots=True)
class DestructionMinutes:
    """Minutes (berita acara) of cards that were destroyed, in a year."""

    number: str
    signed_on: date
    days: tuple[date, ...]
    """When cards were destroyed."""
    lines: tuple[DestroyedCards, ...]

    @property
    def total(self) -> int:
        """All cards."""
        return sum(line.count for line in self.lines)


def destruction_minutes(year: OfficeYear) -> Iterator[DestructionMinutes]:
    """Yield the minutes under which cards were destroyed in a year, in the order of their dates."""
    names = catalogue_of(year).blank_names
    rows = year.office.blank_movements.filter(kind=MovementKind.DESTROYED, day__year=year.year)
    columns = ("document_on", "document", "blank", "reason", "day")
    moved = rows.order_by(*columns).values_list(*columns).annotate(WholeSum("count"))
    for (signed_on, number), own in groupby((row for row in moved if row[-1]), itemgetter(0, 1)):
        cards: Counter[tuple[str, str]] = Counter()
        days = set()
        for _, _, blank, reason, day, total in own:
            cards[blank, reason] += total
            days.add(day)
        lines = (
            DestroyedCards(names.get(blank, blank), WasteReason(reason).words, total)
            for (blank, reason), total in cards.items()
        )
        yield DestructionMinutes(number, signed_on, (*sorted(days),), (*lines,))
