"""`capaian compute --json`: the contract of other periods, and traces that are all there."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any

import pytest
from tests.functional.cli_cast import BALANGAN, run


@pytest.fixture(scope="module")
def assessment() -> Mapping[str, Any]:
    done = run("compute", BALANGAN, "--json")
    assert (done.code, done.err) == (0, "")
    found: Mapping[str, Any] = json.loads(done.out, parse_float=_refuse_float)
    return found


def _refuse_float(literal: str) -> None:
    raise AssertionError(f"a float in the output: {literal}")


@pytest.mark.parametrize("as_of", ["2023-Q2", "2023-M12"])
def test_other_periods_keep_the_contract(assessment: Mapping[str, Any], as_of: str) -> None:
    """The bytes of the year are recorded; of its parts the keys are the same."""
    found = json.loads(run("compute", BALANGAN, "--as-of", as_of, "--json").out)
    assert list(found) == list(assessment)
    assert found["as_of"] == as_of
    assert list(found["indicators"][0]) == list(assessment["indicators"][0])


def test_every_trace_that_is_named_is_there(assessment: Mapping[str, Any]) -> None:
    named = set(re.findall(r'"trace": "(t\d+)"', json.dumps(assessment)))
    named |= {key for trace in assessment["traces"].values() for key in trace["inputs"]}
    assert named <= set(assessment["traces"])
