"""Pages on which the administrator keeps people, roles, holders of posts,
and who stands in for whom.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date

from django.contrib import messages
from django.contrib.auth.hashers import UNUSABLE_PASSWORD_PREFIX
from django.db import transaction
from django.db.models import Prefetch
from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone

from capaian.domain.errors import CapaianError
from capaian.domain.office import Post
from capaian.web.accounts.models import User
from capaian.web.offices.models import Holding, Membership, Role, people_as
from capaian.web.people.change import is_shared, make_person, reset_password, set_active
from capaian.web.people.forms import (
    POSTED,
    STALE,
    HoldingForm,
    PersonForm,
    RecordForm,
    SubstituteForm,
)
from capaian.web.people.pasted_list import ListedPerson, PastedListForm, add_people
from capaian.web.site.access import OfficeRequest, author_of
from capaian.web.substitutes.models import Substitution
from capaian.web.years.known import know


def people(request: OfficeRequest, office: str, year: int) -> HttpResponse:
    """Show who works in the office as what, who holds which post, and who stands in."""
    own, today, posts = request.here.office, timezone.localdate(), _posts(request)
    roles = Membership.objects.filter(office=own, until=None).order_by("role")
    users = User.objects.filter(memberships__office=own).distinct().order_by("full_name")
    users = users.prefetch_related(Prefetch("memberships", roles, to_attr="own_roles"))
    holdings = Holding.objects.filter(office=own).select_related("user").order_by("-since")
    by_post = {post: [each for each in holdings if each.post == post] for post in posts}
    substitutes = own.substitutions.select_related("of", "user").order_by("-since", "-pk")
    may_write = Role.ADMINISTRATOR in request.here.roles
    context = {
        "people": [(user, [each.get_role_display() for each in user.own_roles]) for user in users],
        "posts": [
            (post, own_post.name, [(each, each.holds_on(today)) for each in by_post[post]])
            for post, own_post in posts.items()
        ],
        "substitutes": [
            (each, posts[each.post].name if each.post in posts else "", each.holds_on(today))
            for each in substitutes
        ],
        "may_write": may_write,
        "keepers": () if may_write else people_as(own, {Role.ADMINISTRATOR}),
    }
    return render(request, "people/people.html", context)


def _posts(request: OfficeRequest) -> Mapping[str, Post]:
    facts = know(request.here.require_year()).read.office_year
    return {str(post.id): post for post in facts.office.posts} if facts else {}


def person_new(request: OfficeRequest, office: str, year: int) -> HttpResponse:
    """Make an account; its password is shown once."""
    form = PersonForm(
        request.here.office, User(), request.POST if request.method == "POST" else None
    )
    if not form.is_valid():
        return _page(request, form)
    own, roles = form.instance, form.cleaned_data["roles"]
    password = make_person(request.here.office, own, roles, author_of(request))
    context = {"person": own, "password": password, "has_post": not POSTED.isdisjoint(roles)}
    return render(request, "people/password.html", context)


def people_paste(request: OfficeRequest, office: str, year: int) -> HttpResponse:
    """Show how a pasted list of people is read, and add them all once it is confirmed."""
    form = PastedListForm(request.POST or None, initial={"sejak": date(year, 1, 1)})
    lines: Sequence[ListedPerson] = ()
    if form.is_valid():
        is_dry = request.POST.get("aksi") != "tambah"
        wish, author = form.cleaned_data, author_of(request)
        lines = add_people(request.here.office, _posts(request), wish, author, is_dry=is_dry)
        if not is_dry and not any(each.problems for each in lines):
            messages.success(
                request, f"{len(lines)} orang ditambah. Kata sandinya dibuat ketika diserahkan."
            )
            return redirect("people", office=office, year=year)
    problems = [each for each in lines if each.problems]
    context = {"form": form, "lines": lines, "problems": problems}
    is_sound = bool(lines) and not problems and not form.errors
    status = 422 if problems or form.errors else 200
    return render(request, "people/paste.html", {**context, "is_sound": is_sound}, status=status)


@transaction.atomic
def person(request: OfficeRequest, office: str, year: int, pk: int) -> HttpResponse:
    """Change names and roles of a person."""
    return _edit(request, lambda data: PersonForm(request.here.office, _person(request, pk), data))


def person_account(request: OfficeRequest, office: str, year: int, pk: int) -> HttpResponse:
    """Draw a new password, close the account, or open it again."""
    own, user, wish = request.here.office, _person(request, pk), request.POST.get("tindakan", "")
    try:
        if wish == "sandi":
            password = reset_password(own, user, author_of(request))
            waiting = User.objects.filter(
                memberships__office=own, password__startswith=UNUSABLE_PASSWORD_PREFIX
            )
            following = waiting.order_by("full_name").first()
            context = {"person": user, "password": password, "next": following}
            return render(request, "people/password.html", context)
        if wish not in ("tutup", "buka"):
            raise Http404
        set_active(own, user, author_of(request), is_active=wish == "buka")
    except CapaianError as error:
        return _page(request, PersonForm(own, user), error.message)
    messages.success(request, f"Akun {user} {'dibuka lagi' if wish == 'buka' else 'ditutup'}.")
    return redirect("people", office=office, year=year)


@transaction.atomic
def holding(request: OfficeRequest, office: str, year: int, pk: int | None = None) -> HttpResponse:
    """Say who holds a post from a day on; change it, or until when."""
    own, posts = request.here.office, _posts(request)

    def open_form(data: QueryDict | None) -> HoldingForm:
        meant = {"post": request.GET.get("jabatan", ""), "user_id": request.GET.get("orang")}
        found = get_object_or_404(own.holdings, pk=pk) if pk else Holding(office=own, **meant)
        return HoldingForm(found, posts, data)

    return _edit(request, open_form)


@transaction.atomic
def substitute(
    request: OfficeRequest, office: str, year: int, pk: int | None = None
) -> HttpResponse:
    """Name who stands in from a day until a day; change it,
    or take it back before anything is decided.
    """
    own, posts = request.here.office, _posts(request)

    def open_form(data: QueryDict | None) -> SubstituteForm:
        found = get_object_or_404(own.substitutions, pk=pk) if pk else Substitution(office=own)
        return SubstituteForm(found, posts, data)

    return _edit(request, open_form)


def _person(request: OfficeRequest, pk: int) -> User:
    return get_object_or_404(
        User.objects.filter(memberships__office=request.here.office).distinct(), pk=pk
    )


def _edit(
    request: OfficeRequest, open_form: Callable[[QueryDict | None], RecordForm]
) -> HttpResponse:
    """Show a form, and store or remove what it is about while nobody else
    changes people of the office.
    """
    if request.method != "POST":
        return _page(request, open_form(None))
    request.here.office.hold_people()
    form, done, problem = open_form(request.POST), "", ""
    try:
        if isinstance(form, SubstituteForm) and request.POST.get("tindakan") == "hapus":
            form.remove_logged(author_of(request))
            done = "Pengganti dihapus."
        elif form.is_valid():
            form.save_logged(author_of(request))
            done = form.saved
    except CapaianError as error:
        problem = error.message
    if done:
        messages.success(request, done)
        return redirect(
            "people", office=request.here.office.slug, year=request.here.require_year().year
        )
    if form.is_stale:
        return _page(request, open_form(None), STALE)
    return _page(request, form, problem)


def _page(request: OfficeRequest, form: RecordForm, problem: str = "") -> HttpResponse:
    user = form.instance if isinstance(form, PersonForm) and form.instance.pk else None
    context = {
        "form": form,
        "person": user,
        "problem": problem,
        "is_shared": user is not None and is_shared(user, request.here.office),
    }
    return render(request, form.template, context, status=422 if problem or form.errors else 200)
