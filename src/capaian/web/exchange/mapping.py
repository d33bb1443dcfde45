"""The page that asks what the columns of a foreign table hold: one page for all tables of a file."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final

from django import forms
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect, render

from capaian.domain.errors import InputError
from capaian.domain.issue import Issue
from capaian.domain.period import Period, PeriodKind
from capaian.dossier.intake.mapping import TableChoice
from capaian.dossier.intake.meanings import meanings
from capaian.dossier.intake.proposal import Proposal, figure_columns
from capaian.dossier.intake.take import Intake
from capaian.web.accounts.required import Required
from capaian.web.exchange.comparison import ANSWERS, MappingAnswers, open_mapped
from capaian.web.exchange.comparison_job import task_of
from capaian.web.exchange.forms import errors_of
from capaian.web.exchange.issue_display import display_issue
from capaian.web.exchange.models import Upload
from capaian.web.exchange.uploads import upload_of
from capaian.web.site.access import OfficeRequest

MAX_COLUMNS: Final = 60
"""Columns of one table that are asked about."""
MAX_NAMES: Final = 30
"""Unknown names of rows that are asked about."""
FIRST_ROWS: Final = 6
_HEAD_ROW: Final = "baris-judul"
"""Prefix of the fields that say where headings are."""
_SELECT: Final = {"class": "kotak"}


class MappingForm(Required):
    """What the columns of the tables hold, of which period, and what unknown names mean."""

    def __init__(
        self, opened: Intake, answers: MappingAnswers, data: Mapping[str, Any] | None = None
    ) -> None:
        """Ask of each table with the proposal, or what was answered before, filled in."""
        super().__init__(data)
        self.opened = opened
        self.fields["periode"] = forms.ChoiceField(
            label="Periode angkanya",
            choices=[("", "Pilih"), *((str(each), each.label) for each in _periods(opened.year.year))],
            initial=answers.period or str(opened.settled_period() or ""),
            widget=forms.Select(attrs=_SELECT),
        )
        for number, proposal in enumerate(opened.proposals):
            self._ask_of_table(number, proposal, answers)
        if any(column.month for one in opened.proposals for column in one.mapping.columns):
            self.fields["kumulatif"] = forms.BooleanField(
                label="Setiap kolom bulan memuat jumlah sejak Januari",
                required=False,
                initial=answers.is_cumulative,
            )
        self.names = opened.unknown_names()[:MAX_NAMES]
        areas = [(str(area.code), area.name) for area in opened.index.districts()]
        for number, name in enumerate(self.names):
            self.fields[f"nama-{number}"] = forms.ChoiceField(
                label=name,
                required=False,
                choices=[("", "Bukan kecamatan dinas ini"), *areas],
                initial=answers.names.get(name, ""),
                widget=forms.Select(attrs=_SELECT),
            )

    def _ask_of_table(self, number: int, proposal: Proposal, answers: MappingAnswers) -> None:
        table, mapping = proposal.table, proposal.mapping
        heads = [head for head in dict.fromkeys(table.heads) if head and table.column_of(head) is not None]
        self.fields[f"wilayah-{number}"] = forms.ChoiceField(
            label="Kolom kode program" if mapping.is_budget else "Kolom wilayah",
            choices=[(head, head) for head in heads],
            initial=mapping.names_in,
            widget=forms.Select(attrs=_SELECT),
        )
        self.fields[f"{_HEAD_ROW}-{number}"] = forms.IntegerField(
            label="Baris judul kolom",
            required=False,
            min_value=1,
            max_value=1000,
            initial=answers.head_rows.get(table.sheet),
            widget=forms.NumberInput(attrs={"class": "kotak angka-isian", "placeholder": "otomatis"}),
        )
        known = {code: f"{name} ({code})" for code, name in meanings(self.opened.year, mapping.kind).items()}
        means = {column.head: column.means for column in mapping.columns}
        for place in _asked_columns(proposal):
            self.fields[f"kolom-{number}-{place}"] = forms.ChoiceField(
                label=table.heads[place],
                required=False,
                choices=[("", "Tidak dipakai"), *known.items()],
                initial=means.get(table.heads[place], ""),
                widget=forms.Select(attrs=_SELECT),
            )

    def tables(self) -> Iterator[Mapping[str, object]]:
        """Yield what is asked of each table, with its first rows beside it."""
        for number, proposal in enumerate(self.opened.proposals):
            heads, rows = proposal.table.heads, proposal.table.rows[:FIRST_ROWS]
            yield {
                "proposal": proposal,
                "title": ". ".join(proposal.table.titles),
                "heads": heads,
                "rows": [(row.number, [row.text(place) for place in range(len(heads))]) for row in rows],
                "names_in": self[f"wilayah-{number}"],
                "head_row": self[f"{_HEAD_ROW}-{number}"],
                "columns": [
                    (heads[place], _example(proposal, place), self[f"kolom-{number}-{place}"])
                    for place in _asked_columns(proposal)
                ],
            }

    def name_questions(self) -> list[forms.BoundField]:
        """Return what is asked of unknown names in the rows."""
        return [self[f"nama-{number}"] for number in range(len(self.names))]

    def clean(self) -> dict[str, Any]:
        """Ask for one column at least."""
        found: dict[str, Any] = super().clean() or {}
        if not any(value for name, value in found.items() if name.startswith("kolom-")):
            raise ValidationError("Pilih arti sedikitnya satu kolom.")
        return found

    def answers(self) -> MappingAnswers:
        """Return what was answered; only of a form that is right."""
        given = self.cleaned_data
        tables = []
        for number, proposal in enumerate(self.opened.proposals):
            columns = {
                proposal.table.heads[place]: means
                for place in _asked_columns(proposal)
                if (means := given[f"kolom-{number}-{place}"])
            }
            if columns:
                tables.append(TableChoice(proposal.table.sheet, given[f"wilayah-{number}"], columns))
        names = {name: given[f"nama-{number}"] for number, name in enumerate(self.names)}
        return MappingAnswers(
            given["periode"],
            tuple(tables),
            {name: code for name, code in names.items() if code},
            is_cumulative=given.get("kumulatif", False),
        )


def _periods(year: int) -> Iterator[Period]:
    whole = Period.year_of(year)
    yield whole
    for kind in (PeriodKind.SEMESTER, PeriodKind.QUARTER, PeriodKind.MONTH):
        yield from whole.parts(kind)


def _asked_columns(proposal: Proposal) -> list[int]:
    """Return the columns that can hold something: with figures, and a heading of their own."""
    table, used = proposal.table, proposal.used
    found = [place for place, head in enumerate(table.heads) if head in used]
    found += [place for place in figure_columns(table) if place not in found]
    own = (place for place in sorted(found) if table.column_of(table.heads[place]) == place)
    return [place for place in own if table.heads[place] != proposal.mapping.names_in][:MAX_COLUMNS]


def _example(proposal: Proposal, place: int) -> str:
    texts = (row.text(place) for row in proposal.table.rows)
    return "; ".join([text for text in texts if text][:3])


def import_mapping(request: OfficeRequest, office: str, year: int, token: str) -> HttpResponse:
    """Ask what the columns of a foreign table hold, and lead to the preview of what would change."""
    upload = upload_of(request.here.require_year(), request.user, token)
    answers = ANSWERS.validate_python(upload.answers.get("mapping", {}))
    if request.POST.get("tindakan") == "judul":
        _keep(upload, MappingAnswers(answers.period, head_rows=_head_rows(request)))
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
    if form is not None and request.method == "POST" and form.is_valid():
        _keep(upload, replace(form.answers(), head_rows=answers.head_rows))
        return redirect("import_preview", office=office, year=year, token=token)
    context = {
        "upload": upload,
        "form": form,
        "issues": [display_issue(issue) for issue in issues],
        "errors": [*errors_of(form)] if form and form.is_bound else [],
    }
    return render(request, "exchange/mapping.html", context, status=422 if form and form.errors else 200)


def _head_rows(request: OfficeRequest) -> dict[str, int]:
    """Return by sheet the row of the headings, as it was typed; nonsense is left out."""
    sheets = request.POST.getlist("lembar")
    typed = (request.POST.get(f"{_HEAD_ROW}-{number}", "") for number in range(len(sheets)))
    return {
        sheet: int(text) for sheet, text in zip(sheets, typed, strict=True) if text.isdecimal() and int(text)
    }


def _keep(upload: Upload, answers: MappingAnswers) -> None:
    upload.answers = {"mapping": ANSWERS.dump_python(answers, mode="json")}
    upload.save(update_fields=["answers"])
