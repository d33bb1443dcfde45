"""What comes of looking through a file: what it is and is called, or why it is not taken.

Names are safe on every system, and without numbers of persons.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from enum import Enum
from pathlib import PurePosixPath
from typing import Final

from django.utils.text import slugify

from capaian.domain.errors import CapaianError
from capaian.dossier.declared_rows import read_declared_rows
from capaian.rulebook.personal import looks_personal, mask_personal_numbers

_MAX_KEPT: Final = 60
_MAX_SHOWN: Final = 80
_OTHER: Final = re.compile(r"[\W_]+")


class MediaKind(Enum):
    """What evidence may be, with its media type and the ending of its name."""

    JPEG = "image/jpeg", ".jpg"
    PNG = "image/png", ".png"
    PDF = "application/pdf", ".pdf"
    XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", ".xlsx"
    DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document", ".docx"
    CSV = "text/csv", ".csv"
    TXT = "text/plain", ".txt"


PICTURES: Final = frozenset({MediaKind.JPEG.value[0], MediaKind.PNG.value[0]})
"""Media types that a browser shows by itself."""

UNEXAMINED: Final = {
    kind.value[0]: kind for kind in (MediaKind.XLSX, MediaKind.DOCX, MediaKind.CSV, MediaKind.TXT)
}
"""What is kept as it is and only saved, by media type: nobody looked into it."""


@dataclass(frozen=True, slots=True)
class Examined:
    """A file that may be kept."""

    kind: MediaKind
    content: bytes
    """As it is kept: a picture is made anew, a PDF saved anew,
    what is `UNEXAMINED` stays as it is.
    """
    preview: bytes = b""
    """A small JPEG of it; empty: it has none."""
    personal: str = ""
    """Where a number stands that looks like a NIK: `namanya`, `halaman 2`; empty: nowhere."""
    is_bare: bool = False
    """Whether it is kept as it was brought: a picture that told nothing beside its pixels,
    or unexamined.
    """
    original: str = ""
    """SHA-256 of the file as it was brought."""
    given: str = ""

    @property
    def media_type(self) -> str:
        """By its content alone."""
        return self.kind.value[0]

    @property
    def name(self) -> str:
        """Under which it is kept."""
        return plain_name(self.given, self.kind.value[1])

    @property
    def shown(self) -> str:
        """Its name as it was given, as far as it may be displayed."""
        return shown_name(self.given)


class RefusedFileError(CapaianError):
    """A file that is not taken as evidence."""

    def __init__(self, reason: str, **words: str) -> None:
        """Keep the reason, by its code in the list of messages, and what fills its message."""
        super().__init__(_MESSAGES[reason].format_map(words))
        self.reason = reason
        self.words: Mapping[str, str] = words


_MESSAGES: Final = {
    row["reason"]: row["message"] for row in read_declared_rows(__file__, "messages.csv")
}


def plain_name(name: str, suffix: str) -> str:
    r"""Return a name of small letters, digits and dashes; numbers of persons in it are masked.

    Examples:
        >>> plain_name("..\\..\\Rekap Akta (final).JPEG", ".jpg"), plain_name("\u202egpj.exe",
        ...     ".txt")
        ('rekap-akta-final.jpg', 'gpj.txt')
        >>> plain_name("KTP 6311" "02410790" "0002.png", ".png")
        'ktp-xxxxxxxxxxxxxxxx.png'
    """
    stem = slugify(_OTHER.sub(" ", _mask(PurePosixPath(_last_part(name)).stem)))
    return f"{_mask(stem)[:_MAX_KEPT].strip('-') or 'bukti'}{suffix}"


def shown_name(name: str) -> str:
    """Return a name as it was given, in a form that may be shown: visible,
    without numbers of persons.
    """
    masked = _mask(_last_part(name))
    return masked if len(masked) <= _MAX_SHOWN else f"{masked[:_MAX_SHOWN]}…"


def free_name(wanted: str, taken: Collection[str]) -> str:
    """Return a path that no other evidence has.

    Examples:
        >>> free_name("2024-Q1/a.jpg", {"2024-Q1/a.jpg", "2024-Q1/a-2.jpg"})
        '2024-Q1/a-3.jpg'
    """
    path, number, name = PurePosixPath(wanted), 1, wanted
    while name in taken:
        number += 1
        name = str(path.with_name(f"{path.stem}-{number}{path.suffix}"))
    return name


def _last_part(name: str) -> str:
    seen = "".join(sign for sign in unicodedata.normalize("NFKC", name) if sign.isprintable())
    return seen.replace("\\", "/").rpartition("/")[2]


def _mask(text: str) -> str:
    return re.sub(r"\d", "x", text) if looks_personal(text) else mask_personal_numbers(text)
