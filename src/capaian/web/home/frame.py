"""What the frame of every page shows: where one is, what one may go to, as whom."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse

from capaian.web.accounts.models import User
from capaian.web.offices.models import Role
from capaian.web.site.access import Here
from capaian.web.site.invented import PUBLISHED
from capaian.web.site.rights import RIGHTS


@dataclass(frozen=True, slots=True)
class Way:
    """An entry of the navigation."""

    word: str
    address: str
    is_here: bool


_WAYS = (
    ("year", "Beranda"),
    ("sheets", "Perencanaan"),
    ("forms", "Isian"),
    ("verification", "Verifikasi"),
    ("evidence", "Bukti"),
    ("board", "Dasbor"),
    ("papers", "Naskah"),
    ("year_close", "Pengesahan"),
    ("inspections", "Temuan"),
    ("exchange", "Tukar data"),
    ("people", "Orang"),
    ("history", "Catatan"),
    ("administration", "Pengelolaan"),
)
"""Names of addresses with the words of the navigation, in its order."""
_OF_OFFICE: Final = ("administration",)
"""Those that are in no year."""
_PAGES_OF = {
    "sheets": (
        "sheet",
        "row",
        "row_new",
        "row_remove",
        "formula",
        "targets",
        "texts",
        "text",
        "sharing",
        "agreements",
        "agreement_new",
        "agreement",
        "agreement_revise",
        "budget",
        "budget_changes",
        "cascade",
        "indicator_new",
        "search",
    ),
    "forms": ("form", "form_step", "form_remark", "evidence_add", "schedule"),
    "verification": ("verification_form",),
    "evidence": ("evidence_required", "evidence_remove", "evidence_words"),
    "inspections": ("inspection",),
    "exchange": ("import_preview", "import_mapping", "import_undo"),
    "papers": ("paper_kind", "paper_version"),
    "board": ("indicator", "meeting", "boundaries"),
    "people": (
        "person",
        "person_new",
        "person_account",
        "holding",
        "holding_new",
        "substitute",
        "substitute_new",
    ),
}
"""Addresses that belong to an entry of the navigation."""


def frame(request: HttpRequest) -> dict[str, object]:
    """Return what the frame needs, for every template."""
    here: Here | None = getattr(request, "here", None)
    return {
        "is_demonstration": settings.CAPAIAN.is_demonstration,
        "demonstration_people": _people if settings.CAPAIAN.is_demonstration else (),
        "is_published": bool(here and here.year and here.office.slug == PUBLISHED and here.year.is_closed),
        "here": here,
        "ways": _ways(request, here) if here else (),
        "roles": ", ".join((*sorted(Role(role).label for role in here.roles), *_stands(here)))
        if here
        else "",
    }


def _stands(here: Here) -> list[str]:
    """Return for whom the person decides."""
    return [stand.short for stand in here.stands]


def _people() -> list[tuple[str, str]]:
    """Return the people of the demonstration: asked only by the page to sign in."""
    found = User.objects.filter(memberships__office__is_demonstration=True).order_by("pk").distinct()
    return [*found.values_list("username", "full_name")]


def _ways(request: HttpRequest, here: Here) -> list[Way]:
    """Return the navigation: of the year one is in, on a page of the office that of its newest year."""
    current = request.resolver_match.view_name if request.resolver_match else ""
    years = here.office.years.order_by("-year").values_list("year", flat=True)
    year = here.year.year if here.year else years.first()
    of_year = {"office": here.office.slug, "year": year}
    of_office = {"office": here.office.slug}
    area = next((name for name, own in _PAGES_OF.items() if current in own), current)
    return [
        Way(word, reverse(name, kwargs=of_office if name in _OF_OFFICE else of_year), name == area)
        for name, word in _WAYS
        if here.roles & RIGHTS[name]["GET"] and (year or name in _OF_OFFICE)
    ]
