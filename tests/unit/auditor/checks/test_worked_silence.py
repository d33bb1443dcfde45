"""What looks like arithmetic and is none: dates, laws, telephones, codes, classes, numbers of columns."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import audited, read

from capaian.auditor.checks.worked import check_worked


@pytest.mark.parametrize(
    "text",
    [
        "Sesuai Peraturan Bupati 12/2023 dan surat 1/2024 tanggal 1/2/2024.",
        "Surat Nomor 12/2023 = 5 lembar.",
        "Tahun pelajaran 2023/2024 = 5 sekolah.",
        "Tanggal 01/02/2024 = 5.",
        "Rekening 5.1.02.01.001 = 5.",
        "Rekening 5.1.02.01.01/5.1.02.01.02 x 100 = 5.",
        "Telepon (0526) 2028-123 = 5.",
        "Telepon 0812-3456 = 5.",
        "Usia 0-17 tahun = 40.348 jiwa.",
        "Kelas 76,61-88,30 = 2.",
        "Kelas 1,00 – 2,5996 = 1.",
        "Kelas 88,31 - 100,00 = 4.",
        "Skala 1 : 50.000 = 1 cm di lapangan.",
        "Skor 51 : 49 = 2 putaran.",
        "(5 : 4) x 100 = 6",
        "7 = 6/5 x 100",
        "(2 + 3 = 4)",
        "1 + 2 + 3 = 4",
        "2 lusin + 6 buah = 30 buah.",
        "3 bulan + 12 hari = 102 hari.",
        "1.250.000 + 2.000.000 = 3,25 juta.",
        "Setara 1/2 hari = 4 jam.",
        "Nilai 3/4 bagian = 75 orang.",
        "Cakupan = realisasi / target x 100%.",
        "Cakupan = 412 / x 100% = 80.",
        "Cakupan = 412 / 480 x 100%.",
        "Cakupan 412 / 0 x 100% = 80.",
        "a x 412 + 5 = 20",
        "3 x 412 = 20",
        "412 - 12 - 10 = 20",
        "Bobot 20 x 4 + 30 = 20",
        "Kapal A = 5, kapal B = 6, kapal C = 12.",
        "A4 = 210 x 297 mm",
        "Kode 12 + B3 = 20",
        "Cakupan 412 / 480 x 100% = tinggi.",
        "Cakupan 412 / 480 x 100% = 412 / 480 x 100%.",
        "Hasil bagi 450 : 30 = 15 murid.",
        "Hasil 1,234 + 2,000 = 3.234.",
        r"$N = \sum_{i} x_i / 5 = 12$",
        r"$N = \frac{12}{x} \times 100 = 5$",
        "Jam 08.00 - 16.00 = 7 jam kerja.",
        "Pukul 08:30 = 5 orang.",
    ],
)
def test_what_is_no_working_is_left_alone(text: str) -> None:
    assert [claim for claim in check_worked(read(text)) if not claim.holds()] == []
    assert audited(text).findings == ()


@pytest.mark.parametrize(
    "line",
    [
        "Jumlahnya 2.216.500 + 32 = 4.187.000 menurut kolom di sebelahnya.",
        "Realisasi 66.960.000 / 66.380.000 x 100% = 5.908.376.345 di kolom lain.",
    ],
)
def test_what_is_wildly_off_is_no_result_of_the_working(line: str) -> None:
    assert audited(line).findings == ()
