"""Kecamatan of a year: that there are none is told until there are; odd ones are asked about."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.test import Client
from tests.web.elements import Element, elements
from tests.web.filling import YEAR, House, house

from capaian.web.planning.planner_home import first_steps

pytestmark = pytest.mark.django_db
HOME = f"/kecil/{YEAR}/"
PLAN = f"{HOME}perencanaan/"
SHEET = f"{PLAN}areas/"
AREAS = "areas.csv"
NEW = {"code": "99.01.03", "name": "Muara", "kind": "district", "parent": "99.01"}


@pytest.fixture(name="own")
def made(tmp_path: Path) -> House:
    return house(tmp_path)


@pytest.fixture(name="planner")
def planning(own: House) -> Client:
    return own.browser("planner")


def without_districts(own: House) -> None:
    own.year.rows.filter(sheet__in=[AREAS, "counts.csv"], cells__kind="district").delete()
    own.year.rows.filter(sheet="counts.csv").delete()
    own.year.revision += 1
    own.year.save()


def add(planner: Client, **cells: str) -> tuple[int, Element]:
    fields = {f"sel-{name}": text for name, text in {**NEW, **cells}.items() if not name.startswith("yakin")}
    more = {name: text for name, text in cells.items() if name.startswith("yakin")}
    answer = planner.post(f"{SHEET}baru/", {**fields, **more})
    return answer.status_code, elements(answer.text)


def alert(page: Element) -> str:
    return page.all("div", role="alert")[0].words


# --- none yet ----------------------------------------------------------------------------------------


def test_that_there_are_no_kecamatan_is_the_first_step_of_all(own: House, planner: Client) -> None:
    assert "Wilayah" not in [step.title for step in first_steps(own.year)]
    without_districts(own)
    first = first_steps(own.year)[0]
    assert (first.title, first.is_done) == ("Wilayah", False) and "belum ada" in first.state
    page = elements(planner.get(HOME).text)
    assert [each.attributes["href"] for each in page.all("a") if each.words == "Wilayah"] == [SHEET]


def test_it_is_told_at_its_task_until_there_is_one(own: House, planner: Client) -> None:
    without_districts(own)
    words = "belum ada kecamatan; tambahkan semuanya"
    assert words in elements(planner.get(PLAN).text).words
    assert add(planner)[0] == 302
    assert words not in elements(planner.get(PLAN).text).words
    own.year.refresh_from_db()
    assert "Wilayah" not in [step.title for step in first_steps(own.year)]


# --- two alike, one of nowhere -----------------------------------------------------------------------
