"""Blanks: what cannot be is refused, balances and months by hand, warnings, questions, minutes."""

from __future__ import annotations

import re
from datetime import date, timedelta
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from django.db import connection
from django.http import HttpResponse
from django.test.utils import CaptureQueriesContext
from django.utils.timezone import localdate
from tests.web.approving import add, row, write
from tests.web.counting import DAY, a_press, counting_house, send
from tests.web.filling import YEAR, House
from tests.web.test_services import close as close_day

from capaian.domain.period import Period
from capaian.domain.registers.closed_month import Register
from capaian.web.feed.month_closing import close_month
from capaian.web.services.blanks.models import BlankMovement
from capaian.web.services.blanks.stock import balances, count_month, destruction_minutes
from capaian.web.trail.models import Entry
from capaian.web.trail.record import Author

PAGE = f"/kecil/{YEAR}/blangko/"
MONTH = Period.parse(f"{YEAR}-M03")
LETTER = "400.8.1.2/202241/Dukcapil"


@pytest.fixture(name="house")
def made(tmp_path: Path) -> House:
    house = counting_house(tmp_path)
    for code, blank, document in (("ktp", "ktp-el", "KTP-el"), ("kia", "kia", "KIA")):
        write(
            house, row(house, "registers/services.csv", code=code), blank=blank, document=document
        )
    add(house, "registers/hours.csv", weekdays="12345", opens="08:00", closes="15:00")
    return house


def move(house: House, kind: str, count: int, day: date = DAY, **more: str) -> HttpResponse:
    sent = {
        "key": uuid4().hex,
        "kind": kind,
        "count": str(count),
        "day": str(day),
        "blank": "ktp-el",
        **more,
    }
    answer: HttpResponse = house.browser("clerk").post(f"{PAGE}baru/", sent)
    return answer


def moved(house: House, *movements: tuple[object, ...]) -> None:
    for kind, count, *others in movements:
        more = others[0] if others else {}
        assert move(house, str(kind), int(str(count)), **more).status_code == 302


def page(house: House, day: date = DAY, who: str = "head") -> str:
    return re.sub(r"\s+", " ", house.browser(who).get(f"{PAGE}?hari={day}").content.decode())


def sql(statement: str) -> set[Any]:
    with connection.cursor() as cursor:
        cursor.execute(statement)
        return {*cursor.fetchall()}


def test_the_day_of_a_storekeeper(house: House) -> None:
    """The worked figure: 14 and 35 cards printed, 461 left, 9,4 days."""
    moved(house, ("opening", 510), ("used", 14), ("used", 35))
    assert "KTP-el tinggal 461, cukup 9,4 hari kerja" in page(house)
    moved(
        house,
        ("spoiled", 3, {"reason": "encode"}),
        ("withdrawn", 5),
        ("received", 2000, {"document": "SJ-12/2024"}),
        ("issued", 400, {"site": "kec-hulu"}),
        ("spoiled", 1, {"site": "kec-hulu", "reason": "print"}),
        ("destroyed", 3, {"reason": "encode", "document": LETTER, "document_on": f"{YEAR}-03-05"}),
        (
            "destroyed",
            4,
            {"reason": "withdrawn", "document": LETTER, "document_on": f"{YEAR}-03-05"},
        ),
    )
    shown = page(house)
    assert "tinggal" not in shown
    stock = [
        re.sub("<[^>]+>", " ", each).split() for each in re.findall(r"<tr>(.*?)</tr>", shown)[1:4]
    ]
    assert stock == [
        ["KTP-el", "2.457", "49,0", "50,1", "2"],
        ["Gudang", "2.058", "49,0", "42,0", "–"],
        ["Hulu", "399", "–", "–", "–"],
    ]
    (minutes,) = destruction_minutes(house.year)
    assert [(each.name, each.reason, each.count) for each in minutes.lines] == [
        ("KTP-el", "gagal encode", 3),
        ("KTP-el", "ditarik dari pemilik", 4),
    ]
    assert (minutes.number, minutes.total) == (LETTER, 7)
    later = {"reason": "withdrawn", "document": LETTER, "document_on": f"{YEAR}-03-05"}
    moved(house, ("destroyed", 1, {**later, "day": DAY + timedelta(days=1)}))
    assert [each.days for each in destruction_minutes(house.year)] == [
        (DAY, DAY + timedelta(days=1))
    ]
    assert Entry.objects.filter(action="blanks.moved").count() == BlankMovement.objects.count()


TOMORROW = date(localdate().year + 1, 1, 2)
REFUSED = (
    ("used", 51, {}, "hanya ada 45 blangko di gudang"),
    ("used", 1, {"site": "kec-hulu"}, "hanya ada 0 blangko di Hulu"),
    ("used", 1, {"blank": "kia"}, "hanya ada 0"),
    ("used", 45, {"day": date(YEAR, 3, 1)}, "hanya ada 0"),
    ("used", 1, {"day": date(YEAR - 1, 3, 1)}, "di luar tahun"),
    ("used", 1, {"day": TOMORROW}, "di luar tahun"),
    ("used", 1, {"reason": "print"}, "Sebab tidak dipakai"),
    ("used", 0, {}, "antara 1 dan 999.999"),
    ("used", -1, {}, "antara 1 dan 999.999"),
    ("used", "1.0", {}, "angka bulat"),
    ("received", 10**6, {"document": "SJ-1"}, "antara 1 dan 999.999"),
    ("received", 1, {}, "nomor surat jalan"),
    ("received", 1, {"document": "SJ-1", "site": "kec-hulu"}, "tidak di tempat itu"),
    ("received", 1, {"document": "an. 0812-3456-" + "7890"}, "nomor telepon"),
    ("issued", 1, {}, "Pilih tempat"),
    ("spoiled", 1, {}, "Pilih sebab"),
    ("spoiled", 1, {"reason": "withdrawn"}, "Pilih sebab"),
    ("destroyed", 1, {"reason": "print", "document": LETTER}, "tanggal berita acara"),
    (
        "destroyed",
        1,
        {"reason": "print", "document": LETTER, "document_on": str(DAY)},
        "hanya ada 0 kartu",
    ),
    (
        "destroyed",
        1,
        {"reason": "print", "document": LETTER, "document_on": f"{YEAR}-03-03"},
        "sebelum hari",
    ),
    ("used", int("9" * 25), {}, "antara 1 dan 999.999"),
    ("difference", 10**6, {"note": "Hitungan gudang."}, "antara 1 dan 999.999"),
    ("difference", 40, {"note": "salah"}, "sedikitnya 10 huruf"),
    ("difference", 40, {"note": "Kata 0812-3456-" + "7890"}, "nomor telepon"),
    ("difference", 4, {"note": "Hitungan gudang."}, "hanya ada 45 blangko di gudang"),
    ("opening", 9, {}, "sebelum mutasi pertama"),
    ("opening", 9, {"day": date(YEAR, 3, 5)}, "sebelum mutasi pertama"),
    ("used", 1, {"blank": "buku"}, "buku"),
    ("used", 1, {"site": "loket-9"}, "loket-9"),
    ("dibakar", 1, {}, "dibakar"),
)


def test_what_cannot_be_is_refused_with_its_remedy(house: House) -> None:
    moved(house, ("opening", 60), ("used", 10), ("used", 5, {"day": date(YEAR, 3, 5)}))
    for kind, count, more, words in REFUSED:
        answer = move(house, kind, count, **more)
        assert (answer.status_code, words in answer.content.decode()) == (422, True), (
            kind,
            count,
            more,
        )
        assert "9223372036854775807" not in answer.content.decode()
    assert BlankMovement.objects.count() == 3


def test_a_count_of_the_stock_gives_its_difference_from_the_register(house: House) -> None:
    """75 in the register and 70 on the shelf; of 2 spoiled cards 3;
    4 at Hulu where none was sent.
    """
    moved(house, ("opening", 100), ("used", 23), ("spoiled", 2, {"reason": "print"}))
    key, why = uuid4().hex, "Lima keping tidak ditemukan."
    for _ in range(2):
        assert move(house, "difference", 70, key=key, note=why).status_code == 302
    assert "isi lain" in move(house, "difference", 71, key=key, note=why).content.decode()
    moved(
        house,
        ("difference", 3, {"reason": "print", "note": "Satu lagi di laci."}),
        ("difference", 4, {"site": "kec-hulu", "note": "Dikirim tanpa surat."}),
        ("difference", 4, {"site": "kec-hulu", "note": "Dihitung ulang, cocok."}),
    )
    assert [*BlankMovement.objects.filter(kind="difference").values_list("count", "counted")] == [
        (-5, 70),
        (1, 3),
        (4, 4),
        (0, 4),
    ]
    shown = page(house)
    assert f"selisih hitung stok, terhitung 70: {why}" in shown and 'data-l="Jumlah">+4<' in shown
    stock = [
        re.sub("<[^>]+>", " ", each).split() for each in re.findall(r"<tr>(.*?)</tr>", shown)[1:4]
    ]
    assert [each[1] for each in stock] == ["menipis", "70", "4"] and stock[0][2:4] == [
        "74",
        "23,0",
    ]
    found = {(e.stage, e.detail): int(e.value) for e in count_month(house.year, MONTH).figures}
    assert found == {
        ("opening", ""): 100,
        ("used", ""): 23,
        ("spoiled", "print"): 2,
        ("stock", ""): 74,
        ("difference", ""): -1,
        ("difference", "print"): 1,
        ("waste", "print"): 3,
    }
    close_month(house.year, Register.BLANKS, MONTH, Author(house.people["holder"]))
    month = house.browser("holder").get(f"/kecil/{YEAR}/register/blanks/3/").content.decode()
    assert "selisih hitung stok 0" in month, "5 less, 4 more, and a spoiled card"
    entry = Entry.objects.filter(action="blanks.moved", reason=why).get()
    assert (entry.after or {})["counted"] == 70 and (entry.after or {})["count"] == -5


def test_nothing_goes_on_a_day_that_would_be_short_later(house: House) -> None:
    """60 on the 4th, 50 of them used on the 6th: only 10 may go on the 5th."""
    moved(house, ("opening", 60), ("used", 50, {"day": date(YEAR, 3, 6)}))
    answer = move(house, "used", 11, date(YEAR, 3, 5))
    assert "Pada 06-03-2024 hanya ada 10 blangko" in answer.content.decode()
    assert move(house, "used", 10, date(YEAR, 3, 5)).status_code == 302


def test_a_form_that_is_sent_twice_is_kept_once(house: House) -> None:
    key = uuid4().hex
    moved(house, ("opening", 60, {"key": key}), ("opening", 60, {"key": key}))
    assert BlankMovement.objects.count() == 1
    assert "isi lain" in move(house, "opening", 61, key=key).content.decode()


def take_back(
    house: House, movement: BlankMovement, reason: str = "Salah baca surat jalan."
) -> int:
    return house.browser("clerk").post(f"{PAGE}{movement.pk}/", {"alasan": reason}).status_code


def test_a_movement_is_taken_back_once_by_its_opposite(house: House) -> None:
    moved(house, ("opening", 60), ("received", 40, {"document": "SJ-1"}), ("used", 70))
    opening, received, used = BlankMovement.objects.all()
    refused = house.browser("clerk").post(
        f"{PAGE}{received.pk}/", {"alasan": "Salah baca surat jalan."}
    )
    assert refused.status_code == 422, "70 of 100 are used already"
    assert "sudah dikoreksi" not in refused.content.decode()
    assert take_back(house, opening) == 422
    assert [take_back(house, used, reason) for reason in ("salah", "WA 0812-3456-" + "7890")] == [
        422,
        422,
    ]
    assert [take_back(house, used), take_back(house, used), take_back(house, received)] == [
        302,
        422,
        302,
    ]
    assert take_back(house, BlankMovement.objects.get(counters=used)) == 422
    assert {heap.site: left for heap, left in balances(house.year.office, DAY).items()} == {"": 60}
    assert take_back(house, opening) == 302
    assert move(house, "opening", 61).status_code == 302, "the first one is taken back"
    assert "koreksi: terpakai" in page(house)


FLOWS = """
SELECT blank, kind, reason, SUM(count) FROM blanks_blankmovement
WHERE day BETWEEN '2024-03-01' AND '2024-03-31' GROUP BY 1, 2, 3
"""
STOCK = """
SELECT blank, 'stock', '',
SUM(CASE WHEN kind IN ('opening', 'received') THEN count ELSE -count END)
FROM blanks_blankmovement
WHERE kind IN ('opening', 'received', 'used', 'spoiled') AND day <= '2024-03-31'
GROUP BY 1
"""


def test_the_month_is_what_moved_and_what_is_left(house: House) -> None:
    moved(
        house,
        ("opening", 500, {"day": date(YEAR, 2, 28)}),
        ("used", 30, {"day": date(YEAR, 2, 29)}),
        ("used", 49),
        ("issued", 100, {"site": "kec-hulu"}),
        ("used", 7, {"site": "kec-hulu", "day": date(YEAR, 3, 8)}),
        ("opening", 200, {"blank": "kia"}),
        ("used", 5, {"day": date(YEAR, 4, 1)}),
    )
    count = count_month(house.year, MONTH)
    found = [(each.item, each.stage, each.detail, int(each.value)) for each in count.figures]
    assert sorted(found) == sorted(sql(FLOWS) | sql(STOCK))
    assert ("ktp-el", "stock", "", 414) in found
    assert (count.days, count.sites) == (2, 2)
    add(
        house,
        "feeds.csv",
        measure="ktp.holders",
        register="blanks",
        stage="stock",
        site="kec-hulu",
        how="last",
        span="month",
    )
    by_site = {
        each.site: int(each.value)
        for each in count_month(house.year, MONTH).figures
        if (each.item, each.stage) == ("ktp-el", "stock")
    }
    assert by_site == {"": 321, "kec-hulu": 93}


def test_a_year_begins_with_what_the_last_one_left(house: House) -> None:
    before = {
        "office": house.year.office,
        "blank": "ktp-el",
        "by": house.people["clerk"],
        "key": uuid4(),
    }
    BlankMovement.objects.create(kind="opening", count=60, day=date(YEAR - 1, 12, 30), **before)
    assert move(house, "opening", 60).status_code == 422
    assert [move(house, "used", 60).status_code, move(house, "used", 1).status_code] == [302, 422]


def test_pages_ask_the_database_as_often_for_many_movements(house: House) -> None:
    def questions(address: str) -> int:
        browser = house.browser("holder")
        with CaptureQueriesContext(connection) as requests:
            assert browser.get(f"{address}?hari={DAY}").status_code == 200
        return len(requests)

    moved(house, ("opening", 600), ("used", 1))
    pages = (PAGE, f"/kecil/{YEAR}/pelayanan/")
    before = [questions(address) for address in pages]
    moved(
        house,
        ("opening", 9, {"blank": "kia"}),
        ("issued", 9, {"site": "kec-hulu"}),
        *[("used", 1)] * 5,
    )
    take_back(house, BlankMovement.objects.latest("pk"))
    send(house, a_press(), a_press(site="kec-hulu", stage="printed"))
    assert [questions(address) for address in pages] == before


def test_a_closed_month_takes_nothing_and_taking_back_neither(house: House) -> None:
    moved(house, ("opening", 500), ("used", 49))
    close_month(house.year, Register.BLANKS, MONTH, Author(house.people["holder"]))
    assert move(house, "used", 1).status_code == 422
    assert take_back(house, BlankMovement.objects.latest("pk")) == 422
    assert move(house, "used", 1, date(YEAR, 4, 1)).status_code == 302
    assert move(house, "received", 1, date(YEAR, 2, 1), document="SJ-1").status_code == 422, (
        "March has its stock"
    )


def test_cards_printed_without_blanks_are_questioned(house: House) -> None:
    send(house, a_press(stage="printed", count=40))
    assert close_day(house, yakin="") == 422, "more was printed than received"
    moved(house, ("opening", 30), ("used", 30))
    day = house.browser("clerk").get(f"/kecil/{YEAR}/pelayanan/hari/?tempat=loket-1&hari={DAY}")
    assert "KTP-el: dicetak 40, padahal blangko yang ada 30." in day.content.decode()
    question = f"KTP-el Maret {YEAR}: dicetak 40, blangko terpakai 30. Mengapa?"
    assert question in page(house)
    assert [each.text for each in count_month(house.year, MONTH).questions] == [question]
    month = house.browser("holder").get(f"/kecil/{YEAR}/register/blanks/3/").content.decode()
    assert question in month
    assert "stok akhir bulan 0" in month


def test_an_office_says_when_it_is_warned(house: House) -> None:
    """461 left last 9,4 days."""
    moved(house, ("opening", 510), ("used", 49))
    for days, pieces, is_low in ((10, 0, True), (9, 0, False), (0, 461, False), (0, 462, True)):
        sent = {"days": str(days), "pieces": str(pieces)}
        assert house.browser("holder").post(f"{PAGE}batas/", sent).status_code == 302
        assert ("waktunya meminta" in page(house)) is is_low


def test_use_is_a_mean_of_the_last_working_days(house: House) -> None:
    """Monday 4 to Friday 8 March, the 11th a holiday:
    40 of Monday and 20 of Saturday over six days.
    """
    add(house, "registers/holidays.csv", day=f"{YEAR}-03-11", name="Nyepi")
    moved(
        house,
        ("opening", 600),
        ("used", 40, {"day": DAY}),
        ("used", 20, {"day": date(YEAR, 3, 9)}),
    )
    assert re.search(r'data-l="Terpakai sehari">10,0<', page(house, date(YEAR, 3, 11)))
    assert re.search(r'data-l="Terpakai sehari">8,6<', page(house, date(YEAR, 3, 13))), (
        "the 12th, not today"
    )
