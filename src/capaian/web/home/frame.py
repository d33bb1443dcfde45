"""What the frame of every page shows: where one is, what one may go to, as whom."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Final, cast

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse

from capaian.dossier.declared_rows import read_declared_rows
from capaian.web.accounts.models import User
from capaian.web.measurement.flow import NEXT_STEP, State
from capaian.web.measurement.forms import forms_of
from capaian.web.measurement.models import PostForm
from capaian.web.measurement.seals import find_forged
from capaian.web.measurement.steps import Person
from capaian.web.measurement.tasks import tasks_of
from capaian.web.offices.models import Role
from capaian.web.papers.readiness import unread_rows
from capaian.web.papers.versions import awaiting_approval
from capaian.web.site.access import RIGHTS, Here
from capaian.web.site.csv_files import PUBLISHED
from capaian.web.years.known import know
from capaian.web.years.models import OfficeYear
from capaian.web.years.recent_lists import find_recent

_ROWS: Final = read_declared_rows(__file__, "navigation.csv")
_WAYS: Final = {row["address"]: row["words"] for row in _ROWS}
"""Names of addresses with the words of the navigation, in its order."""
_WAY_OF_APP: Final = {app: row["address"] for row in _ROWS for app in row["apps"].split()}
"""Under which entry of the navigation other pages of an app are."""
_MAX_UNREAD: Final = 5
"""Rows that cannot be read, of which every page of the year tells."""
_OF_RESULTS: Final = tuple(
    f"capaian.web.{app}" for app in ("home", "boards", "papers", "closing", "tracing")
)
"""Apps whose pages rest on all forms."""
_MAX_WORDS: Final = 9
"""Words beside each other; where there are more, the last ones open under one."""


@dataclass(frozen=True, slots=True)
class NavigationEntry:
    """An entry of the navigation."""

    word: str
    address: str
    is_here: bool
    waiting: int
    """What waits there for a decision of the person."""


def frame(request: HttpRequest) -> dict[str, object]:
    """Return what the frame needs, for every template: worked out once for all parts of a page."""
    here: Here | None = getattr(request, "here", None)
    kept: tuple[Here | None, dict[str, object]] | None = getattr(request, "frame", None)
    if kept is None or kept[0] is not here:
        kept = (here, _frame(request, here))
        request.frame = kept  # type: ignore[attr-defined]  # read above by the next part
    return kept[1]


def _frame(request: HttpRequest, here: Here | None) -> dict[str, object]:
    is_demonstration = settings.CAPAIAN.is_demonstration
    found: dict[str, object] = {"is_demonstration": is_demonstration, "here": here}
    found["demonstration_people"] = _people if is_demonstration else ()
    if here is None:
        return found
    forms = [*here.year.forms.all()] if here.year else []
    ways = [*_ways(request, here, forms)]
    first = ways if len(ways) <= _MAX_WORDS else ways[: _MAX_WORDS - 1]
    roles = [
        *sorted(Role(role).label for role in here.roles),
        *(stand.short for stand in here.stand_ins),
    ]
    found |= {
        "ways": ways,
        "first_ways": first,
        "other_ways": ways[len(first) :],
        "roles": ", ".join(roles),
    }
    if here.year is None:
        return found
    known = know(here.year)
    unread = unread_rows(here.year, known)
    return {
        **found,
        "unread": unread[:_MAX_UNREAD],
        "more_unread": len(unread) - _MAX_UNREAD,
        "is_published": here.office.slug == PUBLISHED and here.year.is_closed,
        "forged": find_forged(here.year, known, _displayed(request, here, forms)),
        "stages": _stages(here.year, forms, here.roles),
    }


def _displayed(request: HttpRequest, here: Here, forms: Sequence[PostForm]) -> Sequence[PostForm]:
    """Return the forms that a page rests on:
    each saved count makes another version of an open year.
    """
    match = request.resolver_match
    if here.year and (
        here.year.is_closed or (match and match.func.__module__.startswith(_OF_RESULTS))
    ):
        return forms
    place = match.kwargs if match else {}
    own = place.get("post"), place.get("period")
    return [form for form in forms if (form.slug, form.period) == own]


def _people() -> list[tuple[str, str]]:
    """Return the people of the demonstration: asked only by the page to sign in."""
    found = (
        User.objects.filter(memberships__office__is_demonstration=True).order_by("pk").distinct()
    )
    return [*found.values_list("username", "full_name")]


def _ways(
    request: HttpRequest, here: Here, forms: Sequence[PostForm]
) -> Iterator[NavigationEntry]:
    """Yield the navigation: of the year one is in,
    on a page of the office that of its newest year.
    """
    year = here.year.year if here.year else None
    if year is None:
        year = here.office.years.order_by("-year").values_list("year", flat=True).first()
    match = request.resolver_match
    current = match.view_name if match else ""
    if match and current not in _WAYS:  # `verification_form` has its entry by its name
        app = match.func.__module__.removeprefix("capaian.web.").partition(".")[0]
        current = next(
            (name for name in _WAYS if current == f"{name}_form"), _WAY_OF_APP.get(app, current)
        )
    waiting = _waiting(request, here, forms)
    for name, word in _WAYS.items():
        is_of_office = name == "administration"  # it is in no year
        if here.may(name, "GET") and (year or is_of_office):
            address = _address(name, here.office.slug, None if is_of_office else year)
            yield NavigationEntry(word, address, name == current, waiting.get(name, 0))


def _waiting(request: HttpRequest, here: Here, forms: Sequence[PostForm]) -> Mapping[str, int]:
    """Return how much waits for a decision of the person, by entry of the navigation."""
    if here.year is None:
        return {}
    roles = here.roles | here.lent
    if here.year.is_closed:
        return {"papers": len(awaiting_approval(here.year))} if Role.OFFICE_HEAD in roles else {}
    roles = roles & {Role.OFFICE_HEAD, Role.PLANNER, Role.UNIT_HEAD}
    if not roles or not any(form.stage in NEXT_STEP for form in forms):
        return {}
    year, person = here.year, Person(cast(User, request.user), here.roles, here.stand_ins)

    def count(year: OfficeYear) -> int:
        found = forms_of(year)
        return sum(not task.is_own for task in tasks_of(found, person)) if found else 0

    return {
        "verification": find_recent(year, person.user, f"waiting/{person.user.pk}", count).value
    }


@dataclass(frozen=True, slots=True)
class YearStage:
    """A part of the year in the band below the menu."""

    title: str
    state: str
    icon: str
    """Of what is done; empty: nothing is drawn."""
    look: str
    """`selesai`, `kini` or `jauh`: done, where the office is now, still to come."""
    address: str
    """Empty: the person may not go there."""


def _stages(
    year: OfficeYear, forms: Sequence[PostForm], roles: frozenset[Role]
) -> Sequence[YearStage]:
    found: list[YearStage] = []
    for number, title in enumerate(
        ("Triwulan I", "Triwulan II", "Triwulan III", "Triwulan IV"), 1
    ):
        own = [form.stage for form in forms if form.period == f"{year.year}-Q{number}"]
        found.append(_quarter(title, own, year, roles))
    is_reported = year.is_closed and year.is_report_approved
    words = "disetujui" if is_reported else "disusun" if year.is_closed else "sesudah pengesahan"
    look, icon = ("selesai", "check") if is_reported else ("jauh", "")
    found.append(YearStage("Laporan", words, icon, look, _way_to("papers", year, roles)))
    words = "periksa naskah" if is_reported else "sesudah laporan"
    found.append(YearStage("Reviu", words, "", "jauh", _way_to("inspections", year, roles)))
    now = next(place for place, stage in enumerate(found) if stage.look != "selesai")
    found[now] = replace(found[now], look="kini")
    return found


def _quarter(
    title: str, states: Sequence[State], year: OfficeYear, roles: frozenset[Role]
) -> YearStage:
    address = _way_to("forms", year, roles)
    approved = sum(state in (State.APPROVED, State.LOCKED) for state in states)
    if year.is_closed or (states and all(state is State.LOCKED for state in states)):
        return YearStage(title, "terkunci", "lock", "selesai", address)
    if states and approved == len(states):
        return YearStage(title, "disetujui", "rubber-stamp", "selesai", address)
    words = f"{approved} dari {len(states)} disetujui" if states else "belum diisi"
    return YearStage(title, words, "", "jauh", address)


def _way_to(name: str, year: OfficeYear, roles: frozenset[Role]) -> str:
    return _address(name, year.office.slug, year.year) if roles & RIGHTS[name]["GET"] else ""


@lru_cache(maxsize=1_000)
def _address(name: str, office: str, year: int | None) -> str:
    """Return an address of an office, or of its year: every page has about twenty,
    always the same.
    """
    return reverse(name, kwargs={"office": office, **({} if year is None else {"year": year})})
