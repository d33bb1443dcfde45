"""A file that somebody brings: looked through by a child of its own, then ready to be kept or refused."""

from __future__ import annotations

import hashlib
import json
from dataclasses import replace
from pathlib import Path
from threading import BoundedSemaphore
from typing import Final

from capaian.dossier.personal import looks_personal
from capaian.processes.children import ask_child
from capaian.web.evidence.examination.kinds import Examined, Kind, RefusedFileError
from capaian.web.evidence.limits import AT_ONCE, FILE_BYTES, MEGABYTE, MEGABYTES, SECONDS

_WORKER: Final = Path(__file__).parent / "examination" / "worker.py"
_WAITING: Final = 60
"""Seconds on the clock, for a child that only waits."""
_turns: Final = BoundedSemaphore(AT_ONCE)


def require_size(size: int) -> None:
    """Refuse a file of so many bytes before it is read; raises `RefusedFileError`."""
    if size > FILE_BYTES:
        raise RefusedFileError("too_large", limit=str(FILE_BYTES // MEGABYTE))


def prepare(name: str, content: bytes) -> Examined:
    """Return a file as it is kept.

    Raises:
        RefusedFileError: with the reason why it is not taken.
    """
    require_size(len(content))
    with _turns:
        found = _examine(content)
    personal = "namanya" if looks_personal(name) else found.personal
    return replace(found, original=hashlib.sha256(content).hexdigest(), given=name, personal=personal)


def _examine(content: bytes) -> Examined:
    answer = ask_child(_WORKER, str(SECONDS), str(MEGABYTES), content=content, seconds=_WAITING)
    line, _, rest = answer.partition(b"\n")
    try:
        head = json.loads(line)
    except ValueError as error:  # the child was ended by a limit before it said anything
        raise RefusedFileError("too_heavy") from error
    if "refused" in head:
        raise RefusedFileError(head["refused"], **head["words"])
    length, preview = head["lengths"]
    if len(rest) != length + preview:
        raise RefusedFileError("too_heavy")
    return Examined(Kind[head["kind"]], rest[:length], rest[length:], head["personal"], head["bare"])
