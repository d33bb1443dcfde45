"""Targets as figures, between bounds or in words: what is typed says which, on each page of them."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest
from tests.web.elements import Element, elements
from tests.web.filling import YEAR, House, house
from tests.web.test_first_agreement import PAPERS, PARTS, TARGET, address, fields, send
from tests.web.test_holding import LINES, TARGETS, add, row, write

from capaian.web.planning.formula_owners import INDICATORS
from capaian.web.planning.target_texts import bounds_in, columns_of, stated_in
from capaian.web.years.change import mark_changed
from capaian.web.years.known import know
from capaian.web.years.models import Row

pytestmark = pytest.mark.django_db
WHY = "Angka naskah yang ditandatangani keliru."
PLAN = "plan"
AGREED = "agreed"


@pytest.fixture(name="own")
def made(tmp_path: Path) -> House:
    return house(tmp_path)


def judge_whatever(own: House) -> None:
    """Let ranges be targets like others."""
    row = own.year.rows.get(sheet=INDICATORS, cells__code="iku-ktp")
    Row.objects.filter(pk=row.pk).update(cells={**row.cells, "method": "exists"})
    mark_changed(own.year)


def put(own: House, page: str, **cells: str) -> None:
    """Let a target stand in the plan or in the agreement."""
    if page == PLAN:
        add(own, TARGETS, indicators__code="iku-ktp", key=str(YEAR), **cells)
    else:
        named = {f"target__{name}": text for name, text in cells.items()}
        add(own, LINES, agreements__id=f"pk-{YEAR}", indicator="iku-ktp", **named)


def where(own: House, page: str) -> str:
    return f"/kecil/{YEAR}/target/" if page == PLAN else address(own)


def target(own: House, page: str) -> Row:
    if page == PLAN:
        return row(own, TARGETS, key=str(YEAR))
    return row(own, LINES)


def columns(own: House, page: str) -> dict[str, str]:
    """What the row states: its columns that are not empty."""
    prefix, cells = "" if page == PLAN else "target.", target(own, page).cells
    names = ("value", "text", "lower", "upper")
    return {name: cells[f"{prefix}{name}"] for name in names if cells.get(f"{prefix}{name}")}


def shown(own: House, page: str) -> Element:
    return elements(own.browser("planner").get(where(own, page)).text)


def type_in(own: House, page: str, text: str, known: Mapping[str, str] | None = None) -> tuple[int, Element]:
    before = known if known is not None else fields(shown(own, page))
    return send(own, {**before, TARGET: text, "alasan": WHY}, where(own, page))


both = pytest.mark.parametrize("page", [PLAN, AGREED])


@both
@pytest.mark.parametrize("words", ["Baik", "10 sampai 14", "12,5"])
def test_a_figure_typed_over_words_is_the_figure_and_the_words_go(own: House, page: str, words: str) -> None:
    put(own, page, text=words)
    before = shown(own, page)
    assert "Tertulis dengan kata, jadi capaiannya tidak dinilai" in before.words
    assert "inputmode" not in before.by_id(TARGET).attributes, "letters and dashes can be typed"
    assert type_in(own, page, "12,5")[0] == 302
    assert columns(own, page) == {"value": "12.5"}
    after = shown(own, page)
    assert fields(after)[TARGET] == "12,5" and "Tertulis dengan kata" not in after.words
    facts = know(own.year).found.office_year
    assert facts is not None
    plan, agreed = facts.indicators[0].plan_targets, [each.target for each in facts.agreements[0].targets]
    assert str((plan[YEAR] if page == PLAN else agreed[0]).value) == "12.5"


@both
def test_words_take_the_place_of_words_only(own: House, page: str) -> None:
    put(own, page, text="Baik")
    assert type_in(own, page, "Sangat baik")[0] == 302
    assert columns(own, page) == {"text": "Sangat baik"}
    assert type_in(own, page, "90")[0] == 302
    status, told = type_in(own, page, "Baik")
    assert status == 422 and "“Baik” bukan bilangan." in told.words and fields(told)[TARGET] == "Baik"
    assert columns(own, page) == {"value": "90"}


@both
def test_words_of_an_indicator_of_words_stay_words(own: House, page: str) -> None:
    write(own, row(own, "plan.yaml#indicators"), value_type="text", formula="")
    put(own, page, text="Baik")
    assert "Tertulis dengan kata" not in shown(own, page).words
    assert type_in(own, page, "10–14")[0] == 302
    assert columns(own, page) == {"text": "10–14"}


@both
def test_bounds_are_shown_and_a_figure_takes_their_place_once_that_was_said(own: House, page: str) -> None:
    put(own, page, lower="10", upper="14")
    before = shown(own, page)
    assert fields(before)[TARGET] == "10–14"
    assert ("Semuanya sudah bertarget" if page == PLAN else "1 indikator sudah bertarget") in before.words
    assert type_in(own, page, "10–14")[0] in (200, 302)
    assert columns(own, page) == {"lower": "10", "upper": "14"}
    status, told = type_in(own, page, "13")
    assert status == 422 and "Menggantikan target 10–14: batasnya dihapus." in told.words
    assert columns(own, page) == {"lower": "10", "upper": "14"}
    assert type_in(own, page, "13", fields(told))[0] == 302
    assert columns(own, page) == {"value": "13"}


@both
def test_other_bounds_are_typed_as_they_are_shown(own: House, page: str) -> None:
    judge_whatever(own)
    put(own, page, lower="10", upper="14")
    status, told = type_in(own, page, "15–11,5")
    assert status == 422 and "Batas bawah 15 lebih besar daripada batas atas 11,5." in told.words
    assert type_in(own, page, "11,5-15")[0] == 302
    assert columns(own, page) == {"lower": "11.5", "upper": "15"}
    assert type_in(own, page, "minimal 12")[0] == 302
    assert columns(own, page) == {"lower": "12"} and fields(shown(own, page))[TARGET] == "minimal 12"


@both
def test_a_range_where_none_stood_is_asked_about_once(own: House, page: str) -> None:
    put(own, page, value="90")
    status, told = type_in(own, page, "90-2")
    assert status == 422 and "lebih besar daripada batas atas" in told.words
    status, told = type_in(own, page, "9 s.d. 12")
    assert status == 422 and "Dibaca sebagai rentang: 9–12, sedang indikator ini" in told.words
    assert type_in(own, page, "9 s.d. 12", fields(told))[0] == 302
    assert columns(own, page) == {"lower": "9", "upper": "12"}


@both
def test_bounds_beside_a_figure_are_told(own: House, page: str) -> None:
    put(own, page, value="13", lower="10", upper="14")
    assert "Barisnya juga punya batas 10–14." in shown(own, page).words
    status, told = type_in(own, page, "12")
    assert status == 422 and "Barisnya juga" not in told.words
    assert type_in(own, page, "12", fields(told))[0] == 302
    assert columns(own, page) == {"value": "12"}


def test_bounds_of_the_plan_are_taken_along_without_a_question(own: House) -> None:
    put(own, PLAN, lower="90", upper="95")
    status, filled = send(own, {**fields(shown(own, AGREED)), "aksi": "renstra"}, address(own))
    assert status == 200 and fields(filled)[TARGET] == "90–95"
    assert "1 target diisi dari Renstra" in filled.words and "belum bertarget" not in filled.words
    assert send(own, fields(filled), address(own))[0] == 302
    assert columns(own, AGREED) == {"lower": "90", "upper": "95"}


def test_a_figure_of_the_plan_is_taken_without_the_words_it_is_printed_with(own: House) -> None:
    put(own, PLAN, value="90.5", text="90,5 (baik)")
    _, filled = send(own, {**fields(shown(own, AGREED)), "aksi": "renstra"}, address(own))
    assert fields(filled)[TARGET] == "90,5"


def revise(own: House, text: str | None, **more: str) -> tuple[int, Element]:
    """Revise the agreement; without a text its target is sent as it is shown."""
    write(own, row(own, PAPERS, id=f"pk-{YEAR}"), signed=f"{YEAR}-01-05")
    where = f"{address(own)}perubahan/"
    page = elements(own.browser("planner").get(where).text)
    sent = {each.attributes["name"]: each.attributes.get("value", "") for each in page.all("input")}
    sent |= {"ditandatangani": f"Juli {YEAR}", "alasan": WHY, "aksi": "bandingkan", **more}
    if text is not None:
        sent[TARGET] = text
    status, told = send(own, sent, where)
    marks = [each.attributes["value"] for each in told.all("input", name="cap")]
    return send(own, {**sent, "cap": marks[0], "aksi": "simpan"}, where) if marks else (status, told)


@pytest.mark.parametrize(
    ("text", "stated"), [("13", {"value": "13"}), ("11–15", {"lower": "11", "upper": "15"})]
)
def test_a_revision_shows_bounds_and_takes_a_figure_or_other_bounds(
    own: House, text: str, stated: dict[str, str]
) -> None:
    put(own, AGREED, lower="10", upper="14")
    assert revise(own, text, **{f"yakin-{TARGET}": text})[0] == 302
    new = own.year.rows.get(sheet=LINES, **{"cells__agreements.id": f"pk-{YEAR}-perubahan-1"})
    found = {name.removeprefix("target."): each for name, each in new.cells.items() if "target." in name}
    assert {name: each for name, each in found.items() if each} == stated


def test_a_revision_that_leaves_bounds_alone_keeps_them(own: House) -> None:
    put(own, AGREED, lower="10", upper="14")
    status, told = revise(own, None)
    assert status == 422 and "Belum ada target yang berubah" in told.words
    assert told.by_id(TARGET).attributes["value"] == "10–14"


@pytest.mark.parametrize("is_late", [False, True])
def test_targets_within_the_year_go_with_an_emptied_one_only_when_they_were_told(
    own: House, is_late: bool
) -> None:
    put(own, AGREED, value="90")
    line = {"agreements__id": f"pk-{YEAR}", "targets__indicator": "iku-ktp"}
    before = fields(shown(own, AGREED))
    add(own, PARTS, key=f"{YEAR}-Q2", value="80", **line)
    status, told = type_in(own, AGREED, "", before)
    assert status == 422
    assert f"Target berkalanya ikut dihapus: Triwulan II Tahun {YEAR} (80)." in told.words
    if is_late:
        add(own, PARTS, key=f"{YEAR}-Q3", value="85", **line)
        status, told = type_in(own, AGREED, "", fields(told))
        assert (
            status == 422 and f"Triwulan II Tahun {YEAR} (80), Triwulan III Tahun {YEAR} (85)." in told.words
        )
    assert own.year.rows.filter(sheet=PARTS).count() == 1 + is_late
    assert type_in(own, AGREED, "", fields(told))[0] == 302
    assert not own.year.rows.filter(sheet__in=(LINES, PARTS)).exists()


@pytest.mark.parametrize("sheet", [TARGETS, LINES, PARTS])
@pytest.mark.parametrize("text", ["95.5", "10–14", "minimal 3", "maksimal 3", "Baik"])
def test_what_is_written_into_columns_reads_as_it_was_typed(sheet: str, text: str) -> None:
    cells = columns_of(sheet, text, str.strip, is_words=False)
    assert stated_in(sheet, cells) == text.replace(".", ",")
    assert bool(bounds_in(sheet, cells)) is (text not in ("95.5", "Baik"))
