"""Indicators of which less is better, by the formula that a report tells for them."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import audited, told

from capaian.domain.audit import AuditRule
from capaian.domain.issue import Level

REPORT = """
LAPORAN KINERJA DINAS PELABUHAN TAHUN 2031

3.1 Cara Mengukur

{formula}

Tabel 3.1 Capaian Indikator Tahun 2031

No | Indikator | Satuan | Target | Realisasi | Capaian (%)
1 | Volume bongkar muat | ton | 4.000 | 4.120 | 103,00
2 | Rata-rata waktu sandar kapal | jam | 8,00 | 7,20 | {short}
3 | Jumlah kapal berlabuh | kapal | 250 | 240 | 96,00
4 | Indeks kepuasan pengguna | indeks | 80,00 | 84,00 | 105,00

Tabel 3.2 Realisasi Tahun 2031 terhadap Target Akhir Renstra

No | Indikator | Realisasi 2031 | Target 2035 | Tingkat Kemajuan (%)
1 | Volume bongkar muat | 4.120 | 5.000 | 82,40
2 | Rata-rata waktu sandar kapal | 7,20 | 6,00 | {later}
3 | Jumlah kapal berlabuh | 240 | 300 | 80,00
4 | Indeks kepuasan pengguna | 84,00 | 90,00 | 93,33
"""
TWICE = "Khusus indikator waktu sandar kapal dipakai rumus (2 x target - realisasi) / target x 100%."


def findings(formula: str = TWICE, short: str = "110,00", later: str = "80,00") -> list[tuple[str, str]]:
    text = REPORT.format(formula=formula, short=short, later=later)
    return [(printed, computed) for _, printed, computed in told(text, AuditRule.ACHIEVEMENT)]


@pytest.mark.parametrize(
    "formula",
    [
        TWICE,
        "Untuk indikator rata-rata waktu sandar kapal, dipakai rumus ((2 x target) - realisasi) / target.",
        "Capaian indikator waktu sandar kapal = (target - (realisasi - target)) : target x 100%.",
        "Bagi indikator waktu sandar kapal digunakan dua kali target dikurangi realisasi, dibagi target.",
    ],
)
def test_an_achievement_follows_the_formula_told_for_its_indicator(formula: str) -> None:
    assert findings(formula) == []
    assert findings(formula, short="90,00") == [("90,00", "110,00")]
    assert findings(formula, later="120,00") == [("120,00", "80,00")]


def test_target_by_actual_is_a_formula_too() -> None:
    formula = "Untuk indikator waktu sandar kapal dipakai rumus target / realisasi x 100."
    assert findings(formula, "111,11", "83,33") == []
    assert findings(formula, "90,00", "83,33") == [("90,00", "111,11")]


@pytest.mark.parametrize(
    "formula",
    [
        "Capaian dihitung dengan rumus realisasi dibagi target.",
        "Khusus indikator nilai tukar nelayan dipakai rumus (2 x target - realisasi) / target x 100%.",
        "Rumus (2 x target - realisasi) / target tidak dipakai untuk indikator waktu sandar kapal.",
    ],
)
def test_nothing_is_said_of_an_indicator_without_a_formula_of_its_own(formula: str) -> None:
    assert findings(formula, short="90,00") == []


@pytest.mark.parametrize(
    "formula",
    [
        "Untuk indikator yang makin rendah makin baik dipakai rumus (2 x target - realisasi) / target.",
        "Capaian indikator negatif adalah dua kali target dikurangi realisasi, dibagi target.",
        "Jika lebih kecil lebih baik, maka capaian = (2 x rencana - hasil) / rencana x 100.",
    ],
)
def test_a_formula_for_all_of_which_less_is_better_binds_those_that_follow_it_elsewhere(formula: str) -> None:
    assert findings(formula) == []
    assert findings(formula, short="90,00") == [("90,00", "110,00")]
    assert findings(formula, later="120,00") == [("120,00", "80,00")]
    assert findings(formula, short="90,00", later="120,00") == []  # followed nowhere


def test_an_indicator_is_worked_out_in_one_way_in_all_tables() -> None:
    """Two tables tell the way where no words do; one alone tells nothing."""
    third = """
Tabel 3.3 Capaian Tahun 2030

No | Indikator | Target | Realisasi | Capaian (%)
1 | Volume bongkar muat | 3.900 | 4.000 | 102,56
2 | Rata-rata waktu sandar kapal | 9,00 | 8,10 | 110,00
3 | Jumlah kapal berlabuh | 245 | 250 | 102,04
4 | Indeks kepuasan pengguna | 79,00 | 80,00 | 101,27
"""
    plain = REPORT.format(formula="Capaian diukur setiap tahun.", short="110,00", later="120,00")
    assert told(plain, AuditRule.ACHIEVEMENT) == []
    found = told(plain + third, AuditRule.ACHIEVEMENT)
    assert [(printed, computed) for _, printed, computed in found] == [("120,00", "80,00")]


HEALTH = """
Tingkat capaian indikator negatif (AKI, AKB, dan angka putus berobat) = (2 x rencana - hasil) / rencana x 100.

Tabel 3.1 Capaian Indikator

No | Indikator | Rencana | Hasil | Capaian (%)
1 | Angka Kematian Ibu (AKI) | 125,00 | 118,28 | {aki}
2 | Angka Kematian Bayi (AKB) | 8,00 | 7,83 | {akb}
3 | Angka putus berobat | 14,00 | 13,50 | {lost}
4 | Cakupan imunisasi | 93,00 | 93,57 | 100,61
5 | Indeks kepuasan | 85,00 | 85,20 | 100,24
"""


@pytest.mark.parametrize(
    ("figure", "wrong", "right"),
    [("aki", "94,62", "105,38"), ("akb", "97,88", "102,13"), ("lost", "96,43", "103,57")],
)
def test_a_formula_told_for_a_list_of_indicators(figure: str, wrong: str, right: str) -> None:
    figures = {"aki": "105,38", "akb": "102,13", "lost": "103,57"}
    assert told(HEALTH.format(**figures), AuditRule.ACHIEVEMENT) == []
    found = told(HEALTH.format(**(figures | {figure: wrong})), AuditRule.ACHIEVEMENT)
    assert [(printed, computed) for _, printed, computed in found] == [(wrong, right)]
    in_words = HEALTH.replace(
        "(AKI, AKB, dan angka putus berobat)", "yaitu AKI, AKB serta angka putus berobat"
    )
    found = told(in_words.format(**(figures | {figure: wrong})), AuditRule.ACHIEVEMENT)
    assert [(printed, computed) for _, printed, computed in found] == [(wrong, right)]


def test_a_formula_that_no_figure_follows_binds_none() -> None:
    assert findings(short="90,00", later="120,00") == []


def test_the_only_figure_of_an_indicator_is_asked_by_its_formula() -> None:
    alone = REPORT[: REPORT.index("Tabel 3.2")]
    assert told(alone.format(formula=TWICE, short="110,00"), AuditRule.ACHIEVEMENT) == []
    found = [f for f in audited(alone.format(formula=TWICE, short="90,00")).findings if f.root is None]
    assert [(f.printed, f.computed, f.level) for f in found] == [("90,00", "110,00", Level.WARNING)]


def test_what_a_mean_and_sentences_say_of_the_right_achievement_is_not_accused() -> None:
    mean = " | Rata-rata | | | | 103,50\n\n"
    said = "Capaian paling tinggi adalah rata-rata waktu sandar kapal (110,00%)."
    alone = REPORT[: REPORT.index("Tabel 3.2")].rstrip() + "\n" + mean + said
    found = audited(alone.format(formula=TWICE, short="90,00")).findings
    assert [f.computed for f in found if f.root is None] == ["110,00"]


LIBRARY = """
LAPORAN KINERJA DINAS PERPUSTAKAAN TAHUN 2031

{formula}

Tabel 1 Hasil Kerja

Ukuran | Rencana | Realisasi | Capaian (%)
Kunjungan pembaca per hari | 400 | 420 | 105,00
Lama menunggu peminjaman (menit) | 10,00 | 8,00 | {wait}
Koleksi buku anak | 500 | 480 | 96,00
Antrean pengembalian (orang) | 20,00 | {queue}
"""
IN_WORDS = "Untuk yang makin pendek makin baik, dua kali target dikurangi realisasi, lalu dibagi target."


def waits(
    formula: str = IN_WORDS, wait: str = "120,00", queue: str = "22,00 | 90,00"
) -> list[tuple[str, str]]:
    text = LIBRARY.format(formula=formula, wait=wait, queue=queue)
    return [(printed, computed) for _, printed, computed in told(text, AuditRule.ACHIEVEMENT)]


@pytest.mark.parametrize(
    "formula",
    [
        IN_WORDS,
        "Bila lebih kecil lebih baik berlaku (2 × target − realisasi) ÷ target × 100 persen.",
        "Rumus ukuran negatif: target - (realisasi - target), dibagi target.",
    ],
)
def test_the_one_achievement_by_another_formula_than_the_report_tells(formula: str) -> None:
    assert waits(formula) == []
    assert waits(formula, wait="125,00") == [("125,00", "120,00")]


@pytest.mark.parametrize(
    ("formula", "queue"),
    [
        ("Capaian adalah realisasi dibagi target.", "22,00 | 90,00"),
        ("Rumus dua kali target dikurangi realisasi tidak dipakai di sini.", "22,00 | 90,00"),
        (f"{IN_WORDS} Ada juga yang memakai target / realisasi x 100.", "22,00 | 90,00"),
        (IN_WORDS, "22,00 | 90,91"),  # the way of the report, whatever it tells
        (IN_WORDS, "25,00 | 80,00"),
    ],
    ids=["none-told", "denied", "both-told", "two-rows", "two-exact-rows"],
)
def test_target_by_actual_is_left_where_the_report_has_it_so(formula: str, queue: str) -> None:
    assert waits(formula, "125,00", queue) == []


def test_an_achievement_that_fits_both_formulas_is_right() -> None:
    assert waits(queue="20,00 | 100,00") == []


GENERAL = "Bila makin rendah makin baik dipakai rumus capaian = (2 x target - realisasi) / target x 100%."
LESS = "Keterangan: pada indikator waktu sandar kapal, semakin kecil realisasi semakin baik kinerjanya."


@pytest.mark.parametrize(
    "less",
    [
        LESS,
        "Untuk indikator waktu sandar kapal berlaku makin singkat makin baik.",
        "Pada indikator rata-rata waktu sandar kapal, makin sedikit jamnya makin tinggi mutunya.",
    ],
)
def test_one_formula_is_told_for_all_of_which_less_is_better(less: str) -> None:
    assert findings(f"{GENERAL}\n\n{less}") == []
    assert findings(f"{GENERAL}\n\n{less}", short="90,00") == [("90,00", "110,00")]


@pytest.mark.parametrize(
    "told_so",
    [
        LESS,
        f"{GENERAL} Ada juga rumus target / realisasi x 100%.\n\n{LESS}",
        f"{GENERAL}\n\nUntuk indikator jumlah kapal berlabuh semakin kecil biayanya semakin baik.",
    ],
    ids=["no formula", "two formulas", "of another indicator"],
)
def test_without_the_one_formula_or_the_name_nothing_is_told(told_so: str) -> None:
    assert ("96,00", "104,00") not in findings(told_so, short="110,00", later="80,00")
    if told_so.startswith("Keterangan"):
        assert findings(told_so, short="111,11", later="83,33") == []


ALONE = """
LAPORAN KINERJA DINAS PELABUHAN TAHUN 2031

{formula}

Tabel 3.1 Capaian Indikator Tahun 2031

No | Indikator | Satuan | Target | Realisasi | Capaian (%)
1 | Volume bongkar muat | ton | 4.000 | 4.120 | 103,00
2 | Jumlah kecelakaan kapal di pelabuhan | kasus | 16 | {actual} | {achieved}
3 | Jumlah kapal berlabuh | kapal | 250 | 240 | 96,00
4 | Indeks kepuasan pengguna | indeks | 80,00 | 84,00 | 105,00
"""
FEWER = "Khusus {name}, makin kecil makin baik, sehingga capaiannya dihitung dari target dibagi realisasi."


@pytest.mark.parametrize("name", ["jumlah kecelakaan kapal", "indikator jumlah kecelakaan kapal"])
def test_the_one_figure_by_a_told_formula_is_mended_by_it(name: str) -> None:
    """16 / 13 is 123,08 % and 16 / 15 is 106,67; the usual way 15 would give 93,75."""

    def found(actual: str, achieved: str) -> list[tuple[str, str]]:
        text = ALONE.format(formula=FEWER.format(name=name), actual=actual, achieved=achieved)
        return [(printed, computed) for _, printed, computed in told(text, AuditRule.ACHIEVEMENT)]

    assert found("13", "123,08") == []
    assert found("15", "123,08") == [("123,08", "106,67")]
    assert found("13", "132,08") == [("132,08", "123,08")]


def test_a_formula_told_for_another_indicator_is_not_taken() -> None:
    text = ALONE.format(formula=FEWER.format(name="jumlah antrean truk"), actual="15", achieved="123,08")
    assert [computed for *_, computed in told(text, AuditRule.ACHIEVEMENT)] == ["93,75"]


GOALS = """
LAPORAN KINERJA DINAS PERTANIAN TAHUN 2031

Untuk indikator yang makin rendah makin baik, yaitu susut panen, capaian = (2 x target - realisasi)/target.

Tabel 3.1 Capaian Tahun 2031

No | Sasaran | Indikator | Target | Realisasi | Capaian (%)
1 | Meningkatnya hasil sawah | Produktivitas padi | 5,40 | 5,67 | 105,00
2 | Terjaganya mutu gabah | Rata-rata susut panen gabah | 9,60 | 9,12 | {short}
3 | Meningkatnya nilai tambah | Nilai jual beras | 12,50 | 12,25 | 98,00
 | Rata-rata | | | | {mean}

Tabel 3.2 Realisasi terhadap Target Akhir

No | Indikator | Target 2034 | Realisasi 2031 | Capaian (%)
1 | Produktivitas padi | 6,00 | 5,67 | 94,50
2 | Rata-rata susut panen gabah | 9,00 | 9,12 | 98,67
3 | Nilai jual beras | 14,00 | 12,25 | 87,50
"""


def test_an_indicator_is_known_behind_the_goal_that_its_row_begins_with() -> None:
    assert not audited(GOALS.format(short="105,00", mean="102,67")).findings
    found = audited(GOALS.format(short="95,00", mean="102,67")).findings
    assert [(each.printed, each.computed) for each in found if each.level is Level.ERROR] == [
        ("95,00", "105,00")
    ]


def test_the_goal_of_another_indicator_has_no_formula() -> None:
    other = GOALS.replace("susut panen,", "harga pupuk,")
    assert not audited(other.format(short="95,00", mean="99,33").replace("98,67", "101,33")).findings
