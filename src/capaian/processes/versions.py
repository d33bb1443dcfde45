"""Which version this is: of the sources, and of the database that they keep."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterable
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from typing import Final

_PACKAGE: Final = Path(__file__).parents[1]
_REPOSITORY: Final = _PACKAGE.parents[1]
_SIGNS_SHOWN: Final = 9
"""Of a commit or a fingerprint of steps, as people read it out to each other."""
_SECONDS_OF_GIT: Final = 5
"""That git may take to say which commit is there."""


def find_commit() -> str:
    """Return the commit of the sources; empty: they come from no repository that is known."""
    if (_REPOSITORY / ".git").exists() and (git := shutil.which("git")):
        command = [git, "-C", str(_REPOSITORY), "rev-parse", "HEAD"]
        with suppress(OSError, subprocess.SubprocessError):
            done = subprocess.run(
                command, capture_output=True, text=True, check=True, timeout=_SECONDS_OF_GIT
            )
            return done.stdout.strip()[:_SIGNS_SHOWN]
    return ""


def database_steps() -> list[str]:
    """Return the steps by which this version makes its database, by app and name."""
    files = _PACKAGE.glob("web/**/migrations/[0-9]*.py")
    return sorted(f"{file.parent.parent.name} {file.stem}" for file in files)


def write_database_version(steps: Iterable[str]) -> str:
    """Return the fingerprint by which databases of the same steps are known as such."""
    return sha256("\n".join(sorted(steps)).encode()).hexdigest()[:_SIGNS_SHOWN]
