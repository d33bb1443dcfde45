"""Dossiers that are compared with workbooks and closings are the same again and again."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.closing.next_years import balangan_2024, lay
from tests.parts_read import parts_read_once

_COMPARED = (
    "test_workbook_",
    "test_closed_",
    "test_earlier_",
    "test_kept_",
    "test_past_",
    "test_restatements",
    "test_intake_take_in",
)
"""Beginnings of modules. Others ask what is read and how often, and those of many rows,
how long it takes.
"""


@pytest.fixture(scope="module", autouse=True)
def parts(request: pytest.FixtureRequest) -> Iterator[None]:
    """Read a part of a dossier once for each content."""
    if not request.path.name.startswith(_COMPARED) or "many" in request.path.name:
        yield
        return
    with parts_read_once():
        yield


@pytest.fixture
def dossier(tmp_path: Path) -> Path:
    """The dossier of 2024, with the closing of 2023; files about other dossiers have their own."""
    return lay(balangan_2024().files, tmp_path / "2024")
