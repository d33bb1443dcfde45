"""From a form that somebody has decided about to the next one that waits for the same person."""

from __future__ import annotations

from typing import Final

from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from capaian.web.measurement.flow import Step
from capaian.web.measurement.forms import Forms
from capaian.web.measurement.steps import Person
from capaian.web.measurement.tasks import tasks_of

DECIDED: Final = frozenset({Step.VERIFY, Step.APPROVE, Step.RETURN})
"""Steps after which somebody goes on to the next form."""

_NONE: Final = (
    'Tidak ada isian lain tahun {} yang menunggu keputusan Anda. Kembali ke <a href="{}">Beranda</a>.'
)


def onward(forms: Forms, person: Person) -> SafeString:
    """Return in words, with a link, where somebody goes on who has decided about a form.

    Args:
        forms: All of the year, as they stand after the decision.
        person: Who decided.
    """
    own, year = forms.year.office.slug, forms.year.year
    waiting = [each for each in tasks_of(forms, person) if not each.is_own]
    if not waiting:
        return format_html(_NONE, year, reverse("year", args=(own, year)))
    first = waiting[0]
    address = reverse("form", args=(own, year, first.slug, first.form.period))
    name = f"{forms.name_of(first.form.post)}, {first.form.quarter.label}"
    others = f" Menunggu keputusan Anda: {len(waiting)} isian." if len(waiting) > 1 else ""
    return format_html('<a href="{}">Berikutnya: {}</a>.{}', address, name, others)
