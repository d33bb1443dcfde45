"""Counts in digits and words, of points, of named things, of rows."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import told

from capaian.domain.audit import AuditRule


def counts(text: str) -> list[tuple[int, str, str]]:
    return told(text, AuditRule.COUNT)


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Ditetapkan 25 (dua puluh lima) sub kegiatan.", 0),
        ("Ditetapkan 25 (dua puluh enam) sub kegiatan.", 1),
        ("Ditetapkan tiga (3) sasaran.", 0),
        ("Ditetapkan tiga (4) sasaran.", 1),
        ("Unit | Target\nMitra | 3 (Dua) mitra\nKapal | 4 (Empat) kapal", 1),
        ("Peraturan Nomor 8 (Lembaran Negara) Tahun 2006.", 0),
    ],
)
def test_digits_and_words_say_the_same_number(text: str, count: int) -> None:
    assert len(counts(text)) == count


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Rata-rata 9 (embilan) indikator naik.", [(1, "embilan", "sembilan")]),
        (
            "Disusun dua puluh lma (25) berkas dan 25 (dua puluh lma) map.",
            [(1, "dua puluh lma", "dua puluh lima")],
        ),
        ("Terdapat 12 (duabelas) kapal dan 4 (unit) dermaga.", []),
        ("Disurvei 9 (semester) kali.", []),
    ],
)
def test_words_of_a_number_are_spelt_as_its_digits_are(
    text: str, expected: list[tuple[int, str, str]]
) -> None:
    assert told(text, AuditRule.FORMAT) == expected


POINTS = "1. Menambah petugas;\n2. Menambah loket;\n3. Menambah jam layanan.\n"


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Dinas mempunyai 3 (tiga) kewenangan, yaitu:", []),
        ("Dinas mempunyai 4 (empat) kewenangan, yaitu:", [(1, "4 kewenangan", "3")]),
        ("Dinas mempunyai 4 (empat) kewenangan, antara lain:", []),
        ("Pada tahun 2031 kewenangan dinas adalah:", []),
        ("Rincian pada Tabel 4 adalah sebagai berikut:", []),
        ("Untuk itu ditempuh empat (4) langkah berikut:", [(1, "4 langkah", "3")]),
        ("Pada tahun depan dilakukan 5 (lima) upaya berikut:", [(1, "5 upaya", "3")]),
        ("Untuk itu ditempuh tiga (3) langkah berikut:", []),
        ("Untuk itu ditempuh langkah-langkah berikut:", []),
        ("Selama 2 (dua) tahun ditempuh upaya berikut:", []),
    ],
)
def test_a_list_has_as_many_points_as_are_announced(
    sentence: str, expected: list[tuple[int, str, str]]
) -> None:
    assert counts(f"{sentence}\n{POINTS}") == expected


@pytest.mark.parametrize(
    ("sentence", "count"),
    [
        ("Wilayah terdiri dari empat kecamatan yaitu Kecamatan Hulu, Hilir, Muara, dan Teluk Jaya.", 0),
        ("Wilayah terdiri dari lima kecamatan yaitu Kecamatan Hulu, Hilir, Muara, dan Teluk Jaya.", 1),
        ("Ada tiga unsur yaitu Sarana dan Prasarana, Biaya, dan Waktu.", 0),
        ("Ada dua bidang yaitu Bidang Pelayaran dan Bidang Dermaga.", 0),
        ("Ada tiga bidang, antara lain Bidang Pelayaran dan Bidang Dermaga.", 0),
    ],
)
def test_named_things_are_as_many_as_is_said(sentence: str, count: int) -> None:
    assert len(counts(sentence)) == count


def test_the_years_of_a_plan_are_counted() -> None:
    assert counts("Renstra selama 6 tahun dari tahun 2021-2026.") == []
    assert counts("Renstra selama lima tahun dari tahun 2021-2026.") == [(1, "5 tahun", "6 tahun")]


@pytest.mark.parametrize(("words", "count"), [("Ketiga", 0), ("Keempat", 1)])
def test_things_taken_together_are_as_many_as_the_list_above_has(words: str, count: int) -> None:
    assert len(counts(f"Isu dinas:\n{POINTS}\n{words} isu di atas menjadi perhatian.\n")) == count
    assert len(counts(f"{words} isu dinas yaitu:\n{POINTS}")) == count


@pytest.mark.parametrize(("words", "count"), [("dua", 0), ("empat", 1)])
def test_divisions_are_as_many_as_their_list_names(words: str, count: int) -> None:
    listed = "1. Sekretariat;\n2. Bidang Pelayaran;\n3. Bidang Dermaga.\n"
    assert len(counts(f"Susunan:\n{listed}\nDinas terdiri dari Sekretariat dan {words} Bidang.\n")) == count


def test_a_count_in_a_cell_is_that_of_the_things_beside_it() -> None:
    rows = "1 | Inovasi | {} | 1. Antar 2. Jemput 3. Daring\n2 | Kantor | 1 unit | Ada\n"
    text = f"No | Uraian | Realisasi | Keterangan\n{rows}"
    assert counts(text.format("3 inovasi")) == []
    assert counts(text.format("4 inovasi")) == [(2, "4 inovasi", "3")]


PLAN = """
Anggaran dijabarkan dalam {said} kegiatan dan 2 (dua) sub kegiatan.

Tabel 1 Anggaran

No | Uraian | Pagu
I | Program Pelayaran Rakyat | 900
I.1 | Kegiatan : Pengelolaan Dermaga Umum | 500
I.1.1 | Sub Kegiatan : Perbaikan Tambatan Perahu | 500
I.2 | Kegiatan : Pengelolaan Alur Pelayaran | 400
I.2.1 | Sub Kegiatan : Pengerukan Alur Pelayaran | 400
"""


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("1 (satu) program, 2 (dua)", []),
        (
            "1 (satu) program, 3 (tiga)",
            [(1, "1 program, 3 kegiatan, 2 sub kegiatan", "1 program, 2 kegiatan, 2 sub kegiatan")],
        ),
    ],
)
def test_programmes_and_activities_are_as_many_as_the_table_lists(
    said: str, expected: list[tuple[int, str, str]]
) -> None:
    assert counts(PLAN.format(said=said)) == expected


def test_a_table_of_which_no_count_is_the_same_is_of_other_things() -> None:
    text = PLAN.format(said="5 (lima) program, 13 (tiga belas)").replace(
        "2 (dua) sub", "33 (tiga puluh tiga) sub"
    )
    assert counts(text) == []


def test_a_table_that_leaves_out_a_point_of_an_agreement_is_told() -> None:
    agreed = "a. Perekaman kapal b. Cakupan tambatan c. Penerbitan kartu d. Perjanjian mitra"
    rows = "1 | a. Perekaman kapal | 90\n2 | b. Cakupan tambatan | 80\n3 | c. Penerbitan kartu | 70\n"
    first = f"No | Sasaran | Indikator\n1 | Mutu | {agreed}"
    text = f"{first}\n\nTabel 2 Hasil\n\nNo | Indikator | Realisasi\n{rows}"
    assert counts(text) == [(9, "3 butir", "Perjanjian mitra")]
    assert counts(text + "4 | d. Perjanjian mitra | 2\n") == []


OFFICES = """
Susunan organisasinya terdiri atas {counts}, yaitu:
a. Sekretariat;
b. Bidang Perikanan;
c. Bidang Kelautan;
d. Bidang Pengawasan;
e. Bidang Budidaya; dan
f. {last}.
"""


@pytest.mark.parametrize(
    ("counts", "last", "found"),
    [
        (
            "Sekretariat, empat bidang, dan tiga unit pelaksana",
            "UPT Benih, UPT Pelabuhan, serta UPT Pasar",
            [],
        ),
        ("satu sekretariat, empat bidang serta tiga unit", "UPT Benih, UPT Pelabuhan dan UPT Pasar", []),
        ("enam unsur", "UPT Benih, UPT Pelabuhan dan UPT Pasar", []),
        ("tujuh unsur", "Unit Pelaksana", [(1, "7 unsur", "6")]),
    ],
)
def test_a_point_may_name_several_of_what_counts_join(
    counts: str, last: str, found: list[tuple[int, str, str]]
) -> None:
    assert told(OFFICES.format(counts=counts, last=last), AuditRule.COUNT) == found
