"""A half-year survey with invented answers, closed and fed, the same on each machine; nobody gave them."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import Final
from uuid import UUID

from capaian.domain.period import Period, PeriodKind
from capaian.domain.survey import ELEMENTS, TOP_ANSWER, SurveyAnswer, SurveyTrait
from capaian.web.accounts.models import User
from capaian.web.demonstration.registers import Random
from capaian.web.surveys.closing import close_survey
from capaian.web.surveys.models import Answer, AnswerFile, Survey, make_answer
from capaian.web.surveys.register import open_survey
from capaian.web.trail.record import Author
from capaian.web.years.models import OfficeYear

CODE: Final = "skm-capil"
ANSWERS: Final = 352
_USERS: Final = 2_900
_KEY: Final = UUID("0b0f6a52-5f57-4f0e-8f39-3a8d7b5b7c63")
_PLEASED: Final = 0.62
"""Part of the answers that is a very good one, on the mean."""
_ELEMENT_SHIFT: Final = dict(zip(ELEMENTS, (2, 4, -18, 22, 3, 5, 6, -9, -14), strict=True))
"""By how many in a hundred an element is answered better, or worse."""
_EMPTY_SHARE: Final = 0.01
_TRAITS: Final[Mapping[SurveyTrait, Mapping[str, int]]] = {
    SurveyTrait.SERVICE: {
        "Akta kelahiran": 58,
        "Akta kematian": 24,
        "Akta perkawinan": 16,
        "Akta perceraian": 2,
    },
    SurveyTrait.SEX: {"perempuan": 55, "laki-laki": 45},
    SurveyTrait.AGE: {"20–29": 24, "30–39": 34, "40–49": 24, "50–59": 14, "60 ke atas": 4},
    SurveyTrait.EDUCATION: {"SD": 9, "SMP": 17, "SMA/SMK": 46, "Diploma": 8, "S1 ke atas": 20},
    SurveyTrait.WORK: {
        "Wiraswasta": 30,
        "Pegawai swasta": 26,
        "Mengurus rumah tangga": 24,
        "PNS, TNI, Polri": 14,
        "Pelajar": 6,
    },
}
"""Groups of each trait, in percent."""


def fill_survey(year: OfficeYear, people: Mapping[str, User], today: date) -> None:
    """Open the survey of the second half of a year, take its answers in, and let another person close it."""
    year.rhythms.create(code=CODE, kind=PeriodKind.SEMESTER)
    period = f"{year.year}-S2"
    made = Survey(key=_KEY, survey=CODE, period=period, users=_USERS, by=people["perencana"])
    survey = open_survey(year, made, Author(people["perencana"]))
    answers = [*_answers(Period.parse(period))]
    digest = hashlib.sha256(repr(answers).encode()).hexdigest()
    file = AnswerFile.objects.create(survey=survey, name="jawaban.csv", sha256=digest, by=people["petugas"])
    Answer.objects.bulk_create(make_answer(survey, file, each) for each in answers)
    close_survey(year, survey, Author(people["sekretaris"]), today)


def _answers(period: Period) -> Iterator[SurveyAnswer]:
    random = Random(f"{CODE} {period}")
    days = (period.end - period.start).days
    for _ in range(ANSWERS):
        mood = random.random() / 2 - 0.25
        values = tuple(_value(random, _PLEASED + mood + _ELEMENT_SHIFT[code] / 100) for code in ELEMENTS)
        day = period.start + timedelta(days=int(random.random() * days))
        traits = {trait: _draw(random, groups) for trait, groups in _TRAITS.items()}
        yield SurveyAnswer(values, Period.month_of(day), day, traits)


def _value(random: Random, pleased: float) -> int | None:
    drawn, is_empty = random.random(), random.random() < _EMPTY_SHARE
    steps: Sequence[float] = (pleased, pleased + 0.33, pleased + 0.5)
    return None if is_empty else TOP_ANSWER - sum(drawn > step for step in steps)


def _draw(random: Random, groups: Mapping[str, int]) -> str:
    left = random.random() * sum(groups.values())
    for name, share in groups.items():
        left -= share
        if left < 0:
            return name
    return next(iter(groups))
