"""Names of rows are found in sentences: whole ones first, then words that no other row has."""

from __future__ import annotations

import pytest

from capaian.auditor.understanding.naming import find_named

PORTS = ("Tanjung Sari", "Muara Baru", "Teluk Awan", "Muara Lama")
ELEMENTS = (
    "Persyaratan",
    "Waktu penyelesaian pelayanan",
    "Biaya/tarif",
    "Kompetensi pelaksana",
    "Perilaku pelaksana",
)
TWINS = ("Pembangunan jalan", "Pemeliharaan jalan", "Pembangunan jalan", "Jembatan")


def said(text: str, labels: tuple[str, ...]) -> list[tuple[int, str]]:
    return [(named.row, text[named.start : named.end]) for named in find_named(text, labels)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Pelabuhan Muara Baru lebih ramai dari Tanjung Sari.", [(1, "Muara Baru"), (0, "Tanjung Sari")]),
        ("MUARA  BARU dan teluk-awan", [(1, "MUARA  BARU"), (2, "teluk-awan")]),
        ("Kecamatan Teluk Awan tertinggi", [(2, "Kecamatan Teluk Awan")]),
        ("Muara Barunya dan TelukAwan", []),
        ("di muara sungai yang baru", []),
        ("Muara; Baru", []),
        ("", []),
    ],
)
def test_names_stand_whole_with_the_word_of_their_kind(text: str, found: list[tuple[int, str]]) -> None:
    assert said(text, PORTS) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("unsur perilaku, lalu kompetensi pelaksana", [(4, "unsur perilaku"), (3, "kompetensi pelaksana")]),
        ("Unsur waktu pelayanan terendah", [(1, "Unsur waktu pelayanan")]),
        ("waktu penyelesaian sudah singkat", [(1, "waktu penyelesaian")]),
        ("biaya, tarif dan persyaratan", [(2, "biaya, tarif"), (0, "persyaratan")]),
        ("pelaksana", []),
        ("unsur pelaksana", []),
        ("nilai pelayanan secara umum", []),
    ],
)
def test_part_of_a_name_tells_a_row_by_words_of_its_own(text: str, found: list[tuple[int, str]]) -> None:
    assert said(text, ELEMENTS) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Pembangunan jalan selesai, Jembatan belum", [(3, "Jembatan")]),
        ("Kegiatan pemeliharaan jalan", [(1, "Kegiatan pemeliharaan jalan")]),
        ("Kegiatan pemeliharaan", [(1, "Kegiatan pemeliharaan")]),
        ("Kegiatan pembangunan", []),
    ],
)
def test_a_name_of_two_rows_names_neither(text: str, found: list[tuple[int, str]]) -> None:
    assert said(text, TWINS) == found


def test_a_word_within_a_longer_name_is_not_told_again() -> None:
    labels = ("Awan", "Kec. Awan Hulu", "Hulu")
    assert said("Kecamatan Awan Hulu", labels) == [(1, "Kecamatan Awan Hulu")]
    assert said("Awan, bukan Awan Hulu", labels) == [(0, "Awan"), (1, "Awan Hulu")]


@pytest.mark.parametrize("labels", [(), ("",), ("12", "3.4"), ("X",)])
def test_rows_without_words_are_never_named(labels: tuple[str, ...]) -> None:
    assert said("Dari 12 kapal, 3.4 ton di X", labels) == []


def test_a_list_of_labels_is_the_same_as_a_tuple_of_them() -> None:
    text = "Pelabuhan Tanjung Sari"
    assert find_named(text, [*PORTS]) == find_named(text, PORTS)


WATERWORKS = (
    "Persentase pelanggan yang memanfaatkan aplikasi",
    "Persentase keluhan diselesaikan",
    "Rata-rata waktu sambungan baru",
)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Indikator pemanfaatan aplikasi mencapai 71,20%.", [(0, "Indikator pemanfaatan aplikasi")]),
        ("Persentase penyelesaian keluhan turun", [(1, "Persentase penyelesaian keluhan")]),
        ("Penyambungan baru", []),
        ("Indikator pemanfaatan lahan", []),
        ("Indikator perluasan lahan", []),
        ("penyelesaian jalan lingkar", []),
        ("Kecamatan Pemanfaatan Aplikasi", []),
    ],
)
def test_other_forms_of_its_words_name_a_row(text: str, found: list[tuple[int, str]]) -> None:
    assert said(text, WATERWORKS) == found


def test_other_forms_name_nothing_beside_a_name_that_stands_there() -> None:
    assert said("Pemanfaatan aplikasi dan waktu sambungan baru", WATERWORKS) == [(2, "waktu sambungan baru")]


def test_a_word_that_is_a_form_of_those_of_two_rows_names_neither() -> None:
    rows = ("Warga dilayani loket", "Warga yang melayani diri")
    assert said("Indikator pelayanan warga", rows) == []
    assert said("Indikator pelayanan warga", rows[:1]) == [(0, "Indikator pelayanan warga")]


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("Di antara kota di Provinsi Nusa Kencana, Kabupaten Seruni berada di peringkat ketiga.", [1]),
        ("Warga Kecamatan Muara Kencana dilayani di Seruni.", [1]),
        ("Kota Kencana lebih tinggi daripada Kabupaten Seruni.", [0, 1]),
        ("Di Kencana lebih tinggi.", [0]),
    ],
)
def test_the_end_of_another_areas_name_names_no_row(text: str, rows: list[int]) -> None:
    assert [named.row for named in find_named(text, ["Kota Kencana", "Kab. Seruni"])] == rows
