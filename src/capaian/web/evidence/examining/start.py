"""Child process that looks through a file: one made to fill memory or time ends this process alone.

Started with SECONDS MEGABYTES ENDING and the file as standard input. Writes a line of JSON, then the bytes
that are kept and those of the small picture, of the lengths that the line tells.
"""

from __future__ import annotations

import json
import sys

from capaian.processes.limits import limit_memory, limit_time
from capaian.web.evidence.examining.examine import examine
from capaian.web.evidence.examining.found import UnfitFileError


def run(seconds: float, megabytes: int, ending: str) -> None:
    """Read what comes in and write what comes of it."""
    limit_memory(megabytes)
    limit_time(seconds)
    try:
        found = examine(sys.stdin.buffer.read(), ending)
    except UnfitFileError as error:
        _say({"refused": error.code, "words": {**error.words}})
        return
    except (MemoryError, RecursionError):
        _say({"refused": "too_heavy", "words": {}})
        return
    lengths = [len(found.content), len(found.preview)]
    told = {"kind": found.kind.name, "personal": found.personal, "bare": found.is_bare}
    _say({**told, "lengths": lengths})
    sys.stdout.buffer.write(found.content + found.preview)


def _say(told: dict[str, object]) -> None:
    sys.stdout.buffer.write(json.dumps(told).encode() + b"\n")


if __name__ == "__main__":
    run(float(sys.argv[1]), int(sys.argv[2]), sys.argv[3])
