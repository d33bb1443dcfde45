"""What leaves a form waits while files are being stored;
chosen files are not left behind unasked.
"""

from __future__ import annotations

from pathlib import Path

from PIL import Image
from playwright.sync_api import Dialog, Page, Route, expect
from tests.browser.conftest import People
from tests.browser.test_clashes import until
from tests.browser.test_year_walk import CAPIL, state

from capaian.web.evidence.models import Upload
from capaian.web.measurement.flow import State

REPLY = "Tertukar saat menyalin; sudah diperbaiki."


def uploads() -> int:
    return Upload.objects.filter(form__post="kabid-capil", form__period="2025-Q4").count()


def opened(people: People, width: int = 1366, theme: str = "light") -> Page:
    """The page of a form that lacks nothing but its evidence."""
    page = people.open("petugas", CAPIL, width, theme)
    page.fill("textarea[name^=jawab]", REPLY)
    page.get_by_role("button", name="Hitung").click()
    expect(page.get_by_text("Draf tersimpan.").first).to_be_visible()
    return page


def choose(page: Page, folder: Path) -> None:
    path = folder / "rekap.jpg"
    Image.new("RGB", (640, 480), (120, 160, 90)).save(path, "JPEG")
    page.locator("details.tambah").evaluate("each => each.open = true")
    page.locator("#berkas").set_input_files(path)
    for each in page.locator("#membuktikan input[type=checkbox]").all():
        each.check()


def chosen(people: People, folder: Path, width: int = 1366, theme: str = "light") -> Page:
    """The same page with a file that was chosen for it."""
    page = opened(people, width, theme)
    choose(page, folder)
    return page


def slowed(page: Page) -> list[Route]:
    """Hold back what is uploaded, until the test lets it go on."""
    lines: list[Route] = []
    page.route("**/2025-Q4/bukti/", lambda route: lines.append(route))
    return lines


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).click(no_wait_after=True)


def go_on(page: Page, waiting: list[Route]) -> None:
    for _ in range(100):
        if waiting:
            break
        page.wait_for_timeout(50)
    waiting.pop().continue_()


def hand_in(page: Page) -> None:
    press(page, "Ajukan untuk diverifikasi")


def test_a_form_waits_for_the_file_that_is_on_its_way(people: People, tmp_path: Path) -> None:
    page, before = chosen(people, tmp_path), uploads()
    waiting = slowed(page)
    press(page, "Unggah bukti")
    hand_in(page)
    expect(page.locator("#hasil-unggah")).to_contain_text("Berkas sedang diunggah")
    assert state("kabid-capil") is State.RETURNED and uploads() == before
    go_on(page, waiting)
    expect(page.get_by_text("1 berkas disimpan.")).to_be_visible()
    hand_in(page)
    expect(page.get_by_text("Isian diajukan untuk diverifikasi.")).to_be_visible()
    assert state("kabid-capil") is State.SUBMITTED and uploads() == before + 1


def test_chosen_files_are_not_left_behind_unasked(people: People, tmp_path: Path) -> None:
    page, before, messages = chosen(people, tmp_path), uploads(), list[str]()

    def answer(dialog: Dialog) -> None:
        messages.append(dialog.message)
        dialog.dismiss()

    page.on("dialog", answer)
    hand_in(page)
    until(page, lambda: len(messages) == 1)
    assert (
        "rekap.jpg" in messages[0]
        and state("kabid-capil") is State.RETURNED
        and uploads() == before
    )


def test_a_file_brought_after_a_refused_attempt_hands_nothing_in(
    people: People, tmp_path: Path
) -> None:
    page, before = opened(people), uploads()
    hand_in(page)
    expect(page.locator("main [role=alert]")).to_be_visible()
    choose(page, tmp_path)
    press(page, "Unggah bukti")
    expect(page.get_by_text("1 berkas disimpan.")).to_be_visible()
    assert state("kabid-capil") is State.RETURNED and uploads() == before + 1


def test_an_answer_that_is_not_saved_yet_outlasts_the_upload(
    people: People, tmp_path: Path
) -> None:
    page, before, answer = chosen(people, tmp_path), uploads(), "Buku pokok halaman 3."
    page.fill("textarea[name^=jawab]", answer)
    press(page, "Unggah bukti")
    expect(page.get_by_text("rekap.jpg", exact=False).first).to_be_visible()
    expect(page.locator("#terpilih li")).to_have_count(0)
    expect(page.locator("textarea[name^=jawab]")).to_have_value(answer)
    assert uploads() == before + 1
