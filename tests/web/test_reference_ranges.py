"""A range that nothing is judged by is told where it is brought, and beside its result."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.web.elements import elements
from tests.web.filling import YEAR, House, house, typed
from tests.web.test_target_values import write_target

pytestmark = pytest.mark.django_db
WHY = "sedang indikator ini dinilai terhadap satu angka (makin tinggi makin baik)"
BASE = f"/kecil/{YEAR}/"


@pytest.fixture(name="own")
def made(tmp_path: Path) -> House:
    return house(tmp_path)


def test_the_page_of_a_figure_says_why_it_is_not_judged(own: House) -> None:
    write_target(own, "agreed", lower="95", upper="97")
    own.year.refresh_from_db()
    shown = elements(own.browser("viewer").get(f"{BASE}jejak/indikator/iku-ktp/{YEAR}/").text)
    assert "Target 95–97: belum dapat dinilai" in shown.by_id("target").words


def test_so_does_the_first_page_of_the_year(own: House) -> None:
    write_target(own, "agreed", lower="95", upper="97")
    clerk = own.browser("clerk")
    for quarter in ("Q1", "Q2", "Q3", "Q4"):
        at = f"{YEAR}-{quarter}"
        assert clerk.post(own.address(quarter=at), typed(("90", "45"), ("100", "50"), at)).status_code == 302
    own.year.refresh_from_db()
    why = f"elum dapat dinilai: target berupa rentang, {WHY}"
    assert why in elements(own.browser("viewer").get(BASE).text).words
    shown = elements(own.browser("viewer").get(f"{BASE}jejak/indikator/iku-ktp/{YEAR}/").text)
    assert WHY in shown.by_id("target").words
