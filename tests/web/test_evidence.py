"""Evidence of forms: brought, recognised, shown to few, required, taken away, and all of it or nothing."""

from __future__ import annotations

import errno
import io
import os
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

import pytest
from PIL import Image
from tests.web.elements import elements
from tests.web.filling import POST, QUARTER, YEAR, House, cell, house, typed
from tests.web.proving import NIK, paper, photo, sent
from tests.web.undoing import every_case_undone

from capaian.dossier.folder import scan_folder
from capaian.dossier.issues import IssueLog
from capaian.web.evidence.models import Requirement, Upload
from capaian.web.evidence.year_evidence import PROOFS
from capaian.web.measurement.flow import State
from capaian.web.measurement.models import PostForm
from capaian.web.offices.models import Office
from capaian.web.trail.models import Entry
from capaian.web.years.contents import content_path
from capaian.web.years.known import know
from capaian.web.years.models import OfficeYear
from capaian.web.years.store import lay_out, take_in

pytestmark = pytest.mark.django_db
FULL = typed(("90", "45"), ("100", "50"))
LIST = f"/kecil/{YEAR}/bukti/"


@pytest.fixture(name="own")
def made(tmp_path: Path) -> House:
    return house(tmp_path)


def bring(
    own: House, *files: tuple[str, bytes], by: str = "clerk", quarter: str = QUARTER, **more: object
) -> tuple[int, str]:
    """Send files for a form; the status of the answer and its text."""
    body = {"membuktikan": "ktp", "berkas": [sent(*each) for each in files], **more}
    answer = own.browser(by).post(own.address(quarter=quarter, more="bukti/"), body)
    return answer.status_code, answer.content.decode()


def listed(own: House) -> dict[str, dict[str, str]]:
    """What the dossier lists, by file."""
    return in_rows(own.year)


def in_rows(year: OfficeYear) -> dict[str, dict[str, str]]:
    rows = [{key: text for key, text in row.cells.items() if text} for row in year.rows.filter(sheet=PROOFS)]
    return {cells["file"]: cells for cells in rows}


def problems(year: OfficeYear) -> list[str]:
    """What the checks of a dossier say of evidence."""
    return [issue.code for issue in know(year).dossier_check.issues if "evidence" in issue.place.file]


def kept(own: House) -> tuple[object, ...]:
    """All that is kept of evidence."""
    own.year.refresh_from_db()
    return (
        own.year.revision,
        [*own.year.evidence.values_list("name", "sha256", "size")],
        [*own.year.rows.filter(sheet=PROOFS).values_list("pk", "version")],
        [*Upload.objects.values_list("name", "form", "file")],
        Entry.objects.exclude(action__endswith=".refused").count(),
    )


def test_files_of_a_form_are_rows_of_the_dossier_and_contents_by_hash(own: House) -> None:
    status, _ = bring(own, ("Rekap Maret.JPG", photo()), ("rekap.pdf", paper()), keterangan="Loket Maret")
    assert status == 302
    names = [f"{QUARTER}/{POST}/rekap-maret.jpg", f"{QUARTER}/{POST}/rekap.pdf"]
    assert [*listed(own)] == names
    first = listed(own)[names[0]]
    assert (first["media_type"], first["proves"], first["caption"]) == ("image/jpeg", "ktp", "Loket Maret")
    assert content_path(first["sha256"]).stat().st_size == own.year.evidence.get(name=names[0]).size
    assert content_path(listed(own)[names[1]]["sha256"]).read_bytes() == paper()
    assert problems(own.year) == []
    assert PostForm.objects.get().stage is State.DRAFT
    told = Entry.objects.filter(action="evidence.added")
    assert [(entry.actor, entry.after["marked"]) for entry in told] == [(own.people["clerk"], False)] * 2


MADE = f"Bukti Cakupan kepemilikan KTP-el, Triwulan I Tahun {YEAR}"


@pytest.mark.parametrize(
    ("name", "content", "caption", "called"),
    [
        ("loket.jpg", photo(), "", MADE),
        ("loket.jpg", photo(), "Loket perekaman", "Loket perekaman"),
        ("rekap.pdf", paper(), "", ""),
    ],
)
def test_a_photo_without_words_is_called_by_what_it_proves(
    own: House, name: str, content: bytes, caption: str, called: str
) -> None:
    bring(own, (name, content), keterangan=caption)
    (cells,) = listed(own).values()
    assert cells.get("caption", "") == called
    assert cells.get("alt", "") == (called if name.endswith(".jpg") else "")
    row = own.year.rows.get(sheet=PROOFS)
    shown = own.browser("planner").get(LIST).text
    assert name in shown and f"/kecil/{YEAR}/perencanaan/evidence-evidence/{row.pk}/" in shown


def test_the_form_shows_its_evidence_with_hash_and_what_it_proves(own: House) -> None:
    bring(own, ("rekap.jpg", photo()), keterangan="Loket Maret")
    section = elements(own.browser("planner").get(own.address()).content.decode()).by_id("bukti")
    sha256 = listed(own)[f"{QUARTER}/{POST}/rekap.jpg"]["sha256"]
    assert "1 berkas" in section.words and "Loket Maret" in section.words
    assert f"Sidik berkas {sha256[:16]}" in section.words and "membuktikan" in section.words
    assert "Petugas-Kecil" in section.words
    assert not section.all("form"), "who does not fill in the form brings nothing"


@every_case_undone(
    ("files", "more", "said"),
    [
        ((), {}, "Pilih berkasnya dahulu."),
        ((("a.jpg", photo()),), {"membuktikan": ""}, "Pilih sedikitnya satu"),
        ((("a.jpg", photo()),), {"membuktikan": "kia"}, "Pilih sedikitnya satu"),
        ((("a.jpg", photo()),) * 21, {}, "Ada 21 berkas; sekali unggah paling banyak 20."),
        ((("a.txt", b"x"),) * 400, {}, "Ada 400 berkas; sekali unggah paling banyak 20."),
        ((("a.jpg", photo()),), {"keterangan": f"NIK {NIK}"}, "href=\"#keterangan\""),
        ((("a.jpg", photo()),), {"keterangan": "a\u202eb"}, "href=\"#keterangan\""),
        ((("a.exe", b"MZ"),), {}, "Isi berkas ini bukan JPEG, PNG, WebP, atau PDF."),
    ],
)  # fmt: skip
def test_what_is_wrong_is_told_and_what_was_typed_stays(
    own: House, files: tuple[tuple[str, bytes], ...], more: dict[str, str], said: str
) -> None:
    before = kept(own)
    status, page = bring(own, *files, **{"keterangan": "Loket Maret", **more})
    assert status == 422 and said in page and "<title>Galat: " in page
    typed_in = elements(page).by_id("keterangan").attributes["value"]
    assert typed_in == more.get("keterangan", "Loket Maret")
    assert kept(own)[1:4] == before[1:4] and not listed(own)
    assert not PostForm.objects.exclude(state="empty").exists()


def test_good_files_of_a_bad_lot_are_kept_and_each_is_told(own: House) -> None:
    status, page = bring(own, ("baik.jpg", photo()), ("jahat.jpg", b"MZ"), ("baik.pdf", paper()))
    assert status == 422 and "2 dari 3 berkas disimpan" in page
    assert [each.rpartition("/")[2] for each in listed(own)] == ["baik.jpg", "baik.pdf"]
    words = [each.words for each in elements(page).all("li") if "jahat.jpg" in each.words]
    assert len(words) == 1 and "Ditolak" in words[0]


def grainy() -> bytes:
    """A photo that is another file each time it is made anew."""
    points = b"".join(sha256(bytes([number])).digest() for number in range(225))
    stream = io.BytesIO()
    Image.frombytes("RGB", (60, 40), points).save(stream, "JPEG", quality=60)
    return stream.getvalue()


def test_the_same_content_is_recognised_whatever_its_name(own: House) -> None:
    """A photo is made anew, so that it is recognised by what was brought and by what is kept."""
    bring(own, ("a.jpg", grainy()))
    again = content_path(listed(own)[f"{QUARTER}/{POST}/a.jpg"]["sha256"]).read_bytes()
    before, client = kept(own), own.browser("clerk")
    for name, content in (("a.jpg", grainy()), ("lain.png", grainy()), ("salinan.jpg", again)):
        body = {"membuktikan": "ktp", "berkas": [sent(name, content)]}
        answer = client.post(own.address(more="bukti/"), body, follow=True)
        assert "1 berkas sudah ada dan tidak disimpan dua kali. Kini membuktikan juga" in answer.text, name
    assert kept(own) == before


def test_sent_twice_it_is_kept_once(own: House) -> None:
    assert bring(own, ("a.pdf", paper()), ("b.pdf", paper()))[0] == 302
    before = kept(own)
    assert bring(own, ("a.pdf", paper()))[0] == 302
    assert kept(own) == before and len(listed(own)) == 1


def test_one_file_proves_two_quarters_and_leaves_with_the_last(own: House) -> None:
    for quarter in (QUARTER, f"{YEAR}-Q2"):
        bring(own, ("a.pdf", paper()), quarter=quarter)
    assert len(listed(own)) == 1 and Upload.objects.count() == 2
    for left, upload in zip((1, 0), Upload.objects.all(), strict=True):
        answer = own.browser("clerk").post(f"{LIST}unggahan/{upload.pk}/hapus/", {"alasan": "Salah berkas."})
        assert answer.status_code == 302 and len(listed(own)) == own.year.evidence.count() == left
    assert content_path(upload.sha256).exists(), "the log can still show what was there"
    last = Entry.objects.filter(action="evidence.removed").last()
    assert last is not None and (last.reason, last.before["sha256"]) == ("Salah berkas.", upload.sha256)
    assert last.actor == own.people["clerk"] and Upload.objects.filter(file=None).count() == 2
    assert problems(own.year) == []


def test_taking_away_asks_for_the_reason(own: House) -> None:
    bring(own, ("a.pdf", paper()))
    address, before = f"{LIST}unggahan/{Upload.objects.get().pk}/hapus/", kept(own)
    assert "Hapus bukti ini?" in own.browser("clerk").get(address).text
    answer = own.browser("clerk").post(address, {"alasan": "  "})
    assert answer.status_code == 422 and "Tulis alasan menghapus bukti ini." in answer.text
    assert own.browser("planner").post(address, {"alasan": "Salah."}).status_code == 422
    assert kept(own) == before


def test_what_may_name_a_person_is_kept_only_once_it_is_confirmed_and_marked(own: House) -> None:
    before = kept(own)
    status, page = bring(own, ("rekap.pdf", paper(f"NIK {NIK}")), (f"KTP_{NIK}.jpg", photo()))
    assert status == 422 and "isinya (halaman 1) tampak memuat NIK" in page and NIK not in page
    assert kept(own) == before, "nothing of it is kept before it is confirmed"
    confirmed = [each.attributes["value"] for each in elements(page).all("input", name="yakin")]
    assert len(confirmed) == 2
    status, page = bring(
        own, ("rekap.pdf", paper(f"NIK {NIK}")), (f"KTP_{NIK}.jpg", photo()), yakin=confirmed[:1]
    )
    assert status == 422 and "1 dari 2 berkas disimpan" in page
    assert [each.is_marked for each in Upload.objects.all()] == [True]
    assert "Memuat NIK" in own.browser("head").get(own.address()).text
    assert bring(own, (f"KTP_{NIK}.jpg", photo()), yakin=confirmed)[0] == 302
    assert not any(NIK in name for name in listed(own))
    assert problems(own.year) == []


def test_a_confirmation_is_of_one_content(own: House) -> None:
    _, page = bring(own, ("a.pdf", paper(f"NIK {NIK}")))
    (confirmed,) = [each.attributes["value"] for each in elements(page).all("input", name="yakin")]
    assert bring(own, ("a.pdf", paper(f"NIK lain {NIK}")), yakin=confirmed)[0] == 422
    assert not listed(own)


def require(own: House, *codes: str) -> None:
    shown = " ".join(sorted(Requirement.objects.values_list("code", flat=True)))
    answer = own.browser("planner").post(f"{LIST}wajib/", {"wajib": [*codes], "shown": shown})
    assert answer.status_code == 302


def test_required_evidence_keeps_a_form_back_with_the_reason(own: House) -> None:
    require(own, "ktp")
    assert [*Requirement.objects.values_list("code", flat=True)] == ["ktp"]
    answer = own.browser("clerk").post(own.address(), {**FULL, "aksi": "ajukan"})
    page = answer.content.decode()
    assert answer.status_code == 422 and "Ada 1 hal yang harus diperbaiki sebelum diajukan" in page
    assert '<a href="#bukti">Bukti wajib belum ada: ' in page and "Wajib, belum ada:" in page
    bring(own, ("rekap.pdf", paper()))
    assert own.browser("clerk").post(own.address(), {"aksi": "ajukan"}).status_code == 302
    assert PostForm.objects.get().stage is State.SUBMITTED
    require(own)
    told = [entry.after for entry in Entry.objects.filter(action="evidence.required")]
    assert told == [{"codes": ["ktp"]}, {"codes": []}]


def test_evidence_of_another_quarter_or_thing_does_not_do(own: House) -> None:
    require(own, "ktp")
    bring(own, ("rekap.pdf", paper()), quarter=f"{YEAR}-Q2")
    assert own.browser("clerk").post(own.address(), {**FULL, "aksi": "ajukan"}).status_code == 422
    bring(own, ("lain.pdf", paper("Lain")))
    row = own.year.rows.get(sheet=PROOFS, cells__file=f"{QUARTER}/{POST}/lain.pdf")
    address = f"/kecil/{YEAR}/perencanaan/evidence-evidence/{row.pk}/"
    assert own.browser("planner").post(address, {"sel-proves": "", "versi": row.version}).status_code == 302
    assert own.browser("clerk").post(own.address(), {"aksi": "ajukan"}).status_code == 422


def test_what_a_handed_in_form_rests_on_stays_on_every_page(own: House) -> None:
    bring(own, ("rekap.pdf", paper()))
    assert own.browser("clerk").post(own.address(), {**FULL, "aksi": "ajukan"}).status_code == 302
    before, row = kept(own), own.year.rows.get(sheet=PROOFS)
    sheet = f"/kecil/{YEAR}/perencanaan/evidence-evidence/{row.pk}/"
    planner = own.browser("planner")
    for address, body in (
        (sheet, {"sel-proves": "", "versi": row.version}),
        (f"{sheet}hapus/", {"alasan": "Tidak perlu.", "versi": row.version}),
    ):
        assert "yang diajukan, dikembalikan: bukti" in planner.post(address, body, follow=True).text
    gone = own.browser("clerk").post(f"{LIST}unggahan/{Upload.objects.get().pk}/hapus/", {"alasan": "Salah."})
    assert gone.status_code == 422 and bring(own, ("b.pdf", paper("Lain")))[0] == 422
    assert kept(own) == before
    more = {"sel-caption": "Rekap", "versi": row.version}
    assert planner.post(sheet, more).status_code == 302, "words may be added"


def test_a_closed_year_takes_no_evidence(own: House) -> None:
    bring(own, ("rekap.pdf", paper()))
    own.year.is_closed = True
    own.year.save()
    before = kept(own)
    assert bring(own, ("lain.pdf", paper("Lain")))[0] == 422
    assert own.browser("planner").post(LIST, office_proof()).status_code == 422
    gone = own.browser("clerk").post(f"{LIST}unggahan/{Upload.objects.get().pk}/hapus/", {"alasan": "Salah."})
    assert gone.status_code == 422
    own.browser("planner").post(f"{LIST}wajib/", {"wajib": "ktp", "shown": ""})
    assert kept(own) == before and not Requirement.objects.exists()


def office_proof() -> dict[str, object]:
    return {"membuktikan": "ktp", "berkas": [sent("kegiatan.jpg", photo(colour="red"))]}


def test_the_planner_keeps_evidence_of_the_office_and_all_is_listed(own: House) -> None:
    bring(own, ("rekap.pdf", paper()), keterangan="Rekap Maret")
    assert own.browser("planner").post(LIST, office_proof()).status_code == 302
    page = own.browser("head").get(LIST).text
    assert "2 berkas" in page and "Rekap Maret" in page and "kegiatan.jpg" in page
    found = own.browser("head").get(LIST, {"cari": "maret"}).text
    assert "Rekap Maret" in found and "kegiatan.jpg" not in found
    upload = Upload.objects.get(form=None)
    gone = own.browser("planner").post(f"{LIST}unggahan/{upload.pk}/hapus/", {"alasan": "Kabur."})
    assert gone.status_code == 302 and "umum/kegiatan.jpg" not in listed(own)


def test_web_to_dossier_to_web_loses_nothing(own: House, tmp_path: Path) -> None:
    bring(own, ("a.jpg", photo()), ("b.pdf", paper()), keterangan='Kata: "dua", dan koma')
    own.browser("clerk").post(own.address(), {**FULL, "aksi": "simpan"})
    own.year.refresh_from_db()
    folder = lay_out(own.year)
    for name, content in {**folder.parts, **folder.narratives}.items():
        (tmp_path / "keluar" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "keluar" / name).write_bytes(content)
    for name, path in folder.evidence.items():
        target = tmp_path / "keluar" / "evidence" / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(path.read_bytes())
    log = IssueLog()
    read = scan_folder(tmp_path / "keluar", log)
    assert not log.finish(()) and read.hashes == folder.hashes
    again = take_in(Office.objects.create(slug="salinan", name="Salinan"), YEAR, read)
    assert problems(again) == []
    assert in_rows(again) == listed(own)
    files = ("name", "sha256", "size")
    assert [*again.evidence.values_list(*files)] == [*own.year.evidence.values_list(*files)]
    assert lay_out(again).hashes == folder.hashes


@pytest.fixture(name="breaks")
def on_write(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The disk takes nothing more."""

    def refuse(*_: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fsync", refuse)
    yield


def test_a_full_disk_keeps_the_old_state_and_says_so(own: House, breaks: None) -> None:
    before = kept(own)
    status, page = bring(own, ("a.jpg", photo()))
    assert status == 422 and "ruang disk" in page and "Tidak ada berkas yang disimpan." in page
    assert kept(own) == before and not PostForm.objects.exclude(state="empty").exists()


def test_what_fails_at_the_end_leaves_nothing_that_names_the_file(
    own: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    before, client = kept(own), own.browser("clerk")

    def end(*_: object) -> None:
        raise RuntimeError("killed")

    monkeypatch.setattr("capaian.web.evidence.uploads.record", end)
    with pytest.raises(RuntimeError, match="killed"):
        client.post(own.address(more="bukti/"), {"membuktikan": "ktp", "berkas": [sent("a.jpg", photo())]})
    assert kept(own) == before and problems(own.year) == []
    monkeypatch.undo()
    assert bring(own, ("a.jpg", photo()))[0] == 302 and len(listed(own)) == 1


def test_limits_are_told_before(own: House) -> None:
    page = own.browser("clerk").get(own.address(more="bukti/")).text
    assert "tiap berkas paling besar 20 MB, sekali unggah paling banyak 20 berkas dan 100 MB" in page
    assert 'capture="environment"' in page and "multiple" in page


def test_an_explained_cell_still_asks_for_evidence(own: House) -> None:
    require(own, "ktp")
    reason = {f"sebab-{cell('ktp.holders', '99.01.02')}": "Server pusat mati sepanjang Maret."}
    answer = own.browser("clerk").post(
        own.address(), {**typed(("90", ""), ("100", "50")), **reason, "aksi": "ajukan"}
    )
    assert answer.status_code == 422 and "Bukti wajib belum ada" in answer.text
