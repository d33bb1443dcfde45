"""Whether contents that somebody brings fit an office: whose, of which year, with which evidence."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from capaian.domain.issue import Issue, Level, Place
from capaian.domain.office_year import OfficeYear as Facts
from capaian.dossier.file_names import EVIDENCE, is_closing, year_of_closing
from capaian.dossier.folder import Folder
from capaian.dossier.years.snapshot import place_of
from capaian.web.evidence.preparation import ExaminedFile, examine_files
from capaian.web.exchange.comparison import LIST, FileOutcome
from capaian.web.measurement.year_approvals import find_unfit
from capaian.web.offices.models import Office
from capaian.web.years.contents import with_hashes
from capaian.web.years.known import know
from capaian.web.years.models import OfficeYear

_LEAVE_OUT: Final = (
    "Hapus atau tutupi nomornya. Bila memang harus ada, bawa dossier tanpa berkas ini, lalu unggah di "
    "isiannya."
)


def problem(code: str, message: str, remedy: str, file: str = "") -> Issue:
    """Return an error of something that somebody brought."""
    return Issue(Level.ERROR, code, message, Place(file), remedy=remedy)


def check_import(year: OfficeYear, outcome: FileOutcome, closings: Mapping[str, str]) -> Iterator[Issue]:
    """Yield that contents are of another year or regency, and new closings that were not approved so."""
    if outcome.year not in (None, year.year):
        message = f"Isinya tahun {outcome.year}, sedangkan halaman ini tahun {year.year}."
        remedy = (
            f"Buka tahun {outcome.year}, atau betulkan tahunnya di office.yaml (lembar Perangkat daerah)."
        )
        yield problem("another_year", message, remedy, "office.yaml")
    yield from _check_regency(know(year).found.office_year, outcome.regency)
    yield from _check_closings(year.office, closings)


def check_founding(office: Office, facts: Facts | None, hashes: Mapping[str, str]) -> Iterator[Issue]:
    """Yield what keeps an office from founding a year with facts, of files with their SHA-256 by path."""
    before: Mapping[str, str] = {}
    if facts is not None:
        years = [*office.years.order_by("-year")]
        if any(year.year == facts.year for year in years):
            remedy = "Buka tahun itu, lalu impor di halaman Tukar data; atau pilih tahun lain."
            yield problem("year_there", f"Tahun {facts.year} sudah ada.", remedy)
        known = next((own for year in years if (own := know(year).found.office_year)), None)
        yield from _check_regency(known, str(facts.office.regency))
        # A year goes on from the closing of the year before, where that was approved here.
        before = {place_of(facts.year - 1): ""}
    closings = {file: own for file, own in hashes.items() if is_closing(file)}
    yield from _check_closings(office, {**before, **closings})


def _check_closings(office: Office, closings: Mapping[str, str]) -> Iterator[Issue]:
    for unfit in find_unfit(office, {year_of_closing(file): own for file, own in closings.items()}):
        yield problem("unfit_closing", unfit.message, unfit.remedy, place_of(unfit.year))


def _check_regency(known: Facts | None, regency: str | None) -> Iterator[Issue]:
    if known is not None and regency not in (None, str(known.office.regency)):
        message = f"Isinya milik daerah berkode {regency}, sedangkan dinas ini {known.office.regency}."
        remedy = "Pilih berkas dinas ini, atau betulkan kode daerahnya."
        yield problem("another_regency", message, remedy, "office.yaml")


@dataclass(frozen=True)
class BroughtEvidence:
    """New and other files of evidence, by their paths below `evidence/`."""

    examined: Mapping[str, ExaminedFile] = field(default_factory=dict)

    @property
    def issues(self) -> Iterator[Issue]:
        """Why files are not taken: they are refused, or look as if they named persons by number."""
        for name, each in self.examined.items():
            if each.refused:
                yield problem("evidence_refused", each.refused, "", f"{EVIDENCE}/{name}")
            elif each.personal:
                yield problem(
                    "evidence_unsure", "Bukti ini tampak memuat NIK.", _LEAVE_OUT, f"{EVIDENCE}/{name}"
                )

    @property
    def cleaned(self) -> list[str]:
        """Names of files of which less is kept than was brought."""
        return [name for name, each in self.examined.items() if each.is_cleaned]

    @property
    def paths(self) -> Mapping[str, Path]:
        """Where the contents lie that would be kept."""
        return {name: each.path for name, each in self.examined.items() if not each.refused}


def examine_evidence(
    outcome: FileOutcome, shelf: Path, present: Folder
) -> tuple[Mapping[str, str], BroughtEvidence]:
    """Examine new evidence; return the files of the dossier, whose list names it as it would be kept."""
    if LIST not in outcome.texts:
        return outcome.texts, BroughtEvidence()
    examined = examine_files(outcome.evidence, shelf) if outcome.evidence else {}
    kept = {name: present.hashes[f"{EVIDENCE}/{name}"] for name in present.evidence}
    text = outcome.texts[LIST]
    for each in examined.values():
        if each.is_cleaned:
            text = re.sub(each.original, each.sha256, text, flags=re.IGNORECASE)
    becomes = kept | {name: each.sha256 for name, each in examined.items() if not each.refused}
    new = {name: each for name, each in examined.items() if kept.get(name) != each.sha256}
    return {**outcome.texts, LIST: with_hashes(text, becomes)}, BroughtEvidence(new)
