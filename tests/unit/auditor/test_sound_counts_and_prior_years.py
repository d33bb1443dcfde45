"""True sentences that were accused: counts of other things than a table's, and figures of other years."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import audited

BABIES = """
LAPORAN KINERJA DINAS KESEHATAN TAHUN 2024

Tabel 3.2 Cakupan Imunisasi Menurut Puskesmas Tahun 2024
No | Puskesmas | Sasaran Bayi | Imunisasi Lengkap | Cakupan (%)
1 | Muara Dua | 287 | 271 | 94,43
2 | Simpang Raya | 412 | 390 | 94,66
3 | Teluk Nibung | 356 | 340 | 95,51
4 | Sungai Lala | 198 | 185 | 93,43
 | Jumlah | 1.253 | 1.186 | 94,65

"""
REACHED = """
LAPORAN KINERJA DINAS KESEHATAN TAHUN 2024

Ikhtisar
Cakupan kabupaten 94,65% dari target 95,00%. """


@pytest.mark.parametrize(
    "said",
    [
        "Puskesmas Muara Dua paling aktif dalam penyuluhan dengan 412 kegiatan.",
        "Puskesmas Muara Dua paling sering turun ke desa dengan 390 kunjungan rumah.",
        "Puskesmas Muara Dua menggelar 356 kelas ibu hamil dan 198 kunjungan rumah.",
    ],
)
def test_a_count_of_things_that_no_column_counts_is_none_of_its_figures(said: str) -> None:
    assert audited(BABIES + said).findings == ()


@pytest.mark.parametrize(
    ("said", "printed", "right"),
    [
        ("Puskesmas Muara Dua mempunyai sasaran 412 bayi.", "412", "287"),
        ("Puskesmas Muara Dua mengimunisasi 390 bayi.", "390", "271"),
        ("Di Puskesmas Muara Dua terdapat 412 orang bayi.", "412", "287"),
        ("Puskesmas Muara Dua paling banyak melayani bayi yaitu 390 bayi.", "Muara Dua", "Simpang Raya"),
    ],
)
def test_a_count_of_what_a_column_counts_is_held_against_it(said: str, printed: str, right: str) -> None:
    assert [(f.printed, f.computed) for f in audited(BABIES + said).findings] == [(printed, right)]


@pytest.mark.parametrize(
    "said",
    [
        "Capaian ini lebih tinggi dibandingkan tahun 2023 sebesar 93,10%.",
        "Capaian tersebut lebih baik daripada tahun sebelumnya sebesar 93,10%.",
        "Capaian tersebut lebih baik dari tahun lalu (93,10%).",
        "Capaian ini meningkat dari tahun lalu, yaitu 93,10%.",
        "Capaian ini melampaui capaian tahun 2023 sebesar 93,10%.",
        "Capaian ini masih lebih rendah dari capaian provinsi sebesar 96,20%.",
        "Capaian tahun 2023 sebesar 93,10%.",
        "Pada tahun 2023 capaian ini sebesar 93,10%.",
        "Capaian kinerjanya 99,63%.",
    ],
)
def test_an_achievement_of_another_year_or_place_follows_from_no_figure_of_this_one(said: str) -> None:
    assert audited(REACHED + said).findings == ()


@pytest.mark.parametrize(
    "said",
    [
        "Capaian kinerjanya 96,93%.",
        "Capaian tahun 2024 sebesar 96,93%.",
        "Capaian kinerjanya 96,93%, lebih tinggi dibandingkan tahun 2023 sebesar 93,10%.",
    ],
)
def test_an_achievement_of_the_year_is_recomputed_in_the_next_sentence(said: str) -> None:
    assert [(f.printed, f.computed) for f in audited(REACHED + said).findings] == [("96,93", "99,63")]
