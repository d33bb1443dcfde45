"""Which styles of a workbook strike cells out, or write them in the colour of their ground."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final
from xml.parsers import expat

from .xml_parts import Attributes, local_name, parse

STRUCK, UNSEEN = "struck", "unseen"
_WORTH: Final = re.compile(
    rb"strike|theme\s*=\s*[\"']0|indexed\s*=\s*[\"'](?:[19]|65)|rgb\s*=\s*[\"'](?:..)?[EF].[EF].[EF]|solid",
    re.IGNORECASE,
)
"""What a part without such styles mostly has not."""
_DENIED: Final = ("0", "false")
_WHITE, _BLACK = "FFFFFF", "000000"
_THEME: Final = {"0": _WHITE, "1": _BLACK}
"""The ground and the letters of the themes of programs."""
_INDEXED: Final = {"0": _BLACK, "1": _WHITE, "8": _BLACK, "9": _WHITE, "64": _BLACK, "65": _WHITE}
_RGB: Final = re.compile(r"(?:[0-9A-F]{2})?([0-9A-F]{6})")
_NEAR: Final = 24
"""Of 255 how far red, green or blue may be from that of the ground for letters that nobody sees."""


@dataclass(frozen=True, slots=True)
class FaintStyles:
    """Styles of cells that are not to be read, or not seen."""

    cells: Mapping[str, str] = field(default_factory=dict)
    """What such a style does, by the number that cells name."""
    words: tuple[str, ...] = ()
    """What formats under conditions do."""


def read_faint_styles(part: str, content: bytes) -> FaintStyles:
    """Return the styles that strike out or hide.

    Raises:
        RefusedError: The part is no well-formed XML.
    """
    if not _WORTH.search(content):
        return FaintStyles()
    parser = expat.ParserCreate("utf-8")
    reader = _Reader()
    parser.StartElementHandler = reader.start
    parser.EndElementHandler = reader.end
    parse(parser, part, [content])
    return FaintStyles(reader.cells, tuple(sorted(reader.words)))


@dataclass(slots=True)
class _Look:
    """A font, or a ground."""

    is_struck: bool = False
    colour: str = ""
    has_ground: bool = False
    """Whether formats under a condition paint the ground too."""


class _Reader:
    """Takes fonts, grounds and the styles made of both."""

    def __init__(self) -> None:
        self.cells: dict[str, str] = {}
        self.words: set[str] = set()
        self._fonts: list[_Look] = []
        self._grounds: list[_Look] = []
        self._looks: list[_Look] = []
        self._styles = 0
        self._path: list[str] = []

    def start(self, full: str, attributes: Attributes) -> None:
        self._path.append(local_name(full))
        match self._path[1:]:
            case ["fonts", "font", *inner]:
                self._take_font(inner, attributes)
            case ["fills", "fill", *inner]:
                self._take_ground(inner, attributes)
            case ["dxfs", "dxf", *inner]:
                self._take_look(inner, attributes)
            case ["cellXfs", "xf"]:
                self._take(attributes)

    def _take_font(self, inner: Sequence[str], attributes: Attributes) -> None:
        match inner:
            case []:
                self._fonts.append(_Look(colour=_BLACK))
            case ["strike"]:
                self._fonts[-1].is_struck = _is_so(attributes)
            case ["color"]:
                self._fonts[-1].colour = _colour(attributes) or _BLACK

    def _take_ground(self, inner: Sequence[str], attributes: Attributes) -> None:
        match inner:
            case []:
                self._grounds.append(_Look())
            case ["patternFill"]:
                kind = attributes.get("patternType", "none")
                self._grounds[-1] = _Look(colour=_WHITE if kind == "none" else "", has_ground=kind == "solid")
            case ["patternFill", "fgColor"] if self._grounds[-1].has_ground:
                self._grounds[-1].colour = _colour(attributes)

    def _take_look(self, inner: Sequence[str], attributes: Attributes) -> None:
        match inner:
            case []:
                self._looks.append(_Look())
            case ["font", "strike"]:
                self._looks[-1].is_struck = _is_so(attributes)
            case ["font", "color"]:
                self._looks[-1].colour = _colour(attributes)
            case ["fill"]:
                self._looks[-1].has_ground = True

    def end(self, _: str) -> None:
        if self._path[1:] == ["dxfs", "dxf"]:
            look = self._looks.pop()
            if look.is_struck:
                self.words.add("mencoret sel")
            if not look.has_ground and is_near(look.colour, _WHITE):
                self.words.add("menulis sel dengan huruf putih")
        self._path.pop()

    def _take(self, attributes: Attributes) -> None:
        font = _at(self._fonts, attributes.get("fontId", "0"))
        ground = _at(self._grounds, attributes.get("fillId", "0"))
        name = str(self._styles)
        self._styles += 1
        if font is not None and font.is_struck:
            self.cells[name] = STRUCK
        elif font is not None and is_near(font.colour, _WHITE if ground is None else ground.colour):
            self.cells[name] = UNSEEN


def _at(looks: Sequence[_Look], place: str) -> _Look | None:
    number = int(place) if place.isdecimal() and len(place) < 8 else -1
    return looks[number] if 0 <= number < len(looks) else None


def _is_so(attributes: Attributes) -> bool:
    return attributes.get("val", "1") not in _DENIED


def _colour(attributes: Attributes) -> str:
    """Return a colour in six digits, or another name of one that only the theme knows."""
    if found := _RGB.fullmatch(attributes.get("rgb", "").upper()):
        return found[1]
    theme, tint = attributes.get("theme", ""), attributes.get("tint", "").strip("0.")
    if theme:
        return _THEME.get(theme, f"theme {theme}") if not tint else f"theme {theme} {tint}"
    return _INDEXED.get(attributes.get("indexed", ""), "")


def is_near(letters: str, ground: str) -> bool:
    """Say whether letters of one colour are not seen on another.

    Examples:
        >>> is_near("FFFFFF", "FFFFFF"), is_near("F2F2F2", "FFFFFF"), is_near("808080", "FFFFFF")
        (True, True, False)
        >>> is_near("theme 4", "theme 4"), is_near("", "")
        (True, False)
    """
    if letters == ground:
        return bool(letters)
    if not (_RGB.fullmatch(letters) and _RGB.fullmatch(ground)):
        return False
    pairs = ((int(letters[n : n + 2], 16), int(ground[n : n + 2], 16)) for n in (0, 2, 4))
    return all(abs(one - other) <= _NEAR for one, other in pairs)
