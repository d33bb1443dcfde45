"""Who comes to a computer after somebody signed out finds no page of theirs behind the back key."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import replace

import pytest
from playwright.sync_api import expect
from tests.browser.conftest import PROGRAM, People
from tests.conftest import BROWSERS

WHOLE = next((found for name in BROWSERS[1:] if (found := shutil.which(name))), PROGRAM)
"""A browser with windows, where there is one: others keep no pages."""


@pytest.fixture(name="keeping")
def browser_that_keeps_pages(people: People) -> Iterator[People]:
    """The same people at a browser that keeps whole pages for its back key, as those of offices do."""
    begun = people.browser.browser_type.launch(
        executable_path=WHOLE,
        args=["--no-sandbox", "--enable-features=BackForwardCache"],
        ignore_default_args=["--disable-back-forward-cache"],
    )
    yield replace(people, browser=begun)
    begun.close()


def test_the_back_key_leads_to_signing_in(keeping: People) -> None:
    page = keeping.open("perencana", "/orang/")
    assert "Perencana" in page.locator("main").inner_text()
    page.goto(page.url.replace("/orang/", "/bukti/"))
    leave = page.get_by_role("button", name="Keluar", exact=True)
    leave.first.click()
    expect(leave).to_have_count(0)
    for _ in range(2):
        page.evaluate("() => { history.back() }")
        page.wait_for_timeout(1_000)
        expect(leave).to_have_count(0)
        here = page.url.partition("?")[0]
        assert "/orang/" not in here and "/bukti/" not in here
