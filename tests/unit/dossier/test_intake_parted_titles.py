"""Titles in several cells right above the heads of a table are titles; groups of columns are heads."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from tests.intake.desks import KTP, codes, desk, table, taken, values

Words = Sequence[str | None]
ONE: Sequence[Words] = (("No", "Kecamatan", "Wajib KTP", "Sudah Rekam"),)
TWO: Sequence[Words] = (
    ("No", "Kecamatan", "Kepemilikan KTP", None),
    (None, None, "Wajib KTP", "Sudah Rekam"),
)


@pytest.mark.parametrize("heads", [ONE, TWO])
@pytest.mark.parametrize(
    "title",
    [
        [("DATA KEPEMILIKAN KTP-EL", "KABUPATEN BALANGAN TAHUN 2023")],
        [("DATA KEPEMILIKAN KTP-EL", None, None, "TAHUN 2023")],
        [("DATA KEPEMILIKAN", None, "KTP-EL TAHUN 2023")],
        [("REKAPITULASI", "KTP-EL", "TAHUN 2023")],
        [("KTP-EL TAHUN 2023", None, None, "(dalam jiwa)")],
        [(None, "KEPEMILIKAN KTP-EL", "TAHUN 2023")],
        [("KTP-EL TAHUN 2023", None, "DINAS DUKCAPIL"), ("KABUPATEN BALANGAN", None, "PROVINSI KALSEL")],
        [("KEPEMILIKAN KTP-EL", None, "BALANGAN"), ("SEMESTER II", None, "TAHUN 2023")],
    ],
)
def test_a_title_in_several_cells_is_no_head(title: Sequence[Words], heads: Sequence[Words]) -> None:
    rows = [*title, *heads, *KTP[3:]]
    found = table(rows)
    wanted = table([*heads, *KTP[3:]])
    assert [head.name for head in found.heads] == [head.name for head in wanted.heads]
    assert found.titles == (*(text for line in title for text in line if text), "Sheet1")
    at = desk()
    assert values(taken(rows, at), "area", "value") == values(taken(KTP, desk()), "area", "value")
    assert (codes(at), at.doubts) == ([], [])


@pytest.mark.parametrize(
    ("upper", "lower"),
    [
        (("WILAYAH", None, "KTP", "PEREKAMAN"), ("Kode", "Kecamatan", "Wajib", "Sudah")),
        (("WILAYAH", None, "TAHUN 2023", None), ("Kode", "Kecamatan", "Wajib", "Sudah")),
        (("No", "KABUPATEN/KOTA", "KTP", None), (None, "Nama", "Wajib", "Sudah")),
        (("No", "Kecamatan", "Tahun 2023", None), ("No", "Kecamatan", "Wajib", "Sudah")),
        (("No", "Kecamatan", "Jumlah Penduduk", None), (None, None, "Wajib KTP", "Sudah Rekam")),
    ],
)
def test_groups_of_columns_are_heads(upper: Words, lower: Words) -> None:
    found = table([["DATA KTP-EL"], upper, lower, *KTP[3:]])
    assert found.heads[2].parts == (upper[2], lower[2])
    assert found.titles == ("DATA KTP-EL", "Sheet1")
