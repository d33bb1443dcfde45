"""A head over those who have a document and all who need one says of neither which it counts."""

from __future__ import annotations

import pytest
from tests.intake.area_layouts import NAMES
from tests.intake.desks import Cells, desk, means, proposed

KK, BIRTHS = "KEPEMILIKAN KARTU KELUARGA", "KEPEMILIKAN AKTA KELAHIRAN ANAK 0-17 TAHUN"


def rows(above: str, *lower: str) -> Cells:
    """All who need a document, and fewer who have one."""
    heads = [["Kecamatan", *(above for _ in lower)], [None, *lower]]
    return [["DATA TAHUN 2023"], *heads, *([name, *range(90, 90 - len(lower), -1)] for name in NAMES)]


@pytest.mark.parametrize(
    ("above", "whole", "part", "codes"),
    [
        (KK, "Jumlah KK", "Memiliki", ("kk.families", "kk.issued")),
        (KK, "Jumlah KK", "Sudah Memiliki", ("kk.families", "kk.issued")),
        ("PENERBITAN KARTU KELUARGA", "Jumlah KK", "Terbit", ("kk.families", "kk.issued")),
        (KK, "Kepala Keluarga", "Memiliki", ("kk.families", "kk.issued")),
        (BIRTHS, "Jumlah Anak", "Memiliki", ("akta-lahir.population", "akta-lahir.holders")),
        (BIRTHS, "Anak Usia 0-17 Tahun", "Memiliki Akta", ("akta-lahir.population", "akta-lahir.holders")),
        ("KEPEMILIKAN KIA", "Wajib KIA", "Memiliki", ("kia.eligible", "kia.issued")),
        ("KEPEMILIKAN KTP-EL", "Wajib KTP", "Rekam", ("ktp.eligible", "ktp.holders")),
    ],
)
def test_each_counts_what_its_own_words_say(
    above: str, whole: str, part: str, codes: tuple[str, str]
) -> None:
    for lower in ((whole, part), (part, whole)):
        made = means(proposed(rows(above, *lower), desk()))
        assert made == {f"{above} > {whole}": codes[0], f"{above} > {part}": codes[1]}


def test_those_who_lack_one_say_nothing_of_those_beside_them() -> None:
    """`Memiliki` of `Belum Memiliki` is no word of those who have one."""
    made = means(proposed(rows(KK, "KK", "Belum Memiliki"), desk()))
    assert made == {f"{KK} > KK": "kk.issued"}


def test_a_group_of_columns_says_nothing_of_the_next() -> None:
    cells = [[*row] for row in rows(KK, "Jumlah KK", "Memiliki")]
    for row, more in zip(cells[1:3], (["KEPEMILIKAN KIA"] * 2, ["Wajib KIA", "Cetak"]), strict=True):
        row += more
    for row in cells[3:]:
        row += [70, 60]
    assert sorted(means(proposed(cells, desk())).values()) == [
        "kia.eligible",
        "kia.issued",
        "kk.families",
        "kk.issued",
    ]
