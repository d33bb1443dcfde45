"""A form while somebody fills it in: the year as it was when it was locked, and as it is now."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace

from django.db import transaction

from capaian.domain.errors import CapaianError
from capaian.web.measurement.form.cells import FormCells
from capaian.web.measurement.form.duties import Place
from capaian.web.measurement.forms import Forms, form_at
from capaian.web.measurement.models import PostForm
from capaian.web.trail.record import Author
from capaian.web.years.change import change
from capaian.web.years.edits import Edit
from capaian.web.years.known import remember
from capaian.web.years.models import OfficeYear


@dataclass(frozen=True, slots=True)
class Clash:
    """A text that was not written, since its field says something else by now or is not there any more."""

    field: str
    """Id of its field."""
    about: str
    typed: str
    stored: str
    """What is there now, as it is displayed."""
    over: str = ""
    is_cell: bool = False
    is_untouched: bool = False
    """Nothing was typed into it; it is not any more what was read when the form was handed in."""


@dataclass
class FormFilling:
    """What one request writes into a form; nobody else writes rows of the year meanwhile."""

    before: Forms
    now: Forms
    place: Place
    author: Author
    clashes: list[Clash] = field(default_factory=list)
    """What was not written, since somebody else wrote there."""

    @classmethod
    def begin(cls, year: OfficeYear, post: str, period: str, author: Author) -> FormFilling:
        """Lock a year and read the form of an address, in a transaction; raises `Http404`."""
        year.refresh_from_db(from_queryset=OfficeYear.objects.select_for_update())
        forms, form = form_at(year, post, period)
        return cls(forms, forms, form.place, author)

    @property
    def form(self) -> PostForm:
        """The form as it is now."""
        return self.now.form(*self.place)

    @property
    def form_cells(self) -> FormCells:
        """What it asks for."""
        return self.now.duties.cells_of(self.place)

    def move(self, form: PostForm) -> None:
        """Go on with the form as a step left it."""
        self.now = replace(self.now, kept={**self.now.kept, self.place: form})

    def write(self, edits: Sequence[Edit]) -> None:
        """Write rows; raises as `change` does."""
        self.now = self.now.at(change(self.now.year, edits, self.author, is_in_form=True))

    @contextmanager
    def all_or_nothing(self) -> Iterator[None]:
        """Write all of what follows, or go on with the year as it was before it."""
        start = self.now
        try:
            with transaction.atomic():
                yield
        except CapaianError:
            self.now = start
            start.year.refresh_from_db()
            remember(start.year, start.year_state)
            raise
