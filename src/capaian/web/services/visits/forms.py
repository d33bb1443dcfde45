"""The sheet of a visit as a form."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar, Final

from django import forms
from django.forms import BoundField
from django.utils.text import slugify

from capaian.domain.office_year import OfficeYear as Facts
from capaian.domain.registers.entries import VisitState
from capaian.domain.work import Resource
from capaian.web.feed.forms import CountField, EntryForm
from capaian.web.services.catalogue import Catalogue
from capaian.web.services.visits.models import Visit
from capaian.web.services.visits.register import VisitError

SERVED: Final = "n-"
"""How names of fields for served documents begin; the service follows."""
MAX_STAFF: Final = 200
MAX_SERVED: Final = 99_999


class VisitForm(EntryForm):
    """A visit, planned or done, with what was served."""

    staff = CountField(label="Jumlah petugas", min_value=1, max_value=MAX_STAFF)

    class Meta:
        """The sheet, and what tells it from another."""

        model = Visit
        fields = (
            *("key", "version", "day", "innovation", "place", "area", "staff", "node", "state", "reason"),
        )
        widgets: ClassVar = {
            "key": forms.HiddenInput,
            "version": forms.HiddenInput,
            "innovation": forms.TextInput({"list": "daftar-inovasi", "autocomplete": "off"}),
            "reason": forms.Textarea({"rows": 2}),
        }
        labels: ClassVar = {"area": "Kecamatan", "reason": "Alasan dibatalkan"}
        help_texts: ClassVar = {
            "innovation": "Pilih dari daftar, atau tulis nama pendek; ejaan yang sama dihitung bersama.",
            "place": "Balai desa, sekolah, rumah sakit; tanpa nama orang.",
        }

    def __init__(
        self, facts: Facts | None, catalogue: Catalogue, known: Iterable[str], visit: Visit, sent: object
    ) -> None:
        """Offer what the year has; `known` are innovations that visits named before."""
        declared = facts.innovations if facts else ()
        self._codes = {slugify(name): each.id for each in declared for name in (each.id, each.name)}
        names = {each.id: each.name for each in declared}
        self.innovations = [*names.values(), *(code for code in known if code not in names)]
        counts = {each.service: each.count for each in visit.served.all()} if visit.pk else {}
        shown = {"innovation": names.get(visit.innovation, visit.innovation)}
        shown |= {f"{SERVED}{code}": str(count) for code, count in counts.items()}
        areas = [(str(each.code), each.name) for each in catalogue.districts]
        offered = {
            "area": [("", "tidak dicatat"), *areas],
            "node": [("", "tidak disebut"), *_budget_lines(facts)],
        }
        super().__init__(sent, initial=shown, instance=visit, offered=offered)
        for code in dict.fromkeys([*catalogue.services, *counts]):
            service = catalogue.services.get(code)
            if code in counts or (service and service.is_offered(visit.day)):
                self.fields[f"{SERVED}{code}"] = CountField(
                    label=service.name if service else code,
                    required=False,
                    min_value=0,
                    max_value=MAX_SERVED,
                    widget=forms.TextInput({"inputmode": "numeric", "size": 6, "class": "kotak"}),
                )

    def clean_innovation(self) -> str:
        """Return the code of an innovation: that of the dossier, else the name as a code."""
        code = slugify(str(self.cleaned_data["innovation"]))
        if not code:
            raise forms.ValidationError("Tulis nama pendek dengan huruf.")
        return self._codes.get(code, code)

    @property
    def sheet(self) -> list[BoundField]:
        """Fields of the visit itself."""
        return [field for field in self.visible_fields() if not field.name.startswith(SERVED)]

    @property
    def served(self) -> list[BoundField]:
        """Fields of what was served."""
        return [field for field in self.visible_fields() if field.name.startswith(SERVED)]

    def read(self) -> tuple[Visit, dict[str, int]]:
        """Return what was entered, and the documents by service; raises `VisitError` for none of a visit."""
        if self.instance.state != VisitState.CANCELLED:
            self.instance.reason = ""
        numbers = {name.removeprefix(SERVED): n for name, n in self.cleaned_data.items() if SERVED in name}
        if self.instance.state == VisitState.DONE and numbers and {*numbers.values()} == {None}:
            raise VisitError("Terlaksana: isi dokumen yang dilayani; tulis 0 bila tidak ada.")
        return self.instance, {service: n for service, n in numbers.items() if n}


def _budget_lines(facts: Facts | None) -> list[tuple[str, str]]:
    """Return the nodes that have money of the year, each with its code and name."""
    if facts is None:
        return []
    funded = {row.node for row in facts.inputs if row.resource is Resource.MONEY}
    return [(each.id, f"{each.code} {each.name}") for each in facts.nodes if each.id in funded]
