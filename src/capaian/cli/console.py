"""The terminal: where results go, where problems and progress go, and in which signs."""

from __future__ import annotations

import codecs
import io
import json
import os
import sys
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import IO, TYPE_CHECKING, Final

from capaian.domain.errors import UsageMistakeError
from capaian.domain.numerals import write_few

if TYPE_CHECKING:
    from rich.console import Console

    from capaian.domain.exchange import Plain


_NO_TERMINAL = 10_000
"""Columns, where nothing limits them."""
MAX_LISTED = 6
"""Names of a list that are written one by one."""


def out() -> Console:
    """Return the console for results; lines are never cut where the output is no terminal."""
    return _screen(sys.stdout)


def err() -> Console:
    """Return the console for problems and progress."""
    return _screen(sys.stderr)


def _screen(stream: IO[str]) -> Console:
    from capaian.cli.screen import Screen

    width = None if stream.isatty() else _NO_TERMINAL
    return Screen(file=stream, highlight=False, markup=False, emoji=False, width=width)


def make_streams_safe() -> None:
    """Let a sign that the encoding of the terminal lacks become `?`,
    and output that is closed go nowhere.
    """
    if sys.stdout is None:  # as schedulers may leave it
        sys.stdout = io.StringIO()
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")


def drop_output() -> None:
    """Let what is still to be written vanish: its reader has gone away."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    try:
        os.dup2(nowhere, sys.stdout.fileno())
    finally:
        os.close(nowhere)


def print_json(document: Plain) -> None:
    """Print plain values as JSON, the same bytes for the same values and encoding."""
    from pydantic_core import to_json  # writes lines a tenth as long as the standard library does

    is_unicode = codecs.lookup(sys.stdout.encoding or "utf-8").name == "utf-8"
    try:
        text = to_json(document, indent=1, ensure_ascii=not is_unicode).decode()
    except ValueError:  # the name of a file that is no text
        text = json.dumps(document, ensure_ascii=not is_unicode, indent=1)
    sys.stdout.writelines((text, "\n"))


def printable(text: str) -> str:
    r"""Return a text from a file without what could steer a terminal.

    Examples:
        >>> printable("Juai\x1b[2J")
        'Juai\\x1b[2J'
    """
    if text.isprintable():
        return text
    escaped = {sign: sign.encode("unicode_escape").decode("ascii") for sign in {*text} - {"\n"}}
    return "".join(sign if sign.isprintable() else escaped.get(sign, sign) for sign in text)


def in_one_line(text: str) -> str:
    r"""Return a text whose breaks of lines are seen as such: a name may have one.

    Examples:
        >>> in_one_line("narrative/a\n.md")
        'narrative/a\\n.md'
    """
    return text.replace("\r", "\\r").replace("\n", "\\n")


def list_few(items: Sequence[str]) -> str:
    """Write the first few of a list, and how many more there are."""
    return write_few(items, MAX_LISTED)


def write_line(text: str, screen: Console | None = None) -> None:
    """Print a line that is never broken: a path or a command in it can be copied whole."""
    (screen or out()).print(printable(text), soft_wrap=True)


def write_lines(lines: Iterable[str]) -> None:
    """Print sentences among the results, wrapped between words."""
    for line in lines:
        write_indented(out(), 0, (line, ""))


def warn(text: str) -> None:
    """Print a sentence with the mark of a warning, beside the results."""
    write_indented(err(), 0, ("◊ ", "yellow"), (text, ""))


def write_indented(screen: Console, columns: int, *parts: tuple[str, str]) -> None:
    """Print styled words behind a margin, wrapped between words where the screen is narrow."""
    safe = [(printable(words), style) for words, style in parts]
    if screen.width == _NO_TERMINAL and not screen.is_terminal:
        # Nothing is wrapped or coloured: written by itself, tens of thousands of lines take no
        # time.
        lines = "".join(words for words, _ in safe).split("\n")
        screen.file.write("".join(f"{' ' * columns}{line}\n" for line in lines))
        return
    from rich.padding import Padding
    from rich.text import Text

    screen.print(Padding(Text.assemble(*safe), (0, 0, 0, columns), expand=False))


def show_files(folder: Path, sizes: Mapping[str, int]) -> None:
    """List written files with their sizes."""
    for name, size in sizes.items():
        kilobytes = f"{-(-size // 1024):,}".replace(",", ".")
        write_line(f"{folder / name}  {kilobytes} KB")


# --- questions to whoever sits at the terminal ---------------------------------------------

_YES: Final = frozenset({"y", "ya", "yes"})


def is_answerable() -> bool:
    """Say whether somebody is there to answer."""
    return sys.stdin.isatty()


def ask(question: str) -> str:
    """Ask for one line; the answer without spaces around it, empty at the end of input."""
    out().print(printable(f"{question}: "), end="")
    return sys.stdin.readline().strip()


def confirm(question: str, *, is_agreed: bool, is_json: bool) -> bool:
    """Say whether a change that was previewed is to be written.

    Anything but a yes is a no. An empty line is asked again: whoever presses Enter alone has not
    answered, and would have to make a long preview anew.

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
        raise UsageMistakeError(
            "Tambahkan --yes untuk menulis, atau --dry-run untuk pratinjau saja."
        )
    line = "\n"
    while line.isspace():
        out().print(printable(f"{question} [ya/tidak] "), end="", soft_wrap=True)
        line = sys.stdin.readline()
    is_yes = line.strip().casefold() in _YES
    if not is_yes:
        write_line("Tidak ada yang ditulis.")
    return is_yes
