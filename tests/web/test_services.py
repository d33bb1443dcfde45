"""The service register: what may be counted, once each; closed days;
months as the feed takes them.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from uuid import UUID, uuid4

import pytest
from django.db import transaction
from django.utils.timezone import localdate
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.web.approving import add, row, write
from tests.web.counting import DAY, PAGE, SITES, a_press, answers_of, counting_house, send
from tests.web.filling import AREAS, POST, YEAR, House, make_house
from tests.web.twins import person

from capaian.domain.identifiers import PostId
from capaian.domain.period import Period
from capaian.domain.registers.closed_month import Register
from capaian.web.feed.month_closing import close_month
from capaian.web.offices.models import Holding, Role
from capaian.web.people.forms import HoldingForm
from capaian.web.people.holder_numbers import HolderNumbers
from capaian.web.services.catalogue import catalogue_of
from capaian.web.services.day_closing import ask_about_jump
from capaian.web.services.models import SiteDay, Tally
from capaian.web.services.presses import Press, RefusedPressesError, keep_presses
from capaian.web.services.sums import aggregate, service_lines, sums_of_day
from capaian.web.trail.models import Entry
from capaian.web.trail.record import Author
from capaian.web.years.change import Edit, RefusedChangeError, change
from capaian.web.years.known import know

MONTH = Period.parse(f"{YEAR}-M03")


@pytest.fixture(name="house")
def made(tmp_path: Path) -> House:
    return counting_house(tmp_path)


def sums(house: House, site: str = "loket-1", day: date = DAY) -> dict[tuple[str, str, str], int]:
    return {
        cell: total
        for cell, total in sums_of_day(house.year.office, day, site=site).items()
        if total
    }


def stamp_on(page: str) -> str:
    """What whoever closes days has read; empty: nothing is to be read."""
    found = re.search(r'name="yakin" value="([0-9a-f]{64})"', page)
    return found[1] if found else ""


def close(house: House, site: str = "loket-1", **sent: str) -> int:
    browser, where = house.browser("clerk"), {"tempat": site, "hari": str(DAY)}
    read = stamp_on(browser.get(f"{PAGE}hari/", where).content.decode())
    return browser.post(f"{PAGE}hari/", {**where, "yakin": read, **sent}).status_code


REFUSED = (
    ({"day": date(localdate().year + 1, 1, 2)}, "di luar tahun"),
    ({"day": date(YEAR - 1, 12, 31)}, "di luar tahun"),
    ({"day": date(1, 1, 1)}, "di luar tahun"),
    ({"count": 10**30}, "Jumlah antara"),
    ({"service": "paspor"}, "Pilih layanan dari daftar"),
    ({"service": "nik", "stage": "printed"}, "tidak mempunyai tahap dicetak"),
    ({"stage": "received ", "service": "ktp"}, "tidak mempunyai tahap"),
    ({"site": "loket-9"}, "Pilih tempat dari daftar"),
    ({"area": "11.11.11"}, "Pilih kecamatan pemohon"),
    ({"area": AREAS[1]}, "berlaku sampai"),
    ({"detail": "0-4"}, "tidak mempunyai rincian"),
    ({"post": "kepala-dinas"}, "bukan jabatan Anda"),
    ({"count": 0}, "Jumlah antara"),
    ({"count": 100_000}, "Jumlah antara"),
    ({"count": -1, "stage": "printed"}, "lebih banyak daripada yang Anda hitung"),
)
"""What cannot be, with words of the reason."""


def test_what_cannot_be_is_refused_and_nothing_of_its_list_is_kept(house: House) -> None:
    write(house, row(house, "areas.csv", code=AREAS[1]), valid_to=str(DAY - timedelta(days=1)))
    for press, reason in REFUSED:
        wrong = a_press(**press)
        answer = send(house, a_press(), wrong)
        assert answer.status_code == 422
        refused = answer.json()["refused"]
        assert list(refused) == [str(wrong.key)]
        assert reason in refused[str(wrong.key)]
        assert f"hari={wrong.day}" in answer.json()["links"][str(wrong.key)]
    assert not Tally.objects.exists()


BROKEN = (
    "",
    "[]",
    "{}",
    '{"presses": []}',
    '{"presses": [1]}',
    '{"presses": [{"key": "x"}]}',
    (
        '{"presses": [{"key": "6f1c2a52-8b5a-4b0e-9c48-111111111111", "day": "2024-03-04", '
        '"count": true}]}'
    ),
)


def test_what_is_no_list_of_presses_is_refused(house: House) -> None:
    for body in BROKEN:
        answer = house.browser("clerk").post(
            f"{PAGE}turus/kirim/", body, content_type="application/json"
        )
        assert answer.status_code == 422
    assert (
        house.browser("clerk").post(f"{PAGE}turus/kirim/", {"presses": "[]"}).status_code == 422
    ), "a form"


def test_a_list_that_comes_twice_is_counted_once(house: House) -> None:
    presses = [a_press(), a_press(stage="printed"), a_press(area=AREAS[1])]
    answers = [send(house, *presses), send(house, *presses), send(house, *presses, presses[0])]
    assert [answer.status_code for answer in answers] == [200, 200, 200]
    assert answers[2].json()["sums"] == {"ktp||received": 2, "ktp||printed": 1}
    assert Tally.objects.count() == 3


def test_a_key_names_one_press_for_ever(house: House) -> None:
    first = a_press()
    send(house, first)
    for other in (a_press(first.key, stage="printed"), a_press(first.key, count=2)):
        assert "sudah dipakai" in send(house, other).json()["message"]
    twice = uuid4()
    assert send(house, a_press(twice), a_press(twice, count=5)).status_code == 422
    assert sums(house) == {("ktp", "", "received"): 1}


def test_nobody_takes_away_what_another_holder_counted(house: House) -> None:
    send(house, a_press(post=POST, count=3), who="holder")
    assert send(house, a_press(count=-1), who="planner").status_code == 422


def test_the_number_of_a_holder_is_the_persons_from_the_first_press_on(house: House) -> None:
    """Fault: a corrected first day swaps two holders,
    and who follows one goes on with that one's counts.
    """
    office = house.year.office
    second = person("kedua", office, Role.DATA_ENTRY)
    third = person("ketiga", office, Role.DATA_ENTRY)
    first = Holding.objects.filter(user=house.people["holder"], post=POST)
    first.update(until=date(YEAR, 3, 31))
    Holding.objects.create(office=office, user=second, post=POST, since=date(YEAR, 2, 1))
    clerk = HolderNumbers(office, house.people["clerk"])
    assert clerk.posts_on(date(YEAR, 1, 15)) == {POST: 1}
    assert clerk.posts_on(DAY) == {POST: None}, "of two, nobody says for whom"
    numbers = [
        HolderNumbers(office, each).posts_on(DAY)[POST]
        for each in (house.people["holder"], second)
    ]
    assert numbers == [1, 2]
    for who in ("holder", "kedua"):
        house.people["kedua"] = second
        assert send(house, a_press(post=POST), who=who).status_code == 200
    first.update(since=date(YEAR, 2, 20))
    assert send(house, a_press(post=POST, count=5), who="kedua").status_code == 200
    Holding.objects.create(office=office, user=third, post=POST, since=date(YEAR, 4, 1))
    assert HolderNumbers(office, third).posts_on(date(YEAR, 4, 2)) == {POST: 3}
    assert HolderNumbers(office, house.people["holder"]).posts_on(DAY) == {POST: 1}
    found = Tally.objects.order_by("pk").values_list("by__username", "holder", "count")
    assert [*found] == [(house.people["holder"].username, 1, 1), ("kedua", 2, 1), ("kedua", 2, 5)]
    facts = know(house.year).dossier_check.office_year
    assert facts
    sent = {"post": POST, "user": third.pk, "kind": "definitive", "since": f"{YEAR}-02-20"}
    form = HoldingForm(first.get(), {POST: facts.post_by_id[PostId(POST)]}, sent)
    assert "tetap miliknya" in str(form.errors), "what one person counted is made another's"


def test_a_sheet_without_a_script_counts_presses_and_numbers(house: House) -> None:
    browser, place = (
        house.browser("clerk"),
        {"tempat": "loket-1", "hari": str(DAY), "kecamatan": AREAS[1]},
    )
    one = {**place, "formulir": uuid4().hex, "tambah": "kia|0-4|printed"}
    answer = browser.post(f"{PAGE}turus/", one)
    assert (answer.status_code, browser.post(f"{PAGE}turus/", one).status_code) == (302, 302)
    page = browser.get(answer.headers["Location"]).content.decode()
    assert 'name="kurang" value="kia|0-4|printed"' in page
    typed = {
        **place,
        "ketik": "ya",
        "n:ktp||received": "1.040",
        "n:ktp||printed": "",
        "n:nik||processed": "7",
    }
    assert browser.post(f"{PAGE}turus/", {**typed, "formulir": uuid4().hex}).status_code == 302
    assert sums(house) == {
        ("kia", "0-4", "printed"): 1,
        ("ktp", "", "received"): 1040,
        ("nik", "", "processed"): 7,
    }
    wrong = browser.post(f"{PAGE}turus/", {**typed, "n:ktp||printed": "dua"})
    assert wrong.status_code == 422
    assert "bukan angka" in wrong.content.decode() and 'value="dua"' in wrong.content.decode()
    assert sum(sums(house).values()) == 1048


def test_nothing_is_written_at_a_place_that_nobody_named(house: House) -> None:
    browser, pressed = house.browser("clerk"), {"tambah": "ktp||received"}
    for place in (
        {},
        {"tempat": "loket-9", "hari": str(DAY)},
        {"tempat": "loket-1", "hari": "kemarin"},
    ):
        assert browser.post(f"{PAGE}turus/", {**place, **pressed}).status_code == 422
        assert browser.post(f"{PAGE}hari/", place).status_code == 422
    assert not Tally.objects.exists()
    assert not house.year.office.site_days.exists()
    for page in ("", "turus/", "hari/", "tabel/"):
        for day in ("0001-01-01", "9999-12-31", "2024-02-30", "kemarin"):
            assert browser.get(f"{PAGE}{page}?hari={day}&tempat=x").status_code == 200


def test_a_closed_day_takes_nothing_until_somebody_opens_it_with_a_reason(house: House) -> None:
    send(house, a_press())
    assert close(house) == 302
    assert "sudah ditutup" in send(house, a_press()).json()["message"]
    assert send(house, a_press(site="kec-hulu")).status_code == 200
    assert close(house) == 422, "it is closed already"
    assert close(house, buka="ya", alasan="salah") == 422
    assert close(house, buka="ya", alasan="Sepuluh berkas terlewat.") == 302
    assert send(house, a_press()).status_code == 200
    deeds = Entry.objects.filter(action__startswith="services.day_").values_list(
        "action", flat=True
    )
    assert [*deeds] == ["services.day_closed", "services.day_reopened"]


def test_what_looks_odd_is_questioned_before_a_day_is_closed(house: House) -> None:
    for number, count in ((1, 30), (2, 38), (3, 34)):
        send(house, a_press(day=date(YEAR, 3, number), count=count))
    send(
        house,
        a_press(count=340),
        a_press(stage="delivered", count=5),
        a_press(stage="printed", count=2),
    )
    page = house.browser("clerk").get(f"{PAGE}hari/?tempat=loket-1&hari={DAY}").content.decode()
    assert "340, hari terakhir 34: benar?" in page
    assert "Diserahkan 3 lebih banyak daripada yang dicetak." in page
    assert close(house, yakin="") == 422
    send(house, a_press())
    assert close(house, yakin=stamp_on(page)) == 422, "it was counted since it was read"
    assert close(house) == 302


def test_who_counts_finds_the_sheet_at_home_with_or_without_a_post(house: House) -> None:
    home = f"/kecil/{YEAR}/"
    assert "Buka turus" in house.browser("clerk").get(home).text
    assert "Buka turus" not in house.browser("viewer").get(home).text
    Holding.objects.all().delete()
    assert "Turus dapat diisi tanpa jabatan." in house.browser("clerk").get(home).text


def test_days_of_a_month_are_closed_together_once_all_their_questions_were_read(
    house: House,
) -> None:
    days = [DAY, DAY.replace(day=9), DAY.replace(day=10)]
    for day in days:
        send(house, a_press(day=day, count=3), a_press(day=day, stage="printed", count=2))
    send(house, a_press(day=days[1], stage="delivered", count=9), a_press(site="kec-hulu"))
    browser, where = house.browser("clerk"), {"tempat": "loket-1", "hari": str(DAY)}
    page = browser.post(f"{PAGE}hari/", {**where, "semua": "periksa"}).content.decode()
    assert page.count('<th scope="row">') == 3 and "Lebih banyak yang selesai" in page
    assert not SiteDay.objects.exclude(closed_at=None).exists()
    sent = {**where, "semua": "tutup", "yakin": stamp_on(page)}
    send(house, a_press(day=days[2]))
    stale = [
        browser.post(f"{PAGE}hari/", each).status_code for each in (sent, {**sent, "yakin": ""})
    ]
    assert stale == [422, 422]
    page = browser.post(f"{PAGE}hari/", {**where, "semua": "periksa"}).content.decode()
    assert browser.post(f"{PAGE}hari/", {**sent, "yakin": stamp_on(page)}).status_code == 302
    closed = SiteDay.objects.exclude(closed_at=None).values_list("site", "day")
    assert [*closed] == [("loket-1", day) for day in days]
    assert Entry.objects.filter(action="services.day_closed").count() == 3


def test_days_that_all_closed_are_signed_at_once_with_what_is_unusual_in_view(
    house: House,
) -> None:
    for day, count in ((4, 3), (5, 40), (6, 2)):
        send(house, a_press(day=date(YEAR, 3, day), count=count))
    SiteDay.objects.filter(day__lt=date(YEAR, 3, 6)).update(closed_at=f"{DAY}T15:00Z")
    board = f"{PAGE}?hari={DAY}"
    page = house.browser("head").get(f"{board}&semua=ya").text
    assert page.count('<td class="r" data-l="Hitungan">') == 2, "the sixth is open"
    assert "KTP diterima 40, hari terakhir 3: benar?" in page
    stamp = re.findall(
        r'name="dibaca" value="([0-9a-f]{64})">\s+<button class="tb" name="semua"', page
    )
    sent = [{"semua": "ya", "dibaca": each} for each in ("0" * 64, *stamp)]
    assert [house.browser("head").post(board, each).status_code for each in sent] == [422, 302]
    assert SiteDay.objects.exclude(signed_at=None).values("day").distinct().count() == 2


def test_single_working_days_without_a_count_are_questioned_before_a_month_is_closed(
    house: House,
) -> None:
    add(house, "registers/hours.csv", weekdays="12345", opens="08:00", closes="15:00")
    days = [day for number in range(1, 32) if (day := date(YEAR, 3, number)).isoweekday() < 6]
    send(house, *(a_press(day=day) for day in days if day.day != 12), a_press(site="kec-hulu"))
    page = house.browser("holder").get(f"/kecil/{YEAR}/register/services/3/").text
    assert (
        "Loket 1 tidak mencatat apa pun pada 1 hari kerja:" in page and "hari=2024-03-12" in page
    )
    assert "Hulu tidak mencatat" not in page, "it counts now and then"


def test_counts_of_a_day_on_which_nobody_works_are_questioned(house: House) -> None:
    add(house, "registers/hours.csv", weekdays="12345", opens="08:00", closes="15:00")
    add(house, "registers/holidays.csv", day=str(DAY), name="Cuti bersama")
    send(house, a_press())
    assert close(house, yakin="") == 422
    board = house.browser("planner").get(f"{PAGE}?hari={DAY}").content.decode()
    assert re.search(r"Belum menutup 4 Maret \d+:\s+<a [^>]+>Loket 1</a>\.", board), (
        "it alone counted"
    )
    after = house.browser("planner").get(f"{PAGE}?hari={YEAR}-03-05").content.decode()
    assert re.search(
        r"Belum menutup 5 Maret \d+:\s+<a [^>]+>Loket 1</a>, <a [^>]+>Hulu</a>\.", after
    )


def test_a_leap_of_ten_times_is_questioned() -> None:
    leaps = [(340, []), (19, [1]), (20, [1, 3]), (5, [0])]
    assert [bool(ask_about_jump(total, before)) for total, before in leaps] == [
        False,
        False,
        True,
        False,
    ]


def test_the_month_is_what_was_counted_by_area_and_holder(house: House) -> None:
    send(
        house,
        a_press(area=AREAS[0], post=POST, count=30),
        a_press(site="kec-hulu", area=AREAS[0], post=POST),
    )
    send(house, a_press(area=AREAS[1], count=4), a_press(day=date(YEAR, 4, 1)))
    found = [
        (each.item, each.stage, each.site, each.area, each.post, each.holder, each.value)
        for each in aggregate(house.year, MONTH)
    ]
    assert found == [
        ("ktp", "received", "", AREAS[0], POST, 1, Decimal(31)),
        ("ktp", "received", "", AREAS[1], None, None, Decimal(4)),
    ]
    add(
        house,
        "feeds.csv",
        measure="ktp.holders",
        register="services",
        stage="received",
        site="loket-1",
        how="sum",
        span="month",
    )
    assert [(each.site, each.value) for each in aggregate(house.year, MONTH)] == [
        ("kec-hulu", Decimal(1)),
        ("loket-1", Decimal(30)),
        ("loket-1", Decimal(4)),
    ]


def test_a_month_in_which_nobody_counted_stays_open_and_silent_sites_are_questioned(
    house: House,
) -> None:
    address = f"/kecil/{YEAR}/register/services/3/"
    page = house.browser("holder").get(address).content.decode()
    assert "Belum ada hari yang dicatat." in page and "Tutup Maret" not in page
    assert house.browser("holder").post(address, answers_of(house)).status_code == 422
    send(house, a_press())
    assert (
        "Tempat yang tidak mencatat apa pun bulan ini: Hulu."
        in house.browser("holder").get(address).text
    )


def test_days_that_a_feed_leaves_out_are_a_link_away(house: House) -> None:
    feed = {
        "register": "services",
        "item": "ktp",
        "stage": "received",
        "how": "sum",
        "span": "month",
    }
    add(house, "feeds.csv", measure="ktp.holders", area="*", **feed)
    undone = {"day": date(YEAR, 3, 7), "site": "kec-hulu"}
    send(
        house,
        a_press(count=2),
        a_press(**undone),
        a_press(count=-1, **undone),
        a_press(area=AREAS[0]),
    )
    close(house)
    page = house.browser("holder").get(f"/kecil/{YEAR}/register/services/3/").text
    assert "2 dari 3 diterima tanpa kecamatan" in page
    assert re.findall(r'<a href="([^"]*hari/[?][^"]*)">', page.partition("2 dari 3")[2]) == [
        f"{PAGE}hari/?tempat=loket-1&amp;hari={DAY}"
    ]
    days = [
        house.browser("holder")
        .get(f"/kecil/{YEAR}/register/services/3/?angka=ktp.holders|{area}")
        .text
        for area in (*AREAS[:2], "")
    ]
    assert f'>{DAY:%d-%m-%Y} Loket 1</a></th><td class="r">1</td></tr>' in days[0]
    assert "Tidak ada turus per hari" in days[1] and 'id="hari"' not in days[2]


@pytest.mark.parametrize(
    ("sheet", "code", "is_refused"),
    [
        ("registers/sites.csv", "loket-1", True),
        ("registers/sites.csv", "kec-hulu", False),
        ("registers/services.csv", "ktp", True),
        ("registers/services.csv", "kia", False),
    ],
)
def test_what_was_counted_keeps_its_code(
    house: House, sheet: str, code: str, is_refused: bool
) -> None:
    send(house, a_press())
    stored = row(house, sheet, code=code)
    write(house, stored, name="Nama lain")
    stored.refresh_from_db()
    for cells in ({"code": "lain"}, None):
        edit = Edit(sheet, cells, stored.pk, stored.version)
        try:
            with transaction.atomic():
                change(house.year, [edit], Author())
                transaction.set_rollback(True)
        except RefusedChangeError as error:
            assert is_refused and f"{code} sudah dipakai register tahun {YEAR}" in error.message
        else:
            assert not is_refused
        house.year.refresh_from_db()


def test_a_month_waits_for_its_days_and_closed_takes_no_press(house: House) -> None:
    send(house, a_press())
    waiting = house.browser("holder").get(f"/kecil/{YEAR}/register/services/3/").content.decode()
    assert "Loket 1 belum menutup hari 04-03-2024." in waiting
    assert f"{PAGE}hari/?tempat=loket-1&amp;hari={DAY}" in waiting
    assert close(house) == 302
    close_month(house.year, Register.SERVICES, MONTH, Author(house.people["holder"]))
    house.year.refresh_from_db()
    assert "sudah ditutup" in send(house, a_press(site="kec-hulu")).json()["message"]
    assert close(house, buka="ya", alasan="Sepuluh berkas terlewat.") == 422
    with pytest.raises(RefusedPressesError):
        keep_presses(house.year, house.people["clerk"], [a_press()])


def test_the_board_says_what_was_received_and_not_printed(house: House) -> None:
    before = date(YEAR, 2, 28)
    send(house, a_press(day=before, count=10), a_press(day=before, stage="printed", count=4))
    send(
        house,
        a_press(count=5),
        a_press(stage="printed", count=6),
        a_press(stage="delivered", count=3),
    )
    send(house, a_press(stage="refused", count=2))
    line = service_lines(house.year, catalogue_of(house.year), DAY)[0]
    assert (line.today["received"], line.month["printed"], line.unprinted) == (5, 6, 3)
    assert (line.balance.open_after, line.balance.printed_after) == (10, 7)
    page = house.browser("viewer").get(f"{PAGE}?hari={DAY}").content.decode()
    assert "2 hari belum ditutup" in page
    assert "turus" not in page, "who only views has no way to the sheet"


def test_an_office_without_services_begins_with_those_of_the_rulebook(tmp_path: Path) -> None:
    house = make_house(tmp_path)
    assert (
        "Mulai dengan daftar bawaan"
        in house.browser("planner").get(f"{PAGE}turus/").content.decode()
    )
    assert "Mulai dengan" not in house.browser("clerk").get(f"{PAGE}turus/").content.decode()
    sent = {"layanan": "ya", "jabatan-0": "", "jabatan-5": POST, "jabatan-6": "tak-dikenal"}
    assert house.browser("planner").post(f"{PAGE}daftar/", sent).status_code == 302
    house.year.refresh_from_db()
    rows = house.year.rows.filter(sheet="registers/services.csv")
    assert rows.count() == 19 + 4
    assert {row.cells["posts"] for row in rows if row.cells["field"] == "office"} == {POST}
    assert all("belum diverifikasi" in row.cells["legal_basis"] for row in rows)
    sites = house.year.rows.filter(sheet="registers/sites.csv").values_list(
        "cells__code", flat=True
    )
    assert [*sites] == ["loket-1", "kec-99.01.01", "kec-99.01.02", "kantor"]
    assert house.browser("planner").post(f"{PAGE}daftar/", {"layanan": "ya"}).status_code == 302
    assert rows.count() == 19 + 4
    assert house.browser("clerk").get(f"{PAGE}turus/").content.decode().count("<tr") == 26


def presses() -> st.SearchStrategy[Press]:
    cells = st.builds(
        lambda key, days, site, stage, area, count: a_press(
            UUID(int=key),
            day=DAY + timedelta(days=days),
            site=site,
            stage=stage,
            area=area,
            count=count,
        ),
        st.integers(1, 40),
        st.integers(0, 1),
        st.sampled_from(SITES),
        st.sampled_from(["received", "printed"]),
        st.sampled_from(["", AREAS[0]]),
        st.sampled_from([1, 1, 1, 5, -1]),
    )
    # A key names one press: whatever else it comes with is another fault, tried elsewhere.
    return cells.map(lambda press: replace(press, **_of_key(press.key.int)))


def _of_key(key: int) -> dict[str, object]:
    return {
        "site": SITES[key % 2],
        "stage": "printed" if key % 3 else "received",
        "count": -1 if key % 4 == 0 else 1,
    }


def count_slowly(lists: list[list[Press]]) -> Counter[tuple[str, str]]:
    """Count as somebody would with a pencil:
    a list that takes away what is not there counts nothing.
    """
    seen: dict[UUID, Press] = {}
    for batch in lists:
        trial = {**seen, **{press.key: press for press in batch if press.key not in seen}}
        clash = any(trial[press.key] != press for press in batch)
        sums: Counter[tuple[object, ...]] = Counter()
        for press in trial.values():
            sums[press.day, press.site, press.stage, press.area] += press.count
        if not clash and min(sums.values(), default=0) >= 0:
            seen = trial
    found: Counter[tuple[str, str]] = Counter()
    for press in seen.values():
        found[press.stage, press.area] += press.count
    return +found


@settings(
    max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(lists=st.lists(st.lists(presses(), min_size=1, max_size=6), max_size=8))
def test_sums_are_those_of_a_slow_count(house: House, lists: list[list[Press]]) -> None:
    with transaction.atomic():
        for batch in lists:
            try:
                keep_presses(house.year, house.people["clerk"], batch)
            except RefusedPressesError as error:
                assert set(error.reasons) <= {press.key for press in batch}
        found = {
            (each.stage, each.area or ""): int(each.value) for each in aggregate(house.year, MONTH)
        }
        assert found == dict(count_slowly(lists))
        transaction.set_rollback(True)  # the database itself lets no tally be removed
