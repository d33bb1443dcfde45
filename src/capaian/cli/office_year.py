"""From a dossier folder to an assessment: the way every command takes."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from capaian.domain.assessment import Assessment
from capaian.domain.errors import FileError, InputError
from capaian.domain.issue import Issue, Level
from capaian.domain.office_year import OfficeYear
from capaian.domain.period import Period
from capaian.domain.rule_set import RuleSet
from capaian.dossier import read_dossier
from capaian.rulebook import load_rulebook
from capaian.rules.assess import assess
from capaian.rules.validate import validate


@dataclass(frozen=True)
class Prepared:
    """An office-year that may be computed, with what was found on the way."""

    office_year: OfficeYear
    rule_set: RuleSet
    issues: tuple[Issue, ...]
    """Warnings and notes; errors were raised."""

    def assess(self, as_of: Period | None = None) -> Assessment:
        """Compute everything as of a period; the whole year by default."""
        return assess(self.office_year, self.rule_set, as_of)


def find_issues(dossier: Path) -> tuple[OfficeYear | None, RuleSet, tuple[Issue, ...]]:
    """Read and check a dossier; the office-year is `None` where its form alone is too broken.

    Raises:
        FileError: if there is no such folder.
    """
    if not dossier.is_dir():
        raise FileError(f"Folder dossier {dossier} tidak ada. Periksa nama dan letaknya.")
    read = read_dossier(dossier)
    rule_set = load_rulebook()
    if read.office_year is None:
        return None, rule_set, read.issues
    return read.office_year, rule_set, (*read.issues, *validate(read.office_year, rule_set))


def prepare(dossier: Path) -> Prepared:
    """Read and check a dossier, ready for computing.

    Raises:
        InputError: with every problem found, if one of them is an error.
        FileError: if the folder cannot be read at all.
    """
    office_year, rule_set, issues = find_issues(dossier)
    if office_year is None or any(issue.level is Level.ERROR for issue in issues):
        raise InputError(issues)
    return Prepared(office_year, rule_set, issues)
