"""Falls from year to year whose minus is missing, by the report, the head, or the change in percent."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import audited

from capaian.domain.issue import Level

REPORT = """
LAPORAN KINERJA DINAS KESEHATAN
TAHUN 2024

BAB III AKUNTABILITAS KINERJA

Tabel 3.1 Realisasi Indikator Tahun 2023 dan 2024

No | Indikator | 2023 | 2024 | {head} | Tren
1 | Ibu hamil yang dilayani | 92,61 | 93,48 | 0,87 | Naik
2 | Imunisasi dasar lengkap | 94,75 | 95,39 | 0,64 | Naik
3 | Prevalensi stunting | 13,07 | 11,84 | {fall} | Turun
4 | Indeks Kepuasan Masyarakat | 85,31 | 86,50 | 1,19 | Naik
{other}
"""
SIGNED = """
Tabel 3.2 Balita Stunting per Kecamatan

No | Kecamatan | Tahun 2023 | Tahun 2024 | Selisih
1 | Cendana | 231 | 203 | -28
2 | Melati | 170 | 148 | -22
3 | Kenanga | 335 | 318 | -17
"""
BARE = SIGNED.replace("| -", "| ")
RATES = """
LAPORAN KINERJA DINAS PERHUBUNGAN
TAHUN 2024

Tabel 3.5 Penumpang per Triwulan Tahun 2023 dan 2024

No | Triwulan | Tahun 2023 | Tahun 2024 | Perubahan (orang) | Perubahan (%)
1 | Triwulan I | 48.215 | 51.630 | 3.415 | 7,08
2 | Triwulan II | 53.940 | 57.208 | 3.268 | 6,06
3 | Triwulan III | 50.127 | 49.386 | {fall} | -1,48
4 | Triwulan IV | 56.318 | 61.475 | 5.157 | 9,16
"""


def found(fall: str, other: str = "", head: str = "Perubahan") -> list[tuple[str, str, Level]]:
    """Return the findings on a report with a fall as it is printed, that follow from no other."""
    text = REPORT.format(fall=fall, other=other, head=head)
    return [(f.printed, f.computed, f.level) for f in audited(text).findings if f.root is None]


@pytest.mark.parametrize("other", ["", BARE])
def test_a_word_beside_it_tells_a_fall_where_no_other_has_a_minus(other: str) -> None:
    assert found("1,23", other) == []
    assert found("-1,23", other) == []


def test_other_falls_of_the_report_have_their_minus() -> None:
    assert found("-1,23", SIGNED) == []
    assert found("1,23", SIGNED) == [("1,23", "\u22121,23", Level.WARNING)]


def test_a_fall_in_a_column_of_rises_is_told() -> None:
    assert found("1,23", head="Kenaikan") == [("1,23", "\u22121,23", Level.WARNING)]
    assert found("-1,23", head="Kenaikan") == []
    assert found("1,23", head="Kenaikan/(Penurunan)") == []


def test_a_table_of_falls_tells_sizes() -> None:
    sizes = """
Tabel 3.3 Bayi Meninggal per Puskesmas

No | Puskesmas | Tahun 2023 | Tahun 2024 | Selisih
1 | Sukamaju | 41 | 33 | 8
2 | Sukajaya | 38 | 27 | 11
3 | Sukarasa | 29 | 31 | 2
"""
    assert found("-1,23", SIGNED + sizes) == []


def test_what_is_left_of_a_target_is_a_size() -> None:
    left = """
Tabel 3.3 Realisasi Tahun 2024 terhadap Target Akhir Renstra

No | Indikator | Realisasi 2024 | Target 2026 | Selisih
1 | Ibu hamil yang dilayani | 93,48 | 98,00 | 4,52
2 | Imunisasi dasar lengkap | 95,39 | 97,00 | 1,61
3 | Prevalensi stunting | 11,84 | 11,00 | 0,84
4 | Indeks Kepuasan Masyarakat | 86,50 | 88,00 | 1,50
"""
    assert found("-1,23", SIGNED + left) == []


def test_the_change_in_percent_tells_the_sign() -> None:
    assert audited(RATES.format(fall="-741")).findings == ()
    told = [(f.printed, f.computed) for f in audited(RATES.format(fall="741")).findings if f.root is None]
    assert told == [("741", "\u2212741")]
