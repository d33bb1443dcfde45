"""Laws between columns and rows: what most rows obey breaks in one;
what chance gives is no law.
"""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import findings_of, reported_in, table

from capaian.domain.issue import Level

COVERAGE = (
    "No|Kecamatan|Wajib KTP|Sudah rekam|Rasio (%)",
    "1|Juai|12.364|12.336|99,77",
    "2|Halong|14.843|14.747|99,35",
    "3|Awayan|10.356|10.310|99,56",
    "4|Lampihong|13.907|13.845|99,55",
)


def test_the_row_that_breaks_the_law_of_the_others_is_reported() -> None:
    assert reported_in(table(*COVERAGE)) == []
    assert reported_in(table(*COVERAGE[:4], "4|Lampihong|13.907|13.845|95,99")) == [
        ("ratio", "95,99", "99,55")
    ]


def test_small_whole_numbers_prove_nothing() -> None:
    rows = (
        "No|Bidang|Laki|Perempuan|Lulusan",
        "1|Umum|2|1|2",
        "2|Data|4|2|2",
        "3|Arsip|6|3|2",
        "4|Loket|8|2|3",
    )
    assert reported_in(table(*rows)) == []


@pytest.mark.parametrize(
    ("achievement", "expected"),
    [("98,95", []), ("98,59", [("capaian", "98,59", "98,95")]), ("101,06", [])],
)
def test_heads_alone_say_the_law_of_one_row(
    achievement: str, expected: list[tuple[str, str, str]]
) -> None:
    """Also where less is better, 95 of 94 is 101,06: the law for what should be low."""
    row = f"Indikator|Target|Realisasi|Capaian\nKepemilikan akta|95|94|{achievement}".split("\n")
    assert reported_in(table(*row)) == expected


def test_a_total_is_reported_where_its_other_columns_hold() -> None:
    rows = (
        "Uraian|Pagu (Rp)|Realisasi (Rp)",
        "Gaji|3.900.416.000|3.760.445.723",
        "Barang|2.231.968.500|2.120.382.778",
    )
    assert reported_in(table(*rows, "Jumlah|6.132.384.500|5.880.828.501")) == []
    assert reported_in(table(*rows, "Jumlah|6.132.384.500|5.808.828.501")) == [
        ("sum", "5.808.828.501", "5.880.828.501")
    ]


@pytest.mark.parametrize(
    ("totals", "wrong"),
    [
        # All five may be wrong at once, and one that holds speaks for the others.
        ("71.468.300|82.579.400|93.680.500|54.791.600|65.802.700", 5),
        ("61.468.300|82.579.400|93.680.500|54.791.600|65.802.700", 4),
        # Of twice as much the rows are not all parts.
        ("122.936.600|145.158.800|167.361.000|89.583.200|111.605.400", 0),
    ],
)
def test_wrong_totals_of_a_plain_table_are_all_reported(totals: str, wrong: int) -> None:
    rows = (
        "No|Kegiatan|TW I (Rp)|TW II (Rp)|TW III (Rp)|TW IV (Rp)|Lain (Rp)",
        "1|Cetak Kartu|10.111.100|20.222.200|30.333.300|10.444.400|20.555.500",
        "2|Akta Lahir|20.123.400|30.234.500|40.345.600|20.456.700|30.567.800",
        "3|Jemput Bola|31.233.800|22.122.700|13.001.600|13.890.500|4.679.400",
        f"|Jumlah|{totals}",
    )
    assert [rule for rule, *_ in reported_in(table(*rows))] == ["sum"] * wrong


def test_programmes_are_the_sums_of_their_activities() -> None:
    rows = (
        "No|Uraian|Pagu (Rp)",
        "I|Program Pendaftaran Penduduk|241.974.350",
        "1|Kegiatan: Pelayanan Pendaftaran|206.630.850",
        "2|Kegiatan: Peningkatan Loket|35.343.500",
        "II|Program Pencatatan Sipil|78.375.000",
        "1|Kegiatan: Pelayanan Akta|67.638.000",
        "2|Kegiatan: Penyelenggaraan|10.737.000",
        "III|Program Pengelolaan Informasi|{}",
        "1|Kegiatan: Pengolahan Data|6.790.000",
        "2|Kegiatan: Pembinaan|4.187.000",
    )
    text = table(*rows)
    assert reported_in(text.format("10.977.000")) == []
    assert ("sum", "43.958.930", "10.977.000") in reported_in(text.format("43.958.930"))


def test_a_total_that_activities_give_is_right_and_its_programmes_are_reported() -> None:
    rows = (
        "No|Uraian|Pagu (Rp)",
        "I|Program Pendaftaran Penduduk|241.974.350",
        "1|Kegiatan: Pelayanan Pendaftaran|206.630.850",
        "2|Kegiatan: Peningkatan Loket|35.343.500",
        "II|Program Pencatatan Sipil|78.375.000",
        "1|Kegiatan: Pelayanan Akta|67.638.000",
        "2|Kegiatan: Penyelenggaraan|10.737.000",
        "III|Program Pengelolaan Informasi|43.958.930",
        "1|Kegiatan: Pengolahan Data|6.790.000",
        "2|Kegiatan: Pembinaan|4.187.000",
        "|Total|331.326.350",
    )
    levels = {each.printed: each.level for each in findings_of(table(*rows))}
    assert levels == {"43.958.930": Level.ERROR, "331.326.350": Level.NOTE}


def test_a_last_row_of_figures_alone_is_a_total_where_it_adds_up() -> None:
    """It then follows a figure above it that another table denies,
    and is no error where it does not.
    """
    rows = ("Pendaftaran Penduduk Kota|241.974.350", "Pencatatan Sipil Warga|78.375.000")
    last = ("Pengelolaan Informasi Data|10.977.000", "Jumlah|331.326.350")
    other = "".join(
        table("Program|Anggaran", *rows, *last, title=f"Tabel {at} Tahun 2023") for at in (1, 2)
    )
    parts = (*rows, "Pengelolaan Informasi Data|10.977.200")
    bare = table("Program|Anggaran", *parts, " |331.326.550", title="Tabel 3 Tahun 2023")
    assert ("sum", "331.326.550", "331.326.350") in reported_in(f"{other}\n{bare}")
    assert reported_in(table("Program|Anggaran", *parts, " |931.326.550")) == []
    assert reported_in(table("Tahun|Anggaran", "2022|5.556.670.837", " |6.656.309.000")) == []


def test_a_total_of_totals_is_not_twice_as_much() -> None:
    rows = (
        "Pos|Nilai",
        "Beras|1.400.000",
        "Lauk|562.500",
        "Sayur|222.000",
        "Semua|2.184.500",
        "Jumlah|2.184.500",
    )
    assert reported_in(table(*rows)) == []


def test_spending_above_its_budget_is_reported() -> None:
    rows = ("Uraian|Pagu (Rp)|Realisasi (Rp)|%", "Pelayanan|206.630.850|224.540.906|108,67")
    assert [rule for rule, *_ in reported_in(table(*rows))] == ["bound"]


def test_exact_products_prove_themselves_though_most_rows_break_them() -> None:
    rows = (
        "Kantor|Hari kerja|Titik layanan|Jam buka|Jam setahun",
        "Induk|294|34|8|79.968",
        "Gerai|346|16|8|44.288",
        "Keliling|250|15|8|58.080",
        "Kantor kas|298|2|8|4.704",
        "Jemput bola|346|14|8|16.940",
    )
    assert {printed for _, printed, _ in reported_in(table(*rows))} == {
        "58.080",
        "4.704",
        "16.940",
    }


def test_a_last_digit_that_is_off_is_a_note() -> None:
    (finding,) = findings_of(table(*COVERAGE[:4], "4|Lampihong|13.907|13.845|99,54"))
    assert finding.level is Level.NOTE


def test_a_target_is_set_and_taken_as_it_is_printed() -> None:
    """No rounding lies behind it, so that the result may not be that of another target."""
    rows = (
        "Uraian|Target|Realisasi|Capaian",
        "Pendidikan formal|17,7|21,00|{}",
        "Pelatihan|77,00|126,68|164,52",
    )
    assert reported_in(table(*rows).format("118,64")) == []
    assert reported_in(table(*rows).format("119,00")) == [("capaian", "119,00", "118,64")]


def test_a_total_row_holds_a_mean_where_the_figure_lies_among_its_parts() -> None:
    rows = (
        "Kecamatan|Anak|Kepadatan",
        "Juai|12.364|1.174,93",
        "Halong|14.843|627,61",
        "Awayan|10.356|263,31",
    )
    assert reported_in(table(*rows, "Jumlah|37.563|512,74")) == []


def test_a_total_of_its_groups_fits_once_one_of_them_is_mended() -> None:
    text = table(
        "No|Kegiatan|Anggaran (Rp)|Realisasi (Rp)|Sisa (Rp)",
        "1|Belanja Tidak Langsung|17.803.394.426|17.655.134.167|110.183.170",
        "|Belanja Langsung|1.918.684.400|1.891.407.216|27.277.184",
        "1|Pemeriksaan Reguler|718.984.400|713.207.216|5.777.184",
        "2|Kebijakan Pengawasan|600.000.000|592.875.000|7.125.000",
        "3|Tindak Lanjut|599.700.000|585.325.000|14.375.000",
        "|JUMLAH|19.722.078.826|19.546.541.383|175.537.443",
    )
    found = {each.printed: each for each in findings_of(text)}
    assert found["110.183.170"].correction == "seharusnya: 148.260.259"
    assert found["175.537.443"].root == found["110.183.170"].id


def test_a_result_of_a_working_that_the_report_writes_out_stays() -> None:
    """What the tables have of it may be wrong instead: no print of it is blamed after it."""
    heads = "Indikator|Target 2023|Realisasi 2023"
    rows = (
        "Jumlah wirausaha baru|3.300|3.300",
        "Kredit diserap koperasi|8|6,4",
        "Kredit warga|21|19,7",
    )
    shares = (
        "Jumlah wirausaha baru|115,15",
        "Kredit diserap koperasi|80,00",
        "Kredit warga|93,81",
    )
    tables = table(heads, *rows, title="Tabel 1 Realisasi") + table(
        "Indikator|Capaian 2023", *shares, title="Tabel 2 Capaian"
    )
    working = "\nNilai capaian = 3.800 / 3.300 x 100% = {}%\n"
    (finding,) = findings_of(tables + working.format("115,15"))
    assert (finding.printed, finding.verdict) == ("115,15", "menurut hitungan")
    (finding,) = findings_of(tables)
    assert (finding.printed, finding.verdict) == ("115,15", "seharusnya")


@pytest.mark.parametrize(
    ("actual", "printed", "expected"),
    [("94.987", "100,00", Level.ERROR), ("94.100", "99,04", Level.NOTE)],
)
def test_a_last_digit_is_an_error_where_it_tells_whether_a_target_was_reached(
    actual: str, printed: str, expected: Level
) -> None:
    rows = ("Akta lahir anak|95|94,24|99,20", "Kepuasan warga kota|86|86,95|101,10")
    text = table(
        "Indikator|Target|Realisasi|Capaian", *rows, f"Kartu dicetak|95.000|{actual}|{printed}"
    )
    assert [(each.printed, each.level) for each in findings_of(text)] == [(printed, expected)]


def test_a_row_that_is_the_mean_of_columns_is_that_of_all_its_columns() -> None:
    rows = (
        "Kabupaten|2021|2022",
        "Bina|51,36|52,41",
        "Mandala|48,12|49,07",
        "Seri|46,20|46,95",
        "Rata-rata|48,56|{}",
    )
    found = {mean: reported_in(table(*rows).format(mean)) for mean in ("49,48", "49,84")}
    assert found == {"49,48": [], "49,84": [("average", "49,84", "49,48")]}


FINANCE = (
    "Uraian|Anggaran (Rp)",
    "URUSAN PEMERINTAHAN WAJIB|61.343.500",
    "Dinas|61.343.500",
    "PROGRAM PENUNJANG URUSAN|27.046.200",
    "Penyusunan Dokumen Perencanaan|12.226.200",
    "Belanja Barang|1.763.200",
    "Belanja Barang Pakai Habis|1.763.200",
    "Alat Tulis Kantor|1.275.800",
    "Kertas dan Cover|162.000",
    "Bahan Komputer|325.400",
    "Belanja Jasa|2.063.000",
    "Belanja Lembur|2.063.000",
    "Belanja Perjalanan Dinas|8.400.000",
    "Perjalanan Dinas Biasa|8.400.000",
    "Evaluasi Kinerja Perangkat|14.820.000",
    "Belanja Jasa Kantor|14.820.000",
    "PROGRAM INFORMASI|34.297.300",
    "Belanja Barang Cetak|21.063.150",
    "Belanja Sewa Gedung|13.234.150",
)
"""Four levels as the finance system prints them, without codes, one part below many heads."""


@pytest.mark.parametrize(
    ("row", "printed", "right"),
    [
        (7, "1.475.800", "1.275.800"),
        (6, "1.763.900", "1.763.200"),
        (18, "13.434.150", "13.234.150"),
    ],
    ids=["a part", "the head of a group below a row of one part", "a part of the last group"],
)
def test_sums_tell_the_tree_of_a_table_and_one_slip_in_it_is_named(
    row: int, printed: str, right: str
) -> None:
    assert reported_in(table(*FINANCE)) == []
    rows = [each.replace(right, printed) if at == row else each for at, each in enumerate(FINANCE)]
    found = [each for each in findings_of(table(*rows)) if each.level is not Level.NOTE]
    assert any(printed in (each.printed, *each.candidates) for each in found)


MONTHS = (
    "Wilayah|JAN|FEB|MAR|RATA-RATA",
    "Juai|100,00|98,96|100,00|99,65",
    "Awayan|97,50|98,96|100,00|98,82",
    "Halong|96,00|98,00|95,50|96,50",
    "Batumandi|100,00|100,00|100,00|100,00",
)
CHANGES = (
    "Indikator|Realisasi 2022|Realisasi 2023|Selisih",
    "Produksi budidaya|105,39|101,12|4,27",
    "Produksi tangkap|115,19|102,53|12,66",
    "Produksi olahan|105,68|125,00|19,32",
    "Benih bersertifikat|72,78|224,53|151,75",
)


@pytest.mark.parametrize(
    ("rows", "right", "printed"),
    [
        (MONTHS, "Batumandi|100,00|100,00", "Batumandi|100,00|140,00"),
        (CHANGES, "105,68|125,00", "105,68|175,00"),
    ],
    ids=["a row whose months are all alike", "a difference without its sign"],
)
def test_a_slip_in_a_mean_of_months_or_in_a_difference_is_named(
    rows: tuple[str, ...], right: str, printed: str
) -> None:
    assert reported_in(table(*rows)) == []
    (found,) = [
        each
        for each in findings_of(table(*(row.replace(right, printed) for row in rows)))
        if each.level is not Level.NOTE
    ]
    assert printed.rpartition("|")[2] in (found.printed, *found.candidates)


@pytest.mark.parametrize(
    ("printed", "right"), [("934,6", "93,46"), ("9,346", "93,46"), ("186,90", ""), ("9.346", "")]
)
def test_a_figure_whose_mark_is_a_digit_off_leaps_out_of_its_column(
    printed: str, right: str
) -> None:
    """Another decimal shows it; a figure of the same form, or a count among shares,
    may be right.
    """
    rows = ("Juai|93,46", "Awayan|88,10", "Halong|91,25", "Paringin|97,40", f"Lampihong|{printed}")
    found = [
        (rule, shown, computed)
        for rule, shown, computed in reported_in(table("Wilayah|Nilai", *rows))
    ]
    assert found == ([("format", printed, right)] if right else [])


WASTE = (
    "Kecamatan|Timbulan 2022|Timbulan 2023|Tertangani 2023",
    "Rantau Bening|15.200|14.730|9.502",
    "Bukit Sari|7.010|6.702|4.060",
    "Pasar Lama|20.140|19.488|13.688",
    "Kabupaten|42.350|40.920|27.250",
)


def test_a_last_or_first_row_that_the_others_give_is_their_total_by_any_name() -> None:
    for rows in (WASTE, (WASTE[0], WASTE[4], *WASTE[1:4])):
        text = table(*rows)
        assert reported_in(text) == []
        assert reported_in(text.replace("19.488", "19.448")) == [("sum", "40.920", "40.880")]
