"""Contents are kept once, by their hash; files that wait are kept whole, a day long."""

from __future__ import annotations

import errno
import hashlib
import os
import resource
import signal
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Barrier

import pytest
from django.conf import settings as of_pages
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import Http404
from django.test import override_settings
from django.utils import timezone
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.web.exchanging import upload
from tests.web.twins import office_year, person

from capaian.domain.errors import FileError
from capaian.web.exchange.models import Upload, keep_upload, put_away, put_away_old, upload_of
from capaian.web.offices.models import Role
from capaian.web.years.contents import content_path, keep_content

PHOTO = bytes(range(256)) * 40


def files(folder: Path) -> list[Path]:
    """Everything that lies in the evidence of an installation, finished or not."""
    return sorted(path for path in (folder / "bukti").rglob("*") if not path.is_dir())


@contextmanager
def no_more_than(size: int) -> Iterator[None]:
    """The system ends the writing of each file at a size, as a disk that is full does."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


@pytest.mark.parametrize(
    ("content", "sha256"),
    [
        (b"", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
        (b"abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
        (
            b"abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
            "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1",
        ),
    ],
)
def test_contents_are_found_by_the_standard_hash(
    installation: Path, content: bytes, sha256: str
) -> None:
    assert keep_content(content) == sha256
    assert files(installation) == [content_path(sha256)]
    assert content_path(sha256).read_bytes() == content
    assert content_path(sha256).name == sha256


def test_the_same_content_is_not_written_again(installation: Path) -> None:
    path = content_path(keep_content(PHOTO))
    os.utime(path, (0, 0))
    before = path.stat()
    assert content_path(keep_content(bytes(PHOTO))) == path
    assert (path.stat().st_ino, path.stat().st_mtime) == (before.st_ino, 0)
    assert files(installation) == [path]


@given(st.lists(st.binary(max_size=12), max_size=8))
@settings(max_examples=40)
def test_as_many_files_as_there_are_contents_and_each_is_read_back(contents: list[bytes]) -> None:
    with (
        TemporaryDirectory() as place,
        override_settings(CAPAIAN=replace(of_pages.CAPAIAN, folder=Path(place))),
    ):
        kept = {keep_content(content): content for content in contents}
        assert len(files(Path(place))) == len(kept) == len({*contents})
        assert {sha256: content_path(sha256).read_bytes() for sha256 in kept} == kept


def test_a_disk_that_is_full_is_reported_and_keeps_nothing_half(installation: Path) -> None:
    other = keep_content(b"sudah ada")
    with no_more_than(len(PHOTO) // 2), pytest.raises(FileError, match="ruang disk"):
        keep_content(PHOTO)
    assert files(installation) == [content_path(other)]
    assert content_path(keep_content(PHOTO)).read_bytes() == PHOTO, "with room again it is kept"


def test_what_lies_there_already_needs_no_room(installation: Path) -> None:
    sha256 = keep_content(PHOTO)
    with no_more_than(0):
        assert keep_content(PHOTO) == sha256
    assert content_path(sha256).read_bytes() == PHOTO


@pytest.mark.parametrize("refused", ["mkdir", "open", "fsync", "replace"])
@pytest.mark.parametrize("why", [errno.ENOSPC, errno.EIO, errno.EACCES])
def test_whatever_the_system_refuses_leaves_nothing(
    installation: Path, monkeypatch: pytest.MonkeyPatch, refused: str, why: int
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise OSError(why, os.strerror(why))

    with monkeypatch.context() as broken:
        if refused == "open":
            broken.setattr(Path, "open", refuse)
        else:
            broken.setattr(os, refused, refuse)
        with pytest.raises(FileError, match="Bukti tidak dapat disimpan"):
            keep_content(PHOTO)
    assert files(installation) == []
    assert content_path(keep_content(PHOTO)).read_bytes() == PHOTO


def test_many_who_bring_the_same_at_once_keep_it_once(installation: Path) -> None:
    together = Barrier(8)

    def bring(_: int) -> str:
        together.wait(timeout=30)
        return keep_content(PHOTO)

    with ThreadPoolExecutor(8) as people:
        kept = {*people.map(bring, range(8))}
    assert files(installation) == [content_path(sha256) for sha256 in kept]
    assert content_path(kept.pop()).read_bytes() == PHOTO


_KILLED = """
import os, resource, signal
os.environ["DJANGO_SETTINGS_MODULE"] = "capaian.web.settings"
from capaian.web.years.contents import keep_content
signal.signal(signal.SIGXFSZ, signal.SIG_DFL)
resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
resource.setrlimit(resource.RLIMIT_FSIZE, (5_000, 5_000))
keep_content(bytes(range(256)) * 40)
"""
"""The system kills the process when it has written 5,000 of 10,240 bytes."""


def test_half_a_file_of_a_process_that_was_killed_is_not_taken_for_the_whole(
    installation: Path,
) -> None:
    environment = {**os.environ, "CAPAIAN_DATA": str(installation)}
    ended = subprocess.run(
        [sys.executable, "-B", "-c", _KILLED], env=environment, check=False, timeout=60
    )
    assert ended.returncode == -signal.SIGXFSZ
    assert [file.stat().st_size for file in files(installation)] == [5_000]
    assert content_path(keep_content(PHOTO)).read_bytes() == PHOTO


@pytest.mark.parametrize("place", ["the folder of evidence", "a folder below it"])
def test_a_folder_that_is_a_file_is_reported(installation: Path, place: str) -> None:
    target = content_path(hashlib.sha256(PHOTO).hexdigest())
    blocked = target.parents[1] if place == "the folder of evidence" else target.parent
    blocked.parent.mkdir(parents=True, exist_ok=True)
    blocked.write_text("berkas")
    with pytest.raises(FileError, match="Bukti tidak dapat disimpan"):
        keep_content(PHOTO)
    assert blocked.read_text() == "berkas"


CONTENT = b"isi" * 1000


def kept(name: str = "a.xlsx", content: bytes = CONTENT) -> Upload:
    year = office_year(f"kantor-{Upload.objects.count()}")
    user = person(f"perencana-{Upload.objects.count()}", year.office, Role.PLANNER)
    return keep_upload(year, user, upload(name, content), Upload.Kind.BOOK)


def test_a_file_is_kept_whole_under_a_name_that_nobody_guesses() -> None:
    first, second = kept(), kept()
    assert first.path.read_bytes() == CONTENT
    assert first.sha256 == hashlib.sha256(CONTENT).hexdigest()
    assert first.token != second.token and len(first.token) == 32
    assert first.path.parent == second.path.parent
    assert str(first) == "a.xlsx"


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("Isian bidang (2).xlsx", "Isian bidang (2).xlsx"),
        ("isian é.xlsx", "isian é.xlsx"),
        ("../../etc/passwd.xlsx", "passwd.xlsx"),
        ("a<script>.xlsx", "a_script_.xlsx"),
        ("baris\nbaru.xlsx", "baris_baru.xlsx"),
        (f"{'a' * 200}.xlsx", f"{'a' * 95}.xlsx"),
    ],
)
def test_a_name_is_shown_without_what_could_do_harm(name: str, shown: str) -> None:
    assert kept(name).name == shown


def test_a_number_of_a_person_in_a_name_is_not_kept() -> None:
    number = "6311024107900002"
    assert number not in kept(f"data {number}.xlsx").name


def test_an_empty_file_waits_too_and_is_refused_by_who_reads_it() -> None:
    assert kept(content=b"x").path.stat().st_size == 1


def test_what_cannot_be_written_is_reported_and_leaves_no_file() -> None:
    first = kept()
    before = {*first.path.parent.iterdir()}

    class Broken(SimpleUploadedFile):
        def chunks(self, chunk_size: int | None = None) -> Iterator[bytes]:
            yield b"separuh"
            raise OSError("penuh")

    with pytest.raises(FileError, match="ruang disk"):
        keep_upload(first.office_year, first.by, Broken("a.xlsx", CONTENT), Upload.Kind.BOOK)
    assert {*first.path.parent.iterdir()} == before and Upload.objects.count() == 1


def test_a_file_is_found_by_its_person_and_year_alone() -> None:
    first, second = kept(), kept()
    assert upload_of(first.office_year, first.by, first.token) == first
    for year, user, token in (
        (second.office_year, first.by, first.token),
        (first.office_year, second.by, first.token),
        (first.office_year, first.by, second.token),
        (first.office_year, first.by, ""),
    ):
        with pytest.raises(Http404):
            upload_of(year, user, token)


def test_a_record_without_its_file_is_nowhere() -> None:
    found = kept()
    found.path.unlink()
    with pytest.raises(Http404):
        upload_of(found.office_year, found.by, found.token)


def test_what_is_put_away_is_gone_from_disk_and_database() -> None:
    first, second = kept(), kept()
    put_away(first)
    assert not first.path.exists() and second.path.exists()
    assert [*Upload.objects.all()] == [second]
    put_away(second)
    assert not Upload.objects.exists()


@pytest.mark.parametrize(
    ("hours", "is_there"), [(0, True), (23, True), (25, False), (1000, False)]
)
def test_a_day_is_how_long_a_file_waits(hours: int, is_there: bool) -> None:
    found = kept()
    Upload.objects.update(at=timezone.now() - timedelta(hours=hours))
    put_away_old()
    assert (Upload.objects.exists(), found.path.exists()) == (is_there, is_there)


def test_whoever_brings_a_file_puts_old_ones_away() -> None:
    old = kept()
    Upload.objects.update(at=timezone.now() - timedelta(days=2))
    new = kept()
    assert [*Upload.objects.all()] == [new] and not old.path.exists()
