"""The form of a survey: when it may be answered and by whom, passes, and taking in what it sends.

A pass shows that somebody was served, and is used once. Which answer it was used for nothing says: no column,
no order of rows, no time finer than a day, and no key that both have.
"""

from __future__ import annotations

from collections import Counter
from hashlib import sha256
from typing import Final

from django.core.cache import cache
from django.db import transaction
from django.utils.crypto import constant_time_compare, salted_hmac
from django.utils.timezone import localdate, localtime

from capaian.domain.identifiers import WordedEnum
from capaian.domain.survey import SurveyTrait
from capaian.web.offices.models import Office
from capaian.web.sign_in.tries import TryLimit
from capaian.web.surveys.models import Answer, AnswerWay, Survey, UsedPasses
from capaian.web.trail.models import Entry
from capaian.web.trail.record import Author, Deed, record

_SALT: Final = "capaian.web.surveys.pass"
_PART: Final = 16
"""Signs of each half of a pass, 64 bits: which one it is, and that we made it."""
CROWD: Final = 50
"""So many answers from one address within ten minutes are told to the office; none of them is refused."""
_CROWDS: Final = TryLimit("survei-ramai", CROWD - 1, 600)
_FLOODS: Final = TryLimit("survei-banjir", 600, 600)
"""Beyond one a second no queue answers."""
_DAY_SECONDS: Final = 86_400
_CROWDED: Final = "surveys.form_crowded"


class FormRefusal(WordedEnum):
    """Why a form cannot be answered as it was called or sent."""

    UNKNOWN = "unknown", "Alamat survei ini tidak dikenal. Pindai lagi kode QR-nya, atau periksa alamatnya."
    EARLY = "early", "Survei ini belum dimulai."
    OVER = "over", "Survei ini sudah selesai."
    PASS_WRONG = "pass_wrong", "Kode karcis ini tidak dikenal."
    PASS_USED = "pass_used", "Karcis ini sudah dipakai untuk menjawab."
    SENT_BEFORE = "sent_before", "Dari halaman ini sudah terkirim jawaban lain."
    FLOOD = "flood", "Terlalu banyak jawaban dari jaringan ini. Tunggu beberapa menit, lalu kirim lagi."

    @property
    def is_of_pass(self) -> bool:
        """Whether the same answers can be sent without the pass."""
        return self in (FormRefusal.PASS_WRONG, FormRefusal.PASS_USED)


# --- passes --------------------------------------------------------------------------------------


def make_pass(survey: Survey, visit: str) -> str:
    """Return the pass of a visit, always the same: a slip that is printed twice gives one.

    Args:
        survey: Whose form it opens.
        visit: What tells the visit from others; nobody gets back to it without the key of the installation.
    """
    name = _sign(f"{survey.code} {visit}")
    return name + _sign(f"{survey.code}:{name}")


def _sign(text: str) -> str:
    return salted_hmac(_SALT, text, algorithm="sha256").hexdigest()[:_PART]


def _hash(secret: str) -> str:
    return sha256(secret.encode()).hexdigest()[:_PART]


def find_refusal(survey: Survey, secret: str = "") -> FormRefusal | None:
    """Return why the form of a survey is not to be answered today, by a pass or without; `None`: it is.

    From the first day of its period until it is closed: offices collect into the weeks after a half-year.
    """
    if survey.span.start > localdate():
        return FormRefusal.EARLY
    if survey not in open_forms(survey.office, survey.survey):
        return FormRefusal.OVER
    if not secret:
        return None
    if not constant_time_compare(secret[_PART:], _sign(f"{survey.code}:{secret[:_PART]}")):
        return FormRefusal.PASS_WRONG
    used = UsedPasses.objects.filter(survey=survey).values_list("hashes", flat=True).first()
    return FormRefusal.PASS_USED if _hash(secret) in (used or ()) else None


def open_forms(office: Office, code: str = "") -> list[Survey]:
    """Return the surveys of an office whose form can be answered today, of each the latest: it ends others.

    Args:
        office: Whose.
        code: Of the only survey that is wanted.
    """
    own = office.surveys.filter(closed_on=None, wiped_on=None, **({"survey": code} if code else {}))
    years = office.years.filter(is_closed=False).values("year")
    begun = [each for each in own.filter(year__in=years).exclude(code="") if each.span.start <= localdate()]
    latest = {each.survey: each for each in sorted(begun, key=lambda each: each.span.start)}
    return [*latest.values()]


# --- answers -------------------------------------------------------------------------------------


def receive_answer(survey: Survey, answer: Answer, secret: str, network: str) -> FormRefusal | None:
    """Store what a form sent; sent twice, it is stored once. Return why it is not.

    Args:
        survey: Whose form it is.
        answer: Has the key of its page.
        secret: The pass; empty: it came without one.
        network: Where it came from; counted for some minutes, and nowhere kept.
    """
    if not _FLOODS.take(network):
        return FormRefusal.FLOOD
    refusal = _store(survey, answer, secret)
    if refusal is None and not _CROWDS.take(network):
        _note_crowd(survey)
    return refusal


@transaction.atomic
def _note_crowd(survey: Survey) -> None:
    if cache.add(f"survei-ramai:{survey.pk}:{localdate()}", 1, _DAY_SECONDS):
        record(survey.office, Author(), [Deed(_CROWDED, str(survey), None, {"answers": CROWD})])


@transaction.atomic
def _store(survey: Survey, answer: Answer, secret: str) -> FormRefusal | None:
    locked = Survey.objects.select_for_update(of=("self",)).get(pk=survey.pk)
    if (earlier := Answer.objects.filter(pk=answer.pk).first()) is not None:
        own, sent = ((each.values, each.traits, each.suggestion) for each in (earlier, answer))
        return None if own == sent else FormRefusal.SENT_BEFORE
    if (refusal := find_refusal(locked, secret)) is not None:
        return refusal
    if secret:
        used, _ = UsedPasses.objects.get_or_create(survey=locked)
        used.hashes = sorted({*used.hashes, _hash(secret)})
        used.save()
    answer.save(force_insert=True)
    return None


# --- what the office sees ------------------------------------------------------------------------


def count_today(survey: Survey) -> dict[str, int]:
    """Return how many answers came today by each way."""
    own = survey.answers.filter(file=None, day=localdate()).values_list("traits", flat=True)
    counts = Counter(traits.get(SurveyTrait.CHANNEL) for traits in own)
    return {str(way.label): counts[way.label] for way in AnswerWay}


def crowded_days(survey: Survey) -> list[str]:
    """Return the days on which many answers came from one address within minutes."""
    entries = Entry.objects.filter(office=survey.office_id, action=_CROWDED, subject=str(survey))
    return [f"{localtime(each.at):%d-%m-%Y}" for each in entries.order_by("pk")]
