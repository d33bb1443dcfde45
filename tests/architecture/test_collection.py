"""Tests have the same names in every process: a list of them, or a second worker, needs that."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest
from tests.architecture.code import ROOT


@pytest.mark.nightly
@pytest.mark.parametrize("night", ["", "1"], ids=["day", "night"])
def test_two_collections_with_other_hashes_name_the_same_tests(night: str) -> None:
    command = [sys.executable, "-m", "pytest", "--collect-only", "-q", "--no-header"]
    collections = [
        subprocess.Popen(
            command,
            cwd=ROOT,
            env={**os.environ, "CAPAIAN_NIGHTLY": night, "PYTHONHASHSEED": seed},
            stdout=subprocess.PIPE,
            text=True,
        )
        for seed in ("1", "2")
    ]
    first, second = (
        [line for line in each.communicate()[0].splitlines() if "::" in line]
        for each in collections
    )
    assert [each.returncode for each in collections] == [0, 0]
    assert len(first) > 1_000, "nothing was collected"
    assert first == second
