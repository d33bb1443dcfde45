"""Figures that were handed in stay in their forms, whoever is named as owner and whatever year is told."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.web.filling import AREAS, POST, YEAR, House, house
from tests.web.test_year_approval import fill, fill_all

from capaian.web.measurement.locks import LockedError
from capaian.web.planning.sheets import slug_of
from capaian.web.trail.record import Author
from capaian.web.years.change import RefusedChangeError, change
from capaian.web.years.edits import Edit
from capaian.web.years.models import Row

pytestmark = pytest.mark.django_db
INDICATORS, TARGETS = "plan.yaml#indicators", "plan.yaml#indicators/targets"
AGREEMENTS, LINES = "agreements.yaml#agreements", "agreements.yaml#agreements/targets"
WHY = "Rencana kerja disusun ulang sesudah perubahan anggaran."


@pytest.fixture(name="own")
def made(tmp_path: Path) -> House:
    return house(tmp_path)


def typed_into(own: House, row: Row, **cells: str) -> int:
    """Change cells of a row on its page, as the planner, and return what the page answers."""
    row.refresh_from_db()
    texts = {f"sel-{name}": text for name, text in {**row.cells, **cells}.items()}
    sent = {"versi": str(row.version), "alasan": "", **texts}
    place = f"/kecil/{YEAR}/perencanaan/{slug_of(row.sheet)}/{row.pk}/"
    return own.browser("planner").post(place, sent).status_code


def edit(own: House, row: Row, *, why: str = "", **cells: str) -> None:
    row.refresh_from_db()
    own.year.refresh_from_db()
    change(
        own.year, [Edit(row.sheet, cells, row.pk, row.version)], Author(own.people["planner"], "planner", why)
    )


def indicator(own: House) -> Row:
    return own.year.rows.get(sheet=INDICATORS, cells__owner=POST)


def count(own: House, quarter: str = "Q4") -> Row:
    return own.year.rows.get(
        sheet="counts.csv",
        cells__measure="ktp.holders",
        cells__area=AREAS[0],
        cells__period=f"{YEAR}-{quarter}",
    )


@pytest.mark.parametrize("owner", ["kabid-capil", "kepala-dinas", "sekretaris", ""])
def test_an_indicator_of_an_approved_form_keeps_its_owner(own: House, owner: str) -> None:
    fill_all(own)
    assert typed_into(own, indicator(own), owner=owner) == 422
    assert typed_into(own, count(own), value="60") == 422
    assert indicator(own).cells["owner"] == POST and count(own).cells["value"] == "90"


@pytest.mark.parametrize("last", ["verify", "approve"])
def test_one_form_that_is_not_open_suffices_and_no_reason_helps(own: House, last: str) -> None:
    fill(own, f"{YEAR}-Q1", last)
    with pytest.raises(LockedError, match=r"Triwulan I .*(terverifikasi|disetujui)"):
        edit(own, indicator(own), why=WHY, owner="sekretaris")


def test_an_owner_changes_while_forms_are_open(own: House) -> None:
    own.browser("clerk").get(own.address())
    edit(own, indicator(own), owner="sekretaris")
    assert own.year.rows.filter(sheet=INDICATORS, cells__owner="sekretaris").exists()


def test_an_owner_changes_together_with_nothing_else_in_an_import(own: House) -> None:
    fill(own, f"{YEAR}-Q1")
    row, other = indicator(own), count(own, "Q1")
    own.year.refresh_from_db()
    edits = [
        Edit(INDICATORS, {"owner": "sekretaris"}, row.pk, row.version),
        Edit("counts.csv", {"value": "91"}, other.pk, other.version),
    ]
    with pytest.raises(LockedError):
        change(own.year, edits, Author(own.people["planner"], "planner", WHY))
    assert count(own, "Q1").cells["value"] == "90"


@pytest.mark.parametrize("year", [str(YEAR - 1), str(YEAR + 1)])
def test_the_year_of_a_year_is_its_own(own: House, year: str) -> None:
    office = own.year.rows.get(sheet="office.yaml")
    with pytest.raises(RefusedChangeError, match=f"tahunnya tidak dapat menjadi {year}"):
        edit(own, office, why=WHY, year=year)
    fill(own, f"{YEAR}-Q1")
    assert typed_into(own, office, year=year) == 422


def with_target(own: House, key: str, value: str) -> Row:
    cells = {"indicators.code": indicator(own).cells["code"], "key": key, "value": value}
    change(own.year, [Edit(TARGETS, cells)], Author(own.people["planner"], "planner", WHY))
    own.year.refresh_from_db()
    return own.year.rows.get(sheet=TARGETS, cells__key=key)


def test_the_year_of_a_target_is_not_changed_without_a_reason(own: House) -> None:
    first, second = with_target(own, str(YEAR), "90"), with_target(own, str(YEAR - 1), "60")
    fill_all(own)
    assert typed_into(own, first, key=str(YEAR - 4)) == 422
    assert typed_into(own, second, key=str(YEAR)) == 422
    assert typed_into(own, second, key=str(YEAR - 2)) == 422, "papers print the years of a plan side by side"
    edit(own, first, why=WHY, key=str(YEAR - 4))


def test_an_approved_year_never_loses_its_results_by_an_agreement(own: House) -> None:
    base = {"kind": "office", "tier": "II", "year": str(YEAR), "first_party": "a", "second_party": "b"}
    first = {**base, "id": "pk-a", "title": "PK", "signed": f"{YEAR}-01-05", "revision": ""}
    second = {**base, "id": "pk-b", "title": "PK perubahan", "signed": f"{YEAR}-09-05", "revision": "1"}
    line = {"indicator": indicator(own).cells["code"], "target.value": "90"}
    own.year.rows.filter(sheet=AGREEMENTS).delete()
    own.year.refresh_from_db()
    planner = Author(own.people["planner"], "planner", WHY)
    edits = [Edit(AGREEMENTS, first), Edit(AGREEMENTS, {**second, "reason": "perubahan anggaran"})]
    lines = [Edit(LINES, {"agreements.id": name, **line}) for name in ("pk-a", "pk-b")]
    known = change(own.year, [*edits, *lines], planner)
    assert known.is_computable
    fill_all(own)
    revision = own.year.rows.get(sheet=AGREEMENTS, cells__id="pk-b")
    assert typed_into(own, revision, tier="III") == 422
    assert typed_into(own, revision, revision="2") == 422


def test_who_heads_the_office_changes_with_a_reason_once_figures_are_approved(own: House) -> None:
    office = own.year.rows.get(sheet="office.yaml")
    fill(own, f"{YEAR}-Q1")
    assert typed_into(own, office, **{"office.head": "sekretaris"}) == 422
