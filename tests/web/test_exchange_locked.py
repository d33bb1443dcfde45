"""A file with rows of forms that were handed in: the preview says it at the row, before anybody takes it."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.web.elements import elements
from tests.web.exchanging import Desk, desk, zipped
from tests.web.filling import POST, QUARTER, house

from capaian.web.measurement.flow import State
from capaian.web.measurement.models import PostForm
from capaian.web.years.known import know

pytestmark = pytest.mark.django_db
HEAD = "measure,area,period,value,source\n"
ROW = f"ktp.holders,99.01.01,{QUARTER},5,agregat-2024-s2\n"
OTHER = "ktp.holders,99.01.01,2024-Q2,6,agregat-2024-s2\n"


@pytest.fixture(name="own")
def made(tmp_path: Path) -> Desk:
    return desk(house(tmp_path).year, "perencana-lain")


def bring(own: Desk, counts: str) -> str:
    folder = know(own.year).folder
    files = {**folder.parts, **folder.narratives, "counts.csv": counts.encode()}
    return own.bring("a.zip", zipped(files))


def hand_in(own: Desk, state: State = State.APPROVED) -> None:
    PostForm.objects.create(office_year=own.year, post=POST, period=QUARTER, state=state)


def test_rows_of_an_approved_form_are_named_and_nothing_can_be_taken(own: Desk) -> None:
    hand_in(own)
    page = elements(own.shown(bring(own, HEAD + ROW + OTHER)))
    (table,) = [each for each in page.all("table") if "Baris milik isian yang tidak terbuka" in each.words]
    rows = [[cell.words for cell in line.all("td")] for line in table.all("tr")][1:]
    assert len(rows) == 1 and QUARTER in rows[0][1] and "ktp.holders" in rows[0][1]
    assert "Triwulan I" in rows[0][2] and State.APPROVED.words.lower() in rows[0][2]
    marked = [line.words for line in page.all("tr") if "Milik isian" in line.words and "5" in line.words]
    assert any(QUARTER in line for line in marked)
    assert not any("2024-Q2" in line for line in marked)
    assert not page.all("button", value="pakai") and page.all("button", value="batal")
    assert page.all("title")[0].words.startswith("Galat")


def test_what_no_form_holds_is_taken_as_before(own: Desk) -> None:
    hand_in(own)
    address = bring(own, HEAD + OTHER)
    page = elements(own.shown(address))
    assert "Milik isian" not in page.words and page.all("button", value="pakai")
    assert own.take(address).status_code == 302


def test_nothing_is_written_by_asking(own: Desk) -> None:
    hand_in(own)
    revision = own.year.revision
    own.shown(bring(own, HEAD + ROW))
    own.year.refresh_from_db()
    assert own.year.revision == revision and not own.year.rows.filter(sheet="counts.csv").exists()
