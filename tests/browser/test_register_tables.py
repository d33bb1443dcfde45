"""A month of the office's own work: kinds by post, tables of three shapes,
and where a number is from.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
import xlsxwriter
from playwright.sync_api import Browser, Page, expect
from pytest_django import DjangoDbBlocker
from tests.browser.conftest import Made, People, opened, shown_from
from tests.browser.requests_running import Requests
from tests.web.example_years import EXAMPLES
from tests.web.twins import SINCE, person

from capaian.dossier.folder import scan_folder
from capaian.dossier.issues import IssueLog
from capaian.web.boards import own_indicators
from capaian.web.offices.models import Office, Role
from capaian.web.services.models import Tally
from capaian.web.years.store import take_in

POSTS = {
    "barang": "pengelola-bmd",
    "arsip": "arsiparis",
    "bendahara": "bendahara-pengeluaran",
    "loket": "pengelola-akta-kelahiran",
}
KINDS = (
    "Pengelola Barang Milik Daerah",
    "Pranata Komputer Pelaksana Lanjutan",
    "Arsiparis Pelaksana",
    "Kepala Subbagian Umum dan Kepegawaian",
    "Verifikator Keuangan",
    "Bendahara Pengeluaran",
)
GOODS = [
    ["REKAP HARIAN BARANG, JANUARI 2021"],
    ["Tanggal", "Barang disalurkan", "Nota permintaan barang"],
    ["4 Januari 2021", 12, 2],
    ["5/1/2021", 7, 1],
    ["Jumlah", 19, 3],
]
LETTERS = """Tanggal;Uraian;Banyaknya
4-1-2021;Surat masuk;14
4-1-2021;Surat keluar;9
6-1-2021;Surat masuk;11
"""
MONEY = [
    ["REKAPITULASI BENDAHARA PENGELUARAN"],
    ["BULAN JANUARI 2021"],
    ["No", "Uraian", "Jumlah"],
    [1, "SPP dan SPM yang diajukan", 14],
    [2, "SP2D terbit", 13],
    [3, "Kas tunai dalam brankas", "24.500.000"],
]


def workbook(rows: list[list[object]]) -> bytes:
    stream = BytesIO()
    with xlsxwriter.Workbook(stream) as book:
        sheet = book.add_worksheet()
        for number, row in enumerate(rows):
            sheet.write_row(number, 0, row)
    return stream.getvalue()


@pytest.fixture(name="office")
def people_of_an_office(
    made: Made,
    server: str,
    requests: Requests,
    chromium: Browser,
    django_db_blocker: DjangoDbBlocker,
    tmp_path: Path,
) -> Iterator[People]:
    """Probolinggo's decree before anything was counted, and who does the work."""
    folder, database = tmp_path / "capaian", tmp_path / "capaian.sqlite3"
    shutil.copytree(made.folder / "kunci", folder / "kunci")
    shutil.copy(made.empty, database)
    with shown_from(folder), opened(database, django_db_blocker):
        office = Office.objects.create(slug="dinas", name="Dinas", is_demonstration=True)
        year = take_in(office, 2021, scan_folder(EXAMPLES / "probolinggo-2021", IssueLog()))
        target = {"indicators.code": "iki-8-1", "key": "2021", "value": "168"}
        year.rows.create(sheet="plan.yaml#indicators/targets", place=1, cells=target)
        person("sari", office, Role.PLANNER)
        person("kabid", office, Role.UNIT_HEAD)
        for name, post in POSTS.items():
            office.holdings.create(
                user=person(name, office, Role.DATA_ENTRY), post=post, since=SINCE
            )
        yield People(chromium, server, "/dinas/2021")
        for context in chromium.contexts:
            context.close()
        requests.await_end()


def press(page: Page, button: str) -> None:
    page.get_by_role("button", name=button, exact=True).click()


def bring(page: Page, name: str, content: bytes, answers: dict[str, str]) -> None:
    """Bring a table, say what is not clear, and write it."""
    file = {"name": name, "mimeType": "application/octet-stream", "buffer": content}
    page.set_input_files("#id_file", file)
    press(page, "Lihat bedanya")
    for question, answer in answers.items():
        page.get_by_label(question).select_option(label=answer)
    press(page, "Periksa lagi")
    press(page, "Tulis ke register")
    expect(page.get_by_text(f"{name} ditulis")).to_be_visible()


def test_three_posts_bring_january_and_a_number_leads_to_its_file_and_day(
    office: People, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Fault: somebody is stopped between the catalogue and the sheet,
    or a number between trace and file.
    """
    planner = office.open("sari", "/pelayanan/turus/")
    for choice in planner.locator("select[id^=jabatan-]").all():
        if planner.locator(f"label[for={choice.get_attribute('id')}]").inner_text() not in KINDS:
            choice.select_option("")
    press(planner, "Mulai dengan daftar bawaan")
    for name, first in {"barang": "bmd-kebutuhan||processed", "loket": "kk||received"}.items():
        page = office.open(name, "/pelayanan/turus/", 360, height=740)
        button = page.locator("button.tekan:visible").first
        assert button.get_attribute("value") == first and button.bounding_box()["y"] < 700
    goods = office.open("barang", "/pelayanan/tabel/")
    meaning = {"Barang disalurkan": "Barang yang diterima dan disalurkan, diproses"}
    bring(goods, "barang.xlsx", workbook(GOODS), meaning)
    letters = office.open("arsip", "/pelayanan/tabel/")
    stage = {"Tahap semua jenis yang tahapnya tidak tertulis": "diterima"}
    bring(letters, "agenda.csv", LETTERS.encode(), stage)
    money, brought = office.open("bendahara", "/pelayanan/tabel/"), workbook(MONEY)
    bring(money, "rekap.xlsx", brought, {"“SP2D terbit”": "SP2D yang terbit"})
    monkeypatch.setattr(own_indicators, "localdate", lambda: date(2021, 2, 3))
    own = f"{office.server}{office.base}/indikator-saya/?sampai=2021-M01"
    letters.goto(own)
    assert "Januari 2021: 34" in letters.locator("tbody tr").first.inner_text(), (
        "of a month that is open"
    )
    assert {*Tally.objects.filter(table__isnull=False).values_list("site", flat=True)} == {
        "kantor"
    }
    money.get_by_role("link", name="31 Jan").click()
    press(money, "Periksa semua hari yang belum ditutup")
    money.get_by_label("Sudah diperiksa").check()
    press(money, "Tutup 4 hari")
    head = office.open("kabid", "/pelayanan/?hari=2021-01-31&semua=ya")
    press(head, "Tandatangani 4 hari")
    head.goto(f"{office.server}{office.base}/register/services/1/")
    head.get_by_label("Sudah diperiksa").check()
    press(head, "Tutup Januari 2021")
    money.goto(own)
    lines = [re.sub(r"\s+", " ", each.inner_text()) for each in money.locator("tbody tr").all()]
    assert (
        "168 " in lines[0]
        and "14 Anda: 14 " in lines[0]
        and " 13 Anda: 13" in lines[1]
        and " 24.500.000 " in lines[3]
    )
    money.get_by_role("link", name="14", exact=True).click()
    money.get_by_text("Januari 2021: hari, tempat, dan berkasnya").click()
    assert "rekap.xlsx" in money.locator("#hari tbody tr").first.inner_text()
    money.get_by_role("link", name="rekap Januari 2021 Kantor").click()
    with money.expect_download() as taken:
        money.get_by_role("link", name="rekap.xlsx").click()
    assert taken.value.path().read_bytes() == brought
    head.goto(f"{office.server}{office.base}/jejak/indikator/iki-3-4/2021-M01/")
    head.get_by_text("Januari 2021: hari, tempat, dan berkasnya").click()
    expect(head.locator("#hari tbody tr")).to_have_count(3)
    days = [
        re.sub(r"\s+", " ", each.inner_text()) for each in head.locator("#hari tbody tr").all()
    ]
    assert days == [
        "04-01-2021 Kantor barang.xlsx 12",
        "05-01-2021 Kantor barang.xlsx 7",
        "Seluruhnya 19",
    ]
