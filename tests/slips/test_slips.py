"""Slips of a tired planner end in a question that names the row: at least eighteen of twenty."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Final

from tests.edited_years import Case, edited_year, read_cases
from tests.functional.cli_cast import run

SLIPS: Final = read_cases(Path(__file__).with_name("slips.yaml"))
MIN_NAMED: Final = 18


def is_named(slip: Case, folder: Path) -> bool:
    """Say whether `check` names the file, and the row in its words, its place or its remedy."""
    issues = json.loads(run("check", edited_year(slip, folder), "--json").out)["issues"]
    own = [
        one
        for one in issues
        if one["place"]["file"] == slip["names"]["file"] and one["level"] != "note"
    ]
    return any(
        words in json.dumps(one, ensure_ascii=False)
        for one in own
        for words in slip["names"]["any_of"]
    )


def test_slips_are_named(tmp_path: Path) -> None:
    assert len(SLIPS) == 20
    missed = [slip["id"] for slip in SLIPS if not is_named(slip, tmp_path / slip["id"])]
    assert len(SLIPS) - len(missed) >= MIN_NAMED, missed
