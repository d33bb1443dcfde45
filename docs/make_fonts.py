"""Make the vendored faces from the original fonts: `python docs/make_fonts.py [ORIGINALS]`.

ORIGINALS is a folder that holds the static TTF files of npm `source-serif@4.5.1` and
`source-sans@3.52.0` (at any depth). The licence reserves the name "Source" for unmodified fonts,
and a family name with a digit is misread by the chart renderer; therefore the faces are renamed.
Without ORIGINALS only what follows from the faces at hand is made: WOFF2 files for screens, and
the table of widths. Run only to change the set of signs; the results are committed: nothing else
needs fontTools.
"""

from __future__ import annotations

import csv
import io
import sys
from collections.abc import Mapping
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont

from capaian.documents.letters import UNITS_PER_EM, WIDTHS_FILE
from capaian.writers import theme
from capaian.writers.html.style import SCREEN_FACES, screen_path
from capaian.writers.theme import Face, font_path

FACES = tuple(face for face in vars(theme).values() if isinstance(face, Face))
_SCREEN_FEATURES = ("kern", "liga", "locl", "ccmp", "mark", "mkmk")

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


def make_screen_face(face: Face) -> bytes:
    """Return a face as WOFF2, with all its signs and without a clock in it."""
    options = subset.Options()
    options.flavor = "woff2"
    options.hinting = False
    options.layout_features = list(_SCREEN_FEATURES)
    with TTFont(font_path(face), recalcTimestamp=False, lazy=True) as font:
        subsetter = subset.Subsetter(options)
        subsetter.populate(unicodes=sorted(font.getBestCmap()))
        subsetter.subset(font)
        font.flavor = "woff2"
        target = io.BytesIO()
        font.save(target)
    return target.getvalue()


def make_widths() -> str:
    """Return the table of advance widths: a row for each sign,
    a column for each face that may have it.
    """
    widths = {face.file_stem: _advances(face) for face in FACES}
    codes = sorted({code for advances in widths.values() for code in advances})
    target = io.StringIO()
    writer = csv.writer(target, lineterminator="\n")
    writer.writerow(["code", *widths])
    for code in codes:
        writer.writerow([f"{code:04x}", *(advances.get(code, "") for advances in widths.values())])
    return target.getvalue()


def _advances(face: Face) -> Mapping[int, int]:
    with TTFont(font_path(face), lazy=True) as font:
        metrics, em = font["hmtx"].metrics, font["head"].unitsPerEm
        return {
            code: metrics[glyph][0] * UNITS_PER_EM // em
            for code, glyph in font.getBestCmap().items()
        }


def main(originals: Path | None) -> None:
    """Write every face, those for screens into the fonts folder, and the widths beside it."""
    if originals is not None:
        for face in FACES:
            make_face(_find_original(originals, face), face, font_path(face))
    for face in SCREEN_FACES:
        screen_path(face).write_bytes(make_screen_face(face))
    WIDTHS_FILE.write_text(make_widths(), encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else None)
