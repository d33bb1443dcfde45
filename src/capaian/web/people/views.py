"""Pages on which the administrator keeps accounts, roles, and holders of posts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from django.contrib import messages
from django.forms import Form
from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils import timezone

from capaian.domain.errors import CapaianError
from capaian.web.accounts.models import User
from capaian.web.offices.members import administrators_of
from capaian.web.offices.models import Holding, Membership, Office, Role
from capaian.web.people.change import (
    TakenPostError,
    change_person,
    is_shared,
    keep_holding,
    make_person,
    reset_password,
    set_active,
)
from capaian.web.people.forms import (
    DOES,
    Choices,
    HoldingForm,
    PersonForm,
    holding_texts,
    person_texts,
    roles_in,
)
from capaian.web.site.access import OfficeRequest, author_of
from capaian.web.site.overwriting import OvertakenError, shown_in, stale_words
from capaian.web.substitutes.views import listed
from capaian.web.years.known import know


def people(request: OfficeRequest, office: str, year: int) -> HttpResponse:
    """Show who works in the office as what, and who holds which post."""
    own, today = request.here.office, timezone.localdate()
    users = User.objects.filter(memberships__office=own).distinct().order_by("full_name")
    roles = _roles_by_user(own)
    posts = _posts(request)
    holdings = Holding.objects.filter(office=own).select_related("user").order_by("-since")
    held = {post: [each for each in holdings if each.post == post] for post in posts}
    may_write = Role.ADMINISTRATOR in request.here.roles
    context = {
        "people": [(user, roles.get(user.pk, [])) for user in users],
        "posts": [(posts[post], [(each, each.holds_on(today)) for each in held[post]]) for post in posts],
        "substitutes": listed(own, posts),
        "may_write": may_write,
        "keepers": () if may_write else administrators_of(own, today),
    }
    return render(request, "people/people.html", context)


def _roles_by_user(office: Office) -> Mapping[int, list[str]]:
    found: dict[int, list[str]] = {}
    for each in Membership.objects.filter(office=office, until=None).order_by("role"):
        found.setdefault(each.user_id, []).append(each.get_role_display())
    return found


def _posts(request: OfficeRequest) -> Mapping[str, str]:
    facts = know(request.here.require_year()).found.office_year
    return {str(post.id): post.name for post in facts.office.posts} if facts else {}


def person_new(request: OfficeRequest, office: str, year: int) -> HttpResponse:
    """Make an account; its password is shown once."""
    form = PersonForm(User(), _sent(request))
    if request.method != "POST" or not form.is_valid():
        return _page(request, form, _Page("Orang baru"))
    made = make_person(request.here.office, form.fill(), form.cleaned_data["roles"], author_of(request))
    return render(request, "people/password.html", {"made": made})


def person(request: OfficeRequest, office: str, year: int, pk: int) -> HttpResponse:
    """Change names and roles of a person."""
    own, user = request.here.office, _person(request, pk)
    form = PersonForm(user, _sent(request), roles_in(own, user))
    page = _Page(str(user), user, shown=person_texts(user, roles_in(own, user)))
    if request.method != "POST" or not form.is_valid():
        return _page(request, form, page)
    roles = form.cleaned_data["roles"]
    try:
        change_person(own, form.fill(), roles, author_of(request), shown_in(request.POST.dict()))
    except OvertakenError as error:
        user = _person(request, pk)
        return _page(
            request,
            PersonForm(user, roles=roles_in(own, user)),
            replace(page, problem=stale_words(error, form)),
        )
    except CapaianError as error:
        form.add_error("roles", error.message)
        return _page(request, form, page)
    messages.success(request, f"{user} disimpan.")
    return redirect("people", office=office, year=year)


def person_account(request: OfficeRequest, office: str, year: int, pk: int) -> HttpResponse:
    """Draw a new password, close the account, or open it again."""
    own, user, wish = request.here.office, _person(request, pk), request.POST.get("tindakan", "")
    try:
        if wish == "sandi":
            return render(
                request, "people/password.html", {"made": reset_password(own, user, author_of(request))}
            )
        if wish not in ("tutup", "buka"):
            raise Http404
        set_active(own, user, author_of(request), is_active=wish == "buka")
    except CapaianError as error:
        form = PersonForm(user, roles=roles_in(own, user))
        shown = person_texts(user, roles_in(own, user))
        return _page(request, form, _Page(str(user), user, error.message, shown))
    messages.success(request, f"Akun {user} {'dibuka lagi' if wish == 'buka' else 'ditutup'}.")
    return redirect("people", office=office, year=year)


def holding_new(request: OfficeRequest, office: str, year: int) -> HttpResponse:
    """Say who holds a post from a day on."""
    return _holding(request, Holding(office=request.here.office))


def holding(request: OfficeRequest, office: str, year: int, pk: int) -> HttpResponse:
    """Change who holds a post, or until when."""
    found = Holding.objects.filter(office=request.here.office, pk=pk).first()
    if found is None:
        raise Http404
    return _holding(request, found)


def _holding(request: OfficeRequest, found: Holding) -> HttpResponse:
    own, posts, year = request.here.office, _posts(request), request.here.require_year().year
    form = HoldingForm(found, Choices(own, posts, year), _sent(request))
    page = _Page("Pemegang jabatan", shown=holding_texts(found) if found.pk else {})
    if request.method != "POST" or not form.is_valid():
        return _page(request, form, page)
    try:
        keep_holding(form.fill(), author_of(request), shown_in(request.POST.dict()))
    except OvertakenError as error:
        now = Holding.objects.get(pk=found.pk)
        return _page(
            request,
            HoldingForm(now, Choices(own, posts, year)),
            replace(page, problem=stale_words(error, form)),
        )
    except TakenPostError as error:
        form.add_error("since", error.message)
        return _page(request, form, page)
    messages.success(request, "Pemegang jabatan disimpan.")
    return redirect("people", office=own.slug, year=year)


def _sent(request: OfficeRequest) -> QueryDict | None:
    return request.POST if request.method == "POST" else None


def _person(request: OfficeRequest, pk: int) -> User:
    found = User.objects.filter(memberships__office=request.here.office, pk=pk).distinct().first()
    if found is None:
        raise Http404
    return found


@dataclass(frozen=True)
class _Page:
    """What stands beside the fields of a page."""

    title: str
    person: User | None = None
    problem: str = ""
    shown: Mapping[str, str] = field(default_factory=dict)
    """What the fields held when the page was drawn; it is sent back, so that nobody overwrites another."""


def _page(request: OfficeRequest, form: Form, page: _Page) -> HttpResponse:
    is_wrong = bool(page.problem) or (form.is_bound and not form.is_valid())
    context = {
        "form": form,
        "does": DOES,
        "title": page.title,
        "person": page.person,
        "problem": page.problem,
        "shown": page.shown.items(),
        "is_shared": page.person is not None and is_shared(page.person, request.here.office),
    }
    return render(request, "people/form.html", context, status=422 if is_wrong else 200)
