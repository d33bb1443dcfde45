"""An office declares whether who plans verifies too; it is a row of its dossier, and the pages follow it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from tests.web.elements import elements
from tests.web.filling import POST, QUARTER, YEAR, House, house, typed
from tests.web.twins import person

from capaian.web.demonstration.make import make_files
from capaian.web.measurement.flow import State
from capaian.web.measurement.models import PostForm
from capaian.web.offices.models import Holding, HoldingKind, Role
from capaian.web.trail.record import Author
from capaian.web.years.change import FlawedError, change
from capaian.web.years.edits import Edit
from capaian.web.years.known import know

pytestmark = pytest.mark.django_db
POLICIES = "office.yaml"


@pytest.fixture(name="own")
def made(tmp_path: Path) -> House:
    """A form that was handed in, and a head of another unit."""
    own = house(tmp_path)
    other = person("kabid-lain", own.year.office, Role.UNIT_HEAD)
    Holding.objects.create(
        office=own.year.office,
        user=other,
        post="kabid-capil",
        kind=HoldingKind.DEFINITIVE,
        since=date(2020, 1, 1),
    )
    sent = {**typed(("90", "45"), ("100", "50")), "aksi": "ajukan"}
    assert own.browser("clerk").post(own.address(), sent).status_code == 302
    return House(own.year, {**own.people, "other": other})


def declare(own: House, verifier: str) -> None:
    row = next(
        row for row in own.year.rows.filter(sheet__startswith=POLICIES) if "policies.rounding" in row.cells
    )
    change(own.year, [Edit(row.sheet, {"policies.verifier": verifier}, row.pk, row.version)], Author())


def verify(own: House, name: str) -> int:
    return own.step(name, "verify").status_code


def form_state() -> State:
    return PostForm.objects.get(post=POST, period=QUARTER).stage


@pytest.mark.parametrize("declared", ["", "planner"], ids=["unsaid", "merged"])
def test_who_plans_verifies_unless_the_office_keeps_them_apart(own: House, declared: str) -> None:
    if declared:
        declare(own, declared)
    assert verify(own, "other") == 422
    assert verify(own, "planner") == 302
    assert form_state() is State.VERIFIED


def test_apart_the_head_of_another_unit_verifies_and_who_plans_does_not(own: House) -> None:
    declare(own, "unit_heads")
    assert verify(own, "planner") == 422
    assert verify(own, "holder") == 422, "nobody verifies the own form"
    assert form_state() is State.SUBMITTED
    home = own.browser("other").get(f"/kecil/{YEAR}/").content.decode()
    assert "Verifikasi isian: " in elements(home).words
    assert "Verifikasi isian: " not in own.browser("planner").get(f"/kecil/{YEAR}/").content.decode()
    assert "menunggu keputusan Anda" not in own.browser("planner").get(own.address()).text
    assert verify(own, "other") == 302
    assert form_state() is State.VERIFIED


def test_the_choice_is_read_from_the_dossier_and_nothing_else_is_one(own: House) -> None:
    declare(own, "unit_heads")
    facts = know(own.year).dossier_check.office_year
    assert facts is not None and facts.policies.verifier == "unit_heads"
    with pytest.raises(FlawedError):
        declare(own, "siapa saja")


def test_the_demonstration_says_that_its_planner_verifies() -> None:
    assert "  verifier: planner\n" in make_files(2025)["office.yaml"]
