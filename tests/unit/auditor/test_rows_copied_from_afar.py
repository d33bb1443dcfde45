"""Rows with the figures of another one: three figures of several digits are not equal by chance.

Where their totals fail, one row was copied; where they hold, or the figures are round, few or alike, none was
proved to be.
"""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import audited

from capaian.domain.audit import AuditRule, Finding
from capaian.domain.issue import Level

DAMS = """
LAPORAN KINERJA DINAS PENGAIRAN TAHUN 2031

Tabel 4 Luas Layanan menurut Kondisi

No | Daerah Irigasi | Luas (ha) | Baik | Rusak Ringan | Rusak Berat
1 | DI Batang Air | 1.240 | 868 | 226 | 146
2 | DI Sungai Lumut | 985 | 640 | 205 | 140
3 | DI Way Sekar | 1.530 | 1.122 | 265 | 143
4 | DI Tebing Batu | 760 | 441 | 190 | 129
5 | DI Muara Siak | {row}
 | Jumlah | 5.620 | {good} | 1.127 | 704
"""
HOTELS = """
LAPORAN KINERJA DINAS PARIWISATA TAHUN 2031

Tabel 5 Kamar menurut Kelas Hotel

Kelas Hotel | Kamar | Malam Tersedia | Malam Terjual
Bintang 4 | 210 | 76.650 | 48.213
Bintang 3 | 340 | 124.100 | 70.862
Bintang 2 | {row}
Melati | 480 | 175.200 | 81.904
Jumlah | 1.295 | {good} | 248.297
"""
CALLS = """
LAPORAN KINERJA DINAS KESEHATAN TAHUN 2031

Tabel 6 Kunjungan Puskesmas

Puskesmas | Kunjungan | Rujukan | Persalinan
Serai | 12.450 | 812 | 231
Kemangi | 9.318 | 640 | 187
Selasih | 7.206 | 515 | 164
Kenanga | {row}
Jumlah | 33.845 | {good} | 679
"""
CASES = [
    (DAMS, "1.105 | 718 | 241 | 146", "985 | 640 | 205 | 140", "3.789", "3.798"),
    (HOTELS, "265 | 96.725 | 47.318", "340 | 124.100 | 70.862", "472.675", "472.765"),
    (CALLS, "4.871 | 302 | 97", "9.318 | 640 | 187", "2.269", "2.296"),
]
NAMES = ["dams three apart", "hotels with numbers in their names", "calls two apart"]


def copies(text: str) -> list[Finding]:
    return [each for each in audited(text).findings if each.rule is AuditRule.COPY]


@pytest.mark.parametrize(("text", "own", "copied", "good", "_wrong"), CASES, ids=NAMES)
def test_a_row_copied_from_anywhere_is_told_with_what_its_totals_leave(
    text: str, own: str, copied: str, good: str, _wrong: str
) -> None:
    assert audited(text.format(row=own, good=good)).findings == ()
    (copy,) = copies(text.format(row=copied, good=good))
    assert (copy.printed, copy.level) == (copied.replace(" | ", "; "), Level.ERROR)
    assert copy.computed.startswith(f"{own.replace(' | ', '; ')} pada salah satu: ")
    others = [each for each in audited(text.format(row=copied, good=good)).findings if each.id != copy.id]
    assert {(each.rule, each.root, each.level) for each in others} == {(AuditRule.SUM, copy.id, Level.NOTE)}


@pytest.mark.parametrize(("text", "_own", "copied", "good", "_wrong"), CASES, ids=NAMES)
def test_the_row_that_it_was_copied_from_is_named(
    text: str, _own: str, copied: str, good: str, _wrong: str
) -> None:
    (copy,) = copies(text.format(row=copied, good=good))
    lines = text.strip().splitlines()
    source = next(at for at, line in enumerate(lines, 1) if copied in line)
    assert f"baris {source}" in copy.why


@pytest.mark.parametrize(("text", "own", "_copied", "good", "wrong"), CASES, ids=NAMES)
def test_a_wrong_total_makes_no_copy(text: str, own: str, _copied: str, good: str, wrong: str) -> None:
    assert audited(text.format(row=own, good=good)).findings == ()
    assert not copies(text.format(row=own, good=wrong))


ROOMS = """
LAPORAN KINERJA DINAS PENDIDIKAN TAHUN 2031

Tabel 7 Bantuan Sekolah

Sekolah | Siswa | Buku | Meja | Kursi
SDN Serai | 312 | 624 | 156 | 318
SDN Kemangi | 288 | 576 | 144 | 294
SDN Selasih | 204 | 408 | 102 | 211
SDN Kenanga | 288 | 576 | 144 | 294
Jumlah | {total}
"""
GRANTS = """
LAPORAN KINERJA DINAS PEMBERDAYAAN DESA TAHUN 2031

Tabel 8 Bantuan Desa (Rp)

Desa | {heads}
Serai | {first}
Kemangi | {same}
Selasih | {third}
Kenanga | {same}
Jumlah | {total}
"""


def test_rows_that_are_equal_and_add_up_are_right() -> None:
    assert audited(ROOMS.format(total="1.092 | 2.184 | 546 | 1.117")).findings == ()


def test_one_total_that_is_right_speaks_for_both_rows() -> None:
    """312 + 288 + 204 + 288 = 1.092: pupils are right, so all else is too."""
    text = ROOMS.format(total="1.092 | 2.148 | 564 | 1.171")
    assert not copies(text)
    assert {each.rule for each in audited(text).findings} == {AuditRule.SUM}


@pytest.mark.parametrize(
    ("first", "same", "third", "total"),
    [
        (
            "55.500.000 | 54.250.000 | 1.250.000",
            "60.000.000 | 50.000.000 | 10.000.000",
            "72.400.000 | 70.150.000 | 2.250.000",
            "229.700.000 | 219.200.000 | 14.300.000",
        ),
        (
            "55.550.000 | 55.550.000 | 55.550.000",
            "62.350.000 | 62.350.000 | 62.350.000",
            "71.240.000 | 71.240.000 | 71.240.000",
            "221.490.000 | 221.490.000 | 221.490.000",
        ),
        ("14 | 8 | 3", "9 | 6 | 2", "12 | 7 | 4", "41 | 25 | 10"),
    ],
    ids=["round amounts", "one amount", "small counts"],
)
def test_rows_that_may_rightly_be_equal_are_not_called_copies(
    first: str, same: str, third: str, total: str
) -> None:
    heads = "Pagu | Cair | Lunas"
    assert not copies(GRANTS.format(heads=heads, first=first, same=same, third=third, total=total))


def test_of_three_equal_rows_none_is_named() -> None:
    text = ROOMS.format(total="1.000 | 2.000 | 500 | 999").replace(
        "204 | 408 | 102 | 211", "288 | 576 | 144 | 294"
    )
    assert not copies(text)


STAYS = """
LAPORAN KINERJA DINAS PARIWISATA TAHUN 2031

Tabel 5 Tingkat Hunian Kamar menurut Kelas Hotel

Kelas Hotel | Jumlah Kamar | Malam Kamar Tersedia | Malam Kamar Terjual | Tingkat Hunian (%)
Hotel Besar | 210 | 76.650 | 48.213 | 62,90
Hotel Sedang | 340 | 124.100 | 70.862 | 57,10
Losmen | 340 | 124.100 | 70.862 | 57,10
Melati | 480 | 175.200 | 81.904 | 46,75
Jumlah | 1.295 | 472.675 | {sold}
"""


def test_what_would_go_beyond_its_whole_was_not_copied() -> None:
    """With 308.297 nights sold 107.318 would be left of 96.725 nights."""
    assert copies(STAYS.format(sold="248.297 | 52,53"))
    assert not copies(STAYS.format(sold="308.297 | 65,22"))
