"""What is kept of the answers of a closed survey beside its elements: no answer is in it."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from capaian.domain.identifiers import SourceId, SurveyId
from capaian.domain.issue import Place
from capaian.domain.period import Period
from capaian.domain.survey import SurveyTrait


@dataclass(frozen=True, slots=True)
class SurveyClosing:
    """The closing of a survey in a period: how many answered of how many,
    how sure the index is.
    """

    survey: SurveyId
    period: Period
    answers: int
    users: int | None
    excluded: int
    min_elements: int
    margin: Decimal | None
    alpha: Decimal | None
    reason: str
    source: SourceId | None
    place: Place


@dataclass(frozen=True, slots=True)
class SurveyGroup:
    """The respondents of a closed survey who are alike in a trait: ten or more,
    or the few of all groups.
    """

    survey: SurveyId
    period: Period
    trait: SurveyTrait
    name: str
    answers: int
    index: Decimal | None
    margin: Decimal | None
    place: Place
