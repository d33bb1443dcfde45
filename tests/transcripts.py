"""Files that ask and answer: a line at the margin asks, the indented lines below it are the answer.

Another case is a line at the margin; `make golden` writes what is answered. What to look for in a difference:
an answer that is not what the line should get, or one that is missing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from tests.conftest import Golden

INDENT = "    "
HEADING = "#"


def check_transcript(golden: Golden, file: Path, answer: Callable[[str], Iterable[str]]) -> None:
    """Ask what a file asks, and compare the whole of it with its answers."""
    golden.check("\n".join(_answered(file, answer)) + "\n", file)


def _answered(file: Path, answer: Callable[[str], Iterable[str]]) -> Iterator[str]:
    for line in file.read_text(encoding="utf-8").splitlines():
        if line.startswith(INDENT):
            continue
        yield line
        if line and not line.startswith(HEADING):
            yield from (f"{INDENT}{words}" for words in answer(line))
