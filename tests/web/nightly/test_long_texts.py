"""What is as long as a dossier may have it is kept on every database, and what is longer is refused in place.

SQLite does not hold columns to their lengths: `python -m tests.web.on_postgres` runs this where one does.
"""

from __future__ import annotations

import zlib
from datetime import timedelta
from pathlib import Path

import pytest
from django.test import Client
from django.utils import timezone
from tests.web.beginnings import YEAR
from tests.web.exchanging import Desk, edited, listed, unzipped, upload, zipped
from tests.web.filling import QUARTER, House
from tests.web.long_names import (
    CODES,
    COMPONENT,
    HEAD,
    NODE,
    OFFICE,
    OUTPUT,
    OUTPUT_CELL,
    POST,
    TEXT,
    figures,
    long_house,
)
from tests.web.proving import paper, png, sent
from tests.web.twins import add_second_factor, person, signed_in

from capaian.web.accounts.models import User
from capaian.web.evidence.models import Requirement, Upload
from capaian.web.evidence.views import MAX_CAPTION
from capaian.web.measurement.flow import State
from capaian.web.measurement.models import FigureWriter, Notice, PostForm, Remark, Rhythm
from capaian.web.offices.models import Holding, Office, Role
from capaian.web.substitutes.models import ActedFor
from capaian.web.trail.models import Entry
from capaian.web.trail.verify import verify_log
from capaian.web.years.known import know
from capaian.web.years.models import OfficeYear, Row

pytestmark = pytest.mark.django_db
BASE = f"/kecil/{YEAR}/"
ACTUAL, NOTE = f"{OUTPUT_CELL}actual", f"{OUTPUT_CELL}note"
WHY = "Alat rekam rusak sebulan penuh. " * 60
LONG_NOTE = "Dokumen diserahkan bertahap menurut jadwal pelayanan keliling. " * 8


@pytest.fixture(name="own")
def made(tmp_path: Path) -> House:
    return long_house(tmp_path)


def save(own: House, **more: str) -> int:
    address = own.address(POST)
    return own.browser("clerk").post(address, {**figures(), "aksi": "simpan", **more}).status_code


def step(own: House, name: str, taken: str, reason: str = "") -> int:
    return own.step(name, taken, reason, POST).status_code


def submit(own: House) -> None:
    assert save(own, **{f"sel-{NOTE}": LONG_NOTE}) == 302
    assert own.browser("clerk").post(own.address(POST), {"aksi": "ajukan"}).status_code == 302


def administrator(own: House) -> Client:
    return signed_in(person("tata", own.year.office, Role.ADMINISTRATOR))


# --- the dossier ----------------------------------------------------------------------------------------


def test_a_dossier_of_long_names_comes_in_and_goes_out_as_it_is(own: House) -> None:
    desk = Desk(own.browser("planner"), own.year)
    files = unzipped(desk.got("dossier.zip"))
    assert TEXT in files and OUTPUT in files["outputs.csv"].decode()
    assert know(own.year).flaws == ()
    book = edited(desk.got("buku.xlsx"), "outputs.csv", actual1=5)
    assert desk.take(desk.bring("buku.xlsx", book)).status_code == 302
    assert own.year.rows.get(sheet="outputs.csv").cells["actual"] == "5"
    assert verify_log() is None


def test_a_year_begins_from_it(own: House) -> None:
    files = unzipped(Desk(own.browser("planner"), own.year).got("dossier.zip"))
    office = Office.objects.create(slug="baru", name=OFFICE)
    planner = signed_in(person("perencana", office, Role.PLANNER))
    told = {"cara": "berkas", "file": upload("kantor.zip", zipped(files))}
    assert planner.post("/baru/mulai/", told).status_code == 302
    assert office.years.get().files.filter(path=TEXT).exists()


def test_evidence_with_the_longest_name_is_kept_and_told(own: House) -> None:
    name = f"{'a' * 196}.png"
    desk = Desk(own.browser("planner"), own.year)
    picture = png(1, 1, zlib.compress(b"\0\0\0\0"))
    more = {"evidence.yaml": listed(name), f"evidence/{name}": picture}
    taken = desk.take(desk.bring("kantor.zip", zipped({**unzipped(desk.got("dossier.zip")), **more})))
    assert taken.status_code == 302
    assert Entry.objects.get(action="evidence.added").subject == f"{own.year.pk}/{name}"


def test_a_code_of_81_letters_is_refused_with_its_place_wherever_it_comes_from(own: House) -> None:
    before = Row.objects.count()
    desk, long = Desk(own.browser("planner"), own.year), f"{COMPONENT}a"
    files = unzipped(desk.got("dossier.zip"))
    files["plan.yaml"] = files["plan.yaml"].replace(
        f"code: {COMPONENT}\n".encode(), f"code: {long}\n".encode()
    )
    assert desk.take(desk.bring("kantor.zip", zipped(files))).status_code in (409, 422)
    row = own.year.rows.get(sheet="plan.yaml#components")
    told = {f"sel-{name}": text for name, text in {**row.cells, "code": long}.items()}
    address = f"{BASE}perencanaan/plan-components/{row.pk}/"
    assert desk.client.post(address, {**told, "versi": str(row.version)}).status_code == 422
    assert (Row.objects.count(), own.year.rows.get(pk=row.pk).cells["code"]) == (before, COMPONENT)


# --- forms of posts -------------------------------------------------------------------------------------


def test_an_explanation_of_a_long_output_is_kept_with_the_figures(own: House) -> None:
    assert save(own, **{f"sebab-{ACTUAL}": WHY}) == 302
    remark = Remark.objects.get()
    assert (remark.slot, remark.value, remark.text) == (ACTUAL, "3", WHY.strip())
    assert own.counts()[CODES["ktp.holders"], "99.01.01"] == "90"
    assert {CODES["ktp.holders"], NODE} <= {*FigureWriter.objects.values_list("code", flat=True)}
    assert verify_log() is None


@pytest.mark.parametrize("slot", [ACTUAL, NOTE])
def test_a_comment_on_it_is_kept_with_what_stood_there(own: House, slot: str) -> None:
    submit(own)
    told = {"catatan": WHY, "nilai": slot}
    assert own.browser("planner").post(own.address(POST, more="catatan/"), told).status_code == 302
    remark = Remark.objects.get()
    assert (remark.slot, remark.value) == (slot, "3" if slot == ACTUAL else LONG_NOTE.strip())
    answer = {f"jawab-{remark.pk}": WHY, "aksi": "simpan"}
    assert step(own, "planner", "return", WHY) == 302
    assert own.browser("clerk").post(own.address(POST), answer).status_code == 302
    assert Remark.objects.get().answer == WHY.strip()


def test_a_return_with_a_note_is_told_to_who_filled_it_in(own: House) -> None:
    submit(own)
    note = {"catatan": WHY, "nilai": NOTE}
    assert own.browser("planner").post(own.address(POST, more="catatan/"), note).status_code == 302
    assert step(own, "planner", "return") == 302
    notice = Notice.objects.get(to=own.people["clerk"])
    assert notice.address == f"{POST}/{QUARTER}"
    assert own.browser("clerk").get(f"{BASE}isian/{notice.address}/").status_code == 200
    assert own.browser("clerk").get(BASE).status_code == 200
    entry = Entry.objects.get(action="form.return")
    assert entry.subject == f"{OFFICE} {YEAR}/{POST}/{QUARTER}"


def test_a_text_longer_than_a_cell_takes_is_refused_in_place_and_stays_typed(own: House) -> None:
    long = "kata " * 5_000
    answer = own.browser("clerk").post(
        own.address(POST), {**figures(), f"sel-{NOTE}": long, "aksi": "simpan"}
    )
    assert answer.status_code == 422
    assert long.strip()[:20_000] in answer.text


def test_a_form_of_long_names_is_verified_approved_and_shown(own: House) -> None:
    submit(own)
    assert step(own, "planner", "verify") == 302
    assert step(own, "head", "approve") == 302
    assert PostForm.objects.get(post=POST).stage is State.APPROVED
    for page in ("", "isian/", "catatan/", f"jejak/cakupan/{COMPONENT}/{QUARTER}/"):
        assert own.browser("head").get(f"{BASE}{page}").status_code == 200, page
    assert verify_log() is None


# --- schedule, evidence, people -------------------------------------------------------------------------


def test_the_rhythm_of_a_long_component_and_what_needs_evidence_are_kept(own: House) -> None:
    planner = own.browser("planner")
    assert planner.post(f"{BASE}jadwal/", {f"irama-{COMPONENT}": "semester"}).status_code == 302
    assert Rhythm.objects.get().code == COMPONENT
    told = {"wajib": COMPONENT, "shown": ""}
    assert planner.post(f"{BASE}bukti/wajib/", told).status_code == 302
    assert Requirement.objects.get().code == COMPONENT


@pytest.mark.parametrize("letters", [60, 195, 250])
def test_evidence_with_a_long_name_and_caption_is_kept(own: House, letters: int) -> None:
    assert save(own) == 302
    caption = "b" * MAX_CAPTION
    told = {"berkas": sent(f"{'b' * letters}.pdf", paper()), "keterangan": caption, "membuktikan": COMPONENT}
    assert own.browser("clerk").post(own.address(POST, more="bukti/"), told).status_code == 302
    kept = Upload.objects.get()
    assert kept.name == f"{QUARTER}/{POST}/{'b' * 60}.pdf"
    address = f"{BASE}bukti/unggahan/{kept.pk}/hapus/"
    assert own.browser("clerk").post(address, {"alasan": "Berkas keliru, diganti."}).status_code == 302
    told = {**told, "berkas": sent("c.exe", b"MZ"), "keterangan": f"{caption}b"}
    assert own.browser("clerk").post(own.address(POST, more="bukti/"), told).status_code == 422
    assert verify_log() is None


def test_a_holder_of_a_long_post_is_named_on_the_page(own: House) -> None:
    told = {"post": POST, "user": own.people["holder"].pk, "kind": "daily", "since": f"{YEAR}-01-01"}
    assert administrator(own).post(f"{BASE}orang/jabatan/baru/", told).status_code == 302
    assert Holding.objects.filter(post=POST, user=own.people["holder"], kind="daily").exists()


@pytest.mark.parametrize(("name", "full", "status"), [(150, 120, 200), (151, 120, 422), (150, 121, 422)])
def test_names_of_people_are_as_long_as_their_columns(own: House, name: int, full: int, status: int) -> None:
    told = {"username": "a" * name, "full_name": "B" * full, "roles": ["viewer"]}
    assert administrator(own).post(f"{BASE}orang/baru/", told).status_code == status
    assert User.objects.filter(username="a" * name).exists() is (status == 200)


def test_who_stands_in_for_the_holder_of_a_long_post_is_told_in_full(own: House) -> None:
    deputy = person("sekretaris", own.year.office, Role.UNIT_HEAD)
    own.people["deputy"] = deputy
    add_second_factor(deputy)
    today = timezone.localdate()
    told = {
        "whose": f"{own.people['head'].pk}:{HEAD}",
        "user": str(deputy.pk),
        "way": "daily",
        "since": str(today),
        "until": str(today + timedelta(days=7)),
    }
    assert administrator(own).post(f"{BASE}orang/pengganti/baru/", told).status_code == 302
    submit(own)
    assert step(own, "planner", "verify") == 302
    assert step(own, "deputy", "approve") == 302
    name = know(OfficeYear.objects.get(pk=own.year.pk)).found.office_year
    assert name is not None
    called = next(post.name for post in name.office.posts if post.id == HEAD)
    assert ActedFor.objects.get().words == f"Plh. {called}, menggantikan {own.people['head']}"


def test_a_browser_that_calls_itself_at_length_signs_in(own: House) -> None:
    browser = Client(headers={"user-agent": "Mozilla " * 200})
    browser.force_login(own.people["viewer"])
    assert browser.get(BASE).status_code == 200
