"""A form that is not there any more, or not now: its holder is told so, with what was typed into it."""

from __future__ import annotations

from collections.abc import Iterator

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone

from capaian.domain.identifiers import PostId
from capaian.domain.period import Period, PeriodKind
from capaian.web.measurement.duties import NOBODY
from capaian.web.measurement.factors.writing import FIELD, OVER, plain
from capaian.web.measurement.forms import NO_POST
from capaian.web.measurement.gone import Gone, about_of, is_new
from capaian.web.measurement.remarks import ANSWER
from capaian.web.measurement.saving import read_sent, wants_json
from capaian.web.offices.models import Holding, Role
from capaian.web.site.access import OfficeRequest
from capaian.web.years.known import know


def tell_missing(request: OfficeRequest, slug: str, period: str) -> HttpResponse | None:
    """Say to the holder of a post that it owes nothing, or that the plan has errors; `None` to all others.

    What was sent is shown to be copied, and so is what the browser still holds of it.
    """
    year, post = request.here.require_year(), "" if slug == NO_POST else slug
    quarter = _quarter(period)
    if quarter is None or quarter.year != year.year or wants_json(request) or not _holds(request, post):
        return None
    known = know(year)
    facts = known.read.office_year or known.read.partial
    found = facts.post_by_id.get(PostId(post)) if facts else None
    context = {
        "name": found.name if found else "Isian tanpa jabatan" if post == NOBODY else "Jabatan Anda",
        "post": slug,
        "quarter": quarter,
        "is_flawed": known.read.office_year is None,
        "typed": [*_typed(request)] if request.method == "POST" else (),
    }
    return render(request, "measurement/missing.html", context, status=404)


def _quarter(text: str) -> Period | None:
    try:
        found = Period.parse(text)
    except ValueError:
        return None
    return found if found.kind is PeriodKind.QUARTER else None


def _holds(request: OfficeRequest, post: str) -> bool:
    """Say whether the form would be the person's, as `steps.posts_of` does without the forms of a year."""
    if post == NOBODY:
        return Role.PLANNER in request.here.roles
    today, office = timezone.localdate(), request.here.require_year().office_id
    own = Holding.objects.filter(office=office, user=request.user, post=post)
    return any(each.holds_on(today) for each in own)


def _typed(request: OfficeRequest) -> Iterator[Gone]:
    """Yield all that was typed and not only shown."""
    sent = read_sent(request)
    facts = know(request.here.require_year()).read.office_year
    for name, each in sent.cells.items():
        if each.text.strip() != each.over.strip():
            yield Gone(name, about_of(facts, name), each.text, each.over)
    for name, each in sent.reasons.items():
        if is_new(each):
            yield Gone(name, f"Penjelasan untuk {about_of(facts, name)}", each.text, each.over)
    for name, each in sent.answers.items():
        if is_new(each):
            yield Gone(f"{ANSWER}{name}", "Jawaban untuk pemeriksa", each.text, each.over)
    for name, text in sent.texts.items():
        over = sent.texts.get(f"{OVER}{name.removeprefix(FIELD)}", "")
        if name.startswith(FIELD) and plain(text) not in ("", plain(over)):
            yield Gone(name, "Faktor", text, over)
