"""What a file is, told by its bytes alone; the ending of its name decides between kinds of text only."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import partial
from typing import Final

from capaian.web.evidence.examining.found import Examined, Kind, UnfitFileError
from capaian.web.evidence.examining.papers import examine_paper
from capaian.web.evidence.examining.personal import find_place, pieces_of_lines
from capaian.web.evidence.examining.pictures import examine_picture

_BEGINNINGS: Final[tuple[tuple[bytes, Callable[[bytes], Examined]], ...]] = (
    (b"\xff\xd8\xff", examine_picture),
    (b"\x89PNG\r\n\x1a\n", examine_picture),
    (b"%PDF-", examine_paper),
)
_REFUSED: Final = (
    (b"MZ", "program"),
    (b"\x7fELF", "program"),
    (b"#!", "program"),
    (b"\xcf\xfa\xed\xfe", "program"),
    (b"\xd0\xcf\x11\xe0", "old_office_file"),
    (b"GIF8", "other_picture"),
    (b"BM", "other_picture"),
    (b"II*\0", "other_picture"),
    (b"MM\0*", "other_picture"),
    (b"Rar!\x1a", "archive"),
    (b"7z\xbc\xaf\x27\x1c", "archive"),
    (b"\x1f\x8b", "archive"),
    (b"PK\x05\x06", "archive"),
    (b"PK\x03\x04", "office_file"),  # an archive too, which its bytes do not tell apart at the beginning
)
_PICTURES_OF_PHONES: Final = (b"ftypheic", b"ftypheix", b"ftypmif1", b"ftypavif")
_MARKUP: Final = re.compile(r"\s*<(?:[a-z!?/])", re.IGNORECASE)
_CONTROL: Final = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_TEXTS: Final = {kind.suffix: kind for kind in (Kind.CSV, Kind.TXT)}


def examine(content: bytes, ending: str) -> Examined:
    """Return what a file is and what of it is kept.

    Args:
        content: Its bytes.
        ending: How its name ends, in small letters: `.csv`.

    Raises:
        UnfitFileError: With the reason why it is no evidence.
    """
    if not content.strip():
        raise UnfitFileError("empty")
    for beginning, code in _REFUSED:
        if content.startswith(beginning):
            raise UnfitFileError(code)
    if content[4:12] in _PICTURES_OF_PHONES:
        raise UnfitFileError("other_picture")
    is_webp = content[:4] == b"RIFF" and content[8:12] == b"WEBP"
    look = next((look for beginning, look in _BEGINNINGS if content.startswith(beginning)), None)
    text = partial(_examine_text, ending=ending)
    return (examine_picture if is_webp else look or text)(content)


def _examine_text(content: bytes, ending: str) -> Examined:
    """Return a text as it is; only where its name says so too, since any program is a text as well."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = content.decode("cp1252", "replace")
    if ending not in _TEXTS or _CONTROL.search(text):
        raise UnfitFileError("markup" if _MARKUP.match(text) else "unknown")
    if _MARKUP.match(text):
        raise UnfitFileError("markup")
    return Examined(_TEXTS[ending], content, personal=find_place(pieces_of_lines(text.splitlines())))
