"""An indicator of the catalogue in three steps: which one, who supplies its counts, its targets."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render

from capaian.domain.office_year import OfficeYear as Facts
from capaian.domain.rule_set import CatalogueIndicator
from capaian.domain.value import Unit
from capaian.dossier.years.first_year import CatalogueChoice, choose, component_of, indicator_of
from capaian.rulebook import load_rulebook
from capaian.rules.facts import Facts as Named
from capaian.rules.formula.explain import explain
from capaian.rules.formula.parse import parse
from capaian.rules.formula.tree import surveys_in
from capaian.web.planning.cell_texts import read_figures
from capaian.web.planning.saving import CONFIRMED, REASON, save, sent_texts
from capaian.web.planning.sheets import COMPONENTS, INDICATOR, INDICATORS, TARGETS
from capaian.web.site.access import OfficeRequest
from capaian.web.years.change import Edit
from capaian.web.years.known import know

SURVEYS: Final = "plan.yaml#surveys"
_SURVEY: Final[Mapping[str, str]] = {
    "name": "Survei Kepuasan Masyarakat",
    "unit": "Pelayanan administrasi kependudukan",
    "top": "4",
    "classes": "permenpanrb-14-2017",
    "year_value": "latest",
}
"""A survey of satisfaction as a new office begins with one."""
_MAX_TARGET_YEARS: Final = 5


@dataclass(frozen=True, slots=True)
class Supply:
    """A component or survey that an indicator needs and the plan does not have."""

    sheet: str
    cells: Mapping[str, str]
    """Of its row, but for the post that supplies it."""
    code: str
    name: str
    counts: str
    """What is counted for it, with units."""


@dataclass(frozen=True)
class CatalogueEntry:
    """An entry of the catalogue beside the plan into which it goes."""

    facts: Facts
    entry: CatalogueIndicator
    chosen: CatalogueChoice

    @property
    def code(self) -> str:
        """Its code in the plan."""
        return str(indicator_of(self.entry, "")["code"])

    @property
    def formula_words(self) -> str:
        """How it is computed, in the names of what is counted."""
        names = {**Named(self.facts).names, "skm": _SURVEY["name"]}
        for each in (*self.chosen.components, *self.chosen.parts):
            names[each.code] = each.name
            names |= {code: name for code, name, _ in (each.numerator, each.denominator) if code}
        return explain(parse(self.entry.formula), names)

    def supplies(self) -> Iterator[Supply]:
        """Yield what has to be counted for it besides: the components, then the surveys."""
        stored = {str(each.code) for each in self.facts.components} | {
            str(each.id) for each in self.facts.surveys
        }
        for each in self.chosen.components:
            if each.code not in stored:
                measures = (each.numerator, each.denominator)
                counts = "; ".join(f"{name} ({Unit(unit).label})" for _, name, unit in measures)
                yield Supply(COMPONENTS, _flat(component_of(each)), each.code, each.name, counts)
        entries = (self.entry, *self.chosen.parts)
        for code in sorted({str(code) for each in entries for code in surveys_in(parse(each.formula))}):
            if code not in stored:
                cells = {"id": code, **_SURVEY}
                yield Supply(SURVEYS, cells, code, _SURVEY["name"], "Jawaban setiap unsur (1 sampai 4)")

    @property
    def years(self) -> Sequence[int]:
        """The first years of the plan from this one on."""
        planned = {year for each in self.facts.indicators for year in each.plan_targets}
        years = {self.facts.year, *(year for year in planned if year > self.facts.year)}
        return sorted(years)[:_MAX_TARGET_YEARS]


class TargetField(forms.CharField):
    """The target of a year, cleaned to the columns of its row; it may follow later."""

    def clean(self, value: object) -> Mapping[str, str]:
        """Return the figure or the range."""
        text = super().clean(value)
        return read_figures(text, "") if text else {}


class IndicatorForm(forms.Form):
    """How an entry of the catalogue is taken into the plan of an office."""

    def __init__(self, new: CatalogueEntry, sent: Mapping[str, str] | None) -> None:
        """Make the fields; proposed are the next free number and the objective of one of its kind."""
        super().__init__(sent, auto_id="%s")
        self.new, facts = new, new.facts
        taken = {each.symbol for each in facts.indicators}
        symbol = next(name for name in (f"IKU {n}" for n in range(1, len(taken) + 2)) if name not in taken)
        alike = [e for e in facts.indicators if bool(e.survey) is new.chosen.has_survey]
        objective = str(alike[0].objective) if alike else None
        objectives = [(str(each.id), each.name) for each in facts.objectives]
        posts = [(str(post.id), post.name) for post in facts.office.posts]
        head, of_owner = str(facts.office.head), [("", "Ikut penanggung jawab"), *posts]
        self.supplies = {f"jabatan-{supply.code}": supply for supply in new.supplies()}
        self.years = {f"target-{year}": year for year in new.years}
        self.fields |= {
            "simbol": forms.CharField(label="Sebutan pendek", required=False, initial=symbol),
            "nama": forms.CharField(label="Nama", initial=new.entry.name),
            "sasaran": forms.ChoiceField(label="Sasaran", choices=objectives, initial=objective),
            "penanggung-jawab": forms.ChoiceField(label="Penanggung jawab", choices=posts, initial=head),
        }
        for name, supply in self.supplies.items():
            self.fields[name] = forms.ChoiceField(
                label=supply.name, help_text=supply.counts, choices=of_owner, required=False
            )
        for name, year in self.years.items():
            self.fields[name] = TargetField(label=f"Target {year}", required=False)
        for field in self.fields.values():
            field.widget.attrs["class"] = "kotak"

    @property
    def groups(self) -> Iterator[tuple[str, str, Sequence[forms.BoundField]]]:
        """Its fields in their sections, each with title and help."""
        later = (*self.supplies, *self.years)
        own = [field for field in self if field.name not in later]
        yield "Indikator", "Sesuaikan namanya dengan Renstra dan keputusan IKU.", own
        if self.supplies:
            help_ = "Diisi setiap triwulan oleh jabatan yang menerbitkan dokumennya."
            yield "Siapa yang mengisi hitungannya", help_, [self[name] for name in self.supplies]
        yield "Target", "Boleh kosong; dapat diisi kemudian.", [self[name] for name in self.years]

    def rows(self) -> Iterator[tuple[str, Mapping[str, str]]]:
        """Yield the rows that it comes to, each with its sheet: what it needs before itself."""
        new, typed = self.new, self.cleaned_data
        for name, supply in self.supplies.items():
            yield supply.sheet, {**supply.cells, "owner": typed[name]}
        stored = {str(each.code) for each in new.facts.indicators}
        for each in new.chosen.parts:
            if each.code not in stored:
                yield INDICATORS, self._indicator(each, "", each.name)
        yield INDICATORS, self._indicator(new.entry, typed["simbol"], typed["nama"])
        for name, year in self.years.items():
            if typed[name]:
                yield TARGETS, {INDICATOR: new.code, "key": str(year), **typed[name]}

    def _indicator(self, entry: CatalogueIndicator, symbol: str, name: str) -> Mapping[str, str]:
        objective = self.cleaned_data["sasaran"]
        tier = next(each.tier for each in self.new.facts.objectives if str(each.id) == objective)
        own = {"name": name, "objective": objective, "tier": tier}
        return {**_flat(indicator_of(entry, symbol)), **own, "owner": self.cleaned_data["penanggung-jawab"]}


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
    """Choose an indicator of the catalogue, say who counts, type its targets, and write all of it."""
    own = request.here.require_year()
    facts = know(own).read.partial
    if facts is None:
        raise Http404
    if own.is_closed:
        return redirect("sheets", office=office, year=year)
    sent = sent_texts(request.POST if request.method == "POST" else request.GET)
    last_day = date(own.year, 12, 31)
    catalogue = [each for each in load_rulebook().catalogue if each.provenance.valid_from <= last_day]
    offered = [CatalogueEntry(facts, each, choose(catalogue, [each.code])) for each in catalogue]
    taken = {str(each.code) for each in facts.indicators}
    new = next((each for each in offered if each.entry.code == sent.get("entri")), None)
    if new is None or new.code in taken:
        if new is not None:
            messages.info(request, f"{new.entry.name} sudah ada dalam rencana.")
        context = {"offered": offered, "taken": taken}
        return render(request, "planning/indicator_new.html", context)
    form = IndicatorForm(new, sent if request.method == "POST" else None)
    return _write(request, form, sent) if form.is_valid() else _page(request, form, sent)


def _write(request: OfficeRequest, form: IndicatorForm, sent: Mapping[str, str]) -> HttpResponse:
    own, edits = request.here.require_year(), [Edit(sheet, cells) for sheet, cells in form.rows()]
    if refusal := save(request, edits, sent):
        for words in (refusal.headline, *(each.message for each in refusal.problems)):
            form.add_error(None, words)
        return _page(request, form, {**sent, CONFIRMED: refusal.confirmed}, refusal.status)
    messages.success(request, f"{form.cleaned_data['nama']} dibuat: {len(edits)} baris.")
    return redirect("sheets", office=own.office.slug, year=own.year)


def _page(
    request: OfficeRequest, form: IndicatorForm, sent: Mapping[str, str], status: int = 422
) -> HttpResponse:
    context = {
        "form": form,
        "new": form.new,
        "confirmed": sent.get(CONFIRMED, ""),
        "reason": sent.get(REASON, ""),
    }
    return render(request, "planning/indicator_new.html", context, status=status if form.is_bound else 200)
