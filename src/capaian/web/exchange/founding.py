"""Founding a year of an office: from the year before, from the catalogue, or from a file."""

from __future__ import annotations

import io
import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import ClassVar, Final

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from capaian.domain.errors import CapaianError, InputError
from capaian.domain.issue import Issue, Level, has_errors
from capaian.domain.office import Area
from capaian.dossier.canonical import make_canonical
from capaian.dossier.excel.import_book import Answers
from capaian.dossier.file_names import EVIDENCE
from capaian.dossier.folder import Folder, lay_texts
from capaian.dossier.read import read_folder
from capaian.dossier.reading.cell_reading import Reading
from capaian.dossier.years.first_year import (
    USUAL_INDICATORS,
    Beginning,
    begin,
    choose,
    first_year,
    is_component,
    may_begin,
)
from capaian.dossier.years.next_year import BrokenTextsError, begin_ahead, go_on
from capaian.dossier.years.regions import find_regencies, nearest_regencies, region_of
from capaian.dossier.years.snapshot import hash_snapshot, read_snapshot
from capaian.rulebook import load_rulebook
from capaian.rules.checks.formulas import check_formulas
from capaian.web.accounts.forms import RequiredFieldsForm
from capaian.web.evidence.models import Requirement
from capaian.web.evidence.uploads import note_brought
from capaian.web.exchange.comparison import FileTask, compare
from capaian.web.exchange.import_plan import (
    BroughtEvidence,
    check_founding,
    examine_evidence,
    problem,
)
from capaian.web.exchange.import_preview import display_issue
from capaian.web.exchange.models import Upload, name_of, store_file
from capaian.web.measurement.figures import FigureNames
from capaian.web.measurement.models import ApprovedYear, Rhythm
from capaian.web.measurement.seals import YEAR
from capaian.web.offices.models import Office
from capaian.web.site.access import OfficeRequest, author_of
from capaian.web.trail.models import YEAR_BEGUN
from capaian.web.trail.record import Author, Deed, record
from capaian.web.years.change import WrittenRow, change_rules, sealed_row_names
from capaian.web.years.contents import content_path
from capaian.web.years.known import know
from capaian.web.years.models import OfficeYear, PartFile
from capaian.web.years.store import take_in

_MAX_AHEAD: Final = timedelta(days=2 * 366)
"""How far ahead a year is founded: what is later is mostly a slip."""
_REGENCY_IN_NAME: Final = re.compile(r"\b(?:Kabupaten|Kota) .+")
_NEW_FOLDER: Final = Path("baru")
_MAY_WAIT: Final = frozenset({"evidence_missing"})
"""A workbook brings but the names of its evidence; the files come afterwards,
as the command says too.
"""


class FoundingForm(RequiredFieldsForm):
    """One of the ways in which an office founds a year."""

    way: ClassVar[str]
    title: ClassVar[str]
    help_text: ClassVar[str]
    button: ClassVar[str]
    is_possible = True

    def __init__(self, office: Office, request: OfficeRequest | None = None) -> None:
        super().__init__(*((request.POST, request.FILES) if request else ()))
        self.office, self.cleaned = office, list[str]()
        """Names of evidence of which less was kept than was brought."""
        self.offer()

    def offer(self) -> None:
        """Offer what the office may choose, with what it most likely means."""

    def found_year(self, author: Author) -> OfficeYear:
        """Found the year; raises `InputError` with all that is wrong with it."""
        raise NotImplementedError


class ApprovedYearForm(FoundingForm):
    """The approved year that the next one goes on from."""

    way = "penutupan"
    title = "Dari tahun yang disahkan"
    help_text = "Rencana dan teks dilanjutkan; angka yang disahkan menjadi pembanding."
    button = "Mulai tahun berikutnya"

    approved = forms.ChoiceField(
        label="Tahun yang disahkan", widget=forms.Select(attrs={"class": "kotak"})
    )

    def offer(self) -> None:
        """Offer the approvals in force, by the hashes of their snapshots."""
        found = ApprovedYear.objects.filter(
            office_year__office=self.office, voided_at=None
        ).order_by("-at")
        found = found.select_related("office_year")
        choices = [(one.sha256, f"{one.office_year.year}, {one}") for one in found]
        self.fields["approved"].choices = choices  # type: ignore[attr-defined]  # it is a choice
        self.is_possible = bool(choices)

    def found_year(self, author: Author) -> OfficeYear:
        """Go on from the year that was approved;
        raises `InputError` if its snapshot is damaged.
        """
        sha256: str = self.cleaned_data["approved"]
        content = content_path(sha256).read_bytes()
        snapshot = read_snapshot(content, "penutupan", sha256)
        before = self.office.years.get(approvals__sha256=sha256, approvals__voided_at=None)
        texts = {
            file: content.decode() for file, content in know(before).folder.narratives.items()
        }
        named = {item.sha256: item.file for item in snapshot.earlier}
        kept = PartFile.objects.filter(office_year__office=self.office, path__in=named.values())
        closings = [text.encode() for text in kept.values_list("text", flat=True)]
        earlier = {named[own]: text for text in closings if (own := hash_snapshot(text)) in named}
        made = go_on(snapshot, content, earlier, is_compared=True, texts=texts)
        return _go_on(before, made.files, {"kind": "snapshot", "sha256": sha256}, author)


class OpenYearForm(FoundingForm):
    """The open year that the next one begins beside, before the open one is approved."""

    way = "terbuka"
    title = "Dari tahun yang belum disahkan"
    help_text = (
        "Jabatan, rencana, jenis layanan, tempat, jam kerja, dan umpan dibawa, tanpa "
        "angka. Angka pembanding "
        "dan teks menyusul sesudah tahun itu disahkan."
    )
    button = "Mulai tahun berikutnya"

    open_year = forms.TypedChoiceField(
        label="Tahun yang masih terbuka", coerce=int, widget=forms.Select(attrs={"class": "kotak"})
    )

    def offer(self) -> None:
        """Offer the open years that no year follows yet, the last first."""
        years, last = (
            [*self.office.years.order_by("-year")],
            (timezone.localdate() + _MAX_AHEAD).year,
        )
        begun = {each.year for each in years}
        found = [
            e.year for e in years if not e.is_closed and e.year < last and e.year + 1 not in begun
        ]
        choices = [(year, str(year)) for year in found]
        self.fields["open_year"].choices = choices  # type: ignore[attr-defined]  # it is a choice
        self.is_possible = bool(found)

    def found_year(self, author: Author) -> OfficeYear:
        """Begin the next year; raises `InputError` if the open one cannot be read."""
        before = self.office.years.get(year=self.cleaned_data["open_year"])
        known = know(before)
        facts = known.read.partial
        if facts is None:
            remedy = "Perbaiki dahulu galat perencanaannya."
            raise InputError(
                [problem("year_unreadable", f"Tahun {before} tidak terbaca.", remedy)]
            )
        try:
            made = begin_ahead(facts, known.folder)
        except BrokenTextsError as error:
            remedy = "Perbaiki dahulu berkas itu di Perencanaan."
            raise InputError(
                [problem("year_unreadable", f"Tidak terbaca: {error}.", remedy)]
            ) from None
        return _go_on(before, made.files, {"kind": "year", "year": before.year}, author)


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
        initial=[*USUAL_INDICATORS],
        error_messages={"required": "Pilih sedikitnya satu indikator."},
    )

    def offer(self) -> None:
        """Offer the catalogue of the rulebook, for the year after the last one,
        of the same regency.
        """
        self._rules = load_rulebook()
        # Ordered as `capaian new` orders them: the first that is chosen is IKU 1.
        entries = sorted(
            self._rules.catalogue,
            key=lambda entry: (is_component(entry), entry.code not in USUAL_INDICATORS[:1]),
        )
        choices = [(entry.code, entry.name) for entry in entries]
        self.fields["indicators"].choices = choices  # type: ignore[attr-defined]  # it is a choice
        if last := self.office.years.order_by("-year").first():
            self.initial["year"] = last.year + 1
            if facts := know(last).read.office_year:
                self.initial["regency"] = str(facts.office.regency)
        else:
            self.initial["year"] = timezone.localdate().year
            if named := _REGENCY_IN_NAME.search(self.office.name):
                self.initial["regency"] = named[0]

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
            likely = (
                f"Yang mirip: {_list(near)}." if near else "Daerah baru dimulai dari buku kerja."
            )
            raise ValidationError(f"Daerah ini tidak dikenal. {likely}")
        return found[0]

    def found_year(self, author: Author) -> OfficeYear:
        """Found a year whose rows wait for figures and their sources,
        the usual indicators first.
        """
        chosen = self.cleaned_data["indicators"]
        ordered = [
            *filter(chosen.__contains__, USUAL_INDICATORS),
            *(code for code in chosen if code not in USUAL_INDICATORS),
        ]
        region = region_of(self._rules.areas, self.cleaned_data["regency"])
        indicators = choose(self._rules.catalogue, ordered)
        beginning = Beginning(region, self.cleaned_data["year"], indicators, names_sources=False)
        return _take_in(
            self.office, _lay(begin(beginning, self._rules)), {"kind": "catalogue"}, author
        )


def _list(areas: Sequence[Area]) -> str:
    return ", ".join(f"{area.name} ({area.code})" for area in areas)


class FoundingFileForm(FoundingForm):
    """A dossier or a workbook that a year is founded with."""

    way = "berkas"
    title = "Dari berkas"
    help_text = (
        "Dossier dari halaman Tukar data, dengan bukti di dalamnya, atau buku kerja yang "
        "sudah diisi."
    )
    button = "Mulai dari berkas"

    file = forms.FileField(
        label="Dossier (.zip) atau buku kerja (.xlsx)",
        widget=forms.ClearableFileInput(attrs={"class": "kotak", "accept": ".zip,.xlsx"}),
        error_messages={"empty": "Berkas ini kosong."},
        max_length=200,
    )
    as_typed = forms.BooleanField(
        label="Baris buku yang tampak sebagai jumlah memang data", required=False
    )

    def found_year(self, author: Author) -> OfficeYear:
        """Found a year with all that the file holds, its evidence too."""
        file: UploadedFile[bytes] = self.cleaned_data["file"]
        kind = (
            Upload.Kind.BOOK
            if (file.name or "").lower().endswith(".xlsx")
            else Upload.Kind.DOSSIER
        )
        with TemporaryDirectory(prefix="capaian-") as place:
            path, unpacked = Path(place) / f"kiriman.{kind.value}", Path(place) / "isi"
            unpacked.mkdir()
            source = {"kind": kind.value, "name": name_of(file), "sha256": store_file(file, path)}
            answers = Answers(is_as_typed=self.cleaned_data["as_typed"])
            task = FileTask(
                kind, path, name_of(file), unpacked, Folder(_NEW_FOLDER), answers=answers
            )
            outcome = compare(task)
            if has_errors(outcome.issues):
                raise InputError(outcome.issues)
            texts, evidence = examine_evidence(outcome, Path(place) / "bukti", Folder(_NEW_FOLDER))
            if refused := [*evidence.issues]:
                raise InputError(refused)
            self.cleaned = evidence.cleaned
            folder = lay_texts(_NEW_FOLDER, texts)
            hashes = {
                f"{EVIDENCE}/{name}": each.sha256 for name, each in evidence.examined.items()
            }
            folder = replace(folder, evidence={**evidence.paths}, hashes=folder.hashes | hashes)
            may_wait = _MAY_WAIT if kind == Upload.Kind.BOOK else frozenset()
            return _take_in(self.office, folder, source, author, evidence, may_wait)


_FORMS: Final[tuple[type[FoundingForm], ...]] = (
    ApprovedYearForm,
    OpenYearForm,
    CatalogueForm,
    FoundingFileForm,
)


def _lay(files: Mapping[str, bytes]) -> Folder:
    return lay_texts(
        _NEW_FOLDER, {file: content.decode("utf-8-sig") for file, content in files.items()}
    )


@transaction.atomic
def _take_in(
    office: Office,
    folder: Folder,
    source: Mapping[str, object],
    author: Author,
    evidence: BroughtEvidence | None = None,
    may_wait: Collection[str] = (),
) -> OfficeYear:
    """Take a dossier in as a year of an office; raises `InputError` with all that is wrong."""
    locked = Office.objects.select_for_update().get(pk=office.pk)
    read = read_folder(folder, Reading())
    facts = read.partial or read.office_year
    issues = (*read.issues, *(check_formulas(facts) if facts else ()))
    errors = [one for one in issues if one.level is Level.ERROR and one.code not in may_wait]
    unfit = [*check_founding(locked, facts, folder.hashes), *errors]
    if unfit or facts is None:
        empty = problem(
            "dossier_empty", "Isinya bukan dossier.", "Pilih berkas lain.", "office.yaml"
        )
        raise InputError(unfit or [empty])
    make_canonical(folder)  # forms find rows by names in their one form
    year = take_in(locked, facts.year, folder)
    written = [WrittenRow(row.sheet, None, row.cells) for row in year.rows.all()]
    change_rules().note_written(year, written, author)
    # After its figures: those that are written later are work, and keep the year from being
    # withdrawn.
    seals = [f"{YEAR}/{year.pk}", *(f"evidence/{each.pk}" for each in year.evidence.all())]
    seals += sealed_row_names(year)
    record(locked, author, [Deed(YEAR_BEGUN, str(year.year), None, source, seals)])
    if evidence is not None:
        note_brought(year, evidence.examined, author)
    return year


@transaction.atomic
def _go_on(
    before: OfficeYear, files: Mapping[str, bytes], source: Mapping[str, object], author: Author
) -> OfficeYear:
    """Take a next year in, with what is required and the rhythms of the year before,
    of what it still has.
    """
    made = _take_in(before.office, _lay(files), source, author)
    facts = know(made).read.partial
    names, deeds = FigureNames(facts).by_code if facts else {}, []
    required = before.requirements.order_by("code").values_list("code", flat=True)
    if codes := [code for code in required if code in names]:
        Requirement.objects.bulk_create(Requirement(office_year=made, code=code) for code in codes)
        deeds.append(Deed("evidence.required", str(made.pk), {"codes": []}, {"codes": codes}))
    for code, kind in before.rhythms.order_by("code").values_list("code", "kind"):
        if code in names:
            Rhythm.objects.create(office_year=made, code=code, kind=kind)
            deeds.append(Deed("rhythm.changed", f"{made.pk}/{code}", None, {"kind": kind}))
    record(made.office, author, deeds)
    return made


def begin_year(request: OfficeRequest, office: str) -> HttpResponse:
    """Ask where a year is to come from, and found it."""
    own, chosen = request.here.office, request.POST.get("cara", "")
    sent_by = {chosen: request}
    ways = [form(own, sent_by.get(form.way)) for form in _FORMS]
    issues: Sequence[Issue] = ()
    sent = next((way for way in ways if way.is_bound), None)
    if request.method == "POST" and sent is None:
        raise Http404
    if sent is not None and sent.is_valid():
        try:
            made = sent.found_year(author_of(request))
        except InputError as error:
            issues = error.issues
        except CapaianError as error:
            issues = [problem(error.code, error.message, "")]
        else:
            if sent.cleaned:
                names = ", ".join(sent.cleaned)
                words = f"Foto disimpan tanpa lokasi dan data kamera; sidik berubah: {names}."
                messages.info(request, words)
            # While the year can still be withdrawn: all papers name its regency.
            facts = know(made).read.partial
            where = (
                f" Daerahnya {facts.office.regency_name}, {facts.office.province_name}."
                if facts
                else ""
            )
            messages.success(request, f"Tahun {made.year} dimulai.{where}")
            return redirect("year", office=office, year=made.year)
    context = {
        "ways": [way for way in ways if way.is_possible or way is sent],
        "sent": sent,
        "issues": [display_issue(issue) for issue in issues],
        "years": own.years.order_by("-year"),
    }
    return render(request, "exchange/begin.html", context, status=422 if sent else 200)


def blank_workbook(request: OfficeRequest, office: str) -> FileResponse:
    """Hand out the workbook that a regency fills in which no list of areas has."""
    from capaian.dossier.excel.write.book import write_template  # few pages write workbooks

    book = io.BytesIO(write_template())
    return FileResponse(book, as_attachment=True, filename="buku-kerja-kosong.xlsx")
