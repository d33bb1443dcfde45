"""A dossier taken in as rows and given back is the same dossier."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from capaian.dossier.cells import Reading
from capaian.dossier.check import check
from capaian.dossier.folder import lay_texts, scan_folder
from capaian.dossier.issues import IssueLog
from capaian.dossier.read import read_folder
from capaian.web.offices.models import Office
from capaian.web.years.models import OfficeYear, Row
from capaian.web.years.store import lay_out, read_files, take_in

EXAMPLES = Path(__file__).parents[2] / "examples"
OFFICES = ("balangan-2023", "belitung-2024", "probolinggo-2021")
pytestmark = pytest.mark.django_db


def take_example(name: str) -> OfficeYear:
    office = Office.objects.create(slug=name, name=name)
    return take_in(office, int(name[-4:]), scan_folder(EXAMPLES / name, IssueLog()))


@pytest.mark.parametrize("name", OFFICES)
def test_what_nobody_changed_comes_back_letter_by_letter(name: str) -> None:
    made = read_files(take_example(name)).made
    folder = scan_folder(EXAMPLES / name, IssueLog())
    assert made.problems == ()
    assert made.files == {
        path: content.decode()
        for path, content in {**folder.parts, **folder.narratives, **folder.closed}.items()
    }


@pytest.mark.parametrize("name", OFFICES)
def test_taken_in_again_it_has_the_same_rows(name: str) -> None:
    first = take_example(name)
    again = take_in(Office.objects.create(slug="lain", name="Lain"), first.year, lay_out(first))
    told = [
        [*year.rows.order_by("sheet", "place").values_list("sheet", "place", "number", "cells")]
        for year in (first, again)
    ]
    assert len(told[0]) > 500
    assert told[0] == told[1]


def test_two_offices_have_their_own_rows() -> None:
    first, second = take_example("balangan-2023"), take_example("belitung-2024")
    Row.objects.filter(office_year=first).update(cells={})
    assert "Belitung" in json.dumps(lay_out(second).parts["office.yaml"].decode())


def test_what_all_rows_of_a_part_leave_empties_it() -> None:
    year = take_example("balangan-2023")
    year.rows.filter(sheet="factors.csv").delete()
    assert "factors.csv" not in read_files(year).made.files


def test_a_count_that_was_changed_is_what_is_read() -> None:
    year = take_example("balangan-2023")
    row = year.rows.filter(sheet="counts.csv").first()
    assert row is not None
    row.cells = {**row.cells, "value": "7"}
    row.save()
    found = check(read_folder(lay_out(year), Reading()))
    assert found.office_year is None or found.office_year.counts[0].value == 7


def test_texts_lie_where_their_names_say() -> None:
    folder = lay_texts(
        Path("x"),
        {"plan.yaml": "a", "narrative/b.md": "b", "narrative/a.md": "a", "closed/2022.json": "{}"},
    )
    assert [*folder.parts, *folder.narratives, *folder.closed] == [
        "plan.yaml",
        "narrative/a.md",
        "narrative/b.md",
        "closed/2022.json",
    ]
    assert [*folder.hashes] == ["closed/2022.json", "narrative/a.md", "narrative/b.md", "plan.yaml"]
