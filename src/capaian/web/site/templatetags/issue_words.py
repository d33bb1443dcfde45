"""Problems and helps of the dossier, in the words of pages."""

from __future__ import annotations

from django import template

from capaian.domain.issue import Issue
from capaian.dossier.rows.sheets import SheetSpec
from capaian.web.site import issue_words as words
from capaian.web.years.known import Flaw

register = template.Library()


@register.filter
def spoken(told: Issue | Flaw, spec: SheetSpec | None = None) -> str:
    """Say a problem with its remedy."""
    return words.spoken(told, spec) if isinstance(told, Issue) else words.spoken_flaw(told)


@register.filter
def spoken_lack(lack: str) -> str:
    """Say what a year lacks."""
    return words.spoken_lack(lack)
