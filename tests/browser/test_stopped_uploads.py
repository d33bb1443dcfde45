"""What leaves a form waits while files are being stored;
chosen files are not left behind unasked.
"""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Dialog, Page, expect
from tests.browser.conftest import People
from tests.browser.test_uploads_in_progress import chosen, go_on, hand_in, press, slowed, uploads
from tests.browser.test_year_walk import CAPIL, state

from capaian.web.measurement.flow import State


def test_a_refused_file_stops_what_waited_for_it(people: People, tmp_path: Path) -> None:
    page, before = chosen(people, tmp_path), uploads()
    (tmp_path / "rekap.jpg").write_bytes(b"")
    page.locator("#berkas").set_input_files(tmp_path / "rekap.jpg")
    waiting = slowed(page)
    press(page, "Unggah bukti")
    hand_in(page)
    go_on(page, waiting)
    expect(page.locator("#hasil-unggah [role=alert]")).to_contain_text("0 dari 1 berkas disimpan")
    assert page.locator("#hasil-unggah [role=alert]").evaluate(
        "each => each === document.activeElement"
    )
    assert state("kabid-capil") is State.RETURNED and uploads() == before


def test_a_line_that_drops_stops_it_too_and_the_file_stays_chosen(
    people: People, tmp_path: Path
) -> None:
    page = chosen(people, tmp_path)
    waiting = slowed(page)
    press(page, "Unggah bukti")
    hand_in(page)
    expect(page.locator("#hasil-unggah")).to_contain_text("Berkas sedang diunggah")
    waiting.pop().abort()
    expect(page.locator("#hasil-unggah")).to_contain_text("berkas masih terpilih di sini")
    assert page.locator("#berkas").evaluate("each => each.files.length") == 1
    assert state("kabid-capil") is State.RETURNED


def sign_out_elsewhere(people: People, page: Page) -> Page:
    """Another tab of the same browser, in which somebody signed out."""
    other = page.context.new_page()
    other.goto(people.server)
    other.get_by_role("button", name="Keluar", exact=True).first.click()
    expect(other.locator('button[value="petugas"]')).to_be_visible()
    return other


def test_who_signed_out_elsewhere_signs_in_and_sends_the_file_again(
    people: People, tmp_path: Path
) -> None:
    page, before = chosen(people, tmp_path), uploads()
    other = sign_out_elsewhere(people, page)
    press(page, "Unggah bukti")
    report = page.locator("#hasil-unggah [role=alert]")
    expect(report).to_contain_text(
        "Masuk lagi di tab lain, lalu tekan tombol unggah ini sekali lagi"
    )
    assert report.locator("a").get_attribute("target") == "_blank"
    assert (
        page.locator("#berkas").evaluate("each => each.files.length") == 1 and uploads() == before
    )
    other.click('button[value="petugas"]')
    other.wait_for_load_state()
    press(page, "Unggah bukti")
    expect(page.get_by_text("1 berkas disimpan.")).to_be_visible()
    assert uploads() == before + 1


def test_nothing_is_sent_in_the_name_of_somebody_else_who_signed_in(
    people: People, tmp_path: Path
) -> None:
    page, before = chosen(people, tmp_path), uploads()
    other = sign_out_elsewhere(people, page)
    other.click('button[value="perencana"]')
    other.wait_for_load_state()
    press(page, "Unggah bukti")
    expect(page.locator("#hasil-unggah")).to_contain_text("Masuk lagi di tab lain")
    assert uploads() == before


def test_the_browser_asks_before_the_page_is_left(people: People, tmp_path: Path) -> None:
    page, before = chosen(people, tmp_path), uploads()
    waiting = slowed(page)
    press(page, "Unggah bukti")
    lines: list[str] = []

    def stay(dialog: Dialog) -> None:
        lines.append(dialog.type)
        dialog.dismiss()

    page.on("dialog", stay)
    page.evaluate("() => { location.href = '/' }")
    page.wait_for_timeout(500)
    assert lines == ["beforeunload"] and CAPIL in page.url
    go_on(page, waiting)
    expect(page.get_by_text("1 berkas disimpan.")).to_be_visible()
    assert uploads() == before + 1


def test_chosen_files_are_left_behind_by_who_says_so(people: People, tmp_path: Path) -> None:
    page, before = chosen(people, tmp_path), uploads()
    page.on("dialog", lambda dialog: dialog.accept())
    press(page, "Hitung dan simpan draf")
    expect(page.get_by_text("Draf tersimpan.").first).to_be_visible()
    assert (
        uploads() == before and page.locator("#berkas").evaluate("each => each.files.length") == 0
    )
