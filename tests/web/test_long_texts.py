"""What is as long as a dossier may have it is kept on every database,
and what is longer is refused in place.

SQLite does not hold columns to their lengths: `python -m tests.web.on_postgres` runs this where
one does.
"""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from django.test import Client
from django.utils import timezone
from tests.web.beginnings import YEAR
from tests.web.exchanging import Desk, edited, unzipped, upload, zipped
from tests.web.filling import QUARTER, House, facts_of
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
from tests.web.proving import paper, sent
from tests.web.twins import add_second_factor, person, signed_in

from capaian.web.accounts.models import User
from capaian.web.evidence.forms import MAX_CAPTION
from capaian.web.evidence.models import Requirement, Upload
from capaian.web.measurement.flow import State
from capaian.web.measurement.models import FigureWriter, Notice, PostForm, Remark, Rhythm
from capaian.web.offices.models import Holding, Office, Role
from capaian.web.substitutes.models import ActedFor
from capaian.web.trail.models import Entry
from capaian.web.trail.verify import verify_log
from capaian.web.years.known import know
from capaian.web.years.models import OfficeYear, Row

BASE = f"/kecil/{YEAR}/"
ACTUAL, NOTE = f"{OUTPUT_CELL}actual", f"{OUTPUT_CELL}note"
WHY = "Alat rekam rusak sebulan penuh. " * 60
LONG_NOTE = "Dokumen diserahkan bertahap menurut jadwal pelayanan keliling. " * 8


@pytest.fixture(name="house")
def made(tmp_path: Path) -> House:
    return long_house(tmp_path)


def save(house: House, **more: str) -> int:
    address = house.address(POST)
    return (
        house.browser("clerk").post(address, {**figures(), "aksi": "simpan", **more}).status_code
    )


def step(house: House, name: str, taken: str, reason: str = "") -> int:
    return house.step(name, taken, reason, POST).status_code


def submit(house: House) -> None:
    assert save(house, **{f"sel-{NOTE}": LONG_NOTE}) == 302
    assert house.browser("clerk").post(house.address(POST), {"aksi": "ajukan"}).status_code == 302


def administrator(house: House) -> Client:
    return signed_in(person("tata", house.year.office, Role.ADMINISTRATOR))


# --- the dossier


def test_a_dossier_of_long_names_comes_in_and_goes_out_as_it_is(house: House) -> None:
    desk = Desk(house.browser("planner"), house.year)
    files = unzipped(desk.got("dossier.zip"))
    assert TEXT in files and OUTPUT in files["outputs.csv"].decode()
    assert know(house.year).flaws == ()
    book = edited(desk.got("buku.xlsx"), "outputs.csv", actual1=5)
    assert desk.take(desk.bring("buku.xlsx", book)).status_code == 302
    assert house.year.rows.get(sheet="outputs.csv").cells["actual"] == "5"
    assert verify_log() is None


def test_a_year_begins_from_it(house: House) -> None:
    files = unzipped(Desk(house.browser("planner"), house.year).got("dossier.zip"))
    office = Office.objects.create(slug="baru", name=OFFICE)
    planner = signed_in(person("perencana", office, Role.PLANNER))
    body = {"cara": "berkas", "file": upload("kantor.zip", zipped(files))}
    assert planner.post("/baru/mulai/", body).status_code == 302
    assert office.years.get().files.filter(path=TEXT).exists()


def test_a_code_of_81_letters_is_refused_with_its_place_wherever_it_comes_from(
    house: House,
) -> None:
    before = Row.objects.count()
    desk, long = Desk(house.browser("planner"), house.year), f"{COMPONENT}a"
    files = unzipped(desk.got("dossier.zip"))
    files["plan.yaml"] = files["plan.yaml"].replace(
        f"code: {COMPONENT}\n".encode(), f"code: {long}\n".encode()
    )
    assert desk.take(desk.bring("kantor.zip", zipped(files))).status_code in (409, 422)
    row = house.year.rows.get(sheet="plan.yaml#components")
    seen = {f"sel-{name}": text for name, text in {**row.cells, "code": long}.items()}
    address = f"{BASE}perencanaan/plan-components/{row.pk}/"
    assert desk.client.post(address, {**seen, "versi": str(row.version)}).status_code == 422
    assert (Row.objects.count(), house.year.rows.get(pk=row.pk).cells["code"]) == (
        before,
        COMPONENT,
    )


# --- forms of posts


def test_an_explanation_of_a_long_output_is_kept_with_the_figures(house: House) -> None:
    assert save(house, **{f"sebab-{ACTUAL}": WHY}) == 302
    remark = Remark.objects.get()
    assert (remark.slot, remark.value, remark.text) == (ACTUAL, "3", WHY.strip())
    assert house.counts()[CODES["ktp.holders"], "99.01.01"] == "90"
    assert {CODES["ktp.holders"], NODE} <= {*FigureWriter.objects.values_list("code", flat=True)}
    assert verify_log() is None


@pytest.mark.parametrize("slot", [ACTUAL, NOTE])
def test_a_comment_on_it_is_kept_with_what_was_there(house: House, slot: str) -> None:
    submit(house)
    body = {"catatan": WHY, "nilai": slot}
    assert (
        house.browser("planner").post(house.address(POST, more="catatan/"), body).status_code
        == 302
    )
    remark = Remark.objects.get()
    assert (remark.slot, remark.value) == (slot, "3" if slot == ACTUAL else LONG_NOTE.strip())
    answer = {f"jawab-{remark.pk}": WHY, "aksi": "simpan"}
    assert step(house, "planner", "return", WHY) == 302
    assert house.browser("clerk").post(house.address(POST), answer).status_code == 302
    assert Remark.objects.get().answer == WHY.strip()


def test_a_return_with_a_note_is_reported_to_who_filled_it_in(house: House) -> None:
    submit(house)
    note = {"catatan": WHY, "nilai": NOTE}
    assert (
        house.browser("planner").post(house.address(POST, more="catatan/"), note).status_code
        == 302
    )
    assert step(house, "planner", "return") == 302
    notice = Notice.objects.get(to=house.people["clerk"])
    assert notice.address == f"{POST}/{QUARTER}"
    assert house.browser("clerk").get(f"{BASE}isian/{notice.address}/").status_code == 200
    assert house.browser("clerk").get(BASE).status_code == 200
    entry = Entry.objects.get(action="form.return")
    assert entry.subject == f"{OFFICE} {YEAR}/{POST}/{QUARTER}"


def test_a_text_longer_than_a_cell_takes_is_refused_in_place_and_stays_typed(house: House) -> None:
    long = "kata " * 5_000
    answer = house.browser("clerk").post(
        house.address(POST), {**figures(), f"sel-{NOTE}": long, "aksi": "simpan"}
    )
    assert answer.status_code == 422
    assert long.strip()[:20_000] in answer.text


def test_a_form_of_long_names_is_verified_approved_and_shown(house: House) -> None:
    submit(house)
    assert step(house, "planner", "verify") == 302
    assert step(house, "head", "approve") == 302
    assert PostForm.objects.get(post=POST).stage is State.APPROVED
    for page in ("", "isian/", "catatan/", f"jejak/cakupan/{COMPONENT}/{QUARTER}/"):
        assert house.browser("head").get(f"{BASE}{page}").status_code == 200, page
    assert verify_log() is None


# --- schedule, evidence, people


def test_the_rhythm_of_a_long_component_and_what_needs_evidence_are_kept(house: House) -> None:
    planner = house.browser("planner")
    assert planner.post(f"{BASE}jadwal/", {f"irama-{COMPONENT}": "semester"}).status_code == 302
    assert Rhythm.objects.get().code == COMPONENT
    body = {"wajib": COMPONENT, "shown": ""}
    assert planner.post(f"{BASE}bukti/wajib/", body).status_code == 302
    assert Requirement.objects.get().code == COMPONENT


@pytest.mark.parametrize("letters", [60, 195, 250])
def test_evidence_with_a_long_name_and_caption_is_kept(house: House, letters: int) -> None:
    assert save(house) == 302
    caption = "b" * MAX_CAPTION
    body = {
        "berkas": sent(f"{'b' * letters}.pdf", paper()),
        "keterangan": caption,
        "membuktikan": COMPONENT,
    }
    assert house.browser("clerk").post(house.address(POST, more="bukti/"), body).status_code == 302
    kept = Upload.objects.get()
    assert kept.name == f"{QUARTER}/{POST}/{'b' * 60}.pdf"
    address = f"{BASE}bukti/unggahan/{kept.pk}/hapus/"
    assert (
        house.browser("clerk").post(address, {"alasan": "Berkas keliru, diganti."}).status_code
        == 302
    )
    body = {**body, "berkas": sent("c.exe", b"MZ"), "keterangan": f"{caption}b"}
    assert house.browser("clerk").post(house.address(POST, more="bukti/"), body).status_code == 422
    assert verify_log() is None


def test_a_holder_of_a_long_post_is_named_on_the_page(house: House) -> None:
    body = {
        "post": POST,
        "user": house.people["holder"].pk,
        "kind": "daily",
        "since": f"{YEAR}-01-01",
    }
    assert administrator(house).post(f"{BASE}orang/jabatan/baru/", body).status_code == 302
    assert Holding.objects.filter(post=POST, user=house.people["holder"], kind="daily").exists()


@pytest.mark.parametrize(
    ("name", "full", "status"), [(150, 120, 200), (151, 120, 422), (150, 121, 422)]
)
def test_names_are_as_long_as_their_columns(
    house: House, name: int, full: int, status: int
) -> None:
    body = {"username": "a" * name, "full_name": "B" * full, "roles": ["viewer"]}
    assert administrator(house).post(f"{BASE}orang/baru/", body).status_code == status
    assert User.objects.filter(username="a" * name).exists() is (status == 200)


def test_who_substitutes_the_holder_of_a_long_post_is_shown_in_full(house: House) -> None:
    deputy = person("sekretaris", house.year.office, Role.UNIT_HEAD)
    house.people["deputy"] = deputy
    add_second_factor(deputy)
    today = timezone.localdate()
    body = {
        "whose": f"{house.people['head'].pk}:{HEAD}",
        "user": str(deputy.pk),
        "way": "daily",
        "since": str(today),
        "until": str(today + timedelta(days=7)),
    }
    assert administrator(house).post(f"{BASE}orang/pengganti/baru/", body).status_code == 302
    submit(house)
    assert step(house, "planner", "verify") == 302
    assert step(house, "deputy", "approve") == 302
    name = facts_of(OfficeYear.objects.get(pk=house.year.pk))
    called = next(post.name for post in name.office.posts if post.id == HEAD)
    assert ActedFor.objects.get().words == f"Plh. {called}, menggantikan {house.people['head']}"


def test_a_browser_that_calls_itself_at_length_signs_in(house: House) -> None:
    browser = Client(headers={"user-agent": "Mozilla " * 200})
    browser.force_login(house.people["viewer"])
    assert browser.get(BASE).status_code == 200
