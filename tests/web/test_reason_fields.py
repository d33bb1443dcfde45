"""Reasons and required fields: what was typed stays with its field,
and each says what it wants.
"""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse
from django.utils.module_loading import import_string
from tests.conftest import IS_NIGHTLY
from tests.web.approving import LINES, add, row, write
from tests.web.elements import Element, elements
from tests.web.filling import YEAR, House, make_house
from tests.web.proving import NIK, sent
from tests.web.test_agreements import address
from tests.web.test_personal_texts import TAKEN, VALUES, kept
from tests.web.test_sharing_page import works
from tests.web.twins import addresses, count_entries, person, signed_in
from tests.web.undoing import every_case_undone

from capaian.web.accounts.forms import RequiredFieldsForm
from capaian.web.offices.models import Role
from capaian.web.planning.sheets import AGREEMENTS
from capaian.web.site import middleware
from capaian.web.site.middleware import LONGEST_REASON
from capaian.web.trail.models import Entry

WHY = "Pergeseran anggaran bulan November sesuai DPA perubahan"
PAGES = ("target/", "anggaran/", "pembagian/", "perjanjian/")
BEFORE = {
    "target/": "target-",
    "anggaran/": "pagu-",
    "pembagian/": "jabatan-",
    "perjanjian/": "target-",
}


@pytest.fixture(name="signed")
def with_signed_agreement(tmp_path: Path) -> House:
    """An office whose agreement is signed, so that its targets need a reason."""
    signed = make_house(tmp_path)
    works(signed)
    add(signed, LINES, agreements__id=f"pk-{YEAR}", indicator="iku-ktp", target__value="90")
    write(signed, row(signed, AGREEMENTS), signed=f"{YEAR}-01-05")
    return signed


def where(signed: House, page: str) -> str:
    return address(signed) if page == "perjanjian/" else f"/kecil/{YEAR}/{page}"


def ask(signed: House, page: str) -> tuple[dict[str, str], str]:
    """What a page sends, and the first of its fields."""
    shown = elements(signed.browser("planner").get(where(signed, page)).text)
    inputs = [each.attributes for each in shown.all("input") if "name" in each.attributes]
    sent = {
        each["name"]: each.get("value", "")
        for each in inputs
        if each["name"] != "csrfmiddlewaretoken"
    }
    first = next(name for name in sent if name.startswith(f"dulu-{BEFORE[page]}"))
    return sent, first.removeprefix("dulu-")


def send(signed: House, page: str, sent: dict[str, str]) -> tuple[int, Element]:
    answer = signed.browser("planner").post(where(signed, page), sent)
    return answer.status_code, elements(answer.text)


def reasons(page: Element) -> list[str]:
    return [
        each.text.strip() for each in page.all("textarea") if each.attributes["name"] == "alasan"
    ]


@every_case_undone("page", PAGES)
@every_case_undone(("over", "status"), [({}, 422), ({"dulu": "1"}, 409)])
def test_a_reason_stays_beside_others(
    signed: House, page: str, over: dict[str, str], status: int
) -> None:
    sent, field = ask(signed, page)
    changed = {f"dulu-{field}": text for text in over.values()}
    typed = {field: "kepala-dinas" if over and page == "pembagian/" else "7" if over else "bukan"}
    answered, reply = send(signed, page, {**sent, **typed, **changed, "alasan": f" {WHY} "})
    assert (answered, reasons(reply)) == (status, [WHY])
    box = reply.by_id("alasan")
    assert (
        "aria-invalid" not in box.attributes
        and box.attributes["aria-describedby"] == "alasan-petunjuk"
    )
    assert send(signed, page, {**sent, **typed, **changed})[0] == status
    assert reasons(send(signed, page, {**sent, **typed, **changed})[1]) == [], (
        "it was not asked for yet"
    )
    assert reasons(send(signed, page, {**sent, **typed, **changed, "alasan": ""})[1]) == [""], (
        "an empty field stays too"
    )


def test_a_reason_stays_beside_what_cannot_be_computed_and_may_not_be_short(signed: House) -> None:
    sent, field = ask(signed, "perjanjian/")
    status, reply = send(signed, "perjanjian/", {**sent, field: "95", "alasan": "keliru"})
    assert (status, reasons(reply)) == (422, ["keliru"])
    assert reply.by_id("alasan").attributes["aria-invalid"] == "true"
    status, reply = send(
        signed, "perjanjian/", {**sent, field: "95", "pk-signed": "kemarin", "alasan": WHY}
    )
    assert (status, reasons(reply)) == (422, [WHY])
    assert send(signed, "perjanjian/", {**sent, field: "95", "alasan": WHY})[0] == 302


def test_a_reason_stays_while_targets_of_the_plan_are_taken_over(signed: House) -> None:
    sent, _ = ask(signed, "perjanjian/")
    status, reply = send(signed, "perjanjian/", {**sent, "aksi": "renstra", "alasan": WHY})
    assert (status, reasons(reply)) == (200, [WHY])


def test_a_reason_stays_where_a_row_is_overtaken(
    signed: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    from capaian.web.planning import saving
    from capaian.web.years.change import ConflictError

    def overtaken(*_: object) -> None:
        raise ConflictError([])

    monkeypatch.setattr(saving, "change", overtaken)
    for page, text in (("target/", "95"), ("anggaran/", "2000"), ("perjanjian/", "95")):
        sent, field = ask(signed, page)
        status, reply = send(signed, page, {**sent, field: text, "alasan": WHY})
        assert (status, reasons(reply)) == (409, [WHY]), page


def test_what_is_meant_is_not_questioned_anew_when_a_reason_is_required_for(signed: House) -> None:
    sent, field = ask(signed, "perjanjian/")
    status, reply = send(signed, "perjanjian/", {**sent, field: "920"})
    assert status == 422 and "Target di atas 100 persen" in reply.words and reasons(reply) == []
    shown = {
        each.attributes["name"]: each.attributes.get("value", "") for each in reply.all("input")
    }
    status, reply = send(signed, "perjanjian/", shown)
    assert (
        status == 422 and "Target di atas 100 persen" not in reply.words and reasons(reply) == [""]
    )
    shown = {
        each.attributes["name"]: each.attributes.get("value", "") for each in reply.all("input")
    }
    assert send(signed, "perjanjian/", {**shown, "alasan": WHY})[0] == 302


WORD = "Karena"
LONG = (WORD + " salah ketik. ") * 200


@pytest.mark.parametrize("name", sorted(TAKEN)[:: 1 if IS_NIGHTLY else 20])
def test_a_long_reason_is_kept_at_no_address(name: str, tmp_path: Path) -> None:
    browser = signed_in(person("semua", make_house(tmp_path).year.office, *Role))
    address = reverse(name, kwargs={slot: VALUES[slot] for slot in dict(addresses())[name]})
    answer = browser.post(address, {"alasan": LONG, "lain": "tetap"})
    assert answer.status_code == 422
    page = elements(answer.text)
    assert "Teks ini terlalu panjang" in page.all("div", role="alert")[0].words
    (field,) = page.all("textarea", name="alasan")
    assert field.text == LONG and 'value="tetap"' in answer.text
    text = page.by_id(field.attributes["aria-describedby"]).words
    assert f"{len(LONG.strip()):,}".replace(",", ".") in text and "paling banyak 2.000" in text
    assert [*kept(WORD)] == []


def test_a_remark_too_long_is_refused_with_all_that_was_typed_and_cut_by_no_browser(
    house: House,
) -> None:
    names = ("jawab-1", "sebab-x", "catatan")
    answer = house.send(**dict.fromkeys(names, LONG))
    fields = {each.attributes["name"]: each for each in elements(answer.text).all("textarea")}
    assert answer.status_code == 422 and answer.text.count("paling banyak 2.000") == len(names)
    assert [fields[name].text for name in names] == [LONG] * len(names)
    assert [*kept(WORD)] == [] and house.counts() == {}
    house.fill()
    house.browser("clerk").post(house.address(), {"aksi": "ajukan", "dilihat": "x"})
    page = house.browser("planner").get(f"/kecil/{YEAR}/verifikasi/").text
    assert 'name="alasan"' in page and "maxlength" not in page


def test_letters_are_counted_as_they_are_looked_through(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Fault: a sign that stands for eighteen letters makes a reader's post work for seconds."""
    looked_through: list[int] = []
    monkeypatch.setattr(
        middleware, "find_person", lambda text: looked_through.append(len(text)) or ""
    )
    reasons = {"alasan": ["\ufdfa" * 60_000] * 8}
    answer = house.browser("clerk").post(house.address(), reasons)
    assert (answer.status_code, looked_through) == (422, [])


def test_a_row_is_removed_with_a_reason_as_long_as_may_be_and_not_with_one_letter_more(
    house: House,
) -> None:
    row = house.year.rows.create(
        sheet="sources.yaml#sources", place=99, cells={"id": "lain", "title": "Lain"}
    )
    house.year.revision += 1
    house.year.save()
    planner, page = (
        house.browser("planner"),
        f"/kecil/{YEAR}/perencanaan/sources-sources/{row.pk}/hapus/",
    )
    most = "a" * (LONGEST_REASON - 2) + "\r\nb"
    before = count_entries()
    refused = planner.post(page, {"versi": "1", "alasan": most + "c"})
    assert (refused.status_code, count_entries()) == (422, before)
    (form,) = [each for each in elements(refused.text).all("form") if each.all("textarea")]
    fields = {each.attributes["name"]: each.attributes["value"] for each in form.all("input")}
    assert (form.attributes["action"], fields["versi"]) == (page, "1")
    assert planner.post(page, {**fields, "alasan": most}).status_code == 302
    assert (
        len(Entry.objects.get(action="row.removed").reason.replace("\r\n", "\n")) == LONGEST_REASON
    )


def test_a_long_reason_with_a_number_is_reported_both_and_one_beside_a_file_is_shown(
    tmp_path: Path,
) -> None:
    planner = make_house(tmp_path).browser("planner")
    answer = planner.post(f"/kecil/{YEAR}/tukar/", {"alasan": f"{LONG} NIK {NIK}"})
    page = elements(answer.text)
    assert (
        answer.status_code == 422 and "tampak memuat NIK" in page.all("div", role="alert")[0].words
    )
    text = page.all("p", **{"class": "salahnya"})[0].words
    assert "Hapus nomornya." in text and "paling banyak 2.000" in text
    answer = planner.post(f"/kecil/{YEAR}/tukar/", {"alasan": LONG, "file": sent("a.zip", b"x")})
    assert (
        answer.status_code == 422 and "pilih lagi berkasnya" in answer.text and WORD in answer.text
    )


ENDLESS = ("9", "x", "(", " x", "1.1.1.1", "6399 02-41 ", "\u0327\u0300")
"""What patterns began anew at each letter of: four such texts stopped the pages for everybody."""


def test_a_text_without_end_is_answered_at_once_whatever_it_is_made_of(tmp_path: Path) -> None:
    viewer, page = make_house(tmp_path).browser("viewer"), f"/kecil/{YEAR}/pengingat/"
    begun = time.process_time()
    for unit in ENDLESS:
        longer = viewer.post(page, {"email": unit * (100_000 // len(unit)), "lain": "tetap"})
        assert longer.status_code == 422 and "huruf, paling banyak 60.000" in longer.text
        assert 'name="lain" value="tetap"' in longer.text
        assert (
            viewer.post(
                page, {"email": unit * (59_000 // len(unit)), "aksi": "simpan"}
            ).status_code
            != 500
        )
    many = viewer.post(page, {f"kolom-{number}": "x" * 59_000 for number in range(12)})
    assert many.status_code == 422 and "Teks ini terlalu panjang" in many.text
    assert time.process_time() - begun < 2 * 2 * len(ENDLESS)


PEOPLE = f"/kecil/{YEAR}/orang"


def first_problems(browser: Client, address: str) -> list[str]:
    """What the page of an empty form says first."""
    answer = browser.post(address, {})
    assert answer.status_code == 422
    (box,) = elements(answer.text).all("div", role="alert")
    return [each.words for each in box.all("li")]


@pytest.mark.parametrize(
    ("address", "wanted"),
    [
        (
            f"{PEOPLE}/jabatan/baru/",
            ["Pilih jabatan.", "Pilih orang.", "Pilih cara memegang.", "Tulis hari pertamanya."],
        ),
        (
            f"{PEOPLE}/pengganti/baru/",
            [
                "Pilih pejabat yang digantikan.",
                "Pilih pengganti.",
                "Pilih sebutan.",
                "Tulis hari pertama.",
                "Tulis hari terakhir.",
            ],
        ),
        (
            f"{PEOPLE}/baru/",
            [
                "Tulis nama pengguna.",
                "Tulis nama yang ditampilkan.",
                "Pilih sedikitnya satu peran.",
            ],
        ),
    ],
)
def test_each_field_names_what_to_write_or_choose(
    house: House, address: str, wanted: list[str]
) -> None:
    """`Bidang ini tidak boleh kosong` had spoken of a part of the office."""
    admin = signed_in(person("tata", house.year.office, Role.ADMINISTRATOR))
    text = first_problems(admin, address)
    assert [each.partition(": ")[2] for each in text] == wanted


@pytest.mark.parametrize(
    ("address", "wanted"),
    [
        ("/akun/login/", ["Tulis nama pengguna.", "Tulis sandi."]),
        ("/akun/reauthenticate/", ["Tulis sandi."]),
    ],
)
def test_so_do_the_pages_of_accounts(house: House, address: str, wanted: list[str]) -> None:
    browser = Client() if "login" in address else house.browser("clerk")
    assert [each.partition(": ")[2] for each in first_problems(browser, address)] == wanted


def test_every_form_of_an_account_that_asks_for_something_says_so() -> None:
    named = [*settings.ACCOUNT_FORMS.values(), *settings.MFA_FORMS.values()]
    asking = [form for name in named if "Passkey" not in name for form in (import_string(name),)]
    assert asking and all(issubclass(form, RequiredFieldsForm) for form in asking)
