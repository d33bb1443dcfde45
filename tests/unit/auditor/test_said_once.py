"""One slip is one finding: what says it again follows from it, and no right figure is held against it."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import audited, told

from capaian.domain.audit import AuditRule

CLINICS = """
Tabel 1 Kunjungan tahun 2021

Sasaran | Indikator | Target | Realisasi | Capaian (%)
Layanan merata | Kunjungan balita di posyandu wilayah utara | 80,00 | 76,00 | 95,00
 | Kunjungan ibu hamil di posyandu wilayah utara | 60,00 | 57,00 | 95,00
Layanan bermutu | Pasien yang dilayani dalam satu jam | 50,00 | {actual} | {share}
 | Obat yang tersedia sepanjang tahun | 90,00 | 99,00 | 110,00

Tabel 2 Capaian tahun 2021

Indikator | Target | Realisasi | Capaian (%)
Kunjungan balita di posyandu wilayah utara | 80,00 | 76,00 | 95,00
Kunjungan ibu hamil di posyandu wilayah utara | 60,00 | 57,00 | 95,00
Pasien yang dilayani dalam satu jam | 50,00 | 48,00 | 96,00
Obat yang tersedia sepanjang tahun | 90,00 | 99,00 | 110,00
"""
FUNDS = """
Tabel 1 Dana pusat

Program | Anggaran (Rp) | Realisasi (Rp) | %
Pengelolaan sumber daya hutan | 400.000.000 | 380.000.000 | 95,00
Perlindungan hutan dan kawasan | 250.000.000 | 240.000.000 | 96,00
Penyuluhan kehutanan masyarakat | 150.000.000 | 120.000.000 | 80,00

Tabel 2 Dana tugas pembantuan

Program | Anggaran (Rp) | Realisasi (Rp) | %
Pengelolaan sumber daya hutan | 900.000.000 | {spent} | {share}
Pembibitan tanaman hutan rakyat | 600.000.000 | 570.000.000 | 95,00
"""


def test_reports_without_a_slip_are_silent() -> None:
    assert not audited(CLINICS.format(actual="48,00", share="96,00")).findings
    assert not audited(FUNDS.format(spent="882.000.000", share="98,00")).findings


def test_what_two_rules_say_of_one_figure_follows_from_the_first() -> None:
    findings = audited(CLINICS.format(actual="48,00", share="99,00")).findings
    assert {f.printed for f in findings} == {"99,00"}
    assert [f.rule for f in findings if f.root is None] == [AuditRule.ACHIEVEMENT]


def test_an_achievement_of_a_wrong_actual_follows_from_it() -> None:
    findings = audited(CLINICS.format(actual="45,00", share="90,00")).findings
    (root,) = [f for f in findings if f.root is None]
    assert (root.rule, root.printed, root.computed) == (AuditRule.CROSSREF, "48,00", "45,00") or (
        root.printed,
        root.computed,
    ) == ("45,00", "48,00")
    assert all(f.root == root.id for f in findings if f is not root)


def test_the_same_slip_in_two_tables_is_one_finding_and_its_copy() -> None:
    text = CLINICS.format(actual="48,00", share="99,00").replace("48,00 | 96,00", "48,00 | 99,00")
    roots = [f.root for f in audited(text).findings if f.rule is AuditRule.ACHIEVEMENT]
    assert roots == [None, "T-001"]


@pytest.mark.parametrize(("spent", "share"), [("882.000.000", "98,00"), ("720.000.000", "80,00")])
def test_shares_that_their_own_rows_confirm_are_not_held_against_each_other(spent: str, share: str) -> None:
    assert told(FUNDS.format(spent=spent, share=share), AuditRule.CROSSREF) == []


def test_a_share_that_its_own_row_refutes_is_told() -> None:
    text = FUNDS.format(spent="882.000.000", share="89,00")
    assert told(text, AuditRule.ABSORPTION) == [(11, "89,00", "98,00")]


THREE = """
Tabel 1 Hasil tahun 2020

Indikator | Target | Realisasi | Capaian (%)
Nilai tukar petani sayur dataran tinggi | 105,00 | 100,80 | 91,00
Luas lahan sawah yang diairi teknis | 80,00 | 76,00 | 95,00
Produksi kopi rakyat per hektare lahan | 50,00 | 45,00 | 90,00
Jumlah ternak yang divaksin lengkap | 60,00 | 57,00 | 95,00

Tabel 2 Kinerja tahun 2020

Indikator | Target | Realisasi | Capaian (%)
Nilai tukar petani sayur dataran tinggi | 105,00 | 99,75 | 95,00
Luas lahan sawah yang diairi teknis | 80,00 | 76,00 | 95,00
Produksi kopi rakyat per hektare lahan | 50,00 | 45,00 | 90,00
Jumlah ternak yang divaksin lengkap | 60,00 | 57,00 | 95,00

Tabel 3 Realisasi

Indikator | Realisasi 2019 | Realisasi 2020
Nilai tukar petani sayur dataran tinggi | 97,10 | 99,75
Luas lahan sawah yang diairi teknis | 74,40 | 76,00
Produksi kopi rakyat per hektare lahan | 44,20 | 45,00
Jumlah ternak yang divaksin lengkap | 51,30 | 57,00
"""


def test_a_right_figure_is_not_held_against_a_wrong_one() -> None:
    """The actual that two tables print is right, and the third table is told once."""
    assert told(THREE, AuditRule.CROSSREF)[0] == (4, "100,80", "99,75")
    assert all(printed != "99,75" for _, printed, _ in told(THREE, AuditRule.CROSSREF))


SHIPS = """
Tabel 1 Hasil tahun 2022

Indikator | Target | Realisasi | Capaian (%)
Kapal nelayan yang berizin lengkap | 80,00 | 76,00 | 95,00
Pelabuhan yang terang malam hari | 50,00 | 48,00 | 96,00
Nelayan yang diasuransikan penuh | 60,00 | 57,00 | 95,00

Tabel 2 Sasaran kedua tahun 2022

Indikator | Target | Realisasi | Capaian (%)
Kapal nelayan yang berizin lengkap | {target} | 76,00 | 95,00
Pelabuhan yang terang malam hari | 50,00 | {actual} | {share}
Rata-rata | | | {mean}
"""


def test_a_share_that_holds_with_the_target_of_another_table_follows_from_it() -> None:
    findings = audited(SHIPS.format(target="95,00", actual="48,00", share="96,00", mean="95,50")).findings
    (root,) = [f for f in findings if f.root is None]
    assert (root.rule, root.printed, root.computed) == (AuditRule.CROSSREF, "95,00", "80,00")
    (share,) = [f for f in findings if f.rule is AuditRule.ACHIEVEMENT]
    assert share.root == root.id
    assert share.stays


def test_a_mean_that_holds_with_what_another_table_prints_follows_from_it() -> None:
    findings = audited(SHIPS.format(target="80,00", actual="41,00", share="82,00", mean="95,50")).findings
    (mean,) = [f for f in findings if f.rule is AuditRule.AVERAGE]
    (target,) = [f for f in findings if f.root is None]
    assert mean.stays
    assert (target.printed, target.computed) == ("41,00", "48,00")
    assert {f.computed for f in findings if f.printed == "82,00"} == {"96,00"}


def test_a_mean_that_holds_under_neither_stands_alone() -> None:
    findings = audited(SHIPS.format(target="80,00", actual="41,00", share="82,00", mean="91,30")).findings
    (mean,) = [f for f in findings if f.rule is AuditRule.AVERAGE]
    assert mean.root is None
    assert "Cocok bila" not in mean.why


@pytest.mark.parametrize(
    ("words", "items"),
    [
        ("Dinas mempunyai {} bidang, yaitu:", ("Bidang Bina Marga", "Bidang Tata Ruang", "Bidang Irigasi")),
        ("Puskesmas ini terdiri dari {} poli, yaitu:", ("Poli Gigi", "Poli Umum", "Poli Anak")),
    ],
)
def test_a_count_of_a_list_is_told_once_though_its_points_are_counted_in_two_ways(
    words: str, items: tuple[str, ...]
) -> None:
    below = "\n".join(f"{mark}. {item};" for mark, item in zip("abc", items, strict=True))
    text = f"BAB I PENDAHULUAN\n\n{words}\n{below}\n"
    assert told(text.format("3 (tiga)"), AuditRule.COUNT) == []
    (found,) = told(text.format("4 (empat)"), AuditRule.COUNT)
    assert found[2].split()[0] == "3"
