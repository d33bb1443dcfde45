"""What comes of looking through a file: what it is, or why it is not taken."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Final


class Kind(Enum):
    """What evidence may be, with its media type and the ending of its name."""

    JPEG = "image/jpeg", ".jpg"
    PNG = "image/png", ".png"
    PDF = "application/pdf", ".pdf"

    @property
    def media_type(self) -> str:
        """Its media type."""
        return self.value[0]

    @property
    def suffix(self) -> str:
        """How names of such files end."""
        return self.value[1]


PICTURES: Final = frozenset({Kind.JPEG.media_type, Kind.PNG.media_type})
"""Media types that a browser shows by itself."""


@dataclass(frozen=True, slots=True)
class Examined:
    """A file that may be kept."""

    kind: Kind
    content: bytes
    """As it is kept: a picture is made anew, a PDF saved anew."""
    preview: bytes = b""
    """A small JPEG of it; empty: it has none."""
    personal: str = ""
    """Where a number stands that looks like a NIK: `halaman 2`; empty: nowhere."""
    is_bare: bool = False
    """Whether it was a picture that told nothing beside its pixels, before it was made anew."""


class UnfitFileError(Exception):
    """A file that is not taken."""

    def __init__(self, code: str, **words: str) -> None:
        """Keep the reason, by its code in `refusals`, and what fills its message."""
        super().__init__(code)
        self.code = code
        self.words: Mapping[str, str] = words
