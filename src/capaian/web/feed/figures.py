"""Figures of registers as pages show them: sums of a month, the cells they fill, what forms are given."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from capaian.domain.numerals import write_exact
from capaian.domain.office_year import OfficeYear as Facts
from capaian.domain.period import Period
from capaian.domain.policy import Aggregation
from capaian.domain.registers.closed_month import DURATIONS, Feed, Register, RegisterFigure, stages_in_order
from capaian.rules.registers.balance import item_names
from capaian.rules.registers.feed import FedValue, feed_of, target_name
from capaian.rules.registers.service_times import ServiceTimes, time_service
from capaian.web.feed.month_closing import facts_of
from capaian.web.measurement.duties import find_duties
from capaian.web.measurement.forms import Forms
from capaian.web.measurement.models import PostForm
from capaian.web.site.access import OfficeRequest
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


@dataclass(frozen=True, slots=True)
class GivenLine:
    """A figure that a register fills."""

    title: str
    unit: str
    text: str
    """The sum of the closed months of the quarter; of a state the last one; empty: none is closed yet."""
    source: str
    """The last closed month in words."""


def draw_given(request: OfficeRequest, forms: Forms, form: PostForm, may_fill: bool) -> SafeString:
    """Draw the section; nothing where no register fills anything of the post."""
    duty = next((each for post, each in find_duties(forms.facts).items() if post == form.post), None)
    given = [
        _given_line(forms.facts, feed, form.quarter)
        for feed in forms.facts.feeds
        if duty and (feed.node in duty.nodes if feed.node else feed.indicator in duty.indicators)
    ]
    return SafeString(render_to_string("feed/given.html", {"given": given}, request) if given else "")


def _given_line(facts: Facts, feed: Feed, quarter: Period) -> GivenLine:
    about = (feed.node, feed.indicator, feed.name)
    own = [each for each in facts.outputs if (each.node, each.indicator, each.name) == about]
    inside = (each for each in own if each.actual is not None and quarter.contains(each.period))
    rows = sorted(inside, key=lambda each: each.period.end)
    indicator = facts.indicator_by_code.get(feed.indicator) if feed.indicator else None
    is_state = indicator is not None and indicator.aggregation is Aggregation.LAST
    total = sum((each.actual or Decimal(0) for each in (rows[-1:] if is_state else rows)), Decimal(0))
    unit = indicator.unit if indicator else next((each.unit for each in own), None)
    source = facts.source_by_id.get(rows[-1].source) if rows and rows[-1].source else None
    text = write_exact(total) if rows else ""
    return GivenLine(
        target_name(feed, facts), unit.label if unit else "", text, source.title if source else ""
    )
