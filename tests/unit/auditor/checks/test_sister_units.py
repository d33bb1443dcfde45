"""One thing has one unit in all tables."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import told

from capaian.domain.audit import AuditRule

REPORT = """
Tabel 2.1 Target Renstra
No | Indikator | Satuan | Target 2022
1 | Produksi Perikanan Budidaya | ton | 4.200
2 | Cakupan Rumah Layak Huni | % | 84,21
3 | Indeks Kepuasan Masyarakat | indeks | 83,00

Tabel 2.2 Perjanjian Kinerja
No | Sasaran | Indikator | Satuan | Target
1 | Meningkatnya hasil | Produksi Perikanan Budidaya | ton | 4.200
2 | Meningkatnya hunian | Cakupan Rumah Layak Huni | Persen | 84,21
3 | Meningkatnya layanan | Indeks Kepuasan Masyarakat | Nilai | 83,00

Tabel 3.1 Hasil
No | Indikator | Satuan | Target | Realisasi
1 | Produksi Perikanan Budidaya | Ton | 4.200 | 3.596
2 | Cakupan Rumah Layak Huni | % | 84,21 | 86,84
3 | Indeks Kepuasan Masyarakat | poin | 83,00 | 84,50
"""


@pytest.mark.parametrize(
    ("right", "wrong", "line"),
    [
        ("hasil | Produksi Perikanan Budidaya | ton", "hasil | Produksi Perikanan Budidaya | %", 9),
        (
            "2 | Cakupan Rumah Layak Huni | % | 84,21 | 86,84",
            "2 | Cakupan Rumah Layak Huni | unit | 84,21 | 86",
            16,
        ),
    ],
)
def test_the_unit_that_no_other_table_has_is_told(right: str, wrong: str, line: int) -> None:
    assert told(REPORT, AuditRule.UNIT) == []
    assert [found[0] for found in told(REPORT.replace(right, wrong), AuditRule.UNIT)] == [line]


def test_a_table_with_a_measure_of_its_own_is_left_alone() -> None:
    products = REPORT.replace("Budidaya | Ton", "Budidaya | Dokumen").replace(
        "Huni | % | 84,21 | 86", "Huni | Laporan | 1 | 1"
    )
    assert told(products, AuditRule.UNIT) == []


THRICE = """
Tabel 2.1 Rencana Museum
No | Uraian | Satuan | Rencana
1 | {name} | {unit} | 80,00
2 | Terawatnya koleksi naskah | % | 100
3 | Terbitnya katalog pameran | % | 100

Tabel 3.1 Hasil Museum
No | Uraian | Satuan | Rencana | Hasil
1 | {name} | {unit} | 80,00 | 82,00
2 | Terawatnya koleksi naskah | % | 100 | 98
3 | Terbitnya katalog pameran | % | 100 | 100

Tabel 3.2 Keluaran Museum
No | Uraian | Satuan | 2021 | 2022
1 | {name} | {other} | 30 | 28
2 | Terawatnya koleksi naskah | Naskah | 45 | 48
3 | Terbitnya katalog pameran | Dokumen | 2 | 2
"""


@pytest.mark.parametrize(
    ("name", "unit", "other"),
    [
        ("Indeks kecakapan pemandu", "indeks", "Orang"),
        ("Persentase pameran keliling", "%", "Jenis"),
        ("Index layanan perpustakaan", "Nilai", "kegiatan"),
    ],
)
def test_what_is_named_as_reckoned_is_counted_in_no_table(name: str, unit: str, other: str) -> None:
    """Also where the table counts other things beside it."""
    text = THRICE.format(name=name, unit=unit, other=other)
    assert told(text, AuditRule.UNIT) == [(15, other, unit)]
    assert told(THRICE.format(name=name, unit=unit, other=unit), AuditRule.UNIT) == []


@pytest.mark.parametrize("name", ["Terlatihnya pemandu museum", "Pengindeksan naskah lama"])
def test_a_table_of_products_may_count_what_is_not_named_as_reckoned(name: str) -> None:
    assert told(THRICE.format(name=name, unit="%", other="Orang"), AuditRule.UNIT) == []


def test_two_tables_alone_do_not_tell_which_of_them_is_wrong() -> None:
    two = REPORT[: REPORT.index("Tabel 3.1")].replace(
        "hasil | Produksi Perikanan Budidaya | ton", "hasil | Produksi Perikanan Budidaya | kg"
    )
    assert told(two, AuditRule.UNIT) == []


TWO = """
Tabel 2.1 Janji Kinerja
Sasaran | Ukuran | Satuan | Rencana
Ramainya museum | {first} | {one} | 3,50
Terawatnya koleksi | Nilai perawatan koleksi | Angka | 75,00

Tabel 2.2 Hasil
No | Ukuran | Satuan | Rencana | Hasil
1 | {first} | {other} | 3,50 | 3,20
2 | Nilai perawatan koleksi | Angka | 75,00 | 76,00
"""
ONE = """
Tabel 2.1 Janji Kinerja
Sasaran | Ukuran | Satuan | Rencana
Ramainya museum | {name} | {unit} | {plan}
Terawatnya koleksi | Nilai perawatan koleksi | Angka | 75,00
"""


@pytest.mark.parametrize(
    ("name", "right", "wrong"),
    [
        ("Rata-rata waktu antre", "hari", "persen"),
        ("Lama pemugaran naskah", "Hari kerja", "%"),
        ("Jumlah pameran keliling", "kali", "Persen"),
        ("Persentase koleksi terdata", "%", "hari"),
    ],
)
def test_of_two_tables_the_one_whose_unit_the_name_rules_out_is_wrong(
    name: str, right: str, wrong: str
) -> None:
    assert told(TWO.format(first=name, one=right, other=wrong), AuditRule.UNIT) == [(8, wrong, right)]
    assert told(TWO.format(first=name, one=wrong, other=right), AuditRule.UNIT) == [(3, wrong, right)]
    assert told(TWO.format(first=name, one=right, other=right), AuditRule.UNIT) == []


def test_a_name_that_rules_out_neither_unit_tells_nothing() -> None:
    assert told(TWO.format(first="Kecepatan layanan", one="hari", other="persen"), AuditRule.UNIT) == []


def test_days_and_working_days_are_one_unit() -> None:
    days = REPORT.replace("| ton |", "| Hari |").replace("| Ton |", "| Hari kerja |")
    assert told(days, AuditRule.UNIT) == []


@pytest.mark.parametrize(
    ("name", "plan"), [("Jumlah kunjungan ke museum", "18.500"), ("Banyaknya koleksi terdata", "2.480")]
)
def test_a_large_count_is_no_percentage(name: str, plan: str) -> None:
    found = told(ONE.format(name=name, unit="Persen", plan=plan), AuditRule.UNIT)
    assert [(line, printed) for line, printed, _ in found] == [(3, "Persen")]
    assert told(ONE.format(name=name, unit="Orang", plan=plan), AuditRule.UNIT) == []


@pytest.mark.parametrize(
    ("name", "plan"),
    [
        ("Jumlah kunjungan ke museum", "85"),
        ("Pertumbuhan kunjungan", "450"),
        ("Jumlah kunjungan", "1.112,50"),
    ],
)
def test_what_may_be_a_percentage_is_left_alone(name: str, plan: str) -> None:
    assert told(ONE.format(name=name, unit="Persen", plan=plan), AuditRule.UNIT) == []


COPIED = """
Tabel 1 Hasil Kegiatan
No | Kegiatan | Indikator | Satuan | Target | Realisasi
1 | Terselenggaranya latihan penjaga | Indeks keterampilan penjaga pantai | % | 81,50 | 84,85
2 | Tersedianya menara pantau baru | Persentase pemenuhan menara pantau | % | 100 | 100

Tabel 2 Keluaran Kegiatan
No | Kegiatan | Indikator | Satuan | Target | Realisasi
1 | Terselenggaranya latihan penjaga | Penjaga pantai yang dilatih | Orang | 33 | 28
2 | Tersedianya menara pantau baru | Jenis menara | Jenis | 5 | 5

Tabel 3 Keluaran Dua Tahun
No | Kegiatan | Indikator | Satuan | 2030 | 2031
1 | Terselenggaranya latihan penjaga | {0} | Orang | 30 | {1}
2 | Tersedianya menara pantau baru | {2} | Jenis | 4 | 5
"""
LABELS = ("Indeks keterampilan penjaga pantai", "Persentase pemenuhan menara pantau")


def test_a_row_with_unit_and_figure_of_another_thing_bears_a_copied_name() -> None:
    text = COPIED.format(LABELS[0], 28, "Jenis menara")
    assert told(text, AuditRule.UNIT) == [(13, LABELS[0], "Penjaga pantai yang dilatih")]
    towers = COPIED.format("Penjaga pantai yang dilatih", 28, LABELS[1])
    assert told(towers, AuditRule.UNIT) == [(14, LABELS[1], "Jenis menara")]


def test_without_a_figure_of_that_thing_the_unit_is_wrong() -> None:
    assert told(COPIED.format(LABELS[0], 27, "Jenis menara"), AuditRule.UNIT) == [(13, "Orang", "%")]


def test_names_with_their_own_units_say_nothing() -> None:
    assert told(COPIED.format("Penjaga pantai yang dilatih", 28, "Jenis menara"), AuditRule.UNIT) == []


PAIR = """
Tabel 3 Janji Kinerja Direktur
No | Indikator Kinerja | Satuan | Target
1 | {name} | {one} | {target}
2 | Cakupan kamar yang terang | % | 90,00
3 | Waktu tunggu di loket | menit | 25

{sentence}

Tabel 5 Hasil Kinerja
No | Indikator Kinerja | Satuan | Target | Realisasi | Capaian (%)
1 | {name} | {other} | 65,00 | 64,83 | 99,74
2 | Cakupan kamar yang terang | {third} | 90,00 | 90,74 | 100,82
3 | Waktu tunggu di loket | menit | 25 | 20 | 120,00
"""


def paired(name: str, one: str, other: str, sentence: str = "", **parts: str) -> list[tuple[int, str, str]]:
    parts = {"target": "65,00", "third": "%", **parts}
    return told(PAIR.format(name=name, one=one, other=other, sentence=sentence, **parts), AuditRule.UNIT)


@pytest.mark.parametrize("vague", ["Nilai", "Angka", "Skor"])
def test_of_two_tables_with_one_figure_the_vague_unit_is_wrong(vague: str) -> None:
    assert paired("Keterisian tempat tidur", "%", "%") == []
    assert paired("Keterisian tempat tidur", vague, "%") == [(3, vague, "%")]
    assert paired("Keterisian tempat tidur", "%", vague) == [(11, vague, "%")]


def test_what_is_named_as_a_mark_is_in_marks() -> None:
    assert paired("Indeks kepuasan pasien", "Nilai", "%") == [(11, "%", "Nilai")]


def test_a_vague_unit_may_be_right_where_more_than_the_unit_differs() -> None:
    assert paired("Keterisian tempat tidur", "Nilai", "%", target="3") == []  # another figure
    assert paired("Keterisian tempat tidur", "Nilai", "%", third="kamar") == []  # other units too
    assert paired("Keterisian tempat tidur", "%", "hari") == []  # either may be wrong


def test_a_unit_of_two_words_or_signs_is_told_behind_a_figure() -> None:
    name = "Angka kematian rawat inap"
    for sentence, right, wrong in (
        ("Angka kematian tercatat 64,83 per mil.", "per mil", "%"),
        ("Keadaan itu sebesar 64,83%.", "%", "per mil"),
    ):
        assert paired(name, right, right, sentence) == []
        assert paired(name, wrong, right, sentence) == [(3, wrong, right)]


AGREED = """
LAPORAN KINERJA DINAS PERHUBUNGAN TAHUN 2031

Tabel 2 Perjanjian Kinerja Tahun 2031
No | Indikator | Satuan | Target
1 | Persentase kendaraan yang diuji | % | 90,00
2 | Persentase ketersediaan rambu jalan | % | 80,00
3 | {name} | {first} | {figure}
4 | Indeks Kepuasan Masyarakat | Nilai | 85,00

Tabel 3 Hasil Pengukuran Kinerja Tahun 2031
Indikator | Satuan | Target | Realisasi
Persentase kendaraan yang diuji | % | 90,00 | 87,67
Persentase ketersediaan rambu jalan | % | 80,00 | 82,44
{name} | {second} | {other} | {figure}
Indeks Kepuasan Masyarakat | Nilai | 85,00 | 86,75
"""
UNLIKE = [
    ("Jumlah kecelakaan lalu lintas", "Kejadian", "Hektar", "60"),
    ("Jumlah kecelakaan lalu lintas", "Kejadian", "Orang", "60"),
    ("Penerimaan retribusi terminal", "Rupiah", "Hektar", "2.111.000.000"),
    ("Tingkat maturitas pengendalian", "Level", "Orang", "3,40"),
    ("Luas lahan parkir", "Ha", "Rupiah", "120"),
    ("Jumlah pegawai terlatih", "Orang", "Ton", "45"),
    ("Waktu tunggu pelayanan uji", "Menit", "Orang", "35"),
    ("Panjang marka terpasang", "Km", "Orang", "12,50"),
    ("Produksi kapur marka", "Ton", "Rupiah", "1.250"),
]


def agreed(name: str, first: str, second: str, figure: str, other: str = "") -> str:
    return AGREED.format(name=name, first=first, second=second, figure=figure, other=other or figure)


@pytest.mark.parametrize(("name", "right", "wrong", "figure"), UNLIKE)
def test_units_that_nobody_takes_for_each_other(name: str, right: str, wrong: str, figure: str) -> None:
    assert told(agreed(name, right, right, figure), AuditRule.UNIT) == []
    assert told(agreed(name, right, wrong, figure), AuditRule.UNIT) == [(14, wrong, right)]
    assert told(agreed(name, wrong, right, figure), AuditRule.UNIT) == [(7, wrong, right)]


@pytest.mark.parametrize(
    ("name", "first", "second", "figure"),
    [
        ("Jumlah penderita demam yang ditangani", "Orang", "Kasus", "60"),
        ("Jumlah kunjungan ke terminal", "Orang", "Kali", "60"),
        ("Jumlah kecelakaan lalu lintas", "Kejadian", "Kasus", "60"),
        ("Luas lahan parkir", "Ha", "Hektare", "60"),
        ("Produksi susu segar", "Liter", "Ton", "60"),
        ("Penerimaan retribusi terminal", "Rp", "Rupiah", "2.111.000.000"),
        ("Jumlah dokumen kajian", "Dokumen", "Laporan", "4"),
        ("Waktu tunggu pelayanan uji", "Hari", "Jam", "24"),
    ],
)
def test_units_that_stand_for_each_other(name: str, first: str, second: str, figure: str) -> None:
    assert told(agreed(name, first, second, figure), AuditRule.UNIT) == []


def test_another_figure_may_be_of_another_measure() -> None:
    text = agreed("Jumlah kecelakaan lalu lintas", "Kejadian", "Orang", "60", "71")
    assert told(text, AuditRule.UNIT) != []
    assert told(text.replace("| 71 | 60", "| 71 | 65"), AuditRule.UNIT) == []
