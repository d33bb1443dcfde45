"""A child process asked in the place of those that `begun_child` starts,
with what it took told beside it.

Started as a script it is the small process between: Linux counts the memory of the process that
starts a program as that program's own, and the process of the tests is a large one.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import IO

_KB_PER_MB = 1024


@dataclass
class Watched:
    """Asks children, and keeps what the last of them took."""

    megabytes: float = 0
    seconds: float = 0
    """Of work."""
    seconds_on_the_clock: float = 0

    @contextmanager
    def begin(self, worker: Path, *arguments: str, source: IO[bytes]) -> Iterator[WatchedChild]:
        """Stand in the place of `begun_child`."""
        yield WatchedChild(partial(self.ask, worker, *arguments, content=source.read()))

    def ask(self, worker: Path, *arguments: str, content: bytes, seconds: float) -> bytes:
        from capaian.processes.children import child_command, child_environment

        with tempfile.TemporaryDirectory(prefix="capaian-watched-") as folder:
            given, taken = Path(folder) / "given", Path(folder) / "taken"
            given.write_bytes(content)
            between = [sys.executable, "-I", "-S", __file__, str(given), str(taken)]
            done = subprocess.run(
                [*between, *child_command(worker, *arguments)],
                env=child_environment(),
                capture_output=True,
                timeout=10 * seconds,
                check=True,
            )
            usage = json.loads(done.stderr.splitlines()[-1])
            self.megabytes, self.seconds = usage["megabytes"], usage["seconds"]
            self.seconds_on_the_clock = usage["clock"]
            return taken.read_bytes()


@dataclass
class WatchedChild:
    """A child that is only started when it is asked."""

    ask: Callable[..., bytes]

    def lines(self, seconds: float) -> Iterator[bytes]:
        yield from self.ask(seconds=seconds).splitlines(keepends=True)


def run(given: str, taken: str, command: list[str]) -> None:
    """Run a command with files as its standard input and output, and tell what it took."""
    streams = [
        (os.POSIX_SPAWN_OPEN, 0, given, os.O_RDONLY, 0),
        (os.POSIX_SPAWN_OPEN, 1, taken, os.O_WRONLY | os.O_CREAT, 0o600),
    ]
    started = time.perf_counter()
    child = os.posix_spawn(command[0], command, os.environ, file_actions=streams)
    _, _, usage = os.wait4(child, 0)
    took = {
        "megabytes": usage.ru_maxrss / _KB_PER_MB,
        "seconds": usage.ru_utime + usage.ru_stime,
        "clock": time.perf_counter() - started,
    }
    sys.stderr.write(json.dumps(took))


if __name__ == "__main__":
    run(sys.argv[1], sys.argv[2], sys.argv[3:])
