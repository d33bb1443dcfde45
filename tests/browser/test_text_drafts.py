"""Factors are saved when their field is left; what was typed outlives a line that drops and a locked form."""

from __future__ import annotations

import time
from contextlib import suppress

import pytest
from django.db import OperationalError
from playwright.sync_api import Locator, Page, expect
from tests.browser.conftest import People
from tests.browser.test_clashes import KEPT, until
from tests.browser.test_year_walk import CAPIL

from capaian.web.years.models import Row

OBSTACLES = 'textarea[id$=":obstacle"]'
STATUS = "#tersimpan"


def factors() -> list[str]:
    """The obstacles that are stored; a writer is waited for."""
    for _ in range(100):
        with suppress(OperationalError):
            found = Row.objects.filter(sheet="factors.csv", cells__kind="obstacle", cells__period="2025-Q4")
            return [row.cells["text"] for row in found.filter(office_year__office__slug="peragaan")]
        time.sleep(0.05)
    pytest.fail("the database stays locked")


def obstacles(page: Page) -> Locator:
    """The last field of obstacles, in its opened part."""
    page.evaluate("document.querySelectorAll('details.faktor').forEach((each) => { each.open = true; })")
    return page.locator(OBSTACLES).last


def add(page: Page, words: str) -> None:
    """Write an obstacle below those that are there."""
    field = obstacles(page)
    field.fill(f"{field.input_value()}\n{words}".strip())


def leave(page: Page) -> None:
    page.keyboard.press("Tab")


def test_a_factor_is_saved_when_its_field_is_left_and_once(people: People) -> None:
    page = people.open("petugas", CAPIL)
    before = factors()
    add(page, "Jaringan terputus tiga pekan.")
    leave(page)
    until(page, lambda: len(factors()) == len(before) + 1)
    expect(page.locator(STATUS)).to_contain_text("Draf tersimpan")
    field = obstacles(page)
    field.fill(field.input_value().replace("tiga", "empat"))
    leave(page)
    until(page, lambda: "Jaringan terputus empat pekan." in factors())
    assert len(factors()) == len(before) + 1, "the same factor, changed"
    until(page, lambda: page.evaluate(KEPT) == "")
    page.reload()
    expect(page.locator("#bentrok")).to_have_count(0)
    expect(page.locator(STATUS)).to_contain_text("Terakhir disimpan")
