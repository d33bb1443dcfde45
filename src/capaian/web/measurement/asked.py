"""What the forms of a year ask for, and the rows that answer: the same for all who read a version of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from django.http import Http404

from capaian.domain.identifiers import PostId
from capaian.domain.office_year import OfficeYear as Facts
from capaian.domain.period import Period, PeriodKind
from capaian.web.measurement.duties import Duty, find_duties
from capaian.web.measurement.owed import Cells, Owed, Slot, find_owed, quarters_of
from capaian.web.years.known import Known


@dataclass(frozen=True)
class Stored:
    """A row that is there."""

    id: int
    cells: Mapping[str, str]


@dataclass(frozen=True)
class Asked:
    """What each post owes in each quarter, worked out once."""

    known: Known
    facts: Facts
    rhythms: Mapping[str, PeriodKind]

    @cached_property
    def duties(self) -> Mapping[PostId, Duty]:
        """What each post owes."""
        return find_duties(self.facts)

    @cached_property
    def quarters(self) -> tuple[Period, ...]:
        """The quarters of the year."""
        return quarters_of(self.facts.year)

    def owed(self, post: str, quarter: Period) -> Owed:
        """Return what a form asks for; raises `Http404` where the post owes nothing."""
        duty = self.duties.get(PostId(post))
        if duty is None or quarter not in self.quarters:
            raise Http404
        if (post, quarter) not in self._owed:
            self._owed[post, quarter] = find_owed(self.facts, duty, quarter, self.rhythms)
        return self._owed[post, quarter]

    @cached_property
    def _owed(self) -> dict[tuple[str, Period], Owed]:
        return {}

    @cached_property
    def rows(self) -> Mapping[tuple[str, Cells], Stored]:
        """The rows of the office-year by what names them."""
        keys = {slot.sheet: tuple(name for name, _ in slot.key) for slot in self._slots()}
        found: dict[tuple[str, Cells], Stored] = {}
        for sheet, names in keys.items():
            rows = zip(self.known.ids.get(sheet, ()), self.known.rows.get(sheet, ()), strict=True)
            for row, flat in rows:
                key = tuple((name, flat.cells.get(name, "")) for name in names)
                found[sheet, key] = Stored(row, flat.cells)
        return found

    def _slots(self) -> Iterator[Slot]:
        for post in self.duties:
            for quarter in self.quarters:
                yield from self.owed(post, quarter).slots


def ask(known: Known, facts: Facts, rhythms: Mapping[str, PeriodKind]) -> Asked:
    """Return what forms ask for by the plan and by how often things are told."""
    return known.derive(("asked", *sorted(rhythms.items())), lambda: Asked(known, facts, rhythms))
