"""Surveys of a half-year with invented answers, the same on each machine; nobody gave them."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import islice
from typing import Final
from uuid import UUID, uuid5

from capaian.domain.period import Period, PeriodKind
from capaian.domain.survey import ELEMENTS, TOP_ANSWER, SurveyAnswer, SurveyTrait
from capaian.dossier.surveys.answers import PAPER_CHANNEL
from capaian.web.accounts.models import User
from capaian.web.demonstration.registers import Random
from capaian.web.surveys.models import ANSWER_WAYS, Answer, AnswerFile, Survey
from capaian.web.surveys.register import close_survey, keep_answers, open_form, open_survey
from capaian.web.trail.record import Author
from capaian.web.years.models import OfficeYear

_ANSWERS_OF_A_FILE: Final = 240
_SHARE_EMPTY: Final = 0.01

OPEN, CLOSED = "skm", "skm-capil"
ANSWERS: Final = 352
"""Of the survey that is closed."""
_USERS: Final = {OPEN: 7_400, CLOSED: 2_900}
_KEYS: Final = UUID("0b0f6a52-5f57-4f0e-8f39-3a8d7b5b7c63")
_SERVICES: Final = {
    OPEN: {"Kartu Keluarga": 34, "KTP-el": 38, "Kartu Identitas Anak": 16, "Surat pindah": 12},
    CLOSED: {
        "Akta kelahiran": 58,
        "Akta kematian": 24,
        "Akta perkawinan": 16,
        "Akta perceraian": 2,
    },
}
_ELEMENT_SHIFT: Final = dict(zip(ELEMENTS, (2, 4, -18, 22, 3, 5, 6, -9, -14), strict=False))
"""By how many in a hundred an element is answered better, or worse."""
_TRAITS: Final[Mapping[SurveyTrait, Mapping[str, int]]] = {
    SurveyTrait.SEX: {"perempuan": 55, "laki-laki": 45},
    SurveyTrait.AGE: {"20–29": 24, "30–39": 34, "40–49": 24, "50–59": 14, "60 ke atas": 4},
    SurveyTrait.EDUCATION: {"SD ke bawah": 9, "SMP": 17, "SMA": 46, "D1–D3": 8, "D4 atau S1": 20},
    SurveyTrait.WORK: {
        "wirausaha": 30,
        "pegawai swasta": 26,
        "mengurus rumah tangga": 24,
        "ASN, TNI, atau Polri": 14,
        "pelajar atau mahasiswa": 6,
    },
}
"""Groups of each trait, in percent."""


def fill_surveys(year: OfficeYear, people: Mapping[str, User], today: date) -> None:
    """Collect two surveys of the second half of a year: one is closed and fed,
    of the other that is left.
    """
    closed = _open(year, CLOSED, people["perencana"])
    _keep(closed, "jawaban.csv", [*_answers(closed, ANSWERS)], people["petugas"])
    close_survey(year, closed, Author(people["sekretaris"]), today)
    opened = _open(year, OPEN, people["perencana"])
    survey = open_form(year, opened, Author(people["sekretaris"]), "tirta2kcna")
    answers = _answers(survey, 400)
    _keep(
        survey,
        "e-skm.csv",
        [_by(each, "e-SKM") for each in islice(answers, _ANSWERS_OF_A_FILE)],
        people["petugas"],
    )
    for number, count in enumerate((25, 20), 1):
        name = f"bundel-{number}.csv"
        paper = [replace(each, day=None) for each in islice(answers, count)]
        _keep(survey, name, [_by(each, PAPER_CHANNEL) for each in paper], people["petugas"])
    for place, each in enumerate(answers):
        way = ANSWER_WAYS[place % len(ANSWER_WAYS)]
        made = replace(_by(each, way), seconds=14 + (place * 37) % 190)
        Answer.of(made, survey).save()


def _open(year: OfficeYear, code: str, by: User) -> Survey:
    year.rhythms.get_or_create(code=CLOSED, kind=PeriodKind.SEMESTER)
    made = Survey(
        key=uuid5(_KEYS, code), survey=code, period=f"{year.year}-S2", users=_USERS[code], by=by
    )
    return open_survey(year, made, Author(by))


def _keep(survey: Survey, name: str, answers: Sequence[SurveyAnswer], by: User) -> None:
    digest = hashlib.sha256(repr(answers).encode()).hexdigest()
    keep_answers(survey, AnswerFile(name=name, sha256=digest, by=by), answers, Author(by))


def _by(answer: SurveyAnswer, channel: str) -> SurveyAnswer:
    return replace(answer, traits={**answer.traits, SurveyTrait.CHANNEL: channel})


def _answers(survey: Survey, count: int) -> Iterator[SurveyAnswer]:
    period, random = survey.span, Random(f"{survey.survey} {survey.period}")
    days = (period.end - period.start).days
    services = _SERVICES[survey.survey]
    for _ in range(count):
        # on the mean 62 of 100 answers are very good ones
        mood = random.random() / 2 - 0.25
        values = tuple(
            _value(random, 0.62 + mood + _ELEMENT_SHIFT.get(code, 0) / 100) for code in ELEMENTS
        )
        day = period.start + timedelta(days=int(random.random() * days))
        groups = {SurveyTrait.SERVICE: services, **_TRAITS}
        traits = {trait: _draw(random, own) for trait, own in groups.items()}
        yield SurveyAnswer(values, Period.month_of(day), day, traits)


def _value(random: Random, pleased: float) -> int | None:
    drawn, is_empty = random.random(), random.random() < _SHARE_EMPTY
    steps: Sequence[float] = (pleased, pleased + 0.33, pleased + 0.5)
    return None if is_empty else TOP_ANSWER - sum(drawn > step for step in steps)


def _draw(random: Random, groups: Mapping[str, int]) -> str:
    left = random.random() * sum(groups.values())
    for name, share in groups.items():
        left -= share
        if left < 0:
            return name
    return next(iter(groups))
