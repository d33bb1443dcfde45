"""Questions to whoever sits at the terminal; where nobody does, all that is missing is told at once."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from capaian.cli import console
from capaian.domain.errors import UsageMistakeError

_YES: Final = frozenset({"y", "ya", "yes"})


@dataclass(frozen=True, slots=True)
class Missing:
    """An option without which a command cannot go on."""

    option: str
    """`--on TANGGAL`."""
    question: str
    """What is asked on a terminal."""


def is_answerable() -> bool:
    """Say whether somebody is there to answer."""
    return sys.stdin.isatty()


def ask(question: str) -> str:
    """Ask for one line; the answer without spaces around it, empty at the end of input."""
    console.out().print(console.printable(f"{question}: "), end="")
    return sys.stdin.readline().strip()


def confirm(question: str) -> bool:
    """Ask whether something is to be done; anything but a yes is a no, and an empty line is asked again.

    Whoever presses Enter alone has not answered, and would have to make a long preview anew.
    """
    while True:
        console.out().print(console.printable(f"{question} [ya/tidak] "), end="", soft_wrap=True)
        line = sys.stdin.readline()
        if line.strip() or not line:
            return line.strip().casefold() in _YES
        console.out().print("Jawab ya atau tidak.")


def require(missing: Sequence[Missing]) -> None:
    """Refuse a command that nobody can be asked about.

    Raises:
        UsageMistakeError: with all options that are missing, if there are any.
    """
    if missing:
        told = "; ".join(f"{item.option} ({item.question})" for item in missing)
        raise UsageMistakeError(f"Belum diisi: {told}.")
