"""Words and figures that stand apart: after the figure, in the row of another, in the table above."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import audited, told

from capaian.domain.audit import AuditRule

CLASSES = """
Tabel 1 Skala Nilai Kinerja

No | Interval Nilai | Kriteria
1 | 90,01 - 100,00 | Sangat Tinggi
2 | 75,01 - 90,00 | Tinggi
3 | 50,01 - 75,00 | Sedang

{}
"""


@pytest.mark.parametrize(
    ("sentence", "count"),
    [
        ("Kinerja dinas termasuk kategori Tinggi dengan rata-rata capaian 96,44%.", 1),
        ("Kinerja dinas termasuk kategori Sangat Tinggi dengan rata-rata capaian 96,44%.", 0),
        ("Pelayanan dermaga berkategori Sedang, yaitu capaian kinerja sebesar 81,20%.", 1),
        ("Pelayanan dermaga berkategori Tinggi, yaitu capaian kinerja sebesar 81,20%.", 0),
        ("Kategori Tinggi diberikan kepada dinas lain, sedangkan capaian dinas ini 96,44%.", 0),
    ],
)
def test_a_category_told_before_its_value_is_held_against_the_scale(sentence: str, count: int) -> None:
    assert len(told(CLASSES.format(sentence), AuditRule.SCALE)) == count


ELEMENTS = """
Tabel 4 Nilai Unsur Pelayanan

No | Unsur Pelayanan | Nilai 2030 | Nilai 2031 | Perubahan
1 | Persyaratan perahu | 3,40 | 3,50 | 0,10
2 | Prosedur tambat | 3,20 | 3,40 | 0,20
3 | Waktu bongkar | 3,30 | 3,36 | 0,06
4 | Biaya sandar | 3,60 | 3,70 | 0,10
5 | Petugas dermaga | 3,50 | 3,54 | 0,04
 | Rata-rata | 3,40 | 3,50 | 0,10
 | IKM Unit Pelayanan | {} | 87,50 | 2,50

{}
"""


@pytest.mark.parametrize(("printed", "expected"), [("85,00", []), ("82,50", ["85,00"]), ("80,00", ["85,00"])])
def test_one_index_of_a_row_shows_how_the_others_follow_from_the_means(
    printed: str, expected: list[str]
) -> None:
    found = told(ELEMENTS.format(printed, ""), AuditRule.INDEX)
    assert [computed for _, _, computed in found] == expected


@pytest.mark.parametrize(
    ("sentence", "right"),
    [
        ("Unsur dengan nilai terendah adalah Prosedur tambat (3,36).", ["Waktu bongkar"]),
        ("Unsur dengan nilai terendah adalah Waktu bongkar (3,36).", []),
        ("Nilai tertinggi diperoleh unsur Petugas dermaga sebesar 3,70.", ["Biaya sandar"]),
        ("Nilai tertinggi diperoleh unsur Biaya sandar sebesar 3,70.", []),
        ("Nilai tertinggi diperoleh unsur Petugas dermaga sebesar 3,90.", []),
    ],
)
def test_an_extreme_with_the_figure_of_another_row_is_that_row(sentence: str, right: list[str]) -> None:
    found = told(ELEMENTS.format("85,00", sentence), AuditRule.CLAIM)
    assert [computed for _, _, computed in found] == right


@pytest.mark.parametrize(
    ("sentence", "count"),
    [
        ("Target sandar direncanakan naik 1,00 setiap tahun dari 86,00 menjadi 91,00.", 0),
        ("Muatan bertambah 5,00 ton per bulan dari 120,00 ton menjadi 180,00 ton.", 0),
        ("Muatan bertambah 5,00 ton dari 120,00 ton menjadi 180,00 ton.", 1),
    ],
)
def test_a_step_of_several_is_not_the_whole_way(sentence: str, count: int) -> None:
    assert len(told(f"BAB III HASIL\n\n{sentence}\n", AuditRule.DIFFERENCE)) == count


PORTS = """
PEMERINTAH KABUPATEN HULU SAGARA
BAB I PENDAHULUAN
Dinas Pelabuhan Kabupaten Hulu Sagara melayani 12 dermaga. Bupati menetapkan rencana Kabupaten Hulu Sagara.

Tabel 1 Muatan Menurut Kabupaten

Kabupaten | Muatan
Kab. Danau Biru | 97,40
Kab. Hulu Sagara | 96,20

{}
"""


@pytest.mark.parametrize(
    ("sentence", "count"),
    [
        ("Dari 28 kantor di lingkungan Pemerintah Kabupaten Danau Biru, 21 sudah bekerja sama.", 1),
        ("Pegawai dalam lingkup Pemerintah Kabupaten Danau Biru wajib melapor.", 1),
        ("Dari 28 kantor di lingkungan Pemerintah Kabupaten Hulu Sagara, 21 sudah bekerja sama.", 0),
        ("Angka ini lebih tinggi daripada di lingkungan Pemerintah Kabupaten Danau Biru.", 0),
        ("Pemerintah Kabupaten Danau Biru memuat lebih banyak.", 0),
    ],
)
def test_offices_within_another_government_are_not_the_own_ones(sentence: str, count: int) -> None:
    assert len(told(PORTS.format(sentence), AuditRule.COPY)) == count


PROGRAMMES = """
Tabel 5 Capaian Program

No | Program | Target | Realisasi | Capaian (%)
1 | Rambu | 80,00 | 76,00 | 95,00
2 | Dermaga | 50,00 | 48,00 | 96,00
3 | Perahu | 40,00 | 36,00 | {}
4 | Muatan | 60,00 | 57,00 | 95,00
 | Rata-rata | | | {}
"""


@pytest.mark.parametrize(
    ("printed", "mean", "expected"),
    [
        ("111,11", "94,00", ["90,00"]),  # the mean knows it the right way round
        ("110,00", "94,00", ["90,00"]),  # as a lower figure is better by another law
        ("111,11", "99,28", []),  # less is better
        ("90,00", "94,00", []),
    ],
)
def test_a_mean_tells_whether_an_achievement_is_turned_round(
    printed: str, mean: str, expected: list[str]
) -> None:
    found = told(PROGRAMMES.format(printed, mean), AuditRule.ACHIEVEMENT)
    assert [computed for _, _, computed in found] == expected


LOADS = """
Tabel 1 Muatan Menurut Dermaga

No | Dermaga | 2030 | 2031 | Perubahan
1 | Utara | 14.236 | 15.482 | 1.246
2 | Selatan | 11.865 | 13.040 | 1.175
3 | Timur | 5.218 | 6.774 | 1.556
4 | Barat | 4.390 | {} | 264
 | Jumlah | 35.709 | 39.950 | 4.241
"""


@pytest.mark.parametrize(("printed", "wrong"), [("4,654", True), ("4.654", False), ("4654", False)])
def test_a_mark_of_decimals_among_thousands_is_the_root_of_what_it_breaks(printed: str, wrong: bool) -> None:
    findings = [f for f in audited(LOADS.format(printed)).findings if not f.root]
    assert [(f.rule, f.computed) for f in findings] == ([(AuditRule.FORMAT, "4.654")] if wrong else [])


def test_decimals_of_a_column_of_decimals_are_no_thousands() -> None:
    text = LOADS.replace("15.482", "15,482").replace("13.040", "13,040").replace("6.774", "6,774")
    assert told(text.format("4,654"), AuditRule.FORMAT) == []


TWO_TABLES = """
BAB III HASIL

3.1 Cakupan

Tabel 7 Cakupan Perahu

No | Kecamatan | Wajib | Laik | Persentase (%)
1 | Laut Hulu | 1.000 | 990 | 99,00
2 | Tanjung Wangi | 2.000 | 1.920 | 96,00
3 | Karang Mulya | 1.500 | 1.485 | 99,00
4 | Pasir Bening | 500 | 455 | 91,00
 | Jumlah | 5.000 | 4.850 | 97,00

{}

Tabel 8 Cakupan Dermaga

No | Kecamatan | Wajib | Terang | Persentase (%)
1 | Laut Hulu | 400 | 380 | 95,00
2 | Tanjung Wangi | 800 | 784 | 98,00
3 | Karang Mulya | 600 | 582 | 97,00
4 | Pasir Bening | 700 | 665 | 95,00
 | Jumlah | 2.500 | 2.411 | 96,44

{}
"""


@pytest.mark.parametrize(
    ("above", "below", "right"),
    [
        ("Perahu yang laik 4.850. Sebanyak 2 kecamatan memiliki cakupan di atas rata-rata.", "", []),
        (
            "Perahu yang laik 4.850. Sebanyak 3 kecamatan memiliki cakupan di atas rata-rata.",
            "",
            ["2 kecamatan"],
        ),
        ("", "Dermaga terang 2.411. Sebanyak 2 kecamatan memiliki cakupan di atas rata-rata.", []),
        (
            "",
            "Dermaga terang 2.411. Sebanyak 1 kecamatan memiliki cakupan di atas rata-rata.",
            ["2 kecamatan"],
        ),
    ],
)
def test_rows_are_counted_in_the_table_that_the_paragraph_quotes(
    above: str, below: str, right: list[str]
) -> None:
    text = TWO_TABLES.format(above, below)
    assert [computed for _, _, computed in told(text, AuditRule.COUNT)] == right


@pytest.mark.parametrize(
    ("sentence", "wrong"),
    [
        (
            "Jika dibandingkan dengan target nasional sebesar 97,50%, cakupan perahu telah memenuhi target.",
            True,
        ),
        (
            "Jika dibandingkan dengan target nasional sebesar 97,50%, cakupan perahu belum memenuhi target.",
            False,
        ),
        ("Capaian ini telah melampaui target provinsi sebesar 98,00%.", True),
        ("Capaian ini telah melampaui target provinsi sebesar 95,00%.", False),
        ("Cakupan ini masih di bawah target renstra sebesar 95,00%.", True),
        ("Cakupan dermaga telah melampaui target nasional sebesar 98,00%.", False),  # of another table
        ("Kecamatan Laut Hulu telah melampaui target nasional sebesar 98,00%.", False),
        ("Cakupan ini diharapkan telah melampaui target nasional sebesar 98,00%.", False),
        ("Hanya 2 kecamatan yang telah melampaui target nasional sebesar 98,00%.", False),
    ],
)
def test_a_target_told_alone_is_held_against_the_whole_of_the_table_above(sentence: str, wrong: bool) -> None:
    text = TWO_TABLES.format(f"Cakupan perahu mencapai 97,00%. {sentence}", "")
    assert bool(told(text, AuditRule.CLAIM)) is wrong
    unsaid = TWO_TABLES.format(sentence, "")
    assert told(unsaid, AuditRule.CLAIM) == []  # nothing says that the total is meant


SPENT = """
BAB III HASIL

3.1 Realisasi Anggaran

Tabel 9 Realisasi Program dan Kegiatan

No | Program/Kegiatan | Pagu (Rp) | Realisasi (Rp) | Keuangan (%)
1 | Program Rambu | 400.000.000 | 380.000.000 | 95,00
1.1 | Pemasangan rambu | 300.000.000 | 290.000.000 | 96,67
1.2 | Perawatan rambu | 100.000.000 | 90.000.000 | 90,00
2 | Program Dermaga | 200.000.000 | 182.000.000 | 91,00
2.1 | Penerangan dermaga | 200.000.000 | 182.000.000 | 91,00
3 | Program Perahu | 100.000.000 | 94.000.000 | 94,00
3.1 | Pemeriksaan perahu | 100.000.000 | 94.000.000 | 94,00
 | Jumlah | 700.000.000 | 656.000.000 | 93,71

{}
"""


@pytest.mark.parametrize(
    ("sentence", "right"),
    [
        ("Seluruh program memiliki serapan di atas 90%.", []),
        ("Seluruh program memiliki serapan di atas 92%.", ["2 dari 3"]),
        ("Masing-masing program menunjukkan penyerapan di atas 93,5 persen.", ["2 dari 3"]),
        ("Tidak ada program dengan serapan di bawah 92%.", ["1 dari 3"]),
        ("Tidak satu pun program dengan serapan di bawah 90%.", []),
        ("Sebagian besar program memiliki serapan di atas 93%.", []),
        ("Sebagian besar program memiliki serapan di atas 94,5%.", ["1 dari 3"]),
        ("Seluruh program memiliki serapan di atas 92% kecuali Program Dermaga.", []),
        ("Seluruh puskesmas memiliki serapan di atas 99%.", []),
        ("Seluruh program memiliki kehadiran di atas 99%.", []),
    ],
)
def test_what_is_said_of_all_most_or_none_is_counted(sentence: str, right: list[str]) -> None:
    found = told(SPENT.format(sentence), AuditRule.CLAIM)
    assert [computed for _, _, computed in found] == right


@pytest.mark.parametrize(("name", "count"), [("Program Rambu", 0), ("Program Perahu", 1)])
def test_a_column_of_money_spent_is_known_by_what_it_follows_from(name: str, count: int) -> None:
    text = SPENT.format(f"Program dengan serapan tertinggi adalah {name}.")
    assert len(told(text, AuditRule.CLAIM)) == count
