"""Pages of the register of blanks: stock with its movements, a movement,
when the office is warned.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cached_property
from typing import ClassVar
from uuid import uuid4

from django import forms
from django.http import HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, render

from capaian.domain.period import Period
from capaian.domain.registers.catalogue import MovementKind, WasteReason
from capaian.domain.registers.closed_month import Register
from capaian.web.feed.forms import CountField, RegisterEntryForm, ReopeningForm
from capaian.web.feed.models import find_reason_of_day
from capaian.web.papers.views import FILE_FORMS
from capaian.web.services.blanks import stock
from capaian.web.services.blanks.models import BlankLimits, BlankMovement
from capaian.web.services.catalogue import Catalogue, catalogue_of
from capaian.web.services.forms import PlaceForm
from capaian.web.site.access import OfficeRequest
from capaian.web.site.form_page import FormPage
from capaian.web.site.unread_entries import require_days


class MovementForm(RegisterEntryForm):
    """A movement of blanks."""

    document_on = forms.DateField(
        label="Tanggal berita acara", required=False, help_text="Untuk yang dimusnahkan."
    )

    class Meta:
        """Fields in the order of the work."""

        model = BlankMovement
        fields: ClassVar = [
            *(
                "key",
                "day",
                "kind",
                "blank",
                "count",
                "note",
                "reason",
                "site",
                "document",
                "document_on",
            )
        ]
        help_texts: ClassVar = {
            "count": "Hitung stok: tulis yang benar-benar ada; selisih dengan buku dihitung "
            "sendiri.",
            "note": "Wajib untuk hitung stok; tanpa orang.",
            "reason": "Yang rusak dan yang dimusnahkan; juga saldo awal dan hitungan kartu yang "
            "menunggu.",
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
        """Give a card that is withdrawn its one reason;
        of a count its number is what lay there.
        """
        found: dict[str, object] = super().clean() or self.cleaned_data
        if found.get("kind") == MovementKind.WITHDRAWN:
            found["reason"] = WasteReason.WITHDRAWN
        if found.get("kind") == MovementKind.DIFFERENCE:
            self.instance.counted = found.get("count")
        return found


class LimitsForm(RegisterEntryForm):
    """When an office is warned."""

    class Meta:
        """Both limits; below either one the office is warned."""

        model = BlankLimits
        fields: ClassVar = ["days", "pieces"]
        field_classes: ClassVar = dict.fromkeys(fields, CountField)


def blanks(request: OfficeRequest, office: str, year: int) -> HttpResponse:
    """Show what is left of each kind on a day and how long it lasts,
    with the movements of its month.
    """
    own = request.here.require_year()
    require_days(own)
    catalogue = catalogue_of(own)
    place = PlaceForm(catalogue, year, request.GET)
    day, month = place.day, Period.month_of(place.day)
    names, sites = catalogue.blank_names, catalogue.site_names
    moved = own.office.blank_movements.filter(day__gte=month.start, day__lte=month.end)
    rows = moved.select_related("by", "countered_by").order_by("-day", "-pk")
    context = {
        "place": place,
        "day": day,
        "month": month,
        "lines": stock.stock_lines(own.office, catalogue, day),
        "questions": stock.ask_about_months(own.office, catalogue, date(year, 1, 1), day),
        "rows": [
            (each, names.get(each.blank, each.blank), sites.get(each.site, each.site))
            for each in rows
        ],
        "minutes": [*stock.destruction_minutes(own)],
        "forms": FILE_FORMS,
        "has_kinds": bool(names),
    }
    return render(request, "blanks/blanks.html", context)


class MovementNew(FormPage[MovementForm]):
    """Note a movement; the next one of the day may follow."""

    template = "blanks/new.html"
    makes_entry = True

    def _make_form(self, sent: QueryDict | None) -> MovementForm:
        return MovementForm(catalogue_of(self.year), self._day, sent)

    @property
    def _day(self) -> date:
        return PlaceForm(catalogue_of(self.year), self.year.year, self.request.GET).day

    def _context(self) -> Mapping[str, object]:
        return {"day": self._day}

    def _keep(self, form: MovementForm) -> str:
        kept = stock.keep_movement(self.year, form.instance, self.author(form.instance.note))
        return f"Disimpan: {kept.get_kind_display()} {kept.count}."

    def _next_address(self, form: MovementForm) -> str:
        again = self.address("blank_movement_new" if "lagi" in self.request.POST else "blanks")
        return f"{again}?hari={form.instance.day}"


class MovementPage(FormPage[ReopeningForm]):
    """Show a movement, and take it back with a reason."""

    template = "blanks/movement.html"
    form_class = ReopeningForm

    @cached_property
    def movement(self) -> BlankMovement:
        """The movement; raises `Http404`."""
        moved = self.year.office.blank_movements.select_related("by", "countered_by")
        kept: BlankMovement = get_object_or_404(moved, pk=self.kwargs["pk"])
        return kept

    def _keep(self, form: ReopeningForm) -> str:
        stock.counter_movement(self.year, self.movement, self.author(form.cleaned_data["alasan"]))
        return "Mutasi dibatalkan oleh mutasi lawan; tulis yang benar bila perlu."

    def _next_address(self, form: ReopeningForm) -> str:
        return f"{self.address('blanks')}?hari={self.movement.day}"

    def _context(self) -> Mapping[str, object]:
        kept, catalogue = self.movement, catalogue_of(self.year)
        return {
            "movement": kept,
            "name": catalogue.blank_names.get(kept.blank, kept.blank),
            "site": catalogue.site_names.get(kept.site, kept.site),
            "obstacle": find_reason_of_day(self.year, Register.BLANKS, kept.day),
            "is_final": bool(kept.counters_id) or hasattr(kept, "countered_by"),
        }


class LimitsPage(FormPage[LimitsForm]):
    """Say when the office is warned that blanks run out."""

    template = "blanks/limits.html"
    next_page = "blanks"

    def _make_form(self, sent: QueryDict | None) -> LimitsForm:
        return LimitsForm(sent, instance=stock.limits_of(self.year.office))

    def _keep(self, form: LimitsForm) -> str:
        stock.change_limits(
            self.year, form.cleaned_data["days"], form.cleaned_data["pieces"], self.author()
        )
        return "Batas peringatan disimpan."
