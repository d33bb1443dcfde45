"""An answer that was stored is not told as unsent, also where the form was not handed in."""

from __future__ import annotations

from playwright.sync_api import Page, expect
from tests.browser.conftest import People
from tests.browser.test_clashes import KEPT
from tests.browser.test_year_walk import CAPIL

from capaian.web.measurement.models import Remark

ANSWER = "Tertukar saat menyalin; sudah diperbaiki."
FIELD = "textarea[name^=jawab]"


def answered() -> list[str]:
    return [*Remark.objects.filter(form__post="kabid-capil", answer=ANSWER).values_list("answer", flat=True)]


def hand_in_without_evidence(page: Page) -> None:
    page.fill(FIELD, ANSWER)
    page.get_by_role("button", name="Ajukan").click()
    expect(page.get_by_role("alert").first).to_contain_text("diperbaiki sebelum diajukan")
    assert answered() == [ANSWER]


def assert_nothing_waits(page: Page) -> None:
    expect(page.locator(FIELD)).to_have_value(ANSWER)
    expect(page.locator("#bentrok")).to_have_count(0)
    assert page.evaluate(KEPT) == ""


def test_what_was_stored_with_a_refused_form_is_no_draft_any_more(people: People) -> None:
    page = people.open("petugas", CAPIL)
    hand_in_without_evidence(page)
    assert_nothing_waits(page)
    page.reload()
    assert_nothing_waits(page)


def test_a_draft_of_an_answer_that_came_through_is_put_away_later(people: People) -> None:
    """The tab was closed before the page that says it; the copy in the browser is all that is left."""
    page = people.open("petugas", CAPIL)
    name = page.locator(FIELD).get_attribute("name")
    hand_in_without_evidence(page)
    key = f"capaian:{page.locator('#isian').get_attribute('data-kunci')}"
    draft = (
        "([key, name, words]) => localStorage.setItem(key, JSON.stringify({[name]: [words, '', 'Jawaban']}))"
    )
    page.evaluate(draft, [key, name, ANSWER])
    page.goto(page.url)
    assert_nothing_waits(page)


def test_an_answer_that_is_another_one_than_the_stored_is_told_still(people: People) -> None:
    page = people.open("petugas", CAPIL)
    name = page.locator(FIELD).get_attribute("name")
    hand_in_without_evidence(page)
    key = f"capaian:{page.locator('#isian').get_attribute('data-kunci')}"
    draft = (
        "([key, name, words]) => localStorage.setItem(key, JSON.stringify({[name]: [words, '', 'Jawaban']}))"
    )
    page.evaluate(draft, [key, name, "Buku pokok sudah dicocokkan ulang."])
    page.goto(page.url)
    expect(page.locator("#bentrok")).to_contain_text("Buku pokok sudah dicocokkan ulang.")
