"""A year begins beside the open one, without figures;
the approval of that one brings what it alone can.
"""

from __future__ import annotations

import csv
import io
from datetime import date
from pathlib import Path

import pytest
from tests.web.approving import add
from tests.web.counting import a_press, counting_house
from tests.web.elements import elements
from tests.web.filling import POST, YEAR, House
from tests.web.test_closings_in_force import BEGIN, NEXT, content, seal
from tests.web.test_new_closing import NODE, errors, measured, take
from tests.web.test_year_withdraw import ADDRESS, MEANT, founded_by_command

from capaian.dossier.years.next_year import go_on
from capaian.dossier.years.snapshot import place_of, read_snapshot
from capaian.web.services.models import Tally
from capaian.web.services.presses import RefusedPressesError, keep_presses
from capaian.web.trail.record import Author
from capaian.web.trail.verify import verify_log
from capaian.web.years.change import Edit, change
from capaian.web.years.known import know
from capaian.web.years.models import OfficeYear

AHEAD = {"cara": "terbuka", "open_year": str(YEAR)}
BOARD, CATALOGUE = f"/kecil/{NEXT}/pelayanan/", f"/kecil/{NEXT}/pelayanan/daftar/"


founded = founded_by_command


def begin(house: House) -> OfficeYear:
    assert house.browser("planner").post(BEGIN, AHEAD).status_code == 302
    return house.year.office.years.get(year=NEXT)


def filled(file: str, text: str) -> object:
    """A file by what is filled in of its rows, whatever empty columns it has."""
    if not file.endswith(".csv"):
        return text
    rows = (
        {name: cell for name, cell in row.items() if cell}
        for row in csv.DictReader(io.StringIO(text))
    )
    return sorted(map(str, map(dict.items, rows)))


def test_the_new_year_counts_beside_the_open_one(tmp_path: Path) -> None:
    house = counting_house(tmp_path)
    add(
        house,
        "registers/services.csv",
        code="lama",
        name="Lama",
        unit="berkas",
        field="residents",
        stages="received",
        valid_to=f"{YEAR}-12-31",
    )
    add(house, "registers/hours.csv", weekdays="12345", opens="08:00", closes="15:00")
    add(
        house,
        "facts.csv",
        id="penduduk",
        name="Penduduk",
        unit="orang",
        decimals="0",
        period=str(YEAR),
        value="9",
    )
    house.year.refresh_from_db()
    house.fill()
    year = begin(house)
    files = know(year).made.files
    assert know(year).flaws == () and place_of(YEAR) not in files
    assert "value" in files["counts.csv"] and ",90," not in files["counts.csv"]
    assert f",{YEAR}" not in files.get("facts.csv", "")
    second = house.browser("planner").post(BEGIN, AHEAD)
    assert second.status_code == 422 and house.year.office.years.count() == 2
    clerk, january = house.people["clerk"], date(NEXT, 1, 2)
    keep_presses(year, clerk, [a_press(day=january, post=POST)])
    keep_presses(
        house.year,
        clerk,
        [
            a_press(day=date(YEAR, 12, 31), post=POST),
            a_press(day=date(YEAR, 12, 31), service="lama", post=POST),
        ],
    )
    with pytest.raises(RefusedPressesError):
        keep_presses(year, clerk, [a_press(day=january, service="lama", post=POST)])
    assert Tally.objects.count() == 3
    assert verify_log() is None


def test_the_approval_brings_what_it_alone_can(tmp_path: Path) -> None:
    house = measured(tmp_path)
    year = begin(house)
    planned = know(year).made.files
    assert f",{YEAR}," not in planned["inputs.csv"] and "survey.csv" in planned
    seal(house)
    year.refresh_from_db()
    home = house.browser("planner").get(f"/kecil/{NEXT}/").content.decode()
    assert "disahkan sesudah tahun ini dimulai" in home
    take(house, year)
    assert errors(year) == []
    true = content(house)
    expected = go_on(read_snapshot(true, "penutupan"), true, is_compared=True).files
    now = know(year).made.files
    for file, text in expected.items():
        assert filled(file, now.get(file, "")) == filled(file, text.decode()), file


def test_what_left_the_plan_in_january_keeps_nobody_from_the_closing(tmp_path: Path) -> None:
    """Fault: money or history of work and indicators that were removed meanwhile
    names what is not there.
    """
    house = measured(tmp_path)
    year = begin(house)
    gone = [
        *year.rows.filter(cells__node=NODE),
        *year.rows.filter(sheet="nodes.csv", cells__id=NODE),
    ]
    gone += year.rows.filter(sheet="plan.yaml#indicators", cells__code="ikm")
    gone += year.rows.filter(cells__indicator="ikm")
    change(year, [Edit(row.sheet, None, row.pk, row.version) for row in gone], Author())
    seal(house)
    year.refresh_from_db()
    take(house, year)
    assert errors(year) == []
    files = know(year).made.files
    assert f"{NODE},{YEAR},money" in files["inputs.csv"], "its money is part of what was compared"
    assert "ikm" not in files["history.csv"] and "iku-ktp" in files["history.csv"]


def test_holidays(tmp_path: Path) -> None:
    house = counting_house(tmp_path)
    begin(house)
    planner = house.browser("planner")
    page = planner.get(BOARD).content.decode()
    assert "belum diverifikasi" in page and f"{NEXT}-01-01" in page
    assert "usul-libur" not in house.browser("clerk").get(BOARD).content.decode()
    days = [each.attributes["value"] for each in elements(page).all("input", name="libur")]
    kept = [day for day in days if day != f"{NEXT}-08-18"]
    sent = planner.post(
        CATALOGUE,
        {"usul-libur": "ya", "libur": [*kept, "2025-02-30", f"{YEAR}-01-01"]},
        follow=True,
    )
    assert f"{len(kept)} hari libur ditulis." in sent.content.decode()
    again = elements(planner.get(BOARD).content.decode()).all("input", name="libur")
    assert [(each.attributes["value"], "checked" in each.attributes) for each in again] == [
        (f"{NEXT}-08-18", False)
    ]
    empty = planner.post(CATALOGUE, {"usul-libur": "ya"}, follow=True).content.decode()
    assert "Centang sedikitnya satu" in empty


def test_the_year_stays_when_the_one_it_began_beside_is_withdrawn(founded: House) -> None:
    planner = founded.browser("planner")
    assert planner.post(BEGIN, AHEAD).status_code == 302
    assert planner.post(ADDRESS, MEANT).status_code == 302
    assert [each.year for each in founded.year.office.years.all()] == [NEXT]
    assert planner.get(f"/kecil/{NEXT}/").status_code == 200
    assert planner.post(BEGIN, AHEAD).status_code == 422, "there is no such year any more"
    assert verify_log() is None
