"""Files that wait for a confirmation: named safely, kept whole, and gone after a day or after use."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import Http404
from django.utils import timezone
from tests.web.exchanging import upload
from tests.web.twins import office_year, person

from capaian.domain.errors import FileError
from capaian.web.exchange.models import Upload, keep_upload, put_away, put_away_old, upload_of
from capaian.web.offices.models import Role

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


@pytest.mark.parametrize(("hours", "is_there"), [(0, True), (23, True), (25, False), (1000, False)])
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
