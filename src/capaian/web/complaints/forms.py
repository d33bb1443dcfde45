"""Forms of the register of complaints: a complaint as it came, and its answer and outcome."""

from __future__ import annotations

from uuid import uuid4

from django import forms
from django.utils.timezone import localdate

from capaian.web.complaints.models import LONGEST_TEXT, Channel, Complaint, ComplaintClass, Outcome
from capaian.web.complaints.register import DAYS
from capaian.web.complaints.screening import find_person
from capaian.web.years.known import know
from capaian.web.years.models import OfficeYear


def _day(label: str, *, is_required: bool = False) -> forms.DateField:
    widget = forms.DateInput(attrs={"type": "date", "class": "kotak"}, format="%Y-%m-%d")
    return forms.DateField(label=label, required=is_required, widget=widget)


def _choice(label: str, *, is_required: bool = False) -> forms.ChoiceField:
    return forms.ChoiceField(label=label, required=is_required, widget=forms.Select(attrs={"class": "kotak"}))


class ComplaintForm(forms.Form):
    """A complaint as it came."""

    use_required_attribute = False  # the page says what is missing

    cap = forms.UUIDField(widget=forms.HiddenInput)
    saluran = _choice("Saluran", is_required=True)
    golongan = _choice("Golongan", is_required=True)
    layanan = _choice("Layanan")
    diterima = _day("Hari diterima", is_required=True)
    isi = forms.CharField(
        label="Isi",
        help_text="Tanpa orang: tidak ada nama, NIK, atau nomor telepon.",
        max_length=LONGEST_TEXT,
        widget=forms.Textarea(attrs={"rows": 3, "class": "kotak"}),
    )
    jabatan = _choice("Jabatan penanggung jawab")

    def __init__(self, year: OfficeYear, sent: object = None) -> None:
        """Offer classes with their days, services and posts of the year."""
        super().__init__(sent, initial={"cap": uuid4().hex, "diterima": localdate()})  # type: ignore[arg-type]  # what was sent
        facts = know(year).read.partial
        services = facts.services if facts else ()
        posts = facts.office.posts if facts else ()
        offered = {
            "saluran": Channel.choices,
            "golongan": [(each.value, f"{each.label} ({DAYS[each]} hari kerja)") for each in ComplaintClass],
            "layanan": [("", "tidak tertentu"), *((each.code, each.name) for each in services)],
            "jabatan": [("", "belum ada"), *((str(each.id), each.name) for each in posts)],
        }
        for name, choices in offered.items():
            self.fields[name].choices = choices  # type: ignore[attr-defined]  # a field of choices

    def clean_isi(self) -> str:
        """Refuse a text that leads to a person."""
        text = str(self.cleaned_data["isi"])
        if found := find_person(text):
            raise forms.ValidationError(f"Tampak memuat {found}. Hapus nomornya.")
        return text

    def read(self) -> Complaint:
        """Return what was entered, without number and day due."""
        sent = self.cleaned_data
        return Complaint(
            key=sent["cap"],
            channel=sent["saluran"],
            item=sent["golongan"],
            service=sent["layanan"],
            text=sent["isi"],
            received_on=sent["diterima"],
            owner=sent["jabatan"],
        )


class StepsForm(forms.Form):
    """When a complaint was answered, and what became of it."""

    dijawab = _day("Hari dijawab")
    hasil = _choice("Hasil")
    berakhir = _day("Hari berakhir")

    def __init__(self, complaint: Complaint, sent: object = None) -> None:
        """Show what is noted already."""
        noted = {"dijawab": complaint.answered_on, "berakhir": complaint.solved_on}
        super().__init__(sent, initial={**noted, "hasil": complaint.outcome})  # type: ignore[arg-type]  # what was sent
        self.fields["hasil"].choices = [("", "belum berakhir"), *Outcome.choices]  # type: ignore[attr-defined]  # a field of choices

    def clean(self) -> dict[str, object]:
        """Refuse days that have not come."""
        found: dict[str, object] = super().clean() or self.cleaned_data
        for name in ("dijawab", "berakhir"):
            day = self.cleaned_data.get(name)
            if day and day > localdate():
                self.add_error(name, "Hari ini belum tiba.")
        return found
