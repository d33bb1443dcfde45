"""Follow-ups on pages: whose they are, until when, what a state rests on,
who is reminded and when.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time, timedelta
from html import unescape
from pathlib import Path
from unittest.mock import patch

import pytest
from django.utils import timezone
from tests.web.filling import POST, YEAR, House, facts_of, make_house

from capaian.domain.follow_up import FollowUp, FollowUpOrigin
from capaian.domain.identifiers import PostId
from capaian.domain.issue import Place
from capaian.domain.narrative import Factor, FactorKind
from capaian.domain.period import Period
from capaian.web.followup.views import RECOMMENDATIONS, follow_ups_in, owned_by, owners_of
from capaian.web.reminders.models import Event, Reminder, Subscription
from capaian.web.reminders.sending import queue_reminders
from capaian.web.trail.models import Entry
from capaian.web.trail.record import Author
from capaian.web.years.change import Edit, change
from capaian.web.years.known import know
from capaian.web.years.models import OfficeYear, Row

PAGE = f"/kecil/{YEAR}/tindak-lanjut/"
DUE = date(YEAR, 6, 30)
ANSWERED = {
    "text": "Menyusun SOP pengukuran.",
    "response": "SOP sedang disusun.",
    "responsible": POST,
    "due": str(DUE),
    "state": "berjalan",
    "evaluator": "Inspektorat",
    "period": str(YEAR),
}
MISSING = {"text": "Menyelaraskan target.", "evaluator": "Inspektorat", "period": str(YEAR)}
PLAN = {"period": f"{YEAR}-Q1", "kind": "plan", "text": "Membuka loket sore.", "state": "nanti"}


@pytest.fixture(name="house")
def owing_house(tmp_path: Path) -> House:
    house = make_house(tmp_path)
    rows = [Edit(RECOMMENDATIONS, ANSWERED), Edit(RECOMMENDATIONS, MISSING)]
    change(house.year, rows, Author(house.people["planner"], "planner"))
    return house


def row_of(year: OfficeYear, wanted: str = ANSWERED["text"]) -> Row:
    found: Row = year.rows.get(sheet=RECOMMENDATIONS, cells__text=wanted)
    return found


def send(house: House, who: str, row: Row | None = None, **sent: str) -> tuple[int, str]:
    """What comes of a form in which everything else stays as the page shows it."""
    row = row or row_of(house.year)
    shown = {
        "versi": str(row.version),
        "due": f"{DUE:%d-%m-%Y}",
        **{n: row.cells.get(n, "") for n in FIELDS},
    }
    shown["text"] = row.cells.get("response", "")
    answer = house.browser(who).post(f"{PAGE}{row.pk}/", {**shown, **sent})
    return answer.status_code, unescape(answer.content.decode())


FIELDS = ("responsible", "state", "evidence")


def test_the_owner_tells_what_became_of_it_and_the_planner_also_until_when(house: House) -> None:
    done = {"state": "selesai", "evidence": "SOP ditetapkan kepala dinas."}
    assert send(house, "viewer", **done)[0] == 404
    assert send(house, "head", **done)[0] == 422, "who neither owns nor plans it"
    assert send(house, "holder", **done, due=f"01-12-{YEAR}", responsible="")[0] == 302
    row = row_of(house.year)
    assert row.cells == {**row.cells, **ANSWERED, **done}, "the owner moves no day"
    assert send(house, "planner", due=f"01-12-{YEAR}")[0] == 302
    assert row_of(house.year).cells["due"] == f"{YEAR}-12-01"
    assert [each.action for each in Entry.objects.order_by("pk")][-2:] == [
        "row.changed",
        "row.changed",
    ]
    page = house.browser("viewer").get(PAGE).content.decode()
    assert (
        "1 dari 2 rekomendasi selesai (50,00%)" in page and "1 belum ada tindak lanjutnya" in page
    )


@pytest.mark.parametrize(
    ("sent", "words"),
    [
        ({"state": "selesai"}, "Tulis buktinya"),
        ({"state": "selesai", "evidence": "ada"}, "Tulis buktinya"),
        ({"state": "tidak dilanjutkan", "evidence": "-"}, "Tulis alasan"),
        ({"state": "sudah"}, "sudah"),
        ({"responsible": "kabid-lain"}, "kabid-lain"),
        ({"due": "segera"}, "Bukan tanggal"),
        ({"due": f"31-12-{YEAR - 1}"}, f"dari 1 Januari {YEAR} sampai 31 Desember {YEAR + 1}"),
        ({"due": f"01-01-{YEAR + 2}"}, "Tulis tenggat dari"),
        ({"text": "", "state": "berjalan"}, "Tulis dahulu"),
        ({"evidence": "Oleh 6301011503900002", "state": "selesai"}, "NIK"),
        ({"versi": "0"}, "Baru saja diubah orang lain"),
    ],
)
def test_wrong_input_is_named_and_writes_nothing(
    house: House, sent: dict[str, str], words: str
) -> None:
    before = row_of(house.year).cells
    if "versi" in sent:
        sent = {**sent, "state": "belum dimulai"}
    status, page = send(house, "planner", **sent)
    assert status == 422 and words in page
    assert ("Tulis buktinya" in page) == (words == "Tulis buktinya"), (
        "what was typed is wrong, not missing"
    )
    assert row_of(house.year).cells == before


def test_what_has_ended_is_opened_again_with_a_reason_alone(house: House) -> None:
    done = {"state": "selesai", "evidence": "SOP ditetapkan kepala dinas."}
    assert send(house, "planner", **done)[0] == 302
    before = row_of(house.year).cells
    for emptied in (
        {"state": ""},
        {"state": "", "evidence": ""},
        {"state": "berjalan", "evidence": "ada"},
    ):
        status, page = send(house, "planner", **emptied)
        assert status == 422 and "alasan membukanya kembali" in page, emptied
        assert row_of(house.year).cells == before
    again = {"state": "berjalan", "evidence": "SOP dicabut, disusun lagi."}
    assert (
        send(house, "planner", **again)[0] == 302
        and again.items() <= row_of(house.year).cells.items()
    )


def test_a_day_is_kept_as_dossiers_have_it(house: House) -> None:
    for text, kept in ((f"31-12-{YEAR}", f"{YEAR}-12-31"), (f"{YEAR}-Q4", f"{YEAR}-Q4"), ("", "")):
        assert send(house, "planner", due=text)[0] == 302
        assert row_of(house.year).cells["due"] == kept
    assert send(house, "planner", due=f"{YEAR + 1}-02")[0] == 302
    assert "Februari" in house.browser("viewer").get(PAGE).content.decode()


def test_the_list_is_narrowed_and_what_no_choice_names_is_a_question(house: House) -> None:
    subject = str(facts_of(house.year).indicators[0].code)
    plan = Edit("factors.csv", {"subject": subject, **PLAN})
    change(house.year, [plan], Author(house.people["planner"], "planner"))
    row, writers = house.year.rows.get(cells__text=PLAN["text"]), house.year.writers.count()
    viewer = house.browser("viewer")

    def shown(query: str) -> list[bool]:
        page = viewer.get(f"{PAGE}?{query}").content.decode()
        return [words in page for words in ("SOP sedang", "Menyelaraskan target", "Membuka loket")]

    assert shown("") == [True, True, True]
    assert shown(f"jabatan={POST}") == [True, False, False]
    assert shown("jabatan=tidak-ada") == [False, False, False]
    assert "Keadaan “nanti” tidak dikenal" in viewer.get(PAGE).content.decode()
    assert (
        send(house, "planner", row, due=f"01-07-{YEAR}", state="berjalan", responsible="")[0]
        == 302
    )
    assert house.year.writers.count() == writers, "nobody has to verify what became of a plan"


def test_nothing_to_follow_up_says_where_it_would_come_from(tmp_path: Path) -> None:
    page = make_house(tmp_path).browser("viewer").get(PAGE).content.decode()
    assert "Belum ada rekomendasi atau rencana tindak lanjut" in page and "<table" not in page


@pytest.mark.parametrize(
    ("days", "event", "late"),
    [
        (8, None, 0),
        (7, Event.DUE_WEEK, 0),
        (2, Event.DUE_WEEK, 0),
        (1, Event.DUE_DAY, 0),
        (0, Event.DUE_DAY, 0),
        (-1, Event.LATE, 1),
    ],
)
def test_the_owner_is_reminded_on_the_eve_and_late_from_the_day_after(
    house: House, days: int, event: Event | None, late: int
) -> None:
    for name in ("holder", "planner"):
        Subscription.objects.create(user=house.people[name], email=f"{name}@contoh.go.id")
    at = datetime.combine(DUE - timedelta(days=days), time(9), timezone.get_default_timezone())
    with patch("django.utils.timezone.now", lambda: at):
        queue_reminders()
        days_late = follow_ups_in(house.year, know(house.year))[0].days_late
        page = house.browser("holder").get(f"/kecil/{YEAR}/").content.decode()
    lines = {
        (each.user, each.event) for each in Reminder.objects.all() if "SOP" in str(each.lines)
    }
    assert lines == ({(house.people["holder"], event)} if event else set())
    assert days_late == late and "Tindak lanjut Anda" in page


def test_a_year_that_is_closed_keeps_it_and_another_year_tells_its_own(house: House) -> None:
    other = OfficeYear.objects.create(office=house.year.office, year=YEAR + 1)
    Row.objects.create(
        office_year=other,
        sheet=RECOMMENDATIONS,
        place=1,
        cells={**ANSWERED, "state": "selesai", "evidence": "SOP 1"},
    )
    row = row_of(house.year)
    house.close()
    page = house.browser("planner").get(f"{PAGE}{row.pk}/").content.decode()
    assert (
        f">{YEAR + 1}</a>" in page
        and "SOP 1" in page
        and "sudah ditutup" in page
        and "Simpan" not in page
    )
    assert send(house, "planner", state="belum dimulai")[0] == 422


def test_what_the_next_year_goes_on_with_waits_there_alone(house: House) -> None:
    """Fault: with two years open its owner is reminded twice,
    and late for ever of what the later one did.
    """
    known = know(house.year)
    assert owned_by(follow_ups_in(house.year, known), {POST})
    other = OfficeYear.objects.create(office=house.year.office, year=YEAR + 1)
    Row.objects.create(office_year=other, sheet=RECOMMENDATIONS, place=1, cells=ANSWERED)
    listed = follow_ups_in(house.year, known)
    assert owned_by(listed, {POST}) == [] and [each.days_late for each in listed] == [0, 0]
    assert f"dilanjutkan di {YEAR + 1}" in house.browser("viewer").get(PAGE).content.decode()


def test_units_without_a_post_owe_through_their_heads(house: House) -> None:
    """Fault: a plan of a bidang, as papers name it, reminded nobody."""
    facts = facts_of(house.year)
    head = replace(facts.office.posts[0], unit="bidang", parent=None)
    below = replace(head, id=PostId("jf"), parent=head.id)
    facts = replace(facts, office=replace(facts.office, posts=(head, below)))
    of = ("x", Period.parse(f"{YEAR}-Q1"), FactorKind.PLAN, "Membuka loket sore.", None)
    row = Factor(*of, "", "", None, Place("factors.csv"), units=("bidang",))
    plan = FollowUp(FollowUpOrigin.PLAN, row, "x", "", row.text)
    assert owners_of(plan, facts)[1] == {str(head.id)}
