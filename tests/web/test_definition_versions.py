"""Versions of a definition on its page: changes of this year from the log, closed years from closings."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

import pytest
from tests.closing.next_years import balangan_2024, lay
from tests.web.elements import Element, elements
from tests.web.exchanging import desk, unzipped, zipped
from tests.web.filling import YEAR, house
from tests.web.test_planning_pages import somebody
from tests.web.test_year_approval import fill

from capaian.dossier.folder import scan_folder
from capaian.dossier.issues import IssueLog
from capaian.web.offices.models import Office, Role
from capaian.web.planning.formulas import defined
from capaian.web.planning.formulas.defined import Version, find_defined, versions_of
from capaian.web.trail.models import Entry
from capaian.web.trail.record import Author
from capaian.web.years.change import change
from capaian.web.years.edits import Edit
from capaian.web.years.known import know
from capaian.web.years.models import OfficeYear
from capaian.web.years.store import take_in

pytestmark = pytest.mark.django_db
INDICATORS = "plan.yaml#indicators"
IKU_2 = "/balangan-2024/2024/rumus/indikator/iku-2/"


@pytest.fixture(name="year")
def going_on(tmp_path: Path) -> OfficeYear:
    """The year after the closed one of the example."""
    office = Office.objects.create(slug="balangan-2024", name="Balangan")
    return take_in(office, 2024, scan_folder(lay(balangan_2024().files, tmp_path / "2024"), IssueLog()))


def versions(page: Element) -> list[str]:
    return [each.words for found in page.all("ol", **{"class": "riwayat"}) for each in found.all("li")]


def test_definitions_of_closed_years_stand_with_who_approved_them_and_when(year: OfficeYear) -> None:
    page = elements(somebody(year, Role.VIEWER).get(IKU_2).text)
    (table,) = [each for each in page.all("table") if "Definisi dalam tahun yang sudah ditutup" in each.text]
    (line,) = table.all("tr")[1:]
    cells = [cell.words for cell in line.all("td")]
    assert cells[0] == "2023"
    assert cells[1] == "mean(kk, ktp, kia, akta-lahir, akta-mati, akta-kawin)"
    assert cells[2] == "persen"
    assert re.search(r"Kepala Dinas.*, \d+ [A-Z][a-z]+ 20\d\d$", cells[4])
    assert versions(page) == []
    assert "Belum pernah diubah tahun ini." in page.text


def test_changes_stand_with_who_when_and_why_the_latest_first(year: OfficeYear) -> None:
    row = year.rows.get(sheet=INDICATORS, cells__code="iku-2")
    for version, formula in enumerate(("mean(kk, ktp)", "mean(kk, kia)"), 1):
        edit = Edit(INDICATORS, {"formula": formula}, row.pk, version)
        change(year, [edit], Author(reason=f"Alasan ke-{version}."))
    page = elements(somebody(year, Role.VIEWER).get(IKU_2).text)
    later, first = versions(page)
    assert "mean(kk, ktp) mean(kk, kia)" in later
    assert later.endswith("Alasan: Alasan ke-2.")
    assert "akta-kawin) mean(kk, ktp)" in first
    assert first.endswith("Alasan: Alasan ke-1.")


def test_units_are_told_in_words_and_what_was_emptied_says_so(year: OfficeYear) -> None:
    row = year.rows.get(sheet=INDICATORS, cells__code="iku-2")
    change(year, [Edit(INDICATORS, {"unit": "index", "valid_from": "2024-01-01"}, row.pk, 1)], Author())
    change(year, [Edit(INDICATORS, {"valid_from": ""}, row.pk, 2)], Author())
    page = elements(somebody(year, Role.VIEWER).get(IKU_2).text)
    later, first = versions(page)
    assert "Satuan: persen nilai" in first
    assert "Berlaku mulai: 1 Januari 2024 dikosongkan" in later


def test_texts_of_versions_are_shown_and_never_run(year: OfficeYear) -> None:
    row = year.rows.get(sheet=INDICATORS, cells__code="iku-2")
    edit = Edit(INDICATORS, {"name": "<script>alert(1)</script>"}, row.pk, 1)
    change(year, [edit], Author(reason="<img src=x onerror=alert(2)>"))
    text = somebody(year, Role.VIEWER).get(IKU_2).text
    assert "<script>alert" not in text
    assert "<img src=x" not in text
    assert "&lt;script&gt;alert(1)" in text


def test_many_changes_are_shown_as_far_as_somebody_reads(
    year: OfficeYear, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(defined, "MAX_VERSIONS", 5)
    row = year.rows.get(sheet=INDICATORS, cells__code="iku-2")
    for version in range(1, 9):
        change(year, [Edit(INDICATORS, {"name": f"Nama {version}"}, row.pk, version)], Author())
    other = year.rows.get(sheet=INDICATORS, cells__code="iku-1")
    change(year, [Edit(INDICATORS, {"name": "Lain"}, other.pk, 1)], Author())
    found: Sequence[Version] = versions_of(year, find_defined(year, know(year), "indikator", "iku-2"))
    assert {each.by for each in found} == {"program"}
    assert [each.changes[0][2] for each in found] == [f"Nama {version}" for version in range(8, 3, -1)]


def test_a_dossier_that_is_brought_does_not_go_around_the_reason(tmp_path: Path) -> None:
    own = house(tmp_path)
    fill(own, f"{YEAR}-Q1")
    at = desk(own.year, "perencana-lain")
    files = unzipped(at.got("dossier.zip"))
    plan = files["plan.yaml"].replace(b"    formula: ktp\n", b"    formula: ktp / 2\n")
    assert plan != files["plan.yaml"]
    before = Entry.objects.count()
    answer = at.take(at.bring("a.zip", zipped({**files, "plan.yaml": plan})))
    assert answer.status_code == 422
    assert "rumus IKU 1 Cakupan kepemilikan KTP-el" in answer.content.decode()
    assert Entry.objects.count() == before
    row = own.year.rows.get(sheet=INDICATORS, cells__code="iku-ktp")
    assert (row.cells["formula"], row.version) == ("ktp", 1)


def test_a_dossier_that_is_brought_with_the_same_definitions_is_taken(tmp_path: Path) -> None:
    own = house(tmp_path)
    fill(own, f"{YEAR}-Q1")
    at = desk(own.year, "perencana-lain")
    files = unzipped(at.got("dossier.zip"))
    plan = files["plan.yaml"] + b"# catatan\n"
    answer = at.take(at.bring("a.zip", zipped({**files, "plan.yaml": plan})))
    assert answer.status_code == 302
