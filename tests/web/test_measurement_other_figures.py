"""Figures of periods that a form does not ask for: shown with it, locked with it,
an entry like its own.
"""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from tests.web.filling import AREAS, POST, YEAR, House, sound_forms
from tests.web.test_year_approval import CLOSE, fill, fill_all
from tests.web.undoing import every_case_undone

from capaian.domain.period import Period
from capaian.web.measurement.flow import State
from capaian.web.measurement.models import PostForm
from capaian.web.measurement.reopening import LockedError, ReopeningError
from capaian.web.trail.record import Author
from capaian.web.years.change import Edit, change
from capaian.web.years.models import Row

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


@pytest.fixture(name="house")
def made(house: House) -> House:
    node = {"id": "2.12.01", "kind": "program", "code": "2.12.01", "name": "Program Penunjang"}
    change(house.year, [Edit("nodes.csv", node)], Author())
    return house


def count(period: str, value: str = "90") -> Cells:
    return {
        "measure": "ktp.holders",
        "area": AREAS[0],
        "period": period,
        "value": value,
        "source": "",
    }


def money(period: str, **more: str) -> Cells:
    """Money of a programme: forms ask for that of sub-activities."""
    return {"node": "2.12.01", "period": period, "resource": "money", "kind": "all", **more}


def set_states(house: House, state: State, *quarters: str) -> None:
    for quarter in quarters:
        PostForm.objects.update_or_create(
            office_year=house.year,
            post=POST,
            period=f"{YEAR}-{quarter}",
            defaults={"state": state},
        )


def add(house: House, sheet: str, cells: Cells, name: str = "planner") -> bool:
    house.year.refresh_from_db()
    try:
        change(house.year, [Edit(sheet, cells)], Author(house.people[name], "planner"))
    except ReopeningError:
        return False
    return True


def last(house: House, sheet: str) -> Row:
    return house.year.rows.filter(sheet=sheet).latest("pk")


@every_case_undone(("period", "quarter"), ENDS.items())
@every_case_undone("state", [State.SUBMITTED, State.VERIFIED, State.APPROVED])
def test_a_period_is_locked_by_the_last(
    house: House, period: str, quarter: str, state: State
) -> None:
    others = {"Q1", "Q2", "Q3", "Q4"} - {quarter}
    set_states(house, State.APPROVED, *others)
    assert add(house, COUNTS, count(period))
    set_states(house, state, quarter)
    found = last(house, COUNTS)
    edits = [
        Edit(COUNTS, {"value": "91"}, found.pk, found.version),
        Edit(COUNTS, {"area": AREAS[1]}, found.pk, found.version),
        Edit(COUNTS, {"period": f"{YEAR + 1}"}, found.pk, found.version),
        Edit(COUNTS, None, found.pk, found.version),
        Edit(COUNTS, {**count(period), "area": AREAS[1]}),
    ]
    for edit in edits:
        house.year.refresh_from_db()
        with pytest.raises(LockedError) as caught:
            change(house.year, [edit], Author(house.people["planner"]))
        assert Period.parse(f"{YEAR}-{quarter}").label in caught.value.message
    found.refresh_from_db()
    assert found.cells == count(period)


def test_earlier_years_and_what_is_planned_are_changed_with_a_reason(house: House) -> None:
    assert add(house, INPUTS, money(f"{YEAR}", revised="90"))
    set_states(house, State.APPROVED, "Q1", "Q2", "Q3", "Q4")
    assert not add(house, COUNTS, count(f"{YEAR - 1}")), "approved figures are compared with it"
    found = last(house, INPUTS)
    edit = Edit(INPUTS, {"revised": "91"}, found.pk, found.version)
    with pytest.raises(
        ReopeningError,
        match=r"2\.12\.01 Program Penunjang, Tahun 2024, Menjadi: dari 90 menjadi 91",
    ):
        change(house.year, [edit], Author())
    change(house.year, [edit], Author(reason="Perubahan APBD yang ditetapkan bulan September."))
    found.refresh_from_db()
    assert found.cells["revised"] == "91"


@every_case_undone(("period", "quarter"), ENDS.items())
def test_the_form_shows_it_to_whoever_looks_at_it(house: House, period: str, quarter: str) -> None:
    page = house.address(quarter=f"{YEAR}-{quarter}")
    assert add(house, COUNTS, count(period, "1234"))
    for ordinal in (1, 2, 3, 4):
        text = house.browser("viewer").get(house.address(quarter=f"{YEAR}-Q{ordinal}")).text
        is_own = f"Q{ordinal}" == quarter
        assert ("Nilai lain yang dipakai" in text) is is_own
        assert ("1.234" in text) is is_own
    section = (
        house.browser("viewer").get(page).text.split('id="nilai-lain"')[1].split("</section>")[0]
    )
    assert "Penduduk yang sudah merekam KTP-el, Hulu" in section


def test_it_is_an_entry_of_the_form_that_it_belongs_to(house: House) -> None:
    assert add(house, COUNTS, count(f"{YEAR}"))
    for quarter in ("Q1", "Q2", "Q3"):
        fill(house, f"{YEAR}-{quarter}")
    with pytest.raises(AssertionError):
        fill(house, f"{YEAR}-Q4")
    assert PostForm.objects.get(period=f"{YEAR}-Q4").stage is State.SUBMITTED
    page = house.browser("planner").get(house.address(quarter=f"{YEAR}-Q4")).text
    assert "Nilai ditulis di luar isian</b> oleh Perencana-Kecil" in page


def test_a_year_with_what_belongs_to_no_form_is_not_approved(house: House) -> None:
    assert add(house, INPUTS, money(f"{YEAR}-Q2", actual="77"))
    fill_all(house)
    answer = house.browser("head").post(CLOSE, house.shown(tanpa="ya"))
    assert (
        answer.status_code == 422 and "1 nilai tidak ada di isian jabatan mana pun" in answer.text
    )
    assert f'href="/kecil/{YEAR}/pembagian/"' in answer.text and not house.year.approvals.exists()


def test_what_belongs_to_no_form_needs_a_reason_once_all_are_approved(house: House) -> None:
    assert add(house, INPUTS, money(f"{YEAR}", actual="77"))
    fill_all(house)
    found = last(house, INPUTS)
    for cells in ({"actual": "78"}, None):
        house.year.refresh_from_db()
        with pytest.raises(ReopeningError, match="Program Penunjang"):
            change(house.year, [Edit(INPUTS, cells, found.pk, found.version)], Author())


def test_where_a_post_owes_nothing_in_a_quarter_it_is_its_next_form(house: House) -> None:
    house.year.rhythms.create(code="ktp", kind="year")
    assert add(house, COUNTS, count(f"{YEAR}-Q1"))
    forms = sound_forms(house.year)
    quarters = [form.period for post, each in forms.by_post() for form, _ in each if post == POST]
    assert quarters == [f"{YEAR}-Q4"]
    (other,) = forms.answers.others((POST, Period.parse(f"{YEAR}-Q4")))
    assert other.cells["period"] == f"{YEAR}-Q1"
    set_states(house, State.SUBMITTED, "Q4")
    assert not add(house, COUNTS, {**count(f"{YEAR}-Q1"), "area": AREAS[1]})
