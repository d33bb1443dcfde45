"""Registers in a browser: every press is kept while the line is down,
every entry finds its fields.
"""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, Route, expect
from tests.browser.conftest import FIRST, People, await_styles
from tests.browser.test_clashes import until

from capaian.web.complaints.models import Complaint
from capaian.web.services.blanks.models import BlankMovement
from capaian.web.services.models import Tally
from capaian.web.years.models import OfficeYear

DAY = "2025-12-28"
"""A Sunday, on which nobody counted."""
SHEET = f"/pelayanan/turus/?hari={DAY}"
CELL = "ktp||received"


def cell(page: Page, name: str = CELL) -> str:
    return page.locator(f'button.tekan[value="{name}"] b').inner_text()


def await_sent(page: Page, left: int = 0) -> None:
    """Wait until the browser keeps no more presses than this."""
    kept = "Object.keys(localStorage).filter((key) => key.startsWith('capaian:turus:')).length"
    until(page, lambda: page.evaluate(kept) <= left)


def counted() -> int:
    return Tally.objects.filter(day=DAY).count()


@pytest.mark.parametrize("width", [360, 1366][FIRST])
def test_presses_without_a_line_are_kept_and_counted_once(people: People, width: int) -> None:
    page = people.open("petugas", SHEET, width)
    await_styles(page)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert width > 360 or page.locator("button.tekan:visible").first.bounding_box()["y"] < 700
    page.locator("#id_kecamatan").select_option(index=1)
    page.locator("#saring").fill("ktp el")
    expect(page.locator("button.tekan[value='kk||received']")).to_be_hidden()
    button = page.locator(f'button.tekan[value="{CELL}"]')
    button.click()
    await_sent(page)
    assert counted() == 1
    page.context.set_offline(True)
    for _ in range(3):
        button.click()
    page.keyboard.press("+")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("+")
    page.locator("#batal").click()
    expect(page.locator("#antrean")).to_contain_text("6 tekanan belum terkirim")
    assert (cell(page), cell(page, "ktp||processed"), counted()) == ("5", "0", 1)
    lines: list[str] = []
    page.on("dialog", lambda dialog: (lines.append(dialog.type), dialog.dismiss()))
    expect(page.locator("#antrean")).to_contain_text("Jaringan putus")
    with page.expect_event("dialog"):
        page.evaluate("setTimeout(() => location.reload())")
    assert (lines, cell(page)) == (["beforeunload"], "5")
    page.context.set_offline(False)
    await_sent(page)
    expect(page.locator("#antrean")).to_be_hidden()
    assert counted() == 7
    page.reload()
    assert (cell(page), page.evaluate("localStorage.length")) == ("5", 0)
    page.locator("#kurangi").click()
    button.dblclick()
    page.locator("#batal").click()
    page.locator("#batal").click()
    assert cell(page) == "4", "the minus, and a press from before the page was loaded again"
    await_sent(page)
    assert {*Tally.objects.filter(day=DAY).values_list("area", flat=True)} != {""}


def test_an_answer_that_is_lost_counts_nothing_twice_and_a_refusal_keeps_the_rest(
    people: People,
) -> None:
    page = people.open("petugas", SHEET)
    lost: list[int] = []

    def lose(route: Route) -> None:
        route.fetch()
        lost.append(1)
        route.abort()

    page.route("**/turus/kirim/", lose, times=1)
    page.locator(f'button.tekan[value="{CELL}"]').click()
    expect(page.locator("#antrean")).to_contain_text("Jaringan putus")
    assert (lost, counted()) == ([1], 1)
    await_sent(page)
    assert (counted(), cell(page)) == (1, "1")
    page.context.set_offline(True)
    page.locator(f'button.tekan[value="{CELL}"]').click()
    page.locator('button.tekan[value="akta-kawin||processed"]').click()
    row = OfficeYear.objects.get(office__slug="peragaan", year=2025).rows.get(
        sheet="registers/services.csv", cells__code="akta-kawin"
    )
    row.delete()
    OfficeYear.objects.filter(year=2025).update(revision=10**6)
    page.context.set_offline(False)
    expect(page.locator("#antrean")).to_contain_text(
        "Tidak dihitung: Akta perkawinan, diproses, Loket 1, 28 Desember 2025, +1."
    )
    await_sent(page, left=1)
    assert counted() == 2


@pytest.mark.parametrize("way", ["", "&ketik=ya"])
def test_pickers_that_name_another_sheet_put_the_counters_out_of_use(
    people: People, way: str
) -> None:
    """Fault: presses go to the site and day of the page, whatever the pickers show."""
    page = people.open("petugas", f"{SHEET}{way}")
    page.locator("#id_kecamatan").select_option(index=2)
    area = page.locator("#id_kecamatan").input_value()
    page.reload()
    counter = page.locator(f'[name="n:{CELL}"]' if way else f'button.tekan[value="{CELL}"]')
    counter.focus()
    page.locator("summary", has_text="Loket 1").click()
    page.locator("#id_tempat").select_option(index=1)
    expect(page.locator("#lain")).to_contain_text("Tekan Pilih untuk membuka lembar")
    expect(counter).to_be_disabled()
    page.locator("#id_tempat").select_option(index=0)
    expect(page.locator("#lain")).to_be_hidden()
    page.locator("#id_hari").fill("2025-12-27")
    expect(page.locator("#lain")).to_contain_text("lembar Loket 1, 27-12-2025")
    expect(counter).to_be_disabled()
    page.get_by_role("button", name="Pilih").click()
    expect(page.locator("h2").first).to_have_text("Loket 1, 27 Desember 2025")
    page.go_back()
    page.locator("a.cara").click()
    expect(page.locator("#id_kecamatan")).to_have_value(area)
    page.locator("a.cara").click()
    if way:
        counter.fill("1.500")
        page.get_by_role("button", name="Tambahkan semua").click()
        expect(page.locator("main")).to_contain_text(
            "1500 ditambahkan: Loket 1, 28 Desember 2025."
        )
    else:
        counter.click()
        await_sent(page)
    assert [*Tally.objects.filter(day=DAY).values_list("site", "area")] == [("loket-1", area)]


ENTRY_DAY = "2025-12-30"


def save(page: Page) -> None:
    page.get_by_role("button", name="Simpan", exact=True).click()
    page.wait_for_load_state()


def send_again(page: Page, rows: type[Complaint] | type[BlankMovement]) -> None:
    """Save, go back, save: it is asked about, and made when the box is ticked."""
    before = rows.objects.count()
    save(page)
    page.go_back()
    expect(page.get_by_role("button", name="Simpan", exact=True)).to_be_visible()
    save(page)
    expect(page.get_by_role("alert")).to_contain_text("Sama dengan yang baru dicatat")
    assert rows.objects.count() == before + 1
    page.get_by_label("Catat lagi").check()
    save(page)
    assert rows.objects.count() == before + 2


def test_what_the_back_key_sends_again_is_questioned(people: People) -> None:
    page = people.open("petugas", "/pengaduan/baru/")
    page.select_option("#id_item", "ringan")
    page.fill("#id_received_on", ENTRY_DAY)
    page.fill("#id_text", "Antrean di loket tidak bernomor.")
    send_again(page, Complaint)
    page.locator("tbody th a").first.click()
    page.get_by_role("link", name="batalkan yang tercatat dua kali").click()
    page.fill("#id_alasan", "Tercatat dua kali.")
    page.get_by_role("button", name="Batalkan pengaduan").click()
    expect(page.locator("main")).to_contain_text("dibatalkan; tidak dihitung di mana pun")
    page.goto(page.url.partition("/pengaduan/")[0] + f"/blangko/baru/?hari={ENTRY_DAY}")
    page.select_option("#id_kind", "used")
    page.fill("#id_count", "3")
    send_again(page, BlankMovement)


def test_a_counted_stock_becomes_its_difference(people: People) -> None:
    page = people.open("petugas", f"/blangko/baru/?hari={ENTRY_DAY}")
    page.select_option("#id_kind", "difference")
    page.fill("#id_count", "70")
    save(page)
    expect(page.get_by_role("alert")).to_contain_text("sedikitnya 10 huruf")
    page.fill("#id_note", "Dihitung di lemari bersama bendahara.")
    save(page)
    made = BlankMovement.objects.latest("pk")
    assert (made.counted, made.kind) == (70, "difference")
    expect(page.locator("main")).to_contain_text("selisih hitung stok, terhitung 70")


def test_a_sheet_of_yesterday_and_a_kecamatan_of_long_ago_are_chosen_again(people: People) -> None:
    """Fault: a tab left open counts for the day before,
    or for the kecamatan of whoever was there before.
    """
    page = people.open("petugas", SHEET)
    button = page.locator(f'button.tekan[value="{CELL}"]')
    page.locator("#id_kecamatan").select_option(index=1)
    button.click()
    await_sent(page)
    page.reload()  # the address has the kecamatan by now, which makes it no more usual
    page.evaluate("const now = Date.now; Date.now = () => now() + 3600000")
    button.click()
    expect(page.locator("#lagi")).to_be_visible()
    page.locator("#id_kecamatan").select_option(index=2)
    button.click()
    await_sent(page)
    assert len({*Tally.objects.filter(day=DAY).values_list("area", flat=True)}) == counted() == 2

    def be_of_today(route: Route) -> None:
        text = re.sub('data-kini="[^"]+"', f'data-kini="{DAY}"', route.fetch().text())
        route.fulfill(body=text, content_type="text/html")

    page.route(re.compile(r"/turus/\?"), be_of_today)
    page.reload()
    expect(page.locator("#kemarin")).to_be_visible()
    expect(button).to_be_disabled()
    page.get_by_role("button", name="Tetap hitung").click()
    button.click()
    await_sent(page)
    assert counted() == 3
