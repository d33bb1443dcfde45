"""Results of approved figures: a change after which they are others needs a reason, whatever it writes.

What is compared is what `assess` tells before a change and after it. Which columns and keys lead to it does
not matter. Figures that somebody types into an open form are no such change: forms have a way of their own.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from typing import Final

from capaian.domain.assessment import Assessment
from capaian.domain.issue import Issue, Level
from capaian.domain.period import Period, PeriodKind
from capaian.rules.assess import assess
from capaian.rules.dependencies import bases_of
from capaian.web.measurement.asked import Asked, ask
from capaian.web.measurement.factors.subjects import subjects_of
from capaian.web.measurement.figures import MEASURED, belonging_of, is_planned_otherwise
from capaian.web.measurement.flow import SHORTEST_REASON
from capaian.web.measurement.forms import Forms, forms_in
from capaian.web.measurement.holding import APART
from capaian.web.measurement.locks import DONE
from capaian.web.measurement.models import PostForm
from capaian.web.measurement.owed import FACTORS
from capaian.web.planning.agreements.series import AGREEMENTS
from capaian.web.planning.approvals import Approvals, tell_approvers
from capaian.web.planning.defining import name_of
from capaian.web.planning.formula_owners import COMPONENTS, INDICATORS
from capaian.web.planning.formula_trial import find_obstacles
from capaian.web.planning.redefinition import (
    ELSEWHERE,
    RedefinitionError,
    approvals_of,
    capitalised,
    find_approvals,
    find_redefined,
    has_approvals,
)
from capaian.web.planning.results import NONE, PLACE, Said, Spot, own_results, summed_results
from capaian.web.trail.record import Author
from capaian.web.years.change import UncomputableError
from capaian.web.years.edits import Edit
from capaian.web.years.known import Known
from capaian.web.years.models import OfficeYear

_DEFINITIONS: Final = frozenset({INDICATORS, COMPONENTS})
_UNKNOWN: Final = "hasil yang tidak dapat dibandingkan dengan yang semula"
_UNREAD: Final = "datanya tidak dapat dibaca"
_MOST: Final = 3
"""Results that are listed before the others are counted."""
_APPROVER: Final = "jabatan kepala dinas sebagai pengesah"


def keep_computable(year: OfficeYear, edits: Sequence[Edit], before: Known, after: Known) -> None:
    """See to it that no change leaves a year without results that has some.

    Figures are entered one after the other, so that they may contradict each other meanwhile, and a
    definition waits for another before anything is approved. Where only a signature is given no agreement
    contradicts anything; once figures are approved, what is there already does not become anything that a
    paper contradicts either. Another definition may, and what is new: it is told what differs.

    Raises:
        UncomputableError: with all that forbids computing.
    """
    if _is_apart(edits) or not before.is_computable or after.is_computable:
        return
    if {edit.sheet for edit in edits} <= _DEFINITIONS and not has_approvals(year):
        return
    errors = [issue for issue in after.found.issues if issue.level is Level.ERROR]
    if not _is_strict(year, edits, before, after):
        errors = [*find_obstacles(errors)]
    if errors:
        raise UncomputableError([after.locate(issue) for issue in errors], after)


def _is_strict(year: OfficeYear, edits: Sequence[Edit], before: Known, after: Known) -> bool:
    """Say whether contradictions are refused too."""
    if not has_approvals(year) or _is_filling(year, edits, before, after):
        return False
    stood = {edit.sheet for edit in edits if edit.row}
    return bool(stood - _DEFINITIONS) if approvals_of(year, before) else AGREEMENTS in stood


def explain_outcomes(
    year: OfficeYear, edits: Sequence[Edit], author: Author, before: Known, after: Known
) -> None:
    """See to it that results of approved figures change only with a reason, and tell who approved them.

    Raises:
        RedefinitionError: if there is no reason; with the results that would be others.
    """
    found = find_changed(year, edits, before, after)
    if not found.results:
        return
    concerned = found.approvals
    if len(author.reason.strip()) < SHORTEST_REASON:
        raise RedefinitionError(
            f"Hasil yang sudah disetujui berubah. Tulis alasannya {ELSEWHERE}, sedikitnya "
            f"{SHORTEST_REASON} huruf.",
            "reason",
            [*_listed(found.results, _MOST), f"Dipakai {concerned.words}"],
        )
    told = [find_approvals(year, each.code, before) for each in find_redefined(year, edits, before)]
    what = ", dan ".join(_listed(found.results, 1))
    tell_approvers(year, concerned, f"{what}. Berubah", author, told)


def _listed(results: Sequence[Result], most: int) -> Iterator[str]:
    """Yield some results in words, and how many more there are."""
    yield from (capitalised(each.words) for each in results[:most])
    if len(results) > most:
        yield f"{len(results) - most} hasil lain"


@dataclass(frozen=True, slots=True)
class Result:
    """A result that is another one after a change."""

    what: str
    """Which it is, in Indonesian; of which thing, part and time where these are told."""
    rank: int
    """What says most comes first: another place, another figure, then what is there no more."""
    of: str = ""
    """What the thing is called."""
    part: str = ""
    when: str = ""
    was: str = ""
    becomes: str = ""
    code: str = ""

    @property
    def words(self) -> str:
        """All of it in one line, what it was and becomes first: names are long, and read like sentences."""
        if not self.of:
            return self.what
        named = ", ".join(filter(None, (f"{self.what} {self.of}", self.part, self.when)))
        return f"dari {self.was} menjadi {self.becomes}: {named}"


@dataclass(frozen=True)
class Changed:
    """Results of approved figures that are others after a change."""

    results: tuple[Result, ...]
    approvals: Approvals
    """Where they were approved."""


def find_changed(year: OfficeYear, edits: Sequence[Edit], before: Known, after: Known) -> Changed:
    """Return the results of approved figures that a change makes others; those need a reason."""
    none = Approvals((), (), {})
    approvals = none if _is_apart(edits) else approvals_of(year, before)
    if not approvals or _is_filling(year, edits, before, after):
        return Changed((), none)
    if before.is_computable and not after.is_computable:
        return Changed((Result(_lost(year, after), 0),), approvals)
    found = _find_others(year, approvals, before, after)
    own = _codes_in(edits, before)
    results = (*sorted(found.results, key=lambda each: (each.rank, each.code not in own)),)
    return Changed(results, Approvals(found.forms, approvals.years, approvals.names))


def _codes_in(edits: Sequence[Edit], before: Known) -> Set[str]:
    """Return all that rows name which are written: what they are of is told before what sums it up."""
    stood = before.cells_of({edit.row for edit in edits if edit.row}, {edit.sheet for edit in edits})
    cells = (*stood.values(), *(edit.cells or {} for edit in edits))
    return {text for each in cells for text in each.values()}


def _lost(year: OfficeYear, after: Known) -> str:
    """Say that a year is left without results, and by what: pages and papers show none until it is mended."""
    first, *more = [issue.message for issue in after.found.issues if issue.level is Level.ERROR] or [_UNREAD]
    beside = f", dan {len(more)} galat lain" if more else ""
    return f"semua hasil tahun {year.year} (tidak dapat dihitung lagi: {first.rstrip('.')}{beside})"


@dataclass(frozen=True)
class _Others:
    """Results that are others after a change."""

    results: tuple[Result, ...] = ()
    """Which they are."""
    forms: tuple[PostForm, ...] = ()
    """The approved forms that hold them."""


def _is_apart(edits: Sequence[Edit]) -> bool:
    return all(edit.sheet in APART for edit in edits)


def _is_filling(year: OfficeYear, edits: Sequence[Edit], before: Known, after: Known) -> bool:
    """Say whether only figures and factors of forms are written; forms that are not open refused theirs."""
    if any(
        edit.sheet not in MEASURED and edit.sheet not in APART and edit.sheet != FACTORS for edit in edits
    ):
        return False
    forms, then = forms_in(year, before), after.read.office_year
    if forms is None or then is None:
        return False
    plans = [belonging_of(forms.asked), belonging_of(ask(after, then, forms.rhythms))]
    stood = before.cells_of({edit.row for edit in edits if edit.row}, {edit.sheet for edit in edits})
    for edit in edits:
        if edit.sheet not in MEASURED:
            continue
        was = stood.get(edit.row or 0, {})
        becomes = {} if edit.cells is None else {**was, **edit.cells}
        if is_planned_otherwise(edit.sheet, was, becomes):
            return False
        if not any(plan.places(edit.sheet, cells) for plan in plans for cells in (was, becomes) if cells):
            return False
    return True


def _find_others(year: OfficeYear, approvals: Approvals, before: Known, after: Known) -> _Others:
    """Compare the results of all periods of which something was approved."""
    forms, then = forms_in(year, before), after.read.office_year
    if forms is None or then is None:
        return _Others((Result(_UNKNOWN, 0),), approvals.forms)
    asked = (forms.asked, ask(after, then, forms.rhythms))
    found: dict[str, Result] = {}
    held: dict[int, PostForm] = {}
    if forms.facts.office.head != then.office.head:
        found[_APPROVER] = Result(_APPROVER, 0)
        held = {form.pk: form for form in approvals.forms}
    for scope in _scopes(forms, asked, approvals):
        for other in _differing(scope, before, after):
            found.setdefault(other.words, other)
            held |= {form.pk: form for form in scope.forms}
    return _Others((*found.values(),), (*held.values(),))


@dataclass(frozen=True)
class _Scope:
    """A period of which something was approved, and what of its results that is."""

    period: Period
    forms: tuple[PostForm, ...]
    codes: frozenset[str] | None
    """Of indicators, components, surveys, nodes; `None`: all of the period was approved."""


def _scopes(forms: Forms, asked: Sequence[Asked], approvals: Approvals) -> Iterator[_Scope]:
    """Yield the periods of approved forms and years."""
    found: dict[Period, list[PostForm]] = {}
    for form in approvals.forms:
        for period in _periods_of(forms, form):
            found.setdefault(period, []).append(form)
    whole = Period.year_of(forms.facts.year)
    if approvals.years:
        found.setdefault(whole, [])
    bases = [bases_of(each.facts) for each in asked]
    for period, own in found.items():
        is_all = (period == whole and bool(approvals.years)) or _is_all_approved(forms, period)
        is_known = all(form.post in forms.duties for form in own)
        codes = frozenset().union(*(_codes_of(asked, form, bases) for form in own))
        yield _Scope(period, tuple(own), None if is_all or not is_known else codes)


def _periods_of(forms: Forms, form: PostForm) -> Set[Period]:
    """Return for which periods a form tells: its quarter, what it is told by, and its year.

    The year counts from the first quarter on: what was planned for it is shown beside the figures, and papers
    print what they come to against it.
    """
    quarter, found = form.quarter, {form.quarter}
    if form.post in forms.duties:
        keys = (dict(slot.key) for slot in forms.owed(form.post, quarter).slots)
        found |= {Period.parse(key["period"]) for key in keys} | {Period.year_of(quarter.year)}
    if quarter.end == forms.quarters[-1].end:
        found.add(Period.year_of(quarter.year))
    return found


def _is_all_approved(forms: Forms, period: Period) -> bool:
    return all(
        form.stands in DONE for _, each in forms.each() for form, _ in each if form.quarter.end <= period.end
    )


def _codes_of(
    asked: Sequence[Asked], form: PostForm, bases: Sequence[Mapping[str, Set[str]]]
) -> frozenset[str]:
    """Return of what the results rest on a form, by the plan before a change or after it."""
    codes: set[str] = set()
    for each in asked:
        if form.post in each.duties:
            codes |= {*each.owed(form.post, form.quarter).by_code}
            beside = belonging_of(each).others(form.post, form.quarter)
            codes |= {figure.code for other in beside for figure in other.figures}
            codes |= {str(one.indicator.code) for one in subjects_of(each, form.post, form.quarter)}
    resting = {code for each in bases for code, below in each.items() if below & codes}
    return frozenset(codes | resting)


def _differing(scope: _Scope, before: Known, after: Known) -> Iterator[Result]:
    was, now = results_of(before, scope.period), results_of(after, scope.period)
    if was is None or now is None:
        yield Result(_UNKNOWN, 0)
        return
    pairs = (
        [(was.own, now.own)] if scope.codes is not None else [(was.own, now.own), (was.summed, now.summed)]
    )
    for then, later in pairs:
        for spot, said in then.items():
            if scope.codes is not None and spot.code not in scope.codes:
                continue
            becomes = later.get(spot)
            if becomes is None or becomes.value != said.value:
                shown = becomes.shown if becomes else NONE
                rank = 0 if spot.what == PLACE else 1 if becomes else 2
                when = scope.period.label
                of = name_of(before, spot.code)
                part = spot.called or spot.part
                yield Result(spot.what, rank, of, part, when, said.shown, shown, spot.code)


@dataclass(frozen=True)
class _Results:
    own: Mapping[Spot, Said]
    summed: Mapping[Spot, Said]


def results_of(known: Known, period: Period) -> _Results | None:
    """Return all results as of a period; also those that only contradict what a paper states."""
    return known.derive(("results told", str(period)), lambda: _work_out(known, period))


def _work_out(known: Known, period: Period) -> _Results | None:
    assessment = _assessment(known, None if period.kind is PeriodKind.YEAR else period)
    return _Results(own_results(assessment), summed_results(assessment)) if assessment else None


def _assessment(known: Known, as_of: Period | None) -> Assessment | None:
    if known.is_computable:
        return known.assessment(as_of)
    facts = known.found.office_year
    issues: Sequence[Issue] = known.found.issues
    return None if facts is None or find_obstacles(issues) else assess(facts, known.found.rule_set, as_of)
