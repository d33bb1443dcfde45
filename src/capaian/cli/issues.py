"""Problems of a dossier on the screen: grouped by file, the heaviest first, with their remedies."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from capaian.cli import console
from capaian.domain.issue import Issue, Level, Place

if TYPE_CHECKING:
    from rich.console import Console

MARKS: Mapping[Level, tuple[str, str]] = {
    Level.ERROR: ("▼ ", "bold red"),
    Level.WARNING: ("◊ ", "yellow"),
    Level.NOTE: ("○ ", "dim"),
}
"""Mark and colour: the mark alone says the level where there is no colour."""
_ORDER = tuple(MARKS)
_SHORTEST_RUN = 3
MAX_PROBLEMS_OF_FILE = 1_000
"""Different problems of a file or sheet that are printed; nobody mends more before the next look."""
_GATHERED: Mapping[str, str] = {
    "text_missing": "Teks belum ditulis",
    "text_outdated": "Teks untuk diperiksa kembali",
}
"""Codes of problems that dozens of texts may have alike: told together."""


def show_issues(issues: Sequence[Issue], screen: Console) -> None:
    """Print all issues by file or sheet, heaviest first; the same problem of many rows is printed once."""
    files: dict[str, list[Issue]] = {}
    for issue in issues:
        if issue.code not in _GATHERED:
            files.setdefault(_where(issue.place), []).append(issue)
    for file in sorted(files, key=lambda name: (_heaviest(files[name]), name)):
        found = files[file]
        console.write_indented(screen, 0, (file, "bold"), (f": {count_issues(found)}", ""))
        groups = _group_alike(sorted(found, key=_by_weight))
        for alike in groups[:MAX_PROBLEMS_OF_FILE]:
            _show_alike(alike, screen)
        if rest := groups[MAX_PROBLEMS_OF_FILE:]:
            _count_rest([issue for alike in rest for issue in alike], screen)
        screen.print()
    for code in _GATHERED:
        _show_gathered([issue for issue in issues if issue.code == code], screen)


def _count_rest(issues: Sequence[Issue], screen: Console) -> None:
    words = f"… dan masih {count_issues(issues)} di sini, yang tampil sesudah yang di atas diperbaiki."
    console.write_indented(screen, 2, (words, ""))


def _where(place: Place) -> str:
    """Return the file of a place, or the sheet of a workbook."""
    file = place.file if place.sheet is None else f"{place.file}, lembar {place.sheet}"
    return console.in_one_line(file)


def _show_gathered(issues: Sequence[Issue], screen: Console) -> None:
    """Print the files of problems that are all alike; nothing where there are none."""
    if not issues:
        return
    files = list(dict.fromkeys(issue.place.file for issue in issues))
    console.write_indented(screen, 0, (_GATHERED[issues[0].code], "bold"), (f": {len(files)} berkas", ""))
    console.write_indented(screen, 2, MARKS[issues[0].level], (f"{', '.join(files)}.", ""))
    if issues[0].remedy:
        console.write_indented(screen, 4, (f"→ {issues[0].remedy}", ""))
    screen.print()


def count_issues(issues: Sequence[Issue]) -> str:
    """Say in one line how many problems of each kind there are."""
    counts = Counter(issue.level for issue in issues)
    found = [f"{counts[level]} {level.words}" for level in _ORDER if counts[level]]
    return ", ".join(found) if found else "tidak ada masalah"


def mention_issues(issues: Sequence[Issue], command: str, screen: Console) -> None:
    """Say how many warnings there are and which command tells them; nothing where there are none."""
    if issues:
        words = f"Data: {count_issues(issues)}. Rinciannya: {command}"
        console.write_indented(screen, 0, ("◊ ", "yellow"), (words, ""))


def as_command(dossier: Path) -> str:
    """Write a path the way it can be typed after a command.

    Examples:
        >>> as_command(Path("data kami"))
        '"data kami"'
    """
    text = str(dossier)
    return f'"{text}"' if " " in text else text


def _group_alike(issues: Iterable[Issue]) -> list[list[Issue]]:
    groups: dict[tuple[object, ...], list[Issue]] = {}
    for issue in issues:
        alike = (issue.level, issue.message, issue.value, issue.remedy, issue.place.column)
        groups.setdefault(alike, []).append(issue)
    return list(groups.values())


def _show_alike(alike: Sequence[Issue], screen: Console) -> None:
    """Print a problem once, with the rows of all that are alike."""
    issue = alike[0]
    where = console.in_one_line(_places(alike))
    value = "" if issue.value is None else f' Tertulis: "{issue.value}".'
    sentence = console.in_one_line(f": {issue.message}{value}" if where else f"{issue.message}{value}")
    console.write_indented(screen, 2, MARKS[issue.level], (where, "bold"), (sentence, ""))
    if issue.remedy:
        console.write_indented(screen, 4, (f"→ {console.in_one_line(issue.remedy)}", ""))


def _places(alike: Sequence[Issue]) -> str:
    rows = list(dict.fromkeys(issue.place.row for issue in alike if issue.place.row is not None))
    column = alike[0].place.column
    parts = [f"baris {', '.join(_join_runs(rows))}"] if rows else []
    return ", ".join([*parts, f"kolom {column}"] if column else parts)


def _join_runs(rows: Sequence[int]) -> list[str]:
    """Write rows that follow each other as first and last.

    Examples:
        >>> _join_runs([2, 3, 4, 5, 9, 10])
        ['2–5', '9', '10']
    """
    runs: list[list[int]] = []
    for row in rows:
        if runs and row == runs[-1][-1] + 1:
            runs[-1].append(row)
        else:
            runs.append([row])
    return [
        word
        for run in runs
        for word in ([f"{run[0]}–{run[-1]}"] if len(run) >= _SHORTEST_RUN else map(str, run))
    ]


def _heaviest(issues: Iterable[Issue]) -> int:
    return min(_ORDER.index(issue.level) for issue in issues)


def _by_weight(issue: Issue) -> tuple[int, bool, int, str]:
    row = issue.place.row
    return _ORDER.index(issue.level), row is None, row or 0, issue.place.column or ""
