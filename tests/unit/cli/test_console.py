"""Signs in every encoding, nothing that steers a terminal, JSON that every reader takes."""

from __future__ import annotations

import errno
import io
import json
import sys
from collections.abc import Callable

import pytest

from capaian.cli import console
from capaian.cli.progress import show_steps
from capaian.domain.exchange import Plain
from capaian.dossier.durable import say_cause


def in_ascii(monkeypatch: pytest.MonkeyPatch, write: Callable[[], object]) -> bytes:
    """What arrives where the output can hold ASCII alone."""
    raw = io.BytesIO()
    stream = io.TextIOWrapper(raw, encoding="ascii", write_through=True)
    monkeypatch.setattr(sys, "stdout", stream)
    console.make_streams_safe()
    write()
    return raw.getvalue()


def test_signs_that_the_encoding_lacks_stop_no_command(monkeypatch: pytest.MonkeyPatch) -> None:
    assert in_ascii(monkeypatch, lambda: sys.stdout.write("▼ Juái 💥")) == b"? Ju?i ?"


def test_json_is_pure_ascii_where_the_encoding_is_not_unicode(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    document: Plain = {"a": "Triwulan – 💥"}
    assert json.loads(in_ascii(monkeypatch, lambda: console.print_json(document))) == document


def test_json_keeps_its_signs_in_utf_8(capsys: pytest.CaptureFixture[str]) -> None:
    console.print_json({"a": "–", "b": [1, None, True]})
    assert capsys.readouterr().out == '{\n "a": "–",\n "b": [\n  1,\n  null,\n  true\n ]\n}\n'


@pytest.mark.parametrize(
    ("text", "safe"),
    [
        ("\x1b]0;judul\x07", "\\x1b]0;judul\\x07"),
        ("a\nb", "a\nb"),
        ("a\tb\r", "a\\tb\\r"),
        ("\u202ebalik", "\\u202ebalik"),
        ("Q1 · 99,5 % — ≥", "Q1 · 99,5 % — ≥"),
    ],
)
def test_text_of_files_cannot_steer_the_terminal(text: str, safe: str) -> None:
    assert console.printable(text) == safe


def test_words_in_square_brackets_are_words(capsys: pytest.CaptureFixture[str]) -> None:
    console.write_indented(console.out(), 2, ("[red]x[/red] :smile: ", ""), ("iku-[1]", "bold"))
    assert capsys.readouterr().out == "  [red]x[/red] :smile: iku-[1]\n"


def test_every_line_has_its_margin_and_none_is_cut(capsys: pytest.CaptureFixture[str]) -> None:
    console.write_indented(console.out(), 3, ("a " * 9_000, "bold"), ("x\ny\tz", ""))
    first, second = capsys.readouterr().out.split("\n", 1)
    assert first == f"   {'a ' * 9_000}x"
    assert second == "   y\\tz\n"


def test_a_closed_pipe_is_passed_to_the_entry_point() -> None:
    class Closed(io.StringIO):
        def write(self, text: str) -> int:
            raise BrokenPipeError

    with pytest.raises(BrokenPipeError):
        console._screen(Closed()).print("x")


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (errno.ENOSPC, "ruang disk habis"),
        (errno.EACCES, "tidak ada izin"),
        (errno.ENOTDIR, "ada berkas di tempat folder"),
        (errno.EXDEV, "kata sistem"),
    ],
)
def test_refusals_of_the_system_are_reported_in_indonesian_where_known(
    number: int, words: str
) -> None:
    assert say_cause(OSError(number, "kata sistem")) == words


def test_steps_are_silent_without_a_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    with show_steps(2) as steps, steps.take("Membaca"):
        pass
    assert capsys.readouterr() == ("", "")
