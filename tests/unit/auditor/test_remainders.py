"""What is left of a count when its part is taken away, told in words."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import audited

HEAD = "LAPORAN KINERJA DINAS KEHUTANAN TAHUN 2031\nBAB III AKUNTABILITAS KINERJA\n"


def said(text: str) -> list[tuple[str, str, str]]:
    return [(f.rule.value, f.printed, f.computed) for f in audited(HEAD + text).findings]


TOLD = [
    ("Kebutuhan pegawai 210 orang, sedangkan yang ada 133 orang sehingga masih kurang {} orang.", "77", "87"),
    ("Keluarga tertangani 5.214 dari 6.020 keluarga, sehingga masih tersisa {} keluarga.", "806", "906"),
    ("Tertangani 5.214 keluarga dari 6.020 keluarga. Masih tersisa {} keluarga di hulu.", "806", "608"),
    ("Dari 1.250 hektar lahan, 838 hektar sudah ditanami, sisanya {} hektar belum.", "412", "421"),
    ("Dari 1.250 petani, 838 orang telah dilatih dan sisanya {} orang tahun depan.", "412", "402"),
    ("Dari 96 kelompok, 71 kelompok sudah dibina. Sisanya sebanyak {} kelompok belum.", "25", "35"),
    ("Target 1.500 bibit, realisasi 1.322 bibit, kekurangan {} bibit.", "178", "187"),
    ("Realisasi produksi 11.240 ton dari target 12.000 ton, kurang {} ton.", "760", "670"),
    (
        "Penyuluh yang ada 642 orang dari kebutuhan 700 orang, sehingga kekurangan penyuluh {} orang.",
        "58",
        "68",
    ),
    ("Formasi penjaga 64 orang dan terisi 41 orang sehingga masih kurang {} orang.", "23", "32"),
]


@pytest.mark.parametrize(("text", "right", "wrong"), TOLD)
def test_what_is_left_is_the_whole_without_its_part(text: str, right: str, wrong: str) -> None:
    assert said(text.format(right)) == []
    assert said(text.format(wrong)) == [("difference", wrong, right)]


@pytest.mark.parametrize(
    "text",
    [
        "Dari 96 kelompok, 71 kelompok sudah dibina dan 20 kelompok dibubarkan, sisanya 5 kelompok belum.",
        "Kebutuhan pegawai 210 orang. Setiap resor rata-rata masih kurang 7 orang.",
        "Dari 96 kelompok, 71 kelompok sudah dibina. Sisanya sebanyak 35 orang pengurus belum.",
        "Dari 96 kelompok, 71 kelompok sudah dibina, sisanya 2 kelompok terbesar belum.",
        "Terdapat 96 kelompok dan 71 koperasi, sisanya 35 kelompok tidak aktif.",
        "Dari 96,50 hektar, 71 hektar sudah ditanami, sisanya 35 hektar belum.",
        "Dari pagu tersebut sisanya 35 dokumen belum selesai.",
        "Dari 40 desa dan 96 dusun, 71 dusun sudah dibina, sisanya 35 dusun belum.",
        "Dari 96 kelompok, 71 kelompok sudah dibina. Tahun 2030 sisanya sebanyak 35 kelompok.",
    ],
    ids=[
        *("a third part", "per unit", "other things", "far off", "no whole", "other decimals", "alone"),
        *("two", "another year"),
    ],
)
def test_what_is_left_of_something_else_is_not_judged(text: str) -> None:
    assert [found for found in said(text) if found[0] == "difference"] == []
