"""A value that was corrected after its form came back keeps evidence of before: asked about, and told."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.http import HttpResponse
from tests.web.elements import elements
from tests.web.filling import POST, QUARTER, House, cell, house, typed
from tests.web.proving import paper, sent

from capaian.web import change_rules
from capaian.web.evidence.year_evidence import ask_of_older
from capaian.web.measurement.flow import State
from capaian.web.measurement.models import PostForm

pytestmark = pytest.mark.django_db

REGISTERED = change_rules.FORM_RULES
"""What is asked where nothing is left out, as the other tests do."""
WHY = "Angka Kecamatan Hulu belum cocok."
OLDER = "sedangkan buktinya dari sebelum itu: Cakupan kepemilikan KTP-el."
NOTED = "Diajukan dengan bukti dari sebelum nilainya berubah: Cakupan kepemilikan KTP-el."


@pytest.fixture(name="own")
def made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> House:
    """An office whose form was handed in with a file for its counts."""
    assert ask_of_older in REGISTERED.questions
    monkeypatch.setattr(change_rules, "FORM_RULES", REGISTERED)
    own = house(tmp_path)
    hand_in(own, "90", "simpan")
    bring(own, "rekap-lama.pdf")
    assert hand_in(own, "90").status_code == 302
    return own


def form() -> PostForm:
    return PostForm.objects.get(post=POST, period=QUARTER)


def hand_in(own: House, hulu: str, deed: str = "ajukan", **more: str) -> HttpResponse:
    body = typed((hulu, "45"), ("100", "50"), aksi=deed, **more)
    body |= {f"dulu-{cell(measure, area)}": text for (measure, area), text in own.counts().items()}
    return own.browser("clerk").post(own.address(), body)


def bring(own: House, name: str) -> None:
    body = {"membuktikan": "ktp", "keterangan": name, "berkas": [sent(name, paper(name))]}
    assert own.browser("clerk").post(own.address(more="bukti/"), body).status_code == 302


def step(own: House, name: str, which: str, why: str = "") -> None:
    body = {"langkah": which, "versi": str(form().version), "alasan": why}
    assert own.browser(name).post(own.address(more="langkah/"), body).status_code == 302


def reopened(own: House) -> None:
    step(own, "planner", "verify")
    step(own, "head", "approve")
    step(own, "head", "reopen", WHY)
    assert form().stands is State.DRAFT


@pytest.mark.parametrize("came_back", ["returned", "reopened"])
def test_a_corrected_value_with_evidence_of_before_is_asked_about_once(own: House, came_back: str) -> None:
    if came_back == "returned":
        step(own, "planner", "return", WHY)
    else:
        reopened(own)
    answer = hand_in(own, "80")
    (box,) = elements(answer.text).all("div", role="alert")
    assert answer.status_code == 422 and OLDER in box.words
    (button,) = box.all("button")
    assert hand_in(own, "80", dilihat=button.attributes["value"]).status_code == 302
    assert form().stands is State.SUBMITTED
    assert NOTED in form().steps.filter(step="submit").last().reason
    assert NOTED in elements(own.browser("planner").get(own.address()).text).words, "who verifies reads it"


def test_with_a_newer_file_nothing_is_asked(own: House) -> None:
    reopened(own)
    hand_in(own, "80", "simpan")
    bring(own, "rekap-baru.pdf")
    assert hand_in(own, "80").status_code == 302


def test_a_value_that_came_back_to_what_it_was_is_proven_as_before(own: House) -> None:
    reopened(own)
    hand_in(own, "80", "simpan")
    assert OLDER not in hand_in(own, "90").text


def test_what_was_withdrawn_was_seen_by_nobody(own: House) -> None:
    step(own, "clerk", "withdraw")
    assert hand_in(own, "80").status_code == 302


def test_an_ordinary_correction_of_a_draft_is_told_nowhere(tmp_path: Path) -> None:
    own = house(tmp_path)
    hand_in(own, "90", "simpan")
    bring(own, "rekap.pdf")
    assert hand_in(own, "80").status_code == 302
