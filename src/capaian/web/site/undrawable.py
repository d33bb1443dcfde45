"""Signs that no pdf can show, told as they are stored: the paper would fail with them months later."""

from __future__ import annotations

from typing import Final

from django.contrib import messages

from capaian.web.site.access import OfficeRequest
from capaian.web.site.issue_words import cell_words, spoken_flaw
from capaian.web.years.change import added, issue_identity
from capaian.web.years.known import YearState, know
from capaian.web.years.models import OfficeYear

_MAX_WARNINGS: Final = 5


def warn_of_signs(request: OfficeRequest, before: YearState) -> None:
    """Warn of the signs that came with a change, each with its place."""
    year = OfficeYear.objects.get(pk=request.here.require_year().pk)
    new = added(before.undrawable, know(year).undrawable, lambda flaw: issue_identity(flaw.issue))
    for flaw in new[:_MAX_WARNINGS]:
        messages.warning(request, f"{cell_words(flaw)}{flaw.issue.value}. {spoken_flaw(flaw)}")
