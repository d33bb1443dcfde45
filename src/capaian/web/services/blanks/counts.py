"""What the register of blanks counts in a month, as the feed takes it, and minutes of destruction."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Final

from django.db.models import Sum

from capaian.domain.issue import Place
from capaian.domain.period import Period
from capaian.domain.registers.closed_month import Register, RegisterFigure
from capaian.dossier.tables.parts import FIGURES
from capaian.rules.registers.balance import blank_names
from capaian.web.feed.month_closing import MonthCount
from capaian.web.services.blanks.models import MovementKind, Reason
from capaian.web.services.blanks.stock import ask_about_months, balances
from capaian.web.services.catalogue import catalogue_of
from capaian.web.years.known import know
from capaian.web.years.models import OfficeYear

STOCK: Final = "stock"
"""Stage of what is left at the end of the month, in the store and at other places: for the method `last`."""
WASTE: Final = "waste"
"""Stage of cards that wait to be destroyed at the end of the month, by reason."""
_Key = tuple[str, str, str, str]
"""Blank, stage, site, detail."""


def count_month(year: OfficeYear, month: Period) -> MonthCount:
    """Return what closing a month of the register starts from.

    Places are kept apart only where a declared row filters by them.
    """
    facts = know(year).read.partial
    by_site = any(each.register is Register.BLANKS and each.site for each in facts.feeds) if facts else False
    rows = year.office.blank_movements.filter(day__gte=month.start, day__lte=month.end).order_by()
    columns = ("blank", "kind", "site", "reason", "day")
    moved = [*rows.values_list(*columns).annotate(Sum("count"))]
    sums: dict[_Key, int] = defaultdict(int)
    for blank, kind, site, reason, _, total in moved:
        sums[blank, kind, site if by_site else "", reason] += total
    flows = {key: total for key, total in sums.items() if total}
    ends: dict[_Key, int] = defaultdict(int)
    for heap, left in balances(year.office, month.end).items():
        ends[heap.blank, WASTE if heap.reason else STOCK, heap.site if by_site else "", heap.reason] += left
    days, sites = {row[4] for row in moved}, {row[2] for row in moved}
    stages = [*MovementKind.values, STOCK, WASTE]
    ordered = sorted({**flows, **ends}.items(), key=lambda one: (one[0][0], stages.index(one[0][1]), one[0]))
    figures = tuple(_figure(month, *key, total) for key, total in ordered)
    questions = ask_about_months(year.office, catalogue_of(year), month.start, month.end)
    return MonthCount(figures, len(days), len(sites), questions=(*questions,))


def _figure(month: Period, blank: str, stage: str, site: str, detail: str, value: int) -> RegisterFigure:
    nobody = (None, None, None)  # no area, post or holder
    where, amount = Place(FIGURES.file), Decimal(value)
    return RegisterFigure(Register.BLANKS, month, blank, stage, site, *nobody, detail, amount, where)


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
    names = blank_names(catalogue_of(year).services.values())
    rows = year.office.blank_movements.filter(kind=MovementKind.DESTROYED, day__year=year.year).order_by()
    counts: dict[tuple[date, str], dict[tuple[str, str], int]] = defaultdict(lambda: defaultdict(int))
    days: dict[tuple[date, str], set[date]] = defaultdict(set)
    columns = ("document_on", "document", "day", "blank", "reason")
    for signed_on, number, day, blank, reason, total in rows.values_list(*columns).annotate(Sum("count")):
        if total:
            counts[signed_on, number][blank, reason] += total
            days[signed_on, number].add(day)
    for (signed_on, number), cards in sorted(counts.items()):
        lines = (
            DestroyedCards(names.get(blank, blank), str(Reason(reason).label), total)
            for (blank, reason), total in sorted(cards.items())
        )
        yield DestructionMinutes(number, signed_on, (*sorted(days[signed_on, number]),), (*lines,))
