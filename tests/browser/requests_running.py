"""What the server is still at when the page that asked for it is gone."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager

from django.core.signals import request_finished, request_started

_PATIENCE, _QUIET = 60.0, 0.05
"""Seconds to wait for an end, and of rest before it is believed:
a request may be sent and not begun.
"""


class Requests:
    """The requests that a server of this process has begun and not ended."""

    def __init__(self) -> None:
        self._running = 0
        self._changed = threading.Condition()

    @contextmanager
    def counted(self) -> Iterator[Requests]:
        request_started.connect(self._begin)
        request_finished.connect(self._end)
        yield self
        request_started.disconnect(self._begin)
        request_finished.disconnect(self._end)

    def await_end(self) -> None:
        """Wait until none is running.

        Raises:
            TimeoutError: if one does not end.
        """
        with self._changed:
            while self._running or self._changed.wait(_QUIET):
                if self._running and not self._changed.wait(_PATIENCE):
                    raise TimeoutError(f"{self._running} requests did not end")

    def _begin(self, **_: object) -> None:
        self._change(1)

    def _end(self, **_: object) -> None:
        self._change(-1)

    def _change(self, by: int) -> None:
        with self._changed:
            self._running += by
            self._changed.notify_all()
