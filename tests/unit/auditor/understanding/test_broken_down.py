"""Wholes broken down into counts with shares, and totals behind the counts that they sum up."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import told

from capaian.domain.audit import AuditRule


def found(sentence: str, rule: AuditRule) -> list[tuple[str, str]]:
    report = f"LAPORAN KINERJA DINAS TENAGA KERJA TAHUN 2031\n\n3.1 Hasil\n\n{sentence}\n"
    return [(printed, computed) for _, printed, computed in told(report, rule)]


SAMPLE = (
    "Penelusuran terhadap 600 pemuda menunjukkan bahwa 312 pemuda (52,00%) belum bekerja, {} pemuda ({}%) "
    "masih kuliah, dan {} pemuda (20,00%) sudah berusaha."
)
PHONES = (
    "Dari 250 aduan yang masuk, 150 aduan atau 60,00% lewat laman, {} aduan atau {}% lewat telepon, "
    "serta {} aduan atau 10,00% datang langsung."
)


@pytest.mark.parametrize(
    ("sentence", "right", "wrong", "whole", "total"),
    [
        (SAMPLE, ("168", "28,00", "120"), ("186", "28,00", "120"), "600", "618"),
        (PHONES, ("75", "30,00", "25"), ("57", "30,00", "25"), "250", "232"),
    ],
)
def test_a_wrong_count_breaks_the_sum_and_its_share(
    sentence: str, right: tuple[str, ...], wrong: tuple[str, ...], whole: str, total: str
) -> None:
    assert found(sentence.format(*right), AuditRule.SUM) == []
    assert found(sentence.format(*right), AuditRule.RATIO) == []
    assert found(sentence.format(*wrong), AuditRule.SUM) == [(whole, total)]
    assert [printed for printed, _ in found(sentence.format(*wrong), AuditRule.RATIO)] == [wrong[1]]


def test_a_wrong_whole_is_told_where_the_shares_are_of_the_sum() -> None:
    sentence = SAMPLE.format("168", "28,00", "120").replace("600", "660")
    assert found(sentence, AuditRule.SUM) == [("660", "600")]


FINDINGS = (
    "Dari 305 temuan kepada 8 (delapan) dinas, sebanyak 229 temuan telah sesuai (75,08%), 32 temuan masih"
    " dalam proses ({}%), dan 44 temuan belum ditindaklanjuti ({}%)."
)
STAFF = [
    "Jumlah pegawai {} orang, dengan komposisi {} orang laki-laki ({}%) dan 22 orang perempuan (47,83%).",
    "Jumlah pegawai {} orang, terdiri dari laki-laki {} orang ({}%) dan perempuan 22 orang (47,83%).",
    "Pegawai {} orang: {} orang laki-laki atau {}% dan 22 orang perempuan atau 47,83%.",
    "Pegawai sebanyak {} orang dengan {} laki-laki ({}%) dan 22 perempuan (47,83%).",
]


@pytest.mark.parametrize(
    ("shares", "wrong"),
    [(("10,79", "14,43"), ("10,79", "10,49")), (("10,49", "14,93"), ("14,93", "14,43"))],
)
def test_each_share_of_a_list_is_that_of_its_count(shares: tuple[str, str], wrong: tuple[str, str]) -> None:
    assert found(FINDINGS.format("10,49", "14,43"), AuditRule.RATIO) == []
    assert found(FINDINGS.format(*shares), AuditRule.RATIO) == [wrong]


@pytest.mark.parametrize("sentence", STAFF)
def test_of_two_parts_words_have_to_tell_that_they_are_all(sentence: str) -> None:
    right = sentence.format("46", "24", "52,17")
    assert found(right, AuditRule.SUM) == found(right, AuditRule.RATIO) == []
    assert found(sentence.format("46", "26", "52,17"), AuditRule.SUM) == [("46", "48")]
    assert found(sentence.format("64", "24", "52,17"), AuditRule.SUM) == [("64", "46")]
    assert found(sentence.format("46", "24", "56,17"), AuditRule.RATIO) == [("56,17", "52,17")]


@pytest.mark.parametrize(
    "sentence",
    [
        "Pegawai 46 orang, di antaranya 30 orang PNS (65,22%) dan 12 orang honorer (26,09%).",
        "Pegawai 46 orang, dengan komposisi pejabat 6 orang laki-laki (60,00%) dan 4 perempuan (40,00%).",
        "Kursus diikuti 46 orang dengan komposisi 3 orang laki-laki (75,00%) dan 1 orang perempuan (25,00%).",
        "Pegawai 46 orang, terdiri dari 30 PNS dengan 18 orang laki-laki (60,00%) dan 12 perempuan (40,00%).",
        "Pegawai 46 orang, dengan komposisi terbesar 30 orang guru (65,22%) dan 8 orang magister (17,39%).",
        "Dari 305 temuan, 229 temuan (75,08%) sesuai, di antaranya 32 temuan (13,97%) cepat.",
        (
            "Dari 305 temuan, 229 temuan (75,08%), yang terdiri dari 120 temuan administrasi (52,40%) dan 109"
            " temuan keuangan (47,60%)."
        ),
        "Dari 120 balita, 102 balita sehat (85,00%), 6 balita kurus (5,00%), dan 1 balita kuat (0,98%).",
        (
            "Ada 120 aduan, yaitu 100 aduan selesai (83,33%) dan 20 aduan proses (16,67%), sedangkan tahun"
            " 2030 ada 98 aduan (90,10%) selesai."
        ),
        "Ada 3 program, yaitu 1 program penunjang (98,12%), 1 program (97,44%), dan 1 program (95,00%).",
    ],
)
def test_parts_of_other_wholes_break_nothing_down(sentence: str) -> None:
    assert found(sentence, AuditRule.SUM) == found(sentence, AuditRule.RATIO) == []


@pytest.mark.parametrize(
    "sentence",
    [
        SAMPLE.format("186", "31,00", "102"),
        "Dari 600 pemuda, 312 pemuda (52,00%) belum bekerja dan 120 pemuda (20,00%) berusaha.",
        "Dari 600 keluarga, 312 pemuda (52,00%), 150 pemuda (25,00%), dan 138 pemuda (23,00%) dibina.",
        "Dari 600 pemuda, 90 pemuda (52,00%) di sini, 40 pemuda (28,00%) di sana, 30 pemuda (20,00%).",
    ],
)
def test_parts_that_make_no_hundred_or_are_of_another_whole_add_up_to_nothing(sentence: str) -> None:
    assert found(sentence, AuditRule.SUM) == []


@pytest.mark.parametrize(
    "sentence",
    [
        "Survei semester I diikuti 410 warga dan semester II 455 warga, jadi totalnya {} responden.",
        "Pelatihan diikuti 410 orang di utara dan 455 orang di selatan sehingga jumlah peserta {} orang.",
        "Laki-laki 410 orang, perempuan 455 orang, maka seluruhnya ada {} orang.",
    ],
)
def test_a_total_behind_counts_of_one_thing_sums_them_up(sentence: str) -> None:
    assert found(sentence.format("865"), AuditRule.SUM) == []
    assert found(sentence.format("885"), AuditRule.SUM) == [("885", "865")]


@pytest.mark.parametrize(
    "sentence",
    [
        "Dari 500 warga, 410 warga hadir dan 455 surat terkirim, jadi totalnya 885 kegiatan.",
        "Tahun lalu 410 warga dan kini 455 warga hadir; totalnya belum dihitung, kira-kira 885 warga.",
        "Ada 410 warga dan 455 warga, jadi totalnya jauh di atas rencana 300 warga.",
    ],
)
def test_counts_that_no_word_sums_up_are_passed(sentence: str) -> None:
    assert found(sentence, AuditRule.SUM) == []
