"""Child processes of Capaian: the same Python with the same packages, and nothing of where it was started."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path


def child_command(worker: Path, *arguments: str) -> list[str]:
    """Return what starts a worker; neither its folder nor the current one is searched for packages.

    Examples:
        >>> child_command(Path("worker.py"), "12")[1:]
        ['-P', 'worker.py', '12']
    """
    return [sys.executable, "-P", str(worker), *arguments]


def child_environment() -> Mapping[str, str]:
    """Return the environment of a worker: packages are searched where this process found its own.

    They may lie beside the Python that runs (a virtual environment), in the user's own folder or in places
    that were named for this run alone; a Python told to ignore its surroundings would see the first only.
    """
    kept = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    places = [str(Path(place).absolute()) for place in sys.path if place]
    return {**kept, "PYTHONPATH": os.pathsep.join(places)}


def ask_child(worker: Path, *arguments: str, content: bytes, seconds: float) -> bytes:
    """Return what a worker says of some content; what it said so far where it was ended by a limit.

    Args:
        worker: Its file.
        arguments: Further words of its command.
        content: What it reads.
        seconds: After so long it is ended, whatever it does.

    Raises:
        RuntimeError: if it could not begin, which is no fault of the content.
    """
    try:
        done = subprocess.run(
            child_command(worker, *arguments),
            input=content,
            capture_output=True,
            timeout=seconds,
            env=child_environment(),
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        return error.stdout or b""
    if done.returncode > 0 and not done.stdout:
        raise RuntimeError(done.stderr.decode("utf-8", "replace"))
    return done.stdout
