"""What says how figures are computed changes only with a reason once they are approved, and never breaks."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.web.filling import YEAR, House, house
from tests.web.test_redefinition import COMPONENTS, FIRST, INDICATORS, TARGETS, WHY, row
from tests.web.test_year_approval import fill

from capaian.web.planning.redefinition import RedefinitionError, find_redefined
from capaian.web.trail.record import Author
from capaian.web.years.change import FlawedError, change
from capaian.web.years.edits import Edit
from capaian.web.years.known import know
from capaian.web.years.models import Row

pytestmark = pytest.mark.django_db


@pytest.fixture(name="own")
def made(tmp_path: Path) -> House:
    return house(tmp_path)


@pytest.fixture(name="approved")
def with_an_approved_form(own: House) -> House:
    fill(own, FIRST)
    own.year.refresh_from_db()
    return own


@pytest.mark.parametrize(
    ("sheet", "code", "column", "text", "said"),
    [
        ("office.yaml", "", "policies.decimals", "3", "Kebijakan: Banyak desimal dipakai isian"),
        ("office.yaml", "", "policies.rounding", "exact", "Kebijakan: Pembulatan dipakai isian"),
        ("office.yaml", "", "policies.areas", "mean_of_ratios", "Kebijakan: Penggabungan kecamatan dipakai"),
        ("office.yaml", "", "policies.verifier", "unit_heads", "Kebijakan: Pemeriksa isian dipakai isian"),
        (COMPONENTS, "ktp", "aggregation", "sum", "Penggabungan periode Cakupan kepemilikan KTP-el dipakai"),
        (COMPONENTS, "ktp", "decimals", "0", "Banyak desimal Cakupan kepemilikan KTP-el dipakai"),
        (COMPONENTS, "ktp", "may_exceed_whole", "ya", "Batas 100 persen Cakupan kepemilikan KTP-el dipakai"),
        (INDICATORS, "iku-ktp", "is_key", "tidak", "Sifat utama IKU 1 Cakupan kepemilikan KTP-el dipakai"),
        (
            INDICATORS,
            "iku-ktp",
            "valid_to",
            f"{YEAR}-06-30",
            "Masa berlaku IKU 1 Cakupan kepemilikan KTP-el dipakai",
        ),
        ("areas.csv", "99.01.02", "kind", "village", "Daftar wilayah dipakai isian"),
    ],
)
def test_what_else_says_how_figures_are_computed_needs_a_reason(
    approved: House, sheet: str, code: str, column: str, text: str, said: str
) -> None:
    own = approved.year.rows.get(sheet=sheet, **({"cells__code": code} if code else {}))
    edit = Edit(sheet, {column: text}, own.pk, own.version)
    with pytest.raises(RedefinitionError, match=said):
        change(approved.year, [edit], Author(approved.people["planner"]))
    own.refresh_from_db()
    assert own.cells.get(column, "") != text
    found = [*find_redefined(approved.year, [Edit(sheet, {column: own.cells.get(column, "")}, own.pk, 1)])]
    assert found == [], "what stands is no other definition"


def test_a_new_district_or_method_changes_approved_figures_too(approved: House) -> None:
    for sheet, cells in (
        ("areas.csv", {"code": "99.01.09", "name": "Baru", "kind": "district", "parent": "99.01"}),
        ("office.yaml#policies/methods", {"key": "higher", "value": "T/R"}),
    ):
        with pytest.raises(RedefinitionError):
            change(approved.year, [Edit(sheet, cells)], Author(approved.people["planner"]))


@pytest.mark.parametrize(
    ("sheet", "code", "column", "text"),
    [
        (COMPONENTS, "ktp", "numerator.counted", "daftar-lain"),
        (INDICATORS, "iku-ktp", "method", "(2T-R)/T"),
    ],
)
def test_no_definition_leaves_approved_figures_without_results(
    approved: House, sheet: str, code: str, column: str, text: str
) -> None:
    own = row(approved, code, sheet)
    cells = {column: text, "valid_from": f"{YEAR}-01-01"} if sheet == INDICATORS else {column: text}
    with pytest.raises(FlawedError):
        change(
            approved.year,
            [Edit(sheet, cells, own.pk, own.version)],
            Author(approved.people["planner"], reason=WHY),
        )
    approved.year.refresh_from_db()
    assert row(approved, code, sheet).version == 1
    assert know(approved.year).is_computable


def test_before_an_approval_a_definition_may_wait_for_another(own: House) -> None:
    component = row(own, "ktp", COMPONENTS)
    edit = Edit(COMPONENTS, {"numerator.counted": "daftar-lain"}, component.pk, 1)
    assert not change(own.year, [edit], Author()).is_computable


def with_target(own: House, text: str) -> Row:
    cells = {"indicators.code": "iku-ktp", "key": str(YEAR), "value": text}
    change(own.year, [Edit(TARGETS, cells)], Author())
    return own.year.rows.get(sheet=TARGETS)


@pytest.mark.parametrize(("stands", "becomes"), [("95,5", "95.5"), ("95.5", "95,50"), ("1 ", "1")])
def test_another_text_of_the_same_target_is_no_other_target(own: House, stands: str, becomes: str) -> None:
    target = with_target(own, stands)
    assert [*find_redefined(own.year, [Edit(TARGETS, {"value": becomes}, target.pk, 1)])] == []
    found = [*find_redefined(own.year, [Edit(TARGETS, {"value": "96"}, target.pk, 1)])]
    assert [each.words for each in found] == [("target",)]


def test_who_approved_reads_what_the_target_was(own: House) -> None:
    target = with_target(own, "90")
    fill(own, FIRST)
    own.year.refresh_from_db()
    edit = Edit(TARGETS, {"value": "95.5"}, target.pk, target.version)
    change(own.year, [edit], Author(own.people["planner"], reason=WHY))
    told = own.year.notices.filter(to=own.people["head"]).values_list("text", flat=True)
    assert any(
        text.startswith(
            "Target IKU 1 Cakupan kepemilikan KTP-el berubah dari 90 menjadi 95,5 sesudah Anda menyetujui"
        )
        for text in told
    )


def test_a_wrong_year_of_a_target_is_told_at_the_year(own: House) -> None:
    target = with_target(own, "90")
    address = f"/kecil/{YEAR}/perencanaan/plan-indicators-targets/{target.pk}/"
    answer = own.browser("planner").post(address, {"versi": "1", "sel-key": "20256"})
    assert answer.status_code == 422
    assert 'id="sel-key-salah"' in answer.text and 'id="sel-value-salah"' not in answer.text


def test_what_is_typed_on_a_page_is_stored_as_a_dossier_writes_it(own: House) -> None:
    target = with_target(own, "90")
    address = f"/kecil/{YEAR}/perencanaan/plan-indicators-targets/{target.pk}/"
    own.browser("planner").post(address, {"versi": "1", "sel-value": "95,5"})
    target.refresh_from_db()
    assert target.cells["value"] == "95.5"
    own.browser("planner").post(address, {"versi": "2", "sel-value": "95,5 "})
    target.refresh_from_db()
    assert (target.cells["value"], target.version) == ("95.5", 2), "the same is no change"
