"""Figures far off what they follow from: words of a total, heads and other rows outweigh nearness."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import told

from capaian.domain.audit import AuditRule

TOTAL = """
Tabel 1.4 Kapal Menurut Pangkalan

{head}
Muara | 64
Teluk | 38
Selat | 27
Karang | 19
{word} | {total}
"""
STAGES = """
Tabel 3.7 {title}

No | Indikator | {actual} | {target} | {share}
1 | Nilai pelayanan pelabuhan | {first} | 88,00 | {reached}
2 | Persentase kapal berizin | 71,40 | 84,00 | {second}
3 | Indeks keselamatan pelayaran | 92,00 | 92,00 | 100,00
"""
STEPS = """
Tabel 3.2 Perkembangan Indeks Tahun 2020-2024

Tahun | Indeks | {head}
2020 | 61,20 | -
2021 | 62,75 | 1,55
2022 | 64,10 | 1,35
2023 | 66,48 | {change}
2024 | 67,02 | 0,54
"""
LYING = """
Tabel 3.4 {title}

Uraian | 2020 | 2021 | 2022 | 2023
{part} | 41.250 | 43.118 | 46.907 | 51.336
{whole} | 612.480 | 605.330 | 640.215 | 655.842
{share} | 6,73 | {second} | 7,33 | 7,83
"""


def found(text: str, rule: AuditRule) -> list[tuple[str, str]]:
    return [(printed, computed) for _, printed, computed in told(text, rule)]


@pytest.mark.parametrize("head", ["Pangkalan | Jumlah (unit)", "Lokasi | Banyaknya"])
@pytest.mark.parametrize("word", ["Total", "Jumlah", "JUMLAH", "Jumlah Seluruhnya"])
@pytest.mark.parametrize("total", ["948", "1.480", "448"])
def test_a_total_by_its_words_is_wrong_however_far_off(head: str, word: str, total: str) -> None:
    def table(printed: str) -> str:
        return TOTAL.format(head=head, word=word, total=printed)

    assert found(table("148"), AuditRule.SUM) == []
    assert [printed for printed, _ in found(table(total), AuditRule.SUM)] == [total]


@pytest.mark.parametrize("total", ["37", "5.217", "612"])
def test_a_total_of_something_else_stays_silent(total: str) -> None:
    assert found(TOTAL.format(head="Pangkalan | Panjang", word="Total", total=total), AuditRule.SUM) == []


HEADS = [
    ("Realisasi Tahun 2024 terhadap Target Akhir Renstra", "Realisasi 2024", "Target 2026", "Kemajuan (%)"),
    ("Kemajuan Menuju Target RPJMD", "Realisasi 2024", "Target Akhir 2026", "Tingkat Kemajuan (%)"),
    ("Capaian Tahun 2024", "Realisasi", "Target", "Capaian (%)"),
    ("Pengukuran Kinerja", "Realisasi", "Target", "% Capaian"),
]


@pytest.mark.parametrize("heads", HEADS)
@pytest.mark.parametrize(
    "changed",
    [{"second": "58,00"}, {"second": "15,00"}, {"first": "48,30"}, {"reached": "59,80"}, {"second": "8,50"}],
)
def test_one_of_few_shares_is_wrong_however_far_off(
    heads: tuple[str, str, str, str], changed: dict[str, str]
) -> None:
    title, actual, target, share = heads
    own = {"title": title, "actual": actual, "target": target, "share": share}
    right = {"first": "84,30", "reached": "95,80", "second": "85,00"}
    assert found(STAGES.format(**own, **right), AuditRule.ACHIEVEMENT) == []
    assert len(found(STAGES.format(**own, **{**right, **changed}), AuditRule.ACHIEVEMENT)) == 1


@pytest.mark.parametrize(
    ("budget", "spent", "share"),
    [("Pagu (Rp)", "Realisasi (Rp)", "Serapan (%)"), ("Anggaran (Rp)", "Realisasi (Rp)", "Penyerapan (%)")],
)
def test_absorption_of_a_single_row_follows_from_its_heads(budget: str, spent: str, share: str) -> None:
    def table(printed: str) -> str:
        head = f"Uraian | {budget} | {spent} | {share}"
        return f"\nTabel 3.9 Serapan\n\n{head}\nSeluruh program | 8.450.000.000 | 8.112.000.000 | {printed}\n"

    assert found(table("96,00"), AuditRule.ABSORPTION) == []
    assert found(table("46,00"), AuditRule.ABSORPTION) == [("46,00", "96,00")]
    assert found(table("12,37"), AuditRule.ABSORPTION) == []


EFFICIENCY = [
    "Uraian | Rata-rata Capaian Kinerja (%) | Serapan Anggaran (%) | Efisiensi (%)",
    "URAIAN | CAPAIAN KINERJA (%) | PENYERAPAN (%) | TINGKAT EFISIENSI (%)",
]


@pytest.mark.parametrize("head", EFFICIENCY)
@pytest.mark.parametrize(
    ("figures", "is_wrong"),
    [
        ("104,30 | 95,10 | 9,20", False),
        ("904,30 | 95,10 | 9,20", True),
        ("104,30 | 9,51 | 9,20", True),
        ("104,30 | 59,10 | 9,20", True),
        ("104,30 | 95,10 | 2,90", True),
        ("104,30 | 95,10 | 91,18", False),
        ("104,30 | 95,10 | 109,67", False),
        ("104,30 | 95,10 | 8,82", False),
        ("104,30 | 95,10 | 4,75", False),
    ],
)
def test_efficiency_of_a_single_row_is_what_is_left_unless_another_formula_fits(
    head: str, figures: str, *, is_wrong: bool
) -> None:
    text = f"\nTabel 3.12 Efisiensi\n\n{head}\nSeluruh sasaran | {figures}\n"
    assert bool(found(text, AuditRule.EFFICIENCY)) is is_wrong


@pytest.mark.parametrize("head", ["Kenaikan/(Penurunan)", "Perubahan", "Naik/Turun", "Pertambahan"])
@pytest.mark.parametrize("change", ["92,38", "23,80", "0,02"])
def test_a_change_from_year_to_year_is_wrong_however_far_off(head: str, change: str) -> None:
    assert found(STEPS.format(head=head, change="2,38"), AuditRule.DIFFERENCE) == []
    assert found(STEPS.format(head=head, change=change), AuditRule.DIFFERENCE) == [(change, "2,38")]


@pytest.mark.parametrize(
    ("title", "part", "whole", "share"),
    [
        ("Kontribusi Retribusi", "Retribusi (Rp juta)", "Pendapatan (Rp juta)", "Kontribusi Retribusi (%)"),
        ("Bagian Ekspor", "Ekspor (ton)", "Produksi (ton)", "Persentase Ekspor"),
        ("Rasio Kemandirian", "Pendapatan Asli", "Seluruh Pendapatan", "Rasio Kemandirian (%)"),
    ],
)
@pytest.mark.parametrize("second", ["1,72", "71,20", "9,12", "0,71"])
def test_a_share_of_two_rows_is_wrong_however_far_off(
    title: str, part: str, whole: str, share: str, second: str
) -> None:
    own = {"title": title, "part": part, "whole": whole, "share": share}
    assert found(LYING.format(**own, second="7,12"), AuditRule.RATIO) == []
    assert found(LYING.format(**own, second=second), AuditRule.RATIO) == [(second, "7,12")]


def test_shares_of_rows_of_something_else_stay_silent() -> None:
    own = {"title": "Keadaan", "part": "Ekspor", "whole": "Produksi", "share": "Kapal berizin (%)"}
    text = LYING.format(**own, second="7,12").replace("6,73", "81,15").replace("7,33", "84,00")
    assert found(text, AuditRule.RATIO) == []


QUARTERS = """
Tabel 3.5 Target dan Realisasi (Rp juta)

Uraian | Target | Realisasi | Capaian (%)
Pendapatan Wilayah | 64.250 | 65.938 | 102,63
A. Retribusi | 40.150 | 41.622 | 103,67
B. Hasil usaha | 24.100 | 24.316 | 100,90

{title}

{head}
I | 13.407 | 20,87
II | 30.116 | 46,87
III | 47.885 | {third}
IV | 65.938 | 102,63
{below}
"""


@pytest.mark.parametrize(
    "head",
    ["Triwulan | Realisasi s.d. Triwulan | Persentase terhadap Target (%)", "TW | Kumulatif | % Target"],
)
@pytest.mark.parametrize("below", ["", "\nTarget tahun ini sebesar Rp64.250 juta.\n"])
@pytest.mark.parametrize("third", ["7,45", "34,53", "47,53"])
def test_quarters_are_shares_of_the_target_told_elsewhere(head: str, below: str, third: str) -> None:
    def table(printed: str) -> str:
        title = "Tabel 3.6 Realisasi per Triwulan"
        return QUARTERS.format(title=title, head=head, below=below, third=printed)

    assert found(table("74,53"), AuditRule.RATIO) == []
    assert found(table(third), AuditRule.RATIO) == [(third, "74,53")]


PLAN = """
LAPORAN KINERJA TAHUN 2023

Tabel 2.1 Target Indikator pada Renstra

No | Indikator | Satuan | 2022 | 2023 | 2024 | 2026
1 | Persentase kapal laik laut | % | 81,00 | {now} | 85,00 | 90,50
2 | Indeks keselamatan pelayaran | Indeks | 71,20 | 73,40 | 75,10 | {end}
3 | Nilai pelayanan pelabuhan | Nilai | 84,00 | 85,50 | 86,00 | 88,00
4 | Persentase awak bersertifikat | % | 64,00 | 67,50 | 70,00 | 78,25

Tabel 2.2 Perjanjian Kinerja Tahun 2023

No | Indikator | Satuan | Target
1 | Persentase kapal laik laut | % | {agreed}
2 | Indeks keselamatan pelayaran | Indeks | 73,40
3 | Nilai pelayanan pelabuhan | Nilai | 85,50
4 | Persentase awak bersertifikat | % | 67,50

Tabel 2.3 Realisasi Tahun 2023 terhadap Target Akhir Renstra

No | Indikator | Realisasi 2023 | Target 2026
1 | Persentase kapal laik laut | 83,90 | 90,50
2 | Indeks keselamatan pelayaran | 73,10 | 79,30
3 | Nilai pelayanan pelabuhan | 86,20 | 88,00
4 | Persentase awak bersertifikat | 66,05 | 78,25
"""


def plan(**changed: str) -> list[set[str]]:
    own = {"now": "83,00", "agreed": "83,00", "end": "79,30"} | changed
    return [{printed, right} for printed, right in found(PLAN.format(**own), AuditRule.CROSSREF)]


def test_targets_of_a_plan_are_the_same_in_other_tables_however_far_off() -> None:
    assert plan() == []
    assert plan(agreed="13,00") == [{"", "83,00"}]  # which of the two is meant the report does not say
    assert plan(end="79,80") == [{"79,80", "79,30"}]
    assert plan(end="19,30") == [{"19,30", "79,30"}]


def test_shares_of_one_year_are_not_of_the_total_of_another_that_the_text_tells() -> None:
    rows = "Beras | 90.165 | 94.128 | 99.083 | 74,68\nIkan | 21.444 | 22.386 | 23.565 | 17,76\n"
    rows += "Kelapa | 7.709 | 8.048 | 8.472 | 6,39\n"
    rows += "Kopi | 1.206 | 1.259 | 1.326 | 1,00\nLada | 216 | 226 | 238 | 0,18"
    text = (
        "\nTabel 3.8 Muatan per Komoditas\n\nKomoditas | 2021 | 2022 | 2023 | Kontribusi 2023 (%)\n"
        f"{rows}\nJumlah | 120.740 | 126.047 | 132.684 | 100,00\n\n"
        "Muatan naik dari 126.047 ton pada tahun 2022 menjadi 132.684 ton pada tahun 2023.\n"
    )
    assert found(text, AuditRule.RATIO) == []
    assert [was for was, _ in found(text.replace("6,39", "9,36"), AuditRule.RATIO)] == ["9,36"]
