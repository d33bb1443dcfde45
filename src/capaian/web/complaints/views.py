"""Pages of the register of complaints: list, a new one, its steps and corrections,
days of classes.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import ClassVar, Final
from uuid import uuid4

from django import forms
from django.core.validators import MinLengthValidator, RegexValidator
from django.http import HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, render
from django.utils.timezone import localdate

from capaian.domain.registers.catalogue import Channel, ComplaintClass
from capaian.dossier.tables.parts import HOLIDAYS
from capaian.web.complaints import register
from capaian.web.complaints.models import LONGEST_TICKET, Complaint, ComplaintOutcome
from capaian.web.feed.forms import RegisterEntryForm
from capaian.web.feed.models import SHORTEST_REASON
from capaian.web.site.access import OfficeRequest
from capaian.web.site.form_page import F, FormPage
from capaian.web.site.unread_entries import require_days
from capaian.web.years.known import know
from capaian.web.years.models import OfficeYear

MAX_DAYS: Final = 250


class ComplaintForm(RegisterEntryForm):
    """A complaint as it came."""

    ticket = forms.CharField(
        label="Nomor LAPOR",
        help_text="Angka saja; hanya untuk SP4N-LAPOR!.",
        required=False,
        max_length=LONGEST_TICKET,
        validators=[RegexValidator(r"^[0-9]{4,}\Z", "Tulis angkanya saja, sedikitnya empat.")],
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
    )

    class Meta:
        model = Complaint
        fields: ClassVar = [
            "key",
            "channel",
            "ticket",
            "item",
            "service",
            "received_on",
            "text",
            "owner",
        ]
        labels: ClassVar = {"received_on": "Hari diterima"}
        help_texts: ClassVar = {"text": "Tanpa orang: tidak ada nama, NIK, atau nomor telepon."}
        widgets: ClassVar = {"key": forms.HiddenInput, "text": forms.Textarea(attrs={"rows": 3})}

    def __init__(
        self, year: OfficeYear, complaint: Complaint | None = None, sent: object = None
    ) -> None:
        facts, days = know(year).read.partial, register.days_of(year.office)
        services = [each for each in (facts.services if facts else ()) if not each.is_office_work]
        posts = facts.office.posts if facts else ()
        offered = {
            "channel": Channel.choices(),
            "item": [
                (each.value, f"{each.words} ({days[each]} hari kerja)") for each in ComplaintClass
            ],
            "service": [("", "tidak tertentu"), *((each.code, each.name) for each in services)],
            "owner": [("", "belum ada"), *((str(each.id), each.name) for each in posts)],
        }
        usual = localdate() if localdate().year == year.year else None
        kept = complaint or Complaint(key=uuid4())
        super().__init__(sent, instance=kept, initial={"received_on": usual}, offered=offered)
        self.fields["text"].validators += [MinLengthValidator(SHORTEST_REASON)]


class CorrectionForm(ComplaintForm):
    """What a complaint says, corrected with a reason."""

    alasan = forms.CharField(label="Alasan pembetulan", widget=forms.Textarea(attrs={"rows": 2}))

    class Meta(ComplaintForm.Meta):
        """It has its key, and the day it came stays."""

        fields: ClassVar = ["version", "channel", "ticket", "item", "service", "text", "owner"]
        widgets: ClassVar = {
            "version": forms.HiddenInput,
            "text": forms.Textarea(attrs={"rows": 3}),
        }


class ClassDaysForm(forms.Form):
    """Working days that each class of complaint may take."""

    def __init__(self, days: Mapping[str, int], sent: object = None) -> None:
        super().__init__(sent, initial=days)  # type: ignore[arg-type]  # what was sent
        for each in ComplaintClass:
            box = forms.TextInput(attrs={"class": "kotak", "inputmode": "numeric"})
            self.fields[each.value] = forms.IntegerField(
                label=f"{each.words}, hari kerja", min_value=1, max_value=MAX_DAYS, widget=box
            )


class StepsForm(RegisterEntryForm):
    """When a complaint was verified and answered, and what became of it."""

    verified_on = forms.DateField(label="Hari diverifikasi", required=False)
    answered_on = forms.DateField(label="Hari dijawab", required=False)
    solved_on = forms.DateField(label="Hari berakhir", required=False)

    class Meta:
        model = Complaint
        fields: ClassVar = ["version", "verified_on", "answered_on", "outcome", "solved_on"]
        widgets: ClassVar = {"version": forms.HiddenInput}

    def __init__(self, complaint: Complaint, sent: object = None) -> None:
        ends = (each for each in ComplaintOutcome.choices if each[0] != ComplaintOutcome.VOID)
        super().__init__(
            sent, instance=complaint, offered={"outcome": [("", "belum berakhir"), *ends]}
        )


def complaints(request: OfficeRequest, office: str, year: int) -> HttpResponse:
    """List the complaints of a year, or those of any year that are open or late."""
    own, today = request.here.require_year(), localdate()
    require_days(own)
    facts = know(own).read.partial
    names = {each.code: each.name for each in (facts.services if facts else ())}
    lists = {
        "": own.office.complaints.filter(year=year),
        "buka": own.office.complaints.filter(outcome=""),
        "lewat": register.late_complaints(own.office, today),
    }
    shown = request.GET.get("tampil", "")
    listed = [*lists.get(shown, lists[""])]
    with_holidays = own.office.years.filter(rows__sheet=HOLIDAYS.file).values_list(
        "year", flat=True
    )
    context = {
        "complaints": listed,
        "unknown_years": sorted(
            {each.due_on.year for each in listed if not each.outcome} - {*with_holidays}
        ),
        "shown": shown,
        "summary": register.summarise(own, today),
        "median": register.median_days(own),
        "by_service": register.by_service(own, names),
        "classes": [each.words for each in ComplaintClass],
        "today": today,
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
    """Correct what a complaint says, or void one that was entered by mistake, with a reason."""

    template = "complaints/correction.html"

    def _make_form(self, sent: QueryDict | None) -> CorrectionForm:
        return CorrectionForm(self.year, self.complaint, sent)

    def _keep(self, form: CorrectionForm) -> str:
        author, is_void = self.author(form.cleaned_data["alasan"]), "batal" in self.request.POST
        if is_void:
            form.instance.outcome = ComplaintOutcome.VOID
        names = register.VOIDED if is_void else register.CORRECTED
        kept = register.change_complaint(self.year, form.instance, names, author)
        became = f"dibetulkan; jatuh tempo {kept.due_on:%d-%m-%Y}"
        return (
            f"Pengaduan {kept} {'dibatalkan; tidak dihitung di mana pun' if is_void else became}."
        )

    def _next_address(self, form: CorrectionForm) -> str:
        return self.address("complaint", self.complaint.pk)


class ComplaintDays(FormPage[ClassDaysForm]):
    """Set how many working days each class may take."""

    template = "complaints/days.html"
    next_page = "complaints"

    def _make_form(self, sent: QueryDict | None) -> ClassDaysForm:
        return ClassDaysForm(register.days_of(self.year.office), sent)

    def _keep(self, form: ClassDaysForm) -> str:
        register.set_days(self.year, form.cleaned_data, self.author())
        return "Hari kerja disimpan; berlaku bagi pengaduan yang diterima sejak sekarang."
