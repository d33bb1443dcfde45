"""A content that is not as it was kept is handed out by no page and no archive,
and is told by its name.
"""

from __future__ import annotations

import io
import json
import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from hashlib import sha256
from pathlib import Path
from unittest import mock

import pytest
from tests.web.filling import YEAR, House
from tests.web.proving import paper, photo, sent
from tests.web.tampering import call
from tests.web.test_backup import PHOTO, contents, installation, rewrite
from tests.web.test_production import FOUNDING, PHRASE
from tests.web.twins import count_entries

from capaian.domain.errors import FileError
from capaian.web.configuration import read_configuration
from capaian.web.evidence import uploads as bringing
from capaian.web.evidence.models import Upload
from capaian.web.evidence.uploads import Purpose, bring, prepare, take_away
from capaian.web.keeping.backup import MANIFEST, make_backup, restore
from capaian.web.keeping.verification import name_faults
from capaian.web.trail.models import Entry
from capaian.web.trail.record import Author
from capaian.web.years.change import FlawedError
from capaian.web.years.contents import content_path, find_damaged, is_whole, keep_content
from capaian.web.years.known import know

TRUE, FORGED = paper("Berita acara 90"), paper("Berita acara 60")


@pytest.fixture(name="proven")
def with_evidence(house: House) -> House:
    for name, text in (("acara.pdf", TRUE), ("lain.pdf", paper("Lain"))):
        body = {"berkas": sent(name, text), "keterangan": "Berita acara", "membuktikan": "ktp"}
        assert house.browser("planner").post(f"/kecil/{YEAR}/bukti/", body).status_code == 302
    return house


def forge(proven: House) -> int:
    """Put other bytes in the place of evidence, as who may write on the disk can."""
    file = proven.year.evidence.get(name__endswith="acara.pdf")
    content_path(file.sha256).write_bytes(FORGED)
    return int(file.pk)


def test_words_are_handed_out_instead_of_other_bytes(proven: House) -> None:
    pk = forge(proven)
    answer = proven.browser("planner").get(f"/kecil/{YEAR}/bukti/{pk}/isi/")
    page = answer.getvalue()
    assert answer.status_code == 410 and b"tidak lagi seperti waktu disimpan" in page
    assert FORGED not in page and sha256(TRUE).hexdigest().encode() in page
    other = proven.year.evidence.get(name__endswith="lain.pdf")
    assert proven.browser("planner").get(
        f"/kecil/{YEAR}/bukti/{other.pk}/isi/"
    ).getvalue() == paper("Lain")


def test_the_archive_names_it_and_leaves_it_out(proven: House) -> None:
    forge(proven)
    answer = proven.browser("planner").get(f"/kecil/{YEAR}/bukti/arsip.zip")
    with zipfile.ZipFile(io.BytesIO(answer.getvalue())) as archive:
        assert archive.namelist() == ["SHA256SUMS", "umum/lain.pdf"]
        sums = archive.read("SHA256SUMS").decode().splitlines()
    assert [line.partition("  ")[2] for line in sums] == ["umum/acara.pdf", "umum/lain.pdf"]


def test_what_is_damaged_is_reported_by_its_name(proven: House) -> None:
    assert name_faults(find_damaged()) == []
    forge(proven)
    content_path(proven.year.evidence.get(name__endswith="lain.pdf").sha256).unlink()
    assert sorted(name_faults(find_damaged())) == [
        "kecil 2024: umum/acara.pdf (rusak)",
        "kecil 2024: umum/lain.pdf (hilang)",
    ]


def test_a_content_that_is_brought_again_is_whole_again(proven: House) -> None:
    forge(proven)
    own_hash = keep_content(TRUE)
    assert is_whole(own_hash) and content_path(own_hash).read_bytes() == TRUE


def test_a_backup_is_made_and_names_what_was_damaged(tmp_path: Path) -> None:
    old, own = installation(tmp_path / "lama"), sha256(PHOTO).hexdigest()
    assert make_backup(old, tmp_path / "utuh.zip", 0).damaged == []
    (old.evidence / own[:2] / own).write_bytes(b"palsu")
    assert make_backup(old, tmp_path / "c.zip", 0).damaged == [own]
    new = read_configuration({"CAPAIAN_DATA": str(tmp_path / "baru")})
    assert restore(tmp_path / "c.zip", new, None).damaged == [own]
    assert contents(new.folder)[f"bukti/{own[:2]}/{own}"] == b"palsu"


def test_evidence_forged_in_a_backup_is_not_put_back_though_its_manifest_agrees(
    tmp_path: Path,
) -> None:
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


def test_no_dossier_is_made_with_other_bytes(proven: House) -> None:
    forge(proven)
    planner, viewer = proven.browser("planner"), proven.browser("viewer")
    answer = planner.get(f"/kecil/{YEAR}/tukar/dossier.zip")
    assert (
        FORGED not in answer.getvalue() and b"umum/acara.pdf di server rusak" in answer.getvalue()
    )
    content_path(sha256(TRUE).hexdigest()).write_bytes(TRUE)
    answer = planner.get(f"/kecil/{YEAR}/tukar/dossier.zip")
    with zipfile.ZipFile(io.BytesIO(answer.getvalue())) as archive:
        assert archive.read("evidence/umum/acara.pdf") == TRUE
    assert viewer.get(f"/kecil/{YEAR}/tukar/dossier.zip").status_code == 404


def test_small_pictures_are_compared_with_their_hash_as_well(proven: House) -> None:
    file = proven.year.evidence.get(name__endswith="acara.pdf")
    address = f"/kecil/{YEAR}/bukti/{file.pk}/pratinjau/"
    shown = proven.browser("planner").get(address)
    assert shown.headers["Content-Type"] == "image/jpeg" and shown.getvalue()
    preview = Upload.objects.get(file=file).preview
    content_path(preview).write_bytes(b"\xff\xd8\xff palsu")
    answer = proven.browser("planner").get(address)
    assert answer.status_code == 410 and b"palsu" not in answer.getvalue()
    assert name_faults(find_damaged()) == [f"isi {preview} (rusak)"]


def test_contents_that_were_taken_away_are_reported_as_such(proven: House) -> None:
    upload = Upload.objects.get(name__endswith="lain.pdf")
    address = f"/kecil/{YEAR}/bukti/unggahan/{upload.pk}/hapus/"
    assert proven.browser("planner").post(address, {"alasan": "keliru unggah"}).status_code == 302
    content_path(upload.sha256).write_bytes(FORGED)
    assert name_faults(find_damaged()) == ["kecil 2024: umum/lain.pdf, sudah dihapus (rusak)"]


def test_a_folder_in_the_place_of_a_content_is_damage_and_no_fault(proven: House) -> None:
    path = content_path(sha256(TRUE).hexdigest())
    path.unlink()
    path.mkdir()
    assert not is_whole(path.name)
    assert name_faults(find_damaged()) == ["kecil 2024: umum/acara.pdf (rusak)"]


_BEGIN = """
import os, sys
os.environ["DJANGO_SETTINGS_MODULE"] = "capaian.web.settings"
import django
django.setup()
from django.core.management import call_command
call_command("migrate", verbosity=0, interactive=False)
from pathlib import Path
from tests.web.filling import make_house
make_house(Path(sys.argv[1]))
"""
"""Makes an installation of its own with a house, outside of any test."""
_BRING = """
import os, signal, sys
os.environ["DJANGO_SETTINGS_MODULE"] = "capaian.web.settings"
import django
django.setup()
from capaian.web.accounts.models import User
from capaian.web.evidence import uploads as bringing
from capaian.web.evidence.examination.kinds import Examined, MediaKind
from capaian.web.trail.record import Author
from capaian.web.years.models import OfficeYear
where = sys.argv[1]
def end(*_, **__):
    os.kill(os.getpid(), signal.SIGKILL)
if where != "nowhere":
    setattr(bringing, where, end)
year, user = OfficeYear.objects.get(), User.objects.get(username="petugas-kecil")
contents = {n: b"%PDF-1.7 " + n.encode() * 40 for n in ("a", "b")}
files = [
    Examined(MediaKind.PDF, own, original=n * 64, given=f"{n}.pdf") for n, own in contents.items()
]
bringing.bring(year, bringing.Purpose(None, ("ktp",)), files, Author(user))
"""
"""Brings two files, and is killed where it is told."""


def run(script: str, argument: str, folder: Path) -> int:
    root = str(Path(__file__).parents[2])
    own = {"CAPAIAN_DATA": str(folder), "PYTHONPATH": root, "CAPAIAN_MODE": "produksi"}
    others = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
    environment = {**others, **own}  # a file of its own, whatever database other tests have
    command = [sys.executable, "-B", "-c", script, argument]
    return subprocess.run(command, env=environment, check=False, timeout=120, cwd=root).returncode


def counted(folder: Path) -> list[int]:
    """Files, uploads, rows of evidence, entries of the log, revision:
    as another program reads them.
    """
    queries = (
        "SELECT count(*) FROM years_evidencefile",
        "SELECT count(*) FROM evidence_upload",
        "SELECT count(*) FROM years_row WHERE sheet LIKE 'evidence%'",
        "SELECT count(*) FROM trail_entry",
        "SELECT max(revision) FROM years_officeyear",
    )
    with closing(sqlite3.connect(folder / "capaian.sqlite3")) as database:
        return [database.execute(query).fetchone()[0] for query in queries]


def test_a_killed_process_leaves_the_old_state_and_the_next_one_ends_what_it_began(
    tmp_path: Path,
) -> None:
    folder = tmp_path / "data"
    from capaian.web.keys import SESSION, TRAIL, make_key

    for name in (SESSION, TRAIL):
        make_key(folder / "kunci", name)
    assert run(_BEGIN, str(tmp_path / "berkas"), folder) == 0
    before = counted(folder)
    for where in ("know", "change", "record", "free_name"):
        assert run(_BRING, where, folder) == -signal.SIGKILL, where
        assert counted(folder) == before, where
    assert run(_BRING, "nowhere", folder) == 0
    assert counted(folder) == [2, 2, 2, before[3] + 4, before[4] + 1]
    assert run(_BRING, "nowhere", folder) == 0, "sent again it is there already"
    assert counted(folder) == [2, 2, 2, before[3] + 4, before[4] + 1]


def author(house: House) -> Author:
    return Author(house.people["clerk"], "data_entry", "Salah berkas.")


def kept(house: House) -> tuple[object, ...]:
    house.year.refresh_from_db()
    return (
        house.year.revision,
        [*house.year.evidence.values_list("name", "sha256")],
        [*house.year.rows.filter(sheet="evidence.yaml#evidence").values_list("pk", "version")],
        [*Upload.objects.values_list("pk", "file")],
        count_entries(),
    )


@contextmanager
def broken(where: str, house: House) -> Iterator[None]:
    """Let a function fail, whose caller then fails too and leaves everything as it was."""
    before = kept(house)
    with pytest.MonkeyPatch.context() as patch, pytest.raises(OSError, match=where):
        patch.setattr(bringing, where, mock.Mock(side_effect=OSError(where)))
        yield
    assert kept(house) == before


@pytest.mark.parametrize("where", ["know", "change", "record", "free_name", "keep_content"])
def test_whatever_fails_while_files_are_kept_keeps_none(house: House, where: str) -> None:
    files = [prepare("a.pdf", paper()), prepare("b.jpg", photo())]
    with broken(where, house):
        bring(house.year, Purpose(None, ("ktp",)), files, author(house))
    assert [
        each.is_new for each in bring(house.year, Purpose(None, ("ktp",)), files, author(house))
    ] == [
        True,
        True,
    ]


def test_a_caption_that_no_dossier_may_have_keeps_all_files_back(house: House) -> None:
    before, files = kept(house), [prepare("a.pdf", paper()), prepare("b.jpg", photo())]
    with pytest.raises(FlawedError):
        bring(house.year, Purpose(None, ("ktp",), "a\u202eb"), files, author(house))
    assert kept(house) == before


def test_two_who_bring_the_same_on_an_older_sight_keep_it_once(house: House) -> None:
    """Both read the year before either wrote: the second finds what the first one kept."""
    first, second = (type(house.year).objects.get(pk=house.year.pk) for _ in range(2))
    know(first), know(second)
    file = prepare("a.pdf", paper())
    came = [
        bring(year, Purpose(None, ("ktp",)), [file], author(house))[0] for year in (first, second)
    ]
    assert [each.is_new for each in came] == [True, False]
    assert house.year.evidence.count() == Upload.objects.count() == 1


@pytest.mark.parametrize("where", ["know", "change", "record"])
def test_whatever_fails_while_a_file_is_taken_away_leaves_it(house: House, where: str) -> None:
    (brought,) = bring(
        house.year, Purpose(None, ("ktp",)), [prepare("a.pdf", paper())], author(house)
    )
    with broken(where, house):
        take_away(brought.upload, author(house))
    for _ in range(2):  # taken away twice it is gone once
        take_away(brought.upload, author(house))
    assert not house.year.evidence.exists() and content_path(brought.upload.sha256).exists()
    assert Entry.objects.filter(action="evidence.removed").count() == 1
