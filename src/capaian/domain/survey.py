"""Satisfaction surveys (SKM): statistics of elements, never single answers."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from capaian.domain.identifiers import PostId, SourceId, SurveyId, WordedEnum
from capaian.domain.issue import Place
from capaian.domain.period import Period


class GivenStatistic(WordedEnum):
    """Which statistic of an element the source gives; the other one is computed."""

    MEAN = "mean", "rata-rata"
    INDEX = "index", "indeks"
    BOTH = "both", "keduanya"


class SurveyYear(WordedEnum):
    """Which survey speaks for a year, or a part of it, that has no row of its own."""

    OWN = "own", "hanya survei setahun"
    """None: a survey of a quarter says nothing of the year."""
    LATEST = "latest", "survei terakhir di dalamnya"
    """The latest one held within it."""


@dataclass(frozen=True, slots=True)
class Survey:
    """A survey that an office holds on its services."""

    id: SurveyId
    name: str
    unit: str
    """Unit of service that was judged."""
    top: int
    """Highest answer; 4 for the scale 1-4."""
    classes: str
    """Id of the class table in the rulebook."""
    place: Place
    year_value: SurveyYear = SurveyYear.OWN
    owner: PostId | None = None
    """Who tells its results, where that is not who answers for the indicators of it."""


WHOLE_SURVEY = "*"
"""Code of the row that states the survey as a whole, for papers that give its elements not or also."""


ELEMENTS: Final = tuple(f"U{number}" for number in range(1, 10))
"""Codes of the elements that a survey asks for.

Legal basis:
    PermenPANRB 14/2017, unsur survei kepuasan masyarakat: nine.
"""


@dataclass(frozen=True, slots=True)
class SurveyElement:
    """One element (unsur) of a survey in one period."""

    survey: SurveyId
    period: Period
    code: str
    """`U1` ... `U9`, or `*` for all elements together."""
    name: str
    answers: int | None
    mean: Decimal | None
    """1 to 4."""
    index: Decimal | None
    """25 to 100."""
    given: GivenStatistic
    source: SourceId | None
    place: Place

    @property
    def has_figure(self) -> bool:
        """Whether it has a statistic: a survey in which no element has one is still to come."""
        return self.mean is not None or self.index is not None
