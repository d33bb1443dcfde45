"""What `make test` runs: every test in just one part, and a failure of any part is one of all."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from tests.side_by_side import PARTS, ROOT, files_of, main


def test_every_test_lies_in_just_one_part() -> None:
    places = Counter(Path(place) for part in PARTS for place in files_of(part))
    for module in (ROOT / "tests").rglob("test_*.py"):
        assert sum(places[folder] for folder in (module, *module.parents)) == 1, module


def test_examples_of_the_code_are_run_too() -> None:
    assert ["src" in part for part in PARTS].count(True) == 1


BARE = ("-c", "/dev/null", "-p", "no:django", "-p", "no:hypothesispytest")
"""Options of pytest for tests that need nothing of the project: what they do not wait for."""


@pytest.fixture
def parts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """One folder with two tests that pass, one with a test that fails, one without any."""
    monkeypatch.delenv("DJANGO_SETTINGS_MODULE", raising=False)
    texts = {
        "good": "def test_a():\n    pass\n\n\ndef test_b():\n    pass\n",
        "bad": "def test_c():\n    assert 1 == 2\n\n\ndef test_d():\n    pass\n",
        "none": "",
    }
    for name, text in texts.items():
        (tmp_path / name).mkdir()
        (tmp_path / name / f"test_{name}.py").write_text(text, encoding="utf-8")
    return [[str(tmp_path / name)] for name in texts]


def test_parts_that_pass_are_counted_together(
    parts: list[list[str]], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(BARE, [parts[0], parts[0]]) == 0
    assert capsys.readouterr().out.splitlines()[-1] == "4 passed, 0 failed"


def test_a_failure_in_one_part_is_told_at_the_end(
    parts: list[list[str]], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(BARE, parts[:2]) == 1
    *_, failure, counts = capsys.readouterr().out.splitlines()
    assert failure.startswith("FAILED ") and "test_c" in failure
    assert counts == "3 passed, 1 failed"


def test_a_part_without_tests_is_no_success(parts: list[list[str]]) -> None:
    assert main(BARE, [parts[0], parts[2]]) == 1
