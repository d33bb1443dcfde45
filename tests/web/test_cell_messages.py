"""What is wrong with a figure, or why it came back, stands below its row; codes stand apart."""

from __future__ import annotations

import re
from html import unescape

import pytest
from django.db import connection
from django.template.loader import render_to_string
from django.test.utils import CaptureQueriesContext
from tests.web.approving import COUNTS, INDICATORS, TARGETS, TWO, add, indicator, row, write
from tests.web.elements import Element, elements
from tests.web.filling import AREAS, POST, QUARTER, YEAR, House, cell, typed
from tests.web.twins import person

from capaian.web.measurement.entry.grid import CountRow, CountTable, Input, Shown
from capaian.web.measurement.flow import State
from capaian.web.measurement.form.cells import Slot
from capaian.web.measurement.models import PostForm, Remark
from capaian.web.measurement.reopening import ReopeningError
from capaian.web.measurement.templatetags.states import problem_of
from capaian.web.offices.models import Role
from capaian.web.trail.record import Author
from capaian.web.years.change import Edit, change

HULU = "99.01.01"
HOLDERS = cell("ktp.holders", HULU)


def page(house: House, name: str = "clerk") -> Element:
    return elements(house.browser(name).get(house.address()).text)


def form_of(house: House) -> PostForm:
    return PostForm.objects.get(office_year=house.year, post=POST, period=QUARTER)


def lines_below(shown: Element) -> list[str]:
    return [
        each.words for row in shown.all("tr", **{"class": "pesan"}) for each in row.all("span")
    ]


def hand_in(house: House) -> None:
    house.fill(act="ajukan")


def test_a_wrong_figure_is_reported_below_its_row_and_named_by_its_cell(house: House) -> None:
    answer = house.browser("clerk").post(
        house.address(), {f"sel-{HOLDERS}": "2O", "aksi": "simpan"}
    )
    assert answer.status_code == 422
    shown = elements(answer.text)
    (line,) = shown.all("tr", **{"class": "pesan"})
    (message,) = line.all("span")
    field = shown.by_id(HOLDERS)
    assert field.attributes["aria-describedby"] == message.attributes["id"]
    assert (
        message.words.startswith(f"{field.attributes['aria-label']}: ")
        and "bilangan" in message.words
    )
    body = next(each for each in shown.all("tbody") if line in each.inner)
    before = body.inner[body.inner.index(line) - 1]
    assert field in [*before], "it stands below the row of its cell"
    assert line.inner[0].attributes["colspan"] == str(len(before.inner))


def test_nothing_appears_below_rows_without_remarks(house: House) -> None:
    assert page(house).all("tr", **{"class": "pesan"}) == []
    hand_in(house)
    assert page(house).all("tr", **{"class": "pesan"}) == []


def test_why_a_figure_came_back_is_reported_below_its_row(house: House) -> None:
    hand_in(house)
    planner = house.browser("planner")
    wish = {"nilai": HOLDERS, "catatan": "Register mencatat 197."}
    assert planner.post(house.address(more="catatan/"), wish).status_code == 302
    assert house.step("planner", "return").status_code == 302
    (line,) = lines_below(page(house))
    assert line.endswith("dikembalikan: Register mencatat 197.")


@pytest.mark.parametrize("state", [State.DRAFT, State.VERIFIED, State.APPROVED])
def test_the_table_tells_how_final_its_totals_are(house: House, state: State) -> None:
    hand_in(house)
    form = form_of(house)
    form.state = state
    form.save()
    (table,) = [
        each
        for each in page(house).all("table")
        if "kisi" in each.attributes.get("class", "").split()
    ]
    assert table.attributes["class"] == f"kisi {state.value}"


def test_tasks_of_a_form_without_a_post_name_the_form(house: House) -> None:
    hand_in(house)
    home = elements(house.browser("planner").get(house.address().partition("isian/")[0]).text)
    assert "Verifikasi isian: " in home.words


def test_a_code_of_a_difference_is_read_by_nobody(house: House) -> None:
    answer = house.send(("120", "45"), act="ajukan")
    assert answer.status_code == 422
    (box, *_) = elements(answer.text).all("div", role="alert")
    lines = [each.words for each in box.all("li")]
    assert lines and not any("Kode perbedaan" in each or "part_larger" in each for each in lines)
    assert "part_larger_than_whole:" not in box.words
    (link,) = [each for each in box.all("a") if "/perbedaan/" in each.attributes["href"]]
    assert "part_larger_than_whole:" in link.attributes["href"]


LATER = "2024-Q2"
FIRST = "Penduduk pindah massal pada bulan Mei."
SECOND = "Kantor kecamatan kebanjiran, laporannya menyusul."


def submit_quarter(house: House, quarter: str, sent: dict[str, str]) -> None:
    done = house.browser("clerk").post(house.address(quarter=quarter), {**sent, "aksi": "ajukan"})
    assert done.status_code == 302, done.content.decode()


def explained(house: House) -> None:
    """Hand in a second quarter with a fall and with two empty cells, both with their reasons."""
    submit_quarter(house, "2024-Q1", typed(("90", "45"), ("100", "50")))
    reasons = {
        f"sebab-{cell('ktp.holders', AREAS[0], LATER)}": FIRST,
        f"sebab-{cell('ktp.holders', AREAS[1], LATER)}": SECOND,
        f"sebab-{cell('ktp.eligible', AREAS[1], LATER)}": SECOND,
    }
    submit_quarter(house, LATER, {**typed(("80", ""), ("100", ""), LATER), **reasons})


def form_page(house: House, name: str, address: str = "") -> str:
    answer = house.browser(name).get(address or house.address(quarter=LATER))
    assert answer.status_code == 200
    return unescape(answer.content.decode())


def notes(text: str) -> str:
    """What is displayed below the rows of a form."""
    return "".join(re.findall(r'<tr class="pesan">.*?</tr>', text, re.DOTALL))


@pytest.mark.parametrize("name", ["planner", "holder", "head", "clerk"])
def test_whoever_reads_a_form_that_was_handed_in_reads_its_reasons(
    house: House, name: str
) -> None:
    explained(house)
    found = notes(form_page(house, name))
    assert found.count(FIRST) == 1 and found.count(SECOND) == 2, "below the row of each value"
    assert str(house.people["clerk"]) in found


def test_who_still_fills_in_has_the_reasons_in_their_fields_alone(house: House) -> None:
    explained(house)
    assert house.step("clerk", "withdraw", period=LATER).status_code == 302
    text = form_page(house, "clerk")
    assert "Yang perlu penjelasan" in text and f">{FIRST}</textarea>" in text
    assert notes(text) == ""


def test_a_reason_is_of_the_value_that_it_was_given_for(house: House) -> None:
    explained(house)
    row = house.count(LATER)
    row.cells = {**row.cells, "value": "95"}
    row.save()
    house.year.refresh_from_db()
    house.year.revision += 1
    house.year.save()
    found = notes(form_page(house, "planner"))
    assert FIRST not in found and SECOND in found


def test_a_trace_tells_why_a_figure_is_as_it_is(house: House) -> None:
    explained(house)
    address = f"/kecil/2024/jejak/cakupan/ktp:{AREAS[0]}/{LATER}/"
    text = form_page(house, "planner", address)
    assert f"Dijelaskan “{FIRST}” oleh {house.people['clerk']}" in text
    assert SECOND not in text


def test_a_figure_that_rests_on_an_earlier_state_says_which(house: House) -> None:
    explained(house)
    text = form_page(house, "planner")
    grid = re.sub(r"<[^>]+>", " ", text[text.index("<tbody>") : text.index("</tfoot>")])
    assert len(re.findall(r"90,00 \(TW I\)", grid)) == 1, "the district that told nothing"
    assert re.search(r"\b80,00\s", grid), "the one that did"
    assert re.search(r"83,33 \(TW I dan TW II\)", grid), "and the regency, which rests on both"
    assert "keadaan triwulan itu" in text


def test_a_full_quarter_rests_on_no_other(house: House) -> None:
    submit_quarter(house, "2024-Q1", typed(("90", "45"), ("100", "50")))
    text = form_page(house, "planner", house.address(quarter="2024-Q1"))
    assert not re.search(r"\d \(TW", text)


def test_what_the_script_receives_says_it_too(house: House) -> None:
    submit_quarter(house, "2024-Q1", typed(("90", "45"), ("100", "50")))
    house.fill(("92", ""), ("100", ""), quarter=LATER)
    address, headers = house.address(quarter=LATER), {"accept": "application/json"}
    data = house.browser("clerk").get(address, headers=headers).json()["hitung"]
    assert data["ktp::c"].endswith("(TW I dan TW II)") and data[f"ktp:{AREAS[0]}:c"] == "92,00"


def test_an_ordinary_form_asks_no_more_of_the_database_the_more_people_there_are(
    house: House,
) -> None:
    """Who may decide is looked up of each person only where somebody may be stuck."""
    submit_quarter(house, "2024-Q1", typed(("90", "45"), ("100", "50")))
    address = house.address(quarter="2024-Q1")
    form_page(house, "viewer", address)
    before = query_count(house, address)
    for number in range(5):
        person(f"perencana-{number}", house.year.office, Role.PLANNER)
    assert query_count(house, address) == before <= 15


def query_count(house: House, address: str) -> int:
    browser = house.browser("viewer")
    browser.get(address)
    with CaptureQueriesContext(connection) as found:
        assert browser.get(address).status_code == 200
    return len(found)


def test_empty_cells_are_called_empty_and_questions_questions(house: House) -> None:
    first = "2024-Q1"
    text = form_page(house, "clerk", house.address(quarter=first))
    assert ">Yang belum diisi<" in text and "Yang perlu penjelasan" not in text
    submit_quarter(house, first, typed(("90", "45"), ("100", "50")))
    house.fill(("80", ""), ("100", ""), quarter=LATER)
    text = form_page(house, "clerk", house.address(quarter=LATER))
    assert ">Yang perlu penjelasan<" in text and "Yang belum diisi" not in text


def count_row(*marks: str) -> CountRow:
    """A row of components, of each its first cell: commented `c`, wrong `w`, or in order."""
    groups = []
    for place, mark in enumerate(marks):
        slot = Slot(COUNTS, (("measure", f"m{place}"),), "value", f"Ukuran {place}", "")
        comments = [Remark(kind=Remark.Kind.COMMENT, text="Periksa.")] if mark == "c" else []
        messages = ("Bukan bilangan.",) if mark == "w" else ()
        cell = Input(slot, "1", "1", "", messages, comments)
        groups.append((cell, Shown("a", "2"), Shown("b", "50,00")))
    return CountRow("Karang Tirta", tuple(groups))


@pytest.mark.parametrize(
    ("rows", "opened"),
    [
        (("...", "..."), 1),
        (("...", ".c."), 2),
        (("..w", "..."), 3),
        (("..c", ".w."), 2),
        (("c.c", "..."), 1),
        ((), 1),
    ],
    ids=["nothing", "a comment", "an error", "the first of two", "its own first", "no areas"],
)
def test_the_first_component_with_something_to_look_at_is_shown(
    rows: tuple[str, ...], opened: int
) -> None:
    count = len(rows[0]) if rows else 3
    table = CountTable((None,) * count, tuple(count_row(*marks) for marks in rows), ())
    assert table.opened == opened


def test_what_is_informed_of_a_cell_is_seen_with_its_component_and_calls_it_once() -> None:
    """At 360 px words about a second component had stood below the cells of the first one."""
    own = count_row("w", ".", "c")
    assert own.is_noted and not count_row(".", ".").is_noted
    drawn = "".join(
        render_to_string("measurement/cell_notes.html", {"cells": cells, "place": place})
        for place, cells in enumerate(own.groups, 1)
    )
    assert '<span class="salahnya m1"' in drawn and '<span class="kembalian m3">' in drawn
    assert drawn.count("Ukuran 0") == 1 and "Ukuran 1" not in drawn
    slot = Slot(COUNTS, (("measure", "kk"),), "value", "Muara Hulu, Kartu Keluarga terbit", "")
    cell = Input(slot, "1", "1", "", ("Kartu Keluarga terbit (12.500) melebihi keluarga (900).",))
    assert (
        problem_of(cell) == "Muara Hulu: Kartu Keluarga terbit (12.500) melebihi keluarga (900)."
    )


@pytest.mark.parametrize(
    ("text", "is_needed", "messages", "is_optional"),
    [
        ("", False, (), True),
        ("", True, (), False),
        ("3", False, (), False),
        ("", False, ("Salah.",), False),
    ],
)
def test_a_cell_that_may_stay_empty_has_a_border_of_its_own(
    text: str, is_needed: bool, messages: tuple[str, ...], is_optional: bool
) -> None:
    """It could not be seen beside the hatched ones that are asked for."""
    slot = Slot(COUNTS, (("measure", "m"),), "value", "Jawaban", "", is_needed=is_needed)
    cell = Input(slot, text, text, "", messages)
    assert cell.is_optional is is_optional
    drawn = {
        may_fill: render_to_string(
            "measurement/cells.html", {"cells": [cell], "place": 1, "may_fill": may_fill}
        )
        for may_fill in (True, False)
    }
    assert (" pil" in drawn[True]) is is_optional and " pil" not in drawn[False]


CREDITS, REGENCY = "plan.yaml#indicators/credits", "99.01"
CELL = f"counts:p.laporan:{REGENCY}:{QUARTER}:value"


@pytest.fixture(name="crediting")
def with_credit_points(house: House) -> House:
    more = {
        "code": "iki-1",
        "symbol": "IKI 1",
        "name": "Kegiatan",
        "formula": "credits()",
        "owner": POST,
    }
    cells = {
        **indicator(house).cells,
        **more,
        "is_key": "",
        "unit": "angka kredit",
        "aggregation": "",
    }
    what = {"code": "a", "name": "Laporan operasi", "unit": "laporan", "weight": "0.5", "per": "1"}
    listed = {"indicators.code": "iki-1", **what, "measure": "p.laporan"}
    house.year.refresh_from_db()
    change(house.year, [Edit(INDICATORS, cells), Edit(CREDITS, listed)], Author())
    add(house, TARGETS, indicators__code="iki-1", key=str(YEAR), value="5")
    return house


def test_who_owns_the_indicator_tells_the_counts_and_they_are_locked_with_the_form(
    crediting: House,
) -> None:
    clerk = crediting.browser("clerk")
    page = elements(clerk.get(crediting.address()).text)
    assert "IKI 1 Kegiatan" in page.text and "Laporan operasi" in page.text
    lacking = clerk.post(crediting.address(), {**typed(*TWO), "aksi": "ajukan"})
    assert lacking.status_code == 422 and CELL in lacking.text
    sent = {**typed(*TWO), f"sel-{CELL}": "10", "aksi": "ajukan"}
    assert clerk.post(crediting.address(), sent).status_code == 302
    assert crediting.counts()["p.laporan", REGENCY] == "10"
    stored = row(crediting, COUNTS, measure="p.laporan")
    for who, taken in (("planner", "verify"), ("head", "approve")):
        with pytest.raises(ReopeningError):
            write(crediting, stored, "", value="99")
        assert crediting.step(who, taken).status_code == 302
    with pytest.raises(ReopeningError):
        write(crediting, stored, "", value="99")
    with pytest.raises(ReopeningError, match="IKI 1 Kegiatan"):
        write(crediting, row(crediting, CREDITS, code="a"), "", weight="0.7")


def test_how_often_they_are_reported_is_set_in_the_schedule(crediting: House) -> None:
    planner = crediting.browser("planner")
    assert planner.post(f"/kecil/{YEAR}/jadwal/", {"irama-iki-1": "year"}).status_code == 302
    assert "Laporan operasi" not in crediting.browser("clerk").get(crediting.address()).text
    assert (
        "Laporan operasi"
        in crediting.browser("clerk").get(crediting.address(quarter=f"{YEAR}-Q4")).text
    )
