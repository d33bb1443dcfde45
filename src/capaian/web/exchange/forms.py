"""What somebody is asked who begins a year, by where it begins from."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.utils import timezone
from django.utils.datastructures import MultiValueDict

from capaian.domain.office import Area
from capaian.domain.rule_set import RuleSet
from capaian.dossier.years.catalogue import USUAL, choose, is_component
from capaian.dossier.years.first_year import Beginning, first_year, may_begin
from capaian.dossier.years.regions import (
    Region,
    find_regencies,
    nearest_regencies,
    province_of,
    read_code,
    region_of,
)
from capaian.rulebook import load_rulebook
from capaian.web.accounts.required import Required

_LONGEST_NAME: Final = 100
_NEAR: Final = 2
"""Years from today within which a year begins without a question."""
SURE_OF_YEAR: Final = "yakin-tahun"
"""Name of what is sent once more with a year that was asked about."""
_SHA256: Final = r"^[0-9a-fA-F]{64}$"


def _text(label: str, help_text: str = "", *, required: bool = True) -> forms.CharField:
    widget = forms.TextInput(attrs={"class": "kotak", "autocomplete": "off"})
    return forms.CharField(
        label=label, help_text=help_text, required=required, max_length=_LONGEST_NAME, widget=widget
    )


def _file(label: str, ending: str, *, required: bool = True) -> forms.FileField:
    widget = forms.ClearableFileInput(attrs={"class": "kotak", "accept": ending})
    empty = "Berkas ini kosong."
    return forms.FileField(
        label=label, required=required, widget=widget, error_messages={"empty": empty}, max_length=200
    )


class CatalogueForm(Required):
    """Regency, year and indicators of a dossier without figures."""

    far_year: int | None = None
    """A year that was asked about; whoever sends it once more means it."""
    regency = _text("Kabupaten atau kota", "Nama, atau kode resmi seperti 63.11.")
    year = forms.IntegerField(
        label="Tahun",
        widget=forms.NumberInput(attrs={"class": "kotak angka-isian", "inputmode": "numeric"}),
    )
    indicators = forms.MultipleChoiceField(
        label="Indikator kinerja utama",
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Pilih sedikitnya satu indikator."},
    )
    name = _text("Nama daerah", "Hanya bila kode daerahnya belum dikenal.", required=False)
    province = _text("Provinsi", "Hanya bila kode daerahnya belum dikenal.", required=False)

    def __init__(
        self, data: Mapping[str, Any] | None = None, initial: Mapping[str, Any] | None = None
    ) -> None:
        """Offer what the rulebook has; what the office had last year stands there already."""
        super().__init__(data, initial={"indicators": [*USUAL], **(initial or {})})
        self._rules = load_rulebook()
        # Ordered as `capaian new` orders them: the first that is chosen is IKU 1.
        entries = sorted(
            self._rules.catalogue, key=lambda entry: (is_component(entry), entry.code not in USUAL[:1])
        )
        self.fields["indicators"].choices = [(entry.code, entry.name) for entry in entries]  # type: ignore[attr-defined]  # it is a choice

    def clean_year(self) -> int:
        """Refuse a year for which there is no scale of achievement."""
        year: int = self.cleaned_data["year"]
        if not may_begin(year, self._rules):
            raise ValidationError(
                f"Tahun ini tidak dapat dipakai. Tulis tahun sejak {first_year(self._rules)}."
            )
        self._ask_of_far(year)
        return year

    def _ask_of_far(self, year: int) -> None:
        """Ask once about a year that is far from today: it is mostly a slip."""
        today = timezone.localdate().year
        if abs(year - today) > _NEAR and self.data.get(SURE_OF_YEAR) != str(year):
            self.far_year = year
            away = abs(year - today)
            way = "sesudah" if year > today else "sebelum"
            raise ValidationError(
                f"Tahun {year} itu {away} tahun {way} tahun ini, {today}. Perbaiki; bila memang demikian, "
                "tekan sekali lagi."
            )

    def clean(self) -> dict[str, Any]:
        """Find the regency that is meant."""
        found: dict[str, Any] = super().clean() or {}
        if text := found.get("regency"):
            try:
                found["region"] = find_region(
                    text, found.get("name", ""), found.get("province", ""), self._rules
                )
            except ValidationError as error:
                self.add_error(None if hasattr(error, "error_dict") else "regency", error)
        return found

    def choice(self) -> Beginning:
        """Return what was chosen; only of a form that is right."""
        # Numbered as by `capaian new`: the usual ones first, in their order.
        told = self.cleaned_data
        chosen = told["indicators"]
        in_order = [
            *(code for code in USUAL if code in chosen),
            *(code for code in chosen if code not in USUAL),
        ]
        return Beginning(told["region"], told["year"], choose(self._rules.catalogue, in_order))


_UNKNOWN: Final = "Kode ini belum dikenal. Bila benar, tulis {}."


def find_region(text: str, name: str, province: str, rules: RuleSet) -> Region:
    """Return the regency that is meant; raises `ValidationError` with the likely ones."""
    found = find_regencies(rules.areas, text)
    if len(found) == 1:
        return region_of(rules.areas, found[0])
    if found:
        raise ValidationError(f"Dapat berarti {_list(found)}. Tulis kodenya.")
    code = read_code(text)
    if code is None:
        near = nearest_regencies(rules.areas, text)
        likely = f" Yang mirip: {_list(near)}." if near else ""
        raise ValidationError(f"Daerah ini tidak dikenal.{likely} Untuk daerah lain tulis kode resminya.")
    above = province or province_of(rules.areas, code)
    told = (("name", name, "nama daerahnya"), ("province", above, "provinsinya"))
    if lacking := {field: [_UNKNOWN.format(what)] for field, text, what in told if not text.strip()}:
        raise ValidationError(lacking)
    return Region(code, " ".join(name.split()), " ".join(above.split()))


def _list(areas: Sequence[Area]) -> str:
    return ", ".join(f"{area.name} ({area.code})" for area in areas)


class FileForm(Required):
    """A file that a year begins with, or that is brought for it."""

    file = _file("Dossier (.zip) atau buku kerja (.xlsx)", ".zip,.xlsx")
    as_typed = forms.BooleanField(label="Baris buku yang tampak sebagai jumlah memang data", required=False)


class SnapshotForm(Required):
    """The year that was approved before: one of the office, or a file."""

    approved = forms.ChoiceField(
        label="Tahun yang disahkan di sini",
        help_text="Pilih tahun ini, atau berkas penutupan di bawah; salah satu wajib.",
        required=False,
        widget=forms.Select(attrs={"class": "kotak"}),
    )
    file = _file("Atau berkas penutupan (.json)", ".json", required=False)
    sha256 = forms.RegexField(
        _SHA256,
        label="Sidik berkas (SHA-256) yang tercetak saat tahun itu ditutup",
        help_text="Untuk berkas: dengan itu terbukti bahwa berkasnya belum berubah.",
        required=False,
        widget=forms.TextInput(attrs={"class": "kotak mono", "autocomplete": "off"}),
        error_messages={"invalid": "Sidik berkas terdiri atas 64 angka dan huruf a sampai f."},
    )

    def __init__(
        self,
        data: Mapping[str, Any] | None = None,
        files: MultiValueDict[str, UploadedFile[bytes]] | None = None,
        approved: Sequence[tuple[str, str]] = (),
        chosen: str = "",
    ) -> None:
        """Offer snapshots of the office, by their hashes; one of them is chosen beforehand."""
        super().__init__(data, files, initial={"approved": chosen})
        self.fields["approved"].choices = [("", ""), *approved]  # type: ignore[attr-defined]  # it is a choice
        if not approved:  # then the file is all that there is
            del self.fields["approved"]
            self.fields["file"].label, self.fields["file"].required = "Berkas penutupan (.json)", True

    def clean(self) -> dict[str, Any]:
        """Ask for one of both."""
        found: dict[str, Any] = super().clean() or {}
        if not self.errors and bool(found.get("approved")) is bool(found.get("file")):
            raise ValidationError("Pilih tahun yang disahkan di sini, atau sebuah berkas; salah satu saja.")
        return found


def errors_of(form: forms.Form) -> Iterator[tuple[str, str, str]]:
    """Yield what is wrong with a form: id of the field, its label, and the words."""
    for field in form:
        for error in field.errors:
            yield field.id_for_label or field.auto_id, str(field.label), str(error)
    for error in form.non_field_errors():
        yield "", "", str(error)
