"""No field of any page keeps a text with a number of a person:
walked over every address and every field.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from hashlib import sha256
from html import unescape
from itertools import count
from pathlib import Path
from uuid import UUID, uuid4

import pytest
from django.apps import apps
from django.db import transaction
from django.test import Client
from django.urls import reverse
from tests.architecture.code import SOURCE
from tests.web.approving import add
from tests.web.filling import POST, QUARTER, YEAR, House, cell, make_house, typed
from tests.web.proving import NIK, sent
from tests.web.twins import addresses, person, signed_in

from capaian.rulebook.personal import looks_personal
from capaian.web.complaints.models import Complaint
from capaian.web.measurement.models import Remark
from capaian.web.offices.models import Role
from capaian.web.site.access import RIGHTS, Visitor
from capaian.web.site.middleware import _STAMPS, ABOUT_CITIZENS, READ_BY_PAGE
from capaian.web.trail.models import Entry
from capaian.web.trail.record import Author, Deed, PersonalReasonError, record

PARTED = f"{NIK[:2]}.{NIK[2:4]}.{NIK[4:6]}.{NIK[6:12]}.{NIK[12:]}"
TAKEN = [
    name
    for name, who in RIGHTS.items()
    if Visitor.ANYBODY not in who.get("POST", {Visitor.ANYBODY})
]
VALUES = {
    "office": "kecil",
    "year": 2024,
    "slug": "outputs",
    "pk": 1,
    "post": POST,
    "period": QUARTER,
    "kind": "cakupan",
    "code": "ktp",
    "subject": "total_differs:ktp.holders:2024",
    "name": "kata-pengantar",
    "token": "0" * 32,
    "sha256": "0" * 64,
}


def fields() -> set[str]:
    """Every field that the pages read by its name, and one that somebody may add tomorrow."""
    found = {"kolom-baru", "full_name", "username", "name", "sebab-x", "jawab-1"}
    for path in (SOURCE / "web").rglob("*.py"):
        text = path.read_text(encoding="utf-8")
        found |= {*re.findall(r'(?:POST\.get|POST\.getlist|sent|sent\.get)\("([a-z_-]+)"', text)}
    return found


def kept(number: str) -> Iterator[str]:
    """Where in the database a number stands."""
    for model in apps.get_models():
        for row in model.objects.values():
            yield from (
                f"{model.__name__}.{name}" for name, value in row.items() if number in str(value)
            )


def test_every_field_is_looked_at_and_some_field_of_every_address(house: House) -> None:
    browser, every = signed_in(person("semua", house.year.office, *Role)), sorted(fields())
    for name in sorted(TAKEN):
        slots = dict(addresses())[name]
        address = reverse(name, kwargs={slot: VALUES[slot] for slot in slots})
        own_fields = [
            each for each in every if not each.startswith(READ_BY_PAGE.get(name, ("\0",)))
        ]
        # What is sent is looked at before any page is asked: one address tells of all fields.
        for field in own_fields if name == "form_remark" else ("kolom-baru", own_fields[-1]):
            answer = browser.post(address, {field: f"a.n. Budi, NIK {PARTED}", "lain": "tetap"})
            assert answer.status_code == 422, (name, field)
            page = answer.content.decode()
            assert (
                "tampak memuat NIK" in page
                and f'name="{field}"' in page
                and 'value="tetap"' in page
            )
    assert [*kept(PARTED)] == []


@pytest.mark.parametrize("parted", [f"{NIK[:8]} {NIK[8:]}", f"{NIK[:6]}\n{NIK[6:12]}\n{NIK[12:]}"])
def test_a_number_that_is_parted_in_any_way_is_no_comment(parted: str, house: House) -> None:
    house.fill(act="ajukan")
    planner, place = house.browser("planner"), house.address(more="catatan/")
    answer = planner.post(
        place, {"catatan": f"NIK {parted} dobel", "nilai": cell("ktp.holders", "99.01.01")}
    )
    assert answer.status_code == 422 and [*kept(parted)] == []
    assert (
        planner.post(
            place, {"catatan": "Ada yang dobel", "nilai": cell("ktp.holders", "99.01.01")}
        ).status_code
        == 302
    )


@pytest.mark.parametrize(
    "text", [NIK, f"nik{NIK}", PARTED, f"{NIK[:4]} {NIK[4:8]} {NIK[8:12]} {NIK[12:]}"]
)
def test_cells_captions_and_names_are_refused_where_they_stand(text: str, house: House) -> None:
    name = f"sel-{cell('ktp.holders', '99.01.01')}"
    assert house.browser("clerk").post(house.address(), {name: text}).status_code == 422
    new = {"sel-indicator": "ktp", "sel-period": QUARTER, "sel-note": f"milik {text}"}
    assert (
        house.browser("planner").post("/kecil/2024/perencanaan/outputs/baru/", new).status_code
        == 422
    )
    proof = {"membuktikan": "ktp", "keterangan": f"KTP {text}", "berkas": sent("a.txt", b"Rekap")}
    answer = house.browser("clerk").post(house.address(more="bukti/"), proof)
    assert answer.status_code == 422 and 'name="keterangan"' in answer.content.decode()
    boss = signed_in(person("pengelola", house.year.office, Role.ADMINISTRATOR))
    name = {"username": "sari", "full_name": f"Sari {text}", "roles": ["viewer"]}
    answer = boss.post("/kecil/2024/orang/baru/", name)
    assert answer.status_code == 422 and "memuat nomor identitas" in answer.content.decode()
    assert [*kept(text)] == []


def handed_in(house: House) -> Client:
    clerk = house.browser("clerk")
    answer = clerk.post(house.address(), typed(("90", "45"), ("100", "50"), aksi="ajukan"))
    assert answer.status_code == 302
    return house.browser("planner")


def test_a_comment_is_mended_where_it_was_refused(house: House) -> None:
    planner, address = handed_in(house), house.address(more="catatan/")
    answer = planner.post(
        address, {"catatan": f"NIK {PARTED} dobel", "nilai": cell("ktp.holders", "99.01.01")}
    )
    page = answer.content.decode()
    assert answer.status_code == 422 and f">NIK {PARTED} dobel</textarea>" in page
    assert f'action="{address}"' in page and not Remark.objects.exists()
    assert (
        planner.post(
            address, {"catatan": "Periksa dobel", "nilai": cell("ktp.holders", "99.01.01")}
        ).status_code
        == 302
    )
    assert Remark.objects.get().text == "Periksa dobel"


def test_a_file_is_to_be_chosen_again(house: House) -> None:
    answer = house.browser("planner").post(
        "/kecil/2024/tukar/", {"alasan": NIK, "file": sent("a.zip", b"x")}
    )
    page = answer.content.decode()
    assert (
        answer.status_code == 422
        and "pilih lagi berkasnya" in page
        and "<form method" not in page.split("<main")[1]
    )


def test_passwords_are_shown_by_no_page(tmp_path: Path) -> None:
    browser = signed_in(person("seseorang", make_house(tmp_path).year.office, Role.VIEWER))
    answer = browser.post(
        reverse("account_change_password"), {"oldpassword": "rahasia lama", "catatan": NIK}
    )
    assert answer.status_code == 422 and "rahasia" not in answer.content.decode()
    body = {"oldpassword": NIK, "password1": f"{NIK}-panjang", "password2": f"{NIK}-panjang"}
    assert (
        "tampak memuat NIK"
        not in browser.post(reverse("account_change_password"), body).content.decode()
    )


def test_the_log_itself_takes_no_reason_with_a_number(tmp_path: Path) -> None:
    office = make_house(tmp_path).year.office
    with transaction.atomic(), pytest.raises(PersonalReasonError, match="NIK atau NIP"):
        record(office, Author(None, "", f"warga {PARTED} dobel"), [Deed("year.begun")])
    assert [*kept(PARTED)] == []


NAMED = "Pak Budi\nbilang berkas Siti Aminah binti Karto hilang."
QUESTION = "Teks ini tampak memuat data orang"


def test_every_field_about_citizens_is_screened_at_its_address(house: House) -> None:
    browser = signed_in(person("semua", house.year.office, *Role))
    for name, names in ABOUT_CITIZENS.items():
        slots = dict(addresses())[name]
        address = reverse(name, kwargs={slot: VALUES[slot] for slot in slots})
        for field in names:
            answer = browser.post(address, {field: NAMED, "lain": "tetap"})
            page = unescape(answer.content.decode())
            assert answer.status_code == 422 and QUESTION in page and 'value="tetap"' in page, (
                name,
                field,
            )
            assert "<mark>Siti Aminah binti Karto</mark>" in page and "nama dengan 'Pak'" in page
            number = browser.post(address, {field: f"NIK {NIK}", f"orang-{field}": "hapus"})
            assert number.status_code == 422 and "tampak memuat NIK" in number.content.decode()
    assert [*kept("Aminah")] == []


def test_what_looks_personal_is_taken_out_or_confirmed(house: House) -> None:
    add(house, "registers/hours.csv", weekdays="12345", opens="08:00", closes="15:00")
    clerk, page = house.browser("clerk"), f"/kecil/{YEAR}/pengaduan/"
    body = {"channel": "room", "item": "ringan", "received_on": f"{YEAR}-03-04", "text": NAMED}

    def answer_of(text: str, answer: str, **more: str) -> int:
        sent = {**body, "key": str(uuid4()), "text": text, "orang-text": answer, **more}
        return clerk.post(f"{page}baru/", sent).status_code

    assert answer_of(NAMED, "hapus") == 302
    assert Complaint.objects.get().text == "…\nbilang berkas … hilang."
    assert not Entry.objects.filter(action="texts.confirmed")
    assert answer_of(f"Bu Ani: {NAMED}", NAMED) == 422, "the answer was given for another text"
    assert (
        answer_of(NAMED, NAMED, item="") == 422
        and answer_of(NAMED.replace("\n", "\r\n"), "") == 302
    )
    entry, kept_text = Entry.objects.get(action="texts.confirmed"), Complaint.objects.latest("pk")
    assert kept_text.text.replace("\r", "") == NAMED
    assert "Isi: nama dengan 'Pak'; nama dengan 'binti', sidik " in json.dumps(entry.after)
    assert "Budi" not in json.dumps([entry.after, entry.subject, entry.reason])
    sent = {**body, "item": "sedang", "version": "1", "alasan": "Golongannya keliru dicatat."}
    planner = house.browser("planner")  # somebody else, who is not asked again about the same text
    address = f"{page}{kept_text.pk}/pembetulan/"
    assert planner.post(address, {**sent, "alasan": f"Kata {NAMED}"}).status_code == 422
    assert planner.post(address, sent).status_code == 302
    assert Entry.objects.filter(action="texts.confirmed").count() == 1


WARNING = "Teks ini tampak memuat NIK atau NIP"


def alike(length: int) -> str:
    """A sum of which a part reads as a NIK."""
    sums = (sha256(str(each).encode()).hexdigest()[:length] for each in count())
    return next(each for each in sums if looks_personal(each))


def stamp_alike() -> str:
    """The stamp of a year of which a part reads as a NIK."""
    stamps = (
        str(UUID(alike_sum))
        for each in count()
        if (alike_sum := sha256(str(each).encode()).hexdigest()[:32])
    )
    return next(each for each in stamps if looks_personal(each))


STAMPS = [
    ("cap", alike(64)),
    ("cap", stamp_alike()),
    ("cap", alike(32)),
    ("dilihat", alike(32)),
    ("formulir", alike(32)),
    ("ikut", alike(32)),
    ("janggal", alike(64)),
    ("yakin", alike(64)),
]


def test_every_name_is_tried() -> None:
    assert {name for name, _ in STAMPS} == {*_STAMPS}


@pytest.mark.parametrize(("name", "text"), STAMPS)
def test_only_what_has_the_name_and_the_shape_is_passed_over(
    name: str, text: str, tmp_path: Path
) -> None:
    planner = make_house(tmp_path).browser("planner")
    page = f"/kecil/{YEAR}/pembagian/"
    assert WARNING not in planner.post(page, {name: text}).text
    for other, message in (
        (name, NIK),
        (name, f"{text} "),
        (name, f"NIK {NIK}"),
        ("alasan", text),
        ("catatan", text),
    ):
        answer = planner.post(page, {other: message})
        is_personal = looks_personal(message)
        assert (answer.status_code == 422 and WARNING in answer.text) is is_personal, (
            other,
            message,
        )
