"""A NIK parted in any way is found in free texts; amounts, dates, codes and tables are none.

All numbers are invented: their regency does not exist.
"""

from __future__ import annotations

import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.every_case import every_case

from capaian.rulebook.personal import find_personal_number, looks_personal

NIK = "6399014101900001"
PAIRS = [NIK[place : place + 2] for place in range(0, 16, 2)]
SIX = (NIK[:6], NIK[6:12], NIK[12:])


@every_case(
    "parted",
    [
        f"{NIK[:4]} {NIK[4:]}",
        f"{NIK[:8]} {NIK[8:]}",
        f"{NIK[:2]}.{NIK[2:]}",
        f"{NIK[:12]}:{NIK[12:]}",
        "\n".join(SIX),
        "\r\n".join(SIX),
        "  ".join(SIX),
        ":".join(SIX),
        "\u00b7".join(SIX),
        "({})({})({})".format(*SIX),
        "({}) ({}) ({})".format(*SIX),
        " | ".join(SIX),
        ";".join(SIX),
        *(sign.join(PAIRS) for sign in (" ", ".", ",", "\u00b7", ")(", "-", ":", "\n", " . ")),
        ".".join(NIK),
        "639.901.410.190.000.1",
        f"{SIX[0]}, {SIX[1]} - {SIX[2]}",
        "".join(chr(0x660 + int(sign)) for sign in f"{NIK[:8]}") + " " + NIK[8:],
    ],
)
def test_however_it_is_parted_it_is_found(parted: str) -> None:
    for text in (
        parted,
        f"Warga dengan NIK {parted} dihitung dua kali.",
        f"1. {parted}\n",
        f"({parted})",
    ):
        assert looks_personal(text), text


@every_case(
    "text",
    [
        "Rp 6.399.014.101.900.001",
        "Rp 6.399.014.101.900.001,00",
        "Semula Rp 63.990.141, menjadi Rp 10.190.001",
        "63.990.141 10.190.001",
        "639.901 410.190 0001",
        "13/01/2024 - 05/02/2024",
        "13-01-2024; 05-02-2024; 11-03-2024",
        "1990-01-13 1990-02-05",
        "2.12.01.2.06.0001 5.1.02",
        "2.12.03.2.01.0002.5.1.02.01.01.0024",
        "63,99 01,41 01,90 00,01",
        "0812-3456-7890 0813",
        "2021 2022 2023 2024",
        "12336\n45120\n101234",
        "63990\n14101\n900001",
        "63990141 01900001 555 4321 88",
        "\n".join(["639901", "410190", "0001", "4410", "9120"]),
        "63.99.01.2001, 63.99.01.2002",
        "3.217 KK, 6399 jiwa, 0141 rumah, 0190 anak, 0001",
        "9999 01410190 0001",
        "6399-0141-1390-0001",
        "99 01 41 13 90 00 01 12",
    ],
)
def test_what_else_offices_write_is_none(text: str) -> None:
    assert not looks_personal(text)


def test_cells_of_a_dossier_may_still_stand_in_columns() -> None:
    assert find_personal_number("  ".join(SIX)) is None


@given(
    st.lists(st.integers(0, 999_999_999), min_size=4, max_size=30),
    st.sampled_from(["\n", "\t", "; "]),
)
def test_a_column_of_amounts_is_nobody(amounts: list[int], between: str) -> None:
    written = [f"{amount:,}".replace(",", ".") for amount in amounts]
    assert not looks_personal(between.join(f"Rp {each}" for each in written))


def test_long_texts_are_read_in_a_time_that_grows_as_they_do() -> None:
    for text in ("63 ", "6399 ", "12.336\n", "6 ", "639901410190 ", "1\n\n\n\n\n\n", "(63)"):
        few, many = (min(_seconds(text * times) for _ in range(2)) for times in (2_000, 16_000))
        assert many < 20 * few + 0.1, (
            text,
            few,
            many,
        )  # eight times as long; squared it would be 64


def _seconds(text: str) -> float:
    """Time of the processor: others may work beside the tests."""
    begun = time.process_time()
    looks_personal(text)
    return time.process_time() - begun


@given(
    st.sampled_from(["11", "31", "36", "51", "63", "73", "96"]),
    st.integers(1, 28),
    st.integers(1, 12),
    st.booleans(),
    st.lists(st.sampled_from([4, 6, 8, 10, 12]), min_size=1, max_size=4, unique=True),
    st.sampled_from([" ", "  ", "\n", ":", ";", " - ", ")(", "\u00b7", " / ", "\t"]),
)
def test_a_number_that_is_cut_where_its_pieces_end_is_found(
    province: str, day: int, month: int, is_woman: bool, cuts: list[int], sign: str
) -> None:
    number = f"{province}9941{day + 40 * is_woman:02}{month:02}877777"
    places = [0, *sorted(cuts), len(number)]
    parted = sign.join(number[begin:end] for begin, end in pairwise(places))
    assert looks_personal(f"NIK {parted} dihitung dua kali")


@given(
    st.lists(st.integers(2000, 2099), min_size=2, max_size=12),
    st.sampled_from([" ", ", ", "\n", " - "]),
)
def test_years_beside_each_other_are_nobody(years: list[int], sign: str) -> None:
    assert not looks_personal(sign.join(map(str, years)))


@given(
    st.lists(st.tuples(st.integers(1, 28), st.integers(1, 12)), min_size=2, max_size=6),
    st.sampled_from(["-", "/", "."]),
    st.sampled_from([" ", ", ", "\n", " - "]),
)
def test_days_beside_each_other_are_nobody(
    days: list[tuple[int, int]], sign: str, between: str
) -> None:
    written = [sign.join((f"{day:02}", f"{month:02}", "2024")) for day, month in days]
    assert not looks_personal(between.join(written))


SLIP = "6399" + "O241" + "0790" + "OOO2"


@pytest.mark.parametrize(
    "text",
    [
        SLIP,
        f"NIK: {SLIP}.",
        "639902" + "4l0790" + "0002",
        "6399" + " o24I" + " 0790" + " 0002",
        "6399-0241-0790-000" + "2 dan 6399024|07900002",
    ],
)
def test_letters_that_look_like_digits_hide_no_number(text: str) -> None:
    assert looks_personal(text)


@pytest.mark.parametrize(
    "text",
    [
        "6399" + "O241" + "1390" + "OOO2",  # no month
        "OOOOOOOOIIIIllll",
        "63" + "lOlOlOlOlO" + "0002",
        "6399" + "O241" + "0790" + "OOO2" + "a1",
        "Rp 6.399.O24",
        "0O1l2I" * 3,
    ],
)
def test_letters_between_digits_make_no_number_of_a_person(text: str) -> None:
    assert not looks_personal(text)
