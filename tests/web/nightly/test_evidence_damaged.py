"""A content that is not as it was kept is handed out by no page and no archive, and is told by its name."""

from __future__ import annotations

import io
import json
import shutil
import zipfile
from hashlib import sha256
from pathlib import Path

import pytest
from tests.web.filling import YEAR, House, house, typed
from tests.web.proving import paper, sent
from tests.web.spoiling import forget
from tests.web.tampering import call
from tests.web.test_backup import PHOTO, contents, installation, rewrite
from tests.web.test_production import FOUNDING, PHRASE

from capaian.domain.errors import FileError
from capaian.web.configuration import read_configuration
from capaian.web.evidence.models import Upload
from capaian.web.keeping.backup import MANIFEST, make_backup, restore
from capaian.web.keeping.verification import find_damaged_files
from capaian.web.years.contents import content_path, is_whole, keep_content

TRUE, FORGED = paper("Berita acara 90"), paper("Berita acara 60")


@pytest.fixture(name="own")
def made(tmp_path: Path, db: None) -> House:
    own = house(tmp_path)
    for name, text in (("acara.pdf", TRUE), ("lain.pdf", paper("Lain"))):
        told = {"berkas": sent(name, text), "keterangan": "Berita acara", "membuktikan": "ktp"}
        assert own.browser("planner").post(f"/kecil/{YEAR}/bukti/", told).status_code == 302
    return own


def forge(own: House) -> int:
    """Put other bytes in the place of evidence, as who may write on the disk can."""
    file = own.year.evidence.get(name__endswith="acara.pdf")
    content_path(file.sha256).write_bytes(FORGED)
    return int(file.pk)


def test_words_are_handed_out_instead_of_other_bytes(own: House) -> None:
    pk = forge(own)
    answer = own.browser("planner").get(f"/kecil/{YEAR}/bukti/{pk}/isi/")
    page = answer.getvalue()
    assert answer.status_code == 410 and b"tidak lagi seperti waktu disimpan" in page
    assert FORGED not in page and sha256(TRUE).hexdigest().encode() in page
    other = own.year.evidence.get(name__endswith="lain.pdf")
    assert own.browser("planner").get(f"/kecil/{YEAR}/bukti/{other.pk}/isi/").getvalue() == paper("Lain")


def test_a_form_whose_evidence_is_gone_names_it(own: House) -> None:
    content_path(own.year.evidence.get(name__endswith="acara.pdf").sha256).unlink()
    forget()
    page = own.browser("planner").get(own.address())
    assert page.status_code == 200 and "acara.pdf" in page.text
    assert "Berkas bukti hilang atau rusak" in own.browser("head").get(f"/kecil/{YEAR}/pengesahan/").text
    saved = own.browser("clerk").post(own.address(), typed(("7", "8"), ("9", "9")))
    assert saved.status_code == 302


def test_the_archive_names_it_and_leaves_it_out(own: House) -> None:
    forge(own)
    answer = own.browser("planner").get(f"/kecil/{YEAR}/bukti/arsip.zip")
    with zipfile.ZipFile(io.BytesIO(answer.getvalue())) as archive:
        assert archive.namelist() == ["SHA256SUMS", "umum/lain.pdf"]
        sums = archive.read("SHA256SUMS").decode().splitlines()
    assert [line.partition("  ")[2] for line in sums] == ["umum/acara.pdf", "umum/lain.pdf"]


def test_what_is_damaged_is_told_by_its_name(own: House) -> None:
    assert find_damaged_files() == []
    forge(own)
    content_path(own.year.evidence.get(name__endswith="lain.pdf").sha256).unlink()
    assert sorted(find_damaged_files()) == [
        "kecil 2024: umum/acara.pdf (rusak)",
        "kecil 2024: umum/lain.pdf (hilang)",
    ]


def test_a_content_that_is_brought_again_is_whole_again(own: House) -> None:
    forge(own)
    own_hash = keep_content(TRUE)
    assert is_whole(own_hash) and content_path(own_hash).read_bytes() == TRUE


def test_a_backup_is_made_and_names_what_was_damaged(tmp_path: Path) -> None:
    old, own = installation(tmp_path / "lama"), sha256(PHOTO).hexdigest()
    assert make_backup(old, tmp_path / "utuh.zip", 0).damaged == ()
    (old.evidence / own[:2] / own).write_bytes(b"palsu")
    assert make_backup(old, tmp_path / "c.zip", 0).damaged == (own,)
    new = read_configuration({"CAPAIAN_DATA": str(tmp_path / "baru")})
    assert restore(tmp_path / "c.zip", new, None).damaged == [own]
    assert contents(new.folder)[f"bukti/{own[:2]}/{own}"] == b"palsu"


def test_evidence_forged_in_a_backup_is_not_put_back_though_its_manifest_agrees(tmp_path: Path) -> None:
    make_backup(installation(tmp_path / "lama"), tmp_path / "c.zip", 0)

    def forged(members: dict[str, bytes]) -> None:
        manifest, own = json.loads(members[MANIFEST]), sha256(PHOTO).hexdigest()
        members[f"bukti/{own[:2]}/{own}"] = b"palsu"
        manifest["sha256"][f"bukti/{own[:2]}/{own}"] = sha256(b"palsu").hexdigest()
        members[MANIFEST] = json.dumps(manifest).encode()

    rewrite(tmp_path / "c.zip", forged)
    new = read_configuration({"CAPAIAN_DATA": str(tmp_path / "baru")})
    with pytest.raises(FileError, match="bukan isi yang disebut namanya"):
        restore(tmp_path / "c.zip", new, None)
    assert not new.folder.exists()


def test_the_commands_name_the_file(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    begun = call(folder, "init", "--data", str(folder), *FOUNDING, CAPAIAN_ADMIN_PASSWORD=PHRASE)
    assert begun.returncode == 0, begun.stderr
    own = sha256(TRUE).hexdigest()
    place = folder / "bukti" / own[:2] / own
    place.parent.mkdir(parents=True)
    place.write_bytes(TRUE)
    assert call(folder, "verify-log", "--data", str(folder)).returncode == 0
    place.write_bytes(FORGED)
    for command in (["verify-log"], ["backup", str(tmp_path / "c.zip")]):
        ended = call(folder, *command, "--data", str(folder))
        assert ended.returncode == 13 and own in "".join(ended.stderr.split())
    shutil.rmtree(folder)
    back = call(folder, "restore", str(tmp_path / "c.zip"), "--data", str(folder))
    assert back.returncode == 0 and "sudah rusak" in " ".join(back.stdout.split())


def test_no_dossier_is_made_with_other_bytes(own: House) -> None:
    forge(own)
    planner, viewer = own.browser("planner"), own.browser("viewer")
    answer = planner.get(f"/kecil/{YEAR}/tukar/dossier.zip")
    assert FORGED not in answer.getvalue() and b"umum/acara.pdf di server rusak" in answer.getvalue()
    content_path(sha256(TRUE).hexdigest()).write_bytes(TRUE)
    answer = planner.get(f"/kecil/{YEAR}/tukar/dossier.zip")
    with zipfile.ZipFile(io.BytesIO(answer.getvalue())) as archive:
        assert archive.read("evidence/umum/acara.pdf") == TRUE
    assert viewer.get(f"/kecil/{YEAR}/tukar/dossier.zip").status_code == 404


def test_small_pictures_are_held_against_their_hash_as_well(own: House) -> None:
    file = own.year.evidence.get(name__endswith="acara.pdf")
    address = f"/kecil/{YEAR}/bukti/{file.pk}/pratinjau/"
    shown = own.browser("planner").get(address)
    assert shown.headers["Content-Type"] == "image/jpeg" and shown.getvalue()
    preview = Upload.objects.get(file=file).preview
    content_path(preview).write_bytes(b"\xff\xd8\xff palsu")
    answer = own.browser("planner").get(address)
    assert answer.status_code == 410 and b"palsu" not in answer.getvalue()
    assert find_damaged_files() == [f"isi {preview} (rusak)"]


def test_contents_that_were_taken_away_are_told_as_such(own: House) -> None:
    upload = Upload.objects.get(name__endswith="lain.pdf")
    address = f"/kecil/{YEAR}/bukti/unggahan/{upload.pk}/hapus/"
    assert own.browser("planner").post(address, {"alasan": "keliru unggah"}).status_code == 302
    content_path(upload.sha256).write_bytes(FORGED)
    assert find_damaged_files() == ["kecil 2024: umum/lain.pdf, sudah dihapus (rusak)"]


def test_a_folder_in_the_place_of_a_content_is_damage_and_no_fault(own: House) -> None:
    path = content_path(sha256(TRUE).hexdigest())
    path.unlink()
    path.mkdir()
    assert not is_whole(path.name)
    assert find_damaged_files() == ["kecil 2024: umum/acara.pdf (rusak)"]
