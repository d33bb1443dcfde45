"""The benchmark of all papers takes the papers that the command makes."""

from __future__ import annotations

import json
from pathlib import Path

from benchmarks.papers_of_year import EXAMPLES, MB, SECONDS, documents_of
from tests.functional.cli_cast import run


def test_limits_are_those_of_the_issue() -> None:
    assert (SECONDS, MB) == (15.0, 500.0)


def test_every_example_is_measured() -> None:
    assert [folder.name for folder in EXAMPLES] == sorted(folder.name for folder in EXAMPLES)
    assert all((folder / "office.yaml").is_file() for folder in EXAMPLES)


def test_papers_are_those_that_the_command_writes(tmp_path: Path) -> None:
    documents = documents_of(EXAMPLES[0])
    done = run("paper", EXAMPLES[0], "semua", "--out", tmp_path, "--format", "html", "--json")
    told = json.loads(done.out)["papers"]
    assert {name: document.meta.title for name, document in documents} == told
