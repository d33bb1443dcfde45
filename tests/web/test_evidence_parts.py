"""Parts of evidence by themselves: limits of a lot, the archive, what can be proven."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from django.utils.datastructures import MultiValueDict
from tests.web.example_years import example_year
from tests.web.filling import POST, YEAR, House, house
from tests.web.proving import NIK, paper, photo, sent

from capaian.domain.period import Period
from capaian.web.evidence.limits import ALL_BYTES, FILE_BYTES, FILES
from capaian.web.evidence.models import Requirement, Upload
from capaian.web.evidence.uploads import Purpose, SubmissionOutcome, bring, examine_sent, prepare, row_of
from capaian.web.evidence.views import UploadForm, write_archive
from capaian.web.evidence.year_evidence import PROOFS, YearEvidence, things_of
from capaian.web.measurement.figures.names import FigureNames
from capaian.web.measurement.forms import forms_of
from capaian.web.measurement.models import PostForm
from capaian.web.trail.record import Author
from capaian.web.years.known import know
from capaian.web.years.models import OfficeYear

pytestmark = pytest.mark.django_db


@pytest.fixture(name="own")
def made(tmp_path: Path) -> House:
    return house(tmp_path)


def author(own: House) -> Author:
    return Author(own.people["clerk"], "data_entry")


@pytest.mark.parametrize(
    ("sizes", "said"),
    [
        ([], "Pilih berkasnya dahulu."),
        ([1], ""),
        ([1] * FILES, ""),
        ([1] * (FILES + 1), f"Ada {FILES + 1} berkas"),
        ([FILE_BYTES] * (ALL_BYTES // FILE_BYTES), ""),
        ([FILE_BYTES] * (ALL_BYTES // FILE_BYTES) + [1], "Semua berkas bersama 100 MB"),
        ([ALL_BYTES * 3], "Semua berkas bersama 300 MB"),
    ],
)
def test_a_lot_is_taken_up_to_its_limits(sizes: list[int], said: str) -> None:
    files = [sent(f"{number}.txt", b"x") for number, _ in enumerate(sizes)]
    for file, size in zip(files, sizes, strict=True):
        file.size = size
    form = UploadForm(
        {"ktp": "KTP-el"}, MultiValueDict({"membuktikan": ["ktp"]}), MultiValueDict({"berkas": files})
    )
    told = "".join(form.errors.get("berkas", ()))
    assert told.startswith(said) and bool(told) is bool(said)


def test_each_file_of_a_lot_is_looked_through_by_itself() -> None:
    large = sent("besar.txt", b"x")
    large.size = FILE_BYTES + 1
    files = [sent("a.jpg", photo()), large, sent("b.exe", b"MZ"), sent("c.pdf", paper(f"NIK {NIK}"))]
    prepared, results = examine_sent(files, ())
    assert [(each.name, each.shown) for each in prepared] == [("a.jpg", "a.jpg")]
    assert [(each.name, each.outcome) for each in results] == [
        ("besar.txt", SubmissionOutcome.REFUSED),
        ("b.exe", SubmissionOutcome.REFUSED),
        ("c.pdf", SubmissionOutcome.DOUBTFUL),
    ]
    again = [sent("c.pdf", paper(f"NIK {NIK}"))]
    assert examine_sent(again, {results[2].sha256})[1] == []


def test_a_file_that_no_row_lists_is_shown_and_in_the_archive(own: House) -> None:
    bring(own.year, Purpose(None, ("ktp",), "Rekap"), [prepare("a.pdf", paper())], author(own))
    own.year.rows.filter(sheet=PROOFS).delete()
    own.year.revision += 1
    own.year.save()
    (each,) = YearEvidence(own.year, know(own.year)).files
    assert (each.title, each.proves, each.kind, each.is_picture) == ("a.pdf", "", "PDF", False)
    assert row_of(each.file) is None and "evidence_not_listed" in [
        i.code for i in know(own.year).found.issues
    ]
    content = io.BytesIO()
    write_archive(content, [each.file])
    with zipfile.ZipFile(content) as archive:
        assert archive.namelist() == ["SHA256SUMS", "umum/a.pdf"]


def test_evidence_that_a_dossier_brought_is_listed_with_what_it_proves() -> None:
    year = example_year("balangan-2023")
    found = YearEvidence(year, know(year)).files
    assert [(each.title, each.proves, each.is_picture, each.has_preview) for each in found] == [
        ("Alur layanan HATI UNDA (skema)", "hati-unda", True, False),
        ("Alur layanan LASUNGKU TALU (skema)", "lasungku-talu", True, False),
    ]
    assert not Upload.objects.exists() and not any(each.uploads for each in found)


def test_everything_that_forms_of_a_real_office_tell_can_be_proven() -> None:
    year = example_year("balangan-2023")
    forms = forms_of(year)
    assert forms is not None
    known = FigureNames(forms.facts).by_code
    codes = {code for _, each in forms.each() for _, owed in each for code in owed.by_code}
    assert len(codes) > 20 and all(known[code] for code in codes)


def test_a_thing_is_lacking_only_while_it_is_required_and_not_proven(own: House) -> None:
    form = PostForm.objects.create(office_year=own.year, post=POST, period=f"{YEAR}-Q1")
    came = []
    for is_required in (False, True):
        if is_required:
            Requirement.objects.create(office_year=own.year, code="ktp")
        came += [_lacking(own)]
    bring(own.year, Purpose(form, ("ktp",)), [prepare("a.pdf", paper())], author(own))
    assert [*came, _lacking(own)] == [(False, False), (True, False), (True, True)]


def _lacking(own: House) -> tuple[bool, bool]:
    """Whether the cards are required, and whether they are proven."""
    forms = forms_of(OfficeYear.objects.get(pk=own.year.pk))  # as each request does
    assert forms is not None
    (thing,) = things_of(forms, forms.form(POST, Period.parse(f"{YEAR}-Q1")))
    assert thing.is_lacking is (thing.is_required and not thing.is_proven)
    return thing.is_required, thing.is_proven
