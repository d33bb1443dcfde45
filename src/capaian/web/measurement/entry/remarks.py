"""Reasons for values, and answers to comments on them: each write is told in the log, none is over another.

Like a cell, a text is sent with what was shown in its place. Only one that was changed is written.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Final

from django.utils import timezone

from capaian.dossier.years.reasons import is_reason
from capaian.web.accounts.models import User
from capaian.web.measurement.entry.cells import Clash, Typed
from capaian.web.measurement.flow import COMES_BACK, StepRefusedError
from capaian.web.measurement.form_cells import Slot
from capaian.web.measurement.forms import Forms
from capaian.web.measurement.models import PostForm, Remark
from capaian.web.trail.record import Author, Deed, record

LONGEST: Final = 2_000
"""Letters that are kept of a remark."""
_QUOTED: Final = 60
"""Letters of a comment that are shown again."""
_SAYS_NOTHING: Final = (
    "Catatan “{0}” terlalu pendek untuk menjadi alasan: belum menyebut apa yang harus diperbaiki. Tulis "
    "lebih jelas di catatan, atau isi Alasan."
)
REASON: Final = "sebab-"
ANSWER: Final = "jawab-"


@dataclass
class Words:
    """What became of texts."""

    deeds: list[Deed] = field(default_factory=list)
    clashes: list[Clash] = field(default_factory=list)


@dataclass(frozen=True)
class Reasoned:
    """The cells of a form before and after they were written."""

    before: Forms
    now: Forms
    stored: frozenset[str]
    """Names of those that were written."""


def keep_words(
    cells: Reasoned,
    form: PostForm,
    reasons: Mapping[str, Typed],
    answers: Mapping[str, Typed],
    author: Author,
) -> Words:
    """Keep reasons by the names of their cells and answers by the ids of comments; in a transaction.

    An empty reason or answer takes one back.
    """
    done = Words()
    _explain(done, cells, form, reasons, author)
    _answer(done, form, answers, author)
    if done.deeds:
        record(form.office_year.office, author, done.deeds)
    return done


def comment(form: PostForm, slot: str, text: str, value: str, author: Author) -> None:
    """Keep a comment of who looks through a form; in a transaction."""
    said = tidy(text)
    form.remarks.create(kind=Remark.Kind.COMMENT, slot=slot, text=said, value=value, by=_who(author))
    deed = Deed("remark.commented", subject_of(form), None, {"slot": slot, "text": said, "value": value})
    record(form.office_year.office, author, [deed])


def reason_in_comments(forms: Forms, form: PostForm) -> str:
    """Return what comments without an answer say of values, each behind what its value is called.

    Whoever sends a form back with them has told why; one that says nothing is none.

    Raises:
        StepRefusedError: where there are such comments, and none of them says why.
    """
    labels = {slot.name: slot.label for slot in forms.cells_of(form.post, form.quarter).slots}
    open_ = form.remarks.filter(kind=Remark.Kind.COMMENT) if form.pk else ()
    own = [each for each in open_ if not each.is_answered and each.slot in labels]
    told = (f"{labels[each.slot]}: {each.text}" for each in own if is_reason(each.text))
    said = "; ".join(" ".join(each.split()) for each in told)[:LONGEST]
    if own and not said:
        raise StepRefusedError(_SAYS_NOTHING.format(own[-1].text[:_QUOTED]))
    return said


def open_answers(form: PostForm) -> frozenset[int]:
    """Return the ids of comments whose answers may be written: none was handed in and came back since."""
    if not form.pk:
        return frozenset()
    back = max((step.at for step in form.steps.all() if step.step in COMES_BACK), default=None)
    return frozenset(
        each.pk
        for each in form.remarks.all()
        if each.kind == Remark.Kind.COMMENT
        and (not each.is_answered or back is None or each.answered_at is None or each.answered_at > back)
    )


def _who(author: Author) -> User:
    """Return who writes; words of nobody are not kept."""
    if author.user is None:
        raise ValueError("a remark is somebody's")
    return author.user


def tidy(text: str) -> str:
    """Return a text as it is kept, however lines end in it."""
    return text.replace("\r\n", "\n").replace("\r", "\n").strip()[:LONGEST]


def subject_of(form: PostForm) -> str:
    """Return how the log names a form, by the id of its office-year."""
    return f"{form.office_year_id}/{form.post or '-'}/{form.period}"


def _explain(
    done: Words, cells: Reasoned, form: PostForm, reasons: Mapping[str, Typed], author: Author
) -> None:
    slots = {slot.name: slot for slot in cells.now.cells_of(form.post, form.quarter).slots}
    kept = {each.slot: each for each in form.remarks.filter(kind=Remark.Kind.EXPLANATION)}
    for name, each in reasons.items():
        if name not in slots:
            continue
        slot, own = slots[name], kept.get(name)
        text, over = tidy(each.text), tidy(each.over)
        value = cells.now.text(slot)
        holds = own is not None and own.value in (value, cells.before.text(slot))
        stands = tidy(own.text) if own is not None and holds else ""
        if text == stands and (not text or (own is not None and own.value == value)):
            continue
        if text == over and not (name in cells.stored and text == stands):
            continue  # it was not written now; what stands there may be of somebody else
        if over != stands and text != stands:
            done.clashes.append(Clash(f"{REASON}{name}", slot.label, text, stands))
            continue
        before = {"slot": name, "text": own.text, "value": own.value} if own is not None else None
        form.remarks.filter(kind=Remark.Kind.EXPLANATION, slot=name).delete()
        if text:
            form.remarks.create(
                kind=Remark.Kind.EXPLANATION, slot=name, text=text, value=value, by=_who(author)
            )
        after = {"slot": name, "text": text, "value": value} if text else None
        done.deeds.append(Deed("remark.explained", subject_of(form), before, after))


def _answer(done: Words, form: PostForm, answers: Mapping[str, Typed], author: Author) -> None:
    for remark, each in _comments(form, answers) if answers else ():
        text, over, stands = tidy(each.text), tidy(each.over), tidy(remark.answer)
        if text in (over, stands):
            continue
        if over != stands:
            done.clashes.append(Clash(f"{ANSWER}{remark.pk}", f"“{remark.text}”", text, stands))
            continue
        before = {"remark": remark.pk, "answer": remark.answer} if remark.answer else None
        remark.answer, remark.answered_by, remark.answered_at = text, _who(author), timezone.now()
        if not text:
            remark.answered_by = remark.answered_at = None
        remark.save(update_fields=["answer", "answered_by", "answered_at"])
        deed = Deed("remark.answered", subject_of(form), before, {"remark": remark.pk, "answer": text})
        done.deeds.append(deed)


def _comments(form: PostForm, answers: Mapping[str, Typed]) -> Iterator[tuple[Remark, Typed]]:
    """Yield the comments of a form with what was sent as their answers, whatever else was sent."""
    names = {str(remark.pk): remark for remark in form.remarks.filter(pk__in=open_answers(form))}
    for name, each in answers.items():
        if name in names:
            yield names[name], each


@dataclass(frozen=True, slots=True)
class Explained:
    """A reason, and the values that it was given for."""

    text: str
    by: str
    at: datetime
    """When it was given first."""
    slots: tuple[Slot, ...]


def reasons_in_force(remarks: Iterable[Remark]) -> Mapping[tuple[str, str], Remark]:
    """Return the reasons among remarks, each by its cell and the value that it was given for.

    Of another value in the same cell it says nothing.
    """
    return {(each.slot, each.value): each for each in remarks if each.kind == Remark.Kind.EXPLANATION}


def explanations_of(forms: Forms, form: PostForm) -> Sequence[Explained]:
    """Return the reasons for values as they stand, in the order of the cells; the same words once."""
    given = reasons_in_force(form.remarks.all() if form.pk else ())
    found: dict[tuple[str, str], Explained] = {}
    for slot in forms.cells_of(form.post, form.quarter).slots:
        remark = given.get((slot.name, forms.text(slot)))
        if remark is not None:
            name = (remark.text, str(remark.by))
            before = found.get(name)
            own, at = (before.slots, min(before.at, remark.at)) if before else ((), remark.at)
            found[name] = Explained(*name, at, (*own, slot))
    return [*found.values()]
