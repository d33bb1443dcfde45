"""Counts of activities that give credit points belong to a form, as all other counts do."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.web.approving import COUNTS, INDICATORS, TARGETS, TWO, add, indicator, row, write
from tests.web.elements import elements
from tests.web.filling import POST, QUARTER, YEAR, House, house, typed

from capaian.web.measurement.reopening import ReopeningError
from capaian.web.trail.record import Author
from capaian.web.years.change import change
from capaian.web.years.edits import Edit

pytestmark = pytest.mark.django_db
CREDITS, REGENCY = "plan.yaml#indicators/credits", "99.01"
CELL = f"counts:p.laporan:{REGENCY}:{QUARTER}:value"


@pytest.fixture(name="own")
def made(tmp_path: Path) -> House:
    own = house(tmp_path)
    more = {"code": "iki-1", "symbol": "IKI 1", "name": "Kegiatan", "formula": "credits()", "owner": POST}
    cells = {**indicator(own).cells, **more, "is_key": "", "unit": "angka kredit", "aggregation": ""}
    what = {"code": "a", "name": "Laporan operasi", "unit": "laporan", "weight": "0.5", "per": "1"}
    listed = {"indicators.code": "iki-1", **what, "measure": "p.laporan"}
    own.year.refresh_from_db()
    change(own.year, [Edit(INDICATORS, cells), Edit(CREDITS, listed)], Author())
    add(own, TARGETS, indicators__code="iki-1", key=str(YEAR), value="5")
    return own


def test_who_owns_the_indicator_tells_the_counts_and_they_are_locked_with_the_form(own: House) -> None:
    clerk = own.browser("clerk")
    page = elements(clerk.get(own.address()).text)
    assert "IKI 1 Kegiatan" in page.text and "Laporan operasi" in page.text
    lacking = clerk.post(own.address(), {**typed(*TWO), "aksi": "ajukan"})
    assert lacking.status_code == 422 and CELL in lacking.text
    sent = {**typed(*TWO), f"sel-{CELL}": "10", "aksi": "ajukan"}
    assert clerk.post(own.address(), sent).status_code == 302
    assert own.counts()["p.laporan", REGENCY] == "10"
    stands = row(own, COUNTS, measure="p.laporan")
    for who, taken in (("planner", "verify"), ("head", "approve")):
        with pytest.raises(ReopeningError):
            write(own, stands, "", value="99")
        assert own.step(who, taken).status_code == 302
    with pytest.raises(ReopeningError):
        write(own, stands, "", value="99")
    with pytest.raises(ReopeningError, match="IKI 1 Kegiatan"):
        write(own, row(own, CREDITS, code="a"), "", weight="0.7")


def test_how_often_they_are_told_is_set_in_the_schedule(own: House) -> None:
    planner = own.browser("planner")
    assert planner.post(f"/kecil/{YEAR}/jadwal/", {"irama-iki-1": "year"}).status_code == 302
    assert "Laporan operasi" not in own.browser("clerk").get(own.address()).text
    assert "Laporan operasi" in own.browser("clerk").get(own.address(quarter=f"{YEAR}-Q4")).text
