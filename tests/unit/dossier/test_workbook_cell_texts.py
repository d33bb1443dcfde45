"""One cell in: what a person sees is taken, what may have lost something is asked back."""

from __future__ import annotations

from datetime import date, datetime, time
from decimal import Decimal

import pytest
from tests.every_case import every_case

from capaian.dossier.excel.book import CellValue, Odd
from capaian.dossier.excel.read.cell_texts import is_typed_percentage, text_of_cell
from capaian.dossier.tables import ALL_PARTS
from capaian.dossier.tables.declaration import Table
from capaian.dossier.tables.kinds import (
    AREA_CODE,
    BOOLEAN,
    CODE,
    CODES,
    COUNT,
    DAY,
    DECIMAL,
    HEADCOUNT,
    MARK,
    PARTIAL_DATE,
    PERIOD,
    SHA256,
    TEXT,
    UNIT,
    YEAR,
    Kind,
    limit,
)
from capaian.dossier.tables.rejection import RejectedValueError

JUNE = date(2023, 6, 1)
CAP = limit(100, 120)
LEVEL = next(
    column.kind
    for part in ALL_PARTS
    if isinstance(part, Table) and part.file == "areas.csv"
    for column in part.columns
    if column.name == "kind" and isinstance(column.kind, Kind)
)
EVERY_KIND = (
    AREA_CODE,
    BOOLEAN,
    CODE,
    CODES,
    COUNT,
    DAY,
    DECIMAL,
    HEADCOUNT,
    MARK,
    PARTIAL_DATE,
    PERIOD,
    SHA256,
    TEXT,
    UNIT,
    YEAR,
    CAP,
    LEVEL,
)
PERCENT, MONTH, YEARLY, FORMULA = (
    (Odd.PERCENT, "0%"),
    (Odd.MONTH, "mmm-yy"),
    (Odd.YEAR, "yyyy"),
    (Odd.FORMULA, "A1"),
)


@every_case("kind", EVERY_KIND)
def test_an_empty_cell_has_an_empty_text(kind: Kind) -> None:
    assert text_of_cell(kind, None) == ""


@every_case(
    ("kind", "value", "text"),
    [
        (DECIMAL, "83,64", "83,64"),
        (DECIMAL, " 83.64\u00a0", "83.64"),
        (DECIMAL, Decimal("83.64"), "83.64"),
        (DECIMAL, Decimal("83.125"), "83.1250"),
        (DECIMAL, Decimal("-9.36"), "-9.36"),
        (DECIMAL, Decimal("0.125"), "0.125"),
        (DECIMAL, Decimal("999999999999999"), "999999999999999"),
        (COUNT, Decimal("12336"), "12336"),
        (COUNT, Decimal("12.336"), "12.3360"),
        (HEADCOUNT, Decimal("3"), "3"),
        (YEAR, Decimal("2023"), "2023"),
        (PERIOD, Decimal("2023"), "2023"),
        (PERIOD, "2023-q3", "2023-Q3"),
        (CODE, Decimal("63"), "63"),
        (CODE, " iku-1 ", "iku-1"),
        (AREA_CODE, Decimal("63"), "63"),
        (CODES, Decimal("1"), "1"),
        (TEXT, Decimal("12"), "12"),
        (TEXT, "  - text: x", "  - text: x"),
        (TEXT, "31/12/2023", "31/12/2023"),
        (UNIT, "percent", "percent"),
        (PARTIAL_DATE, Decimal("2023"), "2023"),
        (MARK, "Ya", "Ya"),
        (CAP, Decimal("120"), "120"),
        (CAP, "None", "none"),
        (CAP, "tanpa batas", "none"),
        (LEVEL, "Kecamatan", "district"),
        (LEVEL, "DISTRICT", "district"),
        (LEVEL, "dusun", "dusun"),
        (BOOLEAN, "YA", "ya"),
        (BOOLEAN, True, "ya"),
        (BOOLEAN, False, "tidak"),
        (MARK, True, "ya"),
    ],
)
def test_values_become_the_texts_of_their_kind(kind: Kind, value: CellValue, text: str) -> None:
    assert text_of_cell(kind, value) == text


@every_case("kind", [DAY, PARTIAL_DATE, MARK])
@every_case(
    ("typed", "text"),
    [
        ("31/12/2023", "2023-12-31"),
        ("1-2-2023", "2023-02-01"),
        ("01.02.2023", "2023-02-01"),
        ("31 Desember 2023", "2023-12-31"),
        ("31 Des 2023", "2023-12-31"),
        ("31 Des. 2023", "2023-12-31"),
        ("31-Des-2023", "2023-12-31"),
        ("5 Agt 2023", "2023-08-05"),
        ("5 Nop 2023", "2023-11-05"),
        ("1 juli 2023", "2023-07-01"),
        ("Juli 2023", "2023-07"),
        ("2023-12-31", "2023-12-31"),
        ("31/02/2023", "31/02/2023"),
        ("1/2-2023", "1/2-2023"),
        ("12/31/2023", "12/31/2023"),
        ("30 Juno 2023", "30 Juno 2023"),
        ("kemarin", "kemarin"),
    ],
)
def test_days_as_people_write_them(kind: Kind, typed: str, text: str) -> None:
    assert text_of_cell(kind, typed) == text


@pytest.mark.parametrize(
    ("kind", "odd", "text"),
    [
        (DAY, None, "2023-06-01"),
        (PARTIAL_DATE, None, "2023-06-01"),
        (PARTIAL_DATE, MONTH, "2023-06"),
        (PARTIAL_DATE, YEARLY, "2023"),
        (MARK, MONTH, "2023-06"),
        (PERIOD, MONTH, "2023-M06"),
        (PERIOD, YEARLY, "2023"),
        (YEAR, YEARLY, "2023"),
        (DAY, FORMULA, "2023-06-01"),
    ],
)
def test_of_a_date_counts_what_is_shown(kind: Kind, odd: tuple[Odd, str] | None, text: str) -> None:
    assert text_of_cell(kind, JUNE, odd) == text
    assert text_of_cell(kind, datetime.combine(JUNE, time(14, 30)), odd) == text


@pytest.mark.parametrize(
    ("kind", "value", "text"),
    [
        (DECIMAL, "0.86", "86"),
        (DECIMAL, "0.955", "95.5"),
        (DECIMAL, "0.93125", "93.1250"),
        (DECIMAL, "1", "100"),
        (DECIMAL, "0", "0"),
        (TEXT, "0.955", "95,5%"),
        (UNIT, "1", "100%"),
    ],
)
def test_of_a_percentage_counts_what_is_shown(kind: Kind, value: str, text: str) -> None:
    assert text_of_cell(kind, Decimal(value), PERCENT) == text


def test_of_a_sign_of_percent_in_the_format_the_value_counts() -> None:
    odd = Odd.PERCENT_SIGN, '0.0"%"'
    assert text_of_cell(DECIMAL, Decimal("97.5"), odd) == "97.5"
    assert text_of_cell(DECIMAL, Decimal(100), odd) == "100"
    assert text_of_cell(TEXT, Decimal("97.5"), odd) == "97,5%"


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        ("86%", "86"),
        ("86 %", "86"),
        (" 93,46\u00a0% ", "93,46"),
        ("-9.36%", "-9.36"),
        ("1.234%", "1.234"),
        ("86%%", "86%%"),
        ("%", "%"),
        ("86% lebih", "86% lebih"),
    ],
)
def test_a_sign_of_percent_is_left_out(typed: str, text: str) -> None:
    assert text_of_cell(DECIMAL, typed) == text
    assert is_typed_percentage(DECIMAL, typed) is (typed != text)


@every_case("kind", [COUNT, HEADCOUNT, TEXT, UNIT, PERIOD])
@every_case("typed", ["86%", "Rp 1.234"])
def test_signs_stay_in_columns_of_other_things(kind: Kind, typed: str) -> None:
    assert text_of_cell(kind, typed) == typed
    assert not is_typed_percentage(kind, typed)


@every_case(
    ("typed", "text"),
    [
        ("Rp 30.633.400", "30633400"),
        ("Rp111.574.800,-", "111574800"),
        ("rp. 500.000,00", "500000,00"),
        ("Rp\u00a01.234", "1234"),
        ("1.234,-", "1234"),
        ("Rp 0,--", "0"),
        ("Rp 30633400", "30633400"),
        ("1.234", "1.234"),
        ("83,64", "83,64"),
        ("Rp 1,234", "Rp 1,234"),
        ("Rp 1.23", "Rp 1.23"),
        ("Rp 1.234.56", "Rp 1.234.56"),
        ("Rp 1.000 juta", "Rp 1.000 juta"),
        ("Rp", "Rp"),
        ("$ 5", "$ 5"),
    ],
)
def test_an_amount_is_read_where_it_is_clear_and_the_column_is_money(typed: str, text: str) -> None:
    assert text_of_cell(DECIMAL, typed, unit="rupiah") == text
    assert text_of_cell(DECIMAL, typed) == (typed if typed[:2].lower() == "rp" or "-" in typed else text)


def refusal(kind: Kind, value: CellValue, odd: tuple[Odd, str] | None = None) -> RejectedValueError:
    with pytest.raises(RejectedValueError) as caught:
        text_of_cell(kind, value, odd)
    return caught.value


@every_case("kind", EVERY_KIND)
def test_what_is_lost_is_lost_in_every_column(kind: Kind) -> None:
    error = refusal(kind, None, (Odd.ERROR, "#REF!"))
    assert (error.code, error.words) == ("error_cell", {"error": "#REF!"})
    assert refusal(kind, None, (Odd.NO_VALUE, "A1+1")).code == "formula_without_value"
    assert refusal(kind, Decimal("0.5"), (Odd.TIME, "hh:mm")).code == "time_cell"
    assert refusal(kind, Decimal(10) ** 15).code == "number_too_long"
    assert refusal(kind, -(Decimal(10) ** 15)).words == {"limit": "15"}


@every_case(
    ("kind", "value", "odd", "code"),
    [
        *((kind, Decimal("1.1"), None, "text_as_number") for kind in (CODE, CODES, AREA_CODE, TEXT, UNIT)),
        *((kind, JUNE, None, "date_cell") for kind in (CODE, AREA_CODE, DECIMAL, COUNT, HEADCOUNT)),
        *((kind, JUNE, None, "date_cell") for kind in (TEXT, UNIT, YEAR, BOOLEAN, LEVEL, SHA256)),
        *((kind, JUNE, MONTH, "date_cell") for kind in (TEXT, YEAR, DECIMAL)),
        (PERIOD, JUNE, None, "day_as_period"),
        (DAY, JUNE, MONTH, "date_without_day"),
        (DAY, JUNE, YEARLY, "date_without_day"),
        *(
            (kind, Decimal("0.86"), PERCENT, "percent_cell")
            for kind in (COUNT, HEADCOUNT, YEAR, CODE, PERIOD)
        ),
        (COUNT, Decimal(97), (Odd.PERCENT_SIGN, '0"%"'), "percent_cell"),
        *((kind, True, None, "truth_cell") for kind in (TEXT, DECIMAL, CODE, PERIOD, DAY, LEVEL)),
    ],
)
def test_what_may_be_another_thing_is_questioned(
    kind: Kind, value: CellValue, odd: tuple[Odd, str] | None, code: str
) -> None:
    assert refusal(kind, value, odd).code == code


def test_a_format_that_may_show_another_number_is_questioned_whatever_the_column_holds() -> None:
    for kind in (COUNT, DECIMAL, CODE, TEXT):
        error = refusal(kind, Decimal(12), (Odd.UNCLEAR, '0"K"'))
        assert (error.code, error.words) == ("format_unclear", {"format": '0"K"'})
    assert refusal(COUNT, Decimal("0.5"), (Odd.TIME, "hh:mm")).code == "time_cell"


def test_the_words_of_a_refusal_show_the_cell() -> None:
    assert refusal(CODE, Decimal("63.1")).words == {"shown": "63,1"}
    assert refusal(CODE, JUNE).words == {"day": "01/06/2023"}
    assert refusal(COUNT, Decimal("0.855"), PERCENT).words == {"shown": "85,5%", "format": "0%"}
    assert refusal(DAY, JUNE, MONTH).words == {"shown": "06/2023"}
    assert refusal(TEXT, False).words == {"shown": "FALSE"}


@pytest.mark.parametrize("places", range(7))
def test_a_figure_is_read_as_the_same_figure(places: int) -> None:
    """Whatever decimals a number cell has, the reader of figures never asks back what it means."""
    value = Decimal(1234567).scaleb(-places)
    assert DECIMAL.read(text_of_cell(DECIMAL, value)) == value


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        ("2,517,300.75", "2517300.75"),
        ("-4,120.5", "-4120.5"),
        ("\u22124,120.5", "-4120.5"),
        ("8,765,432", "8765432"),
        ("3,456.789", "3456.7890"),
        ("7\u00a0654", "7654"),
        ("7\u202f654\u202f321,25", "7654321.25"),
        ("12 336", "12336"),
        ("1 234,567", "1234.5670"),
    ],
)
def test_groups_that_can_be_read_in_one_way_only_are_read(typed: str, text: str) -> None:
    assert text_of_cell(DECIMAL, typed) == text


@pytest.mark.parametrize(
    "typed",
    [
        "3,456",
        "12,34,567.0",
        "1,234,56",
        "0,123.5",
        "7\u00a065",
        "7\u00a0654\u00a03",
        "1 234.567.8",
        "7  654",
    ],
)
def test_groups_that_say_two_things_or_none_are_left_to_the_reader_of_figures(typed: str) -> None:
    assert text_of_cell(DECIMAL, typed) == typed


@pytest.mark.parametrize("kind", [COUNT, DECIMAL])
@pytest.mark.parametrize(
    ("typed", "thousand", "fraction"),
    [
        ("1,000.000", "1000000", "1000"),
        ("1,250,000.000", "1250000000", "1250000"),
        ("-12,000.000", "-12000000", "-12000"),
        ("7 654,000", "7654000", "7654"),
    ],
)
def test_noughts_behind_another_mark_are_questioned(
    typed: str, thousand: str, fraction: str, kind: Kind
) -> None:
    """A dot is soon typed for a comma: a million would be kept as a thousand."""
    with pytest.raises(RejectedValueError) as caught:
        text_of_cell(kind, typed)
    assert caught.value.words == {"thousand": thousand, "fraction": fraction}
    assert caught.value.code == "ambiguous_number"


@pytest.mark.parametrize(
    ("typed", "read"), [("12,336,000", "12336000"), ("12\u00a0336", "12336"), ("1,234.00", "1234.00")]
)
def test_groups_are_read_in_counts_too(typed: str, read: str) -> None:
    assert text_of_cell(COUNT, typed) == read


def test_groups_are_left_in_texts_and_codes() -> None:
    assert text_of_cell(TEXT, "1,234,567 jiwa dan 12\u00a0336") == "1,234,567 jiwa dan 12\u00a0336"
    assert text_of_cell(CODE, "12 336") == "12 336"
