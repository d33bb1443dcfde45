"""One click to be somebody of the demonstration."""

from __future__ import annotations

from django.conf import settings
from django.contrib.auth import login
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.http import url_has_allowed_host_and_scheme

from capaian.web.accounts.models import User


def enter(request: HttpRequest) -> HttpResponse:
    """Sign in as one of the invented people; outside the demonstration there is no such page."""
    if not settings.CAPAIAN.is_demonstration:
        raise Http404
    people = User.objects.filter(memberships__office__is_demonstration=True)
    people = people.exclude(memberships__office__is_demonstration=False)
    user = get_object_or_404(people.distinct(), username=request.POST.get("siapa", ""))
    login(request, user, backend="django.contrib.auth.backends.ModelBackend")
    back = request.POST.get("next", "")
    is_own = url_has_allowed_host_and_scheme(
        back, {request.get_host()}, require_https=request.is_secure()
    )
    return redirect(back if is_own else "home")
