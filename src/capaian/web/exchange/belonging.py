"""Whether a dossier is one of an office, and of a year that the office may have it as."""

from __future__ import annotations

from collections.abc import Iterator

from capaian.domain.identifiers import AreaCode
from capaian.domain.issue import Issue, Level, Place
from capaian.domain.office_year import OfficeYear as Facts
from capaian.web.offices.models import Office
from capaian.web.years.known import know
from capaian.web.years.models import OfficeYear


def problem(code: str, message: str, remedy: str, file: str = "") -> Issue:
    """Return an error of something that somebody brought."""
    return Issue(Level.ERROR, code, message, Place(file), remedy=remedy)


def find_strange(year: OfficeYear, facts: Facts | None) -> list[Issue]:
    """Return what says that facts are those of another year or regency than the one they are to be of."""
    return [*_strange(year, facts)] if facts is not None else []


def _strange(year: OfficeYear, facts: Facts) -> Iterator[Issue]:
    if facts.year != year.year:
        yield problem(
            "another_year",
            f"Isinya tahun {facts.year}, sedangkan halaman ini tahun {year.year}.",
            f"Buka tahun {facts.year}, atau betulkan tahunnya di office.yaml (lembar Perangkat daerah).",
            "office.yaml",
        )
    yield from another_regency(know(year).found.office_year, facts)


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
    return [*found, *another_regency(known, facts)]


def another_regency(known: Facts | None, facts: Facts) -> Iterator[Issue]:
    """Yield that facts are of another regency than those that are known."""
    if known is not None and known.office.regency != facts.office.regency:
        yield problem(
            "another_regency",
            f"Isinya milik daerah berkode {facts.office.regency}, sedangkan dinas ini {_code(known)}.",
            "Pilih berkas dinas ini, atau betulkan kode daerahnya.",
            "office.yaml",
        )


def _code(facts: Facts) -> AreaCode:
    return facts.office.regency
