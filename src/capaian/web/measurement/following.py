"""What was said of figures goes with them, wherever the plan gives them: reasons, and comments on faults.

Who wrote a figure is known by the figure. Reasons and comments stand in a form, so that one which another
post owes now would stand there without them, and be handed in as if nobody had found fault with it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from django.utils import timezone

from capaian.web.measurement.asked import Asked, ask
from capaian.web.measurement.figures import MEASURED
from capaian.web.measurement.forms import forms_in
from capaian.web.measurement.holding import APART
from capaian.web.measurement.locks import OPEN
from capaian.web.measurement.models import Notice, PostForm, Remark
from capaian.web.measurement.owed import FACTORS
from capaian.web.measurement.remarks import subject_of
from capaian.web.offices.models import Holding
from capaian.web.trail.record import Author, Deed, record
from capaian.web.years.edits import Edit
from capaian.web.years.known import Known
from capaian.web.years.models import OfficeYear

MOVES_NOTHING: Final = APART | MEASURED | {FACTORS}
"""Sheets from which it does not follow who owes what."""
_Cell = tuple[str, str]
"""Quarter and name of a cell."""


def follow_figures(
    year: OfficeYear, edits: Sequence[Edit], author: Author, before: Known, after: Known
) -> None:
    """Let remarks on cells of open forms go to the open forms that ask for these cells after a change."""
    if all(edit.sheet in MOVES_NOTHING for edit in edits):
        return
    told = Remark.objects.filter(form__office_year=year).exclude(slot="").select_related("form")
    remarks = [each for each in told if each.form.stands in OPEN]
    was, then = forms_in(year, before) if remarks else None, after.read.office_year
    if was is None or then is None:
        return
    asked = ask(after, then, was.rhythms)
    deeds: dict[tuple[str, int, str], Deed] = {}
    moved = [*_moves(year, remarks, _posts(asked))]
    for remark, form in moved:
        own = {"slot": remark.slot, "post": remark.form.post}
        deed = Deed("remark.moved", subject_of(form), own, {**own, "post": form.post})
        deeds.setdefault((remark.slot, remark.form_id, form.post), deed)
        Remark.objects.filter(pk=remark.pk).update(form=form)
    record(year.office, author, [*deeds.values()])
    _tell(year, author, asked, moved)


def _posts(asked: Asked) -> Mapping[_Cell, str]:
    """Return which post is asked for each cell."""
    return {
        (str(quarter), slot.name): str(post)
        for post in asked.duties
        for quarter in asked.quarters
        for slot in asked.owed(post, quarter).slots
    }


def _moves(
    year: OfficeYear, remarks: Iterable[Remark], posts: Mapping[_Cell, str]
) -> Iterator[tuple[Remark, PostForm]]:
    for remark in remarks:
        post = posts.get((remark.form.period, remark.slot), remark.form.post)
        if post != remark.form.post:
            form, _ = PostForm.objects.get_or_create(office_year=year, post=post, period=remark.form.period)
            if form.stands in OPEN:
                yield remark, form


def _tell(year: OfficeYear, author: Author, asked: Asked, moved: Sequence[tuple[Remark, PostForm]]) -> None:
    """Say to those who hold a post that comments on figures which it owes now wait for them."""
    open_ = [each for each in moved if each[0].kind == Remark.Kind.COMMENT and not each[0].is_answered]
    today = timezone.localdate()
    for form in {form.pk: form for _, form in open_}.values():
        labels = {slot.name: slot.label for slot in asked.owed(form.post, form.quarter).slots}
        about = dict.fromkeys(labels[each.slot] for each, to in open_ if to.pk == form.pk)
        text = f"Catatan pemeriksa ikut pindah ke isian Anda, {form.quarter.label}: {', '.join(about)}."
        held = Holding.objects.filter(office=year.office_id, post=form.post, user__is_active=True)
        holders = {each.user for each in held.select_related("user") if each.holds_on(today)}
        address = f"{form.post or 'tanpa-jabatan'}/{form.period}"
        for user in holders - {author.user}:
            Notice.objects.create(office_year=year, to=user, text=text, address=address)
