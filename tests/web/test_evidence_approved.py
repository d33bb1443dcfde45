"""What proves something of a form that is not open stays as it is, by whatever way somebody takes it."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import pytest
from tests.web.exchanging import Desk, listed, unzipped, zipped
from tests.web.filling import POST, QUARTER, YEAR, House, house, typed
from tests.web.nightly.test_evidence_kept import (
    BASE,
    FORGED,
    TRUE,
    approve,
    bring_along,
    exchange,
    prove,
    row,
    stored,
    write,
)
from tests.web.proving import NIK, paper, sent

from capaian.domain.period import Period
from capaian.web.evidence.links import Proofs
from capaian.web.evidence.models import Upload
from capaian.web.evidence.requirements import PROOFS
from capaian.web.measurement.forms import forms_of
from capaian.web.measurement.models import PostForm
from capaian.web.planning.sheets import slug_of
from capaian.web.trail.models import Entry

pytestmark = pytest.mark.django_db
SAID = "jadi tetap seperti adanya"


@pytest.fixture(name="own")
def made(tmp_path: Path) -> House:
    own = house(tmp_path)
    told = {**typed(("90", "45"), ("100", "50")), "aksi": "simpan"}
    assert own.browser("clerk").post(own.address(), told).status_code == 302
    return own


def keep(own: House) -> None:
    """Bring evidence for no form on the page of evidence."""
    told = {"berkas": sent("umum.pdf", TRUE), "keterangan": "Berita acara", "membuktikan": "ktp"}
    assert own.browser("planner").post(f"{BASE}bukti/", told).status_code == 302


def remove(own: House, why: str = "tidak perlu lagi") -> int:
    address = f"{BASE}bukti/unggahan/{Upload.objects.get(form=None).pk}/hapus/"
    return own.browser("planner").post(address, {"alasan": why}).status_code


def reopen(own: House) -> None:
    form = PostForm.objects.get(post=POST, period=QUARTER)
    told = {"langkah": "reopen", "versi": str(form.version), "alasan": "berita acaranya keliru"}
    assert own.browser("head").post(own.address(more="langkah/"), told).status_code == 302


@pytest.mark.parametrize("bringing", [bring_along, keep, prove])
@pytest.mark.parametrize(
    "cells",
    [
        {"proves": ""},
        {"proves": "akta"},
        {"caption": "Berita acara lain"},
        {"date": f"{YEAR}-02-03"},
        {"date": ""},
        {"alt": "Foto lain"},
    ],
    ids=lambda cells: "-".join(cells),
)
def test_no_page_takes_anything_of_it(
    own: House, bringing: Callable[[House], None], cells: dict[str, str]
) -> None:
    bringing(own)
    assert write(own, date=f"{YEAR}-02-01", alt="Berita acara").status_code == 302
    approve(own)
    before = row(own).cells
    assert write(own, **cells).status_code != 302
    assert row(own).cells == before


@pytest.mark.parametrize("bringing", [bring_along, keep, prove])
def test_it_proves_nothing_unknown_that_could_not_be_taken_back(
    own: House, bringing: Callable[[House], None]
) -> None:
    bringing(own)
    approve(own)
    before = row(own).cells
    answer = write(own, proves="ktp iku-ktpp")
    assert answer.status_code == 422
    assert "tidak ada yang berkode iku-ktpp. Apakah maksudnya iku-ktp?" in answer.text
    assert 'id="sel-proves-salah"' in answer.text and row(own).cells == before
    assert write(own, proves="ktp iku-ktp").status_code == 302, "more of what is there may be proven"


def test_what_it_proves_is_not_emptied_to_exchange_it(own: House) -> None:
    bring_along(own)
    approve(own)
    write(own, proves="")
    assert row(own).cells["proves"] == "ktp"
    assert exchange(own).status_code == 409
    assert stored(own) == hashlib.sha256(TRUE).hexdigest()


@pytest.mark.parametrize("why", ["", "berkas tidak dipakai lagi di sini"])
def test_its_row_is_not_removed(own: House, why: str) -> None:
    bring_along(own)
    approve(own)
    old = row(own)
    address = f"{BASE}perencanaan/{slug_of(PROOFS)}/{old.pk}/hapus/"
    answer = own.browser("planner").post(address, {"versi": str(old.version), "alasan": why})
    assert answer.status_code != 302 and row(own).pk == old.pk


@pytest.mark.parametrize("more", [b"", FORGED])
def test_no_other_file_comes_in_its_place(own: House, more: bytes) -> None:
    bring_along(own)
    approve(own)
    desk = Desk(own.browser("planner"), own.year)
    files = unzipped(desk.got("dossier.zip"))
    del files["evidence/acara.pdf"]
    files["evidence.yaml"] = listed("lain.pdf", proves="[ktp]") if more else b"evidence: []\n"
    if more:
        files["evidence/lain.pdf"] = more
    address = desk.bring("d.zip", zipped(files))
    page = desk.shown(address)
    assert SAID in page and 'value="pakai"' not in page
    assert desk.take(address, page).status_code != 302
    assert row(own).cells["file"] == own.year.evidence.get().name == "acara.pdf"


def test_the_page_of_evidence_removes_it_once_its_form_is_open(own: House) -> None:
    keep(own)
    approve(own)
    assert remove(own) == 422 and exchange(own).status_code == 409
    reopen(own)
    assert remove(own) == 302 and not own.year.evidence.exists()


def test_bringing_it_for_another_form_loosens_nothing(own: House) -> None:
    keep(own)
    approve(own)
    told = {"berkas": sent("lagi.pdf", TRUE), "keterangan": "Berita acara", "membuktikan": "ktp"}
    later = own.address(quarter=f"{YEAR}-Q2", more="bukti/")
    assert own.browser("clerk").post(later, told).status_code == 302
    assert remove(own) == 422 and exchange(own).status_code == 409
    forms = forms_of(own.year)
    assert forms is not None
    form = forms.form(POST, Period.parse(QUARTER))
    assert [proof.title for proof in Proofs(forms).of(form, "ktp")] == ["Berita acara"]


def test_evidence_of_an_open_form_goes_while_another_form_is_approved(own: House) -> None:
    second = own.address(quarter=f"{YEAR}-Q2", more="bukti/")
    prove(own)
    approve(own)
    told = {"berkas": sent("dua.pdf", FORGED), "keterangan": "Triwulan II", "membuktikan": "ktp"}
    assert own.browser("clerk").post(second, told).status_code == 302
    upload = Upload.objects.get(form__period=f"{YEAR}-Q2")
    address = f"{BASE}bukti/unggahan/{upload.pk}/hapus/"
    assert own.browser("clerk").post(address, {"alasan": "keliru unggah"}).status_code == 302
    assert stored(own) == hashlib.sha256(TRUE).hexdigest()


def test_more_may_be_proven_and_what_proves_nothing_told_is_free(own: House) -> None:
    bring_along(own)
    approve(own)
    assert write(own, proves="ktp iku-ktp").status_code == 302
    assert write(own, proves="ktp iku-ktp", caption="Lain").status_code != 302


def test_an_indicator_is_proven_as_long_as_what_it_is_computed_from(own: House) -> None:
    desk = Desk(own.browser("planner"), own.year)
    files = unzipped(desk.got("dossier.zip"))
    files["evidence.yaml"], files["evidence/acara.pdf"] = listed("acara.pdf", proves="[iku-ktp]"), TRUE
    assert desk.take(desk.bring("d.zip", zipped(files))).status_code == 302
    approve(own)
    assert write(own, proves="").status_code != 302 and exchange(own).status_code == 409


def again(own: House) -> None:
    """Open the form again, and bring it to its approval once more."""
    reopen(own)
    approve(own)


@pytest.mark.parametrize("bringing", [bring_along, keep])
def test_what_came_after_an_approval_goes_again_and_the_log_tells(
    own: House, bringing: Callable[[House], None]
) -> None:
    approve(own)
    bringing(own)
    assert write(own, caption="Keterangan yang diperbaiki").status_code == 302
    assert write(own, proves="").status_code == 302
    assert write(own, proves="ktp").status_code == 302
    old = row(own)
    if bringing is keep:
        assert remove(own) == 302
    else:
        address = f"{BASE}perencanaan/{slug_of(PROOFS)}/{old.pk}/hapus/"
        sent_ = {"versi": str(old.version), "alasan": "salah berkas"}
        assert own.browser("planner").post(address, sent_).status_code == 302
    entry = Entry.objects.filter(action="row.removed").get()
    assert (entry.actor, (entry.before or {})["file"]) == (own.people["planner"], old.cells["file"])


@pytest.mark.parametrize("who", ["planner", "head"])
def test_a_wrong_file_with_a_number_that_came_after_an_approval_goes(own: House, who: str) -> None:
    approve(own)
    address, wrong = f"{BASE}bukti/", paper(f"NIK {NIK}")
    told = {"keterangan": "Salah unggah", "membuktikan": "ktp", "yakin": sha256(wrong).hexdigest()}
    brought = own.browser("planner").post(address, {**told, "berkas": sent("salah.pdf", wrong)})
    assert brought.status_code == 302 and Upload.objects.get(form=None).is_marked
    away = f"{address}unggahan/{Upload.objects.get(form=None).pk}/"
    shown = own.browser(who).get(address).text
    assert f'href="{away}hapus/"' in shown and ("Ubah keterangan" in shown) is (who == "planner")
    for other in ("clerk", "holder", "viewer"):
        assert own.browser(other).post(f"{away}hapus/", {"alasan": "bukan haknya"}).status_code == 404
    assert own.browser(who).post(f"{away}hapus/", {"alasan": "memuat nomor orang"}).status_code == 302
    upload = Upload.objects.get(form=None)
    assert (upload.file, upload.removed_by) == (None, own.people[who])
    assert not own.year.evidence.filter(name=upload.name).exists()


@pytest.mark.parametrize("bringing", [bring_along, keep])
def test_what_a_form_was_approved_with_again_is_held(own: House, bringing: Callable[[House], None]) -> None:
    approve(own)
    bringing(own)
    again(own)
    assert write(own, caption="Keterangan lain").status_code != 302
    assert exchange(own).status_code == 409
