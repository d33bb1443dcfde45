"""Forms of the register of complaints: a complaint as it came, and its answer and outcome."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar, Final
from uuid import uuid4

from django import forms
from django.core.validators import RegexValidator
from django.utils.timezone import localdate

from capaian.web.complaints.models import (
    LONGEST_TEXT,
    LONGEST_TICKET,
    Channel,
    Complaint,
    ComplaintClass,
    Outcome,
)
from capaian.web.complaints.register import days_of
from capaian.web.trail.screening import refuse_person
from capaian.web.years.known import know
from capaian.web.years.models import OfficeYear


def _day(label: str, *, is_required: bool = False) -> forms.DateField:
    widget = forms.DateInput(attrs={"type": "date", "class": "kotak"}, format="%Y-%m-%d")
    return forms.DateField(label=label, required=is_required, widget=widget)


def _choice(label: str, *, is_required: bool = False) -> forms.ChoiceField:
    return forms.ChoiceField(label=label, required=is_required, widget=forms.Select(attrs={"class": "kotak"}))


MAX_DAYS: Final = 250
"""Working days of a year."""
FIELDS: Final = {
    **{"cap": "key", "saluran": "channel", "lapor": "ticket", "golongan": "item", "layanan": "service"},
    **{"diterima": "received_on", "isi": "text", "jabatan": "owner", "versi": "version"},
}
"""Fields of a complaint by those of its forms."""


class ComplaintForm(forms.Form):
    """A complaint as it came."""

    use_required_attribute = False  # the page says what is missing

    cap = forms.UUIDField(widget=forms.HiddenInput)
    saluran = _choice("Saluran", is_required=True)
    lapor = forms.CharField(
        label="Nomor LAPOR",
        help_text="Angka saja; hanya untuk SP4N-LAPOR!.",
        required=False,
        max_length=LONGEST_TICKET,
        validators=[RegexValidator(r"^[0-9]{4,}\Z", "Tulis angkanya saja, sedikitnya empat.")],
        widget=forms.TextInput(attrs={"class": "kotak", "inputmode": "numeric", "autocomplete": "off"}),
    )
    golongan = _choice("Golongan", is_required=True)
    layanan = _choice("Layanan")
    diterima = _day("Hari diterima", is_required=True)
    isi = forms.CharField(
        label="Isi",
        help_text="Tanpa orang: tidak ada nama, NIK, atau nomor telepon.",
        max_length=LONGEST_TEXT,
        validators=[refuse_person],
        widget=forms.Textarea(attrs={"rows": 3, "class": "kotak"}),
    )
    jabatan = _choice("Jabatan penanggung jawab")

    def __init__(
        self, year: OfficeYear, sent: object = None, shown: Mapping[str, object] | None = None
    ) -> None:
        """Offer classes with their days, services and posts of the year."""
        self.shown = shown or {"cap": uuid4().hex, "diterima": localdate()}
        super().__init__(sent, initial=self.shown)  # type: ignore[arg-type]  # what was sent
        facts, days = know(year).read.partial, days_of(year.office)
        services = facts.services if facts else ()
        posts = facts.office.posts if facts else ()
        offered = {
            "saluran": Channel.choices,
            "golongan": [(each.value, f"{each.label} ({days[each]} hari kerja)") for each in ComplaintClass],
            "layanan": [("", "tidak tertentu"), *((each.code, each.name) for each in services)],
            "jabatan": [("", "belum ada"), *((str(each.id), each.name) for each in posts)],
        }
        for name, choices in offered.items():
            kept = str(self.shown.get(name, ""))  # what the year no longer has stays as it is
            more = [(kept, kept)] if kept not in {"", *(code for code, _ in choices)} else []
            self.fields[name].choices = [*choices, *more]  # type: ignore[attr-defined]  # a field of choices

    def read(self) -> Complaint:
        """Return what was entered, without number and day due."""
        sent = self.cleaned_data.items()
        return Complaint(**{FIELDS[name]: value for name, value in sent if name in FIELDS})


class CorrectionForm(ComplaintForm):
    """What a complaint says, corrected with a reason."""

    cap = None  # type: ignore[assignment]  # it has its key
    diterima = None  # type: ignore[assignment]  # the day it came stays
    versi = forms.IntegerField(widget=forms.HiddenInput)
    alasan = forms.CharField(
        label="Alasan pembetulan",
        validators=[refuse_person],  # the log keeps it
        widget=forms.Textarea(attrs={"rows": 2, "class": "kotak"}),
    )

    def __init__(self, year: OfficeYear, kept: Complaint, sent: object = None) -> None:
        """Show what it says."""
        super().__init__(year, sent, {name: getattr(kept, field) for name, field in FIELDS.items()})


class ClassDaysForm(forms.Form):
    """Working days that each class of complaint may take."""

    def __init__(self, days: Mapping[str, int], sent: object = None) -> None:
        """Show the days of today."""
        super().__init__(sent, initial=days)  # type: ignore[arg-type]  # what was sent
        for each in ComplaintClass:
            box = forms.TextInput(attrs={"class": "kotak", "inputmode": "numeric"})
            self.fields[each.value] = forms.IntegerField(
                label=f"{each.label}, hari kerja", min_value=1, max_value=MAX_DAYS, widget=box
            )


class StepsForm(forms.Form):
    """When a complaint was verified and answered, and what became of it."""

    versi = forms.IntegerField(widget=forms.HiddenInput)
    diverifikasi = _day("Hari diverifikasi")
    dijawab = _day("Hari dijawab")
    hasil = _choice("Hasil")
    berakhir = _day("Hari berakhir")
    _fields_of: ClassVar = {
        **{"diverifikasi": "verified_on", "dijawab": "answered_on", "berakhir": "solved_on"},
        **{"hasil": "outcome", "versi": "version"},
    }

    def __init__(self, complaint: Complaint, sent: object = None) -> None:
        """Show what is noted already."""
        noted = {name: getattr(complaint, field) for name, field in self._fields_of.items()}
        super().__init__(sent, initial=noted)  # type: ignore[arg-type]  # what was sent
        self.fields["hasil"].choices = [("", "belum berakhir"), *Outcome.choices]  # type: ignore[attr-defined]  # a field of choices

    def clean(self) -> dict[str, object]:
        """Refuse days that have not come."""
        found: dict[str, object] = super().clean() or self.cleaned_data
        for name in ("diverifikasi", "dijawab", "berakhir"):
            day = self.cleaned_data.get(name)
            if day and day > localdate():
                self.add_error(name, "Hari ini belum tiba.")
        return found

    def read(self) -> Complaint:
        """Return what was noted."""
        return Complaint(**{field: self.cleaned_data[name] for name, field in self._fields_of.items()})
