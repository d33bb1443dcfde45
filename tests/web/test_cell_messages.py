"""What is wrong with a figure, or why it came back, stands below its row; codes stand apart."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.web.elements import Element, elements
from tests.web.filling import POST, QUARTER, House, cell, house, typed

from capaian.web.measurement.flow import State
from capaian.web.measurement.models import PostForm

pytestmark = pytest.mark.django_db
HULU, HILIR = "99.01.01", "99.01.02"
HOLDERS = cell("ktp.holders", HULU)


@pytest.fixture(name="own")
def made(tmp_path: Path) -> House:
    return house(tmp_path)


def page(own: House, name: str = "clerk") -> Element:
    return elements(own.browser(name).get(own.address()).text)


def form_of(own: House) -> PostForm:
    return PostForm.objects.get(office_year=own.year, post=POST, period=QUARTER)


def lines_below(shown: Element) -> list[str]:
    return [each.words for row in shown.all("tr", **{"class": "pesan"}) for each in row.all("span")]


def hand_in(own: House) -> None:
    sent = {**typed(("90", "45"), ("100", "50")), "aksi": "ajukan"}
    assert own.browser("clerk").post(own.address(), sent).status_code == 302


def test_a_wrong_figure_is_told_below_its_row_and_named_by_its_cell(own: House) -> None:
    answer = own.browser("clerk").post(own.address(), {f"sel-{HOLDERS}": "2O", "aksi": "simpan"})
    assert answer.status_code == 422
    shown = elements(answer.text)
    (line,) = shown.all("tr", **{"class": "pesan"})
    (told,) = line.all("span")
    field = shown.by_id(HOLDERS)
    assert field.attributes["aria-describedby"] == told.attributes["id"]
    assert told.words.startswith(f"{field.attributes['aria-label']}: ") and "bilangan" in told.words
    body = next(each for each in shown.all("tbody") if line in each.inner)
    before = body.inner[body.inner.index(line) - 1]
    assert field in [*before], "it stands below the row of its cell"
    assert line.inner[0].attributes["colspan"] == str(len(before.inner))


def test_nothing_stands_below_rows_that_nothing_is_said_of(own: House) -> None:
    assert page(own).all("tr", **{"class": "pesan"}) == []
    hand_in(own)
    assert page(own).all("tr", **{"class": "pesan"}) == []


def test_why_a_figure_came_back_is_told_below_its_row(own: House) -> None:
    hand_in(own)
    planner = own.browser("planner")
    wish = {"nilai": HOLDERS, "catatan": "Register mencatat 197."}
    assert planner.post(own.address(more="catatan/"), wish).status_code == 302
    assert own.step("planner", "return").status_code == 302
    (told,) = lines_below(page(own))
    assert told.endswith("dikembalikan: Register mencatat 197.")


@pytest.mark.parametrize("state", [State.DRAFT, State.VERIFIED, State.APPROVED])
def test_the_table_tells_how_final_its_totals_are(own: House, state: State) -> None:
    hand_in(own)
    form = form_of(own)
    form.state = state
    form.save()
    (table,) = [each for each in page(own).all("table") if "kisi" in each.attributes.get("class", "").split()]
    assert table.attributes["class"] == f"kisi {state.value}"


def test_tasks_of_a_form_without_a_post_name_the_form(own: House) -> None:
    hand_in(own)
    home = elements(own.browser("planner").get(own.address().partition("isian/")[0]).text)
    assert "Verifikasi isian: " in home.words


def test_a_code_of_a_difference_is_read_by_nobody(own: House) -> None:
    sent = {**typed(("120", "45"), ("100", "50")), "aksi": "ajukan"}
    answer = own.browser("clerk").post(own.address(), sent)
    assert answer.status_code == 422
    (box, *_) = elements(answer.text).all("div", role="alert")
    said = [each.words for each in box.all("li")]
    assert said and not any("Kode perbedaan" in each or "part_larger" in each for each in said)
    assert "part_larger_than_whole:" not in box.words
    (link,) = [each for each in box.all("a") if "/perbedaan/" in each.attributes["href"]]
    assert "part_larger_than_whole:" in link.attributes["href"]
