"""The page of a difference: who fills in asks for its declaration, a planner declares it.

Figures that contradict each other are stored nowhere until it is declared that they do, and why.
The page knows what contradicts what, where and when; nobody has to find where and by which code it
is written.
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
from django.urls import reverse

from capaian.domain.issue import Issue
from capaian.domain.narrative import Difference
from capaian.dossier.years.reasons import is_reason
from capaian.rules.checks.validate import things_of
from capaian.web.measurement.entry.saving import subject_of, tidy
from capaian.web.measurement.figures import FigureNames
from capaian.web.measurement.flow import OPEN
from capaian.web.measurement.forms import Forms, form_at, forms_of
from capaian.web.measurement.gate import find_problems
from capaian.web.measurement.models import Notice, PostForm, notify
from capaian.web.measurement.steps import person_of, posts_of
from capaian.web.offices.models import Role, people_as
from capaian.web.site.access import PLANNING, OfficeRequest, author_of
from capaian.web.site.issue_words import as_sentence, contradiction_words, differences_in, on_page
from capaian.web.trail.models import Entry
from capaian.web.trail.record import Author, Deed, record
from capaian.web.years.change import Edit, FlawedError, RefusedChangeError, change, require_open
from capaian.web.years.models import OfficeYear

SUBJECT: Final = re.compile(r"[a-z_]{1,40}(?::[^:]{1,120}){1,7}")
"""What contradicts what, as it can stand in an address."""
_DIFFERENCES: Final = "differences.yaml#differences"
_COVERS: Final = "differences.yaml#*texts"
_REQUESTED: Final = "remark.asked"
"""What the log calls a request, with the form as subject."""
_MAX_LETTERS_OF_ADDRESS: Final = Notice._meta.get_field("address").max_length or 0


def sign_words(form: PostForm, subject: str, words: str) -> str:
    """Return what a form says of a finding, as its page takes it:
    nobody puts words there or moves them.
    """
    return signing.dumps(words, salt=_salt(form, subject), compress=True)


def _salt(form: PostForm, subject: str) -> str:
    return f"capaian.difference/{subject_of(form)}/{subject}"


@dataclass(frozen=True)
class FormFinding:
    """Two things that contradict each other in a form, or a question about results."""

    forms: Forms
    form: PostForm | None
    """`None`: it is asked of the results of the year."""
    subject: str
    """What they are, as a declaration names it."""
    signed: str = ""
    """What the form said of it, as it was signed there."""

    @cached_property
    def place(self) -> str:
        """Of what it is: measure, place and period."""
        words = ", ".join(
            dict.fromkeys(FigureNames(self.forms.facts).words(self.subject.split(":")[1:]))
        )
        if self.form is None:
            return words or f"Hasil tahun {self.forms.year.year}"
        return words or f"{self.forms.duties.name_of(self.form.post)}, {self.form.quarter.label}"

    @cached_property
    def request(self) -> Entry | None:
        """Who asked for a declaration last."""
        if self.form is None:
            return None
        own = Entry.objects.filter(office=self.forms.year.office_id, action=_REQUESTED)
        return own.filter(subject=subject_of(self.form), after__covers=self.subject).last()

    @cached_property
    def words(self) -> str:
        """What was found, with its figures: as the form said it, whoever asked, or now;
        raises `Http404`.
        """
        if self.form is None:
            return on_page(self.issue.message)
        if self.signed:
            try:
                return str(signing.loads(self.signed, salt=_salt(self.form, self.subject)))
            except signing.BadSignature as error:
                raise Http404 from error
        if self.request is not None:
            return str((self.request.after or {}).get("text", ""))
        found = differences_in(each.message for each in find_problems(self.forms, self.form))
        if self.subject not in found:
            raise Http404
        return found[self.subject]

    @cached_property
    def issue(self) -> Issue:
        """The question about results; raises `Http404` where none is asked any more."""
        issues = (
            each for each in self.forms.year_state.judged_issues if each.subject == self.subject
        )
        if (found := next(issues, None)) is None:
            raise Http404
        return found

    @property
    def address(self) -> str:
        """The page that leads here."""
        place = (self.forms.year.office.slug, self.forms.year.year)
        if self.form is None:
            return reverse("board", args=place)
        return reverse("form", args=(*place, self.form.slug, self.form.period))

    @property
    def declared(self) -> Difference | None:
        """The declaration that there is already."""
        facts, own = self.forms.year_state.read.office_year, things_of(self.subject)
        covering = facts.differences if facts else ()
        return next((each for each in covering if own in map(things_of, each.covers)), None)

    def declare(self, author: Author) -> None:
        """Write the declaration, and let who fills in know that the figures can be stored now."""
        year = self.forms.year
        ids = {row.cells.get("id", "") for row in self.forms.year_state.rows.get(_DIFFERENCES, ())}
        code = next(
            name for each in range(len(ids) + 1) if (name := f"perbedaan-{each + 1}") not in ids
        )
        declaration = {"id": code, "where": self.place, "reason": author.reason}
        covers = {"list": "differences/covers", "owner1": code, "value": self.subject}
        change(year, [Edit(_DIFFERENCES, declaration), Edit(_COVERS, covers)], author)
        if self.form is None:
            return
        text = (
            f"Perbedaan dinyatakan perencana: {self.place}. Alasannya: "
            f"{as_sentence(author.reason)} "
            "Nilai yang belum tersimpan dapat diisi lagi."
        )
        notify(year, self.forms.people.readers_of(self.form) - {author.user}, text, self.form)

    def ask(self, form: PostForm, author: Author) -> None:
        """Let the planners know what somebody cannot store, and record that it was asked."""
        year = self.forms.year
        after = {"text": self.words, "covers": self.subject}
        record(year.office, author, [Deed(_REQUESTED, subject_of(form), None, after)])
        short = f"{form.slug}/{form.period}"
        address = f"{short}/perbedaan/{self.subject}"
        address = address if len(address) <= _MAX_LETTERS_OF_ADDRESS else short
        who = f"{author.user} ({self.forms.duties.name_of(form.post)})"
        text = f"{who} minta perbedaan dinyatakan: {self.place}. Sebabnya: {author.reason}"
        for planner in {*people_as(year.office_id, {Role.PLANNER})} - {author.user}:
            Notice.objects.get_or_create(office_year=year, to=planner, text=text, address=address)


@transaction.atomic
def form_difference(
    request: OfficeRequest, office: str, year: int, subject: str, post: str = "", period: str = ""
) -> HttpResponse:
    """Show what contradicts itself, and declare it or ask for that; without a form:
    what results ask.
    """
    own, is_sent = request.here.require_year(), request.method == "POST"
    if is_sent:  # two planners number their declarations one after the other
        own = OfficeYear.objects.select_for_update().get(pk=own.pk)
    found, form = form_at(own, post, period) if period else (forms_of(own), None)
    if found is None:
        raise Http404
    may_declare = bool(request.here.roles & PLANNING)
    is_own = form is not None and form.post in posts_of(person_of(request), found.people)
    if not SUBJECT.fullmatch(subject) or not (may_declare or is_own):
        raise Http404
    finding = FormFinding(found, form, subject, request.GET.get("temuan", ""))
    words = contradiction_words(finding.words)
    reason, problem = tidy(request.POST.get("alasan", "")), ""
    if is_sent:
        try:
            messages.success(request, _settle(request, finding, reason, may_declare=may_declare))
            return redirect(finding.address)
        except FlawedError as error:
            problem = " ".join(flaw.issue.message for flaw in error.flaws)
        except RefusedChangeError as error:
            problem = request.refused = error.message
    elif may_declare and finding.request is not None:
        reason = finding.request.reason
    context = {
        "finding": finding,
        "words": words,
        "name": f"{found.duties.name_of(form.post)}, {form.quarter.label}" if form else "Dasbor",
        "may_declare": may_declare,
        "problem": problem,
        "reason": reason,
    }
    return render(request, "measurement/difference.html", context, status=422 if problem else 200)


def _settle(
    request: OfficeRequest, finding: FormFinding, reason: str, *, may_declare: bool
) -> str:
    require_open(finding.forms.year)
    form = finding.form
    if form is not None and not may_declare and form.stage not in OPEN:
        raise RefusedChangeError(
            f"Isian ini sudah {form.stage.words.lower()}; angkanya tidak dapat diubah."
        )
    if finding.declared is not None:
        return "Perbedaan ini sudah dinyatakan. Nilainya dapat disimpan."
    if not is_reason(reason):
        raise RefusedChangeError(
            "Tulis sebabnya dengan sedikitnya dua kata: dari mana angkanya, dan mengapa "
            "memang demikian."
        )
    if may_declare or form is None:
        finding.declare(author_of(request, reason))
    if form is None:
        return "Jawaban disimpan beserta alasannya; laporan memuatnya di antara batas datanya."
    if may_declare:
        return "Perbedaan dinyatakan. Nilainya sekarang dapat disimpan; pengisinya diberi tahu."
    finding.ask(form, author_of(request, reason))
    return (
        "Permintaan dikirim kepada perencana. Nilainya belum tersimpan; ketik lagi sesudah "
        "Anda diberi tahu."
    )
