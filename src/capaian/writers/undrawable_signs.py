"""Signs of a dossier that the faces of papers lack,
told where they stand instead of where a pdf fails.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from capaian.domain.issue import Issue, Level, Place
from capaian.domain.narrative import visible, with_list_points

_PATTERNS: Final = ("*.yaml", "*.csv", "narrative/**/*.md", "layouts/*.yaml")
_MOST_BYTES: Final = 20_000_000
_UNCOMMON: Final = re.compile(
    r"[^\t\n\r\x20-\x7e\u00a0-\u00ff\u2013\u2014\u2018\u2019\u201c\u201d\u2026]"
)
"""Signs that all faces have need no look into the faces, which takes time."""
_COMMENT: Final = re.compile(r"\s*#")


def find_undrawable_signs(dossier: Path) -> tuple[Issue, ...]:
    """Return a warning for every line of a dossier's texts with a sign that no face can draw.

    Files that cannot be read are told of by who reads them.
    """
    return tuple(issue for file in _files(dossier) for issue in _in_file(file, dossier))


def _files(dossier: Path) -> Iterator[Path]:
    """Ordinary files in the order of their names; links are never followed."""
    found = {file for pattern in _PATTERNS for file in dossier.glob(pattern)}
    for file in sorted(found):
        above = [
            folder
            for folder in file.parents
            if folder.is_relative_to(dossier) and folder != dossier
        ]
        is_linked = any(path.is_symlink() for path in (file, *above))
        if not is_linked and file.is_file() and file.stat().st_size <= _MOST_BYTES:
            yield file


def _in_file(file: Path, dossier: Path) -> Iterator[Issue]:
    try:
        yield from undrawable_in(file.relative_to(dossier).as_posix(), file.read_bytes())
    except OSError:
        return


def undrawable_in(name: str, content: bytes) -> Iterator[Issue]:
    """Yield a warning for every line of a file of a dossier with a sign that no face can draw."""
    try:
        text = unicodedata.normalize("NFC", content.decode("utf-8-sig"))
        text = with_list_points(text) if name.endswith(".md") else text
    except UnicodeDecodeError:
        return
    if text.isascii() or not _UNCOMMON.search(text):
        return
    for row, line in enumerate(text.split("\n"), start=1):
        is_comment = name.endswith(".yaml") and _COMMENT.match(line)
        if not is_comment and (signs := _undrawable(line)):
            shown, place = " ".join(map(visible, signs)), Place(name, row)
            yield Issue(Level.WARNING, "undrawable_sign", _MESSAGE, place, shown, _REMEDY)


def _undrawable(line: str) -> tuple[str, ...]:
    if not _UNCOMMON.search(line):
        return ()
    from capaian.writers.labels import missing_signs

    return missing_signs(line)


_MESSAGE: Final = (
    "Fon naskah tidak memuat tanda ini; naskah PDF yang mencetaknya tidak dapat dibuat."
)
_REMEDY: Final = "Ganti atau hapus tanda itu."
