"""The way of a year from its beginning to the next one: what is done,
what is next and who has to.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from django.urls import reverse
from django.utils import timezone

from capaian.domain.period import Period
from capaian.domain.policy import VerifierChoice
from capaian.web.closing.views import is_approvable
from capaian.web.configuration import zone_of
from capaian.web.measurement.flow import DONE_STATES, OPEN, State
from capaian.web.measurement.forms import Forms, forms_of
from capaian.web.measurement.models import PostForm
from capaian.web.measurement.tasks import is_unshared
from capaian.web.offices.models import NOBODY, Office, Role
from capaian.web.papers.versions import awaiting_approval
from capaian.web.planning.planner_home import first_steps
from capaian.web.site.access import PLANNING, OfficeRequest
from capaian.web.texts.report_texts import texts_waiting
from capaian.web.years.change import are_texts_sealed
from capaian.web.years.known import know
from capaian.web.years.models import OfficeYear
from capaian.web.years.recent_lists import RecentState, find_recent

_ADMINISTRATOR: Final = frozenset({Role.ADMINISTRATOR})
_PLANNER: Final = frozenset({Role.PLANNER})
_HEAD: Final = frozenset({Role.OFFICE_HEAD})
FILLING: Final = frozenset({Role.UNIT_HEAD, Role.DATA_ENTRY})
READING: Final = frozenset({Role.INSPECTOR, Role.VIEWER})
_MAX_NAMED_POSTS: Final = 3


@dataclass(frozen=True, slots=True)
class GuideStep:
    """A step of the way."""

    title: str
    state: str
    roles: frozenset[Role]
    """Who has to."""
    address: str
    is_done: bool
    is_now: bool
    """Its time has come."""
    may_wait: bool = False
    parts: Sequence[tuple[str, str, str]] = ()
    """Sheets that it is made of: title, what it is for, address."""
    is_mine: bool = False
    """Somebody of the person's roles has to."""

    @property
    def who(self) -> str:
        """Who has to, in words."""
        return " dan ".join(sorted(str(role.label) for role in self.roles))


@dataclass(frozen=True, slots=True)
class Guide:
    """The steps of a year in their order."""

    steps: Sequence[GuideStep]
    state: RecentState[Sequence[GuideStep]]
    """When they were found out."""

    @property
    def count(self) -> int:
        """How many there are; what may wait is done without."""
        return sum(step.is_done or not step.may_wait for step in self.steps)

    @property
    def done(self) -> Sequence[GuideStep]:
        """Those that are done."""
        return [step for step in self.steps if step.is_done]

    @property
    def now(self) -> Sequence[GuideStep]:
        """Those whose time has come; else the first that is open."""
        left = [step for step in self.steps if not step.is_done]
        return [step for step in left if step.is_now] or left[:1]

    @property
    def later(self) -> Sequence[GuideStep]:
        """Those that come behind."""
        return [step for step in self.steps if not step.is_done and step not in self.now]


def guide_of(request: OfficeRequest) -> Guide | None:
    """Return the guide of a year for whoever works in it; `None` once all is done."""
    here = request.here
    year, roles, is_planner = (
        here.require_year(),
        here.roles | here.lent,
        bool(here.roles & PLANNING),
    )
    if roles <= READING:
        return None

    def find_steps(year: OfficeYear) -> Sequence[GuideStep]:
        forms = forms_of(year)
        filling = _fill_quarters(forms) if forms is not None and not year.is_closed else ()
        return [*_prepare(year), *filling, *_finish(year, forms, is_planner=is_planner)]

    # that of planners counts the texts of the whole report
    name, minutes = ("guide-of-planner", 5) if is_planner else ("guide", 1)
    state = find_recent(year, request.user, name, find_steps, minutes)
    steps = [replace(step, is_mine=bool(step.roles & roles)) for step in state.value]
    is_over = all(step.is_done or step.may_wait for step in steps)
    return None if is_over else Guide(steps, state)


def _address(year: OfficeYear, page: str) -> str:
    return reverse(page, args=(year.office.slug, year.year))


def _prepare(year: OfficeYear) -> Iterator[GuideStep]:
    office, lines = year.office, first_steps(year)
    facts, others = know(year).read.partial, Office.objects.exclude(pk=office.pk)
    is_elsewhere = facts is not None and zone_of(facts.office.regency) != office.time_zone
    if not (office.zone or office.is_demonstration or year.is_closed) and (
        is_elsewhere or others.exists()
    ):
        address, words = (
            reverse("administration", args=(office.slug,)),
            "sekarang zona waktu server",
        )
        yield GuideStep(
            "Zona waktu dinas", words, _ADMINISTRATOR, address, is_done=False, is_now=True
        )
    for line in lines:
        roles = _ADMINISTRATOR if line.page == "people" else _PLANNER
        may_wait = line.may_wait or line.is_optional
        yield GuideStep(
            line.title,
            line.state,
            roles,
            line.address,
            line.is_done,
            not may_wait,
            may_wait,
            line.parts,
        )
    if not lines:
        yield GuideStep(
            "Persiapan", "", _PLANNER, _address(year, "sheets"), is_done=True, is_now=True
        )


def _fill_quarters(forms: Forms) -> Iterator[GuideStep]:
    """Yield a step for each quarter that has forms: filled in, verified and approved."""
    address, today, is_shared = (
        _address(forms.year, "forms"),
        timezone.localdate(),
        not is_unshared(forms),
    )
    for quarter in forms.duties.quarters:
        own = [form for form in forms.all_forms() if form.quarter == quarter]
        if own:
            state, roles = _quarter_state(forms, own)
            state = state if is_shared else "sesudah isian dibagi kepada jabatan"
            is_now = is_shared and quarter.start <= today
            yield GuideStep(f"Isian {quarter.label}", state, roles, address, not roles, is_now)


def _quarter_state(forms: Forms, own: Sequence[PostForm]) -> tuple[str, frozenset[Role]]:
    """Return how far forms of a quarter are, and who has to go on with them;
    nobody where all is approved.
    """
    is_apart = forms.facts.policies.verifier is VerifierChoice.UNIT_HEADS
    to_fill = [form for form in own if form.stage in OPEN]
    counts = Counter(form.stage for form in own)
    words, roles = (
        [f"{sum(counts[state] for state in DONE_STATES)} dari {len(own)} disetujui"],
        set[Role](),
    )
    for form in to_fill:
        roles |= _PLANNER if form.post == NOBODY else FILLING
    if to_fill:
        names = [forms.duties.name_of(form.post) for form in to_fill]
        if more := names[_MAX_NAMED_POSTS:]:
            names[_MAX_NAMED_POSTS:] = [f"{len(more)} lagi"]
        words.append(f"menunggu diisi {', '.join(names)}")
    if counts[State.SUBMITTED]:
        words.append(f"{counts[State.SUBMITTED]} menunggu diverifikasi")
        roles.add(Role.UNIT_HEAD if is_apart else Role.PLANNER)
    if counts[State.VERIFIED]:
        words.append(f"{counts[State.VERIFIED]} menunggu disetujui")
        roles |= _HEAD
    return "; ".join(words), frozenset(roles)


def _finish(year: OfficeYear, forms: Forms | None, *, is_planner: bool) -> Iterator[GuideStep]:
    """Yield texts, the approval of figures and of the report, and the next year."""
    today, end = timezone.localdate(), Period.year_of(year.year).end
    left = texts_waiting(year) if is_planner else 0
    is_last = forms is not None and forms.duties.quarters[-1].start <= today
    is_written = are_texts_sealed(year) or (is_planner and is_last and not left)
    words = (
        f"{left} teks belum dibaca atau ditulis"
        if left
        else ""
        if is_written
        else "dibaca dan diterima"
    )
    yield GuideStep("Teks laporan", words, _PLANNER, _address(year, "texts"), is_written, is_last)
    is_ready = forms is not None and not year.is_closed and is_approvable(forms)
    words = (
        "" if year.is_closed else "siap disahkan" if is_ready else "sesudah semua isian disetujui"
    )
    address = _address(year, "year_close")
    yield GuideStep("Pengesahan angka setahun", words, _HEAD, address, year.is_closed, is_ready)
    is_made = year.is_closed and bool(awaiting_approval(year))
    words = "menunggu disetujui" if is_made else "dibuat, lalu disetujui Kepala Dinas"
    is_done, address = year.is_report_approved, _address(year, "papers")
    words, roles = "" if is_done else words, _HEAD if is_made else _PLANNER
    yield GuideStep("Laporan Kinerja (LKjIP)", words, roles, address, is_done, year.is_closed)
    is_begun = year.office.years.filter(year=year.year + 1).exists()
    words = "" if is_begun else "dimulai dari tahun ini"
    address = reverse("begin_year", args=(year.office.slug,))
    is_over = year.is_closed or today > end
    yield GuideStep(f"Tahun {year.year + 1}", words, _PLANNER, address, is_begun, is_over)
