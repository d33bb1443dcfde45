"""Units of sentences: shares that count people, indices that have a percent sign in one place."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import audited, told

from capaian.domain.audit import AuditRule

MUSEUM = """
LAPORAN KINERJA DINAS KEBUDAYAAN TAHUN 2031

3.1 Hasil

Tabel 3.1 Target dan realisasi

No. | Indikator | Target | Realisasi | Capaian (%)
1 | Indeks Kepuasan Pengunjung | 84,50 | 86,50 | 102,37
2 | Persentase koleksi terawat | 60,00 | 62,40 | 104,00

Indeks Kepuasan Pengunjung mencapai 86,50 dari target 84,50.
"""
BUSES = """
LAPORAN KINERJA DINAS PERHUBUNGAN TAHUN 2027

Tabel 1. Keadaan tiga tahun

Ukuran | 2025 | 2026 | 2027
Nilai Survei Penumpang | 78,15 | 80,40 | 81,25
Skor Keselamatan Terminal | 3,12 | 3,20 | 3,35

Survei tahun 2027 memberi skor 81,25.
"""


def units(text: str) -> list[tuple[str, str]]:
    """Return what is printed and expected of the units of a text."""
    return [(printed, expected) for _, printed, expected in told(text, AuditRule.UNIT)]


@pytest.mark.parametrize(
    ("report", "text", "printed", "expected"),
    [
        (MUSEUM, "Persentase koleksi terawat sebesar 62,40 orang.", "62,40 orang", "62,40%"),
        (BUSES, "Prosentase halte yang bersih mencapai 71,25 unit.", "71,25 unit", "71,25%"),
        (MUSEUM, "3. Nilai kepuasan pengunjung sebesar 86,50% bermutu B.", "86,50%", "86,50"),
        (BUSES, "Pada akhir tahun skor penumpang tercatat 81,25%.", "81,25%", "81,25"),
    ],
    ids=["people", "things", "index", "score"],
)
def test_a_unit_that_does_not_fit_is_told(report: str, text: str, printed: str, expected: str) -> None:
    assert units(f"{report}\n{text}\n") == [(printed, expected)]


def test_the_finding_names_the_line_that_prints_the_index_bare() -> None:
    (found,) = (
        finding
        for finding in audited(f"{BUSES}\nSkor penumpang tercatat 81,25%.\n").findings
        if finding.rule is AuditRule.UNIT
    )
    assert "Tabel pada baris 6 mencetaknya tanpa tanda persen" in found.why
    assert found.lines == (11, 6)


@pytest.mark.parametrize(
    ("report", "text"),
    [
        # a count beside its share, and a share of things that are named after it
        (MUSEUM, "Persentase koleksi terawat sebesar 62,40% dari 125 unit."),
        (MUSEUM, "Persentase koleksi dengan nilai 4,25 orang per hari."),
        (BUSES, "Rata-rata penumpang tiap bus 12,35 orang."),
        (BUSES, "Persentase terbesar dicapai oleh 12 unit bus."),
        # an achievement of the same size
        (MUSEUM, "Nilai capaian koleksi sebesar 86,50%."),
        (MUSEUM, "Tingkat kepuasan dan capaian nilai naik 86,50%."),
        # printed bare once only, or with a sign in several places
        (MUSEUM.replace("mencapai 86,50 dari", "di atas"), "Nilai kepuasan sebesar 86,50%."),
        (BUSES, "Skor penumpang 81,25%. Pada lembar penilaian skor penumpang juga 81,25%."),
        # a figure of no index
        (BUSES, "Nilai kebersihan sebesar 90,25%."),
        (MUSEUM, "Nilai keterawatan sebesar 62,40%."),
    ],
    ids=[
        *("share-of", "per", "mean", "count", "achievement", "rise"),
        *("once", "twice-signed", "unknown", "no-index"),
    ],
)
def test_nothing_is_told_where_the_unit_may_be_meant(report: str, text: str) -> None:
    assert units(f"{report}\n{text}\n") == []


PLAN = """
LAPORAN KINERJA DINAS PARIWISATA TAHUN 2030

Tabel 2.1 Perjanjian kinerja

Sasaran | Indikator | Satuan | Target
Ramainya wisata | Jumlah kunjungan wisatawan | {visits} | 18.500
Puasnya wisatawan | Indeks Kenyamanan Wisata | {index} | 76,25
Terawatnya obyek | Persentase obyek terawat | {share} | 45,50
"""
SCHOOL = """
LAPORAN KINERJA DINAS PENDIDIKAN TAHUN 2028

Tabel 4. Target dan realisasi

No | Indikator Kinerja | Satuan | Target | Realisasi
1 | Banyaknya siswa penerima beasiswa | {visits} | 2.400 | 2.512
2 | Skor Literasi | {index} | 61,50 | 62,25
3 | Cakupan buku ajar | {share} | 88,50 | 91,75
"""
_FITTING = {"visits": "Orang", "index": "Indeks", "share": "%"}


@pytest.mark.parametrize("report", [PLAN, SCHOOL])
@pytest.mark.parametrize(
    ("what", "unit", "expected"),
    [
        ("visits", "Persen", "satuan yang dihitung"),
        ("visits", "%", "satuan yang dihitung"),
        ("index", "Orang", "satuan ukuran"),
        ("index", "Dokumen", "satuan ukuran"),
        ("share", "Unit", "satuan ukuran"),
    ],
)
def test_a_row_whose_unit_does_not_fit_its_name_is_told(
    report: str, what: str, unit: str, expected: str
) -> None:
    assert units(report.format(**_FITTING)) == []
    assert units(report.format(**{**_FITTING, what: unit})) == [(unit, expected)]


@pytest.mark.parametrize(
    ("row", "unit"),
    [
        ("Jumlah desa terlayani | {} | 85", "%"),
        ("Jumlah persentase kehadiran | {} | 1.850", "%"),
        ("Jumlah rata-rata kunjungan | {} | 1.850", "%"),
        ("Nilai pelatihan bagi pegawai | {} | 12", "Orang"),
        ("Indeks Pelayanan Publik | {} | 4,25", "Poin"),
    ],
    ids=["small", "share", "mean", "whole", "points"],
)
def test_a_row_that_may_be_counted_so_is_left_alone(row: str, unit: str) -> None:
    text = f"LAPORAN KINERJA DINAS DESA TAHUN 2029\n\nTabel 1. Target\n\nIndikator | Satuan | Target\n{row}\n"
    assert units(text.format(unit)) == []
