"""Divisors of means that are written out, against the number of summands."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import read

from capaian.auditor.checks.divisors import check_divisors


def said(line: str) -> list[tuple[str, str]]:
    text = f"LAPORAN KINERJA DINAS PERIKANAN\nTAHUN 2027\n\n{line}\n"
    return [(claim.printed, claim.expected) for claim in check_divisors(read(text))]


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("Rata-rata capaian = (100,00 + 99,53 + 67,80) ÷ 3", [("÷ 3", "")]),
        ("Rata-rata capaian = (100,00 + 99,53 + 67,80) ÷ 0", [("÷ 0", "÷ 3")]),
        ("Rata-rata capaian = (100,00 + 99,53 + 67,80) ÷ 8", [("÷ 8", "÷ 3")]),
        ("Tambak, rata rata (90% + 80%) / 3 = 85,00%.", [("÷ 3", "÷ 2")]),
        ("Nilai rata-rata (88,1 + 79,2 + 81,5 + 90,0) : 4.", [("÷ 4", "")]),
        ("Rata-rata 12,5 dari (10 + 15) ÷ 2; rata-rata (7 + 9) ÷ 7", [("÷ 2", ""), ("÷ 7", "÷ 2")]),
    ],
)
def test_a_mean_in_figures_divides_by_as_many_as_it_adds(line: str, found: list[tuple[str, str]]) -> None:
    assert said(line) == found


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("Cakupan = (Persentase KTP + persentase KIA + persentase akta) / 3.", [("÷ 3", "")]),
        ("Cakupan = (Persentase KTP + persentase KIA + persentase akta) / 8.", [("÷ 8", "÷ 3")]),
        ("Mutu = (Nilai kolam + nilai pakan + nilai benih + nilai air) : 3", [("÷ 3", "÷ 4")]),
    ],
)
def test_a_mean_of_things_of_one_kind_in_words_does_too(line: str, found: list[tuple[str, str]]) -> None:
    assert said(line) == found


@pytest.mark.parametrize(
    "line",
    [
        "Kepadatan = (1.200 + 1.300) ÷ 5 km persegi.",
        "Laju = (Persentase awal + persentase akhir) / 5.",
        "Skor = (Mutu kolam + harga pakan + jumlah benih) / 5.",
        "Rata-rata = (100 + 90) ÷ 2 × 100.",
        "Rata-rata = (100 + 90) ÷ 2,5.",
        "Rata-rata = (100 + 90) ÷ 200.",
        "Rata-rata hasil (kolam + tambak) / 3 tahun.",
        "Rata-rata = ((10 + 20) + (30 + 40)).",
        "Sesudah (100 + 90) ÷ 5 dihitung, rata-rata dicatat.",
    ],
    ids=[
        "no-mean",
        "two-in-words",
        "unlike-words",
        "of-a-hundred",
        "decimal",
        "large",
        "words",
        "no-divisor",
        "word-behind",
    ],
)
def test_other_quotients_are_left_alone(line: str) -> None:
    assert [pair for pair in said(line) if pair[1]] == []


def test_the_finding_tells_both_numbers() -> None:
    report = read("LAPORAN KINERJA\nTAHUN 2027\n\nRata-rata capaian = (100,00 + 99,53 + 67,80) ÷ 8\n")
    (claim,) = check_divisors(report)
    assert claim.why == "Yang dijumlahkan ada 3, tetapi dibagi 8."
