"""Starting the pages: folder, keys, database and static files are made ready, then one process answers.

The only door of this room for the command line.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Final

from capaian.domain.errors import FileError
from capaian.web.configuration import DEMONSTRATION, read_configuration
from capaian.web.keys import SESSION, TRAIL, make_key

_THREADS: Final = 8
"""Requests that are answered side by side; the others wait a moment."""


def prepare(folder: Path, *, is_demonstration: bool) -> None:
    """Make an installation ready to answer: its keys, the database as this version has it, static files.

    Raises:
        FileError: if something of it cannot be read or written.
    """
    _open(folder, is_demonstration=is_demonstration)
    from django.core.management import call_command

    call_command("collectstatic", verbosity=0, interactive=False)
    if is_demonstration:
        from capaian.web.demonstration.make import make_demonstration

        make_demonstration()


def begin(folder: Path, slug: str, office: str, person: tuple[str, str, str]) -> None:
    """Make an installation with its office and its first administrator.

    Args:
        folder: Where it lies.
        slug: The office in addresses.
        office: Its name.
        person: Name to sign in with, full name and password of the administrator.

    Raises:
        FoundingError: if it cannot begin so.
        FileError: if something of it cannot be read or written.
    """
    _open(folder, is_demonstration=False)
    from capaian.web.founding import Beginning, found

    found(Beginning(slug, office, *person))


def find_broken_entry(folder: Path) -> str | None:
    """Return what is wrong with the first entry of the log that is not as it was written; `None` if all are.

    Raises:
        FileError: if there is no installation.
    """
    if not folder.is_dir():
        raise FileError(f"{folder} tidak memuat instalasi Capaian.")
    _open(folder, is_demonstration=False)
    from capaian.web.trail.verify import verify_log

    broken = verify_log()
    return broken.why if broken else None


def _open(folder: Path, *, is_demonstration: bool) -> None:
    os.environ["CAPAIAN_DATA"] = str(folder)
    if is_demonstration:
        os.environ["CAPAIAN_MODE"] = DEMONSTRATION
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "capaian.web.settings")
    configuration = read_configuration(os.environ)
    for name in (SESSION, TRAIL):
        make_key(configuration.keys, name)
    import django

    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0, interactive=False)


def answer(host: str, port: int, tell: Callable[[str], None]) -> None:
    """Answer until the process is ended.

    Args:
        host: Address to listen at.
        port: And its port.
        tell: Says where the pages are, once they answer.

    Raises:
        OSError: if the port is taken.
    """
    from django.core.wsgi import get_wsgi_application
    from waitress import create_server

    from capaian.web.evidence.limits import BODY_BYTES

    server = create_server(
        get_wsgi_application(),
        host=host,
        port=port,
        threads=_THREADS,
        ident=None,
        max_request_body_size=2 * BODY_BYTES,
    )
    tell(f"http://{host}:{port}/")
    server.run()
