"""Problems of a dossier on the screen: grouped by file, the heaviest first,
with their remedies.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

from capaian.cli import console
from capaian.cli.usage import check_command
from capaian.domain.issue import Issue, Level
from capaian.domain.numerals import write_runs

if TYPE_CHECKING:
    from rich.console import Console

MARKS: Final[Mapping[Level, tuple[str, str]]] = {
    Level.ERROR: ("▼ ", "bold red"),
    Level.WARNING: ("◊ ", "yellow"),
    Level.NOTE: ("○ ", "dim"),
}
"""Mark and colour, the heaviest first: the mark alone says the level where there is no colour."""
_ORDER: Final = tuple(MARKS)
_MIN_RUN: Final = 3
"""Rows in a row that are written as first and last."""
MAX_PROBLEMS_OF_FILE: Final = 1_000
"""Different problems of a file or sheet that are printed;
nobody mends more before the next look.
"""
GATHERED: Final[Mapping[str, str]] = {
    "text_missing": "Teks belum ditulis",
    "text_outdated": "Teks untuk diperiksa kembali",
    "text_with_gap": "Teks yang menyebut data yang belum ada",
}
"""Problems that dozens of files may have alike: these are listed under the problem,
after all others.
"""


def show_issues(issues: Sequence[Issue], screen: Console) -> None:
    """Print all issues by file or sheet, heaviest first;
    the same problem of many rows is printed once.
    """
    heads: dict[str, list[Issue]] = {}
    for issue in sorted(issues, key=_by_weight):
        heads.setdefault(_head(issue), []).append(issue)
    gathered = frozenset(GATHERED.values())
    for head, found in sorted(
        heads.items(),
        key=lambda item: (item[0] in gathered, _ORDER.index(item[1][0].level), item[0]),
    ):
        console.write_indented(screen, 0, (head, "bold"), (f": {count_issues(found)}", ""))
        groups = _group_alike(found)
        for alike in groups[:MAX_PROBLEMS_OF_FILE]:
            _show_alike(alike, screen)
        if rest := [issue for alike in groups[MAX_PROBLEMS_OF_FILE:] for issue in alike]:
            words = (
                f"… dan masih {count_issues(rest)} di sini, yang tampil sesudah yang di atas "
                "diperbaiki."
            )
            console.write_indented(screen, 2, (words, ""))
        screen.print()


def count_issues(issues: Sequence[Issue]) -> str:
    """Say in one line how many problems of each kind there are."""
    counts = Counter(issue.level for issue in issues)
    found = [f"{counts[level]} {level.words}" for level in _ORDER if counts[level]]
    return ", ".join(found) if found else "tidak ada masalah"


def mention_issues(issues: Sequence[Issue], dossier: Path) -> None:
    """Say how many warnings there are and which command tells them;
    nothing where there are none.
    """
    if issues:
        console.warn(f"Data: {count_issues(issues)}. Rinciannya: {check_command(dossier)}")


def _head(issue: Issue) -> str:
    """The file or sheet that an issue is listed under, or what many files have alike."""
    place = issue.place
    file = place.file if place.sheet is None else f"{place.file}, lembar {place.sheet}"
    return GATHERED.get(issue.code) or console.in_one_line(file)


def _by_weight(issue: Issue) -> tuple[int, bool, int, str]:
    row = issue.place.row
    return _ORDER.index(issue.level), row is None, row or 0, issue.place.column or ""


def _group_alike(issues: Iterable[Issue]) -> list[list[Issue]]:
    groups: dict[tuple[object, ...], list[Issue]] = {}
    for issue in issues:
        # Of texts that are still to be written each has a sentence of its own that says the same.
        words = (issue.message, issue.place.column) if issue.code not in GATHERED else ()
        groups.setdefault((issue.level, issue.value, issue.remedy, *words), []).append(issue)
    return list(groups.values())


def _show_alike(alike: Sequence[Issue], screen: Console) -> None:
    """Print a problem once, with the rows or files of all that are alike."""
    issue = alike[0]
    where, message = _places(alike), issue.message
    if issue.code in GATHERED:
        where, message = ", ".join(dict.fromkeys(each.place.file for each in alike)), ""
    value = "" if issue.value is None else f' Tertulis: "{issue.value}".'
    sentence = f"{': ' if where and message else ''}{message}{value}"
    parts = ((console.in_one_line(where), "bold"), (console.in_one_line(sentence), ""))
    console.write_indented(screen, 2, MARKS[issue.level], *parts)
    if issue.remedy:
        console.write_indented(screen, 4, (f"→ {console.in_one_line(issue.remedy)}", ""))


def _places(alike: Sequence[Issue]) -> str:
    rows = list(dict.fromkeys(issue.place.row for issue in alike if issue.place.row is not None))
    column = alike[0].place.column
    parts = [f"baris {', '.join(write_runs(rows, _MIN_RUN))}"] if rows else []
    return ", ".join([*parts, f"kolom {column}"] if column else parts)
