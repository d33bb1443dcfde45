"""Targets of a revision are read, asked about and refused as in the plan and in the first agreement."""

from __future__ import annotations

import pytest
from django.test import Client
from tests.web.elements import Element, elements
from tests.web.taken import taken
from tests.web.test_agreement_pages import LINES, address, compare, form, last_of_office, mark_of, paper
from tests.web.test_planning_pages import somebody
from tests.web.twins import signed_in

from capaian.web.accounts.models import User
from capaian.web.offices.models import Role
from capaian.web.years.models import OfficeYear, Row

pytestmark = pytest.mark.django_db
FIELD = "target-iku-1"


@pytest.fixture(name="year")
def balangan() -> OfficeYear:
    return taken("balangan-2023")


def planner(year: OfficeYear) -> Client:
    """The browser of the one planner."""
    known = User.objects.filter(username="seseorang").first()
    return signed_in(known) if known else somebody(year, Role.PLANNER)


def put(year: OfficeYear, **cells: str) -> None:
    """Let a target stand in the last paper."""
    own = {"cells__agreements.id": last_of_office(year).cells["id"]}
    row = year.rows.get(sheet=LINES, cells__indicator="iku-1", **own)
    blank = dict.fromkeys(("value", "text", "lower", "upper"), "")
    named = {f"target.{name}": text for name, text in {**blank, **cells}.items()}
    Row.objects.filter(pk=row.pk).update(cells={**row.cells, **named})
    OfficeYear.objects.filter(pk=year.pk).update(revision=7)


def put_unit(year: OfficeYear, unit: str) -> None:
    row = year.rows.get(sheet="plan.yaml#indicators", cells__code="iku-1")
    Row.objects.filter(pk=row.pk).update(cells={**row.cells, "unit": unit})
    OfficeYear.objects.filter(pk=year.pk).update(revision=8)


def typed(year: OfficeYear, text: str, **more: str) -> tuple[int, Element]:
    row = last_of_office(year)
    sent = form(row, year, **{FIELD: text, **more})
    return compare(planner(year), row, sent)


def becomes(page: Element) -> list[str]:
    """What the comparison says of the target."""
    (table,) = [each for each in page.all("table") if "Menjadi" in each.text]
    (line,) = [each for each in table.all("tr") if "IKU 1" in each.words]
    return [each.words for each in line.all("td")]


def asked(page: Element) -> str:
    """What is said at the field."""
    assert page.by_id(FIELD).attributes["aria-invalid"] == "true"
    told = page.by_id(f"{FIELD}-salah").words.removeprefix("Galat: ")
    (link,) = page.all("a", href=f"#{FIELD}")
    assert link.words == f"IKU 1 IKM pelayanan administrasi kependudukan: {told}"
    return told


def test_a_range_where_a_figure_stood_is_asked_about_once_and_kept_as_bounds(year: OfficeYear) -> None:
    status, page = typed(year, "85-90")
    said = (
        "Dibaca sebagai rentang: 85–90, sedang indikator ini dinilai terhadap satu angka (makin tinggi makin "
    )
    assert status == 422 and asked(page).startswith(said)
    assert page.all("input", name=f"yakin-{FIELD}")[0].attributes["value"] == "85-90"
    status, page = typed(year, "85-90", **{f"yakin-{FIELD}": "85-90"})
    assert status == 200 and becomes(page) == ["86", "85–90"]
    row = last_of_office(year)
    fields = {each.attributes["name"]: each.attributes.get("value", "") for each in page.all("input")}
    assert fields[f"yakin-{FIELD}"] == "85-90", "what is meant is not asked about when it is kept"
    sent = {**form(row, year), **fields, "aksi": "simpan", "cap": mark_of(page)}
    sent |= {"indikator-baru": "", "target-baru": ""}
    assert planner(year).post(address(row), sent).status_code == 302
    cells = year.rows.get(
        sheet=LINES, cells__indicator="iku-1", **{"cells__agreements.id": "pk-2023-perubahan-2"}
    ).cells
    assert [cells.get(f"target.{each}", "") for each in ("value", "lower", "upper")] == ["", "85", "90"]
    assert paper(year, "pk-2023-perubahan-2").cells["revision"] == "2"


@pytest.mark.parametrize("text", ["86-900", "minimal 900"])
def test_each_bound_is_asked_about_as_a_figure_is(year: OfficeYear, text: str) -> None:
    status, page = typed(year, text)
    assert status == 422 and "rentang" not in asked(page)
    assert asked(page) == asked(typed(year, "900")[1])


def test_bounds_that_changed_places_are_told_at_their_field_before_anything_is_compared(
    year: OfficeYear,
) -> None:
    status, page = typed(year, "96-90")
    assert status == 422 and not page.all("input", name="cap")
    assert asked(page) == "Batas bawah 96 lebih besar daripada batas atas 90."
    assert typed(year, "96-90", **{f"yakin-{FIELD}": "96-90"})[0] == 422


def test_a_figure_in_place_of_bounds_is_asked_about(year: OfficeYear) -> None:
    put(year, lower="80", upper="90")
    status, page = typed(year, "85")
    assert status == 422 and asked(page).startswith("Menggantikan target 80–90: batasnya dihapus.")
    status, page = typed(year, "85", **{f"yakin-{FIELD}": "85"})
    assert status == 200 and becomes(page) == ["80–90", "85"]


@pytest.mark.parametrize(
    ("cells", "text"),
    [
        ({"lower": "80", "upper": "90"}, "80-90"),
        ({"lower": "80", "upper": "90"}, "80 sampai 90,0"),
        ({"lower": "80"}, "Minimal 80,00"),
        ({"value": "86.5"}, "86,5"),
        ({"value": "86.5"}, "86,50"),
        ({"value": "86"}, "86,0"),
        ({"value": "86.5", "text": "86,50 (sangat baik)"}, "86,5"),
    ],
)
def test_the_same_target_in_another_spelling_is_no_change(
    year: OfficeYear, cells: dict[str, str], text: str
) -> None:
    put(year, **cells)
    status, page = typed(year, text)
    assert status == 422 and "Belum ada target yang berubah" in page.words
    status, page = typed(year, text, **{"target-iku-2": "96"})
    assert status == 200 and "IKU 1" not in next(
        each.words for each in page.all("table") if "Menjadi" in each.text
    )
    row = last_of_office(year)
    fields = {each.attributes["name"]: each.attributes.get("value", "") for each in page.all("input")}
    sent = {**form(row, year), **fields, "aksi": "simpan", "indikator-baru": "", "target-baru": ""}
    assert planner(year).post(address(row), sent).status_code == 302, "once is enough"
    new = year.rows.get(
        sheet=LINES, cells__indicator="iku-1", **{"cells__agreements.id": "pk-2023-perubahan-2"}
    )
    stated = {name.removeprefix("target."): each for name, each in new.cells.items() if each}
    assert {name: stated.get(name, "") for name in cells} == cells, "it is kept as it stood"


def test_amounts_of_rupiah_are_read_and_refused_elsewhere(year: OfficeYear) -> None:
    status, page = typed(year, "Rp 96")
    assert status == 422 and asked(page).startswith("“Rp 96” bukan bilangan.")
    put_unit(year, "rupiah")
    status, page = typed(year, "Rp 48.500.000,00", **{f"yakin-{FIELD}": "Rp 48.500.000,00"})
    assert status == 200 and becomes(page)[1].replace(".", "") == "48500000"


def test_words_that_stand_where_a_figure_is_to_be_are_told(year: OfficeYear) -> None:
    put(year, text="Sangat baik")
    page = elements(planner(year).get(address(last_of_office(year))).text)
    assert "Tertulis dengan kata" in page.by_id(f"{FIELD}-petunjuk").words
    assert page.by_id(FIELD).attributes["value"] == "Sangat baik"
