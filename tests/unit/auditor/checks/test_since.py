"""Changes since a year that a sentence names."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import told

from capaian.domain.audit import AuditRule

REPORT = """
LAPORAN KINERJA DINAS PERPUSTAKAAN TAHUN 2031

Tabel 6 Lima Tahun Terakhir
Indikator | 2027 | 2028 | 2029 | 2030 | 2031
Nilai kegemaran membaca | 81,20 | 82,44 | 83,90 | 85,12 | 86,65
Persentase koleksi terawat | 80,15 | 83,60 | 86,72 | 89,05 | 92,23
Waktu layanan peminjaman | 4,00 | 3,10 | 2,50 | 2,10 | 1,60

{sentence}
"""


def found(sentence: str, rule: AuditRule) -> list[tuple[str, str]]:
    report = REPORT.format(sentence=sentence)
    return [(printed, computed) for _, printed, computed in told(report, rule)]


@pytest.mark.parametrize(
    ("sentence", "right", "wrong"),
    [
        ("Nilai kegemaran membaca {} 5,45 poin dibandingkan 2027.", "naik", "turun"),
        ("Waktu layanan peminjaman {} 1,50 hari sejak tahun 2028.", "turun", "naik"),
        ("Persentase koleksi terawat {} sebesar 12,08 poin dari kondisi tahun 2027.", "meningkat", "menurun"),
    ],
)
def test_the_direction_since_a_year_is_that_of_the_table(sentence: str, right: str, wrong: str) -> None:
    assert found(sentence.format(right), AuditRule.TREND) == []
    ((printed, computed),) = found(sentence.format(wrong), AuditRule.TREND)
    assert (printed, computed) == (wrong, "turun" if right == "turun" else "naik")


@pytest.mark.parametrize(
    ("sentence", "wrong", "right"),
    [
        ("Nilai kegemaran membaca naik 5,54 poin dibandingkan 2027.", "5,54", "5,45"),
        ("Persentase koleksi terawat meningkat 8,36 poin jika dibanding tahun 2028.", "8,36", "8,63"),
    ],
)
def test_points_since_a_year_are_those_of_the_table(sentence: str, wrong: str, right: str) -> None:
    assert found(sentence.replace(wrong, right), AuditRule.DIFFERENCE) == []
    assert found(sentence, AuditRule.DIFFERENCE) == [(wrong, right)]


@pytest.mark.parametrize(
    "sentence",
    [
        "Nilai kegemaran membaca naik 6,71 persen dibandingkan 2027.",
        "Nilai ujian naik 4,45 poin dibandingkan 2027.",
        "Nilai kegemaran membaca naik 4,45 poin dibandingkan target.",
        "Nilai kegemaran membaca naik 4,21 poin dibandingkan 2028-2030.",
        "Nilai kegemaran membaca turun 3 poin dibandingkan 2027.",
        "Nilai kegemaran membaca naik 5,10 poin dibandingkan 2026.",
    ],
)
def test_shares_other_things_and_years_that_no_table_has_are_passed(sentence: str) -> None:
    assert found(sentence, AuditRule.TREND) == []
    assert found(sentence, AuditRule.DIFFERENCE) == []


LEVELS = """
LAPORAN KINERJA DINAS KESEHATAN TAHUN 2031

Tabel 1 Hasil

No | Indikator | Hasil 2029 | Hasil 2030 | Hasil 2031
1 | Prevalensi Demam pada Balita | 19,82 | 16,41 | 13,50
2 | Cakupan Imunisasi Lengkap | 88,10 | 90,25 | 92,40

{}
"""


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("Prevalensi Demam pada Balita turun {} poin dari 16,41% pada tahun 2030.", ("2,91", "3,41")),
        ("Cakupan Imunisasi Lengkap naik {} poin dari 90,25% tahun 2030.", ("2,15", "2,51")),
    ],
)
def test_a_change_from_the_level_of_a_year(sentence: str, found: tuple[str, str]) -> None:
    right, wrong = found
    assert told(LEVELS.format(sentence.format(right)), AuditRule.DIFFERENCE) == []
    findings = told(LEVELS.format(sentence.format(wrong)), AuditRule.DIFFERENCE)
    assert {(printed, expected) for _, printed, expected in findings} == {(wrong, right)}


@pytest.mark.parametrize(
    "sentence",
    [
        "Prevalensi Demam pada Balita turun 3,41 poin dari 16,91% pada tahun 2030.",
        "Prevalensi Demam pada Balita turun 3,41 poin dari 19,82% tahun 2029 menjadi 16,41% tahun 2030.",
    ],
)
def test_a_change_from_another_level_is_none_of_the_row(sentence: str) -> None:
    assert ("3,41", "2,91") not in [(p, c) for _, p, c in told(LEVELS.format(sentence), AuditRule.DIFFERENCE)]


@pytest.mark.parametrize(
    ("form", "right", "wrong"),
    [
        # From 81,20 of 2027 and 82,44 of 2028 to 86,65: the change since another year is told for one.
        ("Sejak tahun 2028 nilai kegemaran membaca meningkat {} poin.", "4,21", "5,45"),
        ("Dibandingkan tahun 2027, nilai kegemaran membaca bertambah {}.", "5,45", "4,21"),
        ("Nilai kegemaran membaca tahun 2031 sebesar 86,65, naik {} poin dari tahun 2028.", "4,21", "5,45"),
        ("Nilai kegemaran membaca 86,65. Nilai ini naik {} poin dibandingkan tahun 2028.", "4,21", "5,45"),
        ("Terjadi kenaikan nilai kegemaran membaca sebesar {} poin dibandingkan tahun 2028.", "4,21", "5,45"),
        ("Kenaikan nilai kegemaran membaca sejak tahun 2028 mencapai {} poin.", "4,21", "5,45"),
        ("Waktu layanan peminjaman turun {} hari dari tahun 2028.", "1,50", "2,40"),
    ],
)
def test_a_change_since_another_year_is_told_as_such(form: str, right: str, wrong: str) -> None:
    assert found(form.format(right), AuditRule.DIFFERENCE) == []
    assert found(form.format(wrong), AuditRule.DIFFERENCE) == [(wrong, right)]


@pytest.mark.parametrize(
    "sentence",
    [
        "Sejak tahun 2028 nilai kegemaran membaca meningkat 5,45 persen.",
        "Nilai ujian 90,65. Nilai ini naik 5,45 poin dibandingkan tahun 2028.",
        "Nilai kegemaran membaca 86,65. Nilai ujian naik 5,15 poin dibandingkan tahun 2028.",
        "Waktu layanan peminjaman turun 2,11 hari dari tahun 2028.",
    ],
)
def test_growths_and_changes_of_other_things_are_left_alone(sentence: str) -> None:
    assert found(sentence, AuditRule.DIFFERENCE) == []


COLUMNS = """
LAPORAN KINERJA DINAS PENDIDIKAN TAHUN 2030

Tabel 6 Perkembangan Indeks Literasi Siswa dan Angka Partisipasi Murni
Tahun | ILS | APM
2027 | 60,35 | 95,05
2028 | 63,20 | 95,90
2029 | 65,75 | 96,70
2030 | 68,25 | 97,44

{sentence}
"""


@pytest.mark.parametrize(
    ("form", "right", "wrong"),
    [
        ("Sejak 2027 indeks literasi siswa tumbuh {} poin.", "7,90", "5,05"),
        ("APM tahun 2030 mencapai 97,44, meningkat {} poin dari tahun 2028.", "1,54", "2,39"),
    ],
)
def test_rows_of_years_tell_changes_of_their_columns(form: str, right: str, wrong: str) -> None:
    for printed, expected in ((right, []), (wrong, [(wrong, right)])):
        report = COLUMNS.format(sentence=form.format(printed))
        assert [each[1:] for each in told(report, AuditRule.DIFFERENCE)] == expected
