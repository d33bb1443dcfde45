"""All targets of a year in one table: written together, never over somebody else's, approved ones locked."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.web.elements import Element, elements
from tests.web.exchanging import Desk, desk
from tests.web.filling import house
from tests.web.test_exchange_begin import YEAR, approved
from tests.web.test_next_year import begun
from tests.web.test_year_approval import CLOSE, fill_all
from tests.web.twins import person, signed_in

from capaian.web.offices.models import Role
from capaian.web.planning.planner_home import first_steps
from capaian.web.planning.sheets import TARGETS
from capaian.web.trail.record import Author
from capaian.web.years.change import ClosedYearError, FlawedError, change
from capaian.web.years.edits import Edit
from capaian.web.years.models import OfficeYear, Row

pytestmark = pytest.mark.django_db
NEXT = YEAR + 1
PAGE = f"/kecil/{NEXT}/target/"


@pytest.fixture(name="own")
def begun_year(tmp_path: Path) -> Desk:
    own, sha256 = approved(tmp_path)
    begun(own, sha256)
    own.year.office.years.get(year=NEXT).rows.filter(sheet=TARGETS, cells__key=str(NEXT)).delete()
    return own


def next_year(own: Desk) -> OfficeYear:
    return own.year.office.years.get(year=NEXT)


def page(own: Desk) -> Element:
    answer = own.client.get(PAGE)
    assert answer.status_code == 200
    return elements(answer.text)


def fields(shown: Element) -> dict[str, str]:
    forms = [[field.attributes for field in each.all("input")] for each in shown.all("form")]
    (found,) = [each for each in forms if any(field["name"].startswith("dulu-") for field in each)]
    return {each["name"]: each.get("value", "") for each in found if each["name"] != "csrfmiddlewaretoken"}


def own_fields(shown: Element) -> list[str]:
    return [name for name in fields(shown) if name.startswith("target-")]


def stored(own: Desk, key: int = NEXT) -> dict[str, Row]:
    rows = Row.objects.filter(office_year=next_year(own), sheet=TARGETS, cells__key=str(key))
    return {f"target-{row.cells['indicators.code']}": row for row in rows}


def send(own: Desk, sent: dict[str, str]) -> tuple[int, Element]:
    answer = own.client.post(PAGE, sent)
    return answer.status_code, elements(answer.text)


def test_each_indicator_stands_beside_last_year_and_all_are_written_at_once(own: Desk) -> None:
    shown = page(own)
    names = own_fields(shown)
    assert names and all(fields(shown)[name] == "" for name in names)
    sent = {**fields(shown), **{name: f"9{place},5" for place, name in enumerate(names)}}
    assert [send(own, sent)[0] for _ in range(2)] == [302, 200], "the same sent twice is written once"
    assert {name: row.cells["value"] for name, row in stored(own).items()} == {
        name: f"9{place}.5" for place, name in enumerate(names)
    }
    again = fields(page(own))
    assert [again[name] for name in names] == [f"9{place},5" for place in range(len(names))]
    step = next(each for each in first_steps(next_year(own)) if each.page == "targets")
    assert step.is_done


def test_what_somebody_else_wrote_meanwhile_is_told_and_stays(own: Desk) -> None:
    shown = page(own)
    name = own_fields(shown)[0]
    other = Desk(signed_in(person("lain", own.year.office, Role.PLANNER)), own.year)
    assert send(other, {**fields(shown), name: "95"})[0] == 302
    status, told = send(own, {**fields(shown), name: "96"})
    assert status == 409 and "Baru saja diubah orang lain menjadi 95" in told.words
    assert stored(own)[name].cells["value"] == "95" and fields(told)[name] == "96"
    assert send(own, fields(told))[0] == 302
    assert stored(own)[name].cells["value"] == "96"


def test_what_was_not_touched_is_left_as_somebody_else_wrote_it(own: Desk) -> None:
    shown = page(own)
    name = own_fields(shown)[0]
    assert send(own, {**fields(shown), name: "95"})[0] == 302
    status, told = send(own, fields(shown))
    assert status == 200 and "Tidak ada target yang berubah." in told.words
    assert stored(own)[name].cells["value"] == "95"


@pytest.mark.parametrize("text", ["banyak", ""])
def test_what_is_no_target_keeps_all_back(own: Desk, text: str) -> None:
    name = own_fields(page(own))[0]
    assert send(own, {**fields(page(own)), name: "95"})[0] == 302
    status, told = send(own, {**fields(page(own)), name: text})
    assert status == 422 and fields(told)[name] == text
    assert stored(own)[name].cells["value"] == "95"


def test_targets_of_a_closed_year_are_written_neither_there_nor_in_the_next_one(tmp_path: Path) -> None:
    """Of the next year they are those of the closing, row by row."""
    own = house(tmp_path)
    target = {"indicators.code": "iku-ktp", "key": str(YEAR), "value": "90"}
    change(own.year, [Edit(TARGETS, target)], Author())
    fill_all(own)
    assert own.browser("head").post(CLOSE, own.shown(tanpa="ya")).status_code == 302
    place, planner = f"/kecil/{YEAR}/target/", own.browser("planner")
    assert not elements(planner.get(place).text).all("input", name="target-iku-ktp")
    planner.post(place, {"target-iku-ktp": "95", "dulu-target-iku-ktp": "90", "formulir": "a" * 32})
    year, _ = begun(desk(own.year, "perencana-baru"), own.year.approvals.get().sha256)
    for each, refusal in ((own.year, ClosedYearError), (year, FlawedError)):
        row = each.rows.get(sheet=TARGETS, cells__key=str(YEAR))
        assert row.cells["value"] == "90"
        each.refresh_from_db()
        with pytest.raises(refusal):
            change(
                each, [Edit(TARGETS, {"value": "95"}, row.pk, row.version)], Author(reason="Salah ketik." * 3)
            )
