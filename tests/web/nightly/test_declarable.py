"""A page of planning that refuses a contradiction leads to where it is declared, without a code to type."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from tests.web.beginnings import lay
from tests.web.elements import Element, elements
from tests.web.twins import person, signed_in

from capaian.web.demonstration.regency import make_files
from capaian.web.measurement.flow import State
from capaian.web.measurement.forms import forms_of
from capaian.web.measurement.models import PostForm
from capaian.web.offices.models import Office, Role
from capaian.web.years.models import OfficeYear, Row
from capaian.web.years.store import take_in

pytestmark = pytest.mark.django_db
YEAR = 2025
HOME = f"/kencana/{YEAR}/"
PAGE = f"{HOME}anggaran/"
NODE = "2.12.04.2.01.0001"
FIELD = f"pagu-revised-{NODE}-all"
CODED = "realised_above_budget|covers|Butir|kolom"
CODE = f"realised_above_budget:{NODE}:all:{YEAR}"


@pytest.fixture(name="year")
def made(tmp_path: Path) -> OfficeYear:
    files = {name: text.encode() for name, text in make_files(YEAR).items()}
    office = Office.objects.create(slug="kencana", name="Kencana")
    return take_in(office, YEAR, lay(files, tmp_path / "kencana"))


@pytest.fixture(name="planner")
def plans(year: OfficeYear) -> Client:
    return signed_in(person("perencana", year.office, Role.PLANNER))


def spent(year: OfficeYear) -> int:
    rows = year.rows.filter(sheet="inputs.csv", cells__node=NODE, cells__resource="money")
    return int(sum(Decimal(row.cells["actual"]) for row in rows if row.cells.get("actual")))


def send(planner: Client, text: str, more: Mapping[str, str] | None = None) -> tuple[int, Element]:
    """Type a budget over the one that stands on the page."""
    (form,) = [
        each for each in elements(planner.get(PAGE).text).all("form") if each.all("input", name="formulir")
    ]
    found = (each.attributes for each in form.all("input"))
    sent = {each["name"]: each.get("value", "") for each in found if each["name"] != "csrfmiddlewaretoken"}
    assert FIELD in sent
    answer = planner.post(PAGE, {**sent, FIELD: text, **(more or {})})
    return answer.status_code, elements(answer.text)


def approve(year: OfficeYear, *quarters: int) -> None:
    forms = forms_of(year)
    assert forms is not None
    found = [form for _, each in forms.each() for form, _ in each]
    for form in found:
        if form.quarter.ordinal in quarters:
            own = {"office_year": year, "post": form.post, "period": form.period}
            PostForm.objects.create(**own, state=State.APPROVED)


def box_of(shown: Element, words: str) -> Element:
    (box,) = [each for each in shown.all("div", role="alert") if words in each.words]
    return box


def ways(part: Element) -> list[str]:
    return [each.attributes["href"] for each in part.all("a") if "/perbedaan/" in each.attributes["href"]]


def declare(planner: Client, address: str) -> None:
    there = elements(planner.get(address).text)
    assert there.all("h1")[0].words == "Nyatakan perbedaan" and "melebihi pagu" in there.words
    assert planner.post(address, {"alasan": "Pagu perubahan belum masuk"}).status_code == 302
    assert [row.cells["value"] for row in Row.objects.filter(sheet="differences.yaml#*texts")] == [CODE]


@pytest.mark.parametrize("address", [HOME, f"{HOME}perencanaan/"])
def test_a_contradiction_that_stands_leads_to_where_it_is_declared(
    year: OfficeYear, planner: Client, address: str
) -> None:
    assert send(planner, str(spent(year) - 1))[0] == 302
    shown = elements(planner.get(address).text)
    (item,) = [each for each in shown.all("li") if "melebihi pagu" in each.words]
    assert "tulis alasannya di halaman Nyatakan perbedaan ini." in item.words
    assert NODE not in item.words and not re.search(CODED, item.words)
    (way,) = ways(item)
    declare(planner, way)
    assert "melebihi pagu" not in elements(planner.get(HOME).text).words


@pytest.mark.parametrize("address", [HOME, f"{HOME}perencanaan/"])
def test_who_does_not_declare_is_told_who_does(year: OfficeYear, planner: Client, address: str) -> None:
    assert send(planner, str(spent(year) - 1))[0] == 302
    head = signed_in(person("kepala", year.office, Role.UNIT_HEAD))
    shown = elements(head.get(address).text)
    (item,) = [each for each in shown.all("li") if "melebihi pagu" in each.words]
    assert "Bila memang demikian, minta perencana menyatakannya beserta alasannya." in item.words
    assert not re.search(CODED, item.words) and ways(item) == []


def test_what_is_asked_does_not_grow_with_contradictions(year: OfficeYear, planner: Client) -> None:
    assert send(planner, str(spent(year) - 1))[0] == 302
    for address in (HOME, f"{HOME}perencanaan/"):
        planner.get(address)
        with CaptureQueriesContext(connection) as seen:
            planner.get(address)
        assert len(seen) <= 15, address
