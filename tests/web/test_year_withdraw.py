"""A year begun by mistake goes again; a year opens with its registers and
closes with its contents.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.web.beginnings import small_files
from tests.web.counting import a_press, counting_house, send
from tests.web.elements import Element, elements
from tests.web.exchanging import upload, zipped
from tests.web.filling import POST, YEAR, House
from tests.web.proving import paper, sent
from tests.web.test_new_closing import NODE, measured
from tests.web.test_year_approval import CLOSE, fill_all
from tests.web.twins import add_second_factor, signed_in

from capaian.web.accounts.models import User
from capaian.web.configuration import FirstOffice
from capaian.web.evidence.models import EvidenceFile, Upload
from capaian.web.founding import found_office
from capaian.web.measurement.models import ApprovedYear, Deadline
from capaian.web.offices.models import Holding, HoldingKind, Office, Role
from capaian.web.people.change import make_person
from capaian.web.services.catalogue import catalogue_of
from capaian.web.services.models import Tally
from capaian.web.services.sums import ServiceLine, service_lines
from capaian.web.trail.models import Entry
from capaian.web.trail.record import Author
from capaian.web.trail.verify import verify_log
from capaian.web.years.change import Edit, change, mark_changed
from capaian.web.years.contents import keep_content
from capaian.web.years.models import OfficeYear, Row

ADDRESS = f"/kecil/{YEAR}/tarik/"
MEANT = {"alasan": "Tahun ini dimulai keliru, dari berkas yang salah.", "yakin": "ya"}
PEOPLE = {
    "head": Role.OFFICE_HEAD,
    "planner": Role.PLANNER,
    "clerk": Role.DATA_ENTRY,
    "holder": Role.UNIT_HEAD,
    "deputy": Role.UNIT_HEAD,
}


def people_of(office: Office) -> dict[str, User]:
    founded_by_command = {}
    for name, role in PEOPLE.items():
        user = User(username=name, full_name=name)
        make_person(office, user, [role], Author())
        User.objects.filter(pk=user.pk).update(must_change_password=False)
        founded_by_command[name] = User.objects.get(pk=user.pk)
    for name in ("head", "deputy"):
        add_second_factor(founded_by_command[name])
    return founded_by_command


def begin(planner: User, counts: str = "") -> None:
    """Begin the year from a dossier without evidence, with or without figures."""
    files = {**small_files()}
    plan = files["plan.yaml"].replace(b"    owner: kepala-dinas\n    formula", b"    formula")
    files["plan.yaml"] = plan.replace(b"owner: kepala-dinas", b"owner: kabid-dafduk")
    files["nodes.csv"] = b"id,kind,code,name,parent,objective\n"
    files["inputs.csv"] = b"node,period,resource,kind,original,revised,actual,source\n"
    files["counts.csv"] = f"measure,area,period,value,source\n{counts}".encode()
    packed = upload("k.zip", zipped({f"k/{name}": content for name, content in files.items()}))
    answer = signed_in(planner).post("/kecil/mulai/", {"cara": "berkas", "file": packed})
    assert answer.status_code == 302


@pytest.fixture(name="founded")
def founded_by_command() -> House:
    found_office(
        FirstOffice("kecil", "Disdukcapil Contoh", "admin-satu", "Budi", "kopi pahit di Halong 7")
    )
    office = Office.objects.get()
    people = people_of(office)
    begin(people["planner"])
    founded = House(office.years.get(), people)
    holding = Holding(office=office, post=POST, user=people["clerk"], kind=HoldingKind.CLERK)
    holding.since = "2024-01-01"
    holding.save()
    return founded


def plan(founded: House) -> None:
    row = founded.year.rows.filter(sheet="plan.yaml#indicators").get()
    change(
        founded.year,
        [Edit(row.sheet, {"name": "Lain"}, row.pk, row.version)],
        Author(founded.people["planner"]),
    )


def test_it_goes_with_a_reason_and_can_be_begun_again(founded: House) -> None:
    other = OfficeYear.objects.create(office=founded.year.office, year=YEAR - 1)
    Row.objects.create(office_year=other, sheet="counts.csv", place=1, cells={"value": "1"})
    plan(founded)
    founded.year.deadlines.create(period=f"{YEAR}-Q1", day=f"{YEAR}-04-09")
    browser = founded.browser("planner")
    assert "dimulai keliru?" in browser.get(f"/kecil/{YEAR}/").text
    assert "termasuk 1 perubahan sejak dimulai" in browser.get(ADDRESS).text
    for lacking in ({"alasan": "keliru", "yakin": "ya"}, {"alasan": MEANT["alasan"]}):
        answer = browser.post(ADDRESS, lacking)
        assert answer.status_code == 422 and "Belum ditarik kembali" in answer.text
    assert founded.year.rows.exists() and Deadline.objects.exists()
    assert browser.post(ADDRESS, MEANT).status_code == 302
    assert [*founded.year.office.years.all()] == [other] and other.rows.count() == 1
    entry = Entry.objects.get(action="year.withdrawn")
    assert (entry.actor, entry.reason, entry.subject) == (
        founded.people["planner"],
        MEANT["alasan"],
        str(YEAR),
    )
    other.delete()
    assert verify_log() is None
    begin(founded.people["planner"])
    again = founded.year.office.years.get()
    assert again.pk != founded.year.pk


def fill(founded: House) -> None:
    founded.fill()


def write(founded: House) -> None:
    cells = {"measure": "ktp.holders", "area": "99.01.01", "period": f"{YEAR}-Q1", "value": "9"}
    change(founded.year, [Edit("counts.csv", cells)], Author(founded.people["planner"]))


def prove(founded: House) -> None:
    body = {
        "berkas": sent("umum.pdf", paper("BA")),
        "keterangan": "Berita acara",
        "membuktikan": "ktp",
    }
    assert founded.browser("planner").post(f"/kecil/{YEAR}/bukti/", body).status_code == 302


def approve(founded: House) -> None:
    ApprovedYear.objects.create(
        office_year=founded.year, by=founded.people["head"], sha256="a" * 64, name="x"
    )


@pytest.mark.parametrize(
    ("work", "words"),
    [
        (fill, "Isian tahun ini"),
        (write, "Angka tahun"),
        (prove, "memuat bukti"),
        (approve, "pernah disahkan"),
    ],
)
def test_what_was_reported_proven_or_approved_keeps_it(
    founded: House, work: object, words: str
) -> None:
    assert callable(work)
    work(founded)
    browser = founded.browser("planner")
    assert words in browser.get(ADDRESS).text
    answer = browser.post(ADDRESS, MEANT)
    assert answer.status_code == 422 and words in answer.text
    assert OfficeYear.objects.get() == founded.year and founded.year.rows.exists()


def test_who_may_not_begin_a_year_may_not_withdraw_one(founded: House) -> None:
    for name in ("head", "clerk", "holder"):
        assert founded.browser(name).get(ADDRESS).status_code == 404
        assert founded.browser(name).post(ADDRESS, MEANT).status_code == 404


def test_what_begins_with_figures_may_be_withdrawn(founded: House) -> None:
    assert founded.browser("planner").post(ADDRESS, MEANT).status_code == 302
    begin(founded.people["planner"], f"ktp.holders,99.01.01,{YEAR}-Q1,9,\n")
    browser = founded.browser("planner")
    assert browser.post(ADDRESS, MEANT).status_code == 302
    assert not founded.year.office.years.exists()


def test_the_page_of_beginnings_leads_with_the_approved_year(founded: House) -> None:
    browser = founded.browser("planner")
    page = browser.get("/kecil/mulai/").text
    assert 'id="penutupan"' not in page
    approve(founded)
    page = browser.get("/kecil/mulai/").text
    assert page.index('id="penutupan"') < page.index('id="katalog"')
    assert f'value="{"a" * 64}"' in page


COUNTED = (
    (YEAR, {"received": 100, "printed": 60, "delivered": 50, "refused": 5}),
    (YEAR + 1, {"received": 10, "printed": 12, "delivered": 20, "withdrawn": 1}),
    (YEAR + 2, {"received": 3, "printed": 1}),
)
OPEN = (
    "SELECT SUM(CASE stage WHEN 'received' THEN count WHEN 'printed' THEN 0 ELSE -count END) "
    "FROM services_tally WHERE service = 'ktp' AND day < %s"
)


@pytest.fixture(name="counted")
def with_counts(tmp_path: Path) -> House:
    counted = counting_house(tmp_path)
    for year, counts in COUNTED:
        for stage, count in counts.items():
            tally = {
                "day": date(year, 5, 6),
                "site": "loket-1",
                "service": "ktp",
                "by": counted.people["clerk"],
            }
            Tally.objects.create(
                office=counted.year.office, stage=stage, count=count, key=uuid4(), **tally
            )
    return counted


def line_of(counted: House, year: int, day: str = "12-31") -> ServiceLine:
    found = OfficeYear(pk=counted.year.pk, office=counted.year.office, year=year)
    return service_lines(found, catalogue_of(counted.year), date.fromisoformat(f"{year}-{day}"))[0]


@pytest.mark.parametrize(
    ("year", "begin", "end", "unprinted"),
    [(YEAR, 0, 45, 35), (YEAR + 1, 45, 34, 32), (YEAR + 2, 34, 37, 34), (YEAR + 3, 37, 37, 34)],
)
def test_open_at_the_end_is_open_at_the_beginning_and_what_the_year_did(
    counted: House, year: int, begin: int, end: int, unprinted: int
) -> None:
    assert line_of(counted, year, "01-01").balance.open_before == begin
    line = line_of(counted, year)
    assert (line.balance.open_after, line.unprinted) == (end, unprinted)
    with connection.cursor() as cursor:
        cursor.execute(OPEN, [date(year + 1, 1, 1)])
        assert cursor.fetchone() == (end,)


def test_a_day_of_last_year_that_changes_changes_what_is_carried_on(counted: House) -> None:
    assert line_of(counted, YEAR + 2, "01-01").balance.open_before == 34
    assert send(counted, a_press(day=date(YEAR, 12, 30), count=7)).status_code == 200
    assert line_of(counted, YEAR + 2, "01-01").balance.open_before == 41
    assert line_of(counted, YEAR, "12-31").balance.open_after == 52


def test_a_year_is_added_up_once(counted: House) -> None:
    line_of(counted, YEAR + 2)
    with CaptureQueriesContext(connection) as queries:
        line_of(counted, YEAR + 2)
    assert len(queries) == 2
    assert [*counted.year.office.openings.values_list("year", flat=True)] == [YEAR + 1, YEAR + 2]


PROOF = paper("Berita acara")
HALF = {"node": NODE, "unit": "kegiatan", "name": "Jemput bola", "target": "5"}
"""An output that only quarters set a target for."""


def year_summary(house: House, who: str = "head") -> dict[str, str]:
    """What the page says of the whole year."""
    page = elements(house.browser(who).get(CLOSE).text)
    (section,) = [
        each for each in page.all("section") if each.words.startswith("Anggaran, keluaran")
    ]
    return dict(zip(_words(section, "dt"), _words(section, "dd"), strict=True))


def _words(section: Element, tag: str) -> list[str]:
    return [each.words for each in section.all(tag)]


def bring(house: House, number: int, quarter: str = "", proves: str = "") -> None:
    """Have a file of evidence, for a form or for none."""
    name = f"bukti-{number}.pdf"
    sha256 = keep_content(PROOF)
    file = EvidenceFile.objects.create(
        office_year=house.year, name=name, sha256=sha256, size=len(PROOF)
    )
    if quarter:
        form = house.year.forms.get(post=POST, period=quarter)
        Upload.objects.create(
            office_year=house.year,
            file=file,
            form=form,
            name=name,
            sha256=file.sha256,
            by=house.people["clerk"],
        )
    if proves:
        row = {"file": name, "proves": proves, "caption": "Berita acara", "alt": "Berita acara"}
        house.year.rows.create(sheet="evidence.yaml#evidence", place=1, cells=row)
        mark_changed(house.year)


def test_money_outputs_and_evidence_are_reported_before_the_year_is_approved(
    tmp_path: Path, django_assert_max_num_queries: Callable[[int], Any]
) -> None:
    house = measured(tmp_path)
    assert year_summary(house) == {
        "Pagu": "900 rupiah",
        "Realisasi": "800 rupiah",
        "Serapan": "88,89 persen",
        "Keluaran": "0 dari 1 sub kegiatan tanpa target, 0 tanpa realisasi",
        "Bukti": "4 dari 4 isian tanpa bukti",
    }
    bring(house, 1, f"{YEAR}-Q1")
    assert year_summary(house)["Bukti"] == "3 dari 4 isian tanpa bukti"
    client = house.browser("head")
    client.get(CLOSE)
    with django_assert_max_num_queries(15):
        client.get(CLOSE)


def test_work_without_outputs_and_office_without_money(house: House) -> None:
    fill_all(house)
    assert year_summary(house) == {
        "Anggaran": "tidak ada dalam rencana",
        "Bukti": "4 dari 4 isian tanpa bukti",
    }
    nodes = (("p", "program", ""), ("p.1", "activity", "p"), (NODE, "subactivity", "p.1"))
    rows = [
        Edit("nodes.csv", {"id": id_, "kind": kind, "code": id_, "name": id_, "parent": parent})
        for id_, kind, parent in nodes
    ]
    change(house.year, rows, Author(reason="Sub kegiatan baru menurut perubahan anggaran."))
    assert year_summary(house)["Keluaran"].startswith(
        "1 dari 1 sub kegiatan tanpa target, 1 tanpa realisasi"
    )


def test_targets_of_half_a_year_are_none_of_the_year_and_the_page_says_whose(
    tmp_path: Path,
) -> None:
    house = measured(tmp_path)
    rows = [Edit("outputs.csv", {**HALF, "period": f"{YEAR}-Q{quarter}"}) for quarter in (1, 2)]
    change(house.year, rows, Author(reason="Target ditulis untuk setengah tahun."))
    message = year_summary(house)["Keluaran"]
    assert message.startswith("1 dari 1 sub kegiatan tanpa target, 1 tanpa realisasi")


def test_who_may_not_see_evidence_is_not_shown_how_much_there_is(tmp_path: Path) -> None:
    house = measured(tmp_path)
    everything = year_summary(house)
    assert everything.pop("Bukti")
    assert year_summary(house, "viewer") == everything
    page = elements(house.browser("viewer").get(CLOSE).text).words
    assert "0 bukti" not in page and "tanpa bukti" not in page and "keluaran, bukti" not in page
    assert "0 bukti" in elements(house.browser("clerk").get(CLOSE).text).words


def test_a_file_of_no_form_proves_its_thing_in_every_form(house: House) -> None:
    fill_all(house)
    bring(house, 1, proves="ktp")
    assert year_summary(house)["Bukti"] == "0 dari 4 isian tanpa bukti"


def test_a_year_that_waits_for_something_tells_nothing_of_it(house: House) -> None:
    assert "Anggaran, keluaran, bukti" not in house.browser("head").get(CLOSE).text
