"""What a page of a form sends: what is sound and undisputed of it is written,
all else is displayed again.

Each text is sent with what was shown in its place, and only one that was changed is written.
Reasons for values and answers to comments are told in the log, each write of them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final

from django.db import transaction
from django.db.models import F
from django.http import JsonResponse
from django.utils import timezone

from capaian.dossier.years.reasons import is_reason
from capaian.web.accounts.models import User
from capaian.web.measurement.entry.cells import CellProblems, Typed, TypedCell, as_shown, save
from capaian.web.measurement.factors import FIELD, factor_fields, save_factors
from capaian.web.measurement.figures import FigureNames
from capaian.web.measurement.flow import COMES_BACK, FormStep, StepRefusedError
from capaian.web.measurement.form.entries import last_return
from capaian.web.measurement.forms import Clash, FormDuties, FormFilling
from capaian.web.measurement.gate import FormObstacle, OutOfOrderError, require_in_order
from capaian.web.measurement.models import ANSWER, REASON, PostForm, Remark
from capaian.web.measurement.steps import (
    MovedOnError,
    Person,
    UnfinishedError,
    person_of,
    take_step,
)
from capaian.web.site.access import PLANNING, OfficeRequest
from capaian.web.site.form_page import SHOWN_PREFIX
from capaian.web.site.issue_words import spoken_to_filler, words_for_person
from capaian.web.site.middleware import LONGEST_REASON
from capaian.web.trail.record import Author, Deed, record
from capaian.web.years.change import FlawedError, RefusedChangeError

_QUOTED: Final = 60
_SAYS_NOTHING: Final = (
    "Catatan “{0}” terlalu pendek untuk menjadi alasan: belum menyebut apa yang harus "
    "diperbaiki. Tulis "
    "lebih jelas di catatan, atau isi Alasan."
)
_CELL: Final = "sel-"
_RETURN: Final = "kembali"
"""Field with the last step that sent the form back when the page was opened."""
_RETURNED: Final = (
    "Isian ini dikembalikan atau dibuka kembali sesudah halaman Anda dibuka, jadi belum "
    "diajukan. Baca "
    "alasannya, periksa nilainya, lalu ajukan lagi."
)
_CONFIRMED: Final = "dilihat"
"""The answer to a question before a form is handed in: what was asked."""
_CLASH: Final = "Nilai ini baru saja diubah orang lain. Keduanya disimpan; pilih yang dipakai."


@dataclass(frozen=True)
class SentTexts:
    """What was sent, each text with what it was typed over."""

    cells: Mapping[str, TypedCell]
    """Those of the form, by their names."""
    words: Mapping[str, Typed]
    """Reasons, answers and factors, by the ids of their fields."""
    others: Mapping[str, Typed]
    """Cells that the form has not, by their names."""
    is_handed_in: bool
    texts: Mapping[str, str]

    @classmethod
    def of(cls, request: OfficeRequest, filling: FormFilling) -> SentTexts:
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
        return {
            **{name: each.typed for name, each in self.cells.items() if each.is_touched},
            **self.words,
        }

    def lost(self, filling: FormFilling) -> Iterator[Clash]:
        """Yield what was typed, or written as a reason,
        into nothing that the form asks for any more.
        """
        if not (self.others or self.words):
            return
        own = {slot.name for slot in filling.form_cells.slots}
        own |= factor_fields(filling.now.duties, filling.form)
        names = FigureNames(filling.now.facts)
        for field_id, each in {**self.others, **self.words}.items():
            name = field_id.removeprefix(REASON)
            if (
                name not in own
                and not name.startswith(ANSWER)
                and tidy(each.text) != tidy(each.over)
            ):
                about = ", ".join(names.words(name.removeprefix(FIELD).split(":"))) or name
                about = about if name == field_id else f"Penjelasan untuk {about}"
                yield Clash(field_id, about, each.text, "", each.over)


@dataclass(frozen=True)
class Outcome:
    """What became of what was sent, until it is displayed."""

    typed: Mapping[str, Typed] = field(default_factory=dict)
    """What was not stored, by the ids of fields."""
    wrong: CellProblems = field(default_factory=dict)
    """What is wrong with cells, by their names; under no name what belongs to none."""
    clashes: tuple[Clash, ...] = ()
    lost: tuple[Clash, ...] = ()
    """What was typed into fields that the form does not have any more: it is stored nowhere."""
    error: str = ""
    problems: tuple[FormObstacle, ...] = ()
    question: OutOfOrderError | None = None
    is_refused: bool = False
    """Nothing was done of what was wanted."""
    is_handed_in: bool = False
    reason: str = ""

    @property
    def status(self) -> int:
        """The status of the answer."""
        if self.is_refused:
            return 422
        return 409 if self.clashes or self.lost else 422 if self.wrong else 200


def write(request: OfficeRequest, filling: FormFilling) -> Outcome:
    """Write cells, reasons and answers, and hand the form in where that is wanted
    and nothing was left out.

    Cells are written for themselves, so that a form which cannot be handed in yet keeps what was
    typed.
    """
    sent = SentTexts.of(request, filling)
    try:
        return _write(filling, sent, person_of(request))
    except UnfinishedError as error:
        return Outcome(problems=error.problems, error=error.message, is_refused=True)
    except OutOfOrderError as error:
        return Outcome(question=error, error=error.message, is_refused=True)
    except FlawedError as error:
        words, wrong = "", {"": [spoken_to_filler(flaw) for flaw in error.flaws]}
    except MovedOnError as error:
        words, wrong = error.message, {}
    except (StepRefusedError, RefusedChangeError) as error:
        request.refused = words = error.message
        wrong = {}
    lost = (*sent.lost(filling),)
    return Outcome(sent.touched, wrong, lost=lost, error=words, is_refused=True)


def _write(filling: FormFilling, sent: SentTexts, person: Person) -> Outcome:
    if (
        sent.is_handed_in
        and sent.texts.get(_RETURN, last := str(last_return(filling.form))) != last
    ):
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
    for each in clashes:
        if not each.is_untouched:
            text = sent.cells[each.field].typed.text if each.is_cell else each.typed
            typed[each.field] = Typed(text, each.stored)
    others = "; yang lain tersimpan" if filling.stored else ""
    not_sent = "; isian belum diajukan" if sent.is_handed_in else ""
    error = f"{len(wrong)} nilai belum disimpan{others}{not_sent}" if wrong else ""
    return Outcome(
        typed, wrong, clashes, lost, _CLASH if clashes else error, is_handed_in=is_handed_in
    )


def answer_saved(request: OfficeRequest, filling: FormFilling, outcome: Outcome) -> JsonResponse:
    """Answer the script with what is stored now and what was left out;
    results are a request of their own.
    """
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


def as_read(wrong: CellProblems, request: OfficeRequest) -> dict[str, list[str]]:
    """Return what is wrong with cells as whoever asks can act on it."""
    may_declare = bool(request.here.roles & PLANNING)
    return {
        name: [words_for_person(each, may_declare) for each in words]
        for name, words in wrong.items()
    }


def keep_words(filling: FormFilling, sent: Mapping[str, Typed]) -> int:
    """Keep reasons and answers by the ids of their fields, and return how many changed;
    empty ones go.

    In a transaction, after the cells were stored.
    """
    deeds = [*_explain(filling, sent), *_answer(filling, sent)]
    record(filling.form.office_year.office, filling.author, deeds)
    return len(deeds)


def comment(form: PostForm, slot: str, text: str, value: str, author: Author) -> None:
    """Keep a comment of who looks through a form; in a transaction.

    It makes a new version of the form: nobody decides about it without having seen the comment.
    """
    words = {"slot": slot, "text": tidy(text), "value": value}
    form.remarks.create(kind=Remark.Kind.COMMENT, by=_user(author), **words)
    PostForm.objects.filter(pk=form.pk).update(version=F("version") + 1)
    record(
        form.office_year.office, author, [Deed("remark.commented", subject_of(form), None, words)]
    )


def reason_in_comments(duties: FormDuties, form: PostForm) -> str:
    """Return what comments without an answer say of values, each behind what its value is called.

    Whoever sends a form back with them has told why. Raises `StepRefusedError` where none of them
    says why.
    """
    labels = {slot.name: slot.label for slot in duties.cells_of(form.place).slots}
    comments = form.remarks.filter(kind=Remark.Kind.COMMENT) if form.pk else ()
    own = [each for each in comments if not each.is_answered and each.slot in labels]
    reasons = (f"{labels[each.slot]}: {each.text}" for each in own if is_reason(each.text))
    reason = "; ".join(" ".join(each.split()) for each in reasons)[:LONGEST_REASON]
    if own and not reason:
        raise StepRefusedError(_SAYS_NOTHING.format(own[-1].text[:_QUOTED]))
    return reason


def open_answers(form: PostForm) -> frozenset[int]:
    """Return the ids of comments whose answers may be written:
    none was handed in and came back since.
    """
    back = max((step.at for step in form.steps.all() if step.step in COMES_BACK), default=None)
    return frozenset(
        each.pk
        for each in form.remarks.all()
        if each.kind == Remark.Kind.COMMENT
        and (
            not each.is_answered
            or back is None
            or each.answered_at is None
            or each.answered_at > back
        )
    )


def tidy(text: str) -> str:
    """Return a text as it is kept, however lines end in it."""
    return text.replace("\r\n", "\n").replace("\r", "\n").strip()


def subject_of(form: PostForm) -> str:
    """Return how the log names a form, by the id of its office-year."""
    return f"{form.office_year_id}/{form.post or '-'}/{form.period}"


def _user(author: Author) -> User:
    if author.user is None:
        raise ValueError("a remark is somebody's")
    return author.user


def _explain(filling: FormFilling, sent: Mapping[str, Typed]) -> Iterator[Deed]:
    form = filling.form
    own = [
        (s, sent[name]) for s in filling.form_cells.slots if (name := f"{REASON}{s.name}") in sent
    ]
    kept = (
        {each.slot: each for each in form.remarks.filter(kind=Remark.Kind.EXPLANATION)}
        if own
        else {}
    )
    for slot, each in own:
        text, over = tidy(each.text), tidy(each.over)
        was, value = filling.before.answers.text(slot), filling.now.answers.text(slot)
        reason = kept.get(slot.name)
        is_of_value = reason is not None and reason.value == value
        stored = tidy(reason.text) if reason and reason.value in (value, was) else ""
        if text == stored and (is_of_value or not text):
            continue
        if text == over and not (slot.name in filling.stored and text == stored):
            continue  # it was not written now; what is stored may be of somebody else
        if stored not in (over, text):
            filling.clashes.append(Clash(f"{REASON}{slot.name}", slot.label, text, stored))
            continue
        before = (
            {"slot": slot.name, "text": reason.text, "value": reason.value} if reason else None
        )
        after = {"slot": slot.name, "text": text, "value": value} if text else None
        form.remarks.filter(kind=Remark.Kind.EXPLANATION, slot=slot.name).delete()
        if after:
            form.remarks.create(kind=Remark.Kind.EXPLANATION, by=_user(filling.author), **after)
        yield Deed("remark.explained", subject_of(form), before, after)


def _answer(filling: FormFilling, sent: Mapping[str, Typed]) -> Iterator[Deed]:
    form = filling.form
    if not any(name.startswith(ANSWER) for name in sent):
        return
    for remark in form.remarks.filter(pk__in=open_answers(form)):
        if (each := sent.get(f"{ANSWER}{remark.pk}")) is None:
            continue
        text, over, stored = tidy(each.text), tidy(each.over), tidy(remark.answer)
        if text in (over, stored):
            continue
        if over != stored:
            filling.clashes.append(Clash(f"{ANSWER}{remark.pk}", f"“{remark.text}”", text, stored))
            continue
        before = {"remark": remark.pk, "answer": remark.answer} if remark.answer else None
        remark.answer = text
        remark.answered_by = filling.author.user if text else None
        remark.answered_at = timezone.now() if text else None
        remark.save(update_fields=["answer", "answered_by", "answered_at"])
        after = {"remark": remark.pk, "answer": text}
        yield Deed("remark.answered", subject_of(form), before, after)
