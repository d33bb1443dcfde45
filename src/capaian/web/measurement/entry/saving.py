"""What a page of a form sends: what is sound and undisputed of it is written, all else is displayed again."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Final

from django.db import transaction
from django.http import Http404
from django.utils import timezone

from capaian.web.measurement.entry.cells import Clash, Typed, Wrong, is_touched, save
from capaian.web.measurement.entry.remarks import ANSWER, REASON, Reasoned, keep_words, tidy
from capaian.web.measurement.factors.fields import save_factors
from capaian.web.measurement.figures.names import Names
from capaian.web.measurement.flow import Step, StepRefusedError
from capaian.web.measurement.forms import Forms, forms_of
from capaian.web.measurement.gate import OutOfOrderError, Problem, Question, require_in_order
from capaian.web.measurement.handed_in_values import last_return
from capaian.web.measurement.models import PostForm
from capaian.web.measurement.steps import MovedOnError, Person, UnfinishedError, take_step
from capaian.web.site.access import OfficeRequest, author_of
from capaian.web.site.issue_words import spoken_to_filler
from capaian.web.site.overwriting import SHOWN
from capaian.web.years.change import FlawedError, RefusedChangeError

_CELL: Final = "sel-"
_RETURN: Final = "kembali"
"""Field with the last step that sent the form back when the page was opened."""
_RETURNED: Final = (
    "Isian ini dikembalikan atau dibuka kembali sesudah halaman Anda dibuka, jadi belum diajukan. Baca "
    "alasannya, periksa nilainya, lalu ajukan lagi."
)
_CONFIRMED: Final = "dilihat"
"""The answer to a question before a form is handed in: what was asked."""
_CLASH: Final = "Nilai ini baru saja diubah orang lain. Keduanya disimpan; pilih yang dipakai."


@dataclass(frozen=True)
class Sent:
    """What was sent, each text with what it was typed over."""

    cells: Mapping[str, Typed]
    reasons: Mapping[str, Typed]
    answers: Mapping[str, Typed]
    is_handed_in: bool
    texts: Mapping[str, str]
    """All that was sent, by the names of fields."""

    @classmethod
    def of(cls, request: OfficeRequest) -> Sent:
        """Read what was sent."""
        texts = {name: text for name, text in request.POST.items() if isinstance(text, str)}
        cells = {name: Typed(each.text.strip(), each.over) for name, each in _typed(texts, _CELL, "")}
        reasons, answers = dict(_typed(texts, REASON, REASON)), dict(_typed(texts, ANSWER, ANSWER))
        is_handed_in = texts.get("aksi") == "ajukan" or bool(texts.get(_CONFIRMED))
        return cls(cells, reasons, answers, is_handed_in, texts)

    def touched(self, forms: Forms, form: PostForm) -> dict[str, Typed]:
        """Return what was typed by the ids of fields; what was only shown is shown anew as it is."""
        slots = {slot.name: slot for slot in forms.cells_of(form.post, form.quarter).slots}
        own = ((slots[name], each) for name, each in self.cells.items() if name in slots)
        return {
            **{slot.name: each for slot, each in own if is_touched(slot, each)},
            **{f"{REASON}{name}": each for name, each in self.reasons.items()},
            **{f"{ANSWER}{name}": each for name, each in self.answers.items()},
        }

    def gone(self, forms: Forms, form: PostForm) -> Iterator[LostValue]:
        """Yield what was typed, or written as a reason, into nothing that the form asks for any more."""
        own = {slot.name for slot in forms.cells_of(form.post, form.quarter).slots}
        for name, each in self.cells.items():
            if name not in own and each.text != each.over.strip():
                yield LostValue(name, _about(forms, name), each.text, each.over)
        for name, each in self.reasons.items():
            if name not in own and tidy(each.text) not in ("", tidy(each.over)):
                about = f"Penjelasan untuk {_about(forms, name)}"
                yield LostValue(f"{REASON}{name}", about, each.text, each.over)


def _typed(texts: Mapping[str, str], prefix: str, kind: str) -> Iterator[tuple[str, Typed]]:
    for field_name, text in texts.items():
        if field_name.startswith(prefix):
            name = field_name.removeprefix(prefix)
            yield name, Typed(text, texts.get(f"{SHOWN}{kind}{name}", ""))


def _about(forms: Forms, name: str) -> str:
    """Return what a field was of, in words as far as the plan has them."""
    return ", ".join(Names(forms.facts).words(name.split(":")[1:])) or name


@dataclass(frozen=True, slots=True)
class LostValue:
    """A text whose field went from the form since it was read: it is stored nowhere."""

    field: str
    """Id of the field."""
    about: str
    typed: str
    over: str
    """As it was shown to who typed."""


@dataclass(frozen=True)
class Outcome:
    """What became of what was sent, until it is displayed."""

    typed: Mapping[str, Typed] = field(default_factory=dict)
    """What was not stored, by the ids of fields."""
    wrong: Wrong = field(default_factory=dict)
    """What is wrong with cells, by their names; under no name what belongs to none."""
    clashes: tuple[Clash, ...] = ()
    gone: tuple[LostValue, ...] = ()
    stored: frozenset[str] = frozenset()
    """Names of the cells that say something else now."""
    error: str = ""
    problems: tuple[Problem, ...] = ()
    """What keeps the form from being handed in."""
    question: Question | None = None
    """What is asked before it is handed in."""
    is_stored: bool = False
    """All that was typed is stored, though the form was not handed in."""
    is_refused: bool = False
    """Nothing was done of what was wanted."""
    is_handed_in: bool = False
    reason: str = ""
    comment: Mapping[str, str] = field(default_factory=dict)

    @property
    def status(self) -> int:
        """The status of the answer."""
        if self.is_refused or not (self.clashes or self.gone or self.wrong):
            return 422 if self.is_refused else 200
        return 409 if self.clashes or self.gone else 422


def write(request: OfficeRequest, found: Forms, kept: PostForm) -> Outcome:
    """Write cells, reasons and answers, and hand the form in where that is wanted and nothing was left out.

    Cells are written for themselves, so that a form which cannot be handed in yet keeps what was typed.
    """
    sent = Sent.of(request)
    lost = Outcome(typed=sent.touched(found, kept), gone=(*sent.gone(found, kept),), is_refused=True)
    try:
        return _write(request, found, kept, sent)
    except FlawedError as error:
        return replace(lost, wrong={"": [spoken_to_filler(flaw) for flaw in error.flaws]})
    except UnfinishedError as error:
        return Outcome(problems=error.problems, error=error.message, is_stored=True, is_refused=True)
    except OutOfOrderError as error:
        return Outcome(question=error.question, error=error.message, is_stored=True, is_refused=True)
    except MovedOnError as error:
        return replace(lost, error=error.message)
    except (StepRefusedError, RefusedChangeError) as error:
        request.refused = error.message
        return replace(lost, error=error.message)


def _write(request: OfficeRequest, found: Forms, kept: PostForm, sent: Sent) -> Outcome:
    if sent.is_handed_in and sent.texts.get(_RETURN, str(last_return(kept))) != str(last_return(kept)):
        raise MovedOnError(_RETURNED)
    person, author = Person(request.user, request.here.roles, request.here.stands), author_of(request)
    with transaction.atomic():
        take_step(found, kept, Step.FILL, person)
        cells = save(found, kept, sent.cells, author, as_seen=sent.is_handed_in)
        factors = save_factors(found, kept, sent.texts, author)
        again = read_again(found)
        held = again.form(kept.post, kept.quarter)
        reasoned = Reasoned(found, again, cells.stored)
        words = keep_words(reasoned, held, sent.reasons, sent.answers, author)
        clashes, gone = (*cells.clashes, *words.clashes, *factors.clashes), (*sent.gone(again, held),)
        is_whole = not (clashes or gone or cells.wrong)
        if is_whole or cells.stored or words.deeds or factors.rows:
            PostForm.objects.filter(pk=held.pk).update(changed_at=timezone.now())
        else:
            transaction.set_rollback(True)  # nobody fills in a form by what was not written
    if sent.is_handed_in and is_whole:
        last = read_again(found)
        now = last.form(kept.post, kept.quarter)
        take_step(last, now, Step.SUBMIT, person, require_in_order(last, now, sent.texts.get(_CONFIRMED, "")))
    # Both versions are told now: what is sent next is typed over what is stored.
    typed = {name: sent.cells[name] for name in cells.wrong}
    typed |= {
        each.field: Typed(sent.cells[each.field].text if each.is_cell else each.typed, each.stands)
        for each in clashes
        if not each.is_untouched
    }
    others = "; yang lain tersimpan" if cells.stored else ""
    not_sent = "; isian belum diajukan" if sent.is_handed_in else ""
    error = f"{len(cells.wrong)} nilai belum disimpan{others}{not_sent}" if cells.wrong else ""
    return Outcome(
        typed,
        cells.wrong,
        clashes,
        gone,
        cells.stored,
        _CLASH if clashes else error,
        is_handed_in=sent.is_handed_in and is_whole,
    )


def wants_json(request: OfficeRequest) -> bool:
    """Say whether the script asks, and not a person."""
    return request.headers.get("accept", "") == "application/json"


def read_again(found: Forms) -> Forms:
    """Return forms as they are now."""
    found.year.refresh_from_db()
    again = forms_of(found.year)
    if again is None:
        raise Http404
    return again
