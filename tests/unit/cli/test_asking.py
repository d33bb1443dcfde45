"""Questions on a terminal: only a yes is a yes."""

from __future__ import annotations

import io

import pytest

from capaian.cli.asking import confirm


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        *((word, True) for word in ("y\n", "ya\n", "Yes\n", "  YA \n")),
        *((word, False) for word in ("tidak\n", "t\n", "", "yang mana?\n", "yaa\n")),
    ],
)
def test_anything_but_a_yes_is_a_no(
    answer: str, expected: bool, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO(answer))
    assert confirm("Tulis perubahan ini?") is expected
    assert capsys.readouterr().out == "Tulis perubahan ini? [ya/tidak] "


@pytest.mark.parametrize(("answers", "expected"), [("\n \nya\n", True), ("\ntidak\n", False), ("\n", False)])
def test_an_empty_line_is_asked_again(
    answers: str, expected: bool, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The preview above would have to be made again; the end of input is a no."""
    monkeypatch.setattr("sys.stdin", io.StringIO(answers))
    assert confirm("Tulis?") is expected
    asked = answers.count("\n") + (answers == "\n")
    assert capsys.readouterr().out == "Jawab ya atau tidak.\n".join(["Tulis? [ya/tidak] "] * asked)
