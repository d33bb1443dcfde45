"""The indicators and components of a year, each with the row that defines it and its versions."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from django.http import Http404

from capaian.domain.office_year import OfficeYear as Facts
from capaian.domain.plan import Component, Indicator
from capaian.web.planning.cell_texts import shown_text
from capaian.web.planning.sheets import COMPONENTS, INDICATORS
from capaian.web.trail.models import Entry
from capaian.web.years.edits import Cells, row_name
from capaian.web.years.known import SHEETS, Known
from capaian.web.years.models import OfficeYear, Row

KINDS: Final[Mapping[str, str]] = {"indikator": INDICATORS, "cakupan": COMPONENTS}
"""Sheets of what has a formula, by their words in addresses."""
MAX_VERSIONS: Final = 50
"""Versions that a page shows, the latest first."""


@dataclass(frozen=True)
class Defined:
    """What has a formula, and where it is stored."""

    kind: str
    row: Row
    facts: Facts
    part: Component | Indicator

    @property
    def formula(self) -> str:
        """The formula as it is stored."""
        return self.part.formula

    @property
    def begins(self) -> str:
        """Day from which it holds, as a browser writes it; empty where none is stored."""
        day = getattr(self.part, "valid_from", None)
        return day.isoformat() if day else ""

    @property
    def is_required(self) -> bool:
        """Whether it cannot be without a formula."""
        return isinstance(self.part, Component)


def find_defined(year: OfficeYear, known: Known, kind: str, code: str) -> Defined:
    """Return what is defined under a code; raises `Http404` where nothing is, or cannot be read."""
    sheet, facts = KINDS.get(kind), known.read.partial
    row = year.rows.filter(sheet=sheet, cells__code=code).first() if sheet and "\0" not in code else None
    parts = (*facts.indicators, *facts.components) if facts is not None else ()
    is_kind = Indicator if sheet == INDICATORS else Component
    part = next((each for each in parts if isinstance(each, is_kind) and each.code == code), None)
    if row is None or facts is None or part is None:
        raise Http404
    return Defined(kind, row, facts, part)


def formula_address(sheet: str, code: str) -> tuple[str, str] | None:
    """Return how the formula of a row is called in addresses; `None` where rows have none."""
    kind = next((kind for kind, own in KINDS.items() if own == sheet), None)
    return (kind, code) if kind and code and "/" not in code else None


@dataclass(frozen=True, slots=True)
class Version:
    """A change of a definition, or its approval with the year."""

    at: datetime
    by: str
    why: str = ""
    changes: Sequence[tuple[str, str, str]] = ()
    """Titles of columns, with what they said before and after."""
    approved: str = ""
    """Name of the snapshot that was approved with the definition as it was then."""
    voided: str = ""
    """Why that approval holds no more."""


def versions_of(year: OfficeYear, defined: Defined) -> Sequence[Version]:
    """Return the changes of a definition in this year and its approvals, the latest first."""
    approvals = year.approvals.select_related("by")
    found = [Version(each.at, str(each.by), approved=each.name, voided=each.voided_why) for each in approvals]
    found += _changes(year, defined)
    return sorted(found, key=lambda version: version.at, reverse=True)[:MAX_VERSIONS]


def _changes(year: OfficeYear, defined: Defined) -> Iterator[Version]:
    sheet = defined.row.sheet
    name = row_name(year.pk, sheet, defined.row.pk)
    entries = Entry.objects.filter(office=year.office, subject=name, action__startswith="row.")
    for entry in entries.select_related("actor").order_by("-number")[:MAX_VERSIONS]:
        changes = [*_cells(sheet, entry.before or {}, entry.after or {})]
        if changes:
            yield Version(entry.at, str(entry.actor or "program"), entry.reason, changes)


def _cells(sheet: str, before: Cells, after: Cells) -> Iterator[tuple[str, str, str]]:
    """Yield what changed of a row, as people write it; of one that was added, all that it says."""
    for column in SHEETS[sheet].columns:
        was, becomes = before.get(column.id, ""), after.get(column.id, "")
        if was != becomes:
            yield column.title, shown_text(column, was), shown_text(column, becomes)
