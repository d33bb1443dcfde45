"""A citizen answers the survey on a small telephone without script;
the screen of a counter begins anew.
"""

from __future__ import annotations

from uuid import uuid4

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.utils.timezone import localdate
from playwright.sync_api import Page, expect
from tests.browser.conftest import People
from tests.browser.test_accessible import QUESTIONS, faults_of

from capaian.web.offices.models import Office
from capaian.web.surveys import form
from capaian.web.surveys.models import Answer, Survey

MAX_TAPS = 11
LOW = "[...document.querySelectorAll('fieldset label, select, textarea, .tb')]"
LOW += ".filter(each => each.getBoundingClientRect().height < 44).length"


@pytest.mark.parametrize("has_script", [False, True])
def test_nine_answers_take_few_taps(
    people: People, monkeypatch: pytest.MonkeyPatch, *, has_script: bool
) -> None:
    monkeypatch.setattr(form, "RETURN_SECONDS", 1)
    office = Office.objects.get(slug="peragaan")
    by = office.memberships.all()[0].user
    Survey.objects.create(
        office=office,
        by=by,
        key=uuid4(),
        year=2025,
        survey="skm",
        period=str(localdate().year),
        code="tirta2026",
        title="Survei Kepuasan",
        questions=QUESTIONS,
    )
    screen = {"width": 360, "height": 640}
    page = people.browser.new_context(viewport=screen, java_script_enabled=has_script).new_page()
    page.goto(f"{people.server}/survei/tirta2026/?kiosk")
    page.get_by_role("button", name="Kirim jawaban").click()
    expect(page.get_by_role("alert")).to_contain_text("Jawab sedikitnya 7 dari 9")
    if has_script:
        look_at(page)
    taps = 0
    for code, _, answers in QUESTIONS:
        page.locator(f"fieldset#{code}").get_by_text(answers[2], exact=True).click()
        taps += 1
    page.get_by_role("button", name="Kirim jawaban").click()
    expect(page.get_by_role("status")).to_contain_text("Terima kasih")
    assert taps + 1 <= MAX_TAPS and page.context.cookies() == []
    page.wait_for_url("**/survei/tirta2026/?kiosk")
    assert page.locator("input:checked").count() == 0
    own = Answer.objects.filter(survey__code="tirta2026")
    assert [(each.values, each.day) for each in own] == [("3" * 9, localdate())]


def look_at(page: Page) -> None:
    page.evaluate(Axe().axe_script)
    assert faults_of(page, "galat") == []
    assert page.evaluate(LOW) == 0
