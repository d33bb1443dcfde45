"""Who may call which address: nobody whom no row of `rights.csv` names,
and nothing tells what is forbidden.

An address that is unknown, one of another office and one that a role may not call look the same:
404. Of those of allauth the ones have no row by which visitors make and mend accounts, which the
administrator does. A test walks all addresses and fails for one of ours that is missing.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import Enum, auto
from http import HTTPStatus
from typing import Final

from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.contrib.messages import ERROR, get_messages
from django.db.models import FilteredRelation, Q, prefetch_related_objects
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import ResolverMatch
from django.utils import timezone
from django.utils.deprecation import MiddlewareMixin

from capaian.dossier.declared_rows import read_declared_rows
from capaian.web.accounts.models import User
from capaian.web.offices.models import Membership, Office, Role, members_on
from capaian.web.sign_in.adapter import office_of
from capaian.web.substitutes.models import MAY_STAND_IN, StandIn, find_stand_ins
from capaian.web.trail.record import Author, Deed, record_bounded
from capaian.web.years.models import OfficeYear


class Visitor(Enum):
    """Who may call an address whatever the office."""

    ANYBODY = auto()
    """Without signing in."""
    SIGNED_IN = auto()
    """Signed in: pages about oneself."""


Actors = frozenset[Role | Visitor]

PLANNING: Final[Actors] = frozenset({Role.PLANNER, Role.ADMINISTRATOR})
_GROUPS: Final[Mapping[str, Actors]] = {
    **{role.value: frozenset({role}) for role in Role},
    "anybody": frozenset({Visitor.ANYBODY}),
    "signed_in": frozenset({Visitor.SIGNED_IN}),
    "all": frozenset(Role),
    # The office and who inspects it: evidence is seen by nobody else.
    "office": frozenset(Role) - {Role.VIEWER},
    "planning": PLANNING,
    "entry": frozenset({Role.PLANNER, Role.DATA_ENTRY, Role.UNIT_HEAD, Role.OFFICE_HEAD}),
    "deciding": frozenset({Role.PLANNER, Role.UNIT_HEAD, Role.OFFICE_HEAD}),
    # Who counts at a site, and closes its days; who receives complaints.
    "counting": frozenset({Role.PLANNER, Role.DATA_ENTRY, Role.UNIT_HEAD}),
    # Who signs a day of the counters: heads of sections have the role of a head of a unit.
    "signing": frozenset({Role.UNIT_HEAD, Role.OFFICE_HEAD}),
    "log": frozenset({Role.ADMINISTRATOR, Role.OFFICE_HEAD, Role.INSPECTOR}),
    # Who lets reports be audited; each sees their own alone.
    "auditing": frozenset({Role.PLANNER, Role.UNIT_HEAD, Role.OFFICE_HEAD, Role.INSPECTOR}),
}
"""Words of the table: a role, or several."""
DECISIONS: Final = frozenset(
    {"form_remark", "verification", "verification_form", "year_close", "paper_version"}
)
"""Addresses at which a substitute acts by what the other one may; nothing else is lent."""


RIGHTS: Final[Mapping[str, Mapping[str, Actors]]] = {
    row["address"]: {
        method: frozenset().union(*(_GROUPS[word] for word in row[method].split()))
        for method in ("GET", "POST")
        if row[method]
    }
    for row in read_declared_rows(__file__, "rights.csv")
}
"""By address and method; a word that there is not stops the start."""


@dataclass(frozen=True, slots=True)
class Here:
    """Where a request stands, and as what the person may act there."""

    office: Office
    roles: frozenset[Role]
    year: OfficeYear | None
    stand_ins: tuple[StandIn, ...] = ()
    """For whom the person decides today."""

    @property
    def lent(self) -> frozenset[Role]:
        """What the person may decide as for others."""
        return frozenset(role for stand in self.stand_ins for role in stand.roles)

    def may(self, name: str, method: str = "POST") -> bool:
        """Say whether the person's own roles may call an address in this way."""
        return bool(self.roles & RIGHTS[name][method])

    def may_write(self, name: str) -> bool:
        """Say whether the person may send something to an address,
        in a year that is not closed.
        """
        return self.year is not None and not self.year.is_closed and self.may(name)

    def require_year(self) -> OfficeYear:
        """Return the year; raises `Http404` outside of one."""
        if self.year is None:
            raise Http404
        return self.year


class OfficeRequest(HttpRequest):
    """A request of somebody who is signed in, within an office."""

    user: User
    here: Here
    refused: str
    """Why something may not be done now, where a page says so in place; read by `tell_refusal`."""
    not_personal: Sequence[str]
    """What the person confirmed of texts, for `Author`; missing: nothing."""


def author_of(request: HttpRequest, reason: str = "") -> Author:
    """Return who acts, and as what, for the log."""
    here = getattr(request, "here", None)
    roles = " ".join(sorted(here.roles)) if here else ""
    user = request.user if request.user.is_authenticated else None
    return Author(user, roles, reason, getattr(request, "not_personal", ()))


_BEFORE_OWN_PASSWORD: Final = frozenset(
    {"account_change_password", "account_logout", "account_reauthenticate", "mfa_reauthenticate"}
)
"""What somebody may call whose password is known to the administrator too."""


class Access(MiddlewareMixin):
    """Stands before every view."""

    def process_response(self, request: HttpRequest, response: HttpResponse) -> HttpResponse:
        """Tell the log what was refused to somebody who is signed in;
        the next request has its own hours.
        """
        timezone.deactivate()
        tell_refusal(request, response)
        return response

    def process_view(self, request: HttpRequest, *_: object) -> HttpResponse | None:
        """Let through whom the rights name; ask others to sign in,
        or say that there is nothing.
        """
        match = request.resolver_match
        method = "GET" if request.method == "HEAD" else request.method or ""
        allowed = RIGHTS.get(match.view_name, {}).get(method) if match else None
        if match is None or allowed is None:
            raise Http404
        if Visitor.ANYBODY in allowed:
            return None
        if not request.user.is_authenticated:
            return redirect_to_login(request.get_full_path())
        if request.user.must_change_password and match.view_name not in _BEFORE_OWN_PASSWORD:
            return redirect("account_change_password")
        if Visitor.SIGNED_IN in allowed:
            return None
        request.is_placed = False  # type: ignore[attr-defined]  # read by `tell_refusal`
        here = _place(request.user, match, method)
        lent = here.lent if match.view_name in DECISIONS else frozenset()
        if not (here.roles | lent) & allowed:
            raise Http404
        request.is_placed = True  # type: ignore[attr-defined]  # read by `tell_refusal`
        approves = Role.OFFICE_HEAD in here.roles | lent
        # Nobody approves by a stolen password.
        if approves and not (settings.CAPAIAN.is_demonstration or has_second_factor(request.user)):
            if request.method == "GET":
                request.session[AFTER_SECOND_STEP] = request.get_full_path()
            words = (
                "Anda menyetujui angka, jadi akun Anda perlu verifikasi dua langkah. "
                "Pasang satu cara di "
                "bawah ini; sesudah itu Anda dibawa ke halaman yang Anda tuju."
            )
            messages.warning(request, words)
            return redirect("mfa_index")
        if approves:
            request.session.pop(AFTER_SECOND_STEP, None)
        # views behind it take an `OfficeRequest`
        request.here = here  # type: ignore[attr-defined]
        return None


AFTER_SECOND_STEP: Final = "after_second_step"
"""Under what a session keeps where somebody wanted to go who first has to make a second factor."""


def _place(user: User, match: ResolverMatch, method: str) -> Here:
    """Return the office and year of an address;
    raises `Http404` where the person has no part in it.
    """
    slug, year = str(match.kwargs.get("office")), match.kwargs.get("year")
    own_year = FilteredRelation("office__years", condition=Q(office__years__year=year))
    ever = Membership.objects.filter(user=user, office__slug=slug).annotate(own_year=own_year)
    joined = ["office", "own_year"]
    memberships = [*ever.select_related(*joined)]
    if memberships:
        timezone.activate(memberships[0].office.time_zone)  # days and hours of all that follows
    today = timezone.localdate()
    roles = frozenset(Role(each.role) for each in memberships if each.holds_on(today))
    if not roles:
        raise Http404
    office = memberships[0].office
    may_stand_in = bool(roles & MAY_STAND_IN) and Role.INSPECTOR not in roles
    here = Here(office, roles, None, find_stand_ins(user, office) if may_stand_in else ())
    if year is None:
        return here
    found: OfficeYear | None = getattr(memberships[0], "own_year", None)
    if found is None:
        raise Http404
    found.office = office
    if method == "GET":  # the frame shows them, and most pages do
        prefetch_related_objects([found], "forms")
    return replace(here, year=found)


def has_second_factor(user: User) -> bool:
    """Say whether a person signs in by more than a password."""
    kinds = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)
    return bool(Authenticator.objects.filter(user=user, type__in=kinds).exists())


def roles_of(user: User, slug: str) -> frozenset[Role]:
    """Return what a person may act as in an office today."""
    memberships = members_on(timezone.localdate()).filter(user=user, office__slug=slug)
    return frozenset(Role(role) for role in memberships.values_list("role", flat=True))


_MAX_SIGNS: Final = 190
"""Of an address and of what was said; the log keeps no more of a subject."""


def tell_refusal(request: HttpRequest, response: HttpResponse) -> None:
    """Add an entry where an answer refuses something.

    Forms that come back because something was mistyped are none: nothing was refused there but a
    figure.
    """
    user, here = getattr(request, "user", None), getattr(request, "here", None)
    if not isinstance(user, User) or not user.is_authenticated:
        return
    after: dict[str, object] = {"method": request.method or "", "status": response.status_code}
    is_hidden = response.status_code == HTTPStatus.NOT_FOUND and not getattr(
        request, "is_placed", True
    )
    if is_hidden or response.status_code == HTTPStatus.FORBIDDEN:
        action = "access.refused"
    elif request.method == "POST" and here and (words := _refusal_words(request, response)):
        action, after["said"] = "request.refused", words.replace("\0", "")[:_MAX_SIGNS]
    else:
        return
    path = "".join(sign for sign in request.path if sign.isprintable())[:_MAX_SIGNS]
    office, match = here.office if here else office_of(user), request.resolver_match
    if office is None and match:
        office = Office.objects.filter(slug=match.kwargs.get("office", "")).first()
    record_bounded(office, author_of(request), Deed(action, path, None, after))


def _refusal_words(request: HttpRequest, response: HttpResponse) -> str:
    """Return why something was refused; empty: nothing was."""
    if words := getattr(request, "refused", ""):
        return str(words)
    # Views that refuse something else lead back to its page, which says why.
    queued = getattr(get_messages(request), "_queued_messages", ())
    errors = [str(each) for each in queued if each.level == ERROR]
    return errors[0] if errors and response.status_code < HTTPStatus.BAD_REQUEST else ""
