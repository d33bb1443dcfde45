"""What a page of a form sends: what is sound and undisputed of it is written, all else is displayed again."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Final

from django.db import transaction
from django.http import JsonResponse
from django.utils import timezone

from capaian.web.measurement.entry.cells import Typed, TypedCell, Wrong, as_shown, save
from capaian.web.measurement.entry.remarks import ANSWER, REASON, keep_words, tidy
from capaian.web.measurement.factors import FIELD, factor_fields, save_factors
from capaian.web.measurement.figures import FigureNames
from capaian.web.measurement.flow import FormStep, StepRefusedError
from capaian.web.measurement.form.entries import last_return
from capaian.web.measurement.forms import Clash, FormFilling
from capaian.web.measurement.gate import FormObstacle, OutOfOrderError, require_in_order
from capaian.web.measurement.steps import MovedOnError, Person, UnfinishedError, person_of, take_step
from capaian.web.site.access import PLANNING, OfficeRequest
from capaian.web.site.form_page import SHOWN_PREFIX
from capaian.web.site.issue_words import spoken_to_filler, words_for_person
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

    cells: Mapping[str, TypedCell]
    """Those of the form, by their names."""
    words: Mapping[str, Typed]
    """Reasons, answers and factors, by the ids of their fields."""
    others: Mapping[str, Typed]
    """Cells that the form has not, by their names."""
    is_handed_in: bool
    texts: Mapping[str, str]
    """All that was sent, by the names of fields."""

    @classmethod
    def of(cls, request: OfficeRequest, filling: FormFilling) -> Sent:
        """Read what was sent."""
        texts = {name: text for name, text in request.POST.items() if isinstance(text, str)}
        slots = {slot.name: slot for slot in filling.form_cells.slots}
        cells, words, others = {}, {}, {}
        for name, text in texts.items():
            if name.startswith(_CELL):
                cell = name.removeprefix(_CELL)
                typed = Typed(text.strip(), texts.get(f"{SHOWN_PREFIX}{cell}", ""))
                if cell in slots:
                    cells[cell] = TypedCell.of(slots[cell], typed)
                else:
                    others[cell] = typed
            elif name.startswith((REASON, ANSWER, FIELD)):
                words[name] = Typed(text, texts.get(f"{SHOWN_PREFIX}{name}", ""))
        is_handed_in = texts.get("aksi") == "ajukan" or bool(texts.get(_CONFIRMED))
        return cls(cells, words, others, is_handed_in, texts)

    @property
    def touched(self) -> dict[str, Typed]:
        """What was typed by the ids of fields; what was only shown is shown anew as it is."""
        return {**{name: each.typed for name, each in self.cells.items() if each.is_touched}, **self.words}

    def lost(self, filling: FormFilling) -> Iterator[Clash]:
        """Yield what was typed, or written as a reason, into nothing that the form asks for any more."""
        if not (self.others or self.words):
            return
        own = {slot.name for slot in filling.form_cells.slots}
        own |= factor_fields(filling.now.duties, filling.form)
        names = FigureNames(filling.now.facts)
        for field_id, each in {**self.others, **self.words}.items():
            name = field_id.removeprefix(REASON)
            if name not in own and not name.startswith(ANSWER) and tidy(each.text) != tidy(each.over):
                about = ", ".join(names.words(name.removeprefix(FIELD).split(":"))) or name
                about = about if name == field_id else f"Penjelasan untuk {about}"
                yield Clash(field_id, about, each.text, "", each.over)


@dataclass(frozen=True)
class Outcome:
    """What became of what was sent, until it is displayed."""

    typed: Mapping[str, Typed] = field(default_factory=dict)
    """What was not stored, by the ids of fields."""
    wrong: Wrong = field(default_factory=dict)
    """What is wrong with cells, by their names; under no name what belongs to none."""
    clashes: tuple[Clash, ...] = ()
    lost: tuple[Clash, ...] = ()
    """What was typed into fields that the form does not have any more: it is stored nowhere."""
    error: str = ""
    problems: tuple[FormObstacle, ...] = ()
    """What keeps the form from being handed in."""
    question: OutOfOrderError | None = None
    """What is asked before it is handed in."""
    is_stored: bool = False
    """All that was typed is stored, though the form was not handed in."""
    is_refused: bool = False
    """Nothing was done of what was wanted."""
    is_handed_in: bool = False
    reason: str = ""
    """Of a step that was refused."""

    @property
    def status(self) -> int:
        """The status of the answer."""
        if self.is_refused or not (self.clashes or self.lost or self.wrong):
            return 422 if self.is_refused else 200
        return 409 if self.clashes or self.lost else 422


def write(request: OfficeRequest, filling: FormFilling) -> Outcome:
    """Write cells, reasons and answers, and hand the form in where that is wanted and nothing was left out.

    Cells are written for themselves, so that a form which cannot be handed in yet keeps what was typed.
    """
    sent = Sent.of(request, filling)
    try:
        return _write(filling, sent, person_of(request))
    except FlawedError as error:
        return _refuse(filling, sent, wrong={"": [spoken_to_filler(flaw) for flaw in error.flaws]})
    except UnfinishedError as error:
        return Outcome(problems=error.problems, error=error.message, is_stored=True, is_refused=True)
    except OutOfOrderError as error:
        return Outcome(question=error, error=error.message, is_stored=True, is_refused=True)
    except MovedOnError as error:
        return _refuse(filling, sent, error=error.message)
    except (StepRefusedError, RefusedChangeError) as error:
        request.refused = error.message
        return _refuse(filling, sent, error=error.message)


def _refuse(
    filling: FormFilling, sent: Sent, error: str = "", wrong: Wrong = MappingProxyType({})
) -> Outcome:
    lost = (*sent.lost(filling),)
    return Outcome(typed=sent.touched, wrong=wrong, lost=lost, error=error, is_refused=True)


def _write(filling: FormFilling, sent: Sent, person: Person) -> Outcome:
    if sent.is_handed_in and sent.texts.get(_RETURN, last := str(last_return(filling.form))) != last:
        raise MovedOnError(_RETURNED)
    with filling.all_or_nothing():
        filling.move(take_step(filling.now, filling.form, FormStep.FILL, person))
        wrong = save(filling, [*sent.cells.values()], as_seen=sent.is_handed_in)
        factors = save_factors(filling, sent.texts) if sent.words else 0
        words = keep_words(filling, sent.words) if sent.words else 0
        clashes, lost = (*filling.clashes,), (*sent.lost(filling),)
        is_whole = not (clashes or lost or wrong)
        if is_whole or filling.stored or words or factors:
            filling.form.save(update_fields=["changed_at"])
        else:
            transaction.set_rollback(True)  # nobody fills in a form by what was not written
            filling.now = filling.before
    if is_handed_in := sent.is_handed_in and is_whole:
        reason = require_in_order(filling.now, filling.form, sent.texts.get(_CONFIRMED, ""))
        filling.move(take_step(filling.now, filling.form, FormStep.SUBMIT, person, reason))
    # Both versions are displayed now: what is sent next is typed over what is stored.
    typed = {name: sent.cells[name].typed for name in wrong}
    typed |= {
        each.field: Typed(sent.cells[each.field].typed.text if each.is_cell else each.typed, each.stored)
        for each in clashes
        if not each.is_untouched
    }
    others = "; yang lain tersimpan" if filling.stored else ""
    not_sent = "; isian belum diajukan" if sent.is_handed_in else ""
    error = f"{len(wrong)} nilai belum disimpan{others}{not_sent}" if wrong else ""
    return Outcome(typed, wrong, clashes, lost, _CLASH if clashes else error, is_handed_in=is_handed_in)


def answer_saved(request: OfficeRequest, filling: FormFilling, outcome: Outcome) -> JsonResponse:
    """Answer the script with what is stored now and what was left out; results are a request of their own."""
    wrong = as_read(outcome.wrong, request)
    if outcome.is_refused:
        return JsonResponse({"galat": wrong, "pesan": outcome.error}, status=outcome.status)
    answers, clashes = filling.now.answers, outcome.clashes
    answer = {
        "jam": timezone.localtime().strftime("%H.%M.%S"),
        "tersimpan": {s.name: as_shown(s, answers.text(s)) for s in filling.form_cells.slots},
        "galat": wrong,
        "bentrok": {each.field: each.stored for each in clashes if each.is_cell},
        "bentrok_kata": {each.field: each.stored for each in clashes if not each.is_cell},
        "pesan": outcome.error,
        "tidak_ada": {each.field: each.about for each in outcome.lost},
    }
    return JsonResponse(answer, status=outcome.status)


def as_read(wrong: Wrong, request: OfficeRequest) -> dict[str, list[str]]:
    """Return what is wrong with cells as whoever asks can act on it."""
    may_declare = bool(request.here.roles & PLANNING)
    return {name: [words_for_person(each, may_declare) for each in words] for name, words in wrong.items()}
