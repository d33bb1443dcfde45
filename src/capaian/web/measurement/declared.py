"""What a planner saw of differences when declaring them: a later figure of the same cell may be another."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from capaian.rules.checks.differences import things_of
from capaian.web.measurement.models import PostForm
from capaian.web.measurement.remarks import subject_of
from capaian.web.site.issue_words import said_of_figures
from capaian.web.trail.models import Entry
from capaian.web.trail.record import Author, Deed, record

_DECLARED: Final = "remark.declared"


def keep_declared(form: PostForm, subject: str, words: str, author: Author) -> None:
    """Keep in the log what was said of a difference, with its figures, when it was declared."""
    after = {"text": said_of_figures(words), "covers": subject}
    record(form.office_year.office, author, [Deed(_DECLARED, subject_of(form), None, after)])


def declared_words(form: PostForm) -> Mapping[tuple[str, ...], str]:
    """Return what was last kept of each difference of a form, by what contradicts what."""
    own = Entry.objects.filter(office=form.office_year.office_id, action=_DECLARED, subject=subject_of(form))
    kept = (after or {} for after in own.order_by("number").values_list("after", flat=True))
    return {things_of(each.get("covers", "")): each.get("text", "") for each in kept}
