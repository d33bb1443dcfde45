"""A form without any evidence is asked about once before it goes; one that went says how more is added."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.http import HttpResponse
from tests.web.elements import elements
from tests.web.filling import POST, House, house, typed
from tests.web.proving import paper, sent

from capaian.web import change_rules
from capaian.web.evidence.models import Requirement
from capaian.web.evidence.year_evidence import ask_without_any
from capaian.web.measurement.flow import State
from capaian.web.measurement.models import PostForm

pytestmark = pytest.mark.django_db
TWO = (("90", "45"), ("100", "50"))
REGISTERED = change_rules.FORM_RULES
"""What is asked where nothing is left out, as the other tests do."""
BARE = "Belum ada bukti untuk isian ini."


@pytest.fixture(name="own")
def made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> House:
    assert ask_without_any in REGISTERED.questions
    monkeypatch.setattr(change_rules, "FORM_RULES", REGISTERED)
    return house(tmp_path)


def hand_in(own: House, **more: str) -> HttpResponse:
    return own.browser("clerk").post(own.address(), {**typed(*TWO), "aksi": "ajukan", **more})


def bring(own: House) -> None:
    body = {"membuktikan": "ktp", "keterangan": "Rekap.", "berkas": [sent("rekap.pdf", paper())]}
    assert own.browser("clerk").post(own.address(more="bukti/"), body).status_code == 302


def form() -> PostForm:
    return PostForm.objects.get(post=POST)


def evidence_words(own: House, by: str = "clerk") -> str:
    return elements(own.browser(by).get(own.address()).text).by_id("bukti").words


def test_a_form_without_evidence_is_asked_about_once(own: House) -> None:
    answer = hand_in(own)
    (box,) = elements(answer.text).all("div", role="alert")
    assert answer.status_code == 422 and form().stage is State.DRAFT
    assert BARE in box.words and "ditarik kembali atau dikembalikan" in box.words
    (button,) = box.all("button")
    assert hand_in(own, dilihat=button.attributes["value"]).status_code == 302
    assert form().stage is State.SUBMITTED
    assert form().steps.get(step="submit").reason == "Diajukan tanpa bukti."


def test_what_is_said_of_other_questions_answers_none_about_evidence(own: House) -> None:
    assert hand_in(own, dilihat="0" * 64).status_code == 422
    assert form().stage is State.DRAFT


def test_with_a_file_nothing_is_asked(own: House) -> None:
    bring(own)
    assert hand_in(own).status_code == 302
    assert form().steps.get(step="submit").reason == ""


def test_where_evidence_is_required_its_lack_blocks_and_is_not_asked_about(own: House) -> None:
    Requirement.objects.create(office_year=own.year, code="ktp")
    answer = hand_in(own)
    assert answer.status_code == 422 and "Bukti wajib belum ada" in answer.text
    assert "ajukan tanpa bukti" not in answer.text and 'name="dilihat"' not in answer.text
