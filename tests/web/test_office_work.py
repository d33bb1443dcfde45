"""Work of the office itself in the service register: by post, levels, what is due;
on no page of citizens.
"""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from uuid import uuid4

import pytest
from tests.web.approving import add
from tests.web.counting import PAGE, a_press, counting_house, send
from tests.web.filling import POST, YEAR, House, make_house
from tests.web.twins import person

from capaian.domain.period import Period
from capaian.web.offices.models import Role
from capaian.web.services.catalogue import catalogue_of
from capaian.web.services.day_closing import daily_report
from capaian.web.services.models import Tally
from capaian.web.services.sums import count_month, service_lines
from capaian.web.years.known import know

MARCH = Period.parse(f"{YEAR}-M03")


@pytest.fixture(name="house")
def made(tmp_path: Path) -> House:
    house = counting_house(tmp_path)
    cells = {"field": "office", "posts": POST}
    add(
        house,
        "registers/services.csv",
        code="kas",
        name="Kas",
        unit="rupiah",
        stages="recorded",
        amount="level",
        **cells,
    )
    add(
        house,
        "registers/services.csv",
        code="surat",
        name="Surat",
        unit="surat",
        stages="received on_time",
        days="2",
        **cells,
    )
    add(
        house,
        "registers/services.csv",
        code="rapat",
        name="Rapat",
        unit="jam",
        stages="processed",
        amount="hours",
        **{**cells, "posts": "kepala-dinas"},
    )
    add(house, "registers/hours.csv", weekdays="12345", opens="08:00", closes="15:00")
    house.year.refresh_from_db()
    return house


def record_cash(house: House, day: date, typed: str) -> str:
    cell = {"n:kas||recorded": typed, "ketik": "ya", "formulir": uuid4().hex, "jabatan": POST}
    sent = {"tempat": "loket-1", "hari": str(day), **cell}
    shown = house.browser("clerk").post(f"{PAGE}turus/", sent, follow=True)
    return shown.content.decode()


def figures(house: House) -> list[tuple[str, str, int]]:
    counted = count_month(house.year, MARCH).figures
    return [(each.item, each.stage, int(each.value)) for each in counted]


def test_a_level_is_written_whole_and_the_last_day_counts(house: House) -> None:
    """Fault: cash is added up over days, typed twice it doubles,
    or 0 is no cash that somebody counted.
    """
    day = date(YEAR, 3, 4)
    assert "1 keadaan dicatat" in record_cash(house, day, "25.000.000")
    record_cash(house, day, "24.500.000")
    assert figures(house) == [("kas", "recorded", 24_500_000)]
    board = house.browser("head").get(f"{PAGE}?hari={day}").text
    assert "<dt>Kas</dt><dd>dicatat 24.500.000</dd>" in board
    record_cash(house, date(YEAR, 3, 3), "9")
    assert figures(house) == [("kas", "recorded", 24_500_000)]
    record_cash(house, date(YEAR, 3, 5), "0")
    assert figures(house) == [("kas", "recorded", 0)]
    assert (
        "Jumlah antara 0"
        in send(house, a_press(service="kas", stage="recorded", post=POST, count=-1)).text
    )


def test_a_sent_level_is_one_however_often_it_comes(house: House) -> None:
    cash = a_press(service="kas", stage="recorded", post=POST, count=700)
    for _ in range(2):
        assert send(house, cash).status_code == 200
    assert [each.count for each in Tally.objects.all()] == [700]


def test_a_kind_is_counted_by_its_posts_alone(house: House) -> None:
    refused = send(house, a_press(service="rapat", stage="processed", post=POST))
    assert refused.status_code == 422 and "dicatat atas nama jabatan" in refused.json()["message"]
    assert send(house, a_press(service="surat", stage="received")).status_code == 422
    sheet = house.browser("clerk").get(f"{PAGE}turus/").content.decode()
    assert ">Kas" in sheet and "Rapat" not in sheet


def test_who_leaves_in_mid_month_and_posts_that_share_a_kind_count_for_themselves(
    house: House,
) -> None:
    """Fault: a month is the last holder's, or one post is given what the other one counted."""
    office, last = house.year.office, date(YEAR, 3, 15)
    own = {"service": "arsip", "stage": "processed"}
    add(
        house,
        "registers/services.csv",
        code="arsip",
        name="Arsip",
        unit="berkas",
        stages="processed",
        field="office",
        posts=f"{POST} kepala-dinas",
    )
    house.year.refresh_from_db()
    office.holdings.filter(user=house.people["holder"], post=POST).update(until=last)
    for name, post in (("kedua", POST), ("ketiga", "kepala-dinas")):
        house.people[name] = person(name, office, Role.DATA_ENTRY)
        office.holdings.create(user=house.people[name], post=post, since=last + timedelta(days=1))
    for who, post, day, count in (
        ("holder", POST, last, 3),
        ("kedua", POST, date(YEAR, 3, 16), 5),
        ("ketiga", "kepala-dinas", date(YEAR, 3, 16), 7),
    ):
        assert (
            send(house, a_press(**own, post=post, day=day, count=count), who=who).status_code
            == 200
        )
    late = a_press(**own, post=POST, day=date(YEAR, 3, 16))
    assert "bukan jabatan Anda" in send(house, late, who="holder").json()["message"]
    found = {
        (each.post, each.holder): int(each.value)
        for each in count_month(house.year, MARCH).figures
    }
    number = office.holdings.get(user=house.people["ketiga"]).number
    assert found == {(POST, 1): 3, (POST, 2): 5, ("kepala-dinas", number): 7}


def test_what_was_received_is_due_after_its_working_days(house: House) -> None:
    """By hand: 29 February (2 days on) and 4 March are due in March, 29 March in April."""
    days = [date(2024, 2, 29), date(2024, 3, 4), date(2024, 3, 29)]
    for day, count in zip(days, (4, 10, 3), strict=True):
        send(house, a_press(service="surat", stage="received", post=POST, day=day, count=count))
    send(house, a_press(service="surat", stage="on_time", post=POST, day=days[1], count=15))
    month = count_month(house.year, MARCH)
    assert ("surat", "due", 14) in figures(house)
    questions = [each.text for each in month.questions]
    assert "Surat: 15 tepat waktu, padahal jatuh tempo 14." in questions
    assert any("bukan 0: Kas" in each for each in questions)
    add(
        house,
        "feeds.csv",
        measure="ktp.holders",
        register="services",
        item="surat",
        stage="due",
        how="sum",
        span="month",
    )
    house.year.refresh_from_db()
    parts = count_month(house.year, MARCH).find_parts(
        know(house.year).read.require().feeds[0], None, ""
    )
    assert [(each.words[:10], int(each.value)) for each in parts] == [
        ("29-02-2024", 4),
        ("04-03-2024", 10),
    ]


def test_work_of_the_office_is_on_no_page_about_citizens(house: House) -> None:
    day = date(YEAR, 3, 4)
    record_cash(house, day, "500")
    send(house, a_press(service="surat", stage="received", post=POST, day=day))
    catalogue = catalogue_of(house.year)
    assert {line.service.code for line in service_lines(house.year, catalogue, day)} == {
        "ktp",
        "kia",
        "nik",
    }
    assert all(
        each.count is None for each in daily_report(house.year.office, catalogue, day).figures
    )
    assert (
        'id="jumlah">1<'
        in house.browser("clerk").get(f"{PAGE}turus/?tempat=loket-1&hari={day}").text
    )


def test_an_empty_sheet_says_why(tmp_path: Path) -> None:
    """Fault: an office whose kinds are of other posts is said to have none,
    and offered them again.
    """
    house = make_house(tmp_path)
    assert "belum mempunyai daftar layanan" in house.browser("clerk").get(f"{PAGE}turus/").text
    add(
        house,
        "registers/services.csv",
        code="rapat",
        name="Rapat",
        unit="jam",
        stages="processed",
        amount="hours",
        field="office",
        posts="kepala-dinas",
    )
    add(house, "registers/sites.csv", code="loket-1", name="Loket 1", kind="counter")
    sheet = house.browser("clerk").get(f"{PAGE}turus/").text
    assert "dihitung atas nama jabatan lain" in sheet and "belum mempunyai" not in sheet
