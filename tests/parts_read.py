"""Parts of dossiers that tests lay again and again are read once for each content (docs/decisions/0152)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any, Final

import pytest

from capaian.dossier import read as reading_module
from capaian.dossier.cells import Reading
from capaian.dossier.issues import IssueLog
from capaian.dossier.read import PartRead
from capaian.dossier.tables.declaration import Part

_MOST_BYTES: Final = 20_000_000
_KEPT: dict[tuple[str, bytes], PartRead] = {}
"""What was read, by file and content. That it says the same, `test_parts_read_before.py` proves."""


@contextmanager
def parts_read_once() -> Iterator[None]:
    """Hand out what a part with the same content was read as before, as an open year does on the pages."""
    real = reading_module._read_part

    def read(part: Part, content: bytes, reading: Reading) -> Mapping[str, Any] | None:
        if type(reading.log) is not IssueLog:  # one that tells problems where they stand in a workbook
            return real(part, content, reading)
        before = _KEPT.get((part.file, content))
        if before is None:
            own = Reading()
            before = PartRead(content, real(part, content, own), own)
            _keep(part.file, before)
        reading.absorb(before.reading)
        return before.fields

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(reading_module, "_read_part", read)
        yield


def _keep(file: str, read: PartRead) -> None:
    if sum(len(content) for _, content in _KEPT) + len(read.content) > _MOST_BYTES:
        _KEPT.clear()
    _KEPT[file, read.content] = read


@pytest.fixture(scope="module", autouse=True)
def parts() -> Iterator[None]:
    """Read a part of a dossier once for each content."""
    with parts_read_once():
        yield
