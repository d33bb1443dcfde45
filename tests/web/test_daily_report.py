"""The daily report and minutes of destroyed cards: sums by a query of their own, and what is not counted."""

from __future__ import annotations

import io
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from django.db import connection
from django.http import HttpResponse
from django.utils.timezone import now
from openpyxl import load_workbook
from tests.web.approving import add, row, write
from tests.web.counting import DAY, PAGE, a_press, counting_house, send
from tests.web.filling import AREAS, YEAR, House
from tests.web.test_blanks import LETTER, move

from capaian.domain.period import Period
from capaian.domain.registers.closed_month import Register
from capaian.web.feed.month_closing import close_month
from capaian.web.jobs.worker import work_once
from capaian.web.services.catalogue import catalogue_of
from capaian.web.services.day_closing import daily_report
from capaian.web.trail.record import Author
from capaian.web.years.contents import content_path
from capaian.writers.paper_files import ALL_FORMATS

pytestmark = pytest.mark.django_db
REPORT = f"{PAGE}harian/"
PRINTED = {"ktp": 40, "0-4": 7, "5-16": 9}


@pytest.fixture(name="own")
def made(tmp_path: Path) -> House:
    own = counting_house(tmp_path)
    for code, blank, document in (("ktp", "ktp-el", "KTP-el"), ("kia", "kia", "KIA")):
        write(own, row(own, "registers/services.csv", code=code), blank=blank, document=document)
    add(own, "registers/hours.csv", weekdays="12345", opens="08:00", closes="15:00")
    send(
        own,
        a_press(service="ktp", stage="printed", count=PRINTED["ktp"]),
        *(
            a_press(service="kia", stage="printed", detail=each, count=PRINTED[each])
            for each in ("0-4", "5-16")
        ),
        a_press(service="kia", stage="printed", detail="0-4", count=2, site="kec-hulu", area=AREAS[0]),
        a_press(service="kia", stage="received", detail="0-4", count=90),
        a_press(service="nik", stage="processed", count=5),
        a_press(service="nik", stage="processed", count=500, day=DAY - timedelta(days=1)),
    )
    return own


def get(own: House, address: str, who: str = "clerk") -> HttpResponse:
    answer: HttpResponse = own.browser(who).get(address)
    return answer


def counts(own: House, day: date = DAY) -> dict[str, int | None]:
    report = daily_report(own.year.office, catalogue_of(own.year), day)
    return {f"{each.column.group} {each.column.name}".strip(): each.count for each in report.figures}


def test_columns_are_sums_of_the_day_and_what_nobody_counts_is_no_nought(own: House) -> None:
    """Fault: a column takes another stage, age or day, or a service that the office lacks is 0."""
    move(own, "opening", 500)
    move(own, "spoiled", 3, reason="print")
    with connection.cursor() as cursor:
        cursor.execute(
            "select service, detail, sum(count) from services_tally"
            " where day = %s and stage in ('printed', 'processed') group by 1, 2",
            [DAY],
        )
        sums = {(service, detail): total for service, detail, total in cursor.fetchall()}
    found = counts(own)
    assert len(found) == 21
    assert {name: count for name, count in found.items() if count is not None} == {
        "NIK baru": sums["nik", ""],
        "KIA 0-5 tahun": sums["kia", "0-4"],
        "KIA Di atas 5 tahun": sums["kia", "5-16"],
        "Blangko Sisa KTP-el": 500 - 3,
    }
    assert (sums["nik", ""], sums["kia", "0-4"]) == (5, 9)
    page = get(own, f"{REPORT}?hari={DAY}").content.decode()
    assert "belum diverifikasi" in page
    assert "Sementara: belum menutup hari ini" in page
    assert page.count("layanan atau tahapnya tidak dihitung") >= 10


def test_a_day_without_counts_is_not_a_day_of_noughts(own: House) -> None:
    assert {*counts(own, date(YEAR, 5, 5)).values()} == {None}


def cells(answer: HttpResponse) -> list[list[object]]:
    assert answer.status_code == 200
    [sheet] = load_workbook(io.BytesIO(answer.content)).worksheets
    return [list(line) for line in sheet.values]


def test_files_hold_the_report_and_are_the_same_each_time(own: House) -> None:
    address = f"{REPORT}xlsx/?hari={DAY}"
    table = cells(get(own, address))
    [line] = [line for line in table if str(line[1]).endswith(str(YEAR)) and "–" in line]
    assert [value for value in line[2:] if value != "–"] == [5, 9, 9]
    assert any("Sementara" in str(each[0]) for each in table)
    assert get(own, address).content == get(own, address).content
    assert get(own, f"{REPORT}pdf/?hari={DAY}").content.startswith(b"%PDF")
    assert get(own, f"{REPORT}docx/?hari={DAY}").content.startswith(b"PK")
    assert get(own, f"{REPORT}html/?hari={DAY}").status_code == 404


def test_minutes_have_what_was_destroyed_under_their_number(own: House) -> None:
    """Fault: cards of other minutes are listed, or a number that looks like a formula becomes one."""
    move(own, "opening", 500)
    move(own, "spoiled", 9, reason="encode")
    number = {"document": f"=1+1 {LETTER}", "document_on": str(DAY)}
    move(own, "destroyed", 4, reason="encode", **number)
    move(own, "destroyed", 5, reason="encode", document="lain", document_on=str(DAY))
    query = f"?nomor={quote(number['document'])}&tanggal={DAY}"
    address = f"/kecil/{YEAR}/blangko/berita-acara/xlsx/"
    table = cells(get(own, f"{address}{query}"))
    assert [line[1:] for line in table if line[3] is not None][-2:] == [
        ["KTP-el", "gagal encode", 4],
        [None, "Jumlah", 4],
    ]
    assert get(own, f"{address}?nomor=tiada&tanggal={DAY}").status_code == 404
    assert address in get(own, f"/kecil/{YEAR}/blangko/").content.decode()


def test_the_report_asks_the_database_as_often_however_much_was_counted(
    own: House, django_assert_num_queries: Callable[[int], Any]
) -> None:
    office, catalogue = own.year.office, catalogue_of(own.year)
    with django_assert_num_queries(4):
        daily_report(office, catalogue, DAY)


def test_a_month_that_is_closed_can_be_chosen_for_the_recap(own: House) -> None:
    """Fault: presses, closing and paper do not meet, or the month cannot be chosen on the page."""
    address = f"/kecil/{YEAR}/naskah/rekap-pelayanan/"
    assert "belum ditutup" in get(own, address, "planner").content.decode()
    own.year.office.site_days.update(closed_at=now())
    close_month(own.year, Register.SERVICES, Period.parse(f"{YEAR}-M03"), Author(own.people["holder"]))
    assert f'value="{YEAR}-M03"' in get(own, address, "planner").content.decode()
    assert own.browser("planner").post(address, {"period": f"{YEAR}-M03"}).status_code == 302
    assert work_once()
    files = own.year.papers.get(name=f"rekap-pelayanan-{YEAR}-m03").files
    assert [*files.values_list("format", flat=True)] == [*ALL_FORMATS]
    book = load_workbook(io.BytesIO(content_path(files.get(format="xlsx").sha256).read_bytes()))
    totals = {str(line[0]): line[1:] for line in book.worksheets[0].values}
    head = totals["Layanan"]
    assert dict(zip(head, totals["KIA"], strict=True))["dicetak"] == 9 + 9
    assert dict(zip(head, totals["NIK"], strict=True))["diproses"] == 505
