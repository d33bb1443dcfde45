"""Examples in docstrings are true.

To search all modules for them doubles the time of collecting tests.
"""

from __future__ import annotations

import doctest
from importlib import import_module
from pathlib import Path

import pytest
from tests.conftest import ROOT

FOLDERS = {ROOT / "src": "capaian", ROOT: "tests"}
MODULES = sorted(
    ".".join(path.relative_to(root).with_suffix("").parts).removesuffix(".__init__")
    for root, package in FOLDERS.items()
    for path in (root / package).rglob("*.py")
    if " >>> " in path.read_text(encoding="utf-8") and path != Path(__file__)
)


@pytest.mark.parametrize("module", MODULES)
def test_examples_of_a_module_are_true(module: str) -> None:
    results = doctest.testmod(import_module(module), optionflags=doctest.NORMALIZE_WHITESPACE)
    assert results.attempted > 0
    assert results.failed == 0
