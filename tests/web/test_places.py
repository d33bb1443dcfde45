"""Kecamatan of a year: that there are none is told until there are; odd ones are asked about."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.test import Client
from tests.web.elements import Element, elements
from tests.web.filling import POST, QUARTER, YEAR, House, house

from capaian.web.home.first_steps import first_steps
from capaian.web.measurement.models import PostForm
from capaian.web.years.models import Row

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
    own = fields["sel-code"].replace(".", "").zfill(32)  # each page has a mark of its own
    answer = planner.post(f"{SHEET}baru/", {**fields, **more, "formulir": own})
    return answer.status_code, elements(answer.text)


def alert(page: Element) -> str:
    return page.all("div", role="alert")[0].words


# --- none yet ----------------------------------------------------------------------------------------


def test_that_there_are_no_kecamatan_is_the_first_step_of_all(own: House, planner: Client) -> None:
    assert "Kecamatan" not in [step.title for step in first_steps(own.year)]
    without_districts(own)
    first = first_steps(own.year)[0]
    assert (first.title, first.is_done) == ("Kecamatan", False) and "belum ada" in first.told
    page = elements(planner.get(HOME).text)
    assert [each.attributes["href"] for each in page.all("a") if each.words == "Kecamatan"] == [SHEET]
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
    assert "Kecamatan" not in [step.title for step in first_steps(own.year)]


def test_it_is_told_on_the_first_page_once_forms_were_begun(own: House, planner: Client) -> None:
    without_districts(own)
    PostForm.objects.create(office_year=own.year, post=POST, period=QUARTER)
    page = elements(planner.get(HOME).text)
    assert "Langkah pertama" not in page.words and "belum punya kecamatan" in page.words
    assert "belum punya kecamatan" not in elements(own.browser("clerk").get(HOME).text).words


# --- two alike, one of nowhere -----------------------------------------------------------------------


def test_a_kecamatan_of_a_name_that_there_is_is_asked_about(own: House, planner: Client) -> None:
    code, page = add(planner, name="  hulu ")
    assert code == 422 and "Sudah ada kecamatan Hulu, berkode 99.01.01" in alert(page)
    assert own.year.rows.filter(sheet=AREAS, cells__code="99.01.03").count() == 0
    (sure,) = page.all("input", name="yakin-sel-name")
    more = {"yakin-sel-name": sure.attributes["value"]}
    assert add(planner, name=sure.attributes["value"], **more)[0] == 302
    assert own.year.rows.filter(sheet=AREAS, cells__code="99.01.03").count() == 1


@pytest.mark.parametrize("name", ["Kec. Hulu", "Kec.Hulu", "kec hulu", "KECAMATAN  HULU", "Distrik Hulu"])
def test_its_kind_before_its_name_makes_no_other_kecamatan(planner: Client, name: str) -> None:
    code, page = add(planner, name=name)
    assert code == 422 and "Sudah ada kecamatan Hulu, berkode 99.01.01" in alert(page)
    assert add(planner, name=name, **{"yakin-sel-name": name})[0] == 302


@pytest.mark.parametrize("name", ["Kecapi", "Kecamatan", "Hulu Kecamatan", "Desa Hulu", "Kota Hulu", "Kec."])
def test_other_names_are_other_kecamatan(planner: Client, name: str) -> None:
    assert add(planner, name=name)[0] == 302


@pytest.mark.parametrize(
    ("first", "second", "is_asked"),
    [
        ("Kel. Baru", "Baru", True),
        ("Desa Baru", "kelurahan baru", True),
        ("Baru", "Ds. Baru", True),
        ("Desa", "Kelurahan", False),
        ("Baru", "Kec. Baru", False),
    ],
)
def test_villages_are_alike_without_their_kind(
    planner: Client, first: str, second: str, is_asked: bool
) -> None:
    village = {"kind": "village", "parent": "99.01.01"}
    assert add(planner, name=first, code="99.01.01.2001", **village)[0] == 302
    code, page = add(planner, name=second, code="99.01.01.2002", **village)
    assert (code == 422 and "Sudah ada" in alert(page)) if is_asked else code == 302


def test_a_kota_and_a_kabupaten_of_one_name_are_two(planner: Client) -> None:
    regency = {"kind": "regency", "parent": "99"}
    assert add(planner, name="Kabupaten Baru", code="99.02", **regency)[0] == 302
    assert add(planner, name="Kota Baru", code="99.71", **regency)[0] == 302


def test_a_kecamatan_without_what_it_belongs_to_is_asked_about(own: House, planner: Client) -> None:
    code, page = add(planner, parent="")
    assert code == 422 and "Wilayah induknya kosong; menurut kodenya 99.01." in alert(page)
    assert add(planner, parent="", **{"yakin-sel-parent": ""})[0] == 302


def test_both_are_told_at_once_and_one_answer_is_enough(own: House, planner: Client) -> None:
    code, page = add(planner, name="Hilir", parent="")
    assert code == 422 and "Sudah ada kecamatan Hilir" in alert(page) and "induknya kosong" in alert(page)
    assert add(planner, name="Hilir", parent="", **{"yakin-sel-name": "Hilir"})[0] == 302


@pytest.mark.parametrize(
    "cells",
    [
        {},
        {"name": "Hulu", "kind": "village", "code": "99.01.01.2001", "parent": "99.01.01"},
        {"code": "99", "name": "Papua", "kind": "province", "parent": ""},
    ],
)
def test_others_are_not_asked_about(planner: Client, cells: dict[str, str]) -> None:
    code, page = add(planner, **cells)
    assert code == 302 or "Sudah ada baris" in page.words


def test_a_row_is_no_twin_of_itself_and_what_stands_is_not_asked_about(own: House, planner: Client) -> None:
    row = own.year.rows.get(sheet=AREAS, cells__code="99.01.01")
    Row.objects.filter(pk=row.pk).update(cells={**row.cells, "parent": ""})
    own.year.revision += 1
    own.year.save()
    row.refresh_from_db()
    sent = {f"sel-{name}": text for name, text in row.cells.items()}
    assert planner.post(f"{SHEET}{row.pk}/", {**sent, "versi": "1"}).status_code == 302
    renamed = planner.post(f"{SHEET}{row.pk}/", {**sent, "sel-name": "Hulu Raya", "versi": "1"})
    assert renamed.status_code == 422 and "induknya kosong" in renamed.text
