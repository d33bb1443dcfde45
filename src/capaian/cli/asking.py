"""Questions to whoever sits at the terminal."""

from __future__ import annotations

import sys
from typing import Final

from capaian.cli import console
from capaian.domain.errors import UsageMistakeError

_YES: Final = frozenset({"y", "ya", "yes"})


def is_answerable() -> bool:
    """Say whether somebody is there to answer."""
    return sys.stdin.isatty()


def ask(question: str) -> str:
    """Ask for one line; the answer without spaces around it, empty at the end of input."""
    console.out().print(console.printable(f"{question}: "), end="")
    return sys.stdin.readline().strip()


def confirm(question: str, *, is_agreed: bool, is_json: bool) -> bool:
    """Say whether a change that was previewed is to be written.

    Anything but a yes is a no. An empty line is asked again: whoever presses Enter alone has not answered,
    and would have to make a long preview anew.

    Args:
        question: What is asked on a terminal.
        is_agreed: Whether the command was told `--yes`.
        is_json: Whether a program reads the output, so that nobody can be asked.

    Raises:
        UsageMistakeError: if nobody agreed and nobody can be asked.
    """
    if is_agreed:
        return True
    if is_json or not is_answerable():
        raise UsageMistakeError("Tambahkan --yes untuk menulis, atau --dry-run untuk pratinjau saja.")
    line = "\n"
    while line.isspace():
        console.out().print(console.printable(f"{question} [ya/tidak] "), end="", soft_wrap=True)
        line = sys.stdin.readline()
    is_yes = line.strip().casefold() in _YES
    if not is_yes:
        console.write_line("Tidak ada yang ditulis.")
    return is_yes
