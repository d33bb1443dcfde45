"""Workers forked from a process that has imported what they need,
in place of ones started each time.

What a worker imports takes ten times as long as what it does in a test. It is still a process of
its own, with its pipes, its limits and its end; tests of how a process is started start it
(tests/unit/processes).
"""

from __future__ import annotations

import json
import os
import select
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from types import SimpleNamespace
from typing import IO
from unittest.mock import patch

from capaian.processes import children

_SOURCE = Path(children.__file__).parents[1]
WORKERS = {str(Path(__file__).with_name("command.py"))} | frozenset(
    str(_SOURCE / name)
    for name in (
        "dossier/excel/worker/run.py",
        "auditor/reading/docx_worker.py",
        "auditor/reading/pdf_record_worker.py",
        "auditor/reading/pdf_worker.py",
        "writers/pdf/scan_worker.py",
        "web/evidence/examination/worker.py",
    )
)
_TEMPLATE = Path(__file__).with_name("template.py")
_MOST = 100_000
"""Bytes of a message that are sent at once for sure."""


@dataclass
class Templates:
    """The processes that fork, each begun when its worker is first asked for."""

    running: dict[tuple[str, str], tuple[socket.socket, subprocess.Popen[bytes]]] = field(
        default_factory=dict
    )
    _turn: threading.Lock = field(default_factory=threading.Lock)
    """Evidence is looked at by several threads:
    of two processes for one worker the first would end.
    """

    def begin(
        self,
        command: Sequence[str],
        *,
        stdin: IO[bytes] | int,
        stdout: int,
        stderr: int,
        env: Mapping[str, str],
    ) -> subprocess.Popen[bytes]:
        """Stand in the place of `Popen`, as `begun_child` calls it."""
        python, option, worker, *arguments = command
        text = json.dumps(
            {"arguments": arguments, "folder": str(Path.cwd()), "environment": {**env}}
        )
        if (
            worker not in WORKERS
            or (python, option) != (sys.executable, "-P")
            or len(text) > _MOST
        ):
            return subprocess.Popen(command, stdin=stdin, stdout=stdout, stderr=stderr, env=env)
        return Forked(command, self._template(worker, env), text.encode(), stdin)

    def _template(self, worker: str, environment: Mapping[str, str]) -> socket.socket:
        key = worker, environment.get("PYTHONPATH", "")
        with self._turn:
            if key not in self.running:
                self.running[key] = _start_template(worker, environment)
            return self.running[key][0]

    def end(self) -> None:
        """Wait for all to end: what they took counts with the process of the tests."""
        for control, process in self.running.values():
            control.close()
            process.wait()


def _start_template(
    worker: str, environment: Mapping[str, str]
) -> tuple[socket.socket, subprocess.Popen[bytes]]:
    own, other = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
    with other:
        process = subprocess.Popen(
            [sys.executable, "-P", str(_TEMPLATE), worker],
            stdin=other,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            env=environment,
        )
    return own, process


class Forked(subprocess.Popen[bytes]):
    """A worker that was forked: the process that forked it tells how it ended."""

    def __init__(
        self,
        command: Sequence[str],
        template: socket.socket,
        messages: bytes,
        source: IO[bytes] | int,
    ) -> None:
        self.args, self.returncode, self.encoding, self.errors = command, None, None, None
        self.text_mode = self._communication_started = False
        self._input, self._waitpid_lock, self._sigint_wait_secs = None, threading.Lock(), 0
        self._child_created = True
        self.stdin: IO[bytes] | None = None
        given, close = _given(source)
        if source == subprocess.PIPE:
            self.stdin = os.fdopen(close.pop(), "wb")
        (out, say), (complaint, complain), (self._ended, end) = os.pipe(), os.pipe(), os.pipe()
        self.stdout, self.stderr = os.fdopen(out, "rb"), os.fdopen(complaint, "rb")
        try:
            socket.send_fds(template, [messages], [given, say, complain, end])
        finally:
            for each in (say, complain, end, *close):
                os.close(each)
        self._received = b""
        self.pid = int(self._line())

    def _line(self) -> bytes:
        while b"\n" not in self._received:
            more = os.read(self._ended, 64)
            if not more:
                raise RuntimeError("the process that forks workers has ended")
            self._received += more
        line, _, self._received = self._received.partition(b"\n")
        return line

    def _try_wait(self, wait_flags: int) -> tuple[int, int]:
        if wait_flags and not self._received and not select.select([self._ended], [], [], 0)[0]:
            return 0, 0
        status = int(self._line())
        os.close(self._ended)
        return self.pid, status

    def _internal_poll(self, *_: object, **__: object) -> int | None:
        if self.returncode is None and self._waitpid_lock.acquire(False):
            try:
                child, status = self._try_wait(os.WNOHANG)
                if child:
                    self.returncode = os.waitstatus_to_exitcode(status)
            finally:
                self._waitpid_lock.release()
        return self.returncode


def _given(source: IO[bytes] | int) -> tuple[int, list[int]]:
    """Return what a worker reads from, and what of it is to be closed here;
    last the other end of a pipe.
    """
    if source == subprocess.PIPE:
        given, own = os.pipe()
        return given, [given, own]
    if source == subprocess.DEVNULL:
        nothing = os.open(os.devnull, os.O_RDONLY)
        return nothing, [nothing]
    return (source if isinstance(source, int) else source.fileno()), []


@contextmanager
def forked_workers() -> Iterator[Templates]:
    """Let workers be forked within, where the system forks."""
    templates = Templates()
    if not hasattr(os, "fork"):
        yield templates
        return
    replaced = SimpleNamespace(
        Popen=templates.begin, PIPE=subprocess.PIPE, TimeoutExpired=subprocess.TimeoutExpired
    )
    with patch.object(children, "subprocess", replaced):
        yield templates
    templates.end()
