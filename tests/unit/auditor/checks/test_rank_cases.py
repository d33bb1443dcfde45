"""Places in an order: of rows, in columns of ranks, in sentences."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from tests.unit.auditor.reports import told

from capaian.domain.audit import AuditRule

Told = list[tuple[int, str, str]]


def ranks(text: str) -> Told:
    return told(text, AuditRule.RANK)


ISLANDS = ("Pulau Rinjani", "Pulau Selayar", "Pulau Buton", "Pulau Enggano", "Pulau Moyo", "Pulau Rupat")


def ranked(values: Sequence[str], places: Sequence[int], head: str) -> str:
    rows = [f"{name} | {v} | {p}" for name, v, p in zip(ISLANDS, values, places, strict=True)]
    return "\n".join([head, *rows])


VALUES = ("71,20", "93,50", "88,10", "64,40", "79,90", "85,30")
# From the highest: 93,50 Selayar; 88,10 Buton; 85,30 Rupat; 79,90 Moyo; 71,20 Rinjani; 64,40 Enggano.
PLACES = (5, 1, 2, 6, 4, 3)
HEADS = ("Pulau | Nilai | Peringkat", "Pulau | Cakupan (%) | Ranking", "Wilayah | Skor | Peringkat")


@pytest.mark.parametrize("head", HEADS)
@pytest.mark.parametrize("is_english", [False, True])
def test_right_ranks_are_not_told(head: str, is_english: bool) -> None:
    values = [value.replace(",", ".") for value in VALUES] if is_english else VALUES
    assert ranks(ranked(values, PLACES, head)) == []


@pytest.mark.parametrize("head", HEADS)
@pytest.mark.parametrize(("one", "two"), [(0, 4), (1, 2), (2, 5), (3, 0), (4, 5)])
def test_two_ranks_changed_for_each_other_are_told(head: str, one: int, two: int) -> None:
    places = [*PLACES]
    places[one], places[two] = places[two], places[one]
    rows = sorted((one, two))
    expected = [(row + 2, str(places[row]), str(PLACES[row])) for row in rows]
    assert ranks(ranked(VALUES, places, head)) == expected


NAMES = ("Melati", "Kenanga", "Dahlia", "Cempaka", "Anggrek", "Teratai", "Seruni", "Bakung")
FALLING = ("98,70", "96,20", "95,10", "93,40", "91,80", "90,60", "88,50", "86,30")


def ordered(values: Sequence[str]) -> str:
    rows = [
        f"{n} | Kecamatan {name} | {value}"
        for n, (name, value) in enumerate(zip(NAMES, values, strict=True), 1)
    ]
    return "\n".join(["No | Kecamatan | Cakupan (%)", *rows])


@pytest.mark.parametrize(
    ("row", "value", "place"),
    [(2, "99,90", 1), (5, "97,00", 2), (3, "85,00", 8), (6, "98,80", 1), (4, "87,00", 7), (1, "89,00", 6)],
)
def test_one_row_out_of_order_is_told_with_its_place(row: int, value: str, place: int) -> None:
    values = [*FALLING]
    values[row] = value
    assert ranks(ordered(values)) == [(row + 2, value, f"urutan ke-{place}")]


@pytest.mark.parametrize(
    "values",
    [
        FALLING,
        tuple(reversed(FALLING)),
        ("98,70", "98,70", "95,10", "93,40", "93,40", "90,60", "88,50", "86,30"),
        ("90,60", "98,70", "86,30", "95,10", "96,20", "88,50", "93,40", "91,80"),
        ("90,60",) * 8,
    ],
    ids=["falling", "rising", "with-equal-ones", "in-no-order", "all-equal"],
)
def test_an_order_or_none_is_left_alone(values: Sequence[str]) -> None:
    assert ranks(ordered(values)) == []


ORDINALS = ("pertama", "kedua", "ketiga", "keempat", "kelima", "keenam", "ketujuh", "kedelapan")


@pytest.mark.parametrize("said", [1, 2, 3, 5, 8])
@pytest.mark.parametrize("own", [1, 3, 6, 8])
@pytest.mark.parametrize("form", ["peringkat ke-{0}", "urutan ke {0}", "posisi {1}", "ranking {0}"])
def test_a_quoted_rank_is_the_place_in_the_table(form: str, own: int, said: int) -> None:
    words = form.format(said, ORDINALS[said - 1])
    text = f"Cakupan Kecamatan {NAMES[own - 1]} berada pada {words}.\n\nTabel 1 Cakupan\n{ordered(FALLING)}\n"
    assert ranks(text) == ([] if said == own else [(1, f"ke-{said}", f"ke-{own}")])


@pytest.mark.parametrize(
    "sentence",
    [
        "Dinas berada pada peringkat ke-5 tingkat nasional.",
        "Kecamatan Mawar berada pada peringkat ke-5.",
        "Kecamatan Melati dan Kecamatan Bakung memperebutkan peringkat ke-5.",
        "Rapat ke-5 diadakan di Kecamatan Melati.",
    ],
    ids=["nation", "not-in-table", "two-named", "no-rank"],
)
def test_ranks_of_something_else_are_left_alone(sentence: str) -> None:
    assert ranks(f"{sentence}\n\nTabel 1 Cakupan\n{ordered(FALLING)}\n") == []


PEERS = """
BAB III HASIL

Tabel 3.2 Perbandingan Cakupan

Peringkat | Wilayah | Cakupan (%)
1 | Kota Tirtamas | 99,61
2 | Kabupaten Lembah Asri | 99,34
3 | Kabupaten Sagara Wetan | 98,98
4 | Kabupaten Karang Tirta | 98,74
5 | Kabupaten Pulau Selong | 96,28

{}
"""


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Posisi pertama ditempati Kota Tirtamas dan posisi terakhir Kabupaten Pulau Selong.", []),
        (
            "Posisi pertama ditempati Kabupaten Pulau Selong dan posisi terakhir Kota Tirtamas.",
            [("ke-1", "ke-5"), ("ke-5", "ke-1")],
        ),
        ("Cakupan Kabupaten Sagara Wetan terpaut 0,63 poin dari peringkat pertama.", []),
        ("Kabupaten Sagara Wetan pada peringkat ke-3 se-Provinsi Tirta Jaya.", []),
        ("Kabupaten Sagara Wetan pada peringkat ke-2 se-Provinsi Tirta Jaya.", [("ke-2", "ke-3")]),
    ],
)
def test_each_rank_of_a_sentence_is_of_the_row_named_with_it(
    sentence: str, expected: list[tuple[str, str]]
) -> None:
    assert [found[1:] for found in ranks(PEERS.format(sentence))] == expected


@pytest.mark.parametrize(("place", "expected"), [("ke-3", []), ("ke-4", [("ke-4", "ke-3")])])
def test_a_rank_far_from_its_table_is_known_by_the_figure_beside_it(
    place: str, expected: list[tuple[str, str]]
) -> None:
    far = "\n\nAlinea lain tanpa angka.\n" * 8
    end = f"BAB IV PENUTUP\n\nCakupan 98,98% menempatkan Kabupaten Sagara Wetan pada peringkat {place}.\n"
    assert [found[1:] for found in ranks(PEERS.format(far) + end)] == expected


def test_amounts_that_fall_by_chance_are_in_no_order() -> None:
    amounts = (32420, 29024, 14402, 8525, 2218, 165, 22, 5073)
    rows = [
        f"{n} | Dokumen {name} | {amount}"
        for n, (name, amount) in enumerate(zip(NAMES, amounts, strict=True), 1)
    ]
    table = "\n".join(["No | Jenis Dokumen | Jumlah", *rows])
    assert ranks(f"Tabel 1 Dokumen yang Terbit\n\n{table}\n") == []
    assert ranks(f"Tabel 1 Dokumen diurutkan menurut Jumlah\n\n{table}\n") == [(11, "5073", "urutan ke-5")]
