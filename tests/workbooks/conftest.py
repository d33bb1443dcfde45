"""Workbooks are held against the same dossiers again and again."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from tests.parts_read import parts_read_once


@pytest.fixture(scope="module", autouse=True)
def parts() -> Iterator[None]:
    """Read a part of a dossier once for each content."""
    with parts_read_once():
        yield
