"""The sheets of the example against the full text of the decree, where that is at hand."""

from __future__ import annotations

import pytest
from tests.agreement.probolinggo_2021.example import DECREE, sheet, sheets
from tests.agreement.probolinggo_2021.printed import SHEETS
from tests.agreement.probolinggo_2021.reading import (
    PrintedLine,
    cut,
    name_of,
    read_lines,
    remainder,
    squeeze,
    strings_of,
)

NUMBERS = range(len(SHEETS))


def compare_titles() -> None:
    """The print has as many sheets as the example."""
    assert len(cut(DECREE.read_text(encoding="utf-8"))) == len(sheets()) == 27


@pytest.mark.parametrize("number", NUMBERS)
def compare_words(number: int) -> None:
    """Taken out of the print, the words of a sheet leave nothing: none is missing, none is added."""
    body = cut(DECREE.read_text(encoding="utf-8"))[number]
    assert remainder(body, strings_of(sheet(number), number)) == ""


@pytest.mark.parametrize("number", NUMBERS)
def compare_order(number: int) -> None:
    """The indicators of a sheet stand in the order of the print."""
    body = cut(DECREE.read_text(encoding="utf-8"))[number]
    start = body.rindex(squeeze("SUMBER DATA"))
    for line in sheet(number).lines:
        start = body.index(squeeze(name_of(line)), start) + 1


@pytest.mark.parametrize("line", read_lines(), ids=lambda line: f"{line.sheet}-{line.line}")
def compare_line(line: PrintedLine) -> None:
    """The listed name of an indicator stands on its lines of the text, and begins and ends there."""
    text = DECREE.read_text(encoding="utf-8").split("\n")
    there = range(line.first - 1, line.last)
    assert squeeze(line.name) in squeeze("".join(text[n] for n in there))
    assert squeeze(line.name) not in squeeze("".join(text[n] for n in there[1:]))
    assert squeeze(line.name) not in squeeze("".join(text[n] for n in there[:-1]))


def compare_identical_sheets() -> None:
    """The sheets of the two holders are the same in the print, too."""
    bodies = cut(DECREE.read_text(encoding="utf-8"))
    assert [(a, b) for a in NUMBERS for b in NUMBERS if a < b and bodies[a] == bodies[b]] == [(17, 18)]


def say_so() -> None:
    """Stand in the list of tests where the text is not at hand, so that nobody takes it for compared."""
    assert not DECREE.is_file()


if DECREE.is_file():
    test_the_print_has_27_sheets = compare_titles
    test_every_word_of_a_sheet_is_in_the_example = compare_words
    test_indicators_stand_in_printed_order = compare_order
    test_the_listed_names_stand_on_their_lines = compare_line
    test_identical_sheets_are_identical_in_print = compare_identical_sheets
else:
    test_not_compared_because_the_text_is_not_beside_the_project = say_so
