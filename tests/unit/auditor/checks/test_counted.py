"""So many rows of which something is said, held against the table that tells it."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import told

from capaian.domain.audit import AuditRule


def counts(text: str) -> list[tuple[str, str]]:
    return [found[1:] for found in told(text, AuditRule.COUNT)]


INDICATORS = """
BAB III HASIL

Tabel 3.2 Capaian Kinerja Tahun 2024

No | Indikator Kinerja | Target | Realisasi | Capaian (%) | Kategori
1 | Perahu yang laik | 80,00 | 84,00 | 105,00 | Sangat Tinggi
2 | Dermaga yang terang | 50,00 | 50,00 | 100,00 | Sangat Tinggi
3 | Rambu yang tegak | 40,00 | 36,00 | 90,00 | Tinggi
4 | Pelabuhan yang bersih | 60,00 | 42,00 | 70,00 | Sedang
5 | Nelayan yang berasuransi | 20,00 | 19,00 | 95,00 | Sangat Tinggi

{}
"""
DISTRICTS = """
Tabel 2 Cakupan Perekaman Menurut Kecamatan

No | Kecamatan | Wajib | Rekam | Persentase Perekaman (%) | Arah
1 | Laut Hulu | 1.000 | 990 | 99,00 | Naik
2 | Tanjung Wangi | 2.000 | 1.920 | 96,00 | Turun
3 | Karang Mulya | 1.500 | 1.485 | 99,00 | Naik
4 | Pasir Bening | 500 | 455 | 91,00 | Tetap
 | Jumlah | 5.000 | 4.850 | 97,00 |

{}
"""


@pytest.mark.parametrize(
    ("text", "sentence", "expected"),
    [
        (
            INDICATORS,
            "{} indikator bermutu Sangat Tinggi, 1 indikator bermutu Tinggi, 1 indikator kategori Sedang.",
            ("3 (tiga)", "2 (dua)", "3 indikator"),
        ),
        (
            INDICATORS,
            "Dari 5 (lima) indikator, {} indikator telah mencapai target dan 3 indikator belum tercapai.",
            ("2", "1", "2 indikator"),
        ),
        (
            INDICATORS,
            "Sebanyak {} indikator memiliki tingkat capaian di atas 92%.",
            ("3", "4", "3 indikator"),
        ),
        (
            DISTRICTS,
            "Ada {} kecamatan yang persentasenya di atas rata-rata kabupaten, dan 2 kecamatan di bawahnya.",
            ("2", "3", "2 kecamatan"),
        ),
        (
            DISTRICTS,
            "Dari empat kecamatan, {} kecamatan naik, satu kecamatan menurun, dan satu kecamatan tetap.",
            ("2", "1", "2 kecamatan"),
        ),
    ],
    ids=["class", "met", "level", "mean", "trend"],
)
def test_rows_are_counted_by_what_is_said_of_them(
    text: str, sentence: str, expected: tuple[str, str, str]
) -> None:
    right, wrong, found = expected
    assert counts(text.format(sentence.format(right))) == []
    assert [computed for _, computed in counts(text.format(sentence.format(wrong)))] == [found]


def test_a_count_far_from_its_table_is_held_against_the_rows_of_the_table() -> None:
    far = "\nAlinea tanpa angka.\n" * 8 + "\nBAB IV PENUTUP\n\n"
    end = "Dari 5 indikator, {} indikator berkategori Sangat Tinggi dan 1 indikator berkategori Sedang."
    assert counts(INDICATORS.format(far + end.format("3"))) == []
    assert [found for _, found in counts(INDICATORS.format(far + end.format("2")))] == ["3 indikator"]


@pytest.mark.parametrize(
    ("sentence", "is_said"),
    [
        ("Dari enam program, tiga program mendapat tambahan dan tiga program dikurangi.", False),
        ("Dari enam program, empat program mendapat tambahan dan tiga program dikurangi.", True),
        ("Dari 6 kapal, 4 kapal berkategori Baik dan 3 kapal berkategori Cukup.", True),
        ("Dari 6 indikator, 5 indikator mencapai target dan 3 indikator melampaui target.", False),
        ("Dari 6 indikator, 5 indikator mencapai target, 3 indikator di antaranya melampaui target.", False),
        ("Dari 6 indikator, 5 indikator berkategori Baik dan 3 indikator meningkat.", False),
    ],
)
def test_parts_are_no_more_than_their_whole(sentence: str, is_said: bool) -> None:
    assert bool(counts(f"BAB III HASIL\n\n{sentence}\n")) is is_said


@pytest.mark.parametrize(
    "sentence",
    [
        "Sebanyak 4 indikator mencapai target nasional dan 1 indikator belum mencapai target nasional.",
        "Sebanyak 4 pelabuhan masuk kategori Sangat Tinggi dan 1 pelabuhan masuk kategori Sedang.",
        "Sebanyak 12 indikator masuk kategori Sangat Tinggi dan 1 indikator masuk kategori Sedang.",
        "Sebanyak 4 indikator memiliki tingkat kepatuhan di atas 92%.",
        "Sebanyak 1 indikator masuk kategori Sangat Tinggi.",
    ],
    ids=["elsewhere", "other-things", "another-table", "another-quantity", "alone"],
)
def test_counts_of_something_else_are_left_alone(sentence: str) -> None:
    assert counts(INDICATORS.format(sentence)) == []


def test_a_count_of_figures_that_are_wrong_themselves_is_left_to_them() -> None:
    text = INDICATORS.format("Sebanyak 3 indikator memiliki tingkat capaian di atas 92%.")
    assert counts(text.replace("| 50,00 | 100,00", "| 50,00 | 90,00")) == []
    assert len(counts(text.replace("| 50,00 | 100,00", "| 45,00 | 90,00"))) == 1


YEARS = """
BAB III HASIL

Tabel 3.3 Realisasi Kinerja Tahun 2023 dan 2024

No | Indikator Kinerja | Satuan | Realisasi 2023 | Realisasi 2024
1 | Perahu yang laik | Persen | 80,00 | 84,00
2 | Dermaga yang terang | Persen | 50,00 | 48,50
3 | Rambu yang tegak | Persen | 40,00 | 36,00
4 | Pelabuhan yang bersih | Persen | 60,00 | 62,00
5 | Nelayan yang berasuransi | Persen | 20,00 | 19,00

{}
"""


@pytest.mark.parametrize(
    ("sentence", "right", "wrong", "expected"),
    [
        (
            "Dari 5 indikator, {} indikator mengalami percepatan, indikator yang melambat ada {} indikator.",
            ("2 (dua)", "3 (tiga)"),
            ("3 (tiga)", "2 (dua)"),
            ["2 indikator"],
        ),
        (
            "Terdapat {} indikator yang meningkat, sedangkan indikator yang menurun ada {} indikator.",
            ("dua", "tiga"),
            ("dua", "dua"),
            ["3 indikator"],
        ),
    ],
    ids=["both-wrong", "said-before-its-count"],
)
def test_rows_that_rise_are_counted_by_the_figures_of_two_years(
    sentence: str, right: tuple[str, str], wrong: tuple[str, str], expected: list[str]
) -> None:
    assert counts(YEARS.format(sentence.format(*right))) == []
    assert [computed for _, computed in counts(YEARS.format(sentence.format(*wrong)))] == expected


def test_two_counts_that_are_both_wrong_are_left_alone_where_they_are_not_the_whole() -> None:
    sentence = "Terdapat 3 indikator yang meningkat dan 1 indikator yang menurun."
    assert counts(YEARS.format(sentence)) == []


def claims(text: str) -> list[tuple[str, str]]:
    return [found[1:] for found in told(text, AuditRule.CLAIM)]


SPENT = """
3.8 Anggaran

Tabel 3.16 Pagu dan Realisasi Anggaran Menurut Program

No | Program | Pagu (Rp) | Realisasi (Rp) | Serapan (%) | Kategori
1 | Program Penunjang | 400.000.000 | 380.000.000 | 95,00 | Baik
2 | Program Keselamatan Kapal | 200.000.000 | 186.000.000 | 93,00 | Baik
3 | Program Penerangan Dermaga | 100.000.000 | 91.500.000 | 91,50 | Baik
4 | Program Rambu Sungai | 300.000.000 | 276.600.000 | 92,20 | Baik

{}
"""


@pytest.mark.parametrize(
    ("sentence", "right", "wrong", "expected"),
    [
        ("Seluruh program memiliki serapan di atas {}%.", "90", "92", "3 dari 4 program"),
        ("Tidak ada program yang serapannya di bawah {}%.", "91", "92", "1 dari 4 program"),
        ("Semua program dengan tingkat serapan lebih dari {} persen.", "91", "93", "1 atau 2 dari 4 program"),
    ],
    ids=["all", "none", "equal-to-the-bound"],
)
def test_what_is_said_of_all_rows_is_true_of_each(
    sentence: str, right: str, wrong: str, expected: str
) -> None:
    assert claims(SPENT.format(sentence.format(right))) == []
    assert [computed for _, computed in claims(SPENT.format(sentence.format(wrong)))] == [expected]


def test_a_class_or_a_rise_of_all_rows_is_true_of_each() -> None:
    assert claims(SPENT.format("Semua program berkategori Baik.")) == []
    worse = SPENT.replace("92,20 | Baik", "92,20 | Cukup")
    assert [found for _, found in claims(worse.format("Semua program berkategori Baik."))] == [
        "3 dari 4 program"
    ]
    assert [found for _, found in claims(DISTRICTS.format("Seluruh kecamatan mengalami kenaikan."))] == [
        "2 dari 4 kecamatan"
    ]


@pytest.mark.parametrize(
    "sentence",
    [
        "Seluruh program diharapkan memiliki serapan di atas 95%.",
        "Hampir seluruh program memiliki serapan di atas 92%.",
        "Seluruh program kecuali penerangan memiliki serapan di atas 92%.",
        "Seluruh program di bidang pelayaran memiliki serapan di atas 92%.",
        "Seluruh kegiatan memiliki serapan di atas 92%.",
        "Seluruh program memiliki tingkat kepatuhan di atas 92%.",
        "Semua program berkategori Unggul.",
        "Menurut Tabel 2.1 seluruh program memiliki serapan di atas 92%.",
    ],
    ids=[
        "hoped",
        "nearly",
        "but-one",
        "some",
        "other-things",
        "other-quantity",
        "other-classes",
        "other-table",
    ],
)
def test_what_is_said_of_some_or_of_other_rows_is_left_alone(sentence: str) -> None:
    assert claims(SPENT.format(sentence)) == []


def test_a_sentence_speaks_of_the_table_right_above_it_among_its_like() -> None:
    before = """
Tabel 1 Cakupan Perkawinan Menurut Kecamatan

No | Kecamatan | Wajib | Rekam | Persentase
1 | Laut Hulu | 1.000 | 990 | 99,00
2 | Tanjung Wangi | 2.000 | 1.920 | 96,00
3 | Karang Mulya | 1.500 | 1.485 | 99,00
4 | Pasir Bening | 500 | 490 | 98,00
 | Jumlah | 5.000 | 4.885 | 97,70

"""
    sentence = "Sebanyak {} kecamatan memiliki persentase di atas rata-rata kabupaten."
    text = f"BAB III HASIL\n{before}{DISTRICTS}"
    assert counts(text.format(sentence.format("2 (dua)"))) == []
    assert [found for _, found in counts(text.format(sentence.format("3 (tiga)")))] == ["2 kecamatan"]


SHARES = """
Tabel 4 Lahan Menurut Desa

No | Desa | Lahan (ha) | Beririgasi (ha) | Irigasi (%) | Bersertipikat (%)
1 | Tirta Kencana | 200 | 130 | 65,00 | 97,10
2 | Karang Wuni | 100 | 58 | 58,00 | 96,40
3 | Sendang Biru | 400 | 272 | 68,00 | 98,20
4 | Watu Gede | 300 | 183 | 61,00 | 95,30
5 | Sumber Rejo | 100 | 52 | 52,00 | 97,80
 | Jumlah | 1.100 | 695 | 63,18 | 97,04

{}
"""


@pytest.mark.parametrize(
    ("sentence", "right", "wrong"),
    [
        ("Sebanyak {} dari 5 desa telah melewati angka target kabupaten sebesar 60,00%.", "3", "4"),
        ("Sebanyak {} desa sudah di atas 60%.", "3 (tiga)", "2 (dua)"),
        ("{} dari lima desa belum melampaui 60%.", "Dua", "Tiga"),
        ("Dari 5 desa, {} desa masih di bawah batas 62%.", "tiga", "empat"),
    ],
)
def test_a_bound_that_parts_one_column_alone_is_of_that_column(sentence: str, right: str, wrong: str) -> None:
    assert counts(SHARES.format(sentence.format(right))) == []
    assert len(counts(SHARES.format(sentence.format(wrong)))) == 1


@pytest.mark.parametrize(
    "sentence",
    [
        "Sebanyak 5 desa sudah di atas 60%.",  # may be of the other column, where all are
        "Sebanyak 4 desa dengan kehadiran di atas 60%.",
        "Sebanyak 4 kelompok sudah di atas 60%.",
        "Sebanyak 2 desa sudah di atas 40%.",
    ],
    ids=["all", "of-something-else", "other-things", "parts-nothing"],
)
def test_a_bound_that_may_be_of_something_else_tells_nothing(sentence: str) -> None:
    assert counts(SHARES.format(sentence)) == []


FAR_AWAY = """
BAB III HASIL

3.1 Kartu Identitas Anak

Tabel 3.1 Kepemilikan KIA menurut Kecamatan

No | Kecamatan | Anak | Memiliki KIA | Persentase (%)
1 | Laut Hulu | 1.000 | 590 | 59,00
2 | Tanjung Wangi | 2.000 | 1.720 | 86,00
3 | Karang Mulya | 1.500 | 840 | 56,00
4 | Pasir Bening | 500 | 405 | 81,00
 | Jumlah | 5.000 | 3.555 | 71,10

3.2 Akta Perkawinan

Tabel 3.2 Penerbitan Akta Perkawinan menurut Kecamatan

No | Kecamatan | Dilaporkan | Terbit | Persentase (%)
1 | Laut Hulu | 40 | 30 | 75,00
2 | Tanjung Wangi | 50 | 42 | 84,00
3 | Karang Mulya | 20 | 18 | 90,00
4 | Pasir Bening | 25 | 23 | 92,00
 | Jumlah | 135 | 113 | 83,70

BAB IV PENUTUP

{}
"""


@pytest.mark.parametrize(
    ("sentence", "right", "wrong"),
    [
        ("Perbaikan diarahkan kepada {} kecamatan yang cakupan KIA-nya masih di bawah 60%.", "dua", "tiga"),
        ("Masih ada {} kecamatan dengan cakupan KIA di bawah 60 persen.", "2", "3"),
        ("Terdapat {} kecamatan yang persentase penerbitan akta perkawinan di atas 80%.", "tiga", "empat"),
    ],
)
def test_a_conclusion_counts_rows_of_the_one_table_that_its_words_name(
    sentence: str, right: str, wrong: str
) -> None:
    assert counts(FAR_AWAY.format(sentence.format(right))) == []
    assert len(counts(FAR_AWAY.format(sentence.format(wrong)))) == 1


@pytest.mark.parametrize(
    "sentence",
    [
        "Masih ada tiga kecamatan dengan cakupan di bawah 60%.",  # of which of the two is not told
        "Masih ada tiga kecamatan dengan cakupan imunisasi di bawah 60%.",
        "Sebanyak sembilan kecamatan berpersentase KIA di bawah 60%.",
    ],
)
def test_a_conclusion_that_names_no_table_is_left_alone(sentence: str) -> None:
    assert counts(FAR_AWAY.format(sentence)) == []
