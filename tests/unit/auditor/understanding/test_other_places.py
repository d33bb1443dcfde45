"""A place within the rows of a table that the table does not name has figures of its own."""

from __future__ import annotations

import pytest
from tests.unit.auditor.checks.test_contradicted import LIBRARY, NONE, RABIES
from tests.unit.auditor.reports import audited, read

from capaian.auditor.understanding.other_places import names_other_place
from capaian.domain.issue import Level

WITHIN = [
    (RABIES, "place", "Di Kampung Nendali, Distrik Waibu, cakupan mencapai {} persen.", "87,20"),
    (RABIES, "place", "Puskesmas Depapre di Distrik Kaureh mencapai cakupan {} persen.", "85,67"),
    (LIBRARY, "kpi", "Di Kelurahan Sawah, Tingkat Gemar Membaca Masyarakat mencapai {}.", "67,62"),
]
OF_ROWS = [
    (RABIES, "place", "Di Distrik Waibu cakupan mencapai {} persen.", "87,20"),
    (RABIES, "place", "Distrik Kaureh mencapai cakupan {} persen.", "85,67"),
    (LIBRARY, "kpi", "Tingkat Gemar Membaca Masyarakat mencapai {}.", "67,62"),
]


def errors_of(report: str, where: str, sentence: str) -> list[str]:
    """Return what is wrong in a report with a sentence in one of its sections."""
    found = audited(report.format(**{**NONE, where: sentence})).findings
    return [each.printed for each in found if each.level is Level.ERROR]


@pytest.mark.parametrize(("report", "where", "sentence", "printed"), WITHIN)
def test_a_place_within_a_row_is_not_held_against_the_row(
    report: str, where: str, sentence: str, printed: str
) -> None:
    assert errors_of(report, where, sentence.format(printed)) == []


@pytest.mark.parametrize(("report", "where", "sentence", "printed"), OF_ROWS)
def test_the_row_itself_is(report: str, where: str, sentence: str, printed: str) -> None:
    assert errors_of(report, where, sentence.format(printed)) == [printed]


def test_places_that_a_table_names_are_its_own() -> None:
    rabies = read(RABIES.format(**NONE)).document.tables[1]
    assert not names_other_place("Desa Waibu", rabies)
    assert not names_other_place("setiap desa di Waibu", rabies)
    assert names_other_place("Desa Waibu dan Desa Sosiri", rabies)
