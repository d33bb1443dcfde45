"""Figures that a form rests on and has no cell for: of other periods than it asks for, and of registers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import Final

from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from capaian.domain.numerals import write_exact
from capaian.domain.office_year import OfficeYear as Facts
from capaian.domain.period import Period
from capaian.domain.policy import Aggregation
from capaian.domain.registers.closed_month import Feed, FeedMethod
from capaian.domain.work import Resource
from capaian.dossier.tables.kinds import shown
from capaian.rules.registers.feed import target_name
from capaian.web.measurement.duties import find_duties
from capaian.web.measurement.figures.rows import UnformedRow, given_in, period_in
from capaian.web.measurement.form.cells import COUNTS, INPUTS, SURVEY
from capaian.web.measurement.forms import Forms
from capaian.web.measurement.models import PostForm
from capaian.web.site.access import OfficeRequest
from capaian.web.years.known import column_of

_FEW_FIGURES: Final = 9
"""Figures that are open on the page; more are behind a summary."""


def draw_others(request: OfficeRequest, forms: Forms, form: PostForm, may_fill: bool) -> SafeString:
    """Draw the section of a form that lists them, so that whoever verifies the form sees them too."""
    names = FigureNames(forms.facts)
    lines = [
        {"name": names.row(other), "period": other.period.label, "value": _value(other)}
        for other in forms.answers.others(form.place)
    ]
    context = {"lines": lines, "is_short": len(lines) < _FEW_FIGURES}
    return SafeString(render_to_string("measurement/others.html", context, request) if lines else "")


def draw_given(request: OfficeRequest, forms: Forms, form: PostForm, may_fill: bool) -> SafeString:
    """Draw what registers fill; nothing where they fill nothing of the post."""
    duty = next((each for post, each in find_duties(forms.facts).items() if post == form.post), None)
    given = [
        _given_line(forms.facts, feed, form.quarter)
        for feed in forms.facts.feeds
        if duty and (feed.node in duty.nodes if feed.node else feed.indicator in duty.indicators)
    ]
    return SafeString(render_to_string("measurement/given.html", {"given": given}, request) if given else "")


def _given_line(facts: Facts, feed: Feed, quarter: Period) -> Mapping[str, str]:
    """Return the sum of the closed months of a quarter, of what is no sum the last; empty: none is closed."""
    about = (feed.node, feed.indicator, feed.name)
    own = [each for each in facts.outputs if (each.node, each.indicator, each.name) == about]
    inside = (each for each in own if each.actual is not None and quarter.contains(each.period))
    rows = sorted(inside, key=lambda each: each.period.end)
    indicator = facts.indicator_by_code.get(feed.indicator) if feed.indicator else None
    is_level = indicator is not None and indicator.aggregation is Aggregation.LAST
    is_state = is_level or feed.how is not FeedMethod.SUM
    total = sum((each.actual or Decimal(0) for each in (rows[-1:] if is_state else rows)), Decimal(0))
    unit = indicator.unit if indicator else next((each.unit for each in own), None)
    source = facts.source_by_id.get(rows[-1].source) if rows and rows[-1].source else None
    return {
        "title": target_name(feed, facts),
        "unit": unit.label if unit else "",
        "text": write_exact(total) if rows else "",
        "source": source.title if source else "",
    }


def _value(other: UnformedRow) -> str:
    given = [(column_of(other.sheet, name), text) for name, text in given_in(other.sheet, other.cells)]
    texts = [(column.title, shown(column.kind, text)) for column, text in given]
    values = "; ".join(text if len(texts) == 1 else f"{title} {text}" for title, text in texts)
    return f"{values} {other.cells.get('unit', '')}".strip()


@dataclass(frozen=True)
class FigureNames:
    """What figures of a year are called."""

    facts: Facts

    def row(self, other: UnformedRow) -> str:
        """Return what a measured row is called."""
        figure, cells = other.figures[0], other.cells
        own = self._measures if figure.sheet == COUNTS else self.by_code
        kind, code = cells.get("kind", ""), cells.get("code", "").replace("*", "")
        # what distinguishes rows of one thing
        more: tuple[str, ...] = (cells.get("name", ""),)
        if other.sheet == COUNTS:
            more = (self._areas.get(cells.get("area", ""), cells.get("area", "")),)
        elif other.sheet == INPUTS:
            resource = "pegawai" if cells.get("resource") == Resource.STAFF else "anggaran"
            more = (resource, "" if kind == "all" else kind)
        elif other.sheet == SURVEY:
            more = (code, *more)
        return ", ".join(filter(None, (own.get(figure.code) or figure.code, *more)))

    def words(self, codes: Sequence[str]) -> list[str]:
        """Return what the codes and periods among some texts are called; the others are left out."""
        named = {**self.by_code, **self._areas, **self._measures}
        return [words for code in codes if (words := named.get(code) or period_label(code))]

    @cached_property
    def by_code(self) -> Mapping[str, str]:
        """What the things of a year are called that have results: components, surveys, nodes, indicators."""
        facts = self.facts
        return {
            **{str(each.code): each.label for each in facts.indicators},
            **{str(each.code): each.label for each in facts.components},
            **{str(each.id): each.name for each in facts.surveys},
            **{str(each.id): f"{each.code} {each.name}".strip() for each in facts.nodes},
        }

    @cached_property
    def _measures(self) -> Mapping[str, str]:
        measures = (each for one in self.facts.components for each in (one.numerator, one.denominator))
        return {measure.code: measure.name for measure in measures}

    @cached_property
    def _areas(self) -> Mapping[str, str]:
        return {area.code: area.name for area in self.facts.areas}


def period_label(text: str) -> str:
    """Return what a period is called; nothing where a text names none."""
    period = period_in(text)
    return period.label if period else ""
