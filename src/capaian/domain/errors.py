"""What can go wrong in a way that the user can mend.

Two families only: `CapaianError` (the user can act) and everything else (our fault). Each class
has a stable `code` and an exit code of the command line; the Indonesian sentence comes with the
`Issue`s it carries or is given as `message`.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from capaian.domain.issue import Issue


class CapaianError(Exception):
    """Something the user can mend; `str()` is the Indonesian sentence to show."""

    code: ClassVar[str] = "capaian"
    exit_code: ClassVar[int] = 10

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


class InputError(CapaianError):
    """Bad input: every problem found, never only the first."""

    code: ClassVar[str] = "input"

    def __init__(self, issues: Sequence[Issue]) -> None:
        super().__init__(f"{len(issues)} masalah ditemukan pada data masukan.")
        self.issues = tuple(issues)


class UsageMistakeError(CapaianError):
    """What was asked for does not exist or does not fit, such as a period of another year."""

    code: ClassVar[str] = "usage"
    exit_code: ClassVar[int] = 2


class FileError(CapaianError):
    """A file or folder cannot be read or written."""

    code: ClassVar[str] = "file"
    exit_code: ClassVar[int] = 11


class WriterError(CapaianError):
    """A writer refused a document, for example because a font lacks a sign."""

    code: ClassVar[str] = "writer"


class ToolMissingError(CapaianError):
    """A program that an option needs is not installed on this machine."""

    code: ClassVar[str] = "tool"
    exit_code: ClassVar[int] = 11
