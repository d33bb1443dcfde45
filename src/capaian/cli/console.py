"""What people see on a terminal: problems, progress, results. Everything in Indonesian."""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

from rich.console import Console
from rich.markup import escape
from rich.text import Text

from capaian.domain.exchange import Plain
from capaian.domain.issue import Issue, Level

_LEVELS: Mapping[Level, tuple[str, str]] = {
    Level.ERROR: ("▼ Galat", "bold red"),
    Level.WARNING: ("◊ Peringatan", "yellow"),
    Level.NOTE: ("○ Catatan", "dim"),
}
_ORDER = tuple(_LEVELS)
_NO_TERMINAL = 10_000
"""Columns, where nothing limits them."""


def out() -> Console:
    """Return the console for results; lines are never cut where the output is no terminal."""
    width = None if sys.stdout.isatty() else _NO_TERMINAL
    return Console(file=sys.stdout, highlight=False, soft_wrap=True, width=width)


def err() -> Console:
    """Return the console for problems and progress."""
    return Console(file=sys.stderr, highlight=False, soft_wrap=True)


def print_json(document: Plain) -> None:
    """Print plain values as JSON, the same bytes for the same values."""
    sys.stdout.write(json.dumps(document, ensure_ascii=False, indent=1) + "\n")


def show_issues(issues: Sequence[Issue], console: Console) -> None:
    """Print all issues, the heaviest first, each with place, reason and remedy."""
    for issue in sorted(issues, key=lambda item: (_ORDER.index(item.level), item.place.file)):
        word, style = _LEVELS[issue.level]
        console.print(Text(word, style=style), Text(str(issue.place), style="bold"))
        value = "" if issue.value is None else f" Tertulis: {issue.value!r}."
        console.print(Text(f"  {issue.message}{value}"))
        if issue.remedy:
            console.print(Text(f"  → {issue.remedy}"))


def count_issues(issues: Sequence[Issue]) -> str:
    """Say in one line how many problems of each kind there are."""
    counts = Counter(issue.level for issue in issues)
    words = {Level.ERROR: "galat", Level.WARNING: "peringatan", Level.NOTE: "catatan"}
    found = [f"{counts[level]} {word}" for level, word in words.items() if counts[level]]
    return ", ".join(found) if found else "tidak ada masalah"


@contextmanager
def working(what: str) -> Iterator[None]:
    """Show on a terminal what is being done; say nothing elsewhere."""
    console = err()
    if not console.is_terminal:
        yield
        return
    with console.status(escape(what)):
        yield


def show_files(folder: Path, sizes: Mapping[str, int]) -> None:
    """List written files with their sizes."""
    console = out()
    for name, size in sizes.items():
        console.print(f"{folder / name}  {size / 1024:,.0f} KB".replace(",", "."))
