"""What is known of a dossier once its files are read: the facts, the law,
and all that is wrong with them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, MutableMapping
from dataclasses import dataclass, field, replace
from functools import lru_cache
from pathlib import Path

from capaian.domain.assessment import Assessment
from capaian.domain.errors import InputError, UsageMistakeError
from capaian.domain.issue import Issue, Level, Place, has_errors
from capaian.domain.office_year import OfficeYear
from capaian.domain.period import Period
from capaian.domain.rule_set import RuleSet
from capaian.dossier.issues import IssueLog
from capaian.dossier.read import ReadResult, fields_of, read_dossier
from capaian.dossier.years.snapshot import Snapshot, place_of
from capaian.rulebook import load_rulebook
from capaian.rules.assess import assess
from capaian.rules.checks.validate import PARTS_READ, find_contradictions, validate
from capaian.rules.facts import KeptResults
from capaian.rules.tracelog import MadeParts

MadeByPeriod = MutableMapping[Period | None, MadeParts]
_FOUNDATIONS = frozenset(
    {"office.yaml", "plan.yaml", "areas.csv", "nodes.csv", "differences.yaml"}
)
"""Files that say what belongs together: without one of them figures only seem to
contradict each other.
"""


@dataclass(frozen=True)
class DossierCheck:
    """All that is known of a dossier, right or wrong."""

    office_year: OfficeYear | None
    """`None` where the files have errors of form."""
    rule_set: RuleSet
    issues: tuple[Issue, ...]

    @property
    def has_errors(self) -> bool:
        """Whether anything found forbids computing."""
        return self.office_year is None or has_errors(self.issues)

    @property
    def is_readable(self) -> bool:
        """Whether its errors are contradictions alone,
        which could be declared and computed as they are.
        """
        errors = (issue for issue in self.issues if issue.level is Level.ERROR)
        return self.office_year is not None and all(issue.subject is not None for issue in errors)


def check(read: ReadResult, kept: KeptResults | None = None) -> DossierCheck:
    """Check what was read against the law in force, as far as its files can be understood.

    What `kept` found of the same facts is not asked again.
    """
    rule_set = load_rulebook()
    if read.partial is None:
        return DossierCheck(None, rule_set, read.issues)
    found = validate(read.partial, rule_set, kept)
    issues = (*read.issues, *_settle(found, read), *_find_forged(read))
    return DossierCheck(read.office_year, rule_set, issues)


def find_errors(read: ReadResult, kept: KeptResults) -> Iterator[Issue]:
    """Yield the errors among what `check` finds, without looking for what only warns."""
    found = find_contradictions(read.partial, load_rulebook(), kept) if read.partial else ()
    yield from (issue for issue in read.issues if issue.level is Level.ERROR)
    yield from _settle(found, read)


def add_judged(dossier_check: DossierCheck) -> DossierCheck:
    """Return the same with what is asked of its results; as it was where there can be none."""
    if dossier_check.office_year is None or not dossier_check.is_readable:
        return dossier_check
    judged = assess(dossier_check.office_year, dossier_check.rule_set).issues
    return replace(dossier_check, issues=tuple(dict.fromkeys((*dossier_check.issues, *judged))))


@dataclass(frozen=True)
class PreparedYear:
    """An office-year that may be computed, with what was found on the way."""

    office_year: OfficeYear
    rule_set: RuleSet
    issues: tuple[Issue, ...]
    """Warnings and notes; errors were raised."""
    made: MadeByPeriod = field(default_factory=dict, repr=False)
    """Parts of computations that need not be done again, as `assess` has them."""

    def assess(self, as_of: Period | None = None) -> Assessment:
        """Compute everything as of a period; the whole year by default.

        Raises:
            UsageMistakeError: if the period is of another year than the dossier.
        """
        year = self.office_year.year
        if as_of is not None and as_of.year != year:
            raise UsageMistakeError(
                f"Dossier ini memuat tahun {year}; periode {as_of} tidak ada di dalamnya. "
                f"Tulis {year}, {year}-S1, atau {year}-Q3."
            )
        return assess(self.office_year, self.rule_set, as_of, self.made.setdefault(as_of, {}))


def find_issues(dossier: Path) -> DossierCheck:
    """Read and check a dossier, as far as its files can be understood.

    Raises:
        FileError: if there is no such folder.
    """
    return check(read_dossier(dossier))


def prepare(
    dossier: Path, find_more: Callable[[DossierCheck, Path], Iterable[Issue]] = lambda *_: ()
) -> PreparedYear:
    """Read and check a dossier, ready for computing.

    What `find_more` finds wrong with one that is refused is said too, so that all can be mended at
    once.

    Raises:
        InputError: with every problem found, if one of them is an error.
        FileError: if the folder cannot be read at all.
    """
    found = find_issues(dossier)
    if found.office_year is None or found.has_errors:
        raise InputError((*found.issues, *find_more(found, dossier)))
    return PreparedYear(found.office_year, rule_set=found.rule_set, issues=found.issues)


@dataclass(frozen=True, slots=True)
class _ClosedFile:
    """A closing in a dossier, known again by its file and SHA-256."""

    file: str
    sha256: str
    snapshot: Snapshot = field(compare=False)


def _find_forged(read: ReadResult) -> tuple[Issue, ...]:
    """Warn of closings whose results are not those of their own texts:
    their hash may have been made anew.
    """
    places = {place_of(snapshot.year): snapshot for snapshot in read.closed}
    closed = (_ClosedFile(file, read.files[file], snapshot) for file, snapshot in places.items())
    return tuple(issue for one in closed for issue in _judge(one))


# Closings never change, and to compute one anew takes a tenth of a second.
@lru_cache(maxsize=256)
def _judge(closed: _ClosedFile) -> tuple[Issue, ...]:
    from capaian.dossier.years.edited_closings import find_edited  # few dossiers have a closing

    log = IssueLog()
    try:
        differing = find_edited(closed.snapshot, closed.file)
    except InputError as error:  # its texts are those of another year or office
        log.take(error.issues)
        return log.finish(())
    if differing:
        log.add(
            "closing_forged",
            Place(closed.file),
            first=differing[0].words,
            count=str(len(differing)),
        )
    return log.finish(())


def _settle(found: tuple[Issue, ...], read: ReadResult) -> tuple[Issue, ...]:
    """Leave out what may only follow from rows that could not be read."""
    broken = frozenset(issue.place.file for issue in read.issues if issue.level is Level.ERROR)
    fields = fields_of(broken)
    return tuple(issue for issue in found if not broken or _is_independent(issue, broken, fields))


def _is_independent(issue: Issue, broken: frozenset[str], fields: frozenset[str]) -> bool:
    parts = PARTS_READ.get(issue.code)
    if parts and parts.isdisjoint(fields) and "differences" not in fields:
        return True
    if issue.level is not Level.ERROR or issue.place.file in broken:
        return False
    return issue.subject is None or not broken & _FOUNDATIONS
