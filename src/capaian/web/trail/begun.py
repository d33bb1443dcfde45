"""What a year began with, as its first entry tells it: a digest of the rows of each sheet.

Rows that no other entry knows are held against it, those that are there and those that are not.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from hashlib import sha256
from typing import Final

from capaian.web.trail.models import Entry
from capaian.web.years.models import OfficeYear

BEGUN: Final = "year.begun"
"""What the log calls it, with the year as subject."""
WITHDRAWN: Final = "year.withdrawn"
"""What the log calls that a year goes again before anything was told in it; its id stands in `before`."""
SHEETS: Final = "sheets"
"""Part of the entry of a beginning: digests by the ids of sheets."""
Cells = Mapping[str, str]


def entry_of(year: OfficeYear) -> Entry | None:
    """Return the entry of the beginning of a year, with who began it; `None` where the log has none."""
    begun = Entry.objects.filter(office=year.office_id, action=BEGUN, subject=str(year.year))
    return begun.select_related("actor").order_by("number").last()


def beginnings() -> list[Entry]:
    """Return the beginnings of years that were not withdrawn since, in their order."""
    standing: dict[tuple[int | None, str], Entry] = {}
    for entry in Entry.objects.filter(action__in=(BEGUN, WITHDRAWN)).order_by("number"):
        if entry.action == WITHDRAWN:
            standing.pop((entry.office_id, entry.subject), None)
        else:
            standing[entry.office_id, entry.subject] = entry
    return [*standing.values()]


def withdrawn_years() -> frozenset[int]:
    """Return the ids of years that were withdrawn: nothing of them is there any more."""
    told = Entry.objects.filter(action=WITHDRAWN).values_list("before", flat=True)
    return frozenset(before["id"] for before in told if before)


def digests_of(rows: Iterable[tuple[int, str, Cells]]) -> dict[str, str]:
    """Return a digest of the rows of each sheet.

    Args:
        rows: Id, sheet and texts of each; an empty text says as much as none.

    Examples:
        >>> rows = [(7, "counts.csv", {"value": "1"}), (8, "counts.csv", {"value": "2", "source": ""})]
        >>> digests_of(rows) == digests_of([(8, "counts.csv", {"value": "2"}), rows[0]])
        True
    """
    by_sheet: dict[str, list[tuple[int, Cells]]] = defaultdict(list)
    for pk, sheet, cells in rows:
        by_sheet[sheet].append((pk, {name: text for name, text in cells.items() if text}))
    return {sheet: _digest(own) for sheet, own in sorted(by_sheet.items())}


def _digest(rows: Iterable[tuple[int, Cells]]) -> str:
    lines = (json.dumps(row, sort_keys=True) for row in sorted(rows, key=lambda row: row[0]))
    return sha256("\n".join(lines).encode()).hexdigest()
