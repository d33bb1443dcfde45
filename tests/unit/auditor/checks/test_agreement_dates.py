"""The day of a performance agreement is of its year, or of the last months before it."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import told

from capaian.domain.audit import AuditRule

HEAD = "LAPORAN KINERJA DINAS {} TAHUN 2031\n\nBAB II PERENCANAAN KINERJA\n\n"


def years(office: str, sentence: str) -> list[tuple[str, str]]:
    return [found[1:] for found in told(HEAD.format(office) + sentence, AuditRule.YEAR)]


@pytest.mark.parametrize(
    ("office", "sentence"),
    [
        (
            "PERIKANAN",
            "Perjanjian Kinerja Tahun 2031 ditetapkan antara Kepala Dinas dan Bupati pada tanggal {}.",
        ),
        ("KESEHATAN", "Perjanjian Kinerja Dinas Kesehatan Tahun 2031 telah ditandatangani pada {}."),
    ],
)
def test_an_agreement_is_made_in_its_year(office: str, sentence: str) -> None:
    assert years(office, sentence.format("15 Januari 2032")) == [("15 Januari 2032", "15 Januari 2031")]
    assert years(office, sentence.format("4 Februari 2030")) == [("4 Februari 2030", "4 Februari 2031")]
    assert years(office, sentence.format("15 Januari 2031")) == []
    assert years(office, sentence.format("29 Desember 2030")) == []


@pytest.mark.parametrize(
    "sentence",
    [
        "Perjanjian Kinerja Tahun 2032 ditandatangani pada 15 Januari 2032.",
        "Perjanjian Kinerja Tahun 2031 ditetapkan dengan Keputusan Bupati tanggal 3 Mei 2029.",
        "Perjanjian Kinerja Tahun 2031 disusun menurut Renstra yang ditetapkan pada 3 Mei 2029.",
        "Perjanjian Kinerja Tahun 2031 ditetapkan. Rapat diadakan pada 3 Mei 2032.",
    ],
)
def test_days_of_something_else_are_left_alone(sentence: str) -> None:
    assert years("PERTANIAN", sentence) == []
