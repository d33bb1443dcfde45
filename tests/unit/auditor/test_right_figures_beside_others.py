"""Figures that are right although another of the report differs by a digit, or is made otherwise."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import audited

from capaian.domain.issue import Level


def faults(text: str) -> list[tuple[str, str]]:
    """Return rule and figure of what is told above notes."""
    return [(f.rule.value, f.printed) for f in audited(text).findings if f.level is not Level.NOTE]


PLAN = """
Tabel 1 Target Renstra Pelabuhan

No | Indikator | Satuan | 2020 | 2021 | 2022
1 | Indeks Kepuasan Nelayan | Nilai | 82,00 | 83,00 | 84,50
2 | Rata-rata kepemilikan surat kapal | Persen | 82,00 | 85,00 | 88,00

Tabel 2 Surat Kapal Tahun 2021

No | Surat | Realisasi | Target | Capaian (%)
1 | Surat ukur kapal | 49,92 | 52,00 | 96,00
2 | Pas besar kapal | 97,74 | 98,00 | 99,73

{}
"""


@pytest.mark.parametrize(
    "sentence",
    [
        "Surat ukur kapal baru 49,92%, belum mencapai target 52,00% tahun 2021.",
        (
            "Target masing-masing surat rata-ratanya 85,70% atau sedikit di atas target rata-rata "
            "kepemilikan surat kapal yang diperjanjikan (85,00%)."
        ),
        "Target tahun 2022 adalah indeks 84,50 dan rata-rata kepemilikan surat kapal 88,00%.",
    ],
)
def test_a_figure_that_a_table_prints_is_no_slip_of_another(sentence: str) -> None:
    assert faults(PLAN.format(sentence)) == []


def test_a_slip_of_a_figure_that_words_name_is_told() -> None:
    slip = PLAN.format("Surat ukur kapal tahun 2021 mencapai realisasi 49,29% dari target 52,00%.")
    assert ("crossref", "49,29") in faults(slip)


SURVEY = """
Tabel 1 Nilai Unsur Survei Tahun 2020 dan 2021

No | Unsur | Nilai 2020 | Indeks 2020 | Nilai 2021 | Indeks 2021
U1 | Persyaratan | 3,27 | 81,75 | 3,34 | 83,50
U2 | Prosedur | 3,21 | 80,25 | 3,30 | 82,50
U3 | Waktu | 3,08 | 77,00 | 3,14 | 78,50
U4 | Biaya | 3,86 | 96,50 | 3,91 | 97,75
U5 | Produk | 3,29 | 82,25 | 3,36 | 84,00
U6 | Perilaku | 3,32 | 83,00 | 3,38 | 84,50
Rata-rata unsur | | 3,34 | {} | 3,41 | 85,25
"""


@pytest.mark.parametrize(
    ("index", "wrong"), [("83,50", []), ("83,46", []), ("85,30", [("average", "85,30")])]
)
def test_an_index_is_the_mean_of_indices_or_that_of_the_mean(
    index: str, wrong: list[tuple[str, str]]
) -> None:
    assert faults(SURVEY.format(index)) == wrong


PLACES = """
Tabel 1 Indeks Menurut Dermaga

No | Dermaga | Responden | Indeks
1 | Dermaga Utara | 120 | 91,05
2 | Dermaga Timur | 200 | 89,70
3 | Dermaga Barat | 60 | 89,06
4 | Dermaga Selatan | 60 | 87,42
Rata-rata | | 440 | {}
"""


@pytest.mark.parametrize(("mean", "wrong"), [("89,67", []), ("89,31", []), ("87,96", [("average", "87,96")])])
def test_a_mean_may_be_weighted_by_counts_beside_it(mean: str, wrong: list[tuple[str, str]]) -> None:
    found = [(rule, printed) for rule, printed in faults(PLACES.format(mean)) if printed != "440"]
    assert found == wrong


NEIGHBOURS = """
Tabel 1 Cakupan Tetangga

No | Kabupaten/Kota | Cakupan (%)
1 | Kota Dara | 63,18
2 | Kabupaten Bungur | 57,92
3 | Kabupaten Belantan | 49,92
4 | Kabupaten Tirta | 46,27
{} | 47,36
"""


@pytest.mark.parametrize(
    ("label", "wrong"), [(" | Rata-rata Provinsi", []), (" | Rata-rata", [("average", "47,36")])]
)
def test_the_mean_of_a_wider_circle_is_not_that_of_the_rows(label: str, wrong: list[tuple[str, str]]) -> None:
    assert faults(NEIGHBOURS.format(label)) == wrong


ANNEX = """
Sasaran | Indikator | Target | Realisasi | Capaian (%)
Mutu layanan | Indeks Kepuasan Nelayan | 83,00 | 84,50 | 101,81
 | Rata-rata lama sandar kapal | 5,00 | 4,60 | 108,00
Tertib surat | Surat ukur kapal | 52,00 | 49,92 | 96,00
 | Pas besar kapal | 98,00 | 97,74 | 99,73
"""


def test_an_indicator_that_is_a_mean_is_no_mean_of_the_rows_above() -> None:
    assert faults(ANNEX) == []
    assert faults(ANNEX.replace("108,00", "180,00")) == [("capaian", "180,00")]


SPENDING = """
Tabel 1 Belanja (Rp)

No | Jenis Belanja | Pagu | Realisasi | Penyerapan (%)
1 | Belanja Pegawai | 3.438.650.000 | 3.325.794.000 | 96,72
2 | Belanja Barang | 2.030.750.000 | 1.959.056.000 | 96,47
Jumlah | | 5.469.400.000 | 5.284.850.000 | 96,63

{}
"""


@pytest.mark.parametrize(
    "sentence",
    [
        "Belanja Pegawai menyerap 96,72% dari pagunya, dan Belanja Barang 96,47%.",
        "Ketidakefisienan terbesar terdapat pada Belanja Barang.",
    ],
)
def test_shares_and_extremes_of_other_things(sentence: str) -> None:
    assert faults(SPENDING.format(sentence)) == []


@pytest.mark.parametrize(
    "text",
    [
        (
            "Susunan organisasi terdiri atas 1 (satu) sekretariat dan 3 (tiga) bidang, yaitu:\n"
            "a. Sekretariat;\nb. Bidang Kapal;\nc. Bidang Dermaga;\nd. Bidang Nelayan."
        ),
        (
            "Mutu A berada pada 88,31 - 100,00.\nDengan nilai IKM 89,25, mutu layanan berada pada "
            "kategori A, naik dari kategori B pada tahun 2022."
        ),
    ],
)
def test_lists_of_two_kinds_and_classes_of_another_year(text: str) -> None:
    assert faults(text) == []


AKIP = """
Tabel 1 Nilai Pelabuhan

No | Indikator | 2021 | 2022 | 2023
1 | Nilai AKIP Pelabuhan | 73,85 | 75,60 | 77,45
2 | Indeks Kepuasan Nelayan | 83,50 | 84,25 | 86,75

Nilai AKIP Pelabuhan berturut-turut 73,85, 75,60 dan 77,45 pada tahun {}.
"""


@pytest.mark.parametrize(("years", "is_right"), [("2021, 2022 dan 2023", True), ("2021", False)])
def test_figures_of_years_in_a_row(years: str, *, is_right: bool) -> None:
    assert (faults(AKIP.format(years)) == []) is is_right


DOCKS = """
Tabel 1 Indeks Menurut Dermaga

No | Dermaga | Responden | Indeks
1 | Dermaga Utara | 120 | 91,05
2 | Dermaga Timur | 200 | 89,70
3 | Dermaga Barat | 60 | 89,06
4 | Dermaga Selatan | 60 | 87,42
Jumlah | | 440 | {}
"""


@pytest.mark.parametrize(
    ("index", "wrong"), [("89,67", []), ("89,31", []), ("89,13", [("average", "89,13")])]
)
def test_the_index_of_a_total_may_be_weighted(index: str, wrong: list[tuple[str, str]]) -> None:
    assert faults(DOCKS.format(index)) == wrong


AGAINST = """
Tabel 1 Perbandingan

Indikator | Capaian 2022 | Target 2023 | Realisasi 2023 | Capaian 2023 | Capaian terhadap target 2026
Kepatuhan kapal | 98,20 | 98,00 | 96,03 | 97,99 | 97,00

{}
"""


@pytest.mark.parametrize(
    "sentence",
    [
        "Target tahun 2026 adalah 99,00%.",
        "Target tahun 2026 adalah 99,00%. Realisasi tahun 2023 mencapai 97,00% dari target itu.",
        "Realisasi tahun 2023 mencapai 97,00% dari target tahun 2026.",
    ],
)
def test_what_a_column_is_held_against_is_not_what_it_holds(sentence: str) -> None:
    assert faults(AGAINST.format(sentence)) == []
