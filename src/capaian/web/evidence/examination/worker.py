"""Child process that looks through a file: one made to fill memory or time ends this process alone.

Started with SECONDS MEGABYTES and the file as standard input. Writes a line of JSON, then the bytes that are
kept and those of the small picture, of the lengths that the line tells.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Callable
from typing import Final

from capaian.processes.limits import limit_memory, limit_time
from capaian.web.evidence.examination.images import examine_picture
from capaian.web.evidence.examination.kinds import Examined, UnfitFileError
from capaian.web.evidence.examination.pdf import examine_paper

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
_MARKUP: Final = re.compile(rb"(?:\xef\xbb\xbf)?\s*<[a-z!?/]", re.IGNORECASE)


def examine(content: bytes) -> Examined:
    """Return what a file is, by its bytes alone, and what of it is kept.

    Raises:
        UnfitFileError: With the reason why it is no evidence.
    """
    if not content.strip():
        raise UnfitFileError("empty")
    for beginning, look in _BEGINNINGS:
        if content.startswith(beginning):
            return look(content)
    if content[:4] == b"RIFF" and content[8:12] == b"WEBP":
        return examine_picture(content)
    for beginning, code in _REFUSED:
        if content.startswith(beginning):
            raise UnfitFileError(code)
    if content[4:12] in _PICTURES_OF_PHONES:
        raise UnfitFileError("other_picture")
    raise UnfitFileError("markup" if _MARKUP.match(content) else "unknown")


def run(seconds: float, megabytes: int) -> None:
    """Read what comes in and write what comes of it."""
    limit_memory(megabytes)
    limit_time(seconds)
    try:
        found = examine(sys.stdin.buffer.read())
    except UnfitFileError as error:
        _write_head({"refused": error.code, "words": {**error.words}})
        return
    except (MemoryError, RecursionError):
        _write_head({"refused": "too_heavy", "words": {}})
        return
    lengths = [len(found.content), len(found.preview)]
    head = {"kind": found.kind.name, "personal": found.personal, "bare": found.is_bare}
    _write_head({**head, "lengths": lengths})
    sys.stdout.buffer.write(found.content + found.preview)


def _write_head(head: dict[str, object]) -> None:
    sys.stdout.buffer.write(json.dumps(head).encode() + b"\n")


if __name__ == "__main__":
    run(float(sys.argv[1]), int(sys.argv[2]))
