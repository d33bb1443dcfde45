"""What the frame of every page shows: where one is, what one may go to, as whom."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse

from capaian.web.accounts.models import User
from capaian.web.measurement.flow import State
from capaian.web.offices.models import Role
from capaian.web.site.access import Here
from capaian.web.site.invented import PUBLISHED
from capaian.web.site.rights import RIGHTS
from capaian.web.years.models import OfficeYear


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
        "stages": _stages(here.year, here.roles) if here and here.year else (),
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
    if here.year:
        year: int | None = here.year.year
    else:
        year = here.office.years.order_by("-year").values_list("year", flat=True).first()
    of_year = {"office": here.office.slug, "year": year}
    of_office = {"office": here.office.slug}
    area = next((name for name, own in _PAGES_OF.items() if current in own), current)
    return [
        Way(word, reverse(name, kwargs=of_office if name in _OF_OFFICE else of_year), name == area)
        for name, word in _WAYS
        if here.roles & RIGHTS[name]["GET"] and (year or name in _OF_OFFICE)
    ]


@dataclass(frozen=True, slots=True)
class Stage:
    """A part of the year in the band below the menu."""

    title: str
    state: str
    icon: str
    """Of what is done; empty: nothing is drawn."""
    look: str
    """`selesai`, `kini` or `jauh`: done, where the office is now, still to come."""
    address: str
    """Empty: the person may not go there."""


def _stages(year: OfficeYear, roles: frozenset[Role]) -> list[Stage]:
    """Return four quarters, the report and its review, each with how far it is: one query."""
    states: dict[str, list[State]] = {}
    for period, state in year.forms.values_list("period", "state"):
        states.setdefault(period, []).append(State(state))
    found: list[Stage] = []
    for number, title in enumerate(("Triwulan I", "Triwulan II", "Triwulan III", "Triwulan IV"), 1):
        found.append(_quarter(title, states.get(f"{year.year}-Q{number}", []), year, roles))
    is_reported = year.is_closed and year.is_report_approved
    words = "disetujui" if is_reported else "disusun" if year.is_closed else "sesudah pengesahan"
    look, icon = ("selesai", "check") if is_reported else ("jauh", "")
    found.append(Stage("Laporan", words, icon, look, _way_to("papers", year, roles)))
    words = "periksa naskah" if is_reported else "sesudah laporan"
    found.append(Stage("Reviu", words, "", "jauh", _way_to("inspections", year, roles)))
    now = next(place for place, stage in enumerate(found) if stage.look != "selesai")
    found[now] = replace(found[now], look="kini")
    return found


def _quarter(title: str, states: Sequence[State], year: OfficeYear, roles: frozenset[Role]) -> Stage:
    address = _way_to("forms", year, roles)
    approved = sum(state in (State.APPROVED, State.LOCKED) for state in states)
    if year.is_closed or (states and all(state is State.LOCKED for state in states)):
        return Stage(title, "terkunci", "lock", "selesai", address)
    if states and approved == len(states):
        return Stage(title, "disetujui", "rubber-stamp", "selesai", address)
    words = f"{approved} dari {len(states)} disetujui" if states else "belum diisi"
    return Stage(title, words, "", "jauh", address)


def _way_to(name: str, year: OfficeYear, roles: frozenset[Role]) -> str:
    """Return an address of a year; nothing where the person may not call it."""
    if not roles & RIGHTS[name]["GET"]:
        return ""
    return reverse(name, kwargs={"office": year.office.slug, "year": year.year})
