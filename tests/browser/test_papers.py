"""A paper from the planner's button to the head's approval on a telephone."""

from __future__ import annotations

import hashlib
from pathlib import Path

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect
from tests.browser.conftest import People

from capaian.web.jobs.worker import work_once
from capaian.web.papers.models import PaperVersion


def test_a_planner_makes_a_paper_and_the_head_approves_it_at_360(
    people: People, tmp_path: Path
) -> None:
    address = f"{people.server}/contoh-ditutup/2023/naskah/"
    planner = people.enter("perencana", 1366, "light")
    planner.goto(address)
    planner.click("text=Keputusan tentang Indikator Kinerja Utama")
    planner.click("text=Buat naskah")
    expect(planner.locator(".kerja")).to_contain_text("Menunggu giliran")
    assert work_once()
    expect(planner.locator("text=versi 1")).to_be_visible()  # the page asked by itself
    head = people.enter("kadis", 360, "dark")
    head.goto(address)
    head.click("text=Versi 1")
    expect(head.locator("text=Setujui versi 1")).to_be_visible()
    assert head.evaluate("document.documentElement.scrollWidth") <= 360
    assert Axe().run(head).response["violations"] == []
    head.click("text=Setujui versi 1")
    expect(head.locator("[role=alert]")).to_contain_text("Baca naskahnya")
    head.check("input[name=dibaca]")
    head.click("text=Setujui versi 1")
    expect(head.locator("#isi")).to_contain_text("versi 1, disetujui")
    with head.expect_download() as taken:
        head.click("text=pdf,")
    taken.value.save_as(tmp_path / "naskah.pdf")
    sha256 = hashlib.sha256((tmp_path / "naskah.pdf").read_bytes()).hexdigest()
    assert PaperVersion.objects.get().files.get(format="pdf").sha256 == sha256
    head.click("text=Buka naskah")
    expect(head.locator("body")).to_contain_text("INDIKATOR KINERJA UTAMA")
