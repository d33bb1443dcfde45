"""Whoever wrote a figure of a form, by whatever way, neither verifies nor approves it;
the form says so.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest
from tests.web.approving import OUTPUTS, add
from tests.web.beginnings import YEAR
from tests.web.elements import elements
from tests.web.exchanging import upload, zipped
from tests.web.filling import AREAS, POST, QUARTER, House, make_house, sound_forms, typed
from tests.web.test_verification import form_state
from tests.web.twins import SINCE, person, signed_in
from tests.web.two_units import COUNTS, step, submit, write

from capaian.web.measurement.figures import note_writers
from capaian.web.measurement.flow import FormStep, State
from capaian.web.measurement.form.cells import SURVEY
from capaian.web.measurement.models import FigureWriter, PostForm
from capaian.web.measurement.steps import Person
from capaian.web.measurement.tasks import tasks_of
from capaian.web.offices.models import Membership, Office, Role
from capaian.web.tracing.deeds import RowHistory, row_histories, value_columns
from capaian.web.trail.record import Author
from capaian.web.years.change import Cells, Edit, FlawedError, WrittenRow, change, row_name
from capaian.web.years.known import know
from capaian.web.years.models import OfficeYear, Row
from capaian.web.years.replace import WantedYear, replace_files


@pytest.fixture(name="house")
def made(tmp_path: Path) -> House:
    """A draft with figures, and somebody who holds another unit."""
    house = make_house(tmp_path)
    other = person("kabid-lain", house.year.office, Role.UNIT_HEAD)
    house.hold(other, "kabid-capil")
    house.fill()
    return House(house.year, {**house.people, "other": other})


def row(house: House, quarter: str = QUARTER) -> Row:
    return house.count(quarter)


def on_the_page(house: House, name: str) -> None:
    found = row(house)
    sent = {
        "versi": str(found.version),
        **{f"sel-{id_}": text for id_, text in found.cells.items()},
    }
    address = f"/kecil/{YEAR}/perencanaan/counts/{found.pk}/"
    assert house.browser(name).post(address, {**sent, "sel-value": "89"}).status_code == 302


def by_import(house: House, name: str) -> None:
    house.year.refresh_from_db()
    texts = dict(know(house.year).made.files)
    report = texts[COUNTS].replace(f"{AREAS[0]},{QUARTER},90", f"{AREAS[0]},{QUARTER},89")
    assert report != texts[COUNTS]
    author = Author(house.people[name], "planner")
    wanted = WantedYear({**texts, COUNTS: report}, house.year.revision, {"kind": "uji"})
    replace_files(house.year, wanted, author)


def by_removing_and_adding(house: House, name: str) -> None:
    found, author = row(house), Author(house.people[name], "planner")
    change(house.year, [Edit(COUNTS, None, found.pk, found.version)], author)
    change(house.year, [Edit(COUNTS, {**found.cells, "value": "89"})], author)


def by_moving_another_row(house: House, name: str) -> None:
    found, author = row(house), Author(house.people[name], "planner")
    change(
        house.year, [Edit(COUNTS, {**found.cells, "period": f"{YEAR}-Q2", "value": "89"})], author
    )
    house.year.refresh_from_db()
    change(house.year, [Edit(COUNTS, None, found.pk, found.version)], Author())
    moved = row(house, f"{YEAR}-Q2")
    change(house.year, [Edit(COUNTS, {"period": QUARTER}, moved.pk, moved.version)], author)


WAYS: dict[str, Callable[[House, str], None]] = {
    "page": on_the_page,
    "import": by_import,
    "again": by_removing_and_adding,
    "moved": by_moving_another_row,
}


def hand_in(house: House) -> None:
    assert house.browser("clerk").post(house.address(), {"aksi": "ajukan"}).status_code == 302


def decide(house: House, name: str, taken: str, reason: str = "") -> int:
    return house.step(name, taken, reason).status_code


@pytest.mark.parametrize("way", WAYS)
def test_whoever_wrote_a_figure_on_another_way_does_not_verify_it(house: House, way: str) -> None:
    WAYS[way](house, "planner")
    assert row(house).cells["value"] == "89"
    hand_in(house)
    browser = house.browser("planner")
    assert "menunggu keputusan Anda" not in browser.get(house.address()).text
    assert decide(house, "planner", "verify") == 422
    assert form_state() is State.SUBMITTED
    assert decide(house, "other", "verify") == 302, "an office with one planner must not be stuck"


@pytest.mark.parametrize("way", WAYS)
def test_the_form_says_who_changed_what_elsewhere(house: House, way: str) -> None:
    WAYS[way](house, "planner")
    for name in ("clerk", "viewer", "head"):
        history = house.browser(name).get(house.address()).text.split('id="riwayat"')[1]
        line = history.split("Nilai ditulis di luar isian</b>")[1].split("</li>")[0]
        assert "oleh Perencana-Kecil" in line


def test_what_is_typed_into_the_form_is_no_change_elsewhere(house: House) -> None:
    assert FigureWriter.objects.filter(is_in_form=True, by=house.people["clerk"]).count() == 2
    assert "di luar isian" not in house.browser("clerk").get(house.address()).text
    hand_in(house)
    assert decide(house, "other", "verify") == 422, "nobody but the planner verifies here"
    assert decide(house, "planner", "verify") == 302


def test_whoever_plans_and_leads_does_not_approve_the_own_figure(house: House) -> None:
    """The head is planner, too, and changed a figure; others hand in and verify."""
    both = house.people["head"]
    Membership.objects.create(office=house.year.office, user=both, role=Role.PLANNER, since=SINCE)
    on_the_page(house, "head")
    hand_in(house)
    assert decide(house, "planner", "verify") == 302
    assert decide(house, "head", "approve") == 422
    assert form_state() is State.VERIFIED
    acting = person("plh-kadis", house.year.office, Role.OFFICE_HEAD)
    assert decide(House(house.year, {"acting": acting}), "acting", "approve") == 302


def test_tasks_offer_what_the_person_may_decide_alone(house: House) -> None:
    on_the_page(house, "planner")
    hand_in(house)
    forms = sound_forms(house.year)
    roles = {"planner": Role.PLANNER, "other": Role.UNIT_HEAD}
    seen = {
        name: tasks_of(forms, Person(house.people[name], frozenset({role})))
        for name, role in roles.items()
    }
    assert [task.what.partition(":")[0] for task in seen["other"] if not task.is_own] == [
        "Verifikasi isian"
    ]
    assert [task for task in seen["planner"] if not task.is_own] == []


def test_what_others_approved_is_an_own_entry_no_more(house: House) -> None:
    on_the_page(house, "planner")
    hand_in(house)
    assert [decide(house, "other", "verify"), decide(house, "head", "approve")] == [302, 302]
    assert decide(house, "head", "reopen", "Angka keliru, diperbaiki dahulu.") == 302
    hand_in(house)
    assert decide(house, "planner", "verify") == 302


def test_a_source_or_a_plan_is_no_entry(house: House) -> None:
    found = row(house)
    source = (
        house.year.rows.filter(sheet="sources.yaml#sources")
        .values_list("cells__id", flat=True)
        .first()
    )
    assert source
    change(
        house.year,
        [Edit(COUNTS, {"source": source}, found.pk, found.version)],
        Author(house.people["planner"]),
    )
    output = {"indicator": "iku-ktp", "period": str(YEAR), "target": "90", "unit": "percent"}
    change(house.year, [Edit("outputs.csv", output)], Author(house.people["planner"]))
    assert not FigureWriter.objects.filter(by=house.people["planner"]).exists()


def test_what_was_taken_back_has_no_writer(house: House) -> None:
    found = row(house)
    with pytest.raises(FlawedError):
        change(
            house.year,
            [Edit(COUNTS, {"value": "x"}, found.pk, found.version)],
            Author(house.people["planner"]),
        )
    assert not FigureWriter.objects.filter(by=house.people["planner"]).exists()


def test_a_figure_that_was_written_while_another_post_owed_it_is_an_entry_still(
    house: House,
) -> None:
    """Who moves an indicator to another post, writes, and moves it back has written the figure."""
    indicator = house.year.rows.filter(sheet="plan.yaml#indicators", cells__owner=POST).get()

    def give(post: str) -> None:
        indicator.refresh_from_db()
        edit = Edit(indicator.sheet, {"owner": post}, indicator.pk, indicator.version)
        change(house.year, [edit], Author(house.people["planner"]))

    give("kabid-capil")
    on_the_page(house, "planner")
    give(POST)
    hand_in(house)
    assert decide(house, "planner", "verify") == 422


def test_whoever_begins_a_year_with_figures_has_entered_them(tmp_path: Path) -> None:
    office = Office.objects.create(slug="baru", name="Dinas Baru")
    planner = person("perencana", office, Role.PLANNER)
    counts = f"measure,area,period,value,source\nktp.holders,{AREAS[0]},{QUARTER},90,\n"
    folder = know(make_house(tmp_path).year).folder
    files = {**folder.parts, **folder.narratives, COUNTS: counts.encode()}
    sent = {"cara": "berkas", "file": upload("dossier.zip", zipped(files))}
    answer = signed_in(planner).post("/baru/mulai/", sent)
    assert answer.status_code == 302, answer.text
    writer = FigureWriter.objects.get()
    assert (writer.by, writer.code, writer.period) == (planner, "ktp.holders", QUARTER)
    page = signed_in(planner).get(f"/baru/{YEAR}/isian/{POST}/{QUARTER}/").text
    assert "Nilai ditulis di luar isian</b> oleh Perencana" in page


def test_the_steps_of_who_fills_in_are_shown_once(house: House) -> None:
    again = {**typed(("91", "45"), ("100", "50")), "aksi": "simpan"}
    for measure_area, text in house.counts().items():
        again[f"dulu-counts:{':'.join(measure_area)}:{QUARTER}:value"] = text
    assert house.browser("clerk").post(house.address(), again).status_code == 302
    form = PostForm.objects.get(post=POST, period=QUARTER)
    assert [each.step for each in form.steps.all()] == [FormStep.FILL]


@pytest.mark.parametrize(
    "taken_away", [False, True], ids=["renamed", "taken away and brought back"]
)
def test_a_value_that_is_moved_keeps_who_wrote_it(house: House, taken_away: bool) -> None:
    """Else the first writer could verify the own value once a planner has moved
    it to another quarter.
    """
    before = {**row(house).cells}
    after = {**before, "period": f"{YEAR}-Q2"}
    rows = [WrittenRow(COUNTS, before, None), WrittenRow(COUNTS, None, after)]
    house.year.writers.filter(period=f"{YEAR}-Q2").delete()
    note_writers(
        house.year,
        rows if taken_away else [WrittenRow(COUNTS, before, after)],
        Author(house.people["planner"]),
        is_in_form=False,
    )
    writers = house.year.writers.filter(sheet=COUNTS, period=f"{YEAR}-Q2").values_list(
        "by__username", flat=True
    )
    assert {house.people["clerk"].username, house.people["planner"].username} <= {*writers}


def edit(units: House, name: str, sheet: str, cells: Cells, **found: str) -> int:
    """Write some columns of the one row of a sheet that has these texts."""
    year = OfficeYear.objects.get(pk=units.year.pk)
    row = year.rows.get(
        sheet=sheet, **{f"cells__{column}": text for column, text in found.items()}
    )
    change(year, [Edit(sheet, cells, row.pk, row.version)], Author(units.people[name], "planner"))
    return row.pk


def holders(
    units: House, name: str, cells: Cells, area: str = AREAS[0], period: str = QUARTER
) -> int:
    return edit(units, name, COUNTS, cells, measure="ktp.holders", area=area, period=period)


def page_of(units: House, figure: str) -> str:
    answer = units.browser("viewer").get(f"/{units.year.office.slug}/{YEAR}/jejak/{figure}/")
    assert answer.status_code == 200
    return re.sub(r"\s+", " ", elements(answer.content.decode()).text)


def leaf(units: House, area: str = "Hulu", period: str = QUARTER) -> str:
    """What the page tells of those who hold a card in one kecamatan."""
    text = page_of(units, f"cakupan/ktp/{period}")
    begins = text.index(f"Penduduk yang sudah merekam KTP-el, {area}, ")
    return text[begins : text.index("Penduduk ", begins + 1)]


def history_of(units: House, sheet: str, row: int) -> RowHistory:
    name = row_name(units.year.pk, sheet, row)
    return row_histories([name])[name]


def test_who_names_the_source_of_a_figure_has_not_filled_it_in(units: House) -> None:
    for area in AREAS:
        holders(units, "planner2", {"source": "agregat-2024-s2"}, area)
    submit(units)
    assert step(units, "planner2", "verify") == 302, "naming a source is no writing"
    report = leaf(units)
    assert f"Diisi oleh {units.people['clerk']}" in report
    assert f"Diverifikasi oleh {units.people['planner2']}" in report
    assert f"Diisi oleh {units.people['planner2']}" not in report


def test_the_last_writer_of_the_value_is_named_though_others_named_sources_since(
    units: House,
) -> None:
    write(units, "planner", "33")
    holders(units, "planner2", {"source": "agregat-2024-s2"})
    report = leaf(units)
    assert f"Diisi oleh {units.people['planner']}" in report
    assert str(units.people["clerk"]) not in report and str(units.people["planner2"]) not in report
    holders(units, "planner2", {"value": "34", "source": ""})
    assert f"Diisi oleh {units.people['planner2']}" in leaf(units)


def test_who_changes_the_period_of_a_row_is_distinguished_from_who_wrote_it(units: House) -> None:
    other = f"{YEAR}-Q3"
    row = holders(units, "planner2", {"period": other})
    assert units.counts(other)["ktp.holders", AREAS[0]] == "30"
    deeds = [(deed.what, deed.by) for deed in history_of(units, COUNTS, row).deeds({"value"})]
    assert deeds == [
        ("diisi", str(units.people["clerk"])),
        ("diganti nama, periode, atau satuannya", str(units.people["planner2"])),
    ]


def test_a_target_is_planned_and_an_output_filled_in_by_different_people(units: House) -> None:
    add(units, OUTPUTS, indicator="iku-akta", unit="persen", period=QUARTER, target="9")
    empty = units.year.rows.get(sheet=OUTPUTS, cells__indicator="iku-akta").pk
    assert history_of(units, OUTPUTS, empty).last({"actual"}) is None, (
        "it came later, without a value"
    )
    row = edit(units, "clerk", OUTPUTS, {"actual": "7"}, indicator="iku-akta")
    edit(units, "planner2", OUTPUTS, {"target": "10"}, indicator="iku-akta")
    wrote = history_of(units, OUTPUTS, row)
    for column, by in (("actual", "clerk"), ("target", "planner2")):
        assert [(deed.what, deed.by) for deed in wrote.deeds({column})] == [
            ("diisi", str(units.people[by]))
        ]
    edit(units, "planner2", OUTPUTS, {"text": "terbit"}, indicator="iku-akta")
    (deed,) = history_of(units, OUTPUTS, row).deeds({"actual"})
    assert deed.by == str(units.people["clerk"]), "words beside a number are another value"


def test_who_judges_words_has_not_written_them(units: House) -> None:
    add(units, OUTPUTS, indicator="iku-akta", unit="persen", period=QUARTER, target="9")
    edit(units, "clerk", OUTPUTS, {"text": "terbit"}, indicator="iku-akta")
    row = edit(units, "planner2", OUTPUTS, {"met": "ya"}, indicator="iku-akta")
    (deed,) = history_of(units, OUTPUTS, row).deeds({"text"})
    assert (deed.what, deed.by) == ("diisi", str(units.people["clerk"]))


@pytest.mark.parametrize(
    ("sheet", "cells", "value", "text", "columns"),
    [
        (SURVEY, {"answers": "86", "mean": "3.44", "index": "86"}, "86", "", {"index"}),
        (SURVEY, {"answers": "86", "mean": "3.44", "index": "86"}, "3.440", "", {"mean"}),
        (SURVEY, {"answers": "86"}, None, "belum dilaporkan", {"mean", "index"}),
        (OUTPUTS, {"target": "7", "actual": "7", "text": "7"}, "7", "", {"actual"}),
        (OUTPUTS, {"actual": "7", "text": "7", "met": "ya"}, None, "7", {"text"}),
        (OUTPUTS, {"target": "9", "actual": "7"}, "9", "", {"target"}),
        (OUTPUTS, {"text": " terbit ", "met": "ya"}, None, "terbit", {"text"}),
        (COUNTS, {"value": "banyak"}, "7", "", {"value"}),
        ("areas.csv", {"name": "7"}, "7", "", set()),
    ],
)
def test_values_are_found(
    sheet: str, cells: Cells, value: str | None, text: str, columns: set[str]
) -> None:
    number = None if value is None else Decimal(value)
    assert value_columns(sheet, {**(cells or {})}, number, text) == columns
