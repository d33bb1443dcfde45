"""Figures stay in the forms in which they were handed in: no plan takes them out of one, or into another.

What is locked, and who decides about it, follows from whose form a figure is. Whoever could give it to
another post for a moment could change what was approved.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from capaian.domain.office_year import OfficeYear as Facts
from capaian.domain.period import PeriodKind
from capaian.web.measurement.asked import ask
from capaian.web.measurement.figures import (
    MEASURED,
    Belonging,
    Place,
    belonging_of,
    figures_of,
    is_given,
)
from capaian.web.measurement.forms import Forms
from capaian.web.measurement.locks import OPEN, LockedError
from capaian.web.measurement.models import PostForm
from capaian.web.measurement.owed import COUNTS
from capaian.web.years.edits import Edit
from capaian.web.years.known import Known
from capaian.web.years.models import OfficeYear


def keep_places(year: OfficeYear, edits: Sequence[Edit], before: Known, after: Known) -> None:
    """See to it that no form which is not open loses or gains a figure by another plan.

    Raises:
        LockedError: with the form, and what can be done.
    """
    if all(edit.sheet in MEASURED for edit in edits):
        return  # the plan is the same
    was, becomes = before.found.office_year, after.found.office_year
    if was is None or becomes is None:
        return
    held = {(form.post, form.quarter): form for form in year.forms.all() if form.stands not in OPEN}
    if not held:
        return
    rhythms = {code: PeriodKind(kind) for code, kind in year.rhythms.values_list("code", "kind")}
    asked = ask(before, was, rhythms)
    places = belonging_of(asked), belonging_of(ask(after, becomes, rhythms))
    found = next(_find_moved(year, after, becomes, places, held), None)
    if found is not None:
        form = held[found]
        name = Forms(year, asked, {}, {}).name_of(form.post)
        raise LockedError(
            _MOVED.format(form=f"{name}, {form.quarter.label}", state=form.stands.words.lower())
        )


def _find_moved(
    year: OfficeYear,
    known: Known,
    facts: Facts,
    belonging: tuple[Belonging, Belonging],
    held: Mapping[Place, PostForm],
) -> Iterator[Place]:
    """Yield forms that a figure would leave or come into."""
    measures = {
        measure.code
        for component in facts.components
        for measure in (component.numerator, component.denominator)
    }
    for sheet in sorted(MEASURED):
        for flat in known.rows.get(sheet, ()):
            cells = flat.cells
            figures = figures_of(sheet, cells, year.year) if is_given(sheet, cells) else ()
            if not figures:
                continue
            was, becomes = (
                {place for place in each.places(sheet, cells) if place in held} for each in belonging
            )
            # What a component is no longer computed from is nobody's; that it is not needs a reason.
            is_left_out = not becomes and sheet == COUNTS and figures[0].code not in measures
            if was != becomes and not is_left_out:
                yield from sorted(was ^ becomes, key=str)


_MOVED: Final = (
    "Perubahan ini memindahkan nilai keluar dari atau ke dalam isian {form}, yang {state}. Minta Kepala "
    "Dinas membuka kembali isian itu dahulu; sesudah pemiliknya diganti, nilainya diajukan lagi."
)
