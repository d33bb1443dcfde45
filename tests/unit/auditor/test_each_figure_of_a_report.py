"""A whole sound report, and each of its figures with two digits exchanged: what is told, and where."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import audited

from capaian.domain.issue import Level

REPORT = """
LAPORAN KINERJA DINAS PERIKANAN KABUPATEN SAMUDRA JATI TAHUN 2022

BAB II PERENCANAAN KINERJA

Tabel 2.1 Target Renstra Tahun 2021-2024

No | Indikator | Satuan | 2021 | 2022 | 2023 | 2024
1 | Persentase kapal berizin | % | 92,00 | 94,00 | 95,00 | 96,00
2 | Indeks Kepuasan Nelayan | Indeks | 82,00 | 83,00 | 84,00 | 85,00
3 | Rata-rata waktu penerbitan izin | Hari | 6,00 | 5,00 | 4,00 | 3,00
4 | Produksi perikanan tangkap | Ton | 41.000 | 42.500 | 43.000 | 44.000

Target persentase kapal berizin naik dari 92,00% pada tahun 2021 menjadi 96,00% pada tahun 2024, \
atau bertambah 4,00 poin.

BAB III AKUNTABILITAS KINERJA

Tabel 3.1 Capaian Indikator Kinerja Tahun 2022

No | Indikator | Satuan | Target | Realisasi | Capaian (%) | Keterangan
1 | Persentase kapal berizin | % | 94,00 | 95,59 | 101,69 | Tercapai
2 | Indeks Kepuasan Nelayan | Indeks | 83,00 | 84,50 | 101,81 | Tercapai
3 | Rata-rata waktu penerbitan izin | Hari | 5,00 | 4,60 | 108,00 | Tercapai
4 | Produksi perikanan tangkap | Ton | 42.500 | 43.180 | 101,60 | Tercapai
 | Rata-rata capaian |  |  |  | 103,28 |

Rata-rata capaian keempat indikator adalah 103,28%. Capaian tertinggi diperoleh Rata-rata waktu \
penerbitan izin (108,00%).

Tabel 3.2 Realisasi Tahun 2021 dan 2022

No | Indikator | 2021 | 2022 | Perubahan | Arah
1 | Persentase kapal berizin | 93,10 | 95,59 | 2,49 | Naik
2 | Indeks Kepuasan Nelayan | 83,25 | 84,50 | 1,25 | Naik
3 | Rata-rata waktu penerbitan izin | 5,40 | 4,60 | -0,80 | Turun
4 | Produksi perikanan tangkap | 42.310 | 43.180 | 870 | Naik

Indeks Kepuasan Nelayan naik 1,25 poin dari 83,25 pada tahun 2021 menjadi 84,50 pada tahun 2022.
Produksi perikanan tangkap tahun 2022 sebesar 43.180 ton, bertambah 870 ton atau 2,06% dibandingkan \
tahun 2021 sebesar 42.310 ton.

Tabel 3.3 Kapal Berizin menurut Dermaga Tahun 2022

No | Dermaga | Kapal Wajib Izin | Kapal Berizin | Belum Berizin | Persentase (%)
1 | Teluk Biru | 1.240 | 1.198 | 42 | 96,61
2 | Muara Jingga | 980 | 921 | 59 | 93,98
3 | Tanjung Kelabu | 1.515 | 1.474 | 41 | 97,29
4 | Karang Putih | 760 | 689 | 71 | 90,66
5 | Selat Hijau | 1.105 | 1.071 | 34 | 96,92
Jumlah |  | 5.600 | 5.353 | 247 | 95,59

Sebanyak 5.353 dari 5.600 kapal wajib izin atau 95,59% telah berizin, sedangkan 247 kapal belum berizin.
Persentase tertinggi terdapat di Dermaga Tanjung Kelabu (97,29%) dan terendah di Dermaga Karang \
Putih (90,66%).

Tabel 3.4 Anggaran dan Realisasi Tahun 2022 (Rp)

No | Program | Anggaran | Realisasi | Sisa | Serapan (%)
1 | Program Penunjang Urusan Pemerintahan | 2.450.000.000 | 2.371.250.000 | 78.750.000 | 96,79
2 | Program Perikanan Tangkap | 1.180.000.000 | 1.093.400.000 | 86.600.000 | 92,66
3 | Program Perikanan Budidaya | 640.000.000 | 602.150.000 | 37.850.000 | 94,09
Jumlah |  | 4.270.000.000 | 4.066.800.000 | 203.200.000 | 95,24

Anggaran tahun 2022 sebesar Rp4.270.000.000 terealisasi Rp4.066.800.000 atau 95,24%, sehingga \
tersisa Rp203.200.000.
Anggaran tersebut digunakan untuk 3 (tiga) program.

Tabel 3.5 Nilai Unsur Survei Tahun 2022

No | Unsur | Nilai | Indeks
U1 | Persyaratan | 3,41 | 85,25
U2 | Prosedur | 3,36 | 84,00
U3 | Waktu | 3,22 | 80,50
U4 | Biaya | 3,88 | 97,00
U5 | Perilaku | 3,03 | 75,75
 | Rata-rata | 3,38 | 84,50

Unsur dengan nilai tertinggi adalah Biaya (3,88) dan terendah Perilaku (3,03).

BAB IV PENUTUP

Pada tahun 2022 persentase kapal berizin mencapai 95,59% dari target 94,00%, dan Indeks Kepuasan \
Nelayan 84,50 dari target 83,00.
"""
SLIPS = (
    (13, "92,00", "29,00", "crossref", 13, "29,00"),
    (13, "96,00", "69,00", "crossref", 13, "69,00"),
    (20, "94,00", "49,00", "capaian", 20, "101,69"),
    (20, "95,59", "59,59", "capaian", 20, "101,69"),
    (20, "101,69", "110,69", "capaian", 20, "110,69"),
    (21, "83,00", "38,00", "capaian", 21, "101,81"),
    (21, "84,50", "48,50", "capaian", 21, "101,81"),
    (21, "101,81", "110,81", "capaian", 21, "110,81"),
    (22, "4,60", "6,40", "capaian", 22, "108,00"),
    (22, "108,00", "180,00", "capaian", 22, "180,00"),
    (23, "42.500", "24.500", "capaian", 23, "101,60"),
    (23, "43.180", "34.180", "capaian", 23, "101,60"),
    (23, "101,60", "110,60", "capaian", 23, "110,60"),
    (26, "103,28", "130,28", "crossref", 26, "130,28"),
    (26, "108,00", "180,00", "crossref", 26, "180,00"),
    (31, "93,10", "39,10", "difference", 31, "2,49"),
    (31, "95,59", "59,59", "difference", 31, "2,49"),
    (31, "2,49", "4,29", "difference", 31, "4,29"),
    (32, "83,25", "38,25", "difference", 32, "1,25"),
    (32, "84,50", "48,50", "difference", 32, "1,25"),
    (32, "1,25", "2,15", "difference", 32, "2,15"),
    (33, "5,40", "4,50", "difference", 33, "-0,80"),
    (33, "4,60", "6,40", "difference", 33, "-0,80"),
    (33, "-0,80", "-8,00", "difference", 33, "-8,00"),
    (34, "42.310", "24.310", "difference", 34, "870"),
    (34, "43.180", "34.180", "difference", 34, "870"),
    (34, "870", "780", "difference", 34, "780"),
    (36, "1,25", "2,15", "crossref", 36, "2,15"),
    (36, "83,25", "38,25", "crossref", 36, "38,25"),
    (36, "84,50", "48,50", "crossref", 36, "48,50"),
    (37, "43.180", "34.180", "crossref", 37, "34.180"),
    (37, "870", "780", "crossref", 37, "780"),
    (37, "2,06", "2,60", "difference", 37, "2,60"),
    (37, "42.310", "24.310", "crossref", 37, "24.310"),
    (42, "1.240", "2.140", "sum", 42, "2.140"),
    (42, "1.198", "1.918", "bound", 42, "1.918"),
    (42, "96,61", "69,61", "ratio", 42, "69,61"),
    (43, "980", "890", "sum", 43, "890"),
    (43, "921", "291", "ratio", 43, "93,98"),
    (43, "93,98", "39,98", "ratio", 43, "39,98"),
    (44, "1.515", "5.115", "sum", 44, "5.115"),
    (44, "1.474", "4.174", "bound", 44, "4.174"),
    (44, "97,29", "79,29", "ratio", 44, "79,29"),
    (45, "760", "670", "sum", 45, "670"),
    (45, "689", "869", "bound", 45, "869"),
    (45, "90,66", "96,06", "ratio", 45, "96,06"),
    (46, "1.105", "1.015", "sum", 46, "1.015"),
    (46, "1.071", "1.701", "bound", 46, "1.701"),
    (46, "96,92", "69,92", "ratio", 46, "69,92"),
    (47, "5.600", "6.500", "sum", 47, "6.500"),
    (47, "5.353", "3.553", "sum", 47, "3.553"),
    (47, "247", "427", "sum", 47, "427"),
    (47, "95,59", "59,59", "ratio", 47, "59,59"),
    (49, "5.353", "3.553", "crossref", 49, "3.553"),
    (49, "5.600", "6.500", "crossref", 49, "6.500"),
    (49, "95,59", "59,59", "crossref", 49, "59,59"),
    (49, "247", "427", "crossref", 49, "427"),
    (50, "97,29", "79,29", "crossref", 50, "79,29"),
    (50, "90,66", "96,06", "crossref", 50, "96,06"),
    (55, "2.450.000.000", "4.250.000.000", "difference", 55, "78.750.000"),
    (55, "2.371.250.000", "3.271.250.000", "bound", 55, "3.271.250.000"),
    (55, "78.750.000", "87.750.000", "difference", 55, "87.750.000"),
    (55, "96,79", "69,79", "serapan", 55, "69,79"),
    (56, "1.180.000.000", "1.810.000.000", "difference", 56, "86.600.000"),
    (56, "1.093.400.000", "1.903.400.000", "bound", 56, "1.903.400.000"),
    (56, "86.600.000", "68.600.000", "difference", 56, "68.600.000"),
    (56, "92,66", "29,66", "serapan", 56, "29,66"),
    (57, "640.000.000", "460.000.000", "bound", 57, "602.150.000"),
    (57, "602.150.000", "620.150.000", "difference", 57, "37.850.000"),
    (57, "37.850.000", "73.850.000", "difference", 57, "73.850.000"),
    (57, "94,09", "49,09", "serapan", 57, "49,09"),
    (58, "4.270.000.000", "2.470.000.000", "sum", 58, "2.470.000.000"),
    (58, "4.066.800.000", "4.606.800.000", "bound", 58, "4.606.800.000"),
    (58, "203.200.000", "230.200.000", "difference", 58, "230.200.000"),
    (58, "95,24", "59,24", "serapan", 58, "59,24"),
    (60, "4.270.000.000", "2.470.000.000", "crossref", 60, "2.470.000.000"),
    (60, "4.066.800.000", "4.606.800.000", "crossref", 60, "4.606.800.000"),
    (60, "95,24", "59,24", "crossref", 60, "59,24"),
    (60, "203.200.000", "230.200.000", "crossref", 60, "230.200.000"),
    (66, "3,41", "4,31", "index", 66, "85,25"),
    (66, "85,25", "58,25", "index", 66, "58,25"),
    (67, "3,36", "3,63", "index", 67, "84,00"),
    (67, "84,00", "48,00", "index", 67, "48,00"),
    (68, "3,22", "2,32", "index", 68, "80,50"),
    (68, "80,50", "85,00", "index", 68, "85,00"),
    (69, "3,88", "8,38", "index", 69, "97,00"),
    (69, "97,00", "79,00", "index", 69, "79,00"),
    (70, "3,03", "3,30", "index", 70, "75,75"),
    (70, "75,75", "57,75", "index", 70, "57,75"),
    (71, "3,38", "3,83", "average", 71, "3,83"),
    (73, "3,88", "8,38", "crossref", 73, "8,38"),
    (73, "3,03", "3,30", "crossref", 73, "3,30"),
    (77, "95,59", "59,59", "crossref", 77, "59,59"),
    (77, "94,00", "49,00", "crossref", 77, "49,00"),
    (77, "84,50", "48,50", "crossref", 77, "48,50"),
    (77, "83,00", "38,00", "crossref", 77, "38,00"),
)
"""Line of a figure, the figure, the slip; rule, line and figure of what is told."""


def faults(text: str) -> list[tuple[str, int, str]]:
    """Return rule, line and figure of what is told above notes, and of what follows from it."""
    found = (f for f in audited(text).findings if f.level is not Level.NOTE or f.root)
    return [(f.rule.value, f.line, f.printed.replace("\u2212", "-")) for f in found]


def test_of_the_sound_report_nothing_is_told() -> None:
    assert faults(REPORT) == []


@pytest.mark.parametrize(("line", "figure", "slip", "rule", "place", "printed"), SLIPS)
def test_a_slip_is_told(line: int, figure: str, slip: str, rule: str, place: int, printed: str) -> None:
    lines = REPORT.strip("\n").split("\n")
    assert figure in lines[line - 1]
    lines[line - 1] = lines[line - 1].replace(figure, slip, 1)
    assert (rule, place, printed) in faults("\n".join(lines))


SENTENCES = (
    ("Capaian tertinggi diperoleh Rata-rata waktu penerbitan izin (108,00%).", []),
    ("Capaian terendah adalah Produksi perikanan tangkap (101,60%).", []),
    ("Kapal berizin terbanyak berada di Dermaga Tanjung Kelabu, yaitu 1.474 kapal.", []),
    ("Di Dermaga Karang Putih 689 dari 760 kapal wajib izin telah berizin atau 90,66%.", []),
    (
        "Selisih antara Dermaga Tanjung Kelabu (97,29%) dan Dermaga Karang Putih (90,66%) adalah 6,63 poin.",
        [],
    ),
    ("Tiga dermaga berada di atas persentase kabupaten sebesar 95,59%.", []),
    ("Program Perikanan Tangkap menyerap Rp1.093.400.000 dari Rp1.180.000.000 atau 92,66%.", []),
    ("Serapan tertinggi pada Program Penunjang Urusan Pemerintahan (96,79%).", []),
    ("Dua program lainnya bersama-sama menyerap Rp1.695.550.000 dari Rp1.820.000.000 (93,16%).", []),
    ("Indeks Kepuasan Nelayan melampaui target 83,00 sebesar 1,50 poin.", []),
    ("Waktu penerbitan izin 4,60 hari, lebih cepat 0,80 hari daripada tahun 2021.", []),
    ("Produksi perikanan tangkap ditargetkan 44.000 ton pada tahun 2024.", []),
    ("Unsur Biaya memperoleh indeks 97,00, disusul Persyaratan (85,25).", []),
    ("Seluruh indikator mencapai target tahun 2022.", []),
    ("Keempat indikator membaik dibandingkan tahun 2021.", []),
    ("Sebanyak 689 dari 760 kapal wajib izin di Dermaga Karang Putih atau 99,66% berizin.", ["99,66"]),
    ("Program Perikanan Tangkap menyerap Rp1.093.400.000 dari Rp1.180.000.000 atau 96,22%.", ["96,22"]),
)


@pytest.mark.parametrize(("sentence", "wrong"), SENTENCES)
def test_other_sentences_about_it(sentence: str, wrong: list[str]) -> None:
    found = faults(REPORT.rstrip("\n") + f"\n\n{sentence}\n")
    assert {printed for _, _, printed in found} >= {*wrong}
    assert bool(found) is bool(wrong)
