"""What sentences call highest or lowest of the rows of a table."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import audited, told

from capaian.domain.audit import AuditRule

Told = list[tuple[int, str, str]]


def extremes(text: str) -> Told:
    return told(text, AuditRule.CLAIM)


@pytest.mark.parametrize(
    ("sentence", "count"),
    [
        ("Unsur Biaya memiliki nilai paling rendah.", 0),
        ("Unsur Persyaratan memiliki nilai paling rendah.", 1),
        ("Unsur Persyaratan dan unsur Perilaku memiliki nilai tertinggi.", 0),
        ("Unsur Waktu memiliki nilai tertinggi.", 1),
        ("Nilai tertinggi dicapai tahun ini.", 0),
    ],
)
def test_highest_and_lowest_are_those_of_the_table_above(sentence: str, count: int) -> None:
    rows = "1 | Persyaratan | 3,60\n2 | Waktu | 3,30\n3 | Biaya | 3,10\n4 | Perilaku | 3,70\n"
    text = f"Tabel 1 Survei\n\nNo | Unsur Pelayanan | Rata-rata\n{rows}\n{sentence}\n"
    assert len(extremes(text)) == count


ELEMENTS = """
Tabel 1 Survei

No | Unsur | Rata-rata
1 | Prosedur | 3,61
2 | Ketepatan | 3,22
3 | Kesopanan | 3,84
4 | Kenyamanan | 3,05
5 | Keamanan | 3,47

{}
"""


@pytest.mark.parametrize(
    ("name", "is_highest", "is_lowest"),
    [
        ("Prosedur", False, False),
        ("Ketepatan", False, False),
        ("Kesopanan", True, False),
        ("Kenyamanan", False, True),
        ("Keamanan", False, False),
    ],
)
@pytest.mark.parametrize(
    ("words", "of_highest"),
    [
        *(("tertinggi", True), ("paling tinggi", True), ("paling unggul", True), ("paling maju", True)),
        *(("terendah", False), ("paling rendah", False), ("paling tertinggal", False)),
    ],
)
def test_what_is_called_highest_or_lowest_is(
    name: str, is_highest: bool, is_lowest: bool, words: str, of_highest: bool
) -> None:
    found = extremes(ELEMENTS.format(f"Unsur {name} memperoleh nilai {words}."))
    holds = is_highest if of_highest else is_lowest
    right = "Kesopanan" if of_highest else "Kenyamanan"
    assert found == ([] if holds else [(10, f"{words}: {name}", right)])


@pytest.mark.parametrize(
    "sentence",
    [
        "Selisih nilai tertinggi ada pada unsur Prosedur.",
        "Unsur Prosedur belum memperoleh nilai tertinggi.",
        "Nilai tertinggi dan terendah ada pada unsur Prosedur.",
        "Nilai tertinggi diperoleh kantor cabang.",
        "Unsur Prosedur memperoleh nilai baik.",
    ],
    ids=["difference", "not-yet", "both", "not-named", "no-extreme"],
)
def test_other_words_of_height_are_left_alone(sentence: str) -> None:
    assert extremes(ELEMENTS.format(sentence)) == []


DISTRICTS = """
BAB III AKUNTABILITAS KINERJA

3.1 Cakupan Akta

{}

Tabel 3.1 Kepemilikan Akta menurut Kecamatan

Kecamatan | Jumlah Anak | Memiliki Akta | Persentase
Kabupaten | 5.000 | 4.270 | 85,40
Melati | 1.300 | 1.235 | 95,00
Kenanga | 1.500 | 1.080 | 72,00
Dahlia Utara | 900 | 810 | 90,00
Dahlia | 700 | 595 | 85,00
Seruni | 600 | 550 | 91,67
"""


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Persentase tertinggi terdapat di Kecamatan Melati dan terendah di Kecamatan Kenanga.", []),
        (
            "Persentase tertinggi terdapat di Kecamatan Seruni dan terendah di Kecamatan Kenanga.",
            [("tertinggi: Seruni", "Melati")],
        ),
        (
            "Persentase tertinggi ada di Melati (95,00%), yang terendah, 85,00%, di Dahlia.",
            [("terendah: Dahlia", "Kenanga")],
        ),
        ("Jumlah anak terbanyak berada di Kecamatan Kenanga, sedangkan Seruni tersedikit.", []),
        (
            "Jumlah anak terbanyak berada di Melati, sedangkan Seruni memiliki jumlah anak tersedikit.",
            [("terbanyak: Melati", "Kenanga")],
        ),
        ("Melati, Seruni, dan Dahlia Utara merupakan tiga kecamatan dengan persentase tertinggi.", []),
        (
            "Melati, Seruni, dan Dahlia merupakan tiga kecamatan dengan persentase tertinggi.",
            [("tertinggi: Melati, Dahlia, Seruni", "Melati, Dahlia Utara, Seruni")],
        ),
        ("Persentase terendah kedua adalah Kecamatan Dahlia.", []),
        ("Kecamatan Seruni menempati persentase tertinggi kedua.", []),
        (
            "Kecamatan Dahlia Utara menempati persentase tertinggi kedua.",
            [("tertinggi: Dahlia Utara", "Seruni")],
        ),
    ],
)
def test_extremes_are_held_against_the_table_that_follows(
    sentence: str, expected: list[tuple[str, str]]
) -> None:
    assert extremes(DISTRICTS.format(sentence)) == [(5, *each) for each in expected]


@pytest.mark.parametrize(
    "sentence",
    [
        "Cakupan akta kematian tertinggi terdapat di Kecamatan Seruni.",
        "Jumlah petugas terbanyak terdapat di Kecamatan Seruni.",
        "Kecamatan Seruni belum mencapai persentase tertinggi.",
        "Persentase tertinggi selama lima tahun terakhir terjadi di Kecamatan Seruni.",
        "Di antara kecamatan pesisir, persentase tertinggi terdapat di Kecamatan Seruni.",
        "Kecamatan Seruni dan Kenanga berselisih, tertinggi dan terendah.",
        "Kecamatan Seruni melayani paling sedikit 500 anak.",
        "Secara umum persentase tertinggi di provinsi terdapat di Kecamatan Seruni.",
        "Sisa anak terbanyak terdapat di Kecamatan Seruni.",
        "Salah satu persentase tertinggi terdapat di Kecamatan Seruni.",
    ],
    ids=[
        "of-another-thing",
        "of-what-is-not-printed",
        "denied",
        "of-years",
        "of-a-circle",
        "which-is-which",
        "bound",
        "province",
        "derived",
        "one-of-several",
    ],
)
def test_extremes_of_something_else_are_left_alone(sentence: str) -> None:
    assert extremes(DISTRICTS.format(sentence)) == []


BUDGET = """
Tabel 3.7 Penggunaan Dana

Kode | Uraian | Plafon (Rp) | Terpakai (Rp) | Serapan (%)
I | Program Perikanan Tangkap | 2.000.000.000 | 1.900.000.000 | 95,00
I.1 | Kegiatan Pelabuhan | 1.250.000.000 | 1.200.000.000 | 96,00
I.2 | Kegiatan Perizinan Kapal | 750.000.000 | 700.000.000 | 93,33
II | Program Budidaya | 800.000.000 | 640.000.000 | 80,00
II.1 | Kegiatan Pembenihan | 500.000.000 | 350.000.000 | 70,00
II.2 | Kegiatan Pakan | 300.000.000 | 290.000.000 | 96,67
III | Program Penunjang | 3.000.000.000 | 2.970.000.000 | 99,00
 | Jumlah | 5.800.000.000 | 5.510.000.000 | 95,00

{}
"""


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Program dengan serapan terendah adalah Program Budidaya (80,00%).", []),
        (
            "Program dengan serapan terendah adalah Program Perikanan Tangkap (95,00%).",
            [("terendah: Program Perikanan Tangkap", "Program Budidaya")],
        ),
        ("Serapan terendah terdapat pada Kegiatan Pembenihan.", []),
        ("Serapan tertinggi Program Budidaya ada pada Kegiatan Pakan.", []),
        ("Pada program ini serapan terendah ada pada Kegiatan Perizinan Kapal.", []),
        ("Program dengan pagu terbesar, Program Penunjang, terserap 99,00%.", []),
        (
            "Program Perikanan Tangkap memiliki plafon terbesar.",
            [("terbesar: Program Perikanan Tangkap", "Program Penunjang")],
        ),
    ],
)
def test_extremes_are_among_rows_of_one_level(sentence: str, expected: list[tuple[str, str]]) -> None:
    assert extremes(BUDGET.format(sentence)) == [(13, *each) for each in expected]


KINDS = """
Tabel 3.3 Kejadian menurut Jenis

Peringkat | Kejadian | 2022 | 2023 | Perubahan (%)
1 | Banjir | 31 | 28 | -9,68
2 | Longsor | 19 | 21 | 10,53
2 | Puting Beliung | 18 | 21 | 16,67
4 | Kebakaran | 12 | 9 | -25,00
5 | Kekeringan | 0 | 4 | -

{}
"""


@pytest.mark.parametrize(
    ("sentence", "is_said"),
    [
        ("Banjir tetap yang tertinggi walaupun menurun, sementara kekeringan kini 4 kejadian.", False),
        ("Longsor menjadi kejadian terbanyak, yaitu 21 kejadian.", True),
        ("Kejadian terbanyak adalah Banjir sebanyak 28 kejadian.", False),
        ("Kejadian tersedikit adalah Kekeringan sebanyak 4 kejadian.", False),
        ("Kejadian tersedikit adalah Kebakaran sebanyak 9 kejadian.", True),
        ("Penurunan terbesar terjadi pada Banjir.", False),
    ],
)
def test_extremes_of_a_year_with_equal_figures(sentence: str, is_said: bool) -> None:
    assert bool(extremes(KINDS.format(sentence))) is is_said


SPLIT = """
Tabel 3.15 Anggaran dan Realisasi

No | Program/Kegiatan | Pagu<br>(Rp) | Realisasi<br>(Rp) | Serapan<br>(%)
I | Program Penunjang | 5.886.135.000 | 5.698.672.852 | 96,82
I.1 | Penyediaan Gaji | 4.829.000.000 | 4.715.208.640 | 97,64
I.2 | Penyediaan Jasa Kantor | 395.640.000 | 391.872.000 | 99,05
I.3 | Pemeliharaan Gedung | 661.495.000 | 591.592.212 | 89,43
II | Program Perikanan Tangkap | 756.310.000 | 740.317.300 | 97,89
III | Program Budidaya | 642.775.000 | 561.826.950 | 87,41

{}
"""


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Belanja terbesar adalah Penyediaan Gaji yang terealisasi Rp 4.715.208.640,- atau 58,90%.", []),
        (
            "Penyerapan tertinggi di Perikanan Tangkap, sedangkan penyerapan terendah di Program Penunjang.",
            [("terendah: Program Penunjang", "Program Budidaya")],
        ),
    ],
)
def test_the_quantity_of_each_clause_is_its_own(sentence: str, expected: list[tuple[str, str]]) -> None:
    assert [found[1:] for found in extremes(SPLIT.format(sentence))] == expected


THOUSANDTHS = """
Tabel 1 Survei

No | Unsur | Rata-rata | Indeks
1 | Prosedur | 3,614 | 90,35
2 | Ketepatan | 3,224 | 80,60
3 | Kesopanan | 3,842 | 96,05
4 | Kenyamanan | 3,054 | 76,35
5 | Keamanan | 3,474 | 86,85

{}
"""


@pytest.mark.parametrize(
    ("sentence", "name", "right"),
    [
        ("Unsur dengan nilai tertinggi adalah Keamanan (3,842), disusul Prosedur.", "Keamanan", "Kesopanan"),
        ("Indeks terendah terdapat pada unsur Prosedur sebesar 76,35.", "Prosedur", "Kenyamanan"),
        (
            "Indeks terendah ada pada unsur Prosedur, yaitu 76,35, dan 14 orang di antaranya belum puas.",
            "Prosedur",
            "Kenyamanan",
        ),
    ],
)
def test_the_name_is_wrong_where_the_figure_beside_it_is_the_extreme(
    sentence: str, name: str, right: str
) -> None:
    found = audited(THOUSANDTHS.format(sentence)).findings
    label = next(finding for finding in found if finding.rule is AuditRule.LABEL)
    assert (label.printed, label.computed) == (name, right)
    assert [f.root for f in found if f.rule is AuditRule.CLAIM] == [label.id]
    assert told(THOUSANDTHS.format(sentence.replace(name, right)), AuditRule.LABEL) == []


@pytest.mark.parametrize(
    "sentence",
    [
        "Nilai tertinggi adalah Keamanan (3,47).",
        "Nilai tertinggi adalah Keamanan.",
        "Nilai tertinggi adalah Keamanan (4,12).",
    ],
    ids=["its-own-figure", "no-figure", "of-nobody"],
)
def test_a_wrong_extreme_with_no_figure_of_another_is_no_wrong_name(sentence: str) -> None:
    assert told(ELEMENTS.format(sentence), AuditRule.LABEL) == []


@pytest.mark.parametrize(
    ("sentence", "count"),
    [
        ("Tiga nilai tertinggi diraih Kesopanan, Prosedur, dan Keamanan.", 0),
        ("Dua nilai tertinggi diraih Kesopanan dan Keamanan.", 1),
        ("Tiga nilai tertinggi diraih unsur keramahan, Prosedur, dan Keamanan.", 0),
    ],
)
def test_of_several_highest_all_must_be_named(sentence: str, count: int) -> None:
    assert len(extremes(ELEMENTS.format(sentence))) == count


def test_the_quantity_of_a_second_extreme_is_no_word_in_brackets() -> None:
    rows = "1 | Hulu | 900 | 63\n2 | Tengah | 400 | 18\n3 | Hilir | 700 | 24\n4 | Muara | 500 | 41\n"
    table = f"Tabel 1 Anak\n\nNo | Desa | Anak | Belum Bersekolah\n{rows}\n"
    sentence = "Jumlah terbanyak terdapat di Hulu (63 anak) dan paling sedikit di {} (18 anak)."
    assert extremes(table + sentence.format("Tengah")) == []


COMPONENTS = """
Tabel 6 Nilai Evaluasi

No | Komponen | Bobot | Nilai 2030 | Nilai 2031
1 | Rencana kerja | 30 | 22,80 | 24,30
2 | Ukuran kerja | 30 | 21,60 | 22,75
3 | Laporan kerja | 15 | 11,25 | 10,85
4 | Penilaian sendiri | 25 | 15,75 | 17,40

{}
"""


@pytest.mark.parametrize(
    ("sentence", "right"),
    [
        ("Kenaikan terbesar pada penilaian sendiri (1,65).", []),
        ("Kenaikan terbesar pada rencana kerja (1,50).", ["Penilaian sendiri"]),
        ("Peningkatan tertinggi terdapat pada komponen Ukuran kerja sebesar 1,15.", ["Penilaian sendiri"]),
        ("Kenaikan terbesar pada rencana kerja (1,05).", []),  # the figure is another change
        ("Kenaikan terbesar pada rencana kerja.", []),  # may be of something else
        ("Penurunan terbesar pada laporan kerja (0,40).", []),
    ],
)
def test_a_change_that_no_column_prints_is_reckoned_from_two_years(sentence: str, right: list[str]) -> None:
    assert [computed for _, _, computed in extremes(COMPONENTS.format(sentence))] == right


SURVEY = """
Tabel 1 Nilai Unsur per Loket

Kode | Unsur | Loket A | Loket B | Rata-rata Unsur
U1 | Persyaratan | 3,48 | 3,41 | 3,445
U2 | Prosedur | 3,42 | 3,38 | 3,400
U3 | Waktu Penyelesaian | 3,19 | 3,22 | 3,205
U4 | Biaya/Tarif | 3,92 | 3,34 | 3,630
 | Rata-rata Loket | 3,503 | 3,338 |
 | Indeks Loket | 87,56 | 83,44 | 85,50
{mark} | Responden (orang) | 142 | 318 | 460

Unsur dengan nilai rata-rata tertinggi adalah {name}.
"""


@pytest.mark.parametrize(
    ("mark", "name", "found"),
    [
        ("", "Biaya/Tarif (3,630)", []),
        ("", "Persyaratan (3,445)", [("tertinggi: Persyaratan", "Biaya/Tarif")]),
    ],
)
def test_what_stands_below_without_a_code_is_no_item(
    mark: str, name: str, found: list[tuple[str, str]]
) -> None:
    text = SURVEY.format(mark=mark, name=name)
    assert [(printed, right) for _, printed, right in told(text, AuditRule.CLAIM)] == found


GOALS_OF_SEVERAL_ROWS = """
LAPORAN KINERJA TAHUN 2031

Tabel 3.2 Capaian Indikator Kinerja Tahun 2031

No | Sasaran | Indikator Kinerja | Target | Realisasi | Capaian (%)
1 | Meningkatnya hasil tangkapan nelayan | Hasil tangkapan | 520,00 | 546,00 | 105,00
 | | Nilai tukar nelayan | 110,00 | 105,60 | 96,00
2 | Terjaganya mutu perairan pantai | Luas bakau | 126,00 | 128,52 | 102,00
 | | Terumbu karang baik | 80,00 | 74,40 | 93,00
3 | Meningkatnya mutu layanan | Nilai kepuasan | 72,00 | 74,16 | 103,00

{}
"""


@pytest.mark.parametrize(
    ("sentence", "right"),
    [
        ("Capaian terendah adalah nilai tukar nelayan sebesar 96,00%.", "Terumbu karang baik"),
        ("Capaian terendah diperoleh terumbu karang baik.", ""),
        ("Capaian tertinggi diraih luas bakau, yaitu 102,00%.", "Hasil tangkapan"),
        ("Hasil tangkapan mencatat capaian tertinggi.", ""),
    ],
)
def test_every_indicator_of_a_goal_is_among_those_compared(sentence: str, right: str) -> None:
    """Only the first row of a goal bears its number."""
    found = [computed for _, _, computed in told(GOALS_OF_SEVERAL_ROWS.format(sentence), AuditRule.CLAIM)]
    assert found == ([right] if right else [])


CATCH = """
LAPORAN KINERJA DINAS PERIKANAN TAHUN 2031

BAB III AKUNTABILITAS KINERJA

Tabel 3.1 Produksi Ikan Menurut Distrik Tahun 2030 dan 2031 (Ton)

No | Distrik | Tahun 2030 | Tahun 2031 | Kenaikan
1 | Yamkora | 6.412 | 6.588 | 176
2 | Mugirai | 2.745 | 3.190 | 445
3 | Hobanu | 2.984 | 3.052 | 68
4 | Sentara | 7.354 | 7.926 | 572
Jumlah | | 19.495 | 20.756 | 1.261

{}
"""


@pytest.mark.parametrize(
    ("sentence", "right"),
    [
        ("Produksi terendah terdapat di Distrik Mugirai.", ["Hobanu"]),
        ("Distrik dengan produksi tertinggi adalah Yamkora.", ["Sentara"]),
        ("Produksi terendah tahun 2030 terdapat di Distrik Hobanu.", ["Mugirai"]),
        ("Produksi terendah terdapat di Distrik Hobanu.", []),
        ("Produksi terendah tahun 2030 terdapat di Distrik Mugirai.", []),
        ("Produksi rumput laut terendah terdapat di Distrik Mugirai.", []),
        ("Jumlah nelayan terendah terdapat di Distrik Mugirai.", []),
    ],
)
def test_a_quantity_that_the_title_names_is_that_of_the_column_of_the_year(
    sentence: str, right: list[str]
) -> None:
    assert [computed for _, _, computed in extremes(CATCH.format(sentence))] == right


BUSINESSES = """
Tabel 1 Usaha Bersertifikat

No | Kelompok Usaha | Jumlah Usaha | Bersertifikat | Belum Bersertifikat
1 | Hotel | 86 | 61 | 25
2 | Restoran | 214 | 118 | 96
3 | Biro perjalanan | 52 | 37 | 15
4 | Katering | 40 | 22 | 18

{}
"""
FIRES = """
Tabel 1 Kejadian Menurut Kecamatan

No | Kecamatan | Kebakaran | Penyelamatan
1 | Melati | 42 | 51
2 | Dahlia | 66 | 38
3 | Anggrek | 21 | 26
4 | Teratai | 58 | 63

{}
"""


@pytest.mark.parametrize(
    ("table", "sentence", "right", "wrong"),
    [
        (BUSINESSES, "{} mempunyai usaha belum bersertifikat paling banyak.", "Restoran", "Hotel"),
        (
            BUSINESSES,
            "Usaha yang belum bersertifikat paling sedikit pada kelompok {}.",
            "biro perjalanan",
            "hotel",
        ),
        (FIRES, "Kebakaran paling sering terjadi di Kecamatan {}.", "Dahlia", "Melati"),
        (FIRES, "Kecamatan {} paling sering mengalami kebakaran.", "Dahlia", "Teratai"),
        (FIRES, "Yang paling banyak mengalami kebakaran adalah Kecamatan {}.", "Dahlia", "Teratai"),
        (FIRES, "Kecamatan {} mengalami kebakaran paling banyak.", "Dahlia", "Melati"),
        (FIRES, "Kebakaran didominasi oleh Kecamatan {}.", "Dahlia", "Teratai"),
    ],
)
def test_the_quantity_stands_before_or_behind_its_extreme(
    table: str, sentence: str, right: str, wrong: str
) -> None:
    assert extremes(table.format(sentence.format(right))) == []
    found = [computed for _, _, computed in extremes(table.format(sentence.format(wrong)))]
    assert [name.casefold() for name in found] == [right.casefold()]


def test_what_is_denied_is_no_extreme() -> None:
    assert extremes(BUSINESSES.format("Hotel tidak termasuk yang paling banyak belum bersertifikat.")) == []


def test_a_small_count_of_another_row_tells_that_the_name_is_wrong() -> None:
    text = FIRES.format("Kecamatan Melati mengalami kebakaran paling banyak, yaitu 66 kejadian.")
    assert [(printed, right) for _, printed, right in told(text, AuditRule.LABEL)] == [("Melati", "Dahlia")]
