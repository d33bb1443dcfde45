"""What was open when a year began is carried on: identity by hand and by SQL, and days that change."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.web.counting import a_press, counting_house, send
from tests.web.filling import YEAR, House

from capaian.web.services.catalogue import catalogue_of
from capaian.web.services.models import Tally
from capaian.web.services.sums import ServiceLine, service_lines
from capaian.web.years.models import OfficeYear

pytestmark = pytest.mark.django_db
COUNTED = (
    (YEAR, {"received": 100, "printed": 60, "delivered": 50, "refused": 5}),
    (YEAR + 1, {"received": 10, "printed": 12, "delivered": 20, "withdrawn": 1}),
    (YEAR + 2, {"received": 3, "printed": 1}),
)
OPEN = (
    "SELECT SUM(CASE stage WHEN 'received' THEN count WHEN 'printed' THEN 0 ELSE -count END) "
    "FROM services_tally WHERE service = 'ktp' AND day < %s"
)


@pytest.fixture(name="own")
def made(tmp_path: Path) -> House:
    own = counting_house(tmp_path)
    for year, counts in COUNTED:
        for stage, count in counts.items():
            tally = {"day": date(year, 5, 6), "site": "loket-1", "service": "ktp", "by": own.people["clerk"]}
            Tally.objects.create(office=own.year.office, stage=stage, count=count, key=uuid4(), **tally)
    return own


def line_of(own: House, year: int, day: str = "12-31") -> ServiceLine:
    found = OfficeYear(pk=own.year.pk, office=own.year.office, year=year)
    return service_lines(found, catalogue_of(own.year), date.fromisoformat(f"{year}-{day}"))[0]


@pytest.mark.parametrize(
    ("year", "begin", "end", "unprinted"),
    [(YEAR, 0, 45, 35), (YEAR + 1, 45, 34, 32), (YEAR + 2, 34, 37, 34), (YEAR + 3, 37, 37, 34)],
)
def test_open_at_the_end_is_open_at_the_beginning_and_what_the_year_did(
    own: House, year: int, begin: int, end: int, unprinted: int
) -> None:
    assert line_of(own, year, "01-01").balance.open_before == begin
    line = line_of(own, year)
    assert (line.balance.open_after, line.unprinted) == (end, unprinted)
    with connection.cursor() as cursor:
        cursor.execute(OPEN, [date(year + 1, 1, 1)])
        assert cursor.fetchone() == (end,)


def test_a_day_of_last_year_that_changes_changes_what_is_carried_on(own: House) -> None:
    assert line_of(own, YEAR + 2, "01-01").balance.open_before == 34
    assert send(own, a_press(day=date(YEAR, 12, 30), count=7)).status_code == 200
    assert line_of(own, YEAR + 2, "01-01").balance.open_before == 41
    assert line_of(own, YEAR, "12-31").balance.open_after == 52


def test_a_year_is_added_up_once(own: House) -> None:
    line_of(own, YEAR + 2)
    with CaptureQueriesContext(connection) as queries:
        line_of(own, YEAR + 2)
    assert len(queries) == 2
    assert [*own.year.office.openings.values_list("year", flat=True)] == [YEAR + 1, YEAR + 2]
