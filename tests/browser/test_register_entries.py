"""Entries of registers typed once and sent again by the back key; a stock that is counted."""

from __future__ import annotations

from playwright.sync_api import Page, expect
from tests.browser.conftest import People

from capaian.web.complaints.models import Complaint
from capaian.web.services.blanks.models import BlankMovement

DAY = "2025-12-30"


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


def test_what_the_back_key_sends_again_is_asked_about(people: People) -> None:
    page = people.open("petugas", "/pengaduan/baru/")
    page.select_option("#id_item", "ringan")
    page.fill("#id_received_on", DAY)
    page.fill("#id_text", "Antrean di loket tidak bernomor.")
    send_again(page, Complaint)
    page.locator("tbody th a").first.click()
    page.get_by_role("link", name="Batalkan pengaduan").click()
    page.fill("#id_alasan", "Tercatat dua kali.")
    page.get_by_role("button", name="Batalkan pengaduan").click()
    expect(page.locator("tbody tr").first).to_contain_text("dibatalkan")
    page.goto(page.url.replace("/pengaduan/", f"/blangko/baru/?hari={DAY}"))
    page.select_option("#id_kind", "used")
    page.fill("#id_count", "3")
    send_again(page, BlankMovement)


def test_a_counted_stock_becomes_its_difference(people: People) -> None:
    page = people.open("petugas", f"/blangko/baru/?hari={DAY}")
    page.select_option("#id_kind", "difference")
    page.fill("#id_count", "70")
    save(page)
    expect(page.get_by_role("alert")).to_contain_text("sedikitnya 10 huruf")
    page.fill("#id_note", "Dihitung di lemari bersama bendahara.")
    save(page)
    made = BlankMovement.objects.latest("pk")
    assert (made.counted, made.kind) == (70, "difference")
    expect(page.locator("main")).to_contain_text("selisih hitung stok, terhitung 70")
