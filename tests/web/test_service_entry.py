"""A day at the counter: entered, signed, reported, and asked about where it looks odd."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any
from urllib.parse import quote
from uuid import uuid4

import pytest
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.utils.timezone import now
from openpyxl import load_workbook
from tests.web.approving import add, row, write
from tests.web.counting import DAY, PAGE, a_press, counting_house, send
from tests.web.filling import AREAS, YEAR, House
from tests.web.test_blanks import LETTER, move
from tests.web.test_services import MONTH, close

from capaian.domain.period import Period
from capaian.domain.registers.closed_month import Register
from capaian.web.feed.month_closing import close_month
from capaian.web.jobs.worker import work_once
from capaian.web.services.catalogue import catalogue_of
from capaian.web.services.day_closing import daily_report
from capaian.web.services.models import SiteDay, Tally
from capaian.web.services.sums import count_month
from capaian.web.trail.models import Entry
from capaian.web.trail.record import Author
from capaian.web.years.contents import content_path
from capaian.web.years.models import OfficeYear
from capaian.writers.paper_files import ALL_FORMATS

SHEET = f"{PAGE}turus/"


@pytest.fixture(name="house")
def made(tmp_path: Path) -> House:
    return counting_house(tmp_path)


@pytest.fixture(name="browser")
def signed_in(house: House) -> Client:
    return house.browser("clerk")


def place(**more: str) -> dict[str, str]:
    return {"tempat": "loket-1", "hari": str(DAY), "formulir": uuid4().hex, **more}


def counted() -> list[tuple[str, str, str, int]]:
    return [(each.site, each.area, each.detail, each.count) for each in Tally.objects.all()]


@pytest.mark.parametrize(
    ("query", "words"),
    [
        (f"tempat=loket-1&hari={YEAR + 1}-01-02", f"Hari 02-01-{YEAR + 1} di luar tahun {YEAR}."),
        (f"tempat=loket-9&hari={DAY}", "Pilih tempat dari daftar."),
    ],
)
def test_where_nothing_can_be_counted_no_counters_are_shown(
    browser: Client, query: str, words: str
) -> None:
    """Fault: the page falls back to the first site or the last day, and counts there."""
    for page in ("turus/", "hari/"):
        shown = browser.get(f"{PAGE}{page}?{query}").content.decode()
        assert words in shown
        assert not re.search(r'<fieldset|class="tekan"|Tutup hari<', shown)
    for page in (PAGE, f"{PAGE}harian/", f"/kecil/{YEAR}/blangko/"):
        assert words in browser.get(f"{page}?{query}").content.decode(), (
            "another day is not shown silently"
        )


def test_a_day_of_another_year_leads_to_its_sheet(house: House, browser: Client) -> None:
    query = f"?tempat=loket-1&hari={YEAR + 1}-01-02"
    assert "Buka di tahun" not in browser.get(SHEET + query).content.decode()
    OfficeYear.objects.create(office=house.year.office, year=YEAR + 1)
    address = f"/kecil/{YEAR + 1}/pelayanan/turus/{query.replace('&', '&amp;')}"
    assert (
        f'href="{address}">Buka di tahun {YEAR + 1}<'
        in browser.get(SHEET + query).content.decode()
    )


def test_site_and_day_are_named_at_the_counters_and_after_numbers_were_added(
    browser: Client,
) -> None:
    where = f"Loket 1, 4 Maret {YEAR}"
    for more in ("", "&ketik=ya"):
        shown = browser.get(f"{SHEET}?tempat=loket-1&hari={DAY}{more}").content.decode()
        assert f'<h2 class="s">{where}</h2>' in shown
    assert f">Tambahkan semua</button> {where}</p>" in shown
    sent = place(**{"n:ktp||received": "1.500", "ketik": "ya", "kecamatan": AREAS[1]})
    shown = browser.post(SHEET, sent, follow=True).content.decode()
    assert f"1500 ditambahkan: {where}." in shown
    assert re.search(rf'<option value="{AREAS[1]}" selected', shown)


@pytest.mark.parametrize("typed", ["1.5", "1,500", "1.0", "15.00", "1500.000"])
def test_what_is_no_whole_number_is_counted_nowhere(
    house: House, browser: Client, typed: str
) -> None:
    """Fault: of 1.5 the dot is taken away, of 1.0 the decimals."""
    shown = browser.post(SHEET, place(ketik="ya", **{"n:ktp||received": typed})).content.decode()
    assert "bukan angka bulat" in shown
    assert not counted()


def test_a_divided_service_is_counted_by_detail_alone(house: House) -> None:
    refused = send(house, a_press(service="kia"))
    assert (refused.status_code, refused.json()["message"]) == (
        422,
        "KIA: pilih rinciannya, 0-4 atau 5-16.",
    )
    Tally.objects.bulk_create(
        [
            Tally(
                office=house.year.office,
                key=uuid4(),
                by=house.people["clerk"],
                day=DAY,
                site="loket-1",
                service="kia",
                stage="printed",
                count=17,
            )
        ]
    )
    report = house.browser("clerk").get(f"{PAGE}harian/?hari={DAY}").content.decode()
    assert "17 KIA dicetak tanpa rincian tidak masuk kolom mana pun." in report
    assert send(house, a_press(service="kia", stage="printed", count=-17)).status_code == 200


def test_what_has_no_kecamatan_is_questioned_where_a_feed_divides_by_it(house: House) -> None:
    send(
        house, a_press(count=5), a_press(area=AREAS[1], count=8), a_press(stage="printed", count=3)
    )
    address, words = f"{PAGE}hari/?tempat=loket-1&hari={DAY}", "tidak masuk angka per kecamatan"
    assert words not in house.browser("clerk").get(address).content.decode()
    feed = {"measure": "ktp.holders", "register": "services", "item": "ktp", "stage": "received"}
    add(house, "feeds.csv", **feed, area="*", how="sum", span="month")
    assert f"{words}: 5 KTP diterima." in house.browser("clerk").get(address).content.decode()


def test_what_takes_away_too_much_names_whose_counts_are_meant(house: House) -> None:
    send(house, a_press(count=3, area=AREAS[1]))
    assert (
        "(tanpa kecamatan, tanpa jabatan): KTP diterima."
        in send(house, a_press(count=-1)).json()["message"]
    )


REPORT = f"{PAGE}harian/"
PRINTED = {"ktp": 40, "0-4": 7, "5-16": 9}


@pytest.fixture(name="counted")
def with_daily_counts(tmp_path: Path) -> House:
    counted = counting_house(tmp_path)
    for code, blank, document in (("ktp", "ktp-el", "KTP-el"), ("kia", "kia", "KIA")):
        write(
            counted,
            row(counted, "registers/services.csv", code=code),
            blank=blank,
            document=document,
        )
    add(counted, "registers/hours.csv", weekdays="12345", opens="08:00", closes="15:00")
    send(
        counted,
        a_press(service="ktp", stage="printed", count=PRINTED["ktp"]),
        *(
            a_press(service="kia", stage="printed", detail=each, count=PRINTED[each])
            for each in ("0-4", "5-16")
        ),
        a_press(
            service="kia", stage="printed", detail="0-4", count=2, site="kec-hulu", area=AREAS[0]
        ),
        a_press(service="kia", stage="received", detail="0-4", count=90),
        a_press(service="nik", stage="processed", count=5),
        a_press(service="nik", stage="processed", count=500, day=DAY - timedelta(days=1)),
    )
    return counted


def get(counted: House, address: str, who: str = "clerk") -> HttpResponse:
    answer: HttpResponse = counted.browser(who).get(address)
    return answer


def counts(counted: House, day: date = DAY) -> dict[str, int | None]:
    report = daily_report(counted.year.office, catalogue_of(counted.year), day)
    return {
        f"{each.column.group} {each.column.name}".strip(): each.count for each in report.figures
    }


def test_columns_are_sums_of_the_day_and_what_nobody_counts_is_no_nought(counted: House) -> None:
    """Fault: a column takes another stage, age or day, or a service that the office lacks is 0."""
    move(counted, "opening", 500)
    move(counted, "spoiled", 3, reason="print")
    with connection.cursor() as cursor:
        cursor.execute(
            "select service, detail, sum(count) from services_tally"
            " where day = %s and stage in ('printed', 'processed') group by 1, 2",
            [DAY],
        )
        sums = {(service, detail): total for service, detail, total in cursor.fetchall()}
    found = counts(counted)
    assert len(found) == 21
    assert {name: count for name, count in found.items() if count is not None} == {
        "NIK baru": sums["nik", ""],
        "KIA 0-5 tahun": sums["kia", "0-4"],
        "KIA Di atas 5 tahun": sums["kia", "5-16"],
        "Blangko Sisa KTP-el": 500 - 3,
    }
    assert (sums["nik", ""], sums["kia", "0-4"]) == (5, 9)
    page = get(counted, f"{REPORT}?hari={DAY}").content.decode()
    assert "belum diverifikasi" in page
    assert "Sementara: belum menutup hari ini" in page
    assert page.count("layanan atau tahapnya tidak dihitung") >= 10


def test_a_day_without_counts_is_not_a_day_of_noughts(counted: House) -> None:
    assert {*counts(counted, date(YEAR, 5, 5)).values()} == {None}


def cells(answer: HttpResponse) -> list[list[object]]:
    assert answer.status_code == 200
    [sheet] = load_workbook(io.BytesIO(answer.content)).worksheets
    return [list(line) for line in sheet.values]


def test_files_hold_the_report_and_are_the_same_each_time(counted: House) -> None:
    address = f"{REPORT}xlsx/?hari={DAY}"
    table = cells(get(counted, address))
    [line] = [line for line in table if str(line[1]).endswith(str(YEAR)) and "–" in line]
    assert [value for value in line[2:] if value != "–"] == [5, 9, 9]
    assert any("Sementara" in str(each[0]) for each in table)
    assert get(counted, address).content == get(counted, address).content
    assert get(counted, f"{REPORT}pdf/?hari={DAY}").content.startswith(b"%PDF")
    assert get(counted, f"{REPORT}docx/?hari={DAY}").content.startswith(b"PK")
    assert get(counted, f"{REPORT}html/?hari={DAY}").status_code == 404


def test_minutes_have_what_was_destroyed_under_their_number(counted: House) -> None:
    """Fault: cards of other minutes are listed,
    or a number that looks like a formula becomes one.
    """
    move(counted, "opening", 500)
    move(counted, "spoiled", 9, reason="encode")
    number = {"document": f"=1+1 {LETTER}", "document_on": str(DAY)}
    move(counted, "destroyed", 4, reason="encode", **number)
    move(counted, "destroyed", 5, reason="encode", document="lain", document_on=str(DAY))
    query = f"?nomor={quote(number['document'])}&tanggal={DAY}"
    address = f"/kecil/{YEAR}/blangko/berita-acara/xlsx/"
    table = cells(get(counted, f"{address}{query}"))
    assert [line[1:] for line in table if line[3] is not None][-2:] == [
        ["KTP-el", "gagal encode", 4],
        [None, "Jumlah", 4],
    ]
    assert get(counted, f"{address}?nomor=tiada&tanggal={DAY}").status_code == 404
    assert address in get(counted, f"/kecil/{YEAR}/blangko/").content.decode()


def test_the_report_asks_the_database_as_often_however_much_was_counted(
    counted: House, django_assert_num_queries: Callable[[int], Any]
) -> None:
    office, catalogue = counted.year.office, catalogue_of(counted.year)
    with django_assert_num_queries(4):
        daily_report(office, catalogue, DAY)


def test_a_month_that_is_closed_can_be_chosen_for_the_recap(counted: House) -> None:
    """Fault: presses, closing and paper do not meet, or the month cannot be chosen on the page."""
    address = f"/kecil/{YEAR}/naskah/rekap-pelayanan/"
    assert "belum ditutup" in get(counted, address, "planner").content.decode()
    counted.year.office.site_days.update(closed_at=now())
    close_month(
        counted.year,
        Register.SERVICES,
        Period.parse(f"{YEAR}-M03"),
        Author(counted.people["holder"]),
    )
    assert f'value="{YEAR}-M03"' in get(counted, address, "planner").content.decode()
    assert counted.browser("planner").post(address, {"period": f"{YEAR}-M03"}).status_code == 302
    assert work_once()
    files = counted.year.papers.get(name=f"rekap-pelayanan-{YEAR}-m03").files
    assert [*files.values_list("format", flat=True)] == [*ALL_FORMATS]
    book = load_workbook(io.BytesIO(content_path(files.get(format="xlsx").sha256).read_bytes()))
    totals = {str(line[0]): line[1:] for line in book.worksheets[0].values}
    head = totals["Layanan"]
    assert dict(zip(head, totals["KIA"], strict=True))["dicetak"] == 9 + 9
    assert dict(zip(head, totals["NIK"], strict=True))["diproses"] == 505


@pytest.fixture(name="closing")
def with_closed_day(tmp_path: Path) -> House:
    closing = counting_house(tmp_path)
    send(closing, a_press(count=12))
    return closing


def sign(closing: House, who: str = "holder", **sent: str) -> int:
    page = closing.browser("holder").get(f"{PAGE}?hari={DAY}").content.decode()
    stamp = re.search(r'name="dibaca" value="([0-9a-f]{64})"', page)
    sent = {"dibaca": stamp[1] if stamp else "", **sent}
    return closing.browser(who).post(f"{PAGE}?hari={DAY}", sent).status_code


def signed(closing: House) -> dict[str, str]:
    rows = closing.year.office.site_days.exclude(signed_at=None).select_related("signed_by")
    return {each.site: str(each.signed_by) for each in rows}


def test_a_day_is_signed_once_all_sites_have_closed_it(closing: House) -> None:
    assert sign(closing) == 422, "the counter has not closed it"
    send(closing, a_press(site="kec-hulu"))
    close(closing)
    assert sign(closing) == 422, "a district has not closed it"
    assert (
        "1 hari belum ditandatangani: tanggal 4. Yang menandatangani: kepala bidang atau "
        "Kepala Dinas." in [each.text for each in count_month(closing.year, MONTH).questions]
    )
    close(closing, "kec-hulu")
    assert sign(closing, "planner") == 404
    assert sign(closing, dibaca="lain") == 422
    assert [sign(closing), sign(closing)] == [302, 422]
    assert signed(closing) == {"loket-1": "Kabid-Kecil", "kec-hulu": "Kabid-Kecil"}
    assert "Sementara" not in get(closing, f"{REPORT}?hari={DAY}").text
    assert count_month(closing.year, MONTH).questions == ()
    entry = Entry.objects.get(action="services.day_signed")
    assert (entry.after or {})["total"] == 13


def test_nothing_is_counted_on_a_signed_day_at_a_site_that_counted_nothing(closing: House) -> None:
    close(closing)
    assert sign(closing) == 302
    assert "sudah ditutup" in send(closing, a_press(site="kec-hulu")).json()["message"]


def test_a_day_that_is_opened_again_loses_its_signature_with_the_reason(closing: House) -> None:
    close(closing)
    sign(closing)
    assert close(closing, buka="ya", alasan="Sepuluh berkas terlewat.") == 302
    assert signed(closing) == {"kec-hulu": "Kabid-Kecil"}
    entry = Entry.objects.get(action="services.day_reopened")
    assert (entry.reason, (entry.before or {})["signed_by"]) == (
        "Sepuluh berkas terlewat.",
        "Kabid-Kecil",
    )
    for words in ("1 hari belum ditutup", "1 hari belum ditandatangani"):
        assert words in closing.browser("head").get(f"{PAGE}?hari={YEAR}-04-01").content.decode()
        close(closing)
    assert sign(closing, "holder") == 302
    assert SiteDay.objects.filter(signed_at=None).count() == 0
