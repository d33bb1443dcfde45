"""Pages of the end of a year: what keeps it open, what its head reads, its approval,
and its snapshots.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from django import forms
from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from capaian.domain.assessment import Assessment, IndicatorResult
from capaian.domain.errors import CapaianError
from capaian.domain.identifiers import SHORT_FINGERPRINT
from capaian.domain.value import Unavailable
from capaian.domain.work import Resource
from capaian.rulebook import load_rulebook
from capaian.rules.assess.partial import find_unread_facts
from capaian.rules.checks.gaps import find_lacking, find_output_reporting
from capaian.web.evidence.views import hand_out
from capaian.web.evidence.year_evidence import YearEvidence
from capaian.web.measurement.figures import MEASURED
from capaian.web.measurement.flow import DONE_STATES, FormStep, State
from capaian.web.measurement.form.cells import FACTORS
from capaian.web.measurement.forms import Forms, forms_of
from capaian.web.measurement.models import ApprovedYear, Taken
from capaian.web.measurement.result_notes import Question, questions_of, states_of_results
from capaian.web.measurement.seals import YEAR, find_forged
from capaian.web.measurement.steps import Person, person_of
from capaian.web.measurement.year_approvals import keep_closing, overtaken_closings
from capaian.web.offices.models import Role
from capaian.web.papers.readiness import PaperLack, lacks_of, readiness_of, undrawable_rows
from capaian.web.papers.versions import REPORT
from capaian.web.planning.cascade import target_words
from capaian.web.planning.cell_texts import lack_in_names
from capaian.web.site.access import PLANNING, OfficeRequest
from capaian.web.site.csv_files import invented
from capaian.web.substitutes.models import StandIn
from capaian.web.texts.report_texts import ReportText, Texts, texts_of
from capaian.web.trail.record import Deed, record
from capaian.web.years.known import SHEETS, know
from capaian.web.years.models import OfficeYear

_UNFINISHED: Final = frozenset({"block_without_data", "part_required"})
_MAX_SIGNS_NAMED: Final = 5


@dataclass(frozen=True, slots=True)
class Obstacle:
    """Something that has to be done before a year can be approved,
    on which page if that is one.
    """

    words: str
    address: str = ""


@dataclass(frozen=True, slots=True)
class YearReview:
    """An office-year as whoever approves it sees it."""

    obstacles: tuple[Obstacle, ...]
    missing: tuple[str, ...] = ()
    """Figures that nobody gave; the snapshot names them where the year is
    approved without them.
    """
    results: tuple[IndicatorResult, ...] = ()
    forms: int = 0
    states: Mapping[str, str] = field(default_factory=dict)
    """Of which end results are the state, by codes of indicators,
    where it is not that of the year.
    """
    open_texts: tuple[ReportText, ...] = ()
    """The texts of the report that are not finished, once nothing else has to be done first."""
    lacks: Sequence[PaperLack] = ()
    """What its report lacks, each with the page where that is filled in, if one is open. While
    something else has to be done first only the page of the report says it.
    """
    questions: Sequence[Question] = ()
    totals: Mapping[str, object] | None = None
    """What it is beside its indicators, once nothing has to be done first: money, outputs,
    evidence.
    """

    @property
    def summary(self) -> str:
        """How many indicators met their target, and how many have none."""
        return target_words(self.results)

    @property
    def marks(self) -> Sequence[tuple[str, str]]:
        """The marks in place of figures of the results, each with its words."""
        periods = (each.current for each in self.results)
        cells = (cell for each in periods for cell in (each.target, each.actual, each.achievement))
        return sorted(
            {(cell.display, cell.words) for cell in cells if isinstance(cell, Unavailable)}
        )


def review_year(year: OfficeYear) -> YearReview:
    """Return what keeps a year open, and what whoever approves it puts a name under."""
    forms = forms_of(year)
    if forms is None:
        return YearReview((Obstacle("Perbaiki galat perencanaan."),))
    obstacles = (*_obstacles(forms),)
    count = len([*forms.all_forms()])
    results = forms.year_state.headlines
    if results is None:
        return YearReview(obstacles, forms=count)
    texts = Texts() if obstacles else texts_of(forms.year_state)
    obstacles = obstacles or tuple(map(Obstacle, texts.broken))
    lacking = find_lacking(forms.facts, results.indicators)
    assessment = None if obstacles else forms.year_state.assessment()
    is_waiting = bool(obstacles) and not year.is_closed
    report = None if is_waiting else readiness_of(forms.year_state, [REPORT]).get(REPORT)
    # Sheets that it finds empty or unfinished; texts have their own list.
    issues = [each for each in report.state.issues if each.code in _UNFINISHED] if report else ()
    return YearReview(
        obstacles,
        tuple(f"{lack.place.file}: {lack.what}." for lack in lacking),
        results.indicators,
        count,
        states_of_results(results),
        () if obstacles else (*texts.open,),
        lacks_of(year, forms.year_state, issues),
        questions_of(forms),
        None if assessment is None else _total(forms, assessment),
    )


def is_approvable(forms: Forms) -> bool:
    """Say whether nothing is left to be done before the year can be approved."""
    return any(True for _ in forms.by_post()) and not any(True for _ in _obstacles(forms))


def _obstacles(forms: Forms) -> Iterator[Obstacle]:
    if forms.year.is_closed:
        yield Obstacle("Tahun ini sudah disahkan.")
    if timezone.localdate() <= forms.duties.quarters[-1].end:
        yield Obstacle(f"Tahun {forms.facts.year} belum berakhir.")
    if forms.year_state.computable is None:
        yield Obstacle("Data masih memuat galat; hasilnya belum dapat dihitung.")
    elif forms.year_state.flaws:
        yield Obstacle("Berkas bukti hilang atau rusak; tempatnya disebut di atas halaman.")
    place = [forms.year.office.slug, forms.year.year]
    if rows := forms.answers.unowned:
        words = (
            f"{len(rows)} nilai tidak ada di isian jabatan mana pun. Bagikan kepada jabatan, "
            "atau hapus."
        )
        yield Obstacle(words, reverse("sharing", args=place))
    yield from (Obstacle(each.notice) for each in overtaken_closings(forms.year))
    # Sealed, its report could never be a pdf.
    signs = undrawable_rows(forms.year, forms.year_state)
    yield from (Obstacle(each.words, each.address) for each in signs[:_MAX_SIGNS_NAMED])
    for form in forms.all_forms():
        if form.stage not in DONE_STATES:
            name, state = forms.duties.name_of(form.post), form.stage.words.lower()
            address = reverse("form", args=[*place, form.slug, form.period])
            yield Obstacle(f"Isian {name}, {form.quarter.label}: {state}.", address)
    # Last: while forms are open, who only asks whether something is left to do computes nothing
    # for it.
    if forged := find_forged(forms.year, forms.year_state, forms.kept.values()):
        yield Obstacle(forged)


def _total(forms: Forms, assessment: Assessment) -> Mapping[str, object]:
    of_all = (
        each for each in assessment.totals if (each.resource, each.kind) == (Resource.MONEY, "all")
    )
    proofs, own = YearEvidence(forms.year, forms.year_state), [*forms.all_forms()]
    return {
        "money": next(of_all, None),
        "outputs": find_output_reporting(forms.facts, assessment),
        "forms": len(own),
        "unproven_forms": sum(
            proofs.is_bare(each, forms.duties.cells_of(each.place)) for each in own
        ),
    }


def next_year_of(request: OfficeRequest) -> Mapping[str, object] | None:
    """Return what comes after a year that is closed or over, for its page; `None` until then."""
    own = request.here.require_year()
    if not own.is_closed and timezone.localdate().year <= own.year:
        return None
    is_begun = own.office.years.filter(year=own.year + 1).exists()
    return {
        "year": own.year + 1,
        "is_begun": is_begun,
        "may_begin": bool(request.here.roles & PLANNING),
    }


_CHANGED: Final = (
    "Data tahun ini berubah sejak halaman ini dibuka. Yang tampil sekarang data "
    "terbarunya: periksa lagi, "
    "lalu sahkan."
)
_INCOMPLETE: Final = (
    "Ada angka yang belum ada. Isi, atau nyatakan bahwa tahun ini disahkan tanpanya."
)
_UNCOMPUTED: Final = "Data masih memuat galat; hasilnya belum dapat dihitung."
_OWN_FIGURES: Final = (
    "Anda ikut mengisi angka tahun ini, jadi tidak mengesahkannya atas nama Kepala Dinas. "
    "Yang mengesahkan "
    "harus Kepala Dinas sendiri, atau pengganti lain."
)


class OpenYearError(CapaianError):
    """Something keeps the year from being approved."""


@transaction.atomic
def approve_year(
    year: OfficeYear, person: Person, *, shown: str, accepts_missing: bool
) -> ApprovedYear:
    """Close a year whose forms are all approved, as the head or for the head.

    `shown` is the stamp of the year that the person saw; the snapshot names figures that nobody
    gave. Raises `OpenYearError` with what keeps it open, also where somebody changed it since it
    was shown.
    """
    own = OfficeYear.objects.select_for_update().select_related("office").get(pk=year.pk)
    if shown != str(own.stamp):
        raise OpenYearError(_CHANGED)
    review, of_heads = (
        review_year(own),
        (each for each in person.stand_ins if Role.OFFICE_HEAD in each.roles),
    )
    stand = None if Role.OFFICE_HEAD in person.roles else next(of_heads, None)
    if review.obstacles:
        raise OpenYearError(" ".join(each.words for each in review.obstacles))
    if review.missing and not accepts_missing:
        raise OpenYearError(_INCOMPLETE)
    filled = Taken.objects.filter(form__office_year=own, step=FormStep.FILL, by=person.user)
    if stand is not None and (filled.exists() or own.writers.filter(by=person.user).exists()):
        raise OpenYearError(_OWN_FIGURES)
    made = _close(own, person, stand)
    year.refresh_from_db()
    return made


def _close(own: OfficeYear, person: Person, stand: StandIn | None) -> ApprovedYear:
    """Write the snapshot of a year, whose hash seals its data and results, and lock its forms."""
    forms = forms_of(own)
    name = forms.facts.post_by_id[forms.facts.office.head].name if forms else ""
    title = f"{stand.substitution.get_way_display()} {name}" if stand else name
    made = keep_closing(own, forms.year_state, title, person.user) if forms else None
    if forms is None or made is None:
        raise OpenYearError(_UNCOMPUTED)
    if stand is not None:
        stand.keep(name, approval=made)
    for form in own.forms.filter(state=State.APPROVED):
        form.state, form.version = State.LOCKED, form.version + 1
        form.save()
        taken = form.steps.create(step=FormStep.LOCK, into=State.LOCKED, by=person.user)
        if stand is not None:
            stand.keep(name, step=taken)
    own.is_closed, own.is_report_approved, own.open_parts = True, False, find_open_parts(forms)
    own.save(update_fields=["is_closed", "is_report_approved", "open_parts"])
    details = {
        "sha256": made.sha256,
        "file": made.name,
        **(stand.log_details(name) if stand else {}),
    }
    deed = Deed("year.approved", str(own.year), None, details, [f"{YEAR}/{own.pk}"])
    record(own.office, person.author(stand), [deed])
    return made


def find_open_parts(forms: Forms) -> list[str]:
    """Return what stays open after the approval:
    what nothing computed or checked reads and no form holds.
    """
    unread = find_unread_facts(forms.facts, load_rulebook())
    of_forms = {getattr(SHEETS[sheet].part, "field", "") for sheet in (*MEASURED, FACTORS)}
    return sorted(each for each in unread - of_forms if not each.startswith("policies."))


class ApprovalForm(forms.Form):
    """That the year was read as it was shown, and whether it may lack figures."""

    use_required_attribute = False  # the page says what is missing, on any telephone

    cap = forms.CharField(widget=forms.HiddenInput, required=False)
    tanpa = forms.BooleanField(
        label="Sahkan tanpa angka itu; cap data menyebutnya", required=False
    )
    dibaca = forms.BooleanField(
        label="Saya sudah membaca hasil di atas, isiannya (dengan keluaran dan anggaran), dan "
        "buktinya",
        error_messages={
            "required": "Baca yang disahkan, lalu centang bahwa Anda sudah membacanya."
        },
    )


def year_close(request: OfficeRequest, office: str, year: int) -> HttpResponse:
    """Show what keeps the year open, or what its approval is put under; approve it."""
    here, own, is_sent = request.here, request.here.require_year(), request.method == "POST"
    form, review = ApprovalForm(request.POST if is_sent else None), review_year(own)
    if is_sent and (form.is_valid() or review.obstacles):
        shown, accepts_missing = form.cleaned_data["cap"], form.cleaned_data["tanpa"]
        try:
            made = approve_year(
                own, person_of(request), shown=shown, accepts_missing=accepts_missing
            )
        except OpenYearError as error:
            form.errors.clear()
            form.add_error(None, error.message)
            own.refresh_from_db()
            review = review_year(own)
        else:
            messages.success(
                request, f"Tahun {year} disahkan. Cap data {made.sha256[:SHORT_FINGERPRINT]}."
            )
            return redirect("year_close", office, year)
    request.refused = " ".join(str(error) for errors in form.errors.values() for error in errors)
    sees_evidence = here.may("evidence", "GET")
    context = {
        "own": own,
        "review": review,
        "form": form,
        "missing": [lack_in_names(each, know(own)) for each in review.missing],
        "may_write": here.may_write("row_new"),
        "next_year": next_year_of(request),
        "sees_evidence": sees_evidence,
        "evidence": own.evidence.count() if sees_evidence else 0,
        "approvals": own.approvals.select_related("by", "acted_for").order_by("-at"),
        "may_take": here.may("snapshot", "GET"),
        "may_approve": Role.OFFICE_HEAD in here.roles | here.lent and not review.obstacles,
    }
    return render(request, "closing/close.html", context, status=422 if is_sent else 200)


def snapshot(request: OfficeRequest, office: str, year: int, sha256: str) -> HttpResponseBase:
    """Hand out a snapshot; it is the same file as when it was approved."""
    own = request.here.require_year()
    approval = own.approvals.filter(sha256=sha256).first()
    if approval is None:
        raise Http404
    return hand_out(request, sha256, f"{invented(own.office)}{approval.name}", "application/json")
