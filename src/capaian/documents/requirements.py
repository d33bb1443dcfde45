"""What a paper cannot do without, and what it loses where data or texts are missing."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from capaian.documents.build import check_paper
from capaian.documents.layout.reader import general_layouts
from capaian.documents.paper import Paper
from capaian.domain.errors import InputError
from capaian.domain.issue import Issue, Level, Place
from capaian.domain.office_year import OfficeYear
from capaian.domain.plan import AgreementKind
from capaian.domain.rule_set import RuleSet
from capaian.domain.work import NodeKind
from capaian.rules.assess import assess

KINDS = general_layouts()
"""Papers that can be made: one for each general layout."""

_UNSTAMPED = "0" * 64


def find_missing(
    office_year: OfficeYear, rule_set: RuleSet, kind: str, folder: Path | None = None
) -> tuple[Issue, ...]:
    """Return what stops a paper (errors) and what it would leave out (warnings)."""
    missing = tuple(required_parts(office_year))
    if missing:
        return missing
    assessment = assess(office_year, rule_set)
    paper = Paper(office_year, assessment, rule_set, _UNSTAMPED, folder=folder, kind=kind)
    try:
        return check_paper(paper)
    except InputError as error:
        return error.issues


def required_parts(office_year: OfficeYear) -> Iterator[Issue]:
    """Yield an error for each part of the dossier without which a performance report says nothing."""
    if not any(indicator.is_key for indicator in office_year.indicators):
        message = "Laporan kinerja memerlukan sedikitnya satu indikator kinerja utama (is_key: true)."
        yield _error("plan.yaml", message, "Tambahkan indikator kantor.")
    if not any(agreement.kind is AgreementKind.OFFICE for agreement in office_year.agreements):
        message = "Laporan kinerja memerlukan perjanjian kinerja kepala dinas (kind: office)."
        yield _error("agreements.yaml", message, "Tambahkan perjanjian kinerja tahun laporan.")
    yield from _missing_data(office_year)


def _missing_data(office_year: OfficeYear) -> Iterator[Issue]:
    """Yield an error for each kind of figures that the plan calls for and the dossier does not hold."""
    promised = {line.indicator for agreement in office_year.agreements for line in agreement.targets}
    direct = [i for i in office_year.indicators if not i.formula and i.code in promised]
    subactivities = [node for node in office_year.nodes if node.kind is NodeKind.SUBACTIVITY]
    wanted = (
        ("counts.csv", office_year.components, office_year.counts, "cakupan yang dinyatakan plan.yaml"),
        ("survey.csv", office_year.surveys, office_year.survey_elements, "survei yang dinyatakan plan.yaml"),
        ("outputs.csv", direct, office_year.outputs, "indikator perjanjian yang tidak berumus"),
        ("inputs.csv", subactivities, office_year.inputs, "sub kegiatan dalam nodes.csv"),
    )
    for file, needs, figures, reason in wanted:
        if needs and not figures:
            message = f"Laporan kinerja memerlukan angka untuk {reason}, tetapi tidak ada satu pun."
            yield _error(file, message, f"Isi {file}.")


def _error(file: str, message: str, remedy: str) -> Issue:
    return Issue(Level.ERROR, "part_required", message, Place(file), remedy=remedy)
