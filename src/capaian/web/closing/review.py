"""What the head of office reads before approving a year, and what has to be done first."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from django.urls import reverse
from django.utils import timezone

from capaian.domain.assessment import Assessment, IndicatorResult, ResourceResult
from capaian.domain.issue import Issue
from capaian.domain.value import Unavailable
from capaian.domain.work import Resource
from capaian.rules.checks.gaps import find_lacking
from capaian.rules.output_reporting import OutputReporting, find_output_reporting
from capaian.web.evidence.year_evidence import YearEvidence
from capaian.web.measurement.flow import State
from capaian.web.measurement.forms import Forms, forms_of
from capaian.web.measurement.questions import Question, questions_of
from capaian.web.measurement.result_notes import states_of_results
from capaian.web.measurement.seals import find_forged, forged_words
from capaian.web.measurement.year_approvals import overtaken_closings
from capaian.web.papers.readiness import Lack, lacks_of, readiness_of, undrawable_rows
from capaian.web.papers.versions import REPORT
from capaian.web.planning.cascade import target_words
from capaian.web.site.access import OfficeRequest
from capaian.web.site.rights import PLANNING
from capaian.web.texts.report_texts import ReportText, Texts, texts_of
from capaian.web.years.models import OfficeYear

_UNFINISHED: Final = frozenset({"block_without_data", "part_required"})
_FINISHED: Final = frozenset({State.APPROVED, State.LOCKED})
_MAX_SIGNS_NAMED: Final = 5


@dataclass(frozen=True, slots=True)
class Obstacle:
    """Something that has to be done before a year can be approved, on which page if that is one."""

    words: str
    address: str = ""


@dataclass(frozen=True, slots=True)
class OfficeTotals:
    """What a year is beside its indicators: its money, what its work yielded, and what proves it."""

    money: ResourceResult | None
    """Of all kinds, of the whole office; `None` where it has none."""
    outputs: OutputReporting
    forms: int
    unproven_forms: int
    """Forms without any evidence."""


@dataclass(frozen=True, slots=True)
class YearReview:
    """An office-year as whoever approves it sees it."""

    obstacles: tuple[Obstacle, ...]
    missing: tuple[str, ...] = ()
    """Figures that nobody gave; the snapshot names them where the year is approved without them."""
    results: tuple[IndicatorResult, ...] = ()
    forms: int = 0
    states: Mapping[str, str] = field(default_factory=dict)
    """Of which end results are the state, by codes of indicators, where it is not that of the year."""
    open_texts: tuple[ReportText, ...] = ()
    """The texts of the report that are not finished, once nothing else has to be done first."""
    lacks: Sequence[Lack] = ()
    """What its report lacks, each with the page where that is filled in, if one is open."""
    questions: Sequence[Question] = ()
    """What its results make one ask, and nobody answered."""
    totals: OfficeTotals | None = None
    """Once nothing has to be done first."""

    @property
    def summary(self) -> str:
        """How many indicators met their target, and how many have none."""
        return target_words(self.results)

    @property
    def marks(self) -> Sequence[tuple[str, str]]:
        """The marks in place of figures of the results, each with its words."""
        periods = (each.current for each in self.results)
        cells = (cell for each in periods for cell in (each.target, each.actual, each.achievement))
        return sorted({(cell.display, cell.words) for cell in cells if isinstance(cell, Unavailable)})


def review_year(year: OfficeYear) -> YearReview:
    """Return what keeps a year open, and what whoever approves it puts a name under."""
    forms = forms_of(year)
    if forms is None:
        return YearReview((Obstacle("Perbaiki galat perencanaan."),))
    obstacles = (*_obstacles(forms),)
    count = sum(len(each) for _, each in forms.each())
    assessment = forms.known.assessment()
    if assessment is None:
        return YearReview(obstacles, forms=count)
    texts = Texts() if obstacles else texts_of(forms.known)
    obstacles = obstacles or tuple(map(Obstacle, texts.broken))
    return YearReview(
        obstacles,
        tuple(f"{lack.place.file}: {lack.what}." for lack in find_lacking(forms.facts, assessment)),
        assessment.indicators,
        count,
        states_of_results(assessment),
        () if obstacles else (*texts.open,),
        lacks_of(year, forms.known, _issues_of_report(forms)),
        questions_of(forms),
        None if obstacles else _total(forms, assessment),
    )


def _issues_of_report(forms: Forms) -> Sequence[Issue]:
    """Return the sheets that its report finds empty or unfinished; texts have their own list."""
    ready = readiness_of(forms.known, [REPORT]).get(REPORT)
    return [each for each in ready.state.issues if each.code in _UNFINISHED] if ready else ()


def is_approvable(forms: Forms) -> bool:
    """Say whether nothing is left to be done before the year can be approved."""
    return any(True for _ in forms.each()) and not any(True for _ in _obstacles(forms))


def _obstacles(forms: Forms) -> Iterator[Obstacle]:
    if forms.year.is_closed:
        yield Obstacle("Tahun ini sudah disahkan.")
    if timezone.localdate() <= forms.duties.quarters[-1].end:
        yield Obstacle(f"Tahun {forms.facts.year} belum berakhir.")
    if forms.known.assessment() is None:
        yield Obstacle("Data masih memuat galat; hasilnya belum dapat dihitung.")
    elif forms.known.flaws:
        yield Obstacle("Berkas bukti hilang atau rusak; tempatnya disebut di atas halaman.")
    place = [forms.year.office.slug, forms.year.year]
    if rows := forms.answers.unowned:
        words = f"{len(rows)} nilai tidak ada di isian jabatan mana pun. Bagikan kepada jabatan, atau hapus."
        yield Obstacle(words, reverse("sharing", args=place))
    yield from (Obstacle(each.notice) for each in overtaken_closings(forms.year))
    # Sealed, its report could never be a pdf.
    signs = undrawable_rows(forms.year, forms.known)
    yield from (Obstacle(each.words, each.address) for each in signs[:_MAX_SIGNS_NAMED])
    for post, own in forms.each():
        for form, _ in own:
            if form.stage not in _FINISHED:
                state = form.stage.words.lower()
                yield Obstacle(
                    f"Isian {forms.duties.name_of(post)}, {form.quarter.label}: {state}.",
                    reverse("form", args=[*place, form.slug, form.period]),
                )
    # Last: while forms are open, who only asks whether something is left to do computes nothing for it.
    if forged := find_forged(forms.year, forms.known, forms.kept.values()):
        yield Obstacle(forged_words(forged))


def _total(forms: Forms, assessment: Assessment) -> OfficeTotals:
    money = [each for each in assessment.totals if (each.resource, each.kind) == (Resource.MONEY, "all")]
    proofs, own = YearEvidence(forms.year, forms.known), [one for _, each in forms.each() for one in each]
    bare = sum(proofs.is_bare(form, form_cells) for form, form_cells in own)
    outputs = find_output_reporting(forms.facts, assessment)
    return OfficeTotals(money[0] if money else None, outputs, len(own), bare)


@dataclass(frozen=True, slots=True)
class NextYear:
    """The year after one that is closed."""

    year: int
    is_begun: bool
    may_begin: bool
    """The person may begin it."""


def next_year_of(request: OfficeRequest) -> NextYear | None:
    """Return what comes after a closed year; `None` while it is open."""
    own = request.here.require_year()
    if not own.is_closed:
        return None
    is_begun = own.office.years.filter(year=own.year + 1).exists()
    return NextYear(own.year + 1, is_begun, bool(request.here.roles & PLANNING))
