"""Figures that a form rests on and has no cell for: those of other periods than the ones it asks for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from capaian.domain.office_year import OfficeYear as Facts
from capaian.domain.period import Period
from capaian.domain.work import Resource
from capaian.dossier.tables.kinds import shown
from capaian.web.measurement.figures.rows import Figure, Other
from capaian.web.measurement.form_cells import COUNTS, INPUTS, SURVEY
from capaian.web.measurement.forms import Forms
from capaian.web.measurement.models import PostForm
from capaian.web.site.access import OfficeRequest
from capaian.web.years.known import SHEETS

_FEW: Final = 9
"""Figures that stand open on the page; more are behind a summary."""


@dataclass(frozen=True, slots=True)
class Line:
    """A row as it is listed."""

    name: str
    period: str
    value: str


def draw_others(request: OfficeRequest, forms: Forms, form: PostForm, may_fill: bool) -> SafeString:
    """Draw the section of a form that lists them, so that whoever verifies the form sees them too."""
    others = forms.others(form.post, form.quarter)
    if not others:
        return SafeString("")
    names = Names(forms.facts)
    context = {"lines": [names.line(other) for other in others], "is_short": len(others) < _FEW}
    return SafeString(render_to_string("measurement/others.html", context, request))


@dataclass(frozen=True)
class Names:
    """What figures of a year are called."""

    facts: Facts

    def line(self, other: Other) -> Line:
        """Return a row as people read it."""
        columns = {column.id: column for column in SHEETS[other.sheet].columns}
        given = [(columns[name].title, shown(columns[name].kind, text)) for name, text in other.given]
        values = [text if len(given) == 1 else f"{title} {text}" for title, text in given]
        return Line(
            self.row(other), other.period.label, f"{'; '.join(values)} {other.cells.get('unit', '')}".strip()
        )

    def row(self, other: Other) -> str:
        """Return what a row is called."""
        return ", ".join(filter(None, (self.of(other.figures[0]), *self._more(other))))

    def of(self, figure: Figure) -> str:
        """Return what a figure is of, in the words of the plan, else by its code."""
        own = {COUNTS: self._measures, SURVEY: self._surveys}.get(figure.sheet, self._works)
        return own.get(figure.code) or figure.code

    def words(self, codes: Sequence[str]) -> list[str]:
        """Return what the codes and periods among some texts are called; the others are left out."""
        named = {**self.by_code, **self._areas, **self._measures}
        found = (named.get(code) or _period(code) for code in codes)
        return [words for words in found if words]

    @cached_property
    def by_code(self) -> Mapping[str, str]:
        """What the things of a year are called that have results."""
        components = {str(each.code): each.label for each in self.facts.components}
        return {**components, **self._surveys, **self._works}

    @cached_property
    def _measures(self) -> Mapping[str, str]:
        measures = (each for one in self.facts.components for each in (one.numerator, one.denominator))
        return {measure.code: measure.name for measure in measures}

    @cached_property
    def _surveys(self) -> Mapping[str, str]:
        return {survey.id: survey.name for survey in self.facts.surveys}

    @cached_property
    def _works(self) -> Mapping[str, str]:
        """Nodes and indicators, whose codes differ."""
        nodes: dict[str, str] = {each.id: f"{each.code} {each.name}".strip() for each in self.facts.nodes}
        own = self.facts.indicators
        return {**nodes, **{each.code: each.label for each in own}}

    @cached_property
    def _areas(self) -> Mapping[str, str]:
        return {area.code: area.name for area in self.facts.areas}

    def _more(self, other: Other) -> tuple[str, ...]:
        """Return what tells rows of one thing apart."""
        cells = other.cells
        if other.sheet == COUNTS:
            area = cells.get("area", "")
            return (self._areas.get(area, area),)
        if other.sheet == INPUTS:
            kind, is_staff = cells.get("kind", ""), cells.get("resource") == Resource.STAFF
            return ("pegawai" if is_staff else "anggaran", "" if kind == "all" else kind)
        if other.sheet == SURVEY:
            return (cells.get("code", "").replace("*", ""), cells.get("name", ""))
        return (cells.get("name", ""),)


def _period(text: str) -> str:
    try:
        return Period.parse(text).label
    except ValueError:
        return ""
