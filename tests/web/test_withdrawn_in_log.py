"""What the log tells of years that were begun, withdrawn and begun again, each by its own beginning."""

from __future__ import annotations

import pytest
from django.db import transaction
from tests.web.twins import office_year

from capaian.web.offices.models import Office
from capaian.web.trail.begun import BEGUN, WITHDRAWN, beginnings, withdrawn_years
from capaian.web.trail.record import Author, Deed, record

pytestmark = pytest.mark.django_db


@pytest.fixture(name="office")
def made() -> Office:
    return office_year("asri").office


def tell(office: Office | None, *deeds: Deed) -> None:
    with transaction.atomic():
        record(office, Author(), deeds)


def begun(year: int) -> Deed:
    return Deed(BEGUN, str(year), None, {"kind": "catalogue"})


def gone(year: int, pk: int) -> Deed:
    return Deed(WITHDRAWN, str(year), {"id": pk, "rows": 3}, None)


def standing() -> list[tuple[int, str]]:
    return [(entry.number, entry.subject) for entry in beginnings()]


def test_every_year_that_was_begun_stands(office: Office) -> None:
    tell(office, begun(2024), begun(2025))
    assert standing() == [(1, "2024"), (2, "2025")] and withdrawn_years() == frozenset()


def test_one_that_was_withdrawn_does_not(office: Office) -> None:
    tell(office, begun(2024), begun(2025), gone(2025, 7))
    assert standing() == [(1, "2024")] and withdrawn_years() == {7}


def test_one_that_was_begun_again_stands_by_its_last_beginning(office: Office) -> None:
    tell(office, begun(2024), gone(2024, 7), begun(2024))
    assert standing() == [(3, "2024")] and withdrawn_years() == {7}


def test_it_may_be_withdrawn_more_than_once(office: Office) -> None:
    tell(office, begun(2024), gone(2024, 7), begun(2024), gone(2024, 8))
    assert standing() == [] and withdrawn_years() == {7, 8}


def test_years_of_other_offices_are_others(office: Office) -> None:
    twin = office_year("asra").office
    tell(office, begun(2024))
    tell(twin, begun(2024), gone(2024, 9))
    assert standing() == [(1, "2024")] and withdrawn_years() == {9}


def test_an_entry_without_an_id_withdraws_no_rows(office: Office) -> None:
    tell(office, begun(2024), Deed(WITHDRAWN, "2024"))
    assert standing() == [] and withdrawn_years() == frozenset()
