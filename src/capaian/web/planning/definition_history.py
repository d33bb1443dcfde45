"""What a definition was before: changes with who, when and why from the log, earlier years from closings."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from capaian.dossier.years.definitions import PastDefinition, past_definitions
from capaian.web.measurement.models import ApprovedYear
from capaian.web.planning.cell_texts import shown_text
from capaian.web.planning.defining import DEFINING, OWNER, TARGETS
from capaian.web.planning.formula_owners import COMPONENTS, INDICATORS, Defined
from capaian.web.trail.models import Entry
from capaian.web.years.edits import row_name
from capaian.web.years.known import SHEETS, Known
from capaian.web.years.models import OfficeYear

_MOST: Final = 50
"""Versions that a page shows, the latest first."""
_VALIDITY: Final = ("valid_from", "valid_to")


@dataclass(frozen=True, slots=True)
class Changed:
    """A cell that changed."""

    title: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Version:
    """A change of a definition, or its approval with the year."""

    at: datetime
    by: str
    why: str
    changes: tuple[Changed, ...] = ()
    approved: str = ""
    """Name of the snapshot that was approved with the definition as it was then."""
    voided: str = ""
    """Why that approval holds no more."""


@dataclass(frozen=True, slots=True)
class History:
    """All that is known of earlier definitions of one thing."""

    versions: tuple[Version, ...]
    """Of this year, the latest first."""
    past: tuple[PastDefinition, ...]
    """Of the closed years before, the latest first."""


def history_of(year: OfficeYear, known: Known, defined: Defined) -> History:
    """Return what a definition was before, and when it was approved with the year."""
    approved = year.approvals.select_related("by").order_by("-at")
    found = [*_changes(year, known, defined), *_approvals(approved)]
    versions = sorted(found, key=lambda version: version.at, reverse=True)[:_MOST]
    past = [*past_definitions(known.read.closed, defined.part.code)]
    return History(tuple(versions), tuple(reversed(past)))


def _changes(year: OfficeYear, known: Known, defined: Defined) -> Iterator[Version]:
    names = {row_name(year.pk, defined.row.sheet, defined.row.pk): defined.row.sheet}
    names |= {row_name(year.pk, TARGETS, pk): TARGETS for pk in _targets(year, known, defined)}
    entries = Entry.objects.filter(office=year.office, subject__in=names, action__startswith="row.")
    for entry in entries.select_related("actor").order_by("-number")[: 2 * _MOST]:
        sheet = names[entry.subject]
        if changes := (*_cells(sheet, entry.before or {}, entry.after or {}),):
            yield Version(entry.at, str(entry.actor or "program"), entry.reason, changes)


def _targets(year: OfficeYear, known: Known, defined: Defined) -> Sequence[int]:
    """Return the rows of the year's targets of an indicator."""
    rows = zip(known.ids.get(TARGETS, ()), known.rows.get(TARGETS, ()), strict=True)
    own = (OWNER, defined.part.code), ("key", str(year.year))
    return [pk for pk, row in rows if all(row.cells.get(name) == text for name, text in own)]


def _cells(sheet: str, before: Mapping[str, str], after: Mapping[str, str]) -> Iterator[Changed]:
    """Yield what changed of a definition, as people write it; of a row that was added, all that it says."""
    columns = {column.id: column for column in SHEETS[sheet].columns}
    validity = _VALIDITY if sheet in (INDICATORS, COMPONENTS) else ()
    for name in dict.fromkeys((*DEFINING[sheet], *validity)):
        was, becomes = before.get(name, ""), after.get(name, "")
        if name in columns and was != becomes:
            column = columns[name]
            yield Changed(column.title, shown_text(column, was), shown_text(column, becomes))


def _approvals(approved: Iterable[ApprovedYear]) -> Iterator[Version]:
    for approval in approved:
        yield Version(approval.at, str(approval.by), "", approved=approval.name, voided=approval.voided_why)
