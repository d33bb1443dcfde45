"""Writing what a table changes in the service register, all or nothing, with its file as evidence."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Final
from uuid import uuid4

from django.db import connection, transaction

from capaian.web.feed.models import require_reason
from capaian.web.services.models import CountedTable, Tally
from capaian.web.services.presses import lock_days, lock_if_over, note_presses
from capaian.web.services.table_import import (
    FILE_QUESTION,
    OWNER_QUESTION,
    REST_QUESTION,
    BroughtTable,
    Correction,
    TablePlanner,
)
from capaian.web.trail.record import Author, Deed, record
from capaian.web.years.change import RefusedChangeError
from capaian.web.years.contents import keep_content
from capaian.web.years.models import OfficeYear


@transaction.atomic
def keep_table(year: OfficeYear, brought: BroughtTable, author: Author, read: str) -> CountedTable:
    """Write what a table changes, and keep its file.

    Args:
        year: The office-year.
        brought: The table with what was answered.
        author: Who writes it, with the reason where it contradicts what was counted.
        read: Stamp of the plan that was read.

    Raises:
        RefusedChangeError: with why; then nothing is written.
    """
    if author.user is None:
        raise RefusedChangeError("Masuk dahulu.")
    locked = lock_if_over(year, {each.day for each in brought.numbers})
    planner = TablePlanner(locked, author.user, brought)
    days = lock_days(locked, {(brought.site, day) for day in (*planner.days, *planner.days_between)})
    for day in planner.days:
        planner.rules.number_of(brought.post, day, binds=True)
    plan = planner.make()
    if plan.problems:
        raise RefusedChangeError(" ".join(each.text for each in plan.problems))
    if not plan.is_ready or plan.stamp != read:
        raise RefusedChangeError("Isinya berubah sejak diperiksa. Periksa lagi, lalu tulis.")
    if any(each.key not in (OWNER_QUESTION, FILE_QUESTION, REST_QUESTION) for each in plan.contradictions):
        require_reason(author.reason)
    touched = [each.day for each in brought.numbers]
    table = CountedTable.objects.create(
        office=locked.office,
        name=brought.upload.name,
        sha256=keep_content(brought.upload.path.read_bytes()),
        site=brought.site,
        first=min(touched),
        last=max(touched),
        is_recap=any(each.is_recap for each in plan.corrections),
        reason=author.reason,
        heads=dict(brought.heads),
        words=dict(brought.words),
        by=author.user,
    )
    _insert(table, plan.corrections)
    note_presses(locked, Counter((table.site, each.scope.day) for each in plan.corrections), days)
    # The log has the file, and one fingerprint of all that it brought.
    after = {"name": table.name, "sha256": table.sha256, "numbers": len(plan.corrections)}
    deed = Deed("services.table_taken", f"{year.pk}/{table.pk}", None, after, [f"counted_table/{table.pk}"])
    record(locked.office, author, [deed])
    return table


_INSERT: Final = """
INSERT INTO services_tally
    ("office_id", "by_id", "table_id", "site", "seal", "at", "key", "day",
     "service", "detail", "stage", "area", "post", "holder", "count", "is_recap")
VALUES (%s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s)
"""


def _insert(table: CountedTable, corrections: Sequence[Correction]) -> None:
    """Write what a table changes: to make objects of twenty thousand numbers would take seconds."""
    fields = {field.name: field for field in Tally._meta.concrete_fields}
    at = fields["at"].get_db_prep_save(table.at, connection)
    same = (table.office_id, table.by_id, table.pk, table.site, "", at)
    dates = {each.scope.day for each in corrections}
    days = {day: fields["day"].get_db_prep_save(day, connection) for day in dates}
    rows = []
    for scope, cell, number, is_recap in corrections:
        key = fields["key"].get_db_prep_save(uuid4(), connection)
        rows.append((*same, key, days[scope.day], *scope[1:], *cell, number, is_recap))
    with connection.cursor() as cursor:
        cursor.executemany(_INSERT, rows)
