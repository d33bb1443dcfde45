"""Opening, added, settled, closing: in a row, down the rows, and from one year to the next."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import audited, told

from capaian.domain.audit import AuditRule
from capaian.domain.issue import Level

ASSETS = """
Tabel 4 Mutasi Aset

No | Golongan | Saldo Awal | Bertambah | Berkurang | Saldo Akhir
1 | Tanah | 14 | 2 | 0 | 16
2 | Peralatan dan mesin | 412 | 38 | {less} | {left}
3 | Gedung | 23 | 1 | - | 24
4 | Jalan | 8 | 0 | 0 | 8
"""


def mended(text: str) -> list[tuple[str, str]]:
    """Return what is printed and what it is repaired to, once for each cause."""
    repairs = (found.repair for found in audited(text).findings if found.root is None)
    return [(repair.printed, repair.repaired) for repair in repairs if repair is not None]


def test_what_is_left_is_what_there_was_and_came_less_what_went() -> None:
    """412 + 38 - 21 = 429; a dash is nothing."""
    assert told(ASSETS.format(less="21", left="429"), AuditRule.SUM) == []
    assert told(ASSETS.format(less="21", left="492"), AuditRule.SUM) == [(5, "492", "429")]
    assert mended(ASSETS.format(less="21", left="492")) == [("492", "429")]


def test_a_blank_cell_is_nothing_and_no_unknown() -> None:
    wrong = ASSETS.format(less="21", left="429").replace("- | 24", "- | 42")
    assert told(wrong, AuditRule.SUM) == [(6, "42", "24")]


CASES = """
Tabel 5 Pengaduan

{years} | {opening} | Masuk | Selesai | {closing}
2029 | 14 | 62 | 58 | 18
2030 | 18 | 75 | 70 | 23
2031 | {last} | 68 | 77 | 14
"""
HEADS = [("Sisa Awal", "Sisa Akhir"), ("Tunggakan Tahun Lalu", "Sisa"), ("Saldo Awal", "Belum Diselesaikan")]


@pytest.mark.parametrize(("opening", "closing"), HEADS)
def test_a_year_opens_with_what_the_year_before_left(opening: str, closing: str) -> None:
    """23 were left in 2030; 32 + 68 - 77 is not 14 either."""
    heads = {"years": "Tahun", "opening": opening, "closing": closing}
    assert audited(CASES.format(**heads, last="23")).findings == ()
    text = CASES.format(**heads, last="32")
    assert told(text, AuditRule.CROSSREF) == [(6, "32", "23")]
    assert mended(text) == [("32", "23")]


def test_what_opens_otherwise_everywhere_may_have_its_reason() -> None:
    text = CASES.format(years="Tahun", opening="Sisa Awal", closing="Sisa Akhir", last="23")
    two = text.replace("2029 | 14 | 62 | 58 | 18\n", "").replace(
        "2031 | 23 | 68 | 77 | 14", "2031 | 26 | 68 | 77 | 17"
    )
    (found,) = audited(two).findings
    assert (found.rule, found.level, found.printed) == (AuditRule.CROSSREF, Level.WARNING, "26")


def test_items_below_each_other_do_not_open_with_what_others_left() -> None:
    text = ASSETS.format(less="21", left="429")
    assert told(text, AuditRule.CROSSREF) == []


LYING = """
Tabel 6 Piutang (Rp)

Uraian | 2029 | 2030 | 2031
Saldo Awal | 142.380.500 | 124.715.500 | {opening}
Penambahan | 31.250.000 | 40.320.250 | 22.415.000
Pengurangan | 48.915.000 | 33.815.000 | 35.670.250
Saldo Akhir | 124.715.500 | 131.220.750 | {closing}
"""


def test_balances_that_stand_below_each_other() -> None:
    """131.220.750 + 22.415.000 - 35.670.250 = 117.965.500."""
    assert audited(LYING.format(opening="131.220.750", closing="117.965.500")).findings == ()
    text = LYING.format(opening="131.220.750", closing="117.956.500")
    assert mended(text) == [("117.956.500", "117.965.500")]
    text = LYING.format(opening="132.120.750", closing="117.965.500")
    assert mended(text) == [("132.120.750", "131.220.750")]


MORE = """
Tabel 7 Perkara

Bagian | Sisa Lalu | Masuk | Putus | Dicabut | Sisa
Perdata | 110 | 412 | 385 | 14 | 123
Pidana | 95 | 640 | 601 | 8 | 126
Niaga | 31 | 120 | 111 | 5 | {left}
Agama | 70 | 204 | 199 | 11 | 64
"""


def test_two_ways_to_go() -> None:
    """31 + 120 - 111 - 5 = 35."""
    assert audited(MORE.format(left="35")).findings == ()
    assert told(MORE.format(left="53"), AuditRule.SUM) == [(6, "53", "35")]


PLAIN = """
Tabel 8 Rekap

Wilayah | A | B | C | D
Utara | 142.380 | 31.250 | 48.915 | 124.715
Timur | 96.412 | 22.780 | 40.128 | 79.064
Selatan | 84.623 | 42.187 | 36.054 | {wrong}
Barat | 77.310 | 12.405 | 10.940 | 78.775
"""


def test_figures_alone_tell_a_balance_where_they_are_long() -> None:
    """84.623 + 42.187 - 36.054 = 90.756."""
    assert told(PLAIN.format(wrong="90.756"), AuditRule.SUM) == []
    assert told(PLAIN.format(wrong="97.056"), AuditRule.SUM) == [(6, "97.056", "90.756")]


SMALL = """
Tabel 9 Rekap

Wilayah | A | B | C | D
Utara | 14 | 3 | 4 | 13
Timur | 9 | 2 | 5 | 6
Selatan | 8 | 4 | 3 | 9
Barat | 7 | 1 | 2 | 8
"""


def test_short_figures_without_words_are_balances_by_chance() -> None:
    """7 + 1 - 2 is not 8."""
    assert audited(SMALL).findings == ()


@pytest.mark.parametrize(
    "heads", ["Sisa Lalu | Masuk | Selesai | Sisa", "Saldo Awal | Diterima | Keluar | Saldo Akhir"]
)
def test_more_may_be_settled_than_came_in(heads: str) -> None:
    """What was left before is settled, too: 30 of 25 new ones and 8 old ones."""
    rows = (
        "Tanaman | 14 | 62 | 58 | 18",
        "Ternak | 8 | 25 | 30 | 3",
        "Irigasi | 5 | 34 | 30 | 9",
        "Pupuk | 11 | 47 | 40 | 18",
    )
    assert audited("\nTabel 3 Pengaduan\n\nBidang | " + heads + "\n" + "\n".join(rows) + "\n").findings == ()


SIGNS = """
Tabel 3 Rambu

No | Jenis | Jumlah {first} | Pemasangan | Hilang atau rusak | Jumlah {last}
1 | Peringatan | 439 | 45 | 64 | 420
2 | Larangan | 374 | 28 | 26 | 376
3 | Perintah | 779 | 74 | 61 | {left}
4 | Petunjuk | 501 | 40 | 29 | 512
"""


def test_one_thing_in_two_years_and_what_came_and_went_between() -> None:
    """779 + 74 - 61 = 792."""
    assert audited(SIGNS.format(first="2030", last="2031", left="792")).findings == ()
    assert mended(SIGNS.format(first="2030", last="2031", left="729")) == [("729", "792")]
    assert audited(SIGNS.format(first="2021", last="2031", left="729")).findings == ()
