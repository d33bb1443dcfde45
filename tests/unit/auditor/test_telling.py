"""How findings are told: what stays, what follows, what mends it, in the words of an inspector."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import audited

from capaian.auditor.exchange import audit_to_plain
from capaian.domain.audit import AuditResult, AuditRule, Finding
from capaian.domain.audit.finding import ReportFile
from capaian.domain.issue import Level


def by_rule(text: str, rule: AuditRule) -> list[Finding]:
    return [finding for finding in audited(text).findings if finding.rule is rule]


# --- figures that are right once another is mended ----------------------------------------------------------

SCHOOLS = """
Tabel 1 Belanja Sekolah

Kode | Uraian | Pagu (Rp) | Realisasi (Rp) | Serapan (%)
1 | Program Sekolah Dasar | 5.431.000 | 5.120.000 | 94,27
1.1 | Ruang kelas | {rooms} | 5.120.000 | 94,27
2 | Program Sekolah Menengah | 2.350.000 | 2.115.000 | 90,00
2.1 | Laboratorium | 1.150.000 | 1.035.000 | 90,00
2.2 | Perpustakaan | 1.200.000 | 1.080.000 | 90,00
 | Jumlah | 7.781.000 | 7.235.000 | 92,98
"""
WELLS = """
Tabel 4 Water Wells

Code | Works | Budget (Rp) | Spent (Rp) | Absorption (%)
1 | Deep wells | 88,412,300 | 71,305,700 | 80.65
1.1 | Drilling | 60,412,300 | 50,305,700 | 83.27
1.2 | Pumps | {pumps} | 21,000,000 | 75.00
2 | Shallow wells | 41,250,900 | 39,870,400 | 96.65
2.1 | Digging | 41,250,900 | 39,870,400 | 96.65
 | Total | 129,663,200 | 111,176,100 | 85.74
"""


@pytest.mark.parametrize(
    ("text", "wrong", "right"),
    [
        (SCHOOLS.format(rooms="4.531.000"), "4.531.000", "5.431.000"),
        (WELLS.format(pumps="20,800,000"), "20,800,000", "28,000,000"),
    ],
    ids=["below-its-spending", "another-share"],
)
def test_what_fits_after_a_repair_stays_and_points_to_the_root(text: str, wrong: str, right: str) -> None:
    findings = [finding for finding in audited(text).findings if finding.repair is not None]
    (root,) = [finding for finding in findings if finding.root is None]
    assert root.repair is not None
    assert (root.repair.printed, root.repair.repaired) == (wrong, right)
    assert len(findings) > 1
    for finding in findings:
        if finding.root is not None and finding.printed != wrong:
            assert finding.fits_later
            assert finding.remedy == f"sudah benar; sesuai setelah {root.id} diperbaiki"


@pytest.mark.parametrize("text", [SCHOOLS.format(rooms="5.431.000"), WELLS.format(pumps="28,000,000")])
def test_sound_tables_are_silent(text: str) -> None:
    assert [finding for finding in audited(text).findings if finding.level is Level.ERROR] == []


@pytest.mark.parametrize(
    ("text", "wrong"),
    [(SCHOOLS.format(rooms="4.531.000"), "4.531.000"), (WELLS.format(pumps="20,800,000"), "20,800,000")],
)
def test_the_figure_to_repair_is_marked_where_the_finding_stands_in_its_line(text: str, wrong: str) -> None:
    for finding in audited(text).findings:
        if finding.repair is not None and finding.root is None:
            is_there = finding.repair.line == finding.line
            assert finding.quoted[1] == (wrong if is_there else finding.printed)


def test_the_figure_to_repair_itself_never_stays() -> None:
    for finding in audited(SCHOOLS.format(rooms="4.531.000")).findings:
        assert not (finding.printed == "4.531.000" and finding.fits_later)


# --- a minus that was lost ---------------------------------------------------------------------------------

THRIFT = """
Tabel 7 Efisiensi

Kegiatan | Capaian (%) | Serapan (%) | Tingkat Efisiensi (%)
Pembinaan pasar | 100,00 | 97,10 | 2,90
Pengawasan timbangan | 89,11 | 93,70 | {thrift}
Penataan pedagang | 95,00 | 91,25 | 3,75
Perbaikan kios | 100,00 | 98,40 | 1,60
Promosi hasil tani | 98,00 | 99,15 | -1,15
"""


def test_a_lost_minus_is_one_finding_with_one_remedy() -> None:
    (finding,) = by_rule(THRIFT.format(thrift="4,59"), AuditRule.EFFICIENCY)
    assert finding.printed == "4,59"
    assert finding.slip == "tanda minus hilang"
    assert finding.remedy == "seharusnya \u22124,59 (tanda minus hilang)"
    assert finding.wider_repair is None
    assert by_rule(THRIFT.format(thrift="-4,59"), AuditRule.EFFICIENCY) == []


def test_a_minus_too_much_is_told_as_such() -> None:
    (finding,) = by_rule(THRIFT.format(thrift="-4,59").replace("| 3,75", "| -3,75"), AuditRule.EFFICIENCY)
    assert finding.remedy == "seharusnya 3,75 (tanda minus berlebih)"


# --- one figure that two statements tell differently --------------------------------------------------------


@pytest.mark.parametrize(
    ("also", "answer"),
    [
        (("10,51",), "11,74 atau 10,51"),
        (("11,74", ""), "11,74"),
        (("1", "2"), "11,74 atau 1 atau 2"),
        ((), "11,74"),
    ],
)
def test_other_values_are_told_beside_the_first(also: tuple[str, ...], answer: str) -> None:
    spot = ("Tabel 1", "Rata-rata\t11,62", "11,62", "11,74", "x.")
    assert Finding("T-001", AuditRule.AVERAGE, Level.ERROR, 4, None, *spot, also=also).answer == answer


# --- marks of thousands and of decimals --------------------------------------------------------------------

HARVEST = """
Tabel 2 Hasil Panen

Kecamatan | Padi (ton) | Jagung (ton) | Bagian (%)
Muara Lintang | 12.450 | 3.210 | 41,25
Rantau Biru | 9.870 | 2.140 | 32,71
Teluk Perak | 7.855 | {maize} | {share}
Air Jernih | 8.120 | 1.985 | 12,40
Tanjung Sirih | 7.410 | 2.655 | 11,87
Kuala Bening | 9.035 | 3.090 | 15,22
Bukit Rawa | 6.980 | 2.410 | 10,93
Sungai Pandan | 8.445 | 2.875 | 13,06
"""


@pytest.mark.parametrize(
    ("maize", "share", "why"),
    [
        ("1,875", "13,64", "Pemisah ribuan berbeda dari angka lain dalam kolom ini."),
        ("1.875", "13.64", "Tanda desimal titik berbeda dari angka lain dalam tabel ini."),
    ],
)
def test_marks_are_called_what_they_are(maize: str, share: str, why: str) -> None:
    assert [f.why for f in by_rule(HARVEST.format(maize=maize, share=share), AuditRule.FORMAT)] == [why]


def test_marks_like_those_of_the_table_are_not_told() -> None:
    assert by_rule(HARVEST.format(maize="1.875", share="13,64"), AuditRule.FORMAT) == []


# --- plain values ------------------------------------------------------------------------------------------

SPOT = ("Tabel 3.2, Juai", "1\tJuai\t99,53", "99,53", "99,35", "hitungan.")


def plain(finding: Finding) -> dict[str, object]:
    result = AuditResult(ReportFile("a.pdf", 3, 9, 1, "00"), {AuditRule.RATIO: 4}, (finding,))
    (found,) = audit_to_plain(result)["findings"]  # type: ignore[misc, union-attr]  # a list of one
    assert isinstance(found, dict)
    return {**found}


def test_plain_values_tell_place_page_mark_and_verdict() -> None:
    made = Finding(
        "T-001",
        AuditRule.RATIO,
        Level.ERROR,
        4,
        36,
        *SPOT,
        printed_page="30",
        cell="Tabel 3.2, baris “Juai”, kolom “%”",
        mark=(7, 12),
    )
    found = plain(made)
    assert (found["page"], found["printed_page"], found["mark"]) == (36, "30", [7, 12])
    assert (found["place"], found["cell"]) == ("Tabel 3.2, Juai", "Tabel 3.2, baris “Juai”, kolom “%”")
    assert (found["computed"], found["verdict"], found["alternative"]) == ("99,35", "seharusnya", None)


def test_the_value_of_what_stays_is_said_in_words_and_never_as_a_wrong_figure() -> None:
    found = plain(Finding("T-002", AuditRule.RATIO, Level.ERROR, 4, None, *SPOT, root="T-001", stays=True))
    assert (found["computed"], found["verdict"]) == ("sudah benar; sesuai setelah T-001 diperbaiki", "tetap")
    assert found["mark"] is None


# --- remedies that exclude each other -----------------------------------------------------------------------

CATCH = """
Tabel 1 Kinerja Nelayan

No | Indikator | Target | Realisasi | Capaian (%)
1 | Produksi tangkapan laut dalam | 105,00 | 101,12 | 96,30
2 | Produksi tangkapan perairan umum | 101,58 | 102,53 | 100,94
3 | Produksi garam rakyat pesisir | 90,00 | 95,40 | 106,00

Tabel 2 Perbandingan Realisasi

No | Indikator | Realisasi 2030 | Realisasi 2031 | Selisih
1 | Produksi tangkapan laut dalam | 105,39 | {now} | {change}
2 | Produksi tangkapan perairan umum | 115,19 | 102,53 | -12,66
3 | Produksi garam rakyat pesisir | 91,20 | 95,40 | 4,20
"""


def caught(now: str, change: str) -> dict[str, tuple[AuditRule, str, bool]]:
    """By printed figure the last rule, what should stand there, and whether it follows from another."""
    found = audited(CATCH.format(now=now, change=change)).findings
    return {f.printed: (f.rule, f.answer, f.root is not None) for f in found}


def test_a_lost_minus_is_told_with_the_figure_that_another_finding_corrects() -> None:
    assert caught("101,24", "4,15")["4,15"][1] == "\u22124,27"
    assert caught("101,12", "4,27")["4,27"][1] == "\u22124,27 (tanda minus hilang)"


def test_a_figure_that_is_wrong_and_wrongly_written_is_told_once_with_one_remedy() -> None:
    assert caught("101.24", "-4,27")["101.24"] == (AuditRule.FORMAT, "bersama T-001", True)
    (counted,) = audited(CATCH.format(now="101.24", change="-4,27")).to_mend
    assert (counted.rule, counted.answer) == (AuditRule.CROSSREF, "101,12"), "in the form of the table"


def test_a_figure_that_may_be_right_keeps_the_remedy_of_its_form_after_that_of_its_value() -> None:
    """The change was worked out of 101.24, so that the other table may be wrong."""
    assert caught("101.24", "-4,15")["101.24"] == (AuditRule.FORMAT, "101,24", True)


def test_a_right_figure_in_the_wrong_form_keeps_its_own_remedy() -> None:
    assert caught("101.12", "-4,27") == {"101.12": (AuditRule.FORMAT, "101,12", False)}


QUAYS = """
Tabel 1 Belanja Dermaga

No | Uraian | Pagu (Rp) | Realisasi (Rp)
I | Dermaga Barat | 152.995.000 | {west}
I.1 | Tambatan | 58.003.000 | 53.828.150
I.2 | Gudang | 89.992.000 | 89.356.650
I.3 | Jalan | 5.000.000 | 4.997.000
II | Dermaga Timur | 14.500.000 | 13.212.345
II.1 | Tambatan | 9.500.000 | 8.812.145
II.2 | Lampu | 5.000.000 | 4.400.200
Jumlah | | 167.495.000 | {total}
"""


def quays(west: str, total: str) -> list[Finding]:
    return by_rule(QUAYS.format(west=west, total=total), AuditRule.SUM)


def test_parts_of_which_one_slip_would_mend_a_sum_are_named() -> None:
    """148.181.700 is printed and fits the total; of two of its parts one slip each would make it."""
    (finding,) = quays("148.181.700", "161.394.045")
    assert finding.verdict == "menurut hitungan"
    assert finding.why.endswith(
        "Cocok dengan salah satu dari: 53.828.050 di tempat 53.828.150 (baris 5); 89.356.550 di tempat"
        " 89.356.650 (baris 6)."
    )


def test_sums_without_such_parts_name_none() -> None:
    (finding,) = quays("148.183.817", "161.396.162")
    assert "Cocok dengan" not in finding.why
    assert quays("148.181.800", "161.394.145") == []


LEAVES = """
Tabel 1 Realisasi Belanja

No | Program | Kegiatan | Anggaran (Rp) | Realisasi (Rp)
I | Program Penunjang Dermaga |  | 167.495.000 | 161.394.045
1 | | Kegiatan: Dermaga Barat | 152.995.000 | {west}
 | | Sub Kegiatan: | |
1 | | Tambatan kapal besar | 58.003.000 | 53.828.150
2 | | Gudang beku ikan | 89.992.000 | 89.356.650
3 | | Jalan masuk dermaga | 5.000.000 | 4.997.000
2 | | Kegiatan: Dermaga Timur | 14.500.000 | 13.212.345
 | | Sub Kegiatan: | |
4 | | Tambatan perahu | 9.500.000 | 8.812.145
5 | | Lampu penerangan | 5.000.000 | 4.400.200
II | Program Rambu Pelabuhan |  | 39.100.000 | 38.870.450
1 | | Kegiatan: Rambu Suar | 9.100.000 | 8.870.450
 | | Sub Kegiatan: | |
6 | | Rambu Sisi Kiri | 4.000.000 | 3.990.000
7 | | Rambu Sisi Kanan | 5.100.000 | 4.880.450
 | Total | | 176.595.000 | 170.264.495
"""


def test_a_total_off_by_as_much_as_a_subtotal_that_may_be_right_is_not_commanded() -> None:
    """Mending one of the parts would make both fit: only where the subtotal is mended the total changes."""
    (total,) = (f for f in by_rule(LEAVES.format(west="148.181.700"), AuditRule.SUM) if f.root == "T-001")
    assert (total.printed, total.verdict) == ("170.264.495", "menurut hitungan")
    assert total.why.endswith("bila di sana rinciannya yang diperbaiki, angka ini tetap.")


def test_what_is_rounded_to_a_whole_number_has_its_decimals_beside_the_working() -> None:
    text = "LAPORAN KINERJA TAHUN 2033\n\nRata-rata kedua unit adalah (62,50 + 100) / 2 = 95%.\n"
    (finding,) = [each for each in audited(text).findings if each.printed == "95"]
    assert "(62,50 + 100) ÷ 2 = 81,25, dibulatkan 81; tercetak 95" in finding.why
