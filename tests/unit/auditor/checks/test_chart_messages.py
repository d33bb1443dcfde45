"""Messages over charts against the table right above."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import audited, read

from capaian.auditor.checks.chart_messages import check_chart_messages

HARBOURS = """
LAPORAN KINERJA DINAS KEPELABUHANAN
TAHUN 2028

Tabel 3.1 Capaian Indikator Tahun 2028

No | Indikator | Realisasi 2027 | Target 2028 | Realisasi 2028 | Capaian (%)
1 | Dermaga yang terpelihara | 60,00 | 66,00 | 69,30 | 105,00
2 | Mercusuar yang menyala | 70,00 | 75,00 | 72,00 | 96,00
3 | Kapal yang laik laut | 80,00 | 90,00 | 72,00 | 80,00
4 | Alur yang dikeruk | 50,00 | 50,00 | 50,00 | 100,00

{message}

Gambar 3.1 Realisasi terhadap target, 2028
"""
ORCHARDS = """
Tabel 1 Hasil Kebun Tahun 2024

Program | Hasil 2023 | Hasil 2024
Kebun apel dataran tinggi | 61,20 | 64,10
Kebun jeruk pesisir barat | 44,00 | 41,70
Kebun salak lereng timur | 38,50 | 39,90
Kebun mangga lembah hijau | 29,00 | 29,00
Kebun durian hutan rakyat | 18,20 | 22,40

{message}

Hasil kebun menurut program
"""


def said(text: str) -> list[tuple[str, str]]:
    return [(claim.printed, claim.expected) for claim in check_chart_messages(read(text))]


@pytest.mark.parametrize(
    ("message", "expected"),
    [
        ("2 dari 4 target tercapai", ""),
        ("7 dari 4 target tercapai", "2 dari 4"),
        ("2 dari 9 target tercapai", "2 dari 4"),
        ("1 dari 4 indikator naik", "2 dari 4"),
        ("2 dari 4 indikator naik", ""),
        ("1 dari 4 indikator turun", ""),
        ("1 dari 4 indikator tetap", ""),
        ("1 dari 5 indikator tetap", "1 dari 4"),
    ],
)
def test_a_message_is_held_against_the_table_above(message: str, expected: str) -> None:
    assert said(HARBOURS.format(message=message)) == [(" ".join(message.split()[:3]), expected)]


@pytest.mark.parametrize(
    ("message", "expected"),
    [
        ("3 dari 5 program naik", ""),
        ("8 dari 5 program naik", "3 dari 5"),
        ("3 dari 6 program meningkat", "3 dari 5"),
        ("1 dari 5 program menurun", ""),
    ],
)
def test_other_words_and_other_things_are_counted_too(message: str, expected: str) -> None:
    assert said(ORCHARDS.format(message=message)) == [(" ".join(message.split()[:3]), expected)]


@pytest.mark.parametrize(
    "message",
    [
        "1 dari 3 target tercapai",
        "Dalam tahun ini 7 dari 4 target tercapai menurut dinas.",
        "7 dari 4 target",
        "7 dari 4 indikator baru",
        "7 kapal naik",
        f"{'Uraian panjang tentang pelabuhan dan kapal. ' * 4}\n\n7 dari 4 target tercapai",
        "Tabel 3.2 Kapal\n\nNama | Jumlah\nKapal layar | 3\nKapal motor | 9\n\n7 dari 4 target tercapai",
    ],
    ids=["another-table", "in-a-sentence", "says-nothing", "no-kind", "no-whole", "far", "other-table-above"],
)
def test_what_is_no_message_of_the_table_above_is_left_alone(message: str) -> None:
    assert [pair for pair in said(HARBOURS.format(message=message)) if pair[1]] == []


def test_the_finding_tells_the_table_and_is_a_warning() -> None:
    (finding,) = audited(HARBOURS.format(message="3 dari 4 target tercapai")).findings
    assert (finding.level.value, finding.printed, finding.computed) == ("warning", "3 dari 4", "2 dari 4")
    assert finding.why == "Menurut Tabel 3.1 di atasnya yang tercapai ada 2 dari 4."


def test_more_than_all_is_one_mistake_with_what_the_table_says_below() -> None:
    told = audited(HARBOURS.format(message="7 dari 4 target tercapai")).findings
    bound = next(finding for finding in told if finding.rule.value == "bound")
    (count,) = [finding for finding in told if finding is not bound]
    assert (count.printed, count.computed, count.root) == ("7 dari 4", "2 dari 4", bound.id)


@pytest.mark.parametrize(
    ("message", "expected"),
    [
        ("1 dari 4 target tercapai, 1 belum dapat dinilai", ""),
        ("1 dari 5 target tercapai, 1 belum dapat dinilai", "1 dari 4 tercapai, 1 tanpa capaian"),
        ("3 dari 4 target tercapai, 1 tidak dapat dinilai", "1 dari 4 tercapai, 1 tanpa capaian"),
        ("1 dari 4 target tercapai, 7 belum dapat dihitung", "1 dari 4 tercapai, 1 tanpa capaian"),
    ],
)
def test_a_message_that_sets_apart_what_is_not_known(message: str, expected: str) -> None:
    table = HARBOURS.replace("50,00 | 50,00 | 50,00 | 100,00", "50,00 | 50,00 | t.t. | t.t.")
    assert [right for _, right in said(table.format(message=message))] == [expected]


@pytest.mark.parametrize(
    "message",
    ["3 dari 9 target tercapai, 1 belum dapat dinilai", "1 dari 5 dermaga diperiksa, 1 belum dapat dinilai"],
)
def test_no_word_on_a_message_of_other_things(message: str) -> None:
    table = HARBOURS.replace("50,00 | 50,00 | 50,00 | 100,00", "50,00 | 50,00 | t.t. | t.t.")
    assert said(table.format(message=message)) == []


RISEN = """
Tabel 4 Nilai Unsur Layanan Tahun 2031

No | Unsur | Nilai 2030 | Nilai 2031
1 | Persyaratan | 3,21 | {0}
2 | Prosedur | 3,05 | {1}
3 | Waktu layanan | 3,33 | {2}
4 | Biaya | 3,60 | {3}

{message}

Gambar 4 Nilai unsur layanan
"""
UP, DOWN, MIXED = (
    ("3,30", "3,11", "3,40", "3,71"),
    ("3,20", "2,95", "3,31", "3,44"),
    ("3,30", "2,95", "3,40", "3,71"),
)


@pytest.mark.parametrize(
    ("message", "figures", "expected"),
    [
        ("Semua unsur naik", UP, ""),
        ("Semua unsur turun", UP, "Semua unsur naik"),
        ("Semua unsur naik", DOWN, "Semua unsur turun"),
        ("Seluruh unsur meningkat.", DOWN, "Seluruh unsur menurun."),
        ("Semua unsur naik", MIXED, "3 dari 4 unsur naik"),
        ("Tidak satu pun unsur turun", UP, ""),
        ("Tidak satu pun unsur naik", MIXED, "3 dari 4 unsur naik"),
        ("○ Jejak skm.unsur Semua unsur turun", UP, "○ Jejak skm.unsur Semua unsur naik"),
    ],
)
def test_all_rows_or_none_are_held_against_the_table_above(
    message: str, figures: tuple[str, ...], expected: str
) -> None:
    assert said(RISEN.format(*figures, message=message)) == [(message, expected)]


@pytest.mark.parametrize(
    "message", ["Semua unsur dinilai", "Semua unsur naik kelas", "Semua unsur naik pada semester II"]
)
def test_other_words_on_all_rows_are_no_message(message: str) -> None:
    assert said(RISEN.format(*DOWN, message=message)) == []


@pytest.mark.parametrize(
    ("message", "expected"),
    [
        ("Semua target tercapai", "2 dari 4 target tercapai"),
        ("Tidak satu pun target tercapai", "2 dari 4 target tercapai"),
    ],
)
def test_all_targets_are_counted_too(message: str, expected: str) -> None:
    assert said(HARBOURS.format(message=message)) == [(message, expected)]
