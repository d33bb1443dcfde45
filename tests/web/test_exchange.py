"""A year goes out as workbook and dossier and comes back: shown first, written as shown,
or not at all.
"""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path

import pytest
from tests.unit.dossier.test_packing import HOSTILE as PACKAGES
from tests.web.beginnings import small_files
from tests.web.example_years import DAILY_OFFICES, example_year
from tests.web.exchanging import Desk, edited, listed, make_desk, unzipped, upload, zipped
from tests.web.filling import POST, QUARTER, make_house
from tests.web.proving import paper
from tests.web.twins import person, signed_in
from tests.web.undoing import every_case_undone
from tests.workbooks.hostile import cases_kinds, cases_xml, cases_zip
from tests.workbooks.hostile.packing import Case

from capaian.dossier.canonical import format_dossier
from capaian.dossier.excel.preview import RowAct
from capaian.dossier.excel.worker.limits import Limits
from capaian.dossier.messages import CATALOGUE
from capaian.web.exchange import import_plan as taking
from capaian.web.exchange import views
from capaian.web.exchange.import_plan import ImportPlan, plan_import
from capaian.web.exchange.models import PastBooks, Upload
from capaian.web.jobs.worker import work_once
from capaian.web.measurement.flow import State
from capaian.web.measurement.models import PostForm
from capaian.web.offices.models import Office, Role
from capaian.web.trail.models import Entry
from capaian.web.trail.record import Author
from capaian.web.years.change import Edit, change
from capaian.web.years.known import know
from capaian.web.years.models import OfficeYear

COUNTS = "counts.csv"


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
def test_an_example_goes_out_and_comes_back_and_nothing_is_left_to_write(
    name: str, tmp_path: Path
) -> None:
    desk = make_desk(example_year(name))
    before = state(desk.year)
    package = unzipped(desk.got("dossier.zip"))
    assert {n: c.decode() for n, c in package.items() if not n.startswith("evidence/")} == texts(
        desk.year
    )
    for file, content in (("a.zip", desk.got("dossier.zip")), ("a.xlsx", desk.got("buku.xlsx"))):
        page = desk.shown(desk.bring(file, content))
        assert "tidak ada yang perlu ditulis" in page, file
    assert state(desk.year) == before
    assert desk.got("dossier.zip") == desk.got("dossier.zip")


@pytest.mark.parametrize("name", DAILY_OFFICES)
def test_an_example_is_taken_into_an_empty_year_letter_by_letter(
    name: str, tmp_path: Path
) -> None:
    source = make_desk(example_year(name))
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
        answer = client.post(
            f"/{way}/mulai/", {"cara": "berkas", "file": upload(file, source.got(file))}
        )
        assert answer.status_code == 302, answer.content.decode()
        made = office.years.get()
        assert (made.year, texts(made)) == (source.year.year, wanted[file])
        assert own_evidence(made) == (own_evidence(source.year) if way == "dossier" else set())


def own_evidence(year: OfficeYear) -> set[tuple[str, str]]:
    return {*year.evidence.values_list("name", "sha256")}


def test_a_workbook_is_shown_by_row_and_then_written_as_it_was_shown(desk: Desk) -> None:
    book = edited(desk.got("buku.xlsx"), COUNTS, value1=7, value2=9)
    address = desk.bring("isian bidang.xlsx", book)
    page, before = desk.shown(address), state(desk.year)
    assert "Data hitungan" in page and "<b>2</b> berubah" in page and "(baris 3)" in page
    assert state(desk.year) == before, "nothing is written before it is confirmed"
    ids = [*desk.year.rows.filter(sheet=COUNTS).values_list("pk", flat=True)]
    assert desk.take(address, page).status_code == 302
    rows = desk.year.rows.filter(sheet=COUNTS)
    assert [*rows.values_list("pk", flat=True)] == ids
    assert figures(desk.year) == ["7", "9", "", ""]
    entries = Entry.objects.order_by("number")
    assert [entry.action for entry in entries] == ["year.replaced", "row.changed", "row.changed"]
    assert (
        entries[0].after["name"] == "isian bidang.xlsx" and len(entries[0].after["sha256"]) == 64
    )
    assert desk.client.get(address).status_code == 404, "it is put away once it was used"
    assert not Upload.objects.exists()


def brought_of(address: str) -> ImportPlan:
    with plan_import(Upload.objects.get(token=address.rstrip("/").rpartition("/")[2])) as brought:
        assert isinstance(brought, ImportPlan)
        return brought


CHANGES: dict[str, dict[str, bytes]] = {
    "a figure": {COUNTS: small_files()[COUNTS].replace(b"99.01.01,2024,,", b"99.01.01,2024,8,")},
    "rows in another order": {
        COUNTS: b"\n".join(
            [*(lines := small_files()[COUNTS].split(b"\n"))[:1], *lines[-2:0:-1], b""]
        )
    },
    "a row less": {COUNTS: small_files()[COUNTS].rstrip(b"\n").rpartition(b"\n")[0] + b"\n"},
    "a text": {"narrative/baru.md": b"Satu.\n\nDua.\n"},
    "a comment": {"sources.yaml": b"# catatan\n" + small_files()["sources.yaml"]},
    "a name": {
        "office.yaml": small_files()["office.yaml"].replace(b"Disdukcapil", b"Dinas Dukcapil")
    },
    "evidence": {"evidence/a.pdf": paper(), "evidence.yaml": listed("a.pdf")},
}


@every_case_undone("kind", CHANGES)
def test_what_is_shown_is_what_is_written(desk: Desk, kind: str) -> None:
    files = {**{n: t.encode() for n, t in texts(desk.year).items()}, **CHANGES[kind]}
    address = desk.bring("a.zip", zipped(files))
    shown = brought_of(address)
    counts = {
        act: sum(sheet.counts.get(act, 0) for sheet in shown.outcome.sheets) for act in RowAct
    }
    assert desk.take(address).status_code == 302
    assert texts(desk.year) == shown.outcome.texts
    entries = [*Entry.objects.values_list("action", flat=True)]
    assert {act: entries.count(f"row.{act.value}") for act in RowAct} == counts
    assert entries.count("year.replaced") == 1
    assert {e.name for e in desk.year.evidence.all()} == {*shown.evidence.paths}


def test_a_year_that_changed_since_it_was_shown_is_shown_anew(desk: Desk) -> None:
    address = desk.bring("a.xlsx", edited(desk.got("buku.xlsx"), COUNTS, value1=7))
    page = desk.shown(address)
    row = desk.year.rows.filter(sheet=COUNTS).last()
    assert row is not None
    change(desk.year, [Edit(COUNTS, {"value": "5"}, row.pk, 1)], Author())
    before = state(desk.year)
    answer = desk.take(address, page)
    assert answer.status_code == 409 and "inilah pratinjau yang baru" in answer.content.decode()
    assert state(desk.year) == before
    assert desk.take(address, answer.content.decode()).status_code == 302
    assert figures(desk.year) == ["7", "", "", "5"], "rows of both are kept"


@pytest.mark.parametrize(("choice", "value"), [("buku", "7"), ("halaman", "5")])
def test_what_both_changed_is_questioned_and_the_answer_counts(
    desk: Desk, choice: str, value: str
) -> None:
    book = edited(desk.got("buku.xlsx"), COUNTS, value1=7)
    row = desk.year.rows.filter(sheet=COUNTS).first()
    assert row is not None
    change(desk.year, [Edit(COUNTS, {"value": "5"}, row.pk, 1)], Author())
    address = desk.bring("a.xlsx", book)
    page = desk.shown(address)
    assert "Yang perlu Anda putuskan" in page and "--take-workbook" not in page
    assert "pilih &quot;isi buku yang berlaku&quot;" in page
    assert desk.take(address, page).status_code == 409
    assert desk.client.post(address, {"tindakan": "pilih", "isi": choice}).status_code == 302
    desk.take(address)
    row.refresh_from_db()
    assert row.cells["value"] == value


def test_a_workbook_that_comes_again_takes_back_what_it_brought(desk: Desk) -> None:
    plain = desk.got("buku.xlsx")
    assert (
        desk.take(desk.bring("a.xlsx", edited(plain, COUNTS, value1=7, value2=8))).status_code
        == 302
    )
    assert PastBooks.objects.count() == 1
    desk.year.refresh_from_db()
    assert (
        desk.take(desk.bring("a.xlsx", edited(plain, COUNTS, value1=9, value2=8))).status_code
        == 302
    )
    assert figures(desk.year)[0] == "9"
    copy = desk.shown(desk.bring("salinan.xlsx", edited(plain, COUNTS, value1=9, value2=4)))
    assert "Yang perlu Anda putuskan" in copy, "under another name both sides changed the row"


def test_a_faulty_workbook_is_reported_by_cell(desk: Desk) -> None:
    address = desk.bring("isian.xlsx", edited(desk.got("buku.xlsx"), COUNTS, value1="banyak"))
    page = desk.shown(address)
    assert "Data hitungan" in page and re.search(r'data-l="Baris">3<', page) and "banyak" in page
    assert desk.take(address, page).status_code == 409


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
def test_what_cannot_be_taken_is_reported_and_written_nowhere(desk: Desk, kind: str) -> None:
    name, content, message = REFUSED[kind]
    before = state(desk.year)
    address = desk.bring(name, content)
    page = desk.shown(address)
    assert message in page and 'value="pakai"' not in page
    assert desk.take(address, page).status_code == 409
    assert state(desk.year) == before
    assert desk.client.post(address, {"tindakan": "batal"}).status_code == 302
    assert not Upload.objects.exists()


def test_what_is_no_file_of_ours_is_named_at_the_field(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(views, "LIMITS", Limits(file_bytes=9))
    names = {"a.pdf": b"x", "a.zip": b"", "a.xls": b"x", "a.csv": b"10 letters"}
    for sent in ({}, *({"file": upload(*each)} for each in names.items())):
        answer = desk.client.post(desk.base, sent)
        assert answer.status_code == 422 and "Belum dapat dilakukan" in answer.text
    assert not Upload.objects.exists()


def test_rows_of_a_form_that_was_handed_in_are_not_gone_around(tmp_path: Path) -> None:
    desk = make_desk(make_house(tmp_path).year, "perencana-lain")
    counts = (
        f"measure,area,period,value,source\nktp.holders,99.01.01,{QUARTER},5,"
        "agregat-2024-s2\n".encode()
    )
    files = {**{n: t.encode() for n, t in texts(desk.year).items()}, COUNTS: counts}
    PostForm.objects.create(
        office_year=desk.year, post=POST, period=QUARTER, state=State.SUBMITTED
    )
    address, before = desk.bring("a.zip", zipped(files)), state(desk.year)
    answer = desk.take(address)
    assert answer.status_code == 422 and "yang diajukan, dikembalikan" in answer.content.decode()
    assert state(desk.year) == before
    PostForm.objects.all().delete()
    assert desk.take(address).status_code == 302


def test_a_closed_year_takes_nothing(desk: Desk) -> None:
    address = desk.bring("a.zip", zipped({**small_files(), "evidence/a.pdf": b"x"}))
    OfficeYear.objects.filter(pk=desk.year.pk).update(is_closed=True)
    before = state(desk.year)
    assert desk.take(address).status_code == 409
    assert "sudah disahkan" in desk.client.get(desk.base).content.decode()
    assert desk.client.post(desk.base, {"file": upload("a.zip", b"x")}).status_code == 422
    assert state(desk.year) == before and desk.got("dossier.zip")


def test_what_breaks_midway_leaves_the_old_state(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    address = desk.bring("a.xlsx", edited(desk.got("buku.xlsx"), COUNTS, value1=7))
    before = state(desk.year)

    def broken(*_: object, **__: object) -> None:
        raise OSError("listrik padam")

    monkeypatch.setattr(taking.PastBooks.objects, "update_or_create", broken)
    desk.client.raise_request_exception = False
    assert desk.take(address).status_code == 500
    assert state(desk.year) == before
    monkeypatch.undo()
    assert desk.take(address).status_code == 302, "the file still waits"


def test_a_dossier_without_the_files_of_its_evidence_takes_none_away(desk: Desk) -> None:
    files = {n: t.encode() for n, t in texts(desk.year).items()}
    files |= {"evidence/a.pdf": paper(), "evidence.yaml": listed("a.pdf")}
    desk.take(desk.bring("a.zip", zipped(files)))
    copy = unzipped(desk.got("dossier.zip"))
    assert copy.pop("evidence/a.pdf").startswith(b"%PDF")
    assert not brought_of(desk.bring("a.zip", zipped(copy))).is_news, (
        "what is not in the zip stays"
    )
    before = state(desk.year)
    desk.take(desk.bring("a.zip", zipped({**copy, "narrative/a.md": b"Kata.\n"})))
    assert (
        state(desk.year) != before
        and own_evidence(desk.year)
        and "evidence.yaml" in texts(desk.year)
    )


def test_a_year_with_errors_goes_out_as_a_dossier_and_not_as_a_workbook(desk: Desk) -> None:
    row = desk.year.rows.filter(sheet=COUNTS).first()
    assert row is not None
    row.cells = {**row.cells, "value": "banyak"}
    row.save()
    OfficeYear.objects.filter(pk=desk.year.pk).update(revision=1)
    assert desk.client.get(f"{desk.base}buku.xlsx").status_code == 422
    assert b"banyak" in unzipped(desk.got("dossier.zip"))[COUNTS]


GROUPS = (cases_zip, cases_kinds, cases_xml)
BOOKS: list[Case] = [
    case for group in GROUPS for case in [one for one in group.CASES if one.code][:4]
]
"""Some of each kind; the reader has all of them in tests of its own."""


def words(code: str) -> str:
    """The longest piece of a message without words that are filled in."""
    text = CATALOGUE[code].text
    pieces = [piece.partition("}")[2] or piece for piece in text.split("{")]
    return max(pieces, key=len).strip()


def names_code(page: str, code: str) -> bool:
    return words(code) in unescape(page)


def stored_state(year: OfficeYear) -> object:
    year.refresh_from_db()
    rows = [*year.rows.order_by("pk").values_list("pk", "version", "cells")]
    return year.revision, rows, year.evidence.count(), Entry.objects.count()


def compared(desk: Desk, address: str) -> str:
    """The preview of a file; of one that says it is large, after its job."""
    page = desk.shown(address)
    return desk.shown(address) if work_once() else page


@every_case_undone("case", BOOKS)
def test_a_hostile_workbook_is_shown_with_its_cause_and_changes_nothing(
    desk: Desk, case: Case
) -> None:
    before = stored_state(desk.year)
    address = desk.bring("kiriman.xlsx", case.make() or b"\0")
    page = compared(desk, address)
    assert names_code(page, case.code) or case.code == "book_empty"
    assert 'value="pakai"' not in page
    assert desk.take(address, page).status_code == 409
    assert stored_state(desk.year) == before


@every_case_undone("kind", [kind for kind in PACKAGES if kind != "nothing"])
def test_a_hostile_dossier_is_shown_with_its_cause_and_changes_nothing(
    desk: Desk, kind: str
) -> None:
    make, code = PACKAGES[kind]
    before = stored_state(desk.year)
    address = desk.bring("kiriman.zip", make())
    page = compared(desk, address)
    assert names_code(page, code) and "kiriman.zip" in page
    assert desk.take(address, page).status_code == 409
    assert stored_state(desk.year) == before
    assert Upload.objects.get().path.exists(), "until somebody throws it away"


HOSTILE = {
    **{
        kind: ("a.zip", PACKAGES[kind][0])
        for kind in ("a link", "a bomb", "a password", "no office")
    },
    **{case.name: ("a.xlsx", case.make) for case in BOOKS[::4]},
}


@every_case_undone("kind", HOSTILE)
def test_no_year_begins_with_a_hostile_file(kind: str) -> None:
    office = Office.objects.create(slug="baru", name="Baru")
    client = signed_in(person("perencana", office, Role.PLANNER))
    name, make = HOSTILE[kind]
    sent = {"cara": "berkas", "file": upload(name, make() or b"\0")}
    answer = client.post("/baru/mulai/", sent)
    assert answer.status_code == 422 and "Tahun belum dimulai" in answer.text
    assert kind not in PACKAGES or names_code(answer.text, PACKAGES[kind][1])
    assert not OfficeYear.objects.exists() and not Entry.objects.exists()
