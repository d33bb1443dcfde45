"""What a page of a form sends: what is sound and undisputed of it is written, all else is told."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from django.db import transaction
from django.http import Http404
from django.utils import timezone

from capaian.web.measurement.entry.cells import Saved, Typed, save
from capaian.web.measurement.entry.gone import Gone, find_gone
from capaian.web.measurement.entry.remarks import ANSWER, REASON, Reasoned, WordsClash, keep_words
from capaian.web.measurement.factors.fields import save_factors
from capaian.web.measurement.flow import Step
from capaian.web.measurement.forms import Forms, forms_of
from capaian.web.measurement.gate import require_in_order
from capaian.web.measurement.models import PostForm
from capaian.web.measurement.steps import Person, take_step
from capaian.web.site.access import OfficeRequest, author_of

CELL: Final = "sel-"
OVER: Final = "dulu-"
"""Before the name of a field: what was shown in it."""
LOOKED_AT: Final = "dilihat"
"""The answer to a question before a form is handed in: what was looked at."""


@dataclass(frozen=True)
class Sent:
    """What was sent, each text with what it was typed over."""

    cells: Mapping[str, Typed]
    reasons: Mapping[str, Typed]
    answers: Mapping[str, Typed]
    is_handed_in: bool
    is_by_script: bool
    """Sent while somebody types."""
    texts: Mapping[str, str]
    """All that was sent, by the names of fields."""

    def gone(self, forms: Forms, form: PostForm) -> tuple[Gone, ...]:
        """Return what of it belongs to nothing that the form asks for."""
        return find_gone(forms, form, self.cells, self.reasons)

    @property
    def words(self) -> Mapping[str, Typed]:
        """Reasons and answers by the ids of their fields."""
        reasons = {f"{REASON}{name}": each for name, each in self.reasons.items()}
        return reasons | {f"{ANSWER}{name}": each for name, each in self.answers.items()}


@dataclass(frozen=True)
class Outcome:
    """What became of it."""

    cells: Saved
    words: tuple[WordsClash, ...] = ()
    gone: tuple[Gone, ...] = ()
    """What was typed into nothing that the form asks for any more."""

    @property
    def is_whole(self) -> bool:
        """Whether nothing was left out."""
        return self.cells.is_whole and not (self.words or self.gone)


def read_sent(request: OfficeRequest) -> Sent:
    """Return what was sent."""
    texts = {name: text for name, text in request.POST.items() if isinstance(text, str)}
    cells = {name: Typed(each.text.strip(), each.over) for name, each in _typed(texts, CELL, "").items()}
    reasons, answers = _typed(texts, REASON, REASON), _typed(texts, ANSWER, ANSWER)
    is_handed_in = texts.get("aksi") == "ajukan" or bool(texts.get(LOOKED_AT))
    return Sent(cells, reasons, answers, is_handed_in, wants_json(request), texts)


def _typed(texts: Mapping[str, str], prefix: str, kind: str) -> dict[str, Typed]:
    names = (name.removeprefix(prefix) for name in texts if name.startswith(prefix))
    return {name: Typed(texts[f"{prefix}{name}"], texts.get(f"{OVER}{kind}{name}", "")) for name in names}


def wants_json(request: OfficeRequest) -> bool:
    """Say whether the script asks, and not a person."""
    return request.headers.get("accept", "") == "application/json"


def write(request: OfficeRequest, found: Forms, kept: PostForm, sent: Sent) -> Outcome:
    """Write cells, reasons and answers, and hand the form in where that is wanted and nothing was left out.

    Cells are written for themselves, so that a form which cannot be handed in yet keeps what was typed.

    Raises:
        OutOfOrderError: if it is handed in out of the order of quarters, and that was not confirmed.
    """
    person = Person(request.user, request.here.roles, request.here.stands)
    with transaction.atomic():
        take_step(found, kept, Step.FILL, person)
        cells = save(
            found,
            kept,
            sent.cells,
            author_of(request),
            as_seen=sent.is_handed_in,
        )
        factors = save_factors(found, kept, sent.texts, author_of(request))
        again = read_again(found)
        held = again.form(kept.post, kept.quarter)
        reasoned = Reasoned(found, again, cells.stored)
        words = keep_words(reasoned, held, sent.reasons, sent.answers, author_of(request))
        outcome = Outcome(cells, (*words.clashes, *factors.clashes), sent.gone(again, held))
        if not (outcome.is_whole or cells.stored or words.deeds or factors.rows):
            transaction.set_rollback(True)  # nobody fills in a form by what was not written
        else:
            PostForm.objects.filter(pk=held.pk).update(changed_at=timezone.now())
    if sent.is_handed_in and outcome.is_whole:
        last = read_again(found)
        now = last.form(kept.post, kept.quarter)
        reason = require_in_order(last, now, sent.texts.get(LOOKED_AT, ""))
        take_step(last, now, Step.SUBMIT, person, reason)
    return outcome


def read_again(found: Forms) -> Forms:
    """Return forms as they stand now."""
    found.year.refresh_from_db()
    again = forms_of(found.year)
    if again is None:
        raise Http404
    return again
