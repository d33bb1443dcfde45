"""Whether a dossier is one of an office, and of a year that the office may have it as."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from capaian.domain.issue import Issue, Level, Place
from capaian.domain.office_year import OfficeYear as Facts
from capaian.dossier.file_names import year_of_closing
from capaian.dossier.years.snapshot import place_of
from capaian.web.exchange.comparing.outcome import FileOutcome
from capaian.web.measurement.closings import find_unfit as find_unfit_in
from capaian.web.measurement.compared import find_unlike
from capaian.web.offices.models import Office
from capaian.web.years.known import know
from capaian.web.years.models import OfficeYear


def problem(code: str, message: str, remedy: str, file: str = "") -> Issue:
    """Return an error of something that somebody brought."""
    return Issue(Level.ERROR, code, message, Place(file), remedy=remedy)


def find_strange(year: OfficeYear, outcome: FileOutcome) -> Iterator[Issue]:
    """Yield what says that contents are those of another year or regency than the one they are to be of."""
    if outcome.year not in (None, year.year):
        yield problem(
            "another_year",
            f"Isinya tahun {outcome.year}, sedangkan halaman ini tahun {year.year}.",
            f"Buka tahun {outcome.year}, atau betulkan tahunnya di office.yaml (lembar Perangkat daerah).",
            "office.yaml",
        )
    yield from another_regency(know(year).found.office_year, outcome.regency)


def find_unfit(office: Office, facts: Facts) -> list[Issue]:
    """Return what keeps an office from beginning a year with facts."""
    found = []
    years = [*office.years.order_by("-year")]
    if facts.year in {year.year for year in years}:
        found.append(
            problem(
                "year_there",
                f"Tahun {facts.year} sudah ada.",
                "Buka tahun itu, lalu impor di halaman Tukar data; atau pilih tahun lain.",
            )
        )
    known = next((own for year in years if (own := know(year).found.office_year)), None)
    return [*found, *another_regency(known, str(facts.office.regency))]


def find_unfit_closings(office: Office, hashes: Mapping[str, str]) -> Iterator[Issue]:
    """Yield closings that the office approved otherwise here, or that were voided.

    Args:
        office: Whose they are to be.
        hashes: SHA-256 by path.
    """
    for unfit in find_unfit_in(office, {year_of_closing(file): own for file, own in hashes.items()}):
        yield problem("unfit_closing", unfit.message, unfit.remedy, place_of(unfit.year))


def find_unlike_figures(office: Office, facts: Facts, hashes: Mapping[str, str]) -> Iterator[Issue]:
    """Yield figures of years that the office approved here otherwise, and whose closing is not there."""
    for unlike in find_unlike(office, facts, hashes):
        yield problem("unlike_approved", unlike.message, unlike.remedy, "history.csv")


def another_regency(known: Facts | None, regency: str | None) -> Iterator[Issue]:
    """Yield that contents are of another regency than those that are known; of none nothing is said."""
    if known is not None and regency not in (None, str(known.office.regency)):
        yield problem(
            "another_regency",
            f"Isinya milik daerah berkode {regency}, sedangkan dinas ini {known.office.regency}.",
            "Pilih berkas dinas ini, atau betulkan kode daerahnya.",
            "office.yaml",
        )
