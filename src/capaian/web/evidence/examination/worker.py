"""Child process that looks through a file: one made to fill memory or time ends this process alone.

Started with SECONDS MEGABYTES and the file as standard input. Writes a line of JSON, then the bytes that are
kept and those of the small picture, of the lengths that the line tells.
"""

from __future__ import annotations

import json
import sys
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
    except RefusedFileError as error:
        _write_head({"refused": error.reason, "words": {**error.words}})
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
