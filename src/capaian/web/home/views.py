"""The first page of a person, and the first page of a year."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from typing import Final, cast

from allauth.mfa.models import Authenticator
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from capaian.domain.assessment import IndicatorResult, Status
from capaian.domain.issue import Level
from capaian.web.accounts.models import User
from capaian.web.closing.next_year import next_year_of
from capaian.web.closing.review import is_approvable
from capaian.web.home.first_steps import first_steps, keepers_told
from capaian.web.home.latest_results import tiles_of
from capaian.web.home.open_tasks import owing_in
from capaian.web.measurement.closings import overtaken_closings
from capaian.web.measurement.forms import Forms, forms_of
from capaian.web.measurement.provisional import drafts_told, provisional
from capaian.web.measurement.result_states import states_told
from capaian.web.measurement.steps import Person
from capaian.web.measurement.tasks import arrears_of, handed_in, is_unshared, soon_of, tasks_of
from capaian.web.measurement.voiding import last_voided, unsettled
from capaian.web.offices.models import Office, Role
from capaian.web.papers.versions import awaiting_approval
from capaian.web.planning.declarable import said_in_list
from capaian.web.planning.places import lacks_districts
from capaian.web.site.access import OfficeRequest, roles_of
from capaian.web.site.rights import PLANNING, RIGHTS
from capaian.web.texts.report_texts import texts_waiting
from capaian.web.years.known import Flaw, know
from capaian.web.years.models import OfficeYear

_NEWS: Final = timedelta(days=30)
"""How long what a person was told stands on the first page."""
_MOST_PROBLEMS: Final = 20
"""Problems that the first page tells."""
_MOST_NOTICES: Final = 8
_MOST_TILES: Final = 4
_WATCHING: Final = PLANNING | {Role.OFFICE_HEAD}
"""Who is told of forms of all posts that are overdue, or will be soon."""


def home(request: HttpRequest) -> HttpResponse:
    """Lead to the year of the person, or show all years of the offices that the person works in."""
    today = timezone.localdate()
    of_person = Q(
        office__memberships__user=cast(User, request.user), office__memberships__since__lte=today
    ) & (Q(office__memberships__until=None) | Q(office__memberships__until__gte=today))
    years = [
        *OfficeYear.objects.filter(of_person)
        .select_related("office")
        .order_by("office__name", "-year")
        .distinct()
    ]
    if len(years) == 1 and "semua" not in request.GET:
        return redirect("year", office=years[0].office.slug, year=years[0].year)
    user = cast(User, request.user)
    to_begin = _to_begin(user)
    lacks_factor = bool(to_begin) and not years and not Authenticator.objects.filter(user=user).exists()
    context = {
        "years": years,
        "to_begin": to_begin,
        "lacks_factor": lacks_factor,
        "owing": owing_in(user, years),
    }
    return render(request, "home/home.html", context)


def _to_begin(user: User) -> list[Office]:
    """Return the offices in which a person may begin a year."""
    offices = Office.objects.filter(memberships__user=user).distinct().order_by("name")
    return [office for office in offices if roles_of(user, office.slug) & PLANNING]


def year(request: OfficeRequest, office: str, year: int) -> HttpResponse:
    """Show what waits for the person, and what the year has come to so far."""
    own = request.here.require_year()
    known = know(own)
    assessment = known.assessment()
    forms = forms_of(own)
    indicators: Sequence[IndicatorResult] = assessment.indicators if assessment else ()
    results = [result for result in indicators if result.is_key]
    problems = [Flaw(issue, None) for issue in known.found.issues if issue.level is Level.ERROR]
    overtaken = overtaken_closings(own)
    notices = own.notices.filter(to=request.user, at__gte=timezone.now() - _NEWS)[:_MOST_NOTICES]
    is_planner = bool(request.here.roles & PLANNING)
    steps, facts = first_steps(own) if is_planner else (), known.found.office_year or known.read.partial
    context = {
        "results": results,
        "states": states_told(assessment),
        "tiles": tiles_of(known, None if own.is_closed else forms, results[:_MOST_TILES]),
        "problems": said_in_list(
            forms, problems[:_MOST_PROBLEMS], may_declare=is_planner and not own.is_closed
        ),
        "more_problems": len(problems) - _MOST_PROBLEMS,
        "risks": [each for each in indicators if each.current.status in (Status.NOT_MET, Status.UNKNOWN)],
        "notices": unsettled(own, notices),
        "overtaken": overtaken,
        "voided": last_voided(own),
        "may_take": is_planner and any(each.instead for each in overtaken),
        "first_steps": steps,
        "keepers": "" if Role.ADMINISTRATOR in request.here.roles else keepers_told(own, steps),
        "lacks_districts": is_planner and not steps and not own.is_closed and lacks_districts(facts),
        "next_year": next_year_of(request),
        "papers_to_approve": awaiting_approval(own) if _approves(request) and own.is_closed else (),
        "provisional": provisional(forms),
        "drafts": drafts_told(forms),
        "period": assessment.as_of if assessment else None,
        **(_waiting(request, forms) if forms else {}),
    }
    return render(request, "home/year.html", context)


def _approves(request: OfficeRequest) -> bool:
    return Role.OFFICE_HEAD in request.here.roles | request.here.lent


def _waiting(request: OfficeRequest, forms: Forms) -> dict[str, object]:
    """Return what the page of a year shows of forms: what waits for the person, and what is late or near."""
    here, is_open = request.here, not forms.year.is_closed
    person = Person(request.user, here.roles, here.stands)
    is_head, is_watching = _approves(request), bool(here.roles & _WATCHING)
    to_share = is_open and is_unshared(forms)
    return {
        "tasks": tasks_of(forms, person),
        "awaits_sharing": is_head and to_share,
        "to_share": Role.PLANNER in here.roles and to_share,
        "awaits_approval": is_head and is_approvable(forms),
        "arrears": arrears_of(forms) if is_watching else None,
        "may_remind": bool(here.roles & RIGHTS["remind_form"]["POST"]),
        "soon": soon_of(forms) if is_watching else (),
        "late_from": forms.late_from,
        "handed_in": handed_in(forms, person) if is_open else (),
        "has_tasks": is_open and bool(here.roles & RIGHTS["form_step"]["POST"]),
        "texts_waiting": texts_waiting(forms) if here.roles & PLANNING else 0,
    }
