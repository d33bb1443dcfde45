"""Who reads which version of a paper."""

from __future__ import annotations

from typing import Final

from django.db.models import QuerySet
from django.utils import timezone

from capaian.web.offices.models import Role
from capaian.web.papers.models import PaperVersion
from capaian.web.site.access import OfficeRequest
from capaian.web.years.known import know

INDIVIDUAL: Final = "lembar-individu"
"""Kind of the papers that are about the holder of one post."""
DRAFT_READERS: Final = frozenset({Role.PLANNER, Role.ADMINISTRATOR, Role.UNIT_HEAD, Role.OFFICE_HEAD})
_SHEET_READERS: Final = frozenset({Role.PLANNER, Role.OFFICE_HEAD})
"""Who writes individual sheets, and whose subordinates all others are."""


def readable_versions(request: OfficeRequest) -> QuerySet[PaperVersion]:
    """Return the versions of the year that a person reads.

    Planners and heads read all, the inspectorate no drafts, others what was approved. An individual sheet is
    for its holder and the posts above.
    """
    year, roles = request.here.require_year(), request.here.roles
    versions = year.papers.all()
    if not roles & DRAFT_READERS:
        final = {"is_draft": False} if Role.INSPECTOR in roles else {"approved_at__isnull": False}
        versions = versions.filter(**final)
    if roles & _SHEET_READERS:
        return versions
    own = year.papers.filter(kind=INDIVIDUAL, subject__in=_own_sheets(request))
    return versions.exclude(kind=INDIVIDUAL) | own


def _own_sheets(request: OfficeRequest) -> list[str]:
    """Return the keys of the sheets of the posts that a person holds, and of those below them."""
    facts = know(request.here.require_year()).found.office_year
    if facts is None:
        return []
    today = timezone.localdate()
    held = request.here.office.holdings.filter(user=request.user, since__lte=today)
    line = {each.post for each in held if each.holds_on(today)}
    while below := {str(post.id) for post in facts.office.posts if str(post.parent) in line} - line:
        line |= below
    return [*line, *(sheet.id for sheet in facts.sheets if str(sheet.post) in line)]
