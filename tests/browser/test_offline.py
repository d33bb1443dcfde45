"""A line that is down, a session that ended, answers that were stored:
in a browser nothing typed is lost.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import replace

import pytest
from playwright.sync_api import Page, expect
from tests.browser.conftest import PROGRAM, People, await_styles
from tests.browser.test_clashes import KEPT
from tests.browser.test_year_walk import CAPIL, REPORTED, saved, state
from tests.conftest import BROWSERS

from capaian.web.evidence.models import Upload
from capaian.web.measurement.flow import State
from capaian.web.measurement.models import PostForm, Remark
from capaian.web.trail.record import Author
from capaian.web.years.change import Edit, change
from capaian.web.years.models import Row

PIAK = "/isian/kabid-piak/2025-Q4/"
DIRECT = 'input[name="sel-outputs::ik-manfaat::2025-Q4:actual"]'


def is_within(page: Page) -> bool:
    return bool(page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"))


@pytest.mark.parametrize(
    ("button", "message"), [("Ajukan", "belum diajukan"), ("Hitung", "belum dikirim")]
)
def test_without_a_line_the_page_says_what_was_not_sent(
    people: People, button: str, message: str
) -> None:
    page = people.open("petugas", CAPIL)
    page.locator(REPORTED).fill("29")
    saved(page)
    page.context.set_offline(True)
    page.get_by_role("button", name=button).click()
    expect(page.locator("#tersimpan")).to_contain_text(f"Sambungan terputus: isian {message}")
    expect(page.locator(REPORTED)).to_have_value("29")
    assert CAPIL in page.url and state("kabid-capil") is State.RETURNED
    page.context.set_offline(False)
    page.get_by_role("button", name=button).click()
    expect(page.locator("main > .psn, main > div[role=alert]").first).to_be_visible()


def test_a_figure_below_nought_that_comes_back_is_no_choice_to_make(people: People) -> None:
    page = people.open("kabid-piak", PIAK)
    page.locator(DIRECT).fill("-3")
    page.get_by_role("button", name="Simpan draf").click()
    expect(page.get_by_text("Draf tersimpan.").first).to_be_visible()
    expect(page.locator(DIRECT)).to_have_value("−3")
    # The browser still holds what was typed as it was typed, from a page that was left before it
    # was told.
    page.evaluate(
        "([key, name]) => localStorage.setItem(key, JSON.stringify({[name]: ['-3', '11', "
        "'IK 4']}))",
        [
            "capaian:" + str(page.locator("#isian").get_attribute("data-kunci")),
            page.locator(DIRECT).get_attribute("id"),
        ],
    )
    page.reload()
    expect(page.locator(DIRECT)).to_have_value("−3")
    expect(page.locator("#bentrok")).to_have_count(0)


@pytest.mark.parametrize("width", [360, 1366])
def test_a_caption_of_one_long_word_pushes_nothing_out(people: People, width: int) -> None:
    upload = Upload.objects.filter(file__isnull=False, form__isnull=False).first()
    assert upload is not None
    upload.form = PostForm.objects.get(post="kabid-piak", period="2025-Q4")
    upload.save()
    row = Row.objects.get(sheet="evidence.yaml#evidence", cells__file=upload.name)
    sent = {"caption": "x" * 3000, "alt": "x", "proves": "ik-manfaat"}
    change(row.office_year, [Edit("evidence.yaml#evidence", sent, row.pk, row.version)], Author())
    page = people.open("kabid-piak", PIAK, width)
    await_styles(page)
    expect(page.get_by_text("Bukti: xxxx").first).to_be_visible()
    assert is_within(page)
    box = page.locator(DIRECT).bounding_box()
    assert box is not None and box["x"] + box["width"] <= width


@pytest.mark.parametrize("width", [360, 1366])
def test_results_of_an_approved_year_are_read_on_a_narrow_screen(
    people: People, width: int
) -> None:
    page = people.enter("kadis", width)
    page.goto(f"{people.server}/contoh-ditutup/2023/pengesahan/")
    await_styles(page)
    boxes = [each.bounding_box() for each in page.locator("table.hp tbody td:first-child").all()]
    assert boxes and all(box is not None and box["width"] >= 200 for box in boxes)
    assert is_within(page)


WHOLE = next((found for name in BROWSERS[1:] if (found := shutil.which(name))), PROGRAM)
"""A browser with windows, where there is one: others keep no pages."""


@pytest.fixture(name="keeping")
def browser_that_keeps_pages(people: People) -> Iterator[People]:
    """The same people at a browser that keeps whole pages for its back key,
    as those of offices do.
    """
    begun = people.browser.browser_type.launch(
        executable_path=WHOLE,
        args=["--no-sandbox", "--enable-features=BackForwardCache"],
        ignore_default_args=["--disable-back-forward-cache"],
    )
    yield replace(people, browser=begun)
    begun.close()


def test_the_back_key_leads_to_signing_in(keeping: People) -> None:
    page = keeping.open("perencana", "/orang/")
    assert "Perencana" in page.locator("main").inner_text()
    page.goto(page.url.replace("/orang/", "/bukti/"))
    leave = page.get_by_role("button", name="Keluar", exact=True)
    leave.first.click()
    expect(leave).to_have_count(0)
    for _ in range(2):
        page.evaluate("() => { history.back() }")
        page.wait_for_timeout(1_000)
        expect(leave).to_have_count(0)
        here = page.url.partition("?")[0]
        assert "/orang/" not in here and "/bukti/" not in here


ANSWER = "Tertukar saat menyalin; sudah diperbaiki."
FIELD = "textarea[name^=jawab]"


def answered() -> list[str]:
    return [
        *Remark.objects.filter(form__post="kabid-capil", answer=ANSWER).values_list(
            "answer", flat=True
        )
    ]


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
    """The tab was closed before the page that says it;
    the copy in the browser is all that is left.
    """
    page = people.open("petugas", CAPIL)
    name = page.locator(FIELD).get_attribute("name")
    hand_in_without_evidence(page)
    key = f"capaian:{page.locator('#isian').get_attribute('data-kunci')}"
    draft = (
        "([key, name, words]) => localStorage.setItem(key, JSON.stringify({[name]: [words, "
        "'', 'Jawaban']}))"
    )
    page.evaluate(draft, [key, name, ANSWER])
    page.goto(page.url)
    assert_nothing_waits(page)


def test_an_answer_that_is_another_one_than_the_stored_is_reported_still(people: People) -> None:
    page = people.open("petugas", CAPIL)
    name = page.locator(FIELD).get_attribute("name")
    hand_in_without_evidence(page)
    key = f"capaian:{page.locator('#isian').get_attribute('data-kunci')}"
    draft = (
        "([key, name, words]) => localStorage.setItem(key, JSON.stringify({[name]: [words, "
        "'', 'Jawaban']}))"
    )
    page.evaluate(draft, [key, name, "Buku pokok sudah dicocokkan ulang."])
    page.goto(page.url)
    expect(page.locator("#bentrok")).to_contain_text("Buku pokok sudah dicocokkan ulang.")
