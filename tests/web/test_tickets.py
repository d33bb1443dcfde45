"""Tickets: what may be done with one, what follows from it for counts and durations,
what its code shows.
"""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from uuid import uuid4

import pytest
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils.timezone import localdate, make_aware
from tests.web.approving import add
from tests.web.counting import PAGE, a_press, answers_of, counting_house, send
from tests.web.filling import AREAS, POST, YEAR, House

from capaian.web.feed.models import office_calendar
from capaian.web.offices.models import Office
from capaian.web.services.models import SiteDay, Tally, Ticket
from capaian.web.services.tickets.steps import time_of
from capaian.web.trail.models import Entry
from capaian.web.trail.record import Author, begin_seals, compare_rows, trail_key
from capaian.web.years.change import Edit, change
from capaian.web.years.models import OfficeYear

LIST = f"{PAGE}karcis/"
STAGES = "received verified printed delivered legalised refused withdrawn"
THURSDAY, FRIDAY, MONDAY = f"{YEAR}-03-07", f"{YEAR}-03-08", f"{YEAR}-03-11"


@pytest.fixture(name="house")
def made(tmp_path: Path) -> House:
    house = counting_house(tmp_path)
    usual = {
        "name": "Akta kelahiran",
        "unit": "akta",
        "field": "events",
        "stages": STAGES,
        "standard": "360",
    }
    add(house, "registers/services.csv", code="akta", tickets="ya", **usual)
    for days, closes in (("1234", "15:00"), ("5", "13:00")):
        add(house, "registers/hours.csv", weekdays=days, opens="08:00", closes=closes)
    return house


def begin(
    house: House, at: str = f"{THURSDAY}T14:30", who: str = "clerk", **sent: str
) -> HttpResponse:
    usual = {
        "kunci": uuid4().hex,
        "tempat": "loket-1",
        "layanan": "akta",
        "jam": at,
        "kecamatan": AREAS[0],
    }
    answer: HttpResponse = house.browser(who).post(f"{LIST}baru/", {**usual, **sent})
    return answer


def do(house: House, act: str, at: str = "", who: str = "clerk", **sent: str) -> HttpResponse:
    last = Ticket.objects.latest("pk")
    usual = {"kunci": uuid4().hex, "tempat": last.site, "aksi": act, "jam": at}
    answer: HttpResponse = house.browser(who).post(f"{LIST}{last.pk}/", {**usual, **sent})
    return answer


def finish(house: House) -> None:
    for stage, at in (("verified", f"{FRIDAY}T09:00"), ("printed", f"{FRIDAY}T10:00")):
        assert do(house, f"stage:{stage}", at).status_code == 302
    assert do(house, "stage:delivered", f"{MONDAY}T09:10").status_code == 302


def at(text: str) -> datetime:
    return make_aware(datetime.fromisoformat(text))


def times() -> tuple[int, int]:
    last = Ticket.objects.latest("pk")
    year = last.office.years.get(year=YEAR)
    return time_of(last, office_calendar(year, range(YEAR, year.year + 1)), at(f"{MONDAY}T09:10"))


def close_march(house: House) -> int:
    house.year.office.site_days.update(closed_at=at(f"{MONDAY}T15:00"))
    address = f"/kecil/{YEAR}/register/services/3/"
    status = house.browser("holder").post(address, answers_of(house)).status_code
    house.year.refresh_from_db()
    return status


def test_a_request_goes_from_its_ticket_to_the_figures_of_the_plan(house: House) -> None:
    add(house, "nodes.csv", id="I", kind="activity", name="Pelayanan akta")
    feeds = (("median", "duration", ""), ("p90", "duration", ""), ("share", "duration", "360"))
    for how, stage, within in (*feeds, ("median", "duration-days", ""), ("sum", "delivered", "")):
        given = {"node": "I", "name": f"{how} {stage}", "register": "services", "item": "akta"}
        add(house, "feeds.csv", **given, stage=stage, how=how, span="month", within=within)
    usual = {"measure": "ktp.holders", "register": "services", "item": "akta", "stage": "duration"}
    add(house, "feeds.csv", **usual, area="*", how="median", span="month")
    events = {"register": "services", "item": "akta", "stage": "event-years", "span": "month"}
    add(house, "feeds.csv", **events, measure="ktp.eligible", area="*", detail="0", how="sum")
    add(house, "feeds.csv", **events, node="I", name="dalam tahunnya", how="share", within="0")
    assert begin(house, tahun_peristiwa=str(YEAR - 2)).status_code == 302
    finish(house)
    assert times() == (400, 2)
    in_year = {"kecamatan": AREAS[1], "tahun_peristiwa": str(YEAR)}
    assert begin(house, f"{FRIDAY}T08:00", **in_year).status_code == 302
    finish(house)
    page = house.browser("planner").get(f"{PAGE}?hari={YEAR}-03-20").content.decode()
    assert "2 permohonan" in page and "Kecepatan layanan: median hari kerja" in page
    assert close_march(house) == 302
    outputs = house.year.rows.filter(sheet="outputs.csv", cells__node="I")
    # Friday 08.00 to Monday 09.10 are 300 + 70 minutes
    assert {each.cells["name"]: each.cells["actual"] for each in outputs} == {
        "median duration": "385",
        "p90 duration": "400",
        "share duration": "0",
        "median duration-days": "1.5",
        "sum delivered": "2",
        "dalam tahunnya": "50",
    }
    assert house.counts(f"{YEAR}-M03") == {
        ("ktp.holders", AREAS[0]): "400",
        ("ktp.holders", AREAS[1]): "370",
        ("ktp.eligible", AREAS[0]): "0",
        ("ktp.eligible", AREAS[1]): "1",
    }
    closed = house.browser("holder").get(f"/kecil/{YEAR}/register/services/3/").content.decode()
    assert "Lama layanan" in closed and "2 permohonan" in closed
    assert "sudah ditutup" in do(house, "back", kembali="printed", koreksi="time").content.decode()


REFUSED_OPENINGS = (
    ({"layanan": "paspor"}, "Pilih layanan"),
    ({"layanan": "kia"}, "Pilih rincian"),
    ({"layanan": "kia|20-30"}, "Pilih rincian"),
    ({"layanan": "satu"}, "hanya mempunyai satu tahap"),
    ({"layanan": "lama"}, "tidak berlaku"),
    ({"layanan": "ktp", "tahun_peristiwa": str(YEAR)}, "hanya untuk akta"),
    ({"tahun_peristiwa": "1850"}, "antara 1900 dan"),
    ({"tahun_peristiwa": str(YEAR + 1)}, "antara 1900 dan"),
    ({"tahun_peristiwa": "tadi"}, "bukan angka"),
    ({"jam": f"{localdate().year + 1}-01-02T08:00"}, "belum tiba"),
    ({"jam": f"{YEAR - 1}-12-29T08:00"}, "di luar tahun"),
    ({"jam": "0001-01-01T00:00"}, "di luar tahun"),
    ({"jam": "kemarin"}, "tidak dapat dibaca"),
    ({"tempat": "loket-9"}, "loket-9"),
    ({"kecamatan": "11.11.11"}, "11.11.11"),
    ({"jabatan": "kepala-dinas"}, "kepala-dinas"),
)
"""What no ticket can begin with, and words of the reason."""


def test_what_no_ticket_can_begin_with_is_refused(house: House) -> None:
    usual = {"name": "Lain", "unit": "orang", "field": "residents"}
    add(house, "registers/services.csv", code="satu", stages="received", **usual)
    add(
        house,
        "registers/services.csv",
        code="lama",
        stages="received delivered",
        valid_to=f"{YEAR}-01-31",
        **usual,
    )
    for sent, reason in REFUSED_OPENINGS:
        answer = begin(house, **sent)
        assert (answer.status_code, reason in answer.content.decode()) == (422, True), sent
    assert not Ticket.objects.exists() and not Tally.objects.exists()


REFUSED_MOVES = (
    ("stage:printed", {}, "langkah itu tidak sesudahnya"),
    ("stage:received", {}, "langkah itu tidak sesudahnya"),
    ("stage:legalised", {}, "langkah itu tidak sesudahnya"),
    ("stage:verified", {"jam": f"{THURSDAY}T14:29"}, "sebelum diterima pada 07-03"),
    ("stage:verified", {"jam": f"{localdate().year + 1}-01-02T08:00"}, "belum tiba"),
    ("stage:verified", {"jam": f"{YEAR + 1}-01-02T08:00"}, "di luar tahun"),
    ("stage:verified", {"tempat": "loket-9"}, "loket-9"),
    ("stage:refused", {}, "Pilih alasan penolakan"),
    ("stage:refused", {"sebab": "karena Bu Ani"}, "karena Bu Ani"),
    ("pause:kopi", {}, "langkah itu tidak sesudahnya"),
    ("resume", {}, "langkah itu tidak sesudahnya"),
    ("back", {"kembali": "batal"}, "Pilih alasan koreksi"),
    ("back", {"kembali": "received", "koreksi": "mistake"}, "received"),
    ("back", {}, "Pilih apa yang dilakukan"),
    ("", {}, "Pilih apa yang dilakukan"),
)
"""What cannot be done with a ticket that was received on Thursday."""


def test_what_a_ticket_does_not_lead_to_is_refused(house: House) -> None:
    begin(house)
    before = Ticket.objects.values().get()
    for act, sent, reason in REFUSED_MOVES:
        answer = do(house, act, **{"jam": f"{FRIDAY}T09:00", **sent})
        assert (answer.status_code, reason in answer.content.decode()) == (422, True), (act, sent)
    assert Ticket.objects.values().get() == before and Tally.objects.count() == 1
    assert do(house, "pause:blank", f"{FRIDAY}T09:00").status_code == 302
    assert "sedang jeda" in do(house, "stage:verified", f"{FRIDAY}T09:30").content.decode()
    assert do(house, "resume", f"{FRIDAY}T10:00").status_code == 302
    assert do(house, "stage:refused", f"{FRIDAY}T10:00", sebab="incomplete").status_code == 302
    assert "sudah berakhir" in do(house, "stage:verified", f"{FRIDAY}T11:00").content.decode()
    assert Ticket.objects.get().outcome == "refused"


def test_a_ticket_counts_once_however_often_it_is_sent_and_whoever_saw_it_before(
    house: House,
) -> None:
    one, two = uuid4().hex, uuid4().hex
    assert [begin(house, kunci=one).status_code for _ in range(2)] == [302, 302]
    stage, at = "stage:verified", f"{FRIDAY}T09:00"
    assert [do(house, stage, at, kunci=two).status_code for _ in range(2)] == [302, 302]
    assert do(house, stage, at, who="holder").status_code == 422, "it is verified already"
    tallies = Tally.objects.values_list("day", "stage", "area", "count")
    assert [*tallies] == [
        (date(YEAR, 3, 7), "received", AREAS[0], 1),
        (date(YEAR, 3, 8), "verified", AREAS[0], 1),
    ]


def test_what_has_tickets_is_not_counted_by_hand_as_well(house: House) -> None:
    begin(house)
    press = a_press(service="akta", day=date(YEAR, 3, 7))
    assert "memakai karcis" in send(house, press).json()["message"]
    assert "memakai karcis" in send(house, a_press(service="akta", count=-1)).json()["message"]
    assert send(house, a_press(service="akta", stage="legalised")).status_code == 200
    sheet = (
        house.browser("clerk").get(f"{PAGE}turus/?tempat=loket-1&hari={THURSDAY}").content.decode()
    )
    assert 'value="akta||legalised"' in sheet and 'value="akta||received"' not in sheet


def test_time_of_pauses_is_taken_off_whether_they_ended_or_not(house: House) -> None:
    begin(house)
    for act, at in (
        ("pause:applicant", "09:00"),
        ("resume", "11:00"),
        ("pause:ministry", "12:00"),
    ):
        assert do(house, act, f"{FRIDAY}T{at}").status_code == 302
    # Thursday 30 minutes; Friday 60 and 60 of 300; Monday is pause altogether
    assert times() == (150, 1)


def test_going_back_takes_counts_back_on_their_days_and_keeps_what_was_done(house: House) -> None:
    begin(house, jabatan="", who="holder")
    assert do(house, "pause:network", f"{FRIDAY}T08:00").status_code == 302
    assert do(house, "resume", f"{FRIDAY}T08:30").status_code == 302
    finish(house)
    back = {"kembali": "received", "koreksi": "anew"}
    house.year.office.site_days.filter(day=FRIDAY).update(closed_at=at(f"{FRIDAY}T13:00"))
    assert "sudah ditutup" in do(house, "back", **back).content.decode()
    house.year.office.site_days.update(closed_at=None)
    assert do(house, "back", **back).status_code == 302
    last = Ticket.objects.get()
    assert (last.stage, last.pause, last.ended_on, last.outcome, len(last.history)) == (
        "received",
        "",
        None,
        "",
        7,
    )
    sums = Tally.objects.values_list("day", "stage", "count")
    assert sorted(sums)[1:3] == [
        (date(YEAR, 3, 8), "printed", -1),
        (date(YEAR, 3, 8), "printed", 1),
    ]
    entry = Entry.objects.get(action="services.ticket_corrected")
    assert entry.after == {"stage": "received", "outcome": "", "why": "harus dikerjakan ulang"}
    assert times() == (30 + 270 + 70, 2), "the pause within the stage stays"
    assert do(house, "back", kembali="batal", koreksi="twice").status_code == 302
    assert sum(tally.count for tally in Tally.objects.all()) == 0
    assert "sudah dibatalkan" in do(house, "stage:verified").content.decode()
    assert (
        "karcis dibatalkan"
        in house.browser("clerk").get(f"{LIST}?nomor=1/{YEAR}").content.decode()
    )


def test_a_sample_counts_nothing_and_is_called_one(house: House) -> None:
    for _ in range(3):
        for stage in ("received", "printed", "delivered"):
            send(house, a_press(day=date(YEAR, 3, 8), stage=stage))
    begin(house, layanan="ktp")
    for stage in ("printed", "delivered"):
        assert do(house, f"stage:{stage}", f"{FRIDAY}T09:00").status_code == 302
    begin(house, layanan="ktp")
    assert Tally.objects.count() == 9
    assert close_march(house) == 302
    page = house.browser("holder").get(f"/kecil/{YEAR}/register/services/3/").content.decode()
    assert "contoh 1 dari 3 permohonan" in page
    assert "1 / –" in house.browser("viewer").get(f"{PAGE}?hari={MONDAY}").content.decode()


def test_a_month_without_hours_waits_for_them(house: House) -> None:
    hours = house.year.rows.filter(sheet="registers/hours.csv")
    house.year.refresh_from_db()
    change(house.year, [Edit(each.sheet, None, each.pk, each.version) for each in hours], Author())
    begin(house)
    finish(house)
    assert close_march(house) == 422
    page = house.browser("holder").get(f"/kecil/{YEAR}/register/services/3/").content.decode()
    assert "Isi dahulu jam kerja kantor" in page


def test_a_code_shows_state_and_days_and_nothing_else(house: House) -> None:
    begin(house, kecamatan=AREAS[1])
    do(house, "stage:refused", f"{FRIDAY}T09:00", sebab="unlike")
    last, browser = Ticket.objects.get(), Client()
    slip = house.browser("clerk").get(f"{LIST}{last.pk}/slip/").content.decode()
    assert f"{last.code[:4]}-{last.code[4:8]}" in slip and "<path" in slip
    answer = browser.get(
        "/karcis/", {"kode": f" {last.code[:4].upper()}-{last.code[4:]}"}, follow=True
    )
    page = answer.content.decode()
    assert "Ditolak" in page and "Akta kelahiran" in page and "1 hari kalender" in page
    assert (
        answer.headers["X-Robots-Tag"] == "noindex, nofollow"
        and "no-store" in answer.headers["Cache-Control"]
    )
    hidden = (
        "Hilir",
        "Hulu",
        AREAS[1],
        "Loket",
        "tidak cocok",
        POST,
        "Petugas",
        last.key.hex,
        str(last.event_year),
    )
    assert [word for word in hidden if word in page] == []
    unknown = [browser.get(f"/karcis/status/{code}/") for code in ("2" * 16, "x", "9" * 300)]
    assert {each.status_code for each in unknown} == {404} and len(
        {each.content for each in unknown}
    ) == 1
    for nothing in ("6399 0241 0790 " + "0002 \u00e9", "\u00aa081234567890"):
        assert browser.get("/karcis/", {"kode": nothing}).status_code == 404, (
            "it gets into no address"
        )
    assert [browser.get("/karcis/status/x/").status_code for _ in range(30)][-1] == 429
    assert browser.get(f"/karcis/status/{last.code}/").status_code == 200


def test_a_ticket_of_a_day_before_the_post_is_filled_has_none(house: House) -> None:
    house.year.office.holdings.filter(user=house.people["holder"]).update(since=f"{YEAR}-03-08")
    refused = begin(house, who="holder", jabatan=POST)
    assert "bukan jabatan Anda pada hari itu" in refused.content.decode()
    assert '<option value="">tanpa jabatan</option>' in refused.content.decode()
    assert begin(house, who="holder", jabatan="").status_code == 302


def test_open_tickets_go_on_into_the_next_year(house: House) -> None:
    begin(house, f"{YEAR}-12-30T14:00")
    following = OfficeYear.objects.create(office=house.year.office, year=YEAR + 1)
    for each in house.year.rows.all():
        cells = {name: text.replace(f"{YEAR}", f"{YEAR + 1}") for name, text in each.cells.items()}
        following.rows.create(sheet=each.sheet, place=each.place, cells=cells)
    add(house, "registers/holidays.csv", day=f"{YEAR}-12-31", name="Cuti bersama")
    last, browser = Ticket.objects.get(), house.browser("clerk")
    page = browser.get(f"/kecil/{YEAR + 1}/pelayanan/karcis/").content.decode()
    assert str(last) in page
    old = browser.get(f"{LIST}{last.pk}/").content.decode()
    assert f'href="/kecil/{YEAR + 1}/pelayanan/karcis/{last.pk}/"' in old, "where it goes on"
    sent = {
        "kunci": uuid4().hex,
        "tempat": "loket-1",
        "aksi": "stage:verified",
        "jam": f"{YEAR + 1}-01-02T09:00",
    }
    assert browser.post(f"/kecil/{YEAR + 1}/pelayanan/karcis/{last.pk}/", sent).status_code == 302
    # Monday 60, a holiday, Wednesday 1 January open by the invented calendar 420, Thursday 60
    calendar = office_calendar(following, range(YEAR, following.year + 1))
    assert time_of(Ticket.objects.get(), calendar, at(f"{YEAR + 1}-01-02T09:00")) == (540, 2)


def test_a_list_asks_the_database_as_often_for_thirty_as_for_one(house: House) -> None:
    browser, counts = house.browser("clerk"), []
    for more in (1, 29):
        for _ in range(more):
            begin(house)
        browser.get(LIST)
        with CaptureQueriesContext(connection) as questions:
            assert (
                browser.get(LIST).content.decode().count('name="aksi"') == Ticket.objects.count()
            )
        counts.append(len(questions))
    assert counts[0] == counts[1]


def test_nobody_sees_a_ticket_of_another_office(house: House) -> None:
    begin(house)
    Ticket.objects.update(office=Office.objects.create(slug="lain", name="Lain"))
    pk, browser = Ticket.objects.get().pk, house.browser("clerk")
    assert {browser.get(f"{LIST}{pk}/{more}").status_code for more in ("", "slip/")} == {404}
    assert do(house, "stage:verified", f"{FRIDAY}T09:00").status_code == 404
    assert "1/" not in browser.get(f"{LIST}?nomor=1").content.decode().partition("<tbody>")[2]


def test_what_has_no_fingerprint_is_sealed_once_and_named_when_it_loses_it(house: House) -> None:
    assert begin(house).status_code == 302
    finish(house)
    Tally.objects.update(seal="")  # as in a version without fingerprints
    Ticket.objects.update(seal="")
    SiteDay.objects.update(seal="", presses=0)
    begin_seals()
    assert compare_rows(trail_key()) == []
    assert SiteDay.objects.earliest("pk").presses > 0
    for model in (Tally, Ticket, SiteDay):
        model.objects.filter(pk=model.objects.earliest("pk").pk).update(seal="")
    begin_seals()
    named = compare_rows(trail_key())
    assert [each.rpartition(": ")[2] for each in named] == ["tidak ada dalam catatan"] * 3, named
