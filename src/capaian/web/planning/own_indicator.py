"""An office's own indicator in four questions: what it is, how it is counted, whose it is,
its targets.

Chosen measures make the formula. What does not exist yet is made along; all of it is one change.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import chain, groupby
from typing import Final

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views import View

from capaian.domain.identifiers import ComponentCode, IndicatorCode, PostId
from capaian.domain.office_year import OfficeYear as Facts
from capaian.domain.plan import Indicator, ValueType
from capaian.domain.policy import AchievementMethod, Aggregation, Polarity
from capaian.domain.value import INDEX, Unit
from capaian.dossier.declared_rows import read_declared_rows
from capaian.dossier.tables.days import written_day
from capaian.rules.facts import Facts as Named
from capaian.rules.facts import fold
from capaian.rules.formula.explain import explain, is_same_formula
from capaian.rules.formula.parse import parse
from capaian.rules.spans import LEVELS
from capaian.web.planning.catalogue import CatalogueEntry, catalogue_of
from capaian.web.planning.cell_texts import read_figures, stated_in, takes_figures
from capaian.web.planning.counting_ways import (
    ADDENDS,
    PAIR,
    CountingWay,
    FormulaMaker,
    find_way,
    list_choices,
)
from capaian.web.planning.formulas import find_formula_names, shown_periods, try_formula
from capaian.web.planning.saving import REASON, Refusal, save, sent_texts
from capaian.web.planning.sheets import COMPONENTS, INDICATOR, INDICATORS, TARGETS, may_write
from capaian.web.site.access import OfficeRequest
from capaian.web.years.change import Edit, foresee
from capaian.web.years.known import column_of, know
from capaian.web.years.models import OfficeYear, Row

QUESTIONS: Final = read_declared_rows(__file__, "questions.csv")
"""Fields of the first three questions, with the ways of counting that need them,
and columns they fill.
"""
_TITLES: Final = {
    "1": ("1. Apa namanya, dan mengapa diukur?", ""),
    "2": (
        "2. Bagaimana dihitung?",
        "Rumusnya terbentuk dari pilihan di sini; bunyinya tampil di bawah.",
    ),
    "3": ("3. Siapa yang bertanggung jawab, dari sumber apa?", ""),
    "4": ("4. Berapa targetnya?", "Boleh kosong; dapat diisi kemudian."),
}
_AGGREGATION_CHOICES: Final = {
    Aggregation.LAST.value: "keadaan akhir: yang terakhir berlaku setahun",
    Aggregation.SUM.value: "menjumlah: triwulan dijumlahkan menjadi setahun",
    Aggregation.MEAN.value: "rata-rata: triwulan dirata-rata menjadi setahun",
}
_DEFAULTS: Final = {"polarity": "higher", "aggregation": "last", "value_type": "number"}
"""What an empty cell of an indicator means."""
_MAX_TARGET_YEARS: Final = 5
_CODE_IN_FORMULA: Final = re.compile(r"[\w.-]+")
_CODES: Final = ("code", "id", "numerator.code", "denominator.code")


@dataclass(frozen=True)
class IndicatorRows:
    """An indicator with the rows that say what it is; of a new one there are none."""

    year: OfficeYear
    indicator: Indicator | None
    entry: CatalogueEntry | None = None
    """Of the catalogue, with which a new one begins."""
    seen: Mapping[int, int] = field(default_factory=dict)
    """Versions of the rows that a page showed."""

    def find(self, sheet: str, **cells: str) -> Row | None:
        """Return the row of a sheet by a cell."""
        named = {f"cells__{name}": text for name, text in cells.items()}
        return self.year.rows.filter(sheet=sheet, **named).first() if self.indicator else None

    @cached_property
    def row(self) -> Row | None:
        """The row of the indicator itself."""
        return self.find(INDICATORS, code=self.indicator.code) if self.indicator else None

    @cached_property
    def targets(self) -> Mapping[int, Row]:
        """The rows of its targets, by year."""
        code = self.indicator.code if self.indicator else None
        rows = (
            self.year.rows.filter(sheet=TARGETS, **{f"cells__{INDICATOR}": code}) if code else ()
        )
        return {int(row.cells["key"]): row for row in rows}

    @property
    def stamp(self) -> str:
        """The versions of the rows as they are now, for the page to send back."""
        rows = (*filter(None, (self.row,)), *self.targets.values())
        return " ".join(f"{row.pk}:{row.version}" for row in rows)

    def edit(self, sheet: str, row: Row | None, cells: Mapping[str, str] | None) -> Edit:
        """Return the change of a row to cells;
        those that mean the same stay as they are stored.
        """
        if row is None:
            return Edit(sheet, cells)
        new = {
            name: text
            for name, text in (cells or {}).items()
            if not column_of(sheet, name).kind.is_same(
                row.cells.get(name) or _DEFAULTS.get(name, ""), text
            )
        }
        return Edit(
            sheet, None if cells is None else new, row.pk, self.seen.get(row.pk, row.version)
        )

    def answers(self, facts: Facts) -> dict[str, str]:
        """Return the answers that the stored rows give, or with which a new indicator begins."""
        own = self.indicator
        if own is None:
            return _begin(facts, self.entry)
        way, counted = find_way(facts, own.formula, is_yes_no=own.value_type is ValueType.YES_NO)
        cells = self.row.cells if self.row else {}
        stored = _DEFAULTS | {name: text for name, text in cells.items() if text}
        return {
            **{row["name"]: stored.get(row["column"], "") for row in QUESTIONS if row["column"]},
            "iku": "ya" if own.is_key else "",
            "cara": way,
            "satuan": own.unit.label,
            "gabung": own.aggregation,
            **counted,
            **{
                f"target-{year}": stated_in(TARGETS, row.cells)
                for year, row in self.targets.items()
            },
        }


def _begin(facts: Facts, entry: CatalogueEntry | None) -> dict[str, str]:
    """Return the answers with which a new indicator begins, or an entry of the catalogue."""
    found = {
        "arah": Polarity.HIGHER_IS_BETTER.value,
        "cara": CountingWay.COVERAGE.value,
        "gabung": Aggregation.LAST.value,
        "penanggung-jawab": str(facts.office.head),
    }
    if entry is None:
        return found
    way, counted = find_way(facts, entry.cells["formula"], is_yes_no=False)
    alike = [each for each in facts.indicators if bool(each.survey) is (way is CountingWay.SURVEY)]
    taken, objective = (
        {each.symbol for each in facts.indicators},
        str(alike[0].objective) if alike else "",
    )
    symbol = next(
        name for name in (f"IKU {n}" for n in range(1, len(taken) + 2)) if name not in taken
    )
    named = {
        "nama": entry.entry.name,
        "arti": entry.entry.meaning,
        "iku": "ya",
        "sasaran": objective,
    }
    named["simbol"] = symbol
    return {**found, **named, "cara": way, "satuan": Unit(entry.entry.unit).label, **counted}


class OwnIndicatorForm(forms.Form):
    """The four questions."""

    unit = ""
    """Of the indicator, once it is known how it is counted."""
    kept = ""
    """The coverage that it was, where others use it still."""

    def __init__(
        self, facts: Facts, rows: IndicatorRows, sent: Mapping[str, str] | None = None
    ) -> None:
        super().__init__(sent, auto_id="%s", initial=rows.answers(facts))
        self.facts, self.rows = facts, rows
        choices = {
            "sasaran": [(str(each.id), each.name) for each in facts.objectives],
            "arah": [(each.value, each.words) for each in Polarity],
            "cara": [(each.value, each.words) for each in CountingWay],
            "survei": [
                ("", "survei baru"),
                *((str(each.id), each.name) for each in facts.surveys),
            ],
            "daftar": list_choices(),
            "gabung": [*_AGGREGATION_CHOICES.items()],
            "penanggung-jawab": [(str(each.id), each.name) for each in facts.office.posts],
        }
        for row in QUESTIONS:
            name = row["name"]
            made = (
                forms.ChoiceField(choices=choices[name]) if name in choices else forms.CharField()
            )
            self.fields[name] = forms.BooleanField() if name == "iku" else made
            self.fields[name].label, self.fields[name].help_text = row["label"], row["help"]
            self.fields[name].required = row["need"] == "always"
        planned = {
            year for each in facts.indicators for year in each.plan_targets if year > facts.year
        }
        years = {*sorted({facts.year, *planned})[:_MAX_TARGET_YEARS], *rows.targets}
        self.years = {f"target-{year}": year for year in sorted(years)}
        hint = "95 atau 95,5; rentang 90–95; untuk ya atau tidak: Ya."
        for name, year in self.years.items():
            self.fields[name] = forms.CharField(
                label=f"Target {year}", required=False, help_text=hint
            )
        self.fields["berlaku"] = forms.CharField(label="Berlaku mulai", required=False)
        self.fields["cara"].widget = forms.RadioSelect(choices=choices["cara"])
        self.fields["rumus"].widget = forms.Textarea({"rows": 3, "spellcheck": "false"})
        for name, each in self.fields.items():
            each.widget.attrs |= {"class": "kotak"} if name not in ("iku", "cara") else {}
            each.widget.attrs |= {"list": "ukuran"} if name in (*PAIR, *ADDENDS) else {}

    @property
    def groups(self) -> Iterator[tuple[str, str, Sequence[tuple[forms.BoundField, str]]]]:
        """The questions, each with its help and its fields,
        and the ways of counting that need each.
        """
        rows = [*QUESTIONS, *({"name": name, "question": "4", "ways": ""} for name in self.years)]
        for number, own in groupby(rows, lambda row: row["question"]):
            yield *_TITLES[number], [(self[row["name"]], row["ways"]) for row in own]

    def clean(self) -> None:
        """Require what the way of counting needs, a name that no other has,
        and targets that can be read.
        """
        typed = self.cleaned_data
        others = (each.name for each in self.facts.indicators if each is not self.rows.indicator)
        if fold(typed.get("nama", "")) in {fold(name) for name in others}:
            self.add_error(
                "nama", "Sudah ada indikator dengan nama ini. Beri nama lain, atau ubah yang itu."
            )
        for row in QUESTIONS:
            is_asked = row["need"] == "in_way" and typed.get("cara") in row["ways"].split()
            if is_asked and not typed.get(row["name"], "-"):
                self.add_error(row["name"], "Isi dahulu.")
        if typed.get("cara") == CountingWay.SURVEY and not (
            typed.get("survei") or typed.get("survei-baru")
        ):
            self.add_error("survei-baru", "Pilih survei yang ada, atau tulis nama survei baru.")
        if fold(typed.get("survei-baru", "")) in {fold(each.name) for each in self.facts.surveys}:
            self.add_error("survei-baru", "Survei ini sudah ada: pilih dari daftar di atas.")
        if typed.get("cara") in (CountingWay.COVERAGE, CountingWay.SHARE):
            self._check_pair()
        if not self.errors:
            self.way = CountingWay(typed["cara"])
            own, entry = self.rows.indicator, self.rows.entry
            code = own.code if own else entry.cells["code"] if entry else ""
            self.maker = FormulaMaker(self.facts, typed, code)
            self.formula, self.unit = self.maker.make(self.way)
        for name in self.years:
            self._read_target(name)

    def _check_pair(self) -> None:
        typed, known = (
            self.cleaned_data,
            {fold(each.name) for each in Named(self.facts).measures.values()},
        )
        for name in PAIR:
            if (
                typed.get(name)
                and fold(typed[name]) not in known
                and not typed.get(f"{name}-satuan")
            ):
                self.add_error(
                    f"{name}-satuan", "Hitungan ini baru: tulis satuannya, misalnya orang."
                )
        if typed.get("pembilang") and fold(typed["pembilang"]) == fold(typed.get("penyebut", "")):
            self.add_error("penyebut", "Keduanya hitungan yang sama; penyebut adalah seluruhnya.")

    @property
    def _is_in_words(self) -> bool:
        """Whether targets are words: of a yes or no, and where a word or a day is reported."""
        is_word = self.rows.indicator is not None and not takes_figures(self.rows.indicator)
        way = self.cleaned_data.get("cara")
        return way == CountingWay.YES_NO or (way == CountingWay.REPORTED and is_word)

    def _read_target(self, name: str) -> None:
        text, typed = self.cleaned_data.get(name, ""), self.cleaned_data
        stated = dict.fromkeys(("value", "text", "lower", "upper"), "")
        try:
            if text:
                stated |= {"text": text} if self._is_in_words else read_figures(text, self.unit)
            typed[name] = stated
        except ValidationError as error:
            self.add_error(name, error)

    def edits(self) -> list[Edit]:
        """Return what is to be written: what the indicator needs, itself, then its targets."""
        typed, rows = self.cleaned_data, self.rows
        stored = rows.row.cells if rows.row else {}
        kind = ValueType.INDEX if self.unit == INDEX else ValueType.NUMBER
        cells = {row["column"]: typed[row["name"]] for row in QUESTIONS if row["column"]}
        cells |= {
            "is_key": "true" if typed["iku"] else "",
            "formula": self.formula,
            "unit": self.unit,
            "value_type": stored.get("value_type", "") if self._is_in_words else kind,
            "survey": self.maker.survey,
        }
        if self.way is CountingWay.YES_NO:
            cells |= {"value_type": ValueType.YES_NO, "method": AchievementMethod.EXISTS}
        cells["aggregation"] = self._aggregation(stored)
        if self.way is not CountingWay.YES_NO and stored.get("method") == AchievementMethod.EXISTS:
            cells["method"] = ""
        if typed["berlaku"]:
            cells["valid_from"] = written_day(typed["berlaku"])
        if rows.indicator is None:
            tier = next(
                each.tier for each in self.facts.objectives if str(each.id) == typed["sasaran"]
            )
            owner = self.facts.post_by_id[PostId(typed["penanggung-jawab"])]
            cells |= {"code": self.maker.code, "tier": (not typed["iku"] and owner.tier) or tier}
            if rows.entry and rows.entry.cells["formula"] == self.formula:
                cells["formula_proposed"] = rows.entry.cells.get("formula_proposed", "")
        return [
            *self._supplies(cells),
            *self.maker.needed,
            *self._coverage(),
            rows.edit(INDICATORS, rows.row, cells),
            *self._targets(),
            *self._abandoned(),
        ]

    def _abandoned(self) -> Iterator[Edit]:
        """Yield the removal of the coverage that the indicator was,
        where nothing else names its codes.
        """
        own = self.rows.indicator
        old = self.facts.component_by_code.get(ComponentCode(own.formula.strip())) if own else None
        if old is None or self.formula == old.code:
            return
        row = self.rows.find(COMPONENTS, code=old.code)
        codes = {old.code, old.numerator.code, old.denominator.code}
        others = self.rows.year.rows.exclude(
            pk__in=[each.pk for each in (row, self.rows.row) if each]
        )
        needed = (each.cells or {} for each in self.maker.needed)
        rows = (*needed, *others.values_list("cells", flat=True))
        texts = chain([self.formula], *(cells.values() for cells in rows))
        if row and not any(codes & {*_CODE_IN_FORMULA.findall(text)} for text in texts):
            yield self.rows.edit(COMPONENTS, row, None)
        else:
            self.kept = old.name

    def _aggregation(self, stored: Mapping[str, str]) -> str:
        """Return how quarters come to the year: formulas count since January,
        but for sums of events.
        """
        match self.way:
            case CountingWay.REPORTED:
                return str(self.cleaned_data["gabung"])
            case CountingWay.SUM:
                return Aggregation.LAST if self.maker.has_states else Aggregation.SUM
            case CountingWay.COVERAGE | CountingWay.SHARE | CountingWay.SURVEY:
                return self._kept_aggregation(stored)
            case CountingWay.YES_NO | CountingWay.LIST | CountingWay.FORMULA:
                return self._kept_aggregation(stored)

    def _kept_aggregation(self, stored: Mapping[str, str]) -> str:
        is_same = is_same_formula(stored.get("formula", ""), self.formula)
        is_kept = is_same and self.unit not in LEVELS
        return (is_kept and stored.get("aggregation")) or Aggregation.LAST

    def _supplies(self, cells: Mapping[str, str]) -> Sequence[Edit]:
        """Return what the formula needs of what comes with the entry of the catalogue."""
        formulas, needed = [self.formula], list[Edit]()
        shared = {name: cells[name] for name in ("objective", "owner")}
        for edit in reversed([*self.rows.entry.supplies()] if self.rows.entry else []):
            own = dict(edit.cells or {})
            codes = {own.get(name, "") for name in _CODES} - {""}
            if codes & {
                code for formula in formulas for code in _CODE_IN_FORMULA.findall(formula)
            }:
                formulas.append(own.get("formula", ""))  # whatever it names comes before it
                needed.insert(
                    0, Edit(edit.sheet, own | shared if edit.sheet == INDICATORS else own)
                )
        return needed

    def _coverage(self) -> Iterator[Edit]:
        """Yield the change of the component that the indicator is, and was before."""
        own = self.rows.indicator
        if (
            own is not None
            and self.way is CountingWay.COVERAGE
            and own.formula.strip() == self.formula
        ):
            row = self.rows.find(COMPONENTS, code=self.formula)
            yield self.rows.edit(COMPONENTS, row, {"aggregation": self.cleaned_data["gabung"]})

    def _targets(self) -> Iterator[Edit]:
        for name, year in self.years.items():
            row, stated = self.rows.targets.get(year), self.cleaned_data[name]
            if name in self.changed_data and any(stated.values()):
                yield self.rows.edit(
                    TARGETS, row, {INDICATOR: self.maker.code, "key": str(year), **stated}
                )
            elif name in self.changed_data and row is not None:
                yield self.rows.edit(TARGETS, row, None)


class OwnIndicatorPage(View):
    """A new indicator, or one that is there."""

    request: OfficeRequest

    def setup(self, request: HttpRequest, *args: object, **named: object) -> None:
        """Find the year and the indicator; raises `Http404` where it is not there,
        or cannot be read.
        """
        super().setup(request, *args, **named)
        self.year = self.request.here.require_year()
        self.year_state = know(self.year)
        facts, code = self.year_state.read.partial, str(named.get("code", ""))
        own = facts.indicator_by_code.get(IndicatorCode(code)) if facts else None
        if facts is None or (code and own is None) or not may_write(self.request, self.year):
            raise Http404
        self.sent, wanted = sent_texts(request.POST), request.GET.get("entri", "")
        entry = next((each for each in catalogue_of(facts) if each.entry.code == wanted), None)
        if entry is not None and IndicatorCode(entry.cells["code"]) in facts.indicator_by_code:
            entry = None
        with_supplies = (
            foresee(self.year, self.year_state, [*entry.supplies()]) if entry else self.year_state
        )
        self.facts = with_supplies.read.partial or facts
        pairs = (each.partition(":") for each in self.sent.get("versi", "").split())
        seen = {
            int(pk): int(version)
            for pk, _, version in pairs
            if pk.isdecimal() and version.isdecimal()
        }
        self.rows = IndicatorRows(self.year, own, entry, seen)

    def get(self, request: OfficeRequest, **_: object) -> HttpResponse:
        """Show the questions."""
        return self.page(OwnIndicatorForm(self.facts, self.rows))

    def post(self, request: OfficeRequest, **_: object) -> HttpResponse:
        """Try the formula, or write all of it; what was typed stays where it cannot be written."""
        if request.headers.get("HX-Request") == "true":
            return render(request, "planning/own_found.html", self._trial())
        form = OwnIndicatorForm(self.facts, self.rows, self.sent)
        if not form.is_valid() or self.sent.get("aksi") == "periksa":
            return self.page(form)
        if refusal := save(request, form.edits(), self.sent):
            words = [each.message for each in refusal.problems] or [refusal.headline]
            changed = (
                "Indikator ini baru saja diubah orang lain. Periksa isian Anda, lalu simpan "
                "sekali lagi."
            )
            for each in [changed] if refusal.conflicts else words:
                form.add_error(None, each)
            return self.page(form, refusal)
        kept = (
            f" Cakupan “{form.kept}” tetap ada, karena masih dipakai yang lain."
            if form.kept
            else ""
        )
        messages.success(request, f"{form.cleaned_data['nama']} disimpan.{kept}")
        return redirect("sheets", office=self.year.office.slug, year=self.year.year)

    def page(self, form: OwnIndicatorForm, refusal: Refusal | None = None) -> HttpResponse:
        """Draw the questions, with what the formula says and comes to."""
        names = find_formula_names(self.facts, self.rows.indicator)
        context = {
            "form": form,
            "row": self.rows.row,
            "measures": sorted({each.name for each in Named(self.facts).measures.values()}),
            "names": [(kind, [*own]) for kind, own in groupby(names, lambda each: each.kind)],
            "refusal": refusal,
            "reason": self.sent.get(REASON, ""),
            **(self._trial() if form.is_bound or self.rows.indicator or self.rows.entry else {}),
        }
        status = refusal.status if refusal else 422 if form.errors else 200
        return render(self.request, "planning/own_indicator.html", context, status=status)

    def _trial(self) -> dict[str, object]:
        """Return the formula in words and what it comes to;
        of unanswered questions the usual holds.
        """
        answers = self.sent or self.rows.answers(self.facts)
        typed = {
            name: text for name, text in answers.items() if text and not name.startswith("target-")
        }
        usual = {"nama": "Indikator baru", "sasaran": str(next(iter(self.facts.objectives)).id)}
        form = OwnIndicatorForm(self.facts, self.rows, usual | typed)
        if not form.is_valid():
            return {"lacks": [form[name].label for name in form.errors if name in form.fields]}
        facts = foresee(self.year, self.year_state, form.edits()).read.partial
        part = facts.indicator_by_code.get(IndicatorCode(form.maker.code)) if facts else None
        if facts is None or part is None:
            return {}
        found = self.year_state.dossier_check
        trial = try_formula(facts, found.rule_set, part, found.issues)
        if coverage := facts.component_by_code.get(ComponentCode(part.formula)):
            trial = replace(trial, words=explain(parse(coverage.formula), Named(facts).names))
        return {
            "trial": trial,
            "periods": shown_periods(None, trial.yields) if trial.yields else (),
        }
