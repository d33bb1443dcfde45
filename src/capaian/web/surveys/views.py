"""Pages of surveys: those of a year, one with its figures, files of answers, looking through,
register.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import ClassVar
from uuid import uuid4

from django import forms
from django.core.paginator import Paginator
from django.db import transaction
from django.http import HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.timezone import localdate

from capaian.domain.identifiers import SHORT_FINGERPRINT
from capaian.domain.period import Period, PeriodKind
from capaian.domain.rule_set import Verification
from capaian.domain.survey import QuestionOrder, SurveyTrait
from capaian.domain.survey import Survey as PlannedSurvey
from capaian.dossier.surveys.questions import BATCH, MEANINGS, PAPER, QUESTIONNAIRE
from capaian.dossier.surveys.results import typed_figures
from capaian.rules.registers.survey_answers import find_flags
from capaian.web.exchange.import_preview import display_issue
from capaian.web.exchange.models import Upload, keep_upload, put_away, upload_of
from capaian.web.exchange.table_form import TableForm
from capaian.web.feed.forms import CountField, RegisterEntryForm, ReopeningForm
from capaian.web.site.access import OfficeRequest
from capaian.web.site.csv_files import answer_csv
from capaian.web.site.form_page import F, FormPage
from capaian.web.surveys import register
from capaian.web.surveys.form import crowded_days, draw_code, find_refusal
from capaian.web.surveys.models import Survey
from capaian.web.years.known import know
from capaian.web.years.models import OfficeYear


def planned_surveys(year: OfficeYear) -> dict[str, PlannedSurvey]:
    """Return the surveys of the plan by their codes; none where it cannot be read."""
    facts = know(year).read.partial
    return {str(each.id): each for each in (facts.surveys if facts else ())}


class SurveyForm(RegisterEntryForm):
    """A survey to be opened."""

    users = CountField(
        label="Pengguna layanan dalam periode itu",
        help_text="Banyaknya orang yang dilayani; menentukan ukuran sampel. Kosong: "
        "permohonan yang "
        "diterima "
        "menurut register.",
        required=False,
        min_value=1,
    )

    class Meta:
        """What is asked."""

        model = Survey
        fields: ClassVar = ["survey", "period", "users"]

    def __init__(self, year: OfficeYear, sent: object = None) -> None:
        """Offer the surveys of the plan and the parts of the year."""
        whole = Period.year_of(year.year)
        parts = [*whole.parts(PeriodKind.SEMESTER), *whole.parts(PeriodKind.QUARTER), whole]
        offered = {
            "survey": [(code, each.name) for code, each in planned_surveys(year).items()],
            "period": [(str(part), part.label) for part in parts],
        }
        super().__init__(sent, instance=Survey(key=uuid4()), offered=offered)


class Surveys(FormPage[SurveyForm]):
    """List the surveys of a year, and open another one."""

    template = "surveys/surveys.html"
    next_page = "surveys"

    def _make_form(self, sent: QueryDict | None) -> SurveyForm:
        return SurveyForm(self.year, sent)

    def _keep(self, form: SurveyForm) -> str:
        form.instance.by = self.request.user
        made = register.open_survey(self.year, form.instance, self.author())
        return f"Survei {made.span.label} dibuka. Bawa jawabannya."

    def _context(self) -> Mapping[str, object]:
        plans = planned_surveys(self.year)
        own = self.year.office.surveys.filter(year=self.year.year)
        surveys = [(each, plans.get(each.survey), register.statistics_of(each)) for each in own]
        return {"surveys": surveys, "plans": plans.values()}


class SurveyPage(FormPage[F]):
    """A page of a survey."""

    @cached_property
    def survey(self) -> Survey:
        """The survey; raises `Http404`."""
        own = self.year.office.surveys.filter(year=self.year.year).select_related(
            "by", "closed_by"
        )
        return get_object_or_404(own, pk=self.kwargs["pk"])

    def _next_address(self, form: F) -> str:
        return self.address("survey", self.survey.pk)

    def _context(self) -> Mapping[str, object]:
        return {"survey": self.survey, "is_opener": self.survey.by_id == self.request.user.pk}


class SurveyFigures(SurveyPage[ReopeningForm]):
    """Show a survey with its figures; close it, or open it again."""

    template = "surveys/survey.html"
    form_class = ReopeningForm

    def _keep(self, form: ReopeningForm) -> str:
        author = self.author(form.data.get("alasan", ""))
        if "buka" in self.request.POST:
            register.reopen_survey(self.year, self.survey, author)
            return "Survei dibuka kembali; angkanya kosong sampai ditutup lagi."
        if (key := self.request.POST.get("berkas", "")).isdecimal():
            count = register.take_back_file(self.survey, int(key), author)
            return f"Dikeluarkan, {count} jawabannya dihapus."
        made = register.close_survey(self.year, self.survey, author)
        return f"Survei ditutup. Sidik jawaban {made.sha256[:SHORT_FINGERPRINT]}."

    def _context(self) -> Mapping[str, object]:
        survey, context = self.survey, {**super()._context()}
        is_theirs = survey.closed_on or not context["is_opener"]
        if is_theirs and not survey.wiped_on and self.request.here.may_write("survey"):
            context |= register.foresee_closing(self.year, survey, self.author())
        by_form = survey.answers.filter(file=None)
        return {
            **context,
            "plan": planned_surveys(self.year).get(survey.survey),
            "figures": register.statistics_of(survey),
            "today": by_form.filter(day=localdate()).count(),
            "form_refusal": find_refusal(survey),
            "late": by_form.filter(day__gt=survey.span.end).count(),
            "crowded": crowded_days(survey),
            "files": survey.files.select_related("by"),
            "typed": typed_figures(know(self.year).rows, survey.survey, survey.period),
        }


class SurveyAnswers(SurveyPage[ReopeningForm]):
    """Look through answers, those that look odd first; exclude some with a reason."""

    template = "surveys/answers.html"
    form_class = ReopeningForm

    def _keep(self, form: ReopeningForm) -> str:
        keys = [int(key) for key in self.request.POST.getlist("jawaban") if key.isdecimal()]
        is_back = "kembali" in self.request.POST
        author = self.author("" if is_back else form.cleaned_data["alasan"])
        count = register.exclude_answers(self.survey, keys, author, is_back=is_back)
        return f"{count} jawaban {'dihitung lagi' if is_back else 'tidak dihitung'}."

    def _next_address(self, form: ReopeningForm) -> str:
        return self.request.get_full_path()

    def _context(self) -> Mapping[str, object]:
        rows = [(each, find_flags(each.facts)) for each in register.shown_answers(self.survey)]
        # Keys are random: by them alone the page would be another one on each machine.
        rows.sort(
            key=lambda row: (-len(row[1]), not row[0].reason, row[0].values, str(row[0].traits))
        )
        page = Paginator(rows, 50).get_page(self.request.GET.get("hal"))
        return {**super()._context(), "page": page}


class SurveyFileNew(SurveyPage[TableForm]):
    """Bring a file of answers."""

    template = "surveys/file.html"

    def _make_form(self, sent: QueryDict | None) -> TableForm:
        return TableForm(sent, self.request.FILES if sent is not None else None)

    @transaction.atomic
    def _keep(self, form: TableForm) -> str:
        register.lock_survey(self.survey)
        self._upload = keep_upload(
            self.year, self.request.user, form.cleaned_data["file"], Upload.Kind.TABLE
        )
        return f"{self._upload.name} dibaca."

    def _next_address(self, form: TableForm) -> str:
        return self.address("survey_file_check", self.survey.pk, self._upload.token)


def keying_sheet(request: OfficeRequest, office: str, year: int) -> HttpResponse:
    """Hand out the sheet in which questionnaires on paper are keyed,
    with the words by which it is read.
    """
    others = [
        [MEANINGS[kind].capitalize() for kind in kinds] for kinds in ((BATCH, PAPER), SurveyTrait)
    ]
    heads = [*others[0], *(each.question for each in QUESTIONNAIRE), *others[1]]
    return answer_csv("lembar-ketik.csv", [heads])


class SurveyFileCheck(SurveyPage[forms.Form]):
    """Show how a file of answers is understood, with what is not clear;
    take it where somebody confirms.
    """

    template = "surveys/file_check.html"
    form_class = forms.Form

    def post(self, request: OfficeRequest, **kwargs: object) -> HttpResponse:
        """Read the file with what was said; take it, or put it away, where that is wanted."""
        if request.POST.get("tindakan") == "simpan":
            return super().post(request, **kwargs)
        if request.POST.get("tindakan") == "buang":
            put_away(self.brought.upload)
            return redirect(self.address("survey", self.survey.pk))
        return self._show(forms.Form(), 200)

    @cached_property
    def brought(self) -> register.BroughtFile:
        """The file; raises `Http404`."""
        upload = upload_of(self.year, self.request.user, self.kwargs["token"])
        found = register.BroughtFile(self.survey, upload, self.request.POST.dict())
        if found.has_persons:
            put_away(upload)  # what leads to persons does not wait here
        return found

    def _keep(self, form: forms.Form) -> str:
        count = register.take_answers(
            self.brought, self.author(), is_new="baru" in self.request.POST
        )
        put_away(self.brought.upload)
        return f"{count} jawaban disimpan. Berkasnya tidak disimpan."

    def _context(self) -> Mapping[str, object]:
        shown = [display_issue(each) for each in self.brought.issues]
        return {
            **super()._context(),
            "brought": self.brought,
            "found": self.brought.file,
            "issues": [each for each in shown if each["is_error"]],
            "warnings": [each for each in shown if not each["is_error"]],
            "meanings": MEANINGS.items(),
            "orders": [*QuestionOrder],
        }


class SurveyFormSheet(SurveyPage[forms.Form]):
    """Open the form of a survey, and show the sheet with its QR code, to be printed."""

    template = "surveys/form_sheet.html"
    form_class = forms.Form

    def _keep(self, form: forms.Form) -> str:
        survey = register.open_form(self.year, self.survey, self.author())
        return (
            f"Formulir {survey.span.label} terbuka sampai surveinya ditutup. Cetak lembar QR-nya."
        )

    def _next_address(self, form: forms.Form) -> str:
        return self.address("survey_form", self.survey.pk)

    def _context(self) -> Mapping[str, object]:
        context = {**super()._context(), "refusal": find_refusal(self.survey)}
        if not self.survey.code:
            return context
        address = self.request.build_absolute_uri(reverse("answer_form", args=[self.survey.code]))
        unread = sorted(
            e.code for e in QUESTIONNAIRE if e.provenance.verification is Verification.UNVERIFIED
        )
        return {**context, "address": address, "code": draw_code(address), "unverified": unread}
