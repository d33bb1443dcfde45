"""State of the period: which posts handed in, and who is late. Of posts, never of persons."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import reverse

from capaian.domain.period import Period
from capaian.web.boards.tables import Column, Table, rows_of, text, words_column
from capaian.web.measurement.flow import OPEN, State
from capaian.web.measurement.forms import NO_POST, Forms, forms_of
from capaian.web.measurement.models import PostForm
from capaian.web.years.models import OfficeYear


@dataclass(frozen=True, slots=True)
class FormState:
    """A form as a square of the overview."""

    period: Period
    state: State
    address: str
    late: str

    @property
    def about(self) -> str:
        """What is read out beside its state."""
        return f"{self.period.label}{f', {self.late}' if self.late else ''}"


@dataclass(frozen=True, slots=True)
class PostState:
    """The forms of a post."""

    name: str
    forms: Sequence[FormState]

    @property
    def words(self) -> str:
        """How many were handed in."""
        done = sum(form.state not in OPEN for form in self.forms)
        return f"{done} dari {len(self.forms)} diajukan"

    @property
    def late(self) -> str:
        """The forms that are late, in words."""
        return "; ".join(f"{form.period.label} {form.late}" for form in self.forms if form.late)


def post_states(year: OfficeYear, until: Period) -> Sequence[PostState]:
    """Return the posts with their forms until the end of a period, in the order of the office."""
    forms = forms_of(year)
    if forms is None or forms.is_brought:
        return ()
    found = []
    for post, each in forms.each():
        if own := [_state(forms, post, form) for form, _ in each if form.quarter.end <= until.end]:
            found.append(PostState(forms.name_of(post), own))
    return found


def _state(forms: Forms, post: str, form: PostForm) -> FormState:
    place = (forms.year.office.slug, forms.year.year, post or NO_POST, form.period)
    return FormState(form.quarter, form.stands, reverse("form", args=place), str(forms.late(form) or ""))


def state_table(posts: Sequence[PostState]) -> Table:
    """Return the same as a table for files."""
    columns: Sequence[Column[tuple[PostState, FormState]]] = (
        words_column("post", "Jabatan", lambda each: each[0].name),
        Column("period", "Periode", lambda each: text(each[1].period.label, each[1].address)),
        words_column("state", "Keadaan", lambda each: each[1].state.words),
        words_column("late", "Keterlambatan", lambda each: each[1].late),
    )
    rows = rows_of(columns, [(post, form) for post in posts for form in post.forms])
    return Table("isian", "Keadaan isian", columns, rows)
