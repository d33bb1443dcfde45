"""Answering: a process for each core, and the workers of jobs,
watched by the one that began them.
"""

from __future__ import annotations

import errno
import os
import shutil
import signal
import socket
import sys
import threading
from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from waitress import create_server
from waitress.channel import HTTPChannel
from waitress.parser import HTTPRequestParser
from waitress.utilities import RequestEntityTooLarge

from capaian.domain.errors import FileError
from capaian.processes.collecting import collect_seldom, without_collecting
from capaian.processes.supervision import begin_child, supervise
from capaian.web.configuration import MAX_RUNNING_JOBS, Configuration

if TYPE_CHECKING:
    from django.core.handlers.wsgi import WSGIHandler


def answer(host: str, port: int, tell: Callable[[str], None]) -> None:
    """Answer until the process is ended; after `starting.prepare`.

    Args:
        host: Address to listen at.
        port: And its port.
        tell: Says where the pages are and how they are opened, once they answer.

    Raises:
        FileError: if nobody can listen there.
    """
    from django.conf import settings
    from django.db import connections

    listening = _listen(host, port)
    shutil.rmtree(settings.CAPAIAN.shared, ignore_errors=True)
    with (
        without_collecting()
    ):  # what every process needs, so that they share it: daily views, and the law
        from django.core.wsgi import get_wsgi_application
        from django.urls import reverse

        from capaian.rulebook.load import load_rulebook

        reverse("home")  # takes all addresses in
        load_rulebook()
        application = get_wsgi_application()
    connections.close_all()  # no child may share one
    collect_seldom()
    workers = [
        partial(begin_child, f"worker {number + 1}", _work) for number in range(MAX_RUNNING_JOBS)
    ]
    if sys.platform != "linux":
        tell(_where(settings.CAPAIAN, host, port))
        stopping = threading.Event()
        watcher = threading.Thread(target=supervise, args=(workers, stopping.wait))
        watcher.start()
        try:
            _serve(listening, application)
        finally:
            stopping.set()
            watcher.join()
        return
    ends = (signal.SIGTERM, signal.SIGINT)
    signal.pthread_sigmask(
        signal.SIG_BLOCK, ends
    )  # one that came while a child is begun could get lost
    tell(_where(settings.CAPAIAN, host, port))
    servers = [
        partial(begin_child, f"server {number + 1}", _serve, listening, application)
        for number in range(len(os.sched_getaffinity(0)))
    ]

    def is_ended(seconds: float) -> bool:
        came = signal.sigtimedwait(ends, seconds)
        return (
            came is not None and came.si_signo in ends
        )  # one that was stopped and goes on gets no number

    supervise([*servers, *workers], is_ended)


def _listen(host: str, port: int) -> list[socket.socket]:
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)
        return [socket.create_server(place[:2], family=family) for family, _, _, _, place in found]
    except (OSError, ValueError) as error:
        words = (
            f"{host} bukan alamat komputer ini. Pilih yang lain dengan --host: 127.0.0.1 "
            "untuk komputer ini "
            "saja, 0.0.0.0 untuk semua alamatnya."
        )
        number = getattr(error, "errno", None)
        if number == errno.EADDRINUSE:
            words = f"Porta {port} sudah dipakai. Pilih yang lain dengan --port."
        elif number in (errno.EACCES, errno.EPERM):
            words = (
                f"Porta {port} tidak boleh dipakai oleh pengguna ini. Pilih porta 1024 ke "
                "atas dengan --port."
            )
        raise FileError(words) from error


class LargeBodyParser(HTTPRequestParser):  # type: ignore[misc]  # waitress has no types
    """Hands a request whose body is too large on without the body;
    `site.middleware.AnswerablePages` answers.

    Who closes the connection instead while a browser still sends gets no word across: it shows a
    fault of the network.
    """

    error: object
    _coming = 0
    """Bytes that still come and are not kept."""

    def received(self, data: bytes) -> int:
        """Take some of what was sent, and return how many bytes of it belong to this request."""
        if self._coming:
            taken = min(self._coming, len(data))
            self._coming -= taken
            self.completed = not self._coming
            return taken
        taken = int(super().received(data))
        if isinstance(self.error, RequestEntityTooLarge) and not self.chunked:
            self.error, self.completed, self._coming = None, False, self.content_length
        return taken


def _serve(listening: Sequence[socket.socket], application: WSGIHandler) -> None:
    from django.conf import settings

    HTTPChannel.parser_class = LargeBodyParser
    create_server(
        application,
        sockets=listening,
        threads=4,  # requests that one process answers side by side; the others wait a moment
        connection_limit=1_000,  # browsers keep up to six open between two clicks
        asyncore_use_poll=True,  # the other way of waiting knows no more than 1,024 files
        ident=None,
        max_request_body_size=settings.MAX_BODY_BYTES,
        trusted_proxy=settings.CAPAIAN.proxy,
        # what the server before this one says of the browser: its address, and whether it came by
        # https
        trusted_proxy_headers={"x-forwarded-for", "x-forwarded-proto"},
        clear_untrusted_proxy_headers=True,
    ).run()


def _work() -> None:
    from capaian.web.jobs.worker import run_worker

    run_worker()


def _where(configuration: Configuration, host: str, port: int) -> str:
    """Say where the pages can be opened: this port alone leads to https,
    which somebody else has to speak.
    """
    if not configuration.is_secret:
        return f"Capaian dapat dibuka di http://{host}:{port}/"
    names = " atau ".join(f"https://{name}/" for name in configuration.hosts)
    return (
        f"http://{host}:{port}/ menunggu server https di depannya (nginx, Caddy); halaman "
        f"dibuka di {names}. "
        "Tanpa server https, dalam jaringan kantor: CAPAIAN_PLAIN_HTTP=ya."
    )
