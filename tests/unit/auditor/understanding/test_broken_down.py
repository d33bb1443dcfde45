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
