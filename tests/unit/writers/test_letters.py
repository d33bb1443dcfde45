"""How wide words are."""

from __future__ import annotations

import pytest
from fontTools.ttLib import TTFont
from hypothesis import given
from hypothesis import strategies as st
from tests.every_case import every_case
from tests.unit.writers.test_theme import FACES

from capaian.writers.letters import width_of
from capaian.writers.theme import SANS_BOLD, SANS_REGULAR, Face, font_path


@every_case("face", FACES)
def test_widths_are_those_of_the_face(face: Face) -> None:
    with TTFont(font_path(face)) as font:
        name = font.getBestCmap()[ord("m")]
        assert width_of("m", face, 1) == font["hmtx"].metrics[name][0] / font["head"].unitsPerEm


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
