"""The docx: every XML part joined from its finished pieces, fonts read and hidden,
all of it zipped.
"""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import dataclass
from pathlib import Path

from capaian.writers.theme import FONT_FOLDER

_HIDDEN_BYTES = 32
_BEFORE_A_TAG = re.compile(r"(?=<)")


@dataclass(frozen=True, slots=True)
class XmlPart:
    """A part of text, split before each tag."""

    entry: zipfile.ZipInfo
    pieces: tuple[str, ...]

    @property
    def content(self) -> bytes:
        return "".join(self.pieces).encode()


@dataclass(frozen=True, slots=True)
class FontPart:
    """A face whose first bytes are hidden; the rest is read from the vendored file."""

    entry: zipfile.ZipInfo
    face: Path
    hidden: bytes

    @property
    def content(self) -> bytes:
        return self.hidden + self.face.read_bytes()[_HIDDEN_BYTES:]


@dataclass(frozen=True, slots=True)
class MediaPart:
    """A picture, drawn before."""

    entry: zipfile.ZipInfo
    content: bytes


@dataclass(frozen=True, slots=True)
class DocxFloor:
    """The parts of a finished docx in their order."""

    parts: tuple[XmlPart | FontPart | MediaPart, ...]

    def write(self) -> bytes:
        """Return the file again: parts made, then zipped with the same settings."""
        target = io.BytesIO()
        with zipfile.ZipFile(target, "w") as archive:
            for part in self.parts:
                archive.writestr(_fresh(part.entry), part.content)
        return target.getvalue()


def docx_floor(docx: bytes) -> DocxFloor:
    """Return the floor for a docx of ours."""
    with zipfile.ZipFile(io.BytesIO(docx)) as archive:
        return DocxFloor(tuple(_part(entry, archive.read(entry)) for entry in archive.infolist()))


def _part(entry: zipfile.ZipInfo, content: bytes) -> XmlPart | FontPart | MediaPart:
    name = Path(entry.filename)
    if entry.filename.endswith((".xml", ".rels")):
        return XmlPart(entry, tuple(_BEFORE_A_TAG.split(content.decode())))
    if name.suffix == ".odttf":
        return FontPart(entry, FONT_FOLDER / f"{name.stem}.ttf", content[:_HIDDEN_BYTES])
    return MediaPart(entry, content)


def _fresh(entry: zipfile.ZipInfo) -> zipfile.ZipInfo:
    fresh = zipfile.ZipInfo(entry.filename, entry.date_time)
    fresh.compress_type, fresh.create_system = entry.compress_type, entry.create_system
    return fresh
