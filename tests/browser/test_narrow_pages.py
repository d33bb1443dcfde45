"""On a phone nothing touches what stands above it, a total has its row,
and an empty cell its own field.
"""

from __future__ import annotations

import pypdfium2
import pytest
from playwright.sync_api import Page, expect
from tests.browser.conftest import BASE, FIRST, People, await_styles
from tests.web.example_years import example_year
from tests.web.twins import SINCE

from capaian.web.accounts.models import User
from capaian.web.offices.models import Membership, Role

WIDTH = 360
LEAST = 8
"""Pixels between two things below each other."""
GAP = (
    "([above, below]) => {const at = name => document.querySelector(name).getBoundingClientRect();"
)
GAP += "return at(below).top - at(above).bottom}"


def opened(people: People, who: str, address: str) -> Page:
    page = people.open(who, address, WIDTH)
    await_styles(page)
    return page


def test_the_text_above_the_budget_appears_apart_and_its_total_is_a_row(people: People) -> None:
    page = opened(people, "perencana", "/anggaran/")
    assert page.evaluate(GAP, [".ktr", "table.tbl"]) >= LEAST
    body, foot = page.locator("tbody").bounding_box(), page.locator("tfoot tr").bounding_box()
    head = page.locator("tfoot th").bounding_box()
    assert body and foot and head
    assert foot["width"] == body["width"], "it takes all of the table"
    assert head["width"] >= foot["width"] - 32, "so does what it is called"


def test_the_title_appears_apart_from_the_row_that_is_deleted(people: People) -> None:
    page = opened(people, "perencana", "/perencanaan/nodes/")
    page.goto(f"{page.locator('tbody a').first.evaluate('link => link.href')}hapus/")
    assert page.evaluate(GAP, ["h1", "dl.kv"]) >= LEAST


def test_ticks_buttons_and_tables_stand_apart(people: People) -> None:
    page = opened(people, "perencana", "/jadwal/")
    for above, below in ((".ktr", ".centang"), (".centang", ".tb"), (".ktr", ".tbl")):
        made = f'<p class="{above[1:]}">Satu</p><div class="{below[1:]}">Dua</div>'
        page.evaluate("made => {document.querySelector('main').innerHTML = made}", made)
        assert page.evaluate(GAP, [above, below]) >= LEAST, (above, below)


def test_an_empty_value_is_hatched_in_its_field_and_not_behind_its_name(people: People) -> None:
    page = opened(people, "kabid-piak", "/isian/kabid-piak/2025-Q4/")
    cell = page.locator(".kisi.daftar td:has(input)").first
    cell.evaluate("cell => cell.classList.add('blm')")
    text = "each => getComputedStyle(each).backgroundImage"
    assert cell.evaluate(text) == "none"
    assert "gradient" in cell.locator("input").first.evaluate(text)
    page.set_viewport_size({"width": 1366, "height": 800})
    assert "gradient" in cell.evaluate(text)


_TOUCHED = ".kantor a, .remah a, .tugas h3 a, .hp td a, .tbl summary, label.centang, .tb"
_SMALL = """found => found.map(each => [each, each.getBoundingClientRect()])
    .filter(([each, box]) => box.height && (box.height < 24 || box.width < 24))
    .map(([each, box]) => `${each.textContent.trim()} ${box.width} x ${box.height}`)"""


def width(page: Page) -> int:
    found: int = page.evaluate("document.documentElement.scrollWidth")
    return found


def test_what_lies_alone_to_be_touched_is_24_pixels_high_and_wide(people: People) -> None:
    for name, paths in (
        ("perencana", ("/perencanaan/plan-indicators/", "/rumus/cakupan/ktp/", "/../mulai/")),
        ("administrator", ("/orang/", "/orang/baru/")),
        ("kadis", ("/",)),
    ):
        page = people.enter(name, 360)
        for path in paths:
            page.goto(f"{people.server}{BASE}{path}")
            assert page.locator(_TOUCHED).count()
            assert page.locator(_TOUCHED).evaluate_all(_SMALL) == [], path
            assert width(page) == 360, path


@pytest.mark.parametrize("theme", ["light", "dark"][FIRST])
def test_a_narrow_grid_shows_both_figures_and_what_they_come_to(
    people: People, theme: str
) -> None:
    page = people.open("petugas", "/isian/kabid-capil/2025-Q4/", 360, theme)
    await_styles(page)
    table = page.locator("table.kisi").first
    cells = table.locator("tbody tr:not(.pesan)").nth(1).locator("td:visible")
    assert cells.count() == 3
    ends = cells.evaluate_all("found => found.map(each => each.getBoundingClientRect().right)")
    assert max(ends) <= 360 - 16, "nothing of a group is out of sight"
    assert table.locator("tbody th").nth(1).is_visible()


@pytest.mark.parametrize("width_of_page", [360, 1366][FIRST])
def test_what_is_wrong_with_a_figure_appears_right_below_it(
    people: People, width_of_page: int
) -> None:
    page = people.open("petugas", "/isian/kabid-capil/2025-Q4/", width_of_page)
    await_styles(page)
    field = page.locator("td.balik input:visible").first
    below = field.locator("xpath=ancestor::tr/following-sibling::tr[1]")
    expect(below.locator(".kembalian")).to_contain_text("Buku pokok pemakaman")
    field.fill("2O")
    expect(below.locator(".salahnya")).to_contain_text("Seharusnya bilangan")
    one, other = field.bounding_box(), below.locator(".salahnya").bounding_box()
    assert one and other
    assert 0 <= other["y"] - one["y"] - one["height"] < 24
    assert other["x"] >= 0 and other["x"] + other["width"] <= width_of_page
    expect(field).to_have_attribute("aria-describedby", f"{field.get_attribute('id')}:salah")
    page.keyboard.press("Escape")
    expect(below.locator(".salahnya")).to_have_count(0)
    expect(below.locator(".kembalian")).to_be_visible()


MENU = "details.menu-hp"


@pytest.mark.parametrize("width", [360, 768][FIRST])
def test_the_menu_opens_below_the_head_and_its_button_closes_it(
    people: People, width: int
) -> None:
    page = people.open("perencana", "/", width)
    await_styles(page)
    drawer = page.locator(".laci")
    page.click(f"{MENU} > summary")
    head, opened = page.locator(".kop").bounding_box(), drawer.bounding_box()
    assert head and opened
    assert opened["y"] == head["y"] + head["height"], "nothing of the head is covered"
    assert (opened["x"], opened["width"]) == (0, width)
    assert page.evaluate("document.documentElement.scrollWidth") == width
    page.click(f"{MENU} > summary", timeout=3_000)
    assert not drawer.is_visible()


def test_a_double_click_sends_a_form_once(people: People) -> None:
    page, sent = people.open("perencana", "/pengingat/", 360), list[str]()
    page.on(
        "request", lambda request: sent.append(request.url) if request.method == "POST" else None
    )
    with page.expect_navigation():
        page.locator("main form.formulir").evaluate(
            "form => { form.requestSubmit(); form.requestSubmit(); }"
        )
    assert len(sent) == 1


def test_it_is_one_page_wide_with_its_decisions_on_the_next(people: People) -> None:
    year = example_year("balangan-2023")
    year.office.is_demonstration = True  # of others nobody enters a demonstration
    year.office.save()
    head = User.objects.get(username="kadis")
    Membership.objects.create(office=year.office, user=head, role=Role.OFFICE_HEAD, since=SINCE)
    page = people.enter("kadis")
    page.goto(f"{people.server}/balangan-2023/2023/dasbor/rapat/")
    rows = page.locator(".rapat tbody tr")
    assert rows.count() == 6
    page.evaluate("""() => {
        const body = document.querySelector('.rapat tbody');
        for (const row of [...body.rows].slice(0, 2)) body.append(row.cloneNode(true));
    }""")  # as many as the sheet has at most
    printed = pypdfium2.PdfDocument(page.pdf(prefer_css_page_size=True))
    width, height = printed[0].get_size()
    assert len(printed) <= 2 and width > height
