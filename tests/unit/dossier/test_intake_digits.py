"""A figure with a digit too many or too few is told by its share, which no other row has."""

from __future__ import annotations

import pytest
from tests.intake.desks import KTP, changed, codes, desk, said, taken

WITHOUT_TOTAL = KTP[:-1]


@pytest.mark.parametrize(
    ("change", "where"),
    [
        ((6, 3, 103560), "6 C (Wajib KTP)"),
        ((6, 4, 1031), "6 D (Sudah Rekam)"),
        ((6, 3, 1035), "6 C (Wajib KTP)"),
    ],
)
def test_a_shifted_digit_is_told_at_the_figure_that_stands_out(
    change: tuple[int, int, int], where: str
) -> None:
    at = desk()
    taken(changed(change, rows=WITHOUT_TOTAL), at)
    told = [(place, text) for place, text in said(at) if "satu digit" in text]
    assert [place for place, _ in told] == [where]


def test_both_shares_are_named() -> None:
    at = desk()
    taken(changed((6, 3, 103560), rows=WITHOUT_TOTAL), at)
    (text,) = (text for _, text in said(at) if "satu digit" in text)
    # 10310 of 103560; 5126 of 5159 and 12336 of 12364
    assert text.startswith("Sudah Rekam 10.310 dari Wajib KTP 103.560 adalah 10,0 persen")
    assert "99,4–99,8 persen" in text


@pytest.mark.parametrize(
    "changes",
    [
        [],
        [(6, 3, 103560), (6, 4, 103100)],  # a large kecamatan
        [(6, 4, 5178)],  # half of them
        [(6, 4, 1031), (7, 4, 2845)],  # shares differ
        [(6, 3, 90), (6, 4, 9)],  # few people
    ],
)
def test_other_shares_are_no_shifted_digits(changes: list[tuple[int, int, int]]) -> None:
    at = desk()
    taken(changed(*changes, rows=WITHOUT_TOTAL), at)
    assert "digit_shifted" not in codes(at)


def test_few_rows_show_no_share() -> None:
    at = desk()
    taken(changed((6, 3, 103560), rows=KTP[:7]), at)
    assert "digit_shifted" not in codes(at)
