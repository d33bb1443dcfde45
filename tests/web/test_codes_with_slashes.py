"""Codes may have strokes in them: pages that name such a code have addresses like any others."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from django.urls import resolve, reverse

from capaian.web.measurement.differences import SUBJECT

OF_YEAR = {"office": "kecil", "year": 2024}
FORM = {**OF_YEAR, "post": "kabid/dafduk", "period": "2024-Q1"}
PLACES = [
    ("form", FORM),
    ("form_step", FORM),
    ("form_remark", FORM),
    ("form_difference", {**FORM, "subject": "total_differs:quarters:inputs:I/1:money:all:revised:2024"}),
    ("form_difference", {**FORM, "subject": "total_differs:a/2024x"}),
    ("trace", {**OF_YEAR, "kind": "indikator", "code": "iku/1", "period": "2024"}),
    ("trace", {**OF_YEAR, "kind": "cakupan", "code": "ktp/el:63.11.02", "period": "2024-S1"}),
    ("formula", {**OF_YEAR, "kind": "indikator", "code": "iku/1"}),
]


@pytest.mark.parametrize(("name", "told"), PLACES)
def test_an_address_leads_to_its_page_with_the_code_as_it_is(name: str, told: Mapping[str, object]) -> None:
    found = resolve(reverse(name, kwargs={**told}))
    assert (found.url_name, found.kwargs) == (name, told)


def test_a_difference_of_such_a_code_can_be_declared() -> None:
    assert all(SUBJECT.fullmatch(str(told["subject"])) for _, told in PLACES if "subject" in told)


@pytest.mark.parametrize("post", ["kabid-dafduk", "kabid/dafduk", "kabid/bukti"])
def test_what_belongs_to_a_form_is_not_taken_for_a_form(post: str) -> None:
    for name in ("form_step", "form_remark", "evidence_add"):
        found = resolve(reverse(name, kwargs={**FORM, "post": post}))
        assert (found.url_name, found.kwargs["post"]) == (name, post)
