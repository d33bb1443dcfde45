"""Pages of the exchange are read without sight, without script, and by every role as it is meant."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.web.beginnings import small
from tests.web.elements import Element, elements
from tests.web.exchanging import Desk, desk, edited, upload, zipped
from tests.web.twins import person, signed_in

from capaian.web.offices.models import Role
from capaian.web.years.models import OfficeYear

pytestmark = pytest.mark.django_db
COUNTS = "counts.csv"
FIELDS = ("input", "select", "textarea")


@pytest.fixture(name="own")
def made(tmp_path: Path) -> Desk:
    return desk(small(tmp_path), "perencana-lain")


@pytest.fixture(name="pages")
def shown(request: pytest.FixtureRequest) -> dict[str, Element]:
    """Every page of the exchange, right and wrong; made by the first test that asks, as none changes them."""
    if not _PAGES:
        _PAGES.update(_show(request.getfixturevalue("own")))
    return _PAGES


_PAGES: dict[str, Element] = {}


def _show(own: Desk) -> dict[str, Element]:
    book = own.got("buku.xlsx")
    right = own.bring("benar.xlsx", edited(book, COUNTS, value1=7))
    wrong = own.bring("salah.xlsx", edited(book, COUNTS, value1="banyak"))
    zip_ = own.bring("rusak.zip", b"bukan zip")
    slug = own.year.office.slug
    answers = {
        "exchange": own.client.get(own.base),
        "exchange refused": own.client.post(own.base, {"file": upload("a.pdf", b"x")}),
        "begin": own.client.get(f"/{slug}/mulai/"),
        "begin refused": own.client.post(f"/{slug}/mulai/", {"cara": "katalog", "regency": "Balang"}),
        "right": own.client.get(right),
        "wrong": own.client.get(wrong),
        "zip": own.client.get(zip_),
        "not taken": own.client.post(right, {"tindakan": "pakai"}),
        "schedule": own.client.get(f"/{slug}/{own.year.year}/jadwal/"),
    }
    return {name: elements(answer.content.decode()) for name, answer in answers.items()}


def test_every_field_has_a_label_and_every_id_is_one(pages: dict[str, Element]) -> None:
    for name, page in pages.items():
        ids = [each.attributes["id"] for each in page if "id" in each.attributes]
        assert len(ids) == len({*ids}), (name, sorted(i for i in ids if ids.count(i) > 1))
        labels = {each.attributes.get("for") for each in page.all("label")}
        within = {field.node for label in page.all("label") for field in label if field.tag in FIELDS}
        for field in (each for tag in FIELDS for each in page.all(tag)):
            if field.attributes.get("type") != "hidden":
                assert field.attributes.get("id") in labels or field.node in within, (name, field.attributes)


def test_every_form_has_its_token_and_a_button_and_files_are_sent_as_files(pages: dict[str, Element]) -> None:
    for name, page in pages.items():
        for form in page.all("form"):
            hidden = {each.attributes.get("name") for each in form.all("input", type="hidden")}
            assert "csrfmiddlewaretoken" in hidden, name
            assert form.all("button"), name
            if form.all("input", type="file"):
                assert form.attributes["enctype"] == "multipart/form-data", name


def test_nothing_needs_a_script_or_stands_in_the_page(pages: dict[str, Element]) -> None:
    for name, page in pages.items():
        for each in page:
            assert "style" not in each.attributes, name
            assert not [key for key in each.attributes if key.startswith(("on", "hx-"))], name
            assert each.tag != "script" or "src" in each.attributes, name


def test_what_went_wrong_is_said_in_the_title_and_first(pages: dict[str, Element]) -> None:
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
    own = desk(small(tmp_path))
    page = elements(own.shown(own.bring("a.xlsx", edited(own.got("buku.xlsx"), COUNTS, value1=7))))
    (table,) = page.all("table")
    (row,) = [row for body in table.all("tbody") for row in body.all("tr")]
    what, where, words = (cell.words for cell in row.all("td"))
    assert (what, words) == ("berubah", "Jumlah (kosong) → 7")
    assert where == "Penduduk yang sudah merekam KTP-el, Hulu, Tahun 2024 (baris 3)"
    buttons = {each.attributes.get("value"): each.words for each in page.all("button", name="tindakan")}
    assert buttons == {"batal": "Buang berkas", "pakai": "Pakai"}


def test_a_file_is_put_away_once_however_often_that_is_pressed(tmp_path: Path) -> None:
    own = desk(small(tmp_path))
    where = own.bring("a.xlsx", edited(own.got("buku.xlsx"), COUNTS, value1=7))
    answers = [own.client.post(where, {"tindakan": "batal"}) for _ in range(2)]
    assert [each.status_code for each in answers] == [302, 302]
    assert {each.headers["Location"] for each in answers} == {own.base}
    assert own.client.post(where, {"tindakan": "pakai"}).status_code == 404


def test_nobody_puts_the_file_of_somebody_else_away(tmp_path: Path) -> None:
    own = desk(small(tmp_path))
    where = own.bring("a.xlsx", edited(own.got("buku.xlsx"), COUNTS, value1=7))
    other = signed_in(person("perencana-lain", own.year.office, Role.PLANNER))
    assert other.post(where, {"tindakan": "batal"}).status_code == 404
    assert own.client.get(where).status_code == 200


def test_a_faulty_workbook_offers_no_taking(pages: dict[str, Element]) -> None:
    buttons = pages["wrong"].all("button", name="tindakan")
    assert [each.attributes.get("value") for each in buttons] == ["batal"]


def test_who_may_not_write_sees_no_form_to_write_with(own: Desk, tmp_path: Path) -> None:
    for role in (Role.DATA_ENTRY, Role.UNIT_HEAD, Role.OFFICE_HEAD, Role.INSPECTOR, Role.VIEWER):
        client = signed_in(person(f"orang-{role.value}", own.year.office, role))
        page = elements(client.get(own.base).content.decode())
        assert page.all("input", type="file") == []
        assert [link for link in page.all("a") if link.attributes["href"].endswith("/mulai/")] == []
        schedule = elements(client.get(f"/kecil/{own.year.year}/jadwal/").content.decode())
        (box,) = schedule.all("fieldset")
        assert box.all("select") and "disabled" in box.attributes


def test_the_navigation_leads_there_and_says_where_one_is(own: Desk, pages: dict[str, Element]) -> None:
    for name in ("exchange", "right", "wrong"):
        here = [link.words for link in pages[name].all("a") if "aria-current" in link.attributes]
        assert {*here} == {"Tukar data"}
    schedule = [link.words for link in pages["schedule"].all("a") if "aria-current" in link.attributes]
    assert {*schedule} == {"Isian"}
    forms = elements(own.client.get(f"/kecil/{own.year.year}/isian/").content.decode())
    assert [link for link in forms.all("a") if link.words == "Jadwal"]


def test_names_of_files_are_shown_and_not_run(own: Desk) -> None:
    page = own.shown(own.bring("a&b<b>c.zip", zipped({"office.yaml": b"x: <script>alert(1)</script>\n"})))
    assert "<script>alert" not in page and "a_b_b_c.zip" in page


def test_a_closed_year_says_so_and_still_goes_out(tmp_path: Path) -> None:
    own = desk(small(tmp_path))
    OfficeYear.objects.filter(pk=own.year.pk).update(is_closed=True)
    page = elements(own.client.get(own.base).content.decode())
    assert page.all("input", type="file") == []
    assert own.got("buku.xlsx")[:2] == b"PK" and own.got("dossier.zip")[:2] == b"PK"
