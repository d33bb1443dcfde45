"""How the program was called, for hints that can be typed as they stand."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

_NAME = "capaian"


def program_as_typed() -> str:
    """Return the program as the user called it: `capaian` from the search path, else its path."""
    called = sys.argv[0]
    if Path(called).stem != _NAME:
        return _NAME
    found = shutil.which(_NAME)
    is_found = found is not None and Path(found).resolve() == Path(called).resolve()
    return _NAME if is_found else called
