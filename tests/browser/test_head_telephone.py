"""The head of the office on a telephone: from the first page to the figures,
and through all that waits.
"""

from __future__ import annotations

from playwright.sync_api import Page, expect
from tests.browser.conftest import People, await_styles
from tests.conftest import IS_NIGHTLY

from capaian.web.measurement.flow import State
from capaian.web.measurement.models import PostForm

MAX_TAPS = 2
WAITING = {} if IS_NIGHTLY else {"period": "2025-Q4"}
"""Forms that wait: one of each post by day, those of all quarters by night."""
FORMS = 16 if IS_NIGHTLY else 4
THUMB = (69, 698)
"""Where the button is, and that of the next form after it."""


class Taps:
    """Taps what a thumb reaches without scrolling, and counts."""

    def __init__(self, page: Page) -> None:
        self.page, self.count = page, 0

    def tap(self, name: str) -> None:
        found = (
            self.page.get_by_role("link", name=name)
            .or_(self.page.get_by_role("button", name=name))
            .first
        )
        expect(found).to_be_in_viewport(ratio=1)
        with self.page.expect_navigation():
            found.tap()
        self.count += 1
        await_styles(self.page)


def test_the_head_reaches_figures_and_approves_each_form_with_two_taps_at_most(
    people: People,
) -> None:
    PostForm.objects.update(state=State.APPROVED)
    PostForm.objects.filter(**WAITING).update(state=State.VERIFIED)
    page = people.enter("kadis", 360, height=740, has_touch=True)
    page.goto(f"{people.server}{people.base}/")
    taps = Taps(page)
    expect(page.locator(".neraca dd.n").first).to_be_in_viewport()
    taps.tap(f"Periksa {FORMS} isian")
    seen = set()
    for left in range(FORMS - 1, -1, -1):
        name = page.locator("#isian-ini").inner_text()
        seen.add(name)
        expect(page.locator(".diperiksa :is(table, .psn, .ut)").first).to_be_in_viewport()
        taps.tap("Setujui")
        page.touchscreen.tap(*THUMB)
        expect(page.get_by_text("disetujui.")).to_be_visible()
        assert taps.count <= MAX_TAPS * len(seen)
        assert PostForm.objects.filter(state=State.VERIFIED).count() == left, (
            "the second tap decides nothing"
        )
    assert len(seen) == FORMS
    expect(page.get_by_text("Tidak ada isian yang menunggu keputusan Anda")).to_be_visible()
