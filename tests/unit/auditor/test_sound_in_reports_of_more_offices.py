"""Right sentences of many offices: sides of targets, two things at once, sizes, scales, short names."""

from __future__ import annotations

import pytest
from tests.unit.auditor.test_sound_in_kindred_texts import in_report, said

from capaian.auditor.understanding.classes import tells_scale


def rules(text: str) -> list[tuple[str, str]]:
    return [(rule, printed) for rule, printed, _ in said(in_report(text))]


@pytest.mark.parametrize(
    "sentence",
    [
        "Prevalensi stunting 14,20% di bawah target 15,00% sehingga capaiannya 105,33%.",
        "Angka kematian bayi 4,20 masih di bawah target 5,00 per 1.000 kelahiran, dengan capaian 116,00%.",
        "Tingkat kemiskinan berada di bawah target 9,50%, dengan capaian 104,00%.",
        "Prevalensi stunting 16,00% di atas target 15,00% sehingga capaiannya 93,33%.",
        "Nilai rapor 73,00% di atas target 70,00% dengan capaian 104,29%.",
    ],
)
def test_below_a_target_is_good_where_less_is_better(sentence: str) -> None:
    assert rules(sentence) == []


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("Cakupan imunisasi di bawah target 94,00% dengan capaian 101,48%.", "di bawah target"),
        ("Cakupan imunisasi di atas target 94,00% dengan capaian 98,10%.", "di atas target"),
        ("Angka kematian bayi belum mencapai target 5,00 dengan capaian 116,00%.", "belum mencapai"),
    ],
)
def test_a_side_that_nothing_bears_out_is_told(sentence: str, words: str) -> None:
    assert rules(sentence) == [("claim", words)]


@pytest.mark.parametrize(
    ("sentence", "is_wrong"),
    [
        ("Pajak hotel terealisasi 103,81%, sedangkan retribusi pasar belum mencapai target (93,88%).", False),
        (
            "Bantuan pangan terealisasi 102,10% tetapi rehabilitasi rumah tidak mencapai target (91,40%).",
            False,
        ),
        ("Pajak hotel terealisasi 103,81% dan retribusi pasar belum mencapai target (93,88%).", False),
        ("Pajak hotel terealisasi 103,81% tetapi belum mencapai target (93,88%).", True),
        ("Bantuan pangan terealisasi 102,10%, sehingga tidak mencapai target (91,40%).", True),
        ("Bantuan pangan terealisasi 102,10% dan nilai ini belum mencapai target 91,40%.", True),
    ],
)
def test_what_is_said_of_another_thing_is_not_held_against_the_first(sentence: str, is_wrong: bool) -> None:
    assert [rule for rule, _ in rules(sentence)] == ["claim"] * is_wrong


AID = """Tabel 3.1 Penerima Bantuan Tahun 2033

Kecamatan | Sasaran | Menerima | Persentase (%)
Tirta | 820 | 615 | 75,00
Wuni | 640 | 512 | 80,00
Sendang | 710 | 497 | 70,00

{}"""
ROADS = """Tabel 3.1 Jalan menurut Kecamatan Tahun 2033

Kecamatan | Panjang (m) | Mantap (m) | Persentase (%)
Lembah | 24.150 | 18.112 | 75,00
Rawa | 31.900 | 25.520 | 80,00
Bukit | 28.400 | 19.880 | 70,00

{}"""


@pytest.mark.parametrize(
    ("table", "sentence", "is_wrong"),
    [
        (AID, "Di Tirta terdapat sasaran lebih dari 800 orang.", False),
        (AID, "Sasaran di Wuni hampir 650 orang.", False),
        (AID, "Sasaran di Wuni sekitar 650 orang.", False),
        (AID, "Sasaran di Wuni hampir 630 orang.", True),
        (AID, "Di Tirta terdapat sasaran lebih dari 920 orang.", True),
        (AID, "Di Tirta terdapat sasaran lebih dari 822 orang.", True),
        (ROADS, "Panjang jalan di Lembah lebih dari 24.100 m.", False),
        (ROADS, "Panjang jalan di Rawa mendekati 32.000 m.", False),
        (ROADS, "Panjang jalan di Lembah kurang dari 24.100 m.", True),
        (ROADS, "Panjang jalan di Lembah 24.100 m.", True),
    ],
)
def test_a_size_that_the_table_bears_out_is_no_misquoted_figure(
    table: str, sentence: str, is_wrong: bool
) -> None:
    assert [rule for rule, _ in rules(table.format(sentence))] == ["crossref"] * is_wrong


SCALE = "lebih dari 100% Melampaui Target, 90% sampai 100% Mendekati Target, kurang dari 90% Belum Tercapai"


@pytest.mark.parametrize("lead", ["Predikat capaian:", "Kriteria capaian terhadap target adalah"])
def test_the_sentence_of_a_scale_claims_nothing_of_a_target(lead: str) -> None:
    assert rules(f"{lead} {SCALE}.") == []


@pytest.mark.parametrize(
    ("sentence", "is_scale"),
    [
        (f"Predikat: {SCALE}.", True),
        ("Kategori: \u2265 85 Baik, 70 - 84 Cukup, < 70 Kurang.", True),
        ("Predikat tinggi sebab capaian lebih dari 90%.", False),
        ("Realisasi 95% di atas 90%, lebih dari 80% tahun lalu.", False),
    ],
)
def test_a_scale_is_known_by_its_intervals(sentence: str, is_scale: bool) -> None:
    assert tells_scale(sentence) is is_scale


SCORED = """Tabel 3.1 Pengukuran Kinerja Tahun 2033

No | Indikator | Target | Realisasi | Capaian (%)
1 | {first} | 84,00 | 85,36 | 101,62
2 | {second} | 72,00 | 70,85 | 98,40
3 | {third} | 60,00 | 63,00 | 105,00

{text}"""
OFFICES = [
    ("Indeks Kepuasan Peserta", "Nilai SAKIP Dinas Kolam", "Persentase kolam terawat"),
    ("Indeks Kepuasan Warga", "Nilai SAKIP Badan Menara", "Tingkat hunian menara"),
]


@pytest.mark.parametrize(("first", "second", "third"), OFFICES)
@pytest.mark.parametrize("name", ["Nilai SAKIP tahun 2033", "Nilai SAKIP Kantor tahun 2033"])
def test_a_year_behind_a_name_is_no_part_of_it(first: str, second: str, third: str, name: str) -> None:
    sentence = f"{name} sebesar 70,85, tetapi belum mencapai target 72,00."
    found = rules(SCORED.format(first=first, second=second, third=third, text=sentence))
    assert found == ([("label", "Nilai SAKIP Kantor")] if "Kantor" in name else [])


@pytest.mark.parametrize(("first", "second", "third"), OFFICES)
@pytest.mark.parametrize(
    ("sentence", "is_wrong"),
    [
        ("Seluruhnya 2 (dua) indikator telah mencapai target.", False),
        ("Semuanya ada dua indikator yang telah mencapai target.", False),
        ("Seluruhnya 3 (tiga) indikator telah mencapai target.", True),
        ("Seluruh indikator telah mencapai target.", True),
    ],
)
def test_so_many_in_all_are_not_all(
    first: str, second: str, third: str, sentence: str, is_wrong: bool
) -> None:
    found = rules(SCORED.format(first=first, second=second, third=third, text=sentence))
    assert ("claim" in [rule for rule, _ in found]) is is_wrong
