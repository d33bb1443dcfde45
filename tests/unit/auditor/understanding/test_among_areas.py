"""The report's own area among others: its figure is the one that the table of indicators has."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import audited

from capaian.domain.audit import AuditRule

REPORT = """
DINAS PERHUBUNGAN {kind} MELATI RAYA
LAPORAN KINERJA TAHUN 2031

Tabel 3.1 Target dan Realisasi Tahun 2031

No | Indikator | Satuan | Target | Realisasi | Capaian (%)
1 | Indeks Keselamatan Jalan | Indeks | 0,6950 | 0,7014 | 100,92
2 | Persentase trayek terlayani | Persen | 55,00 | 56,48 | 102,69
3 | Persentase angkutan laik jalan | Persen | 78,00 | 75,26 | 96,49

Tabel 3.2 {title}

{head}
{others}
{own}
{last}
"""
REGENCIES = {
    "kind": "KABUPATEN",
    "title": "Indeks Keselamatan Jalan Kabupaten di Provinsi Tahun 2031",
    "head": "Peringkat | Kabupaten | Indeks",
    "others": "1 | Kabupaten Anggrek | 0,7326\n2 | Kabupaten Kenanga | 0,7158",
    "own": "3 | Kabupaten Melati Raya | {}",
    "last": "4 | Kabupaten Teratai | 0,6873",
}
LAYOUTS: dict[str, dict[str, str]] = {
    "ranked regencies": {},
    "names without their kind": {
        "others": "1 | Anggrek | 0,7326\n2 | Kenanga | 0,7158",
        "own": "3 | Melati Raya | {}",
        "last": "4 | Teratai | 0,6873",
    },
    "regencies and towns": {
        "kind": "KOTA",
        "head": "No | Kabupaten/Kota | Nilai",
        "own": "3 | Kota Melati Raya | {}",
        "title": "Perbandingan Indeks Keselamatan Jalan dengan Daerah Lain",
    },
    "no ranks": {
        "title": "Perbandingan antar Kabupaten",
        "head": "Kabupaten | Indeks Keselamatan Jalan | Panjang Jalan (km)",
        "others": "Kabupaten Anggrek | 0,7326 | 812,40\nKabupaten Kenanga | 0,7158 | 640,15",
        "own": "Kabupaten Melati Raya | {} | 701,85",
        "last": "Kabupaten Teratai | 0,6873 | 590,20",
    },
    "a year in the head": {
        "title": "Perbandingan Indeks Keselamatan Jalan",
        "head": "No | Kabupaten | Tahun 2031",
    },
}
OTHERS: dict[str, dict[str, str]] = {
    "last year": {"title": "Indeks Keselamatan Jalan Kabupaten di Provinsi Tahun 2030"},
    "last year in the head": {
        "title": "Perbandingan Indeks Keselamatan Jalan",
        "head": "No | Kabupaten | Tahun 2030",
    },
    "not final": {"title": "Indeks Keselamatan Jalan Kabupaten Tahun 2031 (Angka Sementara)"},
    "targets": {"title": "Target Indeks Keselamatan Jalan Kabupaten Tahun 2031"},
    "another index": {"title": "Indeks Kemantapan Jalan Kabupaten di Provinsi Tahun 2031"},
    "another area": {"own": "3 | Kabupaten Melati | {}"},
    "no areas": {"head": "No | Terminal | Indeks", "others": "1 | Anggrek | 0,7326\n2 | Kenanga | 0,7158"},
    "less exact": {"own": "3 | Kabupaten Melati Raya | 0,71"},
}


def found(layout: dict[str, str], own: str) -> list[tuple[str, str]]:
    parts = REGENCIES | layout
    text = REPORT.format(**(parts | {"own": parts["own"].format(own)}))
    return [(f.printed, f.computed) for f in audited(text).findings if f.rule is AuditRule.CROSSREF]


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("wrong", ["0,7104", "0,7041", "0,6014"])
def test_the_own_figure_among_areas_is_the_one_that_was_reached(layout: str, wrong: str) -> None:
    assert found(LAYOUTS[layout], "0,7014") == []
    assert found(LAYOUTS[layout], wrong) == [(wrong, "0,7014")]


@pytest.mark.parametrize("layout", OTHERS)
def test_figures_of_other_years_indices_and_areas_stay_silent(layout: str) -> None:
    assert found(OTHERS[layout], "0,6711") == []


HARVESTS = """
LAPORAN KINERJA DINAS PERTANIAN KABUPATEN RANDU TAHUN 2022

PEMERINTAH KABUPATEN RANDU

Tabel 1 Capaian Kinerja Tahun 2022

No | Indikator Kinerja | Satuan | Target | Realisasi | Capaian (%)
1 | Jumlah produksi jagung | Ton | 182.000 | 187.345 | 102,94
2 | Nilai tukar petani | Indeks | 101,00 | 102,32 | 101,31

Tabel 2 Produksi Jagung di Kabupaten/Kota Sekitar Tahun 2022

No | Kabupaten/Kota | Jumlah Produksi (ton)
1 | Kabupaten Waru | 241.870
2 | Kabupaten Randu | {own}
3 | Kota Jati | 96.115

Produksi jagung Kabupaten Randu lebih tinggi 91.230 ton dibandingkan Kota Jati.
"""


def test_a_count_among_areas_is_the_one_that_was_reached() -> None:
    assert audited(HARVESTS.format(own="187.345")).findings == ()
    found = audited(HARVESTS.format(own="178.345")).findings
    assert [(f.line, f.printed, f.computed) for f in found if f.rule is AuditRule.CROSSREF] == [
        (15, "178.345", "187.345")
    ]


@pytest.mark.parametrize("own", ["172.904", "190.120"])
def test_a_count_of_another_source_is_no_slip(own: str) -> None:
    gap = {"172.904": "76.789", "190.120": "94.005"}[own]
    assert audited(HARVESTS.format(own=own).replace("91.230", gap)).findings == ()
