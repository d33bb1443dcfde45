"""The first page of a person, and the first page of a year."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from itertools import takewhile
from typing import Final, cast

from allauth.mfa.models import Authenticator
from django.db.models import Prefetch, prefetch_related_objects
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from capaian.domain.assessment import IndicatorResult, Status
from capaian.domain.period import Period
from capaian.domain.value import CellValue, Unavailable
from capaian.rules.facts import gather, group
from capaian.web.accounts.models import User
from capaian.web.boards.results import office_figures
from capaian.web.closing.views import is_approvable, next_year_of
from capaian.web.followup.views import follow_ups_in, owned_by
from capaian.web.home.guide import FILLING, READING, guide_of
from capaian.web.measurement.flow import OPEN
from capaian.web.measurement.forms import Forms, forms_of
from capaian.web.measurement.models import Taken
from capaian.web.measurement.result_notes import (
    provisional,
    questions_of,
    state_of,
    states_of_results,
)
from capaian.web.measurement.steps import Person, posts_of
from capaian.web.measurement.tasks import (
    count_due_soon,
    find_overdue,
    handed_in,
    is_unshared,
    tasks_of,
)
from capaian.web.measurement.year_approvals import (
    approval_of_figures,
    last_voided,
    overtaken_closings,
)
from capaian.web.offices.models import Role, members_on
from capaian.web.papers.readiness import cure_of
from capaian.web.papers.versions import awaiting_approval, overtaken_versions
from capaian.web.planning.cell_texts import flaw_for_person
from capaian.web.site.access import PLANNING, OfficeRequest
from capaian.web.texts.report_texts import texts_waiting
from capaian.web.years.known import YearState, know
from capaian.web.years.models import OfficeYear
from capaian.web.years.recent_lists import find_recent

_NEWS: Final = timedelta(days=30)
"""How long what a person was told stands on the first page."""
_MOST_PROBLEMS: Final = 20
_MOST_NOTICES: Final = 8
_MOST_TILES: Final = 4
_WATCHING: Final = PLANNING | {Role.OFFICE_HEAD}
"""Who is told of forms of all posts that are overdue, or will be soon."""


def home(request: HttpRequest) -> HttpResponse:
    """Lead to the year of the person, or show all years of the offices
    that the person works in.
    """
    user = cast(User, request.user)
    members = members_on(timezone.localdate()).filter(user=user).select_related("office")
    by_office = group(members.order_by("office__name"), lambda each: each.office)
    roles_in = {
        office: frozenset(Role(each.role) for each in own) for office, own in by_office.items()
    }
    found = OfficeYear.objects.filter(office__in=roles_in).select_related("office")
    years = [*found.order_by("office__name", "-year")]
    if len(years) == 1 and "semua" not in request.GET:
        return redirect("year", office=years[0].office.slug, year=years[0].year)
    to_begin = [office for office, roles in roles_in.items() if roles & PLANNING]
    lacks_factor = (
        bool(to_begin) and not years and not Authenticator.objects.filter(user=user).exists()
    )
    owing: dict[str, object] = {}  # in the first open year with anything to do
    for own in [each for each in years if not each.is_closed][:2]:  # no slower with many years
        forms, roles = forms_of(own), roles_in[own.office]
        tasks = tasks_of(forms, Person(user, roles)) if forms is not None and roles else []
        if tasks:
            owing = {"year": own.pk, "count": len(tasks), "due": tasks[0].due}
            break
    context = {"years": years, "to_begin": to_begin, "lacks_factor": lacks_factor, "owing": owing}
    return render(request, "home/home.html", context)


def year(request: OfficeRequest, office: str, year: int) -> HttpResponse:
    """Show what waits for the person, and what the year has come to so far."""
    own = request.here.require_year()
    known = know(own)
    headlines = known.headlines
    forms = forms_of(own)
    if forms is not None:  # whatever asks for steps of forms below finds them
        steps_taken = Prefetch("steps", Taken.objects.select_related("acted_for"))
        prefetch_related_objects([*forms.kept.values()], steps_taken)
    indicators: Sequence[IndicatorResult] = headlines.indicators if headlines else ()
    results = [result for result in indicators if result.is_key]
    problems, overtaken = known.contradictions, overtaken_closings(own)
    is_planner, decides = bool(request.here.roles & PLANNING), _approves(request) and own.is_closed
    context = {
        "results": results,
        "tiles": results[:_MOST_TILES],
        "until_now": states_until_now(
            known, None if own.is_closed else forms, results[:_MOST_TILES]
        ),
        "problems": [
            {
                "words": flaw_for_person(
                    each, known, may_declare=is_planner and not own.is_closed
                ),
                "address": cure_of(own, each),
            }
            for each in problems[:_MOST_PROBLEMS]
        ],
        "more_problems": len(problems) - _MOST_PROBLEMS,
        "states": states_of_results(headlines) if headlines else {},
        "figures": [*office_figures(headlines)] if headlines else (),
        "questions": questions_of(forms) if forms is not None else (),
        "may_answer": request.here.may_write("question"),
        "risks": [
            each for each in indicators if each.current.status in (Status.NOT_MET, Status.UNKNOWN)
        ],
        "notices": own.notices.filter(to=request.user, at__gte=timezone.now() - _NEWS)[
            :_MOST_NOTICES
        ],
        "overtaken": overtaken,
        "voided": last_voided(own),
        "may_take": is_planner and any(each.instead for each in overtaken),
        "guide": guide_of(request),
        "is_unbegun": is_planner and not own.is_closed and not (forms is not None and forms.kept),
        "next_year": next_year_of(request),
        "approval": approval_of_figures(own),
        "papers_to_approve": awaiting_approval(own) if decides else (),
        "papers_overtaken": overtaken_versions(own, known) if decides else (),
        "provisional": provisional(forms),
        "is_watching": not request.here.roles & (FILLING | PLANNING),
        **(_waiting(request, forms) if forms else {}),
    }
    return render(request, "home/year.html", context)


def _approves(request: OfficeRequest) -> bool:
    return Role.OFFICE_HEAD in request.here.roles | request.here.lent


def _waiting(request: OfficeRequest, forms: Forms) -> dict[str, object]:
    """Return what the page of a year shows of forms: what waits for the person,
    and what is late or near.
    """
    here, is_open = request.here, not forms.year.is_closed
    person = Person(request.user, here.roles, here.stand_ins)
    is_head, is_watching = _approves(request), bool(here.roles & _WATCHING)
    to_share = is_open and is_unshared(forms)
    listed = follow_ups_in(forms.year, forms.year_state)
    owned = owned_by(listed, forms.people.posts.get(request.user.pk, frozenset()))
    tasks = tasks_of(forms, person)
    return {
        "tasks": tasks,
        "to_decide": sum(not task.is_own for task in tasks),
        "awaits_sharing": is_head and to_share,
        "to_share": Role.PLANNER in here.roles and to_share,
        "awaits_approval": is_head and is_approvable(forms),
        "overdue": find_overdue(forms) if is_watching else (),
        "may_remind": here.may("remind_form"),
        "due_soon": count_due_soon(forms) if is_watching else 0,
        "handed_in": handed_in(forms, person) if is_open else (),
        "follow_ups": [each for each in owned if each.is_near] if is_open else (),
        "late_follow_ups": sum(bool(each.days_late) for each in listed)
        if is_open and is_watching
        else 0,
        "has_tasks": is_open and here.may("form_step"),
        "lacks_post": is_open
        and bool(here.roles & FILLING)
        and not posts_of(person, forms.people),
        "has_own": here.may("own_indicators", "GET"),
        "may_count": is_open and bool(forms.facts.services) and here.may("service_tallies"),
        "reads_only": here.roles <= READING,
        "texts": find_recent(forms.year, request.user, "texts", texts_waiting, minutes=5)
        if here.roles & PLANNING
        else None,
    }


@dataclass(frozen=True, slots=True)
class QuarterState:
    """The state of an indicator as of a quarter."""

    period: Period
    actual: CellValue
    is_provisional: bool
    """Not all forms up to then are approved."""
    state: str = ""
    """Of which ends its parts are, where these differ or are earlier than the quarter."""

    @property
    def words(self) -> str:
        """As of when, and how sure."""
        sure = "sementara, belum semuanya disetujui" if self.is_provisional else "disetujui"
        return f"{self.state or f'keadaan {self.period.label}'}, {sure}"


def states_until_now(
    year_state: YearState, forms: Forms | None, results: Sequence[IndicatorResult]
) -> Mapping[str, QuarterState]:
    """Return what indicators without a value of the year came to in the last quarter that has one,
    by code.

    A quarter counts whose forms, and those of the quarters before, were all handed in: what is
    half typed is the state of nothing.
    """
    lacking = {each.code for each in results if isinstance(each.current.actual, Unavailable)}
    found: dict[str, QuarterState] = {}
    for quarter in reversed(_complete(forms)) if forms is not None and lacking else ():
        if not lacking - found.keys():
            break
        assessment = year_state.assessment(quarter)
        if assessment is None:
            continue
        for each in assessment.indicators:
            actual = each.current.actual
            if (
                each.code in lacking
                and each.code not in found
                and not isinstance(actual, Unavailable)
            ):
                state = state_of(assessment, each)
                found[each.code] = QuarterState(
                    quarter, actual, bool(provisional(forms, quarter)), state
                )
    return found


def _complete(forms: Forms) -> list[Period]:
    states = gather((form.quarter, form.stage) for form in forms.all_forms())
    return [
        *takewhile(
            lambda each: each in states and not OPEN & {*states[each]}, forms.duties.quarters
        )
    ]
