"""How many indicators met their targets, where the achievements stand below a bare `%`."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import audited, read, told

from capaian.domain.audit import AuditRule

TRAFFIC = """
LAPORAN KINERJA DINAS PERHUBUNGAN KABUPATEN TANJUNG SERAYU TAHUN 2024

RINGKASAN EKSEKUTIF

{said}

BAB I AKUNTABILITAS KINERJA

Tabel 1.1 Capaian Indikator Kinerja Tahun 2024

No | Indikator Kinerja | Satuan | Target | Realisasi | %
1 | Kendaraan wajib uji yang diuji | % | 90,00 | 92,70 | 103,00
2 | Rambu terpasang | % | 80,00 | 74,40 | 93,00
3 | Indeks kepuasan penumpang | Indeks | 82,00 | 83,64 | 102,00
4 | Angkutan laik jalan | % | 75,00 | 66,00 | 88,00
5 | Halte berfungsi | % | 70,00 | 71,40 | 102,00
"""
FISHERY = """
LAPORAN KINERJA DINAS PERIKANAN KABUPATEN SRIWANGI TAHUN 2023

Tabel 4. Pengukuran Kinerja Tahun 2023

Sasaran | Indikator | Target 2023 | Realisasi 2023 | %
Meningkatnya produksi | Produksi tangkap (ton) | 5.300,0 | 5.337,6 | 100,71
Meningkatnya produksi | Produksi budidaya (ton) | 2.400,0 | 2.184,0 | 91,00
Meningkatnya kesejahteraan | Nilai tukar nelayan | 104,00 | 105,30 | 101,25
Meningkatnya konsumsi | Angka konsumsi ikan | 45,00 | 43,65 | 97,00

{said}
"""


@pytest.mark.parametrize(
    ("report", "said", "wrong"),
    [
        (
            TRAFFIC,
            "Sebanyak 3 dari 5 indikator mencapai target.",
            "Sebanyak 4 dari 5 indikator mencapai target.",
        ),
        (
            TRAFFIC,
            "Tiga indikator telah mencapai target dan dua indikator belum mencapai target.",
            "Tiga indikator telah mencapai target dan satu indikator belum mencapai target.",
        ),
        (
            FISHERY,
            "Dari 4 indikator, 2 indikator mencapai target.",
            "Dari 4 indikator, 1 indikator mencapai target.",
        ),
        (
            FISHERY,
            "Dua dari empat indikator belum mencapai target.",
            "Tiga dari empat indikator belum mencapai target.",
        ),
    ],
)
def test_a_wrong_count_is_told_and_a_right_one_is_not(report: str, said: str, wrong: str) -> None:
    assert audited(report.format(said=said)).findings == ()
    assert len(told(report.format(said=wrong), AuditRule.COUNT)) == 1


def test_shares_that_follow_from_no_target_are_no_achievements() -> None:
    text = """
Tabel 2.1 Cakupan Layanan

Indikator | Jumlah Sasaran | Realisasi | %
Balita ditimbang | 400 | 392 | 98,00
Ibu hamil diperiksa | 250 | 245 | 98,00
Lansia dilayani | 300 | 270 | 90,00
Remaja diskrining | 500 | 450 | 90,00

Sebanyak 2 dari 4 indikator mencapai target.
"""
    assert read(text).tables[0].achievement_columns == ()
    assert told(text, AuditRule.COUNT) == []
