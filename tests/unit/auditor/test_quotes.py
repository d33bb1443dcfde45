"""Figures of running text that misquote a table by a slip of the pen, told by the words around them."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import audited, told

from capaian.domain.audit import AuditRule
from capaian.domain.issue import Level

FISHERY = """
LAPORAN KINERJA DINAS PERIKANAN TAHUN 2031

3.1 Produksi

Tabel 3.1 Produksi ikan menurut distrik, 2031

No. | Distrik | Kolam terdata | Kolam panen | Selisih | Panen (%)
1 | Sungai Besar | 1.240 | 1.178 | 62 | 95,00
2 | Tanjung Rawa | 2.650 | 2.385 | 265 | 90,00
3 | Kuala Sirih | 3.125 | 3.050 | 75 | 97,60
| Jumlah | 7.015 | 6.613 | 402 | 94,27
"""
ARCHIVE = """
LAPORAN KINERJA DINAS KEARSIPAN TAHUN 2029

2.1 Anggaran

Tabel 2. Belanja menurut program, 2029

No. | Program | Pagu (Rp) | Realisasi (Rp) | Serapan (%)
1 | Program Penyelamatan Arsip | 812.400.000 | 755.532.000 | 93,00
2 | Program Pembinaan Kearsipan | 264.500.000 | 243.340.000 | 92,00
3 | Program Layanan Informasi Arsip | 455.200.000 | 450.648.000 | 99,00
| Jumlah | 1.532.100.000 | 1.449.520.000 | 94,61
"""


@pytest.mark.parametrize(
    ("report", "text", "printed", "computed"),
    [
        (FISHERY, "Panen tertinggi, {}%, terdapat di Kuala Sirih (Tabel 3.1).", "96,60", "97,60"),
        (FISHERY, "Kolam yang belum panen terbanyak di Tanjung Rawa ({} kolam).", "256", "265"),
        (FISHERY, "Terdapat {} kolam terdata di semua distrik.", "7.105", "7.015"),
        (FISHERY, "Di Tanjung Rawa selisih kolam terdata dan panen {}.", "285", "265"),
        (FISHERY, "Di Tanjung Rawa dari 2.650 kolam terdata {} sudah panen.", "2.835", "2.385"),
        (ARCHIVE, "Serapan Program Penyelamatan Arsip adalah {}%.", "39,00", "93,00"),
        (ARCHIVE, "Serapan terendah terdapat pada Program Pembinaan Kearsipan ({}%).", "82,00", "92,00"),
        (ARCHIVE, "Pagu Program Layanan Informasi Arsip sebesar Rp{}.", "455.300.000", "455.200.000"),
        (ARCHIVE, "Dari pagu Rp1.532.100.000 terserap seluruhnya {}%.", "94,16", "94,61"),
    ],
)
def test_a_figure_that_misquotes_a_table(report: str, text: str, printed: str, computed: str) -> None:
    assert told(f"{report}\n{text.format(computed)}\n", AuditRule.CROSSREF) == []
    found = audited(f"{report}\n{text.format(printed)}\n").findings
    assert [(f.printed, f.computed) for f in found if f.rule is AuditRule.CROSSREF] == [(printed, computed)]
    assert [f.level for f in found if f.rule is AuditRule.CROSSREF] == [Level.ERROR]


@pytest.mark.parametrize(
    ("report", "text"),
    [
        (FISHERY, "Pada tahun 2030 panen di Kuala Sirih masih 96,60%."),
        (FISHERY, "Provinsi menetapkan ambang 96,60% untuk izin."),
        (FISHERY, "Panen di Kuala Sirih naik 97,10 poin."),
        (FISHERY, "Panen di Kuala Sirih mendekati 98,4%."),
        (FISHERY, "Kuala Sirih berjarak 205 kilometer dari ibu kota dan dihuni 45.120 jiwa."),
        (ARCHIVE, "Rata-rata serapan kantor arsip lain 93,10%."),
        (ARCHIVE, "Program Pembinaan Kearsipan diikuti 291 peserta dari 17 desa."),
        (ARCHIVE, "Serapan Program Penyelamatan Arsip 93,00% dan yang terendah 92,00%."),
        (ARCHIVE, "Pagu tahun 2028 Program Layanan Informasi Arsip Rp455.300.000."),
        (ARCHIVE, "Catatan Program Pembinaan Kearsipan 82,00%"),
    ],
)
def test_other_figures_are_no_quotes(report: str, text: str) -> None:
    """Another year, another thing, a change, fewer decimals, or a line that is no sentence."""
    assert told(f"{report}\n{text}\n", AuditRule.CROSSREF) == []


def test_of_two_figures_the_one_printed_less_often_is_doubted() -> None:
    once = f"{ARCHIVE}\nPagu Program Penyelamatan Arsip sebesar Rp812.500.000.\n"
    assert told(once, AuditRule.CROSSREF) == [(13, "812.500.000", "812.400.000")]
    often = f"{once}\nPerubahan anggaran menetapkan Rp812.500.000.\n"
    assert (8, "812.400.000", "812.500.000") in told(often, AuditRule.CROSSREF)


@pytest.mark.parametrize(
    ("right", "wrong", "rule", "computed"),
    [
        (
            "Capaian pertama 110,91%, dan capaian kedua 85,76%. Rata-rata keduanya 98,34%.",
            "Capaian pertama 110,91%, dan capaian kedua 85,76%. Rata-rata keduanya 93,84%.",
            AuditRule.AVERAGE,
            "98,34",
        ),
        (
            "Kolam panen mencapai 94,24% dari target 95,00%. Capaiannya 99,20%, dengan selisih -0,76 poin.",
            "Kolam panen mencapai 94,24% dari target 95,00%. Capaiannya 99,20%, dengan selisih -0,67 poin.",
            AuditRule.DIFFERENCE,
            "−0,76",
        ),
        (
            "Kolam panen mencapai 94,24% dari target 95,00%. Capaiannya 99,20%.",
            "Kolam panen mencapai 94,24% dari target 95,00%. Capaiannya 92,90%.",
            AuditRule.ACHIEVEMENT,
            "99,20",
        ),
        (
            "Dari pagu Rp5.000.000 terserap Rp4.500.000, atau 90,00%.",
            "Dari pagu Rp5.000.000 terserap Rp4.500.000, atau 95,00%.",
            AuditRule.ABSORPTION,
            "90,00",
        ),
    ],
)
def test_figures_that_follow_from_those_before(
    right: str, wrong: str, rule: AuditRule, computed: str
) -> None:
    assert audited(right).findings == ()
    assert computed in [value for _, _, value in told(wrong, rule)]


def test_a_share_of_the_target_is_no_actual() -> None:
    """`dari target itu` says how much of it was reached; `dari target 75%` stands beside what was reached."""
    assert audited("Target 80,00%. Realisasi 72,00%, mencapai 90,00% dari target itu.").findings == ()
    assert audited("Realisasi 72,50% dari target 75,00%.").findings == ()
