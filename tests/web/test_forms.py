"""Forms of posts: what they ask, what is written of what is typed, and what keeps them back."""

from __future__ import annotations

import re

import pytest
from tests.web.elements import elements
from tests.web.filling import AREAS, POST, QUARTER, House, cell, typed
from tests.web.twins import SINCE, person
from tests.web.undoing import every_case_undone

from capaian.web.measurement.flow import State
from capaian.web.measurement.models import PostForm
from capaian.web.offices.models import Holding, Role
from capaian.web.trail.models import Entry

FULL = typed(("90", "45"), ("100", "50"))


def state(house: House) -> State:
    form = PostForm.objects.filter(office_year=house.year, post=POST, period=QUARTER).first()
    return form.stage if form else State.EMPTY


def computed(page: str, name: str) -> str:
    """What stands in a computed cell."""
    found = re.search(rf'id="{re.escape(name)}"[^>]*>(?:<a [^>]*>)?([^<]*)<', page)
    assert found is not None, name
    return found[1]


def test_a_form_asks_for_what_its_post_owes_and_nothing_else(house: House) -> None:
    page = house.browser("clerk").get(house.address()).content.decode()
    for measure in ("ktp.holders", "ktp.eligible"):
        for area in AREAS:
            assert f'name="sel-{cell(measure, area)}"' in page
    assert page.count('name="sel-') == 4


def test_a_post_that_owes_nothing_has_no_form(house: House) -> None:
    for post in ("sekretaris", "tidak-ada", "tanpa-jabatan"):
        assert house.browser("planner").get(house.address(post)).status_code == 404
    for quarter in ("2024", "2024-S1", "2023-Q1", "x"):
        assert house.browser("planner").get(house.address(quarter=quarter)).status_code == 404


def test_what_is_typed_is_kept_and_computed_as_the_rules_compute_it(house: House) -> None:
    """135 of 150 people have a card: 90 percent; in the districts 90 of 100 and 45 of 50."""
    browser = house.browser("clerk")
    assert browser.post(house.address(), {**FULL, "aksi": "simpan"}).status_code == 302
    assert house.counts()["ktp.holders", "99.01.01"] == "90"
    page = browser.get(house.address()).content.decode()
    assert [computed(page, f"ktp:{area}:c") for area in AREAS] == ["90,00", "90,00"]
    assert computed(page, "ktp::c") == "90,00"
    assert ">135<" in page and ">150<" in page
    assert state(house) is State.DRAFT


def test_the_script_receives_what_is_stored_and_what_it_comes_to(house: House) -> None:
    sent = {**typed(("1.090", "45"), ("1.100", "50")), "aksi": "simpan"}
    browser, headers = house.browser("clerk"), {"accept": "application/json"}
    saved = browser.post(house.address(), sent, headers=headers).json()
    assert saved["tersimpan"][cell("ktp.holders", "99.01.01")] == "1.090"
    assert browser.get(house.address(), headers=headers).json()["hitung"]["ktp::a"] == "1.135"
    assert house.counts()["ktp.holders", "99.01.01"] == "1090"


@every_case_undone(
    ("text", "act", "message"),
    [
        ("banyak", "ajukan", "; isian belum diajukan</h2>"),
        *(
            (text, "simpan", "</h2>")
            for text in ("banyak", "1,234", "-3", "12,5", "1e3", "=1+1", "90 orang", "９0x")
        ),
    ],
)
def test_what_is_no_count_is_named_at_its_cell(
    house: House, text: str, act: str, message: str
) -> None:
    """By the button as while one types: an afternoon's figures do not wait
    for one slip of the pen.
    """
    answer = house.send((text, "45"), act=act)
    page = answer.content.decode()
    assert f"1 nilai belum disimpan; yang lain tersimpan{message}" in page
    assert answer.status_code == 422
    assert f'href="#{cell("ktp.holders", "99.01.01")}"' in page and "Hulu" in page
    assert f'value="{text}"' in page and 'value="45"' in page
    stored = {
        ("ktp.eligible", "99.01.01"),
        ("ktp.eligible", "99.01.02"),
        ("ktp.holders", "99.01.02"),
    }
    assert house.counts().keys() == stored and state(house) is State.DRAFT


def test_a_button_by_which_nothing_could_be_stored_begins_no_form(house: House) -> None:
    page = house.send(("banyak", ""), ("", "")).content.decode()
    assert "1 nilai belum disimpan</h2>" in page
    assert house.counts() == {} and state(house) is State.EMPTY


def test_an_empty_cell_is_not_nought(house: House) -> None:
    browser = house.browser("clerk")
    browser.post(house.address(), {**typed(("", "0"), ("100", "50")), "aksi": "simpan"})
    assert ("ktp.holders", "99.01.01") not in house.counts()
    assert house.counts()["ktp.holders", "99.01.02"] == "0"
    assert computed(browser.get(house.address()).content.decode(), "ktp::c") == "…"


def test_what_somebody_else_wrote_meanwhile_is_not_written_over(house: House) -> None:
    house.send()
    late = {**typed(("95", "45"), ("100", "50")), "aksi": "simpan"}
    answer = house.browser("holder").post(house.address(), late)
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "Nilai ini baru saja diubah orang lain" in page
    assert 'value="95"' in page and '<td class="r">90</td>' in page
    assert house.counts()["ktp.holders", "99.01.01"] == "90"
    again = {**late, **{f"dulu-{name.removeprefix('sel-')}": text for name, text in FULL.items()}}
    assert house.browser("holder").post(house.address(), again).status_code == 302
    assert house.counts()["ktp.holders", "99.01.01"] == "95"


def test_the_same_sent_twice_is_written_once(house: House) -> None:
    for _ in range(2):
        house.fill()
    assert house.year.rows.filter(sheet="counts.csv").count() == 4


def test_fields_that_the_form_does_not_have_write_nothing(house: House) -> None:
    odd = {
        f"sel-{cell('ktp.holders', '99.01.99')}": "7",
        "sel-office:name": "Lain",
        "sel-counts:ktp.holders:99.01.01:2024-Q2:value": "7",
        "state": "approved",
    }
    house.send(**odd)
    assert house.counts("2024-Q2") == {} and len(house.counts()) == 4
    assert state(house) is State.DRAFT


def test_a_form_with_empty_cells_keeps_them_and_is_not_handed_in(house: House) -> None:
    answer = house.send(("90", ""), act="ajukan")
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Ada 1 hal yang harus diperbaiki sebelum diajukan" in page
    assert (
        "Hilir, Penduduk yang sudah merekam KTP-el belum diisi. Isi 0 bila memang tidak ada."
        in page
    )
    assert house.counts()["ktp.holders", "99.01.01"] == "90" and state(house) is State.DRAFT


def test_a_form_goes_its_way_and_is_locked_from_everybody(house: House) -> None:
    house.send(act="ajukan")
    assert house.step("planner", "verify").status_code == 302
    assert house.step("head", "approve").status_code == 302
    assert state(house) is State.APPROVED
    row = house.year.rows.get(
        sheet="counts.csv", cells__measure="ktp.holders", cells__area="99.01.01"
    )
    sheet = f"/kecil/2024/perencanaan/counts/{row.pk}/"
    answer = house.browser("planner").post(
        sheet, {"sel-value": "91", "versi": row.version}, follow=True
    )
    assert (
        "Isian Kepala Bidang Pelayanan Pendaftaran Penduduk, Triwulan I Tahun 2024, yang disetujui"
        in answer.content.decode()
    )
    gone = house.browser("planner").post(
        f"{sheet}hapus/", {"alasan": "tidak perlu", "versi": row.version}
    )
    assert gone.status_code in (302, 422)
    assert house.counts()["ktp.holders", "99.01.01"] == "90"
    assert house.send().status_code == 422


def test_a_returned_form_comes_back_with_an_answer_to_each_comment(house: House) -> None:
    clerk, planner = house.browser("clerk"), house.browser("planner")
    clerk.post(house.address(), {**FULL, "aksi": "ajukan"})
    remark = {"nilai": cell("ktp.holders", "99.01.01"), "catatan": "Buku register menulis 89."}
    assert planner.post(house.address(more="catatan/"), remark).status_code == 302
    assert house.step("planner", "return", "pendek").status_code == 422
    assert house.step("planner", "return", "Periksa lagi angka Kecamatan Hulu.").status_code == 302
    page = clerk.get(house.address()).content.decode()
    assert "Buku register menulis 89." in page and "balik" in page
    was = {f"dulu-{name.removeprefix('sel-')}": text for name, text in FULL.items()}
    sent = {**typed(("89", "45"), ("100", "50")), **was, "aksi": "ajukan"}
    assert clerk.post(house.address(), sent).status_code == 422
    form = PostForm.objects.get(post=POST)
    answered = {f"jawab-{form.remarks.get().pk}": "Sudah diperbaiki menurut buku."}
    clerk.post(house.address(), {"aksi": "simpan", **answered})
    (field,) = elements(clerk.get(house.address()).text).all("textarea", name=next(iter(answered)))
    assert field.words == answered[field.attributes["name"]]
    assert clerk.post(house.address(), {"aksi": "ajukan", **answered}).status_code == 302
    assert state(house) is State.SUBMITTED and house.counts()["ktp.holders", "99.01.01"] == "89"


def test_values_of_comments_and_clashes_are_written_as_the_form_writes_them(house: House) -> None:
    clerk = house.browser("clerk")
    clerk.post(house.address(), {**typed(("13172", "45"), ("20000", "50")), "aksi": "ajukan"})
    remark = {"nilai": cell("ktp.holders", "99.01.01"), "catatan": "Buku register menulis 13.127."}
    house.browser("planner").post(house.address(more="catatan/"), remark)
    assert "nilai waktu itu 13.172" in clerk.get(house.address()).text
    house.step("planner", "return", "Periksa lagi angka Kecamatan Hulu.")
    stale = {f"dulu-{cell('ktp.holders', '99.01.01')}": "12000"}
    page = clerk.post(
        house.address(), {**typed(("14500", "45"), ("20000", "50")), **stale, "aksi": "simpan"}
    ).text
    assert re.search(r'<td class="r">14\.500</td>\s*<td class="r">13\.172</td>', page)


def test_who_was_informed_of_a_return_are_those_who_entered_and_the_holder(house: House) -> None:
    house.send(act="ajukan")
    house.step("planner", "return", "Periksa lagi angka Kecamatan Hulu.")
    readers = set(house.year.notices.values_list("to__username", flat=True))
    assert readers == {"petugas-kecil", "kabid-kecil"}


def test_a_return_is_reported_to_nobody_who_left_the_post_or_whose_account_is_closed(
    house: House,
) -> None:
    house.send(act="ajukan")
    Holding.objects.filter(user=house.people["clerk"]).update(until=SINCE)
    house.people["holder"].is_active = False
    house.people["holder"].save()
    since = person("kabid-baru", house.year.office, Role.UNIT_HEAD)
    house.hold(since)
    house.step("planner", "return", "Periksa lagi angka Kecamatan Hulu.")
    assert set(house.year.notices.values_list("to__username", flat=True)) == {"kabid-baru"}


@every_case_undone(
    ("name", "step"),
    [
        ("clerk", "verify"),
        ("holder", "verify"),
        ("planner", "approve"),
        ("viewer", "verify"),
        ("head", "verify"),
    ],
)
def test_a_step_that_is_not_ones_own_is_not_taken(house: House, name: str, step: str) -> None:
    house.send(act="ajukan")
    assert house.step(name, step).status_code in (404, 422)
    assert state(house) is State.SUBMITTED


def test_a_step_taken_on_an_older_sight_is_refused(house: House) -> None:
    house.send(act="ajukan")
    assert house.step("planner", "verify", version=1).status_code == 422
    assert state(house) is State.SUBMITTED


def test_opening_an_approved_form_again_is_reported_to_who_approved(house: House) -> None:
    house.send(act="ajukan")
    house.step("planner", "verify")
    house.step("head", "approve")
    reason = "Data perekaman Kecamatan Hulu dikoreksi pusat."
    assert house.step("head", "reopen", reason).status_code == 302
    assert state(house) is State.DRAFT
    assert any(
        reason in notice.text for notice in house.year.notices.filter(to=house.people["clerk"])
    )


def test_every_step_is_in_the_log(house: House) -> None:
    house.send(act="ajukan")
    house.step("planner", "verify")
    actions = [*Entry.objects.order_by("number").values_list("action", flat=True)]
    assert actions.count("row.added") == 4
    assert [each for each in actions if each.startswith("form.")] == [
        "form.fill",
        "form.submit",
        "form.verify",
    ]


def test_the_overview_shows_every_form_with_its_state(house: House) -> None:
    house.send(act="ajukan")
    page = house.browser("viewer").get("/kecil/2024/isian/").content.decode()
    assert page.count('class="kotak-isian"') == 4
    assert page.count(": Diajukan</span>") == 1 and page.count(": Belum diisi</span>") == 3


@pytest.mark.parametrize("page", ["isian/", "dasbor/"])
def test_a_form_once_a_year_stays_under_its_quarter(house: House, page: str) -> None:
    house.year.rhythms.create(code="ktp", kind="year")
    text = house.browser("viewer").get(f"/kecil/2024/{page}").content.decode()
    cells = re.findall(r'<td data-l="(Triwulan [IV]+)">(.*?)</td>', text, re.DOTALL)
    assert [name for name, inside in cells if inside] == ["Triwulan IV"] and len(cells) == 4


def test_the_sheet_of_a_form_has_its_headings_areas_and_values(house: House) -> None:
    house.fill(("30", "1.040"), ("50", "2.060"))
    answer = house.browser("viewer").get(house.address(more="lembar.csv"))
    lines = answer.content.decode("utf-8-sig").splitlines()
    assert [line.split(";")[0] for line in lines[:3]] == ["Kecamatan", "Hulu", "Hilir"]
    assert [line.split(";")[1:] for line in lines[1:3]] == [["30", "50"], ["1.040", "2.060"]]
