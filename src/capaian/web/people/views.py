"""Pages on which the administrator keeps accounts, roles, and holders of posts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from django.contrib import messages
from django.forms import Form
from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils import timezone

from capaian.domain.errors import CapaianError
from capaian.web.accounts.models import User
from capaian.web.offices.models import Holding, Membership, Office, Role
from capaian.web.people.change import (
    change_person,
    is_shared,
    keep_holding,
    make_person,
    reset_password,
    set_active,
)
from capaian.web.people.forms import (
    Choices,
    HoldingForm,
    PersonForm,
    holding_texts,
    person_texts,
    roles_in,
)
from capaian.web.site.access import OfficeRequest, author_of
from capaian.web.site.seen import OvertakenError, shown_in
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
    context = {
        "people": [(user, roles.get(user.pk, [])) for user in users],
        "posts": [(posts[post], [(each, each.holds_on(today)) for each in held[post]]) for post in posts],
        "substitutes": listed(own, posts),
        "may_write": Role.ADMINISTRATOR in request.here.roles,
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
    page = _Page(str(user), user, shown=_shown(request, person_texts(user, roles_in(own, user))))
    if request.method != "POST" or not form.is_valid():
        return _page(request, form, page)
    roles = form.cleaned_data["roles"]
    try:
        change_person(own, form.fill(), roles, author_of(request), shown_in(request.POST.dict()))
    except OvertakenError as error:
        user = _person(request, pk)
        again = PersonForm(user, _merged(request, error), roles_in(own, user))
        stands = person_texts(user, roles_in(own, user))
        return _page(request, again, replace(page, shown=stands, overtaken=_versions(again, error)))
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
    own, posts = request.here.office, _posts(request)
    form = HoldingForm(found, Choices(own, posts), _sent(request))
    page = _Page("Pemegang jabatan", shown=_shown(request, holding_texts(found)) if found.pk else {})
    if request.method != "POST" or not form.is_valid():
        return _page(request, form, page)
    try:
        keep_holding(form.fill(), author_of(request), shown_in(request.POST.dict()))
    except OvertakenError as error:
        now = Holding.objects.get(pk=found.pk)
        again = HoldingForm(now, Choices(own, posts), _merged(request, error))
        versions = _versions(again, error)
        return _page(request, again, replace(page, shown=holding_texts(now), overtaken=versions))
    messages.success(request, "Pemegang jabatan disimpan.")
    here = request.here.require_year()
    return redirect("people", office=request.here.office.slug, year=here.year)


def _shown(request: OfficeRequest, stands: Mapping[str, str]) -> Mapping[str, str]:
    """Return what fields are sent back with: what was shown first, until both versions are told."""
    return {**stands, **shown_in(request.POST.dict())}


def _merged(request: OfficeRequest, error: OvertakenError) -> QueryDict:
    """Return what was typed, with what somebody else wrote where nothing was."""
    data = request.POST.copy()
    for each in error.fields:
        if not each.is_touched:
            data.setlist(each.name, each.stands.split() if each.name == "roles" else [each.stands])
    return data


def _versions(form: Form, error: OvertakenError) -> list[tuple[str, str, str, str]]:
    """Return fields that two people wrote: id, label, what was typed, and what stands there now."""
    return [
        (
            form[each.name].auto_id,
            str(form[each.name].label),
            _words(form, each.name, each.typed),
            _words(form, each.name, each.stands),
        )
        for each in error.fields
    ]


def _words(form: Form, name: str, text: str) -> str:
    """Return a value as its field shows it."""
    choices = {str(value): str(label) for value, label in getattr(form.fields[name], "choices", ())}
    if not choices:
        return text
    return ", ".join(choices.get(each, each) for each in text.split())


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
    """What the fields are sent back with."""
    overtaken: Sequence[tuple[str, str, str, str]] = ()


def _page(request: OfficeRequest, form: Form, page: _Page) -> HttpResponse:
    is_wrong = bool(page.problem or page.overtaken) or (form.is_bound and not form.is_valid())
    context = {
        "form": form,
        "title": page.title,
        "person": page.person,
        "problem": page.problem,
        "shown": page.shown.items(),
        "overtaken": page.overtaken,
        "is_shared": page.person is not None and is_shared(page.person, request.here.office),
    }
    return render(request, "people/form.html", context, status=422 if is_wrong else 200)
