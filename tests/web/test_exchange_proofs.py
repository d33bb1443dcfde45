"""Evidence that comes with a dossier: looked through as an upload is, asked about, cleaned,
and told.
"""

from __future__ import annotations

import hashlib
import io
import re
from collections.abc import Mapping
from pathlib import Path

import pytest
from django.test import Client
from PIL import Image
from tests.architecture.code import SOURCE
from tests.web.beginnings import YEAR, small_files
from tests.web.elements import elements
from tests.web.exchanging import Desk, as_book, listed, make_desk, unzipped, upload, zipped
from tests.web.filling import make_house
from tests.web.proving import NIK, paper, photo, sent
from tests.web.twins import person, signed_in
from tests.web.undoing import every_case_undone

from capaian.web.evidence import uploads
from capaian.web.evidence.models import Upload
from capaian.web.offices.models import Office, Role
from capaian.web.trail.models import Entry
from capaian.web.years.contents import content_path
from capaian.web.years.models import EvidenceFile, OfficeYear

PHOTO = photo(size=(600, 400))
CLEANED = "tanpa lokasi dan data kamera; sidik berubah: foto.jpg"


def hash_of(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def packed(desk: Desk, **files: bytes) -> bytes:
    """The dossier of a year with evidence that it lists by name and hash."""
    parts = unzipped(desk.got("dossier.zip"))
    names = {name.replace("_dot_", "."): content for name, content in files.items()}
    rows = b"".join(
        listed(name, sha256=hash_of(content)).removeprefix(b"evidence:\n")
        for name, content in names.items()
    )
    parts["evidence.yaml"] = b"evidence:\n" + rows
    return zipped({**parts, **{f"evidence/{name}": content for name, content in names.items()}})


def confirm(desk: Desk, address: str) -> int:
    return desk.take(address).status_code


def kept(year: OfficeYear) -> bytes:
    """The content of the only file of a year."""
    file = EvidenceFile.objects.get(office_year=year)
    content = content_path(file.sha256).read_bytes()
    assert (hash_of(content), len(content)) == (file.sha256, file.size)
    return content


def tells(content: bytes) -> bool:
    """Whether a picture tells of its camera."""
    with Image.open(io.BytesIO(content)) as opened:
        return bool(opened.getexif())


def test_a_photo_that_tells_of_its_place_is_cleaned_and_listed_by_its_new_hash(desk: Desk) -> None:
    assert tells(PHOTO)
    brought = packed(desk, foto_dot_jpg=PHOTO)
    address = desk.bring("a.zip", brought)
    assert CLEANED in desk.shown(address)
    assert confirm(desk, address) == 302
    clean = kept(desk.year)
    assert clean != PHOTO and not tells(clean)
    row = desk.year.rows.get(sheet="evidence.yaml#evidence")
    assert row.cells["sha256"] == hash_of(clean)
    inspector = signed_in(person("inspektur", desk.year.office, Role.INSPECTOR))
    file = desk.year.evidence.get()
    base = f"/kecil/{YEAR}/bukti/{file.pk}"
    assert inspector.get(f"{base}/isi/").getvalue() == clean
    assert len(inspector.get(f"{base}/pratinjau/").getvalue()) <= 8_000
    contents = [path for path in content_path("x").parents[1].rglob("*") if path.is_file()]
    assert contents and not any(path.read_bytes() == PHOTO for path in contents)


def test_what_was_cleaned_goes_and_comes_byte_for_byte(
    desk: Desk, beginner: tuple[Office, Client]
) -> None:
    brought = packed(desk, foto_dot_jpg=PHOTO)
    assert confirm(desk, desk.bring("a.zip", brought)) == 302
    again = desk.got("dossier.zip")
    for content in (again, brought):
        page = desk.shown(desk.bring("a.zip", content))
        assert "Isinya sama dengan tahun ini" in page and "sidik berubah" not in page
    assert desk.got("dossier.zip") == again
    office, client = beginner
    status, page = began(client, unzipped(again))
    assert status == 302 and "sidik berubah" not in page
    assert Desk(client, office.years.get()).got("dossier.zip") == again


def test_the_same_photo_that_somebody_uploads_leads_to_the_clean_file(tmp_path: Path) -> None:
    people = make_house(tmp_path)
    desk = make_desk(people.year)
    assert confirm(desk, desk.bring("a.zip", packed(desk, foto_dot_jpg=PHOTO))) == 302
    proof = {"membuktikan": "ktp", "berkas": sent("x.jpg", PHOTO)}
    assert people.browser("clerk").post(people.address(more="bukti/"), proof).status_code == 302
    assert desk.year.evidence.count() == 1 and not tells(kept(desk.year))


def test_an_upload_does_not_lead_to_a_file_of_long_ago_that_tells_of_its_place(
    tmp_path: Path,
) -> None:
    people = make_house(tmp_path)
    target = content_path(hash_of(PHOTO))
    target.parent.mkdir(parents=True)
    target.write_bytes(PHOTO)
    people.year.evidence.create(name="lama.jpg", sha256=hash_of(PHOTO), size=len(PHOTO))
    proof = {"membuktikan": "ktp", "berkas": sent("x.jpg", PHOTO)}
    assert people.browser("clerk").post(people.address(more="bukti/"), proof).status_code == 302
    new = Upload.objects.get().file
    assert new is not None and not tells(content_path(new.sha256).read_bytes())


def test_a_photo_that_is_replaced_shows_its_new_small_picture(desk: Desk) -> None:
    for colour in ("teal", "red"):
        content = photo(colour=colour, size=(600, 400))
        assert confirm(desk, desk.bring("a.zip", packed(desk, foto_dot_jpg=content))) == 302
    answer = desk.client.get(f"/kecil/{YEAR}/bukti/{desk.year.evidence.get().pk}/pratinjau/")
    with Image.open(io.BytesIO(answer.getvalue())) as shown:
        red, green, _ = shown.convert("RGB").getpixel((20, 20))
    assert red > 200 > green


def test_evidence_that_may_name_a_person_is_not_taken(desk: Desk) -> None:
    address = desk.bring("a.zip", packed(desk, daftar_dot_pdf=paper(f"NIK {NIK}")))
    page = desk.shown(address)
    assert (
        "Bukti ini tampak memuat NIK." in page and NIK not in page and 'value="pakai"' not in page
    )
    assert confirm(desk, address) == 409 and not desk.year.evidence.exists()


REFUSED = {
    "foto.jpg": b"<html>bukan foto",
    "a.txt": b"MZ" + b"\0" * 40,
    "rekap.pdf": paper(script="app.alert(1)"),
    "gambar.png": b"GIF89a" + b"\0" * 20,
    f"ktp{NIK}a.txt": b"Rekap",
    f"{'a' * 198}.txt": b"Rekap",
}


@every_case_undone("name", REFUSED)
def test_what_no_upload_may_be_no_import_is_either(desk: Desk, name: str) -> None:
    address = desk.bring("a.zip", packed(desk, **{name: REFUSED[name]}))
    page = desk.shown(address)
    assert 'value="pakai"' not in page and "Yang harus diperbaiki" in page and name[:3] in page
    assert desk.take(address, page).status_code in (409, 422)
    assert (
        not desk.year.evidence.exists()
        and not desk.year.rows.filter(sheet="evidence.yaml#evidence").exists()
    )


def test_what_is_not_listed_is_not_kept(desk: Desk) -> None:
    parts = unzipped(packed(desk, a_dot_pdf=paper()))
    parts |= {"evidence/b.exe": b"MZ....", "evidence/c.html": b"<script>alert(1)</script>"}
    address = desk.bring("a.zip", zipped(parts))
    assert "tidak dipakai" in desk.shown(address)
    assert confirm(desk, address) == 302
    assert kept(desk.year) == paper()


def test_a_file_is_examined_once_until_it_is_put_away(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    questions, prepare = [], uploads.prepare
    monkeypatch.setattr(
        uploads, "prepare", lambda *report: questions.append(report) or prepare(*report)
    )
    address = desk.bring("a.zip", packed(desk, foto_dot_jpg=PHOTO))
    desk.shown(address)
    desk.shown(address)
    assert len(questions) == 1 and any(
        path.is_dir() for path in content_path("x").parents[2].rglob("*-bukti")
    )
    assert confirm(desk, address) == 302 and len(questions) == 1
    assert not any(path.is_dir() for path in content_path("x").parents[2].rglob("*-bukti"))


@pytest.fixture(name="beginner")
def _beginner() -> tuple[Office, Client]:
    office = Office.objects.create(slug="baru", name="Baru")
    return office, signed_in(person("pemula", office, Role.PLANNER))


def began(client: Client, files: Mapping[str, bytes], **more: object) -> tuple[int, str]:
    content = zipped({**small_files(), **files})
    body = {"cara": "berkas", "file": upload("a.zip", content), **more}
    answer = client.post("/baru/mulai/", body, follow=True)
    return answer.redirect_chain[-1][
        1
    ] if answer.redirect_chain else answer.status_code, answer.content.decode()


def test_a_year_begins_with_clean_photos_and_says_so(beginner: tuple[Office, Client]) -> None:
    office, client = beginner
    files = {"evidence.yaml": listed("foto.jpg"), "evidence/foto.jpg": PHOTO}
    status, page = began(client, files)
    assert status == 302 and CLEANED in page
    assert not tells(kept(office.years.get()))


def test_no_year_begins_with_evidence_that_may_name_a_person(
    beginner: tuple[Office, Client],
) -> None:
    office, client = beginner
    text = paper(f"NIK {NIK[:2]}.{NIK[2:4]}.{NIK[4:6]}.{NIK[6:12]}.{NIK[12:]}")
    status, page = began(client, {"evidence.yaml": listed("a.pdf"), "evidence/a.pdf": text})
    assert status == 422 and "Bukti ini tampak memuat NIK." in page and NIK not in page
    assert not office.years.exists() and not EvidenceFile.objects.exists()


def test_a_year_does_not_begin_with_a_refused_file(beginner: tuple[Office, Client]) -> None:
    office, client = beginner
    files = {"evidence.yaml": listed("a.html"), "evidence/a.html": b"<script>alert(1)</script>"}
    status, page = began(client, files)
    assert status == 422 and "evidence/a.html" in page and not office.years.exists()


def test_an_error_elsewhere_says_nothing_of_evidence_that_is_there(
    beginner: tuple[Office, Client],
) -> None:
    office, client = beginner
    twice = small_files()["counts.csv"].splitlines(keepends=True)
    files = {
        "counts.csv": b"".join([*twice, twice[-1]]),
        "evidence.yaml": listed("a.pdf", "hilang.pdf"),
        "evidence/a.pdf": paper(),
    }
    status, page = began(client, files)
    assert status == 422 and not office.years.exists()
    assert "counts.csv" in page or "Hitungan" in page
    missing = [
        item.words
        for item in elements(page).all("li")
        if "tidak ada di folder evidence" in item.words
    ]
    assert len(missing) == 1 and "hilang.pdf" in missing[0]


def test_a_year_takes_its_dossier_back_bare(
    beginner: tuple[Office, Client], tmp_path: Path
) -> None:
    office, client = beginner
    files = {**small_files(), "evidence.yaml": listed("nanti.pdf"), "evidence/nanti.pdf": paper()}
    body = {"cara": "berkas", "file": upload("a.xlsx", as_book(files, tmp_path / "buku"))}
    assert client.post("/baru/mulai/", body).status_code == 302
    own = Desk(client, office.years.get())
    parts = unzipped(own.got("dossier.zip"))
    assert "evidence/nanti.pdf" not in parts
    parts["counts.csv"] = parts["counts.csv"].replace(b"99.01.01,2024,,", b"99.01.01,2024,8,")
    assert own.take(own.bring("a.zip", zipped(parts))).status_code == 302
    assert own.year.rows.filter(sheet="counts.csv", cells__value="8").exists()
    lost = {**parts, "evidence.yaml": listed("nanti.pdf", "lain.pdf")}
    assert 'value="pakai"' not in own.shown(own.bring("a.zip", zipped(lost)))
    whole = {**parts, "evidence/nanti.pdf": paper()}
    assert own.take(own.bring("a.zip", zipped(whole))).status_code == 302
    assert kept(own.year) == paper()


def test_nothing_but_what_was_looked_through_writes_evidence() -> None:
    """Who calls one of these hands over evidence that came through `uploads`,
    or made it itself.
    """
    doors = re.compile(r"\b(?:take_in|Wanted|keep_content)\(")
    found = {
        str(path.relative_to(SOURCE / "web"))
        for path in (SOURCE / "web").rglob("*.py")
        if doors.search(
            re.sub(r"def (?:take_in|keep_content)\(", "", path.read_text(encoding="utf-8"))
        )
    }
    assert found == {
        "measurement/year_approvals.py",
        "stored_kinds.py",
        "papers/making.py",
        "demonstration/make.py",
        "evidence/uploads.py",
        "exchange/import_plan.py",
        "exchange/founding.py",
        # tables as they were read: columns of persons are refused, and the file is handed out as a
        # file
        "services/table_import.py",
        "years/replace.py",
        "years/store.py",
    }


@pytest.mark.parametrize("letters", [201, 240])
def test_a_name_that_is_too_long_is_refused_with_what_to_do(desk: Desk, letters: int) -> None:
    name = "b" * (letters - 4) + ".pdf"
    shown = desk.shown(
        desk.bring("dosir.zip", packed(desk, **{name.replace(".", "_dot_"): paper()}))
    )
    assert "lebih dari 200 huruf" in shown and "Pendekkan" in shown
    assert not EvidenceFile.objects.exists()


def test_the_longest_name_that_is_taken_is_reported_in_the_log(desk: Desk) -> None:
    name = "b" * 196 + ".pdf"
    address = desk.bring("dosir.zip", packed(desk, **{name.replace(".", "_dot_"): paper()}))
    assert desk.take(address).status_code == 302
    assert EvidenceFile.objects.get().name == name
    assert Entry.objects.get(action="evidence.added").subject.endswith(f"/{name}")
