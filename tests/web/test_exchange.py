"""A year goes out as workbook and dossier and comes back: shown first, written as shown, or not at all."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from tests.web.beginnings import small, small_files
from tests.web.example_years import DAILY_OFFICES, example_year
from tests.web.exchanging import Desk, desk, edited, listed, unzipped, upload, zipped
from tests.web.filling import POST, QUARTER, house
from tests.web.proving import paper
from tests.web.twins import person, signed_in
from tests.web.undoing import every_case_undone

from capaian.dossier.canonical import format_dossier
from capaian.dossier.excel.preview import Act
from capaian.dossier.excel.worker.limits import Limits
from capaian.web.exchange import import_plan as taking
from capaian.web.exchange import views
from capaian.web.exchange.import_plan import ImportPlan, plan_import
from capaian.web.exchange.models import PastBooks, Upload
from capaian.web.measurement.flow import State
from capaian.web.measurement.models import PostForm
from capaian.web.offices.models import Office, Role
from capaian.web.trail.models import Entry
from capaian.web.trail.record import Author
from capaian.web.years.change import Edit, change
from capaian.web.years.known import know
from capaian.web.years.models import OfficeYear

pytestmark = pytest.mark.django_db
COUNTS = "counts.csv"


@pytest.fixture(name="own")
def made(tmp_path: Path) -> Desk:
    return desk(small(tmp_path))


def state(year: OfficeYear) -> object:
    """All that is kept of a year."""
    year.refresh_from_db()
    return [
        year.revision,
        [*year.files.order_by("path").values_list("path", "text")],
        [*year.rows.order_by("pk").values_list("pk", "place", "number", "cells", "version")],
        [*year.evidence.values_list("name", "sha256")],
        Entry.objects.count(),
        [*PastBooks.objects.values_list("text")],
    ]


def figures(year: OfficeYear) -> list[str]:
    return [row.cells["value"] for row in year.rows.filter(sheet=COUNTS)]


def texts(year: OfficeYear) -> dict[str, str]:
    year.refresh_from_db()
    return {**know(year).made.files}


@pytest.mark.parametrize("name", DAILY_OFFICES)
def test_an_example_goes_out_and_comes_back_and_nothing_is_left_to_write(name: str, tmp_path: Path) -> None:
    own = desk(example_year(name))
    before = state(own.year)
    package = unzipped(own.got("dossier.zip"))
    assert {n: c.decode() for n, c in package.items() if not n.startswith("evidence/")} == texts(own.year)
    for file, content in (("a.zip", own.got("dossier.zip")), ("a.xlsx", own.got("buku.xlsx"))):
        page = own.shown(own.bring(file, content))
        assert "tidak ada yang perlu ditulis" in page, file
    assert state(own.year) == before
    assert own.got("dossier.zip") == own.got("dossier.zip")


@pytest.mark.parametrize("name", DAILY_OFFICES)
def test_an_example_is_taken_into_an_empty_year_letter_by_letter(name: str, tmp_path: Path) -> None:
    source = desk(example_year(name))
    (tmp_path / "isi").mkdir()
    for file, content in unzipped(source.got("dossier.zip")).items():
        (tmp_path / "isi" / file).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "isi" / file).write_bytes(content)
    format_dossier(tmp_path / "isi")
    canonical = {
        path.relative_to(tmp_path / "isi").as_posix(): path.read_text()
        for path in (tmp_path / "isi").rglob("*")
        if path.is_file() and "evidence" not in path.parent.parts
    }
    wanted = {"dossier.zip": texts(source.year), "buku.xlsx": canonical}
    for way, file in (("dossier", "dossier.zip"), ("buku", "buku.xlsx")):
        office = Office.objects.create(slug=way, name=way)
        client = signed_in(person(way, office, Role.ADMINISTRATOR))
        answer = client.post(f"/{way}/mulai/", {"cara": "berkas", "file": upload(file, source.got(file))})
        assert answer.status_code == 302, answer.content.decode()
        made = office.years.get()
        assert (made.year, texts(made)) == (source.year.year, wanted[file])
        assert own_evidence(made) == (own_evidence(source.year) if way == "dossier" else set())


def own_evidence(year: OfficeYear) -> set[tuple[str, str]]:
    return {*year.evidence.values_list("name", "sha256")}


def test_a_workbook_is_shown_by_row_and_then_written_as_it_was_shown(own: Desk) -> None:
    book = edited(own.got("buku.xlsx"), COUNTS, value1=7, value2=9)
    address = own.bring("isian bidang.xlsx", book)
    page, before = own.shown(address), state(own.year)
    assert "Data hitungan" in page and "<b>2</b> berubah" in page and "(baris 3)" in page
    assert state(own.year) == before, "nothing is written before it is confirmed"
    ids = [*own.year.rows.filter(sheet=COUNTS).values_list("pk", flat=True)]
    assert own.take(address, page).status_code == 302
    rows = own.year.rows.filter(sheet=COUNTS)
    assert [*rows.values_list("pk", flat=True)] == ids
    assert figures(own.year) == ["7", "9", "", ""]
    entries = Entry.objects.order_by("number")
    assert [entry.action for entry in entries] == ["year.replaced", "row.changed", "row.changed"]
    assert entries[0].after["name"] == "isian bidang.xlsx" and len(entries[0].after["sha256"]) == 64
    assert own.client.get(address).status_code == 404, "it is put away once it was used"
    assert not Upload.objects.exists()


def brought_of(address: str) -> ImportPlan:
    with plan_import(Upload.objects.get(token=address.rstrip("/").rpartition("/")[2])) as brought:
        assert isinstance(brought, ImportPlan)
        return brought


CHANGES: dict[str, dict[str, bytes]] = {
    "a figure": {COUNTS: small_files()[COUNTS].replace(b"99.01.01,2024,,", b"99.01.01,2024,8,")},
    "rows in another order": {
        COUNTS: b"\n".join([*(lines := small_files()[COUNTS].split(b"\n"))[:1], *lines[-2:0:-1], b""])
    },
    "a row less": {COUNTS: small_files()[COUNTS].rstrip(b"\n").rpartition(b"\n")[0] + b"\n"},
    "a text": {"narrative/baru.md": b"Satu.\n\nDua.\n"},
    "a comment": {"sources.yaml": b"# catatan\n" + small_files()["sources.yaml"]},
    "a name": {"office.yaml": small_files()["office.yaml"].replace(b"Disdukcapil", b"Dinas Dukcapil")},
    "evidence": {"evidence/a.pdf": paper(), "evidence.yaml": listed("a.pdf")},
}


@every_case_undone("kind", CHANGES)
def test_what_is_shown_is_what_is_written(own: Desk, kind: str) -> None:
    files = {**{n: t.encode() for n, t in texts(own.year).items()}, **CHANGES[kind]}
    address = own.bring("a.zip", zipped(files))
    shown = brought_of(address)
    counts = {act: sum(sheet.counts.get(act, 0) for sheet in shown.outcome.sheets) for act in Act}
    assert own.take(address).status_code == 302
    assert texts(own.year) == shown.outcome.texts
    told = [*Entry.objects.values_list("action", flat=True)]
    assert {act: told.count(f"row.{act.value}") for act in Act} == counts
    assert told.count("year.replaced") == 1
    assert {e.name for e in own.year.evidence.all()} == {*shown.evidence.paths}


def test_a_year_that_changed_since_it_was_shown_is_shown_anew(own: Desk) -> None:
    address = own.bring("a.xlsx", edited(own.got("buku.xlsx"), COUNTS, value1=7))
    page = own.shown(address)
    row = own.year.rows.filter(sheet=COUNTS).last()
    assert row is not None
    change(own.year, [Edit(COUNTS, {"value": "5"}, row.pk, 1)], Author())
    before = state(own.year)
    answer = own.take(address, page)
    assert answer.status_code == 409 and "inilah pratinjau yang baru" in answer.content.decode()
    assert state(own.year) == before
    assert own.take(address, answer.content.decode()).status_code == 302
    assert figures(own.year) == ["7", "", "", "5"], "rows of both are kept"


@pytest.mark.parametrize(("choice", "value"), [("buku", "7"), ("halaman", "5")])
def test_what_both_changed_is_asked_and_the_answer_counts(own: Desk, choice: str, value: str) -> None:
    book = edited(own.got("buku.xlsx"), COUNTS, value1=7)
    row = own.year.rows.filter(sheet=COUNTS).first()
    assert row is not None
    change(own.year, [Edit(COUNTS, {"value": "5"}, row.pk, 1)], Author())
    address = own.bring("a.xlsx", book)
    page = own.shown(address)
    assert "Yang perlu Anda putuskan" in page and "--take-workbook" not in page
    assert "pilih &quot;isi buku yang berlaku&quot;" in page
    assert own.take(address, page).status_code == 409
    assert own.client.post(address, {"tindakan": "pilih", "isi": choice}).status_code == 302
    own.take(address)
    row.refresh_from_db()
    assert row.cells["value"] == value


def test_a_workbook_that_comes_again_takes_back_what_it_brought(own: Desk) -> None:
    plain = own.got("buku.xlsx")
    assert own.take(own.bring("a.xlsx", edited(plain, COUNTS, value1=7, value2=8))).status_code == 302
    assert PastBooks.objects.count() == 1
    own.year.refresh_from_db()
    assert own.take(own.bring("a.xlsx", edited(plain, COUNTS, value1=9, value2=8))).status_code == 302
    assert figures(own.year)[0] == "9"
    copy = own.shown(own.bring("salinan.xlsx", edited(plain, COUNTS, value1=9, value2=4)))
    assert "Yang perlu Anda putuskan" in copy, "under another name both sides changed the row"


def test_a_faulty_workbook_is_told_by_cell(own: Desk) -> None:
    address = own.bring("isian.xlsx", edited(own.got("buku.xlsx"), COUNTS, value1="banyak"))
    page = own.shown(address)
    assert "Data hitungan" in page and re.search(r'data-l="Baris">3<', page) and "banyak" in page
    assert own.take(address, page).status_code == 409


REFUSED: dict[str, tuple[str, bytes, str]] = {
    "no workbook": ("a.xlsx", b"PK\x03\x04 apa saja", "rusak"),
    "a text as a workbook": ("a.xlsx", b"<html>", "bukan"),
    "no zip": ("a.zip", b"apa saja", "bukan zip"),
    "a zip that leads out": ("a.zip", zipped({**small_files(), "../x": b""}), "ke luar"),
    "another year": (
        "a.zip",
        zipped({n: c.replace(b"2024", b"2025") for n, c in small_files().items()}),
        "Isinya tahun 2025",
    ),
    "another regency": (
        "a.zip",
        zipped({n: c.replace(b"99.01", b"99.02") for n, c in small_files().items()}),
        "daerah berkode 99.02",
    ),
    "a wrong cell": (
        "a.zip",
        zipped({**small_files(), COUNTS: small_files()[COUNTS].replace(b",2024,,", b",2024,x,")}),
        "counts.csv",
    ),
}


@every_case_undone("kind", REFUSED)
def test_what_cannot_be_taken_is_told_and_written_nowhere(own: Desk, kind: str) -> None:
    name, content, said = REFUSED[kind]
    before = state(own.year)
    address = own.bring(name, content)
    page = own.shown(address)
    assert said in page and 'value="pakai"' not in page
    assert own.take(address, page).status_code == 409
    assert state(own.year) == before
    assert own.client.post(address, {"tindakan": "batal"}).status_code == 302
    assert not Upload.objects.exists()


def test_what_is_no_file_of_ours_is_told_at_the_field(own: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(views, "LIMITS", Limits(file_bytes=9))
    names = {"a.pdf": b"x", "a.zip": b"", "a.xls": b"x", "a.csv": b"10 letters"}
    for sent in ({}, *({"file": upload(*each)} for each in names.items())):
        answer = own.client.post(own.base, sent)
        assert answer.status_code == 422 and "Belum dapat dilakukan" in answer.text
    assert not Upload.objects.exists()


def test_rows_of_a_form_that_was_handed_in_are_not_gone_around(tmp_path: Path) -> None:
    own = desk(house(tmp_path).year, "perencana-lain")
    counts = f"measure,area,period,value,source\nktp.holders,99.01.01,{QUARTER},5,agregat-2024-s2\n".encode()
    files = {**{n: t.encode() for n, t in texts(own.year).items()}, COUNTS: counts}
    PostForm.objects.create(office_year=own.year, post=POST, period=QUARTER, state=State.SUBMITTED)
    address, before = own.bring("a.zip", zipped(files)), state(own.year)
    answer = own.take(address)
    assert answer.status_code == 422 and "yang diajukan, dikembalikan" in answer.content.decode()
    assert state(own.year) == before
    PostForm.objects.all().delete()
    assert own.take(address).status_code == 302


def test_a_closed_year_takes_nothing(own: Desk) -> None:
    address = own.bring("a.zip", zipped({**small_files(), "evidence/a.pdf": b"x"}))
    OfficeYear.objects.filter(pk=own.year.pk).update(is_closed=True)
    before = state(own.year)
    assert own.take(address).status_code == 409
    assert "sudah disahkan" in own.client.get(own.base).content.decode()
    assert own.client.post(own.base, {"file": upload("a.zip", b"x")}).status_code == 422
    assert state(own.year) == before and own.got("dossier.zip")


def test_what_breaks_while_it_is_written_leaves_the_old_state(
    own: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    address = own.bring("a.xlsx", edited(own.got("buku.xlsx"), COUNTS, value1=7))
    before = state(own.year)

    def broken(*_: object, **__: object) -> None:
        raise OSError("listrik padam")

    monkeypatch.setattr(taking.PastBooks.objects, "update_or_create", broken)
    own.client.raise_request_exception = False
    assert own.take(address).status_code == 500
    assert state(own.year) == before
    monkeypatch.undo()
    assert own.take(address).status_code == 302, "the file still waits"


def test_a_dossier_without_the_files_of_its_evidence_takes_none_away(own: Desk) -> None:
    files = {n: t.encode() for n, t in texts(own.year).items()}
    files |= {"evidence/a.pdf": paper(), "evidence.yaml": listed("a.pdf")}
    own.take(own.bring("a.zip", zipped(files)))
    copy = unzipped(own.got("dossier.zip"))
    assert copy.pop("evidence/a.pdf").startswith(b"%PDF")
    assert not brought_of(own.bring("a.zip", zipped(copy))).is_news, "what is not in the zip stays"
    before = state(own.year)
    own.take(own.bring("a.zip", zipped({**copy, "narrative/a.md": b"Kata.\n"})))
    assert state(own.year) != before and own_evidence(own.year) and "evidence.yaml" in texts(own.year)


def test_a_year_with_errors_goes_out_as_a_dossier_and_not_as_a_workbook(own: Desk) -> None:
    row = own.year.rows.filter(sheet=COUNTS).first()
    assert row is not None
    row.cells = {**row.cells, "value": "banyak"}
    row.save()
    OfficeYear.objects.filter(pk=own.year.pk).update(revision=1)
    assert own.client.get(f"{own.base}buku.xlsx").status_code == 422
    assert b"banyak" in unzipped(own.got("dossier.zip"))[COUNTS]
