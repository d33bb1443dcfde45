"""Parts of wholes in running text, totals under other words, and ranks that equal figures share."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import audited, told

from capaian.domain.audit import AuditRule


def bounds(sentence: str) -> list[str]:
    return [printed for _, printed, _ in told(f"BAB I HASIL\n\n{sentence}\n", AuditRule.BOUND)]


@pytest.mark.parametrize(
    ("sentence", "part", "whole"),
    [
        ("Dari {} sekolah binaan, {} sekolah telah terakreditasi.", "whole", "part"),
        ("Dari total {} kapal nelayan, hanya {} yang berizin.", "whole", "part"),
        ("Pemeriksaan menunjukkan bahwa {} dari {} berkas telah dipindai.", "part", "whole"),
        ("Sebanyak {} posko dari seluruh {} posko dijaga siang malam.", "part", "whole"),
    ],
)
@pytest.mark.parametrize(("small", "large"), [("12", "18"), ("1.204", "2.410")])
def test_a_part_does_not_exceed_its_whole(
    sentence: str, part: str, whole: str, small: str, large: str
) -> None:
    order = [part, whole]
    right = {"part": small, "whole": large}
    wrong = {"part": large, "whole": small}
    assert bounds(sentence.format(*(right[name] for name in order))) == []
    assert bounds(sentence.format(*(wrong[name] for name in order))) == [large]


@pytest.mark.parametrize(
    "sentence",
    [
        "Terealisasi 21 dari 18 sekolah yang ditargetkan.",
        "Jumlah posko bertambah 21 dari 18 posko pada tahun lalu.",
        "Dari 8 kecamatan, terdapat 154 desa.",
        "Dari 18 sekolah, 21 guru telah dilatih.",
        "Pegawai sebanyak 21 terdiri dari 24 jabatan.",
        "Hadir lebih dari 18 orang dan 21 orang lain.",
        "Dari target 18 sekolah, 21 sekolah telah terakreditasi.",
        "Nilai naik dari 18 menjadi 21 poin.",
    ],
)
def test_what_may_exceed_is_left_alone(sentence: str) -> None:
    assert bounds(sentence) == []


VISITORS = """
Tabel 3.9 Pengunjung menurut Asal

Asal | Triwulan I | Triwulan II | Setahun
Seluruhnya | 3.812 | 4.205 | 8.017
Pelajar | 2.410 | 2.702 | 5.112
Mahasiswa | 890 | 944 | 1.834
Umum | 512 | 559 | 1.071

Pengunjung terbanyak adalah pelajar, yaitu 5.112 orang atau {} persen dari seluruh pengunjung.
"""
BOATS = """
Perahu yang berizin milik nelayan Teluk Batu sebanyak 240 unit ({}%) dari total perahu.

Tabel 2 Perahu Berizin

No | Wilayah | Banyak Perahu
1 | Teluk Batu | 240
2 | Pulau Damar | 310
3 | Muara Kuning | 250
 | Jumlah | 800
"""


@pytest.mark.parametrize(
    ("text", "right", "wrong"),
    [(VISITORS, "63,76", "67,36"), (BOATS, "30,00", "33,00")],
    ids=["all", "total"],
)
def test_a_share_of_all_is_of_the_total_of_the_table(text: str, right: str, wrong: str) -> None:
    assert told(text.format(right), AuditRule.RATIO) == []
    assert [found[1:] for found in told(text.format(wrong), AuditRule.RATIO)] == [(wrong, right)]


def test_a_share_of_all_of_what_no_table_names_is_left_alone() -> None:
    assert told(VISITORS.format("67,36").replace("adalah pelajar", "adalah tamu"), AuditRule.RATIO) == []
    other = VISITORS.format("67,36").replace("seluruh pengunjung", "seluruh pengunjung terdaftar")
    assert told(other, AuditRule.RATIO) == []


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        ("2.410 | 2.702 | 5.112", "2.410 | 2.702 | 5.121", 5),
        ("3.812 | 4.205 | 8.017", "3.812 | 4.250 | 8.017", 4),
    ],
    ids=["of-the-year", "above-its-items"],
)
def test_totals_under_other_words_add_up(old: str, new: str, line: int) -> None:
    text = VISITORS.format("63,76")
    assert told(text, AuditRule.SUM) == []
    assert line in [found[0] for found in told(text.replace(old, new), AuditRule.SUM)]


RANKED = """
Peringkat | Kelurahan | Skor
1 | Anggrek | 93,10
2 | Bakung | 88,40
2 | Cempaka | 88,40
4 | Dahlia | 81,70
{} | Edelweis | 80,20
"""


def test_ranks_that_equal_figures_share_are_no_numbers_of_rows() -> None:
    rules = (AuditRule.NUMBERING, AuditRule.RANK)
    assert [f for f in audited(RANKED.format("5")).findings if f.rule in rules] == []
    assert [f.rule for f in audited(RANKED.format("3")).findings if f.rule in rules] == [AuditRule.RANK]


BALLOT = """
Tabel 1 Perolehan Suara

No | Calon | Suara | %
1 | Hadi | 120 | 48,0
2 | Sari | 96 | 38,4
3 | Tono | 34 | 13,6
Suara sah | | {} | 100
Suara tidak sah | | 7 |
Jumlah pemilih dalam daftar | | 301 |

Dari 301 pemilih hadir 257 orang ({} persen).
"""


def test_a_count_of_something_else_below_a_total_is_no_total() -> None:
    assert audited(BALLOT.format("250", "85,4")).findings == ()
    assert told(BALLOT.format("250", "84,5"), AuditRule.RATIO) == [(11, "84,5", "85,38")]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Terpakai 533.124 dari 400.495 unit, yaitu 133,12.", []),
        ("Hadir 21 dari 18 orang, atau 116,67%.", []),
        ("Hadir 21 dari 18 orang, atau 85,71%.", ["21"]),
        ("Terpakai 533.124 dari 400.495 unit, selisih 12.", ["533.124"]),
    ],
)
def test_what_is_said_to_be_beyond_a_hundred_is_no_part(sentence: str, expected: list[str]) -> None:
    assert bounds(sentence) == expected
