"""Reasons for values, and answers to comments on them: each write is told in the log, none is over another.

Like a cell, a text is sent with what was shown in its place. Only one that was changed is written.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from django.db.models import F
from django.utils import timezone

from capaian.dossier.years.reasons import is_reason
from capaian.web.accounts.models import User
from capaian.web.measurement.entry.cells import Typed
from capaian.web.measurement.flow import COMES_BACK, StepRefusedError
from capaian.web.measurement.forms import Clash, FormDuties, FormFilling
from capaian.web.measurement.models import PostForm, Remark
from capaian.web.trail.record import Author, Deed, record

LONGEST_REMARK: Final = 2_000
"""Letters that are kept of a remark."""
_QUOTED: Final = 60
"""Letters of a comment that are shown again."""
_SAYS_NOTHING: Final = (
    "Catatan “{0}” terlalu pendek untuk menjadi alasan: belum menyebut apa yang harus diperbaiki. Tulis "
    "lebih jelas di catatan, atau isi Alasan."
)
REASON: Final = "sebab-"
ANSWER: Final = "jawab-"


def keep_words(filling: FormFilling, sent: Mapping[str, Typed]) -> int:
    """Keep reasons and answers by the ids of their fields, and return how many changed; empty ones go.

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
    record(form.office_year.office, author, [Deed("remark.commented", subject_of(form), None, words)])


def reason_in_comments(duties: FormDuties, form: PostForm) -> str:
    """Return what comments without an answer say of values, each behind what its value is called.

    Whoever sends a form back with them has told why; one that says nothing is none.

    Raises:
        StepRefusedError: where there are such comments, and none of them says why.
    """
    labels = {slot.name: slot.label for slot in duties.cells_of(form.place).slots}
    comments = form.remarks.filter(kind=Remark.Kind.COMMENT) if form.pk else ()
    own = [each for each in comments if not each.is_answered and each.slot in labels]
    reasons = (f"{labels[each.slot]}: {each.text}" for each in own if is_reason(each.text))
    reason = "; ".join(" ".join(each.split()) for each in reasons)[:LONGEST_REMARK]
    if own and not reason:
        raise StepRefusedError(_SAYS_NOTHING.format(own[-1].text[:_QUOTED]))
    return reason


def open_answers(form: PostForm) -> frozenset[int]:
    """Return the ids of comments whose answers may be written: none was handed in and came back since."""
    back = max((step.at for step in form.steps.all() if step.step in COMES_BACK), default=None)
    return frozenset(
        each.pk
        for each in form.remarks.all()
        if each.kind == Remark.Kind.COMMENT
        and (not each.is_answered or back is None or each.answered_at is None or each.answered_at > back)
    )


def reasons_in_force(remarks: Iterable[Remark]) -> Mapping[tuple[str, str], Remark]:
    """Return the reasons among remarks, each by its cell and the value that it was given for.

    Of another value in the same cell it says nothing.
    """
    return {(each.slot, each.value): each for each in remarks if each.kind == Remark.Kind.EXPLANATION}


def tidy(text: str) -> str:
    """Return a text as it is kept, however lines end in it."""
    return text.replace("\r\n", "\n").replace("\r", "\n").strip()[:LONGEST_REMARK]


def subject_of(form: PostForm) -> str:
    """Return how the log names a form, by the id of its office-year."""
    return f"{form.office_year_id}/{form.post or '-'}/{form.period}"


def _user(author: Author) -> User:
    if author.user is None:
        raise ValueError("a remark is somebody's")
    return author.user


def _explain(filling: FormFilling, sent: Mapping[str, Typed]) -> Iterator[Deed]:
    form = filling.form
    own = [(s, sent[name]) for s in filling.form_cells.slots if (name := f"{REASON}{s.name}") in sent]
    kept = {each.slot: each for each in form.remarks.filter(kind=Remark.Kind.EXPLANATION)} if own else {}
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
        before = {"slot": slot.name, "text": reason.text, "value": reason.value} if reason else None
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
