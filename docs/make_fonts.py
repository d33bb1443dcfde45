"""Make the vendored faces from the original fonts: `python docs/make_fonts.py [ORIGINALS]`.

ORIGINALS is a folder that holds the static TTF files of npm `source-serif@4.5.1` and
`source-sans@3.52.0` (at any depth). The licence reserves the name "Source" for unmodified fonts,
and a family name with a digit is misread by the chart renderer; therefore the faces are renamed.
Without ORIGINALS only the WOFF2 faces for screens are made, from the faces at hand. Run only to
change the set of signs; the results are committed.
"""

from __future__ import annotations

import sys
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont

from capaian.writers.html.style import SCREEN_CHARACTERS, SCREEN_FACES, coverage, screen_path, woff2
from capaian.writers.theme import FACES, Face, font_path

_ORIGINALS = {
    "LaporanSans": "SourceSans3",
    "LaporanSerif": "SourceSerif4",
    "LaporanDisplay": "SourceSerif4Display",
}
_ORIGINAL_STYLES = {"Italic": "It"}
_SIGNS = (
    "‐‑‒–—―‘’‚“”„†‡•…‰′″‹›€№™←↑→↓↖↗↘↙−∑√∞≈≠≤≥Σ"
    "■□▲△▶▷▼▽◆◇◊○●✓✗⁰¹²³⁴⁵⁶⁷⁸⁹₀₁₂₃₄₅₆₇₈₉\u2002\u2003\u2009\u200a\u202f\u2007\u2008"
)
_KEPT_NAMES = (0, 1, 2, 3, 4, 5, 6, 7, 13, 14, 16, 17)


def make_face(original: Path, face: Face, target: Path) -> None:
    """Write `face` to `target`: the Latin subset of `original` under its new name."""
    font = TTFont(original, recalcTimestamp=False)
    _subset(font)
    _rename(font, face)
    font.save(target, reorderTables=True)


def _subset(font: TTFont) -> None:
    options = subset.Options()
    options.hinting = False
    options.name_IDs = list(_KEPT_NAMES)
    options.notdef_outline = True
    options.recalc_timestamp = False
    subsetter = subset.Subsetter(options)
    latin = [*range(0x20, 0x7F), *range(0xA0, 0x180)]
    subsetter.populate(unicodes=[*latin, *map(ord, _SIGNS)])
    subsetter.subset(font)


def _rename(font: TTFont, face: Face) -> None:
    """Four styles share a family in office programs; a semibold face gets a family of its own."""
    linked = face.style in {"Regular", "Bold", "Italic"}
    family = face.family if linked else f"{face.family} {face.style}"
    names = {
        1: family,
        2: face.style if linked else "Regular",
        3: f"1.0;capaian;{face.file_stem}",
        4: f"{face.family} {face.style}",
        6: face.file_stem,
    }
    if not linked:
        names |= {16: face.family, 17: face.style}
    table = font["name"]
    table.names = [record for record in table.names if record.nameID in {0, 5, 7, 13, 14}]
    for name_id, text in sorted(names.items()):
        table.setName(text, name_id, 3, 1, 0x409)


def _find_original(folder: Path, face: Face) -> Path:
    family, style = face.file_stem.split("-")
    name = f"{_ORIGINALS[family]}-{_ORIGINAL_STYLES.get(style, style)}.ttf"
    return next(iter(sorted(folder.rglob(name))))


def make_screen_face(face: Face) -> None:
    """Write the WOFF2 file that papers on screen carry when it holds all their characters."""
    screen_path(face).write_bytes(woff2(face, SCREEN_CHARACTERS & coverage(face)))


def main(originals: Path | None) -> None:
    """Write every face of `theme.FACES`, and those for screens, into the fonts folder."""
    if originals is not None:
        for face in FACES:
            make_face(_find_original(originals, face), face, font_path(face))
    for face in SCREEN_FACES:
        make_screen_face(face)


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else None)
