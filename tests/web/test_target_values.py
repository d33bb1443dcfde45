"""Targets as figures, between bounds or in words: what is typed says which, on each page of them."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest
from django.core.exceptions import ValidationError
from tests.factories import indicator
from tests.web.approving import LINES, TARGETS, add, row, write
from tests.web.elements import Element, elements
from tests.web.filling import YEAR, House, house
from tests.web.test_agreements import TARGET, address, fields, send

from capaian.domain.value import PERCENT, RUPIAH, Unit
from capaian.web.planning.cell_texts import read_target, stated_in

pytestmark = pytest.mark.django_db
WHY = "Angka naskah yang ditandatangani keliru."
PLAN, AGREED = "plan", "agreed"
both = pytest.mark.parametrize("page", [PLAN, AGREED])


@pytest.fixture(name="own")
def made(tmp_path: Path) -> House:
    return house(tmp_path)


def write_target(own: House, page: str, **cells: str) -> None:
    """Let a target stand in the plan or in the agreement."""
    if page == PLAN:
        add(own, TARGETS, indicators__code="iku-ktp", key=str(YEAR), **cells)
    else:
        named = {f"target__{name}": text for name, text in cells.items()}
        add(own, LINES, agreements__id=f"pk-{YEAR}", indicator="iku-ktp", **named)


def where(own: House, page: str) -> str:
    return f"/kecil/{YEAR}/target/" if page == PLAN else address(own)


def columns(own: House, page: str) -> dict[str, str]:
    """What the row states: its columns that are not empty."""
    prefix, cells = ("", row(own, TARGETS).cells) if page == PLAN else ("target.", row(own, LINES).cells)
    names = ("value", "text", "lower", "upper")
    return {name: cells[f"{prefix}{name}"] for name in names if cells.get(f"{prefix}{name}")}


def shown(own: House, page: str) -> Element:
    return elements(own.browser("planner").get(where(own, page)).text)


def type_in(own: House, page: str, text: str, known: Mapping[str, str] | None = None) -> tuple[int, Element]:
    before = known if known is not None else fields(shown(own, page))
    return send(own, {**before, TARGET: text, "alasan": WHY}, where(own, page))


@both
@pytest.mark.parametrize("words", ["Baik", "10 sampai 14", "12,5"])
def test_a_figure_typed_over_words_is_the_figure_and_the_words_go(own: House, page: str, words: str) -> None:
    write_target(own, page, text=words)
    assert type_in(own, page, "12,6")[0] == 302
    assert columns(own, page) == {"value": "12.6"}
    status, told = type_in(own, page, "Baik")
    assert status == 422 and "“Baik” bukan bilangan." in told.words and fields(told)[TARGET] == "Baik"


@both
def test_words_of_an_indicator_of_words_stay_words(own: House, page: str) -> None:
    write(own, row(own, "plan.yaml#indicators"), value_type="text", formula="")
    write_target(own, page, text="Baik")
    assert type_in(own, page, "10–14")[0] == 302
    assert columns(own, page) == {"text": "10–14"}


@both
@pytest.mark.parametrize("stands", [{"value": "90"}, {"lower": "90", "upper": "95"}], ids=["figure", "range"])
def test_a_range_and_a_figure_take_the_place_of_each_other(
    own: House, page: str, stands: dict[str, str]
) -> None:
    write_target(own, page, **stands)
    assert fields(shown(own, page))[TARGET] == ("90" if "value" in stands else "90–95")
    assert type_in(own, page, "95 - 97")[0] == 302
    assert columns(own, page) == {"lower": "95", "upper": "97"}
    assert type_in(own, page, "96")[0] == 302
    assert columns(own, page) == {"value": "96"}, "a figure takes the place of bounds"


@both
@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("105", "Target di atas 100 persen (105)"),
        ("0,95", "Target hanya 0,95 persen dari keseluruhan"),
        ("9", "Target sekitar seper-10 target tahun"),
    ],
)
def test_a_target_that_can_hardly_be_meant_is_asked_about_once(
    own: House, page: str, text: str, words: str
) -> None:
    add(own, TARGETS, indicators__code="iku-ktp", key=str(YEAR - 1), value="90")
    own.year.refresh_from_db()
    status, told = type_in(own, page, text)
    assert status == 422 and words in told.by_id(f"{TARGET}-salah").words
    assert type_in(own, page, "95" if text != "105" else "106", fields(told))[0] == (
        302 if text != "105" else 422
    ), "another text is asked about anew"
    if text == "105":
        assert type_in(own, page, text, fields(told))[0] == 302


def test_what_the_plan_states_is_agreed_on_without_a_question(own: House) -> None:
    add(own, TARGETS, indicators__code="iku-ktp", key=str(YEAR), value="105")
    own.year.refresh_from_db()
    assert type_in(own, AGREED, "105")[0] == 302


def test_the_page_of_a_row_asks_too(own: House) -> None:
    write_target(own, PLAN, value="90")
    stands = row(own, TARGETS)
    place = f"/kecil/{YEAR}/perencanaan/plan-indicators-targets/{stands.pk}/"
    sent = {**{f"sel-{name}": text for name, text in stands.cells.items()}, "versi": str(stands.version)}
    status, told = send(own, {**sent, "sel-value": "105", "alasan": WHY}, place)
    assert status == 422 and "Target di atas 100 persen" in told.all("div", role="alert")[0].words
    sure = {
        each.attributes["name"]: each.attributes["value"]
        for each in told.all("input")
        if each.attributes.get("name", "").startswith("yakin")
    }
    assert sure and send(own, {**sent, **sure, "sel-value": "105", "alasan": WHY}, place)[0] == 302


@pytest.mark.parametrize(
    ("unit", "text", "stated"),
    [
        (PERCENT, "95,5 %", {"value": "95.5"}),
        (PERCENT, "90% s.d. 95%", {"lower": "90", "upper": "95"}),
        (PERCENT, "paling sedikit 90", {"lower": "90"}),
        (PERCENT, "≤ 5", {"upper": "5"}),
        (PERCENT, "-5 − -3", {"lower": "-5", "upper": "-3"}),
        (Unit("dokumen"), "1.500", {"value": "1500"}),
        (RUPIAH, "Rp 48.500.000,00", {"value": "48500000"}),
        (PERCENT, "", {}),
        (PERCENT, "1.500", "“1.500” bukan bilangan."),
        (PERCENT, "banyak", "“banyak” bukan bilangan."),
        (PERCENT, "14–10", "Batas bawah 14 lebih besar daripada batas atas 10."),
        (Unit("dokumen"), "95%", "“95%” bukan bilangan."),
    ],
)
def test_what_is_typed_says_which_columns_it_states(
    unit: Unit, text: str, stated: Mapping[str, str] | str
) -> None:
    own = indicator("iku-1", unit=unit)
    if isinstance(stated, str):
        with pytest.raises(ValidationError, match=r".") as found:
            read_target("", own, text)
        assert found.value.message.startswith(stated)
        return
    read = read_target("", own, text)
    assert {*read} == {"value", "text", "lower", "upper"}
    assert {name: each for name, each in read.items() if each} == stated
    assert read_target("", own, stated_in("", read)) == read, "what is shown is read back as the same"
