"""The page of one finding of a form that only a planner settles: who fills in asks, the planner declares.

Figures that contradict each other stand nowhere until it is declared that they do, and why. The page knows
what contradicts what, where and when; nobody has to find where and by which code it is written.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from django.contrib import messages
from django.core import signing
from django.db import transaction
from django.db.models import QuerySet
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from capaian.domain.narrative import Difference
from capaian.dossier.years.reasons import is_reason
from capaian.rules.checks.differences import things_of
from capaian.web.accounts.models import User
from capaian.web.measurement.form_page import person_of
from capaian.web.measurement.forms import NO_POST, Forms, form_at
from capaian.web.measurement.gate import find_problems
from capaian.web.measurement.gone import words_of
from capaian.web.measurement.locks import DONE, OPEN
from capaian.web.measurement.models import Notice, PostForm
from capaian.web.measurement.remarks import LONGEST, subject_of, tidy
from capaian.web.measurement.steps import people_at, posts_of
from capaian.web.offices.members import members_on
from capaian.web.offices.models import Role
from capaian.web.site.access import OfficeRequest, author_of
from capaian.web.site.issue_words import as_sentence, differences_in, said_of_figures
from capaian.web.site.rights import PLANNING
from capaian.web.trail.models import Entry
from capaian.web.trail.record import Author, Deed, record
from capaian.web.years.change import FlawedError, RefusedChangeError, change
from capaian.web.years.edits import Edit
from capaian.web.years.models import OfficeYear

DIFFERENCES: Final = "differences.yaml#differences"
COVERS: Final = "differences.yaml#*texts"
_LIST: Final = "differences/covers"
ASKED: Final = "remark.asked"
SUBJECT: Final = re.compile(r"[a-z_]{1,40}(?::[^:]{1,120}){1,7}")
"""What contradicts what, as it can stand in an address."""
_SIGNED: Final = "capaian.difference"
_UNTOLD: Final = "Tulis sebabnya dengan sedikitnya dua kata: dari mana angkanya, dan mengapa memang demikian."
_LONGEST_ADDRESS: Final = Notice._meta.get_field("address").max_length or 0


def sign_words(form: PostForm, subject: str, words: str) -> str:
    """Return what a form says of a finding, as its page takes it: nobody puts words there or moves them."""
    return signing.dumps([*_where(form, subject), words], salt=_SIGNED, compress=True)


def _where(form: PostForm, subject: str) -> tuple[int, str, str, str]:
    return form.office_year_id, form.post, form.period, subject


@dataclass(frozen=True)
class _Finding:
    """Two things that contradict each other, in a form."""

    forms: Forms
    form: PostForm
    subject: str
    """What they are, as a declaration names it."""
    sent: str = ""
    """What the form said of it, as it was signed there."""

    @cached_property
    def place(self) -> str:
        """Of what it is: measure, place and period."""
        told = words_of(self.forms.facts, self.subject.split(":")[1:])
        return ", ".join(told) or f"{self.forms.name_of(self.form.post)}, {self.form.quarter.label}"

    @cached_property
    def asked(self) -> Entry | None:
        """Who asked for it last."""
        own = Entry.objects.filter(office=self.form.office_year.office, action=ASKED)
        return own.filter(subject=subject_of(self.form), after__covers=self.subject).last()

    @cached_property
    def said(self) -> str:
        """What was found, with its figures: as the form said it, whoever asked, or as it stands now.

        Raises:
            Http404: if the form found no such thing.
        """
        if self.sent:
            try:
                *where, words = signing.loads(self.sent, salt=_SIGNED)
            except signing.BadSignature as error:
                raise Http404 from error
            if tuple(where) != _where(self.form, self.subject):
                raise Http404
            return str(words)
        if self.asked is not None:
            return str((self.asked.after or {}).get("text", ""))
        found = differences_in(each.message for each in find_problems(self.forms, self.form))
        if self.subject not in found:
            raise Http404
        return found[self.subject]

    @cached_property
    def declared(self) -> Difference | None:
        """The declaration that there is already."""
        facts = self.forms.known.read.office_year
        covering = facts.differences if facts else ()
        own = things_of(self.subject)
        return next((each for each in covering if own in map(things_of, each.covers)), None)

    @property
    def address(self) -> str:
        """The page of it, below the list of forms; that of its form where it is too long to be kept."""
        form = f"{self.form.post or NO_POST}/{self.form.period}"
        whole = f"{form}/perbedaan/{self.subject}"
        return whole if len(whole) <= _LONGEST_ADDRESS else form


@transaction.atomic
def form_difference(
    request: OfficeRequest, office: str, year: int, post: str, period: str, subject: str
) -> HttpResponse:
    """Show what contradicts itself, and declare it or ask for that."""
    own = request.here.require_year()
    if request.method == "POST":  # two planners number their declarations one after the other
        own = OfficeYear.objects.select_for_update().get(pk=own.pk)
    found, kept = form_at(own, post, period)
    may_declare = bool(request.here.roles & PLANNING)
    is_owner = kept.post in posts_of(person_of(request), found)
    if not SUBJECT.fullmatch(subject) or not (may_declare or is_owner):
        raise Http404
    finding = _Finding(found, kept, subject, request.GET.get("temuan", ""))
    refused = _Refused()
    reason = tidy(request.POST.get("alasan", ""))
    context = {
        "finding": finding,
        "said": said_of_figures(finding.said),
        "form": kept,
        "post": post,
        "name": found.name_of(kept.post),
        "may_declare": may_declare,
        "barred": _barred(finding, may_declare=may_declare),
        "longest": LONGEST,
    }
    if request.method == "POST":
        refused = _settle(request, finding, reason, may_declare=may_declare)
        if not refused.words:
            return redirect("form", office=office, year=year, post=post, period=period)
    elif may_declare and finding.asked is not None:
        reason = finding.asked.reason
    context |= {"problem": refused.words, "reason": reason}
    return render(request, "measurement/difference.html", context, status=refused.status)


@dataclass(frozen=True)
class _Refused:
    """Why nothing was declared or asked, if so."""

    words: str = ""
    status: int = 200


def _barred(finding: _Finding, *, may_declare: bool) -> str:
    """Return why nothing can be declared or asked as things stand."""
    year, state = finding.form.office_year, finding.form.stands
    if year.is_closed:
        return f"Tahun {year.year} sudah ditutup; angkanya tidak dapat diubah."
    if state in DONE or (state not in OPEN and not may_declare):
        return _NOT_OPEN.format(state.words.lower())
    return ""


_NOT_OPEN: Final = "Isian ini sudah {}; angkanya tidak dapat diubah, jadi tidak ada yang perlu dinyatakan."


def _settle(request: OfficeRequest, finding: _Finding, reason: str, *, may_declare: bool) -> _Refused:
    """Declare it, or ask for that; return why not."""
    if barred := _barred(finding, may_declare=may_declare):
        request.refused = barred
        return _Refused(barred, 422 if finding.form.office_year.is_closed else 409)
    if request.POST.get("aksi") == "cabut" and may_declare:
        return _answer(request, finding, _take_back, "", _TAKEN_BACK)
    if finding.declared is not None:
        messages.info(request, "Perbedaan ini sudah dinyatakan. Nilainya dapat disimpan.")
        return _Refused()
    if not is_reason(reason):
        return _Refused(_UNTOLD, 422)
    act, told = (_declare, _DECLARED) if may_declare else (_ask, _SENT)
    return _answer(request, finding, act, reason, told)


def _answer(
    request: OfficeRequest,
    finding: _Finding,
    act: Callable[[_Finding, Author], None],
    reason: str,
    told: str,
) -> _Refused:
    """Do it, and tell so; return why not."""
    try:
        with transaction.atomic():
            act(finding, author_of(request, reason))
    except FlawedError as error:
        return _Refused(" ".join(flaw.issue.message for flaw in error.flaws), 422)
    except RefusedChangeError as error:
        request.refused = error.message
        return _Refused(error.message, 422)
    messages.success(request, told)
    return _Refused()


_DECLARED: Final = "Perbedaan dinyatakan. Nilainya sekarang dapat disimpan; pengisinya diberi tahu."
_SENT: Final = (
    "Permintaan dikirim kepada perencana. Nilainya belum tersimpan; ketik lagi sesudah Anda diberi tahu."
)


def _declare(finding: _Finding, author: Author) -> None:
    """Write the declaration, and tell who fills in that the figures can be stored now."""
    own = {row.cells.get("id", "") for row in finding.forms.known.rows.get(DIFFERENCES, ())}
    number = next(each for each in range(1, len(own) + 2) if f"perbedaan-{each}" not in own)
    code = f"perbedaan-{number}"
    told = {"id": code, "where": finding.place, "reason": author.reason}
    covers = {"list": _LIST, "owner1": code, "value": finding.subject}
    change(finding.form.office_year, [Edit(DIFFERENCES, told), Edit(COVERS, covers)], author)
    text = (
        f"Perbedaan dinyatakan perencana: {finding.place}. Alasannya: {as_sentence(author.reason)} {_AGAIN}"
    )
    form = f"{finding.form.post or NO_POST}/{finding.form.period}"
    _requests(finding).delete()
    _notify(finding, people_at(finding.forms, finding.form), author, text, form)


_AGAIN: Final = "Nilai yang belum tersimpan dapat diisi lagi."
_TAKEN_BACK: Final = "Pernyataan dicabut."
_IN_USE: Final = "Nilai yang dinyatakan masih tersimpan. Perbaiki dahulu nilainya, lalu cabut pernyataannya."


def _take_back(finding: _Finding, author: Author) -> None:
    """Take a declaration back, with its row where it covers nothing else; nothing where it is gone."""
    own, year = things_of(finding.subject), finding.form.office_year
    covers = [*year.rows.filter(sheet=COVERS, cells__list=_LIST)]
    gone = [row for row in covers if things_of(row.cells.get("value", "")) == own]
    kept = {row.cells.get("owner1") for row in covers if row not in gone}
    codes = {row.cells.get("owner1") for row in gone} - kept
    gone += [row for row in year.rows.filter(sheet=DIFFERENCES) if row.cells.get("id") in codes]
    if not gone:
        return
    was = finding.forms.known.is_computable
    after = change(year, [Edit(row.sheet, None, row.pk, row.version) for row in gone], author)
    if was and not after.is_computable:
        raise RefusedChangeError(_IN_USE)


def _ask(finding: _Finding, author: Author) -> None:
    """Tell the planners what somebody cannot store, and keep that it was asked."""
    after = {"text": finding.said or finding.place, "covers": finding.subject}
    last = finding.asked
    if last is None or (last.actor, last.reason, last.after) != (author.user, author.reason, after):
        record(finding.form.office_year.office, author, [Deed(ASKED, subject_of(finding.form), None, after)])
    office = finding.form.office_year.office_id
    roles = members_on(timezone.localdate()).filter(office=office, role=Role.PLANNER, user__is_active=True)
    planners = {each.user for each in roles.select_related("user")}
    who = finding.forms.name_of(finding.form.post)
    text = f"{author.user} ({who}){_WANTS}{finding.place}. Sebabnya: {author.reason}"
    _requests(finding).filter(text__startswith=f"{author.user} ").delete()  # one of each, the last
    _notify(finding, planners, author, text, finding.address)


def _requests(finding: _Finding) -> QuerySet[Notice]:
    """Return what planners were told of requests for this finding."""
    own = finding.form.office_year.notices.filter(address=finding.address)
    return own.filter(text__contains=f"{_WANTS}{finding.place}. ")


_WANTS: Final = " minta perbedaan dinyatakan: "


def _notify(finding: _Finding, users: set[User], author: Author, text: str, address: str) -> None:
    year = finding.form.office_year
    for user in sorted(users - {author.user}, key=lambda each: each.pk):
        Notice.objects.create(office_year=year, to=user, text=text, address=address)
