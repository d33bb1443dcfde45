"""State of the period: which posts handed in, and who is late. Of posts, never of persons."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import reverse

from capaian.domain.period import Period
from capaian.web.boards.tables import Column, Table, rows_of, text, words_column
from capaian.web.measurement.flow import OPEN, State
from capaian.web.measurement.forms import NO_POST, forms_of
from capaian.web.years.models import OfficeYear


@dataclass(frozen=True, slots=True)
class FormState:
    """A form as a square of the overview."""

    post: str
    """Name of its post."""
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
        name, own = forms.name_of(post), []
        for form, _ in each:
            if form.quarter.end <= until.end:
                place = (year.office.slug, year.year, post or NO_POST, form.period)
                late = str(forms.late(form) or "")
                own.append(FormState(name, form.quarter, form.stands, reverse("form", args=place), late))
        if own:
            found.append(PostState(name, own))
    return found


def state_table(posts: Sequence[PostState]) -> Table:
    """Return the same as a table for files."""
    columns: Sequence[Column[FormState]] = (
        words_column("post", "Jabatan", lambda each: each.post),
        Column("period", "Periode", lambda each: text(each.period.label, each.address)),
        words_column("state", "Keadaan", lambda each: each.state.words),
        words_column("late", "Keterlambatan", lambda each: each.late),
    )
    rows = rows_of(columns, [form for post in posts for form in post.forms])
    return Table("isian", "Keadaan isian", columns, rows)
