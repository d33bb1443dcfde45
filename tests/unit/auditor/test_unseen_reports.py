"""What reading of reports that nobody knew taught:
each case stands for a cause met in two of them or more.

The figures are of other offices and years than those where the cause was met.
"""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import findings_of, reported_in, table

from capaian.domain.issue import Level

PLAIN = "Indikator|Target|Realisasi|Capaian"


def errors_of(text: str) -> set[tuple[str, str]]:
    """Return rule and print of what is said at error level."""
    return {
        (each.rule.value, each.printed) for each in findings_of(text) if each.level is Level.ERROR
    }


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        # The head of a phrase gives its role: what was realised of a budget is no budget.
        (
            (
                "Dengan anggaran Rp 619.884.500 dan realisasi anggaran sebesar Rp 563.702.586 "
                "atau 92,94%."
            ),
            {("serapan", "92,94")},
        ),
        # `dari target` behind a share makes it the actual, and `tercapai` the achievement.
        (
            "Realisasi sebesar 78,80 % dari target 79,00 % atau tercapai 98,12 %.",
            {("capaian", "98,12")},
        ),
        ("Realisasi sebesar 78,80 % dari target 79,00 % atau tercapai 99,75 %.", set()),
        # A limit is no figure.
        ("Target sebesar 60 dengan realisasi 66,24 dan capaian sebesar >100%.", set()),
        # What is left of a budget, in the next sentence.
        (
            (
                "Dengan anggaran Rp 40.570.580 ada realisasi Rp 39.275.148. Sisa anggaran Rp "
                "2.836.908."
            ),
            {("difference", "2.836.908")},
        ),
        (
            (
                "Dianggarkan Rp 4.132.238.700 dan Rp 158.750.000 sehingga total anggaran biro "
                "Rp 5.118.378.700."
            ),
            {("sum", "5.118.378.700")},
        ),
        # The parts that a sentence counts up give their whole, unless they are of other things.
        (
            (
                "Anggaran Rp 6.962.697.488 dengan rincian operasi Rp 6.286.215.538 dan modal "
                "Rp 676.481.950."
            ),
            set(),
        ),
        (
            (
                "Belanja Rp 11.655.469.500 terdiri atas Rp 9.255.357.250 operasi dan Rp "
                "2.400.112.520 modal."
            ),
            {("sum", "2.400.112.520")},
        ),
        (
            (
                "Pagu Rp 5.000.000.000 terdiri dari gaji Rp 2.000.000.000 terserap Rp "
                "1.950.000.000 dan barang."
            ),
            set(),
        ),
        (
            (
                "Dinas memiliki 66 orang pegawai yang terdiri dari 31 orang PNS, 9 orang PPPK "
                "dan 26 orang lain."
            ),
            set(),
        ),
        (
            "Dinas memiliki 56 pegawai, terdiri atas 36 orang laki-laki dan 24 orang perempuan.",
            {("sum", "56")},
        ),
        # What counts more than its whole is of other things.
        ("Dinas melayani 12 kecamatan yang terdiri dari 154 desa dan 3 kelurahan.", set()),
        ("Belanja Rp 14.311.043.500 dari Rp 14.900.000.000, yaitu 96,05 persen.", set()),
        (
            "Belanja Rp 14.311.043.500 dari Rp 14.900.000.000, yaitu 66,05 persen.",
            {("serapan", "66,05")},
        ),
        # A shortened word at the end of a line ends no sentence.
        (
            (
                "Alokasi kegiatan Rp 250.000.000 dan realisasi anggaran sebesar "
                "Rp.\n211.205.000 atau 83,48%."
            ),
            {("serapan", "83,48")},
        ),
    ],
)
def test_a_sentence_says_what_its_words_say(sentence: str, expected: set[tuple[str, str]]) -> None:
    assert errors_of(f"{sentence}\n") == expected


def test_a_column_of_differences_is_none_of_achievements() -> None:
    """Else each of its figures contradicts the achievement of the same row in another table."""
    results = (PLAIN, "Produksi Budidaya|105|101,12|96,30", "Produksi Tangkap|110|125,34|113,95")
    results += ("Konsumsi Ikan|102|110,16|108,00", "Benih Bersertifikat|50|43,03|86,06")
    years = (
        "Indikator|Realisasi Tahun 2022|Realisasi Tahun 2023|Capaian",
        "Produksi Budidaya|97,01|101,12|4,11",
    )
    years += ("Produksi Tangkap|120,12|125,34|5,22", "Konsumsi Ikan|102,15|110,16|8,01")
    years += ("Benih Bersertifikat|41,00|43,03|2,03",)
    text = f"{table(*results)}\n{table(*years, title='Tabel 2 Perbandingan Tahun 2022 dan 2023')}"
    assert reported_in(text) == []


def test_capaian_in_the_units_of_the_target_is_what_was_reached() -> None:
    plan = (
        "Indikator|Target|Realisasi",
        "Koperasi Aktif Kota|16.478|16.542",
        "Usaha Berizin Resmi|267|224",
    )
    plan += ("Wirausaha Baru Terlatih|3.300|3.300", "Kredit Terserap Koperasi|8|6,4")
    again = (
        "Indikator|Target|Capaian",
        "Koperasi Aktif Kota|16.478|16.542",
        "Usaha Berizin Resmi|267|267",
    )
    again += ("Wirausaha Baru Terlatih|3.300|3.300", "Kredit Terserap Koperasi|8|6,4")
    reported = reported_in(f"{table(*plan)}\n{table(*again, title='Tabel 2 Rekap')}")
    assert reported == [("crossref", "224", "267")] or reported == [("crossref", "267", "224")]


def test_of_two_prints_the_one_that_follows_from_its_own_row_is_right() -> None:
    money = ("Kegiatan|Pagu Anggaran (Rp)|Realisasi (Rp)|Serapan (%)",)
    money += (
        "Pelayanan Keliling Desa|241.974.350|224.540.906|92,80",
        "Penerbitan Akta Lahir|78.375.000|62.287.200|79,47",
    )
    money += ("Pengolahan Data Penduduk|10.977.000|10.739.050|97,83",)
    used = (
        "Kegiatan|Capaian (%)|Serapan (%)|Efisiensi (%)",
        "Pelayanan Keliling Desa|100,00|92,80|7,20",
    )
    used += (
        "Penerbitan Akta Lahir|100,00|71,60|28,40",
        "Pengolahan Data Penduduk|100,00|97,83|2,17",
    )
    assert ("crossref", "71,60") in errors_of(
        f"{table(*money)}\n{table(*used, title='Tabel 2 Efisiensi')}"
    )


@pytest.mark.parametrize("program", ["335.045.000", "335.450.000"])
def test_quarters_prove_together_which_rows_are_the_parts_of_which(program: str) -> None:
    """A row that is blank in one of them is a part in another;
    what is below a part is none beside it.
    """
    rows = (
        "Uraian|Realisasi TW I (Rp)|Realisasi TW II (Rp)",
        f"Program Penunjang Urusan|{program}|1.111.684.363",
        "Pelayanan Informasi Warga||107.619.750",
        "Sosialisasi dan Edukasi||107.619.750",
        "Pelayanan Loket|112.061.000|363.996.113",
        "Cetak Dokumen|18.061.250|231.537.013",
        "Pengadaan Loket||132.459.100",
        "Jemput Bola|93.999.750|",
        "Pelayanan Akta|222.984.000|640.068.500",
        "Akta Kelahiran|127.983.500|377.973.750",
        "Akta Kematian|95.000.500|262.094.750",
    )
    expected = [] if program == "335.045.000" else [("sum", "335.450.000", "335.045.000")]
    assert reported_in(table(*rows)) == expected


@pytest.mark.parametrize(
    ("share", "expected"), [("96,15", []), ("69,15", [("serapan", "69,15", "96,15")])]
)
def test_roles_below_each_other_are_the_heads_of_a_turned_table(
    share: str, expected: list[tuple[str, str, str]]
) -> None:
    rows = (
        "Uraian|2021|2022|2023|2024",
        "Pagu (Rp)|1.234.500.000|1.345.678.000|1.456.700.000|1.567.890.000",
        "Realisasi (Rp)|1.200.345.000|1.300.456.700|1.400.567.800|1.500.678.900",
        f"Serapan (%)|97,23|96,64|{share}|95,71",
    )
    assert reported_in(table(*rows)) == expected
    # It is quoted as it is printed, so that a copy of the report can be marked there.
    assert all(each.quote == rows[-1].replace("|", "\t") for each in findings_of(table(*rows)))


def test_what_a_share_leaves_of_a_hundred() -> None:
    rows = (
        "Sasaran|Penyerapan Anggaran|Tingkat Efisiensi",
        "Mutu Layanan|97,9%|2,1%",
        "Data Akurat|99,7%|13%",
    )
    rows += (
        "Arsip Tertib|87,4%|12,6%",
        "Pegawai Terlatih|91,1%|8,9%",
        "Sarana Lengkap|99,2%|0,8%",
    )
    assert reported_in(table(*rows)) == [("ratio", "13", "0,30")]


@pytest.mark.parametrize(
    ("scale", "achievement", "is_reported"),
    [
        (
            (
                "1) Diatas 100 % prima (P)\n2) Diatas 80 % s/d 100 % baik (B)\n3) Dibawah 80 "
                "% kurang (K)\n"
            ),
            "93,81|Kurang",
            True,
        ),
        (
            (
                "a. > 100% adalah Sangat Baik;\nb. 80% s.d 100% adalah Baik;\nc. < 80% adalah "
                "Kurang.\n"
            ),
            "93,81|Baik",
            False,
        ),
        (
            (
                "a. > 100% adalah Sangat Baik;\nb. > 80% - 100% adalah Baik;\nc. < 80% adalah "
                "Kurang.\n"
            ),
            "100|Sangat Baik",
            True,
        ),
    ],
)
def test_a_scale_that_lines_print_is_compared_with_the_classes(
    scale: str, achievement: str, is_reported: bool
) -> None:
    rows = (
        "Indikator|Capaian (%)|Kategori",
        f"Kredit Terserap|{achievement}",
        "Koperasi Aktif|84,39|Baik",
    )
    rows += ("Usaha Berizin|85,00|Baik", "Omzet Naik|92,00|Baik")
    found = [rule for rule, _, _ in reported_in(f"{scale}\n{table(*rows)}")]
    assert found == (["scale"] if is_reported else [])


def test_a_round_amount_is_no_copy_of_another() -> None:
    """Many activities have the same round budget: none of them follows the wrong one."""
    rows = (
        "Kegiatan|Anggaran (Rp)|Realisasi (Rp)|%",
        "Pembinaan Adipura Kota|1.177.070.000|1.172.238.000|99,59",
    )
    rows += (
        "Pembinaan Amdal Kota|400.000.000|399.459.000|99,86",
        "Sekolah Hijau Kota|400.000.000|394.289.000|98,57",
    )
    text = (
        "Kegiatan Pembinaan Adipura Kota dengan alokasi anggaran sebesar Rp 400.000.000.\n\n"
        "Kegiatan Pembinaan Amdal Kota dengan alokasi anggaran sebesar Rp 400.000.000.\n\n"
        "Kegiatan Sekolah Hijau Kota dengan alokasi anggaran sebesar Rp 400.000.000.\n\n"
    )
    assert [
        each.line for each in findings_of(f"{text}{table(*rows)}") if each.printed == "400.000.000"
    ] == [3]


def test_claims_are_compared_with_indicators_and_not_against_money() -> None:
    money = ("Uraian|Target|Realisasi|Capaian", "Pajak Daerah|334.653.250|322.402.263|96,34")
    kept = (PLAIN, "Indikator Akta|95|96|101,05")
    claim = "Semua sasaran tersebut berhasil dicapai dengan memuaskan.\n\n"
    tables = table(*money, title="Tabel 1 Penerimaan") + table(*kept, title="Tabel 2 Kinerja")
    assert reported_in(f"{claim}{tables}") == []
    missed = (PLAIN, "Indikator Akta|95|94|98,95")
    assert errors_of(f"{claim}{table(*missed, title='Tabel 2 Kinerja')}") == {
        ("claim", "tercapai")
    }
