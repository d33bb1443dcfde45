"""A form of a sheet that one person sends twice is done, and clashes with nobody."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.web.beginnings import YEAR
from tests.web.filling import House, house
from tests.web.twins import count_entries, person, signed_in

from capaian.web.offices.models import Role
from capaian.web.trail.models import Entry
from capaian.web.years.change import Conflict
from capaian.web.years.edits import Edit
from capaian.web.years.models import Row

pytestmark = pytest.mark.django_db
SOURCES = "sources.yaml"
WHY = "Sumber ini tidak dipakai lagi."


@pytest.fixture(name="own")
def made(tmp_path: Path) -> House:
    return house(tmp_path)


def source(own: House) -> Row:
    row = own.year.rows.filter(sheet__startswith="sources").first()
    assert row is not None
    return row


def address(own: House, row: Row, more: str = "") -> str:
    slug = row.sheet.replace(".yaml#", "-").replace(".yaml", "").replace(".csv", "").replace("/", "-")
    return f"/kecil/{YEAR}/perencanaan/{slug}/{row.pk}/{more}"


def test_a_row_sent_twice_is_stored_once_and_done(own: House) -> None:
    row = source(own)
    sent = {**{f"sel-{name}": text for name, text in row.cells.items()}, "sel-title": "Judul ketik ganda"}
    sent["versi"] = str(row.version)
    planner, before = own.browser("planner"), count_entries()
    assert planner.post(address(own, row), sent).status_code == 302
    answer = planner.post(address(own, row), sent)
    assert answer.status_code == 302
    assert "Baris disimpan." in planner.get(answer.headers["Location"]).text
    assert count_entries() == before + 1, "nothing is written twice"
    row.refresh_from_db()
    assert row.cells["title"] == "Judul ketik ganda"
    other = planner.post(address(own, row), {**sent, "sel-title": "Judul lain"})
    assert other.status_code == 409, "another text over one that was not read clashes still"
    row.refresh_from_db()
    assert row.cells["title"] == "Judul ketik ganda"


def test_a_row_removed_twice_by_one_person_is_removed(own: House) -> None:
    own.year.refresh_from_db()
    row = Row.objects.create(
        office_year=own.year, sheet=source(own).sheet, place=99, cells={**source(own).cells, "id": "lain"}
    )
    own.year.refresh_from_db()
    sent = {"versi": str(row.version), "alasan": WHY}
    planner = own.browser("planner")
    assert planner.post(address(own, row, "hapus/"), sent).status_code == 302
    again = planner.post(address(own, row, "hapus/"), sent)
    assert again.status_code == 302
    assert "Baris ini sudah dihapus." in planner.get(again.headers["Location"]).text
    assert Entry.objects.filter(action="row.removed").count() == 1
    other = person("perencana-dua", own.year.office, Role.PLANNER)
    assert signed_in(other).post(address(own, row, "hapus/"), sent).status_code == 404
    assert planner.get(address(own, row, "hapus/")).status_code == 404


def test_a_conflict_is_done_where_the_row_says_what_was_to_be_written() -> None:
    edit = Edit(SOURCES, {"title": "A", "note": ""}, 1, 1)
    assert Conflict(edit, {"title": "A", "id": "x"}, 2).is_done, "cells that are not sent stay as they are"
    assert not Conflict(edit, {"title": "B"}, 2).is_done
    assert not Conflict(edit, None, 0).is_done, "a row that went holds nothing of it"
    removed = Edit(SOURCES, None, 1, 1)
    assert Conflict(removed, None, 0).is_done
    assert not Conflict(removed, {"title": "A"}, 2).is_done
