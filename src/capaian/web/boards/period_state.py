"""State of the period: which posts handed in, and who is late. Of posts, never of persons."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import reverse

from capaian.domain.period import Period
from capaian.web.boards.tables import Column, Table, rows_of, text, words_column
from capaian.web.measurement.flow import State
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


def form_states(year: OfficeYear, until: Period) -> Sequence[FormState]:
    """Return the forms of all posts until the end of a period, in the order of the office."""
    forms = forms_of(year)
    if forms is None or forms.is_brought:
        return ()
    found = []
    for form in forms.all_forms():
        if form.quarter.end <= until.end:
            address = reverse("form", args=(year.office.slug, year.year, form.post or NO_POST, form.period))
            late = str(forms.late(form) or "")
            found.append(FormState(forms.name_of(form.post), form.quarter, form.stands, address, late))
    return found


def state_table(forms: Sequence[FormState]) -> Table:
    """Return the same as a table for files."""
    columns: Sequence[Column[FormState]] = (
        words_column("post", "Jabatan", lambda each: each.post),
        Column("period", "Periode", lambda each: text(each.period.label, each.address)),
        words_column("state", "Keadaan", lambda each: each.state.words),
        words_column("late", "Keterlambatan", lambda each: each.late),
    )
    return Table("isian", "Keadaan isian", columns, rows_of(columns, forms))
