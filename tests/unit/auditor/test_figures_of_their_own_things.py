"""Figures of another indicator, kind of money, bound or row in the same breath are held against their own."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import audited

HEAD = "\nLAPORAN KINERJA TAHUN 2024\n\n"
VISITS = """
Tabel 8 Kunjungan Rawat Jalan Tahun 2022-2024

Poliklinik | 2022 | 2023 | 2024
{top} | 16.451 | 18.995 | 20.518
Penyakit Dalam | {first} | 11.331 | 12.073
Bedah | 6.085 | 5.840 | 6.380
Saraf | 1.014 | 1.824 | 2.065

"""
SPENT = """
Tabel 9 Anggaran dan Realisasi per Program

No | Program | Anggaran (Rp) | Realisasi (Rp) | %
1 | Program Penunjang | 4.862.150.000 | 4.706.983.750 | 96,81
2 | Program Pengawasan | 1.936.480.000 | 1.879.933.500 | 97,08
3 | Program Pendampingan | 724.300.000 | 695.822.500 | 96,07
 | Jumlah | 7.522.930.000 | 7.282.739.750 | 96,81

{said}

Tabel 10 Penyerapan Anggaran per Triwulan

Program | Triwulan I | Triwulan II | Triwulan III | Triwulan IV | Jumlah
Program Penunjang | 1.054.320.500 | 1.187.640.250 | 1.203.115.700 | 1.261.907.300 | 4.706.983.750
Program Pengawasan | 312.450.000 | 468.915.000 | 527.340.500 | 571.228.000 | 1.879.933.500
Program Pendampingan | 96.520.000 | 181.237.500 | 198.450.000 | 219.615.000 | 695.822.500
Jumlah | 1.463.290.500 | 1.837.792.750 | 1.928.906.200 | 2.052.750.300 | 7.282.739.750

"""
SCORES = """
Tabel 4 Perhitungan Skor Pola Pangan Harapan

No | Kelompok Pangan | % AKE | Bobot | Skor AKE | Skor Maksimum | Skor PPH
1 | Padi-padian | 54,2 | 0,5 | 27,10 | 25,0 | 25,00
2 | Umbi-umbian | 3,9 | 0,5 | 1,95 | 2,5 | {roots}
3 | Pangan hewani | 11,4 | 2,0 | 22,80 | 24,0 | 22,80
4 | Minyak dan lemak | 11,8 | 0,5 | 5,90 | 5,0 | 5,00
5 | Buah berminyak | 2,2 | 0,5 | 1,10 | 1,0 | 1,00
6 | Kacang-kacangan | 3,6 | 2,0 | 7,20 | 10,0 | 7,20
7 | Gula | 5,3 | 0,5 | 2,65 | 2,5 | 2,50
8 | Sayur dan buah | 5,5 | 5,0 | 27,50 | 30,0 | 27,50
 | Jumlah | 97,9 | | | 100,0 | 92,95

"""
RATIOS = """
Tabel 12 Efisiensi Penggunaan Sumber Daya

No | Indikator Kinerja | Capaian Kinerja (%) | Serapan Anggaran (%) | Rasio Efisiensi | Kesimpulan
1 | Skor pola pangan harapan | 100,49 | 96,18 | 1,04 | Efisien
2 | Cadangan pangan daerah | 91,66 | 96,18 | 0,95 | {second}
3 | Pangan segar yang aman | 101,32 | 95,00 | 1,07 | {third}
4 | Produktivitas perkebunan | 100,33 | 96,32 | 1,04 | Efisien

"""
PROGRESS = """
Tabel 4 Perbandingan Realisasi Tahun 2024 dengan Target Akhir Renstra

No | Indikator Kinerja | {target} | Realisasi 2024 | {share}
1 | Indeks kepuasan masyarakat | 87,00 | 85,54 | 98,32
2 | Desa dengan administrasi tertib | 95,00 | 90,00 | 94,74
3 | Realisasi pajak kecamatan | 92,00 | 90,75 | {last}

"""


def told(text: str) -> list[tuple[str, str]]:
    return [(finding.printed, finding.computed) for finding in audited(HEAD + text).findings]


@pytest.mark.parametrize(
    "said",
    [
        "Indeks kepuasan mencapai 85,54 dari target 84,00, persentase desa tertib mencapai 90,00%.",
        "Hunian terealisasi 64,83% dari target 65,00%, kematian sebesar 20,67, capaian SPM 90,74%.",
        "Kepemilikan akta mencapai 91,20% dari target 90,00%, dan pencapaian imunisasi dasar sebesar 88,40%.",
    ],
)
def test_a_figure_with_a_name_of_its_own_is_no_achievement_of_the_one_before(said: str) -> None:
    assert told(said) == []


@pytest.mark.parametrize(
    ("said", "printed", "right"),
    [
        ("Indeks kepuasan mencapai 85,54 dari target 84,00, capaian kinerja 108,13%.", "108,13", "101,83"),
        ("Realisasi hunian 64,83% dari target 65,00%, capaian hunian 90,74%.", "90,74", "99,74"),
        ("Realisasi hunian 64,83% dari target 65,00%, dengan capaian sebesar 90,74%.", "90,74", "99,74"),
        ("Realisasi hunian 64,83% dari target 65,00%, sehingga pencapaiannya 90,74%.", "90,74", "99,74"),
    ],
)
def test_an_achievement_without_another_name_still_is_one(said: str, printed: str, right: str) -> None:
    assert told(said) == [(printed, right)]


BUDGET = "Realisasi belanja Rp 69.154.500.313 dari anggaran sebesar Rp 72.120.365.000. "


def test_a_share_is_of_the_amount_that_it_names_behind_itself() -> None:
    revenue = "Pendapatan terealisasi Rp 43.872.638.120 atau 104,74% dari target Rp 41.887.315.000."
    assert told(BUDGET + revenue) == []
    assert told(BUDGET + revenue.replace("104,74", "107,44")) == [("107,44", "104,74")]


def test_a_share_with_nothing_behind_it_is_of_the_budget_before() -> None:
    assert told("Pagunya Rp 500.000.000 dengan realisasi Rp 450.000.000 (93%).") == [("93", "90")]


LEVEL = "Angka kematian tersebut lebih rendah dari batas maksimal 25,00, dan {way} dibanding tahun 2023 "


@pytest.mark.parametrize("bound", ["batas maksimal", "standar", "ambang batas", "baku mutu", "target"])
def test_a_level_that_is_allowed_was_at_no_time(bound: str) -> None:
    said = LEVEL.replace("batas maksimal", bound).format(way="menurun")
    assert told(f"{said}yang tercatat 21,94.") == []


def test_a_level_that_was_still_tells_the_way() -> None:
    assert told("Angka kematian 25,00, dan menurun dibanding tahun 2023 yang tercatat 21,94.") == [
        ("menurun", "naik")
    ]


@pytest.mark.parametrize("top", ["Total Kunjungan", "Jumlah kunjungan"])
def test_a_first_row_called_a_total_is_one(top: str) -> None:
    most = "Kunjungan terbanyak tahun 2024 ada di Poliklinik Penyakit Dalam."
    sound = VISITS.format(top=top, first="9.352")
    assert told(sound + most) == []
    assert told(sound + most.replace("Penyakit Dalam", "Bedah")) == [("terbanyak: Bedah", "Penyakit Dalam")]
    assert told(VISITS.format(top=top, first="9.253")) == [("16.451", "16.352")]


def test_a_first_row_that_is_a_count_of_something_else_is_no_total() -> None:
    doctors = VISITS.format(top="Jumlah dokter", first="9.352")
    for visits, own in (("16.451", "14"), ("18.995", "15"), ("20.518", "16")):
        doctors = doctors.replace(visits, own)
    assert told(doctors) == []


def test_absorption_is_the_share_that_figures_tell_and_no_amount_of_a_table_below() -> None:
    said = "Program dengan serapan tertinggi adalah {}."
    assert told(SPENT.format(said=said.format("Program Pengawasan"))) == []
    assert told(SPENT.format(said=said.format("Program Pendampingan"))) == [
        ("tertinggi: Program Pendampingan", "Program Pengawasan")
    ]


def test_a_score_is_no_more_than_the_most_that_its_row_may_have() -> None:
    assert told(SCORES.format(roots="1,95")) == []
    assert told(SCORES.format(roots="1,59"))[0] == ("1,59", "1,95")


def test_a_product_of_printed_figures_has_no_room_where_all_other_rows_print_it_exactly() -> None:
    assert told(SCORES.format(roots="1,95").replace("2,65", "2,56")) == [("2,56", "2,65")]


def test_what_was_reached_by_what_was_spent_is_efficient_above_one() -> None:
    assert told(RATIOS.format(second="Tidak Efisien", third="Efisien")) == []
    assert told(RATIOS.format(second="Tidak Efisien", third="Tidak Efisien")) == [
        ("Tidak Efisien", "Efisien")
    ]


@pytest.mark.parametrize(
    ("target", "share"),
    [("Target Akhir Renstra (2026)", "Tingkat Kemajuan (%)"), ("Target 2026", "Persentase")],
)
def test_an_actual_is_a_share_of_the_target_of_a_later_year(target: str, share: str) -> None:
    assert told(PROGRESS.format(target=target, share=share, last="98,64")) == []
    assert told(PROGRESS.format(target=target, share=share, last="98,46")) == [("98,46", "98,64")]


def test_shares_that_are_not_near_the_later_target_are_of_something_else() -> None:
    text = PROGRESS.format(target="Target 2026", share="Persentase", last="45,10")
    assert told(text.replace("98,32", "51,20")) == []


def test_a_formula_told_for_an_indicator_by_its_short_name_mends_its_achievement() -> None:
    text = """
Untuk indikator NDR digunakan rumus capaian = (2 x target - realisasi) / target x 100%.

Tabel 5 Capaian Indikator Kinerja Tahun 2024

No | Indikator Kinerja | Target | Realisasi | Capaian (%)
1 | Bed Occupancy Rate (BOR) | 65,00 | 64,83 | 99,74
2 | Net Death Rate (NDR) | 25,00 | 20,67 | {ndr}
3 | Indeks Kepuasan Masyarakat | 86,00 | 88,61 | 103,03

"""
    assert told(text.format(ndr="117,32")) == []
    assert told(text.format(ndr="127,32")) == [("127,32", "117,32")]


FLOORS = """
LAPORAN KINERJA DINAS PANGAN TAHUN 2031

Tabel 5 Capaian Kinerja

No | Indikator | Target | Realisasi | Capaian (%) | Capaian Minimum (%)
1 | Beras | 80,00 | 60,00 | 75,00 | 50,00
2 | Jagung | 80,00 | 20,00 | {} | 50,00
3 | Kedelai | 50,00 | 45,00 | 90,00 | 60,00
4 | Gula | 40,00 | 30,00 | 75,00 | 55,00
5 | Telur | 60,00 | 54,00 | {} | 45,00
"""


@pytest.mark.parametrize(
    ("lowest", "last", "found"),
    [
        ("25,00", "90,00", []),
        ("50,00", "90,00", []),  # raised to the least that its row may have
        ("40,00", "90,00", [("40,00", "25,00")]),
        ("50,00", "45,00", [("45,00", "90,00")]),  # less than it comes to: no least raised it
    ],
)
def test_a_figure_may_be_raised_to_the_least_of_its_row(
    lowest: str, last: str, found: list[tuple[str, str]]
) -> None:
    assert [(f.printed, f.computed) for f in audited(FLOORS.format(lowest, last)).findings] == found
