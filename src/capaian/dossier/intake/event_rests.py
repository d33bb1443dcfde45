"""Events since January until a time that is no period: less what is stored they are those of its last part.

`JANUARI S.D. SEPTEMBER` is the third quarter where the dossier has what was counted until June.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from capaian.domain.period import Period, PeriodKind
from capaian.dossier.intake.area_totals import AreaRow, sum_of
from capaian.dossier.intake.desk import Desk, Proposal
from capaian.dossier.intake.heads import Head
from capaian.dossier.intake.periods import span_words
from capaian.dossier.intake.since_stored import EVENTS, StoredSpending
from capaian.dossier.intake.sums import shown
from capaian.dossier.intake.written_span import Span

_ALL: Final = "all"
_CELL: Final = "counts.csv (kolom value)"
_ANY_YEAR: Final = 2000


@dataclass(frozen=True)
class Rest:
    """The part of a year that sums since January give, less what is stored."""

    part: Period
    stored: StoredSpending
    proposal: Proposal
    desk: Desk

    def figure(self, area: AreaRow, heads: Sequence[Head]) -> Decimal | None:
        """Return what happened in an area in that part; what cannot be told is reported at its cell."""
        amount, before = sum_of(area, heads), self.stored.before(area.code, _ALL, self.part)
        if amount is None:
            return None
        if before is not None and amount >= before:
            return amount - before
        place = self.proposal.table.place(area.row, heads[0])
        words = {"after": shown(amount), "part": self.part.label, "what": EVENTS}
        if before is not None:
            self.desk.log.add("falls_below_stored", place, before=shown(before), **words)
        else:
            words |= {"first": self.stored.lacking_of(area.code, self.part), "cell": _CELL}
            self.desk.log.add("stored_before_lacks", place, **words)
        return None


def figure_of(area: AreaRow, heads: Sequence[Head], rest: Rest | None) -> Decimal | None:
    """Return the figure of an area, or what is left of it for the last part of a year."""
    return sum_of(area, heads) if rest is None else rest.figure(area, heads)


def rest_of(means: str, span: Span, year: int, proposal: Proposal, desk: Desk) -> Rest | None:
    """Return the last part of a sum of events since January; `None` where what was before is not stored."""
    stored = StoredSpending.of_events(desk.office, year, means)
    part = stored.last_part(span.last, span.at_end(year))
    return None if part is None else Rest(part, stored, proposal, desk)


def is_since_january(span: Span) -> bool:
    """Say whether a span begins with a year, ends with a month, and is no period."""
    return span.begins_year and span.is_whole and len(span.years) < 2 and span.period(_ANY_YEAR) is None


def report_no_period(span: Span, year: Period, proposal: Proposal, desk: Desk) -> None:
    """Report once that events are of no period; those since January are where what was before is stored."""
    if desk.log.has_code(proposal.table.grid.file, {"months_no_period"}):
        return
    ask, part = "Minta", _longest(span, year)
    if is_since_january(span) and part is not None:
        first = StoredSpending(year.year).lacking(span.last, part)
        ask = f"Ambil dahulu {first}, lalu berkas ini: selisihnya menjadi {part.label}. Atau minta"
    words = span_words(span, proposal.table.titles[0])
    desk.log.add("months_no_period", proposal.table.place(None), span=words, ask=ask)


def _longest(span: Span, year: Period) -> Period | None:
    """Return the longest part of a year that ends with a span and does not begin with the year."""
    parts = (part for kind in PeriodKind for part in year.parts(kind) if part.last_month == span.last)
    later = [part for part in parts if part.last_month > part.kind.months]
    return max(later, key=lambda part: part.kind.months, default=None)
