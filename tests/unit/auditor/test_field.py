"""Whether a text is a performance report at all."""

from __future__ import annotations

import pytest

from capaian.auditor.field import is_performance_report
from capaian.auditor.reading.structure import read_structure
from capaian.auditor.reading.text import read_lines

LETTERS = "Pagi itu para nelayan berlayar ke laut lepas. " * 80


def is_one(text: str) -> bool:
    return is_performance_report(read_structure(read_lines(text)))


@pytest.mark.parametrize(
    "text",
    [
        "Indikator\tTarget\tRealisasi\nKapal\t80\t60\n",
        "REALISASI melampaui TARGET.",
        f"{LETTERS}\nSasaran, indikator, target, realisasi, capaian, dan anggaran.",
    ],
    ids=["a part of a table", "capitals", "a long text with six words"],
)
def test_words_of_the_field_make_a_report(text: str) -> None:
    assert is_one(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Target, target, target!",
        LETTERS,
        f"{LETTERS}\nProgram kapal dan target baru.",
        "Sasarannya bertarget.",
    ],
    ids=["nothing", "one word often", "a story", "a story with two words", "parts of words"],
)
def test_without_them_it_is_none(text: str) -> None:
    assert not is_one(text)
