"""A finding of a form that only a planner settles: asked for, declared, taken back.

Figures that contradict each other are stored nowhere until it is declared that they do, and why. The page
knows what contradicts what, where and when; nobody has to find where and by which code it is written.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from django.core import signing
from django.db.models import QuerySet
from django.http import Http404
from django.utils import timezone

from capaian.domain.narrative import Difference
from capaian.rules.checks.differences import things_of
from capaian.web.accounts.models import User
from capaian.web.measurement.entry.remarks import subject_of
from capaian.web.measurement.figures.names import Names
from capaian.web.measurement.flow import DONE, OPEN
from capaian.web.measurement.forms import NO_POST, Forms
from capaian.web.measurement.gate import find_problems
from capaian.web.measurement.models import Notice, PostForm
from capaian.web.measurement.recipients import people_at
from capaian.web.offices.members import members_on
from capaian.web.offices.models import Role
from capaian.web.site.issue_words import as_sentence, differences_in
from capaian.web.trail.models import Entry
from capaian.web.trail.record import Author, Deed, record
from capaian.web.years.change import RefusedChangeError, change
from capaian.web.years.edits import Edit

DIFFERENCES: Final = "differences.yaml#differences"
COVERS: Final = "differences.yaml#*texts"
SUBJECT: Final = re.compile(r"[a-z_]{1,40}(?::[^:]{1,120}){1,7}")
"""What contradicts what, as it can stand in an address."""
REQUESTED: Final = "remark.asked"
"""What the log calls a request, with the form as subject."""
_COVERS_LIST: Final = "differences/covers"
_SALT: Final = "capaian.difference"
_MAX_LETTERS_OF_ADDRESS: Final = Notice._meta.get_field("address").max_length or 0
_WANTS: Final = " minta perbedaan dinyatakan: "


def sign_words(form: PostForm, subject: str, words: str) -> str:
    """Return what a form says of a finding, as its page takes it: nobody puts words there or moves them."""
    return signing.dumps([*_place(form, subject), words], salt=_SALT, compress=True)


def _place(form: PostForm, subject: str) -> tuple[int, str, str, str]:
    return form.office_year_id, form.post, form.period, subject


@dataclass(frozen=True)
class Finding:
    """Two things that contradict each other, in a form."""

    forms: Forms
    form: PostForm
    subject: str
    """What they are, as a declaration names it."""
    signed: str = ""
    """What the form said of it, as it was signed there."""

    @cached_property
    def place(self) -> str:
        """Of what it is: measure, place and period."""
        words = Names(self.forms.facts).words(self.subject.split(":")[1:])
        return ", ".join(words) or f"{self.forms.name_of(self.form.post)}, {self.form.quarter.label}"

    @cached_property
    def request(self) -> Entry | None:
        """Who asked for a declaration last."""
        own = Entry.objects.filter(office=self.form.office_year.office, action=REQUESTED)
        return own.filter(subject=subject_of(self.form), after__covers=self.subject).last()

    @cached_property
    def words(self) -> str:
        """What was found, with its figures: as the form said it, whoever asked, or as it is now.

        Raises:
            Http404: if the form found no such thing.
        """
        if self.signed:
            try:
                *place, words = signing.loads(self.signed, salt=_SALT)
            except signing.BadSignature as error:
                raise Http404 from error
            if tuple(place) != _place(self.form, self.subject):
                raise Http404
            return str(words)
        if self.request is not None:
            return str((self.request.after or {}).get("text", ""))
        found = differences_in(each.message for each in find_problems(self.forms, self.form))
        if self.subject not in found:
            raise Http404
        return found[self.subject]

    @cached_property
    def declared(self) -> Difference | None:
        """The declaration that there is already."""
        facts, own = self.forms.known.read.office_year, things_of(self.subject)
        covering = facts.differences if facts else ()
        return next((each for each in covering if own in map(things_of, each.covers)), None)

    def barred(self, *, may_declare: bool) -> str:
        """Return why nothing can be declared or asked as things are."""
        year, state = self.form.office_year, self.form.stands
        if year.is_closed:
            return f"Tahun {year.year} sudah ditutup; angkanya tidak dapat diubah."
        if state in DONE or (state not in OPEN and not may_declare):
            return _NOT_OPEN.format(state.words.lower())
        return ""

    @property
    def address(self) -> str:
        """The page of it, below the list of forms; that of its form where it is too long to be kept."""
        whole = f"{self._address_of_form}/perbedaan/{self.subject}"
        return whole if len(whole) <= _MAX_LETTERS_OF_ADDRESS else self._address_of_form

    @property
    def _address_of_form(self) -> str:
        return f"{self.form.post or NO_POST}/{self.form.period}"

    def declare(self, author: Author) -> None:
        """Write the declaration, and tell who fills in that the figures can be stored now."""
        ids = {row.cells.get("id", "") for row in self.forms.known.rows.get(DIFFERENCES, ())}
        number = next(each for each in range(1, len(ids) + 2) if f"perbedaan-{each}" not in ids)
        code = f"perbedaan-{number}"
        declaration = {"id": code, "where": self.place, "reason": author.reason}
        covers = {"list": _COVERS_LIST, "owner1": code, "value": self.subject}
        change(self.form.office_year, [Edit(DIFFERENCES, declaration), Edit(COVERS, covers)], author)
        text = (
            f"Perbedaan dinyatakan perencana: {self.place}. Alasannya: {as_sentence(author.reason)} "
            "Nilai yang belum tersimpan dapat diisi lagi."
        )
        self._requests().delete()
        self._notify(people_at(self.forms, self.form), author, text, self._address_of_form)

    def take_back(self, author: Author) -> None:
        """Take the declaration back, with its row where it covers nothing else; nothing where it is gone.

        Raises:
            RefusedChangeError: if figures that it covers are stored.
        """
        own, year = things_of(self.subject), self.form.office_year
        covers = [*year.rows.filter(sheet=COVERS, cells__list=_COVERS_LIST)]
        removed = [row for row in covers if things_of(row.cells.get("value", "")) == own]
        kept = {row.cells.get("owner1") for row in covers if row not in removed}
        codes = {row.cells.get("owner1") for row in removed} - kept
        removed += [row for row in year.rows.filter(sheet=DIFFERENCES) if row.cells.get("id") in codes]
        if not removed:
            return
        was_computable = self.forms.known.is_computable
        after = change(year, [Edit(row.sheet, None, row.pk, row.version) for row in removed], author)
        if was_computable and not after.is_computable:
            raise RefusedChangeError(_IN_USE)

    def ask(self, author: Author) -> None:
        """Tell the planners what somebody cannot store, and record that it was asked."""
        year = self.form.office_year
        after = {"text": self.words or self.place, "covers": self.subject}
        last = self.request
        if last is None or (last.actor, last.reason, last.after) != (author.user, author.reason, after):
            record(year.office, author, [Deed(REQUESTED, subject_of(self.form), None, after)])
        roles = members_on(timezone.localdate()).filter(
            office=year.office_id, role=Role.PLANNER, user__is_active=True
        )
        planners = {each.user for each in roles.select_related("user")}
        who = f"{author.user} ({self.forms.name_of(self.form.post)})"
        self._requests().filter(text__startswith=f"{author.user} ").delete()  # one of each, the last
        text = f"{who}{_WANTS}{self.place}. Sebabnya: {author.reason}"
        self._notify(planners, author, text, self.address)

    def _requests(self) -> QuerySet[Notice]:
        """Return what planners were told of requests for this finding."""
        own = self.form.office_year.notices.filter(address=self.address)
        return own.filter(text__contains=f"{_WANTS}{self.place}. ")

    def _notify(self, users: set[User], author: Author, text: str, address: str) -> None:
        for user in sorted(users - {author.user}, key=lambda each: each.pk):
            Notice.objects.create(office_year=self.form.office_year, to=user, text=text, address=address)


_NOT_OPEN: Final = "Isian ini sudah {}; angkanya tidak dapat diubah, jadi tidak ada yang perlu dinyatakan."
_IN_USE: Final = "Nilai yang dinyatakan masih tersimpan. Perbaiki dahulu nilainya, lalu cabut pernyataannya."
