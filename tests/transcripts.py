"""Files that ask and answer; `make golden` writes what is answered.

What to look for in a difference: an answer that is not what was to come, or one that is missing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from tests.conftest import Golden

Answer = Callable[[str], Iterable[str]]
INDENT = "    "
HEADING = "#"
REPLY = "=> "


def check_transcript(golden: Golden, file: Path, answer: Answer) -> None:
    """Ask each line at the margin that is no heading;
    the indented lines below it are the answer.
    """
    golden.check("\n".join(_answered_lines(file, answer)) + "\n", file)


def check_texts(golden: Golden, file: Path, answer: Answer) -> None:
    """Ask each text below a heading; the lines behind it that begin with
    an arrow are the answer.
    """
    golden.check("\n".join(_answered_texts(file, answer)) + "\n", file)


def _answered_lines(file: Path, answer: Answer) -> Iterator[str]:
    for line in file.read_text(encoding="utf-8").splitlines():
        if line.startswith(INDENT):
            continue
        yield line
        if line and not line.startswith(HEADING):
            yield from (f"{INDENT}{words}" for words in answer(line))


def _answered_texts(file: Path, answer: Answer) -> Iterator[str]:
    for part in file.read_text(encoding="utf-8").removeprefix(HEADING).split(f"\n{HEADING}"):
        title, *lines = part.splitlines()
        text = "\n".join(line for line in lines if not line.startswith(REPLY)).strip("\n") + "\n"
        yield from (
            f"{HEADING}{title}",
            text.rstrip("\n"),
            *(f"{REPLY}{words}" for words in answer(text)),
            "",
        )
