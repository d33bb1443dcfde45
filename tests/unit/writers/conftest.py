"""The sample paper as Word has it, written once for the tests of a file."""

from __future__ import annotations

import pytest
from tests.unit.writers.docx_reader import Docx, open_docx
from tests.unit.writers.sample import sample_document


@pytest.fixture(scope="module")
def sample() -> Docx:
    return open_docx(sample_document())
