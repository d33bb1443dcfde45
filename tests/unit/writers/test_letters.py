"""How wide words are."""

from __future__ import annotations

import io

import pytest
from docs.make_fonts import make_screen_face, make_widths
from fontTools.ttLib import TTFont
from hypothesis import given
from hypothesis import strategies as st
from tests.every_case import every_case
from tests.unit.writers.test_theme import FACES

from capaian.documents.letters import WIDTHS_FILE
from capaian.writers.html.style import SCREEN_FACES, screen_path
from capaian.writers.letters import signs_of, width_of
from capaian.writers.theme import SANS_BOLD, SANS_REGULAR, Face, font_path


@every_case("face", FACES)
def test_widths_are_those_of_the_face(face: Face) -> None:
    with TTFont(font_path(face)) as font:
        signs, metrics = font.getBestCmap(), font["hmtx"].metrics
        em = font["head"].unitsPerEm
    assert signs_of(face) == {chr(code) for code in signs}
    assert {code: width_of(chr(code), face, 1) for code in signs} == {
        code: metrics[glyph][0] / em for code, glyph in signs.items()
    }


def test_the_table_of_widths_is_what_the_faces_give() -> None:
    """After a change of the faces or signs: `python -m docs.make_fonts`."""
    assert WIDTHS_FILE.read_text(encoding="utf-8") == make_widths()


@pytest.mark.parametrize("face", SCREEN_FACES, ids=lambda face: face.file_stem)
def test_faces_for_screens_are_what_the_faces_give(face: Face) -> None:
    with TTFont(screen_path(face)) as ready, TTFont(io.BytesIO(make_screen_face(face))) as fresh:
        assert ready.getBestCmap() == fresh.getBestCmap() == TTFont(font_path(face)).getBestCmap()
        assert ready["hmtx"].metrics == fresh["hmtx"].metrics
        assert ready["name"].getDebugName(13) == fresh["name"].getDebugName(13)


def test_figures_are_of_one_width() -> None:
    assert len({round(width_of(digit, SANS_REGULAR, 9), 6) for digit in "0123456789"}) == 1


def test_bold_is_wider() -> None:
    assert width_of("Realisasi", SANS_BOLD, 9) > width_of("Realisasi", SANS_REGULAR, 9)


@given(st.text("abc ÷−", max_size=9), st.text("xyz0", max_size=9), st.floats(1, 40))
def test_words_add_up_and_grow_with_the_size(first: str, second: str, points: float) -> None:
    apart = width_of(first, SANS_REGULAR, points) + width_of(second, SANS_REGULAR, points)
    assert width_of(first + second, SANS_REGULAR, points) == pytest.approx(apart)
    assert width_of(first, SANS_REGULAR, 2 * points) == pytest.approx(
        2 * width_of(first, SANS_REGULAR, points)
    )


def test_a_sign_that_no_face_has_takes_half_its_size() -> None:
    assert width_of("表", SANS_REGULAR, 10) == 5
