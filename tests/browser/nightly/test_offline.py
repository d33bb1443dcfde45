"""A line that is down, two ways to write one number, long words and narrow screens in a browser."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect
from tests.browser.conftest import People, await_styles
from tests.browser.test_year_walk import CAPIL, REPORTED, saved, state

from capaian.web.evidence.models import Upload
from capaian.web.measurement.flow import State
from capaian.web.measurement.models import PostForm
from capaian.web.trail.record import Author
from capaian.web.years.change import change
from capaian.web.years.edits import Edit
from capaian.web.years.models import Row

PIAK = "/isian/kabid-piak/2025-Q4/"
DIRECT = 'input[name="sel-outputs::ik-manfaat::2025-Q4:actual"]'
KEPT = "Object.values(localStorage).join(' ')"


def is_within(page: Page) -> bool:
    return bool(page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"))


@pytest.mark.parametrize(("button", "said"), [("Ajukan", "belum diajukan"), ("Hitung", "belum dikirim")])
def test_without_a_line_the_page_stays_and_says_what_was_not_sent(
    people: People, button: str, said: str
) -> None:
    page = people.open("petugas", CAPIL)
    page.locator(REPORTED).fill("29")
    saved(page)
    page.context.set_offline(True)
    page.get_by_role("button", name=button).click()
    expect(page.locator("#tersimpan")).to_contain_text(f"Sambungan terputus: isian {said}")
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
    # The browser still holds what was typed as it was typed, from a page that was left before it was told.
    page.evaluate(
        "([key, name]) => localStorage.setItem(key, JSON.stringify({[name]: ['-3', '11', 'IK 4']}))",
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
    told = {"caption": "x" * 3000, "alt": "x", "proves": "ik-manfaat"}
    change(row.office_year, [Edit("evidence.yaml#evidence", told, row.pk, row.version)], Author())
    page = people.open("kabid-piak", PIAK, width)
    await_styles(page)
    expect(page.get_by_text("Bukti: xxxx").first).to_be_visible()
    assert is_within(page)
    box = page.locator(DIRECT).bounding_box()
    assert box is not None and box["x"] + box["width"] <= width


@pytest.mark.parametrize("width", [360, 1366])
def test_results_of_an_approved_year_are_read_on_a_narrow_screen(people: People, width: int) -> None:
    page = people.enter("kadis", width)
    page.goto(f"{people.server}/contoh-ditutup/2023/pengesahan/")
    await_styles(page)
    boxes = [each.bounding_box() for each in page.locator("table.hp tbody td:first-child").all()]
    assert boxes and all(box is not None and box["width"] >= 200 for box in boxes)
    assert is_within(page)
