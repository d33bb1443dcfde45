"""Measures under another name, and invented names that are read in two ways."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import roots, told

from capaian.domain.audit import AuditRule


def named(text: str) -> list[tuple[int, str, str]]:
    return told(text, AuditRule.LABEL)


HARBOUR = """
Tabel 1 Kinerja Pelabuhan tahun 2031

No | Indikator | Target | Realisasi | Capaian (%)
1 | Persentase kapal yang tiba tepat waktu | 80,00% | 71,44% | 89,30%
2 | Persentase dermaga yang layak pakai | 90,00% | 92,16% | 102,40%

"""
FOREST = """
Tabel 1 Kinerja Kehutanan tahun 2030

No | Indikator | Target | Realisasi | Capaian (%)
1 | Cakupan lereng rawan yang dihijaukan | 60,00 | 57,12 | 95,20
2 | Indeks keteduhan jalan utama kota | 70,00 | 72,10 | 103,00

"""


@pytest.mark.parametrize(
    ("table", "words", "name", "right"),
    [
        (
            HARBOUR,
            "{name} terealisasi sebesar 71,44% dari target sebesar 80%.",
            "Persentase kelancaran lalu lintas laut",
            "Persentase kapal yang tiba tepat waktu",
        ),
        (
            FOREST,
            "Target {name} tahun ini. {name} dengan realisasi 57,12 dan target 60,00.",
            "Nilai ketahanan tanah bukit",
            "Cakupan lereng rawan yang dihijaukan",
        ),
    ],
)
def test_a_measure_known_by_its_figures_bears_its_own_name(
    table: str, words: str, name: str, right: str
) -> None:
    assert named(table + words.format(name=name)) == [(7, name, right)]
    assert named(table + words.format(name=right)) == []
    other = words.replace("71,44", "66,10").replace("57,12", "51,10")
    assert named(table + other.format(name=name)) == []


@pytest.mark.parametrize(
    ("measure", "name"),
    [
        ("Nilai SAKIP perangkat daerah", "Nilai SAKIP hasil evaluasi Inspektorat"),
        ("Indeks SPBE pemerintah daerah", "Indeks SPBE menurut penilaian kementerian"),
    ],
)
def test_how_a_measure_was_found_is_no_part_of_its_name(measure: str, name: str) -> None:
    table = FOREST.replace("Indeks keteduhan jalan utama kota", measure)
    words = "{} dengan realisasi 72,10 dan target 70,00."
    assert named(table + words.format(name)) == []
    assert named(table + words.format("Nilai kerapian kantor utama")) != []


@pytest.mark.parametrize(
    ("table", "name", "sentence"),
    [
        (
            HARBOUR,
            "Persentase kelancaran lalu lintas laut",
            "terealisasi sebesar 71,44% dari target sebesar 80%.",
        ),
        (FOREST, "Nilai ketahanan tanah bukit", "dengan realisasi 57,12 dan target 60,00."),
    ],
)
def test_another_name_is_said_wherever_it_stands_and_follows_from_the_first(
    table: str, name: str, sentence: str
) -> None:
    text = f"{table}Uraian {name} berikut ini.\n\n{name} {sentence}\n\nGrafik {name} di bawah.\n"
    assert roots(text, AuditRule.LABEL) == [(7, None), (9, 7), (11, 7)]


def test_the_name_of_another_measure_is_told_at_the_figures_and_nowhere_else() -> None:
    name, right = "Persentase dermaga yang layak pakai", "Persentase kapal yang tiba tepat waktu"
    uses = f"{name} dijaga.\n\n{name} terealisasi sebesar 71,44% dari target sebesar 80%."
    assert named(f"{HARBOUR}{uses}") == [(9, name, right)]


@pytest.mark.parametrize(
    ("short", "usual", "other"),
    [
        ("ANJUNG", "Antar Jemput Warga Pelabuhan", "Anjungan Jumpa Unggul"),
        ("PADI KOTA", "Pendataan Digital Hutan Kota", "Pelayanan Dini Taman"),
    ],
)
def test_an_invented_name_is_short_for_one_thing(short: str, usual: str, other: str) -> None:
    text = f"Inovasi {short} ({usual}) dimulai.\n\nHasil {short} ({usual}) dicatat.\n\n"
    assert named(f"{text}Laporan {short} ({other}) dibuat.\n") == [
        (5, f"{short} ({other})", f"{short} ({usual})")
    ]
    assert named(f"{text}Laporan {short} ({usual.lower().capitalize()}) dibuat.\n") == []
    once = f"Inovasi {short} ({usual}) dimulai.\n\nLaporan {short} ({other}) dibuat.\n"
    assert named(once) == []


LETTERS = """
Tabel 3.2 Capaian Indikator Tahun 2031

No | Indikator | Satuan | Target | Realisasi | Capaian (%)
1 | Nilai Tingkat Kegemaran Membaca (TGM) | Nilai | 68,50 | 71,24 | 104,00
2 | Indeks Pembangunan Literasi Masyarakat | Indeks | 62,00 | 60,83 | 98,11

"""


@pytest.mark.parametrize(
    ("name", "target", "actual", "is_told"),
    [
        ("Nilai TGM", "68,50", "71,24", False),
        ("Tingkat Kegemaran Membaca", "68,50", "71,24", False),
        ("Nilai Kegemaran Membaca", "68,50", "71,24", False),
        ("Indeks PLM", "62,00", "60,83", False),
        ("Indeks Literasi Masyarakat", "62,00", "60,83", False),
        ("Nilai Kearsipan Daerah", "68,50", "71,24", True),
        ("Indeks Minat Baca", "62,00", "60,83", True),
    ],
)
def test_words_and_letters_of_a_name_are_the_same_name(
    name: str, target: str, actual: str, is_told: bool
) -> None:
    said = f"{name} tahun 2031 mencapai {actual}, dengan target {target}."
    again = f"Adapun {name} naik pada tahun 2031."
    assert bool(named(f"{LETTERS}{said}\n\n{again}\n\nSecara umum {name} telah baik.\n")) is is_told
