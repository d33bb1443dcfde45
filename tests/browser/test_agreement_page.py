"""Tables of planning in a browser: agreements, formulas, texts and sharing out."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page
from tests.browser.conftest import FIRST, People, await_styles


def is_fine(page: Page) -> None:
    """Nothing of a page is wrong by the rules of axe, and nothing is cut."""
    await_styles(page)
    assert [each["id"] for each in Axe().run(page).response["violations"]] == []
    wide = page.evaluate(
        "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    )
    assert wide <= 0


@pytest.mark.parametrize(("width", "theme"), [(360, "light"), (1366, "dark")][FIRST])
def test_a_revision_begins_as_the_last_paper_beside_it(
    people: People, width: int, theme: str
) -> None:
    page = people.open("perencana", "/perjanjian/", width, theme)
    page.click("text=Buat perubahan")
    assert page.input_value("#target-kepemilikan-dokumen") == "91"
    is_fine(page)
    page.click("text=Simpan perubahan ke-2")
    page.wait_for_selector("text=Belum ada yang disimpan.")
    is_fine(page)
    page.fill("#pk-signed", "10/11/2025")
    page.fill("#alasan", "Penyesuaian dengan pergeseran anggaran.")
    page.fill("#target-kepemilikan-dokumen", "92")
    page.fill(r"#target-kepemilikan-dokumen\:2025-Q4", "92")
    page.keyboard.press("Enter")
    page.wait_for_selector("text=Perubahan ke-2 disimpan.")
    is_fine(page)
    assert page.locator("tbody b").all_inner_texts() == ["91", "92"]
    assert "Penyesuaian dengan pergeseran anggaran." in page.inner_text("main")


@pytest.mark.parametrize(("width", "theme"), [(360, "light"), (1366, "dark")][FIRST])
def test_a_block_of_a_spreadsheet_is_shown_before_it_is_saved(
    people: People, width: int, theme: str
) -> None:
    page = people.open("perencana", "/target/", width, theme)
    name = page.locator("tbody th").first.inner_text()
    page.click("summary:has-text('Tempel dari Excel')")
    page.fill("#tempelan", f"Indikator\tTarget 2025\n{name}\t97,5")
    is_fine(page)
    page.click("text=Tempelkan ke tabel")
    page.wait_for_selector("text=1 nilai diisi di bawah dan belum disimpan.")
    assert page.locator("tbody input.kotak").first.input_value() == "97,5"
    is_fine(page)


IKU_2 = "/rumus/indikator/kepemilikan-dokumen/"
CHOSEN = "(box) => box.value.slice(box.selectionStart, box.selectionEnd)"


@pytest.mark.parametrize("width", [360, 1366][FIRST])
def test_a_formula_is_mended_by_what_the_page_tells_while_one_types(
    people: People, width: int
) -> None:
    page = people.open("perencana", IKU_2, width)
    page.fill("#rumus", "mean(kk, ktp, kai)")
    page.wait_for_selector("mark")
    assert page.inner_text("#kata-rumus") == "Ada 1 hal yang harus diperbaiki pada rumus ini."
    assert page.inner_text("mark") == "kai"
    page.click("a[data-huruf]")
    assert page.locator("#rumus").evaluate(CHOSEN) == "kai"
    page.click("button[value=kia]")
    assert page.input_value("#rumus") == "mean(kk, ktp, kia)"
    page.wait_for_selector("text=Rumus yang ditulis")
    # The same three coverages are another indicator of the demonstration, with its own page.
    other = people.open("perencana", "/rumus/indikator/ik-dafduk/")
    assert other.input_value("#rumus") == "mean(kk, ktp, kia)"
    assert page.locator("tbody b").all_inner_texts() == other.locator("tbody b").all_inner_texts()


def test_without_a_script_the_buttons_do_the_same(people: People) -> None:
    page = people.without_script("perencana", IKU_2)
    page.fill("#rumus", "mean(kk, kai)")
    page.click("text=Periksa")
    assert page.inner_text("mark") == "kai"
    page.fill("#rumus", "kk +")
    page.click("button[value=ktp]")
    assert page.input_value("#rumus") == "kk + ktp"
    page.fill("#rumus", "mean(kk, kia)")
    page.click("text=Simpan rumus")  # its results are approved: a reason and a day are asked for
    page.fill("#berlaku", "2025-01-01")
    page.fill("#alasan", "Keputusan bupati mengubah cara menghitungnya.")
    page.click("text=Simpan rumus")
    assert "Rumus disimpan." in page.inner_text("main")
    assert page.input_value("#rumus") == "mean(kk, kia)"


FOREWORD = "/teks/kata-pengantar/"


@pytest.mark.parametrize("width", [360, 1366][FIRST])
def test_a_text_is_mended_by_what_the_page_tells_while_one_types(
    people: People, width: int
) -> None:
    page = people.open("perencana", FOREWORD, width)
    page.fill("#teks", "Kami melayani.\n\nCapaian {{ iku-2.actual }}.")
    page.wait_for_selector("text=Nama 'iku-2' tidak dikenal")
    page.fill("#teks", "Kami melayani.\n\nCapaian .")
    page.wait_for_selector("text=Tidak ada sisipan yang keliru.")
    page.locator("#teks").evaluate("(box) => box.setSelectionRange(24, 24)")
    page.click("summary:has-text('IKU 2 ')")
    page.click("button[value='{{ kepemilikan-dokumen.actual | unit }}']")
    written = "Kami melayani.\n\nCapaian {{ kepemilikan-dokumen.actual | unit }}."
    assert page.input_value("#teks") == written
    assert page.text_content("#hasil-teks .sisipan").endswith("%")
    page.click("button[value=simpan]")
    page.wait_for_selector("text=Teks Kata Pengantar disimpan.")
    page.goto(page.url.partition("/teks-bertumpuk/")[0] + FOREWORD)
    assert page.input_value("#teks") == written


PAGE = "/pembagian/"
SURVEY = "Jabatan yang mengisi Survei Kepuasan Masyarakat"
CAPIL = "Kepala Bidang Pelayanan Pencatatan Sipil (Plt. kepala bidang pencatatan sipil)"


@pytest.mark.parametrize(
    ("width", "theme"), [(360, "dark"), (360, "light"), (1366, "light"), (1366, "dark")][FIRST]
)
def test_what_was_handed_in_stays_and_the_choice_is_kept(
    people: People, width: int, theme: str
) -> None:
    page = people.open("perencana", PAGE, width, theme)
    is_fine(page)
    for each in page.locator("details.lipat > summary").all():
        each.focus()
        page.keyboard.press("Enter")
    is_fine(page)
    page.get_by_label(SURVEY, exact=True).select_option(label=CAPIL)
    page.get_by_text("Simpan semua pilihan").focus()
    page.keyboard.press("Enter")
    page.wait_for_selector("[role=alert]")
    assert "Yang sudah diajukan atau disetujui berubah. Tulis alasannya" in page.inner_text(
        "[role=alert]"
    )
    assert page.get_by_label(SURVEY, exact=True).locator("option:checked").inner_text() == CAPIL
    is_fine(page)


def test_without_scripts_a_choice_that_moves_no_figure_is_saved(people: People) -> None:
    page = people.without_script("perencana", PAGE, 360)
    sekretaris = (
        page.get_by_label(SURVEY, exact=True).locator("option", has_text="Sekretaris").inner_text()
    )
    page.get_by_label(SURVEY, exact=True).select_option(label=sekretaris)
    page.click("text=Simpan semua pilihan")
    assert "1 pilihan disimpan. Semua isian sudah dibagi." in page.inner_text("main")
    assert (
        page.get_by_label(SURVEY, exact=True).locator("option:checked").inner_text() == sekretaris
    )
