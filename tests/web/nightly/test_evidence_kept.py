"""The bytes of evidence that a form rests on which is not open stay, and its list always names their hash."""

from __future__ import annotations

import hashlib
import io
import re
from pathlib import Path

import pytest
from django.http import HttpResponse
from tests.web.exchanging import Desk, listed, unzipped, zipped
from tests.web.filling import POST, QUARTER, YEAR, House, house, looked_at, typed
from tests.web.proving import paper, sent
from tests.workbooks.reading import open_book, sheets_by_id

from capaian.web.evidence.locks import LockedProofError, refuse_locked_contents
from capaian.web.evidence.requirements import PROOFS
from capaian.web.measurement.models import PostForm
from capaian.web.planning.sheets import slug_of
from capaian.web.years.hashes import with_hashes
from capaian.web.years.models import Row

pytestmark = pytest.mark.django_db
TRUE, FORGED = paper("Berita acara 90"), paper("Berita acara 60")
BASE = f"/kecil/{YEAR}/"


@pytest.fixture(name="own")
def made(tmp_path: Path) -> House:
    own = house(tmp_path)
    sent_ = {**typed(("90", "45"), ("100", "50")), "aksi": "simpan"}
    assert own.browser("clerk").post(own.address(), sent_).status_code == 302
    return own


def prove(own: House, content: bytes = TRUE) -> None:
    """Bring evidence for the form of the first quarter."""
    told = {"berkas": sent("berita.pdf", content), "keterangan": "Berita acara", "membuktikan": "ktp"}
    assert own.browser("clerk").post(own.address(more="bukti/"), told).status_code == 302


def bring_along(own: House, content: bytes = TRUE) -> None:
    """Bring evidence for no form, with a dossier, which has no hash of it."""
    desk = Desk(own.browser("planner"), own.year)
    files = unzipped(desk.got("dossier.zip"))
    files["evidence.yaml"] = listed("acara.pdf", proves="[ktp]")
    files["evidence/acara.pdf"] = content
    assert desk.take(desk.bring("d.zip", zipped(files))).status_code == 302


def hand_in(own: House) -> None:
    assert own.browser("clerk").post(own.address(), {"aksi": "ajukan"}).status_code == 302


def approve(own: House) -> None:
    hand_in(own)
    for who, step in (("planner", "verify"), ("head", "approve")):
        form = PostForm.objects.get(post=POST, period=QUARTER)
        told = {"langkah": step, "versi": str(form.version)}
        told["dilihat"] = looked_at(own.browser(who), own.address())
        assert own.browser(who).post(own.address(more="langkah/"), told).status_code == 302


def row(own: House) -> Row:
    return own.year.rows.get(sheet=PROOFS)


def write(own: House, **cells: str) -> HttpResponse:
    """Write the row on its page."""
    old = row(own)
    told = {f"sel-{name}": text for name, text in {**old.cells, **cells}.items()}
    address = f"{BASE}perencanaan/{slug_of(PROOFS)}/{old.pk}/"
    return own.browser("planner").post(address, {**told, "versi": str(old.version)})


def exchange(own: House, content: bytes = FORGED, *, without: bool = False) -> HttpResponse:
    """Bring the dossier of the year with another content of its evidence."""
    desk = Desk(own.browser("planner"), own.year)
    files = unzipped(desk.got("dossier.zip"))
    name = next(each for each in files if each.endswith(".pdf"))
    old = hashlib.sha256(files[name]).hexdigest().encode()
    files[name], new = content, hashlib.sha256(content).hexdigest().encode()
    text = files["evidence.yaml"]
    files["evidence.yaml"] = re.sub(rb"\n +sha256: .*", b"", text) if without else text.replace(old, new)
    return desk.take(desk.bring("d.zip", zipped(files)))


def stored(own: House) -> str:
    return own.year.evidence.get().sha256


def test_the_hash_of_a_file_is_not_emptied_on_its_page(own: House) -> None:
    prove(own)
    for text in ("", " ", "0" * 64):
        answer = write(own, sha256=text)
        assert answer.status_code == 422, text
        assert row(own).cells["sha256"] == stored(own)
    page = write(own, sha256="").content.decode()
    assert "ditulis program" in page and stored(own) in page
    assert write(own, caption="Berita acara Triwulan I").status_code == 302


def test_a_list_without_hashes_gets_them(own: House) -> None:
    bring_along(own)
    assert row(own).cells["sha256"] == stored(own) == hashlib.sha256(TRUE).hexdigest()
    desk = Desk(own.browser("planner"), own.year)
    files = unzipped(desk.got("dossier.zip"))
    assert stored(own).encode() in files["evidence.yaml"]
    page = desk.shown(desk.bring("sama.zip", zipped(files)))
    assert 'value="pakai"' not in page  # our own copy brings nothing new
    files["evidence.yaml"] = listed("acara.pdf", proves="[ktp]")
    again = Desk(own.browser("planner"), own.year)
    again.take(again.bring("lagi.zip", zipped(files)))
    assert row(own).cells["sha256"] == stored(own)


def test_a_workbook_without_hashes_gets_them(own: House) -> None:
    prove(own)
    desk = Desk(own.browser("planner"), own.year)
    book = open_book(desk.got("buku.xlsx"))
    sheet = sheets_by_id(book)[PROOFS]
    columns = {str(each.value): each.column for each in sheet[1]}
    sheet.cell(3, columns["sha256"]).value = None
    sheet.cell(3, columns["caption"]).value = "Berita acara Triwulan I"
    target = io.BytesIO()
    book.save(target)
    assert desk.take(desk.bring("buku.xlsx", target.getvalue())).status_code == 302
    assert row(own).cells["caption"] == "Berita acara Triwulan I"
    assert row(own).cells["sha256"] == stored(own) == hashlib.sha256(TRUE).hexdigest()


@pytest.mark.parametrize("without", [False, True])
@pytest.mark.parametrize("is_approved", [False, True])
def test_a_form_that_is_not_open_keeps_its_evidence(own: House, without: bool, is_approved: bool) -> None:
    prove(own)
    (approve if is_approved else hand_in)(own)
    answer = exchange(own, without=without)
    assert answer.status_code == 409 and "jadi tetap seperti adanya" in answer.content.decode()
    assert stored(own) == hashlib.sha256(TRUE).hexdigest()


def test_no_row_is_needed_for_that(own: House) -> None:
    """A list of long ago may name no hash: the content is held whatever its row says."""
    prove(own)
    old = row(own)
    Row.objects.filter(pk=old.pk).update(cells={**old.cells, "sha256": ""}, version=old.version + 1)
    hand_in(own)
    assert exchange(own, without=True).status_code == 409
    assert stored(own) == hashlib.sha256(TRUE).hexdigest()
    with pytest.raises(LockedProofError):
        refuse_locked_contents(own.year, [own.year.evidence.get().name])


@pytest.mark.parametrize("without", [False, True])
def test_a_file_of_no_form_stays_with_the_first_form_that_it_proves(own: House, without: bool) -> None:
    bring_along(own)
    hand_in(own)
    assert exchange(own, without=without).status_code == 409
    assert stored(own) == hashlib.sha256(TRUE).hexdigest()


def test_the_preview_says_so_before_anybody_takes_it(own: House) -> None:
    bring_along(own)
    hand_in(own)
    desk = Desk(own.browser("planner"), own.year)
    files = unzipped(desk.got("dossier.zip"))
    files["evidence.yaml"], files["evidence/acara.pdf"] = listed("acara.pdf", proves="[ktp]"), FORGED
    page = desk.shown(desk.bring("d.zip", zipped(files)))
    assert "Isi bukti acara.pdf" in page and 'value="pakai"' not in page


def test_open_forms_take_other_evidence(own: House) -> None:
    prove(own)
    assert exchange(own, without=True).status_code == 302
    assert stored(own) == row(own).cells["sha256"] == hashlib.sha256(FORGED).hexdigest()


def test_a_list_is_only_written_where_a_hash_lacks() -> None:
    odd = "# milik kami\nevidence:\n  - file: a.pdf   # acara\n    caption: A\n"
    assert with_hashes(odd, {"b.pdf": "1" * 64}) == odd
    named = with_hashes(odd, {"a.pdf": "1" * 64})
    assert "# milik kami" in named and "1" * 64 in named
    assert with_hashes(named, {"a.pdf": "2" * 64}) == named
