"""Indicators of the catalogue to begin with,
each with what it needs that the plan does not have.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render

from capaian.domain.office_year import OfficeYear as Facts
from capaian.domain.period import Period
from capaian.domain.rule_set import CatalogueIndicator
from capaian.dossier.years.first_year import CatalogueChoice, choose, component_of, indicator_of
from capaian.rulebook import load_rulebook
from capaian.rules.facts import Facts as Named
from capaian.rules.formula.explain import explain
from capaian.rules.formula.parse import parse
from capaian.rules.formula.tree import surveys_in
from capaian.web.planning.sheets import COMPONENTS, INDICATORS
from capaian.web.site.access import OfficeRequest
from capaian.web.years.change import Edit
from capaian.web.years.known import know

SURVEYS: Final = "plan.yaml#surveys"
USUAL_SURVEY: Final[Mapping[str, str]] = {
    "name": "Survei Kepuasan Masyarakat",
    "unit": "Pelayanan administrasi kependudukan",
    "top": "4",
    "classes": "permenpanrb-14-2017",
    "year_value": "latest",
}
"""A survey of satisfaction as a new office begins with one."""


@dataclass(frozen=True)
class CatalogueEntry:
    """An entry of the catalogue beside the plan into which it goes."""

    facts: Facts
    entry: CatalogueIndicator
    chosen: CatalogueChoice

    @property
    def cells(self) -> Mapping[str, str]:
        """The row that it becomes."""
        return _flat(indicator_of(self.entry, ""))

    @property
    def formula_words(self) -> str:
        """How it is computed, in the names of what is counted."""
        names = {**Named(self.facts).names, "skm": USUAL_SURVEY["name"]}
        for each in (*self.chosen.components, *self.chosen.parts):
            names[each.code] = each.name
            names |= {code: name for code, name, _ in (each.numerator, each.denominator) if code}
        return explain(parse(self.entry.formula), names)

    def supplies(self) -> Iterator[Edit]:
        """Yield the rows that it needs and the plan does not have: components, surveys,
        other indicators.
        """
        facts, entries = self.facts, (self.entry, *self.chosen.parts)
        stored = {*facts.component_by_code, *facts.indicator_by_code}
        for each in self.chosen.components:
            if each.code not in stored:
                yield Edit(COMPONENTS, _flat(component_of(each)))
        surveys = {str(code) for each in entries for code in surveys_in(parse(each.formula))}
        for code in sorted(surveys - {str(each.id) for each in facts.surveys}):
            yield Edit(SURVEYS, {"id": code, **USUAL_SURVEY})
        for each in self.chosen.parts:
            if each.code not in stored:
                yield Edit(
                    INDICATORS,
                    {**_flat(indicator_of(each, "")), "objective": facts.objectives[0].id},
                )


def catalogue_of(facts: Facts) -> list[CatalogueEntry]:
    """Return the entries that are in force in a year."""
    year = Period.year_of(facts.year)
    catalogue = [
        each
        for each in load_rulebook().catalogue
        if year.meets(each.provenance.valid_from, each.provenance.valid_to)
    ]
    return [CatalogueEntry(facts, each, choose(catalogue, [each.code])) for each in catalogue]


def _flat(tree: Mapping[str, object], before: str = "") -> dict[str, str]:
    """Return values by the ids of columns, as a dossier writes them: `numerator.code`."""
    found: dict[str, str] = {}
    for key, value in tree.items():
        if isinstance(value, Mapping):
            found |= _flat(value, f"{before}{key}.")
        elif value not in ("", None):
            found[f"{before}{key}"] = "true" if value is True else str(value)
    return found


def indicator_new(request: OfficeRequest, office: str, year: int) -> HttpResponse:
    """Choose an indicator of the catalogue, or make one of the office's own."""
    own = request.here.require_year()
    facts = know(own).read.partial
    if facts is None:
        raise Http404
    if own.is_closed:
        return redirect("sheets", office=office, year=year)
    taken = {str(each.code) for each in facts.indicators}
    context = {"offered": [(each, each.cells["code"] in taken) for each in catalogue_of(facts)]}
    return render(request, "planning/indicator_new.html", context)
