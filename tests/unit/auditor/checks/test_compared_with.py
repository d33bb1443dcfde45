"""Differences with what their head names: another column, the row of an average, the row of an area."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import audited, told

from capaian.domain.audit import AuditRule

AREAS = """
Tabel 3.8 Perbandingan Realisasi Kinerja dengan Provinsi dan Nasional Tahun 2024
No | Indikator | Kabupaten | Provinsi | Nasional | Selisih dengan Provinsi | Selisih terhadap Angka Nasional
1 | Cakupan imunisasi dasar | 84,39 | 82,97 | 85,40 | 1,42 | -1,01
2 | Akses air minum layak | 75,42 | 73,18 | 78,05 | 2,24 | -2,63
3 | Kepuasan pasien rumah sakit | 84,75 | 85,61 | 84,12 | -0,86 | 0,63
"""
SCHOOLS = """
Tabel 3.5 Nilai Literasi Sekolah Dasar Tahun 2024
No | Sekolah | Nilai | Selisih dengan Rata-rata
1 | Sekolah Mawar | 71,40 | 1,10
2 | Sekolah Melati | 68,25 | -2,05
3 | Sekolah Kenanga | 74,10 | 3,80
4 | Sekolah Dahlia | 66,85 | -3,45
5 | Sekolah Cempaka | 70,90 | 0,60
 | Rata-rata | 70,30 |
"""
LIVES = """
Tabel 3.25 Umur Harapan Hidup dengan Pembanding (Tahun)
Wilayah | 2021 | 2022 | 2023 | 2024
Kabupaten | 82,40 | 83,15 | 84,02 | 85,31
Provinsi | 83,05 | 83,62 | 84,40 | 85,10
Nasional | 82,11 | 82,95 | 83,70 | 84,56
Selisih dengan Provinsi | -0,65 | -0,47 | -0,38 | 0,21
Selisih dengan Nasional | 0,29 | 0,20 | 0,32 | 0,75
"""
LEFT = """
Tabel 3.19 Sisa Target Akhir Renstra
No | Indikator | Target 2026 | Realisasi 2024 | Sisa Target
1 | Rumah layak huni | 90,00 | 82,95 | 7,05
2 | Akses air minum | 92,00 | 86,70 | 5,30
3 | Akses sanitasi | 88,00 | 79,85 | 8,15
"""


@pytest.mark.parametrize(
    ("text", "right", "wrong", "expected"),
    [
        (AREAS, "-0,86 |", "-0,68 |", "−0,86"),
        (AREAS, "-2,63", "-2,36", "−2,63"),
        (SCHOOLS, "-3,45", "-4,35", "−3,45"),
        (SCHOOLS, "3,80", "3,08", "3,80"),
        (LIVES, "-0,38", "-0,83", "−0,38"),
        (LIVES, "0,75", "0,57", "0,75"),
        (LEFT, "5,30", "3,50", "5,30"),
    ],
)
def test_a_wrong_difference_is_told_in_its_cell(text: str, right: str, wrong: str, expected: str) -> None:
    assert audited(text).findings == ()
    found = told(text.replace(right, wrong), AuditRule.DIFFERENCE)
    assert [(printed, computed) for _, printed, computed in found] == [(wrong.rstrip(" |"), expected)]


@pytest.mark.parametrize(
    ("text", "right", "wrong", "repaired"),
    [(AREAS, "84,75", "48,75", "84,75"), (LIVES, "82,40", "28,40", "82,40")],
)
def test_what_two_differences_rest_on_is_repaired(text: str, right: str, wrong: str, repaired: str) -> None:
    first, second = audited(text.replace(right, wrong)).findings
    assert first.repair is not None
    assert (first.repair.printed, first.repair.repaired) == (wrong, repaired)
    assert second.root == first.id


def test_differences_may_be_told_by_their_size() -> None:
    for text in (AREAS, SCHOOLS, LIVES):
        assert audited(text.replace("| -", "| ")).findings == ()


def test_one_lost_minus_among_signed_differences_is_told() -> None:
    assert [f[1] for f in told(LIVES.replace("-0,47", "0,47"), AuditRule.DIFFERENCE)] == ["0,47"]


def test_nothing_is_left_of_a_target_that_is_exceeded() -> None:
    done = LEFT.replace("79,85 | 8,15", "90,25 | 0,00")
    assert audited(done).findings == ()
    assert [f[1] for f in told(LEFT.replace("8,15", "0,00"), AuditRule.DIFFERENCE)] == ["0,00"]


@pytest.mark.parametrize(
    "text",
    [
        SCHOOLS.replace("Selisih dengan Rata-rata", "Selisih dengan Tahun Lalu"),
        LIVES.replace("Selisih dengan", "Catatan"),
        SCHOOLS.replace("1,10", "1,60").replace("-2,05", "1,05").replace("3,80", "2,40"),
    ],
)
def test_what_no_words_or_most_figures_do_not_bear_out_is_left_alone(text: str) -> None:
    assert told(text.replace("0,60", "6,00").replace("0,21", "2,10"), AuditRule.DIFFERENCE) == []


POVERTY = """
Tabel 3.9 Angka Kemiskinan Kota di Provinsi Tahun 2024
No | Kota | Angka Kemiskinan (%) | Selisih terhadap Provinsi | Peringkat
1 | Kota Permai | 8,41 | -1,63 | 2
2 | Kota Damai | 9,87 | -0,17 | 4
3 | Kota Sejahtera | 7,05 | -2,99 | 1
4 | Kota Makmur | 11,32 | 1,28 | 5
5 | Kota Lestari | 9,10 | -0,94 | 3

{note}
"""
NOTES = [
    "Catatan: peringkat 1 untuk angka terendah; angka provinsi 10,04%.",
    "Angka kemiskinan provinsi tahun 2024 sebesar 10,04 persen.",
    "",
]


@pytest.mark.parametrize("note", NOTES)
@pytest.mark.parametrize(
    ("right", "wrong"), [("1,28", "-1,28"), ("-1,63", "1,63"), ("-0,94", "-0,49"), ("-2,99", "-9,29")]
)
def test_what_all_rows_but_one_are_held_against_is_their_base(note: str, right: str, wrong: str) -> None:
    text = POVERTY.format(note=note)
    assert audited(text).findings == ()
    found = told(text.replace(f"| {right} |", f"| {wrong} |"), AuditRule.DIFFERENCE)
    assert [(printed, computed.replace("\u2212", "-")) for _, printed, computed in found] == [(wrong, right)]


def test_a_level_that_its_difference_does_not_fit_is_told_by_the_figure_beside_the_table() -> None:
    text = POVERTY.format(note=NOTES[0]).replace("| 11,32 |", "| 13,12 |")
    (first, *_) = audited(text).findings
    assert "13,12" in first.why and first.line == 6


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("-1,63 | 2\n2 | Kota Damai | 9,87 | -0,17", "1,63 | 2\n2 | Kota Damai | 9,87 | 0,17"),
        ("-0,17 | 4\n3 | Kota Sejahtera | 7,05 | -2,99", "-0,71 | 4\n3 | Kota Sejahtera | 7,05 | -9,29"),
    ],
)
def test_two_rows_of_another_base_leave_it_open(right: str, wrong: str) -> None:
    text = POVERTY.format(note="")
    assert right in text
    assert told(text.replace(right, wrong), AuditRule.DIFFERENCE) == []


def test_sizes_without_signs_are_held_against_the_figure_of_a_sentence() -> None:
    text = POVERTY.format(note=NOTES[1]).replace("| -", "| ")
    assert told(text, AuditRule.DIFFERENCE) == []
    assert [f[1] for f in told(text.replace("| 0,94 |", "| 0,49 |"), AuditRule.DIFFERENCE)] == ["0,49"]


def test_differences_with_last_year_have_no_base_of_their_own() -> None:
    text = POVERTY.format(note="").replace("Selisih terhadap Provinsi", "Selisih terhadap Tahun Lalu")
    assert told(text.replace("| 1,28 |", "| -1,28 |"), AuditRule.DIFFERENCE) == []


COMPARATORS = """
Tabel 3.6 Pembanding realisasi indeks keterbacaan Tahun 2024
No | Pembanding | Nilai | Selisih poin | Keterangan
1 | Target perjanjian 2024 | 86,00 | +0,95 | tercapai
2 | Realisasi 2023 | 84,37 | +2,58 | naik
3 | Target akhir Renstra, 2026 | 88,25 | -1,30 |
4 | Standar nasional | t.t. | | belum ada
"""


@pytest.mark.parametrize(
    ("old", "new", "found"),
    [
        ("84,37", "83,47", ("2,58", "3,48")),
        ("-1,30", "-1,70", ("-1,70", "\u22121,30")),
        ("+0,95", "+9,05", ("9,05", "0,95")),
    ],
)
def test_all_comparators_come_to_one_level(old: str, new: str, found: tuple[str, str]) -> None:
    assert told(COMPARATORS, AuditRule.DIFFERENCE) == []
    spoiled = COMPARATORS.replace(old, new)
    assert [each[1:] for each in told(spoiled, AuditRule.DIFFERENCE)] == [found]


@pytest.mark.parametrize(
    "text",
    [
        COMPARATORS.replace("-1,30", "1,30").replace("+", ""),  # sizes: less or more is not said
        COMPARATORS.replace("+2,58", "+2,59"),  # of figures that were not rounded yet
        COMPARATORS.replace("+0,95", "+9,05").replace("+2,58", "+5,28"),  # each is held against another
        COMPARATORS.replace("Pembanding |", "Wilayah |").replace("84,37", "83,47"),
    ],
)
def test_differences_that_may_be_of_something_else_are_silent(text: str) -> None:
    assert text != COMPARATORS
    assert told(text, AuditRule.DIFFERENCE) == []
