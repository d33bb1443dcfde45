"""Ranks in sentences beside tables whose rows stand in no order, or that have several columns."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import told

from capaian.domain.audit import AuditRule

PEERS = """
Tabel 4.2 Perbandingan Antarwilayah (persen)
No | Wilayah | Irigasi | Jalan Mantap
1 | Kabupaten Sagara Wetan | 71,20 | 88,15
2 | Kabupaten Karang Tirta | 64,95 | 91,30
3 | Kabupaten Lembah Asri | 80,44 | 85,02
4 | Kota Tirtamas | 92,10 | 97,61
5 | Kota Pulau Selong | 77,36 | 93,48
 | Rata-rata | 77,21 | 91,11

{}
"""


def ranks(sentence: str) -> list[tuple[str, str]]:
    return [found[1:] for found in told(PEERS.format(sentence), AuditRule.RANK)]


@pytest.mark.parametrize("sentence", [
    "Untuk irigasi, Kabupaten Sagara Wetan berada pada urutan ke-{}.",
    "Kabupaten Sagara Wetan menempati peringkat {} dengan irigasi 71,20%.",
    "Dengan irigasi sebesar 71,20%, posisi {} ditempati Kabupaten Sagara Wetan.",
    "Irigasi Kabupaten Sagara Wetan di urutan {} di bawah Kota Tirtamas dan Kabupaten Lembah Asri.",
    "Di antara lima wilayah, Kabupaten Sagara Wetan pada peringkat {} untuk irigasi.",
])  # fmt: skip
@pytest.mark.parametrize(
    ("said", "expected"), [("4", []), ("3", [("ke-3", "ke-4")]), ("2", [("ke-2", "ke-4")])]
)
def test_the_column_is_told_by_words_or_by_a_figure(
    sentence: str, said: str, expected: list[tuple[str, str]]
) -> None:
    assert ranks(sentence.format(said)) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Untuk jalan mantap, Kabupaten Karang Tirta menduduki peringkat ketiga.", []),
        ("Untuk jalan mantap, Kabupaten Karang Tirta menduduki peringkat kelima.", [("ke-5", "ke-3")]),
        ("Jalan mantap di Kabupaten Lembah Asri menempati posisi terbawah.", []),
        ("Jalan mantap di Kota Pulau Selong menempati posisi terbawah.", [("ke-5", "ke-2")]),
    ],
)
def test_each_column_has_its_own_order(sentence: str, expected: list[tuple[str, str]]) -> None:
    assert ranks(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Antar-3 (tiga) kabupaten, irigasi Kabupaten Sagara Wetan peringkat 2.", []),
        ("Dari tiga kabupaten, irigasi Kabupaten Sagara Wetan pada peringkat 3.", [("ke-3", "ke-2")]),
        ("Dari 34 kabupaten, irigasi Kabupaten Sagara Wetan pada peringkat 3.", []),
        ("Di antara kabupaten pesisir, irigasi Kabupaten Sagara Wetan pada peringkat 3.", []),
    ],
)
def test_a_count_tells_among_whom_a_row_is_ranked(sentence: str, expected: list[tuple[str, str]]) -> None:
    assert ranks(sentence) == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "Kabupaten Lembah Asri berada pada peringkat ke-3.",
        "Untuk irigasi, peringkat kedua diraih tahun lalu.",
        "Irigasi Kabupaten Lembah Asri terpaut 11,66 poin dari peringkat pertama.",
    ],
    ids=["no-column", "no-row", "of-another"],
)
def test_nothing_is_said_where_no_word_tells_of_what_the_rank_is(sentence: str) -> None:
    assert ranks(sentence) == []


def test_the_table_above_is_meant_though_another_is_below() -> None:
    below = "Tabel 4.3 Peringkat Kecamatan\nNo | Kecamatan | Nilai\n"
    below += "\n".join(f"{n} | Kecamatan {name} | 9{n},50" for n, name in enumerate("ABCDE", 1))
    sentence = "Untuk irigasi, Kota Tirtamas menempati peringkat kedua."
    assert ranks(f"{sentence}\n\n{below}") == [("ke-2", "ke-1")]


def test_a_table_of_the_section_that_is_not_at_hand_is_meant_only_with_its_figure() -> None:
    far = "\n\nAlinea lain tanpa angka." * 12
    sentence = "Sambungan air bersih Kabupaten Sagara Wetan{} pada peringkat kedua."
    assert ranks(f"{far}\n\n{sentence.format('')}") == []
    assert ranks(f"{far}\n\n{sentence.format(' sebesar 71,20%')}") == [("ke-2", "ke-4")]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Kota Pulau Selong menempati peringkat ketiga irigasi di antara lima daerah.", []),
        ("Kota Pulau Selong menempati peringkat kedua irigasi di antara lima daerah.", [("ke-2", "ke-3")]),
        ("Kota Pulau Selong menempati peringkat kedua irigasi di antara sembilan daerah.", []),
        ("Kota Pulau Selong menempati peringkat keempat air bersih di antara lima daerah.", []),
    ],
)
def test_far_from_its_table_a_rank_needs_the_number_of_rows_and_a_column(
    sentence: str, expected: list[tuple[str, str]]
) -> None:
    assert (
        ranks(f"BAB IV PENUTUP\n{'Alinea lain.' * 3}\n" + "\nAlinea lain." * 20 + f"\n\n{sentence}")
        == expected
    )


NEIGHBOURS = """
Tabel 3.10 Prevalensi Stunting, Diurutkan dari yang Terendah
Peringkat | Provinsi | Prevalensi (%)
1 | Provinsi Karang Selatan | 12,64
2 | Provinsi Nusa Baruna | 13,50
3 | Provinsi Teluk Amparan | 14,27
4 | Provinsi Pulau Sanggau Jaya | 15,08
5 | Provinsi Rimba Kahuripan | 17,93
- | Nasional | 19,80

{}
"""


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "Nusa Baruna berada pada peringkat ke-{} dari lima provinsi, di atas angka nasional 19,80%.",
            "ke-2",
        ),
        ("Nusa Baruna menempati urutan nomor {} dari 5 provinsi dan lebih baik daripada nasional.", "ke-2"),
        ("Nusa Baruna berada di peringkat {} dari lima provinsi, lebih rendah daripada nasional.", "ke-2"),
        ("Teluk Amparan menempati tempat {} dari lima provinsi.", "ke-3"),
    ],
)
def test_a_row_is_ranked_that_is_compared_with_another(sentence: str, expected: str) -> None:
    right, wrong = expected.removeprefix("ke-"), "4"
    assert told(NEIGHBOURS.format(sentence.format(right)), AuditRule.RANK) == []
    found = told(NEIGHBOURS.format(sentence.format(wrong)), AuditRule.RANK)
    assert [each[1:] for each in found] == [("ke-4", expected)]


@pytest.mark.parametrize(
    ("told_so", "found"),
    [
        ("Nusa Baruna menduduki posisi II di antara lima provinsi.", []),
        ("Nusa Baruna menduduki posisi III di antara lima provinsi.", [("ke-3", "ke-2")]),
        ("Nusa Baruna masuk peringkat 3 besar.", []),
        ("Peringkat ke-4 adalah Pulau Sanggau Jaya.", []),
        ("Posisi pertama ditempati Karang Selatan.", []),
        ("Setelah Nusa Baruna, peringkat ke-3 ditempati Teluk Amparan.", []),
    ],
)
def test_other_words_of_ranks(told_so: str, found: list[tuple[str, str]]) -> None:
    assert [each[1:] for each in told(NEIGHBOURS.format(told_so), AuditRule.RANK)] == found


FAR = """
LAPORAN KINERJA DINAS PASAR KOTA MELATI TAHUN 2033

BAB III HASIL

{}

BAB IV PENUTUP

Pasar akan dibenahi.

LAMPIRAN

Tabel L.10 Pasar yang Layak Tahun 2033
Peringkat | Kabupaten/Kota | Pasar | Layak | Cakupan (%)
1 | Kabupaten Seruni | 214 | 209 | 97,66
2 | Kabupaten Dahlia | 187 | 181 | 96,79
3 | Kota Melati | 168 | 161 | 95,83
4 | Kabupaten Anggrek | 96 | 91 | 94,79
5 | Kota Kenanga | 142 | 130 | 91,55
"""


@pytest.mark.parametrize(
    ("sentence", "right", "wrong"),
    [
        ("Kota Melati menempati peringkat ke-{} (Tabel L.10).", "3", "2"),
        ("Di antara lima daerah, menurut Tabel L.10 Kota Melati berada pada urutan {}.", "ketiga", "keempat"),
        ("Tabel L.10 memperlihatkan Kabupaten Anggrek di posisi {}.", "keempat", "kelima"),
    ],
)
def test_a_rank_is_that_of_the_table_that_is_named(sentence: str, right: str, wrong: str) -> None:
    assert told(FAR.format(sentence.format(right)), AuditRule.RANK) == []
    assert len(told(FAR.format(sentence.format(wrong)), AuditRule.RANK)) == 1


def test_a_rank_of_another_table_is_passed() -> None:
    assert told(FAR.format("Kota Melati menempati peringkat ke-2 (Tabel L.1)."), AuditRule.RANK) == []
