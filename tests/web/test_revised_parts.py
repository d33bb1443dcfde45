"""Targets within the year in a revision: shown, written, and held against the target of the year."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.web.elements import Element
from tests.web.filling import YEAR, House, house
from tests.web.nightly.test_agreed_reasons import LINES, PAPER, PAPERS, WHY, sign
from tests.web.test_first_agreement import elements, fields, send

from capaian.web.trail.record import Author
from capaian.web.years.change import change
from capaian.web.years.edits import Edit
from capaian.web.years.known import know

pytestmark = pytest.mark.django_db
PARTS = f"{LINES}/periods"
TARGET, FOURTH, SECOND = "target-iku-ktp", f"target-iku-ktp:{YEAR}-Q4", f"target-iku-ktp:{YEAR}-Q2"
NAME = "IKU 1 Cakupan kepemilikan KTP-el"
TITLE = f"Perjanjian Kinerja Kepala Dinas Tahun {YEAR}, perubahan ke-1"
UNFIT = f"Target berkala di {TITLE} berakhir pada 95, padahal target tahunnya 80."


def part(target: str, quarter: int, code: str = PAPER) -> Edit:
    key = {"agreements.id": code, "targets.indicator": "iku-ktp", "key": f"{YEAR}-Q{quarter}"}
    return Edit(PARTS, {**key, "value": target})


@pytest.fixture(name="own")
def made(tmp_path: Path) -> House:
    """An office whose signed agreement promises 95, and 40 by the middle of the year."""
    own = house(tmp_path)
    target = Edit(LINES, {"agreements.id": PAPER, "indicator": "iku-ktp", "target.value": "95"})
    change(own.year, [target, part("40", 2), part("95", 4)], Author())
    sign(own)
    return own


def place(own: House) -> str:
    row = own.year.rows.filter(sheet=PAPERS).order_by("cells__revision").last()
    assert row is not None
    return f"/kecil/{YEAR}/perjanjian/{row.pk}/perubahan/"


def blank(own: House) -> dict[str, str]:
    return fields(elements(own.browser("planner").get(place(own)).text))


def compare(own: House, **typed: str) -> tuple[int, Element]:
    sent = {**blank(own), "ditandatangani": f"3 Agustus {YEAR}", "alasan": WHY}
    return send(own, {**sent, **{names[name]: text for name, text in typed.items()}}, place(own))


def keep(own: House, page: Element) -> int:
    sent = {**fields(page), "alasan": page.by_id("alasan").text, "aksi": "simpan"}
    status = send(own, sent, place(own))[0]
    own.year.refresh_from_db()
    return status


names = {"year": TARGET, "second": SECOND, "fourth": FOURTH}


def kept(own: House) -> dict[str, str]:
    rows = own.year.rows.filter(sheet=PARTS).exclude(**{"cells__agreements.id": PAPER})
    return {row.cells["key"]: row.cells.get("value", "") for row in rows}


def told(page: Element) -> list[str]:
    return [each.words for alert in page.all("div", role="alert") for each in alert.all("li")]


def test_targets_within_the_year_stand_behind_that_of_the_year(own: House) -> None:
    page = elements(own.browser("planner").get(place(own)).text)
    shown = fields(page)
    assert [shown[name] for name in (TARGET, SECOND, FOURTH)] == ["95", "40", "95"]
    labels = [each.words for each in page.all("label") if each.attributes["for"] in (SECOND, FOURTH)]
    assert labels == [f"{NAME}, Triwulan {number} Tahun {YEAR}" for number in ("II", "IV")]


def test_one_that_does_not_lead_to_the_target_of_the_year_is_told_before_it_is_kept(own: House) -> None:
    status, page = compare(own, year="80")
    assert status == 200
    (said,) = told(page)
    assert said == UNFIT
    assert UNFIT in page.by_id(f"{TARGET}-salah").words
    assert page.all("a", href=f"#{TARGET}")
    status, page = compare(own, year="80", fourth="80")
    assert status == 200 and told(page) == []
    assert keep(own, page) == 302
    assert kept(own) == {f"{YEAR}-Q2": "40", f"{YEAR}-Q4": "80"} and know(own.year).is_computable


def test_papers_that_differ_may_be_kept_by_who_was_told(own: House) -> None:
    page = compare(own, year="80")[1]
    assert keep(own, page) == 302
    assert kept(own) == {f"{YEAR}-Q2": "40", f"{YEAR}-Q4": "95"}


def test_a_target_within_the_year_alone_is_a_change(own: House) -> None:
    status, page = compare(own, second="45,5")
    assert status == 200 and told(page) == []
    (line,) = [each for each in page.all("tr") if "Triwulan II" in each.words]
    assert line.words == f"{NAME}, Triwulan II Tahun {YEAR}diubah4045,5"
    assert keep(own, page) == 302
    assert kept(own) == {f"{YEAR}-Q2": "45.5", f"{YEAR}-Q4": "95"}


def test_one_that_is_emptied_is_left_out(own: House) -> None:
    page = compare(own, second="")[1]
    assert any("Triwulan II" in each.words and "dikeluarkan" in each.words for each in page.all("tr"))
    assert keep(own, page) == 302
    assert kept(own) == {f"{YEAR}-Q4": "95"}


@pytest.mark.parametrize(("typed", "said"), [("banyak", "“banyak” bukan bilangan"), ("-3", "di bawah 0")])
def test_one_that_can_hardly_be_meant_is_told_at_its_field(own: House, typed: str, said: str) -> None:
    status, page = compare(own, second=typed)
    assert status == 422 and said in page.by_id(f"{SECOND}-salah").words
    assert page.by_id(SECOND).attributes["value"] == typed


def test_one_that_somebody_else_changed_is_not_put_back_unseen(own: House) -> None:
    page = compare(own, fourth="96", year="96")[1]
    row = own.year.rows.get(sheet=PARTS, cells__key=f"{YEAR}-Q2")
    change(own.year, [Edit(PARTS, {"value": "50"}, row.pk, row.version)], Author(reason=WHY))
    assert keep(own, page) == 200
    again = send(own, {**fields(page), "alasan": WHY}, place(own))[1]
    assert f"{NAME}, Triwulan II Tahun {YEAR}: 40 menjadi 50" in again.by_id("sementara-itu").words
    assert keep(own, again) == 302
    assert kept(own) == {f"{YEAR}-Q2": "50", f"{YEAR}-Q4": "96"}


def test_one_that_went_meanwhile_is_told_with_what_was_typed(own: House) -> None:
    sent = {**blank(own), "ditandatangani": f"3 Agustus {YEAR}", "alasan": WHY, SECOND: "44"}
    row = own.year.rows.get(sheet=PARTS, cells__key=f"{YEAR}-Q2")
    change(own.year, [Edit(PARTS, None, row.pk, row.version)], Author(reason=WHY))
    status, page = send(own, sent, place(own))
    said = f"Target berkala ini tidak ada lagi dalam perjanjian, jadi tidak dipakai: {NAME}, Triwulan II"
    assert status == 422 and told(page) == [f"{said} Tahun {YEAR}: 44."]
