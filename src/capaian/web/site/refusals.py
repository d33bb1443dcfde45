"""What the log tells of refusals: what somebody who is signed in may not do, or not now.

Forms that come back because something was mistyped are none: nothing was refused there but a figure.
"""

from __future__ import annotations

from http import HTTPStatus
from typing import Final

from django.contrib.messages import ERROR, get_messages
from django.http import HttpRequest, HttpResponse

from capaian.web.accounts.models import User
from capaian.web.offices.models import Office
from capaian.web.sign_in.account_log import office_of
from capaian.web.trail.record import Author, Deed, record_bounded

_LONGEST: Final = 190
"""Signs of an address and of what was said; the log keeps no more of a subject."""


def tell_refusal(request: HttpRequest, response: HttpResponse) -> None:
    """Add an entry where an answer refuses something."""
    user = getattr(request, "user", None)
    if not isinstance(user, User) or not user.is_authenticated:
        return
    action, said = _refused(request, response)
    if not action:
        return
    here = getattr(request, "here", None)
    roles = " ".join(sorted(here.roles)) if here else ""
    after = {"method": request.method or "", "status": response.status_code, **said}
    path = "".join(sign for sign in request.path if sign.isprintable())[:_LONGEST]
    office = here.office if here else office_of(user) or _office_at(request)
    record_bounded(office, Author(user, roles), Deed(action, path, None, after))


def _office_at(request: HttpRequest) -> Office | None:
    match = request.resolver_match
    return Office.objects.filter(slug=match.kwargs.get("office", "")).first() if match else None


def _refused(request: HttpRequest, response: HttpResponse) -> tuple[str, dict[str, str]]:
    """Return the name of what was refused and what more is told of it; empty: nothing was."""
    is_hidden = response.status_code == HTTPStatus.NOT_FOUND and not getattr(request, "is_placed", True)
    if is_hidden or response.status_code == HTTPStatus.FORBIDDEN:
        return "access.refused", {}
    if request.method != "POST" or not getattr(request, "here", None):
        return "", {}
    if words := getattr(request, "refused", ""):
        return "request.refused", {"said": _kept(words)}
    # Views that refuse something else lead back to its page, which says why.
    queued = getattr(get_messages(request), "_queued_messages", ())
    said = [str(each) for each in queued if each.level == ERROR]
    if said and response.status_code < HTTPStatus.BAD_REQUEST:
        return "request.refused", {"said": _kept(said[0])}
    return "", {}


def _kept(words: str) -> str:
    return words.replace("\0", "")[:_LONGEST]
