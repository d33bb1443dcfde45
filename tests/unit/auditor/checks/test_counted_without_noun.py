"""How many meet their targets, told without saying again what is counted."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import told

from capaian.auditor.understanding.predicates import counted_in
from capaian.domain.audit import AuditRule

HARBOUR = """
LAPORAN KINERJA DINAS PELABUHAN TAHUN 2031

BAB I PENGANTAR

{}

BAB III HASIL

Tabel 3.1 Capaian Tahun 2031

No | Indikator | Target | Realisasi | Capaian (%)
1 | Volume bongkar muat | 4.000 | 4.120 | 103,00
2 | Ketepatan jadwal kapal | 90,00 | 86,40 | 96,00
3 | Jumlah kapal berlabuh | 250 | 260 | 104,00
4 | Kebersihan dermaga | 80,00 | 84,00 | 105,00
5 | Lampu suar yang menyala | 50 | 46 | 92,00
"""


def counts(sentence: str, text: str = HARBOUR) -> list[tuple[str, str]]:
    return [(printed, computed) for _, printed, computed in told(text.format(sentence), AuditRule.COUNT)]


@pytest.mark.parametrize(
    "sentence",
    [
        "Dari lima indikator yang kami janjikan, {} tercapai dan {} belum.",
        "Dari 5 indikator, {} terpenuhi, {} tidak.",
        "Dari 5 indikator itu, {} di antaranya sudah tercapai sedangkan {} belum tercapai.",
        "Dari seluruh lima indikator, {} mencapai target dan {} belum mencapai target.",
    ],
)
def test_what_is_met_and_what_is_not_is_counted_in_the_table(sentence: str) -> None:
    assert counts(sentence.format("tiga", "dua")) == []
    assert counts(sentence.format("empat", "satu")) == [("4 indikator tercapai", "3 indikator")]
    assert counts(sentence.format("dua", "tiga")) == [("2 indikator tercapai", "3 indikator")]


def test_a_noun_once_told_is_that_of_the_next_count() -> None:
    sentence = "Dari 5 indikator yang diukur, {} indikator tercapai dan {} belum."
    assert counts(sentence.format("3", "2")) == []
    assert counts(sentence.format("4", "1")) == [("4 indikator tercapai", "3 indikator")]


@pytest.mark.parametrize(
    "sentence",
    [
        "Dari empat indikator yang kami janjikan, dua tercapai dan dua belum.",  # others
        "Dari lima indikator dan tujuh program, empat tercapai dan satu belum.",  # which of them
        "Dari lima indikator provinsi, empat tercapai dan satu belum.",
        "Dari lima indikator tahun lalu, empat tercapai dan satu belum.",
        "Dari lima indikator, empat tercapai.",  # what is left out may be half of it
        "Dari lima indikator, satu belum dihitung dan empat tercapai sebagian.",
        "Dari lima loket, empat tercapai dan satu belum.",
        "Empat tercapai dan satu belum, menurut lima indikator.",
        "Kami berjanji lima indikator, empat tercapai dan satu belum.",  # not said of how many
    ],
)
def test_nothing_is_said_of_other_counts(sentence: str) -> None:
    assert counts(sentence) == []


def test_tables_that_tell_two_ways_leave_it_open() -> None:
    later = (
        HARBOUR[HARBOUR.index("Tabel 3.1") :].replace("3.1", "3.2").replace("86,40 | 96,00", "93,60 | 104,00")
    )
    sentence = "Dari lima indikator yang kami janjikan, {} tercapai dan {} belum."
    text = f"{HARBOUR}\n{later}"
    assert counts(sentence.format("empat", "satu"), text) == []
    assert counts(sentence.format("dua", "tiga"), text) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Dari 5 kapal, tiga tercapai dan dua belum.", [(5, [(3, "tercapai"), (2, "belum")])]),
        ("Dari 9 sekolah, 7 telah memenuhi target, 2 tidak.", [(9, [(7, "tercapai"), (2, "belum")])]),
        ("Enam pasar mencapai target dan dua belum.", [(None, [(6, "tercapai"), (2, "belum")])]),
        ("Dari 5 kapal, tiga belum berlayar.", []),
        ("Tiga tercapai dan dua belum.", []),
        ("Pada bab 3, 5 kapal dan 4 perahu: tiga tercapai.", []),
    ],
)
def test_counts_have_the_noun_of_the_sentence(
    text: str, found: list[tuple[int | None, list[tuple[int, str]]]]
) -> None:
    read = [
        (each.total, [(part.count.number, part.says) for part in each.parts]) for each in counted_in(text)
    ]
    assert read == found
