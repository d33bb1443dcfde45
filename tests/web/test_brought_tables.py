"""Tables brought into the service register, through the page that takes them."""

from __future__ import annotations

import re
from datetime import date
from html import unescape
from io import BytesIO
from pathlib import Path

import pytest
import xlsxwriter
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.db.models import Sum
from django.test import Client
from django.utils.timezone import now
from tests.web.approving import add
from tests.web.counting import DAY, PAGE, a_press, answers_of, counting_house, send
from tests.web.filling import AREAS, POST, YEAR, House
from tests.web.spoiling import guards_of
from tests.web.test_visits import PAGE as VISITS
from tests.web.test_visits import sent_of
from tests.web.twins import person

from capaian.domain.issue import Place
from capaian.domain.period import Period, PeriodKind
from capaian.domain.registers.closed_month import (
    CountBasis,
    Feed,
    FeedMethod,
    Register,
    RegisterClosing,
    closing_title,
)
from capaian.rules.registers.feed import feed_of
from capaian.web.feed.month_closing import close_month
from capaian.web.offices.models import Holding, Role
from capaian.web.services.models import CountedTable, Tally
from capaian.web.services.presses import keep_presses
from capaian.web.services.sums import count_month
from capaian.web.services.visits.models import Visit
from capaian.web.trail.record import Author, compare_rows, trail_key
from capaian.web.years.known import know

TABLES = f"{PAGE}tabel/"
MARCH = Period.parse(f"{YEAR}-M03")


@pytest.fixture(name="house")
def made(tmp_path: Path) -> House:
    house = counting_house(tmp_path)
    own = {"field": "office", "unit": "surat", "stages": "recorded"}
    add(house, "registers/services.csv", code="surat", name="Surat masuk", **own)
    add(house, "registers/services.csv", code="kas", name="Kas", amount="level", **own)
    house.year.refresh_from_db()
    return house


@pytest.fixture(name="browser")
def signed_in(house: House) -> Client:
    return house.browser("clerk")


def fields(page: str) -> dict[str, str]:
    """What the page would send again as it is."""
    found = dict(re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', page))
    for name, options in re.findall(
        r'<select[^>]* name="([^"]+)">(.*?)</select>', page, re.DOTALL
    ):
        chosen = re.search(r'value="([^"]*)" selected', options) or re.search(
            r'value="([^"]*)"', options
        )
        found[name] = chosen[1] if chosen else ""
    return {unescape(name): unescape(text) for name, text in found.items() if "csrf" not in name}


def bring(
    browser: Client, text: str | bytes, name: str = "maret.csv", **answers: str
) -> tuple[str, str]:
    """Bring a table, and answer what is asked: the address of its page, and the page."""
    content = text if isinstance(text, bytes) else text.encode()
    sent = {"file": SimpleUploadedFile(name, content)}
    address = browser.post(TABLES, sent).headers["Location"]
    page = browser.get(address).content.decode()
    if answers:
        page = browser.post(address, {**fields(page), **answers}).content.decode()
    return address, page


def workbook(**sheets: list[list[object]]) -> bytes:
    """A file with sheets by their names; a name with a sign at its end is hidden,
    a row with `None` too.

    With "!" a row gives the first cell a comment.
    """
    stream = BytesIO()
    with xlsxwriter.Workbook(stream) as book:
        for name, rows in sheets.items():
            sheet = book.add_worksheet(name)
            for number, row in enumerate(rows):
                sheet.write_row(number, 0, [each for each in row if each != "!"])
                if "!" in row:
                    sheet.write_comment(0, 0, "Siti Aminah")
                if None in row:
                    sheet.set_row(number, None, None, {"hidden": True})
            if name.endswith("_"):
                sheet.hide()
    return stream.getvalue()


def compared(page: str, name: str) -> list[str]:
    """The numbers of a row of the page, of the first table that has it: register, table;
    or before, after.
    """
    row = page.split(f">{name}, ")[1].split("</tr>")[0]
    return re.findall(
        r'class="r" data-l="(?:Register|Tabel ini|Semula|Menjadi)">(?:<span>)?([\d.]+)', row
    )


def write(browser: Client, address: str, page: str, **more: str) -> str:
    sent = {**fields(page), "tindakan": "tulis", **more}
    return browser.post(address, sent, follow=True).content.decode()


def choose(browser: Client, address: str, page: str, answer: str, **more: str) -> str:
    """Answer all questions of the page alike, and write it."""
    assert "Pilih mana yang benar" in page and 'value="tulis"' not in page
    page = browser.post(address, {**fields(page), "pilih-semua": answer}).content.decode()
    return write(
        browser, address, page, **{"pilih-semua": answer, "alasan": "Agenda tercecer.", **more}
    )


def sums(**where: object) -> dict[tuple[str, str], int]:
    rows = (
        Tally.objects.filter(**where)
        .order_by()
        .values_list("service", "stage")
        .annotate(Sum("count"))
    )
    return {(service, stage): total for service, stage, total in rows}


DAYS = f"""Tanggal;Surat masuk;Kas;NIK diterima
Senin, 3 Maret {YEAR};12;500;3
04/03/{YEAR};8;700;-
5-3-{YEAR};0;650;2
Jumlah;20;1850;5
"""


def take(browser: Client, text: str, **answers: str) -> str:
    address, page = bring(browser, text, **answers)
    return write(browser, address, page)


def test_three_shapes_and_a_correction(house: House, browser: Client) -> None:
    assert "maret.csv ditulis" in take(browser, DAYS)
    assert sums() == {("surat", "recorded"): 20, ("kas", "recorded"): 1850, ("nik", "received"): 5}
    assert "Berkas ini sudah ditulis untuk tempat ini" in take(browser, DAYS)
    assert "Tidak ada perubahan" in take(browser, f"{DAYS}\n")
    other = DAYS.replace(";8;", ";5;").replace(";20;", ";17;")
    address, page = bring(browser, other)
    assert compared(page, "Surat masuk, dicatat") == ["20", "17"]
    write(browser, address, page)
    assert sums(service="surat") == {("surat", "recorded"): 17}
    assert "Tidak ada perubahan" in take(
        browser, f"Rekap Maret {YEAR}\nBulan;Surat masuk\nMaret;17\n"
    )
    address, page = bring(
        browser, f"Rekap bulan Maret {YEAR}\nKecamatan;Surat masuk\nHulu;13\nHilir;8\n"
    )
    assert compared(page, "Surat masuk, dicatat") == ["17", "21"]
    assert "maret.csv ditulis" in choose(browser, address, page, "tabel")
    assert sums(service="surat") == {("surat", "recorded"): 21}
    turned = f"Jenis;Tahap;3 Maret {YEAR};4 Maret {YEAR}\nnik;diterima;3;1\nKTP;dicetak;4;5\n"
    assert "maret.csv ditulis" in take(browser, turned)
    lines = f"Tanggal;Jenis;Tahap;Kecamatan;Jumlah\n6/3/{YEAR};KIA 0-4;dicetak;Kec. Hilir;7\n"
    assert "maret.csv ditulis" in take(browser, lines)
    assert sums(service__in=("ktp", "kia", "nik")) == {
        ("nik", "received"): 6,
        ("ktp", "printed"): 9,
        ("kia", "printed"): 7,
    }
    month = count_month(house.year, MARCH)
    assert {(each.item, int(each.value)) for each in month.figures if each.is_recap} == {
        ("surat", 13),
        ("surat", 8),
    }
    day = browser.get(f"{PAGE}hari/?tempat=loket-1&hari={YEAR}-03-31").content.decode()
    assert "Rekap bulanan" in day and "maret.csv" in day


BAD = {
    "31 February": (
        f"Tanggal;Surat masuk\n31/02/{YEAR};4\n1/3/{YEAR};3\n",
        "31/02/",
        "bukan tanggal",
    ),
    "a kind misspelt": (
        f"Tanggal;Jenis;Jumlah\n1/3/{YEAR};Surat masuq;4\n",
        "Surat masuq",
        "Yang terdekat: Surat masuk",
    ),
    "names of persons": (
        f"Tanggal;Nama;Surat masuk\n1/3/{YEAR};Budi;4\n",
        "kolom B",
        "memuat data orang",
    ),
    "NIK": (
        f"Tanggal;Kode;Surat masuk\n1/3/{YEAR};6311012501900001;4\n",
        "kolom B",
        "nomor orang",
    ),
    "another month": (
        f"Rekap bulan Maret {YEAR}\nTanggal;Surat masuk\n1/4/{YEAR};4\n",
        "baris 3",
        "sedangkan tabelnya Maret",
    ),
    "nothing": ("Tanggal;Barang\n1/3/2024;4\n", "kolom", "Barang"),
    "a word among numbers of no kind": (
        f"Tanggal;Surat masuk;Barang\n1/3/{YEAR};4;2\n2/3/{YEAR};4;x\n",
        "Barang",
        "belum disebut artinya",
    ),
    "a day to come": ("Tanggal;Surat masuk\n1/3/2044;4\n", "", "2044"),
}


@pytest.mark.parametrize("case", BAD)
def test_bad_input(house: House, browser: Client, case: str) -> None:
    text, *words = BAD[case]
    _, page = bring(browser, text)
    shown = re.sub(r"<select.*?</select>", "", page, flags=re.DOTALL)
    assert not [each for each in words if each not in shown]
    assert "(--" not in shown and "pilih &quot;" not in shown, (
        "pages name no option of the command"
    )
    assert 'value="tulis"' not in page
    assert not Tally.objects.exists() and not CountedTable.objects.exists()


def test_nothing_of_persons_is_kept_with_the_table(house: House, browser: Client) -> None:
    """Fault: the whole file is kept as evidence,
    and a sheet that nobody read has names or is hidden.
    """
    table = [["Tanggal", "Surat masuk"], [f"3/3/{YEAR}", 12]]
    people = [["Nama pemohon", "Berkas"], ["Budi", 3], ["Sari", 4]]
    _, page = bring(browser, workbook(Maret=table, Sheet2=[]), "a.xlsx")
    assert "memuat data orang" not in page and 'value="tulis"' in page
    _, page = bring(browser, workbook(Maret=table, Pemohon=people), "b.xlsx")
    assert "memuat data orang" in page and 'value="tulis"' not in page
    _, page = bring(browser, workbook(Maret=table, Lama_=people), "c.xlsx")
    assert "Lama_ tersembunyi atau bukan tabel" in page and 'value="tulis"' not in page
    _, page = bring(browser, workbook(Maret=[*table, [f"4/3/{YEAR}", 50, None, "!"]]), "d.xlsx")
    assert (
        "memuat komentar sel" in page
        and "Baris 3 tersembunyi" in page
        and 'value="tulis"' not in page
    )
    assert not Tally.objects.exists() and not CountedTable.objects.exists()


def test_what_a_table_leaves_unclear_is_a_question(house: House, browser: Client) -> None:
    """Fault: the month becomes another number than was chosen, what had no kecamatan counts twice,
    a level is shown as a sum, or one file is written for two places without a word.
    """
    address, page = bring(browser, DAYS)
    assert compared(page, "Kas, dicatat") == ["0", "650"]
    write(browser, address, page)
    assert "sudah ditulis untuk Loket 1" in bring(browser, DAYS, tempat="kec-hulu")[1]
    address, page = bring(browser, f"Rekap Maret {YEAR}\nBulan;Surat masuk\nMaret;50\n")
    choose(browser, address, page, "tabel")
    address, page = bring(browser, f"Tanggal;Surat masuk\n3/3/{YEAR};10\n")
    assert compared(page, "Surat masuk, dicatat") == ["42", "10"]
    options = page.split('id="pilih-1"')[1].split("</select>")[0]
    assert re.findall(r'<option value="\w+">([^<]+)', options) == [
        "tabel ini: 10 (dikeluarkan: tabel jabatan ini 30)",
        "register: 42",
        "keduanya dijumlah: 40",
    ]
    choose(browser, address, page, "tabel")
    assert sums(service="surat") == {("surat", "recorded"): 18}
    take(browser, f"Tanggal;Kecamatan;Surat masuk\n3/3/{YEAR};Hulu;4\n3/3/{YEAR};Hilir;5\n")
    assert sums(service="surat", day=date(YEAR, 3, 3), area="") == {("surat", "recorded"): 0}
    assert sums(service="surat") == {("surat", "recorded"): 17}
    lines = f"Tanggal;Kas;NIK diterima\n3/3/{YEAR};500;3\n5/3/{YEAR};650;"
    take(browser, f"{lines}2\n4/3/{YEAR};700;6\n")
    address, page = bring(browser, f"{lines}8\n")
    assert compared(page, "NIK, diterima") == ["11", "11"]
    choose(browser, address, page, "jumlah")
    assert sums(service="nik") == {("nik", "received"): 17}


def test_words_of_a_column_are_a_question_before_the_file_is_kept(
    house: House, browser: Client
) -> None:
    """Fault: names below a heading that nobody expects are kept as
    evidence for the whole office.
    """
    text = f"Tanggal;{{}};Surat masuk\n1/3/{YEAR};Siti Rahayu;4\n"
    assert "memuat data orang" in bring(browser, text.format("Almarhum"))[1]
    address, page = bring(browser, text.format("Catatan"))
    assert "Kolom Catatan berisi kata" in page and 'value="tulis"' not in page
    page = browser.post(address, {**fields(page), "kolom-1": "-"}).content.decode()
    assert 'value="tulis"' in page


def test_a_heading_that_is_not_known_gets_likely_kinds_first_and_nothing_is_read_by_a_guess(
    house: House, browser: Client
) -> None:
    """Fault: KIA without its ages cannot be chosen,
    or numbers are taken for a kind that nobody confirmed.
    """
    address, page = bring(browser, f"Tanggal;KIA;Yang diproses NIK\n{DAY};4;5\n")
    lists = [re.findall(r'value="([^"]*)"', each) for each in page.split("Yang mirip")[1:]]
    assert [each.split("|")[0] for each in lists[0][:4]] == ["kia"] * 4 and lists[1][
        0
    ] == "nik||processed"
    assert fields(page)["kolom-1"] == "" and fields(page)["kolom-2"] == "nik||processed"
    assert 'value="tulis"' not in page
    page = browser.post(address, {**fields(page), "kolom-1": "kia|5-16|printed"}).content.decode()
    assert "ditulis" in write(browser, address, page)
    assert sums() == {("kia", "printed"): 4, ("nik", "processed"): 5}


def test_pasted_rows_are_a_table_that_asks_what_it_does_not_know(
    house: House, browser: Client
) -> None:
    """Fault: rows without heads lose the first one,
    or a name that nobody knows is counted as nothing.
    """
    lines = f"04-03-{YEAR}\tKIA\tdicetak\t\t5\n04-03-{YEAR}\tkia 5-16\tprinted\tHilir\t2\n"
    lines += f"05-03-{YEAR}\tKTP\tdicetak\tHilr\t1.000"
    nothing = browser.post(TABLES, {"tempelan": " "})
    assert nothing.status_code == 422 and "tempel barisnya" in nothing.content.decode()
    address = browser.post(f"{TABLES}?tempat=kec-hulu", {"tempelan": lines}).headers["Location"]
    page = browser.get(address).content.decode()
    assert 'value="kec-hulu" selected' in page and 'value="tulis"' not in page
    answers = {"arti-KIA": "kia|0-4", "arti-Hilr": AREAS[1]}
    page = browser.post(address, {**fields(page), **answers}).content.decode()
    assert "tempelan.tsv ditulis" in write(browser, address, page)
    found = Tally.objects.order_by("pk").values_list("site", "service", "area", "detail", "count")
    assert [*found] == [
        ("kec-hulu", "kia", AREAS[0], "0-4", 5),
        ("kec-hulu", "kia", AREAS[1], "5-16", 2),
        ("kec-hulu", "ktp", AREAS[1], "", 1000),
    ]


def test_stages_that_a_table_leaves_out_are_one_question_and_known_by_kind_afterwards(
    house: House, browser: Client
) -> None:
    """Fault: each kind is asked about by itself,
    or the answer of one table goes for other kinds.
    """
    lines = f"Tanggal;Jenis;Jumlah\n1/3/{YEAR};KTP;4\n2/3/{YEAR};NIK;3\n"
    address, page = bring(browser, lines)
    assert "KTP: tahap tidak tertulis di tabel ini" in page and 'value="tulis"' not in page
    assert re.findall(
        r'<option value="(\w+)">', page.split('id="tahap"')[1].split("</select>")[0]
    ) == ["received"]
    page = browser.post(address, {**fields(page), "tahap": "received"}).content.decode()
    assert "ditulis" in write(browser, address, page)
    assert sums() == {("ktp", "received"): 4, ("nik", "received"): 3}
    assert CountedTable.objects.get().words == {"KTP: tahap": "received", "NIK: tahap": "received"}
    assert "tahap tidak tertulis" not in bring(browser, lines)[1]


def test_sheets_with_the_same_heads_come_together(house: House, browser: Client) -> None:
    """Fault: of a sheet for each month one is written,
    or a day that two sheets have counts twice.
    """
    head, own = ["Tgl", "Surat masuk"], [[day, day % 3] for day in range(1, 8)]
    _, page = bring(browser, workbook(Januari=[head, *own], Februari=[head, *own]), "a.xlsx")
    assert "14 angka terbaca" in page and 'value="tulis"' in page
    head = ["Tanggal", "Surat masuk"]
    _, page = bring(
        browser, workbook(A=[head, [f"1/3/{YEAR}", 2]], B=[head, [f"1/3/{YEAR}", 3]]), "b.xlsx"
    )
    assert "sudah ada di lembar lain" in page and 'value="tulis"' not in page


def test_a_table_of_one_post_leaves_what_others_counted_and_is_sealed_whole(
    house: House, browser: Client
) -> None:
    """Fault: the table of one holder takes away what another counted,
    or a number in it is changed later.
    """
    send(house, a_press(stage="printed", count=5, post=""))
    address, page = bring(browser, f"Tanggal;KTP dicetak\n{DAY};7\n")
    assert compared(page, "KTP, dicetak") == ["5", "7"] and "loket 5" in page
    assert "Tulis alasan" in choose(browser, address, page, "tabel", alasan="")
    assert "ditulis" in choose(browser, address, page, "jumlah", alasan="")
    assert sums() == {("ktp", "printed"): 12} and sums(table=None) == {("ktp", "printed"): 5}
    assert not compare_rows(trail_key())
    with connection.cursor() as cursor:
        for statement in guards_of("services_tally"):
            cursor.execute(statement)
        cursor.execute("UPDATE services_tally SET count = 9 WHERE table_id IS NOT NULL")
    assert [each for each in compare_rows(trail_key()) if "Tabel yang dibawa maret.csv" in each]


def test_documents_of_a_visit_are_a_question_and_stay(house: House, browser: Client) -> None:
    """Fault: a table adds to what a visit counted of that day, or takes it away,
    without a word.
    """
    sheet = sent_of("03-04", "Jebol", "", "done", {"ktp": 12})
    sheet |= {"site": "loket-1", "counted": "first"}
    assert browser.post(f"{VISITS}baru/", sheet).status_code == 302
    table = f"Tanggal;KTP diterima\n{DAY};{{}}\n"
    assert "Tidak ada perubahan" in bring(browser, table.format(12))[1]
    address, page = bring(browser, table.format(4), **{"pilih-semua": "tabel"})
    assert "kunjungan 12" in page and "lembar kunjungan" in page and 'value="tulis"' not in page
    assert 'value="tulis"' not in bring(browser, table.format(4), **{"pilih-semua": "entah"})[1]
    for number, answer, total in ((4, "jumlah", 16), (20, "tabel", 20), (30, "jumlah", 42)):
        choose(browser, *bring(browser, table.format(number)), answer)
        assert sums() == {("ktp", "received"): total}
    address, page = bring(browser, f"Rekap Maret {YEAR}\nKecamatan;KTP diterima\nHulu;50\n")
    choose(browser, address, page, "tabel")
    assert sums() == {("ktp", "received"): 50}
    visit = Visit.objects.get()
    corrected = {**sheet, "n-ktp": "10", "version": "1"}
    assert browser.post(f"{VISITS}{visit.pk}/", corrected).status_code == 302, (
        "its own are still there"
    )
    assert sums() == {("ktp", "received"): 48}


def test_a_table_of_one_holder_is_no_correction_of_that_of_another(house: House) -> None:
    """Fault: who brings a table may take out what another holder of the same post brought."""
    house.people["kedua"] = person("kedua", house.year.office, Role.DATA_ENTRY)
    own = {"office": house.year.office, "user": house.people["kedua"], "post": POST}
    Holding.objects.create(**own, since=date(YEAR, 1, 1))
    for who, days in (("holder", (3, 4, 5)), ("kedua", (3, 5))):
        text = "".join(f"{day}/3/{YEAR};7\n" for day in days)
        address, page = bring(house.browser(who), f"Tanggal;KTP dicetak\n{text}", jabatan=POST)
        if who == "kedua":
            assert "tabel lain 21" in page and "tabel jabatan ini" not in page
            choose(house.browser(who), address, page, "jumlah", jabatan=POST)
        else:
            write(house.browser(who), address, page, jabatan=POST)
    assert sums() == {("ktp", "printed"): 35}


def test_a_title_that_names_another_stage_goes_over_what_was_remembered(
    house: House, browser: Client
) -> None:
    """Fault: the sheet of printed cards is read as received ones, as the sheet before it was."""
    rows = f"Tanggal;KTP\n{DAY};5\n"
    address, page = bring(browser, rows, **{"kolom-1": "ktp||received"})
    assert "ditulis" in write(browser, address, page, **{"kolom-1": "ktp||received"})
    address, page = bring(browser, f"KTP dicetak, Maret {YEAR}\n{rows}")
    assert "dicetak" in page and f"4 Maret {YEAR}" in page
    assert "ditulis" in write(browser, address, page)
    assert sums(service="ktp") == {("ktp", "received"): 5, ("ktp", "printed"): 5}


def test_a_level_is_no_sum_and_running_totals_are_a_question(
    house: House, browser: Client
) -> None:
    """Fault: cash of three days is added up to the month,
    or sums since the first day are counted again.
    """
    assert "ditulis" in take(browser, DAYS)
    _, page = bring(browser, f"Rekap Maret {YEAR}\nKecamatan;Kas\nHulu;1850\n")
    assert compared(page, "Kas, dicatat") == ["650", "1.850"]
    assert "keadaan tidak dijumlah" in page and "keduanya dijumlah: " not in page
    place, month = Place("feeds.csv"), PeriodKind.MONTH
    of_cash = (
        Register.SERVICES,
        ("kas",),
        ("recorded",),
        (),
        None,
        None,
        None,
        (),
        FeedMethod.LAST,
    )
    feed = Feed(None, None, None, "", *of_cash, None, month, place)
    parts = count_month(house.year, MARCH).find_parts(feed, None, "")
    assert [(each.text, each.table) for each in parts] == [("650", "maret.csv")]
    rising = "".join(f"{day}/3/{YEAR};{10 * day}\n" for day in range(11, 19))
    assert "Apakah jumlah berjalan?" in bring(browser, f"Tanggal;Surat masuk\n{rising}")[1]


def test_a_closed_day_is_refused_by_name_and_nothing_of_the_table_is_written(
    house: House, browser: Client
) -> None:
    assert "ditulis" in take(browser, DAYS)
    day = house.year.office.site_days.get(day=date(YEAR, 3, 4))
    day.closed_at = now()
    day.save()
    before = Tally.objects.count()
    address, page = bring(browser, DAYS.replace(";8;", ";5;").replace(";12;", ";15;"))
    assert f"Hari 04-03-{YEAR} di tempat ini sudah ditutup" in page
    assert f'hari/?tempat=loket-1&amp;hari={YEAR}-03-04">Buka harinya</a>' in page
    assert "Periksa" in write(browser, address, page)
    assert Tally.objects.count() == before
    house.year.office.site_days.update(closed_at=now(), signed_at=now())
    close_month(house.year, Register.SERVICES, MARCH, Author(house.people["holder"]))
    page = bring(browser, DAYS.replace(";8;", ";5;").replace("20;", "17;"))[1]
    assert f'/register/services/3/">Buka Maret {YEAR}</a>' in page


def test_a_kind_that_ended_is_refused_after_its_last_day(house: House, browser: Client) -> None:
    add(
        house,
        "registers/services.csv",
        code="lama",
        name="Cara lama",
        unit="x",
        field="office",
        stages="recorded",
        valid_from=f"{YEAR}-01-01",
        valid_to=f"{YEAR}-03-10",
    )
    house.year.refresh_from_db()
    _, page = bring(browser, f"Tanggal;Cara lama\n10/3/{YEAR};4\n11/3/{YEAR};4\n12/3/{YEAR};0\n")
    assert (
        f"Cara lama tidak berlaku pada 11 Maret {YEAR}" in page
        and f"pada 12 Maret {YEAR}" not in page
    )
    assert "ditulis" in take(browser, f"Rekap Maret {YEAR}\nKecamatan;Cara lama\nHulu;9\n")
    months = f"Bulan;Cara lama\nFebruari {YEAR};5\nApril {YEAR};"
    assert f"Cara lama tidak berlaku pada April {YEAR}" in bring(browser, f"{months}1\n")[1]
    assert "ditulis" in take(browser, f"{months}0\n")
    assert sums(service="lama") == {("lama", "recorded"): 14}


def test_what_was_not_brought_is_a_question_and_unknown_until_somebody_writes_0(
    house: House, browser: Client
) -> None:
    """Fault: letters of a month that was forgotten are 0, and the year is fed with it."""
    feed = {
        "register": "services",
        "item": "surat",
        "stage": "recorded",
        "how": "sum",
        "span": "month",
    }
    add(house, "feeds.csv", measure="ktp.holders", **feed)
    assert "ditulis" in take(browser, f"Tanggal;Surat masuk;NIK diterima\n5/2/{YEAR};9;1\n")
    assert "ditulis" in take(browser, f"Tanggal;NIK diterima\n4/3/{YEAR};3\n")
    house.year.office.site_days.update(closed_at=now(), signed_at=now())
    author = Author(house.people["holder"])
    close_month(house.year, Register.SERVICES, Period.parse(f"{YEAR}-M02"), author)
    holder, address = house.browser("holder"), f"/kecil/{YEAR}/register/services/3/"
    shown = holder.get(address).text
    assert f"Tanpa catatan bulan ini: Surat masuk (terakhir 05-02-{YEAR})" in shown
    assert "tidak diketahui: belum dibawa" in shown
    assert holder.post(address).status_code == 422
    for zeros, expected in ((["surat"], ["0"]), ([], [])):
        assert holder.post(address, {**answers_of(house), "nol": zeros}).status_code == 302
        house.year.refresh_from_db()
        month = (
            row for row in feed_of(know(house.year).read.require()).values if row.period == MARCH
        )
        assert [str(each.value) for each in month] == (expected or ["None"])
        found = house.year.rows.filter(sheet="counts.csv", cells__period=str(MARCH))
        assert [each.cells["value"] for each in found] == expected
        if zeros:
            why = {"buka": "ya", "alasan": "Agenda surat Maret belum dibawa."}
            assert holder.post(address, why).status_code == 302


def test_presses_of_a_month_with_a_recap_are_refused_and_what_visits_add_is_a_question(
    house: House, browser: Client
) -> None:
    """Fault: presses that a recap has already are added to it without a word."""
    assert "ditulis" in take(browser, f"Rekap Maret {YEAR}\nKecamatan;NIK diterima\nHulu;249\n")
    a_nik = {"service": "nik", "post": Tally.objects.get().post}
    refused = send(house, a_press(**a_nik)).json()["message"]
    assert f"Maret {YEAR} sudah dibawa sebagai rekap bulanan:" in refused
    assert send(house, a_press(**a_nik, day=date(YEAR, 2, 28))).status_code == 200
    keep_presses(house.year, house.people["clerk"], [a_press(**a_nik, count=6)], of_visits=True)
    shown = house.browser("holder").get(f"/kecil/{YEAR}/register/services/3/").text
    assert "6 dihitung sesudah rekap bulanan dibawa" in shown
    assert send(house, a_press(**a_nik, count=-6)).status_code == 200
    assert (
        "sesudah rekap"
        not in house.browser("holder").get(f"/kecil/{YEAR}/register/services/3/").text
    )


def test_a_month_of_recaps_says_so_and_one_of_days_does_not() -> None:
    """Fault: a figure that nobody counted by day names its days in the trace."""
    closing = RegisterClosing(
        Register.SERVICES,
        MARCH,
        1,
        date(YEAR, 4, 2),
        21,
        2,
        "0" * 64,
        "",
        Place("registers/closings.csv"),
    )
    titles = [closing_title(Register.SERVICES, MARCH, [closing], basis) for basis in CountBasis]
    assert titles[1] == f"Register pelayanan Maret {YEAR}, ditutup 2-4-{YEAR}, rekap bulanan"
    assert titles[2] == f"{titles[0]}, sebagian rekap bulanan"
    assert closing.title.endswith("21 hari, 2 tempat")


def test_a_kind_with_its_stage_counts_once_when_another_gets_its_own(
    house: House, browser: Client
) -> None:
    """Fault: what was read before the answer is added to what is read after it."""
    lines = f"Tanggal;Jenis;Jumlah\n1/3/{YEAR};KTP;4\n2/3/{YEAR};Surat masuk;5\n"
    address, page = bring(browser, lines)
    page = browser.post(address, {**fields(page), "tahap": "received"}).content.decode()
    write(browser, address, page)
    assert sums() == {("ktp", "received"): 4, ("surat", "recorded"): 5}
