"""An office's other ways in a browser: a new person, a file of evidence, a workbook that comes back."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from openpyxl import load_workbook
from PIL import Image
from playwright.sync_api import expect
from tests.browser.conftest import People

CAPIL = "/isian/kabid-capil/2025-Q4/"


def photo(folder: Path, name: str = "rekap.jpg") -> Path:
    """A picture as a phone takes it."""
    path = folder / name
    Image.new("RGB", (640, 480), (120, 160, 90)).save(path, "JPEG")
    return path


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


def test_what_is_wrong_with_a_person_is_said_and_what_was_typed_stays(people: People) -> None:
    admin = people.open("administrator", "/orang/baru/")
    admin.fill("#id_username", "kadis")
    admin.fill("#id_full_name", "Orang Lain")
    admin.get_by_role("button", name="Simpan").click()
    expect(admin.get_by_role("alert")).to_contain_text("sudah dipakai")
    expect(admin.get_by_role("alert")).to_contain_text("Pilih sedikitnya satu peran.")
    expect(admin.locator("#id_full_name")).to_have_value("Orang Lain")


def test_a_photo_is_brought_to_its_form_and_seen_by_the_inspector(people: People, tmp_path: Path) -> None:
    clerk = people.open("petugas", CAPIL)
    clerk.locator("input[type=file]").first.set_input_files(photo(tmp_path))
    clerk.locator("input[type=checkbox]").first.check()
    clerk.get_by_role("button", name=re.compile("Unggah")).first.click()
    expect(clerk.get_by_text("1 berkas disimpan.")).to_be_visible()
    expect(clerk.get_by_text(re.compile("rekap")).first).to_be_visible()
    inspector = people.open("inspektorat", CAPIL)
    expect(inspector.get_by_text(re.compile("rekap")).first).to_be_visible()
    reader = people.enter("pembaca")
    answer = reader.goto(f"{people.server}/peragaan/2025/bukti/")
    assert answer is not None and answer.status == 404


def test_a_page_of_another_kind_is_refused_with_its_reason(people: People, tmp_path: Path) -> None:
    path = tmp_path / "foto.jpg"
    path.write_bytes(b"<html><script>alert(1)</script></html>")
    clerk = people.open("petugas", CAPIL)
    clerk.locator("input[type=file]").first.set_input_files(path)
    clerk.locator("input[type=checkbox]").first.check()
    clerk.get_by_role("button", name=re.compile("Unggah")).first.click()
    expect(clerk.locator(".salahnya, .psn.galat").first).to_be_visible()
    expect(clerk.get_by_text("foto.jpg").first).to_be_visible()
    expect(clerk.get_by_text("berkas disimpan.")).to_have_count(0)


@pytest.mark.parametrize("width", [360, 1366])
def test_a_workbook_goes_out_and_comes_back_with_what_was_changed(
    people: People, tmp_path: Path, width: int
) -> None:
    planner = people.open("perencana", "/tukar/", width)
    with planner.expect_download() as waiting:
        planner.locator("a[href$='.xlsx']").first.click()
    book = tmp_path / "buku.xlsx"
    waiting.value.save_as(book)
    opened = load_workbook(book)
    sheet = next(each for each in opened if each.title.startswith("Tujuan"))
    found = next(
        cell for row in sheet.iter_rows() for cell in row if "tertib administrasi" in str(cell.value)
    )
    found.value = "Terwujudnya tertib administrasi kependudukan bagi semua"
    opened.save(book)
    planner.locator("input[type=file]").first.set_input_files(book)
    planner.get_by_role("button", name=re.compile("pratinjau|Lihat|Unggah", re.IGNORECASE)).first.click()
    expect(planner.get_by_text("bagi semua").first).to_be_visible()
    planner.get_by_role("button", name=re.compile("Pakai")).first.click()
    planner.goto(f"{people.server}/peragaan/2025/perencanaan/plan-goals/")
    expect(planner.get_by_text("bagi semua").first).to_be_visible()
