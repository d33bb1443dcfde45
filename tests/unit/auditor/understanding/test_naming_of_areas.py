"""Names of areas that begin with the word of another kind of area."""

from __future__ import annotations

import pytest

from capaian.auditor.understanding.naming import find_named

LABELS = ["Kota Tengah", "Desa Baru", "Seberang Ulu"]


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("Kecamatan Kota Tengah memimpin.", [0]),
        ("Di Kelurahan Desa Baru dan Kecamatan Seberang Ulu.", [1, 2]),
        ("Kecamatan Mawar Tengah memimpin.", []),
        ("Kabupaten Nusa Baru tertinggal.", []),
    ],
)
def test_a_name_may_begin_with_a_kind_of_area(text: str, rows: list[int]) -> None:
    assert [named.row for named in find_named(text, LABELS)] == rows
