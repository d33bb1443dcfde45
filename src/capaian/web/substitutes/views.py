"""Pages on which the administrator names substitutes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from capaian.web.offices.models import Office
from capaian.web.site.access import OfficeRequest, author_of
from capaian.web.substitutes.forms import SubstituteForm
from capaian.web.substitutes.models import Substitution
from capaian.web.trail.record import Author, Deed, record
from capaian.web.years.known import know


def listed(office: Office, posts: Mapping[str, str]) -> Sequence[tuple[Substitution, str, bool]]:
    """Return the substitutes of an office, the latest first, with the post and whether each holds today."""
    today = timezone.localdate()
    found = Substitution.objects.filter(office=office).select_related("of", "user").order_by("-since", "-pk")
    return [(each, posts.get(each.post, ""), each.holds_on(today)) for each in found]


def substitute_new(request: OfficeRequest, office: str, year: int) -> HttpResponse:
    """Name a substitute from a day until a day."""
    return _page(request, Substitution(office=request.here.office))


def substitute(request: OfficeRequest, office: str, year: int, pk: int) -> HttpResponse:
    """Change who stands in, or until when; take it back as long as nothing was decided by it."""
    own = Substitution.objects.filter(office=request.here.office, pk=pk).first()
    if own is None:
        raise Http404
    if request.method == "POST" and request.POST.get("tindakan") == "hapus":
        return _remove(request, own)
    return _page(request, own)


def _page(request: OfficeRequest, own: Substitution) -> HttpResponse:
    facts = know(request.here.require_year()).found.office_year
    posts = {str(post.id): post.name for post in facts.office.posts} if facts else {}
    was = _told(own) if own.pk else None
    form = SubstituteForm(own, posts, request.POST if request.method == "POST" else None)
    is_used = bool(own.pk) and own.decisions.exists()
    if request.method != "POST" or not form.is_valid():
        status = 422 if form.is_bound else 200
        context = {"form": form, "title": "Pengganti", "own": own, "is_used": is_used}
        return render(request, "substitutes/form.html", context, status=status)
    keep(form.fill(), was, author_of(request))
    messages.success(request, "Pengganti disimpan.")
    return _back(request)


def _remove(request: OfficeRequest, own: Substitution) -> HttpResponse:
    if own.decisions.exists():
        messages.error(
            request, "Sudah ada yang diputus pengganti ini. Akhiri dengan mengubah hari terakhirnya."
        )
    else:
        remove(own, author_of(request))
        messages.success(request, "Pengganti dihapus.")
    return _back(request)


def _back(request: OfficeRequest) -> HttpResponse:
    here = request.here
    return redirect("people", office=here.office.slug, year=here.require_year().year)


@transaction.atomic
def keep(own: Substitution, was: Mapping[str, object] | None, author: Author) -> None:
    """Keep a substitute.

    Args:
        own: With what was told.
        was: What the log tells of it before; `None`: it is new.
        author: Who tells it.
    """
    own.save()
    action = "substitute.made" if was is None else "substitute.changed"
    record(own.office, author, [Deed(action, str(own.pk), was, _told(own))])


@transaction.atomic
def remove(own: Substitution, author: Author) -> None:
    """Take a substitute back."""
    was, subject = _told(own), str(own.pk)
    own.delete()
    record(own.office, author, [Deed("substitute.removed", subject, was)])


def _told(own: Substitution) -> dict[str, object]:
    return {
        "post": own.post,
        "of": own.of.username,
        "user": own.user.username,
        "way": own.way,
        "since": str(own.since),
        "until": str(own.until),
    }
