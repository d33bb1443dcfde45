"""Which papers an office-year can be given, what they are made from,
and what is wrong with the others.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Final

from capaian.documents.blocks.desk import Desk
from capaian.documents.build import ComposedPaper, compose_paper
from capaian.documents.layout import Layout, read_layout
from capaian.documents.layout.reader import layout_file
from capaian.documents.narrative.fields import FIELD
from capaian.documents.narrative.review import review_narratives
from capaian.documents.paper import (
    PAPER_REFUSED,
    Paper,
    find_bare_rows,
    find_refused_subjects,
    find_subjects,
    missing_parts,
    read_own_layout,
)
from capaian.documents.scope.paths import UNKNOWN_FIELD
from capaian.documents.scope.roots import open_scope
from capaian.domain.assessment import Assessment
from capaian.domain.errors import InputError, UsageMistakeError
from capaian.domain.issue import Issue, Level, Place, has_errors
from capaian.domain.period import Period, PeriodKind, write_date
from capaian.dossier.check import DossierCheck, PreparedYear
from capaian.dossier.folder import combine_hashes
from capaian.dossier.tables.parts import EVIDENCE
from capaian.rulebook.layouts import layout_kinds
from capaian.rules.formula.hints import suggest

_MAX_EXAMPLES = 4
"""Periods named in a message to show how they are written."""
_QUARTERS = "quarters"
"""What layouts call the quarters of the year."""
DRAFT_MARK = "Konsep, belum disahkan"
"""What every page of a draft says; without a day, so that the same data give the same bytes."""
_WITH_TEXTS = "lkjip"
"""The kind of paper that is made of the office's own words."""


@dataclass(frozen=True, slots=True)
class PaperState:
    """Whether the papers of a kind can be given."""

    kind: str
    title: str
    count: int
    """How many papers: one for each thing, where there is one for each."""
    issues: tuple[Issue, ...]
    periods: tuple[Period, ...] = ()
    """Parts of the year for which they can be given, where they cannot for the whole."""

    @property
    def missing(self) -> tuple[Issue, ...]:
        """What stands in the way."""
        return tuple(issue for issue in self.issues if issue.level is Level.ERROR)

    @property
    def left_out(self) -> tuple[Issue, ...]:
        """Things without a paper of their own beside those that have one, each with the reason."""
        return tuple(
            i for i in self.issues if i.code == PAPER_REFUSED and i.level is not Level.ERROR
        )

    @property
    def can_be_given(self) -> bool:
        """Whether nothing stands in the way."""
        return not self.missing


@dataclass(frozen=True)
class PaperSource:
    """What all papers of one dossier are made from; each period is computed once."""

    prepared: PreparedYear
    dossier: Path
    is_draft: bool = False
    """The figures are not approved yet; every page says so."""
    approved: date | None = None
    """When they were."""
    assessments: dict[Period | None, Assessment] = field(default_factory=dict)
    """What was computed already, by period; what else is needed comes to it."""

    def open(self, kind: str, period: Period | None = None) -> Paper:
        """Bring together what a paper of one kind is made from.

        Raises:
            UsageMistakeError: if the period is of another year than the dossier.
        """
        if period not in self.assessments:
            self.assessments[period] = self.prepared.assess(period)
        return Paper(
            self.prepared.office_year,
            self.assessments[period],
            self.prepared.rule_set,
            combine_hashes(self.prepared.office_year.files),
            folder=self.dossier,
            kind=kind,
            draft=DRAFT_MARK if self.is_draft else "",
            approved=write_date(self.approved) if self.approved else "",
        )

    def split(self, kind: str, period: Period | None = None) -> tuple[Paper, ...]:
        """Return the papers of a kind, one for each thing where there is one for each.

        Raises:
            InputError: with everything that the dossier lacks for it, or the problems of its
                layout.
            FileError: if the layout or a picture cannot be read.
        """
        papers = split_paper(self.open(kind, period))
        ending = "" if period is None else f"-{str(period).lower()}"
        return tuple(replace(paper, name=f"{paper.name}{ending}") for paper in papers)

    def left_out(self, kind: str, period: Period | None = None) -> tuple[Issue, ...]:
        """Return what has no paper of its own among the papers of a kind, each with the reason."""
        paper = self.open(kind, period)
        scope = open_scope(paper.office_year, paper.assessment, paper.rule_set)
        return find_refused_subjects(paper.find_layout(), scope)


def period_for(
    layout: Layout, kind: str, period: Period | None, *, is_only: bool
) -> Period | None:
    """Return the period that a paper is made for; `None` for the whole year.

    Among all papers those that take no such period are made for the whole year.

    Raises:
        UsageMistakeError: if the only paper takes no such period, with the ones it takes.
    """
    if period is None or layout.period is period.kind or (is_only and layout.to_date):
        return period
    if not is_only:
        return None
    if layout.period is None:
        raise UsageMistakeError(f"Naskah {kind} tidak menurut periode; hilangkan --period.")
    parts = Period.year_of(period.year).parts(layout.period)
    examples = ", ".join(map(str, parts[:_MAX_EXAMPLES]))
    raise UsageMistakeError(f"Naskah {kind} tidak dibuat untuk {period.label}. Tulis {examples}.")


def find_paper_issues(
    dossier_check: DossierCheck, dossier: Path, kind: str, period: Period | None = None
) -> tuple[Issue, ...]:
    """Return what is wrong with the dossier and, where it can be computed,
    with its papers of a kind.

    Raises:
        UsageMistakeError: if the papers take no such period, or it is of another year.
        FileError: if the layout or a picture cannot be read.
    """
    source = _open_source(dossier_check, dossier)
    if source is None:
        return (*dossier_check.issues, *find_text_issues(dossier_check, dossier))
    new = [
        issue for issue in _issues_of(source, kind, period)[1] if issue not in dossier_check.issues
    ]
    return (*dossier_check.issues, *new)


def find_text_issues(dossier_check: DossierCheck, dossier: Path) -> tuple[Issue, ...]:
    """Return what is wrong with the texts of an office, its own forms of papers,
    and files that it attaches.

    What papers lack besides is left to `find_paper_issues`. Where figures cannot be computed the
    forms alone are looked at.

    Raises:
        FileError: if a layout or a picture cannot be read.
    """
    forms = [kind for kind in layout_kinds() if (dossier / layout_file(kind)).exists()]
    facts, known = dossier_check.office_year, {issue.place.file for issue in dossier_check.issues}
    if facts is None or not dossier_check.is_readable:
        return tuple(
            i for kind in forms if layout_file(kind) not in known for i in _flaws_of(kind, dossier)
        )
    source = PaperSource(
        PreparedYear(facts, dossier_check.rule_set, dossier_check.issues), dossier
    )
    kinds = dict.fromkeys((_WITH_TEXTS, *forms))
    files = {EVIDENCE.file, *map(layout_file, kinds)}
    issues = dict.fromkeys(i for kind in kinds for i in _issues_of(source, kind, is_only=False)[1])
    if any(i.level is Level.ERROR and i.place.file == layout_file(_WITH_TEXTS) for i in issues):
        # texts are the same whatever is wrong with the form that they stand in
        paper = replace(source.open(_WITH_TEXTS), layout=read_layout(kind=_WITH_TEXTS))
        issues |= dict.fromkeys(i for i in check_paper(paper) if i.level is Level.ERROR)
    own = [i for i in issues if i.place.file.startswith("narrative/") or i.place.file in files]
    # A text that the report has no place for may belong to another paper of the office's own form.
    unused = UNUSED_TEXT if len(kinds) == 1 else ""
    return tuple(
        issue
        for issue in own
        if issue.level is Level.ERROR or issue.code == unused or issue.place.file == EVIDENCE.file
    )


def _flaws_of(kind: str, dossier: Path) -> Sequence[Issue]:
    """Return what is wrong with the office's own form of a paper, whatever its data are."""
    try:
        read_own_layout(dossier, kind)
    except InputError as error:
        return error.issues
    return ()


def find_states(
    dossier_check: DossierCheck, dossier: Path, period: Period | None = None
) -> tuple[PaperState, ...]:
    """Return every kind of paper with what stands in its way; none where the dossier has errors.

    Those that take no such period are looked at for the whole year, as they would be made.

    Raises:
        UsageMistakeError: if the period is of another year.
        FileError: if a layout or a picture cannot be read.
    """
    source = _open_source(dossier_check, dossier)
    return (
        () if source is None else tuple(state_of(source, kind, period) for kind in layout_kinds())
    )


def covers_parts_of_year(kind: str) -> bool:
    """Say whether the papers of a kind speak of a quarter or semester,
    or cannot do without quarters.
    """
    layout = read_layout(kind=kind)
    return layout.period is not None or any(
        needed.query.startswith(_QUARTERS) for needed in layout.requires
    )


def _open_source(found: DossierCheck, dossier: Path) -> PaperSource | None:
    if found.office_year is None or found.has_errors:
        return None
    return PaperSource(PreparedYear(found.office_year, found.rule_set, found.issues), dossier)


def state_of(source: PaperSource, kind: str, period: Period | None = None) -> PaperState:
    """Return whether the papers of a kind can be given, checked as far as `check --for` does."""
    count, issues = _issues_of(source, kind, period, is_only=False)
    title = FIELD.sub("", read_layout(kind=kind).title)
    state = PaperState(kind, " ".join(title.split()), count, issues)
    if state.can_be_given or period is not None:
        return state
    return replace(state, periods=_periods_of(source, kind))


def _periods_of(source: PaperSource, kind: str) -> tuple[Period, ...]:
    """The parts of the year for which the papers of a kind can be given,
    as its layout in use says.
    """
    whole = source.open(kind)
    try:
        layout = whole.find_layout()
    except InputError:
        return ()
    if layout.period in (None, PeriodKind.YEAR):
        return ()
    year = Period.year_of(whole.office_year.year)
    # What a layout requires is asked of the facts: a part that lacks it has not to be computed.
    parts = [(part, replace(whole.assessment, as_of=part)) for part in year.parts(layout.period)]
    scopes = ((part, open_scope(whole.office_year, each, whole.rule_set)) for part, each in parts)
    possible = [part for part, scope in scopes if not missing_parts(layout, scope)]
    if layout.period is PeriodKind.MONTH:  # of registers alone
        return tuple(possible)
    return tuple(part for part in possible if not has_errors(_issues_of(source, kind, part)[1]))


def _issues_of(
    source: PaperSource, kind: str, period: Period | None = None, *, is_only: bool = True
) -> tuple[int, tuple[Issue, ...]]:
    """How many papers there are of a kind, and every problem of theirs, told once."""
    issues: dict[Issue, None] = {}
    try:
        layout = source.open(kind).find_layout()
        papers = source.split(kind, period_for(layout, kind, period, is_only=is_only))
        for paper in papers:
            issues |= dict.fromkeys(check_paper(paper))
    except InputError as error:
        return 0, error.issues
    return len(papers), tuple(issues)


# --- the papers of a kind, what they lack, and every problem of their layouts and texts ------

UNUSED_TEXT: Final = "text_without_place"
"""Code of the problem that a text has no place in a paper."""
_UNUSED: Final = (
    "Teks ini tidak tercetak: bagiannya tidak ada dalam naskah ini, atau tidak ada tahun ini."
)
_UNUSED_REMEDY: Final = (
    "Lengkapi data bagiannya, atau perbaiki nama berkas ini. Bila yang diuraikannya "
    "(indikator, komponen, "
    "program) sudah keluar dari rencana, hapus berkas ini."
)
_GAP: Final = "Teks ini masih menyebut data yang belum ada, dengan kalimat draf otomatisnya: “{}”."
_GAP_REMEDY: Final = (
    "Isi datanya, atau ganti kalimat itu dengan yang boleh tercetak dalam naskah final."
)
_NO_NAME_SIGNS: Final = re.compile(r"[^a-z0-9._]+")


def split_paper(paper: Paper) -> tuple[Paper, ...]:
    """Return the paper itself, or one for each thing that its layout names,
    each with its file name.

    Raises:
        InputError: with everything that the dossier lacks for it, or with the problems of the
            layout.
        FileError: if the layout or a picture cannot be read.
    """
    layout = paper.find_layout()
    scope = open_scope(paper.office_year, paper.assessment, paper.rule_set)
    missing = missing_parts(layout, scope)
    if missing:
        raise InputError((*missing, *_unknown_names(paper, layout, missing)))
    ready = replace(paper, layout=layout, files=paper.find_files())
    if not layout.each:
        return (replace(ready, name=paper.kind),)
    subjects = find_subjects(layout, scope)
    names = _file_names(paper.kind, [subject.name for subject in subjects])
    pairs = zip(subjects, names, strict=True)
    return tuple(replace(ready, subject=subject.thing.key, name=name) for subject, name in pairs)


def _file_names(kind: str, names: Iterable[str]) -> list[str]:
    """File names that every system takes, no two of them equal."""
    made: list[str] = []
    for name in names:
        plain = _NO_NAME_SIGNS.sub("-", name.lower()).strip("-.") or "tanpa-nama"
        wanted = plain if plain.startswith(f"{kind}-") else f"{kind}-{plain}"
        number = 2
        chosen = wanted
        while chosen in made:
            chosen, number = f"{wanted}-{number}", number + 1
        made.append(chosen)
    return made


def check_paper(paper: Paper) -> tuple[Issue, ...]:
    """Return what the dossier lacks for a paper, or every problem of its layout and narratives.

    Missing texts, blocks without data and typed digits that should be fields are warnings.

    Raises:
        InputError: if the layout itself cannot be read.
    """
    layout = paper.find_layout()
    scope = open_scope(paper.office_year, paper.assessment, paper.rule_set)
    missing = missing_parts(layout, scope)
    if missing:
        return (*missing, *_unknown_names(paper, layout, missing))
    hints = (*find_refused_subjects(layout, scope), *find_bare_rows(layout, scope))
    return (*hints, *check_composed(compose_paper(paper, lacks_only=True)))


def _unknown_names(paper: Paper, layout: Layout, missing: Iterable[Issue]) -> list[Issue]:
    """Return what an own layout names wrongly, of a paper that lacks data:
    neither hides the other.
    """
    if layout.origin.file != layout_file(paper.kind) or any(
        each.code == UNKNOWN_FIELD for each in missing
    ):
        return []
    issues = compose_paper(replace(paper, layout=layout, folder=None)).desk.notes.issues
    texts = {text.place.file for text in paper.office_year.narratives}
    return [each for each in issues if each.code == UNKNOWN_FIELD and each.place.file not in texts]


def check_composed(composed: ComposedPaper, *, is_whole: bool = True) -> Iterator[Issue]:
    """Yield every problem of the texts and blocks of a paper that was composed.

    Args:
        composed: The paper.
        is_whole: The dossier has all that it requires, so that its references are looked at too.
    """
    notes = composed.desk.notes
    yield from notes.issues
    yield from [] if has_errors(notes.issues) or not is_whole else composed.find_lost_references()
    yield from _find_gaps(composed)
    yield from review_narratives(composed.paper.office_year, composed.desk.scope)


def _find_gaps(composed: ComposedPaper) -> Iterator[Issue]:
    """Yield a warning for each text that is not written or not printed,
    and each block without data.
    """
    notes = composed.desk.notes
    for name in notes.unwritten:
        place = Place(f"narrative/{name}.md")
        offered = (
            " Draf otomatisnya tercetak sampai teksnya ditulis." if name in notes.drafts else ""
        )
        yield Issue(Level.WARNING, "text_missing", f"Teks belum ditulis: {name}.{offered}", place)
    for name, text in notes.texts.items():
        for gap in text.gaps if name not in notes.unwritten else ():
            place = Place(f"narrative/{name}.md")
            yield Issue(
                Level.WARNING, "text_with_gap", _GAP.format(gap), place, remedy=_GAP_REMEDY
            )
    yield from _find_unused_texts(composed.desk)
    for omitted in notes.omitted:
        message = f"{omitted.title} tidak dapat dimuat: {omitted.reason}."
        yield Issue(
            Level.WARNING, "block_without_data", message, Place(composed.layout.origin.file)
        )


def _find_unused_texts(desk: Desk) -> Iterator[Issue]:
    """Yield a warning for each text that a paper with texts does not print."""
    notes = desk.notes
    unused = desk.narratives.keys() - notes.printed if notes.printed or notes.unwritten else ()
    for name in sorted(unused):
        remedy = f"{_UNUSED_REMEDY} {suggest(name, notes.unwritten)}".rstrip()
        yield Issue(
            Level.WARNING, UNUSED_TEXT, _UNUSED, desk.narratives[name].place, remedy=remedy
        )
