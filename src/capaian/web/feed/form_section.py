"""The section of a form that shows what registers fill of all that its post answers for; nobody types it."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from capaian.domain.numerals import write_exact
from capaian.domain.office_year import OfficeYear as Facts
from capaian.domain.period import Period
from capaian.domain.policy import Aggregation
from capaian.domain.registers.feed import Feed
from capaian.rules.registers.feed import target_name
from capaian.web.measurement.duties import find_duties
from capaian.web.measurement.forms import Forms
from capaian.web.measurement.models import PostForm
from capaian.web.site.access import OfficeRequest


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
