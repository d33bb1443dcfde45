"""What would be wrong with a year if a form had told nothing: all else its figures take part in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from capaian.domain.issue import Issue, Level
from capaian.web.measurement.figures import without_given
from capaian.web.measurement.forms import Forms
from capaian.web.measurement.models import PostForm
from capaian.web.years.known import find_out_next
from capaian.web.years.store import Becomes

Said = tuple[str, str, str | None, str | None]
"""What an error says; lines move."""


def said_of(issue: Issue) -> Said:
    """Return what tells an error from others, wherever its line is."""
    return issue.code, issue.place.file, issue.value, issue.subject


def find_errors_without(forms: Forms, form: PostForm) -> Sequence[Said]:
    """Return the errors of the year as it would be without the figures of a form.

    Nothing is written. A plan that cannot be read without them says nothing of them: all errors are left.
    """
    known = forms.known
    found = find_out_next(forms.year, known, [*_emptied(forms, form)]).found
    told = known.found if found.office_year is None else found
    return [said_of(issue) for issue in told.issues if issue.level is Level.ERROR]


def _emptied(forms: Forms, form: PostForm) -> Iterator[Becomes]:
    """Yield the rows of a form without what was measured; one that plans nothing either goes."""
    rows: dict[int, tuple[str, Mapping[str, str]]] = {}
    for sheet, key in forms.owed(form.post, form.quarter).rows:
        if (stored := forms.stored_at(sheet, key)) is not None:
            rows[stored.id] = (sheet, stored.cells)
    for other in forms.belonging.others(form.post, form.quarter):
        rows[other.row] = (other.sheet, other.cells)
    for row, (sheet, cells) in rows.items():
        yield Becomes(sheet, row, without_given(sheet, cells))
