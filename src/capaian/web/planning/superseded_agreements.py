"""Signed agreements whose lines another agreement takes out of force: with a reason, told to the heads.

What changes within a signed agreement needs its reason by itself (`redefinition`). Here a revision, or an
agreement that binds more, takes the place of one that stays as it is.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from capaian.domain.office_year import OfficeYear as Facts
from capaian.domain.period import Period, PeriodKind
from capaian.rules.agreements import lines_in_force
from capaian.rules.targets import write_target
from capaian.web.measurement.flow import SHORTEST_REASON
from capaian.web.measurement.models import OF_AGREEMENTS, Notice
from capaian.web.measurement.readers import Readers
from capaian.web.planning.defining import OFFICE, PROMISED, name_of
from capaian.web.planning.redefinition import ELSEWHERE, RedefinitionError
from capaian.web.trail.record import Author
from capaian.web.years.edits import Edit
from capaian.web.years.known import Known
from capaian.web.years.models import OfficeYear

_SHEETS: Final = PROMISED | {OFFICE}
"""Sheets that say which agreement is in force."""
_MAX_LINES: Final = 3
"""Indicators whose targets are named one by one."""


def explain_superseded(
    year: OfficeYear, edits: Sequence[Edit], author: Author, before: Known, after: Known
) -> None:
    """See to it that a signed agreement is superseded only with a reason, and tell today's heads.

    Raises:
        RedefinitionError: if there is none.
    """
    was, now = before.read.partial, after.read.partial
    if was is None or now is None or _SHEETS.isdisjoint(edit.sheet for edit in edits):
        return
    for title, lines in _find_superseded(was, now, before).items():
        more = f", dan {len(lines) - _MAX_LINES} indikator lain" if len(lines) > _MAX_LINES else ""
        what = ", ".join([*lines.values()][:_MAX_LINES]) + more
        words = f"{title}, yang sudah ditandatangani, tidak berlaku lagi: {what}"
        if len(author.reason.strip()) < SHORTEST_REASON:
            needed = f"Tulis alasannya {ELSEWHERE}, sedikitnya {SHORTEST_REASON} huruf."
            raise RedefinitionError(f"{words}. {needed}", "reason")
        for head in Readers(year).heads:
            if head != author.user:
                text = f"{words}. Alasannya: {author.reason.strip()}"
                Notice.objects.create(office_year=year, to=head, text=text, address=OF_AGREEMENTS)


def _find_superseded(was: Facts, now: Facts, before: Known) -> Mapping[str, Mapping[str, str]]:
    """Return by title of a signed agreement what becomes of its lines that count no more, by indicator."""
    kept = {each.id: each.signed for each in now.agreements}
    found: dict[str, dict[str, str]] = {}
    for month in Period.year_of(was.year).parts(PeriodKind.MONTH):
        lines = lines_in_force(now, month)
        for code, stood in lines_in_force(was, month).items():
            own, stands = stood.agreement, lines.get(code)
            is_same = stands is not None and stands.agreement.id == own.id
            if is_same or not own.signed or kept.get(own.id) != own.signed:
                continue
            first = write_target(stood.line.target)
            then = write_target(stands.line.target) if stands else "tanpa target"
            course = f"dari {first} menjadi {then}" if first != then else f"tetap {then}"
            found.setdefault(own.title, {}).setdefault(code, f"{name_of(before, code)} {course}")
    return found
