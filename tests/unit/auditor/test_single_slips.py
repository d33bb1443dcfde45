"""Single slips in sound reports of other fields, each told at its place."""

from __future__ import annotations

import pytest
from tests.unit.auditor.kindred_report_of_farming import FARMING
from tests.unit.auditor.kindred_reports import FISHERY, HOSPITAL, TRAFFIC
from tests.unit.auditor.reports import audited


@pytest.mark.parametrize("report", [TRAFFIC, FISHERY, HOSPITAL, FARMING])
def test_sound_reports_are_silent(report: str) -> None:
    assert audited(report).findings == ()


def assert_told(report: str, right: str, wrong: str) -> None:
    """Check that one change of a report is told at its place or right beside it."""
    assert report.count(right) == 1
    line = report.strip("\n")[: report.strip("\n").index(right)].count("\n") + 1
    found = [finding.line for finding in audited(report.replace(right, wrong)).findings]
    assert any(abs(own - line) <= 1 for own in found), (line, found)


@pytest.mark.parametrize(
    ("report", "right", "wrong"),
    [
        (TRAFFIC, "tahun 2024 sebesar 94,51%", "tahun 2024 sebesar 95,41%"),
        (TRAFFIC, "Serapan anggaran mencapai 94,51 persen", "Serapan anggaran mencapai 95,41 persen"),
        (TRAFFIC, "Serapan anggaran mencapai 94,51 persen", "Serapan anggaran mencapai 93,51 persen"),
        (FISHERY, "penyerapan anggaran sebesar 95,20%", "penyerapan anggaran sebesar 92,50%"),
        (FISHERY, "penyerapan anggaran sebesar 95,20%", "penyerapan anggaran sebesar 96,20%"),
        (HOSPITAL, "dengan serapan 94,05%. Dari", "dengan serapan 95,05%. Dari"),
        (HOSPITAL, "tahun 2022 mencapai 94,05%", "tahun 2022 mencapai 94,50%"),
        (HOSPITAL, "tahun 2022 mencapai 94,05%", "tahun 2022 mencapai 96,05%"),
        (FARMING, "daya serap anggaran mencapai 94,5 %", "daya serap anggaran mencapai 95,4 %"),
        (FARMING, "terserap 94,5 % dari", "terserap 95,4 % dari"),
        (FARMING, "terserap 94,5 % dari", "terserap 93,5 % dari"),
    ],
)
def test_an_absorption_told_at_the_end(report: str, right: str, wrong: str) -> None:
    assert_told(report, right, wrong)


@pytest.mark.parametrize(
    ("report", "right", "wrong"),
    [
        (
            TRAFFIC,
            "disusul Mojosari (52 unit) dan Serayu Hulu (40 unit)",
            "disusul Serayu Hulu (40 unit) dan Mojosari (52 unit)",
        ),
        (TRAFFIC, "disusul Mojosari (52 unit) dan", "disusul Karangjati (33 unit) dan"),
        (TRAFFIC, "urutan kedua ditempati Kecamatan Mojosari", "urutan kedua ditempati Kecamatan Karangjati"),
        (TRAFFIC, "ditempati Kecamatan Serayu Hilir", "ditempati Kecamatan Pagerwangi"),
        (FISHERY, "disusul Muara Bulan (1.305,2 ton), sed", "disusul Teluk Sari (1.012,9 ton), sed"),
        (
            FISHERY,
            "di posisi berikutnya adalah Teluk Sari (1.012,9 ton)",
            "di posisi berikutnya adalah Batu Layar (702,5 ton)",
        ),
        (
            FISHERY,
            "Posisi pertama ditempati Pasir Mas, diikuti Muara Bulan",
            "Posisi pertama ditempati Batu Layar, diikuti Muara Bulan",
        ),
        (FISHERY, "diikuti Muara Bulan dan Teluk Sari", "diikuti Teluk Sari dan Muara Bulan"),
        (HOSPITAL, "disusul oleh poli Anak (4.250 kunjungan)", "disusul oleh poli Bedah (2.450 kunjungan)"),
        (
            HOSPITAL,
            "urutan ketiga adalah poli Bedah (2.450 kunjungan)",
            "urutan ketiga adalah poli Gigi (1.960 kunjungan)",
        ),
        (HOSPITAL, "tahun 2022 ada di poli Dalam", "tahun 2022 ada di poli Mata"),
        (
            FARMING,
            "disusul Melur Selatan 11 orang dan Melur Barat 10 orang",
            "disusul Melur Barat 10 orang dan Melur Selatan 11 orang",
        ),
        (FARMING, "disusul Melur Selatan 11 orang dan", "disusul Melur Timur 9 orang dan"),
    ],
)
def test_what_follows_in_an_order(report: str, right: str, wrong: str) -> None:
    assert_told(report, right, wrong)


@pytest.mark.parametrize(
    ("report", "right", "wrong"),
    [
        (
            TRAFFIC,
            "paling jauh dari target adalah Persentase angkutan laik jalan",
            "paling jauh dari target adalah Persentase rambu terpasang",
        ),
        (
            TRAFFIC,
            "terdapat pada indikator Persentase angkutan laik jalan",
            "terdapat pada indikator Persentase rambu terpasang",
        ),
        (
            FISHERY,
            "terjadi pada Persentase kapal patuh, sedangkan",
            "terjadi pada Angka konsumsi ikan, sedangkan",
        ),
        (FISHERY, "terdapat pada Nilai tukar nelayan.", "terdapat pada Persentase kelompok nelayan aktif."),
        (
            HOSPITAL,
            "Indikator Persentase alat laik pakai memiliki deviasi",
            "Indikator Bed Occupancy Rate memiliki deviasi",
        ),
    ],
)
def test_what_lies_nearest_and_farthest(report: str, right: str, wrong: str) -> None:
    assert_told(report, right, wrong)


@pytest.mark.parametrize(
    ("report", "right", "wrong"),
    [
        (TRAFFIC, "78,50 | 80,10 | 79,30", "78,50 | 80,10 | 79,80"),
        (FISHERY, "54.000 | 53.000 | 55.000 | 53.500", "54.000 | 53.000 | 55.000 | 55.300"),
        (HOSPITAL, "86,00 | 88,40 | 87,20", "86,00 | 88,40 | 87,70"),
        (HOSPITAL, "85,85 | 87,55 | 86,70", "85,85 | 87,55 | 86,07"),
        (FARMING, "79,50 | 81,10 | 80,30", "79,50 | 81,10 | 83,00"),
    ],
)
def test_means_of_a_row(report: str, right: str, wrong: str) -> None:
    assert_told(report, right, wrong)


@pytest.mark.parametrize(
    ("report", "right", "wrong"),
    [
        (TRAFFIC, "66,00 | 88,00 | Cukup", "66,00 | 88,00 | Sangat Baik"),
        (FISHERY, "43,65 | 97,00 | Tinggi", "43,65 | 97,00 | Sedang"),
        (FISHERY, "46,20 | 77,00 | Sedang", "46,20 | 77,00 | Tinggi"),
        (FISHERY, "97,00% dengan predikat Tinggi", "97,00% dengan predikat Sangat Tinggi"),
        (HOSPITAL, "86,7 | 102,00 | Sangat Tinggi", "86,7 | 102,00 | Rendah"),
        (HOSPITAL, "Rate memperoleh kategori Tinggi", "Rate memperoleh kategori Sangat Tinggi"),
        (HOSPITAL, "80,00% termasuk kategori Tinggi", "80,00% termasuk kategori Sangat Tinggi"),
        (FARMING, "855,00 | 95,00 | Berhasil", "855,00 | 95,00 | Cukup Berhasil"),
        (FARMING, "bersertifikat dikategorikan Sangat Berhasil", "bersertifikat dikategorikan Berhasil"),
        (FARMING, "Tiga indikator masuk kategori Sangat", "Empat indikator masuk kategori Sangat"),
    ],
)
def test_classes_without_a_scale(report: str, right: str, wrong: str) -> None:
    assert_told(report, right, wrong)


@pytest.mark.parametrize(
    ("report", "right", "wrong"),
    [
        (TRAFFIC, "3 dari 5 indikator mencapai", "4 dari 5 indikator mencapai"),
        (TRAFFIC, "Sebanyak 3 indikator mencapai target dan 2", "Sebanyak 4 indikator mencapai target dan 2"),
        (TRAFFIC, "target dan 2 indikator belum", "target dan 1 indikator belum"),
        (
            FISHERY,
            "dua indikator telah mencapai target dan empat",
            "tiga indikator telah mencapai target dan empat",
        ),
        (FISHERY, "2 indikator mencapai target.", "3 indikator mencapai target."),
        (HOSPITAL, "2 indikator mencapai target.", "3 indikator mencapai target."),
        (HOSPITAL, "Dua dari empat indikator telah", "Tiga dari empat indikator telah"),
        (HOSPITAL, "sementara dua indikator lainnya", "sementara satu indikator lainnya"),
        (FARMING, "3 dari 6 indikator telah", "4 dari 6 indikator telah"),
    ],
)
def test_how_many_met_their_targets(report: str, right: str, wrong: str) -> None:
    assert_told(report, right, wrong)


@pytest.mark.parametrize(
    ("report", "right", "wrong"),
    [
        (TRAFFIC, "Indeks kepuasan penumpang | 82,11 | 83,64", "Indeks kepuasan penumpang | 81,21 | 83,64"),
        (FISHERY, "ikan (kg/kapita) | 42,70 | 43,65 | 0,95", "ikan (kg/kapita) | 42,10 | 43,65 | 1,55"),
        (FARMING, "baik (%) | 59,10 | 60,00 | 0,90", "baik (%) | 51,90 | 60,00 | 8,10"),
    ],
)
def test_last_year_in_two_tables(report: str, right: str, wrong: str) -> None:
    assert_told(report, right, wrong)


@pytest.mark.parametrize(
    ("report", "right", "wrong"),
    [
        (TRAFFIC, "Indikator Tahun 2021-2024", "Indikator Tahun 2020-2024"),
        (TRAFFIC, "Indikator Tahun 2021-2024", "Indikator Tahun 2021-2023"),
        (FISHERY, "Indikator Tahun 2021 s.d. 2023", "Indikator Tahun 2020 s.d. 2023"),
        (FISHERY, "Kecamatan Tahun 2022 dan 2023", "Kecamatan Tahun 2021 dan 2023"),
        (HOSPITAL, "Poli Tahun 2019-2022", "Poli Tahun 2018-2022"),
        (HOSPITAL, "Poli Tahun 2019-2022", "Poli Tahun 2020-2022"),
        (FARMING, "Tahun 2020 sampai dengan 2022", "Tahun 2019 sampai dengan 2022"),
        (FARMING, "Tahun 2020 sampai dengan 2022", "Tahun 2020 sampai dengan 2021"),
    ],
)
def test_years_of_a_title(report: str, right: str, wrong: str) -> None:
    assert_told(report, right, wrong)


@pytest.mark.parametrize(
    ("report", "right", "wrong"),
    [
        (TRAFFIC, "3 program, 4 kegiatan", "4 program, 4 kegiatan"),
        (TRAFFIC, "4 kegiatan, dan 6", "5 kegiatan, dan 6"),
        (TRAFFIC, "dan 6 sub kegiatan", "dan 7 sub kegiatan"),
        (FISHERY, "2 (dua) program", "3 (tiga) program"),
        (FISHERY, "3 (tiga) kegiatan", "4 (empat) kegiatan"),
        (FISHERY, "5 (lima) sub kegiatan", "6 (enam) sub kegiatan"),
        (HOSPITAL, "3 program, 5 kegiatan", "4 program, 5 kegiatan"),
        (HOSPITAL, "5 kegiatan dan", "6 kegiatan dan"),
        (HOSPITAL, "8 sub kegiatan", "9 sub kegiatan"),
        (FARMING, "3 program, 4 kegiatan", "4 program, 4 kegiatan"),
        (FARMING, "4 kegiatan dan 6", "5 kegiatan dan 6"),
        (FARMING, "dan 6 sub kegiatan", "dan 7 sub kegiatan"),
    ],
)
def test_programmes_of_a_tree(report: str, right: str, wrong: str) -> None:
    assert_told(report, right, wrong)


@pytest.mark.parametrize(
    ("report", "right", "wrong"),
    [
        (
            TRAFFIC,
            "rambu terpasang stagnan pada angka 74,40% dibandingkan",
            "rambu terpasang naik pada angka 74,40% dibandingkan",
        ),
        (TRAFFIC, "halte berfungsi naik dari", "halte berfungsi tetap dari"),
        (
            TRAFFIC,
            "halte berfungsi naik dari tahun sebelumnya",
            "halte berfungsi turun dari tahun sebelumnya",
        ),
        (
            TRAFFIC,
            "halte berfungsi naik dari tahun sebelumnya",
            "halte berfungsi tidak berubah dari tahun sebelumnya",
        ),
        (FISHERY, "Jering tidak berubah dibandingkan", "Jering meningkat dibandingkan"),
        (FISHERY, "produksi Batu Layar meningkat", "produksi Batu Layar tetap"),
        (FISHERY, "ikan mengalami kenaikan dari", "ikan mengalami penurunan dari"),
        (
            FISHERY,
            "Angka konsumsi ikan mengalami kenaikan dari tahun ke tahun",
            "Angka konsumsi ikan stagnan dari tahun ke tahun",
        ),
        (HOSPITAL, "bedah tidak mengalami perubahan", "bedah mengalami peningkatan"),
        (HOSPITAL, "poli gigi meningkat dibanding", "poli gigi stagnan dibanding"),
        (HOSPITAL, "poli gigi meningkat dibanding", "poli gigi menurun dibanding"),
        (FARMING, "produktivitas padi naik sedangkan", "produktivitas padi turun sedangkan"),
        (FARMING, "produksi cabai turun.", "produksi cabai naik."),
        (FARMING, "kelas tidak berubah dari", "kelas meningkat dari"),
        (FARMING, "baik terus meningkat selama", "baik terus menurun selama"),
    ],
)
def test_the_way_of_a_row(report: str, right: str, wrong: str) -> None:
    assert_told(report, right, wrong)


@pytest.mark.parametrize(
    ("report", "right", "wrong"),
    [
        (TRAFFIC, "Tanjung Serayu | 63 | 214 | 277", "Tanjung Serayu | 63 | 241 | 277"),
        (TRAFFIC, "Tanjung Serayu | 63 | 214 | 277", "Tanjung Serayu | 68 | 214 | 277"),
        (FISHERY, "Sriwangi | 5.175,3 | 5.337,6", "Sriwangi | 5.175,3 | 5.373,6"),
        (FISHERY, "Sriwangi | 5.175,3 | 5.337,6", "Sriwangi | 5.157,3 | 5.337,6"),
        (HOSPITAL, "16.550 | 12.400 | 14.400 | 16.520", "16.550 | 12.400 | 14.400 | 16.250"),
        (HOSPITAL, "16.550 | 12.400 | 14.400 | 16.520", "16.550 | 14.200 | 14.400 | 16.520"),
        (FARMING, "Kota Melur | 44 | 377", "Kota Melur | 44 | 373"),
        (FARMING, "Kota Melur | 44 | 377", "Kota Melur | 46 | 377"),
    ],
)
def test_a_total_called_by_its_area(report: str, right: str, wrong: str) -> None:
    assert_told(report, right, wrong)
