"""The command line in processes that are forked:
to start one takes longer than what most of it does.
"""

from __future__ import annotations

import socket
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from capaian.processes import children

COMMAND: Final = Path(__file__).with_name("command.py")
_LONGEST: Final = 120
"""Seconds that a command may take."""


def run_command(
    *arguments: str, environment: Mapping[str, str]
) -> subprocess.CompletedProcess[str]:
    """Run `capaian` to its end, in a process of its own with an environment of its own."""
    command = [sys.executable, "-P", str(COMMAND), *arguments]
    # Where workers are forked (tests/conftest.py) another one stands there for Popen.
    running = children.subprocess.Popen(
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env={**environment},
    )
    try:
        message, complained = running.communicate(timeout=_LONGEST)
    except subprocess.TimeoutExpired:
        running.kill()
        raise
    return subprocess.CompletedProcess(
        command, running.returncode, message.decode(), complained.decode()
    )


def free_port() -> int:
    """A port that nobody listens at."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
