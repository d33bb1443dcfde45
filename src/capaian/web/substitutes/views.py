"""Pages on which the administrator names substitutes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from capaian.web.offices.models import Office
from capaian.web.site.access import OfficeRequest, author_of
from capaian.web.site.overwriting import OvertakenError, shown_in, stale_words
from capaian.web.substitutes.change import (
    HasDecidedError,
    ReplacedTwiceError,
    TakenBackError,
    keep,
    remove,
)
from capaian.web.substitutes.forms import SubstituteForm, substitution_texts
from capaian.web.substitutes.models import Substitution
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
    posts = _posts(request)
    form = SubstituteForm(own, posts, request.POST if request.method == "POST" else None)
    if request.method != "POST" or not form.is_valid():
        return _shown(request, own, form)
    try:
        keep(form.fill(), author_of(request), shown_in(request.POST.dict()))
    except OvertakenError as error:
        now = Substitution.objects.get(pk=own.pk)
        return _shown(request, now, SubstituteForm(now, posts), stale_words(error, form))
    except ReplacedTwiceError as error:
        form.add_error("since", error.message)
        return _shown(request, own, form)
    except (HasDecidedError, TakenBackError) as error:
        return _shown(request, own, form, error.message)
    messages.success(request, "Pengganti disimpan.")
    return _back(request)


def _shown(
    request: OfficeRequest, own: Substitution, form: SubstituteForm, problem: str = ""
) -> HttpResponse:
    stored = Substitution.objects.filter(pk=own.pk).first() if own.pk else None
    context = {
        "form": form,
        "title": "Pengganti",
        "own": own,
        "problem": problem,
        "is_used": own.pk is not None and own.decisions.exists(),
        "shown": substitution_texts(stored).items() if stored else (),
    }
    is_wrong = bool(problem) or (form.is_bound and not form.is_valid())
    return render(request, "substitutes/form.html", context, status=422 if is_wrong else 200)


def _posts(request: OfficeRequest) -> Mapping[str, str]:
    facts = know(request.here.require_year()).found.office_year
    return {str(post.id): post.name for post in facts.office.posts} if facts else {}


def _remove(request: OfficeRequest, own: Substitution) -> HttpResponse:
    try:
        remove(own, author_of(request), shown_in(request.POST.dict()))
    except OvertakenError as error:
        form = SubstituteForm(own, _posts(request))
        return _shown(request, own, form, stale_words(error, form))
    except HasDecidedError as error:
        messages.error(request, error.message)
    else:
        messages.success(request, "Pengganti dihapus.")
    return _back(request)


def _back(request: OfficeRequest) -> HttpResponse:
    here = request.here
    return redirect("people", office=here.office.slug, year=here.require_year().year)
