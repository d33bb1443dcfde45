"""Problems of a dossier on the screen: grouped by file, the heaviest first, with their remedies."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from capaian.cli import console
from capaian.domain.issue import Issue, Level, Place

if TYPE_CHECKING:
    from rich.console import Console

_LEVELS: Mapping[Level, tuple[str, str, str]] = {
    Level.ERROR: ("▼", "galat", "bold red"),
    Level.WARNING: ("◊", "peringatan", "yellow"),
    Level.NOTE: ("○", "catatan", "dim"),
}
"""Mark, word and colour: the mark alone says the level where there is no colour."""
_ORDER = tuple(_LEVELS)
_SHORTEST_RUN = 3
_MOST_TOLD = 1_000
"""Different problems of a file or sheet that are told one by one; nobody mends more before the next look."""
_GATHERED: Mapping[str, str] = {
    "text_missing": "Teks belum ditulis",
    "text_outdated": "Teks untuk diperiksa kembali",
}
"""Codes of problems that dozens of texts may have alike: told together."""


def told_already(issue: Issue) -> Issue:
    """Return a problem that is in the words of its reader."""
    return issue


def show_issues(
    issues: Sequence[Issue], screen: Console, tell: Callable[[Issue], Issue] = told_already
) -> None:
    """Print all issues by file or sheet, heaviest first; the same problem of many rows is told once.

    Args:
        issues: The problems, at the places that the reader knows.
        screen: Where they are printed.
        tell: Returns one in the words of its reader; asked of those alone that are printed.
    """
    files: dict[str, list[Issue]] = {}
    for issue in issues:
        if issue.code not in _GATHERED:
            files.setdefault(_where(issue.place), []).append(issue)
    for file in sorted(files, key=lambda name: (_heaviest(files[name]), name)):
        found = files[file]
        console.write_indented(screen, 0, (file, "bold"), (f": {count_issues(found)}", ""))
        groups = _group_alike(sorted(found, key=_by_weight))
        for alike in groups[:_MOST_TOLD]:
            _show_alike(tell(alike[0]), alike, screen)
        if rest := groups[_MOST_TOLD:]:
            _count_rest([issue for alike in rest for issue in alike], screen)
        screen.print()
    for code in _GATHERED:
        _show_gathered([tell(issue) for issue in issues if issue.code == code], screen)


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
    mark, _, style = _LEVELS[issues[0].level]
    console.write_indented(screen, 0, (_GATHERED[issues[0].code], "bold"), (f": {len(files)} berkas", ""))
    console.write_indented(screen, 2, (f"{mark} ", style), (f"{', '.join(files)}.", ""))
    if issues[0].remedy:
        console.write_indented(screen, 4, (f"→ {issues[0].remedy}", ""))
    screen.print()


def count_issues(issues: Sequence[Issue]) -> str:
    """Say in one line how many problems of each kind there are."""
    counts = Counter(issue.level for issue in issues)
    found = [f"{counts[level]} {word}" for level, (_, word, _) in _LEVELS.items() if counts[level]]
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


def _show_alike(issue: Issue, alike: Sequence[Issue], screen: Console) -> None:
    """Print a problem once, with the rows of all that are alike."""
    mark, _, style = _LEVELS[issue.level]
    where = console.in_one_line(_places(alike))
    value = "" if issue.value is None else f' Tertulis: "{issue.value}".'
    sentence = console.in_one_line(f": {issue.message}{value}" if where else f"{issue.message}{value}")
    console.write_indented(screen, 2, (f"{mark} ", style), (where, "bold"), (sentence, ""))
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
