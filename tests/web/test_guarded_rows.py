"""Entries of the log, tallies, movements and closed months: the database keeps them as they were written."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from uuid import uuid4

import pytest
from django.db import DatabaseError, connection, transaction
from tests.web.counting import DAY, a_press, counting_house, send

from capaian.domain.period import Period
from capaian.domain.registers.catalogue import MovementKind
from capaian.domain.registers.closed_month import Register
from capaian.web.feed.month_closing import close_month, reopen_month
from capaian.web.services.blanks.models import BlankMovement
from capaian.web.trail.record import Author
from capaian.web.trail.verify import find_missing_guard

pytestmark = pytest.mark.django_db
ATTACKS = (
    "UPDATE trail_entry SET reason = 'x'",
    "DELETE FROM trail_entry",
    "UPDATE services_tally SET count = 900",
    "DELETE FROM services_tally",
    "UPDATE blanks_blankmovement SET document = 'lain'",
    "DELETE FROM blanks_blankmovement",
    "UPDATE feed_closedmonth SET figures = '{}'",
    "UPDATE feed_closedmonth SET sha256 = 'f'",
    "UPDATE feed_closedmonth SET version = 9, reopened_on = NULL",
    "DELETE FROM feed_closedmonth",
)
OF_SQLITE = (
    "INSERT OR REPLACE INTO services_tally SELECT * FROM services_tally",
    "INSERT OR REPLACE INTO feed_closedmonth SELECT * FROM feed_closedmonth",
)
OF_POSTGRES = ("TRUNCATE trail_entry", "TRUNCATE services_tally", "TRUNCATE blanks_blankmovement CASCADE")


def test_what_was_counted_and_closed_is_not_rewritten_in_the_database(tmp_path: Path) -> None:
    own = counting_house(tmp_path)
    send(own, a_press())
    clerk = own.people["clerk"]
    BlankMovement.objects.create(
        office=own.year.office,
        day=DAY,
        blank="ktp-el",
        kind=MovementKind.RECEIVED,
        count=5,
        key=uuid4(),
        by=clerk,
    )
    own.year.office.site_days.update(closed_at=f"{DAY}T15:00Z")
    month, author = Period.parse(f"{DAY.year}-M03"), Author(clerk, reason="Sepuluh berkas terlewat.")
    close_month(own.year, Register.SERVICES, month, author)
    connection.check_constraints()  # on PostgreSQL nothing is emptied while checks of it wait
    others = OF_SQLITE if connection.vendor == "sqlite" else OF_POSTGRES
    for statement in (*ATTACKS, *others):
        with pytest.raises(DatabaseError, match="never change"), transaction.atomic():
            connection.cursor().execute(statement)
    reopen_month(own.year, Register.SERVICES, month, author)
    assert own.year.closed_months.get().reopened_on is not None, "what may change is not kept from it"
    assert date(DAY.year, 3, 4) == own.year.office.tallies.get().day


@pytest.mark.parametrize(
    ("statement", "reason"),
    [
        ("DROP TRIGGER services_tally_no_change{on}", "dihapus"),
        ("CREATE TRIGGER lain BEFORE DELETE ON services_tally {does}", "lain tidak dibuat"),
    ],
)
def test_a_guard_that_was_taken_away_is_found(statement: str, reason: str) -> None:
    assert find_missing_guard() is None
    is_sqlite = connection.vendor == "sqlite"
    does = "BEGIN SELECT 1; END" if is_sqlite else "EXECUTE FUNCTION rows_never_change()"
    command = statement.format(on="" if is_sqlite else " ON services_tally", does=does)
    connection.cursor().execute(command)
    assert reason in (find_missing_guard() or "")
