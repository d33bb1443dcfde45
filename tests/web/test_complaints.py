"""Complaints: days due and months by hand, texts without persons, what is late, closed months."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from uuid import uuid4

import pytest
from tests.web.approving import add
from tests.web.filling import POST, YEAR, House, house

from capaian.domain.period import Period
from capaian.domain.registers.closed_month import Register
from capaian.web.complaints.counts import count_month, late_complaints
from capaian.web.complaints.models import Complaint
from capaian.web.feed.month_closing import close_month
from capaian.web.trail.record import Author

pytestmark = pytest.mark.django_db
PAGE = f"/kecil/{YEAR}/pengaduan/"
CASES = (
    # class, received, due, answered, solved, outcome; Monday to Friday, 11 March is a holiday
    ("konsultasi", "03-04", "03-06", "03-05", "03-06", "solved"),
    ("ringan", "03-07", "03-15", "03-15", "03-18", "solved"),
    ("ringan", "03-25", "04-01", "03-28", "03-28", "passed_on"),
    ("sedang", "03-04", "03-25", "", "04-02", "solved"),
    ("ringan", "02-28", "03-06", "03-01", "03-06", "solved"),
)
STAGES = ("received", "answered", "solved", "due", "solved_in_time")


@pytest.fixture(name="own")
def made(tmp_path: Path) -> House:
    own = house(tmp_path)
    add(own, "registers/hours.csv", weekdays="12345", opens="08:00", closes="15:00")
    add(own, "registers/holidays.csv", day=f"{YEAR}-03-11", name="Nyepi")
    return own


def receive(own: House, item: str = "ringan", day: str = "03-04", text: str = "Antrean lama.") -> int:
    sent = {"cap": str(uuid4()), "saluran": "room", "golongan": item, "isi": text, "jabatan": POST}
    return own.browser("clerk").post(f"{PAGE}baru/", {**sent, "diterima": f"{YEAR}-{day}"}).status_code


def note(own: House, answered: str, solved: str, outcome: str) -> int:
    days = {"dijawab": answered and f"{YEAR}-{answered}", "berakhir": solved and f"{YEAR}-{solved}"}
    last = Complaint.objects.latest("pk")
    return own.browser("clerk").post(f"{PAGE}{last.pk}/", {**days, "hasil": outcome}).status_code


def enter(own: House) -> None:
    for item, received, due, answered, solved, outcome in CASES:
        assert receive(own, item, received) == 302
        assert Complaint.objects.latest("pk").due_on == date.fromisoformat(f"{YEAR}-{due}")
        assert note(own, answered, solved, outcome) == 302


@pytest.mark.parametrize(
    ("month", "days", "expected"),
    [
        (3, 9, {"konsultasi": (1, 1, 1, 1, 1), "ringan": (2, 3, 2, 2, 1), "sedang": (1, 0, 0, 1, 0)}),
        (4, 1, {"ringan": (0, 0, 0, 1, 0), "sedang": (0, 0, 1, 0, 0)}),
    ],
)
def test_each_step_counts_in_the_month_of_its_day(
    own: House, month: int, days: int, expected: dict[str, tuple[int, ...]]
) -> None:
    enter(own)
    count = count_month(own.year, Period.parse(f"{YEAR}-M{month:02}"))
    found = {(each.item, each.stage, each.post): int(each.value) for each in count.figures}
    by_hand = {(item, stage, POST): value for item, values in expected.items()
               for stage, value in zip(STAGES, values, strict=True) if value}  # fmt: skip
    assert (found, count.days) == (by_hand, days)


@pytest.mark.parametrize(
    ("text", "is_kept"),
    [
        ("Akta 639902" + "4107900002 belum jadi", False),
        ("KK 6399 0241 " + "0790 0002", False),
        ("Hubungi 0812-3456-" + "7890", False),
        ("WA +62 812 3456 " + "7890 atau datang", False),
        ("Telp. (0335) 42" + "1234", False),
        ("nomornya 81234" + "567890", False),
        ("Sejak 05-02-2024 menunggu 14 hari, biaya Rp 850.000.000 ditanyakan", True),
        ("Perda 5/2024 Pasal 12, loket 3 tutup 13.00", True),
    ],
)
def test_no_text_leads_to_a_person(own: House, text: str, is_kept: bool) -> None:
    assert receive(own, text=text) == (302 if is_kept else 422)
    assert Complaint.objects.exists() is is_kept


@pytest.mark.parametrize(
    ("today", "late"), [("03-06", []), ("03-07", [1]), ("03-12", [1]), ("03-13", [1, 2])]
)
def test_late_is_what_is_open_after_its_day_due(own: House, today: str, late: list[int]) -> None:
    for item, day in (("konsultasi", "03-04"), ("ringan", "03-04"), ("konsultasi", "03-01")):
        receive(own, item, day)
    assert note(own, "", "03-12", "not_ours") == 302
    found = late_complaints(own.year.office, date.fromisoformat(f"{YEAR}-{today}"))
    assert [each.number for each in found] == late
    page = own.browser("head").get(f"{PAGE}?tampil=lewat").content.decode()
    assert ("2/2024" in page, "3/2024" in page) == (True, False)


def test_a_closed_month_is_not_changed(own: House) -> None:
    enter(own)
    close_month(own.year, Register.COMPLAINTS, Period.parse(f"{YEAR}-M03"), Author(own.people["holder"]))
    assert receive(own, day="03-20") == 422
    assert receive(own, day="02-28") == 422, "it is due in the closed month"
    assert receive(own, day="04-01") == 302
    assert [note(own, "03-29", "", ""), note(own, "04-02", "", "solved"), note(own, "04-02", "", "")] == [
        422, 422, 302
    ]  # fmt: skip
