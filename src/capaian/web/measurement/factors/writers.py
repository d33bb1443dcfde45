"""Who wrote the factors of a form: they are decided about with its figures."""

from __future__ import annotations

from collections.abc import Sequence

from capaian.domain.period import Period
from capaian.web.measurement.factors.belonging import places_of
from capaian.web.measurement.forms import Forms
from capaian.web.measurement.models import FigureWriter, PostForm
from capaian.web.measurement.owed import FACTORS


def factor_writers(forms: Forms, form: PostForm) -> Sequence[FigureWriter]:
    """Return who wrote factors that belong to a form, in whatever way."""
    place, writers = (form.post, form.quarter), [each for each in forms.every_writer if each.sheet == FACTORS]
    return [each for each in writers if place in places_of(forms, each.code, Period.parse(each.period))]
