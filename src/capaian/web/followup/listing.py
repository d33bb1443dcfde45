"""Follow-ups of a year with the rows that hold them, whose they are, and what they were in other years."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal
from typing import Final

from django.db.models import QuerySet
from django.utils.timezone import localdate

from capaian.domain.follow_up import NOT_DECLARED, FollowUp, FollowUpOrigin, FollowUpState, write_due
from capaian.domain.numerals import write_decimal
from capaian.domain.office_year import OfficeYear as Facts
from capaian.rules.follow_up import by_need, find_follow_ups, find_questions
from capaian.web.measurement.figures import FigureNames
from capaian.web.measurement.form.cells import FACTORS
from capaian.web.measurement.tasks import DAYS_AHEAD
from capaian.web.years.known import KeptCell, YearState
from capaian.web.years.models import OfficeYear, Row

RECOMMENDATIONS: Final = "recommendations.yaml#recommendations"
_SHEETS: Final = (RECOMMENDATIONS, FACTORS)


@dataclass(frozen=True)
class ListedFollowUp:
    """A follow-up as pages show it."""

    year: int
    item: FollowUp
    cell: KeptCell
    """Of its row."""
    facts: Facts
    """Of its year."""
    about: str
    """Words of the recommendation, or what a plan is for."""
    continued: int | None
    """The later year that goes on with it, and has what became of it."""

    @property
    def owner(self) -> str:
        """Name of the post or units; empty: not declared."""
        units = [unit.name for unit in self.facts.office.units if unit.id in self.item.units]
        responsible = self.item.row.responsible
        post = self.facts.post_by_id.get(responsible) if responsible else None
        return ", ".join(units) or (post.name if post else "")

    @property
    def posts(self) -> frozenset[str]:
        """Who answers for it: the post, or those that head the units."""
        if self.item.row.responsible:
            return frozenset({str(self.item.row.responsible)})
        own = {post.id: post for post in self.facts.office.posts if post.unit in self.item.units}
        return frozenset(str(code) for code, post in own.items() if post.parent not in own)

    @property
    def origin_words(self) -> str:
        """Where it comes from: recommended or planned by whom, in which period, about what."""
        origin, by = self.item.origin.words.capitalize(), getattr(self.item.row, "evaluator", "")
        return f"{f'{origin} {by}'.strip()}, {self.item.row.period.label}: {self.about}"

    @property
    def due_words(self) -> str:
        """Until when, in words."""
        return write_due(self.item.row.due) or NOT_DECLARED

    @property
    def days_late(self) -> int:
        """By how many days it is overdue."""
        return 0 if self.continued else self.item.days_late(localdate())

    @property
    def is_near(self) -> bool:
        """Whether it is overdue or due within two weeks."""
        return self.item.due is not None and self.item.due <= localdate() + timedelta(days=DAYS_AHEAD)

    @property
    def questions(self) -> Sequence[str]:
        """What it leaves open."""
        return [words for _, words in find_questions(self.item)]

    @property
    def name(self) -> str:
        """What is to be done; of one that nobody answered, what was recommended."""
        return self.item.text or f"Belum dijawab: {self.about}"


def follow_ups_in(year: OfficeYear, year_state: YearState) -> list[ListedFollowUp]:
    """Return the follow-ups of a year in the order of their need; none where it cannot be read."""
    facts = year_state.read.partial
    if facts is None:
        return []
    names = FigureNames(facts).by_code
    later = _rows_of_other_years(year, *_SHEETS, office_year__year__gt=year.year)
    continued = {_identity(cells): number for number, _, cells in later}
    texts = {row: cells for sheet in _SHEETS for row, cells in year_state.rows_in(sheet)}
    return [
        ListedFollowUp(
            year.year,
            item,
            cell,
            facts,
            item.wanted or names.get(item.subject, item.subject) or NOT_DECLARED,
            continued.get(_identity(texts[cell.row])) if continued else None,
        )
        for item in sorted(find_follow_ups(facts), key=by_need)
        if (cell := year_state.cell_at(item.row.place)) is not None
    ]


def owned_by(listed: Sequence[ListedFollowUp], posts: Collection[str]) -> list[ListedFollowUp]:
    """Return the follow-ups of some posts that have a last day and are open in this year."""
    own = [each for each in listed if not each.posts.isdisjoint(posts) and not each.continued]
    return [each for each in own if each.item.is_open and each.item.due]


def share_of_done(listed: Sequence[ListedFollowUp]) -> str:
    """Return how many recommendations are done, in words; empty where there are none."""
    own = [each.item for each in listed if each.item.origin is FollowUpOrigin.RECOMMENDATION]
    done = sum(item.state is FollowUpState.DONE for item in own)
    share = write_decimal(Decimal(100 * done) / len(own), 2) if own else ""
    return f"{done} dari {len(own)} rekomendasi selesai ({share}%)" if own else ""


def other_years_of(year: OfficeYear, row: Row) -> list[dict[str, object]]:
    """Return year, row, state and evidence of a follow-up in the other years of its office, in order."""
    return [
        {"year": number, "row": pk, "state": cells.get("state"), "evidence": cells.get("evidence")}
        for number, pk, cells in _rows_of_other_years(year, row.sheet)
        if _identity(cells) == _identity(row.cells)
    ]


def _rows_of_other_years(
    year: OfficeYear, *sheets: str, **which: int
) -> QuerySet[Row, tuple[int, int, dict[str, str]]]:
    rows = Row.objects.filter(office_year__office=year.office_id, sheet__in=sheets, **which)
    found = rows.exclude(office_year=year).order_by("office_year__year")
    return found.values_list("office_year__year", "pk", "cells")


def _identity(cells: Mapping[str, str]) -> tuple[str, ...]:
    """Return by what a follow-up is known again; its own words where the source has no recommendation's."""
    names = ("subject", "kind", "topic", "evaluator", "period")
    return (*(cells.get(name, "") for name in names), cells.get("text") or cells.get("response", ""))
