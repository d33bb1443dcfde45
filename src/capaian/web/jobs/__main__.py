"""`python -m capaian.web.jobs`: a worker of the server that starts it."""

from __future__ import annotations

import os
import signal
import sys

import django


def main() -> None:
    """Work until the server ends this process, or is no more."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # typed at the server, which ends its workers itself
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "capaian.web.settings")
    django.setup()
    from capaian.web.jobs.worker import run_worker

    run_worker(int(sys.argv[1]) if len(sys.argv) > 1 else os.getppid())


if __name__ == "__main__":
    main()
