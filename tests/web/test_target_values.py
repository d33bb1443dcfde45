"""Targets as figures, between bounds or in words: what is typed says which,
on each page of them.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest
from django.core.exceptions import ValidationError
from tests.factories import indicator
from tests.web.approving import LINES, TARGETS, add, row, write
from tests.web.database_replay import replay
from tests.web.elements import Element, elements, fields
from tests.web.exchanging import Desk, make_desk, unzipped, zipped
from tests.web.filling import YEAR, House, make_house
from tests.web.test_agreements import TARGET, address, send
from tests.web.test_exchange_begin import approved
from tests.web.test_planner_home import begun
from tests.web.test_year_approval import approve_year
from tests.web.twins import person, signed_in

from capaian.domain.value import PERCENT, RUPIAH, Unit
from capaian.web.offices.models import Role
from capaian.web.planning.cell_texts import read_target, stated_in
from capaian.web.planning.planner_home import first_steps
from capaian.web.trail.record import Author
from capaian.web.years.change import ClosedYearError, Edit, FlawedError, change
from capaian.web.years.models import OfficeYear, Row

WHY = "Angka naskah yang ditandatangani keliru."
PLAN, AGREED = "plan", "agreed"
both = pytest.mark.parametrize("page", [PLAN, AGREED])


def write_target(house: House, page: str, **cells: str) -> None:
    if page == PLAN:
        add(house, TARGETS, indicators__code="iku-ktp", key=str(YEAR), **cells)
    else:
        named = {f"target__{name}": text for name, text in cells.items()}
        add(house, LINES, agreements__id=f"pk-{YEAR}", indicator="iku-ktp", **named)


def where(house: House, page: str) -> str:
    return f"/kecil/{YEAR}/target/" if page == PLAN else address(house)


def columns(house: House, page: str) -> dict[str, str]:
    """What the row states: its columns that are not empty."""
    prefix, cells = (
        ("", row(house, TARGETS).cells) if page == PLAN else ("target.", row(house, LINES).cells)
    )
    names = ("value", "text", "lower", "upper")
    return {name: cells[f"{prefix}{name}"] for name in names if cells.get(f"{prefix}{name}")}


def shown(house: House, page: str) -> Element:
    return elements(house.browser("planner").get(where(house, page)).text)


def type_in(
    house: House, page: str, text: str, known: Mapping[str, str] | None = None
) -> tuple[int, Element]:
    before = known if known is not None else fields(shown(house, page))
    return send(house, {**before, TARGET: text, "alasan": WHY}, where(house, page))


@both
@pytest.mark.parametrize("words", ["Baik", "10 sampai 14", "12,5"])
def test_a_figure_typed_over_words_replaces_them(house: House, page: str, words: str) -> None:
    write_target(house, page, text=words)
    assert type_in(house, page, "12,6")[0] == 302
    assert columns(house, page) == {"value": "12.6"}
    status, reply = type_in(house, page, "Baik")
    assert (
        status == 422
        and "“Baik” bukan bilangan." in reply.words
        and fields(reply)[TARGET] == "Baik"
    )


@both
def test_words_of_an_indicator_of_words_stay_words(house: House, page: str) -> None:
    write(house, row(house, "plan.yaml#indicators"), value_type="text", formula="")
    write_target(house, page, text="Baik")
    assert type_in(house, page, "10–14")[0] == 302
    assert columns(house, page) == {"text": "10–14"}


@both
@pytest.mark.parametrize(
    "stored", [{"value": "90"}, {"lower": "90", "upper": "95"}], ids=["figure", "range"]
)
def test_a_range_and_a_figure_replace_each_other(
    house: House, page: str, stored: dict[str, str]
) -> None:
    write_target(house, page, **stored)
    assert fields(shown(house, page))[TARGET] == ("90" if "value" in stored else "90–95")
    assert type_in(house, page, "95 - 97")[0] == 302
    assert columns(house, page) == {"lower": "95", "upper": "97"}
    assert type_in(house, page, "96")[0] == 302
    assert columns(house, page) == {"value": "96"}, "a figure takes the place of bounds"


@both
@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("105", "Target di atas 100 persen (105)"),
        ("0,95", "Target hanya 0,95 persen dari keseluruhan"),
        ("9", "Target sekitar seper-10 target tahun"),
    ],
)
def test_an_implausible_target_is_questioned_once(
    house: House, page: str, text: str, words: str
) -> None:
    add(house, TARGETS, indicators__code="iku-ktp", key=str(YEAR - 1), value="90")
    house.year.refresh_from_db()
    status, reply = type_in(house, page, text)
    assert status == 422 and words in reply.by_id(f"{TARGET}-salah").words
    assert type_in(house, page, "95" if text != "105" else "106", fields(reply))[0] == (
        302 if text != "105" else 422
    ), "another text is asked about anew"
    if text == "105":
        assert type_in(house, page, text, fields(reply))[0] == 302


def test_what_the_plan_states_is_agreed_on_without_a_question(house: House) -> None:
    add(house, TARGETS, indicators__code="iku-ktp", key=str(YEAR), value="105")
    house.year.refresh_from_db()
    assert type_in(house, AGREED, "105")[0] == 302


def test_the_page_of_a_row_asks_too(house: House) -> None:
    write_target(house, PLAN, value="90")
    stored = row(house, TARGETS)
    place = f"/kecil/{YEAR}/perencanaan/plan-indicators-targets/{stored.pk}/"
    sent = {
        **{f"sel-{name}": text for name, text in stored.cells.items()},
        "versi": str(stored.version),
    }
    status, reply = send(house, {**sent, "sel-value": "105", "alasan": WHY}, place)
    assert status == 422 and "Target di atas 100 persen" in reply.all("div", role="alert")[0].words
    sure = {
        each.attributes["name"]: each.attributes["value"]
        for each in reply.all("input")
        if each.attributes.get("name", "").startswith("yakin")
    }
    assert (
        sure and send(house, {**sent, **sure, "sel-value": "105", "alasan": WHY}, place)[0] == 302
    )


def test_an_import_lists_a_target_far_from_the_others(house: House) -> None:
    write_target(house, PLAN, value="90")
    desk = Desk(house.browser("planner"), house.year)
    files = unzipped(desk.got("dossier.zip"))
    plan = files["plan.yaml"].replace(f"{YEAR}: 90".encode(), f"{YEAR}: 9500".encode())
    address = desk.bring("d.zip", zipped({**files, "plan.yaml": plan}))
    page = desk.shown(address)
    assert "harus diperbaiki sesudah dipakai" in page and "di atas 100 persen" in page
    assert desk.take(address, page).status_code == 302
    assert columns(house, PLAN) == {"value": "9500"}


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
def test_what_is_typed_states_its_columns(
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
    assert read_target("", own, stated_in("", read)) == read, (
        "what is shown is read back as the same"
    )


NEXT = YEAR + 1
PAGE = f"/kecil/{NEXT}/target/"


@pytest.fixture(name="desk")
def begun_year(tmp_path: Path) -> Desk:
    own, sha256 = approved(tmp_path)
    replay("next year", lambda: begun(own, sha256))
    own.year.office.years.get(year=NEXT).rows.filter(sheet=TARGETS, cells__key=str(NEXT)).delete()
    return own


def next_year(desk: Desk) -> OfficeYear:
    return desk.year.office.years.get(year=NEXT)


def own_fields(shown: Element) -> list[str]:
    return [name for name in fields(shown) if name.startswith("target-")]


def stored(desk: Desk, key: int = NEXT) -> dict[str, Row]:
    rows = Row.objects.filter(office_year=next_year(desk), sheet=TARGETS, cells__key=str(key))
    return {f"target-{row.cells['indicators.code']}": row for row in rows}


def test_each_indicator_appears_beside_last_year_and_all_are_written_at_once(desk: Desk) -> None:
    shown = desk.page(PAGE)
    names = own_fields(shown)
    assert names and all(fields(shown)[name] == "" for name in names)
    sent = {**fields(shown), **{name: f"9{place},5" for place, name in enumerate(names)}}
    assert [desk.send(PAGE, sent)[0] for _ in range(2)] == [302, 200], (
        "the same sent twice is written once"
    )
    assert {name: row.cells["value"] for name, row in stored(desk).items()} == {
        name: f"9{place}.5" for place, name in enumerate(names)
    }
    again = fields(desk.page(PAGE))
    assert [again[name] for name in names] == [f"9{place},5" for place in range(len(names))]
    step = next(each for each in first_steps(next_year(desk)) if each.page == "targets")
    assert step.is_done


def test_what_somebody_else_wrote_meanwhile_is_reported_and_stays(desk: Desk) -> None:
    shown = desk.page(PAGE)
    name = own_fields(shown)[0]
    other = Desk(signed_in(person("lain", desk.year.office, Role.PLANNER)), desk.year)
    assert other.send(PAGE, {**fields(shown), name: "95"})[0] == 302
    status, reply = desk.send(PAGE, {**fields(shown), name: "96"})
    assert status == 409 and "Baru saja diubah orang lain menjadi 95" in reply.words
    assert stored(desk)[name].cells["value"] == "95" and fields(reply)[name] == "96"
    assert desk.send(PAGE, fields(reply))[0] == 302
    assert stored(desk)[name].cells["value"] == "96"


def test_what_was_not_touched_is_left_as_somebody_else_wrote_it(desk: Desk) -> None:
    shown = desk.page(PAGE)
    name = own_fields(shown)[0]
    assert desk.send(PAGE, {**fields(shown), name: "95"})[0] == 302
    status, reply = desk.send(PAGE, fields(shown))
    assert status == 200 and "Tidak ada target yang berubah." in reply.words
    assert stored(desk)[name].cells["value"] == "95"


@pytest.mark.parametrize("text", ["banyak", ""])
def test_what_is_no_target_keeps_all_back(desk: Desk, text: str) -> None:
    name = own_fields(desk.page(PAGE))[0]
    assert desk.send(PAGE, {**fields(desk.page(PAGE)), name: "95"})[0] == 302
    status, reply = desk.send(PAGE, {**fields(desk.page(PAGE)), name: text})
    assert status == 422 and fields(reply)[name] == text
    assert stored(desk)[name].cells["value"] == "95"


def test_targets_of_a_closed_year_are_written_neither_there_nor_in_the_next_one(
    tmp_path: Path,
) -> None:
    """Of the next year they are those of the closing, row by row."""
    house = make_house(tmp_path)
    target = {"indicators.code": "iku-ktp", "key": str(YEAR), "value": "90"}
    change(house.year, [Edit(TARGETS, target)], Author())
    approve_year(house)
    place, planner = f"/kecil/{YEAR}/target/", house.browser("planner")
    assert not elements(planner.get(place).text).all("input", name="target-iku-ktp")
    planner.post(
        place, {"target-iku-ktp": "95", "dulu-target-iku-ktp": "90", "formulir": "a" * 32}
    )
    year, _ = begun(make_desk(house.year, "perencana-baru"), house.year.approvals.get().sha256)
    for each, refusal in ((house.year, ClosedYearError), (year, FlawedError)):
        row = each.rows.get(sheet=TARGETS, cells__key=str(YEAR))
        assert row.cells["value"] == "90"
        each.refresh_from_db()
        with pytest.raises(refusal):
            change(
                each,
                [Edit(TARGETS, {"value": "95"}, row.pk, row.version)],
                Author(reason="Salah ketik." * 3),
            )


def test_a_pasted_target_of_last_year_is_not_taken_and_the_column_that_is_missing_named(
    house: House,
) -> None:
    block, place = f"Kode\tTarget {YEAR - 1}\niku-ktp\t77", f"/kecil/{YEAR}/target/"
    reply = house.browser("planner").post(place, {"aksi": "tempel", "tempelan": block}).text
    assert (
        f"Tidak ada kolom “Target {YEAR}” dalam tempelan ini" in reply
        and 'value="77"' not in reply
    )
