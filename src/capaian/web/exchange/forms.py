"""What is asked of somebody who founds a year or brings a file for one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import timedelta
from typing import ClassVar, Final

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.http import QueryDict
from django.utils import timezone
from django.utils.datastructures import MultiValueDict

from capaian.domain.office import Area
from capaian.dossier.years.catalogue import USUAL, choose, is_component
from capaian.dossier.years.first_year import Beginning, first_year, may_begin
from capaian.dossier.years.regions import find_regencies, nearest_regencies, region_of
from capaian.rulebook import load_rulebook
from capaian.web.accounts.required import Required
from capaian.web.measurement.models import ApprovedYear
from capaian.web.offices.models import Office
from capaian.web.years.known import know

_MAX_AHEAD: Final = timedelta(days=2 * 366)
"""How far ahead a year is founded: what is later is mostly a slip."""


class FoundingForm(Required):
    """One of the ways in which an office founds a year."""

    way: ClassVar[str]
    title: ClassVar[str]
    help_text: ClassVar[str]
    button: ClassVar[str]
    is_possible = True

    def __init__(
        self,
        office: Office,
        data: QueryDict | None = None,
        files: MultiValueDict[str, UploadedFile[bytes]] | None = None,
    ) -> None:
        """Show what the office most likely means, or what was sent."""
        super().__init__(data, files)
        self.offer(office)

    def offer(self, office: Office) -> None:
        """Offer what the office may choose, with what it most likely means."""


class ApprovedYearForm(FoundingForm):
    """The approved year that the next one goes on from."""

    way = "penutupan"
    title = "Dari tahun yang disahkan"
    help_text = "Rencana dan teks dilanjutkan; angka yang disahkan menjadi pembanding."
    button = "Mulai tahun berikutnya"

    approved = forms.ChoiceField(label="Tahun yang disahkan", widget=forms.Select(attrs={"class": "kotak"}))

    def offer(self, office: Office) -> None:
        """Offer the approvals in force, by the hashes of their snapshots."""
        found = ApprovedYear.objects.filter(office_year__office=office, voided_at=None).order_by("-at")
        choices = [
            (one.sha256, f"{one.office_year.year}, {one}") for one in found.select_related("office_year")
        ]
        self.fields["approved"].choices = choices  # type: ignore[attr-defined]  # it is a choice
        self.is_possible = bool(choices)


class CatalogueForm(FoundingForm):
    """Regency, year and indicators of a dossier without figures."""

    way = "katalog"
    title = "Dari katalog"
    help_text = "Semua baris disiapkan; angkanya kosong."
    button = "Mulai dari katalog"

    regency = forms.CharField(
        label="Kabupaten atau kota",
        help_text="Nama, atau kode resmi seperti 63.11.",
        max_length=100,
        widget=forms.TextInput(attrs={"class": "kotak", "autocomplete": "off"}),
    )
    year = forms.IntegerField(
        label="Tahun",
        widget=forms.NumberInput(attrs={"class": "kotak angka-isian", "inputmode": "numeric"}),
    )
    indicators = forms.MultipleChoiceField(
        label="Indikator kinerja utama",
        widget=forms.CheckboxSelectMultiple,
        initial=[*USUAL],
        error_messages={"required": "Pilih sedikitnya satu indikator."},
    )

    def offer(self, office: Office) -> None:
        """Offer the catalogue of the rulebook, for the year after the last one, of the same regency."""
        self._rules = load_rulebook()
        # Ordered as `capaian new` orders them: the first that is chosen is IKU 1.
        entries = sorted(
            self._rules.catalogue, key=lambda entry: (is_component(entry), entry.code not in USUAL[:1])
        )
        self.fields["indicators"].choices = [(entry.code, entry.name) for entry in entries]  # type: ignore[attr-defined]  # it is a choice
        if last := office.years.order_by("-year").first():
            self.initial["year"] = last.year + 1
            if facts := know(last).found.office_year:
                self.initial["regency"] = str(facts.office.regency)

    def clean_year(self) -> int:
        """Refuse a year for which there is no scale of achievement, and one that is far ahead."""
        year: int = self.cleaned_data["year"]
        last = (timezone.localdate() + _MAX_AHEAD).year
        if not may_begin(year, self._rules) or year > last:
            raise ValidationError(f"Tulis tahun sejak {first_year(self._rules)} sampai {last}.")
        return year

    def clean_regency(self) -> Area:
        """Return the regency that is meant."""
        text: str = self.cleaned_data["regency"]
        found = find_regencies(self._rules.areas, text)
        if len(found) > 1:
            raise ValidationError(f"Dapat berarti {_list(found)}. Tulis kodenya.")
        if not found:
            near = nearest_regencies(self._rules.areas, text)
            likely = f"Yang mirip: {_list(near)}." if near else "Daerah baru dimulai dari buku kerja."
            raise ValidationError(f"Daerah ini tidak dikenal. {likely}")
        return found[0]

    def choice(self) -> Beginning:
        """Return what was chosen, the usual indicators first; only of a form that is right."""
        chosen = self.cleaned_data["indicators"]
        ordered = [*filter(chosen.__contains__, USUAL), *(code for code in chosen if code not in USUAL)]
        region = region_of(self._rules.areas, self.cleaned_data["regency"])
        return Beginning(region, self.cleaned_data["year"], choose(self._rules.catalogue, ordered))


def _list(areas: Sequence[Area]) -> str:
    return ", ".join(f"{area.name} ({area.code})" for area in areas)


class BroughtFileForm(Required):
    """A file that is brought for a year."""

    file = forms.FileField(
        label="Dossier (.zip) atau buku kerja (.xlsx)",
        widget=forms.ClearableFileInput(attrs={"class": "kotak", "accept": ".zip,.xlsx"}),
        error_messages={"empty": "Berkas ini kosong."},
        max_length=200,
    )


class FoundingFileForm(BroughtFileForm, FoundingForm):
    """A dossier or a workbook that a year is founded with."""

    way = "berkas"
    title = "Dari berkas"
    help_text = "Dossier dari halaman Tukar data, dengan bukti di dalamnya, atau buku kerja yang sudah diisi."
    button = "Mulai dari berkas"

    as_typed = forms.BooleanField(label="Baris buku yang tampak sebagai jumlah memang data", required=False)


def errors_of(form: forms.Form) -> Iterator[tuple[str, str, str]]:
    """Yield what is wrong with a form: id of the field, its label, and the words."""
    for field in form:
        for error in field.errors:
            yield field.id_for_label or field.auto_id, str(field.label), str(error)
    for error in form.non_field_errors():
        yield "", "", str(error)
