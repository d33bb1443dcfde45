"""Errors that rows of several forms make together keep each of these forms back; others do not."""

from __future__ import annotations

from datetime import date
from typing import Final

import pytest

from capaian.domain.period import Period
from capaian.web.accounts.models import User
from capaian.web.demonstration.make import SLUG, make_demonstration
from capaian.web.measurement.flow import Step
from capaian.web.measurement.forms import Forms, forms_of
from capaian.web.measurement.gate import Problem, find_problems
from capaian.web.measurement.models import PostForm
from capaian.web.measurement.steps import Person, UnfinishedError, take_step
from capaian.web.offices.models import Role
from capaian.web.trail.record import Author
from capaian.web.years.change import change
from capaian.web.years.edits import Edit
from capaian.web.years.models import OfficeYear, Row

pytestmark = pytest.mark.django_db
POST: Final = "kabid-capil"
INPUTS: Final = "inputs.csv"


@pytest.fixture(name="year")
def made() -> OfficeYear:
    """The demonstration: quarters of 2025, the last one open."""
    make_demonstration(date(2026, 11, 25))
    return OfficeYear.objects.get(office__slug=SLUG)


def stands(year: OfficeYear, quarter: str, post: str = POST) -> tuple[Forms, PostForm]:
    year.refresh_from_db()
    forms = forms_of(year)
    assert forms is not None
    return forms, forms.form(post, Period.parse(quarter))


def shared(year: OfficeYear, quarter: str = "2025-Q4", post: str = POST) -> list[Problem]:
    """What is wrong with the budget of a form."""
    found = find_problems(*stands(year, quarter, post))
    return [each for each in found if "semua triwulan" in each.message]


def money(year: OfficeYear, quarter: str) -> Row:
    """Money of the first sub-activity of the form."""
    forms, form = stands(year, quarter)
    slot = next(each for each in forms.owed(POST, form.quarter).slots if each.sheet == INPUTS)
    stored = forms.stored_at(slot.sheet, slot.key)
    assert stored is not None
    return Row.objects.get(pk=stored.id)


def spend(year: OfficeYear, quarter: str, amount: str) -> str:
    """Write what was spent, and return on what."""
    row = money(year, quarter)
    change(year, [Edit(INPUTS, {"actual": amount}, row.pk, row.version)], Author())
    return row.cells["node"]


def test_a_budget_that_is_exceeded_with_this_form_keeps_it_back(year: OfficeYear) -> None:
    assert shared(year) == []
    node = spend(year, "2025-Q4", "99000000000")
    (problem,) = shared(year)
    assert problem.slot is not None and dict(problem.slot.key)["node"] == node
    assert dict(problem.slot.key)["period"] == "2025-Q4"
    assert "lembar Masukan, baris" in problem.message and not problem.may_be_explained
    forms, form = stands(year, "2025-Q4")
    person = Person(User.objects.get(username="petugas"), frozenset({Role.DATA_ENTRY}))
    with pytest.raises(UnfinishedError):
        take_step(forms, form, Step.SUBMIT, person)
    spend(year, "2025-Q4", "1")
    assert shared(year) == []


def test_forms_of_others_are_not_kept_back_by_it(year: OfficeYear) -> None:
    spend(year, "2025-Q4", "99000000000")
    assert shared(year, post="kabid-dafduk") == []
    assert shared(year, post="sekretaris") == []


def test_nothing_is_written_while_it_is_found_out(year: OfficeYear) -> None:
    spend(year, "2025-Q4", "99000000000")
    year.refresh_from_db()
    before = [year.revision, *year.rows.values_list("pk", "cells", "version")]
    assert shared(year)
    year.refresh_from_db()
    assert [year.revision, *year.rows.values_list("pk", "cells", "version")] == before
