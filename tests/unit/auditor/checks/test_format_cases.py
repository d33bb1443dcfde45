"""How numbers are written, beside the other numbers of their table, in invented reports."""

from __future__ import annotations

from decimal import Decimal

import pytest
from tests.unit.auditor.reports import audited, told

from capaian.auditor.printed.number import read_digits
from capaian.domain.audit import AuditRule

Told = list[tuple[int, str, str]]


def formats(text: str) -> Told:
    return told(text, AuditRule.FORMAT)


MONEY = """
Tabel 1 Anggaran

Program | Pagu (Rp)
Dermaga | 245.000.000
Rambu | 318.500.000
Menara | 1.405.250.000
Perahu | {}
Loket | 97.750.000
"""


@pytest.mark.parametrize(
    "written",
    [
        "320.000.000",
        "9.500.000",
        "1.250.000.000",
        "750.000",
        "320.000.000,00",
        "Rp 320.000.000",
        "-",
        "0",
        "500",
    ],
)
def test_a_sound_amount_is_not_told(written: str) -> None:
    assert formats(MONEY.format(written)) == []


@pytest.mark.parametrize(
    ("written", "right"),
    [
        ("5.505.709566", "5.505.709.566"),
        ("320.0000.000", "3.200.000.000"),
        ("320.00.000", "32.000.000"),
        ("3200.000.000", "3.200.000.000"),
        ("12.50.000.000", "1.250.000.000"),
        ("320..000.000", "320.000.000"),
        ("320. 000.000", "320.000.000"),
        ("5.505..709", "5.505.709"),
    ],
)
def test_marks_of_thousands_in_no_order_are_told(written: str, right: str) -> None:
    assert formats(MONEY.format(written)) == [(7, written, right)]


@pytest.mark.parametrize(
    ("written", "right"),
    [
        ("5,505,709566", "5,505,709,566"),
        ("320,0000,000", "3,200,000,000"),
        ("3200,000,000", "3,200,000,000"),
        ("320,,000,000", "320,000,000"),
        ("320,000,000", None),
        ("1,250,000,000", None),
    ],
)
def test_so_in_english_numbers(written: str, right: str | None) -> None:
    text = MONEY.replace(".", ",").format(written)
    assert formats(text) == ([] if right is None else [(7, written, right)])


SHARES = """
Tabel 1 Cakupan

Kecamatan | Cakupan
Hulu | 98,70
Hilir | 96,25
Muara | 95,10
Tepi | {}
Teluk | 91,85
Tanjung | 90,65
"""


@pytest.mark.parametrize("written", ["93,40", "100", "9,05", "0,50", "93,4", "100,00", "93,40%", "-"])
def test_a_sound_share_is_not_told(written: str) -> None:
    assert formats(SHARES.format(written)) == []


@pytest.mark.parametrize(
    ("written", "right"),
    [("93.40", "93,40"), ("9.05", "9,05"), ("88.1", "88,1"), ("0093", "93"), ("0012", "12")],
)
def test_a_share_written_otherwise_than_its_like_is_told(written: str, right: str) -> None:
    assert formats(SHARES.format(written)) == [(7, written, right)]


@pytest.mark.parametrize(
    ("written", "right"), [("93,40", "93.40"), ("9,05", "9.05"), ("93.40", None), ("100.00", None)]
)
def test_a_decimal_comma_among_points_is_told(written: str, right: str | None) -> None:
    text = SHARES.replace(",", ".").format(written)
    assert formats(text) == ([] if right is None else [(7, written, right)])


@pytest.mark.parametrize(
    ("sentence", "right"),
    [
        ("Pagu sebesar Rp 812.500.000 terserap seluruhnya.", None),
        ("Pagu sebesar Rp 812.500.000,00 terserap seluruhnya.", None),
        ("Pagu sebesar Rp 8.500 terserap seluruhnya.", None),
        ("Pagu sebesar Rp 5.505.709566 terserap seluruhnya.", "5.505.709.566"),
        ("Pagu sebesar Rp 812.5000.000 terserap seluruhnya.", "8.125.000.000"),
        ("Pagu sebesar Rp. 8125.000.000 terserap seluruhnya.", "8.125.000.000"),
        ("Nomor rekening 5.1.02.01 dipakai untuk belanja barang.", None),
        ("Surat bertanggal 12.03.2041 diterima pukul 09.30.", None),
    ],
)
def test_amounts_in_sentences(sentence: str, right: str | None) -> None:
    assert [computed for _, _, computed in formats(sentence)] == ([] if right is None else [right])


LOST = """
Tabel 1 Anggaran
Kode | Uraian | Pagu (Rp) | Realisasi (Rp)
1 | Program Pendaftaran Penduduk | 510.290.000 | 490.139.800
1.1 | Kegiatan Pencatatan Penduduk | 412.860.000 | 398.274.600
1.2 | Kegiatan Pelaporan Peristiwa | 97.430.000 | 91.865.200
2 | Program Pencatatan Sipil | 203.300.000 | 188.501.800
2.1 | Kegiatan Pelaporan Akta | 118.540.000 | 109.287.500
2.2 | Kegiatan Pelayanan Keliling | 84.760.000 | 79.214.300
Jumlah | | 713.590.000 | 678.641.600
"""


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("398.274600", "398.274.600"),
        ("398274.600", "398.274.600"),
        ("109.287500", "109.287.500"),
    ],
)
def test_a_lost_dot_is_told_and_the_totals_with_it_hold(printed: str, expected: str) -> None:
    found = audited(LOST.replace(expected, printed)).findings
    assert [(f.rule, f.printed, f.computed) for f in found] == [(AuditRule.FORMAT, printed, expected)]


def test_long_decimals_in_their_own_style_are_no_lost_dots() -> None:
    text = "Tabel 1\nKode | Lokasi kantor | Lintang | Bujur\n" + "\n".join(
        f"{n} | Kantor kelurahan {n} | 3,2415{n}4 | 114,6745{n}2" for n in range(1, 7)
    )
    assert told(text, AuditRule.FORMAT) == []


_MILLIONS = """
Tabel 3.21 Belanja menurut Jenis (juta rupiah)
No | Jenis Belanja | Pagu | Realisasi | % | Sisa
1 | Belanja Pegawai | {} | 4.388,19 | 97,15 | 128,54
2 | Belanja Barang | 2.648,87 | 2.512,89 | 94,87 | 135,98
3 | Belanja Modal | 326,85 | 312,49 | 95,61 | 14,36
 | Jumlah | 7.492,45 | 7.213,57 | 96,28 | 278,88
"""


def test_a_dot_before_decimals_is_no_mark_of_thousands() -> None:
    """`4.516.73` among decimals is 4.516,73, and what follows from it is right."""
    assert audited(_MILLIONS.format("4.516,73")).findings == ()
    (found,) = audited(_MILLIONS.format("4.516.73")).findings
    assert (found.rule, found.printed, found.computed) == (AuditRule.FORMAT, "4.516.73", "4.516,73")


@pytest.mark.parametrize(
    ("digits", "value", "decimals"),
    [
        ("4.516.73", "4516.73", 2),
        ("1.204.7", "1204.7", 1),
        ("12,004.50", "12004.50", 2),
        ("198.743.90", "198743.90", 2),
    ],
)
def test_a_short_last_group_is_read_as_decimals(digits: str, value: str, decimals: int) -> None:
    reading = read_digits(digits)
    assert (reading.value, reading.decimals) == (Decimal(value), decimals)


def test_noughts_or_odd_groups_are_no_decimals() -> None:
    assert read_digits("552.815.00").value == Decimal(552_815_000)
    assert read_digits("1.23.45").decimals == 0


SHIFTED = """
Tabel 3.13 Pagu dan Realisasi Tahun 2031

Kegiatan | Pagu (Rp) | Realisasi (Rp)
Pembangunan dermaga | 508.475.000 | 483.923.050
Pengerukan alur | 365.900.000 | 352.714.600
Lampu suar | 142.575.000 | 131.208.450
Rambu alur | 242.720.000 | {}
Pos pandu | 188.420.000 | 176.035.000
"""


@pytest.mark.parametrize(
    ("cell", "right"),
    [
        ("229.76.0000", ["229.760.000"]),
        ("229.7600.00", ["229.760.000"]),
        ("22.97.6000", ["22.976.000"]),
        ("31.12.2031", []),
        ("5.02.0001", []),
        ("2.12.01.2.05", []),
        ("229.760.000", []),
    ],
)
def test_the_only_cell_among_amounts_whose_marks_no_number_has(cell: str, right: list[str]) -> None:
    found = [f.computed for f in audited(SHIFTED.format(cell)).findings if f.printed == cell]
    assert found == right


def test_a_column_of_codes_has_no_number_with_shifted_marks() -> None:
    text = SHIFTED.replace("365.900.000 | 352.714.600", "365.900.000 | 352.71.4600").format("229.76.0000")
    assert audited(text).findings == ()
