"""Writing what a table changes in the service register, all or nothing, with its file as evidence."""

from __future__ import annotations

from collections import Counter
from uuid import uuid4

from django.db import transaction

from capaian.web.feed.models import require_reason
from capaian.web.services.models import CountedTable, Tally
from capaian.web.services.presses import lock_days, lock_if_over, note_presses
from capaian.web.services.table_import import (
    FILE_QUESTION,
    OWNER_QUESTION,
    REST_QUESTION,
    BroughtTable,
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
    same = {"office": locked.office, "by": author.user, "table": table, "site": table.site}
    rows = (
        Tally(key=uuid4(), count=count, is_recap=is_recap, **scope._asdict(), **cell._asdict(), **same)
        for scope, cell, count, is_recap in plan.corrections
    )
    Tally.objects.bulk_create(rows)
    note_presses(locked, Counter((table.site, each.scope.day) for each in plan.corrections), days)
    # The log has the file, and one fingerprint of all that it brought.
    after = {"name": table.name, "sha256": table.sha256, "numbers": len(plan.corrections)}
    deed = Deed("services.table_taken", f"{year.pk}/{table.pk}", None, after, [f"counted_table/{table.pk}"])
    record(locked.office, author, [deed])
    return table
