"""Figures of a register's month as pages show them: sums, the cells they fill, and each holder's part."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from capaian.domain.numerals import write_exact
from capaian.domain.office_year import OfficeYear as Facts
from capaian.domain.period import Period
from capaian.domain.registers.closed_month import DURATIONS, Register, RegisterFigure, stages_in_order
from capaian.rules.registers.balance import item_names
from capaian.rules.registers.feed import FedValue, feed_of, target_name
from capaian.rules.registers.service_times import ServiceTimes, time_service
from capaian.web.feed.month_closing import facts_of
from capaian.web.tracing.words import address_of
from capaian.web.years.known import know
from capaian.web.years.models import OfficeYear


@dataclass(frozen=True, slots=True)
class ItemSum:
    """What was counted of one kind of thing in a month, by stage."""

    name: str
    counts: tuple[tuple[str, str], ...]
    """Stage and number, in the order of the stages."""


@dataclass(frozen=True, slots=True)
class FedLine:
    """A figure of the plan that the month makes, or has a part in."""

    what: str
    """Indicator, measure or output in words."""
    area: str
    period: Period
    value: str
    trace: tuple[str, str]
    """Kind and code of the address where it comes from; empty: it has none."""


@dataclass(frozen=True, slots=True)
class HolderLine:
    """What holders of posts did of one figure."""

    what: str
    parts: tuple[tuple[str, str], ...]
    """Post with the number of its holder, and the number; nobody's last."""
    total: str


def sums_of(year: OfficeYear, register: Register, figures: Iterable[RegisterFigure]) -> list[ItemSum]:
    """Return the sums of a month's figures by item and stage."""
    sums: dict[str, dict[str, Decimal]] = defaultdict(lambda: defaultdict(Decimal))
    for row in figures:
        if row.stage not in DURATIONS:
            sums[row.item][row.stage] += row.value
    names = item_names(facts_of(know(year)), register)
    order = [*names, *sorted({*sums} - {*names})]
    return [
        ItemSum(
            names.get(item, item),
            tuple((stage, write_exact(sums[item][stage])) for stage in stages_in_order(register, sums[item])),
        )
        for item in order
        if item in sums
    ]


def durations_of(year: OfficeYear, figures: Sequence[RegisterFigure]) -> list[ServiceTimes]:
    """Return how long requests of each service took, as far as tickets say it."""
    found = (time_service(service, figures) for service in facts_of(know(year)).services)
    return [each for each in found if each is not None]


def fed_lines(facts: Facts, register: Register, month: Period) -> list[FedLine]:
    """Return the figures that a month makes by facts in which it is closed."""
    own = (each for each in feed_of(facts).values if each.feed.register is register)
    return [_line(each, facts) for each in own if each.period.contains(month)]


def _line(fed: FedValue, facts: Facts) -> FedLine:
    area = facts.area_by_code.get(fed.area)
    name = area.name if area and fed.area != facts.office.regency else ""
    value = "tidak ada yang selesai" if fed.value is None else write_exact(fed.value)
    return FedLine(
        target_name(fed.feed, facts), name, fed.period, value, address_of(fed.feed, fed.area, facts)
    )


def holder_lines(year: OfficeYear, register: Register, month: Period) -> list[HolderLine]:
    """Return of each figure of the month what every holder did, where holders are recorded."""
    facts = facts_of(know(year))
    feed_of_year, found = feed_of(facts), []
    for feed in (each for each in facts.feeds if each.register is register):
        parts = feed_of_year.by_holder(feed, month)
        if any(post is not None for post, _ in parts):
            known = {holder: value for holder, value in parts.items() if value is not None}
            stated = ((facts.holder_name(*holder), write_exact(value)) for holder, value in known.items())
            total = write_exact(sum(known.values(), Decimal(0)))
            found.append(HolderLine(target_name(feed, facts), (*stated,), total))
    return found
