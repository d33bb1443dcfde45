"""The page of the log tells refusals, remarks and what happens to accounts in words, to whom they belong."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

import pytest
from django.core.cache import cache
from django.db import transaction
from tests.web.elements import elements
from tests.web.filling import POST, QUARTER, YEAR, House, house, typed
from tests.web.proving import NIK, paper, sent
from tests.web.twins import SINCE, person, signed_in

from capaian.web.measurement.models import Remark
from capaian.web.offices.models import Membership, Role
from capaian.web.sign_in.adapter import record_stranger
from capaian.web.trail.models import Entry
from capaian.web.trail.record import ACTIONS, Author, Deed, LogTopic, record

pytestmark = pytest.mark.django_db
FULL = typed(("90", "45"), ("100", "50"))


@pytest.fixture(name="own")
def made(tmp_path: Path) -> House:
    cache.clear()
    own = house(tmp_path)
    own.people["inspector"] = person("inspektur-kecil", own.year.office, Role.INSPECTOR)
    return own


def displayed_entries(own: House, **wish: str) -> list[str]:
    place = f"/{own.year.office.slug}/{YEAR}/catatan/"
    page = own.browser("inspector").get(place, wish).content.decode()
    bodies = elements(page).all("tbody")
    return [row.words for row in bodies[0].all("tr")] if bodies else []


def also_in(own: House, other: House, who: str) -> None:
    """Let somebody of one office work in another one too."""
    Membership.objects.create(office=other.year.office, user=own.people[who], role=Role.VIEWER, since=SINCE)


def test_a_refused_page_is_told_with_what_was_tried_and_why(own: House) -> None:
    own.browser("viewer").post(f"/kecil/{YEAR}/orang/baru/", {})
    own.browser("clerk").get(f"/kecil/{YEAR}/jadwal/")
    own.browser("viewer").get(f"/kecil/{YEAR}/perencanaan/outputs/baru/")
    told = displayed_entries(own, hal="penolakan")
    assert len(told) >= 2
    (new,) = [each for each in told if "orang, baru" in each]
    for words in ("Halaman tidak dibukakan", "mengirim isian halaman", "tidak termasuk hak perannya"):
        assert words in new
    assert any("perencanaan, " in each and "membuka halaman" in each for each in told)
    assert not any(re.search(r"POST|404|/kecil/|Keterangan|Perbuatan lain", each) for each in told)


def test_a_refused_step_is_told_with_its_form_and_the_reason_of_the_page(own: House) -> None:
    own.step("clerk", "withdraw")
    own.step("head", "approve")
    for told in displayed_entries(own, jenis="request.refused"):
        for words in ("Perubahan ditolak", "Triwulan I", "Kepala Bidang", "Isian ini belum diisi"):
            assert words in told
        assert not re.search(r"approve|withdraw|422|POST", told)
    assert Entry.objects.filter(action="request.refused").count() == 2


def test_a_refusal_without_a_reason_has_one_all_the_same(own: House) -> None:
    after = {"method": "POST", "status": 422, "left_out": 4}
    with transaction.atomic():
        record(
            own.year.office,
            Author(own.people["clerk"]),
            [
                Deed("step.refused", own.address(more="langkah/"), None, after),
                Deed("step.refused", f"/kecil/{YEAR}/pengesahan/", None, {"method": "POST", "status": 422}),
                Deed("request.refused", "/tidak/ada/lagi/", None, {"method": "POST", "said": "Terkunci."}),
            ],
        )
    gone, closing, verified = displayed_entries(own)
    assert "belum saatnya" in verified and "sebelumnya: 4" in verified
    assert "Halaman pengesahan" in closing and "mengirim isian halaman" in closing
    assert "Halaman tidak, ada, lagi" in gone and "Terkunci." in gone


def test_remarks_are_told_with_their_cell_in_words(own: House) -> None:
    own.browser("clerk").post(own.address(), {**FULL, "aksi": "ajukan"})
    name = next(iter(FULL)).removeprefix("sel-")
    sent = {"catatan": "Periksa lagi bukunya.", "nilai": name}
    assert own.browser("planner").post(own.address(more="catatan/"), sent).status_code == 302
    (told,) = displayed_entries(own, hal="catatan")
    for words in (
        "Catatan pemeriksa ditulis",
        "Triwulan I",
        "Periksa lagi bukunya.",
        "Sel: ",
        ", Hulu, ",
        "90",
    ):
        assert words in told
    assert "counts" not in told and name not in told
    remark = Remark.objects.get()
    with transaction.atomic():
        deed = Deed("remark.answered", f"{own.year.pk}/{POST}/{QUARTER}", None, {"remark": remark.pk})
        record(own.year.office, Author(own.people["clerk"]), [deed])
    assert "Keterangan" not in displayed_entries(own, jenis="remark.answered")[0]


def test_who_works_in_two_offices_is_told_of_in_the_log_of_each(own: House, tmp_path: Path) -> None:
    other = house(tmp_path, "lain")
    other.people["inspector"] = person("inspektur-lain", other.year.office, Role.INSPECTOR)
    also_in(own, other, "clerk")
    signed_in(own.people["clerk"]).get(f"/kecil/{YEAR}/orang/")
    entry = Entry.objects.get(action="access.refused")
    assert entry.office == own.year.office
    assert [len(displayed_entries(each, jenis="access.refused")) for each in (own, other)] == [1, 0]
    with transaction.atomic():
        come = Deed("session.begun", str(own.people["clerk"].pk), None, {"by": ["password"]})
        record(None, Author(own.people["clerk"]), [come])
        record(None, Author(), [Deed("access.refused", f"/lain/{YEAR}/orang/", None, {"status": 404})])
    for each in (own, other):
        (told,) = displayed_entries(each, jenis="session.begun")
        assert "Masuk" in told and "Cara masuk: kata sandi" in told and str(own.people["clerk"]) in told
    assert [len(displayed_entries(each, jenis="access.refused")) for each in (own, other)] == [1, 1]


def test_a_failed_sign_in_is_told_of_whom_and_found_by_the_person(own: House) -> None:
    user = own.people["clerk"]
    record_stranger("session.refused", user.username, "10.0.0.7")
    record_stranger("session.refused", "tidak-ada", "10.0.0.7")
    nobody, somebody = displayed_entries(own, hal="masuk")
    for words in ("Gagal masuk", "Seseorang yang belum masuk", str(user), "Alamat IP: 10.0.0.7"):
        assert words in somebody
    assert "Nama yang tidak ada" in nobody
    assert displayed_entries(own, orang=str(user.pk), jenis="session.refused") == [somebody]


def test_second_factors_and_passwords_are_told_in_words(own: House) -> None:
    user = own.people["head"]
    with transaction.atomic():
        deeds = [Deed(f"factor.{way}", str(user.pk), None, {"kind": "totp"}) for way in ("added", "removed")]
        record(own.year.office, Author(user), [*deeds, Deed("password.changed", str(user.pk))])
    told = displayed_entries(own, hal="pengaman")
    assert [len(told), sum("kode dari ponsel" in each for each in told)] == [3, 2]
    assert "Kata sandi diubah pemiliknya" in told[0] and not any("totp" in each for each in told)


def test_all_kinds_of_money_are_told_in_words(own: House) -> None:
    cells = {"node": "x", "period": "2024", "resource": "money", "kind": "all", "original": "100"}
    with transaction.atomic():
        record(own.year.office, Author(), [Deed("row.added", f"{own.year.pk}/inputs.csv/9", None, cells)])
    (told,) = displayed_entries(own)
    assert "semua jenis" in told and not re.search(r"\ball\b", told)


def test_every_kind_of_deed_can_be_filtered() -> None:
    assert [name for name, action in ACTIONS.items() if not action.things] == [
        "row.added",
        "row.changed",
        "row.removed",
    ]
    assert {thing for action in ACTIONS.values() for thing in action.things} == {*LogTopic}


@pytest.mark.parametrize("where", ["form", "office"])
def test_files_that_are_not_taken_are_told_with_their_hash_and_no_number_of_a_person(
    own: House, where: str
) -> None:
    who, address = ("clerk", own.address(more="bukti/"))
    if where == "office":
        who, address = "planner", f"/kecil/{YEAR}/bukti/"
    program, doubtful = b"MZ program", paper(f"NIK {NIK}")
    files = [sent(f"KTP {NIK}.exe", program), sent("warga.pdf", doubtful), sent("baik.pdf", paper())]
    answer = own.browser(who).post(address, {"membuktikan": "ktp", "berkas": files})
    assert answer.status_code == 422
    entries = Entry.objects.filter(action="evidence.refused").order_by("number")
    hashes = [(each.after or {})["sha256"] for each in entries]
    assert hashes == [hashlib.sha256(content).hexdigest() for content in (program, doubtful)]
    assert all(each.actor == own.people[who] and NIK not in str(each.after) for each in entries)
    assert all(NIK not in each.subject for each in entries)
    for thing in ("penolakan", "bukti"):
        told = [line for line in displayed_entries(own, hal=thing) if "Bukti tidak diterima" in line]
        assert len(told) == 2
        assert "warga.pdf" in told[0] and "tampak memuat NIK" in told[0]
        assert "bukan JPEG, PNG, WebP, atau PDF" in told[1] and hashes[0] in told[1]
        assert not any("Keterangan" in line or NIK in line for line in told)


def test_a_file_that_is_too_large_is_told_by_the_hash_of_all_of_it(
    own: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("capaian.web.evidence.uploads.FILE_BYTES", 10)
    content = b"x" * 200_000
    own.browser("clerk").post(
        own.address(more="bukti/"), {"membuktikan": "ktp", "berkas": [sent("a.txt", content)]}
    )
    entry = Entry.objects.get(action="evidence.refused")
    assert entry.after is not None and entry.after["sha256"] == hashlib.sha256(content).hexdigest()


def test_evidence_that_nobody_may_bring_now_is_told(own: House) -> None:
    own.browser("clerk").post(own.address(), {**FULL, "aksi": "ajukan"})
    body = {"membuktikan": "ktp", "berkas": [sent("a.pdf", paper())]}
    assert own.browser("clerk").post(own.address(more="bukti/"), body).status_code == 422
    told = [line for line in displayed_entries(own, hal="penolakan") if "bukti" in line]
    assert len(told) == 1 and "selagi isian belum diajukan" in told[0]
