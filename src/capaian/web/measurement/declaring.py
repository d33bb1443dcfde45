"""The page of one finding of a form that only a planner settles: who fills in asks, the planner declares.

Figures that contradict each other stand nowhere until it is declared that they do, and why. The page knows
what contradicts what, where and when; nobody has to find where and by which code it is written.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from django.contrib import messages
from django.core import signing
from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from capaian.domain.narrative import Difference
from capaian.dossier.closing.reasons import is_reason
from capaian.rules.quality.contradiction import things_of
from capaian.web.accounts.models import User
from capaian.web.measurement.form_page import person_of
from capaian.web.measurement.forms import NO_POST, Forms, form_at
from capaian.web.measurement.gone import words_of
from capaian.web.measurement.models import Notice, PostForm
from capaian.web.measurement.remarks import LONGEST, subject_of, tidy
from capaian.web.measurement.steps import people_at, posts_of
from capaian.web.offices.models import Role
from capaian.web.site.access import OfficeRequest, author_of
from capaian.web.site.rights import PLANNING
from capaian.web.trail.models import Entry
from capaian.web.trail.record import Author, Deed, record
from capaian.web.years.change import FlawedError, RefusedChangeError, change
from capaian.web.years.edits import Edit

DIFFERENCES: Final = "differences.yaml#differences"
_COVERS: Final = "differences.yaml#*texts"
ASKED: Final = "remark.asked"
SUBJECT: Final = re.compile(r"[a-z_]{1,40}(?::[^/:]{1,120}){1,7}")
"""What contradicts what, as it can stand in an address."""
_SIGNED: Final = "capaian.difference"
_UNTOLD: Final = "Tulis sebabnya dengan sedikitnya dua kata: dari mana angkanya, dan mengapa memang demikian."
_LONGEST_ADDRESS: Final = Notice._meta.get_field("address").max_length or 0


def sign_words(words: str) -> str:
    """Return what a form says of a finding, as its page takes it: nobody else can put words there."""
    return signing.dumps(words, salt=_SIGNED, compress=True)


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
        """What was found, with its figures: as the form said it, whoever asked, or as it stands now."""
        if self.sent:
            try:
                return str(signing.loads(self.sent, salt=_SIGNED))
            except signing.BadSignature as error:
                raise Http404 from error
        if self.asked is not None:
            return str((self.asked.after or {}).get("text", ""))
        issues = self.forms.known.found.issues
        return next((each.message for each in issues if each.subject == self.subject), "")

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


def form_difference(
    request: OfficeRequest, office: str, year: int, post: str, period: str, subject: str
) -> HttpResponse:
    """Show what contradicts itself, and declare it or ask for that."""
    found, kept = form_at(request.here.require_year(), post, period)
    may_declare = bool(request.here.roles & PLANNING)
    is_owner = kept.post in posts_of(person_of(request), found)
    if not SUBJECT.fullmatch(subject) or not (may_declare or is_owner):
        raise Http404
    finding = _Finding(found, kept, subject, request.GET.get("temuan", ""))
    problem, reason = "", tidy(request.POST.get("alasan", ""))
    if request.method == "POST":
        problem = _settle(request, finding, reason, may_declare=may_declare)
        if not problem:
            return redirect("form", office=office, year=year, post=post, period=period)
    elif may_declare and finding.asked is not None:
        reason = finding.asked.reason
    context = {
        "finding": finding,
        "form": kept,
        "post": post,
        "name": found.name_of(kept.post),
        "may_declare": may_declare,
        "problem": problem,
        "reason": reason,
        "longest": LONGEST,
    }
    return render(request, "measurement/difference.html", context, status=422 if problem else 200)


def _settle(request: OfficeRequest, finding: _Finding, reason: str, *, may_declare: bool) -> str:
    """Declare it, or ask for that; return why not."""
    if finding.declared is not None:
        messages.info(request, "Perbedaan ini sudah dinyatakan. Nilainya dapat disimpan.")
        return ""
    if not is_reason(reason):
        return _UNTOLD
    author = author_of(request, reason)
    try:
        with transaction.atomic():
            (_declare if may_declare else _ask)(finding, author)
    except FlawedError as error:
        return " ".join(flaw.issue.message for flaw in error.flaws)
    except RefusedChangeError as error:
        request.refused = error.message
        return error.message
    messages.success(request, _DECLARED if may_declare else _SENT)
    return ""


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
    covers = {"list": "differences/covers", "owner1": code, "value": finding.subject}
    change(finding.form.office_year, [Edit(DIFFERENCES, told), Edit(_COVERS, covers)], author)
    text = f"Perbedaan dinyatakan perencana: {finding.place}. Alasannya: {author.reason} Isi lagi nilainya."
    form = f"{finding.form.post or NO_POST}/{finding.form.period}"
    asking = {finding.asked.actor} if finding.asked is not None and finding.asked.actor else set()
    _notify(finding, people_at(finding.forms, finding.form) | asking, author, text, form)


def _ask(finding: _Finding, author: Author) -> None:
    """Tell the planners what somebody cannot store, and keep that it was asked."""
    after = {"text": finding.said or finding.place, "covers": finding.subject}
    record(finding.form.office_year.office, author, [Deed(ASKED, subject_of(finding.form), None, after)])
    today = timezone.localdate()
    roles = finding.form.office_year.office.memberships.filter(role=Role.PLANNER, since__lte=today)
    planners = {each.user for each in roles.select_related("user") if not each.until or each.until >= today}
    who = finding.forms.name_of(finding.form.post)
    text = f"{author.user} ({who}) minta perbedaan dinyatakan: {finding.place}. Sebabnya: {author.reason}"
    _notify(finding, planners, author, text, finding.address)


def _notify(finding: _Finding, users: set[User], author: Author, text: str, address: str) -> None:
    year = finding.form.office_year
    for user in sorted(users - {author.user}, key=lambda each: each.pk):
        Notice.objects.create(office_year=year, to=user, text=text, address=address)
