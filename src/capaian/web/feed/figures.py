"""Figures of a register's month as pages show them: sums, the cells they fill, and each holder's part."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from decimal import Decimal

from capaian.domain.numerals import write_exact
from capaian.domain.office_year import OfficeYear as Facts
from capaian.domain.period import Period
from capaian.domain.registers.closed_month import DURATIONS, Register, RegisterFigure
from capaian.domain.registers.feed import Feed
from capaian.rules.registers.balance import blank_names
from capaian.rules.registers.feed import FedValue, feed_of
from capaian.rules.registers.service_times import ServiceTimes, time_service
from capaian.web.feed.month_closing import PlannedMonth
from capaian.web.years.known import know
from capaian.web.years.models import OfficeYear


@dataclass(frozen=True, slots=True)
class ItemSum:
    """What was counted of one kind of thing in a month, by stage."""

    item: str
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


@dataclass(frozen=True, slots=True)
class HolderLine:
    """What holders of posts did of one figure."""

    what: str
    parts: tuple[tuple[str, str], ...]
    """Post with the number of its holder, and the number; nobody's last."""
    total: str


def sums_of(
    year: OfficeYear, register: Register, month: Period, figures: Iterable[RegisterFigure] | None = None
) -> list[ItemSum]:
    """Return the sums of a month by item and stage; of the closed month unless figures are given."""
    facts = _facts(year)
    rows = feed_of(facts).figures(register, month) if figures is None else figures
    sums: dict[str, dict[str, Decimal]] = defaultdict(lambda: defaultdict(Decimal))
    for row in rows:
        if row.stage not in DURATIONS:
            sums[row.item][row.stage] += row.value
    names = {service.code: service for service in facts.services if register is Register.SERVICES}
    titles = blank_names(facts.services) if register is Register.BLANKS else {}
    if register is Register.VISITS:
        titles = {each.id: each.name for each in facts.innovations}
    found = []
    for item, counts in sums.items():
        service = names.get(item)
        order = service.stages if service else (*counts,)
        stages = [stage for stage in order if stage in counts] + [s for s in counts if s not in order]
        stated = tuple((stage, write_exact(counts[stage])) for stage in stages)
        found.append(ItemSum(item, service.name if service else titles.get(item, item), stated))
    place = {code: number for number, code in enumerate(names)}
    return sorted(found, key=lambda each: (place.get(each.item, len(place)), each.item))


def durations_of(
    year: OfficeYear, register: Register, month: Period, figures: Iterable[RegisterFigure] | None = None
) -> list[ServiceTimes]:
    """Return how long requests of each service took, as far as tickets say it; likewise."""
    facts = _facts(year)
    rows = [*(feed_of(facts).figures(register, month) if figures is None else figures)]
    found = (time_service(service, rows) for service in facts.services)
    return [each for each in found if each is not None]


def fed_lines(
    year: OfficeYear, register: Register, month: Period, planned: PlannedMonth | None = None
) -> list[FedLine]:
    """Return the figures that a month makes, or would make once it is closed as planned."""
    facts = _facts(year)
    if planned is not None:
        facts = replace(
            facts,
            register_closings=(*facts.register_closings, planned.closing),
            register_figures=(*facts.register_figures, *planned.figures),
        )
    values = feed_of(facts).values
    return [_line(each, facts) for each in values if _is_of(each, register, month)]


def _is_of(value: FedValue, register: Register, month: Period) -> bool:
    return value.feed.register is register and value.period.contains(month)


def _line(fed: FedValue, facts: Facts) -> FedLine:
    area = facts.area_by_code.get(fed.area)
    name = area.name if area and fed.area != facts.office.regency else ""
    value = "tidak ada yang selesai" if fed.value is None else write_exact(fed.value)
    return FedLine(target_name(fed.feed, facts), name, fed.period, value)


def target_name(feed: Feed, facts: Facts) -> str:
    """Return what a declared row fills, in words."""
    if feed.measure is not None:
        measures = [m for each in facts.components for m in (each.numerator, each.denominator)]
        return next((each.name for each in measures if each.code == feed.measure), feed.measure)
    indicator = facts.indicator_by_code.get(feed.indicator) if feed.indicator else None
    if indicator is not None:
        return indicator.name
    names = {each.id: each.name for each in facts.nodes} | {each.id: each.name for each in facts.objectives}
    node = names.get(feed.node, "") if feed.node else ""
    return f"{node}: {feed.name}" if feed.name else node


def holder_lines(year: OfficeYear, register: Register, month: Period) -> list[HolderLine]:
    """Return of each figure of the month what every holder did, where holders are recorded."""
    facts = _facts(year)
    feed_of_year, found = feed_of(facts), []
    for feed in (each for each in facts.feeds if each.register is register):
        parts = feed_of_year.by_holder(feed, month)
        if any(post is not None for post, _ in parts):
            known = {holder: value for holder, value in parts.items() if value is not None}
            stated = ((facts.holder_name(*holder), write_exact(value)) for holder, value in known.items())
            total = write_exact(sum(known.values(), Decimal(0)))
            found.append(HolderLine(target_name(feed, facts), (*stated,), total))
    return found


def _facts(year: OfficeYear) -> Facts:
    facts = know(year).read.partial
    if facts is None:
        raise ValueError("a year without facts")
    return facts
