"""A sum of columns that the user leaves out: its parts are asked about, and not taken in its place."""

from __future__ import annotations

from dataclasses import replace

from tests.intake.desks import Cells, balangan, desk, means, proposed

NAMES = ("Juai", "Halong", "Awayan", "Lampihong")


def table() -> Cells:
    lines = [
        [name, 3100 + n, 3050 + n, 6150 + 2 * n, 2900 + n, 2870 + n, 5770 + 2 * n]
        for n, name in enumerate(NAMES)
    ]
    return [
        ["PEREKAMAN KTP-EL TAHUN 2023"],
        [],
        ["KECAMATAN", "WAJIB KTP", None, None, "SUDAH REKAM", None, None],
        [None, "LK", "PR", "JML", "LK", "PR", "JML"],
        *lines,
    ]


LEFT = {"SUDAH REKAM > JML": "-"}
PARTS = {"SUDAH REKAM > LK": "ktp.holders", "SUDAH REKAM > PR": "ktp.holders"}


def test_the_parts_of_a_sum_that_is_left_out_are_asked() -> None:
    at = desk(means=LEFT)
    proposed(table(), at)
    assert [doubt.text for doubt in at.doubts] == [*PARTS]
    assert "jumlahnya, SUDAH REKAM > JML, ditinggalkan" in at.doubts[0].words


def test_what_is_told_of_them_is_taken_at_once() -> None:
    at = desk(means={**LEFT, **PARTS})
    assert means(proposed(table(), at)) == {"WAJIB KTP > JML": "ktp.eligible", **PARTS}
    assert at.doubts == []
    none = desk(means={**LEFT, **dict.fromkeys(PARTS, "-")})
    assert means(proposed(table(), none)) == {"WAJIB KTP > JML": "ktp.eligible"}
    assert none.doubts == []


def test_sums_are_taken_as_before() -> None:
    at = desk()
    taken = {"WAJIB KTP > JML": "ktp.eligible", "SUDAH REKAM > JML": "ktp.holders"}
    assert means(proposed(table(), at)) == taken
    assert at.doubts == []


def test_a_known_table_takes_no_parts_either() -> None:
    known = replace(balangan(), intakes=(proposed(table(), desk()).intake,))
    at = desk(known, means=LEFT)
    assert means(proposed(table(), at)) == {"WAJIB KTP > JML": "ktp.eligible"}
