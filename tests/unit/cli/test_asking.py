"""Questions on a terminal: only a yes is a yes,
and nobody is taken to have agreed who was not asked.
"""

from __future__ import annotations

import io

import pytest
from tests.functional.cli_cast import Terminal

from capaian.cli.console import confirm
from capaian.domain.errors import UsageMistakeError


@pytest.mark.parametrize(
    ("answers", "expected"),
    [
        *((word, True) for word in ("y\n", "ya\n", "Yes\n", "  YA \n", "\n \nya\n")),
        *(
            (word, False)
            for word in ("tidak\n", "t\n", "", "yang mana?\n", "yaa\n", "\ntidak\n", "\n")
        ),
    ],
)
def test_anything_but_a_yes_is_a_no_and_an_empty_line_repeats_the_question(
    answers: str,
    expected: bool,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr("sys.stdin", Terminal(answers))
    assert confirm("Tulis?", is_agreed=False, is_json=False) is expected
    times = answers.count("\n") + (answers in ("\n", ""))
    ending = "" if expected else "Tidak ada yang ditulis.\n"
    assert capsys.readouterr().out == "Tulis? [ya/tidak] " * times + ending


@pytest.mark.parametrize(
    ("stdin", "is_json"), [(io.StringIO("ya\n"), False), (Terminal("ya\n"), True)]
)
def test_where_nobody_can_answer_nothing_is_taken_for_granted(
    stdin: io.StringIO, is_json: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", stdin)
    with pytest.raises(UsageMistakeError, match="--yes"):
        confirm("Tulis?", is_agreed=False, is_json=is_json)
    assert confirm("Tulis?", is_agreed=True, is_json=is_json)
