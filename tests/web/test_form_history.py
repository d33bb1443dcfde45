"""What a form says of itself: who did what to it, its totals,
and texts without what nobody typed.
"""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.web.approving import add, works
from tests.web.elements import Element, elements
from tests.web.filling import AREAS, POST, QUARTER, YEAR, House, cell, typed
from tests.web.twins import SINCE, add_second_factor, count_entries, person, signed_in

from capaian.web.accounts.models import User
from capaian.web.measurement.models import PostForm, Remark, Taken
from capaian.web.offices.models import Holding, HoldingKind, Role
from capaian.web.planning.planner_home import first_steps
from capaian.web.trail.models import Entry
from capaian.web.trail.record import Author
from capaian.web.years.change import Edit, change

REASON = "Angka kecamatan Hulu tidak sama dengan daftarnya."
BASE = f"/kecil/{YEAR}/"


def send(house: House, name: str, act: str, **cells: str) -> None:
    answer = house.browser(name).post(house.address(), {**cells, "aksi": act})
    assert answer.status_code == 302, elements(answer.text).text


def step(house: House, name: str, taken: str) -> None:
    reason = REASON if taken in ("return", "reopen") else ""
    assert house.step(name, taken, reason).status_code == 302


def history_lines(house: House) -> list[str]:
    """The lines of its history, each up to the day."""
    page = elements(house.browser("viewer").get(house.address()).text)
    lines = [
        each.text for found in page.all("ol", **{"class": "riwayat"}) for each in found.all("li")
    ]
    return [" ".join(line.partition(",")[0].split()) for line in lines]


def add_second_clerk(house: House) -> None:
    second = person("petugas-dua", house.year.office, Role.DATA_ENTRY)
    house.hold(second, kind=HoldingKind.CLERK)
    house.people["second"] = second


def test_who_goes_on_with_a_draft_did_not_begin_it(house: House) -> None:
    add_second_clerk(house)
    send(house, "clerk", "simpan", **typed(("90", "45"), ("100", "50")))
    name = cell("ktp.holders", "99.01.01")
    send(house, "second", "simpan", **{f"sel-{name}": "91", f"dulu-{name}": "90"})
    assert history_lines(house) == [
        "Mulai diisi oleh Petugas-Kecil",
        "Ikut diisi oleh Petugas-Dua",
    ]


def test_who_mends_a_form_that_somebody_else_returned_is_informed(house: House) -> None:
    add_second_clerk(house)
    send(house, "clerk", "ajukan", **typed(("90", "45"), ("100", "50")))
    step(house, "planner", "return")
    name = cell("ktp.holders", "99.01.01")
    send(house, "second", "simpan", **{f"sel-{name}": "91", f"dulu-{name}": "90"})
    assert history_lines(house)[-2:] == [
        "Dikembalikan oleh Perencana-Kecil",
        "Mulai diperbaiki oleh Petugas-Dua",
    ]


def test_a_form_that_was_withdrawn_or_opened_again_is_shown_as_such(house: House) -> None:
    send(house, "clerk", "ajukan", **typed(("90", "45"), ("100", "50")))
    step(house, "clerk", "withdraw")
    send(house, "clerk", "ajukan")
    step(house, "planner", "verify")
    step(house, "head", "approve")
    step(house, "head", "reopen")
    lines = [line.partition(" oleh")[0] for line in history_lines(house)]
    assert lines == [
        "Mulai diisi",
        "Diajukan",
        "Ditarik kembali",
        "Diajukan",
        "Terverifikasi",
        "Disetujui",
        "Dibuka kembali",
    ]


def test_a_form_of_a_vacant_post_says_who_can_do_what(house: House) -> None:
    office = house.year.office
    house.people["admin"] = person("admin", office, Role.ADMINISTRATOR)
    add_second_factor(house.people["admin"])
    assert "kosong, jadi" not in house.browser("planner").get(house.address()).text
    Holding.objects.filter(office=office, post=POST).delete()
    for name, may_open in (("planner", True), ("head", True), ("admin", True), ("viewer", False)):
        browser = house.browser(name)
        browser.get(house.address())
        with CaptureQueriesContext(connection) as seen:
            page = elements(browser.get(house.address()).text)
        assert "Jabatan ini kosong, jadi belum ada yang mengisi" in page.text, name
        assert "Administrator menetapkan pemegangnya" in page.text
        assert ("Buka Orang" in page.text) is may_open, name
    assert len(seen) <= 15
    Holding.objects.create(
        office=office, user=house.people["clerk"], post=POST, kind=HoldingKind.CLERK, since=SINCE
    )
    assert "Jabatan ini kosong" not in house.browser("planner").get(house.address()).text


def test_people_are_no_done_step_before_anything_is_given_to_them(house: House) -> None:
    """The count of posts grew behind it, and what was done became undone."""
    for row in house.year.rows.filter(cells__owner=POST):
        row.cells = {**row.cells, "owner": ""}
        row.save()
    house.year.save()
    steps = {step.title: step for step in first_steps(house.year)}
    assert not steps["Bagi isian kepada jabatan"].is_done
    assert not steps["Orang"].is_done and "bertambah sesudah isian dibagi" in steps["Orang"].state
    administrator = person("pengelola", house.year.office, Role.ADMINISTRATOR)
    page = elements(signed_in(administrator).get(BASE).text)
    (line,) = [each.words for each in page.all("p") if "jabatan terisi" in each.words]
    assert line.endswith("; bertambah sesudah isian dibagi"), "who fills posts reads nothing more"


def test_a_search_that_finds_no_evidence_has_no_size(house: House) -> None:
    page = elements(house.browser("planner").get(f"{BASE}bukti/?q=tidak-ada").text).text
    assert "0 berkas." in page and "0 berkas," not in page


HOLDERS = "Penduduk yang sudah merekam KTP-el"


def counting_events(house: House) -> None:
    """Let the counts be events, of which a year has the sum."""
    row = house.year.rows.get(sheet="plan.yaml#components")
    change(house.year, [Edit(row.sheet, {"aggregation": "sum"}, row.pk, row.version)], Author())


def fill(house: House, quarter: str, holders: tuple[str, str]) -> None:
    sent = typed(holders, ("100", "50"), quarter, aksi="simpan")
    assert house.browser("clerk").post(house.address(quarter=quarter), sent).status_code == 302


def foot(house: House, quarter: str) -> list[list[str]]:
    page = elements(house.browser("clerk").get(house.address(quarter=quarter)).text)
    (table,) = page.all("tfoot")
    return [[cell.words for cell in row if cell.tag in ("th", "td")] for row in table.all("tr")]


def test_events_have_the_sum_of_the_quarter_and_of_the_year_so_far(house: House) -> None:
    counting_events(house)
    fill(house, "2024-Q1", ("30", "10"))
    assert foot(house, "2024-Q1") == [["Kabupaten, Triwulan I", "40", "150", "26,67"]]
    fill(house, "2024-Q2", ("20", "5"))
    assert foot(house, "2024-Q2") == [
        ["Kabupaten, Triwulan II", "25", "150", ""],
        ["Kabupaten, Januari sampai dengan Triwulan II", "65", "300", "21,67"],
    ]


def test_a_table_says_of_which_time_it_is(house: House) -> None:
    def heads(quarter: str) -> str:
        page = elements(house.browser("clerk").get(house.address(quarter=quarter)).text)
        return page.all("thead")[0].words

    assert "keadaan akhir Triwulan II" in heads("2024-Q2") and "saja" not in heads("2024-Q2")
    counting_events(house)
    assert "hitungan Triwulan II saja; cakupan sejak Januari" in heads("2024-Q2")
    assert "hitungan Triwulan I" in heads("2024-Q1") and "sejak Januari" not in heads("2024-Q1")


def test_the_trace_of_a_coverage_says_of_which_time_it_is(house: House) -> None:
    def lead() -> str:
        return house.browser("clerk").get(f"/kecil/{YEAR}/jejak/cakupan/ktp/{YEAR}-Q2/").text

    fill(house, "2024-Q2", ("20", "5"))
    assert "Triwulan II Tahun 2024, keadaan akhirnya." in lead()
    counting_events(house)
    assert "Triwulan II Tahun 2024, dihitung sejak Januari." in lead()


def test_a_column_with_an_empty_cell_has_no_sum(house: House) -> None:
    counting_events(house)
    fill(house, "2024-Q2", ("20", ""))
    assert foot(house, "2024-Q2")[0] == ["Kabupaten, Triwulan II", "…", "150", ""]


def test_a_stock_has_one_sum(house: House) -> None:
    fill(house, "2024-Q2", ("20", "5"))
    assert foot(house, "2024-Q2") == [["Kabupaten, akhir Triwulan II", "25", "150", "16,67"]]


def test_an_empty_form_is_reported_in_one_line_a_column(house: House) -> None:
    page = elements(house.send(("", ""), ("", "50"), act="ajukan").text)
    (box,) = [each for each in page.all("div") if each.attributes.get("role") == "alert"]
    report: list[Element] = box.all("li")
    assert [each.words for each in report] == [
        f"{HOLDERS}: 2 belum diisi, yang pertama Hulu, {HOLDERS}. Isi 0 bila memang tidak ada.",
        "Hulu, Penduduk wajib KTP belum diisi. Isi 0 bila memang tidak ada.",
    ]
    assert "Ada 2 hal yang harus diperbaiki sebelum diajukan" in box.words


SPANS = (
    # unit, words of the fourth quarter
    (
        "dokumen",
        [
            "Triwulan IV saja; setahun dijumlahkan",
            "jumlah sampai Triwulan IV 18 dari 24; Triwulan III belum diisi",
        ],
    ),
    ("percent", ["keadaan akhir Triwulan IV"]),
)


@pytest.mark.parametrize(("unit", "words"), SPANS)
def test_an_output_names_its_figure_and_the_sum_so_far(
    house: House, unit: str, words: list[str]
) -> None:
    works(house)
    about = {"node": "2.12.02.2.01.0001", "name": "Perekaman", "unit": unit}
    add(house, "outputs.csv", period=str(YEAR), target="24", **about)
    for quarter, actual in ((1, "6"), (2, "6"), (4, "6")):
        add(house, "outputs.csv", period=f"{YEAR}-Q{quarter}", actual=actual, **about)
    page = elements(house.browser("clerk").get(house.address(quarter=f"{YEAR}-Q4")).text)
    (line,) = (
        each for each in page.all("th") if "0001 Perekaman" in each.words and each.all("small")
    )
    assert [small.words for small in line.all("small")] == words


ODD = "\x00Server\x07 pusat\x1b mati.\x7f"
NOTE = "Server pusat mati."
REASON_FIELD = f"sebab-{cell('ktp.holders', AREAS[1])}"
LACKING = typed(("90", ""), ("100", "50"))


def test_words_of_a_form_are_kept_without_them(house: House) -> None:
    clerk, planner = house.browser("clerk"), house.browser("planner")
    assert (
        clerk.post(house.address(), {**LACKING, REASON_FIELD: ODD, "aksi": "ajukan"}).status_code
        == 302
    )
    assert Remark.objects.get(kind="explanation").text == NOTE
    assert (
        planner.post(
            house.address(more="catatan/"),
            {"nilai": REASON_FIELD.removeprefix("sebab-"), "catatan": ODD},
        ).status_code
        == 302
    )
    remark = Remark.objects.get(kind="comment")
    assert remark.text == NOTE
    form = PostForm.objects.get(post=POST, period=QUARTER)
    assert house.step("planner", "return", f"{ODD} Periksa lagi angkanya.").status_code == 302
    assert form.steps.get(step="return").reason == f"{NOTE} Periksa lagi angkanya."
    assert (
        clerk.post(house.address(), {f"jawab-{remark.pk}": ODD, "aksi": "simpan"}).status_code
        == 302
    )
    remark.refresh_from_db()
    assert remark.answer == NOTE
    assert Entry.objects.filter(action__startswith="remark.").count() == 3


def test_lines_and_tabs_of_a_text_stay(house: House) -> None:
    text = "Dua sebab:\r\n\tserver mati,\r\n\tlistrik padam."
    house.browser("clerk").post(house.address(), {**LACKING, REASON_FIELD: text, "aksi": "simpan"})
    assert Remark.objects.get().text == text.replace("\r\n", "\n")


def test_names_of_people_are_kept_without_them(house: House) -> None:
    admin = signed_in(person("tata", house.year.office, Role.ADMINISTRATOR))
    sent = {"username": "sari", "full_name": "Sari\x00 Ayu", "roles": ["viewer", "inspector"]}
    assert admin.post(f"/kecil/{YEAR}/orang/baru/", sent).status_code == 200
    user = User.objects.get(username="sari")
    assert user.full_name == "Sari Ayu" and user.memberships.count() == 2


def test_a_cell_tells_of_them_instead(house: House) -> None:
    name = cell("ktp.holders", AREAS[0])
    answer = house.browser("clerk").post(
        house.address(), {f"sel-{name}": "9\x000", "aksi": "simpan"}
    )
    assert answer.status_code == 422 and house.counts() == {}


WHY = "Rekap kecamatan kedua belum ada."


@pytest.fixture(name="submitted")
def with_submitted_form(house: House) -> House:
    hand_in(house)
    return house


def hand_in(submitted: House) -> None:
    """Hand the form in; as it came back once more, where that is asked about."""
    sent = {**typed(("30", "40"), ("50", "60")), "aksi": "ajukan"}
    answer = submitted.browser("clerk").post(submitted.address(), sent)
    if answer.status_code == 422:
        (meant,) = elements(answer.text).all("button", name="dilihat")
        answer = submitted.browser("clerk").post(
            submitted.address(), {**sent, "dilihat": meant.attributes["value"]}
        )
    assert answer.status_code == 302


def decide(submitted: House, who: str, step: str, reason: str) -> tuple[int, str]:
    answer = submitted.step(who, step, reason)
    return answer.status_code, answer.text


@pytest.mark.parametrize("reason", ["kurang", WHY])
def test_verification_and_approval_take_no_reason_for_returning_along(
    submitted: House, reason: str
) -> None:
    for who, step, then in (("planner", "verify", "verified"), ("head", "approve", "approved")):
        before = count_entries()
        status, page = decide(submitted, who, step, reason)
        assert status == 422 and count_entries() == before
        (box, *_) = elements(page).all("div", role="alert")
        assert "Kembalikan isian dengannya, atau kosongkan" in box.words
        assert decide(submitted, who, step, "  ")[0] == 302
        assert PostForm.objects.get().state == then
        assert Taken.objects.filter(step=step).get().reason == ""
    assert reason not in submitted.browser("planner").get(submitted.address()).text


def test_returning_keeps_its_reason(submitted: House) -> None:
    assert decide(submitted, "planner", "return", WHY)[0] == 302
    assert Taken.objects.filter(step="return").get().reason == WHY
    assert WHY in submitted.browser("clerk").get(submitted.address()).text
