"""The year as its people walk it in a browser: entry, return, correction, approval, closing, trace."""

from __future__ import annotations

import time
from contextlib import suppress
from pathlib import Path

import pytest
from django.db import OperationalError
from PIL import Image
from playwright.sync_api import Page, expect
from tests.browser.conftest import BASE, People

from capaian.web.measurement.flow import State
from capaian.web.measurement.models import PostForm
from capaian.web.years.models import OfficeYear, Row

CAPIL = "/isian/kabid-capil/2025-Q4/"
REPORTED = 'input[aria-label="Karang Tirta, Kematian yang dilaporkan"]'


def stored(measure: str, area: str) -> str:
    """What the database has of a count of the last quarter; a writer is waited for."""
    for _ in range(100):
        with suppress(OperationalError):
            cells = Row.objects.get(
                sheet="counts.csv",
                cells__measure=measure,
                cells__area=area,
                cells__period="2025-Q4",
                office_year__office__slug="peragaan",
            ).cells
            return str(cells["value"])
        time.sleep(0.05)
    pytest.fail("the database stays locked")


def state(post: str) -> State:
    return PostForm.objects.get(post=post, period="2025-Q4").stands


def saved(page: Page) -> None:
    """Wait until the page says that what was typed is kept."""
    expect(page.locator("#tersimpan")).to_contain_text("Draf tersimpan")


def prove(page: Page, folder: Path) -> None:
    """Bring a photo that proves all that the form tells: some of it has to be proved."""
    path = folder / "rekap.jpg"
    Image.new("RGB", (640, 480), (120, 160, 90)).save(path, "JPEG")
    page.locator("input[type=file]").first.set_input_files(path)
    for box in page.locator("#membuktikan input[type=checkbox]").all():
        box.check()
    page.get_by_role("button", name="Unggah bukti").click()
    expect(page.get_by_text("1 berkas disimpan.")).to_be_visible()


def test_a_returned_value_is_corrected_and_the_year_is_closed(people: People, tmp_path: Path) -> None:
    clerk = people.open("petugas", CAPIL)
    expect(clerk.get_by_text("Buku pokok pemakaman mencatat angka lain.").first).to_be_visible()
    clerk.locator(REPORTED).fill("27")
    saved(clerk)
    prove(clerk, tmp_path)
    clerk.fill("textarea[name^=jawab]", "Tertukar saat menyalin; sudah diperbaiki.")
    clerk.get_by_role("button", name="Ajukan").click()
    expect(clerk.get_by_text("Isian diajukan untuk diverifikasi.")).to_be_visible()
    assert stored("akta-mati.reported", "99.01.02") == "27"
    piak = people.open("kabid-piak", "/isian/kabid-piak/2025-Q4/")
    piak.get_by_role("button", name="Ajukan").click()
    piak.get_by_role("link", name="11 dari target 12").click()
    piak.get_by_label("Tambah faktor penghambat").fill("Dua perangkat daerah belum menandatangani naskahnya.")
    piak.get_by_role("button", name="Ajukan").click()
    expect(piak.get_by_role("alert")).to_contain_text("Belum ada bukti untuk isian ini.")
    piak.get_by_role("button", name="Ya, ajukan").click()
    expect(piak.get_by_text("Isian diajukan untuk diverifikasi.")).to_be_visible()
    planner = people.enter("perencana")
    for post in ("kabid-dafduk", "kabid-capil", "kabid-piak"):
        planner.goto(f"{people.server}{BASE}/isian/{post}/2025-Q4/")
        planner.get_by_role("button", name="Verifikasi isian").click()
        expect(planner.get_by_text("Isian diverifikasi.")).to_be_visible()
    head = people.open("kadis", "/")
    for _ in range(4):
        head.locator(".tugas a").first.click()
        head.get_by_role("button", name="Setujui isian").click()
        expect(head.get_by_text("Isian disetujui.")).to_be_visible()
        head.get_by_role("link", name="Beranda").first.click()
    head.goto(f"{people.server}{BASE}/pengesahan/")
    if head.locator("input[name=tanpa]").count():
        head.check("input[name=tanpa]")
    head.check("input[name=dibaca]")
    head.get_by_role("button", name="Sahkan tahun").click()
    expect(head.get_by_text("disahkan. Cap data").first).to_be_visible()
    assert OfficeYear.objects.get(office__slug="peragaan").is_closed
    assert state("kabid-capil") is State.LOCKED
    inspector = people.open("inspektorat", "/isian/kabid-capil/2025-Q4/")
    inspector.get_by_role("link", name="97,", exact=False).first.click()
    expect(inspector.locator(".jejak-angka")).to_contain_text("persen")
    expect(inspector.get_by_text("Disetujui oleh Kepala Dinas").first).to_be_attached()
    expect(inspector.get_by_text("Termuat dalam cap data")).to_be_visible()


def test_keys_move_as_in_a_spreadsheet_and_what_is_wrong_is_said_at_its_cell(people: People) -> None:
    page = people.open("petugas", CAPIL)
    page.locator(REPORTED).focus()
    page.keyboard.press("Enter")
    label = "document.activeElement.getAttribute('aria-label')"
    assert page.evaluate(label) == "Bukit Lontar, Kematian yang dilaporkan"
    page.keyboard.press("ArrowUp")
    assert page.evaluate(label) == "Karang Tirta, Kematian yang dilaporkan"
    page.keyboard.press("Shift+Enter")
    assert page.evaluate(label) == "Muara Sari, Kematian yang dilaporkan"
    page.keyboard.press("ArrowLeft")
    assert page.evaluate(label) == "Muara Sari, Akta kematian terbit"
    page.keyboard.type("1,234")
    page.keyboard.press("ArrowDown")
    expect(page.locator('input[aria-label="Muara Sari, Akta kematian terbit"]')).to_have_attribute(
        "aria-invalid", "true"
    )
    expect(page.locator("#tersimpan")).to_contain_text("Muara Sari, Akta kematian terbit")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Escape")
    before = stored("akta-mati.issued", "99.01.01")
    assert page.input_value('input[aria-label="Muara Sari, Akta kematian terbit"]') == before


def test_a_pasted_block_is_shown_before_it_is_used_and_can_be_undone(people: People) -> None:
    page = people.open("petugas", CAPIL)
    before = page.input_value(REPORTED)
    page.locator(REPORTED).focus()
    page.evaluate(
        """() => {
            const data = new DataTransfer();
            data.setData('text/plain', '31\\n17\\n28\\n50\\n22\\n99');
            document.activeElement.dispatchEvent(
                new ClipboardEvent('paste', {clipboardData: data, bubbles: true, cancelable: true}));
        }"""
    )
    box = page.locator("#pratinjau")
    expect(box).to_contain_text("5 nilai akan diganti; 1 nilai tidak punya tempat dan tidak dipakai: 99")
    assert page.input_value(REPORTED) == before, "nothing is used before it is wanted"
    box.get_by_role("button", name="Pakai").click()
    saved(page)
    assert stored("akta-mati.reported", "99.01.02") == "31"
    page.locator(REPORTED).focus()
    page.keyboard.press("Control+z")
    expect(page.locator(REPORTED)).to_have_value(before)
    for _ in range(400):
        if stored("akta-mati.reported", "99.01.02") == before:
            break
        page.wait_for_timeout(50)
    assert stored("akta-mati.reported", "99.01.02") == before


def test_what_is_typed_while_the_line_is_down_is_kept_and_sent_later(people: People) -> None:
    page = people.open("petugas", CAPIL)
    page.context.set_offline(True)
    page.locator(REPORTED).fill("29")
    expect(page.locator("#tersimpan")).to_contain_text("Sambungan terputus. 1 perubahan")
    page.context.set_offline(False)
    page.evaluate("window.dispatchEvent(new Event('online'))")
    saved(page)
    assert stored("akta-mati.reported", "99.01.02") == "29"


def test_what_the_browser_kept_comes_back_after_the_page_was_closed(people: People) -> None:
    page = people.open("petugas", CAPIL)
    page.context.set_offline(True)
    page.locator(REPORTED).fill("29")
    expect(page.locator("#tersimpan")).to_contain_text("Sambungan terputus")
    context, address = page.context, page.url
    page.close()
    context.set_offline(False)
    again = context.new_page()
    again.goto(address)
    expect(again.locator(REPORTED)).to_have_value("29")
    saved(again)
    assert stored("akta-mati.reported", "99.01.02") == "29"


def test_two_people_at_one_cell_both_see_both(people: People) -> None:
    first, second = people.open("petugas", CAPIL), people.open("plt-kabid", CAPIL)
    first.locator(REPORTED).fill("30")
    saved(first)
    second.locator(REPORTED).fill("33")
    expect(second.locator("#tersimpan")).to_contain_text("baru saja diubah orang lain menjadi 30")
    assert second.input_value(REPORTED) == "33"
    assert stored("akta-mati.reported", "99.01.02") == "30"


@pytest.mark.parametrize("width", [360, 1366])
def test_without_script_the_same_form_works(people: People, width: int) -> None:
    plain = people.without_script("petugas", CAPIL, width)
    if width == 360:
        plain.get_by_text("Cakupan penerbitan akta kematian").first.click()
    plain.locator(REPORTED).fill("34")
    plain.get_by_role("button", name="Hitung dan simpan draf").click()
    expect(plain.get_by_text("Draf tersimpan.")).to_be_visible()
    assert stored("akta-mati.reported", "99.01.02") == "34"
