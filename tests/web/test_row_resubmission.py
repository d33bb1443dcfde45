"""Another row from a page that made one already, as the back key shows it, is never thrown away."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.test import Client
from tests.web.elements import Element, elements
from tests.web.filling import YEAR, House, house
from tests.web.twins import count_entries

from capaian.web.trail.record import Author
from capaian.web.years.change import ConflictError, change
from capaian.web.years.edits import Edit
from capaian.web.years.models import Row

pytestmark = pytest.mark.django_db
PLAN = f"/kecil/{YEAR}/perencanaan/"
AREAS = f"{PLAN}areas/"
FACTORS = f"{PLAN}factors/"
TARGETS = f"/kecil/{YEAR}/target/"
MARK = "b" * 32
FIRST = {"code": "99.01.05", "name": "Muara", "kind": "district", "parent": "99.01"}
OTHER = {**FIRST, "code": "99.01.06", "name": "Pesisir"}
FACTOR = {"subject": "iku-ktp", "period": str(YEAR), "kind": "solution", "text": "Loket baru."}


@pytest.fixture(name="own")
def made(tmp_path: Path) -> House:
    return house(tmp_path)


@pytest.fixture(name="planner")
def planning(own: House) -> Client:
    return own.browser("planner")


def add(planner: Client, cells: dict[str, str], mark: str = MARK, page: str = AREAS) -> tuple[int, Element]:
    fields = {f"sel-{name}": text for name, text in cells.items()}
    answer = planner.post(f"{page}baru/", {**fields, "formulir": mark})
    return answer.status_code, elements(answer.text)


def codes(own: House) -> set[str]:
    return {row.cells["code"] for row in own.year.rows.filter(sheet="areas.csv")}


def test_another_row_is_kept_on_its_page_which_says_what_was_stored_before(
    own: House, planner: Client
) -> None:
    assert add(planner, FIRST)[0] == 302
    status, page = add(planner, OTHER)
    assert status == 409
    said = page.by_id("sel-code").attributes["value"], page.by_id("sel-name").attributes["value"]
    assert said == ("99.01.06", "Pesisir"), "what was typed stays"
    (alert,) = page.all("div", role="alert")
    assert "belum disimpan" in alert.words
    assert "sekali lagi" in alert.words and "orang lain" not in alert.words
    first = Row.objects.get(sheet="areas.csv", cells__code="99.01.05")
    assert [each.attributes["href"] for each in alert.all("a")] == [f"{AREAS}{first.pk}/"]
    assert "99.01.06" not in codes(own)
    (mark,) = page.all("input", name="formulir")
    assert mark.attributes["value"] not in ("", MARK)
    assert [each.words for each in page.all("button") if "baris" in each.words] == [
        "Simpan sebagai baris baru"
    ]
    assert add(planner, OTHER, mark.attributes["value"])[0] == 302
    assert {"99.01.05", "99.01.06"} <= codes(own)


def test_the_same_row_is_stored_once_though_it_was_mended_since(own: House, planner: Client) -> None:
    assert add(planner, FIRST)[0] == 302
    row = Row.objects.get(sheet="areas.csv", cells__code="99.01.05")
    change(own.year, [Edit("areas.csv", {"name": "Muara Baru"}, row.pk, row.version)], Author())
    before = count_entries()
    assert add(planner, FIRST)[0] == 302
    change(own.year, [Edit("areas.csv", {**FIRST, "name": "Muara Baru"}, token=row.token)], Author())
    assert (
        count_entries() == before
        and own.year.rows.filter(sheet="areas.csv", cells__code="99.01.05").count() == 1
    )
    row.refresh_from_db()
    assert row.cells["name"] == "Muara Baru", "what was mended stays"


def test_a_row_that_nothing_tells_from_others_is_said_by_all_of_it(own: House, planner: Client) -> None:
    assert add(planner, FACTOR, page=FACTORS)[0] == 302
    status, page = add(planner, {**FACTOR, "text": "Petugas baru."}, page=FACTORS)
    assert status == 409 and "Loket baru." in page.all("div", role="alert")[0].words
    assert page.by_id("sel-text").attributes["value"] == "Petugas baru."


def test_a_row_whose_first_one_was_taken_away_is_stored(own: House, planner: Client) -> None:
    assert add(planner, FIRST)[0] == 302
    row = Row.objects.get(sheet="areas.csv", cells__code="99.01.05")
    change(own.year, [Edit("areas.csv", None, row.pk, row.version)], Author())
    assert add(planner, OTHER)[0] == 302 and "99.01.06" in codes(own)


def test_nothing_of_a_change_is_written_where_one_of_its_rows_is_another(own: House) -> None:
    change(own.year, [Edit("areas.csv", FIRST, token=MARK)], Author())
    row = Row.objects.get(sheet="areas.csv", cells__code="99.01.05")
    third = {**FIRST, "code": "99.01.07"}
    with pytest.raises(ConflictError) as found:
        edits = [Edit("areas.csv", third, token="c" * 32), Edit("areas.csv", OTHER, token=MARK)]
        change(own.year, edits, Author())
    assert [(each.made, each.stands) for each in found.value.conflicts] == [(row.pk, FIRST)]
    assert not {"99.01.06", "99.01.07"} & codes(own)


def target(planner: Client, own: House, text: str) -> dict[str, str]:
    page = elements(planner.get(TARGETS).text)
    (mark,) = page.all("input", name="formulir")
    return {"target-iku-ktp": text, "dulu-target-iku-ktp": "", "formulir": mark.attributes["value"]}


def test_a_target_whose_first_row_was_given_to_another_year_stays_on_its_page(
    own: House, planner: Client
) -> None:
    own.year.rows.filter(sheet="plan.yaml#indicators/targets", cells__key=str(YEAR)).delete()
    own.year.revision += 1
    own.year.save()
    sent = target(planner, own, "91")
    assert planner.post(TARGETS, sent).status_code == 302
    row = own.year.rows.get(sheet="plan.yaml#indicators/targets", cells__value="91")
    own.year.refresh_from_db()
    change(own.year, [Edit(row.sheet, {"key": str(YEAR + 1)}, row.pk, row.version)], Author())
    answer = planner.post(TARGETS, {**sent, "target-iku-ktp": "92"})
    page = elements(answer.text)
    assert answer.status_code == 409 and "Belum ada yang disimpan" in page.words
    assert page.by_id("target-iku-ktp").attributes["value"] == "92"
    (mark,) = page.all("input", name="formulir")
    again = {**sent, "target-iku-ktp": "92", "formulir": mark.attributes["value"]}
    assert planner.post(TARGETS, again).status_code == 302
    assert own.year.rows.filter(sheet=row.sheet, cells__value="92").count() == 1
