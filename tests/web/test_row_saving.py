"""Rows that are written, doubled, emptied or removed: nothing typed is lost, and every refusal is told."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.test import Client
from tests.web.beginnings import small
from tests.web.elements import Element, elements
from tests.web.twins import person, signed_in

from capaian.web.offices.models import Role
from capaian.web.trail.record import Author
from capaian.web.years.change import Edit, change
from capaian.web.years.models import OfficeYear, Row

pytestmark = pytest.mark.django_db
HERE = "/kecil/2024/perencanaan/"
COUNTS = f"{HERE}counts/"
FACTORS = f"{HERE}factors/"
FACTOR = {"sel-subject": "iku-ktp", "sel-period": "2024", "sel-kind": "solution", "sel-text": "Loket baru."}
AREA = {"sel-code": "99.01.05", "sel-name": "Muara", "sel-kind": "district", "sel-parent": "99.01"}


@pytest.fixture
def year(tmp_path: Path) -> OfficeYear:
    """A year with four counts in two districts."""
    return small(tmp_path)


@pytest.fixture
def planner(year: OfficeYear) -> Client:
    """The browser of who may write it."""
    return signed_in(person("perencana", year.office, Role.PLANNER))


def first(year: OfficeYear, sheet: str = "counts.csv") -> Row:
    row = year.rows.filter(sheet=sheet).first()
    assert row is not None
    return row


def sent(row: Row, **cells: str) -> dict[str, str]:
    """What the form of a row sends when some of its cells were typed over."""
    texts = {**row.cells, **cells}
    return {"versi": str(row.version), **{f"sel-{name}": text for name, text in texts.items()}}


def summary(page: Element) -> Element:
    (found,) = page.all("div", role="alert")
    return found


def test_a_removal_that_is_refused_asks_again_and_offers_no_empty_row(
    year: OfficeYear, planner: Client
) -> None:
    row = year.rows.get(sheet="areas.csv", cells__code="99.01.01")
    answer = planner.post(f"{HERE}areas/{row.pk}/hapus/", {"versi": "1", "alasan": "Digabung."})
    page = elements(answer.text)
    assert answer.status_code == 422
    assert "Baris ini belum dapat dihapus" in summary(page).words
    assert len(summary(page).all("li")) >= 1
    assert [each for each in page.all("input") if each.attributes["name"].startswith("sel-")] == []
    assert page.by_id("alasan").text == "Digabung."
    assert "Hulu" in page.text
    assert Row.objects.filter(pk=row.pk).exists()


def test_a_number_of_a_revision_that_is_there_already_is_told_at_its_field(
    year: OfficeYear, planner: Client
) -> None:
    """Left out it is that of the first paper; it was told at the code of the agreement."""
    paper = first(year, "agreements.yaml#agreements")
    cells = {name: text for name, text in paper.cells.items() if name != "revision"}
    typed = {f"sel-{name}": text for name, text in {**cells, "id": "pk-lain", "signed": "Juli 2024"}.items()}
    page = elements(planner.post(f"{HERE}agreements-agreements/baru/", typed).text)
    (link,) = [each for each in summary(page).all("a") if "nomor perubahan yang sama" in each.words]
    assert link.attributes["href"] == "#sel-revision" and link.words.startswith("Perubahan ke: ")


def test_a_removal_that_was_overtaken_shows_what_stands_there_now(year: OfficeYear, planner: Client) -> None:
    row = first(year)
    change(year, [Edit("counts.csv", {"value": "77"}, row.pk, 1)], Author())
    answer = planner.post(f"{COUNTS}{row.pk}/hapus/", {"versi": "1", "alasan": "Tercatat dua kali."})
    page = elements(answer.text)
    assert answer.status_code == 409
    assert "baru saja diubah orang lain" in summary(page).words
    assert [each.text for each in page.all("dd")][-1] == "77" or "77" in page.text
    assert {each.attributes["value"] for each in page.all("input", name="versi")} == {"2"}


def test_a_row_that_says_nothing_is_not_saved_neither_new_nor_emptied(
    year: OfficeYear, planner: Client
) -> None:
    row, count = first(year), year.rows.count()
    for address, data in (
        (f"{FACTORS}baru/", {name: " " for name in FACTOR}),
        (f"{FACTORS}baru/", {}),
        (f"{COUNTS}{row.pk}/", {name: text if name == "versi" else "" for name, text in sent(row).items()}),
    ):
        answer = planner.post(address, data)
        assert answer.status_code == 422
        assert "Baris ini kosong seluruhnya." in summary(elements(answer.text)).words
    assert year.rows.count() == count


def test_a_form_of_a_new_row_that_is_sent_twice_makes_one_row_also_where_rows_have_no_key(
    year: OfficeYear, planner: Client
) -> None:
    for sheet, cells in ((FACTORS, FACTOR), (f"{HERE}areas/", AREA)):
        count = year.rows.count()
        assert [planner.post(f"{sheet}baru/", cells).status_code for _ in range(2)] == [302, 302]
        assert year.rows.count() == count + 1
    other = planner.post(f"{FACTORS}baru/", {**FACTOR, "sel-text": "Petugas baru."})
    assert (other.status_code, year.rows.filter(sheet="factors.csv").count()) == (302, 2), (
        "another row is one"
    )


def test_lines_of_a_layout_keep_the_blanks_that_they_begin_with(tmp_path: Path) -> None:
    layout = b"blocks:\n  - title: Satu\n    text: dua\n"
    year = small(tmp_path, "lain", {"layout.yaml": layout})
    client = signed_in(person("lain", year.office, Role.PLANNER))
    row = year.rows.filter(sheet="layouts")[2]
    address = f"/lain/2024/perencanaan/layouts/{row.pk}/"
    page = elements(client.get(address).text)
    assert page.by_id("sel-line").attributes["value"] == "    text: dua"
    assert client.post(address, sent(row)).status_code == 302
    row.refresh_from_db()
    assert (row.cells["line"], row.version) == ("    text: dua", 1)
    assert client.post(address, sent(row, line="    text: tiga  \r\n")).status_code == 302
    row.refresh_from_db()
    assert row.cells["line"] == "    text: tiga"


def test_a_sign_that_no_database_keeps_is_told_at_its_cell(year: OfficeYear, planner: Client) -> None:
    row = first(year)
    answer = planner.post(f"{COUNTS}{row.pk}/", sent(row, value="1\0"))
    page = elements(answer.text)
    assert answer.status_code == 422
    assert page.by_id("sel-value").attributes["aria-invalid"] == "true"
    answer = planner.post(f"{COUNTS}{row.pk}/hapus/", {"versi": "1", "alasan": "Salah\0 ketik."})
    assert answer.status_code == 302


def test_hints_and_errors_are_said_with_their_field(year: OfficeYear, planner: Client) -> None:
    row = first(year)
    page = elements(planner.post(f"{COUNTS}{row.pk}/", sent(row, value="banyak")).text)
    for field in page.all("input") + page.all("select") + page.all("textarea"):
        said = field.attributes.get("aria-describedby", "").split()
        assert all(page.by_id(each).words for each in said)
    assert page.by_id("sel-value").attributes["aria-describedby"] == "sel-value-petunjuk sel-value-salah"
    removal = elements(planner.get(f"{COUNTS}{row.pk}/hapus/").text)
    assert removal.by_id("alasan").attributes["aria-describedby"] == "alasan-petunjuk"


def test_a_figure_is_found_as_it_is_shown_and_as_it_is_kept(year: OfficeYear, planner: Client) -> None:
    row = first(year)
    planner.post(f"{COUNTS}{row.pk}/", sent(row, value="12345"))
    for word in ("12345", "12.345", "2.34"):
        assert f"{COUNTS}{row.pk}/" in planner.get(COUNTS, {"cari": word}).text
    assert "Tidak ada baris yang memuat" in planner.get(COUNTS, {"cari": "1.2345"}).text


def test_the_meaning_of_a_choice_and_of_a_unit_is_found_too(year: OfficeYear, planner: Client) -> None:
    planner.post(f"{FACTORS}baru/", FACTOR)
    page = elements(planner.get(FACTORS).text)
    shown = {each.words for each in page.all("td")} - {*FACTOR.values()}
    meanings = {words for words in shown if words and not words.startswith("iku-ktp")}
    assert len(meanings) == 2, "that of its kind and that of its period"
    for meaning in meanings:
        assert "Loket baru." in planner.get(FACTORS, {"cari": meaning.upper()}).text
