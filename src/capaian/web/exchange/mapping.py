"""The page that asks what the columns of a foreign table hold: one page for all tables of a file."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect, render

from capaian.domain.errors import InputError
from capaian.domain.intake import IntakeTable
from capaian.domain.issue import Issue
from capaian.domain.office_year import OfficeYear
from capaian.domain.period import Period, PeriodKind
from capaian.dossier.intake.identity import categories
from capaian.dossier.intake.mapping import RowRules, TableChoice
from capaian.dossier.intake.meanings import meanings
from capaian.dossier.intake.proposal import Proposal, figure_columns, first_figures
from capaian.dossier.intake.take import Intake
from capaian.web.accounts.required import Required
from capaian.web.exchange.comparison import MappingAnswers, answers_adapter, open_mapped
from capaian.web.exchange.import_plan import task_of
from capaian.web.exchange.issue_display import display_issue
from capaian.web.exchange.models import Upload, upload_of
from capaian.web.site.access import OfficeRequest

MAX_COLUMNS: Final = 60
"""Columns of one table that are asked about."""
MAX_NAMES: Final = 30
"""Unknown names of rows that are asked about."""
FIRST_ROWS: Final = 6
MAX_HEAD_ROW: Final = 1000
_ROW_QUESTIONS: Final = {
    "is_cumulative": "Setiap kolom bulan memuat jumlah sejak Januari",
    "skips_others": "Lewati baris wilayah lain dan nama yang tidak dipilih; totalnya tidak dicocokkan",
    "takes_zeros": "Ambil juga sub kegiatan baru yang semua angkanya 0",
    "adds_repeated": "Jumlahkan baris yang berulang: sumber dana, agama, jenis kelamin",
}
_PARTS: Final = (PeriodKind.SEMESTER, PeriodKind.QUARTER, PeriodKind.MONTH)
Choices = Sequence[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class TableQuestions:
    """What is asked of one table, with its first rows."""

    proposal: Proposal
    names_in: forms.BoundField
    columns: Sequence[forms.BoundField]
    """Labelled by the headings."""
    rows: Sequence[tuple[int, list[tuple[str, str]]]]
    """Headings and texts of the first rows by their numbers in the file."""


class MappingForm(Required):
    """What the columns of the tables hold, of which period, and what unknown names mean."""

    def __init__(
        self, opened: Intake, answers: MappingAnswers, data: Mapping[str, Any] | None = None
    ) -> None:
        """Ask of each table with the proposal, or what was answered before, filled in."""
        super().__init__(data)
        whole = Period.year_of(opened.year.year)
        parts = [each for kind in _PARTS for each in whole.parts(kind)]
        named = opened.offered_periods()
        periods = [("", "Pilih"), *((str(each), f"{each.label} (menurut berkas)") for each in named)]
        periods += [(str(each), each.label) for each in (whole, *parts) if each not in named]
        settled = answers.period or str(opened.settled_period() or "")
        self.period = self._ask("periode", "Periode angkanya", periods, settled, required=True)
        self.tables = [
            self._ask_of_table(number, proposal, opened.year)
            for number, proposal in enumerate(opened.proposals)
        ]
        self.rules = [*self._ask_of_rows(opened, answers)]
        areas = [("", "Belum dipilih")]
        areas += [(str(area.code), area.name) for area in opened.index.districts()]
        self.names = [
            self._ask(f"nama-{number}", name, areas, answers.names.get(name, ""))
            for number, name in enumerate(
                dict.fromkeys((*answers.names, *opened.unknown_names()[:MAX_NAMES]))
            )
        ]

    def _ask(
        self,
        name: str,
        label: str,
        choices: Choices,
        initial: str,
        help_text: str = "",
        *,
        required: bool = False,
    ) -> forms.BoundField:
        self.fields[name] = forms.ChoiceField(
            label=label,
            choices=choices,
            initial=initial,
            help_text=help_text,
            required=required,
            widget=forms.Select(attrs={"class": "kotak"}),
        )
        return self[name]

    def _ask_of_rows(self, opened: Intake, answers: MappingAnswers) -> Iterator[forms.BoundField]:
        """Yield what is asked of the rows of all tables, as it was answered before or is remembered."""
        rules, found = answers.rules, opened.proposals
        for proposal in () if answers.tables else found:
            rules |= proposal.mapping.rules
        kinds = {proposal.mapping.kind for proposal in found}
        has_months = any(column.month for one in found for column in one.mapping.columns)
        wanted = {
            "is_cumulative": has_months,
            "skips_others": IntakeTable.COUNTS in kinds,
            "takes_zeros": IntakeTable.INPUTS in kinds,
            "adds_repeated": IntakeTable.PEERS not in kinds,
        }
        only = dict.fromkeys(text for one in found for text in categories(one.table))
        if only:
            choices = [("", "Semua"), *((text, text.replace("=", ": ")) for text in only)]
            yield self._ask("only", "Hanya baris dengan", choices, rules.only)
        for name, is_wanted in wanted.items():
            if is_wanted:
                self.fields[name] = forms.BooleanField(
                    label=_ROW_QUESTIONS[name], required=False, initial=getattr(rules, name)
                )
                yield self[name]

    def _ask_of_table(self, number: int, proposal: Proposal, year: OfficeYear) -> TableQuestions:
        table, mapping = proposal.table, proposal.mapping
        heads = [head for head in dict.fromkeys(table.heads) if head and table.column_of(head) is not None]
        named = "Kolom kode program" if mapping.is_budget else "Kolom wilayah"
        choices = [(head, head) for head in heads]
        names_in = self._ask(f"wilayah-{number}", named, choices, mapping.names_in, required=True)
        known = [(code, f"{name} ({code})") for code, name in meanings(year, mapping.kind).items()]
        known.insert(0, ("", "Tidak dipakai"))
        means = {column.head: column.means for column in mapping.columns}
        columns = [
            self._ask(
                f"kolom-{number}-{place}", head, known, means.get(head, ""), first_figures(table, place)
            )
            for place in _asked_columns(proposal)
            for head in (table.heads[place],)
        ]
        rows = [
            (row.number, [(head, row.text(place)) for place, head in enumerate(table.heads)])
            for row in table.rows[:FIRST_ROWS]
        ]
        return TableQuestions(proposal, names_in, columns, rows)

    def clean(self) -> dict[str, Any]:
        """Ask for one column at least."""
        found: dict[str, Any] = super().clean() or {}
        if not any(value for name, value in found.items() if name.startswith("kolom-")):
            raise ValidationError("Pilih arti sedikitnya satu kolom.")
        return found

    def answers(self) -> MappingAnswers:
        """Return what was answered; only of a form that is right."""
        given, tables = self.cleaned_data, []
        for table in self.tables:
            columns = {str(each.label): means for each in table.columns if (means := given[each.name])}
            if columns:
                names_in = given[table.names_in.name]
                tables.append(TableChoice(table.proposal.table.sheet, names_in, columns))
        names = {str(field.label): code for field in self.names if (code := given[field.name])}
        rules = RowRules(**{field.name: given[field.name] for field in self.rules})
        return MappingAnswers(given["periode"], tuple(tables), names, rules=rules)


def _asked_columns(proposal: Proposal) -> list[int]:
    """Return the columns that can hold something: with figures, and a heading of their own."""
    table, used = proposal.table, proposal.used
    found = {place for place, head in enumerate(table.heads) if head in used} | {*figure_columns(table)}
    own = (place for place in sorted(found) if table.column_of(table.heads[place]) == place)
    return [place for place in own if table.heads[place] != proposal.mapping.names_in][:MAX_COLUMNS]


def import_mapping(request: OfficeRequest, office: str, year: int, token: str) -> HttpResponse:
    """Ask what the columns of a foreign table hold, and lead to the preview of what would change."""
    upload = upload_of(request.here.require_year(), request.user, token)
    answers = answers_adapter().validate_python(upload.answers.get("mapping", {}))
    if request.POST.get("tindakan") == "judul":
        typed = request.POST.get("baris-judul", "")
        heads = (
            {"": int(typed)}
            if typed.isdecimal() and len(typed) < 10 and 0 < int(typed) <= MAX_HEAD_ROW
            else {}
        )
        if typed and not heads:
            messages.error(request, f"Baris judul: tulis nomor baris dari 1 sampai {MAX_HEAD_ROW}.")
        _keep(upload, MappingAnswers(answers.period, head_rows=heads))
        return redirect("import_mapping", office=office, year=year, token=token)
    issues: Sequence[Issue] = ()
    form = None
    with TemporaryDirectory(prefix="capaian-") as place:
        try:
            opened = open_mapped(task_of(upload, Path(place)))
        except InputError as error:
            issues = error.issues
        else:
            form = MappingForm(opened, answers, request.POST or None)
    if form is not None and form.is_valid():
        _keep(upload, replace(form.answers(), head_rows=answers.head_rows))
        return redirect("import_preview", office=office, year=year, token=token)
    context = {
        "upload": upload,
        "form": form,
        "head_row": answers.head_rows.get("", ""),
        "issues": [display_issue(issue) for issue in issues],
    }
    return render(request, "exchange/mapping.html", context, status=422 if form and form.errors else 200)


def _keep(upload: Upload, answers: MappingAnswers) -> None:
    upload.answers = {"mapping": answers_adapter().dump_python(answers, mode="json")}
    upload.save(update_fields=["answers"])
