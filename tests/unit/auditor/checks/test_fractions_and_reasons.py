"""Fractions in words, efficiency in a sentence, targets of another year in a sentence."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import told

from capaian.domain.audit import AuditRule


def _told(sentence: str, rule: AuditRule) -> list[tuple[str, str]]:
    return [found[1:] for found in told(f"BAB III HASIL\n3.1 Uraian\n{sentence}", rule)]


@pytest.mark.parametrize(
    ("sentence", "right", "wrong"),
    [
        (
            "Dari 180 contoh, 8 contoh gagal. Separuh dari yang gagal itu sayuran, yakni 4 contoh.",
            "Separuh",
            "Sepertiga",
        ),
        (
            "Sebanyak 21 orang dari 28 orang hadir. Yang hadir tiga perempat (75,00%).",
            "tiga perempat",
            "dua pertiga",
        ),
        ("Terdapat 66 pegawai; setengah di antaranya, yaitu 33 pegawai, sarjana.", "setengah", "seperempat"),
    ],
)
def test_a_fraction_that_the_figures_make_another_is_told(sentence: str, right: str, wrong: str) -> None:
    assert _told(sentence, AuditRule.CLAIM) == []
    assert [found[0] for found in _told(sentence.replace(right, wrong), AuditRule.CLAIM)] == [wrong]


@pytest.mark.parametrize(
    "sentence",
    [
        "Lebih dari separuh peserta, yakni 40 peserta dari 60 peserta, hadir.",
        "Sepertiga wilayah, yaitu 7 desa, belum terjangkau.",
        "Separuh waktu habis di jalan. Terdapat 4 mobil.",
    ],
)
def test_fractions_of_what_is_not_printed_are_left_alone(sentence: str) -> None:
    assert _told(sentence, AuditRule.CLAIM) == []


SPENT = """
BAB III HASIL
3.9. Efisiensi
Tabel 1 Efisiensi Program
No | Program | Capaian Kinerja (%) | Penyerapan Anggaran (%) | Tingkat Efisiensi (%)
1 | Program Ketahanan Pangan | 101,81 | 96,82 | 4,99
2 | Program Kerawanan Pangan | 103,12 | 96,07 | 7,05
3 | Program Perikanan Tangkap | 101,32 | 97,89 | 3,43
4 | Program Perikanan Budidaya | 85,62 | 87,41 | -1,79
Program ini tidak efisien dengan nilai -1,79% karena penyerapannya (87,41%) di atas capaiannya (85,62%).
"""


@pytest.mark.parametrize("wrong", ["-1,97", "-2,79"])
def test_an_efficiency_is_recomputed_by_the_formula_of_the_tables(wrong: str) -> None:
    assert told(SPENT, AuditRule.EFFICIENCY) == []
    found = told(SPENT.replace("nilai -1,79", f"nilai {wrong}"), AuditRule.EFFICIENCY)
    assert [(printed, computed) for _, printed, computed in found] == [(wrong, "\u22121,79")]


def test_without_a_formula_nothing_is_said_of_an_efficiency() -> None:
    apart = SPENT[SPENT.index("Program ini tidak") :].replace("nilai -1,79", "nilai -1,97")
    assert _told(apart, AuditRule.EFFICIENCY) == []


GOAL = """
Tabel 1 Perjanjian Kinerja
No | Indikator Kinerja | Satuan | Target 2022 | Target 2023
1 | Skor Pola Pangan Harapan | skor | 88,50 | 89,50
2 | Indeks Kepuasan Masyarakat | indeks | 83,00 | 84,00
BAB III HASIL
3.1 Skor Pola Pangan Harapan
Pada tahun 2022 skor terealisasi 89,30 dari target 88,50, dengan tingkat capaian 100,90%.
3.2 Indeks Kepuasan Masyarakat
Pada tahun 2022 indeks terealisasi 84,50 dari target 83,00, dengan tingkat capaian 101,81%.
"""


@pytest.mark.parametrize(
    ("right", "wrong"), [("target 88,50", "target 89,50"), ("target 83,00", "target 84,00")]
)
def test_a_target_of_another_year_is_told_by_what_follows_from_it(right: str, wrong: str) -> None:
    assert told(GOAL, AuditRule.CROSSREF) == []
    (found,) = told(GOAL.replace(right, wrong), AuditRule.CROSSREF)
    assert (found[1], found[2]) == (wrong.split()[1], right.split()[1])


@pytest.mark.parametrize(
    ("sentence", "right", "wrong"),
    [
        ("Dari 240 ekor, seperempat (60 ekor) divaksin ulang.", "seperempat", "sepertiga"),
        ("Dua pertiga anggaran terserap, yaitu 66,67% dari pagu.", "Dua pertiga", "Tiga perempat"),
        ("Hadir 90 kader; sepertiga di antaranya, yakni 30 kader, baru dilatih.", "sepertiga", "separuh"),
        (
            "Tiga perempat, atau 900 naskah dari 1.200 naskah, dialihmediakan.",
            "Tiga perempat",
            "Setengah",
        ),
    ],
)
def test_each_fraction_is_held_against_counts_and_shares(sentence: str, right: str, wrong: str) -> None:
    assert _told(sentence, AuditRule.CLAIM) == []
    ((printed, computed),) = _told(sentence.replace(right, wrong), AuditRule.CLAIM)
    assert (printed, computed) == (wrong, right.casefold())


@pytest.mark.parametrize(
    "sentence",
    [
        # about as much
        "Hampir separuh peserta, yakni 24 peserta dari 50 peserta, hadir.",
        "Dari 240 ekor, sekitar sepertiga (60 ekor) divaksin ulang.",
        # a rounded share is near enough
        "Separuh dari 103 naskah, yaitu 52 naskah, sudah dialihmediakan.",
        # no fraction in words fits
        "Dari 240 ekor, sepertiga (100 ekor) divaksin ulang.",
        # the figures count different things
        "Tersedia 240 ekor. Sepertiga kandang, yaitu 60 kandang, sudah penuh.",
        # the clause ends before the figure
        "Separuh sudah pulang; adapun yang tinggal yaitu 60 orang dari 240 orang.",
    ],
)
def test_fractions_that_nothing_makes_another_are_left_alone(sentence: str) -> None:
    assert _told(sentence, AuditRule.CLAIM) == []


DEPARTMENTS = """
BAB III HASIL
3.9. Efisiensi
Tabel 1 Efisiensi Sasaran
No | Sasaran | Capaian (%) | Serapan (%) | Efisiensi (%)
1 | Meningkatnya mutu pelayanan | 101,99 | 95,53 | 6,46
2 | Meningkatnya kepemilikan dokumen | 99,10 | 93,06 | 6,04
3 | Meningkatnya pemanfaatan data | 88,24 | 91,71 | -3,47
4 | Meningkatnya tertib arsip | 100,00 | 97,25 | 2,75
{}
"""


@pytest.mark.parametrize(
    ("sentence", "right", "wrong"),
    [
        (
            "Sasaran pertama efisien sebesar {}%, diperoleh dari capaian 101,99% dan serapan 95,53%.",
            "6,46",
            "4,47",
        ),
        ("Tingkat efisiensi sasaran keempat {}% karena capaian 100,00% dan serapan 97,25%.", "2,75", "2,57"),
    ],
)
def test_an_efficiency_with_its_reason_is_recomputed(sentence: str, right: str, wrong: str) -> None:
    assert told(DEPARTMENTS.format(sentence.format(right)), AuditRule.EFFICIENCY) == []
    found = told(DEPARTMENTS.format(sentence.format(wrong)), AuditRule.EFFICIENCY)
    assert [each[1:] for each in found] == [(wrong, right)]


@pytest.mark.parametrize(
    "sentence",
    [
        "Efisiensi tertinggi 6,46%, sedangkan sasaran ketiga merugi karena capaian 88,24%, serapan 91,71%.",
        "Efisiensi sasaran pertama 6,46%; sasaran ketiga merugi akibat capaian 88,24% dan serapan 91,71%.",
        "Efisiensi sasaran pertama 6,46% dan yang kedua 6,04%, hasil kerja semua bidang.",
        "Sasaran pertama paling efisien, 6,46%, dengan capaian 101,99% serta serapan anggaran 95,53%.",
    ],
)
def test_the_reason_of_another_efficiency_is_none_of_this_one(sentence: str) -> None:
    assert told(DEPARTMENTS.format(sentence), AuditRule.EFFICIENCY) == []


GOALS = """
Tabel 1 Perjanjian Kinerja
No | Indikator Kinerja | Satuan | Target 2022 | Target 2023
1 | Nilai SAKIP Perangkat Daerah | nilai | 72,00 | 74,00
2 | Persentase Arsip Tertata | % | 80,00 | 85,00
BAB III HASIL
3.1 Nilai SAKIP Perangkat Daerah
Pada tahun 2022 nilai terealisasi 73,80 dari target 72,00, dengan tingkat capaian {}%.
3.2 Persentase Arsip Tertata
Pada tahun 2022 arsip terealisasi 78,00% dari target 80,00%, dengan tingkat capaian 97,50%.
"""


def test_a_figure_is_proved_wrong_only_by_what_fails() -> None:
    """Where nothing fails, or the table's figure mends nothing, a figure of another year is no proof."""
    sound = GOALS.format("102,50")
    assert told(sound, AuditRule.CROSSREF) == []
    assert told(sound.replace("80,00%, dengan", "85,00%, dengan"), AuditRule.CROSSREF) != []
    both = sound.replace("80,00%, dengan", "85,00%, dengan").replace("97,50%.", "91,76%.")
    assert told(both, AuditRule.CROSSREF) == []
    neither = sound.replace("80,00%, dengan", "85,00%, dengan").replace("97,50%.", "96,00%.")
    assert told(neither, AuditRule.CROSSREF) == []


@pytest.mark.parametrize(
    ("sentence", "wrong", "expected"),
    [
        ("Sekitar sepertiga petak parkir (33,45%) berada di pusat kota.", "separuh", "kurang dari separuh"),
        ("Hampir separuh pegawai (46,51%) sarjana.", "tiga perempat", "kurang dari tiga perempat"),
        ("Hampir sepertiga kunjungan (32,10%) daring.", "seperempat", "lebih dari seperempat"),
        ("Sekitar seperempat anggaran, yakni 26,10%, untuk jalan.", "dua pertiga", "kurang dari dua pertiga"),
        ("Sekitar dua pertiga siswa (62,40%) lulus.", "seperempat", "lebih dari seperempat"),
    ],
)
def test_what_is_near_a_fraction_or_just_below_it(sentence: str, wrong: str, expected: str) -> None:
    assert _told(sentence, AuditRule.CLAIM) == []
    words = sentence.casefold().split(" ")
    right = next(
        each for each in ("sepertiga", "separuh", "seperempat", "dua pertiga") if each in " ".join(words)
    )
    made = _told(sentence.replace(right, wrong), AuditRule.CLAIM)
    assert [(printed.split(maxsplit=1)[1], computed) for printed, computed in made] == [(wrong, expected)]


def test_a_target_beside_a_fraction_of_it_is_no_share() -> None:
    assert _told("Baru sekitar separuh dari target (80,00%) yang tercapai.", AuditRule.CLAIM) == []


@pytest.mark.parametrize(
    ("sentence", "right", "wrong"),
    [
        ("Kebakaran lahan melonjak dari 3 menjadi 11 kejadian atau hampir {} kali lipat.", "empat", "enam"),
        ("Kebakaran lahan melonjak dari 3 menjadi 11 kejadian, lebih dari {} kali lipat.", "tiga", "empat"),
        ("Kekeringan naik {} kali lipat, dari 2 menjadi 7 kejadian.", "tiga setengah", "lima"),
        ("Penerima bantuan bertambah {} kali lipat dari 120 menjadi 240 keluarga.", "dua", "tiga"),
        ("Retribusi naik {} kali lipat dari Rp1,2 miliar menjadi Rp3,1 miliar.", "2,58", "2,85"),
        ("Dari 410 pada tahun 2028 menjadi 1.236 layanan, daring naik sekitar {} kali lipat.", "3", "5"),
    ],
)
def test_a_multiple_is_that_of_the_figures_it_lies_between(sentence: str, right: str, wrong: str) -> None:
    assert _told(sentence.format(right), AuditRule.CLAIM) == []
    (made,) = _told(sentence.format(wrong), AuditRule.CLAIM)
    assert f"{wrong} kali lipat" in made[0]


@pytest.mark.parametrize(
    "sentence",
    [
        "Gempa bumi meningkat dua kali lipat dari 1 menjadi 3 kejadian.",
        "Gempa bumi meningkat tiga kali lipat dari 1 menjadi 3 kejadian.",
        "Pendapatan naik empat kali lipat dari Rp950 juta menjadi Rp3,8 miliar.",
        "Pengunjung belum naik lima kali lipat dari 10 menjadi 20 orang.",
        "Biaya naik dua kali lipat, sedangkan peserta dari 10 menjadi 50 dan guru dari 2 menjadi 3 orang.",
    ],
)
def test_multiples_of_the_rise_of_other_scales_or_of_other_things(sentence: str) -> None:
    assert _told(sentence, AuditRule.CLAIM) == []
