"""Who corrects an approved figure reads what that reopens, gives a reason, and the form goes back."""

from __future__ import annotations

import pytest
from tests.browser.conftest import FIRST, People, await_styles

from capaian.web.measurement.flow import State
from capaian.web.measurement.models import PostForm
from capaian.web.planning.sheets import slug_of


@pytest.mark.parametrize("width", [360, 1366][FIRST])
def test_an_approved_figure_is_corrected_with_a_reason(people: People, width: int) -> None:
    form = PostForm.objects.filter(office_year__year=2025, state=State.APPROVED).order_by("period").first()
    assert form is not None
    row = form.office_year.rows.filter(sheet="counts.csv", cells__period=form.period).first()
    assert row is not None
    page = people.open("perencana", f"/perencanaan/{slug_of('counts.csv')}/{row.pk}/", width)
    page.locator("[name='value'], [name='sel-value']").fill("7")
    page.locator("main form.formulir button").first.click()
    page.wait_for_selector("#alasan")
    await_styles(page)
    assert "dikembalikan" in page.inner_text("[role=alert]")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.fill("#alasan", "Rekap SIAK bulan Maret ternyata berbeda dari yang diketik.")
    page.locator("main form.formulir button").first.click()
    page.wait_for_load_state()
    assert PostForm.objects.filter(office_year=form.office_year, state=State.RETURNED).exists()
