"""Which statements of the source a branch changed: by what they say,
not by how they are laid out.
"""

from __future__ import annotations

import ast
import io
import subprocess
import tarfile
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path
from typing import Final, TypeAlias

ROOT: Final = Path(__file__).parents[2]
SOURCE: Final = ROOT / "src" / "capaian"
BLOCKS: Final = ("body", "orelse", "finalbody", "handlers", "cases")

Saying: TypeAlias = tuple[str, str]
"""The function around a statement, and the statement itself without those within it."""


class UnknownBaseError(Exception):
    """A base that is no commit of this repository."""


def name_line(file: Path, line: int) -> str:
    """Return how a recording names a line: the same in every worktree, for they share a cache."""
    return f"{file.relative_to(ROOT)}:{line}"


def find_changed_lines(files: Collection[Path], base: str) -> Mapping[Path, set[int]]:
    """Return by file the lines at which a statement begins that the base has nowhere.

    A statement that moved with its function, or was laid out anew, is none of them.

    Raises:
        UnknownBaseError: for a base that is no commit.
    """
    known = {saying for text in _read_base(base) for saying, _ in read_sayings(text)}
    return {file: find_new_lines(file.read_text("utf-8"), known) for file in files}


def find_new_lines(text: str, known: Collection[Saying]) -> set[int]:
    """Return the lines of a file at which statements begin that are not known."""
    return {line for saying, line in read_sayings(text) if saying not in known}


def read_sayings(text: str) -> Iterator[tuple[Saying, int]]:
    """Yield each statement of a file with its line."""
    yield from _sayings_within(ast.parse(text), "")


def _sayings_within(node: ast.AST, function: str) -> Iterator[tuple[Saying, int]]:
    for name in BLOCKS:
        for part in getattr(node, name, ()) or ():
            if isinstance(part, ast.stmt):
                yield (function, _without_blocks(part)), part.lineno
            is_function = isinstance(part, ast.FunctionDef)
            yield from _sayings_within(part, part.name if is_function else function)


def _without_blocks(statement: ast.stmt) -> str:
    fields = {name: [] if name in BLOCKS else value for name, value in ast.iter_fields(statement)}
    return ast.dump(type(statement)(**fields))


def _read_base(base: str) -> Iterator[str]:
    command = ["git", "archive", base, "src/capaian"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, check=False)
    if done.returncode:
        raise UnknownBaseError(base)
    with tarfile.open(fileobj=io.BytesIO(done.stdout)) as archive:
        for member in archive:
            if member.name.endswith(".py") and (file := archive.extractfile(member)):
                yield file.read().decode("utf-8")
