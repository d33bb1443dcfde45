"""Visits: planned, done, corrected; months and costs by hand; what cannot be; closed months."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from uuid import uuid4

import pytest
from django.db import connection
from django.db.models import Sum
from django.test.utils import CaptureQueriesContext
from django.utils.timezone import now
from tests.web.approving import add
from tests.web.counting import a_press, counting_house, send
from tests.web.filling import AREAS, YEAR, House

from capaian.domain.period import Period
from capaian.domain.registers.closed_month import Register
from capaian.web.feed.month_closing import close_month
from capaian.web.services.day_closing import report_day
from capaian.web.services.models import SiteDay, Tally
from capaian.web.services.visits.models import Visit, VisitCount, count_month, visit_costs
from capaian.web.trail.models import Entry
from capaian.web.trail.record import Author

PAGE = f"/kecil/{YEAR}/jemput-bola/"
MARCH = Period.parse(f"{YEAR}-M03")
SHEETS = (
    # day, innovation, area, state, served by service
    ("03-02", "JEBOL DESA", AREAS[0], "done", {"ktp": 12, "kia|0-4": 3}),
    ("03-09", "jebol-desa", AREAS[0], "done", {"ktp": 5}),
    ("03-16", "Jebol  desa", AREAS[1], "cancelled", {}),
    ("03-23", "Sekolah", "", "done", {"ktp": 40}),
    ("04-06", "Sekolah", AREAS[1], "done", {"kia|5-16": 7}),
)


@pytest.fixture(name="house")
def made(tmp_path: Path) -> House:
    house = counting_house(tmp_path)
    add(house, "innovations.yaml#innovations", id="jebol", name="Jebol Desa", text="Ke desa.")
    return house


def sent_of(
    day: str, innovation: str, area: str, state: str, served: dict[str, int]
) -> dict[str, str]:
    sheet = {"day": f"{YEAR}-{day}", "innovation": innovation, "area": area, "state": state}
    sheet |= {
        "key": str(uuid4()),
        "version": "1",
        "place": "Balai Desa Hulu",
        "staff": "3",
        "node": "",
    }
    sheet |= {"reason": "Jembatan putus, jalan ditutup." if state == "cancelled" else ""}
    return sheet | {f"n-{service}": str(count) for service, count in served.items()}


def enter(house: House, **more: str) -> None:
    for each in SHEETS:
        assert (
            house.browser("clerk").post(f"{PAGE}baru/", {**sent_of(*each), **more}).status_code
            == 302
        )


def test_months_count_visits_and_what_they_served_by_innovation_and_kecamatan(
    house: House,
) -> None:
    enter(house)
    count = count_month(house.year, MARCH)
    found = {
        (each.item, each.stage, each.area or "", each.detail): int(each.value)
        for each in count.figures
    }
    assert found == {
        ("jebol", "planned", AREAS[0], ""): 2,
        ("jebol", "planned", AREAS[1], ""): 1,
        ("jebol", "done", AREAS[0], ""): 2,
        ("jebol", "cancelled", AREAS[1], ""): 1,
        ("jebol", "served", AREAS[0], "ktp"): 17,
        ("jebol", "served", AREAS[0], "kia"): 3,
        ("sekolah", "planned", "", ""): 1,
        ("sekolah", "done", "", ""): 1,
        ("sekolah", "served", "", "ktp"): 40,
    }
    assert (count.days, count.sites) == (3, 1)
    by_sql = (
        "SELECT SUM(c.count) FROM visits_visitcount c JOIN visits_visit v ON v.id = c.visit_id "
        "WHERE v.day >= '2024-03-01' AND v.day < '2024-04-01' AND v.state = 'done'"
    )
    with connection.cursor() as cursor:
        cursor.execute(by_sql)
        assert cursor.fetchone() == (
            sum(int(e.value) for e in count.figures if e.stage == "served"),
        )


def tallies() -> dict[tuple[str, str, str], int]:
    cells = Tally.objects.order_by().values_list("service", "detail", "stage")
    return {cell[:3]: cell[3] for cell in cells.annotate(Sum("count")) if cell[3]}


def test_documents_of_a_visit_are_tallies_of_its_day_and_follow_its_corrections(
    house: House,
) -> None:
    """Fault: they are pressed again, a correction counts them twice,
    or a closed day takes them.
    """
    clerk, counts = house.browser("clerk"), {"site": "loket-1", "counted": "all"}
    sheet = sent_of("03-02", "Jebol", AREAS[0], "done", {"ktp": 12, "kia|0-4": 3}) | counts
    assert "Pilih tempat turusnya" in clerk.post(f"{PAGE}baru/", {**sheet, "site": ""}).text
    for _ in range(2):
        assert clerk.post(f"{PAGE}baru/", sheet).status_code == 302
    own, kia = ("ktp", "", "delivered"), ("kia", "0-4", "printed")
    assert (tallies()[own], tallies()[kia], len(tallies())) == (12, 3, 5)
    assert {*Tally.objects.values_list("site", "day", "area")} == {
        ("loket-1", date(YEAR, 3, 2), AREAS[0])
    }
    assert not report_day(house.year, "loket-1", date(YEAR, 3, 2)).questions
    for count, question in ((4, "KTP: 12 sudah dihitung dari kunjungan, 4 ditekan"), (-4, "")):
        send(house, a_press(day=date(YEAR, 3, 2), count=count))
        assert question in " ".join(report_day(house.year, "loket-1", date(YEAR, 3, 2)).questions)
    page, counted = f"{PAGE}{Visit.objects.get().pk}/", Tally.objects.count()
    assert clerk.post(page, {**sheet, "place": "Balai Desa Hilir"}).status_code == 302
    assert Tally.objects.count() == counted
    assert clerk.post(page, {**sheet, "n-ktp": "10", "version": "2"}).status_code == 302
    assert (tallies()[own], tallies()[kia]) == (10, 3)
    assert clerk.post(page, {**sheet, "counted": "first", "version": "3"}).status_code == 302
    assert tallies() == {("ktp", "", "received"): 12, ("kia", "0-4", "received"): 3}
    SiteDay.objects.update(closed_at=now())
    refused = clerk.post(page, {**sheet, "n-ktp": "9", "version": "4"})
    assert "sudah ditutup" in refused.text and VisitCount.objects.get(service="ktp").count == 12
    SiteDay.objects.update(closed_at=None)
    cancelled = sent_of("03-02", "Jebol", AREAS[0], "cancelled", {}) | {"version": "4"}
    assert clerk.post(page, cancelled).status_code == 302
    assert tallies() == {}


def test_a_visit_is_planned_then_done_and_its_month_waits_for_it(house: House) -> None:
    clerk, plan = house.browser("clerk"), sent_of("03-02", "Jebol Desa", AREAS[0], "planned", {})
    assert clerk.post(f"{PAGE}baru/", plan).status_code == 302
    assert clerk.post(f"{PAGE}baru/", plan).status_code == 302, "the same form that comes twice"
    kept = Visit.objects.get()
    assert house.browser("viewer").get(PAGE).status_code == 404, (
        "a count of a village may be one deed"
    )
    assert "belum dicatat hasilnya" in house.browser("planner").get(PAGE).content.decode()
    month = f"/kecil/{YEAR}/register/visits/3/"
    assert house.browser("holder").post(month).status_code == 422
    assert "masih direncanakan" in house.browser("holder").get(month).content.decode()
    done = {**plan, "state": "done", "n-ktp": "9"}
    for _ in range(2):
        assert clerk.post(f"{PAGE}{kept.pk}/", done).status_code == 302
    entry = Entry.objects.get(action="visits.corrected")
    before, after = {"state": "planned", "served": ""}, {"state": "done", "served": "ktp 9"}
    assert (entry.before, entry.after) == (before, after)
    assert house.browser("holder").post(month).status_code == 302
    stale = {**done, "version": "2", "n-ktp": "10"}
    assert clerk.post(f"{PAGE}{kept.pk}/", stale).status_code == 422, "its month is closed"
    moved = {**stale, "day": f"{YEAR}-04-02"}
    assert clerk.post(f"{PAGE}{kept.pk}/", moved).status_code == 422, "nor does it leave the month"
    into = sent_of("03-05", "Jebol Desa", "", "planned", {})
    assert clerk.post(f"{PAGE}baru/", into).status_code == 422
    assert VisitCount.objects.get().count == 9


REFUSED = (
    ({"state": "planned"}, "diisi bila kunjungan terlaksana"),
    ({"state": "cancelled", "n-ktp": "", "reason": "batal"}, "sedikitnya 10 huruf"),
    ({"n-ktp": ""}, "tulis 0 bila tidak ada"),
    ({"place": "Rumah Ibu Siti, 0812-3456-" + "7890"}, "nomor telepon"),
    ({"innovation": "!!"}, "nama pendek"),
    ({"day": f"{YEAR - 1}-12-31"}, "di luar tahun"),
    ({"day": "besok"}, "tanggal"),
    ({"staff": "0"}, "lebih besar"),
    ({"n-ktp": "-1"}, "lebih besar"),
    ({"n-ktp": "1.0"}, "angka bulat"),
    ({"n-ktp": "100000"}, "lebih kecil"),
    ({"area": "99.01.09"}, "pilihan"),
    ({"node": "tidak-ada"}, "pilihan"),
    ({"version": "9"}, "baru saja diubah orang lain"),
)


def test_what_cannot_be_is_refused_and_nothing_is_kept(house: House) -> None:
    usual = sent_of("03-02", "Jebol Desa", AREAS[0], "done", {"ktp": 12})
    house.browser("clerk").post(f"{PAGE}baru/", usual)
    kept, served = Visit.objects.values().get(), VisitCount.objects.values().get()
    for sent, words in REFUSED:
        answer = house.browser("clerk").post(
            f"{PAGE}{kept['id']}/", {**usual, "place": "Lain", **sent}
        )
        assert (answer.status_code, words in answer.content.decode()) == (422, True), sent
    assert (Visit.objects.values().get(), VisitCount.objects.values().get()) == (kept, served)


def test_a_visit_that_is_yet_to_come_is_planned_alone(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        "capaian.web.feed.models.localdate", lambda: Period.parse(f"{YEAR}-M02").end
    )
    for state, status in (("done", 422), ("planned", 302)):
        sent = sent_of("03-02", "Jebol Desa", "", state, {})
        assert house.browser("clerk").post(f"{PAGE}baru/", sent).status_code == status


def test_a_document_costs_what_its_budget_line_realised_until_the_same_day(house: House) -> None:
    program = {"kind": "program", "code": "2.12.02", "name": "Program Pendaftaran"}
    add(house, "nodes.csv", id="2.12.02", **program)
    money = {"node": "2.12.02", "resource": "money", "kind": "all"}
    add(house, "inputs.csv", period=str(YEAR), original="500000000", revised="500000000", **money)
    enter(house, node="2.12.02")
    assert visit_costs(house.year) == ([], None)
    assert "Biaya per dokumen" not in house.browser("planner").get(PAGE).content.decode()
    add(house, "inputs.csv", period=f"{YEAR}-Q1", actual="66372600", **money)
    VisitCount.objects.filter(count=40).update(count=2513 - 20)
    (cost,), until = visit_costs(house.year)
    assert (cost.documents, str(cost.per_document), str(until)) == (2513, "26412", f"{YEAR}-03-31")
    page = house.browser("planner").get(PAGE).content.decode()
    assert "66.372.600" in page and "26.412" in page


def test_the_list_asks_the_same_however_many_visits_there_are(house: House) -> None:
    browser = house.browser("planner")
    assert "Belum ada kunjungan" in browser.get(PAGE).content.decode()
    lines = []
    for _ in range(2):
        enter(house)
        with CaptureQueriesContext(connection) as queries:
            page = browser.get(PAGE).content.decode()
        lines.append(len(queries))
    assert lines[0] == lines[1]
    assert page.count("Jebol Desa") == 6, "one name, however it was spelled"
    assert browser.get(f"{PAGE}?tampil=cancelled").content.decode().count("Jembatan putus") == 2


def test_what_visits_served_feeds_the_plan(house: House) -> None:
    row = {"register": "visits", "item": "jebol", "stage": "served", "detail": "ktp", "how": "sum"}
    add(house, "feeds.csv", measure="ktp.holders", area="*", span="month", **row)
    enter(house)
    close_month(house.year, Register.VISITS, MARCH, Author(house.people["holder"]))
    assert (
        "Jebol Desa"
        in house.browser("holder").get(f"/kecil/{YEAR}/register/visits/3/").content.decode()
    )
    fed = house.counts(f"{YEAR}-M03")
    assert [fed["ktp.holders", area] for area in AREAS] == ["17", "0"]
