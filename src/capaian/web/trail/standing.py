"""Whether what stands in the database is what the log says it came to.

One rule: what decides rights or figures and is told in the log is what its last entry says, and nothing of
the kind is there that no entry knows. Offices of a demonstration are made past the log, and are left out.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Final

from capaian.web.measurement.flow import State, Step
from capaian.web.measurement.models import PostForm, Taken
from capaian.web.trail.models import Entry
from capaian.web.trail.standing_people import differing_offices, differing_people, founded_offices
from capaian.web.trail.standing_rows import differing_rows, unknown_years
from capaian.web.trail.standing_years import differing_years


def find_difference() -> str | None:
    """Return the first thing that stands otherwise than the log's last word on it; `None` if none does."""
    for differences in (
        differing_offices(),
        differing_rows(),
        unknown_years(founded_offices()),
        _steps(),
        differing_years(),
        differing_people(),
    ):
        for words in differences:
            return words
    return None


_Way = list[tuple[str, str, int | None, datetime]]
"""Steps of a form in their order: the step, where it led, who took it, and when."""


def _steps() -> Iterator[str]:
    """Yield forms whose steps or state are not those of the log.

    The forms of a demonstration have steps from before its log; those that follow are looked at.
    """
    told, taken = _told_ways(), _taken_ways()
    forms = PostForm.objects.select_related("office_year__office")
    for form in forms:
        year = form.office_year
        key = (year.office_id, year.year, form.post, form.period)
        said, done = told.pop(key, []), taken.get(form.pk, [])
        name = f"isian {year.year}/{form.post or '-'}/{form.period}"
        if year.office.is_demonstration:
            done = done[len(done) - len(said) :] if len(done) >= len(said) else done
        if not _are_alike(done, said):
            yield f"riwayat {name} bukan yang ada dalam catatan"
        stands = said[-1][1] if said else State.EMPTY.value
        is_known = bool(said) or not year.office.is_demonstration
        if is_known and form.state != stands and (stands, form.state) != _LOCKED:
            yield f"keadaan {name} '{form.state}', padahal menurut catatan '{stands}'"
    for _, year_number, post, period in told:
        yield f"isian {year_number}/{post or '-'}/{period} tidak ada lagi, padahal ada dalam catatan"


def _are_alike(done: _Way, said: _Way) -> bool:
    return len(done) == len(said) and all(
        one[:3] == other[:3] and abs(one[3] - other[3]) < _LATER
        for one, other in zip(done, said, strict=True)
    )


_LATER: Final = timedelta(minutes=10)
"""How long an entry may wait for others behind the step that it tells."""
_LOCKED: Final = (State.APPROVED.value, State.LOCKED.value)
"""With the year that is approved its forms are locked, without an entry of their own."""
_Form = tuple[int | None, int, str, str]


def _told_ways() -> dict[_Form, _Way]:
    actions = {f"form.{step}": step.value for step in Step}
    told = Entry.objects.filter(action__in=actions).order_by("number")
    ways: dict[_Form, _Way] = defaultdict(list)
    for entry in told.iterator():
        of_year, post, period = entry.subject.rsplit("/", 2)
        form = (entry.office_id, int(of_year.split()[-1]), "" if post == "-" else post, period)
        into = (entry.after or {}).get("state", "")
        ways[form].append((actions[entry.action], into, entry.actor_id, entry.at))
    return ways


def _taken_ways() -> dict[int, _Way]:
    ways: dict[int, _Way] = defaultdict(list)
    taken = Taken.objects.exclude(step=Step.LOCK).order_by("id")
    for form, step, into, by, at in taken.values_list("form", "step", "into", "by", "at"):
        ways[form].append((step, into, by, at))
    return ways
