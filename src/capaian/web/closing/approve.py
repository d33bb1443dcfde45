"""Approving a year: what still keeps it open, and the snapshot that it is closed with."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import ClassVar, Final

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from capaian.domain.assessment import IndicatorResult, Status
from capaian.domain.errors import CapaianError
from capaian.domain.value import Unavailable
from capaian.dossier.years.closing import make_snapshot
from capaian.dossier.years.snapshot import Approval
from capaian.dossier.years.snapshot_file import hash_snapshot, write_snapshot
from capaian.rules.checks.gaps import find_lacking
from capaian.web.closing.outside import Outside, find_outside
from capaian.web.closing.whole import Whole, find_whole
from capaian.web.measurement.closings import overtaken_closings
from capaian.web.measurement.flow import State, Step
from capaian.web.measurement.forms import Forms, forms_of
from capaian.web.measurement.models import ApprovedYear, PostForm, Taken
from capaian.web.measurement.result_states import states_told
from capaian.web.measurement.steps import Person
from capaian.web.offices.models import Role
from capaian.web.planning.reached import count_reached
from capaian.web.substitutes.stand import Stand
from capaian.web.texts.report_texts import ReportText, Texts, texts_of
from capaian.web.trail.record import Author, Deed, record
from capaian.web.years.contents import keep_content
from capaian.web.years.models import OfficeYear

_DONE: Final = frozenset({State.APPROVED, State.LOCKED})


class OpenYearError(CapaianError):
    """Something keeps the year from being approved."""

    code: ClassVar[str] = "open_year"


class OtherYearError(OpenYearError):
    """The year says something else than what was shown to whoever approves it."""

    code: ClassVar[str] = "other_year"


@dataclass(frozen=True, slots=True)
class Standing:
    """What an office-year lacks."""

    obstacles: tuple[str, ...]
    """What has to be done first."""
    lacking: tuple[str, ...]
    """Figures that nobody gave; the snapshot names them where the year is approved without them."""
    results: tuple[IndicatorResult, ...] = ()
    """What the indicators have come to."""
    forms: int = 0
    """How many forms the year has."""
    outside: tuple[Outside, ...] = ()
    """What was measured and belongs to no form."""
    states: Mapping[str, str] = field(default_factory=dict)
    """Of which end results are the state, by codes of indicators, where it is not that of the year."""
    unwritten: tuple[ReportText, ...] = ()
    """The texts of the report that are not finished, once nothing else has to be done first."""
    whole: Whole | None = None
    """Its money, outputs and evidence, once nothing has to be done first."""

    @property
    def named_results(self) -> Sequence[IndicatorResult]:
        """Those of the key indicators, and of whatever else missed its target."""
        return [each for each in self.results if each.is_key or each.current.status is Status.NOT_MET]

    @property
    def reached(self) -> str:
        """How many indicators met their target, and how many have none."""
        return count_reached(self.results).words

    @property
    def marks(self) -> Sequence[tuple[str, str]]:
        """The marks that stand in place of figures of the results, each with its words."""
        periods = (each.current for each in self.results)
        cells = (cell for each in periods for cell in (each.target, each.actual, each.achievement))
        return sorted({(cell.display, cell.words) for cell in cells if isinstance(cell, Unavailable)})


def standing_of(year: OfficeYear) -> Standing:
    """Return what keeps a year open, and what whoever approves it would put a name under."""
    forms = forms_of(year)
    if forms is None:
        return Standing(("Perbaiki galat perencanaan.",), ())
    obstacles = (*_obstacles(forms),)
    count = sum(len(each) for _, each in forms.each())
    assessment = forms.known.assessment()
    if assessment is None:
        return Standing(obstacles, (), forms=count)
    texts = Texts() if obstacles else texts_of(forms.known)
    obstacles = obstacles or (*texts.broken,)
    lacking = tuple(f"{lack.place.file}: {lack.what}." for lack in find_lacking(forms.facts, assessment))
    return Standing(
        obstacles,
        lacking,
        assessment.indicators,
        count,
        find_outside(forms),
        states_told(assessment),
        () if obstacles else (*texts.open,),
        None if obstacles else find_whole(forms, assessment),
    )


def is_approvable(forms: Forms) -> bool:
    """Say whether nothing is left to be done before the year can be approved."""
    return any(True for _ in forms.each()) and not any(True for _ in _obstacles(forms))


def _obstacles(forms: Forms) -> Iterator[str]:
    if forms.year.is_closed:
        yield "Tahun ini sudah disahkan."
    if timezone.localdate() <= forms.quarters[-1].end:
        yield f"Tahun {forms.facts.year} belum berakhir."
    if forms.known.assessment() is None:
        yield "Data masih memuat galat; hasilnya belum dapat dihitung."
    yield from (each.told for each in overtaken_closings(forms.year))
    yield from waiting_forms(forms)


def waiting_forms(forms: Forms) -> Mapping[str, PostForm]:
    """Return the forms that are not approved, each by what is said of it."""
    return {
        f"Isian {forms.name_of(post)}, {form.quarter.label}: {form.stands.words.lower()}.": form
        for post, each in forms.each()
        for form, _ in each
        if form.stands not in _DONE
    }


_MOVED: Final = (
    "Data tahun ini berubah sejak halaman ini dibuka. Yang tampil sekarang data terbarunya: periksa lagi, "
    "lalu sahkan."
)
_OWN: Final = (
    "Anda yang menulis nilai di luar isian yang ikut disahkan. Yang mengesahkan tahun ini harus orang lain."
)
_ENTERED: Final = (
    "Anda ikut mengisi angka tahun ini, jadi tidak mengesahkannya atas nama Kepala Dinas. Yang mengesahkan "
    "harus Kepala Dinas sendiri, atau pengganti lain."
)


@transaction.atomic
def approve_year(year: OfficeYear, person: Person, *, shown: str, accepts_lacking: bool) -> ApprovedYear:
    """Close a year: its forms are locked, and its snapshot is kept.

    Args:
        year: Of which all forms are approved.
        person: The head of office, or who stands for the head.
        shown: Stamp of the year that the person saw.
        accepts_lacking: Close it without figures that nobody gave; the snapshot names them.

    Raises:
        OpenYearError: with what keeps it open.
        OtherYearError: if somebody changed it since it was shown.
    """
    held = OfficeYear.objects.select_for_update().select_related("office").get(pk=year.pk)
    if shown != str(held.stamp):
        raise OtherYearError(_MOVED)
    standing = standing_of(held)
    if standing.obstacles:
        raise OpenYearError(" ".join(standing.obstacles))
    if standing.lacking and not accepts_lacking:
        raise OpenYearError("Ada angka yang belum ada. Isi, atau nyatakan bahwa tahun ini disahkan tanpanya.")
    stand = _stand_of(person)
    _refuse_own(held, standing, person, stand)
    forms = forms_of(held)
    assessment = forms.known.assessment() if forms else None
    if forms is None or assessment is None:
        raise OpenYearError("Data masih memuat galat; hasilnya belum dapat dihitung.")
    head = forms.facts.post_by_id[forms.facts.office.head]
    title = f"{stand.substitution.get_way_display()} {head.name}" if stand else head.name
    approval = Approval(head.id, title, timezone.localdate())
    folder = forms.known.folder
    snapshot = make_snapshot(folder, forms.facts, assessment, approval, None, standing.lacking)
    content = write_snapshot(snapshot)
    sha256 = hash_snapshot(content)
    keep_content(content)
    made = held.approvals.create(sha256=sha256, name=snapshot.name, by=person.user)
    for form in held.forms.filter(state=State.APPROVED):
        form.state, form.version = State.LOCKED, form.version + 1
        form.save()
        taken = form.steps.create(step=Step.LOCK, into=State.LOCKED, by=person.user)
        if stand is not None:
            stand.keep(head.name, step=taken)
    if stand is not None:
        stand.keep(head.name, approval=made)
    held.is_closed, held.is_report_approved = True, False
    held.save(update_fields=["is_closed", "is_report_approved"])
    author = Author(person.user, " ".join(sorted(stand.roles if stand else person.roles)))
    told = {"sha256": sha256, "file": made.name, **(stand.told(head.name) if stand else {})}
    record(held.office, author, [Deed("year.approved", str(held.year), None, told)])
    year.refresh_from_db()
    return made


def _refuse_own(year: OfficeYear, standing: Standing, person: Person, stand: Stand | None) -> None:
    """See to it that nobody approves what the own hand wrote, in whosever name; raises `OpenYearError`."""
    since = year.approvals.aggregate(last=Max("at"))["last"]
    names = [person.user, *([stand.of] if stand else [])]
    if any(each.is_by(name, since) for each in standing.outside for name in names):
        raise OpenYearError(_OWN)
    if stand is not None and _has_entered(year, person):
        raise OpenYearError(_ENTERED)


def _has_entered(year: OfficeYear, person: Person) -> bool:
    """Say whether somebody filled in a form of the year, or wrote figures that it holds."""
    filled = Taken.objects.filter(form__office_year=year, step=Step.FILL, by=person.user)
    return filled.exists() or year.writers.filter(by=person.user).exists()


def _stand_of(person: Person) -> Stand | None:
    """Return for which head somebody approves the year who is none."""
    if Role.OFFICE_HEAD in person.roles:
        return None
    return next((stand for stand in person.stands if Role.OFFICE_HEAD in stand.roles), None)
