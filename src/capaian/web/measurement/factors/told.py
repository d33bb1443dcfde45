"""Factors of a form: of which indicators and period it tells them, and what is told already."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from capaian.domain.identifiers import PostId
from capaian.domain.narrative import FactorKind
from capaian.domain.period import Period, PeriodKind
from capaian.domain.plan import Indicator
from capaian.dossier.tables.kinds import PERIOD
from capaian.dossier.tables.rejection import RejectedValueError
from capaian.web.measurement.asked import Asked
from capaian.web.measurement.duties import Duty, find_answerable
from capaian.web.measurement.forms import Forms
from capaian.web.measurement.models import PostForm
from capaian.web.measurement.owed import FACTORS, Slot
from capaian.web.years.known import SHEETS, Known

LABELS: Final[Mapping[str, str]] = next(
    column.kind.labels for column in SHEETS[FACTORS].columns if column.id == "kind"
)
"""What each kind of factor is called."""
EXPLAIN: Final = frozenset({FactorKind.OBSTACLE, FactorKind.CAUSE})
"""Kinds that say why a target was missed."""


@dataclass(frozen=True, slots=True)
class Subject:
    """An indicator with the period of which a form tells its factors."""

    indicator: Indicator
    period: Period

    @property
    def title(self) -> str:
        """What people call it."""
        return self.indicator.label

    @property
    def part(self) -> str:
        """Id of its part of the page."""
        return f"faktor-{self.indicator.code}"


@dataclass(frozen=True, slots=True)
class Factor:
    """A factor that is told."""

    row: int
    """Its id."""
    subject: str
    period: Period | None
    """`None`: what stands there is no period."""
    kind: str
    text: str

    @property
    def label(self) -> str:
        """What its kind is called."""
        return LABELS.get(self.kind, self.kind)

    def slot(self, title: str) -> Slot:
        """Return its cell."""
        return Slot(FACTORS, (("row", str(self.row)),), "text", f"{title}, {self.label}", is_needed=False)


def subjects_of(asked: Asked, post: str, quarter: Period) -> tuple[Subject, ...]:
    """Return of which indicators the form of a post tells factors in a quarter: where their period ends."""
    name = ("answerable", *sorted(asked.rhythms.items()))
    answerable = asked.known.derive(name, lambda: find_answerable(asked.facts))
    duty, codes = asked.duties.get(PostId(post)), answerable.get(PostId(post), ())
    if duty is None or quarter not in asked.quarters:
        return ()
    found = []
    for indicator in asked.facts.indicators:
        if indicator.code in codes:
            kind = _kind_of(asked, indicator, duty)
            period = next(
                each for each in Period.year_of(quarter.year).parts(kind) if each.end >= quarter.end
            )
            if period.end == quarter.end:
                found.append(Subject(indicator, period))
    return tuple(found)


def _kind_of(asked: Asked, indicator: Indicator, duty: Duty) -> PeriodKind:
    """Return how often an indicator is told: by itself, or with the survey that it is made of."""
    told = (indicator.code, indicator.survey or "")
    named = [asked.rhythms[code] for code in told if code in asked.rhythms and code in duty.codes]
    return max(named, key=lambda kind: kind.months, default=PeriodKind.QUARTER)


def period_in(text: str) -> Period | None:
    """Return the period that a cell names."""
    try:
        period = PERIOD.read_cell(text)
    except RejectedValueError:
        return None
    return period if isinstance(period, Period) else None


def factors_of(known: Known) -> Mapping[str, Sequence[Factor]]:
    """Return all factors of a year by their subject, in the order of the sheet."""
    return known.derive("factors", lambda: _group(known))


def _group(known: Known) -> Mapping[str, Sequence[Factor]]:
    found: dict[str, list[Factor]] = {}
    for row, flat in zip(known.ids.get(FACTORS, ()), known.rows.get(FACTORS, ()), strict=True):
        cells = flat.cells
        own = Factor(
            row,
            cells.get("subject", ""),
            period_in(cells.get("period", "")),
            cells.get("kind", ""),
            cells.get("text", ""),
        )
        found.setdefault(own.subject, []).append(own)
    return found


def told_by(forms: Forms, form: PostForm) -> Iterator[tuple[Subject, Sequence[Factor]]]:
    """Yield the subjects of a form with the factors of their period."""
    by_subject = factors_of(forms.known)
    for subject in subjects_of(forms.asked, form.post, form.quarter):
        own = by_subject.get(subject.indicator.code, ())
        yield subject, [each for each in own if each.period == subject.period]


def told_of(known: Known, code: str, as_of: Period) -> Sequence[Factor]:
    """Return the factors of an indicator that are told within a period."""
    own = factors_of(known).get(code, ())
    return [each for each in own if each.period is not None and as_of.contains(each.period)]
