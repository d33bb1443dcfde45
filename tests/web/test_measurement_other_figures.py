"""Figures of periods that a form does not ask for: shown with it, locked with it, an entry like its own."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest
from tests.web.filling import AREAS, POST, YEAR, House, house
from tests.web.test_year_approval import CLOSE, fill, fill_all
from tests.web.undoing import every_case_undone

from capaian.domain.period import Period
from capaian.web.measurement.flow import State
from capaian.web.measurement.forms import forms_of
from capaian.web.measurement.models import PostForm
from capaian.web.measurement.reopening import LockedError, ReopeningError
from capaian.web.trail.record import Author
from capaian.web.years.change import change
from capaian.web.years.edits import Edit
from capaian.web.years.models import Row

pytestmark = pytest.mark.django_db
COUNTS, INPUTS = "counts.csv", "inputs.csv"
Cells = Mapping[str, str]
ENDS = {
    f"{YEAR}": "Q4",
    f"Tahun {YEAR}": "Q4",
    f"{YEAR}-S1": "Q2",
    f"Januari-Juni {YEAR}": "Q2",
    f"{YEAR}-S2": "Q4",
    f"{YEAR}-M01": "Q1",
    f"{YEAR}-M08": "Q3",
    f"TW IV {YEAR}": "Q4",
}
"""Periods as people write them, and the quarter whose form they belong to."""


@pytest.fixture(name="own")
def made(tmp_path: Path) -> House:
    own = house(tmp_path)
    node = {"id": "2.12.01", "kind": "program", "code": "2.12.01", "name": "Program Penunjang"}
    change(own.year, [Edit("nodes.csv", node)], Author())
    return own


def count(period: str, value: str = "90") -> Cells:
    return {"measure": "ktp.holders", "area": AREAS[0], "period": period, "value": value, "source": ""}


def money(period: str, **more: str) -> Cells:
    """Money of a programme: forms ask for that of sub-activities."""
    return {"node": "2.12.01", "period": period, "resource": "money", "kind": "all", **more}


def set_states(own: House, state: State, *quarters: str) -> None:
    for quarter in quarters:
        PostForm.objects.update_or_create(
            office_year=own.year, post=POST, period=f"{YEAR}-{quarter}", defaults={"state": state}
        )


def add(own: House, sheet: str, cells: Cells, name: str = "planner") -> bool:
    """Say whether a row could be added."""
    own.year.refresh_from_db()
    try:
        change(own.year, [Edit(sheet, cells)], Author(own.people[name], "planner"))
    except ReopeningError:
        return False
    return True


def last(own: House, sheet: str) -> Row:
    return own.year.rows.filter(sheet=sheet).latest("pk")


@every_case_undone(("period", "quarter"), ENDS.items())
@every_case_undone("state", [State.SUBMITTED, State.VERIFIED, State.APPROVED])
def test_a_period_is_locked_with_the_quarter_that_ends_it(
    own: House, period: str, quarter: str, state: State
) -> None:
    others = {"Q1", "Q2", "Q3", "Q4"} - {quarter}
    set_states(own, State.APPROVED, *others)
    assert add(own, COUNTS, count(period))
    set_states(own, state, quarter)
    found = last(own, COUNTS)
    edits = [
        Edit(COUNTS, {"value": "91"}, found.pk, found.version),
        Edit(COUNTS, {"area": AREAS[1]}, found.pk, found.version),
        Edit(COUNTS, {"period": f"{YEAR + 1}"}, found.pk, found.version),
        Edit(COUNTS, None, found.pk, found.version),
        Edit(COUNTS, {**count(period), "area": AREAS[1]}),
    ]
    for edit in edits:
        own.year.refresh_from_db()
        with pytest.raises(LockedError) as caught:
            change(own.year, [edit], Author(own.people["planner"]))
        assert Period.parse(f"{YEAR}-{quarter}").label in caught.value.message
    found.refresh_from_db()
    assert found.cells == count(period)


def test_earlier_years_and_what_is_planned_are_changed_with_a_reason(own: House) -> None:
    assert add(own, INPUTS, money(f"{YEAR}", revised="90"))
    set_states(own, State.APPROVED, "Q1", "Q2", "Q3", "Q4")
    assert not add(own, COUNTS, count(f"{YEAR - 1}")), "approved figures are compared with it"
    found = last(own, INPUTS)
    edit = Edit(INPUTS, {"revised": "91"}, found.pk, found.version)
    with pytest.raises(
        ReopeningError, match=r"2\.12\.01 Program Penunjang, Tahun 2024, Menjadi: dari 90 menjadi 91"
    ):
        change(own.year, [edit], Author())
    change(own.year, [edit], Author(reason="Perubahan APBD yang ditetapkan bulan September."))
    found.refresh_from_db()
    assert found.cells["revised"] == "91"


@every_case_undone(("period", "quarter"), ENDS.items())
def test_the_form_shows_it_to_whoever_looks_at_it(own: House, period: str, quarter: str) -> None:
    page = own.address(quarter=f"{YEAR}-{quarter}")
    assert add(own, COUNTS, count(period, "1234"))
    for ordinal in (1, 2, 3, 4):
        text = own.browser("viewer").get(own.address(quarter=f"{YEAR}-Q{ordinal}")).text
        is_own = f"Q{ordinal}" == quarter
        assert ("Nilai lain yang dipakai" in text) is is_own
        assert ("1.234" in text) is is_own
    section = own.browser("viewer").get(page).text.split('id="nilai-lain"')[1].split("</section>")[0]
    assert "Penduduk yang sudah merekam KTP-el, Hulu" in section


def test_it_is_an_entry_of_the_form_that_it_belongs_to(own: House) -> None:
    assert add(own, COUNTS, count(f"{YEAR}"))
    for quarter in ("Q1", "Q2", "Q3"):
        fill(own, f"{YEAR}-{quarter}")
    with pytest.raises(AssertionError):
        fill(own, f"{YEAR}-Q4")
    assert PostForm.objects.get(period=f"{YEAR}-Q4").stage is State.SUBMITTED
    page = own.browser("planner").get(own.address(quarter=f"{YEAR}-Q4")).text
    assert "Nilai ditulis di luar isian</b> oleh Perencana-Kecil" in page


def test_a_year_with_what_belongs_to_no_form_is_not_approved(own: House) -> None:
    assert add(own, INPUTS, money(f"{YEAR}-Q2", actual="77"))
    fill_all(own)
    answer = own.browser("head").post(CLOSE, own.shown(tanpa="ya"))
    assert answer.status_code == 422 and "1 nilai tidak ada di isian jabatan mana pun" in answer.text
    assert f'href="/kecil/{YEAR}/pembagian/"' in answer.text and not own.year.approvals.exists()


def test_what_belongs_to_no_form_needs_a_reason_once_all_are_approved(own: House) -> None:
    assert add(own, INPUTS, money(f"{YEAR}", actual="77"))
    fill_all(own)
    found = last(own, INPUTS)
    for cells in ({"actual": "78"}, None):
        own.year.refresh_from_db()
        with pytest.raises(ReopeningError, match="Program Penunjang"):
            change(own.year, [Edit(INPUTS, cells, found.pk, found.version)], Author())


def test_where_a_post_is_asked_for_nothing_in_a_quarter_it_is_its_next_form(own: House) -> None:
    own.year.rhythms.create(code="ktp", kind="year")
    assert add(own, COUNTS, count(f"{YEAR}-Q1"))
    forms = forms_of(own.year)
    assert forms is not None
    quarters = [form.period for post, each in forms.by_post() for form, _ in each if post == POST]
    assert quarters == [f"{YEAR}-Q4"]
    (other,) = forms.answers.others((POST, Period.parse(f"{YEAR}-Q4")))
    assert other.cells["period"] == f"{YEAR}-Q1"
    set_states(own, State.SUBMITTED, "Q4")
    assert not add(own, COUNTS, {**count(f"{YEAR}-Q1"), "area": AREAS[1]})
