"""Pages of an import: what the columns of a foreign table hold, what would change,
and its confirmation.
"""

from __future__ import annotations

import re
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

from capaian.domain.errors import CapaianError, InputError
from capaian.domain.intake import IntakeTable
from capaian.domain.issue import Issue, Level
from capaian.domain.office_year import OfficeYear as Facts
from capaian.domain.period import Period, PeriodKind
from capaian.dossier.excel.preview import RowAct, SheetChange
from capaian.dossier.excel.sheet_words import name_sheets, sheets_of_file
from capaian.dossier.intake.foreign_tables import figure_columns, first_figures
from capaian.dossier.intake.mapping import RowRules, TableChoice, meanings
from capaian.dossier.intake.periods import categories
from capaian.dossier.intake.proposal import Proposal
from capaian.dossier.intake.take import IntakeFile
from capaian.dossier.rows.texts import book_sheets
from capaian.dossier.tables.parts import INTAKE, SOURCES
from capaian.web.accounts.forms import RequiredFieldsForm
from capaian.web.exchange.comparison import MappingAnswers, adapter_of, open_mapped
from capaian.web.exchange.import_plan import ImportPlan, plan_import, task_of, write_import
from capaian.web.exchange.models import Upload, put_away, upload_of
from capaian.web.jobs.models import Job
from capaian.web.measurement.reopening import ReopeningError, foresee_reopened
from capaian.web.planning.cell_texts import flaw_in_names, in_names, names_in_words, row_in_names
from capaian.web.planning.saving import REASON, sent_texts
from capaian.web.site.access import OfficeRequest, author_of
from capaian.web.site.issue_words import in_page_words, spoken, warn_of_signs
from capaian.web.years.change import FlawedError
from capaian.web.years.known import SHEETS, YearState, know
from capaian.web.years.models import OfficeYear
from capaian.web.years.replace import YearMovedOnError, find_edits

_OPTIONS: Final[Mapping[str, str]] = {
    "take-workbook": "isi buku yang berlaku",
    "as-typed": "Memang demikian",
    "add": "Jumlahkan baris yang berulang",
    "with-zeros": "Ambil juga sub kegiatan baru yang semua angkanya 0",
    "only": "Hanya baris dengan",
}
"""What is chosen on the page, by what the command is told."""
_MAPPING: Final = re.compile(
    r'(?:sebutkan artinya: )?--(?:area|map) "[^"]*"(?:; arti kosong: tidak dipakai)?'
    r"|dengan --sheet|\(--sheet\)"
)
"""Options of the command that the page of the mapping has as questions."""
_MENTIONED_OPTION: Final = re.compile(
    r' \(--(?:area|map|period|cumulative)(?: "[^"]*"| [^ ")]+)?(?:; arti kosong: tidak dipakai)?\)'
)
"""What the command is told, behind words by which pages ask the same."""
_OPTION: Final = re.compile(r'tambahkan --([a-z-]+)|--([a-z-]+)(?: "JUDUL=ISI")?')


def display_issue(issue: Issue, year_state: YearState | None = None) -> Mapping[str, object]:
    """Return a problem of a file as a page displays it,
    its things named by a year where there is one.

    Its place is a sheet or a file, and empty where it is about the file as a whole.
    """
    where = issue.place
    place = where.sheet or where.file
    if where.sheet is None and sheets_of_file(where.file):
        place = f"{name_sheets([where.file])[0]} ({where.file})"
    value = f" ({issue.value})" if issue.value and issue.value not in issue.message else ""
    message = in_names(issue.message, year_state) if year_state else issue.message
    remedy = _MAPPING.sub(
        'pilih "Ubah arti kolom"', in_page_words(_MENTIONED_OPTION.sub("", issue.remedy))
    )
    return {
        "place": place,
        "row": "" if where.row is None else str(where.row),
        "column": where.column or "",
        "message": in_page_words(f"{message}{value}"),
        "remedy": _OPTION.sub(lambda e: f'pilih "{_OPTIONS.get(e[1] or e[2], e[0])}"', remedy),
        "is_error": issue.level is Level.ERROR,
    }


MAX_COLUMNS: Final = 60
MAX_NAMES: Final = 30
FIRST_ROWS: Final = 6
MAX_HEAD_ROW: Final = 1000
_ROW_QUESTIONS: Final = {
    "is_cumulative": "Setiap kolom bulan memuat jumlah sejak Januari",
    "skips_others": "Lewati baris wilayah lain dan nama yang tidak dipilih; totalnya tidak "
    "dicocokkan",
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


class MappingForm(RequiredFieldsForm):
    """What the columns of the tables hold, of which period, and what unknown names mean."""

    def __init__(
        self, opened: IntakeFile, answers: MappingAnswers, data: Mapping[str, Any] | None = None
    ) -> None:
        super().__init__(data)
        whole = Period.year_of(opened.year.year)
        parts = [each for kind in _PARTS for each in whole.parts(kind)]
        named = opened.offered_periods()
        periods = [
            ("", "Pilih"),
            *((str(each), f"{each.label} (menurut berkas)") for each in named),
        ]
        periods += [(str(each), each.label) for each in (whole, *parts) if each not in named]
        settled = answers.period or str(opened.settled_period() or "")
        self.period = self._ask("periode", "Periode angkanya", periods, settled)
        self.tables = [
            self._ask_of_table(at, one, opened.year) for at, one in enumerate(opened.proposals)
        ]
        self.rules = [*self._ask_of_rows(opened, answers)]
        areas = [("", "Belum dipilih")]
        areas += [(str(area.code), area.name) for area in opened.index.districts()]
        unknown = dict.fromkeys((*answers.names, *opened.unknown_names()[:MAX_NAMES]))
        self.names = [
            self._ask(f"nama-{number}", name, areas, answers.names.get(name, ""))
            for number, name in enumerate(unknown)
        ]

    def _ask(
        self, name: str, label: str, choices: Choices, initial: str, help_text: str = ""
    ) -> forms.BoundField:
        self.fields[name] = forms.ChoiceField(
            label=label,
            choices=choices,
            initial=initial,
            help_text=help_text,
            required=name.startswith(("periode", "wilayah-")),
            widget=forms.Select(attrs={"class": "kotak"}),
        )
        return self[name]

    def _ask_of_rows(
        self, opened: IntakeFile, answers: MappingAnswers
    ) -> Iterator[forms.BoundField]:
        """Yield what is asked of the rows of all tables,
        as it was answered before or is remembered.
        """
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
                label, initial = _ROW_QUESTIONS[name], getattr(rules, name)
                self.fields[name] = forms.BooleanField(
                    label=label, required=False, initial=initial
                )
                yield self[name]

    def _ask_of_table(self, number: int, proposal: Proposal, year: Facts) -> TableQuestions:
        table, mapping = proposal.table, proposal.mapping
        heads = [
            head
            for head in dict.fromkeys(table.heads)
            if head and table.column_of(head) is not None
        ]
        named = "Kolom kode program" if mapping.is_budget else "Kolom wilayah"
        choices = [(head, head) for head in heads]
        names_in = self._ask(f"wilayah-{number}", named, choices, mapping.names_in)
        known = [(code, f"{name} ({code})") for code, name in meanings(year, mapping.kind).items()]
        known.insert(0, ("", "Tidak dipakai"))
        means = {column.head: column.means for column in mapping.columns}
        columns = []
        # Those that can hold something: with figures, and a heading of their own.
        found = {place for place, head in enumerate(table.heads) if head in proposal.used}
        own = (
            at
            for at in sorted(found | {*figure_columns(table)})
            if table.column_of(table.heads[at]) == at
        )
        for place in [at for at in own if table.heads[at] != mapping.names_in][:MAX_COLUMNS]:
            head, figures = table.heads[place], first_figures(table, place)
            columns.append(
                self._ask(f"kolom-{number}-{place}", head, known, means.get(head, ""), figures)
            )
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
            columns = {
                str(each.label): means for each in table.columns if (means := given[each.name])
            }
            if columns:
                names_in = given[table.names_in.name]
                tables.append(TableChoice(table.proposal.table.sheet, names_in, columns))
        names = {str(field.label): code for field in self.names if (code := given[field.name])}
        rules = RowRules(**{field.name: given[field.name] for field in self.rules})
        return MappingAnswers(given["periode"], tuple(tables), names, rules=rules)


def import_mapping(request: OfficeRequest, office: str, year: int, token: str) -> HttpResponse:
    """Ask what the columns of a foreign table hold,
    and lead to the preview of what would change.
    """
    upload = upload_of(request.here.require_year(), request.user, token)
    answers = adapter_of(MappingAnswers).validate_python(upload.answers.get("mapping", {}))
    if request.POST.get("tindakan") == "judul":
        number = forms.IntegerField(min_value=1, max_value=MAX_HEAD_ROW, required=False)
        try:
            row = number.clean(request.POST.get("baris-judul", ""))
        except ValidationError:
            row = None
            messages.error(
                request, f"Baris judul: tulis nomor baris dari 1 sampai {MAX_HEAD_ROW}."
            )
        _keep(upload, MappingAnswers(answers.period, head_rows={"": row} if row else {}))
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
    return render(
        request, "exchange/mapping.html", context, status=422 if form and form.errors else 200
    )


def _keep(upload: Upload, answers: MappingAnswers) -> None:
    upload.answers = {"mapping": adapter_of(MappingAnswers).dump_python(answers, mode="json")}
    upload.save(update_fields=["answers"])


MAX_ISSUES_SHOWN: Final = 200
CONTENT_QUESTIONS: Final = frozenset(
    {
        "changed_since_export",
        "row_changed_since_export",
        "base_lost",
        "base_broken",
        "book_of_another",
    }
)
"""Problems of a workbook that a person settles by saying which contents hold."""
ROW_QUESTIONS: Final = frozenset({"row_of_total", "figure_shifted"})
"""Those that are settled by saying that rows are meant."""
_SPECS: Final = {(spec.title, spec.part.file): spec for spec in book_sheets()}
_NOTES_OF_TABLES: Final = frozenset({INTAKE.file, SOURCES.file})
"""What is remembered of a table: mapping and hash, behind what it changes."""
_ACTS: Final = {RowAct.ADDED: "baru", RowAct.CHANGED: "berubah", RowAct.REMOVED: "dihapus"}


def import_preview(request: OfficeRequest, office: str, year: int, token: str) -> HttpResponse:
    """Show what a file would change, write it, or put it away."""
    own, wish = request.here.require_year(), request.POST.get("tindakan", "")
    if wish == "batal" and not Upload.objects.filter(token=token).exists():
        messages.info(request, "Berkas ini sudah dibuang.")  # it was pressed twice
        return redirect("exchange", office=office, year=year)
    upload = upload_of(own, request.user, token)
    upload.office_year = own
    if wish == "batal":
        put_away(upload)
        messages.success(request, f"{upload.name} dibuang; tidak ada yang diubah.")
        return redirect("year" if upload.is_made else "exchange", office=office, year=year)
    if wish == "pilih":
        is_as_typed = request.POST.get("baris") == "demikian"
        upload.answers = {
            "takes_workbook": request.POST.get("isi") == "buku",
            "is_as_typed": is_as_typed,
        }
        upload.save(update_fields=["answers"])
        return redirect("import_preview", office=office, year=year, token=token)
    if upload.kind == Upload.Kind.TABLE and not upload.answers:
        return redirect("import_mapping", office=office, year=year, token=token)
    with plan_import(upload) as plan:
        if isinstance(plan, Job):
            return render(request, "exchange/comparing.html", {"upload": upload, "job": plan})
        if wish != "pakai":
            return _page(request, upload, plan)
        before = know(own)
        try:
            if not plan.is_news:
                raise CapaianError("Tidak ada yang dapat ditulis.")
            if request.POST.get("cap") != upload.stamp:
                raise YearMovedOnError("Tahun ini diubah orang lain sesudah pratinjau dibuat.")
            write_import(
                upload, plan, author_of(request, sent_texts(request.POST).get(REASON, ""))
            )
            put_away(upload)
        except CapaianError as error:
            return _page(request, upload, plan, error)
    warn_of_signs(request, before)
    done = upload.name if upload.is_made else f"{upload.name} dipakai"
    messages.success(request, f"{done}. Setiap baris yang berubah tercatat di riwayat.")
    is_shown_there = upload.is_made or upload.kind == Upload.Kind.TABLE
    return redirect("exchange" if is_shown_there else "sheets", office=office, year=year)


def _page(
    request: OfficeRequest, upload: Upload, plan: ImportPlan, error: CapaianError | None = None
) -> HttpResponse:
    codes, year = {issue.code for issue in plan.issues}, upload.office_year
    if isinstance(error, YearMovedOnError):
        year.refresh_from_db()
    foreseen: Mapping[str, object] = {}
    if plan.is_news:
        texts, author = plan.outcome.texts, author_of(request)
        foreseen = foresee_reopened(
            year, find_edits(year, texts), author, texts, plan.evidence.paths
        )
    denial = _denial(year, error or foreseen.get("forbidden"))
    known, answers, is_book = know(year), upload.answers, upload.kind == Upload.Kind.BOOK
    noted = _NOTES_OF_TABLES if upload.kind == Upload.Kind.TABLE else frozenset[str]()
    later = (
        replace(issue, message=spoken(issue, SHEETS.get(issue.place.file)), remedy="")
        for issue in plan.later[:MAX_ISSUES_SHOWN]
    )
    lacks_reason = isinstance(error, ReopeningError) and error.column == "reason"
    context = {
        **foreseen,
        "upload": upload,
        "plan": plan,
        "denial": denial,
        "reason_problem": denial if lacks_reason else "",
        "reason": sent_texts(request.POST).get(REASON, ""),
        "issues": [display_issue(issue, known) for issue in plan.issues[:MAX_ISSUES_SHOWN]],
        "more_issues": max(0, len(plan.issues) - MAX_ISSUES_SHOWN),
        "later": [display_issue(issue, known) for issue in later],
        "changed": name_sheets(plan.outcome.changed),
        "sheets": [
            _words_of(sheet, known) for sheet in plan.outcome.sheets if sheet.file not in noted
        ],
        "noted": [_words_of(sheet, known) for sheet in plan.outcome.sheets if sheet.file in noted],
        "asks_contents": is_book
        and bool(codes & CONTENT_QUESTIONS or plan.outcome.kept or answers.get("takes_workbook")),
        "asks_rows": is_book and bool(codes & ROW_QUESTIONS or answers.get("is_as_typed")),
    }
    status = 422 if lacks_reason else 409 if error else 200
    return render(request, "exchange/preview.html", context, status=status)


def _denial(year: OfficeYear, obstacle: object) -> str:
    """Return in words why nothing was or can be written; empty where nothing stands against it."""
    if isinstance(obstacle, YearMovedOnError):
        return f"{obstacle.message} Belum ada yang ditulis; inilah pratinjau yang baru."
    if isinstance(obstacle, FlawedError):
        return " ".join(flaw_in_names(flaw, know(year)) for flaw in obstacle.flaws)
    if isinstance(obstacle, ReopeningError):
        return obstacle.here
    return obstacle.message if isinstance(obstacle, CapaianError) else ""


def _words_of(sheet: SheetChange, known: YearState) -> dict[str, object]:
    spec = _SPECS[sheet.title, sheet.file]
    rows = [
        {
            "act": _ACTS[row.act],
            "change": row,
            "name": row_in_names(spec, row.key, known) if row.key else row.displayed or row.name,
            "names": "" if row.key else names_in_words(row.name, known),
        }
        for row in sheet.rows
    ]
    counts = [(word, sheet.count(act)) for act, word in _ACTS.items() if sheet.count(act)]
    return {"sheet": sheet, "counts": counts, "rows": rows}
