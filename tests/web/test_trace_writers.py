"""Jejak angka names who wrote a value, and not who named its source."""

from __future__ import annotations

import re
from decimal import Decimal
from pathlib import Path

import pytest
from tests.web.approving import OUTPUTS, add
from tests.web.beginnings import YEAR
from tests.web.elements import elements
from tests.web.filling import AREAS, QUARTER, House
from tests.web.two_units import COUNTS, step, submit, two_units, write

from capaian.web.measurement.form.cells import SURVEY
from capaian.web.tracing.views import RowHistory, row_histories, value_columns
from capaian.web.trail.record import Author
from capaian.web.years.change import change
from capaian.web.years.edits import Cells, Edit, row_name
from capaian.web.years.models import OfficeYear

pytestmark = pytest.mark.django_db


@pytest.fixture(name="own")
def made(tmp_path: Path) -> House:
    return two_units(tmp_path)


def edit(own: House, name: str, sheet: str, cells: Cells, **found: str) -> int:
    """Write some columns of the one row of a sheet that has these texts."""
    year = OfficeYear.objects.get(pk=own.year.pk)
    row = year.rows.get(sheet=sheet, **{f"cells__{column}": text for column, text in found.items()})
    change(year, [Edit(sheet, cells, row.pk, row.version)], Author(own.people[name], "planner"))
    return row.pk


def holders(own: House, name: str, cells: Cells, area: str = AREAS[0], period: str = QUARTER) -> int:
    return edit(own, name, COUNTS, cells, measure="ktp.holders", area=area, period=period)


def page_of(own: House, figure: str) -> str:
    """What the page of a figure says."""
    answer = own.browser("viewer").get(f"/{own.year.office.slug}/{YEAR}/jejak/{figure}/")
    assert answer.status_code == 200
    return re.sub(r"\s+", " ", elements(answer.content.decode()).text)


def leaf(own: House, area: str = "Hulu", period: str = QUARTER) -> str:
    """What the page tells of those who hold a card in one kecamatan."""
    text = page_of(own, f"cakupan/ktp/{period}")
    begins = text.index(f"Penduduk yang sudah merekam KTP-el, {area}, ")
    return text[begins : text.index("Penduduk ", begins + 1)]


def told_of(own: House, sheet: str, row: int) -> RowHistory:
    """What the log tells of a row."""
    name = row_name(own.year.pk, sheet, row)
    return row_histories([name])[name]


def test_who_names_the_source_of_a_figure_has_not_filled_it_in(own: House) -> None:
    for area in AREAS:
        holders(own, "planner2", {"source": "agregat-2024-s2"}, area)
    submit(own)
    assert step(own, "planner2", "verify") == 302, "naming a source is no writing"
    told = leaf(own)
    assert f"Diisi oleh {own.people['clerk']}" in told
    assert f"Diverifikasi oleh {own.people['planner2']}" in told
    assert f"Diisi oleh {own.people['planner2']}" not in told


def test_the_last_who_wrote_the_value_is_told_though_others_named_sources_since(own: House) -> None:
    write(own, "planner", "33")
    holders(own, "planner2", {"source": "agregat-2024-s2"})
    told = leaf(own)
    assert f"Diisi oleh {own.people['planner']}" in told
    assert str(own.people["clerk"]) not in told and str(own.people["planner2"]) not in told
    holders(own, "planner2", {"value": "34", "source": ""})
    assert f"Diisi oleh {own.people['planner2']}" in leaf(own)


def test_who_changes_the_period_of_a_row_is_told_apart_from_who_wrote_it(own: House) -> None:
    other = f"{YEAR}-Q3"
    row = holders(own, "planner2", {"period": other})
    assert own.counts(other)["ktp.holders", AREAS[0]] == "30"
    deeds = [(deed.what, deed.by) for deed in told_of(own, COUNTS, row).deeds({"value"})]
    assert deeds == [
        ("diisi", str(own.people["clerk"])),
        ("diganti nama, periode, atau satuannya", str(own.people["planner2"])),
    ]


def test_a_target_is_planned_and_an_output_filled_in_by_different_people(own: House) -> None:
    add(own, OUTPUTS, indicator="iku-akta", unit="persen", period=QUARTER, target="9")
    empty = own.year.rows.get(sheet=OUTPUTS, cells__indicator="iku-akta").pk
    assert told_of(own, OUTPUTS, empty).last({"actual"}) is None, "it came later, without a value"
    row = edit(own, "clerk", OUTPUTS, {"actual": "7"}, indicator="iku-akta")
    edit(own, "planner2", OUTPUTS, {"target": "10"}, indicator="iku-akta")
    wrote = told_of(own, OUTPUTS, row)
    for column, by in (("actual", "clerk"), ("target", "planner2")):
        assert [(deed.what, deed.by) for deed in wrote.deeds({column})] == [("diisi", str(own.people[by]))]
    edit(own, "planner2", OUTPUTS, {"text": "terbit"}, indicator="iku-akta")
    (deed,) = told_of(own, OUTPUTS, row).deeds({"actual"})
    assert deed.by == str(own.people["clerk"]), "words beside a number are another value"


def test_who_judges_words_has_not_written_them(own: House) -> None:
    add(own, OUTPUTS, indicator="iku-akta", unit="persen", period=QUARTER, target="9")
    edit(own, "clerk", OUTPUTS, {"text": "terbit"}, indicator="iku-akta")
    row = edit(own, "planner2", OUTPUTS, {"met": "ya"}, indicator="iku-akta")
    (deed,) = told_of(own, OUTPUTS, row).deeds({"text"})
    assert (deed.what, deed.by) == ("diisi", str(own.people["clerk"]))


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
def test_a_value_is_found_in_the_columns_that_say_it(
    sheet: str, cells: Cells, value: str | None, text: str, columns: set[str]
) -> None:
    number = None if value is None else Decimal(value)
    assert value_columns(sheet, {**(cells or {})}, number, text) == columns
