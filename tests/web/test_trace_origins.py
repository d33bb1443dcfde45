"""Jejak angka names who first wrote a figure that an import gave another name, quarter or district."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from tests.web.beginnings import YEAR
from tests.web.exchanging import Desk, upload
from tests.web.filling import AREAS, QUARTER, House
from tests.web.nightly.test_figures_that_move import COUNTS, rename, replace, two_units, write
from tests.web.test_trace_writers import district, leaf, page_of
from tests.web.twins import person, signed_in

from capaian.web.offices.models import Office, Role
from capaian.web.years.models import OfficeYear

pytestmark = pytest.mark.django_db
NEXT = f"{YEAR}-Q2"


@pytest.fixture(name="own")
def made(tmp_path: Path) -> House:
    return two_units(tmp_path)


def quarter(path: str, text: str) -> str:
    return text.replace(QUARTER, NEXT) if path == COUNTS else text


def test_who_wrote_another_district_is_not_named_at_this_one_after_a_renaming(own: House) -> None:
    write(own, "planner", "33")
    replace(own, "planner2", rename)
    there, beside = leaf(own), leaf(own, "Hilir")
    assert f"Semula diisi oleh {own.people['planner']}" in there
    assert str(own.people["clerk"]) not in there, "the planner wrote it anew"
    assert f"Semula diisi oleh {own.people['clerk']}" in beside
    assert str(own.people["planner"]) not in beside.replace(str(own.people["planner2"]), "")


def test_figures_of_another_quarter_are_still_of_who_wrote_them(own: House) -> None:
    replace(own, "planner2", quarter)
    told = leaf(own, period=NEXT)
    assert f"Semula diisi oleh {own.people['clerk']}" in told
    assert f"Dibawa ke baris ini oleh {own.people['planner2']}" in told


def test_a_figure_that_got_a_name_and_a_district_in_two_files_is_still_of_who_wrote_it(own: House) -> None:
    replace(own, "planner2", rename)
    replace(own, "planner", district)
    replace(own, "planner2", quarter)
    told = leaf(own, period=NEXT)
    assert f"Semula diisi oleh {own.people['clerk']}" in told
    assert f"Dibawa ke baris ini oleh {own.people['planner2']}" in told
    assert str(own.people["planner"]) not in told, "who moved it in between has not written it"


def test_another_figure_of_the_same_size_is_nobody_elses(own: House) -> None:
    def other(path: str, text: str) -> str:
        lines = text.splitlines(keepends=True)
        mine = f"ktp.holders,{AREAS[0]},{QUARTER},30,"
        kept = [line for line in lines if mine not in line]
        return "".join([*kept, f"akta.semua,{AREAS[1]},{NEXT},30,\n"]) if path == COUNTS else text

    replace(own, "planner2", other)
    answer = page_of(own, f"cakupan/akta/{NEXT}")
    told = answer[answer.index("Anak, Hilir, ") :]
    assert f"Diisi oleh {own.people['planner2']}" in told
    assert str(own.people["clerk"]) not in told.split("Anak, ")[1]


@pytest.mark.parametrize("files", [1, 4])
def test_the_page_asks_the_database_few_times_after_many_files(
    own: House, files: int, django_assert_max_num_queries: Callable[[int], Any]
) -> None:
    browser = own.browser("viewer")
    for number in range(files):
        old, new = f"99.01.{80 + number}" if number else AREAS[0], f"99.01.{81 + number}"
        replace(own, "planner2", lambda _, text, old=old, new=new: text.replace(old, new))
    address = f"/kecil/{YEAR}/jejak/cakupan/ktp/{QUARTER}/"
    assert browser.get(address).status_code == 200  # what is known of the year is kept
    with django_assert_max_num_queries(15):
        answer = browser.get(address)
        assert "Semula diisi oleh" in answer.text


def test_a_figure_with_which_the_year_began_comes_from_there_under_its_new_name_too(own: House) -> None:
    content = Desk(own.browser("planner"), own.year).got("dossier.zip")
    office = Office.objects.create(slug="baru", name="Baru")
    people = {name: person(f"{name}-baru", office, Role.PLANNER) for name in ("satu", "dua")}
    sent = {"cara": "dossier", "file": upload("awal.zip", content)}
    assert signed_in(people["satu"]).post("/baru/mulai/", sent).status_code == 302
    began = House(OfficeYear.objects.get(office=office), {**people, "viewer": people["dua"]})
    before = leaf(began)
    assert "Berasal dari berkas awal.zip (dossier)" in before and "Dibawa ke baris" not in before
    replace(began, "dua", rename)
    told = leaf(began)
    assert "Semula dari berkas awal.zip (dossier)" in told
    assert f"dibawa oleh {people['satu']}" in told
    assert f"Dibawa ke baris ini oleh {people['dua']}" in told and "Diisi oleh" not in told
