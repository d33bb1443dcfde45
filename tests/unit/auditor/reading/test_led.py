"""Text whose figures stand at its margin: names in several lines, workings below, and what is a table."""

from __future__ import annotations

import pytest

from capaian.auditor.reading.led import take_led
from capaian.auditor.reading.page import TextRow, Word, read_rows

_HIGH, _MARGIN = 7.0, 300.0
_STEP, _FURTHER = 10.0, 11.0
"""From one line to the next, and from one paragraph to the next."""


def _words(top: float, text: str, left: float = 70.0) -> list[Word]:
    """Return the words of a line, 4 points a letter."""
    words: list[Word] = []
    for part in text.split():
        words.append(Word(left, top, left + 4 * len(part), top + _HIGH, part))
        left += 4 * len(part) + 2
    return words


def _rows(*paragraphs: tuple[tuple[str, str], ...]) -> list[TextRow]:
    """Return the lines of paragraphs, each with the figure at its margin, if it has one."""
    words: list[Word] = []
    top = 100.0
    for paragraph in paragraphs:
        for text, figure in paragraph:
            words += _words(top, text)
            if figure:
                words.append(Word(_MARGIN - 4 * len(figure), top, _MARGIN, top + _HIGH, figure))
            top += _STEP
        top += _FURTHER - _STEP
    return read_rows(words)


def _read(rows: list[TextRow]) -> list[list[str]]:
    _, led = take_led(rows)
    return [[" ".join(row.text for row in line) for line in text] for text in led]


_WRAPPED = (
    ("Realisasi persentase kunjungan kapal di pelabuhan utamanya", ""),
    ("(kapal.csv baris 9)", "84,85"),
)
_ALONE = (("Sasaran persentase kunjungan kapal di pelabuhan utamanya", ""), ("", "81,50"))
_WORKED = (("Serapan dana kapal", "94,52"), ("100 x 208.124 : 220.197 (kapal.csv baris 5)", ""))


def test_a_name_goes_on_to_the_line_of_its_figure() -> None:
    rows = _rows(_WRAPPED, _ALONE, (("Kapal laik", "412"),), (("Kapal tambat", "68"),))
    assert _read(rows) == [
        ["Realisasi persentase kunjungan kapal di pelabuhan utamanya (kapal.csv baris 9) 84,85"],
        ["Sasaran persentase kunjungan kapal di pelabuhan utamanya 81,50"],
        ["Kapal laik 412"],
        ["Kapal tambat 68"],
    ]


def test_a_working_below_a_figure_is_a_line_of_its_own() -> None:
    rows = _rows(_WORKED, (("Kapal laik", "412"),), (("Kapal tambat", "68"),), (("Dermaga", "7"),))
    assert _read(rows)[0] == ["Serapan dana kapal 94,52", "100 x 208.124 : 220.197 (kapal.csv baris 5)"]
    assert len(_read(rows)) == 4


@pytest.mark.parametrize(
    "paragraphs",
    [
        pytest.param([(("Kapal laik", "412"),)] * 6, id="a plain table"),
        pytest.param(
            [(("Dermaga Hulu", ""),), (("Laik", "4"),), (("Rusak", "2"),)] * 3, id="groups with titles"
        ),
        pytest.param([_WRAPPED, _WORKED], id="few figures"),
        pytest.param(
            [
                (("Bab lain tentang kapal dan semua dermaga yang ada", ""), ("di pelabuhan", str(page)))
                for page in (2, 4, 9, 15)
            ],
            id="pages of a list of contents",
        ),
    ],
)
def test_tables_and_lists_of_contents_are_left_to_others(
    paragraphs: list[tuple[tuple[str, str], ...]],
) -> None:
    rows = _rows(*paragraphs)
    assert take_led(rows) == (rows, [])


def test_what_stands_above_and_below_is_left() -> None:
    above = read_rows(_words(40, "Lampiran tentang kapal"))
    below = read_rows(_words(400, "Pelabuhan, Februari"))
    rows = _rows(_WRAPPED, _ALONE, (("Kapal laik", "412"),), (("Kapal tambat", "68"),))
    left, led = take_led([*above, *rows, *below])
    assert [row.text for row in left] == ["Lampiran tentang kapal", "Pelabuhan, Februari"]
    assert len(led) == 4
