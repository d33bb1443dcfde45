"""From a dossier folder to an assessment: the way every command takes."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from capaian.cli.usage import UsageMistakeError
from capaian.domain.assessment import Assessment
from capaian.domain.errors import FileError, InputError
from capaian.domain.issue import Issue
from capaian.domain.office_year import OfficeYear
from capaian.domain.period import Period
from capaian.domain.rule_set import RuleSet
from capaian.dossier import read_dossier
from capaian.dossier.checked import Found, check
from capaian.rules.assess import assess


@dataclass(frozen=True)
class Prepared:
    """An office-year that may be computed, with what was found on the way."""

    office_year: OfficeYear
    rule_set: RuleSet
    issues: tuple[Issue, ...]
    """Warnings and notes; errors were raised."""

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
        return assess(self.office_year, self.rule_set, as_of)


def find_issues(dossier: Path) -> Found:
    """Read and check a dossier, as far as its files can be understood.

    Raises:
        FileError: if there is no such folder.
    """
    _require_folder(dossier)
    return check(read_dossier(dossier))


def prepare(dossier: Path) -> Prepared:
    """Read and check a dossier, ready for computing.

    Raises:
        InputError: with every problem found, if one of them is an error.
        FileError: if the folder cannot be read at all.
    """
    found = find_issues(dossier)
    if found.office_year is None or found.has_errors:
        raise InputError(found.issues)
    return Prepared(found.office_year, rule_set=found.rule_set, issues=found.issues)


def _require_folder(dossier: Path) -> None:
    try:
        next(dossier.iterdir(), None)
    except FileNotFoundError as error:
        raise FileError(f"Folder dossier {dossier} tidak ada. Periksa nama dan letaknya.") from error
    except NotADirectoryError as error:
        raise FileError(
            f"{dossier} adalah berkas, bukan folder dossier. Sebutkan folder yang memuat office.yaml."
        ) from error
    except (OSError, ValueError) as error:
        raise FileError(f"Folder dossier {dossier} tidak dapat dibaca. Periksa nama dan izinnya.") from error
