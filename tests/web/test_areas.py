"""Kecamatan of a year: that there are none is told until there are; odd ones are asked about."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.test import Client
from tests.web.elements import Element, elements
from tests.web.filling import POST, QUARTER, YEAR, House, house

from capaian.web.measurement.models import PostForm
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
    assert "belum punya kecamatan" not in page.words, "it is told once"


def test_it_is_told_among_what_needs_attention_until_there_is_one(own: House, planner: Client) -> None:
    before = elements(planner.get(PLAN).text).words
    assert "belum punya kecamatan" not in before
    without_districts(own)
    page = elements(planner.get(PLAN).text)
    assert "Tahun ini belum punya kecamatan" in page.words and "hal untuk diperhatikan" in page.words
    assert SHEET in [each.attributes["href"] for each in page.all("a") if each.words == "Buka lembar Wilayah"]
    assert add(planner)[0] == 302
    assert "belum punya kecamatan" not in elements(planner.get(PLAN).text).words
    own.year.refresh_from_db()
    assert "Wilayah" not in [step.title for step in first_steps(own.year)]


def test_it_is_told_on_the_first_page_once_forms_were_begun(own: House, planner: Client) -> None:
    without_districts(own)
    PostForm.objects.create(office_year=own.year, post=POST, period=QUARTER)
    page = elements(planner.get(HOME).text)
    assert "Langkah pertama" not in page.words and "belum punya kecamatan" in page.words
    assert "belum punya kecamatan" not in elements(own.browser("clerk").get(HOME).text).words


# --- two alike, one of nowhere -----------------------------------------------------------------------
