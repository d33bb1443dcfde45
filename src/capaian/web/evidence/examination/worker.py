"""Child process that looks through a file: one made to fill memory or time ends this process alone.

Started with SECONDS MEGABYTES and the file as standard input. Writes JSON, in which bytes are in base 64.
"""

from __future__ import annotations

import json
import sys
from base64 import b64encode
from typing import Final

from capaian.processes.limits import limit_memory, limit_time
from capaian.web.evidence.examination.images import examine_picture
from capaian.web.evidence.examination.kinds import Examined, RefusedFileError
from capaian.web.evidence.examination.pdf import examine_paper

_PICTURES: Final = (b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n")


def examine(content: bytes) -> Examined:
    """Return what a file is, by its bytes alone, and what of it is kept; raises `RefusedFileError`."""
    if not content.strip():
        raise RefusedFileError("empty")
    if content.startswith(_PICTURES) or (content[:4] == b"RIFF" and content[8:12] == b"WEBP"):
        return examine_picture(content)
    if content.startswith(b"%PDF-"):
        return examine_paper(content)
    raise RefusedFileError("unknown")


def run(seconds: float, megabytes: int) -> None:
    """Read what comes in and write what comes of it."""
    limit_memory(megabytes)
    limit_time(seconds)
    try:
        found = examine(sys.stdin.buffer.read())
        kept, preview = (b64encode(each).decode() for each in (found.content, found.preview))
        answer: dict[str, object] = {"kind": found.kind.name, "kept": kept, "preview": preview}
        answer |= {"personal": found.personal, "bare": found.is_bare}
    except RefusedFileError as error:
        answer = {"refused": error.reason, "words": {**error.words}}
    except (MemoryError, RecursionError):
        answer = {"refused": "too_heavy", "words": {}}
    json.dump(answer, sys.stdout)


if __name__ == "__main__":
    run(float(sys.argv[1]), int(sys.argv[2]))
