"""What rows that are typed and not written yet would make of a year: told where they are typed."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Final

from capaian.web.planning.called import in_names
from capaian.web.site.issue_words import on_page
from capaian.web.years.change import new_errors
from capaian.web.years.edits import Edit
from capaian.web.years.known import Known, find_out_next
from capaian.web.years.models import OfficeYear
from capaian.web.years.store import Becomes

_PLACE: Final = re.compile(r" \(lembar [^()]*, baris \d+(?:, kolom [^()]*)?\)")
"""Where something stands: rows that are not written yet stand nowhere."""


def find_forbidding(year: OfficeYear, known: Known, added: Mapping[str, Edit]) -> Sequence[tuple[str, str]]:
    """Return what would forbid computing a year and does not now, each with the field that it stands at.

    Contradictions are among them, which may be written: papers that differ come one after the other.

    Args:
        year: Whose rows.
        known: What is known of it as things stand.
        added: New rows by the fields that they come from; those of none are kept under names of no field.
    """
    fields = {-place: name for place, name in enumerate(added, 1)}
    written = [Becomes(edit.sheet, -place, edit.cells) for place, edit in enumerate(added.values(), 1)]
    after = find_out_next(year, known, written)
    told: dict[tuple[str, str], None] = {}
    for issue in new_errors(known, after):
        cell = after.locate(issue).cell
        field = fields.get(cell.row, "") if cell is not None else ""
        told[field, in_names(_PLACE.sub("", on_page(issue.message)), after)] = None
    return [*told]
