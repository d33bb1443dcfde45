"""A reason for sending a form back belongs to that step: no other one takes it along, or loses it."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.web.elements import elements
from tests.web.filling import House, house, typed
from tests.web.twins import count_entries

from capaian.web.measurement.models import PostForm, Taken

pytestmark = pytest.mark.django_db
WHY = "Rekap kecamatan kedua belum ada."


@pytest.fixture(name="own")
def made(tmp_path: Path) -> House:
    own = house(tmp_path)
    hand_in(own)
    return own


def hand_in(own: House) -> None:
    """Hand the form in; as it came back once more, where that is asked about."""
    sent = {**typed(("30", "40"), ("50", "60")), "aksi": "ajukan"}
    answer = own.browser("clerk").post(own.address(), sent)
    if answer.status_code == 422:
        (meant,) = elements(answer.text).all("button", name="dilihat")
        answer = own.browser("clerk").post(own.address(), {**sent, "dilihat": meant.attributes["value"]})
    assert answer.status_code == 302


def send(own: House, who: str, step: str, reason: str) -> tuple[int, str]:
    answer = own.step(who, step, reason)
    return answer.status_code, answer.text


@pytest.mark.parametrize("reason", ["kurang", WHY])
def test_a_verification_or_an_approval_takes_no_reason_for_returning_along(own: House, reason: str) -> None:
    for who, step, then in (("planner", "verify", "verified"), ("head", "approve", "approved")):
        before = count_entries()
        status, page = send(own, who, step, reason)
        assert status == 422 and count_entries() == before
        (box, *_) = elements(page).all("div", role="alert")
        assert "Kembalikan isian dengannya, atau kosongkan" in box.words
        assert send(own, who, step, "  ")[0] == 302
        assert PostForm.objects.get().state == then
        assert Taken.objects.filter(step=step).get().reason == ""
    assert reason not in own.browser("planner").get(own.address()).text


def test_returning_keeps_its_reason(own: House) -> None:
    assert send(own, "planner", "return", WHY)[0] == 302
    assert Taken.objects.filter(step="return").get().reason == WHY
    assert WHY in own.browser("clerk").get(own.address()).text
