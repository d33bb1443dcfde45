"""A target that can hardly be meant is asked about once, on whatever page or way it comes, by one rule."""

from __future__ import annotations

from decimal import Decimal

import pytest
from tests.web.approving import LINES, TARGETS, add
from tests.web.elements import elements
from tests.web.exchanging import Desk, unzipped, zipped
from tests.web.filling import YEAR, House

from capaian.web.planning.plausibility import beside_years
from capaian.web.years.known import know

BASE = f"/kecil/{YEAR}/"
REASON = "Target disesuaikan dengan anggaran perubahan."


@pytest.fixture(name="house")
def made(house: House) -> House:
    add(house, TARGETS, indicators__code="iku-ktp", key=str(YEAR - 1), value="89")
    add(house, TARGETS, indicators__code="iku-ktp", key=str(YEAR), value="90")
    add(house, LINES, agreements__id=f"pk-{YEAR}", indicator="iku-ktp", target__value="90")
    house.year.refresh_from_db()
    return house


@pytest.mark.parametrize(
    ("value", "others", "words"),
    [
        ("12336", (12, 11), "sekitar 1.028 kali target tahun 2024 (12)"),
        ("100", (12, 11), "sekitar 8 kali"),
        ("90", (12, 11), ""),
        ("1.2", (12, 11), "seper-10"),
        ("12", (12, 110), ""),
        ("12", (), ""),
        ("12", (0, 0), ""),
        ("3", (0.1, 0.2), "sekitar 30 kali"),
        ("0", (12, 11), ""),
    ],
)
def test_targets_are_compared_with_other_years(value: str, others: tuple[float, ...], words: str) -> None:
    known = [(2024 - place, Decimal(str(other))) for place, other in enumerate(others)]
    message = beside_years(Decimal(value), 2025, known)
    assert words in message and bool(words) is bool(message)


def stored(house: House, sheet: str, column: str) -> set[str]:
    return {row.cells[column] for row in house.year.rows.filter(sheet=sheet)}


def test_what_is_no_number_is_reported_by_the_name_of_its_indicator(house: House) -> None:
    sent = {"target-iku-ktp": "8S,5", "dulu-target-iku-ktp": "90"}
    answer = house.browser("planner").post(f"{BASE}target/", sent)
    facts = know(house.year).read.partial
    assert answer.status_code == 422 and facts is not None
    (each,) = [each for each in facts.indicators if each.code == "iku-ktp"]
    (alert,) = elements(answer.text).all("div", role="alert")
    assert (
        f"{each.symbol} {each.name}: “8S,5” bukan bilangan. Tulis misalnya 95 atau 95,5; rentang"
        in alert.words
    )
    assert "8S,5" not in stored(house, TARGETS, "value")


def test_an_import_lists_a_target_far_from_the_others(house: House) -> None:
    desk = Desk(house.browser("planner"), house.year)
    files = unzipped(desk.got("dossier.zip"))
    plan = files["plan.yaml"]
    changed = plan.replace(f"{YEAR}: 90".encode(), f"{YEAR}: 9500".encode())
    assert changed != plan
    address = desk.bring("d.zip", zipped({**files, "plan.yaml": changed}))
    page = desk.shown(address)
    assert "harus diperbaiki sesudah dipakai" in page and "di atas 100 persen" in page
    assert desk.take(address, page).status_code == 302
    assert "9500" in stored(house, TARGETS, "value")
