"""Names beside figures of other rows: which of both is wrong, by the order, the share, and other tables."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import audited, told

from capaian.domain.audit import AuditRule

STAFF = """
Tabel 1 Pegawai menurut Golongan

No | Golongan | Laki-laki | Perempuan | Jumlah
1 | Golongan IV | 7 | 3 | 10
2 | Golongan III | 21 | 16 | 37
3 | Golongan II | 6 | 4 | 10
4 | PPPK | 5 | 8 | 13
 | Jumlah | 39 | 31 | 70

Pegawai terbanyak adalah {most}, yaitu {count} orang atau {share}% dari seluruh pegawai.
"""


def wrong(text: str) -> list[tuple[AuditRule, str, str]]:
    """Return rule, printed and computed of what stands for itself."""
    return [(f.rule, f.printed, f.computed) for f in audited(text).findings if f.root is None]


def test_the_figure_of_the_highest_beside_another_name() -> None:
    """37 of 70 are 52,86 %."""
    assert audited(STAFF.format(most="Golongan III", count="37", share="52,86")).findings == ()
    found = wrong(STAFF.format(most="Golongan II", count="37", share="52,86"))
    assert found == [(AuditRule.LABEL, "Golongan II", "Golongan III")]


def test_another_share_does_not_bear_the_figure_out() -> None:
    found = wrong(STAFF.format(most="Golongan II", count="37", share="25,10"))
    assert (AuditRule.LABEL, "Golongan II", "Golongan III") not in found


PONDS = """
Tabel 2 Luas Tambak menurut Kecamatan

No | Kecamatan | Nelayan (Orang) | Luas (Ha)
1 | Jatisari | 1.846 | 1.215,40
2 | Karangmaja | 2.975 | 845,25
3 | Cempaka | 1.204 | 3.980,60
4 | Losari | 958 | 4.412,35
5 | Kandanglor | 2.310 | 2.106,80
6 | Sukarena | 767 | 932,10

Tambak terluas di Kecamatan Losari dengan 4.412,35 ha{share}, disusul Kecamatan {name} dengan {area} ha.
"""


@pytest.mark.parametrize("share", ["", " atau 32,70 persen dari seluruh tambak", " (32,70%)"])
def test_who_follows_with_the_right_figure(share: str) -> None:
    assert audited(PONDS.format(name="Cempaka", area="3.980,60", share=share)).findings == ()
    found = wrong(PONDS.format(name="Kandanglor", area="3.980,60", share=share))
    assert found == [(AuditRule.LABEL, "Kandanglor", "Cempaka")]


def test_who_follows_by_name_has_a_figure_of_another() -> None:
    """Cempaka is next; 2.106,80 is that of Kandanglor."""
    found = wrong(PONDS.format(name="Cempaka", area="2.106,80", share=""))
    assert found == [(AuditRule.CROSSREF, "2.106,80", "3.980,60")]


LISTED = """
Tabel 1 Kecamatan

No | Kecamatan | Nelayan
1 | Jatisari | 1.846
2 | Karangmaja | 2.975
3 | {third} | 1.204
4 | {fourth} | 958
5 | Kandanglor | 2.310
6 | Sukarena | 767

Tabel 2 Produksi menurut Kecamatan

No | Kecamatan | Target (Ton) | Realisasi (Ton) | Capaian (%)
1 | Jatisari | 24.500 | 25.186 | 102,80
2 | Karangmaja | 52.000 | 54.275 | 104,38
3 | Losari | 9.800 | 9.462 | 96,55
4 | Cempaka | 8.700 | 8.913 | 102,45
5 | Kandanglor | 35.500 | 35.890 | 101,10
6 | Sukarena | 8.000 | 7.544 | 94,30

Kecamatan yang belum mencapai target berjumlah 2 (dua), yaitu Kecamatan {missed} dan Kecamatan Sukarena.
"""


def test_a_list_and_the_order_of_another_table_prove_that_names_are_exchanged() -> None:
    text = LISTED.format(third="Cempaka", fourth="Losari", missed="Cempaka")
    assert [(f.rule, f.printed, f.computed) for f in audited(text).findings] == [
        (AuditRule.LABEL, "Losari; Cempaka", "Cempaka; Losari")
    ]


def test_a_list_alone_proves_neither() -> None:
    (found,) = audited(LISTED.format(third="Losari", fourth="Cempaka", missed="Cempaka")).findings
    assert (found.rule, found.printed, found.computed) == (AuditRule.CLAIM, "Cempaka", "Losari")
    assert "tertukar di Tabel 2 (baris 16 dan 17)" in found.why


@pytest.mark.parametrize("order", [("Cempaka", "Losari"), ("Losari", "Cempaka")])
def test_a_right_list_leaves_the_order_of_names_to_each_table(order: tuple[str, str]) -> None:
    assert audited(LISTED.format(third=order[0], fourth=order[1], missed="Losari")).findings == ()


YEARS = """
LAPORAN KINERJA TAHUN 2031

Tabel 3 Realisasi Indikator Tahun 2029-2031

No | Indikator | 2029 | 2030 | 2031
1 | Produksi tangkap | 131.840 | 136.905 | 141.270
2 | Produksi budidaya | 287.315 | 301.250 | 298.740
3 | Nilai tukar | 103,72 | 105,94 | 108,15
4 | Konsumsi ikan | 36,15 | 37,62 | 39,46

{text}
"""


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("Dibandingkan Tahun 2030, 2 (dua) indikator naik dan 2 (dua) indikator turun.", "3 indikator"),
        ("Dari Tahun 2029 ke Tahun 2030, 2 (dua) indikator naik dan 2 (dua) indikator turun.", "4 indikator"),
        ("Pada Tahun 2031, 2 (dua) indikator naik dan 2 (dua) indikator turun.", "3 indikator"),
    ],
)
def test_how_many_rose_between_the_years_that_are_said(text: str, right: str) -> None:
    assert {(f.rule, f.computed) for f in audited(YEARS.format(text=text)).findings} == {
        (AuditRule.COUNT, right)
    }


def test_how_many_rose_is_right_between_any_two_years() -> None:
    text = "Dibandingkan Tahun 2030, 3 (tiga) indikator naik dan 1 (satu) indikator turun."
    assert audited(YEARS.format(text=text)).findings == ()


COURSE = """
LAPORAN KINERJA TAHUN 2031

Tabel 4 Warga Binaan Tahun 2029-2031

No | Jenis | 2029 | 2030 | 2031
1 | Anak terlantar | 214 | 203 | 196
2 | Lanjut usia terlantar | 1.187 | 1.240 | 1.265
3 | Fakir miskin kronis | 1.530 | 1.478 | 1.411

Lanjut usia terlantar terus {way}, dari 1.187 orang menjadi 1.265 orang.
"""


def test_a_course_is_called_wrong_once() -> None:
    assert audited(COURSE.format(way="bertambah")).findings == ()
    assert [line for line, _, _ in told(COURSE.format(way="berkurang"), AuditRule.TREND)] == [10]


@pytest.mark.parametrize(
    ("said", "right"),
    [
        ("lebih rendah daripada", "lebih tinggi daripada"),
        ("lebih kecil dari", "lebih besar dari"),
        ("di bawah", "tercapai"),
    ],
)
def test_a_comparison_with_a_target_is_repaired_as_it_is_worded(said: str, right: str) -> None:
    text = f"LAPORAN KINERJA TAHUN 2031\n\nRasio kemandirian adalah 18,04 persen, {said} target 17,25 persen."
    assert [found[1:] for found in told(text, AuditRule.CLAIM)] == [(said, right)]
    assert told(text.replace("18,04", "16,04"), AuditRule.CLAIM) == []


ROWS = """
Tabel 5 Anggaran

No | Kegiatan | Anggaran (Rp)
1 | Program Penunjang | 8.590.116.000
1.1 | Perencanaan | 747.800.000
1.2 | Keuangan | 7.842.316.000
2 | Program Pengawasan | 174.300.000
2.1 | Pengawasan perairan | 174.300.000
3 | Program Pemasaran | 544.650.000
{first} | Pembinaan mutu | 325.750.000
3.2 | Bahan baku | 218.900.000
"""


@pytest.mark.parametrize("first", ["2.1", "1.1"])
def test_a_number_of_another_head_row_is_wrong_and_not_the_next_one(first: str) -> None:
    assert told(ROWS.format(first="3.1"), AuditRule.NUMBERING) == []
    assert told(ROWS.format(first=first), AuditRule.NUMBERING) == [(10, first, "3.1")]


def test_heads_above_all_of_their_parts_are_no_places() -> None:
    heads = ["1 | Satu | 10", "2 | Dua | 20", "3 | Tiga | 30"]
    parts = ["1.1 | Satu a | 4", "1.2 | Satu b | 6", "2.1 | Dua a | 20", "3.1 | Tiga a | 30"]
    text = "\n".join(("Tabel 5 Isi", "", "No | Bagian | Banyak", *heads, *parts))
    assert told(text, AuditRule.NUMBERING) == []
