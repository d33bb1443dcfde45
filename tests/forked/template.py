"""Started with a worker's file and, as standard input, a socket: imports what the worker does,
and forks.

Each message on the socket asks for a child: the worker's arguments, folder and environment, with
the ends of its pipes and a pipe for how it ended. The child runs the worker as a script, just as
if it had been started.
"""

from __future__ import annotations

import gc
import json
import os
import runpy
import select
import signal
import socket
import sys
import traceback
from contextlib import suppress
from importlib import import_module
from typing import Any

MOST = 200_000
"""Bytes of a message."""


def serve(worker: str) -> None:
    """Answer until nobody can ask any more."""
    with socket.socket(fileno=os.dup(0)) as control:
        _import(worker)
        gc.collect()
        gc.freeze()
        woken, wake = os.pipe()
        os.set_blocking(wake, False)
        signal.signal(signal.SIGCHLD, lambda _signal, _frame: None)
        signal.set_wakeup_fd(wake)
        running: dict[int, int] = {}
        while True:
            ready = select.select([control, woken], [], [])[0]
            if woken in ready:
                os.read(woken, 512)
                _tell_ended(running)
            if control not in ready:
                continue
            report, pipes, _, _ = socket.recv_fds(control, MOST, 4)
            if not report:
                return
            *own, status = pipes
            child = os.fork()
            if child == 0:
                for each in (control.fileno(), woken, wake, status, *running.values()):
                    os.close(each)
                _work(worker, json.loads(report), own)
            for each in own:
                os.close(each)
            running[child] = status
            os.write(status, f"{child}\n".encode())


def _import(worker: str) -> None:
    """Import what the worker does; that of workbooks imports only once it begins."""
    known = runpy.run_path(worker, run_name="forked")
    if "make_package" in known:
        package = known["make_package"]()
        import_module(f"{package}.run")
        with suppress(ImportError):  # only the reader of foreign tables has it
            import_module(f"{package}.cells")


def _tell_ended(running: dict[int, int]) -> None:
    """Tell of each child that has ended how it did."""
    with suppress(ChildProcessError):
        while True:
            child, status = os.waitpid(-1, os.WNOHANG)
            if child == 0:
                return
            pipe = running.pop(child)
            with suppress(BrokenPipeError):  # nobody asks any more
                os.write(pipe, f"{status}\n".encode())
            os.close(pipe)


def _work(worker: str, report: dict[str, Any], pipes: list[int]) -> None:
    """Be the child; never returns."""
    signal.set_wakeup_fd(-1)
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    for place, pipe in enumerate(pipes):
        os.dup2(pipe, place)
        os.close(pipe)
    code: object = 0
    try:
        os.chdir(report["folder"])
        os.environ.clear()
        os.environ.update(report["environment"])
        sys.argv = [worker, *report["arguments"]]
        runpy.run_path(worker, run_name="__main__")
        sys.stdout.flush()
    except SystemExit as error:
        code = error.code
    except BaseException:
        traceback.print_exc()
        code = 1
    with suppress(OSError, ValueError):
        sys.stdout.flush()
    os._exit(code if isinstance(code, int) else int(code is not None))


if __name__ == "__main__":
    serve(sys.argv[1])
