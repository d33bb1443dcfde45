"""Years of the report, of titles and columns, and of figures quoted in sentences."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import told

from capaian.domain.audit import AuditRule

FRAME = """
LAPORAN KINERJA DINAS PELABUHAN TAHUN 2031
DAFTAR TABEL
Tabel 1 Capaian Kinerja Tahun 2031\t7

BAB I UMUM TAHUN 2031

Tabel 1 Capaian Kinerja Tahun {title}

Indikator Kinerja Utama | Realisasi 2030 | Target 2031 | Realisasi 2031
Persentase kapal tepat waktu | 87,62 | 90,00 | 88,40
Persentase muatan yang tercatat | 95,10 | 96,00 | 97,20

{sentence}
"""


def years(sentence: str = "", title: str = "2031") -> list[tuple[int, str, str]]:
    return told(FRAME.format(sentence=sentence, title=title), AuditRule.YEAR)


@pytest.mark.parametrize(
    "sentence",
    [
        "Penyusunan Laporan Kinerja Dinas Pelabuhan Tahun 2031 adalah kewajiban.",
        "Laporan kinerja disusun berdasarkan Peraturan Menteri Nomor 53 Tahun 2014.",
        "Rekomendasi atas Laporan Kinerja Tahun 2030 telah disusun tindak lanjutnya.",
        "Pada tahun 2030 yang lalu realisasi sebesar Rp 700.000.000 dari pagu Rp 800.000.000.",
        "Pada tahun 2030 realisasi Rp 700.000.000 dari pagu Rp 800.000.000.",
        "Pada tahun 2030 realisasi Rp 700.000.000 dari pagu Rp 800.000.000. Pada tahun 2031 lebih baik.",
        "Laporan Kinerja Dinas Pelabuhan Tahun 2031 memuat capaian kinerja selama setahun.",
        "Rencana Strategis (Renstra) Dinas Pelabuhan Tahun 2029-2034 memuat 2 tujuan.",
        "Kinerja tahun 2031 adalah kinerja tahun ketiga Renstra 2029-2034.",
        "Persentase kapal tepat waktu pada tahun 2030 sebesar 87,62.",
        "Untuk meningkatkan kinerja tahun 2032, dinas akan menambah petugas.",
        "Target periode sebelumnya dalam Renstra 2024-2029 tercapai.",
    ],
)
def test_years_of_laws_comparisons_and_plans_are_right(sentence: str) -> None:
    assert years(sentence) == []


@pytest.mark.parametrize(
    ("sentence", "printed", "expected"),
    [
        ("Penyusunan Laporan Kinerja Dinas Pelabuhan Tahun 2030 adalah kewajiban.", "2030", "2031"),
        ("Kinerja tahun 2031 adalah kinerja tahun kelima Renstra 2029-2034.", "tahun kelima", "tahun ke-3"),
        ("Persentase kapal tepat waktu pada tahun 2029 sebesar 87,62.", "2029", "2030"),
        ("Untuk meningkatkan kinerja tahun 2031, dinas akan menambah petugas.", "2031", "2032"),
        ("Laporan Kinerja Dinas Pelabuhan Tahun 2030 memuat hasil kerja selama setahun.", "2030", "2031"),
        (
            "Rencana Strategis (Renstra) Dinas Pelabuhan Tahun 2024-2029 memuat 2 tujuan.",
            "2024-2029",
            "periode yang mencakup 2031",
        ),
        ("Arah dinas ada dalam Renstra Tahun 2022-2027.", "2022-2027", "periode yang mencakup 2031"),
        ("Realisasi ini dicapai pada Tahun 203 dengan baik.", "Tahun 203", "Tahun 2031"),
    ],
)
def test_years_that_do_not_fit_are_told(sentence: str, printed: str, expected: str) -> None:
    assert years(sentence) == [(13, printed, expected)]


def test_the_year_of_a_title_is_held_against_its_list_and_heads() -> None:
    assert years(title="2032") == [(7, "2032", "2031")]


def test_years_of_columns_run_one_by_one() -> None:
    head = "LAPORAN TAHUN 2031\n\nSasaran | 2029 | 2030 | {} | 2032\n"
    text = head + "Kapal | 70 | 72 | 74 | 76\nMuatan | 80 | 82 | 84 | 86\n"
    assert told(text.format(2031), AuditRule.YEAR) == []
    assert told(text.format(2013), AuditRule.YEAR) == [
        (3, "2029, 2030, 2013, 2032", "2029, 2030, 2031, 2032"),
    ]


@pytest.mark.parametrize(
    ("sentence", "wrong"),
    [
        ("naik dari 87,62% pada tahun 2030 menjadi 88,40% pada tahun 2031.", []),
        ("yang pada tahun 2030 sebesar 87,62 naik menjadi 88,40.", []),
        ("naik dari 87,62% pada tahun 2029 menjadi 88,40% pada tahun 2031.", ["2029"]),
        ("naik dari 87,62% pada tahun 2030 menjadi 88,40% pada tahun 2030.", ["2030"]),
    ],
)
def test_each_end_of_a_change_has_the_year_that_stands_behind_it(sentence: str, wrong: list[str]) -> None:
    text = FRAME.format(title="2031", sentence=f"Persentase kapal tepat waktu {sentence}")
    assert [printed for _, printed, _ in told(text, AuditRule.YEAR)] == wrong
