"""Complaints: days due and months by hand, texts without persons, what is late, closed months."""

from __future__ import annotations

import json
import re
import time
from datetime import date
from uuid import uuid4

import pytest
from django.utils.timezone import localdate
from tests.web.approving import add
from tests.web.filling import POST, YEAR, House

from capaian.domain.period import Period
from capaian.domain.registers.closed_month import DURATION_DAYS, Register
from capaian.web.complaints.models import Complaint
from capaian.web.complaints.register import count_month, late_complaints
from capaian.web.feed.models import ClosedMonth
from capaian.web.feed.month_closing import close_month
from capaian.web.trail.models import Entry
from capaian.web.trail.record import Author

PAGE = f"/kecil/{YEAR}/pengaduan/"
CASES = (
    # class, received, due, answered, solved, outcome; Monday to Friday, 11 March is a holiday
    ("konsultasi", "03-04", "03-06", "03-05", "03-06", "solved"),
    ("ringan", "03-07", "03-15", "03-15", "03-18", "solved"),
    ("ringan", "03-25", "04-01", "03-28", "03-28", "passed_on"),
    ("sedang", "03-04", "03-25", "", "04-02", "solved"),
    ("ringan", "02-28", "03-06", "03-01", "03-06", "solved"),
)
KEYS = [str(uuid4()) for _ in range(4)]
WHY = "Golongannya keliru dicatat."
STAGES = ("received", "answered", "solved", "due", "solved_in_time", "verified", "overdue")


@pytest.fixture(name="house")
def made(house: House) -> House:
    add(house, "registers/hours.csv", weekdays="12345", opens="08:00", closes="15:00")
    add(house, "registers/holidays.csv", day=f"{YEAR}-03-11", name="Nyepi")
    return house


def receive(
    house: House,
    item: str = "ringan",
    day: str = "03-04",
    text: str = "Antrean lama.",
    **more: str,
) -> int:
    sent = {
        "key": str(uuid4()),
        "channel": "room",
        "item": item,
        "text": text,
        "owner": POST,
        **more,
    }
    return (
        house.browser("clerk")
        .post(f"{PAGE}baru/", {**sent, "received_on": f"{YEAR}-{day}"})
        .status_code
    )


def note(house: House, answered: str, solved: str, outcome: str, **more: str) -> int:
    days = {
        "answered_on": answered and f"{YEAR}-{answered}",
        "solved_on": solved and f"{YEAR}-{solved}",
    }
    last = Complaint.objects.latest("pk")
    sent = {**days, "outcome": outcome, "version": str(last.version), **more}
    return house.browser("clerk").post(f"{PAGE}{last.pk}/", sent).status_code


def correct(house: House, complaint: Complaint | None = None, **sent: str) -> int:
    kept = complaint or Complaint.objects.latest("pk")
    says = {
        "channel": kept.channel,
        "ticket": kept.ticket,
        "item": kept.item,
        "service": kept.service,
    }
    says |= {"text": kept.text, "owner": kept.owner, "version": str(kept.version), "alasan": WHY}
    return (
        house.browser("clerk").post(f"{PAGE}{kept.pk}/pembetulan/", {**says, **sent}).status_code
    )


def close(house: House, month: int) -> None:
    period = Period.parse(f"{YEAR}-M{month:02}")
    close_month(house.year, Register.COMPLAINTS, period, Author(house.people["holder"]))


def enter(house: House) -> None:
    for item, received, due, answered, solved, outcome in CASES:
        assert receive(house, item, received) == 302
        assert Complaint.objects.latest("pk").due_on == date.fromisoformat(f"{YEAR}-{due}")
        assert note(house, answered, solved, outcome) == 302


COUNTED = (
    # month, days, counts by class in the order of STAGES, classes with working days taken
    (
        3,
        9,
        {
            "konsultasi": (1, 1, 1, 1, 1),
            "ringan": (2, 3, 2, 2, 1),
            "sedang": (1, 0, 0, 1, 0, 1, 1),
        },
        {("konsultasi", 2), ("ringan", 5), ("ringan", 6)},
    ),
    (4, 1, {"ringan": (0, 0, 0, 1, 0), "sedang": (0, 0, 1, 0, 0)}, {("sedang", 20)}),
)


def test_each_step_counts_in_the_month_of_its_day(house: House) -> None:
    enter(house)
    # still open at the end of its day due, which is the last of the month
    Complaint.objects.filter(item="sedang").update(
        verified_on=date(YEAR, 3, 4), due_on=date(YEAR, 3, 31)
    )
    for month, days, expected, taken in COUNTED:
        count = count_month(house.year, Period.parse(f"{YEAR}-M{month:02}"))
        counts = [each for each in count.figures if each.stage != DURATION_DAYS]
        found = {(each.item, each.stage, each.post): int(each.value) for each in counts}
        by_hand = {
            (item, stage, POST): value
            for item, values in expected.items()
            for stage, value in zip(STAGES, values, strict=False)
            if value
        }
        by_hand = {(item, "overdue", POST): 0 for item in expected} | by_hand
        assert (found, count.days) == (by_hand, days)
        assert {
            (each.item, int(each.detail)) for each in count.figures if each not in counts
        } == taken
        assert {each.site for each in count.figures} == {
            *Complaint.objects.values_list("channel", flat=True)
        }


def test_a_closed_month_feeds_the_median_of_days_and_counts_by_service(house: House) -> None:
    days = {"register": "complaints", "stage": "duration-days", "how": "median", "span": "month"}
    add(house, "feeds.csv", measure="ktp.holders", **days)
    enter(house)
    assert receive(house, day="03-28", service="") == 302
    Complaint.objects.filter(number=1).update(service="kk")
    close(house, 3)
    assert house.counts(f"{YEAR}-M03")["ktp.holders", "99.01"] == "5", "of 2, 5 and 6 days"
    version = ClosedMonth.objects.get()
    rows = [row for row in json.loads(version.figures)["figures"] if row[0] == "konsultasi"]
    assert {(row[1], row[6]) for row in rows} == {
        *((stage, "kk") for stage in STAGES[:5]),
        ("overdue", "kk"),
        ("duration-days", "2"),
    }


def test_the_list_says_how_many_were_in_time_and_how_long_they_took(house: House) -> None:
    """By hand: two of four were in time; a fifth is past its day and open, so it is two of five.

    One that was solved on the last day of the year before counts in that.
    """
    enter(house)
    assert receive(house, day="03-05") == 302
    before = Complaint.objects.get(number=1)
    before.pk, before.key, before.year, day = None, uuid4(), YEAR - 1, date(YEAR - 1, 12, 31)
    before.received_on = before.due_on = before.answered_on = before.solved_on = day
    before.save()
    for who, address in (("head", PAGE), ("viewer", PAGE.replace("pengaduan", "pelayanan"))):
        page = house.browser(who).get(address).content.decode()
        assert who == "viewer" or (
            "<b>40,00 persen</b>" in page and "median <b>5,5 hari kerja</b>" in page
        )
    house.browser("planner").post(f"/kecil/{YEAR}/pelayanan/daftar/", {"layanan": "ya"})
    board = house.browser("viewer").get(f"/kecil/{YEAR}/pelayanan/").content.decode()
    assert "40,00 persen tepat waktu dari 5 yang selesai atau lewat jatuh tempo" in board


WRONG_CORRECTIONS = (
    ({"item": "sedang", "alasan": "salah"}, "sedikitnya 10 huruf"),
    ({"item": "sedang", "alasan": "12 12 12 12"}, "sedikitnya 10 huruf"),
    ({"item": "sedang", "alasan": "Kata pelapor di 0812-3456-" + "7890"}, "nomor telepon"),
    ({"text": "NIK 639902" + "4107900002 salah cetak"}, "NIK atau NIP"),
    ({"ticket": "7654321"}, "hanya untuk saluran SP4N-LAPOR!"),
    ({"channel": "lapor", "ticket": "76a"}, "Tulis angkanya saja"),
    ({"channel": "lapor", "ticket": "639902" + "4107900002"}, "NIK"),
    ({"text": "x"}, "paling sedikit 10"),
    ({"item": "sedang", "version": "7"}, "baru saja diubah orang lain"),
    ({"item": "lain"}, "lain"),
)


def test_a_correction_that_cannot_be_leaves_everything(house: House) -> None:
    receive(house)
    kept, entries = (
        Complaint.objects.values().get(),
        Entry.objects.filter(action__startswith="compl").count(),
    )
    usual = {
        "channel": "room",
        "item": "ringan",
        "text": kept["text"],
        "version": "1",
        "alasan": WHY,
    }
    for sent, words in WRONG_CORRECTIONS:
        answer = house.browser("clerk").post(f"{PAGE}{kept['id']}/pembetulan/", {**usual, **sent})
        assert (answer.status_code, words in answer.content.decode()) == (422, True), sent
    assert Complaint.objects.values().get() == kept
    assert Entry.objects.filter(action__startswith="compl").count() == entries


def test_a_correction_makes_the_day_due_anew_and_is_reported_without_the_text(
    house: House,
) -> None:
    receive(house, text="Ibu Siti menunggu lama.", **{"orang-text": "Ibu Siti menunggu lama."})
    sent = {
        "channel": "lapor",
        "ticket": "7654321",
        "item": "konsultasi",
        "text": "Menunggu lama.",
    }
    assert correct(house, **sent) == 302
    kept = Complaint.objects.get()
    assert (kept.due_on, kept.ticket, kept.version) == (date(YEAR, 3, 6), "7654321", 2)
    entry = Entry.objects.get(action="complaints.corrected")
    due = ((entry.before or {})["due"], (entry.after or {})["due"])
    assert due == (f"{YEAR}-03-12", f"{YEAR}-03-06")
    assert (entry.before or {})["item"] == "ringan" and entry.reason == WHY
    assert "Siti" not in json.dumps(entry.before) + json.dumps(entry.after)
    assert (
        correct(house) == 302 and Entry.objects.filter(action="complaints.corrected").count() == 1
    )


def void(house: House, complaint: Complaint, reason: str = WHY) -> int:
    return correct(house, complaint, alasan=reason, batal="ya")


def test_a_voided_complaint_counts_nowhere_and_stays_in_the_list(house: House) -> None:
    enter(house)
    march, board = Period.parse(f"{YEAR}-M03"), f"/kecil/{YEAR}/pengaduan/?tampil="
    before = count_month(house.year, march), house.browser("head").get(board).content.decode()
    again = {"text": "Antrean lama sekali.", "catat-lagi": "on"}
    assert [receive(house, "ringan", "03-07", **again) for _ in range(2)] == [302, 302]
    assert note(house, "03-08", "03-11", "solved") == 302
    first, second = Complaint.objects.filter(text="Antrean lama sekali.").order_by("pk")
    assert [void(house, second, "salah"), void(house, second, "WA 0812-3456-" + "7890")] == [
        422,
        422,
    ]
    assert [void(house, first), void(house, second), void(house, second)] == [302, 302, 302]
    after = house.browser("head").get(board).content.decode()
    assert count_month(house.year, march) == before[0]
    summary = re.compile(r'<p class="psn.*?</p>|Diterima menurut.*?</section>', re.DOTALL)
    assert summary.findall(after) == summary.findall(before[1])
    assert (after.count("dibatalkan"), f"{second}</th>" in after) == (2, True)
    assert [note(house, "03-08", "", ""), correct(house, text="Antrean lama sekali sekali.")] == [
        422,
        422,
    ]
    entries = Entry.objects.filter(action="complaints.voided", reason=WHY)
    assert [(each.before or {})["outcome"] for each in entries] == ["", "solved"]
    assert receive(house, "berat", "03-07") == 302, "due in June"
    close(house, 3)
    assert void(house, Complaint.objects.latest("pk")) == 422
    assert "Juni" not in after


def test_a_repeated_form_is_questioned(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    """The back key brings the words with a fresh key; the same key is the same form."""
    body = {
        "channel": "room",
        "item": "ringan",
        "text": "Antrean lama.",
        "received_on": f"{YEAR}-03-04",
    }
    clerk = house.browser("clerk")
    sent = [
        clerk.post(f"{PAGE}baru/", {**body, "key": key}) for key in (KEYS[0], KEYS[0], KEYS[1])
    ]
    assert [each.status_code for each in sent] == [302, 302, 422]
    questions = sent[-1].content.decode()
    assert "Sama dengan yang baru dicatat" in questions and 'name="catat-lagi"' in questions
    other = {**body, "text": "Antrean lama lagi.", "key": KEYS[2]}
    assert house.browser("planner").get(f"{PAGE}baru/").status_code == 200
    again = {**body, "key": KEYS[1], "catat-lagi": "on"}
    assert [clerk.post(f"{PAGE}baru/", each).status_code for each in (again, other)] == [302, 302]
    later = time.time() + 11 * 60
    monkeypatch.setattr("capaian.web.site.form_page.time.time", lambda: later)
    assert clerk.post(f"{PAGE}baru/", {**other, "key": KEYS[3]}).status_code == 302
    assert Complaint.objects.count() == 4


def test_the_list_says_of_which_years_holidays_are_unknown(house: House) -> None:
    receive(house)
    words = "belum diisi: jatuh tempo"
    assert words not in house.browser("head").get(PAGE).content.decode()
    receive(house, day="12-26")
    assert f"Hari libur {YEAR + 1} {words}" in house.browser("head").get(PAGE).content.decode()


def test_a_new_complaint_has_no_day_outside_of_its_year_and_cuts_nothing(house: House) -> None:
    page = house.browser("clerk").get(f"{PAGE}baru/").content.decode()
    assert 'name="received_on"' in page and f'value="{localdate()}"' not in page
    assert "maxlength" not in page, "a browser cuts a NIK to what looks like a number of LAPOR"


def test_days_of_a_class_are_the_office_s_for_what_comes_from_then_on(house: House) -> None:
    receive(house, "konsultasi")
    days = {"konsultasi": "1", "ringan": "5", "sedang": "14", "berat": "60"}
    address = f"{PAGE}hari-kerja/"
    assert house.browser("planner").post(address, {**days, "berat": "0"}).status_code == 422
    assert house.browser("planner").post(address, days).status_code == 302
    receive(house, "konsultasi")
    due = Complaint.objects.order_by("number").values_list("due_on", flat=True)
    assert [*due] == [date(YEAR, 3, 6), date(YEAR, 3, 5)]
    entry = Entry.objects.get(action="complaints.days_changed")
    assert (entry.before, entry.after) == ({"konsultasi": 2}, {"konsultasi": 1})


def test_late_is_what_is_open_after_its_day_due(house: House) -> None:
    for item, day in (("konsultasi", "03-04"), ("ringan", "03-04"), ("konsultasi", "03-01")):
        receive(house, item, day)
    assert receive(house, text="Kirim ke warga@contoh.id") == 422
    assert note(house, "", "03-12", "not_ours") == 302
    for today, late in (("03-06", []), ("03-07", [1]), ("03-12", [1]), ("03-13", [1, 2])):
        found = late_complaints(house.year.office, date.fromisoformat(f"{YEAR}-{today}"))
        assert [each.number for each in found] == late
    assert note(house, "", "", "", version="1") == 422, "somebody else noted something meanwhile"
    assert note(house, "", "03-12", "") == 422, "how it ended is missing"
    assert note(house, "03-13", "03-12", "solved") == 422, "answered after it ended"
    assert note(house, "03-11", "03-11", "not_ours") == 302
    entry, days = (
        Entry.objects.filter(action="complaints.noted").latest("pk"),
        ("answered_on", "solved_on"),
    )
    before, after = ([(each or {})[day] for day in days] for each in (entry.before, entry.after))
    assert (before, after) == (["", f"{YEAR}-03-12"], [f"{YEAR}-03-11"] * 2), "the log has both"
    page = house.browser("head").get(f"{PAGE}?tampil=lewat").content.decode()
    assert ("2/2024" in page, "3/2024" in page) == (True, False)


def test_a_complaint_is_not_solved_in_a_closed_month(house: House) -> None:
    receive(house, day="03-20")
    close(house, 4)
    assert [note(house, "", day, "solved") for day in ("04-02", "03-29")] == [422, 302]


def test_a_closed_month_is_not_changed(house: House) -> None:
    enter(house)
    close(house, 3)
    assert receive(house, day="03-20") == 422
    assert receive(house, day="02-28") == 422, "it is due in the closed month"
    assert receive(house, day="04-01") == 302
    days = (("03-29", ""), ("04-02", "solved"), ("04-02", ""))
    assert [note(house, day, "", stage) for day, stage in days] == [422, 422, 302]
    assert correct(house, item="sedang") == 302, "all of its days are in April"
    assert correct(house, item="berat") == 302
    Complaint.objects.filter(number=6).delete()
    assert correct(house, text="Antre lama.") == 422, (
        "it was received in February and solved in March"
    )
