"""Evidence of forms: brought, recognised, shown to few, required, taken away,
and all of it or nothing.
"""

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
from tests.web.filling import POST, QUARTER, YEAR, House, cell
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

LIST = f"/kecil/{YEAR}/bukti/"


def bring(
    house: House,
    *files: tuple[str, bytes],
    by: str = "clerk",
    quarter: str = QUARTER,
    **more: object,
) -> tuple[int, str]:
    """Send files for a form; the status of the answer and its text."""
    body = {"membuktikan": "ktp", "berkas": [sent(*each) for each in files], **more}
    answer = house.browser(by).post(house.address(quarter=quarter, more="bukti/"), body)
    return answer.status_code, answer.content.decode()


def listed(house: House) -> dict[str, dict[str, str]]:
    """What the dossier lists, by file."""
    return in_rows(house.year)


def in_rows(year: OfficeYear) -> dict[str, dict[str, str]]:
    rows = [
        {key: text for key, text in row.cells.items() if text}
        for row in year.rows.filter(sheet=PROOFS)
    ]
    return {cells["file"]: cells for cells in rows}


def problems(year: OfficeYear) -> list[str]:
    """What the checks of a dossier say of evidence."""
    return [
        issue.code for issue in know(year).dossier_check.issues if "evidence" in issue.place.file
    ]


def kept(house: House) -> tuple[object, ...]:
    """All that is kept of evidence."""
    house.year.refresh_from_db()
    return (
        house.year.revision,
        [*house.year.evidence.values_list("name", "sha256", "size")],
        [*house.year.rows.filter(sheet=PROOFS).values_list("pk", "version")],
        [*Upload.objects.values_list("name", "form", "file")],
        Entry.objects.exclude(action__endswith=".refused").count(),
    )


def test_files_of_a_form_are_rows_of_the_dossier_and_contents_by_hash(house: House) -> None:
    status, _ = bring(
        house, ("Rekap Maret.JPG", photo()), ("rekap.pdf", paper()), keterangan="Loket Maret"
    )
    assert status == 302
    names = [f"{QUARTER}/{POST}/rekap-maret.jpg", f"{QUARTER}/{POST}/rekap.pdf"]
    assert [*listed(house)] == names
    first = listed(house)[names[0]]
    assert (first["media_type"], first["proves"], first["caption"]) == (
        "image/jpeg",
        "ktp",
        "Loket Maret",
    )
    assert (
        content_path(first["sha256"]).stat().st_size == house.year.evidence.get(name=names[0]).size
    )
    assert content_path(listed(house)[names[1]]["sha256"]).read_bytes() == paper()
    assert problems(house.year) == []
    assert PostForm.objects.get().stage is State.DRAFT
    entries = Entry.objects.filter(action="evidence.added")
    assert [(entry.actor, entry.after["marked"]) for entry in entries] == [
        (house.people["clerk"], False)
    ] * 2


MADE = f"Bukti Cakupan kepemilikan KTP-el, Triwulan I Tahun {YEAR}"


@pytest.mark.parametrize(
    ("name", "content", "caption", "called"),
    [
        ("loket.jpg", photo(), "", MADE),
        ("loket.jpg", photo(), "Loket perekaman", "Loket perekaman"),
        ("rekap.pdf", paper(), "", ""),
    ],
)
def test_photos_are_captioned(
    house: House, name: str, content: bytes, caption: str, called: str
) -> None:
    bring(house, (name, content), keterangan=caption)
    (cells,) = listed(house).values()
    assert cells.get("caption", "") == called
    assert cells.get("alt", "") == (called if name.endswith(".jpg") else "")
    row = house.year.rows.get(sheet=PROOFS)
    shown = house.browser("planner").get(LIST).text
    assert name in shown and f"/kecil/{YEAR}/perencanaan/evidence-evidence/{row.pk}/" in shown


def test_the_form_shows_its_evidence_with_hash_and_what_it_proves(house: House) -> None:
    bring(house, ("rekap.jpg", photo()), keterangan="Loket Maret")
    section = elements(house.browser("planner").get(house.address()).content.decode()).by_id(
        "bukti"
    )
    sha256 = listed(house)[f"{QUARTER}/{POST}/rekap.jpg"]["sha256"]
    assert "1 berkas" in section.words and "Loket Maret" in section.words
    assert f"Sidik berkas {sha256[:16]}" in section.words and "membuktikan" in section.words
    assert "Petugas-Kecil" in section.words
    assert not section.all("form"), "who does not fill in the form brings nothing"


@every_case_undone(
    ("files", "more", "message"),
    [
        ((), {}, "Pilih berkasnya dahulu."),
        ((("a.jpg", photo()),), {"membuktikan": ""}, "Pilih sedikitnya satu"),
        ((("a.jpg", photo()),), {"membuktikan": "kia"}, "Pilih sedikitnya satu"),
        ((("a.jpg", photo()),) * 21, {}, "Ada 21 berkas; sekali unggah paling banyak 20."),
        ((("a.txt", b"x"),) * 400, {}, "Ada 400 berkas; sekali unggah paling banyak 20."),
        ((("a.jpg", photo()),), {"keterangan": f"NIK {NIK}"}, 'href="#keterangan"'),
        ((("a.jpg", photo()),), {"keterangan": "a\u202eb"}, 'href="#keterangan"'),
        (
            (("a.exe", b"MZ"),),
            {},
            "Isi berkas ini bukan JPEG, PNG, WebP, PDF, xlsx, docx, csv, atau txt.",
        ),
    ],
)
def test_what_is_wrong_is_reported_and_what_was_typed_stays(
    house: House, files: tuple[tuple[str, bytes], ...], more: dict[str, str], message: str
) -> None:
    before = kept(house)
    status, page = bring(house, *files, **{"keterangan": "Loket Maret", **more})
    assert status == 422 and message in page and "<title>Galat: " in page
    typed_in = elements(page).by_id("keterangan").attributes["value"]
    assert typed_in == more.get("keterangan", "Loket Maret")
    assert kept(house)[1:4] == before[1:4] and not listed(house)
    assert not PostForm.objects.exclude(state="empty").exists()


def test_good_files_of_a_bad_lot_are_kept_and_each_is_reported(house: House) -> None:
    status, page = bring(house, ("baik.jpg", photo()), ("jahat.jpg", b"MZ"), ("baik.pdf", paper()))
    assert status == 422 and "2 dari 3 berkas disimpan" in page
    assert [each.rpartition("/")[2] for each in listed(house)] == ["baik.jpg", "baik.pdf"]
    words = [each.words for each in elements(page).all("li") if "jahat.jpg" in each.words]
    assert len(words) == 1 and "Ditolak" in words[0]


def grainy() -> bytes:
    """A photo that is another file each time it is made anew."""
    points = b"".join(sha256(bytes([number])).digest() for number in range(225))
    stream = io.BytesIO()
    Image.frombytes("RGB", (60, 40), points).save(stream, "JPEG", quality=60)
    return stream.getvalue()


def test_the_same_content_is_recognised_whatever_its_name(house: House) -> None:
    """A photo is made anew, so that it is recognised by what was brought and by what is kept."""
    bring(house, ("a.jpg", grainy()))
    again = content_path(listed(house)[f"{QUARTER}/{POST}/a.jpg"]["sha256"]).read_bytes()
    before, client = kept(house), house.browser("clerk")
    for name, content in (("a.jpg", grainy()), ("lain.png", grainy()), ("salinan.jpg", again)):
        body = {"membuktikan": "ktp", "berkas": [sent(name, content)]}
        answer = client.post(house.address(more="bukti/"), body, follow=True)
        assert (
            "1 berkas sudah ada dan tidak disimpan dua kali. Kini membuktikan juga" in answer.text
        ), name
    assert kept(house) == before


def test_sent_twice_it_is_kept_once(house: House) -> None:
    assert bring(house, ("a.pdf", paper()), ("b.pdf", paper()))[0] == 302
    before = kept(house)
    assert bring(house, ("a.pdf", paper()))[0] == 302
    assert kept(house) == before and len(listed(house)) == 1


def test_one_file_proves_two_quarters_and_leaves_with_the_last(house: House) -> None:
    for quarter in (QUARTER, f"{YEAR}-Q2"):
        bring(house, ("a.pdf", paper()), quarter=quarter)
    assert len(listed(house)) == 1 and Upload.objects.count() == 2
    for left, upload in zip((1, 0), Upload.objects.all(), strict=True):
        answer = house.browser("clerk").post(
            f"{LIST}unggahan/{upload.pk}/hapus/", {"alasan": "Salah berkas."}
        )
        assert (
            answer.status_code == 302 and len(listed(house)) == house.year.evidence.count() == left
        )
    assert content_path(upload.sha256).exists(), "the log can still show what was there"
    last = Entry.objects.filter(action="evidence.removed").last()
    assert last is not None and (last.reason, last.before["sha256"]) == (
        "Salah berkas.",
        upload.sha256,
    )
    assert last.actor == house.people["clerk"] and Upload.objects.filter(file=None).count() == 2
    assert problems(house.year) == []


def test_taking_away_asks_for_the_reason(house: House) -> None:
    bring(house, ("a.pdf", paper()))
    address, before = f"{LIST}unggahan/{Upload.objects.get().pk}/hapus/", kept(house)
    assert "Hapus bukti ini?" in house.browser("clerk").get(address).text
    answer = house.browser("clerk").post(address, {"alasan": "  "})
    assert answer.status_code == 422 and "Tulis alasan menghapus bukti ini." in answer.text
    assert house.browser("planner").post(address, {"alasan": "Salah."}).status_code == 422
    assert kept(house) == before


def test_what_may_name_a_person_is_kept_only_once_it_is_confirmed_and_marked(house: House) -> None:
    before = kept(house)
    status, page = bring(house, ("rekap.pdf", paper(f"NIK {NIK}")), (f"KTP_{NIK}.jpg", photo()))
    assert status == 422 and "isinya (halaman 1) tampak memuat NIK" in page and NIK not in page
    assert kept(house) == before, "nothing of it is kept before it is confirmed"
    confirmed = [each.attributes["value"] for each in elements(page).all("input", name="yakin")]
    assert len(confirmed) == 2
    status, page = bring(
        house, ("rekap.pdf", paper(f"NIK {NIK}")), (f"KTP_{NIK}.jpg", photo()), yakin=confirmed[:1]
    )
    assert status == 422 and "1 dari 2 berkas disimpan" in page
    assert [each.is_marked for each in Upload.objects.all()] == [True]
    assert "Memuat NIK" in house.browser("head").get(house.address()).text
    assert bring(house, (f"KTP_{NIK}.jpg", photo()), yakin=confirmed)[0] == 302
    assert not any(NIK in name for name in listed(house))
    assert problems(house.year) == []


def test_a_confirmation_is_of_one_content(house: House) -> None:
    _, page = bring(house, ("a.pdf", paper(f"NIK {NIK}")))
    (confirmed,) = [each.attributes["value"] for each in elements(page).all("input", name="yakin")]
    assert bring(house, ("a.pdf", paper(f"NIK lain {NIK}")), yakin=confirmed)[0] == 422
    assert not listed(house)


def require(house: House, *codes: str) -> None:
    shown = " ".join(sorted(Requirement.objects.values_list("code", flat=True)))
    answer = house.browser("planner").post(f"{LIST}wajib/", {"wajib": [*codes], "shown": shown})
    assert answer.status_code == 302


def test_required_evidence_keeps_a_form_back_with_the_reason(house: House) -> None:
    require(house, "ktp")
    assert [*Requirement.objects.values_list("code", flat=True)] == ["ktp"]
    answer = house.send(act="ajukan")
    page = answer.content.decode()
    assert answer.status_code == 422 and "Ada 1 hal yang harus diperbaiki sebelum diajukan" in page
    assert '<a href="#bukti">Bukti wajib belum ada: ' in page and "Wajib, belum ada:" in page
    bring(house, ("rekap.pdf", paper()))
    assert house.browser("clerk").post(house.address(), {"aksi": "ajukan"}).status_code == 302
    assert PostForm.objects.get().stage is State.SUBMITTED
    require(house)
    entries = [entry.after for entry in Entry.objects.filter(action="evidence.required")]
    assert entries == [{"codes": ["ktp"]}, {"codes": []}]


def test_evidence_of_another_quarter_or_thing_does_not_do(house: House) -> None:
    require(house, "ktp")
    bring(house, ("rekap.pdf", paper()), quarter=f"{YEAR}-Q2")
    assert house.send(act="ajukan").status_code == 422
    bring(house, ("lain.pdf", paper("Lain")))
    row = house.year.rows.get(sheet=PROOFS, cells__file=f"{QUARTER}/{POST}/lain.pdf")
    address = f"/kecil/{YEAR}/perencanaan/evidence-evidence/{row.pk}/"
    assert (
        house.browser("planner")
        .post(address, {"sel-proves": "", "versi": row.version})
        .status_code
        == 302
    )
    assert house.browser("clerk").post(house.address(), {"aksi": "ajukan"}).status_code == 422


def test_what_a_handed_in_form_rests_on_stays_on_every_page(house: House) -> None:
    bring(house, ("rekap.pdf", paper()))
    house.fill(act="ajukan")
    before, row = kept(house), house.year.rows.get(sheet=PROOFS)
    sheet = f"/kecil/{YEAR}/perencanaan/evidence-evidence/{row.pk}/"
    planner = house.browser("planner")
    for address, body in (
        (sheet, {"sel-proves": "", "versi": row.version}),
        (f"{sheet}hapus/", {"alasan": "Tidak perlu.", "versi": row.version}),
    ):
        assert (
            "yang diajukan, dikembalikan: bukti" in planner.post(address, body, follow=True).text
        )
    gone = house.browser("clerk").post(
        f"{LIST}unggahan/{Upload.objects.get().pk}/hapus/", {"alasan": "Salah."}
    )
    assert gone.status_code == 422 and bring(house, ("b.pdf", paper("Lain")))[0] == 422
    assert kept(house) == before
    more = {"sel-caption": "Rekap", "versi": row.version}
    assert planner.post(sheet, more).status_code == 302, "words may be added"


def test_a_closed_year_takes_no_evidence(house: House) -> None:
    bring(house, ("rekap.pdf", paper()))
    house.close()
    before = kept(house)
    assert bring(house, ("lain.pdf", paper("Lain")))[0] == 422
    assert house.browser("planner").post(LIST, office_proof()).status_code == 422
    gone = house.browser("clerk").post(
        f"{LIST}unggahan/{Upload.objects.get().pk}/hapus/", {"alasan": "Salah."}
    )
    assert gone.status_code == 422
    house.browser("planner").post(f"{LIST}wajib/", {"wajib": "ktp", "shown": ""})
    assert kept(house) == before and not Requirement.objects.exists()


def office_proof() -> dict[str, object]:
    return {"membuktikan": "ktp", "berkas": [sent("kegiatan.jpg", photo(colour="red"))]}


def test_the_planner_keeps_evidence_of_the_office_and_all_is_listed(house: House) -> None:
    bring(house, ("rekap.pdf", paper()), keterangan="Rekap Maret")
    assert house.browser("planner").post(LIST, office_proof()).status_code == 302
    page = house.browser("head").get(LIST).text
    assert "2 berkas" in page and "Rekap Maret" in page and "kegiatan.jpg" in page
    found = house.browser("head").get(LIST, {"cari": "maret"}).text
    assert "Rekap Maret" in found and "kegiatan.jpg" not in found
    upload = Upload.objects.get(form=None)
    gone = house.browser("planner").post(
        f"{LIST}unggahan/{upload.pk}/hapus/", {"alasan": "Kabur."}
    )
    assert gone.status_code == 302 and "umum/kegiatan.jpg" not in listed(house)
    emblem = {"membuktikan": "lambang", "berkas": [sent("lambang.jpg", photo(colour="green"))]}
    assert house.browser("planner").post(LIST, emblem).status_code == 302
    assert listed(house)["umum/lambang.jpg"]["proves"] == "lambang"


def test_web_to_dossier_to_web_loses_nothing(house: House, tmp_path: Path) -> None:
    bring(house, ("a.jpg", photo()), ("b.pdf", paper()), keterangan='Kata: "dua", dan koma')
    house.send()
    house.year.refresh_from_db()
    folder = lay_out(house.year)
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
    assert in_rows(again) == listed(house)
    files = ("name", "sha256", "size")
    assert [*again.evidence.values_list(*files)] == [*house.year.evidence.values_list(*files)]
    assert lay_out(again).hashes == folder.hashes


@pytest.fixture(name="breaks")
def on_write(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The disk takes nothing more."""

    def refuse(*_: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fsync", refuse)
    yield


def test_a_full_disk_keeps_the_old_state_and_says_so(house: House, breaks: None) -> None:
    before = kept(house)
    status, page = bring(house, ("a.jpg", photo()))
    assert status == 422 and "ruang disk" in page and "Tidak ada berkas yang disimpan." in page
    assert kept(house) == before and not PostForm.objects.exclude(state="empty").exists()


def test_a_late_failure_leaves_nothing_that_names_it(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    before, client = kept(house), house.browser("clerk")

    def end(*_: object) -> None:
        raise RuntimeError("killed")

    monkeypatch.setattr("capaian.web.evidence.uploads.record", end)
    with pytest.raises(RuntimeError, match="killed"):
        client.post(
            house.address(more="bukti/"),
            {"membuktikan": "ktp", "berkas": [sent("a.jpg", photo())]},
        )
    assert kept(house) == before and problems(house.year) == []
    monkeypatch.undo()
    assert bring(house, ("a.jpg", photo()))[0] == 302 and len(listed(house)) == 1


def test_limits_are_reported_before(house: House) -> None:
    page = house.browser("clerk").get(house.address(more="bukti/")).text
    assert (
        "Tiap berkas paling besar 20 MB, sekali unggah paling banyak 20 berkas dan 100 MB" in page
    )
    assert 'capture="environment"' in page and "multiple" in page


def test_an_explained_cell_still_asks_for_evidence(house: House) -> None:
    require(house, "ktp")
    reason = {f"sebab-{cell('ktp.holders', '99.01.02')}": "Server pusat mati sepanjang Maret."}
    answer = house.send(("90", ""), act="ajukan", **reason)
    assert answer.status_code == 422 and "Bukti wajib belum ada" in answer.text
