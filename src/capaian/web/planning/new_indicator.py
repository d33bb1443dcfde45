"""An indicator of the catalogue in three steps: which one, who supplies its counts, its targets."""

from __future__ import annotations

import secrets
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render

from capaian.domain.office_year import OfficeYear as Facts
from capaian.domain.rule_set import CatalogueIndicator
from capaian.domain.value import Unit
from capaian.dossier.years.catalogue import Chosen, choose
from capaian.dossier.years.first_year import component_of, indicator_of
from capaian.rulebook import load_rulebook
from capaian.rules.facts import Facts as Named
from capaian.rules.formula.explain import explain
from capaian.rules.formula.parse import parse
from capaian.rules.formula.tree import surveys_in
from capaian.web.planning.plausibility import read_figure
from capaian.web.planning.saving import LETTERS_OF_TOKEN, save, sent_texts, token_of
from capaian.web.planning.sheets import COMPONENTS, INDICATOR, INDICATORS, TARGETS
from capaian.web.site.access import OfficeRequest
from capaian.web.years.edits import Edit
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
    """Counts that the indicator needs, with the post that supplies them."""

    code: str
    """Of the component or survey."""
    name: str
    counts: Sequence[tuple[str, str]]
    """What is counted, each with its unit."""
    is_new: bool
    owner: str
    """Id of the post; empty: it follows the indicator."""

    @property
    def field_name(self) -> str:
        """Name of its field."""
        return f"jabatan-{self.code}"


@dataclass(frozen=True)
class NewIndicator:
    """An entry of the catalogue on its way into the plan."""

    facts: Facts
    entry: CatalogueIndicator
    chosen: Chosen
    sent: Mapping[str, str] = field(default_factory=dict)

    @property
    def code(self) -> str:
        """Its code in the plan."""
        return str(indicator_of(self.entry, "")["code"])

    @property
    def name(self) -> str:
        """Its name, which the office may word otherwise."""
        return self.sent.get("nama", "") or self.entry.name

    @property
    def symbol(self) -> str:
        """Its short name: the next number of the key indicators."""
        taken = {each.symbol for each in self.facts.indicators}
        numbers = (f"IKU {number}" for number in range(1, len(taken) + 2))
        return self.sent.get("simbol", next(name for name in numbers if name not in taken))

    @property
    def objective(self) -> str:
        """Id of the objective that it is of: proposed is that of an indicator of the same kind."""
        is_of_survey = self.chosen.has_survey
        alike = (str(each.objective) for each in self.facts.indicators if bool(each.survey) is is_of_survey)
        first = next((str(each.id) for each in self.facts.objectives), "")
        return self.sent.get("sasaran", next(alike, first))

    @property
    def owner(self) -> str:
        """Id of the post that answers for it."""
        return self.sent.get("penanggung-jawab", str(self.facts.office.head))

    @property
    def formula_words(self) -> str:
        """How it is computed, in the names of what is counted."""
        names = {**Named(self.facts).names, "skm": _SURVEY["name"]}
        for each in (*self.chosen.components, *self.chosen.parts):
            names[each.code] = each.name
            names |= {code: name for code, name, _ in (each.numerator, each.denominator) if code}
        return explain(parse(self.entry.formula), names)

    @property
    def supplies(self) -> Sequence[Supply]:
        """What has to be counted for it, the components first."""
        return [*self._components(), *self._surveys()]

    def _components(self) -> Iterator[Supply]:
        stored = {str(each.code): each for each in self.facts.components}
        for each in self.chosen.components:
            own = stored.get(each.code)
            counts = [(name, Unit(unit).label) for _, name, unit in (each.numerator, each.denominator)]
            owner = str(own.owner or "") if own else self.sent.get(f"jabatan-{each.code}", "")
            yield Supply(each.code, each.name, counts, own is None, owner)

    def _surveys(self) -> Iterator[Supply]:
        stored = {str(each.id): each for each in self.facts.surveys}
        needed = {
            code for each in (self.entry, *self.chosen.parts) for code in surveys_in(parse(each.formula))
        }
        for code in sorted(map(str, needed)):
            own = stored.get(code)
            owner = str(own.owner or "") if own else self.sent.get(f"jabatan-{code}", "")
            name = own.name if own else _SURVEY["name"]
            yield Supply(code, name, [("Jawaban setiap unsur", "1 sampai 4")], own is None, owner)

    @property
    def targets(self) -> Sequence[tuple[int, str, str]]:
        """Years of the plan from this one on, each with the name of its field and what was typed."""
        planned = {year for each in self.facts.indicators for year in each.plan_targets}
        years = sorted({self.facts.year, *(year for year in planned if year > self.facts.year)})
        names = ((year, f"target-{year}") for year in years[:_MAX_TARGET_YEARS])
        return [(year, name, self.sent.get(name, "")) for year, name in names]

    def problems(self) -> Mapping[str, str]:
        """Return what is wrong with what was typed, by field."""
        posts = {str(each) for each in self.facts.post_by_id}
        found = {} if self.objective else {"sasaran": "Pilih sasaran; tambahkan dahulu bila belum ada."}
        if self.objective not in {str(each.id) for each in self.facts.objectives} and self.objective:
            found["sasaran"] = "Pilih sasaran dari daftar."
        owners = {
            "penanggung-jawab": self.owner,
            **{s.field_name: s.owner for s in self.supplies if s.is_new},
        }
        found |= {
            name: "Pilih jabatan dari daftar." for name, post in owners.items() if post and post not in posts
        }
        for year, name, text in self.targets:
            if text and read_figure(_figure(text)) is None:
                found[name] = f"Target {year}: “{text}” bukan bilangan. Tulis misalnya 95 atau 95,5."
        return found

    def rows(self) -> Iterator[tuple[str, Mapping[str, str]]]:
        """Yield the rows that it comes to, each with its sheet: what it needs before itself."""
        stored = {str(each.code) for each in self.facts.components}
        stored |= {str(each.code) for each in self.facts.indicators}
        for supply in self.supplies:
            if supply.is_new and supply.code not in {each.code for each in self.chosen.components}:
                yield SURVEYS, {"id": supply.code, **_SURVEY, "owner": supply.owner}
        owners = {supply.code: supply.owner for supply in self.supplies}
        for each in self.chosen.components:
            if each.code not in stored:
                yield COMPONENTS, {**_flat(component_of(each)), "owner": owners[each.code]}
        for each in self.chosen.parts:
            if each.code not in stored:
                yield INDICATORS, self._own(each, "", each.name)
        yield INDICATORS, self._own(self.entry, self.symbol, self.name)
        for year, _, text in self.targets:
            if text:
                yield TARGETS, {INDICATOR: self.code, "key": str(year), "value": _figure(text)}

    def _own(self, entry: CatalogueIndicator, symbol: str, name: str) -> Mapping[str, str]:
        tier = next((each.tier for each in self.facts.objectives if str(each.id) == self.objective), "II")
        own = {"name": name, "objective": self.objective, "tier": tier, "owner": self.owner}
        return {**_flat(indicator_of(entry, symbol)), **own}


def _flat(tree: Mapping[str, object], before: str = "") -> dict[str, str]:
    """Return values by the ids of columns, as a dossier writes them: `numerator.code`."""
    found: dict[str, str] = {}
    for key, value in tree.items():
        if isinstance(value, Mapping):
            found |= _flat(value, f"{before}{key}.")
        elif value not in ("", None):
            found[f"{before}{key}"] = "true" if value is True else str(value)
    return found


def _figure(text: str) -> str:
    return text.removesuffix("%").strip().replace(",", ".")


def indicator_new(request: OfficeRequest, office: str, year: int) -> HttpResponse:
    """Choose an indicator of the catalogue, say who counts, type its targets, and write all of it."""
    own = request.here.require_year()
    facts = know(own).read.partial
    if facts is None:
        raise Http404
    if own.is_closed:
        messages.error(request, f"Tahun {own.year} sudah ditutup; indikatornya hanya dibaca.")
        return redirect("sheets", office=office, year=year)
    sent = sent_texts(request.POST if request.method == "POST" else request.GET)
    rules = load_rulebook()
    last_day = date(own.year, 12, 31)
    catalogue = [each for each in rules.catalogue if each.provenance.valid_from <= last_day]
    entry = next((each for each in catalogue if each.code == sent.get("entri")), None)
    if entry is None:
        return _choice(request, facts, catalogue)
    new = NewIndicator(facts, entry, choose(catalogue, [entry.code]), sent)
    if new.code in {str(each.code) for each in facts.indicators}:
        messages.info(request, f"{entry.name} sudah ada dalam rencana.")
        return redirect("indicator_new", office=office, year=year)
    step = sent.get("langkah", "2") if request.method == "POST" else "2"
    if step == "2":
        return _page(request, new, 2)
    if problems := new.problems():
        back = 3 if step == "simpan" and all(name.startswith("target-") for name in problems) else 2
        return _page(request, new, back, problems=problems, status=422)
    return _save(request, new) if step == "simpan" else _page(request, new, 3)


def _choice(request: OfficeRequest, facts: Facts, catalogue: Sequence[CatalogueIndicator]) -> HttpResponse:
    offered = [NewIndicator(facts, each, choose(catalogue, [each.code])) for each in catalogue]
    taken = {str(each.code) for each in facts.indicators}
    context = {"offered": offered, "taken": taken, "step": 1}
    return render(request, "planning/indicator_new.html", context)


def _save(request: OfficeRequest, new: NewIndicator) -> HttpResponse:
    own, token = request.here.require_year(), new.sent.get("formulir", "")
    rows = enumerate(new.rows())
    edits = [Edit(sheet, cells, token=token_of(token, str(place))) for place, (sheet, cells) in rows]
    if refusal := save(request, edits, new.sent):
        flaws = [refusal.headline, *(each.message for each in refusal.problems)]
        return _page(request, new, 3, flaws=flaws, confirmed=refusal.confirmed, status=refusal.status)
    messages.success(request, f"{new.symbol} {new.name} dibuat: {len(edits)} baris.".strip())
    return redirect("sheets", office=own.office.slug, year=own.year)


def _page(
    request: OfficeRequest, new: NewIndicator, step: int, *, status: int = 200, **told: object
) -> HttpResponse:
    context = {
        "new": new,
        "step": step,
        "posts": [(str(post.id), post.name) for post in new.facts.office.posts],
        "objectives": [(str(each.id), each.name) for each in new.facts.objectives],
        "token": new.sent.get("formulir") or secrets.token_hex(LETTERS_OF_TOKEN // 2),
        "problems": {},
        **told,
    }
    return render(request, "planning/indicator_new.html", context, status=status)
