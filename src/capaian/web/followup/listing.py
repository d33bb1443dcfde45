"""Follow-ups of a year with the rows that hold them, whose they are, and what they were in other years."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Final

from django.utils.timezone import localdate

from capaian.domain.follow_up import NOT_DECLARED, FollowUp, FollowUpOrigin, FollowUpState, write_due
from capaian.domain.numerals import write_decimal
from capaian.domain.office_year import OfficeYear as Facts
from capaian.rules.follow_up import by_need, find_follow_ups, find_questions
from capaian.web.measurement.figures.names import FigureNames
from capaian.web.measurement.tasks import DAYS_AHEAD
from capaian.web.years.known import KeptCell, YearState
from capaian.web.years.models import OfficeYear, Row

RECOMMENDATIONS: Final = "recommendations.yaml#recommendations"
FILTERS: Final = {
    "buka": "belum selesai",
    "lewat": "melewati tenggat",
    "kosong": "belum ada tindak lanjutnya",
    **dict(FollowUpState.choices()),
    "tanpa": f"keadaan {NOT_DECLARED}",
}
"""What the list can be narrowed to, in words, by how the address calls it."""


@dataclass(frozen=True)
class ListedFollowUp:
    """A follow-up as pages show it."""

    item: FollowUp
    cell: KeptCell
    """Of its row."""
    about: str
    """Words of the recommendation, or what a plan is for."""
    owner: str
    """Name of the post or units; empty: not declared."""
    today: date

    @property
    def due_words(self) -> str:
        """Until when, in words."""
        return write_due(self.item.row.due) or NOT_DECLARED

    @property
    def days_late(self) -> int:
        """By how many days it is overdue."""
        return self.item.days_late(self.today)

    @property
    def is_near(self) -> bool:
        """Whether it is open, and overdue or due within two weeks."""
        due = self.item.due
        return self.item.is_open and due is not None and due <= self.today + timedelta(days=DAYS_AHEAD)

    @property
    def filters(self) -> set[str]:
        """By which of `FILTERS` it is found."""
        item, state = self.item, str(self.item.state or "tanpa")
        marks = {"buka": item.is_open, "lewat": bool(self.days_late), "kosong": not item.text, state: True}
        return {name for name, is_so in marks.items() if is_so}

    @property
    def questions(self) -> Sequence[str]:
        """What it leaves open."""
        return [words for _, words in find_questions(self.item)]

    @property
    def name(self) -> str:
        """What is to be done; of one that nobody answered, what was recommended."""
        return self.item.text or f"Belum dijawab: {self.about}"


def follow_ups_in(year_state: YearState) -> list[ListedFollowUp]:
    """Return the follow-ups of a year in the order of their need; none where it cannot be read."""
    facts = year_state.read.partial
    if facts is None:
        return []
    names, today = FigureNames(facts).by_code, localdate()
    listed = (
        ListedFollowUp(item, cell, _about(item, names), _owner(item, facts), today)
        for item in sorted(find_follow_ups(facts), key=by_need)
        if (cell := year_state.cell_at(item.row.place)) is not None
    )
    return [*listed]


def _about(item: FollowUp, names: Mapping[str, str]) -> str:
    if item.origin is FollowUpOrigin.RECOMMENDATION:
        return item.wanted or item.subject or NOT_DECLARED
    return names.get(item.subject, item.subject)


def _owner(item: FollowUp, facts: Facts) -> str:
    units = [unit.name for unit in facts.office.units if unit.id in item.units]
    post = facts.post_by_id.get(item.row.responsible) if item.row.responsible else None
    return ", ".join(units) or (post.name if post else "")


def owned_by(listed: Sequence[ListedFollowUp], posts: Collection[str]) -> list[ListedFollowUp]:
    """Return the open follow-ups of some posts that have a last day."""
    return [
        each
        for each in listed
        if each.item.is_open and each.item.due and str(each.item.row.responsible) in posts
    ]


def share_of_done(listed: Sequence[ListedFollowUp]) -> str:
    """Return how many recommendations are done, in words; empty where there are none."""
    own = [each.item for each in listed if each.item.origin is FollowUpOrigin.RECOMMENDATION]
    done = sum(item.state is FollowUpState.DONE for item in own)
    share = write_decimal(Decimal(100 * done) / len(own), 2) if own else ""
    return f"{done} dari {len(own)} rekomendasi selesai ({share}%)" if own else ""


def other_years_of(year: OfficeYear, row: Row) -> list[dict[str, object]]:
    """Return year, row, state and evidence of a follow-up in the other years of its office, in order."""
    rows = Row.objects.filter(office_year__office=year.office_id, sheet=row.sheet).exclude(office_year=year)
    found = rows.order_by("office_year__year").values_list("office_year__year", "pk", "cells")
    return [
        {"year": number, "row": pk, "state": cells.get("state"), "evidence": cells.get("evidence")}
        for number, pk, cells in found
        if _identity(cells) == _identity(row.cells)
    ]


def _identity(cells: Mapping[str, str]) -> list[str]:
    """Return by what a follow-up is known again; its own words where the source has no recommendation's."""
    names = ("subject", "kind", "topic", "evaluator", "period")
    return [*(cells.get(name, "") for name in names), cells.get("text") or cells.get("response", "")]
