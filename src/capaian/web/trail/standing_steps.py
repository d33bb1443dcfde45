"""Whether forms went the way that the log tells: each step with who took it, for whom, and why."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import zip_longest
from typing import Final

from capaian.web.measurement.flow import State, Step
from capaian.web.measurement.models import ApprovedYear, PostForm, Taken
from capaian.web.substitutes.models import ActedFor
from capaian.web.trail.anchors import APPROVED
from capaian.web.trail.models import Entry

LATER: Final = timedelta(minutes=10)
"""How long an entry may wait for others behind the deed that it tells."""
WORDS: Final = 400
"""Letters that are kept of as whom somebody decided."""


@dataclass(frozen=True, slots=True)
class Decision:
    """A step or an approval: who took it when, and as whom."""

    what: tuple[str, ...]
    """The step and the state that it led to, or the approved snapshot."""
    by: int | None
    at: datetime
    reason: str = ""
    words: str = ""
    """As whom; empty: in the own name."""
    of: int | None = None
    """For whom; `None` where earlier versions told but the words."""


_Way = list[Decision]
_Year = tuple[int | None, int]
_Form = tuple[_Year, str, str]
_LOCKED: Final = (State.APPROVED.value, State.LOCKED.value)
"""With the year that is approved its forms are locked, without an entry of their own."""


def of_entry(entry: Entry, *what: str) -> Decision:
    """Return a decision as an entry tells it."""
    said = entry.after or {}
    words = str(said.get("as", ""))[:WORDS]
    return Decision(what, entry.actor_id, entry.at, entry.reason, words, said.get("for"))


def find_other(done: Decision | None, said: Decision | None) -> str | None:
    """Say what of a decision is not as it was told; `None`: nothing is."""
    if done is None or said is None or (done.what, done.by) != (said.what, said.by):
        return ""
    if abs(done.at - said.at) >= LATER:
        return "waktunya"
    if done.reason != said.reason:
        return "alasannya"
    if done.words != said.words or (said.of is not None and done.of != said.of):
        return "atas nama siapa"
    return None


def differing_steps() -> Iterator[str]:
    """Yield forms whose steps or state are not those of the log.

    The forms of a demonstration have steps from before its log; those that follow are looked at.
    """
    yield from _strange_substitutes()
    told, taken = _told_ways(), _taken_ways()
    for form in PostForm.objects.select_related("office_year__office"):
        year = form.office_year
        said, done = told.pop(((year.office_id, year.year), form.post, form.period), []), taken[form.pk]
        name = f"isian {year.year}/{form.post or '-'}/{form.period}"
        if year.office.is_demonstration:
            said, done = _unlocked(said), _unlocked(done)
            done = done[len(done) - len(said) :] if len(done) >= len(said) else done
        for own, other in zip_longest(done, said):
            if (wrong := find_other(own, other)) is not None:
                step = f" (langkah {(own or other).what[0]}: {wrong})" if wrong and (own or other) else ""
                yield f"riwayat {name} bukan yang ada dalam catatan{step}"
        stands = _unlocked(said)[-1].what[1] if said else State.EMPTY.value
        is_known = bool(said) or not year.office.is_demonstration
        if is_known and form.state != stands and (stands, form.state) != _LOCKED:
            yield f"keadaan {name} '{form.state}', padahal menurut catatan '{stands}'"
    for (_, year_number), post, period in told:
        yield f"isian {year_number}/{post or '-'}/{period} tidak ada lagi, padahal ada dalam catatan"


def _strange_substitutes() -> Iterator[str]:
    """Yield decisions for somebody whom their substitute does not stand for; none is ever written so."""
    for acted in ActedFor.objects.select_related("substitution", "step", "approval").order_by("pk"):
        own, decision = acted.substitution, acted.step or acted.approval
        if decision is None or (acted.of_id, decision.by_id) != (own.of_id, own.user_id):
            yield f"keputusan {acted.pk} yang diambil atas nama orang lain bukan keputusan penggantinya"


def _unlocked(way: _Way) -> _Way:
    return [each for each in way if each.what[0] != Step.LOCK.value]


def _told_ways() -> dict[_Form, _Way]:
    actions = {f"form.{step}": step.value for step in Step}
    ways: dict[_Form, _Way] = defaultdict(list)
    for entry in Entry.objects.filter(action__in=(*actions, APPROVED)).order_by("number").iterator():
        if entry.action == APPROVED:
            _lock(ways, (entry.office_id, int(entry.subject)), entry)
            continue
        of_year, post, period = entry.subject.rsplit("/", 2)
        year = entry.office_id, int(of_year.split()[-1])
        into = str((entry.after or {}).get("state", ""))
        form = year, "" if post == "-" else post, period
        ways[form].append(of_entry(entry, actions[entry.action], into))
    return ways


def _lock(ways: dict[_Form, _Way], year: _Year, entry: Entry) -> None:
    """Note that an approval locked the forms that were approved then, as it does without saying so."""
    for (of, _, _), way in ways.items():
        if of == year and _unlocked(way)[-1].what[1] == State.APPROVED.value:
            way.append(of_entry(entry, Step.LOCK.value, State.LOCKED.value))


def _taken_ways() -> dict[int, _Way]:
    ways: dict[int, _Way] = defaultdict(list)
    for taken in Taken.objects.select_related("acted_for").order_by("id"):
        ways[taken.form_id].append(done_as(taken, taken.step, taken.into, reason=taken.reason))
    return ways


def done_as(decision: Taken | ApprovedYear, *what: str, reason: str = "") -> Decision:
    """Return a decision as it is kept."""
    acted: ActedFor | None = getattr(decision, "acted_for", None)
    words, of = (acted.words, acted.of_id) if acted else ("", None)
    return Decision(what, decision.by_id, decision.at, reason, words, of)
