"""Contradictions of a year on pages of planning: where a planner declares that they are so, and why."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from capaian.domain.issue import Issue, Level
from capaian.web.measurement.differences import SUBJECT, sign_words
from capaian.web.measurement.flow import DONE
from capaian.web.measurement.form_cells import FormCells
from capaian.web.measurement.forms import NO_POST, Forms
from capaian.web.planning.names import in_names
from capaian.web.site.issue_words import on_page, said_without_code, spoken_flaw, spoken_to_filler
from capaian.web.years.known import Flaw

_TOLD: Final = frozenset({"measure", "node", "indicator", "survey"})
"""Columns that say of what a cell of a form tells."""
_WAY: Final = "{} Perbaiki angkanya. Bila memang demikian, tulis alasannya di halaman "
_LINK: Final = '<a href="{}">Nyatakan perbedaan ini</a>'


def said_in_list(forms: Forms | None, flaws: Iterable[Flaw], *, may_declare: bool) -> list[str]:
    """Return problems that stand in a year, each with its remedy: who may declare it is led there."""
    return [_one(forms, flaw, may_declare=may_declare) for flaw in flaws]


def _one(forms: Forms | None, flaw: Flaw, *, may_declare: bool) -> str:
    if not is_contradiction(flaw.issue):
        return spoken_flaw(flaw)
    if may_declare:
        return _linked(forms, flaw.issue) or spoken_flaw(flaw)
    return said_without_code(spoken_to_filler(flaw))


def is_contradiction(issue: Issue) -> bool:
    """Say whether a problem goes once it is declared with its reason."""
    return issue.level is Level.ERROR and bool(SUBJECT.fullmatch(issue.subject or ""))


def _linked(forms: Forms | None, issue: Issue) -> SafeString | None:
    """Return a contradiction with the page that declares it; `None` where there is no such page."""
    if forms is None:
        return None
    said = in_names(on_page(issue.message), forms.known)
    address = _address(forms, issue, said)
    return format_html(_WAY + _LINK + ".", said, address) if address else None


def _address(forms: Forms, issue: Issue, said: str) -> str:
    """Return the address of the page of a difference, by the first open form that tells of its things."""
    subject = issue.subject or ""
    things = {*subject.split(":")[1:]}
    for _, each in forms.each():
        for form, form_cells in each:
            if form.stands not in DONE and things & _codes(form_cells):
                place = (forms.year.office.slug, forms.year.year, form.post or NO_POST, form.period, subject)
                return f"{reverse('form_difference', args=place)}?temuan={sign_words(form, subject, said)}"
    return ""


def _codes(form_cells: FormCells) -> frozenset[str]:
    return frozenset(text for slot in form_cells.slots for name, text in slot.key if name in _TOLD and text)
