"""Where the figure to be mended stands, and what of its repair is worth telling
beside the right value.
"""

from __future__ import annotations

from dataclasses import replace

import pytest

from capaian.domain.audit import AuditRule, Finding, Repair
from capaian.domain.audit.wording import (
    find_other_repair,
    split_wrong_quote,
    write_repair,
    write_wrong_place,
)
from capaian.domain.issue import Level

CELL = "Tabel 2, baris “Jumlah”, kolom “Kolam”"
TOTAL = Finding(
    "T-001",
    AuditRule.SUM,
    Level.ERROR,
    9,
    4,
    "Tabel 2, Jumlah",
    "Jumlah\t47",
    "47",
    "45",
    "20 + 25 = 45.",
    cell=CELL,
    mark=(7, 9),
)
OTHER = Repair(
    7,
    "25",
    "27",
    "angka ke-2 dari 7 menjadi 5",
    2,
    quote="Selatan\t25\t3",
    where="Tabel 2, baris “Selatan”",
)
CHANGED = "(angka ke-2 dari 5 menjadi 7)"
HOLD = "pernyataan menjadi sesuai."
SOUTH = "Tabel 2, baris “Selatan”"
OWN = Repair(9, "47", "45", "angka ke-2 dari 5 menjadi 7", 3)


def test_a_right_total_is_placed_and_quoted_at_the_wrong_item() -> None:
    beside = replace(TOTAL, stays=True, repair=OTHER)
    assert find_other_repair(beside) is OTHER
    assert write_wrong_place(beside) == "Tabel 2, baris “Selatan”"
    assert split_wrong_quote(beside) == ("Selatan\t", "25", "\t3")


@pytest.mark.parametrize(
    "made",
    [
        TOTAL,
        replace(TOTAL, repair=OTHER),
        replace(TOTAL, stays=True, repair=replace(OTHER, line=9)),
        replace(TOTAL, stays=True, root="T-000", repair=OTHER),
    ],
    ids=["no-repair", "its-own-may-be-wrong", "in-its-own-line", "follows"],
)
def test_others_keep_their_place_and_excerpt(made: Finding) -> None:
    assert find_other_repair(made) is None
    assert write_wrong_place(made) == f"{CELL}, halaman 4, baris teks 9"
    assert split_wrong_quote(made) == ("Jumlah\t", "47", "")


def test_a_line_that_is_not_quoted_leaves_the_excerpt() -> None:
    assert (
        split_wrong_quote(replace(TOTAL, stays=True, repair=replace(OTHER, quote="")))[1] == "47"
    )


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, ""),
        ({"repair": replace(OWN, holds=1)}, ""),
        ({"repair": OWN}, "Angka ke-2 dari 5 menjadi 7; 3 pernyataan menjadi sesuai."),
        ({"repair": replace(OWN, repaired="46")}, f"Baris 9: 47 menjadi 46 {CHANGED}; 3 {HOLD}"),
        ({"repair": OTHER, "stays": True}, "47 sudah benar; 2 pernyataan menjadi sesuai."),
        (
            {"repair": replace(OTHER, holds=1), "stays": True},
            f"47 sudah benar; pernyataan ini {HOLD[11:]}",
        ),
        ({"repair": OTHER}, f"{SOUTH}: 25 menjadi 27 (angka ke-2 dari 7 menjadi 5); 2 {HOLD}"),
    ],
    ids=["none", "value-says-it", "own", "another-value", "item", "item-alone", "may-be"],
)
def test_the_repair_tells_what_the_right_value_does_not(
    changes: dict[str, object], expected: str
) -> None:
    assert write_repair(replace(TOTAL, **changes)) == expected
