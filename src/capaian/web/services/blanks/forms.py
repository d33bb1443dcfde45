"""Forms of the register of blanks: a movement, and when the office is warned."""

from __future__ import annotations

from datetime import date
from typing import ClassVar
from uuid import uuid4

from django import forms
from django.http import QueryDict

from capaian.rules.registers.balance import blank_names
from capaian.web.services.blanks.models import BlankLimits, BlankMovement, MovementKind, Reason
from capaian.web.services.catalogue import Catalogue


def _day(label: str, *, is_required: bool = True, help_text: str = "") -> forms.DateField:
    widget = forms.DateInput(attrs={"type": "date", "class": "kotak"}, format="%Y-%m-%d")
    return forms.DateField(label=label, required=is_required, help_text=help_text, widget=widget)


def _choice(label: str, *, is_required: bool = False, help_text: str = "") -> forms.ChoiceField:
    widget = forms.Select(attrs={"class": "kotak"})
    return forms.ChoiceField(label=label, required=is_required, help_text=help_text, widget=widget)


class MovementForm(forms.ModelForm):  # type: ignore[type-arg]  # it takes none while it runs
    """A movement of blanks."""

    use_required_attribute = False  # the page says what is missing

    key = forms.UUIDField(widget=forms.HiddenInput)
    day = _day("Hari")
    blank = _choice("Jenis blangko", is_required=True)
    reason = _choice(
        "Sebab", help_text="Yang rusak dan yang dimusnahkan; juga saldo awal kartu yang menunggu dimusnahkan."
    )
    site = _choice("Tempat", help_text="Yang menerima kiriman, atau tempat blangko dipakai.")
    document_on = _day("Tanggal berita acara", is_required=False, help_text="Untuk yang dimusnahkan.")

    class Meta:
        """Fields in the order of the work."""

        model = BlankMovement
        fields: ClassVar = [
            *("key", "day", "kind", "blank", "count", "reason", "site", "document", "document_on")
        ]
        help_texts: ClassVar = {"document": "Surat jalan, atau berita acara pemusnahan; tanpa nama orang."}
        widgets: ClassVar = {
            "kind": forms.Select(attrs={"class": "kotak"}),
            "count": forms.NumberInput(attrs={"class": "kotak", "inputmode": "numeric", "min": 1}),
            "document": forms.TextInput(attrs={"class": "kotak"}),
        }

    def __init__(self, catalogue: Catalogue, day: date, sent: QueryDict | None = None) -> None:
        """Offer kinds of blanks and sites of the office."""
        super().__init__(sent, initial={"key": uuid4().hex, "day": day})
        names = blank_names(catalogue.services.values())
        sites = [("", "Gudang"), *((code, site.name) for code, site in catalogue.sites.items())]
        offered = {"blank": [*names.items()], "reason": [("", "Tidak ada"), *Reason.choices], "site": sites}
        for name, choices in offered.items():
            self.fields[name].choices = choices  # type: ignore[attr-defined]  # a field of choices

    def clean(self) -> dict[str, object]:
        """Give a card that is withdrawn its one reason."""
        found: dict[str, object] = super().clean() or self.cleaned_data
        if found.get("kind") == MovementKind.WITHDRAWN:
            found["reason"] = Reason.WITHDRAWN
        return found


class LimitsForm(forms.ModelForm):  # type: ignore[type-arg]  # it takes none while it runs
    """When an office is warned."""

    class Meta:
        """Both limits; below either one the office is warned."""

        model = BlankLimits
        fields: ClassVar = ["days", "pieces"]
        widgets: ClassVar = {
            name: forms.NumberInput(attrs={"class": "kotak", "inputmode": "numeric", "min": 0})
            for name in ("days", "pieces")
        }
