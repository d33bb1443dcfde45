"""How many indicators and objectives there are in all, told far from the tables that list them."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import told

from capaian.domain.audit import AuditRule

REPORT = """
LAPORAN KINERJA DINAS PELAYARAN TAHUN 2031

IKHTISAR EKSEKUTIF

{}

BAB II PERENCANAAN KINERJA

Tabel 2.1 Target Renstra

No | Sasaran | Indikator | Satuan | Target 2031
1 | Terjaganya alur | Alur yang dikeruk | % | 60,00
2 | Terangnya dermaga | Dermaga yang berlampu | % | 75,00
3 | Laiknya kapal | Kapal yang lulus uji | % | 90,00

BAB III AKUNTABILITAS KINERJA

Tabel 3.1 Hasil Pengukuran Tahun 2031

No | Sasaran | Indikator Kinerja | Target | Realisasi | Capaian (%)
1 | Terjaganya alur | Alur yang dikeruk | 60,00 | 63,00 | 105,00
2 | Terangnya dermaga | Dermaga yang berlampu | 75,00 | 60,00 | 80,00
3 | Laiknya kapal | Kapal yang lulus uji | 90,00 | 90,00 | 100,00
{}
"""


def counts(sentence: str, more: str = "") -> list[tuple[str, str]]:
    return [found[1:] for found in told(REPORT.format(sentence, more), AuditRule.COUNT)]


@pytest.mark.parametrize(
    ("sentence", "noun"),
    [
        ("Dinas melaksanakan tugas pada Tahun 2031 untuk mencapai {} indikator kinerja utama.", "indikator"),
        ("Pada Tahun 2031 Dinas Pelayaran menetapkan {} Indikator Kinerja Utama.", "indikator"),
        ("Laporan ini menggambarkan pencapaian {} indikator kinerja utama dinas.", "indikator"),
        ("Laporan ini memuat capaian atas {} sasaran strategis yang telah diperjanjikan.", "sasaran"),
        ("Kepala dinas memperjanjikan sebanyak {} IKU.", "IKU"),
        ("Untuk mewujudkan tujuan itu, Dinas Pelayaran memiliki {} indikator kinerja utama.", "indikator"),
    ],
)
@pytest.mark.parametrize(("number", "wrong"), [("2", "2 (dua)"), ("4", "empat"), ("5", "5 (lima)")])
def test_measures_are_as_many_as_all_tables_list(sentence: str, noun: str, number: str, wrong: str) -> None:
    assert counts(sentence.format("3 (tiga)")) == []
    assert counts(sentence.format(wrong)) == [(f"{number} {noun}", f"3 {noun}")]


@pytest.mark.parametrize(
    "sentence",
    [
        "Dinas mencapai 2 indikator kinerja utama dengan sangat baik.",  # some of them
        "Sebanyak 2 indikator kinerja melampaui target.",
        "RPJMD menetapkan 5 indikator kinerja utama.",  # another paper
        "Bupati menetapkan 4 sasaran strategis.",
        "Setiap bidang menetapkan 2 indikator kinerja.",
        "Pada tahun 2029 ditetapkan 2 indikator kinerja utama.",
        "Dinas menetapkan 4 indikator program.",
        "Laporan memuat 12 indikator.",  # far more: other ones
        "Sasaran strategis pertama memiliki 2 indikator kinerja utama.",
        "Bidang Pelayaran memiliki 1 indikator kinerja.",
        "Seksi Keselamatan mempunyai 2 indikator kinerja.",
        "Sub Bagian Umum memiliki 2 indikator kinerja.",
        "Tujuan kedua terdiri dari 2 sasaran strategis.",
        "Dinas menetapkan 4 indikator. Renja memuat 4 indikator. Camat menetapkan 4 indikator.",
    ],
)
def test_some_measures_and_those_of_others_are_left_alone(sentence: str) -> None:
    assert counts(sentence) == []


def test_a_table_with_one_more_leaves_open_how_many_there_are() -> None:
    more = (
        "\nTabel 3.2 Hasil Lain\n\nNo | Indikator | Realisasi\n1 | Pelaut bersertifikat | 12\n2 | Rambu | 9\n"
    )
    assert counts("Dinas menetapkan 4 indikator kinerja utama.", more) == []
