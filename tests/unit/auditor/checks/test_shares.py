"""Coverage, achievement, absorption and efficiency in tables: words and arithmetic together."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import audited, read, told

from capaian.domain.audit import AuditRule

FISHERY = """
Tabel 1 Capaian Kinerja Tahun 2031

No | Sasaran | Target | Realisasi | Capaian (%)
1 | Jumlah kapal ikan yang terdaftar | 120 | 126 | 105,00
2 | Persentase nelayan berasuransi | 80,00 | 72,00 | 90,00
3 | Angka kecelakaan di laut | 40 | 30 | 125,00
4 | Cakupan pelatihan | 100 | 100 | 100,00
5 | Produksi rumput laut | 64,0 | 70,4 | 110,00
"""
FORESTRY = """
Table 1 Achievement

Tingkat Ketercapaian | Hasil | Rencana | Uraian kegiatan lapangan
97.50% | 1,170 | 1,200 | Bibit yang ditanam
88.00% | 44.0 | 50.0 | Lahan kritis yang dipulihkan
103.33% | 62 | 60 | Kelompok tani hutan
110.00% | 16.5 | 15.0 | Hutan kota yang dirawat
"""


def rows(text: str, rule: AuditRule) -> tuple[int, int]:
    """Return how many statements of a rule were examined, and how many fail."""
    result = audited(text)
    return result.claims.get(rule, 0), sum(finding.rule is rule for finding in result.findings)


@pytest.mark.parametrize(("text", "count"), [(FISHERY, 5), (FORESTRY, 4)])
def test_sound_achievements_are_examined_and_hold(text: str, count: int) -> None:
    assert rows(text, AuditRule.ACHIEVEMENT) == (count, 0)


@pytest.mark.parametrize(
    ("text", "right", "wrong", "computed"),
    [
        (FISHERY, "105,00", "106,00", "105,00"),
        (FISHERY, "125,00", "152,00", "75,00"),
        (FISHERY, "90,00\n", "9,00\n", "90,00"),
        (FORESTRY, "97.50%", "95.70%", "97.50"),
        (FORESTRY, "110.00%", "117.00%", "110.00"),
    ],
)
def test_an_achievement_that_does_not_follow_is_told(
    text: str, right: str, wrong: str, computed: str
) -> None:
    ((_, printed, found),) = told(text.replace(right, wrong), AuditRule.ACHIEVEMENT)
    assert (printed, found) == (wrong.strip("%\n"), computed)


def test_why_names_the_heads_of_the_columns() -> None:
    findings = audited(FORESTRY.replace("88.00%", "92.00%")).findings
    (finding,) = (found for found in findings if found.rule is AuditRule.ACHIEVEMENT)
    assert finding.why.startswith("Tingkat Ketercapaian = Hasil ÷ Rencana × 100: 44.0 ÷ 50.0 × 100 = 88.00")
    assert "tercetak 92.00" in finding.why


def test_rows_in_which_all_is_a_hundred_make_no_rule() -> None:
    text = """
    Tabel 1 Keadaan

    Nama | Nilai A (%) | Nilai B (%) | Nilai C (%)
    Satu hal | 100 | 100 | 100
    Dua hal | 100 | 100 | 100
    Tiga hal | 100 | 100 | 100
    Empat hal | 87 | 93 | 71
    """.replace("    ", "")
    assert not audited(text).findings
    assert not read(text).tables[0].relations


def test_achievements_cut_at_a_hundred_throughout_are_usage() -> None:
    capped = FISHERY.replace("105,00", "100,00").replace("125,00", "100,00").replace("110,00", "100,00")
    assert rows(capped, AuditRule.ACHIEVEMENT)[1] == 0
    one = FISHERY.replace("105,00", "100,00")
    assert rows(one, AuditRule.ACHIEVEMENT)[1] == 1


WORKS = """
Tabel 1 Anggaran dan Realisasi

No. | Kegiatan | Kinerja | | | Anggaran (Rp) | | | Efisiensi (%)
 | | Target | Realisasi | Capaian (%) | Pagu | Realisasi | Serapan (%) |
1 | Perbaikan tanggul sungai | 20 | 18 | 90,00 | 400.000.000 | 320.000.000 | 80,00 | 10,00
2 | Pemasangan pintu air | 40 | 42 | 105,00 | 250.000.000 | 245.000.000 | 98,00 | 7,00
3 | Pengerukan waduk kecil | 10 | 7 | 70,00 | 900.000.000 | 675.000.000 | 75,00 | -5,00
4 | Pemetaan daerah irigasi | 8 | 8 | 100,00 | 150.000.000 | 141.000.000 | 94,00 | 6,00
"""


def test_groups_of_heads_keep_target_and_budget_apart() -> None:
    result = audited(WORKS)
    kept = (AuditRule.ACHIEVEMENT, AuditRule.ABSORPTION, AuditRule.EFFICIENCY, AuditRule.BOUND)
    assert [result.claims[rule] for rule in kept] == [4, 4, 4, 4]
    assert not result.findings


@pytest.mark.parametrize(
    ("right", "wrong", "rule"),
    [
        ("80,00", "88,00", AuditRule.ABSORPTION),
        ("-5,00", "5,00", AuditRule.EFFICIENCY),
        ("105,00", "150,00", AuditRule.ACHIEVEMENT),
        ("245.000.000", "254.000.000", AuditRule.BOUND),
    ],
)
def test_each_rule_of_a_work_table_sees_its_slip(right: str, wrong: str, rule: AuditRule) -> None:
    assert rule in {finding.rule for finding in audited(WORKS.replace(right, wrong)).findings}


@pytest.mark.parametrize(
    ("head", "values"),
    [
        ("Efisiensi (%)", ("20,00", "2,00", "25,00", "6,00")),
        ("Efisiensi (100% - penyerapan)", ("20,00", "2,00", "25,00", "6,00")),
        ("Rasio efisiensi (%)", ("125,00", "102,04", "133,33", "106,38")),
    ],
)
def test_efficiency_follows_the_formula_that_fits(head: str, values: tuple[str, ...]) -> None:
    text = WORKS.replace("Efisiensi (%)", head)
    for old, new in zip(("| 10,00", "| 7,00", "| -5,00", "| 6,00"), values, strict=True):
        text = text.replace(f"{old}\n", f"| {new}\n")
    assert rows(text, AuditRule.EFFICIENCY) == (4, 0)
    assert rows(text.replace(values[2], "11,00"), AuditRule.EFFICIENCY) == (4, 1)


STEPS = """
Tabel 1 Perhitungan Cakupan

No | Indikator | Rumusan | Jumlah | Cakupan (%)
a | Cakupan imunisasi | Bayi yang diimunisasi | {part} | 84,62
 | | Seluruh bayi | 650 |
b | Cakupan posyandu aktif | Posyandu yang aktif | 96 | 80,00
 | | Posyandu yang ada | 120 |
c | Cakupan air bersih | Rumah dengan air bersih | 4.410 | 70,00
 | | Rumah yang ada | 6.300 |
"""
BELOW = """
Tabel 1 Hasil

Uraian | 2030 | 2031
Jumlah sekolah yang dinilai | 75 | 90
Jumlah sekolah seluruhnya | 120 | 125
Persentase sekolah yang dinilai | 62,50% | {share}
Jumlah guru bersertifikat | 810 | 846
Jumlah guru seluruhnya | 900 | 900
Persentase guru bersertifikat | 90,00% | 94,00%
"""


def test_part_and_whole_in_rows_below_each_other() -> None:
    assert rows(STEPS.format(part=550), AuditRule.RATIO) == (3, 0)
    assert told(STEPS.format(part=505), AuditRule.RATIO) == [(4, "84,62", "77,69")]


def test_share_in_the_third_row() -> None:
    assert rows(BELOW.format(share="72,00%"), AuditRule.RATIO) == (4, 0)
    assert told(BELOW.format(share="75,00%"), AuditRule.RATIO) == [(6, "75,00", "72,00")]


def test_a_share_of_nothing_is_a_warning() -> None:
    text = """
    Tabel 1 Cakupan

    No | Desa | Peristiwa dilaporkan | Akta terbit | %
    1 | Sukamaju | 40 | 38 | 95,00
    2 | Mekarsari | 50 | 30 | 60,00
    3 | Cibitung | 25 | 24 | 96,00
    4 | Pasirhuni | 0 | 0 | 100
    """.replace("    ", "")
    assert told(text, AuditRule.RATIO) == [(7, "100", "\u2013 (tidak ada peristiwa)")]


def test_physical_progress_is_no_share_of_money() -> None:
    text = """
    Tabel 1 Kegiatan

    No | Kegiatan | Pagu (Rp) | Realisasi (Rp) | Keuangan (%) | Fisik (%)
    1 | Pembangunan dermaga | 400.000.000 | 300.000.000 | 75,00 | 100,00
    2 | Pengerukan alur | 250.000.000 | 245.000.000 | 98,00 | 98,00
    3 | Perbaikan tambatan | 800.000.000 | 736.000.000 | 92,00 | 92,00
    4 | Penerangan dermaga | 100.000.000 | 64.000.000 | 64,00 | 64,00
    """.replace("    ", "")
    assert rows(text, AuditRule.ABSORPTION) == (4, 0)
    assert rows(text.replace("| 92,00 |", "| 29,00 |"), AuditRule.ABSORPTION) == (4, 1)


@pytest.mark.parametrize(("title", "count"), [("Belanja", 1), ("Pendapatan Asli Daerah", 0)])
def test_what_comes_in_may_exceed_what_was_planned(title: str, count: int) -> None:
    text = f"""
    Tabel 1 {title}

    No | Uraian | Target (Rp) | Realisasi (Rp) | %
    1 | Tambak dan balai benih | 2.206.000.000 | 2.213.940.000 | 100,36
    2 | Tempat pelelangan | 280.000.000 | 266.000.000 | 95,00
    3 | Bengkel kapal | 65.000.000 | 52.000.000 | 80,00
    """.replace("    ", "")
    assert rows(text, AuditRule.BOUND)[1] == count


def test_nothing_of_nothing_contradicts_nothing() -> None:
    text = """
    Tabel 1 Belanja

    No | Uraian | Anggaran (Rp) | Realisasi (Rp) | %
    1 | Belanja pegawai | 900.000,00 | 810.000,00 | 90,00
    2 | Belanja barang | 500.000,00 | 400.000,00 | 80,00
    3 | Belanja hibah | 0,00 | 0,00 | 0,00
    4 | Belanja modal | 250.000,00 | 245.000,00 | 98,00
    """.replace("    ", "")
    assert rows(text, AuditRule.ABSORPTION) == (4, 0)


def test_parts_counted_in_another_unit_than_the_whole_are_left_alone() -> None:
    text = FISHERY.replace("64,0 | 70,4 | 110,00", "64 | 70.400.000 | 110,00")
    assert rows(text, AuditRule.ACHIEVEMENT) == (4, 0)


def test_two_columns_may_follow_from_the_same_two() -> None:
    text = """
    Tabel 1 Perbandingan

    Indikator | Realisasi 2031 | Capaian 2031 | Target 2031 | % Realisasi terhadap target 2031
    Kapal laik laut | 85,38 | 104,76 | 81,50 | 104,76
    Dermaga terawat | 93,75 | 93,75 | 100 | 93,75
    Jadwal tepat | 84,85 | {achieved} | 81,50 | 104,11
    Muatan tercatat | 50,00 | 62,50 | 80,00 | 62,50
    """.replace("    ", "")
    assert rows(text.format(achieved="104,11"), AuditRule.ACHIEVEMENT) == (8, 0)
    assert told(text.format(achieved="94,52"), AuditRule.ACHIEVEMENT) == [(6, "94,52", "104,11")]


@pytest.mark.parametrize("noun", ["indikator", "desa"])
def test_a_share_in_brackets_may_be_led_by_or(noun: str) -> None:
    said = (
        "LAPORAN KINERJA DINAS UJI TAHUN 2031\n\nDari 5 {noun}, sebanyak 3 {noun} (atau {share}%) dinilai.\n"
    )
    wrong = [
        (printed, right) for _, printed, right in told(said.format(noun=noun, share=80), AuditRule.RATIO)
    ]
    assert wrong == [("80", "60")]
    assert told(said.format(noun=noun, share=60), AuditRule.RATIO) == []
