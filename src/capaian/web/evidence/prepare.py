"""A file that somebody brings, made ready to be kept: looked through by a child, named, hashed."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from pathlib import Path
from threading import BoundedSemaphore
from typing import Final

from capaian.dossier.personal import looks_personal
from capaian.processes.children import ask_child
from capaian.web.evidence.examining.found import Examined, Kind
from capaian.web.evidence.limits import AT_ONCE, FILE_BYTES, MEGABYTES, SECONDS
from capaian.web.evidence.names import ending_of, plain_name
from capaian.web.evidence.refusals import RefusedFileError

_WORKER: Final = Path(__file__).parent / "examining" / "start.py"
_WAITING: Final = 60
"""Seconds on the clock, for a child that only waits."""
_turns: Final = BoundedSemaphore(AT_ONCE)


@dataclass(frozen=True, slots=True)
class Prepared:
    """A file that may be kept."""

    name: str
    media_type: str
    content: bytes
    original: str
    """SHA-256 of the file as it was brought."""
    preview: bytes = b""
    personal: str = ""
    """Where a number stands that looks like a NIK: `namanya`, `halaman 2`; empty: nowhere."""
    is_bare: bool = False
    """Whether it was brought as a picture that told nothing beside its pixels."""


def prepare(name: str, content: bytes) -> Prepared:
    """Return a file as it is kept.

    Raises:
        RefusedFileError: with the reason why it is not taken.
    """
    if len(content) > FILE_BYTES:
        raise RefusedFileError("too_large")
    with _turns:
        found = _examine(content, ending_of(name))
    return Prepared(
        plain_name(name, found.kind.suffix),
        found.kind.media_type,
        found.content,
        hashlib.sha256(content).hexdigest(),
        found.preview,
        "namanya" if looks_personal(name) else found.personal,
        found.is_bare,
    )


def _examine(content: bytes, ending: str) -> Examined:
    said = ask_child(_WORKER, str(SECONDS), str(MEGABYTES), ending, content=content, seconds=_WAITING)
    line, _, rest = said.partition(b"\n")
    try:
        told = json.loads(line)
    except ValueError as error:  # the child was ended by a limit before it said anything
        raise RefusedFileError("too_heavy") from error
    if "refused" in told:
        raise RefusedFileError(told["refused"], told["words"])
    length, preview = told["lengths"]
    if len(rest) != length + preview:
        raise RefusedFileError("too_heavy")
    return Examined(Kind[told["kind"]], rest[:length], rest[length:], told["personal"], told["bare"])
