"""Entry point, quick to load, so that Ctrl-C is understood from the first moment.

Exit codes: 0 fine, 1 our fault, 2 usage, 10 bad input, 11 file problem, 13 audit found errors.
"""

from __future__ import annotations

import os
import signal
import sys
from contextlib import suppress

INTERRUPTED = 130
"""128 and the number of the signal, as other programs leave."""


def run() -> None:
    """Run the command line and leave with its exit code.

    The process ends at once. To take a million values apart takes as long as a short command, and
    a writer that nobody waits for any more may be busy for seconds; what was to be written is on
    the disk by now.
    """
    with suppress(ValueError):  # ended as by Ctrl-C: what was begun is taken away again
        signal.signal(signal.SIGTERM, signal.default_int_handler)
    from capaian.processes.collecting import collect_seldom

    collect_seldom()
    code = main(sys.argv[1:])
    for stream in (sys.stdout, sys.stderr):
        with suppress(OSError, ValueError, AttributeError):  # closed by its reader, or never open
            stream.flush()
    os._exit(code)


def main(arguments: list[str]) -> int:
    """Run one command and return its exit code; no traceback ever reaches the user."""
    try:
        # All rooms are loaded here and not above: that takes half of the time of a short command.
        from capaian.processes.collecting import without_collecting

        with without_collecting():
            from capaian.cli.program import run_command

        return run_command(arguments)
    except KeyboardInterrupt:
        sys.stderr.write("Dihentikan. Tidak ada yang ditulis.\n")
        return INTERRUPTED
