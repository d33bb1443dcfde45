"""The people of a year: who wrote what its forms rest on, and which posts they have today."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from django.utils import timezone

from capaian.rules.facts import gather
from capaian.web.measurement.figures.rows import figure_of
from capaian.web.measurement.form.duties import FormDuties, Place
from capaian.web.measurement.models import FigureWriter, PostForm
from capaian.web.offices.models import Holding
from capaian.web.years.models import OfficeYear


@dataclass(frozen=True)
class People:
    """Writers and holders of posts, each read once for all forms."""

    year: OfficeYear
    duties: FormDuties

    @cached_property
    def writers(self) -> Sequence[FigureWriter]:
        """Who wrote figures and factors of the year, in whatever way."""
        return [*self.year.writers.select_related("by")]

    def writers_of(self, form: PostForm) -> Sequence[FigureWriter]:
        """Return who wrote figures that a form rests on."""
        return self._writers_by_place.get(form.place, ())

    @cached_property
    def _writers_by_place(self) -> Mapping[Place, Sequence[FigureWriter]]:
        places_of, year = self.duties.places_of, self.duties.facts.year
        figures = ((writer, figure_of(writer)) for writer in self.writers)
        own = ((writer, figure) for writer, figure in figures if figure.period.year == year)
        return gather((place, writer) for writer, figure in own for place in places_of(figure))

    @cached_property
    def posts(self) -> Mapping[int, frozenset[str]]:
        """The posts that people have today, by the ids of people."""
        today, posts = timezone.localdate(), dict[int, frozenset[str]]()
        for each in Holding.objects.filter(office=self.year.office_id, since__lte=today):
            if each.holds_on(today):
                posts[each.user_id] = posts.get(each.user_id, frozenset()) | {each.post}
        return posts
