"""Work that is not paid for goes with all that hangs on it and is empty; what holds something keeps it."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.web.beginnings import YEAR, small
from tests.web.elements import Element, elements
from tests.web.exchanging import Desk
from tests.web.twins import person, signed_in

from capaian.web.offices.models import Role
from capaian.web.trail.models import Entry
from capaian.web.years.models import Row

pytestmark = pytest.mark.django_db
SHEET = f"/kecil/{YEAR}/perencanaan/nodes/"
NODES, INPUTS = "nodes.csv", "inputs.csv"
WHY = "Tidak dianggarkan tahun ini."


@pytest.fixture(name="own")
def desk(tmp_path: Path) -> Desk:
    """An office from the catalogue: some sub-activities, each with an empty row for its money."""
    year = small(tmp_path)
    return Desk(signed_in(person("perencana", year.office, Role.PLANNER)), year)


def node(own: Desk, kind: str) -> Row:
    found = own.year.rows.filter(sheet=NODES, cells__kind=kind).first()
    assert found is not None
    return found


def below(own: Desk, row: Row) -> list[Row]:
    code = row.cells["id"]
    return [each for each in own.year.rows.filter(sheet=NODES) if each.cells["id"].startswith(f"{code}.")]


def ask(own: Desk, row: Row) -> Element:
    answer = own.client.get(f"{SHEET}{row.pk}/hapus/")
    assert answer.status_code == 200
    return elements(answer.text)


def confirm(own: Desk, row: Row, page: Element, **more: str) -> tuple[int, Element]:
    fields = {each.attributes["name"]: each.attributes["value"] for each in page.all("input", type="hidden")}
    sent = {name: text for name, text in fields.items() if name in ("versi", "ikut")}
    answer = own.client.post(f"{SHEET}{row.pk}/hapus/", {**sent, "alasan": WHY, **more}, follow=True)
    return answer.status_code, elements(answer.text)


def give(own: Desk, code: str, column: str, text: str) -> Row:
    row = own.year.rows.get(sheet=INPUTS, cells__node=code)
    row.cells = {**row.cells, column: text}
    row.save()
    own.year.revision += 1
    own.year.save()
    return row


def test_a_sub_activity_goes_with_its_empty_rows(own: Desk) -> None:
    row = node(own, "subactivity")
    page = ask(own, row)
    assert "Masukan: 1 baris kosong" in page.words and "Ikut terhapus" in page.words
    code, page = confirm(own, row, page)
    assert code == 200 and "Baris dihapus, beserta 1 baris kosong." in page.words
    assert not own.year.rows.filter(pk=row.pk).exists()
    assert not own.year.rows.filter(sheet=INPUTS, cells__node=row.cells["id"]).exists()
    gone = Entry.objects.filter(action="row.removed")
    assert gone.count() == 2 and {each.reason for each in gone} == {WHY}


@pytest.mark.parametrize("kind", ["program", "activity"])
def test_work_stays_as_long_as_anything_stands_below_it(own: Desk, kind: str) -> None:
    row = node(own, kind)
    before = own.year.rows.count()
    code, page = confirm(own, row, ask(own, row))
    assert code == 422 and own.year.rows.count() == before
    (box,) = page.all("div", role="alert")
    assert box.all("li")


@pytest.mark.parametrize("column", ["original", "revised", "actual", "note"])
def test_what_holds_something_keeps_its_work(own: Desk, column: str) -> None:
    row = node(own, "subactivity")
    give(own, row.cells["id"], column, "25000000")
    before = own.year.rows.count()
    code, page = confirm(own, row, ask(own, row))
    assert code == 422 and own.year.rows.count() == before
    (box,) = page.all("div", role="alert")
    assert "Masukan" in box.words


def test_what_came_since_the_page_was_opened_does_not_go_unseen(own: Desk) -> None:
    row = node(own, "subactivity")
    page = ask(own, row)
    new = {"node": row.cells["id"], "period": f"{YEAR}-Q1", "resource": "money", "kind": "all"}
    Row.objects.create(office_year=own.year, sheet=INPUTS, place=999, cells=new)
    own.year.revision += 1
    own.year.save()
    code, page = confirm(own, row, page)
    assert code == 409 and "Yang ikut terhapus berubah" in page.words and "2 baris kosong" in page.words
    assert own.year.rows.filter(pk=row.pk).exists()
    assert confirm(own, row, page)[0] == 200
    assert not own.year.rows.filter(sheet=INPUTS, cells__node=row.cells["id"]).exists()


def test_a_reason_is_asked_for_all_of_it(own: Desk) -> None:
    row = node(own, "subactivity")
    before = own.year.rows.count()
    code, page = confirm(own, row, ask(own, row), alasan=" ")
    assert code == 422 and "Tulis alasan menghapus baris ini." in page.words
    assert own.year.rows.count() == before


def test_kinds_and_names_stand_there_in_words(own: Desk) -> None:
    row = node(own, "subactivity")
    above = own.year.rows.get(sheet=NODES, cells__id=row.cells["parent"])
    (table,) = ask(own, row).all("dl")
    assert "sub kegiatan" in table.words and "subactivity" not in table.words
    assert above.cells["name"] in table.words, "what is above it by its name too"


def plant(own: Desk, sheet: str, **cells: str) -> Row:
    row = Row.objects.create(office_year=own.year, sheet=sheet, place=999, cells=cells)
    own.year.revision += 1
    own.year.save()
    return row


@pytest.mark.parametrize(
    ("sheet", "cells"),
    [
        (
            "factors.csv",
            {"subject": "", "period": f"{YEAR}-Q1", "kind": "obstacle", "text": "Alat rusak sejak Februari."},
        ),
        (
            "outputs.csv",
            {"node": "", "indicator": "", "name": "Dokumen Renja", "unit": "dokumen", "period": str(YEAR)},
        ),
        (
            "renstra.csv",
            {"node": "", "name": "Dokumen Renja", "unit": "dokumen", "period": str(YEAR)},
        ),
        (
            "restatements.csv",
            {"subject": "", "name": "", "period": str(YEAR - 1), "column": "actual"},
        ),
    ],
)
def test_what_somebody_wrote_is_content_though_it_tells_rows_apart(
    own: Desk, sheet: str, cells: dict[str, str]
) -> None:
    row = node(own, "subactivity")
    kept = plant(own, sheet, **{**cells, next(iter(cells)): row.cells["id"]})
    before = own.year.rows.count()
    assert confirm(own, row, ask(own, row))[0] == 422
    assert own.year.rows.count() == before and own.year.rows.filter(pk=kept.pk).exists()


@pytest.mark.parametrize(
    ("sheet", "cells"),
    [
        ("history.csv", {"subject": "", "name": "", "period": str(YEAR - 1)}),
        ("outputs.csv", {"node": "", "indicator": "", "name": "", "unit": "dokumen", "period": str(YEAR)}),
    ],
)
def test_codes_periods_and_units_alone_are_empty(own: Desk, sheet: str, cells: dict[str, str]) -> None:
    row = node(own, "subactivity")
    own_key = next(iter(cells))
    gone = plant(own, sheet, **{**cells, own_key: row.cells["id"]})
    assert confirm(own, row, ask(own, row))[0] == 200
    assert not own.year.rows.filter(pk=gone.pk).exists()
