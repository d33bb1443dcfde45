"""Colours, bands and faces keep what the look promises: contrast, order of bands,
vendored fonts.
"""

from __future__ import annotations

import pytest
from fontTools.ttLib import TTFont
from tests.every_case import every_case

from capaian.writers import theme
from capaian.writers.theme import BANDS, Face, Token, band_look, dark, font_path, light

FACES = [face for face in vars(theme).values() if isinstance(face, Face)]
GROUNDS = (Token.MUKA, Token.KERTAS, Token.LEMBAR)
SIGNS = "●○◊▽▼↗→↘−–†‡✓×÷≤≥Σ…·“”‘’°²₂"
MISSING_IN_SERIF = "●○"


def luminance(colour: str) -> float:
    parts = [int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    linear = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    ]
    return sum(
        weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True)
    )


def contrast(first: str, second: str) -> float:
    lighter, darker = sorted((luminance(first), luminance(second)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


@every_case("ground", GROUNDS)
@every_case("tone", [light, dark])
@every_case(
    ("ink", "least"),
    [
        (Token.TINTA, 7),
        (Token.TINTA_2, 7),
        (Token.TINTA_3, 4.5),
        (Token.TARUM, 7),
        (Token.SOGA, 4.5),
        (Token.MENGKUDU, 4.5),
        (Token.PANDAN, 4.5),
        (Token.GARIS_2, 3),
    ],
)
def test_ink_is_readable_on_every_ground(
    ink: Token, least: float, tone: object, ground: Token
) -> None:
    shade = light if tone is light else dark
    assert contrast(shade(ink), shade(ground)) >= least


@pytest.mark.parametrize("look", BANDS)
def test_sign_of_a_band_is_readable_on_the_sheet(look: theme.BandLook) -> None:
    for shade in (light, dark):
        assert contrast(shade(look.line), shade(Token.MUKA)) >= 4.5


def test_every_band_differs_by_sign_and_the_dark_ones_by_pattern() -> None:
    assert len({look.sign for look in BANDS}) == len(BANDS)
    assert len({look.pattern for look in BANDS[2:]}) == 3


@pytest.mark.parametrize(
    ("position", "sign", "expected"),
    [
        (1, None, 0),
        (5, None, 4),
        (4, "▼", 4),
        (4, "▽", 3),
        (9, None, 4),
        (0, None, 0),
        (2, "?", 1),
    ],
)
def test_sign_decides_how_a_band_looks_where_it_is_known(
    position: int, sign: str | None, expected: int
) -> None:
    assert band_look(position, sign) is BANDS[expected]


@every_case("face", FACES)
def test_face_has_the_name_and_weight_that_writers_ask_for(face: Face) -> None:
    font = TTFont(font_path(face))
    names = font["name"]
    family = names.getDebugName(16) or names.getDebugName(1)
    style = names.getDebugName(17) or names.getDebugName(2)
    assert (family, style, font["OS/2"].usWeightClass) == (face.family, face.style, face.weight)
    assert "Source" not in f"{names.getDebugName(1)}{names.getDebugName(4)}{names.getDebugName(6)}"
    assert bool(font["OS/2"].fsSelection & 1) is face.italic


@every_case("face", FACES)
def test_face_keeps_copyright_and_may_be_embedded(face: Face) -> None:
    font = TTFont(font_path(face))
    assert "Adobe" in font["name"].getDebugName(0)
    assert "SIL Open Font License" in font["name"].getDebugName(13)
    assert font["OS/2"].fsType == 0


@every_case("face", FACES)
def test_face_holds_the_signs_of_our_papers(face: Face) -> None:
    known = TTFont(font_path(face)).getBestCmap()
    expected = (
        SIGNS
        if face.family == theme.SANS
        else [sign for sign in SIGNS if sign not in MISSING_IN_SERIF]
    )
    assert [sign for sign in expected if ord(sign) not in known] == []


@every_case("face", FACES)
def test_figures_of_a_face_are_equally_wide(face: Face) -> None:
    """Columns of figures align without font features;
    the italic differs by a thousandth of an em.
    """
    font = TTFont(font_path(face))
    known, widths = font.getBestCmap(), font["hmtx"].metrics
    digits = [widths[known[ord(digit)]][0] for digit in "0123456789"]
    assert max(digits) - min(digits) <= 1
    assert widths[known[ord(",")]][0] == widths[known[ord(".")]][0]


def test_every_font_file_is_a_declared_face() -> None:
    assert {path.stem for path in theme.FONT_FOLDER.glob("*.ttf")} == {
        face.file_stem for face in FACES
    }
