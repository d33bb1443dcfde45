"""A year begins from the catalogue, a dossier, a workbook or an approved year;
or nothing is made.
"""

from __future__ import annotations

import zlib
from collections.abc import Mapping
from pathlib import Path

import pytest
from django.test import Client
from tests.web.beginnings import YEAR, small, small_files
from tests.web.elements import elements
from tests.web.exchanging import Desk, as_book, edited, listed, make_desk, upload, zipped
from tests.web.filling import facts_of, make_house
from tests.web.proving import png
from tests.web.test_year_approval import approve_year
from tests.web.twins import person, signed_in
from tests.web.undoing import every_case_undone

from capaian.web.exchange import founding
from capaian.web.offices.models import Membership, Office, Role
from capaian.web.trail.models import Entry
from capaian.web.trail.record import Author
from capaian.web.years.change import Edit, change
from capaian.web.years.contents import content_path
from capaian.web.years.known import know
from capaian.web.years.models import EvidenceFile, OfficeYear, PartFile, Row

CATALOGUE = {
    "cara": "katalog",
    "regency": "Balangan",
    "year": "2025",
    "indicators": ["ikm", "kepemilikan-dokumen"],
}


@pytest.fixture(name="office")
def empty() -> Office:
    return Office.objects.create(slug="baru", name="Dinas Baru")


@pytest.fixture(name="planner")
def planning(office: Office) -> Client:
    return signed_in(person("perencana", office, Role.PLANNER))


def nothing_is_made() -> bool:
    return not any(
        model.objects.exists() for model in (OfficeYear, PartFile, Row, EvidenceFile, Entry)
    )


def test_a_year_of_the_catalogue_waits_for_its_figures(office: Office, planner: Client) -> None:
    answer = planner.post("/baru/mulai/", CATALOGUE)
    assert answer.status_code == 302 and answer.headers["Location"] == "/baru/2025/"
    year = office.years.get()
    known = know(year)
    assert known.dossier_check.office_year is not None and known.flaws == ()
    assert str(known.dossier_check.office_year.office.regency) == "63.11"
    assert year.rows.filter(sheet="counts.csv").count() > 50
    assert not known.dossier_check.office_year.named_sources, (
        "nobody gave one yet; the usual ones may be chosen"
    )
    assert not year.rows.filter(sheet="inputs.csv").exclude(cells__source="").exists()
    assert year.rows.filter(sheet="sources.yaml#sources").count() > 1
    assert [entry.action for entry in Entry.objects.all()] == ["year.begun"]
    assert planner.get("/baru/2025/").status_code == 200


def test_a_year_names_its_regency_as_soon_as_it_begins(office: Office, planner: Client) -> None:
    page = planner.post("/baru/mulai/", CATALOGUE, follow=True).text
    assert "Tahun 2025 dimulai. Daerahnya Kabupaten Balangan, " in page
    assert "belum punya kecamatan" not in page


def test_a_new_office_need_not_enter_what_its_name_says(planner: Client, office: Office) -> None:
    Office.objects.update(name="Dinas Kependudukan dan Pencatatan Sipil Kota Payakumbuh")
    page = elements(planner.get("/baru/mulai/").text)
    assert page.by_id("id_regency").attributes["value"] == "Kota Payakumbuh"
    sent = {
        **CATALOGUE,
        "regency": "Kota Payakumbuh",
        "year": page.by_id("id_year").attributes["value"],
    }
    page = elements(planner.post("/baru/mulai/", sent, follow=True).text)
    assert "Daerahnya Kota Payakumbuh, Sumatera Barat" in page.text


def test_indicators_are_numbered_as_the_command_numbers_them(
    office: Office, planner: Client
) -> None:
    offered = [
        each.attributes["value"]
        for each in elements(planner.get("/baru/mulai/").text).all("input", name="indicators")
    ]
    assert offered.index("ikm") < offered.index("kepemilikan-dokumen")
    planner.post(
        "/baru/mulai/",
        {**CATALOGUE, "indicators": [each for each in offered if each in CATALOGUE["indicators"]]},
    )
    facts = facts_of(office.years.get())
    assert [(each.symbol, each.code) for each in facts.indicators if each.is_key] == [
        ("IKU 1", "ikm"),
        ("IKU 2", "kepemilikan-dokumen"),
    ]


@every_case_undone(
    ("changed", "message"),
    [
        ({"regency": ""}, "Tulis kabupaten atau kota."),
        ({"regency": "Tidak Ada"}, "Daerah ini tidak dikenal."),
        ({"regency": "99.99"}, "Daerah ini tidak dikenal. Daerah baru dimulai dari buku kerja."),
        ({"regency": "Balang"}, "Yang mirip"),
        ({"regency": "Bandung"}, "Tulis kodenya."),
        ({"year": ""}, "Tulis tahun."),
        ({"year": "1999"}, "Tulis tahun sejak"),
        ({"year": "2099"}, "Tulis tahun sejak"),
        ({"year": "banyak"}, "Masukkan keseluruhan angka bilangan."),
        ({"indicators": []}, "Pilih sedikitnya satu indikator."),
        ({"indicators": ["rahasia"]}, "rahasia"),
        (
            {"regency": "Tidak Ada", "year": "1", "indicators": []},
            "Pilih sedikitnya satu indikator.",
        ),
    ],
)
def test_what_is_wrong_with_a_wish_is_reported_at_once_and_what_was_typed_stays(
    planner: Client, changed: dict[str, object], message: str
) -> None:
    answer = planner.post("/baru/mulai/", {**CATALOGUE, **changed})
    assert answer.status_code == 422 and message in answer.text
    assert 'value="Balangan"' in answer.text or "regency" in changed
    assert nothing_is_made()


def test_a_dossier_begins_a_year_with_its_evidence(office: Office, planner: Client) -> None:
    files = {**small_files(), "evidence.yaml": listed("foto.png"), "narrative/a.md": b"Kata.\n"}
    files["evidence/foto.png"] = png(1, 1, zlib.compress(b"\0\0\0\0"))
    sent = {
        "cara": "berkas",
        "file": upload("kantor.zip", zipped({f"kantor/{n}": c for n, c in files.items()})),
    }
    assert planner.post("/baru/mulai/", sent).status_code == 302
    year = office.years.get()
    kept = year.evidence.get()
    files["evidence.yaml"] += f"    sha256: {kept.sha256}\n".encode()  # the list had none
    assert know(year).made.files == {
        n: c.decode() for n, c in files.items() if not n.startswith("evidence/")
    }
    assert (kept.name, content_path(kept.sha256).read_bytes()) == (
        "foto.png",
        files["evidence/foto.png"],
    )


def test_a_workbook_begins_a_year_with_its_questions(
    office: Office, planner: Client, tmp_path: Path
) -> None:
    book = edited(as_book(small_files(), tmp_path / "isi"), "counts.csv", value1=7)
    assert (
        planner.post(
            "/baru/mulai/", {"cara": "berkas", "file": upload("b.xlsx", book)}
        ).status_code
        == 302
    )
    row = office.years.get().rows.filter(sheet="counts.csv").first()
    assert row is not None and row.cells["value"] == "7"


WRONG: dict[str, tuple[str, Mapping[str, bytes], str]] = {
    "two files": (
        "dossier",
        {**small_files(), "counts.csv": b"x\n", "nodes.csv": b"y\n"},
        "nodes.csv",
    ),
    "no office": ("dossier", {"plan.yaml": b"goals: []\n"}, "office.yaml tidak ada"),
    "out of it": ("dossier", {**small_files(), "../../x": b""}, "ke luar"),
    "number of a person": (
        "dossier",
        {**small_files(), "evidence/6311024107900002.txt": b""},
        "evidence",
    ),
}


@pytest.mark.parametrize("kind", WRONG)
def test_a_wrong_dossier_makes_nothing_and_tells_all(planner: Client, kind: str) -> None:
    _, files, message = WRONG[kind]
    answer = planner.post(
        "/baru/mulai/", {"cara": "berkas", "file": upload("a.zip", zipped(files))}
    )
    assert (
        answer.status_code == 422
        and message in answer.text
        and "Tahun belum dimulai" in answer.text
    )
    assert nothing_is_made()


@pytest.mark.parametrize(
    "sent",
    [
        {"cara": "berkas"},
        {"cara": "penutupan"},
        {"cara": "penutupan", "approved": "a" * 64},
        {"cara": "berkas", "file": ("a.xlsx", b"")},
        {"cara": "berkas", "file": ("a.xlsx", b"bukan")},
        {"cara": "berkas", "file": ("a.zip", b"bukan")},
    ],
)
def test_a_file_that_is_none_is_reported(planner: Client, sent: dict[str, object]) -> None:
    file = sent.get("file")
    answer = planner.post(
        "/baru/mulai/", {**sent, **({"file": upload(*file)} if isinstance(file, tuple) else {})}
    )
    assert answer.status_code == 422 and "Tahun belum dimulai" in answer.text
    assert nothing_is_made()


def test_an_unknown_way_is_nowhere(planner: Client) -> None:
    assert planner.post("/baru/mulai/", {"cara": "sulap"}).status_code == 404


def test_a_year_that_is_there_and_one_of_another_regency_are_refused(tmp_path: Path) -> None:
    desk = make_desk(small(tmp_path))
    before = OfficeYear.objects.count()
    same = desk.client.post(
        "/kecil/mulai/", {"cara": "berkas", "file": upload("a.zip", zipped(small_files()))}
    )
    assert same.status_code == 422 and f"Tahun {YEAR} sudah ada." in same.text
    other = desk.client.post("/kecil/mulai/", CATALOGUE)
    assert other.status_code == 422 and "daerah berkode 63.11" in other.text
    assert OfficeYear.objects.count() == before and not Entry.objects.exists()


def approved(tmp_path: Path) -> tuple[Desk, str]:
    """A planner of an office of which a year is approved, and the SHA-256 of its snapshot."""
    house = make_house(tmp_path)
    approve_year(house)
    return make_desk(house.year, "perencana-baru"), house.year.approvals.get().sha256


def test_the_year_after_an_approved_one_begins_from_it(tmp_path: Path) -> None:
    own, sha256 = approved(tmp_path)
    text = {
        "file": "narrative/penutup.md",
        "number": "1",
        "paragraph": "Ditulis sesudah pengesahan.",
    }
    change(own.year, [Edit("narrative", text)], Author())
    page = own.client.get(f"/{own.year.office.slug}/mulai/").text
    assert f'value="{sha256}"' in page and f'value="{YEAR + 1}"' in page
    address = f"/{own.year.office.slug}/mulai/"
    assert own.client.post(address, {"cara": "penutupan", "approved": sha256}).status_code == 302
    made = own.year.office.years.get(year=YEAR + 1)
    assert made.files.get(path=f"closed/{YEAR}.json").text == content_path(sha256).read_text()
    assert sha256 in know(made).made.files["sources.yaml"]
    assert know(made).made.files["narrative/penutup.md"].endswith("Ditulis sesudah pengesahan.\n")
    entries = Entry.objects.filter(action="year.begun").get().after or {}
    assert entries == {"kind": "snapshot", "sha256": sha256}


@pytest.mark.parametrize("step", ["take_in", "record"])
def test_what_breaks_then_leaves_nothing(
    planner: Client, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    def broken(*_: object) -> None:
        raise OSError("listrik padam")

    monkeypatch.setattr(founding, step, broken)
    planner.raise_request_exception = False
    assert planner.post("/baru/mulai/", CATALOGUE).status_code == 500
    assert nothing_is_made()


def test_the_first_page_leads_whoever_may_begin(
    office: Office, planner: Client, tmp_path: Path
) -> None:
    assert 'href="/baru/mulai/"' in planner.get("/").text
    reader = signed_in(person("pembaca", office, Role.VIEWER))
    assert "/baru/mulai/" not in reader.get("/").text
    year = small(tmp_path)
    user = person("lain", year.office, Role.VIEWER)
    Membership.objects.create(office=office, user=user, role=Role.PLANNER, since="2020-01-01")
    page = signed_in(user).get("/?semua").text
    assert "/baru/mulai/" in page and "/kecil/mulai/" not in page


def test_the_next_year_is_offered_with_the_regency_of_the_last(tmp_path: Path) -> None:
    """Fault: an office whose name does not say its regency types it every year."""
    house = make_house(tmp_path)
    page = elements(house.browser("planner").get("/kecil/mulai/").text)
    facts = know(house.year).read.require()
    assert page.by_id("id_regency").attributes["value"] == str(facts.office.regency)
