"""Plain numbers in a list of contents, beside those of the titles that they lead to."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.unit.auditor.reports import read

from capaian.auditor.checks.plain_entries import check_plain_entries
from capaian.auditor.printed.document import ContentsEntry
from capaian.auditor.understanding.report import understand

BODY = """
Daftar ini disusun oleh awak kapal.

BAB I PENDAHULUAN

1 Gambaran Pelabuhan

Pelabuhan ini melayani kapal nelayan dari tiga pulau.

2 Susunan Awak Kapal

Awak kapal bekerja dalam dua regu.

Lampiran 3 Data Kapal Nelayan

Data kapal dihimpun setiap bulan.
"""


def checked(number: str, title: str, body: str = BODY) -> list[tuple[str, str]]:
    """Return what is printed in a list of contents, and what should stand there, of all that is checked."""
    document = replace(read(body).document, contents=(ContentsEntry(2, None, number, title, ""),))
    return [(each.printed, each.expected) for each in check_plain_entries(understand(document))]


@pytest.mark.parametrize(
    ("number", "title"),
    [("1", "Gambaran Pelabuhan"), ("2", "SUSUNAN AWAK KAPAL"), ("Lampiran 3", "Data Kapal Nelayan")],
)
def test_an_entry_bears_the_number_of_its_title(number: str, title: str) -> None:
    assert checked(number, title) == [(f"{number} {title}", "")]


@pytest.mark.parametrize("number", ["1", "3", "12"])
def test_another_number_than_in_the_body_is_told(number: str) -> None:
    assert checked(number, "Susunan Awak Kapal") == [(f"{number} Susunan Awak Kapal", "2")]


def test_annexes_are_numbered_alike_too() -> None:
    title = "Data Kapal Nelayan"
    assert checked("Lampiran 8", title) == [(f"Lampiran 8 {title}", "Lampiran 3")]


@pytest.mark.parametrize(
    ("number", "title"), [("3.1", "Susunan Awak Kapal"), ("I", "Susunan Awak Kapal"), ("7", "Data Muatan")]
)
def test_other_numbers_and_titles_that_are_not_found_tell_nothing(number: str, title: str) -> None:
    assert checked(number, title) == []


def test_a_title_that_stands_under_two_numbers_tells_nothing() -> None:
    twice = BODY.replace("Lampiran 3", "4 Susunan Awak Kapal\n\nLampiran 3")
    assert checked("7", "Susunan Awak Kapal", twice) == []
