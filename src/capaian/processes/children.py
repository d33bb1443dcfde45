"""Child processes of Capaian: the same Python with the same packages,
and nothing of where it was started.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from threading import Timer
from typing import IO, Final

from capaian.processes.limits import LARGE_BUFFER

_SPARING: Final = {"MALLOC_ARENA_MAX": "1", "MALLOC_MMAP_THRESHOLD_": str(LARGE_BUFFER)}
"""By which the C library of Linux keeps less of what was freed."""


def child_command(worker: Path, *arguments: str) -> list[str]:
    """Return what starts a worker; neither its folder nor the current one is
    searched for packages.

    Examples:
        >>> child_command(Path("worker.py"), "12")[1:]
        ['-P', 'worker.py', '12']
    """
    return [sys.executable, "-P", str(worker), *arguments]


def child_environment() -> Mapping[str, str]:
    """Return the environment of a worker: packages are searched where this process found its own.

    They may lie beside the Python that runs (a virtual environment), in the user's own folder or
    in places that were named for this run alone; a Python told to ignore its surroundings would
    see the first only.
    """
    kept = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    places = [str(Path(place).absolute()) for place in sys.path if place]
    return {**kept, "PYTHONPATH": os.pathsep.join(places), **_SPARING}


@contextmanager
def begun_child(worker: Path, *arguments: str, source: IO[bytes] | int) -> Iterator[Child]:
    """Let a worker begin, so that others can go on while it works;
    ended where nobody asks for its answer.

    Args:
        worker: Its file.
        arguments: Further words of its command.
        source: The open file that it reads, or `subprocess.PIPE` where content is given to it
            later.
    """
    with subprocess.Popen(
        child_command(worker, *arguments),
        stdin=source,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=child_environment(),
    ) as process:
        try:
            yield Child(process)
        finally:
            process.kill()


@dataclass(frozen=True, slots=True)
class Child:
    """A worker that has begun."""

    process: subprocess.Popen[bytes]

    def answer(self, seconds: float, content: bytes) -> bytes:
        """Return what it says; what it said so far where it was ended by a limit.

        Args:
            seconds: After so long from now it is ended, whatever it does.
            content: What it reads.

        Raises:
            RuntimeError: if it could not begin, which is no fault of the content.
        """
        try:
            output, complaint = self.process.communicate(content, seconds)
        except subprocess.TimeoutExpired as error:
            return error.stdout or b""
        if self.process.returncode > 0 and not output:
            raise RuntimeError(complaint.decode("utf-8", "replace"))
        return output

    def lines(self, seconds: float) -> Iterator[bytes]:
        """Yield what it says line by line while it still works;
        where a limit ends it the last lacks its end.

        Args:
            seconds: After so long from now it is ended, whatever it does.

        Raises:
            RuntimeError: if it could not begin, which is no fault of the content.
        """
        output, complaint = _pipes(self.process)
        limit = Timer(seconds, self.process.kill)
        limit.daemon = (
            True  # a reader that is left half-way does not hold up the end of the program
        )
        limit.start()
        try:
            first = output.readline()
            if not first and self.process.wait() > 0:
                raise RuntimeError(complaint.read().decode("utf-8", "replace"))
            yield first
            yield from output
        finally:
            limit.cancel()


def _pipes(process: subprocess.Popen[bytes]) -> tuple[IO[bytes], IO[bytes]]:
    """Return what a child says and what it complains of."""
    if process.stdout is None or process.stderr is None:
        raise RuntimeError("a child without pipes")
    return process.stdout, process.stderr


def ask_child(worker: Path, *arguments: str, content: bytes, seconds: float) -> bytes:
    """Return what a worker says of some content;
    what it said so far where it was ended by a limit.

    Args:
        worker: Its file.
        arguments: Further words of its command.
        content: What it reads.
        seconds: After so long it is ended, whatever it does.

    Raises:
        RuntimeError: if it could not begin, which is no fault of the content.
    """
    with begun_child(worker, *arguments, source=subprocess.PIPE) as child:
        return child.answer(seconds, content)
