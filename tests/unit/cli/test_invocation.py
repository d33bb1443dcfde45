"""Hints name the program as it was called."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from capaian.cli.invocation import program_as_typed
from capaian.cli.language import say_mistake


@pytest.fixture
def program(tmp_path: Path) -> Path:
    """A program that the search path can find."""
    path = tmp_path / "bin" / "capaian"
    path.parent.mkdir()
    path.write_text("#!/bin/sh\n", encoding="utf-8")
    path.chmod(0o755)
    return path


def test_a_program_outside_the_search_path_is_named_by_its_path(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    monkeypatch.setattr(sys, "argv", [".venv/bin/capaian", "chek"])
    assert program_as_typed() == ".venv/bin/capaian"
    assert say_mistake("No such command 'chek'.").endswith("Bantuan: .venv/bin/capaian --help")


def test_one_found_on_the_search_path_is_named_alone(monkeypatch: pytest.MonkeyPatch, program: Path) -> None:
    monkeypatch.setenv("PATH", str(program.parent))
    monkeypatch.setattr(sys, "argv", [str(program), "check"])
    assert program_as_typed() == "capaian"


@pytest.mark.parametrize("called", ["-c", "/usr/bin/pytest", ""])
def test_inside_another_program_it_has_its_plain_name(monkeypatch: pytest.MonkeyPatch, called: str) -> None:
    monkeypatch.setattr(sys, "argv", [called])
    assert program_as_typed() == "capaian"
