"""An office's other ways in a browser: a new person, a file of evidence, a workbook that comes back."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from tests.browser.conftest import BASE, FIRST, People, await_styles
from tests.web.exchanging import edited

from capaian.web.measurement.flow import State
from capaian.web.measurement.models import PostForm
from capaian.web.planning.sheets import slug_of


def test_a_new_person_gets_in_by_the_password_that_was_shown_and_chooses_another(people: People) -> None:
    admin = people.open("administrator", "/orang/baru/")
    admin.fill("#id_username", "Sari.Baru")
    admin.fill("#id_full_name", "Sari Baru")
    admin.get_by_label("Petugas data").check()
    admin.get_by_role("button", name="Simpan").click()
    password = admin.locator("dd b").inner_text()
    assert re.fullmatch(r"[a-z2-9]{4}(-[a-z2-9]{4}){3}", password)
    page = people.browser.new_context().new_page()
    page.goto(f"{people.server}/akun/login/")
    page.fill("input[name=login]", "sari.baru")
    page.fill("input[name=password]", password)
    page.locator("input[name=password]").press("Enter")
    page.wait_for_url("**/akun/password/change/**")
    page.fill("input[name=oldpassword]", password)
    for field in ("password1", "password2"):
        page.fill(f"input[name={field}]", "rumah-ketiga-di-tepi-kali")
    page.locator("input[name=password2]").press("Enter")
    page.wait_for_load_state()
    page.goto(f"{people.server}/peragaan/2025/isian/")
    if "akun/login" in page.url:  # sessions end with the old password
        page.fill("input[name=login]", "sari.baru")
        page.fill("input[name=password]", "rumah-ketiga-di-tepi-kali")
        page.locator("input[name=password]").press("Enter")
        page.wait_for_load_state()
        page.goto(f"{people.server}/peragaan/2025/isian/")
    expect(page.locator("h1")).to_have_text("Isian")


@pytest.mark.parametrize("width", [360, 1366][FIRST])
def test_an_approved_figure_is_corrected_with_a_reason(people: People, width: int) -> None:
    form = PostForm.objects.filter(office_year__year=2025, state=State.APPROVED).order_by("period").first()
    assert form is not None
    row = form.office_year.rows.filter(sheet="counts.csv", cells__period=form.period).first()
    assert row is not None
    page = people.open("perencana", f"/perencanaan/{slug_of('counts.csv')}/{row.pk}/", width)
    page.locator("[name='value'], [name='sel-value']").fill("7")
    page.locator("main form.formulir button").first.click()
    page.wait_for_selector("#alasan")
    await_styles(page)
    assert "dikembalikan" in page.inner_text("[role=alert]")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.fill("#alasan", "Rekap SIAK bulan Maret ternyata berbeda dari yang diketik.")
    page.locator("main form.formulir button").first.click()
    page.wait_for_load_state()
    assert PostForm.objects.filter(office_year=form.office_year, state=State.RETURNED).exists()


COUNTS = "counts.csv"


def downloaded(page: Page, words: str, folder: Path) -> Path:
    """Click a link and keep what comes."""
    with page.expect_download() as waiting:
        page.get_by_role("link", name=words).click()
    path = folder / waiting.value.suggested_filename
    waiting.value.save_as(path)
    return path


def brought(page: Page, people: People, file: Path) -> None:
    page.goto(f"{people.server}{BASE}/tukar/")
    page.set_input_files("#id_file", file)
    page.get_by_role("button", name="Lihat perubahannya").click()
    expect(page.get_by_role("heading", name="Pratinjau impor")).to_be_visible()


def test_a_workbook_is_mended_and_taken(people: People, tmp_path: Path) -> None:
    page = people.open("perencana", "/tukar/")
    book = downloaded(page, "Buku kerja (.xlsx)", tmp_path)
    assert book.name == "peragaan-2025.xlsx"
    content = book.read_bytes()
    file = tmp_path / "isian.xlsx"
    file.write_bytes(edited(content, COUNTS, value2="banyak"))
    brought(page, people, file)
    expect(page.get_by_text("Seharusnya bilangan.")).to_be_visible()
    expect(page.get_by_role("button", name="Pakai")).to_have_count(0)
    file.write_bytes(content)
    brought(page, people, file)
    expect(page.get_by_text("tidak ada yang perlu ditulis")).to_be_visible()
    page.get_by_role("button", name="Buang berkas").click()
    expect(page.get_by_text("isian.xlsx dibuang; tidak ada yang diubah.")).to_be_visible()
