"""A whole year in a browser: targets come by a workbook, four units tell four quarters, one value comes back.

Every step is looked at in two widths, and pictured in the folder that `CAPAIAN_PICTURES` names.
"""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path

import pytest
from django.utils import timezone
from playwright.sync_api import Locator, Page, expect
from tests.browser.conftest import TODAY, People, await_styles
from tests.browser.whole_year import (
    MEANS,
    QUARTERS,
    STOCKS,
    TARGETS,
    UNITS,
    YEAR,
    begin_untold,
    block_of,
    counted,
    ownership,
    percent,
    totals_of,
    with_targets,
    written,
)

from capaian.web.demonstration.photos import Scene, draw_photo
from capaian.web.measurement.flow import State
from capaian.web.measurement.models import PostForm
from capaian.web.years.models import OfficeYear

BY = {
    "kabid-dafduk": "kabid",
    "kabid-capil": "petugas",
    "kabid-piak": "kabid-piak",
    "sekretaris": "sekretaris",
}
"""Who fills in the forms of a post."""
WHY = "Target disalin dari naskah perjanjian yang ditandatangani."
KTP = 'input[aria-label="Karang Tirta, Penduduk yang sudah merekam KTP-el"]'
TURNED, RIGHT = 13_172, 13_127
"""Of identity cards in the last quarter: as it was mistyped, and as it was counted."""


@dataclass
class Album:
    """Looks at the steps, each at the width of a phone and of a desk, and pictures them where a folder is."""

    folder: Path | None
    count: int = 0
    wide: list[str] = field(default_factory=list)
    """Steps whose page is wider than its screen."""

    def take(self, page: Page, name: str) -> None:
        await_styles(page)
        self.count += 1
        for width in (360, 1366):
            page.set_viewport_size({"width": width, "height": 900})
            if page.evaluate("document.documentElement.scrollWidth") > width:
                self.wide.append(f"{name} {width}")
            if self.folder is not None:
                path = self.folder / f"{self.count:02}-{name}-{width}.png"
                page.screenshot(path=path, full_page=True)


@dataclass
class Walk:
    """The people of the year, each at a page that stays open."""

    people: People
    album: Album
    folder: Path
    pages: dict[str, Page] = field(default_factory=dict)

    def page(self, name: str, path: str) -> Page:
        """Somebody's page, at an address of the year."""
        if name not in self.pages:
            self.pages[name] = self.people.enter(name)
        page = self.pages[name]
        page.goto(f"{self.people.server}/peragaan/{YEAR}{path}")
        return page

    def form(self, name: str, post: str, quarter: str) -> Page:
        return self.page(name, f"/isian/{post}/{quarter}/")


def paste(cell: Locator, block: str) -> None:
    """Paste a block into a grid as Excel gives it, and use it."""
    cell.focus()
    cell.evaluate(
        """(cell, text) => {
            const data = new DataTransfer();
            data.setData('text/plain', text);
            const told = {clipboardData: data, bubbles: true, cancelable: true};
            cell.dispatchEvent(new ClipboardEvent('paste', told));
        }""",
        block,
    )
    cell.page.locator("#pratinjau").get_by_role("button", name="Pakai").click()
    expect(cell.page.locator("#tersimpan")).to_contain_text("Draf tersimpan")


def test_a_year_from_its_targets_to_its_evidence(
    people: People, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    day_of = timezone.localdate
    monkeypatch.setattr(timezone, "localdate", lambda at=None: TODAY if at is None else day_of(at))
    own = begin_untold()
    named = os.environ.get("CAPAIAN_PICTURES")
    if named:
        Path(named).mkdir(parents=True, exist_ok=True)
    walk = Walk(people, Album(Path(named) if named else None), tmp_path)
    bring_targets(walk)
    plan_deadlines(walk)
    for number, quarter in enumerate(QUARTERS, 1):
        for post in BY:
            tell(walk, post, quarter, number)
    return_and_mend(walk)
    verify_all(walk)
    approve_all(walk)
    close(walk, own)
    follow(walk)
    assert walk.album.wide == []


def bring_targets(walk: Walk) -> None:
    """The planner takes the year out as a workbook, fills in its targets, and looks before taking it.

    The agreement is signed already, so that the planner says why it gets targets only now.
    """
    page = walk.page("perencana", "/tukar/")
    with page.expect_download() as waiting:
        page.get_by_role("link", name="Buku kerja (.xlsx)").click()
    book = walk.folder / "target.xlsx"
    waiting.value.save_as(book)
    book.write_bytes(with_targets(book.read_bytes()))
    page.set_input_files("#id_file", book)
    page.get_by_role("button", name="Lihat perubahannya").click()
    expect(page.get_by_role("heading", name="Pratinjau impor")).to_be_visible()
    assert page.locator("table td[data-l='Yang terjadi']").all_inner_texts() == ["baru"] * 2 * len(TARGETS)
    page.get_by_role("textbox", name="Alasan mengubah").fill(WHY)
    walk.album.take(page, "pratinjau-impor")
    page.get_by_role("button", name="Pakai").click()
    expect(page.get_by_text("target.xlsx dipakai.")).to_be_visible()
    page = walk.page("perencana", "/perjanjian/")
    assert [text for text in page.locator("tbody td.r").all_inner_texts()] == ["85", "90"]
    walk.album.take(page, "perjanjian")
    page = walk.page("kadis", "/catatan/")
    expect(page.get_by_text(WHY).first).to_be_visible()


def plan_deadlines(walk: Walk) -> None:
    """The planner gives each quarter a last day."""
    page = walk.page("perencana", "/jadwal/")
    for place, each in enumerate(page.locator("input[type=date]").all()):
        each.fill((TODAY + timedelta(days=1 + 3 * place)).isoformat())
    page.get_by_role("button", name="Simpan jadwal").click()
    expect(page.get_by_text("Jadwal disimpan.")).to_be_visible()
    walk.album.take(page, "jadwal")


def tell(walk: Walk, post: str, quarter: str, number: int) -> None:
    """A unit fills in a quarter, brings what proves it, and hands it in."""
    page = walk.form(BY[post], post, quarter)
    is_pictured = (post, number) == ("kabid-dafduk", 1)
    if is_pictured:
        walk.album.take(page, "isian-kosong")
    if post in UNITS:
        block, wrong = block_of(post, number), (post, number) == ("kabid-dafduk", 4)
        paste(
            page.locator("table.kisi:not(.daftar) input[data-dulu]").first,
            block.replace(str(RIGHT), str(TURNED)) if wrong else block,
        )
        check_totals(page, post, number, TURNED - RIGHT if wrong else 0)
    fill_lists(page, number)
    if is_pictured:
        walk.album.take(page, "isian-terisi")
    if post != "sekretaris":
        prove(walk, page, post, quarter)
    if is_pictured:
        walk.album.take(page, "bukti-isian")
    page.get_by_role("button", name="Ajukan untuk diverifikasi").click()
    if post == "sekretaris":  # without evidence, which is asked about
        page.get_by_role("button", name="Ya, ajukan").click()
    expect(page.get_by_text("Isian diajukan untuk diverifikasi.")).to_be_visible()
    if is_pictured:
        walk.album.take(page, "diajukan")


def check_totals(page: Page, post: str, number: int, more: int = 0) -> None:
    """Hold the sums of the grid against what was typed; `more` cards were mistyped.

    Stocks are summed up in the line of the quarter, events since January in the last one.
    """
    lines = page.locator("table.kisi:not(.daftar) tfoot tr")
    first, last = (line.locator("td").all_inner_texts() for line in (lines.first, lines.last))
    for place, component in enumerate(UNITS[post]):
        shown = first if component in STOCKS else last
        issued, whole = totals_of(component, number)
        sums = [written(issued + (more if component == "ktp" else 0)), written(whole)]
        if not more or component != "ktp":
            sums.append(written(percent(component, number)))
        assert shown[3 * place : 3 * place + len(sums)] == sums, component


def fill_lists(page: Page, number: int) -> None:
    """Tell outputs, money, what is reported directly, and the survey."""
    lists = page.locator("table.daftar")
    for place, cell in enumerate(lists.locator("input[aria-label$=', realisasi']").all()):
        cell.fill(str(1 + place % 2))  # a few each quarter: far above its target would be asked about
    for place, cell in enumerate(lists.locator("input[aria-label$=', realisasi anggaran']").all()):
        cell.fill(written((place + 1) * 1_250_000 * number))
    for cell, mean in zip(lists.locator("input[aria-label$='nilai rata-rata']").all(), MEANS, strict=False):
        cell.fill(mean)
    expect(page.locator("td.blm, td.belum-terkirim")).to_have_count(0)


def prove(walk: Walk, page: Page, post: str, quarter: str) -> None:
    """Bring a photo that proves all that a form tells."""
    path = walk.folder / f"rekap-{post}-{quarter.lower()}.png"
    path.write_bytes(draw_photo(Scene(post, "", f"buku-{post}", ""), quarter, f"Rekap {post} {quarter}"))
    page.locator("#berkas").set_input_files(path)
    for box in page.locator("#membuktikan input[type=checkbox]").all():
        box.check()
    page.fill("#keterangan", f"Rekap {quarter}, ditandatangani pemegang buku")
    page.get_by_role("button", name="Unggah bukti").click()
    expect(page.get_by_text("1 berkas disimpan.")).to_be_visible()


def return_and_mend(walk: Walk) -> None:
    """Who verifies writes at the value; who filled it in reads it, mends it, answers, and hands it in."""
    page = walk.form("perencana", "kabid-dafduk", QUARTERS[3])
    page.select_option("#nilai", label="Karang Tirta, Penduduk yang sudah merekam KTP-el")
    page.fill("#catatan-baru", "Rekap perekaman mencatat 13.127. Apakah dua angka tertukar?")
    page.get_by_role("button", name="Simpan catatan").click()
    expect(page.get_by_text("Catatan disimpan.")).to_be_visible()
    walk.album.take(page, "catatan-pemeriksa")
    page.fill("#alasan", "Satu nilai perlu dicocokkan dengan rekapnya.")
    page.get_by_role("button", name="Kembalikan isian").click()
    expect(page.get_by_text("Isian dikembalikan.")).to_be_visible()
    page = walk.page("kabid", "/")
    walk.album.take(page, "beranda-dikembalikan")
    page.locator(".psn.kembali a").first.click()
    assert page.locator(KTP).input_value() == written(TURNED)
    walk.album.take(page, "isian-dikembalikan")
    page.set_viewport_size({"width": 360, "height": 900})
    expect(page.locator(KTP)).to_be_visible()
    page.locator(KTP).fill(str(RIGHT))
    expect(page.locator("#tersimpan")).to_contain_text("Draf tersimpan")
    check_totals(page, "kabid-dafduk", 4)
    page.fill("textarea[name^=jawab]", "Benar, tertukar saat menyalin; sudah diperbaiki.")
    page.get_by_role("button", name="Ajukan untuk diverifikasi").click()
    # the recap that was attached says what is right: it still proves the value
    expect(page.get_by_text("sedangkan buktinya dari sebelum itu")).to_be_visible()
    walk.album.take(page, "bukti-lebih-lama")
    page.get_by_role("button", name="Ya, ajukan").click()
    expect(page.get_by_text("Isian diajukan untuk diverifikasi.")).to_be_visible()
    walk.album.take(page, "isian-diperbaiki")


def verify_all(walk: Walk) -> None:
    """Who verifies looks at each form that was handed in."""
    for quarter in QUARTERS:
        for post in BY:
            page = walk.form("perencana", post, quarter)
            if (post, quarter) == ("kabid-dafduk", QUARTERS[3]):
                expect(page.get_by_text("Benar, tertukar saat menyalin")).to_be_visible()
                walk.album.take(page, "verifikasi")
            page.get_by_role("button", name="Verifikasi isian").click()
            expect(page.get_by_text("Isian diverifikasi.")).to_be_visible()


def approve_all(walk: Walk) -> None:
    """The head goes from task to task until none is left."""
    page = walk.page("kadis", "/")
    walk.album.take(page, "beranda-kepala")
    for _ in range(len(BY) * len(QUARTERS)):
        page.locator(".tugas a").first.click()
        page.get_by_role("button", name="Setujui isian").click()
        expect(page.get_by_text("Isian disetujui.")).to_be_visible()
        page.get_by_role("link", name="Beranda").first.click()
    assert {form.stands for form in PostForm.objects.filter(office_year__year=YEAR)} == {State.APPROVED}
    page = walk.page("kadis", "/isian/")
    walk.album.take(page, "isian-disetujui")


def close(walk: Walk, own: OfficeYear) -> None:
    """The head approves the year; its stamp is what the inspector will find under every number."""
    page = walk.page("kadis", "/pengesahan/")
    walk.album.take(page, "pengesahan")
    if page.locator("input[name=tanpa]").count():
        page.check("input[name=tanpa]")
    page.check("input[name=dibaca]")
    page.get_by_role("button", name="Sahkan tahun").click()
    expect(page.get_by_text("disahkan. Cap data").first).to_be_visible()
    walk.album.take(page, "disahkan")
    own.refresh_from_db()
    assert own.is_closed


def follow(walk: Walk) -> None:
    """The inspector goes from a key figure down to one count, and to the photo that proves it."""
    page = walk.page("inspektorat", "/")
    walk.album.take(page, "beranda-inspektorat")
    figure = page.locator(".neraca a").nth(1)
    assert figure.inner_text() == written(ownership())
    figure.click()
    expect(page.locator(".jejak-angka")).to_have_text(f"{written(ownership())} persen")
    expect(page.get_by_text("Termuat dalam cap data")).to_be_visible()
    walk.album.take(page, "jejak")
    steps = page.locator(".pohon summary")
    steps.filter(has_text="Cakupan kepemilikan KTP-el").first.click()
    issued, whole = totals_of("ktp", 4)
    for name, total in (("Penduduk yang sudah merekam", issued), ("Penduduk wajib KTP", whole)):
        step = steps.filter(has_text=name).first
        expect(step.locator(".n")).to_contain_text(written(total))
    steps.filter(has_text="Penduduk yang sudah merekam").first.click()
    walk.album.take(page, "jejak-terurai")
    source = page.locator(".sumber:visible").nth(1)
    for words in ("Diisi oleh Kepala bidang", "Diverifikasi oleh Perencana", "Disetujui oleh Kepala Dinas"):
        expect(source).to_contain_text(words)
    at = page.url
    source.get_by_role("link", name=f"Rekap {QUARTERS[3]}").click()
    walk.album.take(page, "bukti-satu")
    photo = page.get_by_role("link", name="Buka foto").get_attribute("href")
    answer = page.request.get(f"{walk.people.server}{photo}")
    assert (answer.status, answer.headers["content-type"]) == (200, "image/png")
    page.goto(at)
    steps.filter(has_text="Cakupan kepemilikan KTP-el").first.click()
    steps.filter(has_text="Penduduk yang sudah merekam").first.click()
    source.get_by_role("link", name="Isian Triwulan IV").click()
    page.locator("thead a[href^='#bukti-']").first.click()
    walk.album.take(page, "isian-dan-bukti")
    to_values = page.locator(".daftar-bukti").get_by_role("link", name="nilai Triwulan IV")
    to_values.filter(has_text="Cakupan kepemilikan KTP-el").click()
    expect(page.locator(":target")).to_have_text(written(counted("ktp", 4)[0][0]))
    page.goto(f"{walk.people.server}/peragaan/{YEAR}/bukti/")
    walk.album.take(page, "bukti")
