"""Pages of the register of complaints: list, a new one, its steps and corrections, days of classes."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property

from django.http import HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, render
from django.utils.timezone import localdate

from capaian.domain.registers.entries import ComplaintClass
from capaian.dossier.tables.parts import HOLIDAYS
from capaian.web.complaints import register
from capaian.web.complaints.counts import by_service, late_complaints, median_days, open_complaints, summarise
from capaian.web.complaints.forms import ClassDaysForm, ComplaintForm, CorrectionForm, StepsForm
from capaian.web.complaints.models import Complaint, Outcome
from capaian.web.feed.forms import ReopeningForm
from capaian.web.site.access import OfficeRequest
from capaian.web.site.form_page import F, FormPage
from capaian.web.site.unread_entries import require_days
from capaian.web.years.known import know


def complaints(request: OfficeRequest, office: str, year: int) -> HttpResponse:
    """List the complaints of a year, or those of any year that are open or late."""
    own, today = request.here.require_year(), localdate()
    require_days(own)
    facts = know(own).read.partial
    names = {each.code: each.name for each in (facts.services if facts else ())}
    lists = {
        "": own.office.complaints.filter(year=year),
        "buka": open_complaints(own.office),
        "lewat": late_complaints(own.office, today),
    }
    shown = request.GET.get("tampil", "")
    listed = [*lists.get(shown, lists[""])]
    with_holidays = own.office.years.filter(rows__sheet=HOLIDAYS.file).values_list("year", flat=True)
    context = {
        "complaints": listed,
        "unknown_years": sorted({each.due_on.year for each in listed if not each.outcome} - {*with_holidays}),
        "shown": shown,
        "summary": summarise(own, today),
        "median": median_days(own),
        "by_service": by_service(own, names),
        "classes": [each.words for each in ComplaintClass],
        "today": today,
        "may_set": request.here.may_write("complaint_days"),
        "may_write": request.here.may_write("complaint_new"),
    }
    return render(request, "complaints/complaints.html", context)


class ComplaintNew(FormPage[ComplaintForm]):
    """Receive a complaint."""

    template = "complaints/new.html"
    makes_entry = True
    next_page = "complaints"

    def _make_form(self, sent: QueryDict | None) -> ComplaintForm:
        return ComplaintForm(self.year, sent=sent)

    def _keep(self, form: ComplaintForm) -> str:
        form.instance.by = self.request.user
        kept = register.receive(self.year, form.instance, self.author())
        return f"Pengaduan {kept} dicatat; jatuh tempo {kept.due_on:%d-%m-%Y}."


class ComplaintPage(FormPage[F]):
    """A page of a complaint that is kept."""

    @cached_property
    def complaint(self) -> Complaint:
        """The complaint, of whatever year; raises `Http404`."""
        kept: Complaint = get_object_or_404(self.year.office.complaints, pk=self.kwargs["pk"])
        return kept

    def _context(self) -> Mapping[str, object]:
        return {"complaint": self.complaint}


class ComplaintSteps(ComplaintPage[StepsForm]):
    """Show a complaint, and note what became of it."""

    template = "complaints/complaint.html"
    next_page = "complaints"

    def _make_form(self, sent: QueryDict | None) -> StepsForm:
        return StepsForm(self.complaint, sent)

    def _keep(self, form: StepsForm) -> str:
        kept = register.change_complaint(self.year, form.instance, register.STEPS, self.author())
        return f"Pengaduan {kept} disimpan."


class ComplaintCorrection(ComplaintPage[CorrectionForm]):
    """Correct what a complaint says, with a reason."""

    template = "complaints/correction.html"

    def _make_form(self, sent: QueryDict | None) -> CorrectionForm:
        return CorrectionForm(self.year, self.complaint, sent)

    def _keep(self, form: CorrectionForm) -> str:
        author = self.author(form.cleaned_data["alasan"])
        kept = register.change_complaint(self.year, form.instance, register.CORRECTED, author)
        return f"Pengaduan {kept} dibetulkan; jatuh tempo {kept.due_on:%d-%m-%Y}."

    def _next_address(self, form: CorrectionForm) -> str:
        return self.address("complaint", self.complaint.pk)


class ComplaintVoiding(ComplaintPage[ReopeningForm]):
    """Void a complaint that was entered by mistake, with a reason."""

    template = "complaints/voiding.html"
    form_class = ReopeningForm
    next_page = "complaints"

    def _keep(self, form: ReopeningForm) -> str:
        made = self.complaint
        made.outcome = Outcome.VOID
        register.change_complaint(self.year, made, register.VOIDED, self.author(form.cleaned_data["alasan"]))
        return f"Pengaduan {made} dibatalkan; tidak dihitung di mana pun."


class ComplaintDays(FormPage[ClassDaysForm]):
    """Set how many working days each class may take."""

    template = "complaints/days.html"
    next_page = "complaints"

    def _make_form(self, sent: QueryDict | None) -> ClassDaysForm:
        return ClassDaysForm(register.days_of(self.year.office), sent)

    def _keep(self, form: ClassDaysForm) -> str:
        register.set_days(self.year, form.cleaned_data, self.author())
        return "Hari kerja disimpan; berlaku bagi pengaduan yang diterima sejak sekarang."
