"""Each rule over reports in other words, orders of columns and styles: slips are told where they are."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import audited, told

from capaian.domain.audit import AuditRule, Finding
from capaian.domain.issue import Level

FLEET = """
ANNUAL REPORT 2031

Table 1 Fleet Results

Tingkat Ketercapaian | Hasil | Rencana | Uraian armada
97.50% | 1,170 | 1,200 | Kapal patroli yang berlayar
88.00% | 44.0 | 50.0 | Mercusuar yang menyala penuh
103.33% | 62 | 60 | Nakhoda yang dilatih ulang
110.00% | 16.5 | 15.0 | Alur laut yang dikeruk dalam

Table 2 Fleet Budget

Belanja (Rp) | Alokasi (Rp) | Penyerapan | Pekerjaan
810,000,000 | 900,000,000 | 90.00% | Patroli laut bersama
480,000,000 | 500,000,000 | 96.00% | Perawatan mercusuar
240,000,000 | 300,000,000 | 80.00% | Pelatihan nakhoda
165,000,000 | 200,000,000 | 82.50% | Pengerukan alur
"""
SCHOOL = """
LAPORAN KINERJA DINAS PENDIDIKAN TAHUN 2031

Tabel 1 Hasil Tahun 2031

No | Uraian | Target | Realisasi | Capaian (%)
1 | Guru yang bersertifikat | 80,00 | 76,00 | 95,00
2 | Sekolah yang terakreditasi | 90,00 | 90,90 | 101,00
3 | Siswa yang melanjutkan | 75,00 | 60,00 | 80,00
4 | Ruang kelas yang baik | 60,00 | 63,00 | 105,00

Tabel 2 Guru menurut Jenjang

Jenjang | Negeri | Swasta | Jumlah
Dasar | 412 | 88 | 500
Menengah | 230 | 45 | 275
Atas | 118 | 62 | 180
Jumlah | 760 | 195 | 955
"""


def one(text: str, rule: AuditRule) -> Finding:
    """Return the only finding of a rule."""
    (found,) = [finding for finding in audited(text).findings if finding.rule is rule]
    return found


@pytest.mark.parametrize("text", [FLEET, SCHOOL])
def test_sound_reports_have_no_finding(text: str) -> None:
    result = audited(text)
    assert result.findings == ()
    assert result.passed == sum(result.claims.values()) >= 8


@pytest.mark.parametrize(
    ("text", "old", "new", "rule", "line", "computed"),
    [
        (FLEET, "88.00%", "80.00%", AuditRule.ACHIEVEMENT, 7, "88.00"),
        (FLEET, "97.50%", "79.50%", AuditRule.ACHIEVEMENT, 6, "97.50"),
        (FLEET, "96.00%", "69.00%", AuditRule.ABSORPTION, 15, "96.00"),
        (FLEET, "82.50%", "28.50%", AuditRule.ABSORPTION, 17, "82.50"),
        (FLEET, "| 200,000,000", "| 150,000,000", AuditRule.BOUND, 17, "150,000,000"),
        (SCHOOL, "| 95,00", "| 59,00", AuditRule.ACHIEVEMENT, 6, "95,00"),
        (SCHOOL, "| 80,00\n4", "| 85,00\n4", AuditRule.ACHIEVEMENT, 8, "80,00"),
        (SCHOOL, "45 | 275", "45 | 257", AuditRule.SUM, 15, "275"),
        (SCHOOL, "3 | Siswa", "5 | Siswa", AuditRule.NUMBERING, 8, "3"),
        (SCHOOL, "Tabel 2", "Tabel 3", AuditRule.NUMBERING, 11, "2"),
        (SCHOOL, "Tabel 2", "Tabel 1", AuditRule.NUMBERING, 11, "2"),
    ],
)
def test_a_slip_is_told_in_its_line_with_what_should_stand_there(
    text: str, old: str, new: str, rule: AuditRule, line: int, computed: str
) -> None:
    assert text.count(old) == 1
    found = [f for f in audited(text.replace(old, new)).findings if f.rule is rule]
    assert (line, computed) in [(finding.line, finding.computed) for finding in found]


def test_numbers_keep_the_style_of_the_report_in_quotes_and_repairs() -> None:
    finding = one(FLEET.replace("96.00%", "69.00%"), AuditRule.ABSORPTION)
    assert "69.00%" in finding.quote
    assert finding.printed == "69.00"
    assert finding.repair is not None
    assert finding.repair.repaired == "96.00"
    assert finding.repair.change == "angka ke-1 dan ke-2 tertukar"


@pytest.mark.parametrize(
    ("old", "new", "verdict"),
    [("96.00%", "69.00%", "seharusnya"), ("| 200,000,000", "| 150,000,000", "paling banyak")],
)
def test_a_bound_is_no_value(old: str, new: str, verdict: str) -> None:
    rule = AuditRule.ABSORPTION if verdict == "seharusnya" else AuditRule.BOUND
    assert one(FLEET.replace(old, new), rule).verdict == verdict


def test_a_figure_in_two_sums_is_the_root_of_both() -> None:
    findings = audited(SCHOOL.replace("| 230 |", "| 320 |")).findings
    sums = [finding for finding in findings if finding.rule is AuditRule.SUM]
    assert [finding.line for finding in sums] == [15, 17]
    repairs = {(f.repair.line, f.repair.repaired, f.repair.holds) for f in sums if f.repair}
    assert repairs == {(15, "230", 2)}
    assert [finding.root for finding in sums] == [None, sums[0].id]


# --- copies in running text --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("sentence", "lines"),
    [
        ("Penyerapan perawatan mercusuar 69.00% menurut catatan.", [15, 19]),
        ("Penyerapan perawatan mercusuar 96.00% menurut catatan.", [15]),
        ("Sebanyak 69 kapal singgah.", [15]),
    ],
)
def test_a_wrong_figure_that_a_sentence_repeats_follows_from_the_table(
    sentence: str, lines: list[int]
) -> None:
    text = FLEET.replace("96.00%", "69.00%") + f"\n{sentence}\n"
    found = [f for f in audited(text).findings if f.rule is AuditRule.ABSORPTION]
    assert [finding.line for finding in found] == lines
    assert {finding.root for finding in found[1:]} <= {found[0].id}
    assert all("Mengulang 69.00" in finding.why for finding in found[1:])


# --- words -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Dinas memiliki 4 (empat) loket.", []),
        ("Dinas memiliki 4 (lima) loket.", [("4 (lima)", "5 (lima) atau 4")]),
        ("Dinas memiliki lima (4) loket.", [("lima (4)", "5 (lima) atau 4")]),
        ("Sebanyak 25 (dua puluh lima) kapal.", []),
        ("Sebanyak 25 (dua puluh enam) kapal.", [("25 (dua puluh enam)", "26 (dua puluh enam) atau 25")]),
        ("Ruang 4 (utama) dibuka.", []),
    ],
)
def test_digits_and_words_of_a_count(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(printed, computed) for _, printed, computed in told(text, AuditRule.COUNT)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Terdapat tiga dermaga yaitu Utara, Selatan, dan Timur.", []),
        ("Terdapat empat dermaga yaitu Utara, Selatan, dan Timur.", ["3"]),
        ("Terdapat 5 (lima) loket yaitu Umum, Niaga, Nelayan, dan Wisata.", ["4"]),
        ("Terdapat empat dermaga antara lain Utara, Selatan, dan Timur.", []),
        ("Renstra 5 (lima) tahun 2029-2033 disusun.", []),
        ("Renstra 3 (tiga) tahun 2029-2033 disusun.", ["5 tahun"]),
    ],
)
def test_things_named_one_by_one(text: str, expected: list[str]) -> None:
    assert [computed for _, _, computed in told(text, AuditRule.COUNT)] == expected


POINTS = "Sasaran dinas ada {} sasaran, yaitu:\n{}\n\nDemikian.\n"


@pytest.mark.parametrize("marks", [["1.", "2.", "3."], ["a.", "b.", "c."], ["1)", "2)", "3)"]])
@pytest.mark.parametrize(
    ("said", "holds"), [("3 (tiga)", True), ("tiga", True), ("4 (empat)", False), ("dua", False)]
)
def test_points_announced_and_listed(marks: list[str], said: str, holds: bool) -> None:
    points = [f"{mark} Sasaran pelayaran nomor urut" for mark in marks]
    found = told(POINTS.format(said, "\n".join(points)), AuditRule.COUNT)
    assert [computed for _, _, computed in found] == ([] if holds else ["3"])


@pytest.mark.parametrize(
    ("marks", "expected"),
    [
        (["1.", "2.", "3.", "4."], []),
        (["1.", "2.", "4.", "5."], ["3"]),
        (["1.", "2.", "2.", "3."], ["3"]),
        (["a.", "b.", "d.", "e."], ["c"]),
        (["a)", "b)", "c)", "d)"], []),
        (["1)", "3)", "4)", "5)"], ["2"]),
    ],
)
def test_points_of_a_list_run(marks: list[str], expected: list[str]) -> None:
    text = "\n".join(f"{mark} Butir tentang pelayaran" for mark in marks)
    assert [computed for _, _, computed in told(text, AuditRule.NUMBERING)] == expected


CHAPTERS = """
BAB I PENDAHULUAN

1.1 Umum

Isi bagian.

1.2 Tugas

Isi bagian.

BAB {second} RENCANA

2.1 Rencana

Isi bagian.

2.{third} Perjanjian

Isi bagian.
"""


@pytest.mark.parametrize(
    ("second", "third", "printed"), [("II", "2", []), ("III", "2", ["III"]), ("II", "3", ["2.3"])]
)
def test_chapters_and_sections_run(second: str, third: str, printed: list[str]) -> None:
    found = told(CHAPTERS.format(second=second, third=third), AuditRule.NUMBERING)
    assert [text for _, text, _ in found if text in ("III", "2.3")] == printed


# --- claims in words ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("sentence", "computed"),
    [
        ("Realisasi 76,00 dari target 80,00 belum tercapai.", []),
        ("Realisasi 76,00 dari target 80,00 telah tercapai.", ["belum tercapai"]),
        ("Realisasi 90,90 belum mencapai target 90,00.", ["tercapai"]),
        ("Realisasi 90,90 melampaui target 90,00.", []),
        ("Seluruh target kinerja telah tercapai.", ["belum tercapai: 2 dari 4 target"]),
        ("Seluruh kinerja melampaui target nasional.", []),
        ("Target 80,00 ditetapkan gubernur.", []),
    ],
)
def test_targets_met_or_missed_in_words(sentence: str, computed: list[str]) -> None:
    found = told(f"{SCHOOL}\n{sentence}\n", AuditRule.CLAIM)
    assert [value for _, _, value in found] == computed


# --- classes -----------------------------------------------------------------------------------------------

SCALE = """
Table 1 Grades

Predikat | Rentang nilai
Memuaskan | 85.00 - 100.00
Cukup memuaskan | {} - 84.99
Kurang memuaskan | 55.00 - 69.99
Tidak memuaskan | 0.00 - 54.99
"""


@pytest.mark.parametrize(
    ("low", "level", "word"),
    [
        ("70.00", None, ""),
        ("72.00", Level.WARNING, "celah"),
        ("60.00", Level.WARNING, "bertumpang tindih"),
        ("69.99", Level.NOTE, "termasuk selang"),
    ],
)
def test_neighbours_of_a_scale(low: str, level: Level | None, word: str) -> None:
    found = [f for f in audited(SCALE.format(low)).findings if f.rule is AuditRule.INTERVAL]
    assert [finding.level for finding in found] == ([] if level is None else [level])
    assert all(word in finding.why for finding in found)


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Capaian kinerja 90.00% termasuk kategori Memuaskan.", []),
        ("Capaian kinerja 60.00% termasuk kategori Memuaskan.", ["Kurang Memuaskan"]),
        ("Capaian kinerja 20.00% dengan predikat Tidak memuaskan.", []),
        ("Capaian kinerja 100.00% dengan predikat Kurang memuaskan.", ["Memuaskan"]),
        ("Kategori usaha mikro sebesar 60.00% dari seluruhnya.", []),
    ],
)
def test_classes_named_in_sentences(sentence: str, expected: list[str]) -> None:
    found = told(f"{SCALE.format('70.00')}\n{sentence}\n", AuditRule.SCALE)
    assert [computed for _, _, computed in found] == expected


# --- directions --------------------------------------------------------------------------------------------

COURSE = """
Table 1 Course

Uraian | Arah perubahan | {one} | {other}
Kapal yang singgah | Naik | {a[0]} | {a[1]}
Muatan yang dibongkar | Turun | {b[0]} | {b[1]}
Penumpang yang naik | Tetap | 50 | 50
Keluhan yang masuk | {word} | {c[0]} | {c[1]}
"""


@pytest.mark.parametrize("is_turned", [False, True])
@pytest.mark.parametrize(("word", "holds"), [("Turun", True), ("Naik", False), ("Tetap", False)])
def test_directions_in_either_order_of_years(is_turned: bool, word: str, holds: bool) -> None:
    pairs = {"a": ("310", "355"), "b": ("95", "81"), "c": ("12", "7")}
    years = ("2030", "2031")
    if is_turned:
        pairs = {name: pair[::-1] for name, pair in pairs.items()}
        years = years[::-1]
    text = COURSE.format(one=years[0], other=years[1], word=word, **pairs)
    assert [printed for _, printed, _ in told(text, AuditRule.TREND)] == ([] if holds else [word])
