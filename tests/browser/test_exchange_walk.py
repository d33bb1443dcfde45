"""A workbook goes out of a browser, is filled in, comes back faulty, is mended, and is taken."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Page, expect
from tests.browser.conftest import BASE, People
from tests.web.exchanging import edited

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
