"""What is left of a whole, told by what it lacks: `masih ada 20 desa yang belum memilikinya`."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import audited

HEAD = "LAPORAN KINERJA DINAS UJI TAHUN 2031\n\nBAB III AKUNTABILITAS KINERJA\n\n"


def said(text: str) -> list[tuple[str, str, str]]:
    return [(f.rule.value, f.printed, f.computed) for f in audited(HEAD + text).findings]


@pytest.mark.parametrize(
    "text",
    [
        "Terdapat 49 perpustakaan pada 69 desa, atau masih ada {} desa/kelurahan yang belum memilikinya.",
        "Dari 69 klinik telah terakreditasi 49 klinik. Masih ada {} klinik yang belum terakreditasi.",
        "Sebanyak 49 dari 69 pasar sudah ditata, artinya masih ada {} pasar yang belum.",
    ],
)
def test_what_lacks_a_thing_is_the_whole_without_what_has_it(text: str) -> None:
    assert said(text.format(20)) == []
    assert said(text.format(22)) == [("difference", "22", "20")]


@pytest.mark.parametrize(
    "text",
    [
        "Dari 69 desa, 49 sudah memiliki perpustakaan, dan masih ada 22 desa yang belum dialiri listrik.",
        "Dari 69 desa, 49 belum memiliki perpustakaan dan masih ada 22 desa yang belum memiliki jalan.",
        "Terdapat 49 perpustakaan pada 69 desa, dan masih ada 22 sekolah yang belum memilikinya.",
        "Tahun lalu 49 dari 69 desa sudah memilikinya, kini masih ada 12 desa yang belum memilikinya.",
        "Terdapat 49 perpustakaan di 69 desa dan 5 kota, masih ada 22 desa yang belum memilikinya.",
        "Terdapat 3 perpustakaan pada 690 desa, dan masih ada 22 desa yang belum memilikinya.",
    ],
)
def test_what_lacks_another_thing_is_left_alone(text: str) -> None:
    assert said(text) == []
