"""Of two equal rows the one was copied of which the report tells other figures; else neither is named."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import audited

from capaian.domain.audit import AuditRule, Finding
from capaian.domain.issue import Level

VACCINES = """
LAPORAN KINERJA DINAS KESEHATAN TAHUN 2024

Tabel 3.3 Cakupan Imunisasi per Kecamatan

No | Kecamatan | Sasaran | Diimunisasi | Cakupan (%)
1 | Rantau Bujur | 1.240 | 1.209 | 97,50
2 | Muara Teweh | 980 | 931 | 95,00
3 | Sungai Lilin | 1.560 | 1.404 | 90,00
4 | Batu Raja | 860 | 791 | 91,98
 | Jumlah | 4.640 | 4.335 | 93,43

Tabel 3.4 Anak yang Diimunisasi menurut Jenis Kelamin

No | Kecamatan | Laki-laki | Perempuan | Jumlah
1 | Rantau Bujur | 611 | 598 | 1.209
2 | Muara Teweh | 470 | 461 | 931
3 | Sungai Lilin | 709 | 695 | 1.404
4 | Batu Raja | 400 | 391 | 791
 | Jumlah | 2.190 | 2.145 | 4.335
"""
BUSES = """
LAPORAN KINERJA DINAS PERHUBUNGAN TAHUN 2023

{said}

Tabel 7 Penumpang menurut Triwulan

Terminal | TW I | TW II | TW III | Jumlah
Terminal Sukamaju | 14.900 | 15.300 | 14.800 | 45.000
Terminal Ciawi | 8.400 | 8.700 | 8.350 | 25.450
Terminal Pasar Baru | 5.950 | 6.100 | 6.020 | 18.070
Jumlah | 29.250 | 30.100 | 29.170 | 88.520
"""
UPPER_TOLD = "Penumpang Terminal Sukamaju pada triwulan II sebanyak 15.300 orang."
LOWER_TOLD = "Di Terminal Ciawi naik 25.450 orang selama sembilan bulan."
BOTH_TOLD = "Terminal Sukamaju dan Terminal Ciawi melayani 45.000 dan 25.450 orang."
NO_NAME = "Sebanyak 45.000 orang naik dari terminal terbesar."
UPPER, LOWER = "14.900 | 15.300 | 14.800 | 45.000", "8.400 | 8.700 | 8.350 | 25.450"
GIRLS_AND_BOYS = {"Muara Teweh": "470 | 461 | 931", "Sungai Lilin": "709 | 695 | 1.404"}


def copy_of(text: str) -> Finding:
    (copy,) = (each for each in audited(text).findings if each.rule is AuditRule.COPY)
    return copy


@pytest.mark.parametrize(
    ("copied", "other"), [("Muara Teweh", "Sungai Lilin"), ("Sungai Lilin", "Muara Teweh")]
)
def test_another_table_tells_which_row_was_copied(copied: str, other: str) -> None:
    assert audited(VACCINES).findings == ()
    right, wrong = GIRLS_AND_BOYS[copied], GIRLS_AND_BOYS[other]
    found = copy_of(VACCINES.replace(f"{copied} | {right}", f"{copied} | {wrong}"))
    assert found.place == f"Tabel 3.4, {copied}"
    assert found.remedy == f"seharusnya {right.replace(' | ', '; ')}"


@pytest.mark.parametrize("said", [UPPER_TOLD, LOWER_TOLD])
@pytest.mark.parametrize(
    ("copied", "wrong", "name"), [(UPPER, LOWER, "Sukamaju"), (LOWER, UPPER, "Ciawi")], ids=["upper", "lower"]
)
def test_a_sentence_on_either_row_tells_which_was_copied(
    said: str, copied: str, wrong: str, name: str
) -> None:
    text = BUSES.format(said=said)
    assert audited(text).findings == ()
    found = copy_of(text.replace(copied, wrong))
    assert found.place == f"Tabel 7, Terminal {name}"
    assert found.computed == copied.replace(" | ", "; ")


@pytest.mark.parametrize("said", ["", BOTH_TOLD, NO_NAME], ids=["nothing", "both in one sentence", "no name"])
@pytest.mark.parametrize(("copied", "wrong"), [(UPPER, LOWER), (LOWER, UPPER)], ids=["upper", "lower"])
def test_where_nothing_tells_both_rows_are_named(said: str, copied: str, wrong: str) -> None:
    found = copy_of(BUSES.format(said=said).replace(copied, wrong))
    right = copied.replace(" | ", "; ")
    assert found.computed == f"{right} pada salah satu: “Terminal Ciawi” atau “Terminal Sukamaju”"
    assert "laporan tidak memberi tahu mana yang salinan" in found.why


def test_a_single_digit_beside_a_name_tells_nothing() -> None:
    """Terminal Ciawi has 8 gates, and neither row has 8 of anything else."""
    table = BUSES.replace("14.900 | 15.300 | 14.800 | 45.000", "9 | 12 | 31 | 52")
    table = table.replace(LOWER, "8 | 17 | 29 | 54").replace("29.250", "5.967").replace("30.100", "6.129")
    table = table.replace("29.170", "6.080").replace("88.520", "18.176")
    text = table.format(said="Terminal Ciawi memiliki 8 pintu.")
    assert audited(text).findings == ()
    assert " atau " in copy_of(text.replace("8 | 17 | 29 | 54", "9 | 12 | 31 | 52")).computed


PORTS = """
LAPORAN KINERJA DINAS PERHUBUNGAN TAHUN 2031

BAB III AKUNTABILITAS KINERJA

Tabel 3.1 Anggaran per Program Sebelum dan Sesudah Perubahan Tahun 2031 (Rp)
No | Program | Anggaran Murni | Anggaran Perubahan | Bertambah/(Berkurang)
1 | Program Penunjang Urusan | 6.842.150.000 | 6.915.400.000 | 73.250.000
2 | Program Lalu Lintas Jalan | 4.318.600.000 | 4.562.300.000 | 243.700.000
3 | Program Pelayaran | 735.400.000 | 689.900.000 | -45.500.000
4 | Program Perkeretaapian | 214.250.000 | 198.700.000 | -15.550.000
 | Jumlah | 12.110.400.000 | 12.366.300.000 | 255.900.000

Tabel 3.2 Realisasi Anggaran per Program Tahun 2031 (Rp)
No | Program | Anggaran | Realisasi | Sisa | Serapan (%)
1 | Program Penunjang Urusan | 6.915.400.000 | 6.731.228.450 | 184.171.550 | 97,34
2 | Program Lalu Lintas Jalan | 4.562.300.000 | 4.187.915.300 | 374.384.700 | 91,79
3 | Program Pelayaran | {}
4 | Program Perkeretaapian | 198.700.000 | 187.264.900 | 11.435.100 | 94,25
 | Jumlah | 12.366.300.000 | 11.707.845.900 | 658.454.100 | 94,68

Serapan tertinggi pada Program Penunjang Urusan (97,34%) dan terendah pada Program Pelayaran (87,18%).
"""


def test_a_copied_row_is_told_once_with_all_that_follows_from_it() -> None:
    own, copied = (
        "689.900.000 | 601.437.250 | 88.462.750 | 87,18",
        "198.700.000 | 187.264.900 | 11.435.100 | 94,25",
    )
    assert audited(PORTS.format(own)).findings == ()
    root, *others = sorted(audited(PORTS.format(copied)).findings, key=lambda found: found.root is not None)
    assert (root.rule, root.printed) == (AuditRule.COPY, copied.replace(" |", ";"))
    assert root.computed == own.replace(" |", ";")
    assert root.cell == "Tabel 3.2, baris “Program Pelayaran”"
    assert {(other.root, other.level) for other in others} == {(root.id, Level.NOTE)}
    assert {AuditRule.SUM, AuditRule.CROSSREF, AuditRule.CLAIM} <= {other.rule for other in others}


def test_shares_of_rows_alone_tell_nothing_of_which_was_copied() -> None:
    alone = (
        PORTS.partition("Tabel 3.1")[0]
        + "Tabel 3.2"
        + PORTS.partition("Tabel 3.2")[2].partition("Serapan t")[0]
    )
    copied = "198.700.000 | 187.264.900 | 11.435.100 | 94,25"
    (root,) = (found for found in audited(alone.format(copied)).findings if found.root is None)
    assert root.rule is AuditRule.COPY
    assert "pada salah satu" in root.computed
