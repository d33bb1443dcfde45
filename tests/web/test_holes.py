"""What is shared into a form that was approved already is told: nobody can fill it in as things stand."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from tests.web.elements import elements
from tests.web.filling import POST, QUARTER, YEAR, House
from tests.web.two_units import CAPIL, NEXT, two_units

from capaian.web.measurement.flow import State
from capaian.web.measurement.forms import forms_of
from capaian.web.measurement.gate import find_holes
from capaian.web.measurement.models import PostForm, Remark
from capaian.web.years.models import OfficeYear

pytestmark = pytest.mark.django_db
PAGE = f"/kecil/{YEAR}/pembagian/"


@pytest.fixture(name="own")
def made(tmp_path: Path) -> House:
    return two_units(tmp_path)


def approve(own: House, post: str, period: str, state: State = State.APPROVED) -> PostForm:
    form, _ = PostForm.objects.update_or_create(
        office_year=own.year, post=post, period=period, defaults={"state": state}
    )
    return form


def share_out(own: House) -> str:
    """Give the cards to the other post; what the page says then."""
    planner = own.browser("planner")
    row = own.year.rows.get(sheet="plan.yaml#components", cells__code="ktp")
    sent = {
        "jabatan-plan-components-ktp": CAPIL,
        "dulu-jabatan-plan-components-ktp": row.cells.get("owner", ""),
        "alasan": "Dipindah sejak triwulan ini.",
    }
    assert planner.post(PAGE, sent).status_code == 302
    return planner.get(PAGE).text


def test_a_form_that_gets_more_after_its_approval_is_named_with_what_it_lacks(own: House) -> None:
    approve(own, CAPIL, NEXT)
    own.year.rows.filter(sheet="counts.csv", cells__period=NEXT).delete()
    page = elements(share_out(own))
    told = page.by_id("lubang")
    (link,) = told.all("a")
    assert link.attributes["href"].endswith(f"/{CAPIL}/{NEXT}/") and "Triwulan II" in link.words
    assert re.search(r"dan \d+ nilai lain", told.words) and "membukanya kembali" in told.words


@pytest.mark.parametrize("state", [State.DRAFT, State.SUBMITTED, State.RETURNED])
def test_what_can_still_be_filled_in_or_returned_is_none(own: House, state: State) -> None:
    approve(own, CAPIL, NEXT, state)
    assert "lubang" not in share_out(own)


def holes(own: House) -> list[tuple[str, str]]:
    found = forms_of(OfficeYear.objects.get(pk=own.year.pk))
    assert found is not None
    return [(each.form.post, each.form.period) for each in find_holes(found)]


def test_a_whole_form_a_reason_and_a_closed_year_are_none(own: House) -> None:
    approve(own, POST, QUARTER)
    assert holes(own) == []
    form = approve(own, POST, NEXT)
    assert holes(own) == [(POST, NEXT)]
    found = forms_of(OfficeYear.objects.get(pk=own.year.pk))
    assert found is not None
    for slot in found.cells_of(POST, form.quarter).slots:
        text = "Data belum diterima dari kecamatan"
        form.remarks.create(
            kind=Remark.Kind.EXPLANATION, slot=slot.name, text=text, by=own.people["clerk"], value=""
        )
    assert holes(own) == []
    form.remarks.all().delete()
    OfficeYear.objects.filter(pk=own.year.pk).update(is_closed=True)
    assert holes(own) == []
