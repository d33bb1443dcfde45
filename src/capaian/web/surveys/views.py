"""Pages of surveys: those of a year, one with its figures, files of answers, looking through, closing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from shutil import copyfile
from tempfile import TemporaryDirectory
from typing import ClassVar, Final
from uuid import uuid4

from django import forms
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render

from capaian.domain.errors import CapaianError, InputError
from capaian.domain.issue import Issue, has_errors
from capaian.domain.period import Period, PeriodKind
from capaian.domain.survey import QuestionOrder
from capaian.dossier.surveys.answers import SurveyFile, read_survey_file
from capaian.dossier.surveys.questions import MEANINGS, SurveyMapping
from capaian.rules.registers.survey_answers import find_flags, sample_size
from capaian.web.exchange.import_preview import display_issue
from capaian.web.exchange.models import Upload, keep_upload, put_away, upload_of
from capaian.web.feed.forms import CountField, RegisterEntryForm, ReopeningForm
from capaian.web.feed.models import require_reason
from capaian.web.feed.month_closing import facts_of
from capaian.web.services.table_import_views import TableForm
from capaian.web.site.access import OfficeRequest, author_of
from capaian.web.site.form_page import F, FormPage
from capaian.web.surveys import closing, register
from capaian.web.surveys.answer_form import count_today, crowded_days, find_refusal
from capaian.web.surveys.models import Survey
from capaian.web.years.known import know
from capaian.web.years.models import OfficeYear

_UNFIT: Final = 422
_COLUMN, _WORD = "kolom-", "nilai-"
"""How fields begin: what columns hold, by their place; what answers are worth, by their text."""
_NOT_PERSONAL: Final = "bukan-orang"
"""Name of the box by which somebody says that what looks personal in a file leads to nobody."""
_EMPTY: Final = "-"
"""What an answer is answered with that is taken as left empty."""
MAX_SHOWN: Final = 200
ANSWERS_OF_PAGE: Final = 50


class SurveyForm(RegisterEntryForm):
    """A survey to be opened."""

    users = CountField(
        label="Pengguna layanan dalam periode itu",
        help_text="Banyaknya orang yang dilayani; menentukan ukuran sampel. Kosong: permohonan yang diterima "
        "menurut register.",
        required=False,
        min_value=1,
    )

    class Meta:
        """What is asked."""

        model = Survey
        fields: ClassVar = ["key", "survey", "period", "users"]
        widgets: ClassVar = {"key": forms.HiddenInput}

    def __init__(self, year: OfficeYear, sent: object = None) -> None:
        """Offer the surveys of the plan and the parts of the year."""
        facts = know(year).read.partial
        whole = Period.year_of(year.year)
        parts = [*whole.parts(PeriodKind.SEMESTER), *whole.parts(PeriodKind.QUARTER), whole]
        offered = {
            "survey": [(str(each.id), each.name) for each in (facts.surveys if facts else ())],
            "period": [(str(part), part.label) for part in parts],
        }
        super().__init__(sent, instance=Survey(key=uuid4()), offered=offered)


class Surveys(FormPage[SurveyForm]):
    """List the surveys of a year, and open another one."""

    template = "surveys/surveys.html"
    makes_entry = True
    next_page = "surveys"

    def _make_form(self, sent: QueryDict | None) -> SurveyForm:
        return SurveyForm(self.year, sent)

    def _keep(self, form: SurveyForm) -> str:
        form.instance.by = self.request.user
        made = register.open_survey(self.year, form.instance, self.author())
        return f"Survei {made.span.label} dibuka. Bawa jawabannya."

    def _context(self) -> Mapping[str, object]:
        facts = know(self.year).read.partial
        plans = {str(each.id): each for each in (facts.surveys if facts else ())}
        own = self.year.office.surveys.filter(year=self.year.year)
        return {
            "surveys": [(each, plans.get(each.survey), register.statistics_of(each)) for each in own],
            "plans": plans.values(),
            "may_open": self.request.here.may_write("surveys"),
        }


class SurveyPage(FormPage[F]):
    """A page of a survey."""

    @cached_property
    def survey(self) -> Survey:
        """The survey; raises `Http404`."""
        own = self.year.office.surveys.filter(year=self.year.year).select_related("by", "closed_by")
        found: Survey = get_object_or_404(own, pk=self.kwargs["pk"])
        return found

    def _next_address(self, form: F) -> str:
        return self.address("survey", self.survey.pk)


class SurveyFigures(SurveyPage[ReopeningForm]):
    """Show a survey with its figures; close it, or open it again."""

    template = "surveys/survey.html"
    form_class = ReopeningForm

    def _keep(self, form: ReopeningForm) -> str:
        author = self.author(form.data.get("alasan", ""))
        if "buka" in self.request.POST:
            closing.reopen_survey(self.year, self.survey, author)
            return "Survei dibuka kembali; angkanya kosong sampai ditutup lagi."
        if (key := self.request.POST.get("berkas", "")).isdecimal():
            count = register.take_back_file(self.survey, int(key), author)
            return f"Dikeluarkan, {count} jawabannya dihapus."
        made = closing.close_survey(self.year, self.survey, author)
        return f"Survei ditutup. Sidik jawaban {made.sha256[:16]}."

    def _context(self) -> Mapping[str, object]:
        survey, here = self.survey, self.request.here
        is_opener, may_close = survey.by_id == self.request.user.pk, here.may_write("survey")
        may_press = may_close and not survey.wiped_on and (survey.closed_on or not is_opener)
        foreseen = closing.foresee_closing(self.year, survey, self.author()) if may_press else {}
        return {
            **foreseen,
            "survey": survey,
            "plan": next((e for e in facts_of(know(self.year)).surveys if str(e.id) == survey.survey), None),
            "figures": register.statistics_of(survey),
            "today": count_today(survey) if survey.code and not survey.closed_on else {},
            "form_refusal": find_refusal(survey),
            "late": survey.answers.filter(file=None, day__gt=survey.span.end).count(),
            "crowded": crowded_days(survey),
            "may_see_form": here.may("survey_form", "GET"),
            "users": (users := register.count_users(survey)),
            "needed": sample_size(users) if users else 0,
            "files": [*survey.files.select_related("by")],
            "typed": [] if survey.closed_on else closing.typed_figures(self.year, survey),
            "is_opener": is_opener,
            "may_close": may_close,
            "may_bring": here.may_write("survey_file"),
            "may_look": here.may("survey_answers", "GET"),
            "may_print": here.may("paper_kind", "GET"),
        }


class SurveyAnswers(SurveyPage[ReopeningForm]):
    """Look through answers, those that look odd first; exclude some with a reason."""

    template = "surveys/answers.html"
    form_class = ReopeningForm

    def _keep(self, form: ReopeningForm) -> str:
        keys = [int(key) for key in self.request.POST.getlist("jawaban") if key.isdecimal()]
        author = self.author("" if "kembali" in self.request.POST else form.data.get("alasan", ""))
        if "kembali" not in self.request.POST:
            require_reason(author.reason)
        count = register.exclude_answers(self.survey, keys, author)
        return f"{count} jawaban {'dihitung lagi' if not author.reason else 'tidak dihitung'}."

    def _next_address(self, form: ReopeningForm) -> str:
        return self.request.get_full_path()

    def _context(self) -> Mapping[str, object]:
        answers = self.survey.answers if self.survey.closed_on else register.shown_answers(self.survey)
        rows = [(each, find_flags(each.facts)) for each in answers.all()]
        # Keys are random: by them alone the page would be another one on each machine.
        rows.sort(key=lambda row: (-len(row[1]), not row[0].reason, row[0].values, str(row[0].traits)))
        page = Paginator(rows, ANSWERS_OF_PAGE).get_page(self.request.GET.get("hal"))
        return {
            "survey": self.survey,
            "page": page,
            "may_exclude": self.request.here.may_write("survey_answers")
            and self.survey.by_id != self.request.user.pk
            and not self.survey.closed_on,
        }


class SurveyFileNew(SurveyPage[TableForm]):
    """Bring a file of answers."""

    template = "surveys/file.html"

    def _make_form(self, sent: QueryDict | None) -> TableForm:
        return TableForm(sent, self.request.FILES if sent is not None else None)

    def _keep(self, form: TableForm) -> str:
        self._upload = keep_upload(self.year, self.request.user, form.cleaned_data["file"], Upload.Kind.TABLE)
        return f"{self._upload.name} dibaca."

    def _next_address(self, form: TableForm) -> str:
        return self.address("survey_file_check", self.survey.pk, self._upload.token)

    def _context(self) -> Mapping[str, object]:
        return {"survey": self.survey}


def read_upload(
    year: OfficeYear, upload: Upload, sent: Mapping[str, str], min_elements: int
) -> tuple[SurveyFile | None, SurveyMapping, tuple[Issue, ...]]:
    """Return what a file holds, what was said of it, and what is wrong with it."""
    order = sent.get("urutan", "")
    words = {
        name.removeprefix(_WORD): "" if text == _EMPTY else text
        for name, text in sent.items()
        if name.startswith(_WORD) and text
    }
    stated = SurveyMapping.of_answers(words, QuestionOrder(order) if order in {*QuestionOrder} else None)
    stated = replace(stated, is_without_persons=_NOT_PERSONAL in sent)
    sheet = sent.get("lembar") or None
    with TemporaryDirectory(prefix="capaian-") as place:
        copy = Path(place) / upload.name  # its name says how it is read
        copyfile(upload.path, copy)
        try:
            found = read_survey_file(copy, stated, sheet)
            heads = [column.head for column in found.columns]
            chosen = {
                head: sent[f"{_COLUMN}{column.place}"].strip(_EMPTY)
                for head, column in zip(heads, found.columns, strict=True)
                if sent.get(f"{_COLUMN}{column.place}")
            }
            if stated.order is not None:  # it says what numbers ask, whatever was chosen for them before
                chosen = {**SurveyMapping(chosen).columns_with_words}
            known = register.remembered_mapping(year, heads)
            columns = {**({} if chosen else known.columns_with_words), **chosen}
            mapping = replace(stated, columns=columns)
            found = read_survey_file(copy, mapping, sheet, min_elements)
        except InputError as error:
            return None, stated, error.issues
    return found, mapping, found.issues


def survey_file_check(request: OfficeRequest, office: str, year: int, pk: int, token: str) -> HttpResponse:
    """Show how a file of answers is understood, with what is not clear; take it where somebody confirms."""
    own = request.here.require_year()
    survey = get_object_or_404(own.office.surveys.filter(year=own.year), pk=pk)
    upload = upload_of(own, request.user, token)
    sent = {name: str(text) for name, text in request.POST.items()}
    if sent.get("tindakan") == "buang":
        put_away(upload)
        messages.success(request, f"{upload.name} dibuang; tidak ada yang disimpan.")
        return redirect("survey", office, year, pk)
    found, mapping, issues = read_upload(own, upload, sent, survey.min_elements)
    is_readable = found is not None and not found.has_errors
    refusal = ""
    if found is not None and is_readable and sent.get("tindakan") == "simpan":
        try:
            count = register.take_answers(
                survey, upload, found, mapping, author_of(request), is_new="baru" in sent
            )
        except CapaianError as error:
            refusal = request.refused = error.message
        else:
            put_away(upload)
            messages.success(request, f"{count} jawaban disimpan. Berkasnya tidak disimpan.")
            return redirect("survey", office, year, pk)
    if any(issue.code == "person_column" for issue in issues):
        put_away(upload)  # what leads to persons does not wait here
    context = {
        "survey": survey,
        "upload": upload,
        "found": found,
        "issues": [display_issue(each) for each in issues[:MAX_SHOWN]],
        "has_errors": has_errors(issues),
        "has_persons": any(issue.code == "person_column" for issue in issues),
        "new": register.new_answers(survey, found) if found is not None and is_readable else None,
        "is_readable": is_readable,
        "meanings": MEANINGS.items(),
        "orders": [(each.value, each.words) for each in QuestionOrder],
        "order": mapping.order,
        "is_without_persons": mapping.is_without_persons,
        "words": [(text, value) for text, value in mapping.words.items()],
        "refusal": refusal,
        "sent_sheet": sent.get("lembar", ""),
    }
    return render(request, "surveys/file_check.html", context, status=_UNFIT if refusal else 200)
