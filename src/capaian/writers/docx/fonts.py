"""The faces that travel with the paper, hidden the way the format asks (ECMA-376 part 4, 2.8.1)."""

from __future__ import annotations

import hashlib
import uuid
from dataclasses import dataclass
from typing import Final

from capaian.writers import theme
from capaian.writers.docx.outline import Relationships
from capaian.writers.docx.props import root
from capaian.writers.theme import Face, font_path

TITLE_FAMILY: Final = f"{theme.DISPLAY} {theme.DISPLAY_SEMIBOLD.style}"
"""Semibold faces are families of their own, because office programs link only four styles."""
_HIDDEN_BYTES: Final = 32


@dataclass(frozen=True, slots=True)
class Family:
    """A family as the font table names it, with what replaces it where embedding is refused."""

    name: str
    replacement: str
    generic: str
    regular: Face
    bold: Face | None = None
    italic: Face | None = None


FAMILIES: Final = (
    Family(theme.SERIF, "Cambria", "roman", theme.SERIF_REGULAR, theme.SERIF_BOLD, theme.SERIF_ITALIC),
    Family(theme.SANS, "Calibri", "swiss", theme.SANS_REGULAR, theme.SANS_BOLD, theme.SANS_ITALIC),
    Family(theme.DISPLAY, "Cambria", "roman", theme.DISPLAY_REGULAR),
    Family(TITLE_FAMILY, "Cambria", "roman", theme.DISPLAY_SEMIBOLD),
)


@dataclass(frozen=True, slots=True)
class FontParts:
    """The font table, its relationships, and the hidden faces by part name."""

    table: str
    relationships: str
    faces: dict[str, bytes]


def font_parts() -> FontParts:
    """Return all parts that concern faces."""
    relationships, faces = Relationships(), dict[str, bytes]()
    fonts = "".join(_family(family, relationships, faces) for family in FAMILIES)
    return FontParts(root("w:fonts", fonts, "w", "r"), relationships.xml, faces)


def _family(family: Family, relationships: Relationships, faces: dict[str, bytes]) -> str:
    embedded = (("Regular", family.regular), ("Bold", family.bold), ("Italic", family.italic))
    links = "".join(_embed(style, face, relationships, faces) for style, face in embedded if face)
    return (
        f'<w:font w:name="{family.name}"><w:altName w:val="{family.replacement}"/><w:charset w:val="00"/>'
        f'<w:family w:val="{family.generic}"/><w:pitch w:val="variable"/>{links}</w:font>'
    )


def _embed(style: str, face: Face, relationships: Relationships, faces: dict[str, bytes]) -> str:
    content = font_path(face).read_bytes()
    key = font_key(content)
    name = f"{face.file_stem}.odttf"
    faces[name] = obfuscate(content, key)
    rel = relationships.add("font", f"fonts/{name}")
    return f'<w:embed{style} r:id="{rel}" w:fontKey="{{{str(key).upper()}}}"/>'


def font_key(content: bytes) -> uuid.UUID:
    """Return the key of a face: made from its bytes, so that equal papers stay equal."""
    return uuid.UUID(bytes=hashlib.sha256(content).digest()[:16], version=4)


def obfuscate(content: bytes, key: uuid.UUID) -> bytes:
    """Return the face with its first 32 bytes mixed with the key; doing it again restores them."""
    mask = key.bytes[::-1] * 2
    hidden = bytes(byte ^ other for byte, other in zip(content[:_HIDDEN_BYTES], mask, strict=True))
    return hidden + content[_HIDDEN_BYTES:]
