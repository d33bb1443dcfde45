"""A whole year in a browser, without a shell: an office begins, plans, counts, approves,
writes and reports.

Every step is looked at in two widths, and pictured in the folder that `CAPAIAN_PICTURES` names.
"""

from __future__ import annotations

import io
import os
import re
import subprocess
import sys
import time
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import pypdfium2
import pytest
from django.utils import timezone
from PIL import Image, ImageDraw
from playwright.sync_api import BrowserContext, Locator, Page, expect
from tests.browser.conftest import Installation, await_styles
from tests.browser.whole_year import (
    BUDGET,
    INDICES,
    QUARTERS,
    STOCKS,
    TARGETS,
    UNITS,
    YEAR,
    block_of,
    finance_table,
    missing_cards,
    ownership,
    percent,
    population_table,
    totals_of,
    written,
)
from tests.conftest import IS_NIGHTLY
from tests.web.test_sign_in import code_of

from capaian.web.accounts.models import User
from capaian.web.jobs.worker import work_once
from capaian.web.measurement.models import ApprovedYear
from capaian.web.offices.models import HoldingKind, Role
from capaian.web.texts.report_texts import ReportText, TextState, texts_of
from capaian.web.years.known import know
from capaian.web.years.models import OfficeYear

BASE = f"/balangan/{YEAR}"
OWN = "rumah-ketiga-di-tepi-kali"
"""The password that everybody chooses."""
PEOPLE = {
    "sari": ("Sari Perencana", "Perencana", ""),
    "kadis": ("Kartika Kepala", "Kepala Dinas", "kepala-dinas"),
    "sekretaris": ("Surya Sekretaris", "Kepala bidang", "sekretaris"),
    "dafduk": ("Dewi Dafduk", "Kepala bidang", "kabid-dafduk"),
    "capil": ("Cahya Capil", "Kepala bidang", "kabid-capil"),
    "piak": ("Putra Piak", "Kepala bidang", "kabid-piak"),
    "inspektur": ("Indra Inspektur", "Inspektorat", ""),
}
"""By user name: full name, role and post."""
COUNTED = {f"irama-{component}" for own in UNITS.values() for component in own}
TYPED = 'input[aria-label="Halong, Penduduk yang sudah merekam KTP-el"]'
OBSTACLE = "Blangko Kartu Identitas Anak habis dua bulan di Batu Mandi."
ANALYSIS = "Analisis: Tingkat kepemilikan dokumen"
ADDED = "Kecamatan Lampihong didampingi petugas kabupaten sampai akhir tahun."
FOLLOW_UP = "Blangko dipesan setiap triwulan, dan layanan keliling ke sekolah."
TURNED, RIGHT = 13_172, 13_127
"""Of identity cards in the last quarter: as it was mistyped, and as it was counted."""
OWNERS = {
    "Kartu Keluarga": "kabid-dafduk",
    "KTP-el": "kabid-dafduk",
    "Kartu Identitas Anak": "kabid-dafduk",
    "akta kelahiran": "kabid-capil",
    "akta kematian": "kabid-capil",
    "akta perkawinan": "kabid-capil",
    "Survei": "sekretaris",
    "2.12.01 ": "sekretaris",
    "2.12.02 ": "kabid-dafduk",
    "2.12.03 ": "kabid-capil",
    "2.12.04 ": "kabid-piak",
    "2.12.05 ": "kabid-piak",
}


@dataclass
class Album:
    """Looks at the steps, each at the width of a phone and of a desk,
    and pictures them where a folder is.
    """

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

    installation: Installation
    album: Album
    folder: Path
    base: str = BASE
    passwords: dict[str, str] = field(default_factory=dict)
    pages: dict[str, Page] = field(default_factory=dict)
    tokens: dict[BrowserContext, str] = field(default_factory=dict)
    """By which forms that are not drawn are known as sent by the page;
    signing in makes a new one.
    """
    secret: str = ""
    """Of the head's telephone."""

    def page(self, name: str, path: str) -> Page:
        """Somebody's page, at an address of the year."""
        page = self.pages.get(name) or self._enter(name)
        page.goto(f"{self.installation.server}{self.base}{path}")
        return page

    def form(self, name: str, post: str, quarter: str) -> Page:
        return self.page(name, f"/isian/{post}/{quarter}/")

    def open_page(self, width: int = 1366) -> Page:
        """A page of a browser in which nobody is signed in."""
        context = self.installation.browser.new_context(
            viewport={"width": width, "height": 900}, locale="id-ID"
        )
        page = context.new_page()
        page.set_default_timeout(45_000)
        page.on("pageerror", lambda error: pytest.fail(str(error)))
        return page

    def _enter(self, name: str) -> Page:
        """Sign somebody in for the first time, who then chooses a password;
        the forms are not drawn.
        """
        page = self.open_page()
        self.send(page.context, "/akun/login/", {"login": name, "password": self.passwords[name]})
        chosen = {"oldpassword": self.passwords[name], "password1": OWN, "password2": OWN}
        self.send(page.context, "/akun/password/change/", chosen)
        self.pages[name] = page
        return page

    def send(
        self, context: BrowserContext, path: str, fields: dict[str, str], status: int = 302
    ) -> str:
        """Send a form that is not drawn; what is answered."""
        address = f"{self.installation.server}{path}"
        if context not in self.tokens or path.startswith("/akun/"):
            shown = context.request.get(address).text()
            self.tokens[context] = re.findall('"csrfmiddlewaretoken" value="([^"]+)"', shown)[0]
        form: dict[str, str | float | bool] = {
            "csrfmiddlewaretoken": self.tokens[context],
            **fields,
        }
        answer = context.request.post(address, form=form, max_redirects=0)
        assert answer.status == status, answer.text()
        if path.startswith("/akun/"):
            del self.tokens[context]
        return answer.text()


def press(page: Page, button: str) -> None:
    page.get_by_role("button", name=button, exact=True).click()


def see(page: Page, words: str) -> None:
    expect(page.get_by_text(words).first).to_be_visible()


def found_office(walk: Walk) -> None:
    """The administrator of the installation begins the year,
    adds the people and fills the posts.
    """
    page = walk.open_page()
    page.goto(walk.installation.server)
    page.fill("input[name=login]", "admin.balangan")
    page.fill("input[name=password]", walk.installation.password)
    page.locator("input[name=password]").press("Enter")
    page.get_by_role("link", name=re.compile("^Mulai tahun")).click()
    page.fill("#id_regency", "Balangan")
    page.fill("#id_year", str(YEAR))
    press(page, "Mulai dari katalog")
    see(page, f"Tahun {YEAR} dimulai. Daerahnya Kabupaten Balangan")
    walk.album.take(page, "tahun-dimulai")
    walk.pages["admin.balangan"] = page
    add_people(walk, "admin.balangan", PEOPLE, f"{YEAR}-01-02")
    walk.album.take(walk.page("admin.balangan", "/orang/"), "orang")


def add_people(
    walk: Walk, admin: str, people: Mapping[str, tuple[str, str, str]], since: str
) -> None:
    """Fill in the forms of people and posts; by day those of the first two,
    and the others' are sent.
    """
    roles = {role.label: role.value for role in Role}
    for number, (name, (full_name, role, post)) in enumerate(people.items()):
        if number > 1 and not IS_NIGHTLY:
            context = walk.pages[admin].context
            person = {"username": name, "full_name": full_name, "roles": roles[role]}
            shown = walk.send(context, f"{walk.base}/orang/baru/", person, 200)
            walk.passwords[name] = re.findall('"mono"><b>([^<]+)<', shown)[0]
            holder = {
                "post": post,
                "user": str(User.objects.get(username=name).pk),
                "since": since,
            }
            if post:
                path = f"{walk.base}/orang/jabatan/baru/"
                walk.send(context, path, {**holder, "kind": HoldingKind.DEFINITIVE})
            continue
        page = walk.page(admin, "/orang/baru/")
        page.fill("#id_username", name)
        page.fill("#id_full_name", full_name)
        page.get_by_label(role, exact=False).first.check()
        press(page, "Simpan")
        walk.passwords[name] = page.locator("dd b").inner_text()
        if post:
            page = walk.page(admin, "/orang/jabatan/baru/")
            page.select_option("#id_post", post)
            page.select_option("#id_user", label=full_name)
            page.fill("#id_since", since)
            press(page, "Simpan")
            see(page, "Pemegang jabatan disimpan.")


def plan(walk: Walk) -> None:
    """The planner gets in by the password that was shown, and goes through the first steps."""
    page = walk.pages["sari"] = walk.open_page()
    page.goto(f"{walk.installation.server}{BASE}/")
    page.fill("input[name=login]", "Sari")
    page.fill("input[name=password]", walk.passwords["sari"])
    page.locator("input[name=password]").press("Enter")
    page.fill("input[name=oldpassword]", walk.passwords["sari"])
    for name in ("password1", "password2"):
        page.fill(f"input[name={name}]", OWN)
    page.locator("input[name=password2]").press("Enter")
    page.get_by_role("link", name=f"Target tahun {YEAR}").click()
    for code, target in TARGETS.items():
        page.fill(f"input[name=target-{code}]", target)
    press(page, "Simpan semua target")
    page = walk.page("sari", "/")
    page.get_by_role("link", name=f"Perjanjian Kinerja {YEAR}").click()
    page.get_by_role("link", name="Isi tanggal, target, dan triwulan").click()
    page.fill("#pk-signed", "2 Januari 2025")
    press(page, "Pakai target Renstra untuk yang kosong")
    press(page, "Simpan perjanjian")
    see(page, "2 Januari 2025, berlaku")
    page = walk.page("sari", "/")
    page.get_by_role("link", name="Bagi isian kepada jabatan").click()
    for words, post in OWNERS.items():
        page.locator(f"main select[aria-label*='{words}']").first.select_option(post)
    press(page, "Simpan semua pilihan")
    see(page, "Semua isian sudah dibagi.")
    walk.album.take(page, "pembagian")


def bring_table(
    walk: Walk, name: str, content: bytes, meanings: Mapping[str, str], period: str
) -> Page:
    """The planner says what the columns of a foreign table hold,
    looks at the difference and takes it.
    """
    page = walk.page("sari", "/tukar/")
    page.set_input_files(
        "#id_file", {"name": name, "mimeType": "application/octet-stream", "buffer": content}
    )
    press(page, "Lihat perubahannya")
    expect(page.get_by_role("heading", name="Arti kolom")).to_be_visible()
    page.select_option("select[name=periode]", period)
    for head, meaning in meanings.items():
        page.get_by_label(head, exact=True).select_option(meaning)
    walk.album.take(page, f"arti-kolom-{name}")
    press(page, "Lihat bedanya")
    expect(page.get_by_role("heading", name="Pratinjau impor")).to_be_visible()
    return page


def bring_budget(walk: Walk) -> None:
    """The table of the finance system gives the budget;
    what it does not name goes from the plan.
    """
    page = bring_table(walk, "pagu.xlsx", finance_table(), {"Pagu Murni": "original"}, str(YEAR))
    see(page, written(sum(BUDGET.values())))
    press(page, "Pakai")
    see(page, "pagu.xlsx dipakai.")
    page = walk.page("sari", "/anggaran/")
    page.locator("#tanpa-pagu summary").click()
    page.fill("#alasan-hapus", "Tidak ada dalam DPA tahun 2025.")
    press(page, "Hapus semua yang tanpa pagu")
    see(page, "Semuanya sudah berpagu.")
    expect(page.locator("tfoot td").first).to_have_text(written(sum(BUDGET.values())))
    walk.album.take(page, "anggaran")


def set_rhythm(walk: Walk) -> None:
    """Counts are told each quarter, money and the survey once in the year."""
    page = walk.page("sari", "/")
    page.get_by_role("link", name="Jadwal isian").click()
    for choice in page.locator("select[name^=irama-]").all():
        if choice.get_attribute("name") not in COUNTED:
            choice.select_option(label="sekali setahun")
    press(page, "Simpan jadwal")
    walk.album.take(page, "jadwal")


def bring_population(walk: Walk) -> None:
    """The table of SIAK fills the forms of the post that owns its cells."""
    meanings = {
        "WAJIB KTP": "ktp.eligible",
        "SUDAH REKAM": "ktp.holders",
        "JUMLAH ANAK": "kia.eligible",
        "PUNYA KIA": "kia.issued",
    }
    page = bring_table(walk, "siak.xlsx", population_table(), meanings, QUARTERS[0])
    walk.album.take(page, "pratinjau-siak")
    press(page, "Pakai")
    see(page, "siak.xlsx dipakai.")


def count_three_quarters(walk: Walk) -> None:
    """Four posts fill in what they own, each quarter; the planner and a colleague verify it."""
    walk.installation.set_today(date(YEAR, 10, 8))
    for number, quarter in enumerate(QUARTERS[:3], 1):
        for name in ("dafduk", "capil"):
            fill(walk, name, quarter, number)
    # Who brought figures does not verify them: another head of field does.
    decide(walk, "capil", "Verifikasi", 1)
    decide(walk, "sari", "Verifikasi", 5)


def fill(walk: Walk, name: str, quarter: str, number: int) -> None:
    """A post fills in a quarter and hands it in; what a table brought is there already."""
    post = PEOPLE[name][2]
    page = walk.form(name, post, quarter)
    if post in UNITS:
        is_brought = (post, number) == ("kabid-dafduk", 1)
        block = block_of(UNITS[post][:1] if is_brought else UNITS[post], number)
        is_wrong = (post, number) == ("kabid-dafduk", 4)
        paste(
            page.locator("table.kisi:not(.daftar) input[data-dulu]").first,
            block.replace(str(RIGHT), str(TURNED)) if is_wrong else block,
        )
        check_totals(page, post, number, TURNED - RIGHT if is_wrong else 0)
    fill_lists(page)
    if number == 4 and post in UNITS:
        prove(walk, page, post, quarter)
    if number in (1, 4) and post == "kabid-dafduk":
        walk.album.take(page, f"isian-{number}")
    press(page, "Ajukan untuk diverifikasi")
    see(page, "Isian diajukan untuk diverifikasi.")


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


def check_totals(page: Page, post: str, number: int, more: int = 0) -> None:
    """Hold the sums of the grid against what was typed; `more` cards were mistyped.

    Stocks are summed up in the line of the quarter, events since January in the last one.
    """
    lines = page.locator("table.kisi:not(.daftar) tfoot tr")
    for place, component in enumerate(UNITS[post]):
        cells = (lines.first if component in STOCKS else lines.last).locator("td")
        issued, whole = totals_of(component, number)
        sums = [written(issued + (more if component == "ktp" else 0)), written(whole)]
        if not more or component != "ktp":
            sums.append(written(percent(component, number)))
        for column, words in enumerate(sums, 3 * place):
            expect(cells.nth(column)).to_have_text(words)  # results follow what was stored


def fill_lists(page: Page) -> None:
    """Tell the money that was spent, and the survey."""
    lists = page.locator("table.daftar")
    for code, amount in BUDGET.items():
        for cell in lists.locator(
            f"input[aria-label^='{code} '][aria-label$=', realisasi anggaran']"
        ).all():
            cell.fill(written(amount * 97 // 100))
    for cell, index in zip(
        lists.locator("input[aria-label*=', nilai ']").all(), INDICES, strict=False
    ):
        cell.fill(index)
    expect(page.locator("td.blm, td.belum-terkirim")).to_have_count(0)


def prove(walk: Walk, page: Page, post: str, quarter: str) -> None:
    """Bring a photo that proves all that a form tells."""
    path = walk.folder / f"rekap-{post}-{quarter.lower()}.png"
    picture = Image.new("RGB", (1200, 800), "#DCE5E8")
    ImageDraw.Draw(picture).text((24, 24), f"Rekap {post} {quarter}", fill="black")
    picture.save(path)
    page.locator("#berkas").set_input_files(path)
    for box in page.locator("#membuktikan input[type=checkbox]").all():
        box.check()
    page.fill("#keterangan", f"Rekap {quarter}, ditandatangani pemegang buku")
    press(page, "Unggah bukti")
    see(page, "1 berkas disimpan.")


def decide(walk: Walk, name: str, decision: str, count: int) -> None:
    """Somebody decides about all forms that wait for them, several at once."""
    page = walk.page(name, "/verifikasi/")
    boxes = page.locator(".antrean input[type=checkbox]")
    expect(boxes).to_have_count(count)
    if count == 1:
        page.locator(".simpan-bilah").get_by_role(
            "button", name=re.compile(f"^{decision}")
        ).click()
    else:
        for box in boxes.all():
            box.check()
        page.get_by_text("Putuskan yang dicentang sekaligus").click()
        page.locator(".beberapa").get_by_role("button", name=decision, exact=True).click()
    expect(page.get_by_text(re.compile(r"(diverifikasi|disetujui)\.$")).first).to_be_visible()


def approve_three_quarters(walk: Walk) -> None:
    """The head makes a second factor on the telephone, sees the pace and approves."""
    page = walk.page("kadis", "/")
    page.set_viewport_size({"width": 360, "height": 800})
    see(page, "akun Anda perlu verifikasi dua langkah")
    page.get_by_role("link", name="Pasang kode dari ponsel").click()
    page.fill("input[name=password]", OWN)
    press(page, "Lanjutkan")
    walk.secret = page.input_value("#kunci-pemasangan")
    page.fill("input[name=code]", code_of(walk.secret, time.time()))
    press(page, "Pasang")
    # else the next page cuts the request off
    expect(page.locator("#kunci-pemasangan")).to_have_count(0)
    decide(walk, "kadis", "Setujui", 6)
    page = walk.page("kadis", "/dasbor/")
    page.get_by_role("link", name=re.compile("^IKU 2 ")).first.click()
    see(page, f"Kartu Identitas Anak perlu {written(missing_cards(3))} anak lagi")
    walk.album.take(page, "laju")


def end_year(walk: Walk) -> None:
    """The last quarter: one value comes back with a remark, is mended and answered;
    then all is approved.
    """
    walk.installation.set_today(date(YEAR + 1, 1, 8))
    for name in ("sekretaris", "dafduk", "capil", "piak"):
        fill(walk, name, QUARTERS[3], 4)
    return_and_mend(walk)
    decide(walk, "sari", "Verifikasi", 4)
    decide(walk, "kadis", "Setujui", 4)


def return_and_mend(walk: Walk) -> None:
    """Who verifies writes at the value; who filled it in mends it on a phone,
    answers and hands it in.
    """
    page = walk.page("sari", f"/verifikasi/kabid-dafduk/{QUARTERS[3]}/")
    value = page.get_by_role("row", name="Halong").locator("td").filter(has_text=written(TURNED))
    value.get_by_role("link", name="Catat").click()
    page.fill("#catatan-baru", "Rekap perekaman mencatat 13.127. Apakah dua angka tertukar?")
    press(page, "Simpan catatan")
    walk.album.take(page, "catatan-pemeriksa")
    page.locator(".simpan-bilah summary").click()
    page.fill("#alasan", "Satu nilai perlu dicocokkan dengan rekapnya.")
    press(page, "Kembalikan dengan alasan ini")
    see(page, "dikembalikan.")
    page = walk.page("dafduk", "/")
    walk.album.take(page, "beranda-dikembalikan")
    page.set_viewport_size({"width": 360, "height": 900})
    page.locator(".psn.kembali a").first.click()
    assert page.locator(TYPED).input_value() == written(TURNED)
    page.locator(TYPED).fill(str(RIGHT))
    expect(page.locator("#tersimpan")).to_contain_text("Draf tersimpan")
    check_totals(page, "kabid-dafduk", 4)
    page.fill("textarea[name^=jawab]", "Benar, tertukar saat menyalin; sudah diperbaiki.")
    press(page, "Ajukan untuk diverifikasi")
    see(
        page, "Tulis faktor penghambat atau penyebabnya"
    )  # all parts are there now, and the target is missed
    page.get_by_role("link", name=re.compile("Tulis faktor penghambat")).click()
    page.get_by_role("textbox", name="Penghambat").first.fill(OBSTACLE)
    page.get_by_role("textbox", name="Tindak lanjut").first.fill(FOLLOW_UP)
    press(page, "Ajukan untuk diverifikasi")
    see(page, "Isian diajukan untuk diverifikasi.")
    walk.album.take(page, "isian-diperbaiki")


def close(walk: Walk) -> None:
    """The head approves the year: its figures are sealed, its texts are not."""
    page = walk.page("kadis", "/pengesahan/")
    see(page, written(ownership()))
    walk.album.take(page, "pengesahan")
    page.check("input[name=dibaca]")
    press(page, f"Sahkan tahun {YEAR}")
    see(page, "disahkan. Cap data")
    expect(walk.form("dafduk", "kabid-dafduk", QUARTERS[3]).locator(TYPED)).to_have_count(0)


def write(walk: Walk) -> None:
    """The planner reads the drafts of all texts, beside what they speak of, and edits one."""
    page = walk.page("sari", "/teks/")
    walk.album.take(page, "teks")
    page.get_by_role("link", name=ANALYSIS).click()
    page.wait_for_load_state()  # a person types later than the scripts are there
    expect(page.locator("#teks")).to_have_value(
        re.compile(r"\{\{")
    )  # figures stay fields in the draft
    expect(page.locator("#hasil-teks")).to_contain_text(written(ownership()))
    expect(page.locator(".penyunting table").first).to_be_visible()
    own = next(
        each
        for each in texts_of(know(OfficeYear.objects.get())).every
        if f"/{each.name}/" in page.url
    )
    page.locator("#teks").fill(f"{without_gaps(own)}\n\n{ADDED}")
    expect(page.locator("#hasil-teks")).to_contain_text(ADDED)
    walk.album.take(page, "teks-analisis")
    press(page, "Terima draf" if own.state is TextState.DRAFT else "Simpan teks")
    while page.get_by_role("button", name="Simpan pilihan bab ini").count():
        press(page, "Simpan pilihan bab ini")
        page.wait_for_load_state()
    see(page, "Tidak ada draf yang menunggu dibaca.")


def without_gaps(text: ReportText) -> str:
    """Return a draft with other words for what the data lack: nobody may accept those."""
    written = text.proposal
    for gap in text.draft.gaps if text.draft else ():
        written = written.replace(gap, "Diuraikan tersendiri.")
    return written


def make_report(walk: Walk) -> None:
    """The planner makes the report and takes it;
    it is the one that the command makes of the dossier.

    By day the command makes one form; all are held against its own in `tests/web/test_papers.py`.
    """
    page = walk.page("sari", "/naskah/lkjip/")
    press(page, "Buat naskah")
    expect(page.locator(".kerja")).to_contain_text("Menunggu giliran")
    while work_once():  # the charts of the board waited before it
        pass
    page.get_by_role("link", name=re.compile("versi 1$")).click()  # the page asked by itself
    walk.album.take(page, "naskah")
    taken = {form: download(page, f"{form},") for form in ("docx", "pdf", "html")}
    with zipfile.ZipFile(
        io.BytesIO(download(walk.page("sari", "/tukar/"), "Dossier (.zip)"))
    ) as packed:
        packed.extractall(walk.folder / "dossier")
    approved = str(timezone.localdate(ApprovedYear.objects.get().at))
    program, target = Path(sys.executable).with_name("capaian"), walk.folder / "naskah"
    again = [*taken] if IS_NIGHTLY else ["html"]
    options = ["--approved", approved, "--out", target, "--format", ",".join(again)]
    subprocess.run([program, "paper", walk.folder / "dossier", "lkjip", *options], check=True)
    assert all((target / f"lkjip.{form}").read_bytes() == taken[form] for form in again)
    words = " ".join(
        page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(taken["pdf"])
    )
    assert all(
        each in " ".join(words.split()) for each in (written(ownership()), ADDED, "Naskah final")
    )
    assert "Konsep" not in words


def download(page: Page, link: str) -> bytes:
    with page.expect_download() as taken:
        page.get_by_role("link", name=link).first.click()
    return taken.value.path().read_bytes()


def approve_report(walk: Walk) -> None:
    """The head reads the report on a telephone and approves that version:
    its texts belong to it now.
    """
    page = walk.page("kadis", "/")
    page.set_viewport_size({"width": 360, "height": 800})
    page.locator("main a[href*='/naskah/versi/']").click()
    see(page, "Versi 1, belum disetujui.")
    walk.album.take(page, "naskah-disetujui")
    page.check("input[name=dibaca]")
    press(page, "Setujui versi 1")
    see(page, "versi 1, disetujui.")
    page = walk.page("sari", "/teks/")
    page.get_by_role("link", name=ANALYSIS).click()
    expect(page.locator("#teks")).not_to_be_editable()


STEPS = (
    found_office,
    plan,
    bring_budget,
    set_rhythm,
    bring_population,
    count_three_quarters,
    approve_three_quarters,
    end_year,
    close,
    write,
    make_report,
    approve_report,
)


def test_a_year_from_an_empty_office_to_its_report(
    installation: Installation, tmp_path: Path
) -> None:
    named = os.environ.get("CAPAIAN_PICTURES")
    if named:
        Path(named).mkdir(parents=True, exist_ok=True)
    walk = Walk(installation, Album(Path(named) if named else None), tmp_path)
    for step in STEPS:
        step(walk)
    assert walk.album.wide == []
