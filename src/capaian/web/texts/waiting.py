"""When the texts of a report wait for whoever plans: from the last quarter on, while the year is open."""

from __future__ import annotations

from django.utils import timezone

from capaian.web.measurement.forms import Forms
from capaian.web.texts.laid_out import texts_of


def texts_waiting(forms: Forms) -> int:
    """Return how many texts are to be written or read again; none before the last quarter begins.

    The whole report is laid out for it, so that nobody is told all year of what cannot be written yet.
    """
    if forms.year.is_closed or timezone.localdate() < forms.quarters[-1].start:
        return 0
    return len(texts_of(forms.known).unwritten)
