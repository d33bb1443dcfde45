"""Evidence when things end in the middle or come at once: the old state or the new one, and nothing half."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from tests.web.filling import POST, QUARTER, YEAR, House, house
from tests.web.proving import paper, photo, sent
from tests.web.twins import count_entries

from capaian.web.evidence import uploads as bringing
from capaian.web.evidence.models import Upload
from capaian.web.evidence.uploads import Purpose, bring, prepare, take_away
from capaian.web.measurement.flow import State
from capaian.web.measurement.models import PostForm
from capaian.web.trail.models import Entry
from capaian.web.trail.record import Author
from capaian.web.years.change import FlawedError
from capaian.web.years.contents import content_path
from capaian.web.years.known import know

_BEGIN = """
import os, sys
os.environ["DJANGO_SETTINGS_MODULE"] = "capaian.web.settings"
import django
django.setup()
from django.core.management import call_command
call_command("migrate", verbosity=0, interactive=False)
from pathlib import Path
from tests.web.filling import house
house(Path(sys.argv[1]))
"""
"""Makes an installation of its own with a house, outside of any test."""
_BRING = """
import os, signal, sys
os.environ["DJANGO_SETTINGS_MODULE"] = "capaian.web.settings"
import django
django.setup()
from capaian.web.accounts.models import User
from capaian.web.evidence import uploads as bringing
from capaian.web.evidence.examination.kinds import Examined, Kind
from capaian.web.trail.record import Author
from capaian.web.years.models import OfficeYear
where = sys.argv[1]
def end(*_, **__):
    os.kill(os.getpid(), signal.SIGKILL)
if where != "nowhere":
    setattr(bringing, where, end)
year, user = OfficeYear.objects.get(), User.objects.get(username="petugas-kecil")
contents = {n: b"%PDF-1.7 " + n.encode() * 40 for n in ("a", "b")}
files = [Examined(Kind.PDF, own, original=n * 64, given=f"{n}.pdf") for n, own in contents.items()]
bringing.bring(year, bringing.Purpose(None, ("ktp",)), files, Author(user))
"""
"""Brings two files, and is killed where it is told."""


def run(script: str, argument: str, folder: Path) -> int:
    root = str(Path(__file__).parents[3])
    own = {"CAPAIAN_DATA": str(folder), "PYTHONPATH": root, "CAPAIAN_MODE": "produksi"}
    others = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
    environment = {**others, **own}  # a file of its own, whatever database other tests have
    command = [sys.executable, "-B", "-c", script, argument]
    return subprocess.run(command, env=environment, check=False, timeout=120, cwd=root).returncode


def counted(folder: Path) -> list[int]:
    """Files, uploads, rows of evidence, entries of the log, revision: as another program reads them."""
    queries = (
        "SELECT count(*) FROM years_evidencefile",
        "SELECT count(*) FROM evidence_upload",
        "SELECT count(*) FROM years_row WHERE sheet LIKE 'evidence%'",
        "SELECT count(*) FROM trail_entry",
        "SELECT max(revision) FROM years_officeyear",
    )
    with closing(sqlite3.connect(folder / "capaian.sqlite3")) as database:
        return [database.execute(query).fetchone()[0] for query in queries]


def test_a_killed_process_leaves_the_old_state_and_the_next_one_ends_what_it_began(tmp_path: Path) -> None:
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


@pytest.fixture(name="own")
def made(tmp_path: Path, db: None) -> House:
    return house(tmp_path)


def author(own: House) -> Author:
    return Author(own.people["clerk"], "data_entry", "Salah berkas.")


def kept(own: House) -> tuple[object, ...]:
    own.year.refresh_from_db()
    return (
        own.year.revision,
        [*own.year.evidence.values_list("name", "sha256")],
        [*own.year.rows.filter(sheet="evidence.yaml#evidence").values_list("pk", "version")],
        [*Upload.objects.values_list("pk", "file")],
        count_entries(),
    )


@pytest.mark.parametrize("where", ["know", "change", "record", "free_name", "keep_content"])
def test_whatever_fails_while_files_are_kept_keeps_none(
    own: House, where: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = kept(own)
    files = [prepare("a.pdf", paper()), prepare("b.jpg", photo())]

    def fail(*_: object) -> None:
        raise OSError(where)

    with monkeypatch.context() as broken:
        broken.setattr(bringing, where, fail)
        with pytest.raises(OSError, match=where):
            bring(own.year, Purpose(None, ("ktp",)), files, author(own))
    assert kept(own) == before
    assert [each.is_new for each in bring(own.year, Purpose(None, ("ktp",)), files, author(own))] == [
        True,
        True,
    ]


@pytest.mark.parametrize("where", ["know", "change", "record"])
def test_whatever_fails_while_a_file_is_taken_away_leaves_it(
    own: House, where: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    (brought,) = bring(own.year, Purpose(None, ("ktp",)), [prepare("a.pdf", paper())], author(own))
    before = kept(own)

    def fail(*_: object) -> None:
        raise OSError(where)

    with monkeypatch.context() as broken:
        broken.setattr(bringing, where, fail)
        with pytest.raises(OSError, match=where):
            take_away(brought.upload, author(own))
    assert kept(own) == before
    take_away(brought.upload, author(own))
    assert not own.year.evidence.exists() and content_path(brought.upload.sha256).exists()
    take_away(brought.upload, author(own))  # taken away twice it is gone once
    assert Entry.objects.filter(action="evidence.removed").count() == 1


def test_a_caption_that_no_dossier_may_have_keeps_all_files_back(own: House) -> None:
    before, files = kept(own), [prepare("a.pdf", paper()), prepare("b.jpg", photo())]
    with pytest.raises(FlawedError):
        bring(own.year, Purpose(None, ("ktp",), "a\u202eb"), files, author(own))
    assert kept(own) == before


def test_two_who_bring_the_same_on_an_older_sight_keep_it_once(own: House) -> None:
    """Both read the year before either wrote: the second finds what the first one kept."""
    first, second = (type(own.year).objects.get(pk=own.year.pk) for _ in range(2))
    know(first), know(second)
    file = prepare("a.pdf", paper())
    came = [bring(year, Purpose(None, ("ktp",)), [file], author(own))[0] for year in (first, second)]
    assert [each.is_new for each in came] == [True, False]
    assert own.year.evidence.count() == Upload.objects.count() == 1


def test_a_form_that_is_handed_in_meanwhile_takes_no_more(own: House) -> None:
    body = {"membuktikan": "ktp", "berkas": [sent("a.pdf", paper())]}
    assert own.browser("clerk").post(own.address(more="bukti/"), body).status_code == 302
    form = PostForm.objects.get(post=POST, period=QUARTER)
    form.state = State.SUBMITTED
    form.save()
    before = kept(own)
    body = {"membuktikan": "ktp", "berkas": [sent("b.pdf", paper("Lain"))]}
    answer = own.browser("clerk").post(own.address(more="bukti/"), body)
    assert answer.status_code == 422 and "selagi isian belum diajukan" in answer.text
    gone = f"/kecil/{YEAR}/bukti/unggahan/{Upload.objects.get().pk}/hapus/"
    assert own.browser("holder").post(gone, {"alasan": "Salah."}).status_code == 422
    assert kept(own) == before
