"""Entry point, quick to load, so that Ctrl-C is understood from the first moment.

Exit codes: 0 fine, 1 our fault, 2 usage, 10 bad input, 11 file problem, 13 audit found errors.
"""

from __future__ import annotations

import os
import sys

INTERRUPTED = 130
"""128 and the number of the signal, as other programs leave."""


def run() -> None:
    """Run the command line and leave with its exit code."""
    code = main(sys.argv[1:])
    if code == INTERRUPTED:  # a writer may be busy for seconds; nothing of it is on the disk
        sys.stderr.flush()
        os._exit(code)
    sys.exit(code)


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
