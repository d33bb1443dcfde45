"""Forms of posts: what they ask, what is written of what is typed, and what keeps them back."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from tests.web.filling import AREAS, POST, QUARTER, House, cell, house, typed
from tests.web.twins import SINCE, person
from tests.web.undoing import every_case_undone

from capaian.web.measurement.flow import State
from capaian.web.measurement.models import PostForm
from capaian.web.offices.models import Holding, Role
from capaian.web.trail.models import Entry

pytestmark = pytest.mark.django_db

FULL = typed(("90", "45"), ("100", "50"))


@pytest.fixture(name="own")
def made(tmp_path: Path) -> House:
    return house(tmp_path)


def state(own: House) -> State:
    form = PostForm.objects.filter(office_year=own.year, post=POST, period=QUARTER).first()
    return form.stage if form else State.EMPTY


def computed(page: str, name: str) -> str:
    """What stands in a computed cell."""
    found = re.search(rf'id="{re.escape(name)}">(?:<a [^>]*>)?([^<]*)<', page)
    assert found is not None, name
    return found[1]


def test_a_form_asks_for_what_its_post_owes_and_nothing_else(own: House) -> None:
    page = own.browser("clerk").get(own.address()).content.decode()
    for measure in ("ktp.holders", "ktp.eligible"):
        for area in AREAS:
            assert f'name="sel-{cell(measure, area)}"' in page
    assert page.count('name="sel-') == 4


def test_a_post_that_owes_nothing_has_no_form(own: House) -> None:
    for post in ("sekretaris", "tidak-ada", "tanpa-jabatan"):
        assert own.browser("planner").get(own.address(post)).status_code == 404
    for quarter in ("2024", "2024-S1", "2023-Q1", "x"):
        assert own.browser("planner").get(own.address(quarter=quarter)).status_code == 404


def test_what_is_typed_is_kept_and_computed_as_the_rules_compute_it(own: House) -> None:
    """135 of 150 people have a card: 90 percent; in the districts 90 of 100 and 45 of 50."""
    browser = own.browser("clerk")
    assert browser.post(own.address(), {**FULL, "aksi": "simpan"}).status_code == 302
    assert own.counts()["ktp.holders", "99.01.01"] == "90"
    page = browser.get(own.address()).content.decode()
    assert [computed(page, f"ktp:{area}:c") for area in AREAS] == ["90,00", "90,00"]
    assert computed(page, "ktp::c") == "90,00"
    assert ">135<" in page and ">150<" in page
    assert state(own) is State.DRAFT


def test_the_script_is_told_what_is_stored_and_what_it_comes_to(own: House) -> None:
    sent = {**typed(("1.090", "45"), ("1.100", "50")), "aksi": "simpan"}
    told = own.browser("clerk").post(own.address(), sent, headers={"accept": "application/json"}).json()
    assert told["tersimpan"][cell("ktp.holders", "99.01.01")] == "1.090"
    assert told["hitung"]["ktp::a"] == "1.135"
    assert own.counts()["ktp.holders", "99.01.01"] == "1090"


@every_case_undone(
    ("text", "act", "said"),
    [
        ("banyak", "ajukan", "; isian belum diajukan</h2>"),
        *(
            (text, "simpan", "</h2>")
            for text in ("banyak", "1,234", "-3", "12,5", "1e3", "=1+1", "90 orang", "９0x")
        ),
    ],
)
def test_what_is_no_count_is_told_at_its_cell_and_all_else_is_stored(
    own: House, text: str, act: str, said: str
) -> None:
    """By the button as while one types: an afternoon's figures do not wait for one slip of the pen."""
    sent = {**typed((text, "45"), ("100", "50")), "aksi": act}
    answer = own.browser("clerk").post(own.address(), sent)
    page = answer.content.decode()
    assert f"1 nilai belum disimpan; yang lain tersimpan{said}" in page
    assert answer.status_code == 422
    assert f'href="#{cell("ktp.holders", "99.01.01")}"' in page and "Hulu" in page
    assert f'value="{text}"' in page and 'value="45"' in page
    stored = {("ktp.eligible", "99.01.01"), ("ktp.eligible", "99.01.02"), ("ktp.holders", "99.01.02")}
    assert own.counts().keys() == stored and state(own) is State.DRAFT


def test_a_button_by_which_nothing_could_be_stored_begins_no_form(own: House) -> None:
    sent = {**typed(("banyak", ""), ("", "")), "aksi": "simpan"}
    page = own.browser("clerk").post(own.address(), sent).content.decode()
    assert "1 nilai belum disimpan</h2>" in page
    assert own.counts() == {} and state(own) is State.EMPTY


def test_an_empty_cell_is_not_nought(own: House) -> None:
    browser = own.browser("clerk")
    browser.post(own.address(), {**typed(("", "0"), ("100", "50")), "aksi": "simpan"})
    assert ("ktp.holders", "99.01.01") not in own.counts()
    assert own.counts()["ktp.holders", "99.01.02"] == "0"
    assert computed(browser.get(own.address()).content.decode(), "ktp::c") == "…"


def test_what_somebody_else_wrote_meanwhile_is_not_written_over(own: House) -> None:
    own.browser("clerk").post(own.address(), {**FULL, "aksi": "simpan"})
    late = {**typed(("95", "45"), ("100", "50")), "aksi": "simpan"}
    answer = own.browser("holder").post(own.address(), late)
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "Nilai ini baru saja diubah orang lain" in page
    assert 'value="95"' in page and '<td class="r">90</td>' in page
    assert own.counts()["ktp.holders", "99.01.01"] == "90"
    again = {**late, **{f"dulu-{name.removeprefix('sel-')}": text for name, text in FULL.items()}}
    assert own.browser("holder").post(own.address(), again).status_code == 302
    assert own.counts()["ktp.holders", "99.01.01"] == "95"


def test_the_same_sent_twice_is_written_once(own: House) -> None:
    for _ in range(2):
        assert own.browser("clerk").post(own.address(), {**FULL, "aksi": "simpan"}).status_code == 302
    assert own.year.rows.filter(sheet="counts.csv").count() == 4


def test_fields_that_the_form_does_not_have_write_nothing(own: House) -> None:
    odd = {
        f"sel-{cell('ktp.holders', '99.01.99')}": "7",
        "sel-office:name": "Lain",
        "sel-counts:ktp.holders:99.01.01:2024-Q2:value": "7",
        "state": "approved",
    }
    own.browser("clerk").post(own.address(), {**FULL, **odd, "aksi": "simpan"})
    assert own.counts("2024-Q2") == {} and len(own.counts()) == 4
    assert state(own) is State.DRAFT


def test_a_form_with_empty_cells_keeps_them_and_is_not_handed_in(own: House) -> None:
    sent = {**typed(("90", ""), ("100", "50")), "aksi": "ajukan"}
    answer = own.browser("clerk").post(own.address(), sent)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Ada 1 hal yang harus diperbaiki sebelum diajukan" in page
    assert "Hilir, Penduduk yang sudah merekam KTP-el belum diisi. Isi 0 bila memang tidak ada." in page
    assert own.counts()["ktp.holders", "99.01.01"] == "90" and state(own) is State.DRAFT


def test_a_reason_settles_an_empty_cell_until_it_is_filled_in(own: House) -> None:
    reason = {f"sebab-{cell('ktp.holders', '99.01.02')}": "Server pusat mati sepanjang Maret."}
    sent = {**typed(("90", ""), ("100", "50")), **reason, "aksi": "ajukan"}
    assert own.browser("clerk").post(own.address(), sent).status_code == 302
    assert state(own) is State.SUBMITTED


def test_more_than_all_is_told_before_it_is_handed_in(own: House) -> None:
    answer = own.browser("clerk").post(
        own.address(), {**typed(("190", "45"), ("100", "50")), "aksi": "ajukan"}
    )
    assert answer.status_code == 422 and "Hulu" in answer.content.decode()
    assert state(own) is State.DRAFT


def test_a_fall_asks_for_its_reason(own: House) -> None:
    browser = own.browser("clerk")
    browser.post(own.address(), {**FULL, "aksi": "ajukan"})
    address, later = (
        own.address(quarter="2024-Q2"),
        typed(("80", "45"), ("100", "50"), "2024-Q2", aksi="ajukan"),
    )
    page = browser.post(address, later).content.decode()
    assert "tulis sebabnya bila memang berkurang" in page and "Yang perlu penjelasan" in page
    reason = {f"sebab-{cell('ktp.holders', '99.01.01', '2024-Q2')}": "Pembersihan data ganda."}
    was = {f"dulu-{name.removeprefix('sel-')}": text for name, text in later.items() if name != "aksi"}
    assert browser.post(address, {**later, **was, **reason}).status_code == 302


def test_a_form_goes_its_way_and_is_locked_from_everybody(own: House) -> None:
    own.browser("clerk").post(own.address(), {**FULL, "aksi": "ajukan"})
    assert own.step("planner", "verify").status_code == 302
    assert own.step("head", "approve").status_code == 302
    assert state(own) is State.APPROVED
    row = own.year.rows.get(sheet="counts.csv", cells__measure="ktp.holders", cells__area="99.01.01")
    sheet = f"/kecil/2024/perencanaan/counts/{row.pk}/"
    answer = own.browser("planner").post(sheet, {"sel-value": "91", "versi": row.version}, follow=True)
    assert (
        "Isian Kepala Bidang Pelayanan Pendaftaran Penduduk, Triwulan I Tahun 2024, yang disetujui"
        in answer.content.decode()
    )
    gone = own.browser("planner").post(f"{sheet}hapus/", {"alasan": "tidak perlu", "versi": row.version})
    assert gone.status_code in (302, 422)
    assert own.counts()["ktp.holders", "99.01.01"] == "90"
    assert own.browser("clerk").post(own.address(), {**FULL, "aksi": "simpan"}).status_code == 422


def test_a_returned_form_comes_back_with_an_answer_to_each_comment(own: House) -> None:
    clerk, planner = own.browser("clerk"), own.browser("planner")
    clerk.post(own.address(), {**FULL, "aksi": "ajukan"})
    remark = {"nilai": cell("ktp.holders", "99.01.01"), "catatan": "Buku register menulis 89."}
    assert planner.post(own.address(more="catatan/"), remark).status_code == 302
    assert own.step("planner", "return", "pendek").status_code == 422
    assert own.step("planner", "return", "Periksa lagi angka Kecamatan Hulu.").status_code == 302
    page = clerk.get(own.address()).content.decode()
    assert "Buku register menulis 89." in page and "balik" in page
    was = {f"dulu-{name.removeprefix('sel-')}": text for name, text in FULL.items()}
    sent = {**typed(("89", "45"), ("100", "50")), **was, "aksi": "ajukan"}
    assert clerk.post(own.address(), sent).status_code == 422
    form = PostForm.objects.get(post=POST)
    answered = {f"jawab-{form.remarks.get().pk}": "Sudah diperbaiki menurut buku."}
    assert clerk.post(own.address(), {"aksi": "ajukan", **answered}).status_code == 302
    assert state(own) is State.SUBMITTED and own.counts()["ktp.holders", "99.01.01"] == "89"


def test_values_of_comments_and_clashes_are_written_as_the_form_writes_them(own: House) -> None:
    clerk = own.browser("clerk")
    clerk.post(own.address(), {**typed(("13172", "45"), ("20000", "50")), "aksi": "ajukan"})
    remark = {"nilai": cell("ktp.holders", "99.01.01"), "catatan": "Buku register menulis 13.127."}
    own.browser("planner").post(own.address(more="catatan/"), remark)
    assert "nilai waktu itu 13.172" in clerk.get(own.address()).text
    own.step("planner", "return", "Periksa lagi angka Kecamatan Hulu.")
    stale = {f"dulu-{cell('ktp.holders', '99.01.01')}": "12000"}
    page = clerk.post(
        own.address(), {**typed(("14500", "45"), ("20000", "50")), **stale, "aksi": "simpan"}
    ).text
    assert re.search(r'<td class="r">14\.500</td>\s*<td class="r">13\.172</td>', page)


def test_who_was_told_of_a_return_are_those_who_entered_and_the_holder(own: House) -> None:
    own.browser("clerk").post(own.address(), {**FULL, "aksi": "ajukan"})
    own.step("planner", "return", "Periksa lagi angka Kecamatan Hulu.")
    told = set(own.year.notices.values_list("to__username", flat=True))
    assert told == {"petugas-kecil", "kabid-kecil"}


def test_a_return_is_told_to_nobody_who_left_the_post_or_whose_account_is_closed(own: House) -> None:
    own.browser("clerk").post(own.address(), {**FULL, "aksi": "ajukan"})
    Holding.objects.filter(user=own.people["clerk"]).update(until=SINCE)
    own.people["holder"].is_active = False
    own.people["holder"].save()
    since = person("kabid-baru", own.year.office, Role.UNIT_HEAD)
    Holding.objects.create(office=own.year.office, user=since, post=POST, since=SINCE)
    own.step("planner", "return", "Periksa lagi angka Kecamatan Hulu.")
    assert set(own.year.notices.values_list("to__username", flat=True)) == {"kabid-baru"}


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
def test_a_step_that_is_not_ones_own_is_not_taken(own: House, name: str, step: str) -> None:
    own.browser("clerk").post(own.address(), {**FULL, "aksi": "ajukan"})
    assert own.step(name, step).status_code in (404, 422)
    assert state(own) is State.SUBMITTED


def test_nobody_fills_in_the_form_of_another_post(own: House) -> None:
    for name in ("planner", "head"):
        answer = own.browser(name).post(own.address(), {**FULL, "aksi": "simpan"})
        assert answer.status_code == 422 and "milik jabatan lain" in answer.content.decode()
    assert own.counts() == {}


def test_a_step_taken_on_an_older_sight_is_refused(own: House) -> None:
    own.browser("clerk").post(own.address(), {**FULL, "aksi": "ajukan"})
    assert own.step("planner", "verify", version=1).status_code == 422
    assert state(own) is State.SUBMITTED


def test_opening_an_approved_form_again_is_told_to_who_approved(own: House) -> None:
    own.browser("clerk").post(own.address(), {**FULL, "aksi": "ajukan"})
    own.step("planner", "verify")
    own.step("head", "approve")
    reason = "Data perekaman Kecamatan Hulu dikoreksi pusat."
    assert own.step("head", "reopen", reason).status_code == 302
    assert state(own) is State.DRAFT
    assert any(reason in notice.text for notice in own.year.notices.filter(to=own.people["clerk"]))


def test_every_step_is_in_the_log(own: House) -> None:
    own.browser("clerk").post(own.address(), {**FULL, "aksi": "ajukan"})
    own.step("planner", "verify")
    actions = [*Entry.objects.order_by("number").values_list("action", flat=True)]
    assert actions.count("row.added") == 4
    assert [each for each in actions if each.startswith("form.")] == [
        "form.fill",
        "form.submit",
        "form.verify",
    ]


def test_the_overview_shows_every_form_with_its_state(own: House) -> None:
    own.browser("clerk").post(own.address(), {**FULL, "aksi": "ajukan"})
    page = own.browser("viewer").get("/kecil/2024/isian/").content.decode()
    assert page.count('class="kotak-isian"') == 4
    assert page.count(": Diajukan</span>") == 1 and page.count(": Belum diisi</span>") == 3


@pytest.mark.parametrize("page", ["isian/", "dasbor/"])
def test_a_form_once_a_year_stays_under_its_quarter(own: House, page: str) -> None:
    own.year.rhythms.create(code="ktp", kind="year")
    text = own.browser("viewer").get(f"/kecil/2024/{page}").content.decode()
    cells = re.findall(r'<td data-l="(Triwulan [IV]+)">(.*?)</td>', text, re.DOTALL)
    assert [name for name, inside in cells if inside] == ["Triwulan IV"] and len(cells) == 4


def test_the_sheet_of_a_form_has_its_headings_areas_and_values(own: House) -> None:
    sent = {**typed(("30", "1.040"), ("50", "2.060")), "aksi": "simpan"}
    assert own.browser("clerk").post(own.address(), sent).status_code == 302
    answer = own.browser("viewer").get(own.address(more="lembar.csv"))
    lines = answer.content.decode("utf-8-sig").splitlines()
    assert [line.split(";")[0] for line in lines[:3]] == ["Kecamatan", "Hulu", "Hilir"]
    assert [line.split(";")[1:] for line in lines[1:3]] == [["30", "50"], ["1.040", "2.060"]]
