"""Whether a dossier is one of an office, and of a year that the office may have it as."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from capaian.domain.issue import Issue, Level, Place
from capaian.domain.office_year import OfficeYear as Facts
from capaian.dossier.file_names import is_closing, year_of_closing
from capaian.dossier.years.snapshot import place_of
from capaian.web.exchange.file_outcome import FileOutcome
from capaian.web.measurement.year_approvals import find_unfit
from capaian.web.offices.models import Office
from capaian.web.years.known import know
from capaian.web.years.models import OfficeYear


def problem(code: str, message: str, remedy: str, file: str = "") -> Issue:
    """Return an error of something that somebody brought."""
    return Issue(Level.ERROR, code, message, Place(file), remedy=remedy)


def check_import(year: OfficeYear, outcome: FileOutcome, closings: Mapping[str, str]) -> Iterator[Issue]:
    """Yield that contents are of another year or regency, and new closings that were not approved so.

    Args:
        year: That is to take them.
        outcome: What the file holds.
        closings: SHA-256 by path.
    """
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
    years = [*office.years.order_by("-year")]
    if facts is not None:
        if facts.year in {year.year for year in years}:
            remedy = "Buka tahun itu, lalu impor di halaman Tukar data; atau pilih tahun lain."
            yield problem("year_there", f"Tahun {facts.year} sudah ada.", remedy)
        known = next((own for year in years if (own := know(year).found.office_year)), None)
        yield from _check_regency(known, str(facts.office.regency))
    # A year goes on from the closing of the year before, where that was approved here.
    before = {} if facts is None else {place_of(facts.year - 1): ""}
    closings = {file: own for file, own in hashes.items() if is_closing(file)}
    yield from _check_closings(office, before | closings)


def _check_closings(office: Office, closings: Mapping[str, str]) -> Iterator[Issue]:
    for unfit in find_unfit(office, {year_of_closing(file): own for file, own in closings.items()}):
        yield problem("unfit_closing", unfit.message, unfit.remedy, place_of(unfit.year))


def _check_regency(known: Facts | None, regency: str | None) -> Iterator[Issue]:
    if known is not None and regency not in (None, str(known.office.regency)):
        message = f"Isinya milik daerah berkode {regency}, sedangkan dinas ini {known.office.regency}."
        remedy = "Pilih berkas dinas ini, atau betulkan kode daerahnya."
        yield problem("another_regency", message, remedy, "office.yaml")
