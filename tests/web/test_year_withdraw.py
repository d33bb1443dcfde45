"""A year begun by mistake goes again, told in the log, as long as nothing was told or proven in it."""

from __future__ import annotations

import pytest
from tests.web.beginnings import small_files
from tests.web.exchanging import upload, zipped
from tests.web.filling import YEAR, House, typed
from tests.web.proving import paper, sent
from tests.web.twins import add_second_factor, signed_in

from capaian.web.accounts.models import User
from capaian.web.configuration import FirstOffice
from capaian.web.founding import found_office
from capaian.web.measurement.models import ApprovedYear, Deadline
from capaian.web.offices.models import Holding, HoldingKind, Office, Role
from capaian.web.people.change import make_person
from capaian.web.trail.models import Entry
from capaian.web.trail.record import Author
from capaian.web.trail.verify import verify_log
from capaian.web.years.change import change
from capaian.web.years.edits import Edit
from capaian.web.years.models import OfficeYear, Row

pytestmark = pytest.mark.django_db
POST = "kabid-dafduk"
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
    made = {}
    for name, role in PEOPLE.items():
        user = make_person(office, User(username=name, full_name=name), [role], Author()).user
        User.objects.filter(pk=user.pk).update(must_change_password=False)
        made[name] = User.objects.get(pk=user.pk)
    for name in ("head", "deputy"):
        add_second_factor(made[name])
    return made


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


@pytest.fixture(name="own")
def made() -> House:
    found_office(FirstOffice("kecil", "Disdukcapil Contoh", "admin-satu", "Budi", "kopi pahit di Halong 7"))
    office = Office.objects.get()
    people = people_of(office)
    begin(people["planner"])
    own = House(office.years.get(), people)
    holding = Holding(office=office, post=POST, user=people["clerk"], kind=HoldingKind.CLERK)
    holding.since = "2024-01-01"
    holding.save()
    return own


def plan(own: House) -> None:
    row = own.year.rows.filter(sheet="plan.yaml#indicators").get()
    change(own.year, [Edit(row.sheet, {"name": "Lain"}, row.pk, row.version)], Author(own.people["planner"]))


def test_it_goes_with_a_reason_and_can_be_begun_again(own: House) -> None:
    other = OfficeYear.objects.create(office=own.year.office, year=YEAR - 1)
    Row.objects.create(office_year=other, sheet="counts.csv", place=1, cells={"value": "1"})
    plan(own)
    own.year.deadlines.create(period=f"{YEAR}-Q1", day=f"{YEAR}-04-09")
    browser = own.browser("planner")
    assert "dimulai keliru?" in browser.get(f"/kecil/{YEAR}/").text
    assert "termasuk 1 perubahan sejak dimulai" in browser.get(ADDRESS).text
    for lacking in ({"alasan": "keliru", "yakin": "ya"}, {"alasan": MEANT["alasan"]}):
        answer = browser.post(ADDRESS, lacking)
        assert answer.status_code == 422 and "Belum ditarik kembali" in answer.text
    assert own.year.rows.exists() and Deadline.objects.exists()
    assert browser.post(ADDRESS, MEANT).status_code == 302
    assert [*own.year.office.years.all()] == [other] and other.rows.count() == 1
    entry = Entry.objects.get(action="year.withdrawn")
    assert (entry.actor, entry.reason, entry.subject) == (own.people["planner"], MEANT["alasan"], str(YEAR))
    other.delete()
    assert verify_log() is None
    begin(own.people["planner"])
    again = own.year.office.years.get()
    assert again.pk != own.year.pk


def fill(own: House) -> None:
    numbers = {**typed(("90", "45"), ("100", "50")), "aksi": "simpan"}
    assert own.browser("clerk").post(own.address(), numbers).status_code == 302


def write(own: House) -> None:
    cells = {"measure": "ktp.holders", "area": "99.01.01", "period": f"{YEAR}-Q1", "value": "9"}
    change(own.year, [Edit("counts.csv", cells)], Author(own.people["planner"]))


def prove(own: House) -> None:
    told = {"berkas": sent("umum.pdf", paper("BA")), "keterangan": "Berita acara", "membuktikan": "ktp"}
    assert own.browser("planner").post(f"/kecil/{YEAR}/bukti/", told).status_code == 302


def approve(own: House) -> None:
    ApprovedYear.objects.create(office_year=own.year, by=own.people["head"], sha256="a" * 64, name="x")


@pytest.mark.parametrize(
    ("work", "words"),
    [
        (fill, "Isian tahun ini"),
        (write, "Angka tahun"),
        (prove, "memuat bukti"),
        (approve, "pernah disahkan"),
    ],
)
def test_what_was_told_proven_or_approved_keeps_it(own: House, work: object, words: str) -> None:
    assert callable(work)
    work(own)
    browser = own.browser("planner")
    assert words in browser.get(ADDRESS).text
    answer = browser.post(ADDRESS, MEANT)
    assert answer.status_code == 422 and words in answer.text
    assert OfficeYear.objects.get() == own.year and own.year.rows.exists()


def test_who_may_not_begin_a_year_may_not_withdraw_one(own: House) -> None:
    for name in ("head", "clerk", "holder"):
        assert own.browser(name).get(ADDRESS).status_code == 404
        assert own.browser(name).post(ADDRESS, MEANT).status_code == 404


def test_what_begins_with_figures_may_be_withdrawn(own: House) -> None:
    assert own.browser("planner").post(ADDRESS, MEANT).status_code == 302
    begin(own.people["planner"], f"ktp.holders,99.01.01,{YEAR}-Q1,9,\n")
    browser = own.browser("planner")
    assert browser.post(ADDRESS, MEANT).status_code == 302
    assert not own.year.office.years.exists()


def test_the_page_of_beginnings_leads_with_the_approved_year(own: House) -> None:
    browser = own.browser("planner")
    page = browser.get("/kecil/mulai/").text
    assert 'id="penutupan"' not in page
    approve(own)
    page = browser.get("/kecil/mulai/").text
    assert page.index('id="penutupan"') < page.index('id="katalog"')
    assert f'value="{"a" * 64}"' in page
