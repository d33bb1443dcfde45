"""Forms of the register of blanks: a movement, and when the office is warned."""

from __future__ import annotations

from datetime import date
from typing import ClassVar
from uuid import uuid4

from django import forms
from django.http import QueryDict

from capaian.domain.registers.entries import MovementKind, WasteReason
from capaian.web.feed.forms import CountField, EntryForm
from capaian.web.services.blanks.models import BlankLimits, BlankMovement
from capaian.web.services.catalogue import Catalogue


class MovementForm(EntryForm):
    """A movement of blanks."""

    document_on = forms.DateField(
        label="Tanggal berita acara", required=False, help_text="Untuk yang dimusnahkan."
    )

    class Meta:
        """Fields in the order of the work."""

        model = BlankMovement
        fields: ClassVar = [
            *("key", "day", "kind", "blank", "count", "note", "reason", "site", "document", "document_on")
        ]
        help_texts: ClassVar = {
            "count": "Hitung stok: tulis yang benar-benar ada; selisih dengan buku dihitung sendiri.",
            "note": "Wajib untuk hitung stok; tanpa orang.",
            "reason": "Yang rusak dan yang dimusnahkan; juga saldo awal dan hitungan kartu yang menunggu.",
            "site": "Yang menerima kiriman, atau tempat blangko dipakai atau dihitung.",
            "document": "Surat jalan, atau berita acara pemusnahan; tanpa nama orang.",
        }
        field_classes: ClassVar = {"count": CountField}
        widgets: ClassVar = {
            "key": forms.HiddenInput,
            "note": forms.Textarea(attrs={"rows": 2}),
        }

    def __init__(self, catalogue: Catalogue, day: date, sent: QueryDict | None = None) -> None:
        """Offer kinds of blanks and sites of the office."""
        offered = {
            "blank": [*catalogue.blank_names.items()],
            "reason": [("", "Tidak ada"), *WasteReason.choices()],
            "site": [("", "Gudang"), *catalogue.site_names.items()],
        }
        super().__init__(sent, initial={"key": uuid4().hex, "day": day}, offered=offered)

    def clean(self) -> dict[str, object]:
        """Give a card that is withdrawn its one reason; of a count its number is what lay there."""
        found: dict[str, object] = super().clean() or self.cleaned_data
        if found.get("kind") == MovementKind.WITHDRAWN:
            found["reason"] = WasteReason.WITHDRAWN
        if found.get("kind") == MovementKind.DIFFERENCE:
            self.instance.counted = found.get("count")
        return found


class LimitsForm(EntryForm):
    """When an office is warned."""

    class Meta:
        """Both limits; below either one the office is warned."""

        model = BlankLimits
        fields: ClassVar = ["days", "pieces"]
        field_classes: ClassVar = dict.fromkeys(fields, CountField)
