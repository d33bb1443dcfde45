"""Each kind of value: what it reads, what it refuses with which message, what it writes."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal

import pytest
from tests.every_case import every_case

from capaian.domain.office import AreaKind
from capaian.domain.period import Period
from capaian.domain.policy import AchievementMethod
from capaian.domain.value import Unit
from capaian.dossier.messages import CATALOGUE
from capaian.dossier.tables import kinds
from capaian.dossier.tables.kinds import Kind
from capaian.dossier.tables.numbers import read_decimal, read_whole, write_number
from capaian.dossier.tables.rejection import RejectedValueError

AREA_KIND = kinds.choice(AreaKind)
CAP = kinds.limit(100, 110, 120)


@every_case(
    ("text", "value"),
    [
        ("0", "0"),
        ("86", "86"),
        ("86.10", "86.10"),
        ("67,80", "67.80"),
        ("0,5", "0.5"),
        ("-9.36", "-9.36"),
        ("−9,36", "-9.36"),
        ("1.234,5", "1234.5"),
        ("1.234.567", "1234567"),
        ("6.962.697.488,25", "6962697488.25"),
        ("12336", "12336"),
        ("0.123", "0.123"),
        ("0,123", "0.123"),
        ("1234.5670", "1234.5670"),
        ("1,2345", "1.2345"),
        ("1.2340", "1.2340"),
        ("007", "7"),
    ],
)
def test_decimals_that_can_be_read_in_one_way_only(text: str, value: str) -> None:
    read = read_decimal(text)
    assert read == Decimal(value)
    assert str(read) == str(Decimal(value))


@pytest.mark.parametrize(
    "text",
    ["1.234", "1,234", "999.999", "-1.234", "−12,345", "1234.567", "1100.000", "1100000,000", "01.500"],
)
def test_one_group_of_three_is_questioned_where_decimals_are_possible(text: str) -> None:
    with pytest.raises(RejectedValueError) as caught:
        read_decimal(text)
    assert caught.value.code == "ambiguous_number"


def test_the_two_readings_are_offered_in_forms_that_are_not_ambiguous_themselves() -> None:
    with pytest.raises(RejectedValueError) as caught:
        read_decimal("-12,345")
    words = caught.value.words
    assert read_decimal(words["thousand"]) == Decimal("-12345")
    assert read_decimal(words["fraction"]) == Decimal("-12.345")


@pytest.mark.parametrize("read", [read_decimal, read_whole])
@pytest.mark.parametrize(
    ("text", "thousand", "fraction"),
    [
        ("1.000,000", "1000000", "1000"),
        ("12.000,000", "12000000", "12000"),
        ("-2.500,000", "-2500000", "-2500"),
        ("1.250.000,000", "1250000000", "1250000"),
    ],
)
def test_a_comma_typed_for_a_dot_is_questioned(
    text: str, thousand: str, fraction: str, read: Callable[[str], Decimal]
) -> None:
    """Nobody writes three noughts of a fraction: a million would be kept as a thousand."""
    with pytest.raises(RejectedValueError) as caught:
        read(text)
    assert (caught.value.code, caught.value.words) == (
        "ambiguous_number",
        {"thousand": thousand, "fraction": fraction},
    )
    assert read(thousand) == 1000 * read(fraction)


@pytest.mark.parametrize("text", ["1.000,00", "1.000,0000", "1.234,567", "0,000"])
def test_other_decimals_behind_groups_are_decimals(text: str) -> None:
    assert read_decimal(text) == Decimal(text.replace(".", "").replace(",", "."))


@pytest.mark.parametrize(
    ("text", "value"),
    [("12.336", 12336), ("1.234.567", 1234567), ("12.0", 12), ("12,00", 12), ("0", 0), ("500.000", 500000)],
)
def test_thousands_are_clear_where_no_decimals_are_possible(text: str, value: int) -> None:
    assert read_whole(text) == value
    assert read_whole(text).as_tuple().exponent == 0


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("1,234", "lone_group"),
        ("2,919", "lone_group"),
        ("9500.125", "lone_group"),
        ("9500.000", "ambiguous_number"),
        ("9500,000", "ambiguous_number"),
        ("12.5", "not_whole"),
        ("0.123", "not_whole"),
        ("12.3365", "not_whole"),
        ("dua", "not_a_number"),
    ],
)
def test_whole_numbers_that_are_refused(text: str, code: str) -> None:
    with pytest.raises(RejectedValueError) as caught:
        read_whole(text)
    assert caught.value.code == code
    # Only what the column takes is offered.
    assert [read_whole(word) for word in caught.value.words.values()] or code.startswith("not")


@every_case(
    "text",
    [
        "", "-", ".", ",", "1.", ".5", ",5", "5,", "1e3", "1_000", "0x1F", "NaN", "-Infinity", "Rp500", "50%",
        "1,234,567", "1.23.456", "1.234.56", "1,2,3", "1 000", "+5", "--5", "５", "1.234,", "12.3456,7", "½",
    ],
)  # fmt: skip
def test_what_is_no_number(text: str) -> None:
    with pytest.raises(RejectedValueError) as caught:
        read_decimal(text)
    assert caught.value.code == "not_a_number"


def test_endless_numbers_are_refused_before_anything_is_computed() -> None:
    for text in ("9" * 1_000_000, "9" * 21, "92." + "3" * 19, "9" * 18 + ".000"):
        with pytest.raises(RejectedValueError) as caught:
            read_decimal(text)
        assert caught.value.code == "number_too_long"
    assert read_decimal("9" * 20) == Decimal("9" * 20)


@every_case(
    ("value", "text"),
    [
        ("12336", "12336"),
        ("99.53", "99.53"),
        ("-9.36", "-9.36"),
        ("3.40", "3.40"),
        ("-0", "0"),
        ("-0.00", "0.00"),
        ("1E+3", "1000"),
        ("93.125", "93.1250"),
        ("-1.234", "-1.2340"),
        ("0.125", "0.125"),
        ("1234.567", "1234.5670"),
    ],
)
def test_a_written_number_is_plain_and_can_be_read_back(value: str, text: str) -> None:
    assert write_number(Decimal(value)) == text
    assert read_decimal(text) == Decimal(value)


@every_case(
    ("kind", "text", "value"),
    [
        (kinds.TEXT, "a\r\nb\rc", "a\nb\nc"),
        (kinds.TEXT, "kolom\tdua", "kolom\tdua"),
        (kinds.CODE, "III.1.2", "III.1.2"),
        (kinds.CODE, "ktp.holders", "ktp.holders"),
        (kinds.CODE, "*", "*"),
        (kinds.CODES, "iku-1  ik-2\tik-3", ("iku-1", "ik-2", "ik-3")),
        (kinds.AREA_CODE, "63", "63"),
        (kinds.AREA_CODE, "63.11.02.2001", "63.11.02.2001"),
        (kinds.UNIT, "percent", Unit("percent")),
        (kinds.SHA256, "AB" * 32, "ab" * 32),
        (kinds.COUNT, "12.336", Decimal(12336)),
        (kinds.PERIOD, "2023-S1", Period.parse("2023-S1")),
        (kinds.YEAR, "2023", 2023),
        (kinds.DAY, "2024-02-29", date(2024, 2, 29)),
        (kinds.PARTIAL_DATE, "2023", "2023"),
        (kinds.PARTIAL_DATE, "2023-07", "2023-07"),
        (kinds.PARTIAL_DATE, "2023-07-14", "2023-07-14"),
        (kinds.BOOLEAN, "ya", True),
        (kinds.BOOLEAN, "Tidak", False),
        (kinds.BOOLEAN, "TRUE", True),
        (kinds.BOOLEAN, "false", False),
        (kinds.HEADCOUNT, "46", 46),
        (AREA_KIND, "district", AreaKind.DISTRICT),
        (CAP, "none", None),
        (CAP, "110", Decimal(110)),
    ],
)
def test_what_a_kind_reads(kind: Kind, text: str, value: object) -> None:
    assert kind.read(text) == value
    assert kind.read(kind.write(kind.read(text))) == value


@every_case(
    ("kind", "text", "code"),
    [
        (kinds.TEXT, "a\x07b", "control_character"),
        (kinds.CODE, "kepala dinas", "bad_code"),
        (kinds.CODE, "-x", "bad_code"),
        (kinds.CODE, "x" * 81, "bad_code"),
        (kinds.CODE, "a;b", "bad_code"),
        (kinds.CODES, "iku-1 ,x", "bad_code"),
        (kinds.AREA_CODE, "6311", "bad_area_code"),
        (kinds.AREA_CODE, "63.11.2", "bad_area_code"),
        (kinds.AREA_CODE, "63.11.02.01", "bad_area_code"),
        (kinds.SHA256, "g" * 64, "bad_sha256"),
        (kinds.DIGEST, "g" * 16, "bad_digest"),
        (kinds.DIGEST, "a" * 64, "bad_digest"),
        (kinds.COUNT, "-1", "negative_count"),
        (kinds.PERIOD, "2023-Q5", "bad_period"),
        (kinds.PERIOD, "٢٠٢٣", "bad_period"),
        (kinds.PERIOD, "1850", "bad_period"),
        (kinds.YEAR, "23", "bad_year"),
        (kinds.YEAR, "2250", "bad_year"),
        (kinds.YEAR, "²023", "bad_year"),
        (kinds.DAY, "2023-02-29", "bad_date"),
        (kinds.DAY, "20230101", "bad_date"),
        (kinds.DAY, "2023-W01-1", "bad_date"),
        (kinds.PARTIAL_DATE, "2023-00", "bad_date"),
        (kinds.PARTIAL_DATE, "2023-13", "bad_date"),
        (kinds.PARTIAL_DATE, "9999", "bad_date"),
        (kinds.PARTIAL_DATE, "1899-12", "bad_date"),
        (kinds.PARTIAL_DATE, "0201-03-05", "bad_date"),
        (kinds.MARK, "9999", "bad_mark"),
        (kinds.MARK, "0201-03-05", "bad_mark"),
        (kinds.PARTIAL_DATE, "Juli 2023", "bad_date"),
        (kinds.BOOLEAN, "1", "bad_boolean"),
        (kinds.HEADCOUNT, "-2", "negative_count"),
        (kinds.HEADCOUNT, "2.5", "not_whole"),
        (kinds.integer(1, 50), "0", "out_of_range"),
        (kinds.integer(1, 50), "51", "out_of_range"),
        (AREA_KIND, "District", "unknown_value"),
        (kinds.choice(AchievementMethod), "(T-R)/T", "unknown_value"),
        (CAP, "115", "unknown_value"),
    ],
)
def test_what_a_kind_refuses(kind: Kind, text: str, code: str) -> None:
    with pytest.raises(RejectedValueError) as caught:
        kind.read(text)
    assert caught.value.code == code


@pytest.mark.parametrize("text", ["12.5", "12,5"])
def test_who_typed_a_comma_reads_nothing_of_a_dot(text: str) -> None:
    with pytest.raises(RejectedValueError) as caught:
        kinds.COUNT.read(text)
    assert caught.value.code == "not_whole"
    assert "titik atau komanya" in CATALOGUE["not_whole"].remedy


@pytest.mark.parametrize(
    ("kind", "empty"),
    [
        (kinds.TEXT, ""),
        (kinds.DECIMAL, None),
        (kinds.CODES, ()),
        (kinds.COUNT, None),
    ],
)
def test_an_empty_cell_is_not_provided_and_never_zero(kind: Kind, empty: object) -> None:
    assert kind.read_cell("  ") == empty
    assert kind.write_cell(empty) == ""
    assert kind.write_cell(None) == ""


def test_zero_is_written_as_zero() -> None:
    assert kinds.COUNT.write_cell(Decimal(0)) == "0"
    assert kinds.HEADCOUNT.write_cell(0) == "0"
    assert kinds.BOOLEAN.write_cell(False) == "tidak"
