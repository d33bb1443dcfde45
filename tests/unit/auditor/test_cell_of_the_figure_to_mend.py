"""Where another figure of its line is to be mended, a finding is placed and told at that figure."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import audited

from capaian.auditor.annotate.notes import write_note
from capaian.domain.audit import Finding

CLINICS = """
Tabel 1 Anggaran

No | Program | Anggaran (Rp) | Realisasi (Rp) | Sisa (Rp) | Serapan (%)
1 | Upaya Kesehatan | 9.840.120.000 | 9.512.300.500 | 327.819.500 | 96,67
2 | Peningkatan Kapasitas | 3.276.450.000 | 3.120.984.600 | 173.465.400 | 94,71
3 | Sediaan Farmasi | 1.450.200.000 | 1.398.765.000 | 51.435.000 | 96,45
Jumlah | | 14.566.770.000 | 14.014.050.100 | 552.719.900 | 96,21
"""
ROADS = """
Tabel 1 Kondisi Jalan (km)

Kecamatan | Baik | Sedang | Rusak | Panjang Jalan
Melati | 61,20 | 22,85 | 12,00 | 96,05
Dahlia | 60,10 | 19,40 | 7,00 | 86,50
Seruni | 62,45 | 41,53 | 18,40 | 122,20
Kenanga | 30,25 | 24,10 | 13,40 | 67,75
Cempaka | 70,95 | 33,70 | 11,50 | 116,15
Jumlah | 284,95 | 141,40 | 62,30 | 488,65
"""
CASES = [
    (CLINICS, "3.120.984.600", "3.102.984.600", "Realisasi (Rp)", "173.465.400"),
    (ROADS, "41,53", "41,35", "Sedang", "122,20"),
]


def of_row(text: str, stays: str) -> Finding:
    """The finding on a figure that stays."""
    (found,) = (finding for finding in audited(text).findings if finding.printed == stays)
    assert found.mends_another is not None
    return found


@pytest.mark.parametrize(("text", "wrong", "right", "column", "stays"), CASES)
def test_the_cell_is_that_of_the_figure_to_be_mended(
    text: str, wrong: str, right: str, column: str, stays: str
) -> None:
    found = of_row(text, stays)
    assert found.cell.endswith(f"kolom “{column}”")
    assert found.quoted[1] == wrong


@pytest.mark.parametrize(("text", "wrong", "right", "column", "stays"), CASES)
def test_the_note_says_the_change_and_what_stays(
    text: str, wrong: str, right: str, column: str, stays: str
) -> None:
    lines = write_note(of_row(text, stays))
    assert lines[1].endswith(f"kolom “{column}”")
    (told,) = (line for line in lines if line.startswith("Perbaikan"))
    assert told.startswith(f"Perbaikan: {wrong} menjadi {right} (")
    assert told.endswith(f"; {stays} sudah benar.")
    assert not [line for line in lines if line.startswith("Tercetak")]
