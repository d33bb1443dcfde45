"""A large file is compared by a job: it finds the same, and where it fails nothing is written."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from tests.web.beginnings import small, small_files
from tests.web.exchanging import Desk, desk, edited, listed, zipped
from tests.web.test_exchange import COUNTS, state

from capaian.web.exchange import import_plan
from capaian.web.exchange.comparison import FileOutcome
from capaian.web.exchange.import_plan import CompareFile, ImportPlan, plan_import
from capaian.web.exchange.models import Upload
from capaian.web.jobs.models import Job
from capaian.web.jobs.worker import work_once

pytestmark = pytest.mark.django_db


@pytest.fixture(name="own")
def made(tmp_path: Path) -> Desk:
    return desk(small(tmp_path))


@pytest.fixture(name="all_large")
def _all_large(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(import_plan, "_LIGHT_BYTES", 0)


def dossier(**others: bytes) -> bytes:
    named = {name.replace("__", "/").replace("_dot_", "."): text for name, text in others.items()}
    return zipped({**small_files(), **named})


FILES = {
    "a text more": dossier(narrative__tambahan_dot_md=b"Tambahan.\n"),
    "evidence": dossier(evidence__foto_dot_pdf=b"isi berkas", evidence_dot_yaml=listed("foto.pdf")),
    "unreadable": dossier(plan_dot_yaml=b"goals: [\n"),
    "no zip at all": b"bukan zip",
}


def planned(address: str) -> ImportPlan | None:
    upload = Upload.objects.get(token=address.rstrip("/").rpartition("/")[2])
    with plan_import(upload) as found:
        return found if isinstance(found, ImportPlan) else None


def comparable(plan: ImportPlan | None) -> tuple[FileOutcome, tuple[str, ...], list[str]]:
    """What a plan says, without the folder to which the file was unpacked."""
    assert plan is not None
    issues = tuple(issue.message for issue in (*plan.issues, *plan.later))
    return replace(plan.outcome, evidence={}), issues, [*plan.outcome.evidence]


@pytest.mark.parametrize("kind", FILES)
def test_a_job_finds_what_the_page_finds(own: Desk, kind: str, monkeypatch: pytest.MonkeyPatch) -> None:
    address = own.bring("kiriman.zip", FILES[kind])
    here = comparable(planned(address))
    assert not Job.objects.exists(), "a small file needs none"
    monkeypatch.setattr(import_plan, "_LIGHT_BYTES", 0)
    assert planned(address) is None and "Berkas ini besar." in own.shown(address)
    assert work_once() and not work_once(), "looked at twice, it is compared once"
    assert comparable(planned(address)) == here


@pytest.mark.usefixtures("all_large")
def test_what_a_job_found_is_shown_and_written(own: Desk) -> None:
    address = own.bring("isian.xlsx", edited(own.got("buku.xlsx"), COUNTS, value1=31, value2=44))
    before = state(own.year)
    own.shown(address)
    work_once()
    page = own.shown(address)
    assert "<b>2</b> berubah" in page and state(own.year) == before
    assert own.take(address, page).status_code == 302
    assert [row.cells["value"] for row in own.year.rows.filter(sheet=COUNTS)][:2] == ["31", "44"]


@pytest.mark.usefixtures("all_large")
@pytest.mark.parametrize("error", [MemoryError(), ValueError("rahasia")])
def test_a_job_that_fails_says_what_else_can_be_done(
    own: Desk, error: Exception, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise error

    address = own.bring("kiriman.zip", FILES["a text more"])
    monkeypatch.setattr(CompareFile, "work", fail)
    before = state(own.year)
    own.shown(address)
    work_once()
    page = own.shown(address)
    assert "Yang harus diperbaiki" in page and "rahasia" not in page and 'value="pakai"' not in page
    assert own.take(address, page).status_code == 409 and state(own.year) == before


def test_a_directory_that_lies_about_sizes_is_refused_when_it_is_read(own: Desk) -> None:
    content = bytearray(dossier(narrative__panjang_dot_md=b"Kata. " * 9_000))
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        count = len(package.infolist())
    at = 0
    for _ in range(count):  # each entry of the directory says that its file has one byte
        at = content.find(b"PK\x01\x02", at)
        content[at + 24 : at + 28] = (1).to_bytes(4, "little")
        at += 4
    plan = planned(own.bring("kiriman.zip", bytes(content)))
    assert plan is not None and plan.has_errors and not plan.is_news
