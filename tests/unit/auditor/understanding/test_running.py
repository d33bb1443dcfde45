"""What has come together so far, down the rows and along the columns."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import audited, told
from tests.unit.auditor.understanding.test_balances import mended

from capaian.domain.audit import AuditRule
from capaian.domain.issue import Level

MONTHS = """
Tabel 2 Penerimaan (juta rupiah)

Bulan | Penerimaan | {head}
Januari | 3.120 | {first}
Februari | 4.285 | 7.405
Maret | 8.940 | 16.345
April | 9.615 | {april}
Mei | {may} | 36.440
Juni | 12.735 | 49.175
{total}
"""
HEADS = ["Kumulatif", "Akumulasi", "s.d. Bulan Ini", "Realisasi sampai dengan bulan ini"]


def months(
    head: str = "Kumulatif", first: str = "3.120", april: str = "25.960", may: str = "10.480", total: str = ""
) -> str:
    return MONTHS.format(head=head, first=first, april=april, may=may, total=total)


@pytest.mark.parametrize("head", HEADS)
def test_each_month_adds_to_what_came_before(head: str) -> None:
    """16.345 + 9.615 = 25.960; 25.960 + 10.480 = 36.440."""
    assert audited(months(head)).findings == ()
    assert mended(months(head, april="29.560")) == [("29.560", "25.960")]
    assert mended(months(head, may="14.080")) == [("14.080", "10.480")]


def test_the_first_month_is_its_own() -> None:
    assert mended(months(first="3.210")) == [("3.210", "3.120")]


def test_many_figures_tell_it_without_a_word() -> None:
    assert mended(months("Jumlah dana", april="29.560")) == [("29.560", "25.960")]


@pytest.mark.parametrize("total", ["Jumlah | 49.175 | ", "Jumlah | 49.175 | 49.175"])
def test_what_is_added_up_already_is_not_added_up_again(total: str) -> None:
    assert audited(months(total=total)).findings == ()


def test_four_quarters_are_enough() -> None:
    """412 + 634 = 1.046; + 598 = 1.644; + 702 = 2.346. One wrong sum is wrong in two rows."""
    rows = (
        "\nTabel 2 Tamu\n\nTriwulan | Tamu | Kumulatif\nTriwulan I | 412 | 412\nTriwulan II | 634 | 1.046\n"
    )
    rest = "Triwulan III | 598 | {}\nTriwulan IV | 702 | 2.346\n"
    assert audited(rows + rest.format("1.644")).findings == ()
    assert mended(rows + rest.format("1.464")) == [("1.464", "1.644")]


def test_levels_below_each_other_are_no_sums() -> None:
    rows = ("Mei | 120 | 310", "Juni | 140 | 305", "Juli | 90 | 395", "Agustus | 75 | 470")
    text = "\n".join(("Tabel 2 Stok", "", "Bulan | Masuk | Stok", *rows))
    assert audited(text).findings == ()


COLUMNS = """
Tabel 3 Produksi (ton)

No | Komoditas | {heads}
1 | Padi | {padi}
2 | Jagung | {jagung}
3 | Kedelai | {kedelai}
4 | Tebu | {tebu}
"""
QUARTERS = {
    "padi": (4210, 5315, 3980, 2750),
    "jagung": (1120, 1445, 1310, 990),
    "kedelai": (315, 402, 288, 196),
    "tebu": (8140, 9225, 10480, 7355),
}
LAYOUTS = {
    "TW I | TW II | TW III | TW IV | s.d. TW II | s.d. TW III | s.d. TW IV": (0, 1, 2, 3, -2, -3, -4),
    "TW I | TW II | s.d. TW II | TW III | s.d. TW III | TW IV | s.d. TW IV": (0, 1, -2, 2, -3, 3, -4),
    "TW I | s.d. TW II | s.d. TW III | s.d. TW IV": (0, -2, -3, -4),
}


def columns(heads: str, wrong: tuple[str, str] | None = None) -> str:
    """Return a table with the parts of a year, and with the first so many of them together."""
    rows = {
        name: " | ".join(
            f"{sum(own[:-place]) if place < 0 else own[place]:,}".replace(",", ".")
            for place in LAYOUTS[heads]
        )
        for name, own in QUARTERS.items()
    }
    text = COLUMNS.format(heads=heads, **rows)
    return text.replace(f"| {wrong[0]} ", f"| {wrong[1]} ") if wrong else text


@pytest.mark.parametrize("heads", LAYOUTS)
def test_columns_of_so_far_that_add_up(heads: str) -> None:
    assert audited(columns(heads)).findings == ()


@pytest.mark.parametrize("heads", [*LAYOUTS][:2])
def test_a_column_of_so_far_adds_up_the_parts_before_it(heads: str) -> None:
    """315 + 402 + 288 = 1.005."""
    assert mended(columns(heads, ("1.005", "1.050"))) == [("1.005".replace("005", "050"), "1.005")]


def test_what_has_come_together_does_not_grow_less() -> None:
    text = columns([*LAYOUTS][2], ("1.005", "105"))
    assert told(text, AuditRule.BOUND) == [(6, "717", "105")]
    assert {found.level for found in audited(text).findings} == {Level.WARNING}


def test_levels_of_each_quarter_may_fall() -> None:
    text = columns([*LAYOUTS][2], ("1.005", "105")).replace("s.d. ", "")
    assert audited(text).findings == ()
