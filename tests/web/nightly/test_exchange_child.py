"""A large file is held against a year by a child: it tells the same, and its limits end it alone."""

from __future__ import annotations

import io
import os
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest
from tests.web.beginnings import small, small_files
from tests.web.exchanging import Desk, desk, edited, listed, zipped
from tests.web.proving import paper
from tests.web.test_exchange import COUNTS, state

from capaian.domain.issue import Issue
from capaian.web.exchange import import_plan as bringing
from capaian.web.exchange.comparing.outcome import FileOutcome
from capaian.web.exchange.import_plan import ImportPlan, plan_import
from capaian.web.exchange.models import Upload

pytestmark = pytest.mark.django_db
HEAVY = "Berkas ini terlalu besar untuk dibandingkan di sini (batas 512 MB dan 60 detik kerja)."


@pytest.fixture(name="own")
def made(tmp_path: Path) -> Desk:
    return desk(small(tmp_path))


@pytest.fixture(name="by_child")
def _by_child(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bringing, "_LIGHT_BYTES", 0)


def upload_at(address: str) -> Upload:
    return Upload.objects.get(token=address.rstrip("/").rpartition("/")[2])


def told_of(address: str) -> tuple[FileOutcome, tuple[Issue, ...], tuple[Issue, ...], dict[str, bytes], str]:
    """All that is said of a file, without the folder that it was unpacked to."""
    with plan_import(upload_at(address)) as found:
        evidence = {name: path.read_bytes() for name, path in found.outcome.evidence.items()}
        return replace(found.outcome, evidence={}), found.issues, found.later, evidence, found.stamp


def dossier(**others: bytes) -> Callable[[Desk], tuple[str, bytes]]:
    files = {
        **small_files(),
        **{name.replace("__", "/").replace("_dot_", "."): c for name, c in others.items()},
    }
    return lambda _: ("kiriman.zip", zipped(files))


def book(**values: object) -> Callable[[Desk], tuple[str, bytes]]:
    return lambda own: ("isian.xlsx", edited(own.got("buku.xlsx"), COUNTS, **values))


FILES: dict[str, Callable[[Desk], tuple[str, bytes]]] = {
    "two figures": book(value1=31, value2=44),
    "a faulty cell": book(value1="tiga puluh", value2=44),
    "nothing new": book(),
    "more holders than people": book(value1=1, value2=2, value3=3, value4=4),
    "a text more": dossier(narrative__tambahan_dot_md=b"Tambahan.\n"),
    "evidence": dossier(evidence__foto_dot_pdf=paper(), evidence_dot_yaml=listed("foto.pdf")),
    "another year": dossier(
        office_dot_yaml=small_files()["office.yaml"].replace(b"year: 2024", b"year: 2019")
    ),
    "unreadable": dossier(plan_dot_yaml=b"goals: [\n"),
    "no zip at all": lambda _: ("kiriman.zip", b"bukan zip"),
    "no workbook at all": lambda _: ("isian.xlsx", b"bukan buku"),
}


@pytest.mark.parametrize("kind", FILES)
def test_a_child_tells_what_the_server_itself_would(
    own: Desk, kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    address = own.bring(*FILES[kind](own))
    here = told_of(address)
    monkeypatch.setattr(bringing, "_LIGHT_BYTES", 0)
    asked = _counting(monkeypatch)
    assert told_of(address) == here
    assert len(asked) == 1


def _counting(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """Note each child that is asked."""
    real, asked = bringing.ask_child, []

    def ask(worker: Path, *arguments: str, content: bytes, seconds: float) -> bytes:
        asked.append(worker)
        return real(worker, *arguments, content=content, seconds=seconds)

    monkeypatch.setattr(bringing, "ask_child", ask)
    return asked


def test_what_a_child_told_is_shown_and_written(own: Desk, by_child: None) -> None:
    address = own.bring(*book(value1=31, value2=44)(own))
    page, before = own.shown(address), state(own.year)
    assert "<b>2</b> berubah" in page
    assert state(own.year) == before
    assert own.take(address, page).status_code == 302
    assert [row.cells["value"] for row in own.year.rows.filter(sheet=COUNTS)][:2] == ["31", "44"]


MANY_ROWS = b"".join(
    [*small_files()[COUNTS].splitlines(keepends=True)[:2]] + [b"99.01.01,2024,,1,,\n"] * 60_000
)
"""Which takes far more memory than a process that has only begun."""


@pytest.mark.parametrize(
    ("kind", "limit", "least"),
    [("two figures", "_SECONDS", 0.01), ("rows", "_SECONDS", 0.01), ("rows", "_MEGABYTES", 20)],
)
def test_a_child_that_takes_too_much_is_told_and_nothing_is_written(
    own: Desk, kind: str, limit: str, least: float, by_child: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = {**FILES, "rows": dossier(counts_dot_csv=MANY_ROWS)}
    address = own.bring(*files[kind](own))
    before = state(own.year)
    with monkeypatch.context() as small_limits:
        small_limits.setattr(bringing, limit, least)
        page = own.shown(address)
        assert "Berkas ini terlalu besar untuk dibandingkan di sini" in page
        assert "capaian workbook import" in page, "what else can be done is told"
        assert 'value="pakai"' not in page
        own.take(address, page)
    assert state(own.year) == before
    assert HEAVY not in own.shown(address), "the file still waits, and the server still answers"


def test_only_what_is_large_is_given_to_a_child(own: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = _counting(monkeypatch)
    own.shown(own.bring(*FILES["two figures"](own)))
    assert asked == []
    large = dossier(evidence__besar_dot_pdf=_large_paper(), evidence_dot_yaml=listed("besar.pdf"))(own)
    address = own.bring(*large)
    assert "Bukti baru atau yang diganti: besar.pdf." in own.shown(address)
    assert len(asked) == 1


def _large_paper() -> bytes:
    target = io.BytesIO()
    with pikepdf.open(io.BytesIO(paper())) as document:
        document.Root.Isi = document.make_stream(os.urandom(6_000_000))
        document.save(target)
    return target.getvalue()


def lying(content: bytes) -> bytes:
    """A zip whose directory says that each of its files has one byte."""
    target = io.BytesIO(content)
    with zipfile.ZipFile(target) as package:
        names = [item.header_offset for item in package.infolist()]
    made = bytearray(content)
    for at in _directory(made, len(names)):
        made[at + 24 : at + 28] = (1).to_bytes(4, "little")
    return bytes(made)


def _directory(content: bytearray, count: int) -> Iterator[int]:
    at = content.find(b"PK\x01\x02")
    for _ in range(count):
        yield at
        at = content.find(b"PK\x01\x02", at + 4)


def test_a_directory_that_lies_about_sizes_is_refused_when_it_is_read(own: Desk) -> None:
    name, content = dossier(narrative__panjang_dot_md=b"Kata. " * 9_000)(own)
    with plan_import(upload_at(own.bring(name, lying(content)))) as found:
        assert isinstance(found, ImportPlan) and found.has_errors
        assert not found.is_news
