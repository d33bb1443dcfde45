"""Functions of a running process whose code is exchanged, and work done in a fork of it."""

from __future__ import annotations

import contextlib
import gc
import inspect
import os
import resource
import signal
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from types import CodeType, FunctionType
from typing import Final

_SECONDS_BETWEEN_LOOKS: Final = 0.02
_MAX_SECONDS_WALL_OVER_PROCESSOR: Final = 3
"""Two processes share two cores with whatever else runs there."""


def find_functions() -> Mapping[str, list[FunctionType]]:
    """Return all functions of the process by the file that they were written in."""
    gc.unfreeze()
    found = defaultdict(list)
    for thing in gc.get_objects():
        if isinstance(thing, FunctionType):
            found[thing.__code__.co_filename].append(thing)
    gc.freeze()
    return found


def find_changed_code(file: Path, changed: CodeType) -> dict[CodeType, CodeType]:
    """Return the functions of a file that are others once it is changed,
    each with what it becomes.
    """
    before = _by_place(compile(file.read_text("utf-8"), str(file), "exec"))
    after = _by_place(changed)
    # of several functions of one line, such as lambdas, none may be taken for another
    places = [place for place, own in before.items() if len(own) == len(after.get(place, ()))]
    pairs = (pair for place in places for pair in zip(before[place], after[place], strict=True))
    return {old: new for old, new in pairs if old != new and old.co_freevars == new.co_freevars}


def _by_place(module: CodeType) -> Mapping[tuple[str, int], list[CodeType]]:
    found = defaultdict(list)
    for code in _codes(module):
        found[code.co_qualname, code.co_firstlineno].append(code)
    return found


def _codes(code: CodeType) -> Iterator[CodeType]:
    """Yield the functions of a module, also those within others: some are made once for all."""
    for part in code.co_consts:
        if isinstance(part, CodeType):
            yield from [part] if part.co_flags & inspect.CO_OPTIMIZED else []
            yield from _codes(part)


def exchange_code(changed: Mapping[CodeType, CodeType], functions: Sequence[FunctionType]) -> bool:
    """Give functions their changed code; return whether there were any."""
    chosen = [function for function in functions if function.__code__ in changed]
    for function in chosen:
        function.__code__ = changed[function.__code__]
    return bool(chosen)


def succeeds_in_fork(work: Callable[[], bool], most_seconds: int | None = None) -> bool:
    """Do some work in a silent child, and in children of it; return whether it is true there.

    Args:
        work: Is done in the child.
        most_seconds: Of processor, and three times as long by the clock; then all are ended.
    """
    child = os.fork()
    if child == 0:
        _end_with(work, most_seconds)
    end = time.monotonic() + _MAX_SECONDS_WALL_OVER_PROCESSOR * (most_seconds or 10**9)
    while True:
        ended, status = os.waitpid(child, os.WNOHANG)
        if ended:
            break
        if time.monotonic() > end:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(child, signal.SIGKILL)
        time.sleep(_SECONDS_BETWEEN_LOOKS)
    with contextlib.suppress(ProcessLookupError):
        os.killpg(child, signal.SIGKILL)
    return status == 0


def _end_with(work: Callable[[], bool], most_seconds: int | None) -> None:
    succeeded = False
    with contextlib.suppress(BaseException):
        os.setsid()
        if most_seconds:
            resource.setrlimit(resource.RLIMIT_CPU, (most_seconds, most_seconds))
        nothing = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nothing, 1)
        os.dup2(nothing, 2)
        succeeded = work()
    os._exit(0 if succeeded else 1)
