"""Right figures of texts near to reports: statistics, cooperatives, theses, guidelines; and wrong ones."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import audited

from capaian.domain.issue import Level

_Found = list[tuple[str, str, str]]


def said(text: str) -> _Found:
    """Return rule, printed and computed of what is wrong or doubtful in a text."""
    found = audited(text).findings
    return [(f.rule.value, f.printed, f.computed) for f in found if f.level is not Level.NOTE]


def in_report(paragraph: str) -> str:
    """Return a paragraph below the title and the year of a report."""
    return f"LAPORAN KINERJA\nTAHUN 2033\n\n3.1 Capaian Kinerja\n\n{paragraph}\n"


REACHED = """
Gerakan | Target (kg) | {0} (kg) | {1}
Jongkok | 94,0 | 95,0 | 101,06
Tekan dada | 69,0 | 67,5 | 97,83
Angkat mati | 115,0 | 122,5 | 106,52

{2} gerakan melampaui target.
"""


@pytest.mark.parametrize("reached", ["Capaian", "Pencapaian"])
@pytest.mark.parametrize("share", ["Persentase terhadap Target", "Persentase"])
def test_what_was_reached_may_be_headed_achievement(reached: str, share: str) -> None:
    assert said(in_report(REACHED.format(reached, share, "Dua dari tiga"))) == []
    told = said(in_report(REACHED.format(reached, share, "Satu dari tiga")))
    assert [(rule, printed) for rule, printed, _ in told] == [("count", "1 gerakan melampaui")]


INDEX = """
Tabel 1. Indeks Harga dan Inflasi menurut Kelompok ({0})

Kelompok | Indeks {1} | Indeks 2033 | Inflasi (%)
Makanan | 108,40 | 111,94 | 3,27
Pakaian | 104,11 | 105,36 | 1,20
Kesehatan | 106,20 | 108,18 | 1,86
"""


@pytest.mark.parametrize("base", ["2031=100", "2031 = 100"])
def test_the_base_of_an_index_is_no_year_of_a_title(base: str) -> None:
    assert said(in_report(INDEX.format(base, 2032))) == []


def test_a_year_in_a_title_still_is_one_of_the_columns() -> None:
    assert [rule for rule, *_ in said(in_report(INDEX.format("2031", 2032)))] == ["year"]


SPENT = """
Uraian | {0} 2033 (Rp) | Realisasi 2033 (Rp) | Persentase
Gaji karyawan | 486.000.000 | 486.000.000 | 100,00
Biaya kantor | 124.000.000 | 118.652.300 | 95,69
Biaya rapat | 60.000.000 | 63.150.000 | 105,25
Jumlah | 670.000.000 | 667.802.300 | 99,67
"""


@pytest.mark.parametrize("head", ["Rencana", "Proyeksi"])
def test_more_than_was_planned_is_to_be_explained_and_no_error(head: str) -> None:
    (finding,) = audited(in_report(SPENT.format(head))).findings
    assert (finding.rule.value, finding.level) == ("bound", Level.WARNING)


@pytest.mark.parametrize("head", ["Pagu", "Anggaran", "Rencana Anggaran"])
def test_more_than_was_granted_is_an_error(head: str) -> None:
    (finding,) = audited(in_report(SPENT.format(head))).findings
    assert (finding.rule.value, finding.level) == ("bound", Level.ERROR)


BARE = """
Uraian | {0} (Rp) | Realisasi (Rp)
Gaji karyawan | 486.000.000 | 486.000.000
Biaya kantor | 124.000.000 | 118.652.300
Biaya rapat | 60.000.000 | 63.150.000
"""


@pytest.mark.parametrize(("head", "level"), [("Rencana Dana", Level.WARNING), ("Pagu", Level.ERROR)])
def test_so_it_is_where_no_share_is_printed(head: str, level: Level) -> None:
    found = audited(in_report(BARE.format(head))).findings
    assert [(f.rule.value, f.level) for f in found] == [("bound", level)]


SHEETS = (
    "Dari 140 kuesioner yang disebar, {0} kembali dan 120 dapat diolah, sehingga tingkatnya 90,00 persen."
)


def test_a_share_may_be_that_of_the_first_of_two_parts() -> None:
    assert said(in_report(SHEETS.format("126"))) == []
    assert said(in_report(SHEETS.format("125"))) == [("ratio", "90,00", "85,71")]


DISHES = """
{0}

Masakan | Kali Masak | Biaya Sekali Masak (Rp) | Jumlah (Rp)
Soto | 20 | 244.000 | 4.880.000
Lodeh | 10 | 199.000 | 1.990.000
Uduk | 12 | 311.000 | 3.732.000
"""


def test_the_result_of_a_right_working_is_no_slip_of_a_figure_with_like_digits() -> None:
    assert said(in_report(DISHES.format("Biaya bahan per porsi soto Rp244.000 : 50 = Rp4.880."))) == []
    told = said(in_report(DISHES.format("Biaya sekali masak soto Rp244.000 dan jumlahnya Rp4.880.")))
    assert told == [("crossref", "4.880", "4.880.000")]


REVENUE = """
Revenue grew from {0} million in 2032 to 66.9 million in 2033, an increase of 8.96 percent.

Item | 2032 | 2033 | Change
Water sales | 56,120 | 61,340 | 5,220
Connection fees | 5,280 | 5,560 | 280
Total revenue | 61,400 | 66,900 | 5,500
"""


def test_a_figure_in_millions_is_the_one_in_thousands_of_a_table() -> None:
    assert said(f"ANNUAL REPORT 2033\n{REVENUE.format('61.4')}") == []


EXAMPLES = """
{0}: target 90, realisasi 81, capaian 81,00 persen.

{1}: target 90, realisasi 81, capaian 90,00 persen.
"""


@pytest.mark.parametrize(
    ("wrong", "right"),
    [("Salah", "Benar"), ("Contoh yang salah", "Contoh yang benar"), ("Semula tertulis", "Seharusnya")],
)
def test_what_is_quoted_as_wrong_is_not_told_again(wrong: str, right: str) -> None:
    assert said(in_report(EXAMPLES.format(wrong, right))) == []


@pytest.mark.parametrize(("wrong", "right"), [("Salah", "Sasaran 2"), ("Sasaran 1", "Benar")])
def test_it_is_told_where_nothing_right_stands_behind_it(wrong: str, right: str) -> None:
    assert said(in_report(EXAMPLES.format(wrong, right))) == [("capaian", "81,00", "90,00")]


PROPOSED = """
No | Desa | Usulan | Volume
1 | Karang Anyar | Rabat beton jalan | 850 m
2 | Karang Anyar | {0} | 3 titik
3 | Mekar Sari | Normalisasi saluran | 1.200 m
4 | Sido Mulyo | Jembatan penghubung | 1 unit
5 | Tanjung Sari | Rehabilitasi posyandu | 2 unit
"""


def test_a_place_may_own_two_rows_whose_names_are_short() -> None:
    assert said(in_report(PROPOSED.format("Sumur bor"))) == []
    assert [rule for rule, *_ in said(in_report(PROPOSED.format("unit")))] == ["label"]


GROWN = """
Tabel 3.2 Perkembangan Realisasi

Indikator | Realisasi 2032 | Realisasi 2033 | Perubahan
Produksi | 17.614,20 | 18.246,50 | 632,30
Konsumsi ikan | 49,86 | 51,24 | 1,38
Nilai tukar nelayan | 104,10 | 103,42 | -0,68

{0}
"""
RISING = (
    "Konsumsi ikan terus meningkat, yaitu {led}48,15 {unit} pada tahun 2031, {last} {unit} pada tahun 2032,"
    " {and_} 51,24 {unit} pada tahun 2033."
)


@pytest.mark.parametrize("unit", ["kg", "kg/kapita/tahun", "kg/kapita", "kilogram"])
@pytest.mark.parametrize(("led", "and_"), [("dari ", "hingga"), ("", "dan")])
def test_levels_of_three_years_are_no_changes_whatever_their_unit(unit: str, led: str, and_: str) -> None:
    assert said(in_report(GROWN.format(RISING.format(unit=unit, led=led, and_=and_, last="49,86")))) == []
    told = said(in_report(GROWN.format(RISING.format(unit=unit, led=led, and_=and_, last="48,96"))))
    assert told == [("crossref", "48,96", "49,86")]


def test_what_something_rises_to_is_no_change() -> None:
    text = "Produksi mencapai 18.246,50 ton dari target 18.000 ton. Konsumsi ikan meningkat menjadi {0} kg."
    assert said(in_report(GROWN.format(text.format("51,24")))) == []
    assert said(in_report(GROWN.format(text.format("52,14")))) == [("crossref", "52,14", "51,24")]


PEOPLE = """
{0} berpenduduk {1} jiwa, yaitu {2} laki-laki dan {3} perempuan.

Tabel 1.1 Penduduk menurut Desa Tahun 2033

Desa | Laki-laki | Perempuan | Penduduk
Sumber Wangi | 4.215 | 4.188 | 8.403
Karang Jati | 3.872 | 3.790 | 7.662
Mulya Asri | 2.941 | 3.012 | 5.953
Kecamatan | 11.028 | 10.990 | 22.018
"""


def test_a_whole_that_is_called_by_its_level_may_bear_the_name_of_a_part() -> None:
    assert said(in_report(PEOPLE.format("Kecamatan Sumber Wangi", "22.018", "11.028", "10.990"))) == []
    (told,) = said(in_report(PEOPLE.format("Desa Sumber Wangi", "7.662", "3.872", "3.790")))
    assert told[0] == "label"


MOVED = """
Tabel 3.2 Perbandingan Tahun 2032 dan 2033

Indikator | 2032 | 2033 | Naik/Turun
Persentase desa maju | 40,00 | 60,00 | 20,00
Persentase lunas pajak | 90,25 | 93,18 | 2,93
Persentase layanan tepat waktu | 93,80 | 96,40 | 2,60

{0}
"""


def test_a_share_of_two_amounts_is_no_change_of_a_table_with_the_same_figure() -> None:
    cut = "Target meleset karena pagu semula Rp3.500.000.000 menjadi Rp2.800.000.000, berkurang 20,00%."
    assert said(in_report(MOVED.format(cut))) == []
    told = said(in_report(MOVED.format("Persentase desa maju berkurang 20,00 poin.")))
    assert [(rule, printed) for rule, printed, _ in told] == [("trend", "berkurang")]


GOALS = """
Tabel 3.1 Capaian Indikator Tahun 2033

Sasaran | Indikator | Satuan | Target | Realisasi | Capaian (%)
Pemerintahan digital | | | | | 103,25
 | Indeks SPBE | Indeks | 3,40 | 3,52 | 103,53
 | Layanan daring | % | 65,00 | 66,93 | 102,97
Informasi terbuka | | | | | 103,83
 | Indeks keterbukaan informasi | Indeks | 80,00 | 82,46 | 103,08
 | Aduan ditindaklanjuti | % | 90,00 | 94,12 | 104,58
Data yang aman | | | | | 100,90
 | Indeks pembangunan statistik | Indeks | 2,60 | 2,54 | 97,69
 | Indeks keamanan informasi | Indeks | 560 | 583 | 104,11
"""


def test_an_indicator_that_is_an_index_is_no_index_of_the_rows_above_it() -> None:
    assert said(in_report(GOALS)) == []
    assert said(in_report(GOALS.replace("104,11", "101,14"))) == [("capaian", "101,14", "104,11")]


STAFF = """
Satuan terdiri atas {0}. Jumlah personel 186 orang.

Tabel 1.1 Personel menurut Bidang

Bidang | PNS | Kontrak | Jumlah
Sekretariat | 20 | 4 | 24
Penegakan Perda | 22 | 11 | 33
Ketertiban Umum | 34 | 34 | 68
Perlindungan Masyarakat | 14 | 5 | 19
Pemadam Kebakaran | 20 | 22 | 42
Jumlah | 110 | 76 | 186
"""


def test_rows_named_before_a_count_are_not_counted_with_it() -> None:
    assert said(in_report(STAFF.format("sekretariat dan 4 (empat) bidang"))) == []
    told = said(in_report(STAFF.format("sekretariat dan 3 (tiga) bidang")))
    assert [(rule, printed) for rule, printed, _ in told] == [("count", "3 bidang")]
