"""Who sees and writes which sheets."""

from __future__ import annotations

from typing import Final

from django.http import Http404

from capaian.dossier.rows.sheets import SheetSpec
from capaian.web.offices.models import Role
from capaian.web.planning.sheets import sheet_at
from capaian.web.site.access import OfficeRequest
from capaian.web.site.rights import PLANNING
from capaian.web.years.models import OfficeYear

_EVIDENCE: Final = "evidence.yaml"


def is_seen(request: OfficeRequest, spec: SheetSpec) -> bool:
    """Say whether a person sees a sheet: what lists the evidence is for the office and its inspector."""
    return spec.part.file != _EVIDENCE or bool(request.here.roles - {Role.VIEWER})


def spec_for(request: OfficeRequest, slug: str) -> SheetSpec:
    """Return the sheet of an address; raises `Http404` where the person sees none."""
    spec = sheet_at(slug)
    if not is_seen(request, spec):
        raise Http404
    return spec


def may_write(request: OfficeRequest, year: OfficeYear) -> bool:
    """Say whether the person may write rows of a year, and it is open."""
    return bool(request.here.roles & PLANNING) and not year.is_closed
