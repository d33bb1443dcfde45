"""Rows of a form that is not open are changed by nobody, whichever way the change comes."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.web.filling import AREAS, POST, QUARTER, House, house, typed

from capaian.web.measurement.flow import State
from capaian.web.measurement.locks import LockedError
from capaian.web.measurement.models import PostForm
from capaian.web.trail.record import Author
from capaian.web.years.change import change
from capaian.web.years.edits import Edit
from capaian.web.years.models import Row

pytestmark = pytest.mark.django_db
OPEN = (State.EMPTY, State.DRAFT, State.RETURNED)
NEW = {"measure": "ktp.holders", "area": AREAS[0], "value": "1", "source": ""}


@pytest.fixture(name="own")
def made(tmp_path: Path) -> House:
    own = house(tmp_path)
    sent = {**typed(("90", "45"), ("100", "50")), "aksi": "simpan"}
    assert own.browser("clerk").post(own.address(), sent).status_code == 302
    return own


def row(own: House, measure: str = "ktp.holders", quarter: str = QUARTER) -> Row:
    return own.year.rows.get(
        sheet="counts.csv", cells__measure=measure, cells__area=AREAS[0], cells__period=quarter
    )


def put(own: House, state: State) -> None:
    PostForm.objects.filter(office_year=own.year, post=POST, period=QUARTER).update(state=state)


def is_changed(own: House, edit: Edit) -> bool:
    own.year.refresh_from_db()
    before = own.year.revision
    try:
        change(own.year, [edit], Author(own.people["planner"]))
    except LockedError as error:
        assert "Pendaftaran Penduduk" in error.message and "Triwulan I" in error.message
    own.year.refresh_from_db()
    return own.year.revision != before


@pytest.mark.parametrize("state", State)
def test_a_count_is_changed_while_its_form_is_open_alone(own: House, state: State) -> None:
    put(own, state)
    found = row(own)
    assert is_changed(own, Edit("counts.csv", {"value": "91"}, found.pk, found.version)) is (state in OPEN)
    assert row(own).cells["value"] == ("91" if state in OPEN else "90")


@pytest.mark.parametrize("state", State)
def test_a_count_is_removed_while_its_form_is_open_alone(own: House, state: State) -> None:
    put(own, state)
    found = row(own)
    assert is_changed(own, Edit("counts.csv", None, found.pk, found.version)) is (state in OPEN)
    assert Row.objects.filter(pk=found.pk).exists() is (state not in OPEN)


@pytest.mark.parametrize("state", State)
def test_a_count_that_was_removed_is_not_added_behind_its_form(own: House, state: State) -> None:
    gone = row(own)
    assert is_changed(own, Edit("counts.csv", None, gone.pk, gone.version))
    put(own, state)
    assert is_changed(own, Edit("counts.csv", {**NEW, "period": QUARTER})) is (state in OPEN)


def test_a_row_of_elsewhere_does_not_become_one_of_the_form(own: House) -> None:
    """A change of what names a row must not put it into a form that is handed in, nor take it out."""
    assert is_changed(own, Edit("counts.csv", {**NEW, "period": "2024-Q2"}))
    put(own, State.APPROVED)
    later, now = row(own, quarter="2024-Q2"), row(own)
    now_away = Edit("counts.csv", {"period": "2024-Q3"}, now.pk, now.version)
    assert not is_changed(own, now_away)
    now.refresh_from_db()
    assert now.cells["period"] == QUARTER
    assert is_changed(own, Edit("counts.csv", {"value": "2"}, later.pk, later.version))


def test_one_locked_row_keeps_the_whole_change_back(own: House) -> None:
    assert is_changed(own, Edit("counts.csv", {**NEW, "period": "2024-Q2"}))
    put(own, State.SUBMITTED)
    free, held = row(own, quarter="2024-Q2"), row(own)
    edits = [
        Edit("counts.csv", {"value": "2"}, free.pk, free.version),
        Edit("counts.csv", {"value": "2"}, held.pk, held.version),
    ]
    with pytest.raises(LockedError):
        change(own.year, edits, Author(own.people["planner"]))
    assert (row(own, quarter="2024-Q2").cells["value"], row(own).cells["value"]) == ("1", "90")


@pytest.mark.parametrize("sheet", ["plan.yaml#goals", "sources.yaml#sources"])
def test_what_no_form_holds_is_free(own: House, sheet: str) -> None:
    put(own, State.APPROVED)
    found = own.year.rows.filter(sheet=sheet).first()
    assert found is not None
    column = "name" if "name" in found.cells else "title"
    assert is_changed(own, Edit(sheet, {column: "Lain"}, found.pk, found.version))


def test_the_same_count_of_another_area_or_measure_is_no_matter_of_names_alone(own: House) -> None:
    put(own, State.APPROVED)
    for measure in ("ktp.holders", "ktp.eligible"):
        found = row(own, measure)
        assert not is_changed(own, Edit("counts.csv", {"value": "1"}, found.pk, found.version))


def test_the_twin_of_a_locked_office_is_free(own: House, tmp_path: Path) -> None:
    twin = house(tmp_path, "kembar")
    put(own, State.APPROVED)
    assert is_changed(twin, Edit("counts.csv", {**NEW, "period": QUARTER}))
