"""Right figures of wordy reports: two comparisons at once, targets reached so far, where less is better."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import audited

from capaian.domain.audit import AuditRule
from capaian.domain.issue import Level

MEASURED = """
LAPORAN KINERJA TAHUN 2033

3.1 Capaian Kinerja

Tabel 1 Capaian Kinerja Tahun 2033

No | Indikator Kinerja | Satuan | Target | Realisasi | Capaian (%)
1 | Angka kecelakaan pelayaran | kasus | 4,85 | 4,56 | {0}
2 | Rata-rata waktu pemeriksaan kapal | hari | 30,00 | 34,05 | 86,50
3 | Persentase kapal laik layar | persen | 60,00 | 61,91 | 103,18
4 | Persentase awak kapal bersertifikat | persen | 80,00 | 75,76 | 94,70

"""


def errors(text: str) -> list[tuple[str, str, str]]:
    """Return rule, printed and computed of what is wrong in a text."""
    found = audited(text).findings
    return [(f.rule.value, f.printed, f.computed) for f in found if f.level is Level.ERROR]


COMPARED = (
    "Persentase kapal laik layar tahun 2033 sebesar 98,23% dan lebih tinggi 0,23 poin persen dari target"
    " sebesar 98,00%. Dibandingkan dengan realisasi tahun 2032 sebesar 97,63% maka naik {0} poin persen, dan"
    " dibandingkan dengan realisasi tahun 2031 sebesar 96,90% maka naik {1} poin persen."
)


def in_report(paragraph: str) -> str:
    """Return a paragraph below the title and the year of a report."""
    return f"LAPORAN KINERJA\nTAHUN 2033\n\n3.1 Capaian Kinerja\n\n{paragraph}\n"


def test_two_comparisons_in_one_sentence_have_a_base_each() -> None:
    assert errors(in_report(COMPARED.format("0,60", "1,33"))) == []


def test_the_change_of_the_first_comparison_is_held_against_its_own_base() -> None:
    assert errors(in_report(COMPARED.format("0,66", "1,33"))) == [("difference", "0,66", "0,60")]


@pytest.mark.parametrize(("change", "expected"), [("7,55", []), ("7,45", [("difference", "7,45", "7,55")])])
def test_an_actual_without_a_year_is_of_the_year_of_the_report(
    change: str, expected: list[tuple[str, str, str]]
) -> None:
    paragraph = (
        "Realisasi kapal laik layar sebesar 48,81%. Dibandingkan tahun 2032 (41,26%) ia bertambah"
        f" {change} poin, sedangkan dibandingkan tahun 2031 (33,72%) bertambah 15,09 poin."
    )
    assert errors(in_report(paragraph)) == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "Realisasi tahun 2032 sebesar 84,53%; dari target akhir sebesar 91,43% telah tercapai 92,45%.",
        "Indeks tahun 2032 terealisasi 85,75, dan dari target 88,00 sudah tercapai sebesar 97,44%.",
    ],
)
def test_how_much_of_a_target_is_reached_so_far_is_no_claim_that_it_is_met(sentence: str) -> None:
    assert [rule for rule, _, _ in errors(in_report(sentence)) if rule == "claim"] == []


@pytest.mark.parametrize("below", ["telah tercapai", "sudah terpenuhi"])
def test_a_target_called_met_below_it_is_told(below: str) -> None:
    sentence = f"Realisasi indeks sebesar 85,75 dari target 88,00 sehingga {below}."
    assert ("claim", below, "belum tercapai") in errors(in_report(sentence))


@pytest.mark.parametrize(
    "sentence",
    [
        "- Angka kecelakaan pelayaran: realisasi 4,56 kasus dari target 4,85 kasus, capaian 105,98 persen.",
        (
            "Waktu pemeriksaan kapal terealisasi 34,05 hari, lebih lama 4,05 hari dari target 30,00,"
            " sehingga capaiannya 86,50 persen."
        ),
        "Rata-rata waktu pemeriksaan kapal sebesar 34,05 hari dari target 30,00 hari atau capaian 86,50%.",
    ],
)
def test_sentences_follow_the_direction_of_their_table(sentence: str) -> None:
    assert errors(MEASURED.format("105,98") + sentence + "\n") == []


def test_an_achievement_in_words_that_no_direction_gives_is_told() -> None:
    wrong = (
        "- Angka kecelakaan pelayaran: realisasi 4,56 kasus dari target 4,85 kasus, capaian 109,58 persen.\n"
    )
    found = errors(MEASURED.format("105,98") + wrong)
    assert "109,58" in [printed for _, printed, _ in found]


def test_an_actual_of_last_year_that_is_compared_with_is_not_the_one_achieved() -> None:
    sentence = (
        "Rasio ini lebih baik dari target 2,80 dan dari realisasi tahun 2032 sebesar 2,91, dengan capaian"
        " 110,71 persen."
    )
    assert [rule for rule, _, _ in errors(in_report(sentence)) if rule == "capaian"] == []


STAFF = """
3.2 Pegawai

Tabel 2 Pegawai menurut Golongan

No | Golongan | Jumlah
1 | Golongan IV | 5
2 | Golongan III | 20
3 | Golongan II | 7
4 | PPPK | 3
5 | Tenaga honorer | 31

"""


def test_the_highest_of_a_numbered_kind_is_not_held_against_rows_of_no_kind() -> None:
    right = "Pegawai negeri terbanyak berada pada Golongan III, yaitu 20 orang.\n"
    wrong = "Pegawai negeri terbanyak berada pada Golongan II, yaitu 7 orang.\n"
    assert [rule for rule, _, _ in errors(STAFF + right)] == []
    assert "claim" in [rule for rule, _, _ in errors(STAFF + wrong)]


GRADES = """
3.3 Survei Kepuasan Masyarakat

Tabel 3 Nilai Persepsi dan Mutu Pelayanan

Nilai Persepsi | Nilai Interval Konversi | Mutu Pelayanan | Kinerja
1 | 25,00 - 64,99 | D | Tidak Baik
2 | 65,00 - 76,60 | C | Kurang Baik
3 | 76,61 - 88,30 | B | Baik
4 | 88,31 - 100,00 | A | Sangat Baik

"""


@pytest.mark.parametrize(
    ("grade", "expected"), [("B (Baik)", []), ("A (Sangat Baik)", [("scale", "86,75: A", "B / Baik")])]
)
def test_a_grade_of_service_is_of_the_index_not_of_its_achievement(
    grade: str, expected: list[tuple[str, str, str]]
) -> None:
    sentence = (
        "Indeks Kepuasan Masyarakat terealisasi sebesar 86,75 dari target 86,00 atau dengan capaian 100,87%,"
        f" dengan mutu pelayanan {grade}.\n"
    )
    assert errors(GRADES + sentence) == expected


EFFICIENCY = """
Tabel 4 Efisiensi Penggunaan Anggaran

Sasaran | Capaian (%) | Penyerapan (%) | Efisiensi (%)
Keselamatan pelayaran | 103,27 | 93,18 | 10,09
Kelaikan kapal | 94,70 | 95,93 | -1,23
Sertifikasi awak | 98,79 | 92,72 | 6,07
Rata-rata | 98,92 | 95,41 | {0}
"""


def test_a_figure_in_a_row_of_means_may_follow_from_the_means_beside_it() -> None:
    assert [printed for rule, printed, _ in errors(EFFICIENCY.format("3,51")) if printed == "3,51"] == []


def test_words_of_a_unit_name_no_row() -> None:
    table = """
LAPORAN KINERJA TAHUN 2033

3.4 Perbandingan

Tabel 5 Realisasi Indikator Tahun 2031-2033

No | Indikator Kinerja | Satuan | 2031 | 2032 | 2033 | Selisih
1 | Persentase kapal laik layar | persen | 81,74 | 84,53 | 86,70 | 2,17
2 | Ketersediaan buku pelaut | persen | 100,00 | 100,00 | 100,00 | 0,00

"""
    sentence = "Kepatuhan pandu laut naik 0,61 poin persen dibandingkan dengan semester sebelumnya.\n"
    assert [f for f in audited(table + sentence).findings if f.rule is AuditRule.CROSSREF] == []


def test_both_things_of_a_sentence_are_not_the_points_of_the_list_above() -> None:
    points = "".join(f"- Butir kegiatan nomor {place} telah selesai.\n" for place in ("a", "b", "c"))
    beside = "Tantangan utama adalah cuaca serta usia kapal. Kedua hal tersebut menjadi prioritas.\n"
    told = "Kedua hal tersebut menjadi prioritas.\n"
    head = "LAPORAN KINERJA\n\nHasil tahun ini:\n"
    assert [f for f in audited(head + points + beside).findings if f.rule is AuditRule.COUNT] == []
    assert [f for f in audited(head + points + told).findings if f.rule is AuditRule.COUNT] != []
