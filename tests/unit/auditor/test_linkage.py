"""One quantity in two places: told where they differ, silent for another year, part or unit."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import findings_of, reported_in, table

from capaian.domain.audit import AuditRule
from capaian.domain.issue import Level

FIRST = table(
    "Program|Anggaran",
    "Pendaftaran Penduduk|241.974.350",
    "Pencatatan Sipil Warga|78.375.000",
    "Pengelolaan Informasi Data|10.977.000",
    title="Tabel 1 Anggaran Tahun 2023",
)


def second(*, last: str = "10.977.000", title: str = "Tabel 2 Anggaran Tahun 2023") -> str:
    rows = ("Pendaftaran Penduduk|241.974.350", "Pencatatan Sipil Warga|78.375.000")
    return table("Program|Anggaran", *rows, f"Pengelolaan Informasi Data|{last}", title=title)


@pytest.mark.parametrize(
    ("other", "expected"),
    [
        (second(), []),
        (second(last="10.977.100"), [("crossref", "10.977.100", "10.977.000")]),
        (second(last="10.977.100", title="Tabel 2 Anggaran Tahun 2022"), []),
    ],
)
def test_two_tables_of_one_year_agree(other: str, expected: list[tuple[str, str, str]]) -> None:
    assert reported_in(f"{FIRST}\n{other}") == expected


MEASURED = (
    "Pelayanan warga|Indeks kepuasan masyarakat pelanggan loket|85,40|87,81|102,82",
    "Layanan|Pemanfaatan data oleh perangkat daerah lain|96,20|97,25|101,09",
    (
        "Dokumen warga|Kepemilikan dokumen pendaftaran penduduk dan pencatatan "
        "sipil|91,00|91,57|100,63"
    ),
)


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        ("Cakupan dokumen pendaftaran penduduk|84,00|85,29|101,54", False),
        ("Kepemilikan dokumen pendaftaran penduduk|91,00|85,29|93,73", True),
    ],
)
def test_rows_of_other_names_are_one_where_a_figure_agrees(row: str, expected: bool) -> None:
    heads = "Sasaran|Indikator|Target|Realisasi|Capaian"
    first = table(heads, *MEASURED, title="Tabel 1 Capaian Tahun 2023")
    other = table(heads, *MEASURED[:2], f"Dokumen warga|{row}", title="Tabel 2 Capaian Tahun 2023")
    assert bool(reported_in(f"{first}\n{other}")) is expected


def test_what_more_prints_say_is_taken_for_right() -> None:
    text = f"{FIRST}\n{second(last='10.977.100')}\n{second(title='Tabel 3 Anggaran Tahun 2023')}"
    assert {printed for _, printed, _ in reported_in(text)} == {"10.977.100"}


TABLE = table(
    "Indikator|Target|Realisasi|Capaian",
    "Kepemilikan akta kelahiran|95%|94,24%|99,20%",
    "Kepuasan masyarakat pelanggan|86|86,95|101,10%",
)


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Kepemilikan akta kelahiran mencapai realisasi sebesar 94,24% tahun ini.", []),
        ("Kepemilikan akta kelahiran mencapai realisasi sebesar 92,42% tahun ini.", ["92,42"]),
        ("Pada tahun 2021 kepemilikan akta kelahiran mencapai realisasi sebesar 92,42%.", []),
        (
            "Kepemilikan akta kelahiran terealisasi sebesar 94,68% dari target sebesar 95%.",
            ["94,68"],
        ),
        ("Penerimaan pajak dan kepemilikan akta kelahiran mencapai realisasi sebesar 92,42%.", []),
    ],
)
def test_a_sentence_agrees_with_the_row_that_it_names(sentence: str, expected: list[str]) -> None:
    assert [printed for _, printed, _ in reported_in(f"{TABLE}\n{sentence}\n")] == expected


def test_a_result_that_carries_a_wrong_figure_is_reported_with_it() -> None:
    text = (
        table(
            "Uraian|2022 (Rp)|2023 (Rp)",
            "Pajak|16.263.235.947.268|17.042.895.113.672",
            "Dana Perimbangan|7.977.209.818.382|10.651.140.007.187",
            "Jumlah Pendapatan|24.240.445.765.650|27.694.035.120.859",
        )
        + "\nPendapatan sebesar Rp 24.240.445.765.650 menjadi sebesar Rp 27.964.035.120.859 "
        "sehingga terjadi "
        "kenaikan sebesar Rp 3.723.589.355.209 dalam setahun.\n"
    )
    assert [(printed, computed) for _, printed, computed in reported_in(text)] == [
        ("27.964.035.120.859", "27.694.035.120.859"),
        ("3.723.589.355.209", "3.453.589.355.209"),
    ]


BUDGETS = table(
    "Program|Anggaran (Rp)|Realisasi (Rp)|%",
    "Dukungan Manajemen|920.000.000|867.825.300|94,33",
    "Pengawasan Sumber Daya|662.400.000|{}|{}",
    "Penguatan Daya Saing|1.971.591.000|1.863.709.350|94,53",
    "Jumlah|3.553.991.000|3.393.589.150|95,49",
)


def test_of_two_prints_the_one_that_breaks_a_total_is_wrong() -> None:
    """And the total is no error of its own: it fits once that figure is mended."""
    text = BUDGETS.format("609.624.500", "92,03") + (
        "\nPengawasan Sumber Daya beranggaran Rp 662.400.000 dengan realisasi Rp "
        "662.054.500 tahun ini.\n"
    )
    findings = findings_of(text)
    errors = [(each.printed, each.computed) for each in findings if each.level is Level.ERROR]
    assert errors == [("609.624.500", "662.054.500")]
    (root,) = (each.id for each in findings if each.level is Level.ERROR)
    assert {each.root for each in findings if each.printed == "3.393.589.150"} <= {root}


def test_an_amount_shows_which_row_a_sentence_repeats() -> None:
    """The sentence has none of the words of the row."""
    text = BUDGETS.format("662.054.500", "99,95")
    sentence = "\nUntuk urusan ini tersedia anggaran Rp 920.000.000 dan realisasi Rp {} saja.\n"
    assert reported_in(text + sentence.format("867.825.300")) == []
    assert reported_in(text + sentence.format("876.825.300")) == [
        ("crossref", "876.825.300", "867.825.300")
    ]


def test_the_target_of_the_end_of_the_plan_may_stand_in_another_table() -> None:
    plan = table(
        "Indikator|2025|2026", "Kepemilikan akta lahir|97|98", "Kepuasan warga kota|86,15|86,25"
    ).replace("Tabel 1 Data", "Tabel 1 Target Renstra")
    heads = (
        "Indikator|Target 2023|Realisasi 2023|Capaian 2023|Capaian 2023 thd target akhir "
        "Renstra 2026"
    )
    rows = (
        "Kepemilikan akta lahir|95|94,24|99,20|96,16",
        "Kepuasan warga kota|86|86,95|101,10|{}",
    )
    text = plan.replace("2025\t2026", "Target 2025\tTarget 2026") + table(
        heads, *rows, title="Tabel 2 Capaian"
    )
    assert reported_in(text.format("100,81")) == []
    assert reported_in(text.format("101,81")) == [("capaian", "101,81", "100,81")]


def test_an_achievement_of_the_target_of_the_plan_is_none_of_this_year() -> None:
    rows = ("Kepemilikan akta lahir|95|94,24|99,20", "Kepuasan warga kota|86|86,95|101,10")
    heads, last = "Indikator|Target{}|Realisasi 2023|(%)", "Pemakaian data daerah"
    first = table(heads, *rows, f"{last}|95|78,57|82,71", title="Tabel 1 Capaian").format("")
    second = table(heads, *rows, f"{last}|100|78,57|78,57", title="Tabel 2 Perbandingan")
    assert reported_in(f"{first}\n{second}".format(" Jangka Menengah")) == []
    assert reported_in(f"{first}\n{second}".format("")) != []


def test_a_value_of_another_column_is_the_copied_one() -> None:
    """Whatever else speaks for it: the achievement was typed into the
    column of what was reached.
    """
    first = table(
        "Indikator|Target|Realisasi|Capaian",
        "Standar layanan kantor|90|100|111,11",
        "Akta lahir anak|95|94,24|99,20",
        title="Tabel 1 Capaian Tahun 2023",
    )
    second = table(
        "Indikator|Realisasi|Target Renstra 2026|Capaian",
        "Standar layanan kantor|111,11|100|111,11",
        "Akta lahir anak|94,24|98|96,16",
        title="Tabel 2 Capaian Renstra",
    )
    assert ("crossref", "111,11", "100") in reported_in(f"{first}\n{second}")


def test_a_copy_of_a_result_that_does_not_follow_is_to_be_looked_at() -> None:
    """Which figure of the first table is wrong is open there,
    for the second one repeats its result.
    """
    first = table(
        "Indikator|Target|Realisasi|Capaian",
        "Kepemilikan akta lahir|95|94,24|99,20",
        "Kepuasan warga kota|86|86,95|101,10",
        "Penyelesaian aduan loket|83|86,54|105,54",
        "Pemanfaatan data lembaga|36,9|39,10|105,96",
        title="Tabel 1 Capaian Tahun 2023",
    )
    second = table(
        "Indikator|Capaian",
        "Penyelesaian aduan loket|105,54",
        "Kepuasan warga kota|101,10",
        title="Tabel 2 Capaian Tahun 2023",
    )
    found = [(each.printed, each.level) for each in findings_of(f"{first}\n{second}")]
    assert found == [("105,54", Level.ERROR), ("105,54", Level.WARNING)]


@pytest.mark.parametrize(
    ("size", "expected"),
    [("0,78%", []), ("1,33%", []), ("0,83%", []), ("2,24%", [("difference", "2,24", "0,78")])],
)
def test_a_change_is_one_of_the_row_that_its_paragraph_is_about(
    size: str, expected: list[tuple[str, str, str]]
) -> None:
    """The difference of what was reached, that of the achievements, or the growth."""
    rows = table(
        "Indikator|Realisasi 2022|Capaian 2022|Realisasi 2023|Capaian 2023",
        "Kepemilikan akta kelahiran|93,46%|97,87%|94,24%|99,20%",
        "Kepuasan masyarakat pelanggan|84,37%|98,10%|86,95%|101,10%",
    )
    text = (
        "\nKepemilikan akta kelahiran mencapai realisasi sebesar 94,24% tahun ini. "
        f"Dibandingkan dengan tahun 2022 terdapat kenaikan capaian sebesar {size}.\n"
    )
    assert reported_in(rows + text) == expected


def test_a_share_of_the_whole_is_none_of_the_row() -> None:
    text = BUDGETS.format("662.054.500", "99,95")
    sentence = (
        "\nSisa terbesar ada pada Pengawasan Sumber Daya, yaitu Rp 280.750.000 atau 70,19% {}.\n"
    )
    assert reported_in(text + sentence.format("dari seluruh sisa")) == []
    assert [each[1] for each in reported_in(text + sentence.format("tahun ini"))] == ["70,19"]


def test_a_target_of_another_table_may_be_of_another_plan() -> None:
    """An amount may not: one of the two prints is wrong."""
    tables = f"{FIRST}\n{second(last='10.977.100')}"
    assert [each.level for each in findings_of(tables)] == [Level.ERROR]
    assert [each.level for each in findings_of(tables.replace("Anggaran", "Target"))] == [
        Level.WARNING
    ]


OF_OTHER_DAY = table(
    "Indikator|Capaian (%)",
    "{}|100,86",
    "Kepuasan masyarakat pelanggan|103,24",
    "Penyelesaian aduan loket|88,17",
    title="Tabel 2 Efisiensi",
)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Kepemilikan akta kelahiran", ["100,86", "103,24"]),
        ("Rata-rata kepemilikan akta", ["103,24"]),
    ],
)
def test_an_indicator_with_two_achievements_is_to_be_looked_at(
    name: str, expected: list[str]
) -> None:
    """Most rows of the second table differ, so that it may be of another day."""
    found = findings_of(f"{TABLE}\n{OF_OTHER_DAY.format(name)}")
    assert sorted(each.printed for each in found) == expected
    assert {each.level for each in found} == {Level.WARNING}


def test_two_names_of_one_row_are_one() -> None:
    """Two tables have it with a word more or less; the sentence names both."""
    other = table(
        "Indikator|Target|Realisasi",
        "Kepemilikan akta kelahiran anak balita kota lama|95%|94,24%",
        title="Tabel 2 Rencana",
    )
    first = TABLE.replace("akta kelahiran", "akta kelahiran anak balita kota baru")
    sentence = (
        "\nKepemilikan akta kelahiran anak balita kota lama baru mencapai realisasi sebesar {}.\n"
    )
    assert reported_in(f"{first}\n{other}{sentence.format('94,24%')}") == []
    assert [
        reported[1] for reported in reported_in(f"{first}\n{other}{sentence.format('92,42%')}")
    ] == ["92,42"]


def test_a_result_is_worked_out_of_the_mended_figure() -> None:
    """Another table has the right actual, and the achievement by it."""
    heads = "Indikator|Target|Realisasi|Capaian"
    others = ("Akta lahir anak|95|94,24|99,20", "Kepuasan warga kota|86|86,95|101,10")
    first = table(
        heads, "Nilai tukar nelayan|105,72|100,46|89,50", *others, title="Tabel 1 Capaian"
    )
    second = table(
        heads, "Nilai tukar nelayan|105,72|99,24|93,87", *others, title="Tabel 2 Evaluasi"
    )
    errors = [each for each in findings_of(f"{first}\n{second}") if each.level is Level.ERROR]
    assert {(each.printed, each.computed) for each in errors} == {
        ("100,46", "99,24"),
        ("89,50", "93,87"),
    }


def test_a_print_is_compared_with_the_mended_value_of_the_other() -> None:
    rows = (
        "Kepemilikan akta kelahiran|95%|94,24%|99,02%",
        "Kepuasan masyarakat pelanggan|86|86,95|101,10%",
    )
    more = "Penyelesaian aduan loket|83|86,54|104,27%"
    heads = "Indikator|Target|Realisasi|Capaian"
    tables = [table(heads, *rows, more, title=f"Tabel {number} Capaian") for number in (1, 2)]
    sentence = "\nKepemilikan akta kelahiran memperoleh capaian sebesar 92,02% tahun ini.\n"
    expected = {
        (printed, computed) for _, printed, computed in reported_in("\n".join((*tables, sentence)))
    }
    assert expected == {("99,02", "99,20"), ("92,02", "99,20")}


def test_a_total_that_a_sentence_is_mended_to_is_not_blamed_itself() -> None:
    """Its share speaks for it too: one of its parts is wrong."""
    text = table(
        "Belanja|Anggaran (Rp)|Realisasi (Rp)|%",
        "Belanja Langsung|86.414.023.700|81.501.814.214|94,32",
        "a. Belanja Pegawai|2.878.425.000|1.894.455.000|65,82",
        "b. Belanja Barang|56.350.186.845|38.515.745.801|68,35",
        "c. Belanja Modal|27.185.411.855|13.500.516.405|49,66",
    ) + (
        "\nBelanja Langsung dialokasikan sebesar Rp 86.414.023.700 dan direalisasikan sebesar "
        "Rp 81.051.814.214 atau 94,32%.\n"
    )
    errors = [each for each in findings_of(text) if each.level is Level.ERROR]
    assert [(each.printed, each.verdict) for each in errors] == [
        ("81.501.814.214", "menurut hitungan"),
        ("81.051.814.214", "seharusnya"),
    ]


def test_of_two_results_of_one_relation_the_repair_that_mends_most_comes_first() -> None:
    """The total fits what is spent and left once the rest is mended,
    and its share speaks for it.
    """
    rows = (
        "Pelatihan Kader|500.000|480.000|20.000|96,00",
        "Lomba Desa|812.500|799.000|13.500|98,34",
    )
    text = table(
        "Kegiatan|Anggaran (Rp)|Realisasi (Rp)|Sisa (Rp)|%",
        *rows,
        "Gelar Teknologi|959.000.000|920.059.100|38.940|95,94",
        "Pemetaan Wilayah|725.400.000|700.131.250|25.268.750|96,52",
    )
    errors = [each for each in findings_of(text) if each.level is Level.ERROR]
    assert [(each.printed, each.computed) for each in errors] == [("38.940", "38.940.900")]


def test_a_total_above_its_parts_is_another_quantity_than_one_of_them() -> None:
    whole = table(
        "Uraian|Anggaran (Rp)|Realisasi (Rp)",
        "TOTAL APBD 2023|61.675.096.223|60.406.344.348",
        "Gaji dan Tunjangan|17.179.484.381|16.972.908.277",
        "Program dan Kegiatan|44.495.611.842|43.433.436.071",
        title="Tabel 1 Anggaran",
    )
    part = table(
        "Sumber|Anggaran (Rp)|Realisasi (Rp)",
        "APBD 2023|44.495.611.842|43.433.436.071",
        "Urusan Wajib|19.061.928.000|18.331.068.711",
        "Urusan Pilihan|25.433.683.842|25.102.367.360",
        title="Tabel 2 Anggaran",
    )
    assert reported_in(f"{whole}\n{part}") == []


MONEY = table(
    "Program|Anggaran (Rp)|Realisasi (Rp)",
    "Pendaftaran Penduduk|{}|224.540.906",
    "Pencatatan Sipil Warga|78.375.000|70.287.200",
    "Pengelolaan Informasi Data|10.977.000|10.739.050",
    title="Tabel {} Anggaran Tahun 2023",
)


def test_spending_above_a_budget_that_is_to_be_mended_is_no_error_of_its_own() -> None:
    budgets = ("241.974.350", "206.630.850", "241.974.350")
    text = "\n".join(
        MONEY.format(number, budget) for number, budget in enumerate(budgets, start=1)
    )
    found = [(each.rule, each.level, each.printed) for each in findings_of(text)]
    assert found == [
        (AuditRule.CROSSREF, Level.ERROR, "206.630.850"),
        (AuditRule.BOUND, Level.NOTE, "224.540.906"),
    ]


def test_a_figure_that_a_repair_rests_on_is_right() -> None:
    """Until the budget beside it is mended three statements deny what a
    sentence tells otherwise.
    """
    text = table(
        "Program|Anggaran (Rp)|Realisasi (Rp)|Sisa (Rp)|%",
        "Infrastruktur Desa|3.080.000.000|3.125.822.300|674.177.700|82,26",
        "Ekonomi Desa|812.500.000|799.000.000|13.500.000|98,34",
        "Lembaga Desa|725.400.000|700.131.250|25.268.750|96,52",
        "Aparatur Desa|513.000.000|500.250.000|12.750.000|97,51",
    )
    text += (
        "\nInfrastruktur Desa berjalan dengan realisasi anggaran sebesar Rp 3.125.822.000 "
        "tahun ini.\n"
    )
    errors = [
        (each.printed, each.computed) for each in findings_of(text) if each.level is Level.ERROR
    ]
    assert errors == [("3.080.000.000", "3.800.000.000"), ("3.125.822.000", "3.125.822.300")]


def test_where_nothing_tells_which_print_is_right_both_are_named() -> None:
    """And both are marked; once a third print agrees with one of them, the other is wrong."""
    tables = f"{FIRST}\n{second(last='10.977.100')}"
    (finding,) = findings_of(tables)
    assert finding.remedy == "salah satu 10.977.100 di sini atau 10.977.000 pada Tabel 1 (baris 8)"
    assert finding.alternative is not None
    assert finding.alternative.quote == "Pengelolaan Informasi Data\t10.977.000"
    (finding, *_) = findings_of(f"{tables}\n{second(title='Tabel 3 Anggaran Tahun 2023')}")
    assert finding.remedy == "seharusnya 10.977.000 (angka ke-6: 1 menjadi 0)"


INDICATORS = (
    "Produksi Budidaya",
    "Produksi Tangkap",
    "Konsumsi Ikan",
    "Benih Bersertifikat",
    "Ekspor Olahan",
)
OF_YEARS = (
    ("97,01", "101,12"),
    ("120,12", "125,34"),
    ("102,15", "110,16"),
    ("41,00", "43,03"),
    ("61,27", "66,83"),
)


@pytest.mark.parametrize("stale", [2, 3, 5], ids=["two rows", "three rows of five", "all rows"])
def test_a_column_that_carries_the_year_before_is_reported_with_its_rows(stale: int) -> None:
    """Two tables that agree in most rows differ by slips;
    that agree in another year in all were copied.
    """
    whole = table(
        "Indikator|Realisasi 2022|Realisasi 2023",
        *(f"{name}|{a}|{b}" for name, (a, b) in zip(INDICATORS, OF_YEARS, strict=True)),
    )
    recap = table(
        "Indikator|Realisasi 2023",
        *(
            f"{name}|{a if at < stale else b}"
            for at, (name, (a, b)) in enumerate(zip(INDICATORS, OF_YEARS, strict=True))
        ),
        title="Tabel 2 Rekap Tahun 2023",
    )
    found = [each for each in findings_of(f"{whole}\n{recap}") if each.rule is AuditRule.CROSSREF]
    reported = " ".join(f"{each.printed} {each.candidates} {each.why}" for each in found)
    assert all(before in reported for before, _ in OF_YEARS[:stale])
    is_whole = stale == len(INDICATORS)
    assert len(found) == (1 if is_whole else stale)
    assert all(each.level is Level.WARNING for each in found) or not is_whole


@pytest.mark.parametrize(
    ("level", "is_reported"), [("Program", True), ("Kegiatan", False), ("Sub kegiatan", False)]
)
def test_an_activity_that_bears_the_name_of_its_programme_has_a_budget_of_its_own(
    level: str, is_reported: bool
) -> None:
    rows = (
        "Uraian|Anggaran (Rp)",
        "Program Pelayanan Publik Desa|460.000.000",
        "Program Arsip Data|120.000.000",
    )
    sentence = (
        f"{level} Pelayanan Publik Desa berjalan dengan anggaran sebesar Rp 365.000.000 tahun ini."
    )
    found = reported_in(f"{table(*rows)}\n{sentence}\n")
    assert found == ([("crossref", "365.000.000", "460.000.000")] if is_reported else [])
