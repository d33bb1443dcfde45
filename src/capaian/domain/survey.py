"""Satisfaction surveys (SKM): statistics of elements,
and answers of persons whom nothing names.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
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
    POOLED = "pooled", "semua jawaban di dalamnya digabung"
    """Each answer counts alike, in whichever of the surveys within it was given."""
    MEAN = "mean", "rata-rata survei di dalamnya"
    """Each survey within it counts alike, however many answered."""

    @property
    def is_combined(self) -> bool:
        """Whether all surveys within it speak for it together."""
        return self in (SurveyYear.POOLED, SurveyYear.MEAN)


MIN_ELEMENTS: Final = 7
"""Usual number of elements that an answer must have to count."""


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
    min_elements: int = MIN_ELEMENTS
    """An answer to fewer elements does not count."""
    owner: PostId | None = None
    """Who tells its results, where that is not who answers for the indicators of it."""


WHOLE_SURVEY = "*"
"""Code of the row that states the survey as a whole,
for papers that give its elements not or also.
"""
ELEMENTS: Final = ("U1", "U2", "U3", "U4", "U5", "U6", "U7", "U8", "U9")
"""Codes of the elements that a survey asks for.

Legal basis:
    PermenPANRB 14/2017, unsur survei kepuasan masyarakat: nine.
"""
_PRINTED_ORDER: Final = ("U1", "U2", "U3", "U4", "U5", "U6", "U7", "U9", "U8")
"""The same in the order of the questionnaire that is annexed to it."""


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


TOP_ANSWER: Final = 4
"""Highest answer of the regulation's questionnaire."""


class QuestionOrder(WordedEnum):
    """In which order a questionnaire numbers the elements."""

    ELEMENTS = "elements", "urutan unsur: 8 pengaduan, 9 sarana"
    QUESTIONNAIRE = "questionnaire", "urutan kuesioner: 8 sarana, 9 pengaduan"

    @property
    def codes(self) -> tuple[str, ...]:
        """Elements in the order of the numbers.

        Legal basis:
            PermenPANRB 14/2017: its list of elements, and the questionnaire annexed to it, which
            asks for the eighth and the ninth the other way round.
        """
        return ELEMENTS if self is QuestionOrder.ELEMENTS else _PRINTED_ORDER


class SurveyTrait(WordedEnum):
    """What an answer says beside its elements: of what, by which way, and by whom in general."""

    SERVICE = "service", "jenis layanan"
    UNIT = "unit", "unit atau tempat"
    CHANNEL = "channel", "saluran"
    SEX = "sex", "jenis kelamin"
    AGE = "age", "usia"
    EDUCATION = "education", "pendidikan"
    WORK = "work", "pekerjaan"


@dataclass(frozen=True, slots=True)
class SurveyAnswer:
    """What one respondent answered; nothing in it says who."""

    values: tuple[int | None, ...]
    """1 to 4 for each of `ELEMENTS`; `None`: left empty."""
    period: Period | None = None
    """As exactly as it is known: a month, or the period that a file says."""
    day: date | None = None
    traits: Mapping[SurveyTrait, str] = field(default_factory=dict)
    seconds: int | None = None


ANSWERS_SOURCE: Final = "jawaban-"
"""How ids of sources begin that are answers to a survey; nobody types their figures."""


def answers_source(survey: str, period: str) -> str:
    """Return the id of the source of a closed survey."""
    return f"{ANSWERS_SOURCE}{survey}-{period}".lower()


def is_of_answers(source: str | None) -> bool:
    """Say whether figures with this source come from answers."""
    return source is not None and source.startswith(ANSWERS_SOURCE)
