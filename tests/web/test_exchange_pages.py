"""Pages of the exchange are read without sight, without script,
and by every role as it is meant.
"""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from django.http import HttpResponse
from tests.web.beginnings import small
from tests.web.elements import Element, elements
from tests.web.example_years import example_year
from tests.web.exchanging import Desk, edited, make_desk, unzipped, upload, zipped
from tests.web.filling import AREAS, POST, QUARTER, YEAR, House, make_house
from tests.web.proving import paper, sent
from tests.web.test_figure_writers import leaf
from tests.web.test_year_approval import approve_year, fill_all
from tests.web.twins import person, signed_in
from tests.web.two_units import COUNTS, step, submit

from capaian.web.evidence.year_evidence import PROOFS
from capaian.web.measurement.models import Notice
from capaian.web.offices.models import Office, Role
from capaian.web.planning.sheets import slug_of
from capaian.web.trail.record import Author
from capaian.web.years.change import Edit, change
from capaian.web.years.known import know
from capaian.web.years.models import OfficeYear

FIELDS = ("input", "select", "textarea")


@pytest.fixture(name="desk")
def made(tmp_path: Path) -> Desk:
    return make_desk(small(tmp_path), "perencana-lain")


@pytest.fixture(name="pages")
def shown(request: pytest.FixtureRequest) -> dict[str, Element]:
    """Every page of the exchange, right and wrong; made by the first test that asks,
    as none changes them.
    """
    if not _PAGES:
        _PAGES.update(_show(request.getfixturevalue("desk")))
    return _PAGES


_PAGES: dict[str, Element] = {}


def _show(desk: Desk) -> dict[str, Element]:
    book = desk.got("buku.xlsx")
    right = desk.bring("benar.xlsx", edited(book, COUNTS, value1=7))
    wrong = desk.bring("salah.xlsx", edited(book, COUNTS, value1="banyak"))
    zip_ = desk.bring("rusak.zip", b"bukan zip")
    slug = desk.year.office.slug
    answers = {
        "exchange": desk.client.get(desk.base),
        "exchange refused": desk.client.post(desk.base, {"file": upload("a.pdf", b"x")}),
        "begin": desk.client.get(f"/{slug}/mulai/"),
        "begin refused": desk.client.post(
            f"/{slug}/mulai/", {"cara": "katalog", "regency": "Balang"}
        ),
        "right": desk.client.get(right),
        "wrong": desk.client.get(wrong),
        "zip": desk.client.get(zip_),
        "not taken": desk.client.post(right, {"tindakan": "pakai"}),
        "schedule": desk.client.get(f"/{slug}/{desk.year.year}/jadwal/"),
    }
    return {name: elements(answer.content.decode()) for name, answer in answers.items()}


def test_every_field_has_a_label_and_every_id_is_one(pages: dict[str, Element]) -> None:
    for name, page in pages.items():
        ids = [each.attributes["id"] for each in page if "id" in each.attributes]
        assert len(ids) == len({*ids}), (name, sorted(i for i in ids if ids.count(i) > 1))
        labels = {each.attributes.get("for") for each in page.all("label")}
        within = {
            field.node for label in page.all("label") for field in label if field.tag in FIELDS
        }
        for field in (each for tag in FIELDS for each in page.all(tag)):
            if field.attributes.get("type") != "hidden":
                assert field.attributes.get("id") in labels or field.node in within, (
                    name,
                    field.attributes,
                )


def test_every_form_has_its_token_and_a_button_and_files_are_sent_as_files(
    pages: dict[str, Element],
) -> None:
    for name, page in pages.items():
        for form in page.all("form"):
            hidden = {each.attributes.get("name") for each in form.all("input", type="hidden")}
            assert "csrfmiddlewaretoken" in hidden, name
            assert form.all("button"), name
            if form.all("input", type="file"):
                assert form.attributes["enctype"] == "multipart/form-data", name


def test_nothing_needs_a_script_or_appears_in_the_page(pages: dict[str, Element]) -> None:
    for name, page in pages.items():
        for each in page:
            assert "style" not in each.attributes, name
            assert not [key for key in each.attributes if key.startswith(("on", "hx-"))], name
            assert each.tag != "script" or "src" in each.attributes, name


def test_what_went_wrong_is_shown_in_the_title_and_first(pages: dict[str, Element]) -> None:
    found = pages
    for name in ("exchange refused", "begin refused", "not taken"):
        (alert,) = found[name].all("div", role="alert")
        assert alert.all("h2") and alert.attributes["tabindex"] == "-1"
    for name, page in found.items():
        (title,) = page.all("title")
        is_wrong = name in ("exchange refused", "begin refused", "not taken", "wrong", "zip")
        assert title.words.startswith("Galat: ") is is_wrong, name
        assert len(page.all("h1")) == 1


def test_links_of_errors_lead_to_their_fields(pages: dict[str, Element]) -> None:
    for name in ("begin refused", "exchange refused"):
        page = pages[name]
        ids = {each.attributes.get("id") for each in page}
        (alert,) = page.all("div", role="alert")
        targets = [link.attributes["href"].removeprefix("#") for link in alert.all("a")]
        assert targets and {*targets} <= ids, name


def test_tables_have_heads_and_cells_say_their_column(pages: dict[str, Element]) -> None:
    for name, page in pages.items():
        for table in page.all("table"):
            heads = table.all("th", scope="col")
            for row in (row for body in table.all("tbody") for row in body.all("tr")):
                assert len(row.all("td")) == len(heads), name
                assert all("data-l" in cell.attributes for cell in row.all("td")), name


def test_a_preview_shows_what_was_and_what_becomes(tmp_path: Path) -> None:
    desk = make_desk(small(tmp_path))
    page = elements(
        desk.shown(desk.bring("a.xlsx", edited(desk.got("buku.xlsx"), COUNTS, value1=7)))
    )
    (table,) = page.all("table")
    (row,) = [row for body in table.all("tbody") for row in body.all("tr")]
    what, where, words = (cell.words for cell in row.all("td"))
    assert (what, words) == ("berubah", "Jumlah (kosong) → 7")
    assert where == "Penduduk yang sudah merekam KTP-el, Hulu, Tahun 2024 (baris 3)"
    buttons = {
        each.attributes.get("value"): each.words for each in page.all("button", name="tindakan")
    }
    assert buttons == {"batal": "Buang berkas", "pakai": "Pakai"}


def test_a_file_is_put_away_once_however_often_that_is_pressed(tmp_path: Path) -> None:
    desk = make_desk(small(tmp_path))
    where = desk.bring("a.xlsx", edited(desk.got("buku.xlsx"), COUNTS, value1=7))
    answers = [desk.client.post(where, {"tindakan": "batal"}) for _ in range(2)]
    assert [each.status_code for each in answers] == [302, 302]
    assert {each.headers["Location"] for each in answers} == {desk.base}
    assert desk.client.post(where, {"tindakan": "pakai"}).status_code == 404


def test_nobody_puts_the_file_of_somebody_else_away(tmp_path: Path) -> None:
    desk = make_desk(small(tmp_path))
    where = desk.bring("a.xlsx", edited(desk.got("buku.xlsx"), COUNTS, value1=7))
    other = signed_in(person("perencana-lain", desk.year.office, Role.PLANNER))
    assert other.post(where, {"tindakan": "batal"}).status_code == 404
    assert desk.client.get(where).status_code == 200


def test_a_faulty_workbook_offers_no_taking(pages: dict[str, Element]) -> None:
    buttons = pages["wrong"].all("button", name="tindakan")
    assert [each.attributes.get("value") for each in buttons] == ["batal"]


def test_who_may_not_write_sees_no_form_to_write_with(desk: Desk, tmp_path: Path) -> None:
    for role in (Role.DATA_ENTRY, Role.UNIT_HEAD, Role.OFFICE_HEAD, Role.INSPECTOR, Role.VIEWER):
        client = signed_in(person(f"orang-{role.value}", desk.year.office, role))
        page = elements(client.get(desk.base).content.decode())
        assert page.all("input", type="file") == []
        assert [
            link for link in page.all("a") if link.attributes["href"].endswith("/mulai/")
        ] == []
        schedule = elements(client.get(f"/kecil/{desk.year.year}/jadwal/").content.decode())
        (box,) = schedule.all("fieldset")
        assert box.all("select") and "disabled" in box.attributes


def test_the_navigation_leads_there_and_says_where_one_is(
    desk: Desk, pages: dict[str, Element]
) -> None:
    for name in ("exchange", "right", "wrong"):
        here = [link.words for link in pages[name].all("a") if "aria-current" in link.attributes]
        assert {*here} == {"Tukar data"}
    schedule = [
        link.words for link in pages["schedule"].all("a") if "aria-current" in link.attributes
    ]
    assert {*schedule} == {"Isian"}
    forms = elements(desk.client.get(f"/kecil/{desk.year.year}/isian/").content.decode())
    assert [link for link in forms.all("a") if link.words == "Jadwal"]


def test_names_of_files_are_shown_and_not_run(desk: Desk) -> None:
    page = desk.shown(
        desk.bring("a&b<b>c.zip", zipped({"office.yaml": b"x: <script>alert(1)</script>\n"}))
    )
    assert "<script>alert" not in page and "a_b_b_c.zip" in page


def test_a_closed_year_says_so_and_still_goes_out(tmp_path: Path) -> None:
    desk = make_desk(small(tmp_path))
    OfficeYear.objects.filter(pk=desk.year.pk).update(is_closed=True)
    page = elements(desk.client.get(desk.base).content.decode())
    assert page.all("input", type="file") == []
    assert desk.got("buku.xlsx")[:2] == b"PK" and desk.got("dossier.zip")[:2] == b"PK"


SPELT = [
    (QUARTER, f"TW1 {YEAR}"),
    (QUARTER, f"Triwulan I {YEAR}"),
    (QUARTER, f"{YEAR}-q1"),
    (QUARTER, f" {QUARTER}"),
    (AREAS[0], f" {AREAS[0]} "),
    ("ktp.holders", " ktp.holders"),
]


def spelt(units: House, plain: str, other: str) -> bytes:
    """The dossier of the year with another word in its counts."""
    files = unzipped(Desk(units.browser("planner"), units.year).got("dossier.zip"))
    (name,) = (each for each in files if each.endswith(COUNTS))
    assert plain.encode() in files[name]
    return zipped({**files, name: files[name].replace(plain.encode(), other.encode())})


def stored_counts(year: OfficeYear) -> list[tuple[str, ...]]:
    rows = year.rows.filter(sheet=COUNTS).order_by("place")
    return [
        tuple(row.cells.get(name, "") for name in ("measure", "area", "period", "value"))
        for row in rows
    ]


@pytest.mark.parametrize(("plain", "other"), SPELT)
def test_another_spelling_alone_changes_nothing(units: House, plain: str, other: str) -> None:
    before = stored_counts(units.year)
    desk = Desk(units.browser("planner"), units.year)
    page = elements(desk.shown(desk.bring("lain.zip", spelt(units, plain, other))))
    assert "sama dengan tahun ini" in page.words
    assert stored_counts(units.year) == before


@pytest.mark.parametrize(("plain", "other"), SPELT)
def test_forms_find_the_rows_of_a_year_that_begins_with_them(
    units: House, plain: str, other: str
) -> None:
    office = Office.objects.create(slug="baru", name="Baru")
    planner = signed_in(person("perencana-baru", office, Role.PLANNER))
    sent = {"cara": "berkas", "file": upload("awal.zip", spelt(units, plain, other))}
    assert planner.post("/baru/mulai/", sent).status_code == 302
    year = OfficeYear.objects.get(office=office)
    assert stored_counts(year) == stored_counts(units.year)
    page = elements(planner.get(f"/baru/{YEAR}/isian/{POST}/{QUARTER}/").text)
    assert "Nilai lain yang dipakai" not in page.words


def test_who_brings_another_value_is_named_at_that_alone(units: House) -> None:
    files = unzipped(spelt(units, QUARTER, f"TW1 {YEAR}"))
    (name,) = (each for each in files if each.endswith(COUNTS))
    desk = Desk(units.browser("planner2"), units.year)
    desk.take(
        desk.bring("lain.zip", zipped({**files, name: files[name].replace(b",40,", b",41,")}))
    )
    assert ("ktp.holders", AREAS[0], QUARTER, "30") in stored_counts(units.year)
    assert f"Diisi oleh {units.people['clerk']}" in leaf(units)
    submit(units)
    assert step(units, "planner", "verify") == 302


@pytest.mark.parametrize("other", ["Semester II 2024", "SMT 2 2024", "2024-s2"])
def test_a_period_of_a_signed_agreement_in_other_words_changes_nothing_signed(other: str) -> None:
    year = example_year("belitung-2024")
    planner = make_desk(year)
    files = unzipped(planner.got("dossier.zip"))
    (name,) = (each for each in files if each.endswith("agreements.yaml"))
    assert b"2024-S2" in files[name]
    files[name] = files[name].replace(b"2024-S2", other.encode())
    page = elements(planner.shown(planner.bring("lain.zip", zipped(files)))).words
    assert "sama dengan tahun ini" in page and "sudah disetujui" not in page


WHY = "Keputusan bupati mencabut target ini."


@pytest.mark.parametrize(
    ("becomes", "words"), [("{}", "baris dihapus"), (f"{{{YEAR}: 95}}", "dari 90 menjadi 95")]
)
def test_a_target_of_approved_figures_changes_with_a_reason(
    becomes: str, words: str, house: House
) -> None:
    target = {"indicators.code": "iku-ktp", "key": str(YEAR), "value": "90"}
    change(house.year, [Edit("plan.yaml#indicators/targets", target)], Author())
    fill_all(house)
    house.year.refresh_from_db()
    at, folder, revision = (
        make_desk(house.year, "perencana-lain"),
        know(house.year).folder,
        house.year.revision,
    )
    before = f"{{{YEAR}: 90}}"
    plan = folder.parts["plan.yaml"].decode()
    assert before in plan
    files = {
        **folder.parts,
        **folder.narratives,
        "plan.yaml": plan.replace(before, becomes).encode(),
    }
    address = at.bring("a.zip", zipped(files))
    answer = at.take(address)
    page = elements(answer.text)
    assert answer.status_code == 422 and page.all("textarea", id="alasan")
    (line,) = [each.words for each in page.all("li") if "target Renstra IKU 1" in each.words]
    assert words in line
    house.year.refresh_from_db()
    assert house.year.revision == revision, "nothing is written by asking"
    assert at.take(address, answer.text, alasan=WHY).status_code == 302
    notices = [each.text for each in Notice.objects.filter(to=house.people["head"])]
    assert any(words in text and WHY in text for text in notices)


def test_what_is_mended_on_pages_afterwards_is_displayed_in_their_words(house: House) -> None:
    at, folder = make_desk(house.year, "perencana-lain"), know(house.year).folder
    office = folder.parts["office.yaml"].decode()
    assert "  scale_gap: lower_bound\n" in office
    files = {**folder.parts, **folder.narratives}
    lacking = {**files, "office.yaml": office.replace("  scale_gap: lower_bound\n", "").encode()}
    words = elements(at.shown(at.bring("a.zip", zipped(lacking)))).words
    assert "Celah skala: kelas berlaku sampai batas bawah kelas berikutnya" in words
    assert "scale_gap" not in words and "lower_bound" not in words
    noted = {**files, "office.yaml": f"# catatan\n{office}".encode()}
    words = elements(at.shown(at.bring("a.zip", zipped(noted)))).words
    assert "cara penulisan di Perangkat daerah dan lembar-lembar lanjutannya." in words


NEXT, NAME, WORDS = YEAR + 1, "dapur-kantor.pdf", "Denah dapur kantor"
PLACE = f"closed/{YEAR}.json"


@pytest.fixture(name="proven")
def with_evidence(tmp_path: Path) -> House:
    """An office that has evidence, of which a year is approved and the next one begun."""
    proven = make_house(tmp_path)
    proven.fill()
    body = {"berkas": sent(NAME, paper()), "keterangan": WORDS, "membuktikan": "ktp"}
    assert proven.browser("clerk").post(proven.address(more="bukti/"), body).status_code == 302
    approve_year(proven)
    begin = {"cara": "penutupan", "approved": proven.year.approvals.get().sha256}
    assert proven.browser("planner").post("/kecil/mulai/", begin).status_code == 302
    return proven


def later(proven: House) -> OfficeYear:
    return proven.year.office.years.get(year=NEXT)


def tells(answer: HttpResponse) -> bool:
    """Whether an answer names the evidence, packed or not."""
    content = answer.getvalue()
    parts = [content]
    if content.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            parts = [package.read(name) for name in package.namelist()]
    return any(word.encode() in part for part in parts for word in (NAME, WORDS))


@pytest.mark.parametrize("file", ["dossier.zip", "buku.xlsx"])
def test_a_reader_takes_no_whole_year_out(proven: House, file: str) -> None:
    assert proven.browser("viewer").get(f"/kecil/{NEXT}/tukar/{file}").status_code == 404
    assert tells(proven.browser("clerk").get(f"/kecil/{YEAR}/tukar/{file}"))


def test_no_page_of_a_reader_names_it(proven: House) -> None:
    for year in (YEAR, NEXT):
        pages = ["", "perencanaan/", "pengesahan/", "isian/", "tukar/", "perencanaan/history/"]
        pages += [f"perencanaan/{slug_of(PROOFS)}/", "perencanaan/sources-sources/"]
        pages += [
            f"jejak/indikator/iku-ktp/{year}/",
            "bukti/",
            f"pengesahan/{proven.year.approvals.get().sha256}.json",
        ]
        for page in pages:
            assert not tells(proven.browser("viewer").get(f"/kecil/{year}/{page}")), page
    for row in proven.year.rows.filter(sheet=PROOFS):
        answer = proven.browser("viewer").get(
            f"/kecil/{YEAR}/perencanaan/{slug_of(PROOFS)}/{row.pk}/"
        )
        assert not tells(answer)


def test_a_dossier_without_closings_takes_none_away(proven: House) -> None:
    year = later(proven)
    desk = Desk(proven.browser("planner"), year)
    copy = unzipped(desk.got("dossier.zip"))
    assert copy.pop(PLACE)
    page = desk.shown(desk.bring("salinan.zip", zipped(copy)))
    assert 'value="pakai"' not in page and "Galat" not in page
    assert year.files.filter(path=PLACE).exists()
