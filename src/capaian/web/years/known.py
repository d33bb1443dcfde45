"""What is known of an office-year: its dossier, all that is wrong with it, and every result.

All of it follows from the rows, so that it is kept in memory for one version of them and worked
out for the next one from what changed; two processes never tell different things of one version.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Collection, Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property, partial
from threading import Lock, RLock
from types import MappingProxyType
from typing import Final, TypeVar, cast
from uuid import UUID

from django.conf import settings

from capaian.domain.assessment import Assessment, PeriodResult
from capaian.domain.identifiers import IndicatorCode
from capaian.domain.issue import Issue, Level, Place, has_errors
from capaian.domain.office_year import OfficeYear as OfficeFacts
from capaian.domain.period import Period
from capaian.dossier.check import DossierCheck, MadeByPeriod, check, find_errors
from capaian.dossier.evidence import EvidenceFile
from capaian.dossier.folder import Folder
from capaian.dossier.issues import IssueLog
from capaian.dossier.read import Contents, PartSource, ReadResult, read_contents
from capaian.dossier.reading.cell_reading import Reading
from capaian.dossier.rows.files import MadeFiles, MadeTable
from capaian.dossier.rows.flat_rows import FlatRow
from capaian.dossier.rows.sheets import SheetColumn
from capaian.dossier.rows.texts import book_sheets
from capaian.dossier.rows.yaml_values import Origin
from capaian.dossier.tables.parts import COUNTS
from capaian.rulebook import load_rulebook
from capaian.rules.assess import (
    Counting,
    CountResult,
    Headlines,
    assess,
    assess_indicators,
    judge_indicators,
)
from capaian.rules.checks.formulas import OF_FORMULAS
from capaian.rules.checks.validate import find_formula_problems, is_declared
from capaian.rules.facts import KeptResults
from capaian.rules.tracelog import MadeParts
from capaian.web.years.models import OfficeYear
from capaian.web.years.store import (
    DossierFiles,
    RowState,
    StoredRows,
    find_evidence,
    follow,
    read_files,
)
from capaian.writers.undrawable_signs import undrawable_in

_EVIDENCE_FILE_CODES: Final = frozenset(
    {"evidence_missing", "evidence_changed", "evidence_type", "evidence_broken"}
)
"""What may be wrong with a file of evidence: figures stand without it,
papers and closings do not.
"""
_BYTES_OF_ROW: Final = 10_000
"""What a row takes in memory with all that is worked out of it,
measured over years of 600 to 2,700 rows.
"""
_MOST_OF_YEAR: Final = 2
"""Versions of one office-year: while somebody writes the next one, others read the one before."""
_SHARE_OF_OLDER: Final = 0.1
"""What the one before takes besides: nearly all of it is the same."""

_Derived = TypeVar("_Derived")


@dataclass(frozen=True)
class KeptCell:
    """A cell of a row that is kept."""

    row: int
    """Id of the row."""
    sheet: str
    column: str


@dataclass(frozen=True)
class Flaw:
    """A problem, and the cell that it is about."""

    issue: Issue
    cell: KeptCell | None
    """`None`: it is about no single row."""
    beside: KeptCell | None = None
    """The cell that it is held against, if that may be the wrong one as well."""


@dataclass(frozen=True, eq=False)
class YearState:
    """An office-year at one revision."""

    kept: StoredRows
    files: DossierFiles
    results: KeptResults = field(default_factory=KeptResults, repr=False)
    """What was worked out of its parts, in versions before too."""
    assessments: dict[Period | None, Assessment] = field(default_factory=dict, repr=False)
    """All results by period, as far as somebody asked for them: papers read and add them too."""
    _judged: dict[Period, Mapping[IndicatorCode, PeriodResult]] = field(
        default_factory=dict, repr=False
    )
    _derived: dict[Hashable, object] = field(default_factory=dict, repr=False)
    _computing: RLock = field(default_factory=RLock, repr=False)

    @property
    def made(self) -> MadeFiles:
        """What its rows say, part by part."""
        return self.kept.made

    @property
    def folder(self) -> Folder:
        """The files of its dossier: to take it out, not to read it."""
        return self.files.folder

    @property
    def ids(self) -> Mapping[str, Sequence[int]]:
        """Ids of the rows by sheet, in their order."""
        return self.kept.ids

    @property
    def rows(self) -> Mapping[str, Sequence[FlatRow]]:
        """The rows by sheet, in their order."""
        return self.kept.rows

    @cached_property
    def row_count(self) -> int:
        """How many rows there are, by which its memory is reckoned."""
        return sum(map(len, self.rows.values()))

    def cells_of(
        self, ids: Collection[int], sheets: Collection[str]
    ) -> dict[int, Mapping[str, str]]:
        """Return the texts of rows of some sheets by their ids;
        those that are not there are left out.
        """
        return {row: cells for each in sheets for row, cells in self.rows_in(each) if row in ids}

    def rows_in(self, sheet: str) -> Iterator[tuple[int, Mapping[str, str]]]:
        """Yield the rows of a sheet, each by its id with its texts."""
        rows = (flat.cells for flat in self.rows.get(sheet, ()))
        return zip(self.ids.get(sheet, ()), rows, strict=True)

    @cached_property
    def read(self) -> ReadResult:
        """What came of reading its dossier; a file of evidence that is lost or
        damaged stops no figure.
        """
        contents = Contents.of_rows(self.made, self.files.evidence, self.files)
        read = read_contents(contents, Reading(), self.results)
        issues = tuple(
            replace(i, level=Level.WARNING) if i.code in _EVIDENCE_FILE_CODES else i
            for i in read.issues
        )
        return replace(
            read, issues=issues, office_year=None if has_errors(issues) else read.partial
        )

    @cached_property
    def dossier_check(self) -> DossierCheck:
        """Its facts and its problems, contradictions of figures and rows that
        stand nowhere among them.
        """
        checked = check(self.read, self.results)
        lost = tuple(flaw.issue for flaw in self._lost_rows())
        return replace(checked, issues=(*lost, *checked.issues)) if lost else checked

    @cached_property
    def errors(self) -> Sequence[Issue]:
        """The errors among its problems, which are found much sooner than all of them."""
        lost = (flaw.issue for flaw in self._lost_rows())
        own = (*lost, *find_errors(self.read, self.results))
        return [issue for issue in own if issue.level is Level.ERROR]

    @cached_property
    def flaws(self) -> tuple[Flaw, ...]:
        """What no dossier may say: rows that can stand nowhere, what cannot be read,
        names of nothing.

        Figures that contradict each other are none: they are entered one after the other.
        """
        partial = self.read.partial
        formulas = find_formula_problems(partial, self.results) if partial else ()
        issues = (*self.read.issues, *formulas)
        errors = (
            each
            for each in issues
            if each.level is Level.ERROR or each.code in _EVIDENCE_FILE_CODES
        )
        return (*self._lost_rows(), *map(self.locate, errors))

    @cached_property
    def contradictions(self) -> Sequence[Flaw]:
        """What forbids results besides flaws."""
        unread = {flaw.issue for flaw in self.flaws}
        return [self.locate(each) for each in self.errors if each not in unread]

    @property
    def unfit(self) -> Sequence[Flaw]:
        """What no change may bring: flaws, and formulas that cannot be
        computed beside the others.
        """
        return [
            *self.flaws,
            *(each for each in self.contradictions if each.issue.code in OF_FORMULAS),
        ]

    @cached_property
    def undrawable(self) -> Sequence[Flaw]:
        """Signs that no pdf can show, each at its cell."""
        texts = self.made.made_texts.laid
        sources = {**self.made.unmade, **self.made.parts, **texts.parts, **texts.narratives}
        found = (
            self.results.of(("undrawable", file), (source,), partial(_undrawable_in, file, source))
            for file, source in sorted(sources.items())
        )
        return [self.locate(issue) for issues in found for issue in issues]

    def locate(self, issue: Issue) -> Flaw:
        """Return a problem with the cell that it is about, and the one that it is held against."""
        beside = None if issue.beside is None else self._cell(self.made.find(issue.beside))
        return Flaw(issue, self._cell(self.made.find(issue.place, issue.value)), beside)

    def cell_at(self, place: Place) -> KeptCell | None:
        """Return the cell of a row that a place in a file came from."""
        return self._cell(self.made.find(place))

    def _lost_rows(self) -> Iterator[Flaw]:
        for problem in self.made.problems:
            log, origin = IssueLog(), problem.origin
            spec = SHEETS[origin.sheet]
            column = next(
                (each for each in spec.columns if each.id == origin.column), spec.columns[0]
            )
            place = Place(spec.part.file, origin.row + 1, column.title, spec.title)
            words = {"title": column.title, "first": str((problem.first or 0) + 1)}
            log.add(problem.code, place, problem.text or None, **words)
            yield from (Flaw(issue, self._cell(origin)) for issue in log.finish(()))

    def assessment(self, as_of: Period | None = None) -> Assessment | None:
        """Return all results as of a period; `None` where errors forbid computing."""
        year = self.computable
        if year is None:
            return None
        with (
            self._computing
        ):  # who asks while it is computed waits for it, rather than computing it too
            if as_of not in self.assessments:
                rule_set = self.dossier_check.rule_set  # its problems are the assessment's too
                made = self.made_parts.setdefault(as_of, {})
                issues = self.judged_issues if as_of is None else None
                self.assessments[as_of] = assess(year, rule_set, as_of, made, issues)
        return self.assessments[as_of]

    @property
    def judged_issues(self) -> tuple[Issue, ...]:
        """What is asked of its results, declared or not; none where errors forbid computing."""
        return self.headlines.issues if self.headlines else ()

    @property
    def headlines(self) -> Headlines | None:
        """What the year comes to, as `assessment` has it, and much sooner;
        `None` where that has none.
        """
        year = self.computable
        if year is None:
            return None
        made: MadeParts = self.derive_by_plan(
            ("parts of indicators", Period.year_of(year.year)), dict
        )
        with self._computing:  # the parts that were made are replaced while it is computed
            return self.derive("judged", lambda: judge_indicators(year, load_rulebook(), made))

    @property
    def questions(self) -> Sequence[Issue]:
        """Those that nobody answered: a declaration that is of no use asks nothing."""
        own = (
            each
            for each in self.judged_issues
            if each.subject and each.subject.startswith(each.code)
        )
        return [each for each in own if not is_declared(each)]

    @property
    def made_parts(self) -> MadeByPeriod:
        """Parts of its results, of which those are reused that no changed count has a part in."""
        return self.derive_by_plan("parts of results", dict)

    def judged(self, as_of: Period) -> Mapping[IndicatorCode, PeriodResult]:
        """Return what indicators come to as of a period, as `assessment` has it;
        none where that has none.

        It is there much sooner, and leaves out all that they are compared with.
        """
        year = self.computable
        if year is None:
            return {}
        if as_of == Period.year_of(year.year):
            return (
                {each.code: each.current for each in self.headlines.indicators}
                if self.headlines
                else {}
            )
        with self._computing:
            if as_of not in self._judged:
                made: MadeParts = self.derive_by_plan(("parts of indicators", as_of), dict)
                self._judged[as_of] = assess_indicators(year, load_rulebook(), as_of, made)
            return self._judged[as_of]

    def counted(self, code: str, as_of: Period) -> CountResult | None:
        """Return a component as of a period, as `assessment` has it;
        `None` where that has none.
        """
        year = self.computable
        if year is None:
            return None
        with self._computing:
            counting = self.derive(
                ("counting", as_of), lambda: Counting(year, load_rulebook(), as_of)
            )
            return counting.component(code)

    @property
    def computable(self) -> OfficeFacts | None:
        """The facts that results are computed from; `None` where errors forbid it."""
        return None if self.errors else self.read.office_year

    def derive(self, name: Hashable, work_out: Callable[[], _Derived]) -> _Derived:
        """Return what others make of it alone,
        made once for all who ask for it by the same name.
        """
        try:
            return cast(_Derived, self._derived[name])
        except KeyError:  # nobody made it yet, or it was forgotten since
            made = self._derived[name] = work_out()
            return made

    def derive_by_plan(self, name: Hashable, work_out: Callable[[], _Derived]) -> _Derived:
        """Return the same of what no count has a part in:
        made once for versions that differ in counts alone.

        It may hold nothing of the version that it was made of.
        """
        return self.results.of(("by plan", name), self._plan, work_out)

    @cached_property
    def _plan(self) -> Sequence[object]:
        """All that it is made of, but the counts."""
        made = self.made
        parts = (part for file, part in made.parts.items() if file != COUNTS.file)
        return (*parts, *made.unmade.values(), made.made_texts, self.files.evidence)

    def let_go(self) -> None:
        """Forget what others made of it, which holds it in turn: so its memory is free at once.

        Who still reads it makes it again.
        """
        self._derived.clear()

    def _cell(self, origin: Origin | None) -> KeptCell | None:
        if origin is None or origin.row >= len(self.ids.get(origin.sheet, ())):
            return None
        return KeptCell(self.ids[origin.sheet][origin.row], origin.sheet, origin.column)


def _undrawable_in(file: str, source: PartSource) -> Sequence[Issue]:
    if isinstance(source, MadeTable) and all("".join(cells).isascii() for cells in source.cells):
        return ()
    text = source if isinstance(source, str | bytes) else source.text
    return [*undrawable_in(file, text.encode() if isinstance(text, str) else text)]


SHEETS: Final = {sheet.id: sheet for sheet in book_sheets()}
"""Every declared sheet by its id."""
_COLUMNS: Final = {
    id_: {column.id: column for column in spec.columns} for id_, spec in SHEETS.items()
}


def column_of(sheet: str, column: str) -> SheetColumn:
    """Return how a column is declared; raises `KeyError` where there is none."""
    return _COLUMNS[sheet][column]


_Name = tuple[UUID, int, UUID]
"""Identity, revision and stamp of an office-year."""
_kept: OrderedDict[_Name, YearState] = OrderedDict()
"""By version, the one asked for last at the end."""
_lock = Lock()


def know(year: OfficeYear) -> YearState:
    """Return what is known of an office-year at the version that was read."""
    name = _name(year)
    with _lock:
        if name in _kept:
            _kept.move_to_end(name)
            return _kept[name]
        others = [known for other, known in _kept.items() if other[0] == year.identity]
    known = find_out(year, others[-1] if others else None)
    remember(year, known)
    return known


def remember(year: OfficeYear, year_state: YearState) -> None:
    """Keep what is known of a version for all who read it."""
    with _lock:
        _kept[_name(year)] = year_state
        _kept.move_to_end(_name(year))
        own = [name for name in _kept if name[0] == year.identity]
        for name in own[:-_MOST_OF_YEAR]:
            _kept.pop(name).let_go()
        while len(_kept) > 1 and _kept_bytes() > settings.CAPAIAN.years_bytes:
            _kept.popitem(last=False)[1].let_go()


def _kept_bytes() -> float:
    """Return about what all kept versions take in memory."""
    rows = [(name[0], each.row_count) for name, each in _kept.items()]
    years = {identity: count for identity, count in rows}
    older = sum(count for _, count in rows) - sum(years.values())
    return _BYTES_OF_ROW * (sum(years.values()) + _SHARE_OF_OLDER * older)


def _name(year: OfficeYear) -> _Name:
    return year.identity, year.revision, year.stamp


def find_out(year: OfficeYear, earlier: YearState | None = None) -> YearState:
    """Work out what is known of the rows as they are now, whether they are kept or about to be.

    Args:
        year: Whose rows.
        earlier: What was known of other rows of it, most of which are still the same.
    """
    results = KeptResults(earlier.results if earlier else None)
    kept = read_files(year, earlier.kept if earlier else None, results)
    return _known_after(year, kept, results, find_evidence(year), earlier)


def find_out_next(
    year: OfficeYear,
    before: YearState,
    written: Sequence[RowState],
    evidence: Mapping[str, EvidenceFile] = MappingProxyType({}),
) -> YearState:
    """Return the same as `find_out` after rows were written, without reading all of them again.

    Nobody else may write rows of the year meanwhile. `evidence`: files that come with them.
    """
    results = KeptResults(before.results)
    kept = follow(before.kept, written, results)
    return _known_after(year, kept, results, {**find_evidence(year), **evidence}, before)


def _known_after(
    year: OfficeYear,
    kept: StoredRows,
    results: KeptResults,
    evidence: Mapping[str, EvidenceFile],
    earlier: YearState | None,
) -> YearState:
    known = earlier.files.evidence if earlier else {}
    files = DossierFiles(str(year), kept.made, known if known == evidence else evidence)
    return YearState(kept, files, results)
