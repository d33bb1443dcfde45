"""What is said of a file that was brought: made where nobody said it, and changed while its form is open."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.web.elements import elements
from tests.web.filling import YEAR, House, house
from tests.web.proving import NIK, paper, photo, sent

from capaian.web.evidence.models import Upload
from capaian.web.measurement.flow import State
from capaian.web.measurement.models import PostForm
from capaian.web.trail.models import Entry
from capaian.web.years.known import know
from capaian.web.years.models import Row

pytestmark = pytest.mark.django_db


@pytest.fixture(name="own")
def made(tmp_path: Path) -> House:
    return house(tmp_path)


def bring(own: House, name: str, content: bytes, caption: str = "", codes: tuple[str, ...] = ("ktp",)) -> Row:
    body = {"membuktikan": codes, "keterangan": caption, "berkas": [sent(name, content)]}
    assert own.browser("clerk").post(own.address(more="bukti/"), body).status_code == 302
    return row(own)


def row(own: House) -> Row:
    return Row.objects.get(office_year=own.year, sheet="evidence.yaml#evidence")


def address(own: House) -> str:
    return f"/kecil/{YEAR}/bukti/unggahan/{Upload.objects.get(office_year=own.year).pk}/keterangan/"


def test_a_photo_without_words_is_called_by_what_it_proves(own: House) -> None:
    cells = bring(own, "loket.jpg", photo()).cells
    assert cells["caption"] == cells["alt"] == f"Bukti Cakupan kepemilikan KTP-el, Triwulan I Tahun {YEAR}"
    shown = own.browser("planner").get(f"/kecil/{YEAR}/bukti/").text
    assert "loket.jpg" in shown and cells["caption"] in shown


def test_words_that_were_written_stay_and_papers_are_called_by_their_names(own: House) -> None:
    cells = bring(own, "loket.jpg", photo(), "Loket perekaman").cells
    assert cells["caption"] == cells["alt"] == "Loket perekaman"


def test_a_paper_without_words_keeps_its_name(own: House) -> None:
    assert bring(own, "rekap.pdf", paper()).cells.get("caption", "") == ""


def test_the_form_leads_to_the_words_of_its_files_and_back(own: House) -> None:
    bring(own, "loket.jpg", photo())
    links = elements(own.browser("clerk").get(own.address()).text).by_id("bukti").all("a")
    assert address(own) in [link.attributes["href"] for link in links]
    page = elements(own.browser("clerk").get(address(own)).text)
    assert {label.attributes["for"] for label in page.all("label")} >= {"keterangan", "uraian"}


def test_words_are_changed_as_a_version_and_told_in_the_log(own: House) -> None:
    before = bring(own, "loket.jpg", photo())
    body = {"keterangan": "Perekaman di desa", "uraian": "", "versi": before.version}
    answer = own.browser("clerk").post(address(own), body)
    assert answer.status_code == 302 and answer.headers["Location"].endswith("#bukti")
    after = row(own)
    assert (after.cells["caption"], after.cells["alt"]) == ("Perekaman di desa",) * 2
    assert after.version == before.version + 1
    entry = Entry.objects.filter(action="row.changed").latest("pk")
    assert (
        entry.before["caption"] == before.cells["caption"] and entry.after["caption"] == "Perekaman di desa"
    )
    assert [issue.code for issue in know(own.year).found.issues if "picture" in issue.code] == []


def test_a_description_that_is_the_caption_goes_along_and_another_one_stays(own: House) -> None:
    version, browser = bring(own, "loket.jpg", photo()).version, own.browser("clerk")
    assert "value" not in elements(browser.get(address(own)).text).by_id("uraian").attributes
    body = {"keterangan": "Loket", "uraian": "Tiga warga antre di loket", "versi": version}
    assert browser.post(address(own), body).status_code == 302
    page = elements(browser.get(address(own)).text)
    assert page.by_id("uraian").attributes["value"] == "Tiga warga antre di loket"
    assert (row(own).cells["caption"], row(own).cells["alt"]) == ("Loket", "Tiga warga antre di loket")


def test_words_of_somebody_else_are_not_written_over(own: House) -> None:
    version = bring(own, "loket.jpg", photo()).version
    browser, body = own.browser("clerk"), {"uraian": "", "versi": version}
    browser.post(address(own), {**body, "keterangan": "Yang pertama"})
    answer = browser.post(address(own), {**body, "keterangan": "Yang kedua"})
    assert answer.status_code == 422 and "Yang pertama" in answer.text and "Yang kedua" in answer.text
    assert row(own).cells["caption"] == "Yang pertama"


@pytest.mark.parametrize("words", ["", "  ", f"Warga {NIK}"])
def test_empty_words_and_numbers_of_persons_are_refused_in_place(own: House, words: str) -> None:
    before = bring(own, "loket.jpg", photo())
    answer = own.browser("clerk").post(
        address(own), {"keterangan": words, "uraian": "", "versi": before.version}
    )
    assert answer.status_code == 422 and row(own).cells == before.cells


@pytest.mark.parametrize("state", [State.SUBMITTED, State.VERIFIED, State.APPROVED, State.LOCKED])
def test_words_stay_once_the_form_is_handed_in(own: House, state: State) -> None:
    before = bring(own, "loket.jpg", photo())
    PostForm.objects.filter(office_year=own.year).update(state=state)
    assert address(own) not in own.browser("clerk").get(own.address()).text
    body = {"keterangan": "Lain", "uraian": "", "versi": before.version}
    assert own.browser("clerk").post(address(own), body).status_code == 422
    assert row(own).cells == before.cells


@pytest.mark.parametrize("by", ["planner", "head"])
def test_who_does_not_hold_the_post_changes_no_words(own: House, by: str) -> None:
    before = bring(own, "loket.jpg", photo())
    body = {"keterangan": "Lain", "uraian": "", "versi": before.version}
    assert own.browser(by).post(address(own), body).status_code == 422
    assert row(own).cells == before.cells
