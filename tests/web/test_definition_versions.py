"""Definitions of closed years, reference ranges and names of checks on pages."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from tests.closing.next_years import balangan_2024, lay
from tests.web.elements import elements
from tests.web.exchanging import make_desk, unzipped, zipped
from tests.web.filling import YEAR, House, typed
from tests.web.test_planning_pages import somebody
from tests.web.test_target_values import write_target
from tests.web.test_year_approval import fill

from capaian.dossier.folder import scan_folder
from capaian.dossier.issues import IssueLog
from capaian.web.offices.models import Office, Role
from capaian.web.trail.models import Entry
from capaian.web.years.known import know
from capaian.web.years.models import OfficeYear
from capaian.web.years.store import take_in

INDICATORS = "plan.yaml#indicators"
IKU_2 = "/balangan-2024/2024/rumus/indikator/iku-2/"


@pytest.fixture(name="year")
def going_on(tmp_path: Path) -> OfficeYear:
    """The year after the closed one of the example."""
    office = Office.objects.create(slug="balangan-2024", name="Balangan")
    return take_in(
        office, 2024, scan_folder(lay(balangan_2024().files, tmp_path / "2024"), IssueLog())
    )


def test_definitions_of_closed_years_stand_with_who_approved_them_and_when(
    year: OfficeYear,
) -> None:
    page = elements(somebody(year, Role.VIEWER).get(IKU_2).text)
    (table,) = [
        each
        for each in page.all("table")
        if "Definisi dalam tahun yang sudah ditutup" in each.text
    ]
    (line,) = table.all("tr")[1:]
    cells = [cell.words for cell in line.all("td")]
    assert cells[0] == "2023"
    assert cells[1] == "mean(kk, ktp, kia, akta-lahir, akta-mati, akta-kawin)"
    assert cells[2] == "persen"
    assert re.search(r"Kepala Dinas.*, \d+ [A-Z][a-z]+ 20\d\d$", cells[4])


def test_a_dossier_that_is_brought_does_not_go_around_the_reason(house: House) -> None:
    fill(house, f"{YEAR}-Q1")
    at = make_desk(house.year, "perencana-lain")
    files = unzipped(at.got("dossier.zip"))
    plan = files["plan.yaml"].replace(b"    formula: ktp\n", b"    formula: ktp / 2\n")
    assert plan != files["plan.yaml"]
    before = Entry.objects.count()
    answer = at.take(at.bring("a.zip", zipped({**files, "plan.yaml": plan})))
    assert answer.status_code == 422
    words = elements(answer.content.decode()).words
    assert "IKU 1 Cakupan kepemilikan KTP-el, Rumus: dari ktp menjadi ktp / 2" in words
    assert Entry.objects.count() == before
    row = house.year.rows.get(sheet=INDICATORS, cells__code="iku-ktp")
    assert (row.cells["formula"], row.version) == ("ktp", 1)


def test_a_dossier_that_is_brought_with_the_same_definitions_is_taken(house: House) -> None:
    fill(house, f"{YEAR}-Q1")
    at = make_desk(house.year, "perencana-lain")
    files = unzipped(at.got("dossier.zip"))
    plan = files["plan.yaml"] + b"# catatan\n"
    answer = at.take(at.bring("a.zip", zipped({**files, "plan.yaml": plan})))
    assert answer.status_code == 302


WHY = "sedang indikator ini dinilai terhadap satu angka (makin tinggi makin baik)"
BASE = f"/kecil/{YEAR}/"


def test_the_page_of_a_figure_says_why_it_is_not_judged(house: House) -> None:
    write_target(house, "agreed", lower="95", upper="97")
    house.year.refresh_from_db()
    shown = elements(house.browser("viewer").get(f"{BASE}jejak/indikator/iku-ktp/{YEAR}/").text)
    assert "Target 95–97: belum dapat dinilai" in shown.by_id("target").words


def test_so_does_the_first_page_of_the_year(house: House) -> None:
    write_target(house, "agreed", lower="95", upper="97")
    clerk = house.browser("clerk")
    for quarter in ("Q1", "Q2", "Q3", "Q4"):
        at = f"{YEAR}-{quarter}"
        assert (
            clerk.post(
                house.address(quarter=at), typed(("90", "45"), ("100", "50"), at)
            ).status_code
            == 302
        )
    house.year.refresh_from_db()
    why = f"elum dapat dinilai: target berupa rentang, {WHY}"
    assert why in elements(house.browser("viewer").get(BASE).text).words
    shown = elements(house.browser("viewer").get(f"{BASE}jejak/indikator/iku-ktp/{YEAR}/").text)
    assert WHY in shown.by_id("target").words


def test_the_hint_of_a_missing_target_names_its_indicator_and_each_sheet_once(
    house: House,
) -> None:
    house.year.rows.filter(sheet="plan.yaml#indicators/targets").delete()
    house.year.rows.filter(sheet__startswith="agreements.yaml").delete()
    page = house.browser("planner").get(f"/kecil/{YEAR}/perencanaan/").text
    facts = know(house.year).read.partial
    assert facts is not None
    key = next(each for each in facts.indicators if each.is_key)
    assert (
        f"{key.symbol} {key.name}: indikator kinerja utama ini tidak punya target tahun {YEAR}"
        in page
    )
    assert "atau isi lembar Indikator, target Renstra." in page
