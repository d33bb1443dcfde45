"""Figures in the dress that other systems put on them."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from decimal import Decimal

import pytest

from capaian.dossier.intake.figures import Kind, Marks, find_marks, is_figure, read_figure
from capaian.dossier.spreadsheets.model import CellValue
from capaian.dossier.tables.rejection import RejectedValueError

DOTS, COMMAS = Marks.DOTS, Marks.COMMAS


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("12336", "12336"),
        ("12.336", "12336"),
        ("1.234.567", "1234567"),
        ("1.234.567,89", "1234567.89"),
        ("99,53", "99.53"),
        ("Rp 1.234.567", "1234567"),
        ("Rp1.234.567,-", "1234567"),
        ("Rp. 1.234.567,--", "1234567"),
        ("rp 500", "500"),
        ("(500)", "-500"),
        ("(1.500,50)", "-1500.50"),
        ("-7", "-7"),
        ("\u22127", "-7"),
        ("12 336", "12336"),
        ("1\u00a0234\u00a0567", "1234567"),
        ("12\u202f336", "12336"),
        ("12\u2009336", "12336"),
        ("12\u2007336", "12336"),
        ("Rp\n12.336", "12336"),
        ("  12.336  ", "12336"),
        ("0", "0"),
        ("000", "0"),
    ],
)
def test_figures_by_dots(text: str, value: str) -> None:
    assert read_figure(text, DOTS, Kind.AMOUNT) == Decimal(value)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("12,336", "12336"),
        ("1,234,567", "1234567"),
        ("1,234,567.89", "1234567.89"),
        ("99.53", "99.53"),
        ("(500)", "-500"),
        ("Rp 1,234,567", "1234567"),
        ("12336", "12336"),
        ("1234.50", "1234.50"),
    ],
)
def test_figures_by_commas(text: str, value: str) -> None:
    assert read_figure(text, COMMAS, Kind.AMOUNT) == Decimal(value)


@pytest.mark.parametrize("text", ["", " ", "-", "--", "–", "—", "\u2212", "n/a", "NA", "Tidak ada data"])
def test_what_says_that_there_is_none(text: str) -> None:
    assert read_figure(text, DOTS, Kind.COUNT) is None


def test_an_empty_cell_is_no_figure_and_nihil_is_nought() -> None:
    assert read_figure(None, DOTS, Kind.COUNT) is None
    assert read_figure("nihil", DOTS, Kind.COUNT) == 0
    assert read_figure("NIHIL", COMMAS, Kind.AMOUNT) == 0


@pytest.mark.parametrize(
    ("value", "code"),
    [
        ("dua belas", "not_a_number"),
        ("12.33", "not_a_number"),
        ("1.23.456", "not_a_number"),
        ("(500", "not_a_number"),
        ("500)", "not_a_number"),
        ("12-336", "not_a_number"),
        ("63.11.02", "not_a_number"),
        ("12.336 jiwa baru", "not_a_number"),
        ("#REF!", "not_a_number"),
        (True, "truth_cell"),
        (False, "truth_cell"),
        (date(2023, 12, 31), "date_cell"),
        (datetime(2023, 12, 31, 7, 0), "date_cell"),  # noqa: DTZ001  # as cells hold them
        (time(7, 30), "time_cell"),
        (timedelta(hours=30), "time_cell"),
        (Decimal("12.336"), "figure_with_fraction"),
        ("99,53", "text_with_fraction"),
        (Decimal(-3), "negative_count"),
        ("(3)", "negative_count"),
        (Decimal(10) ** 15, "number_too_long"),
        ("1.000.000.000.000.000", "number_too_long"),
    ],
)
def test_what_is_no_count(value: CellValue, code: str) -> None:
    with pytest.raises(RejectedValueError) as rejection:
        read_figure(value, DOTS, Kind.COUNT)
    assert rejection.value.code == code


def test_a_lost_thousands_dot_is_shown_as_people_write_it() -> None:
    with pytest.raises(RejectedValueError) as rejection:
        read_figure(Decimal("12.336"), DOTS, Kind.COUNT)
    assert rejection.value.words == {"shown": "12,336"}


def test_amounts_may_be_negative_and_have_decimals() -> None:
    assert read_figure(Decimal("-12.50"), DOTS, Kind.AMOUNT) == Decimal("-12.50")


def test_a_whole_figure_comes_without_decimals() -> None:
    assert str(read_figure(Decimal("12.00"), DOTS, Kind.COUNT)) == "12"
    assert str(read_figure("12,00", DOTS, Kind.COUNT)) == "12"


@pytest.mark.parametrize(
    ("values", "marks"),
    [
        ([], DOTS),
        (["12.336"], DOTS),
        (["12,336"], COMMAS),
        (["12.336", "99,53"], DOTS),
        (["12,336", "99.53"], COMMAS),
        (["1.234.567"], DOTS),
        (["1,234,567"], COMMAS),
        (["1.234,50"], DOTS),
        (["1,234.50"], COMMAS),
        (["12.336", "12.401", "1,000"], DOTS),
        (["12,336", "12,401", "1.000"], COMMAS),
        (["12,336", "1.234.567"], DOTS),
        ([Decimal("12.5"), None, "Juai"], DOTS),
        (["99,5", "98.1", "97.2"], COMMAS),
    ],
)
def test_how_a_table_parts_thousands(values: list[CellValue], marks: Marks) -> None:
    assert find_marks(values, Kind.COUNT) is marks


@pytest.mark.parametrize("value", [Decimal(3), "12.336", "12,336", "99,53%", "(500)", "Rp 5", "12 336"])
def test_what_looks_like_a_figure(value: CellValue) -> None:
    assert is_figure(value)


@pytest.mark.parametrize("value", [None, "", "Juai", "63.11.02", "2.12.01.2.01", "5.1.02", True, "1a", "-"])
def test_what_looks_like_none(value: CellValue) -> None:
    assert not is_figure(value)


@pytest.mark.parametrize("sign", ["\n", "\r\n", "\t", "\v", "\u2028", "\u2029", "\x85", "\n "])
@pytest.mark.parametrize("kind", Kind)
def test_two_figures_one_below_the_other_are_none(sign: str, kind: Kind) -> None:
    """Of a cell of two lines, `6` and `120`, nobody reads 6120."""
    assert not is_figure(f"6{sign}120")
    with pytest.raises(RejectedValueError) as refused:
        read_figure(f"6{sign}120", DOTS, kind)
    assert refused.value.code == "not_a_number"


@pytest.mark.parametrize("text", ["98%", "12336%", "99,53%", "99,53 %", "(5)%", "Rp 5%"])
@pytest.mark.parametrize(("kind", "unit"), [(Kind.COUNT, "hitungan"), (Kind.AMOUNT, "uang")])
def test_a_percentage_is_no_count_and_no_money(text: str, kind: Kind, unit: str) -> None:
    with pytest.raises(RejectedValueError) as refused:
        read_figure(text, DOTS, kind)
    assert refused.value.code == ("not_a_number" if text.startswith("(") else "percent_of_other")
    assert text.startswith("(") or unit in refused.value.words["unit"]


@pytest.mark.parametrize(
    ("text", "marks", "value"),
    [("99,53%", DOTS, "99.53"), ("99,53 %", DOTS, "99.53"), ("99.53%", COMMAS, "99.53"), ("98%", DOTS, "98")],
)
def test_a_ratio_may_be_a_percentage(text: str, marks: Marks, value: str) -> None:
    assert read_figure(text, marks, Kind.RATIO) == Decimal(value)


@pytest.mark.parametrize("kind", [Kind.COUNT, Kind.AMOUNT])
@pytest.mark.parametrize(
    ("text", "thousand", "fraction"),
    [
        ("12.000,000", "12000000", "12000"),
        ("12,000.000", "12000000", "12000"),
        ("1.250.000,000", "1250000000", "1250000"),
        ("4.321,500", "4321500", "4321,5"),
    ],
)
def test_three_decimals_behind_groups_are_asked_back_in_counts_as_in_money(
    text: str, thousand: str, fraction: str, kind: Kind
) -> None:
    """A comma was typed for a dot: twelve million people would be kept as twelve thousand."""
    with pytest.raises(RejectedValueError) as caught:
        read_figure(text, Marks.DOTS, kind)
    assert caught.value.code == "ambiguous_number"
    assert caught.value.words == {"thousand": thousand, "fraction": fraction}


@pytest.mark.parametrize(
    ("text", "value"), [("12.000,00", "12000"), ("12.000,0", "12000"), ("12.000", "12000")]
)
def test_counts_with_other_noughts_are_read(text: str, value: str) -> None:
    assert read_figure(text, Marks.DOTS, Kind.COUNT) == Decimal(value)
