"""Forms of the register of complaints: a complaint as it came, and its answer and outcome."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar, Final
from uuid import uuid4

from django import forms
from django.core.validators import MinLengthValidator, RegexValidator
from django.utils.timezone import localdate

from capaian.domain.registers.entries import Channel, ComplaintClass
from capaian.web.complaints.models import LONGEST_TICKET, Complaint, Outcome
from capaian.web.complaints.register import days_of
from capaian.web.feed.entry_rules import SHORTEST_REASON
from capaian.web.feed.forms import EntryForm
from capaian.web.trail.screening import refuse_person
from capaian.web.years.known import know
from capaian.web.years.models import OfficeYear

MAX_DAYS: Final = 250
"""Working days of a year."""


class ComplaintForm(EntryForm):
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
        """Fields in the order of the work."""

        model = Complaint
        fields: ClassVar = ["key", "channel", "ticket", "item", "service", "received_on", "text", "owner"]
        labels: ClassVar = {"received_on": "Hari diterima"}
        help_texts: ClassVar = {"text": "Tanpa orang: tidak ada nama, NIK, atau nomor telepon."}
        widgets: ClassVar = {"key": forms.HiddenInput, "text": forms.Textarea(attrs={"rows": 3})}

    def __init__(self, year: OfficeYear, complaint: Complaint | None = None, sent: object = None) -> None:
        """Offer classes with their days, services and posts of the year."""
        facts, days = know(year).read.partial, days_of(year.office)
        services = facts.services if facts else ()
        posts = facts.office.posts if facts else ()
        offered = {
            "channel": Channel.choices(),
            "item": [(each.value, f"{each.words} ({days[each]} hari kerja)") for each in ComplaintClass],
            "service": [("", "tidak tertentu"), *((each.code, each.name) for each in services)],
            "owner": [("", "belum ada"), *((str(each.id), each.name) for each in posts)],
        }
        usual = localdate() if localdate().year == year.year else None
        kept = complaint or Complaint(key=uuid4())
        super().__init__(sent, instance=kept, initial={"received_on": usual}, offered=offered)
        self.fields["text"].validators += [refuse_person, MinLengthValidator(SHORTEST_REASON)]


class CorrectionForm(ComplaintForm):
    """What a complaint says, corrected with a reason."""

    alasan = forms.CharField(label="Alasan pembetulan", widget=forms.Textarea(attrs={"rows": 2}))

    class Meta(ComplaintForm.Meta):
        """It has its key, and the day it came stays."""

        fields: ClassVar = ["version", "channel", "ticket", "item", "service", "text", "owner"]
        widgets: ClassVar = {"version": forms.HiddenInput, "text": forms.Textarea(attrs={"rows": 3})}


class ClassDaysForm(forms.Form):
    """Working days that each class of complaint may take."""

    def __init__(self, days: Mapping[str, int], sent: object = None) -> None:
        """Show the days of today."""
        super().__init__(sent, initial=days)  # type: ignore[arg-type]  # what was sent
        for each in ComplaintClass:
            box = forms.TextInput(attrs={"class": "kotak", "inputmode": "numeric"})
            self.fields[each.value] = forms.IntegerField(
                label=f"{each.words}, hari kerja", min_value=1, max_value=MAX_DAYS, widget=box
            )


class StepsForm(EntryForm):
    """When a complaint was verified and answered, and what became of it."""

    verified_on = forms.DateField(label="Hari diverifikasi", required=False)
    answered_on = forms.DateField(label="Hari dijawab", required=False)
    solved_on = forms.DateField(label="Hari berakhir", required=False)

    class Meta:
        """Steps in their order."""

        model = Complaint
        fields: ClassVar = ["version", "verified_on", "answered_on", "outcome", "solved_on"]
        widgets: ClassVar = {"version": forms.HiddenInput}

    def __init__(self, complaint: Complaint, sent: object = None) -> None:
        """Show what is noted already."""
        outcomes = [("", "belum berakhir"), *(each for each in Outcome.choices if each[0] != Outcome.VOID)]
        super().__init__(sent, instance=complaint, offered={"outcome": outcomes})
